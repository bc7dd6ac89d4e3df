// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/document.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "base/hash.hpp"
#include "index/text_parts.hpp"
#include "record/reader.hpp"

namespace vraagbaak::index {

namespace {

// Positions of two parts are this far apart, so that no phrase runs from one into the next.
constexpr Xapian::termpos part_gap = 100;

std::string_view evidence_prefix(Field field) {
    switch (field) {
        case Field::title:
        case Field::alternative_title: return title_prefix;
        case Field::keywords: return keyword_prefix;
        case Field::heading: return heading_prefix;
        default: return {};
    }
}

// Collects the terms of one document. Stems are summed up first: the engine's own document keeps a tree and looks each
// term up by string, which costs more than the analysis does.
class Collector {
public:
    Collector(Xapian::Document& document, const FieldWeights& weights, analysis::Analyzer& analyzer)
        : document_(document), weights_(weights), analyzer_(analyzer) {}

    void add(const TextPart& part) {
        analyzer_.analyze(part.text, tokens_);
        const auto prefix = evidence_prefix(part.field);
        const bool title = prefix == title_prefix;
        const auto in_title = title ? title_weight(telling_words(tokens_)) : 0;
        for (const auto& token : tokens_) {
            document_.add_posting(token.folded, first_ + static_cast<Xapian::termpos>(token.position), 1);
            if (token.stem.empty()) continue;
            stems_[stem_term(stem_prefix, token.stem)] += weights_[part.field];
            stems_[stem_term(part_prefix, token.stem)] += weights_[part.field];  // words themselves too: met in any way
            for (const auto& inner : token.parts) stems_[stem_term(part_prefix, inner.stem)] += weights_[part.field];
            if (title) add_title(token, in_title);
            else if (!prefix.empty()) stems_[stem_term(prefix, token.stem)] += 1;
        }
        if (!tokens_.empty()) first_ += static_cast<Xapian::termpos>(tokens_.back().position) + part_gap;
    }

    void finish() {
        for (const auto& [term, wdf] : stems_) document_.add_term(term, wdf);
    }

private:
    // Of several titles the one that says most.
    void add_title(const analysis::Token& token, unsigned weight) {
        raise(stem_term(title_prefix, token.stem), weight);
        raise(stem_term(title_part_prefix, token.stem), weight);
        for (const auto& inner : token.parts) raise(stem_term(title_part_prefix, inner.stem), weight);
    }

    void raise(std::string term, unsigned weight) {
        auto& wdf = stems_[std::move(term)];
        wdf = std::max(wdf, weight);
    }

    Xapian::Document& document_;
    const FieldWeights& weights_;
    analysis::Analyzer& analyzer_;
    std::vector<analysis::Token> tokens_;
    std::unordered_map<std::string, unsigned> stems_;
    Xapian::termpos first_ = 1;
};

void add_filters(Xapian::Document& document, const Record& record) {
    for (std::size_t field = 0; field < facet_fields.size(); ++field) {
        std::string all;
        for (const auto& value : facet_values(record, field)) {
            document.add_boolean_term(filter_term(facet_fields[field], value));
            if (!all.empty()) all += facet_separator;
            all += value;
        }
        if (!all.empty()) document.add_value(slot_facets + static_cast<unsigned>(field), all);
    }
}

// An id has at most 200 characters, which with its prefix can be two bytes too long.
std::string bounded(std::string_view prefix, std::string_view id) {
    std::string term{prefix};
    return prefix.size() + id.size() <= longest_term ? term.append(id) : term.append("#").append(hash_bytes(id));
}

}  // namespace

std::size_t telling_words(const std::vector<analysis::Token>& tokens) {
    std::set<std::string_view> stems;
    for (const auto& token : tokens)
        if (!token.stem.empty() && !token.function_word && token.kind != unicode::TokenKind::joined) stems.insert(token.stem);
    return stems.size();
}

unsigned title_weight(std::size_t telling) {
    constexpr double alone = 12;
    return std::max(1U, static_cast<unsigned>(std::lround(alone / static_cast<double>(std::max<std::size_t>(1, telling)))));
}

bool searchable(const Record& record) {
    return record.status != "concept" && record.status != "non-actief" && record.status != "te-verwijderen";
}

std::string stem_term(std::string_view prefix, std::string_view stem) {
    std::string term{prefix};
    return term.append(stem.substr(0, longest_term - prefix.size()));
}

std::string view_term(std::size_t view_class, bool windowed) {
    return std::string{windowed ? windowed_view_prefix : open_view_prefix} + std::to_string(view_class);
}

std::string id_term(std::string_view id) { return bounded(id_prefix, id); }

std::string link_term(std::string_view id) { return bounded(link_prefix, id); }

Xapian::Document document_of(const View& view, std::size_t view_class, const FieldWeights& weights,
                             analysis::Analyzer& analyzer) {
    const auto& record = view.record;
    Xapian::Document document;
    Collector collector{document, weights, analyzer};
    for (const auto& part : TextParts{record}) collector.add(part);
    collector.finish();
    add_filters(document, record);
    document.add_boolean_term(id_term(record.id));
    for (const auto& id : record.related) document.add_boolean_term(link_term(id));
    const bool windowed = record.visible_from || record.visible_until;
    document.add_boolean_term(view_term(view_class, windowed));
    if (windowed) {
        document.add_value(slot_from, window_value(record.visible_from, false));
        document.add_value(slot_until, window_value(record.visible_until, true));
    }
    document.set_data(record::to_native_json(record));
    return document;
}

}  // namespace vraagbaak::index

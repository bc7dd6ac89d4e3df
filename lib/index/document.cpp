// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/document.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/hash.hpp"
#include "base/string_hash.hpp"
#include "dutch/name_words.hpp"
#include "index/forward_index.hpp"
#include "index/references.hpp"
#include "index/text_parts.hpp"
#include "text/characters.hpp"

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
    Collector(Xapian::Document& document, StoredViewWriter& stored, const FieldWeights& weights, analysis::Analyzer& analyzer)
        : document_(document), stored_(stored), weights_(weights), analyzer_(analyzer) {}

    // By a name nobody is found who is called almost so (Peters, Peter) or by a part of it: names.bin knows better. Only who asks for
    // names (titel:, mevrouw) finds the words of one, as they are.
    void add_name(const TextPart& part) {
        analyzer_.analyze(part.text, tokens_);
        stored_.add(part, tokens_);
        const auto in_title = title_weight(telling_words(tokens_));
        for (const auto& token : tokens_) {
            document_.add_posting(token.folded, first_ + static_cast<Xapian::termpos>(token.position), 1);
            if (token.stem.empty()) continue;
            auto& title = of(dutch::name_word(token.folded)).title;
            title = std::max(title, in_title);
        }
        go_on();
    }

    void add(const TextPart& part) {
        analyzer_.analyze(part.text, tokens_);
        const auto prefix = evidence_prefix(part.field);
        const auto weight = weights_[part.field];
        const auto in_title = prefix == title_prefix ? title_weight(telling_words(tokens_)) : 0;
        for (auto& token : tokens_) {
            if (is_dialled(part.field, token.folded)) continue;
            document_.add_posting(token.folded, first_ + static_cast<Xapian::termpos>(token.position), 1);
            if (token.stem.empty()) continue;
            if (part.is_name(token.range)) {
                add_contact(token, weight);
                continue;
            }
            auto& word = of(token.stem);
            word.whole = word.met = true;
            word.stem += weight;
            word.part += weight;  // words themselves too: met in any way
            word.title = std::max(word.title, in_title);
            word.title_part = std::max(word.title_part, in_title);
            word.keyword += prefix == keyword_prefix ? 1 : 0;
            word.heading += prefix == heading_prefix ? 1 : 0;
            for (const auto& inner : token.parts) {
                auto& part_word = of(inner.stem);
                part_word.met = true;
                part_word.part += weight;
                part_word.title_part = std::max(part_word.title_part, in_title);
            }
        }
        stored_.add(part, tokens_);
        go_on();
    }

    void finish() {
        const auto add = [&](std::string_view prefix, const std::string& stem, unsigned wdf) {
            if (wdf > 0) document_.add_term(stem_term(prefix, stem), wdf);
        };
        for (const auto& [stem, word] : words_) {
            if (word.whole) document_.add_term(stem_term(stem_prefix, stem), word.stem);  // found also where its fields weigh nothing
            if (word.met) document_.add_term(stem_term(part_prefix, stem), word.part);
            add(title_prefix, stem, word.title);
            add(title_part_prefix, stem, word.title_part);
            add(keyword_prefix, stem, word.keyword);
            add(heading_prefix, stem, word.heading);
        }
    }

private:
    // wdf behind each prefix; in titles that of the title which says most.
    struct Occurrences {
        bool whole = false;  // not only as a part
        bool met = false;    // in any way but in a name
        unsigned stem = 0, part = 0, title = 0, title_part = 0, keyword = 0, heading = 0;
    };

    // The name of a contact person is found by its words as they are; a piece of an address by nothing but the word between quotation marks.
    void add_contact(analysis::Token& token, unsigned weight) {
        if (!token.piece) {
            auto& word = of(dutch::name_word(token.folded));
            word.whole = true;
            word.stem += weight;
        }
        token.stem = {};
        token.parts = {};
    }

    void go_on() {
        if (!tokens_.empty()) first_ += static_cast<Xapian::termpos>(tokens_.back().position) + part_gap;
    }

    Occurrences& of(std::string_view stem) {
        const auto found = words_.find(stem);
        return found != words_.end() ? found->second : words_.emplace(stem, Occurrences{}).first->second;
    }

    Xapian::Document& document_;
    StoredViewWriter& stored_;
    const FieldWeights& weights_;
    analysis::Analyzer& analyzer_;
    std::vector<analysis::Token> tokens_;
    StringMap<Occurrences> words_;
    Xapian::termpos first_ = 1;
};

void add_filters(Xapian::Document& document, const Record& record) {
    for (std::size_t field = 0; field < facet_fields.size(); ++field)
        for (const auto& value : facet_values(record, field)) document.add_boolean_term(filter_term(facet_fields[field], value));
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
    std::string term;
    put_stem_term(term, prefix, stem);
    return term;
}

void put_stem_term(std::string& out, std::string_view prefix, std::string_view stem) {
    out.assign(prefix);
    out.append(stem.substr(0, longest_term - prefix.size()));
}

std::string id_term(std::string_view id) { return bounded(id_prefix, id); }

std::string link_term(std::string_view id) { return bounded(link_prefix, id); }

bool is_name(Field field, const Record& record) {
    return record.kind == "medewerker" && (field == Field::title || field == Field::alternative_title);
}

bool is_dialled(Field field, std::string_view folded) {
    constexpr std::size_t longest_part = 5;
    return field == Field::contact && folded.size() <= longest_part && std::ranges::all_of(folded, unicode::is_digit);
}

IndexedView index_view(const View& view, const FieldWeights& weights, analysis::Analyzer& analyzer) {
    const auto& record = view.record;
    Xapian::Document document;
    StoredViewWriter stored{record};
    Collector collector{document, stored, weights, analyzer};
    for (const auto& part : TextParts{record}) is_name(part.field, record) ? collector.add_name(part) : collector.add(part);
    collector.finish();
    add_filters(document, record);
    document.add_boolean_term(id_term(record.id));
    for (const auto& id : record.merged_from) document.add_boolean_term(id_term(id));  // found by them too
    for (const auto& id : record.related) document.add_boolean_term(link_term(id));
    for (const auto& term : reference_terms(record, analyzer)) document.add_boolean_term(term);
    return {std::move(document), stored.finish()};
}

}  // namespace vraagbaak::index

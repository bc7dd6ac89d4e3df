// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/term_changes.hpp"

#include <charconv>
#include <map>
#include <set>

#include "index/document.hpp"
#include "index/references.hpp"
#include "index/schema.hpp"
#include "text/trim.hpp"

namespace vraagbaak::search {

namespace {

using Terms = std::map<std::string, std::uint32_t>;

// The terms of its titles, keywords and skills alone: all that a list changes, and a fraction of the work.
Terms terms_of(const Record& whole, const index::FieldWeights& weights, analysis::Analyzer& analyzer) {
    index::View part;
    part.record.id = whole.id;
    part.record.kind = whole.kind;
    part.record.title = whole.title;
    part.record.alternative_titles = whole.alternative_titles;
    part.record.keywords = whole.keywords;
    part.record.skills = whole.skills;
    const auto view = index::index_view(part, weights, analyzer);
    Terms terms;
    for (auto term = view.document.termlist_begin(); term != view.document.termlist_end(); ++term)
        if (term.get_wdf() > 0) terms[*term] = term.get_wdf();
    return terms;
}

std::string joined(const std::vector<std::string>& skills) {
    std::string out;
    for (const auto& skill : skills) out += (out.empty() ? "" : ", ") + skill;
    return out;
}

bool is_one_of(const std::string& line, const std::vector<std::string>& keys, analysis::Analyzer& analyzer) {
    return std::ranges::find(keys, lexicon::term_key(line, analyzer)) != keys.end();
}

// Of one word of a lexicon::term_key, which has no stem when it begins with '='.
std::string engine_term(std::string_view word) {
    return word.starts_with('=') ? std::string{word.substr(1)} : index::stem_term(index::stem_prefix, word);
}

// Of these the most that one title says counts, and nothing but titles has them; of all others what is said adds up.
bool is_of_titles(std::string_view term) { return term.starts_with(index::title_prefix) || term.starts_with(index::title_part_prefix); }

std::uint32_t wdf_of(const index::Postings& postings, std::string_view term, std::uint32_t document) {
    std::uint32_t out = 0;
    postings.each_while(postings.find(term), [&](std::uint32_t other, std::uint32_t wdf) {
        if (other == document) out = wdf;
        return other < document;
    });
    return out;
}

}  // namespace

// Every record that could have the keyword has its first word.
std::vector<std::uint32_t> TermChanges::documents_of(const index::Generation& generation, const lexicon::TermRule& rule,
                                                     analysis::Analyzer& analyzer) const {
    const auto& postings = generation.postings();
    std::string term;
    if (rule.id != "*") {
        term = index::id_term(rule.id);
    } else {
        const auto key = lexicon::term_key(rule.term, analyzer);
        if (key.empty()) return {};
        term = engine_term(std::string_view{key}.substr(0, key.find(' ')));
    }
    std::vector<std::uint32_t> out;
    postings.each_while(postings.find(term), [&](std::uint32_t document, std::uint32_t) {
        out.push_back(document);
        return true;
    });
    return out;
}

// Of the terms of the record as it is and as it is wanted only those that differ count, by so much as they differ: so other
// weights than those that the index was built with change nothing but them.
void TermChanges::change(std::uint32_t document, const index::Generation& generation, const index::FieldWeights& weights,
                         const OfDocument& wanted, analysis::Analyzer& analyzer) {
    const auto record = generation.texts().record(document);
    auto other = record;
    OfDocument done;
    auto skills = index::pieces_of(record.skills);
    for (auto* list : {&other.keywords, &other.alternative_titles, &skills})
        std::erase_if(*list, [&](const std::string& line) {
            if (!is_one_of(line, wanted.blocked, analyzer)) return false;
            done.blocked.push_back(line);
            return true;
        });
    if (!done.blocked.empty()) other.skills = joined(skills);
    for (const auto& term : wanted.added) {
        const auto key = lexicon::term_key(term, analyzer);
        const bool there = std::ranges::any_of(record.keywords, [&](const auto& line) { return lexicon::term_key(line, analyzer) == key; });
        if (!there) done.added.push_back(term);
    }
    if (done.blocked.empty() && done.added.empty()) return;
    other.keywords.insert(other.keywords.end(), done.added.begin(), done.added.end());
    const auto before = terms_of(record, weights, analyzer), after = terms_of(other, weights, analyzer);
    auto all = before;
    all.insert(after.begin(), after.end());
    for (const auto& [term, unused] : all) {
        const auto value_in = [&term = term](const Terms& terms) { return terms.contains(term) ? terms.at(term) : 0; };
        const auto was = value_in(before), is = value_in(after);
        if (was == is) continue;
        const auto stood = wdf_of(generation.postings(), term, document);
        const auto rest = is_of_titles(term) || stood < was ? 0 : stood - was;
        terms_[term].push_back({document, rest + is, stood > 0});
    }
    documents_[document] = std::move(done);
}

TermChanges::TermChanges(const index::Generation& generation, const Settings& settings, const std::vector<lexicon::TermRule>& rules) {
    if (rules.empty()) return;
    analysis::Analyzer analyzer{generation.forms()};
    const auto weights = index::field_weights(settings);
    std::map<std::uint32_t, OfDocument> wanted;  // blocked: by their keys
    for (const auto& rule : rules) {
        const auto key = lexicon::term_key(rule.term, analyzer);
        if (rule.block && rule.id == "*" && !key.empty()) everywhere_.insert(key);
        if (rule.block && !key.empty() && key.find(' ') == key.npos) words_.insert(key);
        for (const auto document : documents_of(generation, rule, analyzer)) {
            auto& of_document = wanted[document];
            if (rule.block) of_document.blocked.push_back(key);
            else of_document.added.push_back(rule.term);
        }
    }
    // What a record got all the same is offered again.
    for (const auto& rule : rules)
        if (!rule.block) everywhere_.erase(lexicon::term_key(rule.term, analyzer));
    for (const auto& [document, of_document] : wanted) change(document, generation, weights, of_document, analyzer);
}

namespace {

// Numbers of up to 32 bits between spaces.
class Numbers {
public:
    explicit Numbers(std::string_view text) : rest_(text) {}

    bool at_end() const { return rest_.empty(); }
    bool read(std::uint32_t& value) {
        const auto [end, problem] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (problem != std::errc{}) return false;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        if (!rest_.empty() && rest_.front() != ' ') return false;
        if (!rest_.empty()) rest_.remove_prefix(1);
        return true;
    }

private:
    std::string_view rest_;
};

std::string_view up_to_tab(std::string_view& rest) {
    const auto end = std::min(rest.find('\t'), rest.size());
    const auto out = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return out;
}

}  // namespace

// t TAB term TAB document wdf had …; b or a TAB document TAB line that is blocked or added; e or w TAB key that is blocked everywhere, or is a
// word that is blocked somewhere. Terms in the order of their bytes.
std::string TermChanges::text() const {
    std::map<std::string_view, const std::vector<Changed>*> sorted;
    for (const auto& [term, list] : terms_) sorted.emplace(term, &list);
    std::string out;
    for (const auto& [term, list] : sorted) {
        out.append("t\t").append(term).append("\t");
        for (const auto& one : *list) {
            if (out.back() != '\t') out += ' ';
            out += std::to_string(one.document) + ' ' + std::to_string(one.wdf) + (one.had ? " 1" : " 0");
        }
        out += '\n';
    }
    for (const auto& [document, of_document] : documents_) {
        for (const auto& line : of_document.blocked) out += "b\t" + std::to_string(document) + '\t' + line + '\n';
        for (const auto& line : of_document.added) out += "a\t" + std::to_string(document) + '\t' + line + '\n';
    }
    for (const auto& key : everywhere_) out += "e\t" + key + '\n';
    for (const auto& key : words_) out += "w\t" + key + '\n';
    return out;
}

std::optional<TermChanges> TermChanges::from_text(std::string_view text) {
    TermChanges out;
    out.terms_.reserve(static_cast<std::size_t>(std::ranges::count(text, '\n')));
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto kind = up_to_tab(line), name = up_to_tab(line);
        if (kind == "t") {
            auto& list = out.terms_[std::string{name}];
            std::uint32_t had = 0;
            for (Numbers numbers{line}; !numbers.at_end();) {
                auto& one = list.emplace_back();
                if (!numbers.read(one.document) || !numbers.read(one.wdf) || !numbers.read(had) || had > 1) return std::nullopt;
                one.had = had == 1;
            }
            continue;
        }
        if (kind == "e" || kind == "w") {
            (kind == "e" ? out.everywhere_ : out.words_).emplace(name);
            continue;
        }
        std::uint32_t document = 0;
        if ((kind != "a" && kind != "b") || !Numbers{name}.read(document)) return std::nullopt;
        auto& of_document = out.documents_[document];
        (kind == "a" ? of_document.added : of_document.blocked).emplace_back(line);
    }
    return out;
}

TermChanges::List TermChanges::find(const index::Postings& postings, std::string_view term) const {
    List list{postings.find(term), nullptr, {}};
    auto& frequency = list.frequency = list.stored.frequency;
    const auto found = terms_.empty() ? terms_.end() : terms_.find(term);
    if (found == terms_.end()) return list;
    list.changed = &found->second;
    for (const auto& one : found->second) {
        const std::uint32_t text = postings.is_text(one.document) ? 1 : 0;
        if (one.had && one.wdf == 0) --frequency.all, frequency.texts -= text;
        if (!one.had) ++frequency.all, frequency.texts += text;
    }
    return list;
}

std::vector<std::string> TermChanges::words_of(std::uint32_t document) const {
    std::vector<std::string> out;
    if (added(document).empty()) return out;
    for (const auto& [term, list] : terms_) {
        if (index::has_prefix(term)) continue;
        const auto found = std::ranges::find(list, document, &Changed::document);
        if (found != list.end() && !found->had) out.push_back(term);
    }
    return out;
}

const TermChanges& TermChanges::none() {
    static const TermChanges none;
    return none;
}

std::size_t TermChanges::records_with(const index::Generation& generation, const TermChanges& changes, std::string_view key) {
    if (key.empty() || key.find(' ') != key.npos) return 0;
    std::set<std::string> ids;  // a record may have several views
    changes.each_while(generation.postings(), engine_term(key), [&](std::uint32_t document, std::uint32_t) {
        ids.emplace(generation.texts().view(document).id);
        return true;
    });
    return ids.size();
}

bool TermChanges::is_in(const Keys& keys, std::string_view line, analysis::Analyzer& analyzer) {
    return !keys.empty() && keys.contains(lexicon::term_key(line, analyzer));
}

const TermChanges::OfDocument& TermChanges::of(std::uint32_t document) const {
    static const OfDocument none;
    const auto found = documents_.find(document);
    return found == documents_.end() ? none : found->second;
}

bool TermChanges::blocked(std::uint32_t document, std::string_view line) const {
    const auto& lines = of(document).blocked;
    return std::ranges::find(lines, line) != lines.end();
}

const std::vector<std::string>& TermChanges::blocked(std::uint32_t document) const { return of(document).blocked; }

const std::vector<std::string>& TermChanges::added(std::uint32_t document) const { return of(document).added; }

}  // namespace vraagbaak::search

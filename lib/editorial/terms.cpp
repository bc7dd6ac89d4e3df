// SPDX-License-Identifier: GPL-2.0-or-later
// Every search term that a record carries, where it comes from, and which of them look wrong.
#include <algorithm>
#include <set>

#include "dutch/compounds.hpp"
#include "editorial/desk.hpp"
#include "index/document.hpp"
#include "lexicon/glob.hpp"
#include "lexicon/speller.hpp"
#include "text/unicode.hpp"

namespace vraagbaak {

namespace {

constexpr std::uint32_t more_often = 2;  // times that the word is met which a suspect one is near to
constexpr int dearest = 100;             // one error

// Looks at single words: of "gekke gerrit straat" nobody can tell.
class Suspicion {
public:
    explicit Suspicion(const index::Generation& generation) : words_(generation.words()) {}

    void look(TermInfo& info, bool stands_in_text) {
        const auto word = unicode::fold(info.term);
        if (word.size() < 5 || std::ranges::any_of(word, [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '.'; })) return;
        if (splitter_.knows(word)) return;
        const auto id = words_.find(word);
        const auto own = id ? words_.count(*id) : 0;
        const auto often = [&](lexicon::WordId other) {
            const auto count = words_.count(other);
            return count >= std::max(own, 1U) * more_often || splitter_.knows(std::string{words_.word(other)}) ? std::optional{count} : std::nullopt;
        };
        const auto found = id ? lexicon::suggest(words_, word, 1, often, dearest) : std::vector<lexicon::Suggestion>{};
        if (!found.empty() && found.front().text.find(' ') == std::string::npos) info.suggestion = found.front().text;
        const auto parts = splitter_.split(word).parts;
        const bool compound = !parts.empty() && std::ranges::all_of(parts, &dutch::CompoundPart::known);
        info.suspect = !info.suggestion.empty() || (!compound && !stands_in_text);
    }

private:
    const lexicon::WordTable& words_;
    const dutch::CompoundSplitter splitter_;
};

bool fits(const std::string& pattern, const std::string& term) {
    return pattern.empty() || lexicon::fits(unicode::fold(pattern), unicode::fold(term));
}

}  // namespace

std::vector<TermInfo> Editorial::terms(const TermQuery& query) const {
    const auto generation = impl_->generation();
    const auto published = impl_->published();
    const search::TermChanges changes{*generation, *impl_->settings, published.lists->terms};
    std::vector<TermInfo> out;
    std::set<std::pair<std::string, std::string>> seen;  // id and term: a record may have several views
    Suspicion suspicion{*generation};
    for (std::uint32_t document = 1; document <= generation->postings().documents(); ++document) {
        const auto record = generation->texts().record(document);
        if (!query.id.empty() && record.id != query.id) continue;
        std::string all = record.title + ' ' + record.short_answer;
        for (const auto& section : record.sections) all += ' ' + section.title + ' ' + section.text;
        const auto text = unicode::fold(all);
        const auto add = [&](const std::string& term, const char* origin) {
            if (!fits(query.pattern, term) || !seen.emplace(record.id, term).second) return;
            TermInfo info{term, record.id, record.title, origin, changes.blocked(document, term), false, {}};
            suspicion.look(info, text.find(unicode::fold(term)) != text.npos);
            if (!query.suspect || (info.suspect && !info.blocked)) out.push_back(std::move(info));
        };
        for (const auto& keyword : record.keywords) add(keyword, "keyword");
        for (const auto& title : record.alternative_titles) add(title, "title");
        for (const auto& term : changes.added(document)) add(term, "list");
    }
    std::ranges::stable_sort(out, {}, [](const TermInfo& info) { return std::pair{unicode::fold(info.term), info.id}; });
    return out;
}

}  // namespace vraagbaak

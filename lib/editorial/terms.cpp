// SPDX-License-Identifier: GPL-2.0-or-later
// Every search term that a record carries, and with a pattern every word of texts that is offered: where it comes from, and what looks wrong.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "editorial/desk.hpp"
#include "editorial/suspicion.hpp"
#include "index/document.hpp"
#include "index/references.hpp"
#include "index/text_parts.hpp"
#include "lexicon/glob.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace {

bool fits(const std::string& folded_pattern, std::string_view term) {
    return folded_pattern.empty() || lexicon::fits(folded_pattern, unicode::fold(term));
}

// What the record says besides the terms that it carries.
Record without_terms(Record record) {
    record.keywords.clear();
    record.alternative_titles.clear();
    record.skills.clear();
    return record;
}

void each_text(const Record& record, const std::function<void(std::string_view)>& visit) {
    const auto rest = without_terms(record);
    for (const auto& part : index::TextParts{rest}) visit(part.text);
}

std::string folded_text(const Record& record) {
    std::string all;
    each_text(record, [&](std::string_view text) { all.append(text).append(" "); });
    return unicode::fold(all);
}

// The words of texts that fit a pattern, and the records that have each.
class WordsOfTexts {
public:
    WordsOfTexts(std::string pattern, const index::Generation& generation) : pattern_(std::move(pattern)), analyzer_(generation.forms()) {}

    void read(const Record& record) {
        each_text(record, [&](std::string_view text) {
            analyzer_.analyze(text, {}, tokens_);  // without stems
            for (const auto& token : tokens_)
                if (token.kind != unicode::TokenKind::joined && lexicon::fits(pattern_, token.folded)) records_[std::string{token.folded}].insert(record.id);
        });
    }

    void each(const std::function<void(const std::string&, std::size_t)>& visit) const {
        for (const auto& [word, ids] : records_) visit(word, ids.size());
    }

private:
    const std::string pattern_;
    analysis::Analyzer analyzer_;
    std::vector<analysis::Token> tokens_;
    std::map<std::string, std::set<std::string>> records_;
};

}  // namespace

std::vector<TermInfo> Editorial::terms(const TermQuery& query) const {
    const auto generation = impl_->generation();
    const auto& postings = generation->postings();
    if (!query.id.empty() && postings.find(index::id_term(query.id)).frequency.all == 0)
        throw Error(ErrorKind::refused, {"unknown_record", {query.id}}, {{}, 0, "article"});
    const auto published = impl_->published();
    const search::TermChanges changes{*generation, *impl_->settings, published.lists->terms};
    const auto pattern = unicode::fold(query.pattern);
    std::vector<TermInfo> out;
    std::set<std::pair<std::string, std::string>> seen;  // id and term: a record may have several views
    const auto dictionary = editorial::Spelling::open(query.dictionary);
    editorial::Suspicion suspicion{*generation, dictionary.get()};
    WordsOfTexts texts{pattern, *generation};
    analysis::Analyzer analyzer{generation->forms()};
    const auto with_document = [&](std::uint32_t document) {
        const auto record = generation->texts().record(document);
        std::string text;
        const auto add = [&](const std::string& term, const char* origin, bool may_be_wrong) {
            if (term.empty() || !fits(pattern, term) || !seen.emplace(record.id, term).second) return;
            TermInfo info{.term = term, .id = record.id, .title = record.title, .origin = origin};
            info.blocked = changes.blocked(document, term) || changes.blocks_everywhere(term, analyzer);
            if (text.empty()) text = folded_text(record);
            if (may_be_wrong) suspicion.look(info, record, text);
            if (!query.suspect || (info.suspect && !info.blocked)) out.push_back(std::move(info));
        };
        const bool person = record.kind == "medewerker";  // of names nobody can tell
        for (const auto& keyword : record.keywords) add(keyword, "keyword", true);
        for (const auto& title : record.alternative_titles) add(title, person ? "name" : "title", !person);
        for (const auto& skill : index::pieces_of(record.skills)) add(skill, "subject", true);
        for (const auto& term : changes.added(document)) add(term, "list", true);
        add(record.title, "name", false);  // it stands in the record for all to read: for check() to look at
        if (!pattern.empty() && !query.suspect) texts.read(record);
    };
    if (query.id.empty())
        for (std::uint32_t document = 1; document <= postings.documents(); ++document) with_document(document);
    else
        postings.each_while(postings.find(index::id_term(query.id)), [&](std::uint32_t document, std::uint32_t) { return with_document(document), true; });
    texts.each([&](const std::string& word, std::size_t records) {
        out.push_back({.term = word, .id = query.id, .title = {}, .origin = "text", .blocked = changes.blocks_everywhere(word, analyzer), .records = records});
    });
    std::ranges::stable_sort(out, {}, [](const TermInfo& info) { return std::pair{unicode::fold(info.term), info.id}; });
    return out;
}

}  // namespace vraagbaak

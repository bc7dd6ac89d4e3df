// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/offered.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "text/unicode.hpp"

namespace vraagbaak::index {

namespace {

constexpr std::size_t longest_title = 300;  // characters, of an alternative title too; nobody is helped by more

void offer(std::string_view text, bool question, const Record& record, const std::vector<std::uint32_t>& classes,
           analysis::Analyzer& analyzer, lexicon::CompletionsWriter& completions) {
    if (text.empty() || unicode::length(text) > longest_title) return;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(text, tokens);
    lexicon::OfferedTitle title{.text = text, .record = record.id, .question = question, .classes = classes, .words = {}};
    if (record.visible_from) title.from = lexicon::day_of(*record.visible_from);
    if (record.visible_until) title.until = lexicon::day_of(*record.visible_until);
    // By its letters alone, so that a word has one stem wherever it stands: as a piece of an address it would have none.
    std::vector<std::string> stems;
    for (const auto& token : tokens) stems.emplace_back(analyzer.stem(token.folded));
    for (std::size_t i = 0; i < tokens.size(); ++i) title.words.push_back({tokens[i].folded, stems[i], tokens[i].position == 0});
    completions.add(title);
}

bool is_question(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text.ends_with('?');
}

}  // namespace

void offer_titles(const Record& record, std::vector<std::uint32_t> classes, analysis::Analyzer& analyzer,
                  lexicon::CompletionsWriter& completions) {
    if (classes.empty()) return;  // nobody
    const bool vac = record.kind == "vac";
    offer(record.title, vac, record, classes, analyzer, completions);
    for (const auto& title : record.alternative_titles)
        if (vac || is_question(title)) offer(title, true, record, classes, analyzer, completions);
}

// The documents of each word are gone through once; where all have one audience, their number says enough.
lexicon::SeenWords seen_words(const Postings& postings, const Audiences& audiences, const lexicon::WordTable& table) {
    const auto& list = audiences.list();
    std::vector<std::uint32_t> counts(list.size());
    std::vector<std::uint32_t> counted;
    lexicon::SeenWords seen;
    lexicon::SeenCounter counter;
    for (lexicon::WordId id = 0; id < table.size(); ++id) {
        const auto word = table.word(id);
        if (lexicon::is_offered(word) && list.size() == 1) {
            counter.add(list.front(), table.count(id));
        } else if (lexicon::is_offered(word)) {
            postings.each_while(postings.find(word), [&](std::uint32_t document, std::uint32_t) {
                if (counts[audiences.of(document)]++ == 0) counted.push_back(audiences.of(document));
                return true;
            });
            for (const auto number : counted) counter.add(list[number], std::exchange(counts[number], 0));
            counted.clear();
        }
        seen.add(counter.take());
    }
    return seen;
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/correction.hpp"

#include <functional>

#include "vraagbaak/error.hpp"

namespace vraagbaak::search {

namespace {

// The likeliest of the words that are met so many times as often: the others, and `word` itself, are as if they were not there.
std::optional<lexicon::Suggestion> likelier(SeenWords& seen, const std::string& word, std::uint32_t times, int dearest) {
    const auto id = seen.words().find(word);
    const auto own = id ? seen(*id) : std::nullopt;
    if (!own) return std::nullopt;
    const auto often = [&](lexicon::WordId other) {
        const auto count = seen(other);
        return count && *count / times >= *own ? count : std::nullopt;
    };
    auto words = lexicon::suggest(seen.words(), word, 1, often, dearest);
    return words.empty() ? std::nullopt : std::optional{std::move(words.front())};
}

}  // namespace

std::optional<Correction> correct(query::Plan& plan, const std::string& question, const lexicon::Synonyms* lists,
                                   Evaluator& evaluator, SeenWords& seen, analysis::Analyzer& analyzer) {
    bool damaged = false;
    // Of a damaged table nothing is said but that it is.
    const auto readable = [&](auto look_up) -> decltype(look_up()) {
        try {
            return look_up();
        } catch (const Error& error) {
            if (error.message().code != "lexicon_damaged") throw;
            damaged = true;
            return {};
        }
    };
    const auto& changes = evaluator.changes();
    // What is blocked for every record is proposed to nobody, and what is blocked for any is no right word by itself.
    const auto proposed = [&](const std::string& word, std::size_t most, int dearest) {
        const bool passed_over = changes.blocks_word(word, analyzer);
        const auto count = [&](lexicon::WordId id) -> std::optional<std::uint32_t> {
            const auto other = seen.words().word(id);
            if ((passed_over && other == word) || changes.blocks_everywhere(other, analyzer)) return std::nullopt;
            return seen(id);
        };
        return lexicon::suggest(seen.words(), word, most, count, dearest);
    };
    const query::WordKnowledge knowledge{
        [&](const query::Unit& unit) { return evaluator.finds_any(unit); },
        [&](const std::string& word, std::size_t most, int dearest) {
            return readable([&] { return proposed(word, most, dearest); });
        },
        [&](const std::string& word, std::uint32_t times, int dearest) {
            return readable([&] { return likelier(seen, word, times, dearest); });
        },
        [&](const std::string& word) { return changes.blocks_word(word, analyzer); }};
    std::optional<Correction> correction;
    if (auto corrected = query::add_corrections(plan, question, lists, analyzer, knowledge))
        correction = Correction{std::move(*corrected), true};
    else if (auto offered = query::likelier_question(plan, question, lists, analyzer, knowledge))
        correction = Correction{std::move(*offered), false};
    if (damaged) plan.remarks.push_back({"words_damaged", {}});
    return correction;
}

}  // namespace vraagbaak::search

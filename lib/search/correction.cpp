// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/correction.hpp"

#include <unordered_map>

#include "search/engine_query.hpp"

namespace vraagbaak::search {

namespace {

// How often this asker sees a word. The speller asks more than once.
class SeenWords {
public:
    SeenWords(const Access& access, const lexicon::WordTable& words, const Xapian::Database& database)
        : access_(access), words_(words), database_(database) {}

    std::optional<std::uint32_t> operator()(lexicon::WordId id) {
        auto found = counts_.find(id);
        if (found == counts_.end()) {
            const Xapian::Query word{std::string{words_.word(id)}};
            found = counts_.emplace(id, static_cast<std::uint32_t>(access_.count(database_, word))).first;
        }
        if (found->second == 0) return std::nullopt;
        return found->second;
    }

private:
    const Access& access_;
    const lexicon::WordTable& words_;
    const Xapian::Database& database_;
    std::unordered_map<lexicon::WordId, std::uint32_t> counts_;
};

}  // namespace

std::optional<std::string> correct(query::Plan& plan, const std::string& question, const lexicon::Synonyms* lists,
                                   const Access& access, const lexicon::WordTable& words, index::Engine& engine) {
    SeenWords seen{access, words, engine.database};
    const lexicon::CountOf count_of = [&](lexicon::WordId id) { return seen(id); };
    const query::WordKnowledge knowledge{
        [&](const query::Unit& unit) {
            return access.find(engine.database, condition(query::PlanNode{query::Combine::unit, unit, {}})) != 0;
        },
        [&](const std::string& word, std::size_t most, int dearest) {
            return lexicon::suggest(words, word, most, count_of, dearest);
        }};
    return query::add_corrections(plan, question, lists, engine.analyzer, knowledge);
}

}  // namespace vraagbaak::search

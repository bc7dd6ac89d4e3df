// SPDX-License-Identifier: GPL-2.0-or-later
// What the words of a text find, and which records stand highest by their sums.
#pragma once

#include <set>
#include <vector>

#include "index/generation.hpp"
#include "search/access.hpp"
#include "search/evaluator.hpp"
#include "search/noted.hpp"
#include "search/ranking.hpp"
#include "search/sums.hpp"
#include "search/weights.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::search {

// For one text, one thread at a time; what is given outlives it.
class NoteFinding {
public:
    NoteFinding(const index::Generation& generation, index::Engine& engine, const Access& access, const Asker& asker, const Weights& weights, Evaluator& evaluator)
        : generation_(generation), engine_(engine), access_(access), asker_(asker), weights_(weights), evaluator_(evaluator) {}

    // Fills NotedWord::found.
    void find(Noted& noted);

    // The records with the highest sums; the telephone directory is nobody's answer, and may bear the name of who wrote.
    std::vector<RankedDocument> best(const Sums& sums, std::size_t most) const;

    static bool better(const RankedDocument& a, const RankedDocument& b) { return a.score != b.score ? a.score > b.score : a.document < b.document; }
    static void add(Sums& sums, const NotedWord& word, double weight);

    // Sets projects that are over behind those that go on, as a question does (finished.hpp), and puts the best first. `words`: those of the
    // topic that the records were found for.
    void put_in_order(std::vector<RankedDocument>& records, const std::vector<const NotedWord*>& words) const;

    double factor_of(std::uint32_t document) const { return generation_.timed().over(document, asker_.date) ? weights_.finished : 1; }
    bool is_person(std::uint32_t document) const { return is_of_kind(document, "medewerker"); }
    std::uint32_t documents() const { return evaluator_.documents(); }
    index::Engine& engine() const { return engine_; }

    // The score of a word that one record in the base has.
    double rare() const;

private:
    bool is_of_kind(std::uint32_t document, std::string_view kind) const;
    void find_announced(Noted& noted);
    std::size_t named(std::uint32_t document, const std::vector<const NotedWord*>& words) const;

    const index::Generation& generation_;
    index::Engine& engine_;
    const Access& access_;
    const Asker& asker_;
    const Weights& weights_;
    Evaluator& evaluator_;
    std::set<std::uint32_t> announce_;  // what the text is about now
};

}  // namespace vraagbaak::search

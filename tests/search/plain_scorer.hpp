// SPDX-License-Identifier: GPL-2.0-or-later
// The ranking formula as plainly as it can be said, over lists in memory: what docs/ranking.md tells in words. The engine
// must give the same records, the same counts and, to a millionth, the same scores.
//
// A document is one view of a record. Its terms: each token as a word (wdf 1 and a position), the stem of each word with
// the weight of the field it stands in as its wdf, and once more in its own space for titles, keywords and headings.
//
//   score of a term     (k1 + 1) · idf · wdf / (wdf + k1 · (1 − b + b · max(length / average length, 0.5)))
//   idf                 log of (N − n + 0.5) / (n + 0.5), which is halved and raised by 1 where it is below 2
//   of a reading        the sum over its terms, when all are there (and for a phrase in order, within its window)
//   of a unit           the best of its readings, a synonym's times synonym / its number of terms, a correction's times
//                       correction / the same; the literal word is no reading beside its stem but a bonus
//   of a question       the sum over its clauses, and evidence: the literal word · exact, the stem in the title · title,
//                       and the best synonym or correction in the title · title, scaled as above
//   of a project        that is over times finished, and at most that of each project that goes on, has at least half as many wanted and
//                       required clauses, and is called by at least as many of them; so also after the next line
//   of the first ten    and, for every two units, near · the most that a place tells: of two words at most four apart the
//                       lesser of what they are worth
//
// N, n and the average length are those of all documents but people, seen or not (of people where there is nothing else, and N of
// a name is all); which documents match is decided by what is seen.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/schema.hpp"
#include "index/text_parts.hpp"
#include "lexicon/synonyms.hpp"
#include "query/plan.hpp"
#include "search/weights.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::test {

class PlainScorer {
public:
    struct Ranked {
        std::size_t document;  // index into the records that were given
        double score;
        bool behind = false;  // others with that score
    };
    struct Result {
        std::vector<Ranked> documents;
        std::size_t total = 0;
        std::map<std::string, std::vector<FacetValue>> facets;
        std::vector<std::string> relaxed;
    };
    using Seen = std::vector<bool>;  // by document

    PlainScorer(const std::vector<Record>& views, const Settings& settings, search::Weights weights);

    // Puts the words that are seen in the place of jokers and fuzzy words. Their score is 0 here: the engine scores them as
    // one term by an estimate of how many records have any of them.
    void expand(query::Plan& plan, const Seen& seen) const;

    // Corrects misspelt words of the question by a table of the words that are seen, and no others.
    std::optional<std::string> correct(query::Plan& plan, const std::string& question, const lexicon::Synonyms* lists,
                                       analysis::Analyzer& analyzer, const Seen& seen) const;

    Result rank(const query::Plan& plan, const Question& question, const Seen& seen, std::size_t minimum, const Date& today) const;
    std::size_t count(const query::Reading& reading, const Seen& seen) const;

private:
    using Key = std::pair<query::Space, std::string>;
    struct Document {
        const Record* record;
        std::map<Key, unsigned> wdf;
        std::map<std::string, std::set<std::size_t>> positions;
        double length = 0;
    };
    // Whether a document matches, and by how much. Nothing matches without a score of at least 0.
    struct Score {
        bool matches = false;
        double value = 0;
    };
    struct Rung;

    void add_part(Document& document, const index::TextPart& part, std::size_t& first, const index::FieldWeights& weights);
    void expand(query::PlanNode& node, const Seen& seen) const;
    std::vector<std::string> words_for(const query::Reading& asked, const Seen& seen) const;
    bool has(const Document& document, const query::Term& term) const;
    bool adjacent(const Document& document, const query::Reading& reading) const;
    double idf(std::size_t documents_with_it, std::size_t of) const;
    double bm25(const Document& document, const query::Term& term) const;
    Score reading(const Document& document, const query::Reading& reading) const;
    Score unit(const Document& document, const query::Unit& unit) const;
    Score node(const Document& document, const query::PlanNode& node) const;
    double evidence(const Document& document, const query::PlanNode& node) const;
    bool passes(const Document& document, const std::vector<Filter>& filters) const;
    std::vector<double> said_by(const analysis::Token& token, const std::vector<const query::Unit*>& units, bool person, bool& meant) const;
    double nearness(const Document& document, const query::Plan& plan) const;
    Score on_rung(const Document& document, const Rung& rung) const;
    std::vector<Rung> rungs(const query::Plan& plan, const Seen& seen) const;
    std::size_t words(const Document& document, const query::Plan& plan) const;
    std::size_t named(const Document& document, const query::Plan& plan) const;
    void set_back(std::span<Ranked> documents, const query::Plan& plan, const Date& today) const;
    static std::map<std::string, std::vector<FacetValue>> facets_of(const std::vector<std::string>& fields,
                                                                    const std::vector<const Record*>& records);

    search::Weights weights_;
    mutable analysis::Analyzer analyzer_;
    std::vector<Document> documents_;
    std::map<Key, std::size_t> frequency_;  // documents with the term
    double average_length_ = 0;
    std::size_t counted_ = 0;  // documents that it is the average of
};

}  // namespace vraagbaak::test

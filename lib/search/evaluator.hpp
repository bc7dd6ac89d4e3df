// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents match a plan, and how well: term at a time over the lists of postings.bin, every list once, with exact
// counts as the asker sees them (Turtle & Flood, Query evaluation: strategies and optimizations, 1995, §2.1). Documents
// that he does not see are left out where a list is read. The only place that knows how a reading is scored; docs/ranking.md
// says it in a formula, the plain scorer of the tests in another way.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <vector>

#include "base/string_hash.hpp"
#include "index/document_set.hpp"
#include "index/generation.hpp"
#include "query/plan.hpp"
#include "search/access.hpp"
#include "search/term_changes.hpp"
#include "search/weights.hpp"
#include "search/workroom.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::search {

struct FoundDocument {
    std::uint32_t document = 0;
    float score = 0;
};
using Found = std::pmr::vector<FoundDocument>;  // each document once, in no order

class Sums;

// Documents that match, each once, for who goes through long lists: few of them in their order, of more a bit for each.
class Matching {
public:
    static constexpr std::size_t few = 64;  // of which it's worth while to know the last

    Matching(std::uint32_t documents, std::span<const std::uint32_t> matching) : size_(matching.size()) {
        if (size_ <= few) {
            std::ranges::copy(matching, few_.begin());
            std::sort(few_.begin(), few_.begin() + static_cast<std::ptrdiff_t>(size_));
            few_[size_] = documents + 1;
        } else {
            many_.emplace(documents);
            for (const auto document : matching) many_->add(document);
        }
    }

    std::size_t size() const { return size_; }
    bool has(std::uint32_t document) const {
        return many_ ? many_->has(document) : std::binary_search(few_.begin(), few_.begin() + static_cast<std::ptrdiff_t>(size_), document);
    }

    // When they are few: all, ascending, and a number that is greater behind them. Else none.
    std::span<const std::uint32_t> ascending() const { return {few_.data(), many_ ? 0 : size_ + 1}; }

private:
    std::size_t size_;
    std::array<std::uint32_t, few + 1> few_;
    std::optional<index::DocumentSet> many_;
};

// Of which records the frequencies are that make a word worth more or less. `all` costs less, and lets what is shielded from an
// asker move the order of what he gets; where less than all that matches is given, it would also move what he gets. Of these the
// texts alone, beside which people are scored (index/postings.hpp); only where there is no text at all, people.
enum class Frequencies { all, seen };

// For one question, one thread at a time. What is given outlives it, and it outlives what it found.
class Evaluator {
public:
    Evaluator(const index::Generation& generation, index::Engine& engine, const Access& access, const Weights& weights,
              const TermChanges& changes = TermChanges::none(), Frequencies frequencies = Frequencies::all);

    // What matches, with its score: of a unit the best of its readings.
    Found find(const query::PlanNode& node);

    // What adds to the score of a record that matches anyway: the literal word, and words in titles. Of one document there may be
    // several, and some may be of others.
    void each_evidence(const query::PlanNode& node, const Matching& matching, const std::function<void(const Found&)>& add);

    bool matches(const query::PlanNode& node, std::uint32_t document);
    bool finds_any(const query::Unit& unit);  // of the plan that is still being made, too

    // How many records this asker sees that match a reading. Those that find() met are known already, as long as they lie where
    // they lay.
    std::size_t count(const query::Reading& reading);

    // What one term of a reading can add to a score at most, of several terms each its part; 0 for the words of jokers and
    // fuzzy words, and for the literal word beside its stem.
    double worth(const query::Unit& unit, const query::Reading& reading, const query::Term& term);

    // Every filter must hold; of several values of one field one is enough. Error(usage) for an unknown field.
    index::DocumentSet filtered(const std::vector<Filter>& filters);

    std::uint32_t document_of(const std::string& id);  // 0: none that he sees

    Found everything() const;                // that he sees, with a score of 0

    std::pmr::memory_resource* memory() const { return room_.memory(); }  // for what lives no longer than this
    bool sees(std::uint32_t document) const { return !visible_ || visible_->has(document); }
    std::uint32_t documents() const { return postings_.documents(); }
    const index::Facets& facets() const { return facets_; }
    const TermChanges& changes() const { return changes_; }

private:
    struct TermList {
        std::size_t frequency = 0;  // of those that frequencies are of
        Found found;                // ascending, with how often as the score
    };

    const std::string& engine_term(const query::Term& term);  // until the next one is asked for, or `term` ends
    TermList read_list(const std::string& engine_term) const;
    const TermList& list(const query::Term& term);
    std::optional<std::size_t> frequency_of(const query::Term& term);  // none: no such term, or nobody with it is seen where that counts
    Found term(const query::Term& term, double scale);
    Found together(const std::vector<query::Term>& terms, double scale, const Found* where);  // `where`: ascending too, nothing else is looked at
    Found one_word(std::span<const query::Term> terms, double scale);  // all of them as one word
    Found expanded(const query::Reading& reading);
    Found plain(const query::Reading& reading, double scale);
    Found evaluate(const query::Reading& reading, double scale);
    Found remembered(const query::Reading& reading, double scale);  // how many, for count()
    Found phrase(const query::Reading& reading);
    Found known(const query::Reading& reading, double scale) const;
    Found unit(const query::Unit& unit);
    void unit_evidence(const query::Unit& unit, const Matching& matching, const std::function<void(const Found&)>& add);
    Found evidence(const query::Reading& reading, double scale, const Matching& matching, std::size_t* count = nullptr);  // how many, for count()

    Found best_of(std::vector<Found> lists) const;            // of each document the highest score
    Found any_of(const std::vector<Found>& lists) const;      // scores add up
    Found all_of(const std::vector<Found>& lists) const;      // the same, of what is in every list
    Found without(Found wanted, const Found& unwanted) const;

    Found found_in(const Sums& sums) const;
    void count_all();
    void count_seen();
    std::size_t counted_in(const Found& found) const;
    double impact(std::size_t frequency, double scale) const { return impact(frequency, records_, scale); }
    double impact(std::size_t frequency, double records, double scale) const;
    float score(double worth, std::uint32_t document, double wdf) const;
    void score_all(Found& found, double worth) const;

    const index::Postings& postings_;
    const index::Facets& facets_;
    index::Engine& engine_;
    std::string term_;  // engine_term()
    const Access& access_;
    const Weights& weights_;
    const TermChanges& changes_;
    const Frequencies frequencies_;
    std::shared_ptr<const index::DocumentSet> visible_;  // none: everything
    bool no_texts_ = false;
    double records_ = 0, average_length_ = 0;  // of those that frequencies are of
    double flat_norm_, length_norm_;  // of BM25: what any document has, and what it has for each unit of its length
    mutable Workroom room_;  // of all lists
    std::pmr::map<const query::Reading*, std::size_t> counts_{room_.memory()};
    StringMap<TermList> lists_;  // by term of the engine; they stay where they are
};

}  // namespace vraagbaak::search

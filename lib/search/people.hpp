// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a question are names, and whose: first and last name in any order, with or without what stands between them,
// shortened, written as one, by initials, short forms and sound, with a typing error, half typed. Phone numbers: search/phones.hpp.
//
// Each such word gets readings of kind "person" that know the documents: so a name stands beside other words (jan parkeren)
// and other readings (an article on bakers), and what is known by all words comes first. The rules, in the order of the code:
// docs/ranking.md, "People". Only what the asker of the evaluator sees has a part in any of it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/name_match.hpp"
#include "lexicon/name_table.hpp"
#include "query/plan.hpp"
#include "search/evaluator.hpp"
#include "search/name_likes.hpp"
#include "search/phones.hpp"

namespace vraagbaak::search {

// For one question, one thread at a time. What is given outlives it, and the units of the plan stay where they are between the calls.
class People {
public:
    static constexpr std::size_t most_words = 16;  // of a question that names are looked for among; what is no name by itself is not counted

    People(const lexicon::NameTable& names, Evaluator& evaluator, index::Engine& engine) : names_(names), evaluator_(evaluator), places_(engine.people) {}
    People(const People&) = delete;
    People& operator=(const People&) = delete;
    ~People() { clear(); }

    // Before corrections: a name that somebody has is no misspelt word. `question`: Parsed::text of what the plan was made of.
    // Error(unusable, "lexicon_damaged") from here on: nothing more can be said of names, the plan is as good as before.
    void add(query::Plan& plan, const std::string& question);

    // After them: a word that finds nothing as it stands may be a name with an error, or half of one.
    void add_likely();

private:
    using Like = NameLike;

    // A word that may be a name, or stand in one.
    struct Asked {
        query::Unit* unit = nullptr;
        std::string word;
        bool needed = true;     // no function word: who is meant has it
        bool prefix = false;    // van, vd
        bool letters = false;   // one to three: may be initials
        bool ordinary = false;  // stands in as many texts as there are people called so
        std::size_t texts = 0;  // that it stands in, when it is ordinary beside other words
        std::size_t before = 0; // of a prefix: which word of the question it stands before; asked_.size(): none, as in "Berg, van den"
        std::optional<lexicon::WordId> initial;  // of names, that is its first letter
        NameLikes like;
    };

    struct Match {
        lexicon::NameLikeness likeness;
        lexicon::WordId word = 0;
    };

    // Who has some of it; how each of the words is like which word of his name, stands in matches_.
    struct Candidate {
        lexicon::EntryId entry = 0;
        std::size_t first = 0;  // in matches_
    };

    std::uint32_t document_of(lexicon::EntryId entry) const;
    bool sees(lexicon::EntryId entry) const { return evaluator_.sees(document_of(entry)); }
    Match& match(const Candidate& one, std::size_t number) { return matches_[one.first + number]; }
    const Match& match(const Candidate& one, std::size_t number) const { return matches_[one.first + number]; }
    bool has(const Candidate& one, std::size_t number) const { return match(one, number).likeness.quality > 0; }

    void collect(query::Plan& plan, const PhoneNumbers& numbers);
    void collect(query::PlanNode& node, std::vector<Asked>& words);
    void find_people(const std::string& question);
    void find_like(Asked& asked) const;
    void find_apart(const std::string& question);
    bool is_word(const Asked& asked) const;
    void find_ordinary();
    NameLikes almost_like(const Asked& asked, bool half) const;
    std::vector<NameLikes> almost_like() const;  // of each that was asked

    void clear();
    template <class Keep>
    void keep_if(Keep keep);
    Candidate* candidate(lexicon::EntryId entry, bool only_known);
    void gather(std::size_t number, const NameLikes& like, bool only_known);
    void gather_known(std::size_t number, const NameLikes& like);
    void take(const Candidate& candidate, std::size_t number, const Like& like, std::uint32_t roles);
    bool gather_whole(std::span<const NameLikes> almost);
    void gather_all();
    bool is_said(const Candidate& candidate, lexicon::WordId word) const;
    bool is_core(const Candidate& candidate, std::size_t number) const;
    bool has_core(const Candidate& candidate) const;
    std::size_t cores(const Candidate& candidate) const;
    void drop_lonely();
    void add_small();
    void add_small(const Candidate& candidate);
    bool complete(const Candidate& candidate) const;
    bool keep_complete();
    void try_errors(std::span<const NameLikes> almost);

    float agreement(const Candidate& candidate) const;
    float prefix_agreement(const Candidate& candidate) const;
    void give_readings();
    void add_meant(query::Unit& unit) const;
    void exclude(query::PlanNode& node) const;

    const lexicon::NameTable& names_;
    Evaluator& evaluator_;
    std::vector<Asked> asked_;
    std::size_t needed_ = 0;  // of asked_
    bool asks_prefix_ = false;
    std::vector<Candidate> candidates_;
    std::vector<Match> matches_;
    std::vector<lexicon::WordId> unsaid_;  // while add_small() works
    std::vector<std::uint32_t>& places_;  // by entry: 1 + place in candidates_
};

}  // namespace vraagbaak::search

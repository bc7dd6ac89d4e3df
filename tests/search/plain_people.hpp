// SPDX-License-Identifier: GPL-2.0-or-later
// Names of people in a question by the words of docs/ranking.md, "People": every person is compared with every word, without a table of
// names, sounds or anything else. The measure for search::People.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "lexicon/name_match.hpp"
#include "lexicon/name_table.hpp"
#include "query/plan.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::test {

// How a word that was typed is like a word of a name.
struct PlainLikeness {
    lexicon::NameMatch how = lexicon::NameMatch::exact;
    float quality = 0;
    std::string word;  // of the name; empty: none
};
// `roles` of the word in that name, `prefixes` of it. `plain`: no function word and nothing that stands before surnames.
PlainLikeness plain_alike(const std::string& typed, bool plain, const std::string& word, std::uint32_t roles, const std::vector<std::string>& prefixes);
PlainLikeness plain_beginning(const std::string& typed, const std::string& word, std::uint32_t roles, const std::vector<std::string>& prefixes);

class PlainPeople {
public:
    // `views`: as they are indexed, document 1 first; those not in `seen` are as if they were not there.
    PlainPeople(const std::vector<const Record*>& views, const std::vector<bool>& seen,
                std::function<std::size_t(const query::Reading&)> count, std::function<bool(const query::Unit&)> found);

    void add(query::Plan& plan, const std::string& question);
    void add_likely();

private:
    using Likeness = PlainLikeness;
    struct Asked {
        query::Unit* unit;
        std::string word;
        bool needed, prefix, ordinary;
        std::size_t texts = 0, before = 0;
    };
    struct Person {
        lexicon::NameEntry entry;
        std::map<std::string, std::uint32_t> roles;  // of each word but prefixes
        std::vector<std::string> prefixes;
        std::vector<Likeness> likeness;              // by word of the question
    };

    void collect(query::PlanNode& node);
    void choose();
    void add_meant(query::Unit& unit) const;
    void exclude(query::PlanNode& node) const;
    Likeness like(std::size_t number, const Person& person, const std::string& question) const;
    Likeness almost(std::size_t number, const Person& person, bool half) const;
    std::size_t cores(const Person& person) const;
    bool core(const Person& person, std::size_t number) const;
    void small(Person& person) const;
    float agreement(const Person& person) const;
    void give();
    void add_phones(query::Plan& plan, const std::string& question) const;

    std::vector<lexicon::NameEntry> entries_;  // that are seen
    std::function<std::size_t(const query::Reading&)> count_;
    std::function<bool(const query::Unit&)> found_;
    std::vector<Asked> asked_;
    std::vector<Person> people_;
};

}  // namespace vraagbaak::test

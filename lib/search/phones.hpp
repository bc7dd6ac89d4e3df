// SPDX-License-Identifier: GPL-2.0-or-later
// Which numbers of a question are phone numbers of somebody: in any notation, or by their last digits. They are right or wrong, and
// never nearly right.
#pragma once

#include <string>
#include <vector>

#include "lexicon/name_table.hpp"
#include "query/plan.hpp"
#include "search/evaluator.hpp"

namespace vraagbaak::search {

// For one question, one thread at a time. The clauses of the plan stay where they are between the calls.
class PhoneNumbers {
public:
    // `question`: Parsed::text of what the plan was made of.
    PhoneNumbers(const query::Plan& plan, const std::string& question);

    // Is this clause of a number, or does it say that the next one is of one (toestel)? Such words are no names.
    bool has(const query::Plan& plan, std::size_t clause) const;

    // Gives the clauses of a number readings of kind "phone", of who has it and is seen. A short one needs to know whether the other
    // words are names: after those.
    void add(query::Plan& plan, const lexicon::NameTable& names, const Evaluator& evaluator) const;

private:
    // Clauses [first, end) behind each other: 65 67 89.
    struct Number {
        std::size_t first, end;
        std::string digits;
    };

    static void add(const Number& number, query::Plan& plan, const lexicon::NameTable& names, const Evaluator& evaluator);
    static bool may_be_short(const query::Plan& plan, const Number& number);

    std::vector<Number> numbers_;
};

}  // namespace vraagbaak::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/phones.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "index/people.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::search {

namespace {

using lexicon::EntryId;
using query::Clause;
using query::Combine;

constexpr std::size_t shortest = 3;      // digits
constexpr std::size_t surely_phone = 6;  // digits that are one in any question
constexpr std::size_t most_told = 8;     // numbers that are told for one
constexpr float part_of_number = 0.9F;   // its last digits

bool is_wanted_unit(const Clause& clause) { return clause.need == query::Need::wanted && clause.node.combine == Combine::unit; }

bool is_number(const std::string& text) {
    return text.find_first_of("0123456789") != text.npos && text.find_first_not_of("0123456789 +()-./") == text.npos;
}

// As the analysis has it.
std::string written_in_texts(const std::string& phone) {
    return phone.size() == 10 && phone.front() == '0' ? "+31" + phone.substr(1) : phone;
}

bool names_a_number(std::string_view folded) {
    constexpr std::array<std::string_view, 11> words{"tst", "toestel",  "tel",            "telefoon", "telefoonnummer", "nummer",
                                                     "nr",  "doorkies", "doorkiesnummer", "mobiel",   "intern"};
    return std::ranges::find(words, folded) != words.end();
}

bool is_year(std::string_view digits) { return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")); }

// toestel 6567
bool announces(const Clause& clause) { return is_wanted_unit(clause) && names_a_number(unicode::fold(clause.text)); }

}  // namespace

PhoneNumbers::PhoneNumbers(const query::Plan& plan, const std::string& question) {
    const auto& clauses = plan.clauses;
    const auto is_one = [&](std::size_t at) { return at < clauses.size() && is_wanted_unit(clauses[at]) && is_number(clauses[at].text); };
    const auto goes_on = [&](std::size_t at) {
        const auto end = clauses[at - 1].node.unit.range.end, begin = clauses[at].node.unit.range.begin;
        return end <= begin && question.find_first_not_of(" -()./", end) >= begin;
    };
    for (std::size_t first = 0; first < clauses.size(); ++first) {
        if (!is_one(first)) continue;
        auto end = first + 1;
        while (is_one(end) && goes_on(end)) ++end;
        auto begin = clauses[first].node.unit.range.begin;
        while (begin > 0 && (question[begin - 1] == '+' || question[begin - 1] == '(')) --begin;
        numbers_.push_back({first, end, index::phone_digits(question.substr(begin, clauses[end - 1].node.unit.range.end - begin))});
        first = end - 1;
    }
}

bool PhoneNumbers::has(const query::Plan& plan, std::size_t clause) const {
    return std::ranges::any_of(numbers_, [&](const Number& number) {
        return clause < number.end && (number.first <= clause || (number.first == clause + 1 && announces(plan.clauses[clause])));
    });
}

void PhoneNumbers::add(query::Plan& plan, const lexicon::NameTable& names, const Evaluator& evaluator) const {
    for (const auto& number : numbers_) add(number, plan, names, evaluator);
}

// May so few digits be a number of somebody? Where nothing else is asked than who has it; not in "boete 100 euro" or "1 januari 2027".
bool PhoneNumbers::may_be_short(const query::Plan& plan, const Number& number) {
    bool alone = true;
    for (std::size_t at = 0; at < plan.clauses.size(); ++at) {
        const auto& clause = plan.clauses[at];
        if ((at >= number.first && at < number.end) || clause.function_word()) continue;
        if (at + 1 == number.first && announces(clause)) return true;
        const auto& readings = clause.node.unit.readings;
        if (clause.node.combine != Combine::unit || std::ranges::find(readings, "person", &query::Reading::kind) == readings.end()) return false;
        alone = false;
    }
    return alone || !is_year(number.digits);
}

// Who has a number that ends in these digits; three that are asked by themselves are a whole extension. What says that it is one
// (toestel) need not be found.
void PhoneNumbers::add(const Number& number, query::Plan& plan, const lexicon::NameTable& names, const Evaluator& evaluator) {
    auto& clauses = plan.clauses;
    const auto& digits = number.digits;
    if (digits.size() < shortest || digits.size() > lexicon::longest_word) return;
    if (digits.size() < surely_phone && !may_be_short(plan, number)) return;
    const bool whole = digits.size() == shortest && clauses.size() == number.end - number.first;
    query::Reading reading;
    reading.kind = "phone";
    names.each_phone(digits, [&](EntryId entry, const std::string& phone) {
        const auto document = names.document(entry);
        lexicon::require_sound(document > 0 && document <= evaluator.documents());
        if ((whole && phone != digits) || !evaluator.sees(document)) return;
        const query::Term term{query::Space::word, written_in_texts(phone), {}};
        if (reading.terms.size() < most_told && std::ranges::find(reading.terms, term) == reading.terms.end()) reading.terms.push_back(term);
        reading.known.push_back({document, phone == digits ? 1.0F : part_of_number});
    });
    if (reading.known.empty()) return;
    // Of who has several such numbers the best.
    std::ranges::sort(reading.known, [](const auto& a, const auto& b) { return a.document != b.document ? a.document < b.document : a.quality > b.quality; });
    const auto again = std::ranges::unique(reading.known, {}, &query::Known::document);
    reading.known.erase(again.begin(), again.end());
    reading.known_as = reading.known.size();
    const auto first = number.first;
    if (first > 0 && !clauses[first - 1].function_word() && announces(clauses[first - 1])) {
        clauses[first - 1].node.unit.function_word = true;
        plan.ignored.push_back(clauses[first - 1].text);
    }
    for (auto at = first; at < number.end; ++at) clauses[at].node.unit.readings.push_back(reading);
}

}  // namespace vraagbaak::search

// SPDX-License-Identifier: GPL-2.0-or-later
// What is personal in a question that somebody typed in haste, in any spelling: for taking it out before the question is kept.
//
// find_personal_data() looks at content and must not cry wolf; here a number too many is taken out rather than one too few.
// Any bytes may be given; time is linear. Names are found by who knows Dutch (statistics/names.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/personal_data.hpp"
#include "vraagbaak/date.hpp"

namespace vraagbaak::unicode {

// One spelling for what looks alike: NFKC, digits of every script as 0 to 9, dashes as -, letters of full width as those of
// ASCII; without what cannot be seen; each run of white space one space, none around the whole.
std::string plain_spelling(std::string_view text);

// In order, apart from each other. `text` in plain spelling. A date is one of birth when it is told to be, or when its year is
// before the one before `today`.
std::vector<PersonalDatum> find_in_question(std::string_view text, const Date& today);

// The same with `more` put in, which may overlap what is there; and the text with a word in place of each: "[bsn]".
std::vector<PersonalDatum> joined(std::vector<PersonalDatum> found, std::vector<PersonalDatum> more);
std::string redacted(std::string_view text, const std::vector<PersonalDatum>& found);

// Bytes of such a word that begins at the offset; 0: none does.
std::size_t mark_at(std::string_view text, std::size_t offset);

// The parts that it is made of. Each looks at one place and gives what it finds there.

// Signs that people put between the digits of one number: at most three that are neither letter nor digit.
std::size_t skip_signs(std::string_view text, std::size_t begin);

// Digits in groups with signs between them, from the first to the last.
struct DigitGroups {
    std::string digits;
    std::vector<Range> groups;

    std::size_t begin() const { return groups.front().begin; }
    std::size_t end() const { return groups.back().end; }
};
DigitGroups digit_groups(std::string_view text, std::size_t begin);  // a digit stands at `begin`, and none before it

// Is it a number that may be one of a person, and of which kind?
std::optional<PersonalKind> kind_of_number(std::string_view text, const DigitGroups& number);

std::optional<std::size_t> match_loose_iban(std::string_view text, std::size_t begin);
std::optional<Range> match_loose_email(std::string_view text, std::size_t sign, std::size_t from);

struct SpeltDate {
    std::size_t end = 0;
    int year = 0;
};
// 3-4-1985, 3 april 1985, 1985-04-03; with `two_digits` 3-4-85 as well.
std::optional<SpeltDate> match_date(std::string_view text, std::size_t begin, bool two_digits);
// Does a word before it tell that somebody was born then?
bool tells_of_birth(std::string_view text, std::size_t begin);

// Kerkstraat 12a, laan van Meerdervoort 100; from the word of the street to the number. And a postcode with
// any sign in it: one that may be something else when a street or a house number is beside it.
std::optional<std::size_t> match_street_number(std::string_view text, std::size_t begin);
std::optional<std::size_t> match_loose_postcode(std::string_view text, std::size_t begin, bool behind_street);

}  // namespace vraagbaak::unicode

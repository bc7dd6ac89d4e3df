// SPDX-License-Identifier: GPL-2.0-or-later
// What a municipality writes that is no word: addresses, phone numbers, postcodes. Each function looks at one place of a
// text, in time that the length of what it finds bounds.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "vraagbaak/question.hpp"

namespace vraagbaak::unicode {

// The e-mail address around the @ at `sign`, not beginning before `where.begin` nor going on after `where.end`.
std::optional<Range> match_email(std::string_view text, std::size_t sign, Range where);

struct Url {
    Range range;          // without punctuation that ends the sentence
    Range words;          // host and path: without scheme, www. and a slash at the end
};

// A web address that begins at `begin`: with a scheme, with www., or a bare host under a domain that is common here.
std::optional<Url> match_url(std::string_view text, std::size_t begin, std::size_t end);

struct Phone {
    std::size_t end = 0;
    std::string number;                     // E.164: "+31703533000"
    std::string plain;                      // as dialled in the country: "0703533000", "14070"; empty when abroad
    std::array<std::size_t, 20> digits{};   // where the digits stand
    std::size_t count = 0;                  // number of digits
};

// A phone number in any Dutch notation, or one with + from abroad, that begins at `begin`. Ten digits with a leading 0, or
// +31 and nine; 0800 and 0900; 14 and an area code. Dates, amounts, a BSN and the middle of an IBAN are none.
std::optional<Phone> match_phone(std::string_view text, std::size_t begin);

struct Postcode {
    std::size_t end = 0;
    std::size_t letters = 0;  // where the two letters begin
};

// 1234 AB, 1234AB, 1234ab; "1234 ab" unless the letters are a word or unit ("2024 en", "1000 kg").
std::optional<Postcode> match_postcode(std::string_view text, std::size_t begin);

// The other half of a word with a hanging hyphen: for `in` before "- en uitschrijven", "schrijven". `after` is the offset
// behind that hyphen. nullopt when the first word is no particle, or none comes in the second.
std::optional<std::string> suspended_half(std::string_view folded_first, std::string_view text, std::size_t after);

}  // namespace vraagbaak::unicode

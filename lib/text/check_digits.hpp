// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers that carry a check in themselves. All without the signs that people put between.
#pragma once

#include <cstddef>
#include <string_view>

namespace vraagbaak::unicode {

// A BSN, of nine digits: 9·a + 8·b + … + 2·h − i is a multiple of eleven. Nine zeros are none.
bool passes_eleven_test(std::string_view digits);

// An IBAN, in capitals: the whole, with the first four characters at the end and letters as 10 to 35, leaves 1 when divided
// by 97.
bool passes_97_test(std::string_view iban);

// How many characters an IBAN of the country with these capitals has (registry of SWIFT); 0: there is none.
std::size_t iban_length(char first, char second);

// A card: the digits, each second one from the right doubled, are a multiple of ten (ISO/IEC 7812). Any number of them.
bool passes_luhn_test(std::string_view digits);

}  // namespace vraagbaak::unicode

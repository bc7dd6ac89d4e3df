// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers of a phone book: what stands in a field that holds numbers and nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::unicode {

// The digits of a phone number as they are dialled in the country, in whatever notation; of an extension its digits.
std::string phone_digits(std::string_view written);

// The first number that is written, without the words before and behind it: from its first digit, with + and ( before it, to what
// stands in no number. Signs that are no ASCII stay: among them are the hyphens and spaces of word processors.
std::string_view number_part(std::string_view written);

std::size_t count_digits(std::string_view text);

// The numbers of a line that may hold several: "06 1111 2222, 06 3333 4444" is two, and so it is with ; or / between them.
// 020/0112644 is one. What stands behind a comma and is no number stays with the number before it; an empty line has none.
std::vector<std::string_view> phone_numbers(std::string_view line);

}  // namespace vraagbaak::unicode

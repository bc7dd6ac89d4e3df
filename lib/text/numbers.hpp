// SPDX-License-Identifier: GPL-2.0-or-later
// What makes a word a number, and one spelling for each number. All words folded.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::unicode {

// Anything but digits, points and commas.
bool has_letter(std::string_view folded);

// Digits with at most a unit or ordinal behind them: 18, 1234,56, 4e, 20km.
bool is_number(std::string_view folded);

// 1.234,56 becomes 1234,56 and 12.50 becomes 12,50; 1.2.3 stays.
void normalize_number(std::string& number);

// m and km may have a raised 2 or 3, which is written m2 as well; behind another word it is a footnote.
bool takes_raised_digit(std::string_view folded);

// How many digits stand before a unit of measure: 2 of 30km and 20m2. 0 of 4e, 10x and anything else.
std::size_t digits_before_unit(std::string_view folded);

}  // namespace vraagbaak::unicode

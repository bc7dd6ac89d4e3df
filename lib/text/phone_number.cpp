// SPDX-License-Identifier: GPL-2.0-or-later
// The library is asked about the number alone: a word behind it ("tst.", "privé") it reads as letters that are dialled.
#include "text/phone_number.hpp"

#include "text/phone_digits.hpp"
#include "text/phone_plans.hpp"
#include "text/specials.hpp"

namespace vraagbaak::unicode {

namespace {

constexpr std::size_t longest_extension = 6;  // digits

// Where the number ends our own reader knows, for one that is somebody's: 020 624 1111 - 12 is that with something behind it.
std::string_view whole_number(std::string_view written) {
    const auto part = number_part(written);
    if (part.empty()) return part;
    const auto phone = match_phone(part, 0);
    return phone ? part.substr(0, phone->end) : part;
}

bool is_extension(std::string_view number) { return count_digits(number) <= longest_extension && !match_phone(number, 0); }

}  // namespace

std::string full_number(std::string_view written) {
    const auto number = whole_number(written);
    return number.empty() || is_extension(number) ? std::string() : phone_plans().full(number);
}

bool can_be_number(std::string_view written) {
    const auto number = whole_number(written);
    const auto digits = count_digits(number);
    return digits > 0 && (digits <= longest_extension || phone_plans().possible(number));
}

}  // namespace vraagbaak::unicode

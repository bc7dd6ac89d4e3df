// SPDX-License-Identifier: GPL-2.0-or-later
// The library is asked about the number alone: a word behind it ("tst.", "privé") it reads as letters that are dialled.
#include "text/phone_number.hpp"

#include <phonenumbers/phonenumberutil.h>

#include <optional>

#include "text/phone_digits.hpp"
#include "text/specials.hpp"

namespace vraagbaak::unicode {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t longest_extension = 6;  // digits
constexpr std::size_t longest_number = 64;    // bytes; in a long one the library looks for its end very long
constexpr auto country = "NL";

// Where the number ends our own reader knows, for one that is somebody's: 020 624 1111 - 12 is that with something behind it.
std::string_view whole_number(std::string_view written) {
    const auto part = number_part(written);
    if (part.empty()) return part;
    const auto phone = match_phone(part, 0);
    return phone ? part.substr(0, phone->end) : part;
}

const PhoneNumberUtil& library() { return *PhoneNumberUtil::GetInstance(); }

std::optional<PhoneNumber> parsed(std::string_view number) {
    PhoneNumber out;
    if (number.size() > longest_number || library().Parse(std::string{number}, country, &out) != PhoneNumberUtil::NO_PARSING_ERROR) return std::nullopt;
    return out;
}

bool is_extension(std::string_view number) { return count_digits(number) <= longest_extension && !match_phone(number, 0); }

}  // namespace

std::string full_number(std::string_view written) {
    const auto number = whole_number(written);
    if (number.empty() || is_extension(number)) return {};
    const auto phone = parsed(number);
    std::string out;
    if (phone) library().Format(*phone, PhoneNumberUtil::E164, &out);
    return out;
}

// The Dutch plan has numbers of five to eleven digits, so any length is "possible" there: what counts is that of a fixed or a mobile
// number, or that it is somebody's.
bool can_be_number(std::string_view written) {
    const auto number = whole_number(written);
    if (count_digits(number) == 0) return false;
    if (count_digits(number) <= longest_extension) return true;
    const auto phone = parsed(number);
    return phone && (library().IsPossibleNumberForType(*phone, PhoneNumberUtil::FIXED_LINE) ||
                     library().IsPossibleNumberForType(*phone, PhoneNumberUtil::MOBILE) || library().IsValidNumber(*phone));
}

}  // namespace vraagbaak::unicode

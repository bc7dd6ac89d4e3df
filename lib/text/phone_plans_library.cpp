// SPDX-License-Identifier: GPL-2.0-or-later
// The answers of libphonenumber: in a module of its own, or linked with us. phone_plans.hpp.
#include <phonenumbers/phonenumberutil.h>

#include <optional>

#include "text/phone_plans.hpp"

namespace vraagbaak::unicode {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t longest_number = 64;  // bytes; in a long one the library looks for its end very long
constexpr auto country = "NL";

const PhoneNumberUtil& library() { return *PhoneNumberUtil::GetInstance(); }

std::optional<PhoneNumber> parsed(std::string_view number) {
    PhoneNumber out;
    if (number.size() > longest_number || library().Parse(std::string{number}, country, &out) != PhoneNumberUtil::NO_PARSING_ERROR) return std::nullopt;
    return out;
}

std::string full(std::string_view number) {
    std::string out;
    if (const auto phone = parsed(number)) library().Format(*phone, PhoneNumberUtil::E164, &out);
    return out;
}

// The Dutch plan has numbers of five to eleven digits, so any length is "possible" there: what counts is that of a fixed or a mobile
// number, or that it is somebody's.
bool possible(std::string_view number) {
    const auto phone = parsed(number);
    return phone && (library().IsPossibleNumberForType(*phone, PhoneNumberUtil::FIXED_LINE) ||
                     library().IsPossibleNumberForType(*phone, PhoneNumberUtil::MOBILE) || library().IsValidNumber(*phone));
}

}  // namespace

}  // namespace vraagbaak::unicode

const vraagbaak::unicode::PhonePlans vraagbaak_phone_plans{vraagbaak::unicode::full, vraagbaak::unicode::possible};

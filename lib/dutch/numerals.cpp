// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/numerals.hpp"

#include <algorithm>

namespace vraagbaak::dutch {

namespace {

bool is_ordinal_ending(std::string_view ending) { return ending == "e" || ending == "de" || ending == "ste"; }

}  // namespace

std::string numeral_stem(std::string_view folded) {
    constexpr std::size_t most_digits = 2;
    const auto digits = static_cast<std::size_t>(
        std::find_if(folded.begin(), folded.end(), [](char c) { return c < '0' || c > '9'; }) - folded.begin());
    if (digits == 0 || digits > most_digits || folded.front() == '0') return {};
    const auto ending = folded.substr(digits);
    if (ending.empty()) return digits == most_digits ? std::string(folded) : std::string();
    return is_ordinal_ending(ending) ? std::string(folded.substr(0, digits)) + 'e' : std::string();
}

}  // namespace vraagbaak::dutch

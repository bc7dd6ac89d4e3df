// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/numbers.hpp"

#include <algorithm>
#include <iterator>

#include "text/characters.hpp"

namespace vraagbaak::unicode {

namespace {

bool is_thousands(std::string_view digits) {
    const auto whole = digits.substr(0, digits.find(','));
    auto point = whole.find('.');
    if (point == whole.npos || point > 3) return false;
    for (; point < whole.size(); point += 4)
        if (whole[point] != '.' || whole.size() - point < 4 || whole.find('.', point + 1) < point + 4) return false;
    return true;
}

}  // namespace

bool has_letter(std::string_view folded) {
    return std::any_of(folded.begin(), folded.end(), [](char c) { return !is_digit(c) && c != ',' && c != '.'; });
}

bool is_number(std::string_view folded) {
    if (folded.empty() || !is_digit(folded[0])) return false;
    auto end = folded.size();
    while (end > 0 && is_letter(folded[end - 1])) --end;
    return folded.size() - end <= 3 && !has_letter(folded.substr(0, end));
}

void normalize_number(std::string& number) {
    const auto point = number.find('.');
    if (point == number.npos) return;
    if (is_thousands(number)) std::erase(number, '.');
    else if (number.size() - point <= 3 && number.find_first_of(".,", point + 1) == number.npos) number[point] = ',';
}

bool takes_raised_digit(std::string_view folded) {
    if (folded.empty() || folded.back() != 'm') return false;
    const auto before = folded.size() == 1 ? '0' : folded[folded.size() - 2];
    return is_digit(before) || (folded.size() == 2 && std::string_view("cdkm").find(before) != std::string_view::npos);
}

std::size_t digits_before_unit(std::string_view folded) {
    constexpr std::string_view units[] = {"km", "m", "cm", "mm", "m2", "m3", "km2", "kg", "gr", "gram", "l", "ml", "liter", "kw", "kwh", "kwp",
                                          "mb", "gb", "uur", "min", "jaar", "euro"};
    const auto digits = std::min(folded.find_first_not_of("0123456789"), folded.size());
    if (digits == 0) return 0;
    return std::find(std::begin(units), std::end(units), folded.substr(digits)) == std::end(units) ? 0 : digits;
}

}  // namespace vraagbaak::unicode

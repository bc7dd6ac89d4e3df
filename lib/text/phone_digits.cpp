// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/phone_digits.hpp"

#include <algorithm>
#include <iterator>

#include "text/characters.hpp"
#include "text/specials.hpp"
#include "text/trim.hpp"

namespace vraagbaak::unicode {

namespace {

constexpr std::size_t national_digits = 9;    // behind the 0
constexpr std::size_t shortest_number = 3;    // of an extension
constexpr std::string_view between_numbers = ",;/";

// Nothing but a number.
bool is_number(std::string_view text) {
    return count_digits(text) >= shortest_number && text.find_first_not_of("0123456789 +()-.\u00A0") == text.npos;
}

// A slash may stand within a number.
bool parts_numbers(char sign, std::string_view before, std::string_view behind) {
    if (sign == '/') return count_digits(behind) >= national_digits && count_digits(before) >= national_digits;
    return count_digits(before) >= shortest_number;
}

// May it stand in a number?
bool belongs(char c) { return is_digit(c) || static_cast<unsigned char>(c) >= 0x80 || std::string_view{" +()-./"}.find(c) != std::string_view::npos; }

}  // namespace

std::size_t count_digits(std::string_view text) { return static_cast<std::size_t>(std::ranges::count_if(text, is_digit)); }

// A slash behind a whole number goes on to another one.
std::string_view number_part(std::string_view written) {
    const auto begin = written.find_first_of("+(0123456789");
    if (begin == written.npos) return {};
    auto part = written.substr(begin);
    part = part.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(part, belongs) - part.begin()));
    std::size_t digits = 0;
    for (std::size_t at = 0; at < part.size(); ++at) {
        if (is_digit(part[at])) ++digits;
        if (part[at] == '/' && digits >= national_digits) return part.substr(0, at);
    }
    return part;
}

std::string phone_digits(std::string_view written) {
    for (std::size_t at = 0; at < written.size(); ++at) {
        if (!is_digit(written[at]) && written[at] != '+' && written[at] != '(') continue;
        if (const auto phone = match_phone(written, at)) {
            auto digits = phone->plain.empty() ? phone->number : phone->plain;
            std::erase_if(digits, [](char c) { return !is_digit(c); });
            return digits;
        }
        break;
    }
    std::string digits;
    const auto part = number_part(written);
    std::ranges::copy_if(part, std::back_inserter(digits), is_digit);
    // A number that nobody can have, as in examples, is one all the same: +31 (0)6 and 0031 6 are 06.
    const auto begin = part.starts_with('+') && digits.starts_with("31") ? std::size_t{2} : digits.starts_with("0031") ? std::size_t{4} : 0;
    if (begin == 0 || digits.size() < begin + national_digits) return digits;
    const auto rest = std::string_view{digits}.substr(begin);
    return '0' + std::string(rest.substr(rest.starts_with('0') ? 1 : 0));
}

std::vector<std::string_view> phone_numbers(std::string_view line) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    for (auto at = line.find_first_of(between_numbers); at != line.npos; at = line.find_first_of(between_numbers, at + 1)) {
        const auto before = line.substr(begin, at - begin), rest = line.substr(at + 1);
        const auto behind = trim(rest.substr(0, rest.find_first_of(between_numbers)));
        if (!is_number(behind) || !parts_numbers(line[at], before, behind)) continue;
        out.push_back(trim(before));
        begin = at + 1;
    }
    if (const auto last = trim(line.substr(begin)); !last.empty()) out.push_back(last);
    return out;
}

}  // namespace vraagbaak::unicode

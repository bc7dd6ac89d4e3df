// SPDX-License-Identifier: GPL-2.0-or-later
// Days as people write them in a question.
#include <algorithm>
#include <string>

#include "text/characters.hpp"
#include "text/month_names.hpp"
#include "text/redaction.hpp"

namespace vraagbaak::unicode {

namespace {

struct Read {
    int value = -1;
    std::size_t digits = 0, end = 0;
};

Read read_number(std::string_view text, std::size_t i) {
    Read read{0, 0, i};
    while (is_digit(at(text, read.end)) && read.digits < 5) {
        read.value = read.value * 10 + (text[read.end++] - '0');
        ++read.digits;
    }
    return read;
}

std::size_t skip_date_signs(std::string_view text, std::size_t i) {
    for (int count = 0; count < 3 && std::string_view("-/. ,'").find(at(text, i)) < 6; ++count) ++i;
    return i;
}

// januari, jan, jan.; 0: no month stands there. `i` goes behind it.
int read_month_name(std::string_view text, std::size_t& i) {
    std::string word;
    auto end = i;
    while (is_letter(at(text, end)) && word.size() < 10) word += lower(text[end++]);
    if (word.size() < 3 || is_word_at(text, end)) return 0;
    for (std::size_t month = 0; month < month_names.size(); ++month) {
        const bool short_form = word.size() <= 4 && (month_names[month].starts_with(word) || (month == 2 && word == "mrt"));
        if (word != month_names[month] && !short_form) continue;
        i = end;
        return static_cast<int>(month) + 1;
    }
    return 0;
}

bool is_year(const Read& read, bool two_digits) {
    return (read.digits == 4 && read.value >= 1880 && read.value < 2100) || (two_digits && read.digits == 2);
}

int full_year(const Read& read) { return read.digits == 4 ? read.value : 1900 + read.value; }

bool ends_at(std::string_view text, std::size_t end) { return !is_word_at(text, end); }

}  // namespace

std::optional<SpeltDate> match_date(std::string_view text, std::size_t begin, bool two_digits) {
    const auto first = read_number(text, begin);
    if (first.digits == 0) return std::nullopt;
    auto i = skip_date_signs(text, first.end);
    if (first.digits == 4) {  // 1985-04-03
        const auto month = read_number(text, i);
        const auto day = read_number(text, skip_date_signs(text, month.end));
        const bool good = i > first.end && is_year(first, false) && month.digits >= 1 && month.digits <= 2 && month.value >= 1 && month.value <= 12 &&
                          day.digits >= 1 && day.digits <= 2 && day.value >= 1 && day.value <= 31 && ends_at(text, day.end);
        return good ? std::optional(SpeltDate{day.end, first.value}) : std::nullopt;
    }
    if (first.digits > 2 || first.value < 1 || first.value > 31) return std::nullopt;
    if (at(text, first.end) == 'e') i = skip_date_signs(text, first.end + 1);
    int month = read_month_name(text, i);
    if (month == 0) {
        const auto read = read_number(text, i);
        if (i == first.end || read.digits == 0 || read.digits > 2) return std::nullopt;
        month = read.value;
        i = read.end;
    }
    const auto behind_month = i;
    const auto year = read_number(text, skip_date_signs(text, i));
    const bool good = month >= 1 && month <= 12 && year.end > behind_month + year.digits && is_year(year, two_digits) && ends_at(text, year.end);
    return good ? std::optional(SpeltDate{year.end, full_year(year)}) : std::nullopt;
}

bool tells_of_birth(std::string_view text, std::size_t begin) {
    constexpr std::size_t near = 24;  // "geboortedatum is: ", "geboren op "
    std::string before;
    for (const char c : text.substr(begin - std::min(begin, near), std::min(begin, near))) before += lower(c);
    for (const std::string_view word : {"geboren", "geboortedatum", "geboortedag", "geb.", "geb ", "gebdatum", "geb.datum", "jarig op"})
        if (before.find(word) != before.npos) return true;
    return false;
}

}  // namespace vraagbaak::unicode

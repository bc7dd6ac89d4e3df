// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "text/characters.hpp"
#include "text/specials.hpp"

namespace vraagbaak::unicode {

namespace {

constexpr std::size_t most_digits = 17;  // 00, then the fifteen that E.164 allows

// Digits in groups, as they stand: 070 353 30 00 is four groups.
struct Digits {
    std::string all;
    std::array<std::size_t, 20> places{};
    std::array<std::size_t, 20> group_ends{};   // offset behind the last digit of each group
    std::array<std::size_t, 20> group_counts{};  // digits up to and including this group
    std::size_t groups = 0;

    std::size_t group_size(std::size_t i) const { return group_counts[i] - (i == 0 ? 0 : group_counts[i - 1]); }
};

// At most three characters between groups, of which one is no space or bracket: "06 - 12", "(070) 353".
std::size_t skip_separators(std::string_view text, std::size_t from) {
    auto i = from;
    int signs = 0;
    for (int count = 0; count < 3; ++count) {
        const char c = at(text, i);
        if (text.substr(std::min(i, text.size()), 2) == "\u00A0") i += 2;
        else if (text.substr(std::min(i, text.size()), 3) == "\u2013" && signs++ == 0) i += 3;
        else if (hyphen_at(text, i) != 0 && signs++ == 0) i += hyphen_at(text, i);
        else if ((c == '.' || c == '/') && signs++ == 0) ++i;
        else if (c == ' ' || c == '(' || c == ')') ++i;
        else break;
    }
    return i;
}

// +31 (0)70: the zero that is dialled within the country only.
bool skip_inland_zero(std::string_view text, std::size_t& i, const Digits& digits, bool plus) {
    if (at(text, i) != '0' || i == 0 || text[i - 1] != '(' || at(text, i + 1) != ')') return false;
    if (!plus && !digits.all.starts_with("00")) return false;
    i = skip_separators(text, i + 1);
    return true;
}

Digits read_digits(std::string_view text, std::size_t begin, bool plus) {
    Digits digits;
    for (auto i = begin; is_digit(at(text, i));) {
        while (is_digit(at(text, i)) && digits.all.size() <= most_digits) {
            digits.places[digits.all.size()] = i;
            digits.all += text[i++];
        }
        if (digits.all.size() > most_digits) break;
        digits.group_ends[digits.groups] = i;
        digits.group_counts[digits.groups++] = digits.all.size();
        i = skip_separators(text, i);
        skip_inland_zero(text, i, digits, plus);
    }
    return digits;
}

// The number without its leading 0: nine digits, or a service number.
bool is_national(std::string_view number) {
    if (number.starts_with("800") || number.starts_with("900") || number.starts_with("906") || number.starts_with("909"))
        return number.size() == 7 || number.size() == 10;
    if (number.size() != 9) return false;
    switch (number[0]) {
        case '0': return false;
        case '6': return number[1] >= '1' && number[1] <= '8' && number[1] != '7';
        case '8': return std::string_view("24578").find(number[1]) != std::string_view::npos;
        case '9': return number[1] == '1' || number[1] == '7';
        default: return true;
    }
}

// Area codes of three digits; any other in 01–05 and 07 has four.
bool is_short_area(std::string_view code) {
    constexpr std::string_view codes = "010 013 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058 070 "
                                       "071 072 073 074 075 076 077 078 079";
    return code.size() == 3 && codes.find(code) != codes.npos;
}

bool is_area(std::string_view code) {
    if (code.size() == 3) return is_short_area(code);
    return code.size() == 4 && code[0] == '0' && code[1] >= '1' && code[1] <= '5' && code[2] != '0' &&
           !is_short_area(code.substr(0, 3));
}

// 01-02-2027 12:30 has ten digits and is a moment.
bool is_date(const Digits& digits) {
    if (digits.groups < 3 || digits.group_size(0) > 2 || digits.group_size(1) > 2 || digits.group_size(2) != 4)
        return false;
    const auto year = std::string_view(digits.all).substr(digits.group_counts[1], 2);
    return (year == "19" || year == "20") && std::stoi(digits.all.substr(digits.group_counts[0], 2)) <= 12;
}

// How people cut a number that is dialled in the country: 0612345678, 06 …, 070 …, 0251 …, 06123 45678.
bool is_cut_like_a_number(const Digits& digits) {
    switch (digits.group_size(0)) {
        case 1: return false;
        case 2: return digits.all.starts_with("06") && !is_date(digits);
        default: return true;
    }
}

// What the first `count` digits dial; empty when nothing.
std::string dialled(const Digits& digits, std::size_t count, bool plus) {
    auto number = std::string_view(digits.all).substr(0, count);
    const bool abroad = plus || number.starts_with("00");
    if (!plus && abroad) number.remove_prefix(2);
    if (!abroad && number.size() == 11 && digits.groups == 1 && number.starts_with("31") && is_national(number.substr(2)))
        return "+" + std::string(number);
    if (abroad && number.starts_with("31")) {
        auto inland = number.substr(2);
        if (inland.starts_with("0")) inland.remove_prefix(1);
        if (is_national(inland) || (inland.starts_with("14") && is_area(inland.substr(2)))) return "+31" + std::string(inland);
        return {};
    }
    if (abroad) return number.size() >= 8 && number.size() <= 15 && number[0] != '0' ? "+" + std::string(number) : "";
    if (number.starts_with("0") && is_national(number.substr(1)) && is_cut_like_a_number(digits))
        return "+31" + std::string(number.substr(1));
    const bool own_group = digits.groups == 1 || (digits.groups == 2 && digits.group_size(0) == 2);
    if (number.starts_with("14") && count == digits.all.size() && own_group && is_area(number.substr(2)))
        return "+31" + std::string(number);
    return {};
}

bool may_begin_at(std::string_view text, std::size_t begin) {
    if (begin == 0) return true;
    if (is_word_before(text, begin)) return false;
    const char before = text[begin - 1];
    const bool inner = begin >= 2 && is_word_before(text, begin - 1);
    if (before == '+' || before == '#' || before == '_' || before == '@') return false;
    if (before == '-') return !inner;
    return !((before == '.' || before == ',') && begin >= 2 && is_digit(text[begin - 2]));
}

bool may_end_at(std::string_view text, std::size_t end) {
    const char next = at(text, end);
    if (is_word_at(text, end) || next == '%' || next == '@' || next == '_') return false;
    return !((next == ',' || next == '.' || next == '-') && is_digit(at(text, end + 1)));
}

// NL91 ABNA 0417 1643 00: behind a bank's four letters and a country's check digits no phone number begins.
bool follows_bank(std::string_view text, std::size_t begin) {
    while (begin > 0 && text[begin - 1] == ' ') --begin;
    if (begin < 8) return false;
    const auto bank = text.substr(begin - 4, 4);
    if (!std::all_of(bank.begin(), bank.end(), is_letter)) return false;
    auto i = begin - 4;
    while (i > 0 && text[i - 1] == ' ') --i;
    return i >= 4 && is_digit(text[i - 1]) && is_digit(text[i - 2]) && is_letter(text[i - 3]) && is_letter(text[i - 4]);
}

std::string plain_number(const std::string& number) {
    if (!number.starts_with("+31")) return {};
    const auto inland = number.substr(3);
    return inland.size() <= 6 ? inland : "0" + inland;
}

}  // namespace

std::optional<Phone> match_phone(std::string_view text, std::size_t begin) {
    const bool plus = at(text, begin) == '+';
    const auto first = begin + ((plus || at(text, begin) == '(') ? 1 : 0);
    const auto digit = at(text, first) == '(' ? first + 1 : first;
    if (!is_digit(at(text, digit)) || !may_begin_at(text, begin)) return std::nullopt;
    const auto digits = read_digits(text, digit, plus);
    for (auto group = digits.groups; group-- > 0;) {
        const auto end = digits.group_ends[group];
        if (!may_end_at(text, end)) continue;
        auto number = dialled(digits, digits.group_counts[group], plus);
        if (number.empty()) continue;
        if (follows_bank(text, begin)) return std::nullopt;
        auto plain = plain_number(number);
        return Phone{end, std::move(number), std::move(plain), digits.places, digits.group_counts[group]};
    }
    return std::nullopt;
}

}  // namespace vraagbaak::unicode

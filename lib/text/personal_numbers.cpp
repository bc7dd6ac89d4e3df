// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers of persons that carry a check in themselves, or have a form of their own.
#include <algorithm>
#include <array>
#include <string>

#include "text/characters.hpp"
#include "text/check_digits.hpp"
#include "text/personal_data.hpp"
#include "text/specials.hpp"

namespace vraagbaak::unicode {

namespace {

// Bytes of a space within a line, or 0.
std::size_t space_at(std::string_view text, std::size_t offset) {
    const char c = at(text, offset);
    if (c == ' ') return 1;
    return c == '\xC2' || c == '\xE2' ? white_space_at(text, offset) : 0;
}

std::size_t skip_spaces(std::string_view text, std::size_t offset) {
    for (int count = 0; count < 3; ++count) offset += space_at(text, offset);
    return offset;
}

bool begins_with(std::string_view text, std::string_view lower_case) {
    return text.size() >= lower_case.size() &&
           std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

bool is_digit_before(std::string_view text, std::size_t offset) { return offset > 0 && is_digit(text[offset - 1]); }

// € 123.456.782, EUR 123456782.
bool is_amount_before(std::string_view text, std::size_t begin) {
    for (int count = 0; count < 2; ++count) {
        if (begin > 0 && text[begin - 1] == ' ') --begin;
        else if (begin > 1 && text.substr(begin - 2, 2) == "\u00A0") begin -= 2;
    }
    const auto before = text.substr(begin - std::min<std::size_t>(begin, 4), std::min<std::size_t>(begin, 4));
    return before.ends_with("€") || begins_with(before, " eur") || begins_with(before, "euro") || before == "EUR";
}

bool is_amount_behind(std::string_view text, std::size_t end) {
    if (at(text, end) == ',' && (at(text, end + 1) == '-' || is_digit(at(text, end + 1)))) return true;
    const auto rest = text.substr(std::min(skip_spaces(text, end), text.size()), 5);
    return rest.starts_with("€") || begins_with(rest, "eur") || begins_with(rest, "milj");
}

bool may_begin_at(std::string_view text, std::size_t begin) {
    if (begin == 0) return true;
    if (is_word_before(text, begin)) return false;
    const char before = text[begin - 1];
    if (std::string_view("+#_@/\\").find(before) != std::string_view::npos) return false;
    if ((before == '.' || before == ',' || before == '-') && begin >= 2 && is_word_before(text, begin - 1))
        return false;
    return !is_amount_before(text, begin);
}

bool may_end_at(std::string_view text, std::size_t end) {
    const char next = at(text, end);
    if (is_word_at(text, end) || next == '@' || next == '%' || next == '_') return false;
    if (next == '.' && is_digit(at(text, end + 1))) return false;
    if ((next == '-' || next == '/') && is_alphanumeric(at(text, end + 1))) return false;
    return !is_amount_behind(text, end);
}

using Groups = std::array<std::size_t, 4>;  // digits in each; 0: no further group

// The digits of a number that is cut so, with one and the same sign between its groups, and where it ends.
std::optional<std::size_t> read_groups(std::string_view text, std::size_t begin, const Groups& groups,
                                       std::string& digits) {
    auto i = begin;
    std::string_view sign;
    for (std::size_t group = 0; group < groups.size() && groups[group] > 0; ++group) {
        if (group > 0) {
            const auto size = at(text, i) == '.' ? 1 : space_at(text, i);
            const auto here = text.substr(std::min(i, text.size()), size);
            if (size == 0 || (group > 1 && here != sign)) return std::nullopt;
            sign = here;
            i += size;
        }
        for (std::size_t count = 0; count < groups[group]; ++count, ++i) {
            if (!is_digit(at(text, i))) return std::nullopt;
            digits += text[i];
        }
    }
    const bool goes_on = is_digit(at(text, i)) ||
                         (!sign.empty() && text.substr(i, sign.size()) == sign && is_digit(at(text, i + sign.size())));
    const bool went_on = !sign.empty() && begin >= sign.size() &&
                         text.substr(begin - sign.size(), sign.size()) == sign &&
                         is_digit_before(text, begin - sign.size());
    return goes_on || went_on ? std::nullopt : std::optional(i);
}

char upper(char c) { return is_letter(c) ? static_cast<char>(c & ~0x20) : c; }

// A sentence that begins "de 12 …" is none: every country has eight digits at least behind the check digits, the
// Netherlands ten, and a bank of four letters before them.
bool looks_like_iban(std::string_view iban) {
    const auto number = iban.substr(4);
    const auto digits = std::count_if(number.begin(), number.end(), is_digit);
    if (!iban.starts_with("NL")) return digits >= 8;
    return digits == 10 && std::all_of(number.begin(), number.begin() + 4, is_letter);
}

}  // namespace

std::optional<std::size_t> match_bsn(std::string_view text, std::size_t begin, bool labelled) {
    constexpr std::array<Groups, 6> usual = {{{9}, {4, 2, 3}, {3, 3, 3}, {2, 2, 2, 3}, {8}, {2, 3, 3}}};
    constexpr std::size_t unlabelled = 4;
    if (!is_digit(at(text, begin)) || !may_begin_at(text, begin)) return std::nullopt;
    for (std::size_t i = 0; i < (labelled ? usual.size() : unlabelled); ++i) {
        std::string digits;
        const auto end = read_groups(text, begin, usual[i], digits);
        if (!end || !may_end_at(text, *end)) continue;
        if (digits.size() == 8) digits.insert(digits.begin(), '0');
        if (passes_eleven_test(digits)) return end;
    }
    return std::nullopt;
}

std::optional<std::size_t> match_iban(std::string_view text, std::size_t begin) {
    if (!is_letter(at(text, begin)) || !is_letter(at(text, begin + 1)) || !is_digit(at(text, begin + 2)))
        return std::nullopt;
    const auto length = iban_length(upper(text[begin]), upper(text[begin + 1]));
    if (length == 0 || !is_digit(at(text, begin + 3))) return std::nullopt;
    std::string iban;
    auto i = begin;
    while (true) {
        if (!is_alphanumeric(at(text, i))) return std::nullopt;
        iban += upper(text[i++]);
        if (iban.size() == length) break;
        for (int signs = 0; signs < 2; ++signs) i += at(text, i) == '.' || at(text, i) == '-' ? 1 : space_at(text, i);
    }
    const bool ends = !is_word_at(text, i) && at(text, i) != '@' && at(text, i) != '_';
    return ends && looks_like_iban(iban) && passes_97_test(iban) ? std::optional(i) : std::nullopt;
}

std::optional<std::size_t> match_licence_plate(std::string_view text, std::size_t begin) {
    std::size_t letters = 0, count = 0, changes = 0, i = begin;
    for (; count < 6; ++i) {
        const char c = at(text, i);
        if (is_alphanumeric(c)) {
            letters += is_letter(c);
            ++count;
            const char next = at(text, i + 1 + (at(text, i + 1) == '-'));
            if (count < 6 && (is_letter(next) != is_letter(c) || at(text, i + 1) == '-')) ++changes;
        } else if (c != '-' || count == 0 || at(text, i - 1) == '-') {
            return std::nullopt;
        }
    }
    const bool good = changes == 2 && letters >= 2 && letters <= 4 && !is_word_at(text, i) && at(text, i) != '-';
    return good ? std::optional(i) : std::nullopt;
}

std::optional<Range> match_address(std::string_view text, std::size_t begin, std::size_t from) {
    const auto postcode = match_postcode(text, begin);
    if (!postcode) return std::nullopt;
    // "Dorpsstraat 12-a, 1234 AB": a street before a number of five digits at most, and what is added to it.
    auto i = begin;
    while (i > from && begin - i < 4) {
        if (std::string_view(" ,\n").find(text[i - 1]) != std::string_view::npos) --i;
        else if (i > from + 1 && text.substr(i - 2, 2) == "\u00A0") i -= 2;
        else break;
    }
    const auto behind_number = i;
    while (i > from && behind_number - i < 9 &&
           (is_alphanumeric(text[i - 1]) || text[i - 1] == '-' || text[i - 1] == '/'))
        --i;
    const auto number = text.substr(i, behind_number - i);
    const auto digits = std::find_if_not(number.begin(), number.end(), is_digit) - number.begin();
    const bool street = i > from + 1 && text[i - 1] == ' ' && (is_word_before(text, i - 1) || text[i - 2] == '.') &&
                        !is_digit(text[i - 2]);
    if (behind_number < begin && street && digits > 0 && digits <= 5) return Range{i, postcode->end};
    // "1234 AB 12", "1234AB, nr. 12a".
    i = postcode->end;
    for (int count = 0; count < 3 && (space_at(text, i) != 0 || at(text, i) == ',' || at(text, i) == '\n'); ++count)
        i += std::max<std::size_t>(space_at(text, i), 1);
    if (i == postcode->end) return std::nullopt;
    for (const std::string_view word : {"huisnummer", "huisnr.", "huisnr", "nummer", "nr.", "nr"}) {
        if (!begins_with(text.substr(i, word.size()), word)) continue;
        i = skip_spaces(text, i + word.size());
        break;
    }
    const auto first = i;
    while (is_digit(at(text, i)) && i - first < 6) ++i;
    if (i == first || i - first > 5 || text[first] == '0') return std::nullopt;
    auto added = i + (at(text, i) == '-' || at(text, i) == '/' ? 1 : 0);
    const auto addition = added;
    while (is_alphanumeric(at(text, added)) && added - addition < 5) ++added;
    if (added > addition && added - addition < 5) i = added;
    const char next = at(text, i);
    const bool number_goes_on = (next == '.' || next == ':' || next == ',') && is_digit(at(text, i + 1));
    if (is_word_at(text, i) || next == '%' || number_goes_on) return std::nullopt;
    return Range{begin, i};
}

}  // namespace vraagbaak::unicode

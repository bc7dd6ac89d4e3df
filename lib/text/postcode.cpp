// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "text/characters.hpp"
#include "text/specials.hpp"

namespace vraagbaak::unicode {

namespace {

// Words and units of two letters, which may well follow a number or a year.
bool is_word_or_unit(std::string_view letters) {
    constexpr std::string_view words =
        " al am as be bv ca cl cm cv da de dl dm do dr eb ed ei em en er eu fm fr ga gb ha he hz ik in is ja je jl jr ka kb "
        "kg km kw ma mb me mg mi ml mm mw na nl no nr nu nv of om oh op pa pk pm po re sr st tb te th tv uw va vs wc we wo "
        "xl ze zo ";
    const char key[4] = {' ', lower(letters[0]), lower(letters[1]), ' '};
    return words.find(std::string_view(key, 4)) != words.npos;
}

// In a text wholly in capitals these say nothing. Only what stands near is looked at: a long text may hold many postcodes.
bool has_lower_case_near(std::string_view text, std::size_t begin) {
    constexpr std::size_t near = 200;
    const auto around = text.substr(begin - std::min(begin, near), 2 * near);
    return std::any_of(around.begin(), around.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_never_given(std::string_view letters) { return letters == "SA" || letters == "SD" || letters == "SS"; }

bool may_begin_at(std::string_view text, std::size_t begin) {
    if (begin == 0) return true;
    if (is_word_before(text, begin) || text[begin - 1] == '+') return false;
    const bool number_goes_on = text[begin - 1] == '.' || text[begin - 1] == ',' || text[begin - 1] == '-';
    return !(number_goes_on && begin >= 2 && is_alphanumeric(text[begin - 2]));
}

}  // namespace

std::optional<Postcode> match_postcode(std::string_view text, std::size_t begin) {
    const auto digits = text.substr(begin, 4);
    if (digits.size() < 4 || digits[0] == '0' || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
    auto i = begin + 4;
    const bool apart = at(text, i) == ' ' || text.substr(i, 2) == "\u00A0";
    if (apart) i += text[i] == ' ' ? 1 : 2;
    const auto letters = text.substr(std::min(i, text.size()), 2);
    if (letters.size() < 2 || !is_letter(letters[0]) || !is_letter(letters[1])) return std::nullopt;
    if (is_word_at(text, i + 2) || apostrophe_at(text, i + 2) != 0 || !may_begin_at(text, begin)) return std::nullopt;
    const bool capitals = is_upper(letters[0]) && is_upper(letters[1]);
    if (capitals && is_never_given(letters)) return std::nullopt;
    const bool doubtful = !capitals || (apart && !has_lower_case_near(text, begin));
    if (doubtful && is_word_or_unit(letters)) return std::nullopt;
    return Postcode{i + 2, i};
}

}  // namespace vraagbaak::unicode

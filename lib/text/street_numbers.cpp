// SPDX-License-Identifier: GPL-2.0-or-later
// Where somebody lives: a street with a number, a postcode in any spelling.
#include <algorithm>
#include <array>
#include <string>

#include "text/characters.hpp"
#include "text/redaction.hpp"
#include "text/specials.hpp"

namespace vraagbaak::unicode {

namespace {

using Words = std::string_view;

// Ends of names of streets; what ends so and is none stands in `no_streets`.
constexpr std::array<Words, 24> ends = {"straat", "laan", "plein", "gracht", "kade", "singel", "dreef", "steeg", "plantsoen", "weg", "dijk", "pad",
                                        "park",   "hof",  "wal",   "ring",   "hage", "burg",   "haven", "erf",   "markt",     "baan", "str",  "veld"};

constexpr Words no_streets =
    " snelweg autoweg spoorweg rijksweg onderweg waterweg fietspad voetpad zebrapad kerkhof gerechtshof supermarkt jaarmarkt weekmarkt "
    "rommelmarkt arbeidsmarkt woningmarkt vlooienmarkt kerstmarkt speelpark pretpark wagenpark zonnepark windpark vakantiepark themapark "
    "pierewal ophaling vervoering boring ring woonerf bouwerf gaswinning rijbaan busbaan taxibaan zwembaan kegelbaan renbaan loopbaan "
    "sportveld voetbalveld speelveld trapveld zwaailicht jachthaven binnenhaven buitenhaven luchthaven vlieghaven winkelstraat luchtweg "
    "kering regering verzekering uitkering inspring wijziging herinnering erf weg markt park baan haven veld pad ";

constexpr Words units =
    " uur uren minuten dag dagen week weken maand maanden jaar jaren keer maal km kilometer m meter m2 m3 cm mm euro eur personen mensen kinderen "
    "stuks procent kg graden op tot en of van verdiepingen auto autos plekken plaatsen parkeerplaatsen bomen woningen ";

// Lange Gracht, 1e Dwarsstraat: what stands before the kind of a street.
constexpr Words before_kind = " lange korte oude nieuwe hoge lage grote kleine groote eerste tweede derde vierde noord zuid oost west noorder zuider ooster wester ";
constexpr Words kinds = " straat laan plein gracht kade singel dreef steeg plantsoen weg dijk hof dwarsstraat wal haven markt ";

std::string lower_word(std::string_view text, std::size_t begin, std::size_t end) {
    std::string word;
    for (auto i = begin; i < end; ++i) word += lower(text[i]);
    return word;
}

std::size_t word_end(std::string_view text, std::size_t i) {
    while (i < text.size() && (is_letter(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80 || text[i] == '-' || text[i] == '\'')) ++i;
    return i;
}

bool listed(Words list, const std::string& word) { return list.find(' ' + word + ' ') != list.npos; }

bool names_street(const std::string& word) {
    const auto fits = [&](Words end) { return word.size() >= end.size() + 2 && word.ends_with(end); };
    return std::any_of(ends.begin(), ends.end(), fits) && !listed(no_streets, word);
}

// A number of at most five digits and what is added to it: 12, 12a, 12-b, 12 bis. 0: none.
std::size_t house_number_end(std::string_view text, std::size_t begin) {
    auto i = begin;
    while (is_digit(at(text, i))) ++i;
    if (i == begin || i - begin > 5 || text[begin] == '0') return 0;
    auto added = i + (at(text, i) == '-' || at(text, i) == '/' ? 1 : 0);
    const auto addition = added;
    while (is_alphanumeric(at(text, added)) && added - addition < 4) ++added;
    if (added > addition && !is_word_at(text, added)) i = added;
    if (is_word_at(text, i) || at(text, i) == '%' || at(text, i) == ':') return 0;
    if ((at(text, i) == '.' || at(text, i) == ',') && is_digit(at(text, i + 1))) return 0;
    const auto next = i + (at(text, i) == ' ' ? 1 : 0);
    if (next > i && listed(units, lower_word(text, next, word_end(text, next)))) return 0;
    return i;
}

std::size_t number_behind(std::string_view text, std::size_t end) {
    auto i = end;
    if (at(text, i) == '.') ++i;
    while (at(text, i) == ' ' || at(text, i) == ',') ++i;
    for (const std::string_view word : {"nummer ", "nr. ", "nr.", "nr ", "huisnummer "})
        if (text.substr(i).starts_with(word)) i += word.size();
    return i == end ? 0 : house_number_end(text, i);
}

}  // namespace

std::optional<std::size_t> match_street_number(std::string_view text, std::size_t begin) {
    constexpr std::size_t longest = 60;
    const auto end = word_end(text, begin);
    if (end == begin || end - begin > longest) return std::nullopt;
    const auto word = lower_word(text, begin, end);
    if (names_street(word)) {
        if (const auto number = number_behind(text, end)) return number;
        return std::nullopt;
    }
    if (listed(before_kind, word) && at(text, end) == ' ') {
        const auto kind = word_end(text, end + 1);
        if (const auto number = listed(kinds, lower_word(text, end + 1, kind)) ? number_behind(text, kind) : 0) return number;
        return std::nullopt;
    }
    // laan van Meerdervoort 100, plein 1945 is left.
    if (word != "laan" && word != "plein" && word != "weg" && word != "kade" && word != "hof" && word != "park") return std::nullopt;
    if (!text.substr(std::min(end, text.size())).starts_with(" van ")) return std::nullopt;
    auto i = end + 5;
    for (int count = 0; count < 4; ++count) {
        const auto next = word_end(text, i);
        if (next == i) break;
        if (const auto number = number_behind(text, next)) return number;
        i = next + (at(text, next) == ' ' ? 1 : 0);
    }
    return std::nullopt;
}

std::optional<std::size_t> match_loose_postcode(std::string_view text, std::size_t begin, bool behind_street) {
    if (const auto strict = match_postcode(text, begin)) return strict->end;
    auto i = begin;
    while (is_digit(at(text, i))) ++i;
    if (i - begin != 4 || text[begin] == '0') return std::nullopt;
    const auto letters = skip_signs(text, i);
    const bool two_letters = is_letter(at(text, letters)) && is_letter(at(text, letters + 1)) && !is_word_at(text, letters + 2);
    if (behind_street && two_letters) return letters + 2;
    if (!two_letters || is_upper(text[letters]) != is_upper(text[letters + 1])) return std::nullopt;
    // "1234ab 12", "1234-AB 12", "1234 nr huisnummer 12"; not "2024 en 2025".
    auto number = skip_signs(text, letters + 2);
    bool told = letters == i || letters > i + 1 || text[i] != ' ';
    for (const std::string_view word : {"huisnummer ", "nummer ", "huisnr ", "nr. ", "nr "}) {
        if (!text.substr(std::min(number, text.size())).starts_with(word)) continue;
        number += word.size();
        told = true;
    }
    return told && house_number_end(text, number) != 0 ? std::optional(letters + 2) : std::nullopt;
}

}  // namespace vraagbaak::unicode

// SPDX-License-Identifier: GPL-2.0-or-later
#include "reports/old_figures.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "text/unicode.hpp"

namespace vraagbaak::reports {

namespace {

constexpr int last_years = 3, last_years_of_amounts = 10;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// The word that ends before a place, folded; empty: a number, or nothing.
std::string word_before(std::string_view text, std::size_t place) {
    while (place > 0 && (text[place - 1] == ' ' || text[place - 1] == '(')) --place;
    auto begin = place;
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    return std::string{text.substr(begin, place - begin)};
}

// "Wmo 2015", "Woningwet 2015", "Verordening 2025": a name, however old.
bool is_name_of_rule(const std::string& word) {
    constexpr std::array<std::string_view, 9> endings{"wet", "verordening", "besluit", "regeling", "reglement", "wetboek", "nota", "beleid", "plan"};
    const auto folded = unicode::fold(word);
    if (std::ranges::any_of(endings, [&](std::string_view ending) { return folded.ends_with(ending); })) return true;
    return std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2 || folded == "wmo" || folded == "bouwbesluit";
}

bool says_of_a_birth(std::string_view sentence) {
    const auto folded = unicode::fold(sentence);
    return folded.find("geboren") != folded.npos || folded.find("bouwjaar") != folded.npos || folded.find("gebouwd") != folded.npos;
}

struct Years {
    std::optional<int> latest;  // of all that is no name
};

Years years_of(std::string_view sentence) {
    Years found;
    for (std::size_t i = 0; i + 4 <= sentence.size();) {
        if (!is_digit(sentence[i])) {
            ++i;
            continue;
        }
        auto end = i;
        while (end < sentence.size() && is_digit(sentence[end])) ++end;
        int year = 0;
        std::from_chars(sentence.data() + i, sentence.data() + end, year);
        const char before = i > 0 ? sentence[i - 1] : ' ', after = end < sentence.size() ? sentence[end] : ' ';
        const bool alone = std::string_view{" (-"}.find(before) != std::string_view::npos && !is_letter(after) && after != '/' &&
                           !((after == ',' || after == '.' || after == '-') && end + 1 < sentence.size() && is_digit(sentence[end + 1]));
        const auto word = word_before(sentence, i);
        if (end - i == 4 && year >= 1900 && year < 2200 && alone && (word.empty() || !is_name_of_rule(word)))
            found.latest = std::max(found.latest.value_or(0), year);
        i = end;
    }
    return found;
}

// At . ! ? before white space, and at the end of a line.
template <class Visit>
void each_sentence(std::string_view text, Visit visit) {
    std::size_t begin = 0;
    const auto end_at = [&](std::size_t end) {
        auto sentence = text.substr(begin, end - begin);
        while (!sentence.empty() && (sentence.front() == ' ' || sentence.front() == '\n' || sentence.front() == '-')) sentence.remove_prefix(1);
        while (!sentence.empty() && (sentence.back() == ' ' || sentence.back() == '\n')) sentence.remove_suffix(1);
        if (!sentence.empty()) visit(sentence);
        begin = end;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
        if (text[i] == '\n' || (stop && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n'))) end_at(i + 1);
    }
    end_at(text.size());
}

}  // namespace

bool has_amount(std::string_view text) {
    for (auto at = text.find("€"); at != text.npos; at = text.find("€", at + 1)) {
        auto next = at + std::string_view{"€"}.size();
        while (next < text.size() && (text[next] == ' ' || static_cast<unsigned char>(text[next]) >= 0x80)) ++next;  // no-break spaces
        if (next < text.size() && is_digit(text[next])) return true;
    }
    for (auto at = text.find(" euro"); at != text.npos; at = text.find(" euro", at + 1))
        if (at > 0 && is_digit(text[at - 1]) && (at + 5 == text.size() || !is_letter(text[at + 5]))) return true;
    return false;
}

std::vector<OldFigure> old_figures(std::string_view text, int year) {
    std::vector<OldFigure> found;
    each_sentence(text, [&](std::string_view sentence) {
        const auto latest = years_of(sentence).latest;
        if (!latest || *latest >= year) return;
        const bool amount = has_amount(sentence);
        if (*latest < year - (amount ? last_years_of_amounts : last_years) || (!amount && says_of_a_birth(sentence))) return;
        found.push_back({std::string{sentence}, *latest, amount});
    });
    return found;
}

}  // namespace vraagbaak::reports

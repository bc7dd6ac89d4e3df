// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/role_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "dutch/function_words.hpp"
#include "dutch/name_words.hpp"
#include "dutch/word_file.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_role_words;
}

namespace vraagbaak::dutch {

namespace {

bool of_a_role(std::string_view word) {
    static const auto words = [] {
        std::vector<std::string_view> all;
        auto file = data::dutch_role_words;
        for (std::vector<std::string_view> line; next_line(file, line);) all.insert(all.end(), line.begin(), line.end());
        return all;
    }();
    const auto folded = unicode::fold(word);
    return std::ranges::any_of(words, [&](std::string_view known) { return folded.ends_with(known); });
}

constexpr std::array<std::string_view, 7> titles{"mevrouw", "mevr", "mw", "meneer", "mijnheer", "heer", "dhr"};

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// As an address or a login joins them: Jan.deVries is jan, de and Vries. The full stop of an initial stays.
std::vector<std::string_view> parts_of(std::string_view word, bool at_capitals) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t at = 1; at + 1 < word.size(); ++at) {
        const bool dot = (word[at] == '.' || word[at] == '_') && at - begin > 1;
        if (!dot && !(at_capitals && is_small(word[at - 1]) && is_capital(word[at]))) continue;
        words.push_back(word.substr(begin, at - begin));
        begin = at + (dot ? 1 : 0);
    }
    words.push_back(word.substr(begin));
    return words;
}

// At capitals inside only with a first name among the parts: WebCare and WhatsApp are no people, and neither is MijnOeverwaarde, though some
// are called Mijn.
void split_joined(std::string_view word, std::vector<std::string_view>& words) {
    auto parts = parts_of(word, true);
    if (std::ranges::none_of(parts, [](std::string_view part) {
            const auto folded = unicode::fold(part);
            return is_first_name(folded) && !is_function_word(folded);
        })) parts = parts_of(word, false);
    words.insert(words.end(), parts.begin(), parts.end());
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        if (end > begin) split_joined(text.substr(begin, end - begin), words);
        begin = end + 1;
    }
    return words;
}

bool is_title(std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    return std::ranges::find(titles, unicode::fold(word)) != titles.end();
}

// The first character, of one byte or more.
std::string_view first_of(std::string_view word) {
    const auto is_rest = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    std::size_t size = 1;
    while (size < word.size() && is_rest(word[size])) ++size;
    return word.substr(0, size);
}

bool has_capital(std::string_view word) { return unicode::lower_case(first_of(word)) != first_of(word); }

// J, J. and J.P. are initials.
bool is_initial(std::string_view word) {
    while (!word.empty() && has_capital(word)) {
        word.remove_prefix(first_of(word).size());
        if (word.empty()) return true;
        if (word.front() != '.') return false;
        word.remove_prefix(1);
    }
    return word.empty();
}

// Jan and Jan-Willem, not KCC.
bool is_written_as_name(std::string_view word) {
    return has_capital(word) && std::ranges::any_of(word, is_small);
}

// P.Jansen
bool is_initial_with_name(std::string_view word) {
    const auto dot = word.rfind('.');
    return dot != word.npos && is_initial(word.substr(0, dot + 1)) && is_written_as_name(word.substr(dot + 1));
}

// familie van Dijk, not familie en Jeugd.
bool is_family(const std::vector<std::string_view>& words) {
    if (words.size() < 2 || !is_written_as_name(words.back())) return false;
    const auto first = unicode::fold(words.front());
    return (first == "familie" || first == "fam" || first == "fam.") &&
           std::all_of(words.begin() + 1, words.end() - 1, [](std::string_view word) { return is_name_prefix(unicode::fold(word)); });
}

}  // namespace

bool looks_like_name(std::string_view role) {
    const auto words = words_of(role);
    if (words.size() > 1 && std::any_of(words.begin(), words.end() - 1, is_title)) return true;
    if (std::ranges::any_of(words, of_a_role)) return false;
    if (is_family(words) || std::ranges::any_of(words, is_initial_with_name)) return true;
    if (words.size() == 1 && is_first_name(unicode::fold(words.front()))) return true;
    const auto names = std::ranges::count_if(words, is_written_as_name);
    return names >= 2 || (names == 1 && std::ranges::any_of(words, is_initial));
}

}  // namespace vraagbaak::dutch

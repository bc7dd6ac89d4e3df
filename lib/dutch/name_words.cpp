// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/name_words.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/string_hash.hpp"
#include "dutch/name_sound.hpp"
#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_name_prefixes, dutch_short_names;
}

namespace vraagbaak::dutch {

namespace {

// What people write as one with the name behind it. Not in, op, ver: too many names begin so by themselves.
constexpr std::array<std::string_view, 34> joined{"van",  "vande", "vanden", "vander", "vanhet", "vant", "vd",   "de",    "den",  "der",  "het", "ten",
                                                  "ter",  "int",   "inde",   "inden",  "opde",   "opden", "opt", "uitde", "uitden", "aande", "aanden", "la",
                                                  "le",   "du",    "del",    "della",  "di",     "dos",  "el",   "al",    "ben",  "von"};

std::unordered_set<std::string_view> read_words(std::string_view file) {
    std::unordered_set<std::string_view> words;
    for (std::vector<std::string_view> line; next_line(file, line);) words.insert(line.begin(), line.end());
    return words;
}

std::string joined_of(const std::vector<std::string_view>& words) {
    std::string out;
    for (const auto word : words) out += word;
    return out;
}

// The first letter of each word of it: vd for van der, vd and v d. Het and 't are one.
std::string letters_of(const std::vector<std::string_view>& words) {
    std::string out;
    const auto add = [&](std::string_view word) { out += word == "het" ? 't' : word.front(); };
    for (const auto word : words) {
        if (word.empty()) continue;
        if (word == "vd" || word == "vdr") {
            out += "vd";
        } else if (word == "int" || word == "opt") {
            out += {word.front(), 't'};
        } else {
            add(word);
            if (word.starts_with("van") && word.size() > 3) add(word.substr(3));
        }
    }
    return out;
}

using Forms = StringMap<std::vector<std::string>>;

Forms read_forms() {
    Forms forms;
    const auto add = [&](const std::string& from, const std::string& to) {
        auto& known = forms[from];
        if (from != to && std::ranges::find(known, to) == known.end()) known.push_back(to);
    };
    auto file = data::dutch_short_names;
    for (std::vector<std::string_view> line; next_line(file, line);) {
        const auto full = name_sounds(line.front()).front();
        for (std::size_t i = 1; i < line.size(); ++i) {
            const auto form = name_sounds(line[i]).front();
            add(full, form);
            add(form, full);
        }
    }
    return forms;
}

}  // namespace

bool is_name_prefix(std::string_view word) {
    static const auto words = read_words(data::dutch_name_prefixes);
    return words.contains(word);
}

bool is_first_name(std::string_view word) {
    static const auto names = read_words(data::dutch_short_names);
    return names.contains(word);
}

PrefixLikeness prefix_likeness(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    if (a.empty() || b.empty()) return a.empty() && b.empty() ? PrefixLikeness::same : PrefixLikeness::none;
    if (joined_of(a) == joined_of(b)) return PrefixLikeness::same;
    return letters_of(a) == letters_of(b) ? PrefixLikeness::alike : PrefixLikeness::none;
}

std::vector<std::pair<std::string_view, std::string_view>> split_prefix(std::string_view word, std::size_t shortest) {
    std::vector<std::pair<std::string_view, std::string_view>> out;
    for (const auto prefix : joined)
        if (word.size() >= prefix.size() + shortest && word.starts_with(prefix))
            out.emplace_back(word.substr(0, prefix.size()), word.substr(prefix.size()));
    return out;
}

const std::vector<std::string>& other_forms_of(std::string_view name_sound) {
    static const auto forms = read_forms();
    static const std::vector<std::string> none;
    const auto found = forms.find(name_sound);
    return found == forms.end() ? none : found->second;
}

}  // namespace vraagbaak::dutch

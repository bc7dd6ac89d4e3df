// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/name_keys.hpp"

#include <algorithm>
#include <string_view>

#include "dutch/name_sound.hpp"
#include "dutch/name_words.hpp"
#include "index/people.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::index {

namespace {

using lexicon::NameRole;
using Texts = std::vector<std::string>;

void add_once(Texts& list, std::string text) {
    if (!text.empty() && std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

bool share(const Texts& a, const Texts& b) {
    return std::ranges::any_of(a, [&](const auto& text) { return std::ranges::find(b, text) != b.end(); });
}

// Anna Bakker-Smit: of a full name alone the words do not tell where the surname begins, and the hyphen does.
void add_double_names(std::string_view title, Texts& family) {
    for (auto begin = std::min(title.find(' '), title.size()); begin < title.size();) {
        const auto end = std::min(title.find(' ', begin + 1), title.size());
        const auto part = title.substr(begin, end - begin);
        if (part.find('-') != part.npos)
            for (auto& word : name_words(part))
                if (word.size() > 1 && !dutch::is_name_prefix(word)) add_once(family, std::move(word));
        begin = end;
    }
}

// Without other titles, by which the same person is called in one source and not in another.
std::string whole_of(const Record& record) {
    auto words = name_words(record.given_name + ' ' + record.name_prefix + ' ' + record.family_name);
    if (record.given_name.empty() || record.family_name.empty()) {
        Record titled;
        titled.kind = record.kind;
        titled.title = record.title;
        words.clear();
        for (const auto& [word, role] : name_entry(titled, 0).words)
            if (role != NameRole::behind_prefix) words.push_back(word);
    }
    std::ranges::sort(words);
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return words.size() > 1 ? out : std::string{};
}

bool initial_of(const Texts& initials, const Texts& names) {
    return std::ranges::any_of(initials, [&](const auto& initial) {
        return unicode::length(initial) == 1 && std::ranges::any_of(names, [&](const auto& name) { return name.starts_with(initial); });
    });
}

}  // namespace

NameKeys::NameKeys(const Record& record) {
    std::string before, surname;
    std::size_t names = 0;
    for (const auto& [word, role] : name_entry(record, 0).words) {
        if (role == NameRole::name_prefix) {
            before += word;
            continue;
        }
        add_once(role == NameRole::given_name ? given : family, word);
        if (role == NameRole::family_name && !before.empty()) add_once(family, before + word);
        if (role == NameRole::family_name) surname += word;
        if (role != NameRole::behind_prefix) ++names;
        before.clear();
    }
    add_once(family, std::move(surname));
    if (record.family_name.empty()) add_double_names(record.title, family);
    for (const auto& word : given)
        if (word.size() > 1)
            for (auto& sound : dutch::name_sounds(word)) add_once(given_sounds, std::move(sound));
    for (const auto& word : family)
        for (auto& sound : dutch::name_sounds(word)) add_once(family_sounds, std::move(sound));
    for (const auto& sound : given_sounds)
        for (const auto& form : dutch::other_forms_of(sound)) add_once(given_forms, form);
    if (names > 1) whole = whole_of(record);
}

NameFit name_fit(const NameKeys& a, const NameKeys& b) {
    const bool family = share(a.family, b.family);
    if (!family && !share(a.family_sounds, b.family_sounds)) return NameFit::none;
    const bool given = a.given.empty() || b.given.empty() || share(a.given, b.given) || initial_of(a.given, b.given) || initial_of(b.given, a.given) ||
                       share(a.given_forms, b.given_sounds) || share(b.given_forms, a.given_sounds);
    if (!given && !share(a.given_sounds, b.given_sounds)) return NameFit::none;
    return family && given ? NameFit::compatible : NameFit::alike;
}

bool share_surname(const NameKeys& a, const NameKeys& b) { return share(a.family, b.family); }

bool is_named_after(std::string_view email, std::string_view surname) {
    constexpr std::size_t telling = 5;  // letters; a shorter end of a word says nothing
    const auto local = email.substr(0, email.find('@'));
    const bool several = local.find_first_of(".-_+") != local.npos;
    for (std::size_t begin = 0; begin <= local.size();) {
        const auto end = std::min(local.find_first_of(".-_+", begin), local.size());
        const auto word = local.substr(begin, end - begin);
        begin = end + 1;
        if (!word.ends_with(surname)) continue;
        if (word.size() == surname.size() + 1 || (several && (word.size() == surname.size() || surname.size() >= telling))) return true;
    }
    return false;
}

bool share_a_name(const NameKeys& a, const NameKeys& b) {
    const auto full = [](const Texts& names) {
        Texts out;
        for (const auto& name : names)
            if (name.size() > 1) out.push_back(name);
        return out;
    };
    return name_fit(a, b) != NameFit::none || share(full(a.given), full(b.given));
}

}  // namespace vraagbaak::index

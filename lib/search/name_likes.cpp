// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/name_likes.hpp"

#include <algorithm>
#include <tuple>

#include "dutch/name_sound.hpp"
#include "dutch/name_words.hpp"

namespace vraagbaak::search {

using lexicon::NameLikeness;
using lexicon::NameMatch;
using lexicon::NameRole;
using lexicon::NameTable;
using lexicon::quality_of;
using lexicon::WordId;

namespace {

void add_beginnings(NameLikes& all, const NameTable& names, std::string_view half, std::string_view prefix, float quality) {
    const auto [first, last] = names.words().beginning_with(half);
    for (auto word = first; word < last; ++word) all.push_back({word, {NameMatch::beginning, quality}, prefix});
    for (const auto& key : dutch::name_sounds(half))
        names.each_sound_beginning(key, [&](WordId word) { all.push_back({word, {NameMatch::beginning, quality * quality_of(NameMatch::sound)}, prefix}); });
}

// Each word once, as note() would have it: there may be thousands.
void keep_best(NameLikes& all) {
    std::ranges::sort(all, {}, [](const NameLike& like) { return std::tuple{like.word, -like.likeness.quality, like.likeness.how}; });
    const auto rest = std::ranges::unique(all, {}, &NameLike::word);
    all.erase(rest.begin(), rest.end());
}

}  // namespace

void note(NameLikes& all, const NameLike& like) {
    const auto known = std::ranges::find(all, like.word, &NameLike::word);
    if (known == all.end()) return all.push_back(like);
    const auto &had = known->likeness, &now = like.likeness;
    if (now.quality > had.quality || (now.quality == had.quality && now.how < had.how)) *known = like;
}

void add_alike(NameLikes& all, const NameTable& names, std::string_view word) {
    const auto& words = names.words();
    if (const auto same = words.find(word)) note(all, {*same, {NameMatch::exact, quality_of(NameMatch::exact)}, {}});
    const auto keys = dutch::name_sounds(word);
    for (const auto& key : keys)
        names.each_sounding(key, [&](WordId other) { note(all, {other, {NameMatch::sound, lexicon::sound_quality(word, words.word(other))}, {}}); });
    if (!keys.empty())
        for (const auto& form : dutch::other_forms_of(keys.front()))
            names.each_sounding(form, [&](WordId other) { note(all, {other, {NameMatch::short_form, quality_of(NameMatch::short_form)}, {}}); });
    for (const auto& [prefix, rest] : dutch::split_prefix(word))
        for (const auto& key : dutch::name_sounds(rest))
            names.each_sounding(key, [&, prefix = prefix, rest = rest](WordId other) {
                const auto quality = words.word(other) == rest ? 1.0F : lexicon::sound_quality(rest, words.word(other));
                note(all, {other, {NameMatch::joined, quality * quality_of(NameMatch::joined)}, prefix});
            });
}

void add_beginnings(NameLikes& all, const NameTable& names, std::string_view half) {
    if (half.size() < shortest_beginning) return;
    add_beginnings(all, names, half, {}, quality_of(NameMatch::beginning));
    if (half.size() >= shortest_joined_beginning)
        for (const auto& [prefix, rest] : dutch::split_prefix(half, 1))
            add_beginnings(all, names, rest, prefix, quality_of(NameMatch::beginning) * quality_of(NameMatch::joined));
    keep_best(all);
}

bool may_be(const NameTable& names, lexicon::EntryId entry, const NameLike& like, std::uint32_t roles) {
    if (like.likeness.how == NameMatch::short_form && (roles & NameRole::given_name) == 0) return false;
    return like.prefix.empty() ||
           ((roles & NameRole::family_name) != 0 && dutch::prefix_likeness({like.prefix}, prefixes_of(names, entry)) != dutch::PrefixLikeness::none);
}

NameLikeness in_roles(const NameLikeness& likeness, std::uint32_t roles) {
    return roles == NameRole::behind_prefix ? NameLikeness{NameMatch::joined, likeness.quality * quality_of(NameMatch::joined)} : likeness;
}

std::vector<std::string_view> prefixes_of(const NameTable& names, lexicon::EntryId entry) {
    std::vector<std::string_view> out;
    for (std::uint32_t place = 0; place < names.word_count(entry); ++place)
        if (const auto [word, role] = names.word(entry, place); role == NameRole::name_prefix) out.push_back(names.words().word(word));
    return out;
}

}  // namespace vraagbaak::search

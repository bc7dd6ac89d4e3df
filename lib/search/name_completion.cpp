// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/name_completion.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <tuple>
#include <vector>

#include "dutch/name_words.hpp"
#include "search/name_likes.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::search {

namespace {

using lexicon::EntryId;
using lexicon::NameRole;
using lexicon::NameTable;

// Of one typed word: as a whole, and as half a word. Apart, since a word that is a short form of a given name may begin a surname.
using Ways = std::array<NameLikes, 2>;

bool may_be_missing(const TypedWord& word) { return word.says_nothing || std::ranges::all_of(word.forms, dutch::is_name_prefix); }

std::size_t entries_of(const NameTable& names, const Ways& ways) {
    std::size_t size = 0;
    for (const auto& likes : ways)
        for (const auto& like : likes) size += names.list_size(like.word);
    return size;
}

// Of each typed word the words of names that it is like, by number; none at all when one of them is like no name.
std::vector<Ways> likes_of(const Typed& typed, const NameTable& names) {
    std::vector<Ways> all;
    for (const auto& word : typed.words) {
        const bool last = &word == &typed.words.back();
        if (word.forms.size() != 1 || (last && may_be_missing(word))) return {};
        if (may_be_missing(word)) continue;
        auto& [whole, half] = all.emplace_back();
        if (word.forms.front().size() > 1) add_alike(whole, names, word.forms.front());
        if (last && !typed.finished) add_beginnings(half, names, word.forms.front());
        if (whole.empty() && half.empty()) return {};
        std::ranges::sort(whole, {}, &NameLike::word);
    }
    return all;
}

// How well a typed word is met in a name; 0: not at all.
float quality_in(const NameTable& names, EntryId entry, const Ways& ways) {
    std::map<lexicon::WordId, std::uint32_t> roles;
    for (std::uint32_t place = 0, end = names.word_count(entry); place < end; ++place)
        if (const auto [word, role] = names.word(entry, place); role != NameRole::name_prefix) roles[word] |= role;
    float best = 0;
    for (const auto& [word, role] : roles)
        for (const auto& likes : ways) {
            const auto like = std::ranges::lower_bound(likes, word, {}, &NameLike::word);
            if (like != likes.end() && like->word == word && may_be(names, entry, *like, role)) best = std::max(best, in_roles(like->likeness, role).quality);
        }
    return best;
}

std::vector<EntryId> entries_with(const NameTable& names, const Ways& ways) {
    std::vector<EntryId> out;
    for (const auto& likes : ways)
        for (const auto& like : likes) names.each_entry(like.word, [&](EntryId entry, std::uint32_t) { out.push_back(entry); });
    std::ranges::sort(out);
    const auto rest = std::ranges::unique(out);
    out.erase(rest.begin(), rest.end());
    return out;
}

}  // namespace

void each_named_like(const Typed& typed, const KnownPeople& people, const std::function<bool(const NamedPerson&)>& visit) {
    const auto& names = people.names;
    if (names.size() == 0) return;
    const auto all = likes_of(typed, names);
    if (all.empty()) return;
    const auto rarest = std::ranges::min_element(all, {}, [&](const Ways& ways) { return entries_of(names, ways); });
    std::map<float, std::vector<std::uint32_t>, std::greater<>> documents;  // by quality
    for (const auto entry : entries_with(names, *rarest)) {
        float sum = 0;
        const bool has_all = std::ranges::all_of(all, [&](const Ways& ways) {
            const auto quality = quality_in(names, entry, ways);
            sum += quality;
            return quality > 0;
        });
        if (has_all && people.sees(names.document(entry))) documents[sum].push_back(names.document(entry));
    }
    for (const auto& [quality, equals] : documents) {
        std::vector<NamedPerson> found;
        for (const auto document : equals) found.push_back(people.person(document));
        std::ranges::sort(found, {}, [](const NamedPerson& one) { return std::tuple{unicode::length(one.title), one.title, one.id}; });
        for (const auto& one : found)
            if (!visit(one)) return;
    }
}

}  // namespace vraagbaak::search

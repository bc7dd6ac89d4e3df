// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/word_slots.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "lexicon/word_set.hpp"
#include "text/characters.hpp"

namespace vraagbaak::lexicon {

namespace {

struct Sizes {
    std::uint32_t letters, slots, filter;
};

// At most two of three slots are taken, so that few buckets are full.
std::size_t slots_for(std::size_t words, std::size_t bucket) { return bucket * std::bit_ceil(words * 3 / (2 * bucket) + 1); }

template <class Visit>
void for_each_letter(std::string_view word, Visit&& visit) {
    for (std::size_t at = 0; at < word.size();) {
        const auto [value, size] = unicode::decode(word, at);
        visit(value);
        at += size;
    }
}

std::vector<std::uint32_t> letters_of(const PackedWords& words) {
    std::vector<bool> there;
    for (std::size_t id = 0; id < words.size(); ++id)
        for_each_letter(words[id], [&](char32_t letter) {
            if (letter >= there.size()) there.resize(letter + std::size_t{1});
            there[letter] = true;
        });
    std::vector<std::uint32_t> letters;
    for (std::uint32_t letter = 0; letter < there.size(); ++letter)
        if (there[letter]) letters.push_back(letter);
    return letters;
}

std::size_t place_in(const std::vector<std::uint32_t>& letters, char32_t letter) {
    return static_cast<std::size_t>(std::ranges::lower_bound(letters, static_cast<std::uint32_t>(letter)) - letters.begin());
}

std::vector<std::uint64_t> neighbours_of(const PackedWords& words, const std::vector<std::uint32_t>& letters) {
    if (letters.size() > WordSlots::most_letters) return {};
    const auto row = letters.size() / 64 + 1, border = letters.size();
    std::vector<std::uint64_t> neighbours(2 * (border + 1) * row);
    const auto beside = [&](std::size_t left, std::size_t right) {
        neighbours[left * row + right / 64] |= std::uint64_t{1} << right % 64;
        neighbours[(border + 1 + right) * row + left / 64] |= std::uint64_t{1} << left % 64;
    };
    for (std::size_t id = 0; id < words.size(); ++id) {
        auto before = border;
        for_each_letter(words[id], [&](char32_t letter) {
            const auto place = place_in(letters, letter);
            beside(before, place);
            before = place;
        });
        beside(before, border);
    }
    // No letter stands in the place of a border.
    for (std::size_t i = 0; i < 2 * (border + 1); ++i) neighbours[i * row + border / 64] &= ~(std::uint64_t{1} << border % 64);
    return neighbours;
}

}  // namespace

std::uint64_t RollingHash::of(std::string_view word) {
    std::uint64_t hash = 0;
    for_each_letter(word, [&](char32_t letter) { hash = then(hash, letter); });
    return hash;
}

RolledWord::RolledWord(std::string_view word) {
    for_each_letter(word, [&](char32_t letter) {
        letters_.push_back(letter);
        heads_.push_back(RollingHash::then(heads_.back(), letter));
        powers_.push_back(powers_.back() * RollingHash::base);
    });
}

WordSlots::WordSlots(std::string_view section, std::size_t words) {
    if (words == 0) return;
    Sizes sizes{};
    require_sound(section.size() >= sizeof sizes);
    std::memcpy(&sizes, section.data(), sizeof sizes);
    auto next = [&, at = sizeof sizes](std::size_t size) mutable {
        require_sound(size <= section.size() - at);
        return section.substr(std::exchange(at, at + size), size);
    };
    letters_ = FrozenArray<std::uint32_t>{next(sizes.letters * sizeof(std::uint32_t))};
    const auto rows = knows_neighbours() ? 2 * (letters_.size() + 1) * words_of_row() : 0;
    neighbours_ = FrozenArray<std::uint64_t>{next(rows * sizeof(std::uint64_t))};
    filter_ = FrozenArray<std::uint64_t>{next(sizes.filter * sizeof(std::uint64_t))};
    ids_ = FrozenArray<std::uint32_t>{next(sizes.slots * sizeof(std::uint32_t))};
    fingerprints_ = next(sizes.slots);
    require_sound(std::has_single_bit(sizes.slots) && sizes.slots % bucket == 0 && sizes.slots > words);
    require_sound(std::has_single_bit(sizes.filter));
}

std::optional<WordSlots::Letter> WordSlots::place_of(char32_t letter) const {
    std::size_t low = 0, high = letters_.size();
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (letters_[middle] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == letters_.size() || letters_[low] != letter) return std::nullopt;
    return low;
}

// About five bits for each head and each tail, of which nearly half are those of another word as well.
std::vector<std::uint64_t> WordSlots::filter_of(const PackedWords& words) {
    std::vector<std::uint64_t> filter(std::bit_ceil(words.letters().size() * 2 / 64 + 1));
    const auto add = [&](std::uint64_t place) {
        place &= filter.size() * 64 - 1;
        filter[place / 64] |= std::uint64_t{1} << place % 64;
    };
    for (std::size_t id = 0; id < words.size(); ++id) {
        const RolledWord rolled{words[id]};
        for (std::size_t at = 0; at < rolled.size(); ++at) {
            add(head_place(rolled.head(at + 1)));
            add(tail_place(rolled.tail(at)));
        }
    }
    return filter;
}

std::string write_word_slots(const PackedWords& words) {
    if (words.size() == 0) return {};
    const auto letters = letters_of(words);
    std::vector<std::uint32_t> ids(slots_for(words.size(), WordSlots::bucket));
    std::string fingerprints(ids.size(), '\0');
    for (WordId id = 0; id < words.size(); ++id) {
        const auto place = WordSlots::place_of(RollingHash::of(words[id]));
        auto slot = place.number * WordSlots::bucket & (ids.size() - 1);
        while (fingerprints[slot] != '\0') slot = (slot + 1) & (ids.size() - 1);
        fingerprints[slot] = static_cast<char>(place.fingerprint);
        ids[slot] = id;
    }
    const auto neighbours = neighbours_of(words, letters), filter = WordSlots::filter_of(words);
    const std::vector sizes{static_cast<std::uint32_t>(letters.size()), static_cast<std::uint32_t>(ids.size()),
                            static_cast<std::uint32_t>(filter.size())};
    std::string section;
    for (const auto part :
         {bytes_of(sizes), bytes_of(letters), bytes_of(neighbours), bytes_of(filter), bytes_of(ids), std::string_view(fingerprints)})
        section += part;
    return section;
}

}  // namespace vraagbaak::lexicon

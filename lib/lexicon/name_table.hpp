// SPDX-License-Identifier: GPL-2.0-or-later
// The people of a generation by their names and by all phone numbers, those of departments too: names.bin. Written once
// (NameTableWriter), used as it lies there.
//
// An entry is one document: of a record with several views there are several, and who does not see a document must not hear of its
// entry. Opening reads the header; what is damaged further on throws Error(unusable) when it is read, or gives a wrong
// answer, and never more. Immutable; any number of threads. The bytes must outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/frozen.hpp"
#include "lexicon/word_set.hpp"

namespace vraagbaak::lexicon {

// What a word is in a name.
enum NameRole : std::uint32_t {
    given_name = 1,
    family_name = 2,
    behind_prefix = 4,  // not written so: what is left of Vandenberg without its van den
    name_prefix = 8     // tussenvoegsel; no entry is found by it
};
constexpr unsigned role_bits = 4;

struct NameWord {
    std::string text;  // folded, at most longest_word bytes
    std::uint32_t role = family_name;

    friend bool operator==(const NameWord&, const NameWord&) = default;
};

struct NameEntry {
    std::uint32_t document = 0;
    std::vector<NameWord> words;      // in the order of the name
    std::vector<std::string> phones;  // digits as dialled in the country, and extensions
};

using EntryId = std::uint32_t;

class NameTable {
public:
    NameTable() = default;  // nobody
    explicit NameTable(std::string_view bytes);

    std::size_t size() const { return documents_.size(); }  // entries, by ascending document
    std::uint32_t document(EntryId entry) const { return documents_[entry]; }  // whatever the file says: the caller knows how many there are

    // The words of an entry in their order: number in words(), role.
    std::uint32_t word_count(EntryId entry) const {
        const auto begin = entry_begins_[entry], end = entry_begins_[std::size_t{entry} + 1];
        require_sound(begin <= end && end <= entry_words_.size());
        return end - begin;
    }
    std::pair<WordId, std::uint32_t> word(EntryId entry, std::uint32_t place) const {
        const auto stored = entry_words_[std::size_t{entry_begins_[entry]} + place];
        return {stored >> role_bits, stored & ((1U << role_bits) - 1)};
    }

    const WordSet& words() const { return words_; }

    // Bytes that are gone through for the entries of a word: how many there are, nearly.
    std::size_t list_size(WordId word) const { return posting_begins_[std::size_t{word} + 1] - posting_begins_[word]; }

    // Calls visit(entry, roles) for each entry with this word in its name, ascending; prefixes are none.
    template <class Visit>
    void each_entry(WordId word, Visit visit) const {
        const std::size_t begin = posting_begins_[word], end = posting_begins_[std::size_t{word} + 1];
        require_sound(begin <= end && end <= postings_.size());
        auto list = postings_.substr(begin, end - begin);
        std::uint64_t entry = 0;
        while (!list.empty()) {
            const auto step = next_number(list);
            entry += step >> role_bits;
            require_sound(entry < size());
            visit(static_cast<EntryId>(entry), static_cast<std::uint32_t>(step & ((1U << role_bits) - 1)));
        }
    }

    // Calls visit(word) for each word with this key of dutch::name_sounds().
    template <class Visit>
    void each_sounding(std::string_view key, Visit visit) const {
        if (const auto sound = sounds_.find(key)) each_of_sound(*sound, visit);
    }

    // The same for each key that begins so: a word with two of them comes twice.
    template <class Visit>
    void each_sound_beginning(std::string_view key, Visit visit) const {
        const auto [first, last] = sounds_.beginning_with(key);
        for (auto sound = first; sound < last; ++sound) each_of_sound(sound, visit);
    }

    // Calls visit(entry, phone) for each entry with a phone number that ends in these digits, and each such number.
    template <class Visit>
    void each_phone(std::string_view digits, Visit visit) const {
        const std::string backwards{digits.rbegin(), digits.rend()};
        const auto [first, last] = phones_.beginning_with(backwards);
        for (auto phone = first; phone < last; ++phone) {
            const auto word = phones_.word(phone);
            const std::string number{word.rbegin(), word.rend()};
            const auto end = phone_begins_[std::size_t{phone} + 1];
            for (auto place = phone_begins_[phone]; place < end; ++place) {
                require_sound(phone_entries_[place] < size());
                visit(EntryId{phone_entries_[place]}, number);
            }
        }
    }

    void check() const;  // reads all of it; Error(unusable) for any change of the bytes

private:
    template <class Visit>
    void each_of_sound(WordId sound, Visit& visit) const {
        const auto end = sound_begins_[std::size_t{sound} + 1];
        for (auto place = sound_begins_[sound]; place < end; ++place) visit(WordId{sound_words_[place]});
    }

    std::string_view bytes_, postings_;
    WordSet words_, sounds_, phones_;
    FrozenArray<std::uint32_t> posting_begins_, sound_begins_, sound_words_, documents_, entry_begins_, entry_words_, phone_begins_, phone_entries_;
};

class NameTableWriter {
public:
    // Documents ascending. One without words and phones leaves nothing.
    void add(const NameEntry& entry);

    std::string finish();

private:
    struct Word {
        std::string postings;
        EntryId last = 0;
    };

    std::vector<NameEntry> entries_;
};

}  // namespace vraagbaak::lexicon

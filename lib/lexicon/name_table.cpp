// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/name_table.hpp"

#include <algorithm>

#include "dutch/name_sound.hpp"
#include "lexicon/frozen_sections.hpp"

namespace vraagbaak::lexicon {

namespace {

constexpr Magic magic{'v', 'b', 'n', 'a', 'm', 'e', 's', '3'};

enum Section : std::size_t {
    word_offsets, word_letters, word_nodes, word_edges, word_slots, posting_begins, postings,
    sound_offsets, sound_letters, sound_nodes, sound_edges, sound_slots, sound_begins, sound_words,
    documents, entry_begins, entry_words,
    phone_offsets, phone_letters, phone_nodes, phone_edges, phone_slots, phone_begins, phone_entries,
    section_count
};

using Numbers = FrozenArray<std::uint32_t>;

std::uint32_t number(std::size_t value) {
    require_sound(value <= UINT32_MAX);
    return static_cast<std::uint32_t>(value);
}

void require_ascending(const Numbers& begins, std::size_t end) {
    for (std::size_t i = 1; i < begins.size(); ++i) require_sound(begins[i - 1] <= begins[i]);
    require_sound(begins.size() > 0 && begins[begins.size() - 1] == end);
}

template <class Value>
PackedWords keys_of(const std::map<std::string, Value>& map) {
    PackedWords words;
    for (const auto& [key, value] : map) words.add(key);
    return words;
}

// Lists one behind the other, and where each begins and the last ends.
struct Lists {
    std::vector<std::uint32_t> begins{0}, all;

    explicit Lists(const std::map<std::string, std::vector<std::uint32_t>>& map) {
        for (const auto& [key, list] : map) {
            all.insert(all.end(), list.begin(), list.end());
            begins.push_back(number(all.size()));
        }
    }
};

}  // namespace

NameTable::NameTable(std::string_view bytes) : bytes_(bytes) {
    const auto in = frozen_sections<section_count>(bytes, magic);
    words_ = WordSet{{in[word_offsets], in[word_letters], in[word_nodes], in[word_edges], in[word_slots]}};
    sounds_ = WordSet{{in[sound_offsets], in[sound_letters], in[sound_nodes], in[sound_edges], in[sound_slots]}};
    phones_ = WordSet{{in[phone_offsets], in[phone_letters], in[phone_nodes], in[phone_edges], in[phone_slots]}};
    postings_ = in[postings];
    posting_begins_ = Numbers{in[posting_begins]};
    sound_begins_ = Numbers{in[sound_begins]};
    sound_words_ = Numbers{in[sound_words]};
    documents_ = Numbers{in[documents]};
    entry_begins_ = Numbers{in[entry_begins]};
    entry_words_ = Numbers{in[entry_words]};
    phone_begins_ = Numbers{in[phone_begins]};
    phone_entries_ = Numbers{in[phone_entries]};
    require_sound(posting_begins_.size() == words_.size() + 1 && sound_begins_.size() == sounds_.size() + 1);
    require_sound(phone_begins_.size() == phones_.size() + 1 && entry_begins_.size() == documents_.size() + 1);
}

void NameTable::check() const {
    if (bytes_.empty()) return;
    require_sound(has_right_hash<section_count>(bytes_, magic));
    for (const auto* set : {&words_, &sounds_, &phones_}) set->check();
    require_ascending(posting_begins_, postings_.size());
    require_ascending(sound_begins_, sound_words_.size());
    require_ascending(entry_begins_, entry_words_.size());
    require_ascending(phone_begins_, phone_entries_.size());
    for (WordId word = 0; word < words_.size(); ++word) each_entry(word, [](EntryId, std::uint32_t) {});
    for (std::size_t place = 0; place < sound_words_.size(); ++place) require_sound(sound_words_[place] < words_.size());
    for (std::size_t place = 0; place < phone_entries_.size(); ++place) require_sound(phone_entries_[place] < size());
    for (EntryId entry = 0; entry < size(); ++entry) {
        require_sound(documents_[entry] > 0 && (entry == 0 || documents_[entry - 1] < documents_[entry]));
        for (std::uint32_t place = 0; place < word_count(entry); ++place) require_sound(word(entry, place).first < words_.size());
    }
}

void NameTableWriter::add(const NameEntry& entry) {
    if (!entry.words.empty() || !entry.phones.empty()) entries_.push_back(entry);
}

std::string NameTableWriter::finish() {
    std::map<std::string, Word> words;
    std::map<std::string, std::vector<std::uint32_t>> phones, sounds;
    std::vector<std::uint32_t> documents, begins{0}, of_entries;
    for (EntryId id = 0; id < entries_.size(); ++id) {
        documents.push_back(entries_[id].document);
        std::map<std::string_view, std::uint32_t> roles;
        for (const auto& word : entries_[id].words) {
            words.try_emplace(word.text);
            if (word.role != name_prefix) roles[word.text] |= word.role;
        }
        for (const auto& [text, role] : roles) {
            auto& word = words.find(std::string{text})->second;
            append_number(word.postings, std::uint64_t{id - word.last} << role_bits | role);
            word.last = id;
        }
        for (const auto& phone : entries_[id].phones) {
            auto& list = phones[{phone.rbegin(), phone.rend()}];
            if (list.empty() || list.back() != id) list.push_back(id);
        }
    }
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    std::vector<std::uint32_t> list_begins{0};
    std::string lists;
    for (const auto& [text, word] : words) {
        const auto id = number(numbers.size());
        numbers.emplace(text, id);
        lists += word.postings;
        list_begins.push_back(number(lists.size()));
        if (!word.postings.empty())
            for (const auto& key : dutch::name_sounds(text)) sounds[key].push_back(id);
    }
    for (const auto& entry : entries_) {
        for (const auto& word : entry.words) of_entries.push_back(numbers.at(word.text) << role_bits | word.role);
        begins.push_back(number(of_entries.size()));
    }
    require_sound(words.size() < 1U << (32 - role_bits));
    const auto word_set = write_word_set(keys_of(words)), sound_set = write_word_set(keys_of(sounds)), phone_set = write_word_set(keys_of(phones));
    const Lists by_sound{sounds}, by_phone{phones};
    const auto w = word_set.sections(), s = sound_set.sections(), p = phone_set.sections();
    return frozen_file<section_count>(magic, {w.offsets, w.letters, w.nodes, w.edges, w.slots, bytes_of(list_begins), lists,
                                              s.offsets, s.letters, s.nodes, s.edges, s.slots, bytes_of(by_sound.begins), bytes_of(by_sound.all),
                                              bytes_of(documents), bytes_of(begins), bytes_of(of_entries),
                                              p.offsets, p.letters, p.nodes, p.edges, p.slots, bytes_of(by_phone.begins), bytes_of(by_phone.all)});
}

}  // namespace vraagbaak::lexicon

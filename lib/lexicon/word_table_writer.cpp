// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/word_table_writer.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "dutch/sound.hpp"
#include "lexicon/word_table_format.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::lexicon {

namespace {

constexpr std::size_t most_words = 50'000'000;              // ten municipalities' worth; ids and edges keep a bit to spare
constexpr std::size_t most_letters = std::size_t{1} << 31;  // bytes

using File = FrozenFileWriter<section_count>;
using Counts = std::vector<std::uint32_t>;

bool is_word(std::string_view word) {
    return !word.empty() && word.size() <= longest_word && !unicode::first_ill_formed(word);
}

std::uint32_t sum(std::uint64_t one, std::uint64_t other) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(one + other, std::numeric_limits<std::uint32_t>::max()));
}

void require_room(bool holds) {
    if (!holds) throw Error(ErrorKind::refused, {"lexicon_too_large", {}});
}

// About what a table takes, rather too much.
std::size_t expected_size(const PackedWords& words) { return 130 * words.size() + 8 * words.letters().size() + 4096; }

// The first letters as a number: most comparisons need no others.
std::uint64_t head_of(std::string_view key) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < sizeof head; ++i) head = head << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
    return head;
}

// Words in the order of their keys, of equal keys the most frequent first.
std::vector<WordId> ids_by(const PackedWords& keys, const Counts& counts) {
    struct Entry {
        std::uint64_t head;
        WordId id;
    };
    std::vector<Entry> entries;
    entries.reserve(keys.size());
    for (std::size_t id = 0; id < keys.size(); ++id) entries.push_back({head_of(keys[id]), static_cast<WordId>(id)});
    std::ranges::sort(entries, [&](const Entry& one, const Entry& other) {
        if (one.head != other.head) return one.head < other.head;
        const auto order = keys[one.id].compare(keys[other.id]);
        return order != 0 ? order < 0 : std::pair{counts[other.id], one.id} < std::pair{counts[one.id], other.id};
    });
    std::vector<WordId> ids;
    ids.reserve(entries.size());
    for (const auto& entry : entries) ids.push_back(entry.id);
    return ids;
}

std::vector<WordId> ids_by_ending(const PackedWords& words, const Counts& counts) {
    PackedWords reversed;
    for (std::size_t id = 0; id < words.size(); ++id) reversed.add(std::string(words[id].rbegin(), words[id].rend()));
    return ids_by(reversed, counts);
}

std::vector<WordId> ids_by_frequency(const Counts& counts) {
    std::vector<WordId> ids(counts.size());
    std::iota(ids.begin(), ids.end(), WordId{0});
    std::ranges::sort(ids, [&](WordId one, WordId other) { return std::pair{counts[other], one} < std::pair{counts[one], other}; });
    return ids;
}

void write_by_frequency(File& file, const PackedWords& words, const Counts& counts) {
    const auto frequent = ids_by_frequency(counts);
    file.section(bytes_of(frequent));
    std::vector<Shape> shapes;
    shapes.reserve(frequent.size());
    for (const auto id : frequent) shapes.push_back(shape_of(words[id]));
    file.section(bytes_of(shapes));
}

void write_trigrams(File& file, const PackedWords& words) {
    struct List {
        WordId last = std::numeric_limits<WordId>::max();
        std::string ids;  // delta-coded
    };
    std::unordered_map<std::uint32_t, List> lists;
    for (std::size_t id = 0; id < words.size(); ++id)
        for (std::size_t at = 0; at + 3 <= words[id].size(); ++at) {
            auto& list = lists[trigram(words[id], at)];
            if (list.last == id) continue;
            append_number(list.ids, static_cast<WordId>(id) - (list.ids.empty() ? 0 : list.last));
            list.last = static_cast<WordId>(id);
        }
    std::vector<std::uint32_t> sorted;
    for (const auto& [letters, list] : lists) sorted.push_back(letters);
    std::ranges::sort(sorted);
    std::vector<Trigram> begins;
    std::size_t size = 0;
    for (const auto letters : sorted) {
        begins.push_back({letters, static_cast<std::uint32_t>(size)});
        size += lists[letters].ids.size();
    }
    require_room(size < std::numeric_limits<std::uint32_t>::max());
    begins.push_back({std::numeric_limits<std::uint32_t>::max(), static_cast<std::uint32_t>(size)});
    file.section(bytes_of(begins));
    file.section();
    for (const auto letters : sorted) file.append(lists[letters].ids);
}

// Gives the words back.
PackedWords write_set(File& file, PackedWords words) {
    auto set = write_word_set(std::move(words));
    const auto [offsets, letters, nodes, edges, slots] = set.sections();
    for (const auto section : {offsets, letters, nodes, edges, slots}) file.section(section);
    return std::move(set.words);
}

void write_sounds(File& file, const PackedWords& words, const Counts& counts) {
    PackedWords sounds;
    std::vector<std::uint32_t> begins;
    std::vector<WordId> ids;
    {
        PackedWords of_words;
        for (std::size_t id = 0; id < words.size(); ++id) of_words.add(sound_key(words[id]));
        ids = ids_by(of_words, counts);
        for (std::size_t place = 0; place < ids.size(); ++place) {
            const auto sound = of_words[ids[place]];
            if (place > 0 && of_words[ids[place - 1]] == sound) continue;
            sounds.add(sound);
            begins.push_back(static_cast<std::uint32_t>(place));
        }
        begins.push_back(static_cast<std::uint32_t>(ids.size()));
    }
    write_set(file, std::move(sounds));
    file.section(bytes_of(begins));
    file.section(bytes_of(ids));
}

}  // namespace

std::string sound_key(std::string_view word) {
    auto key = dutch::sound(unicode::fold(word));
    if (key.size() > longest_word) key.resize(unicode::character_border(key, longest_word));
    return key.empty() ? std::string("-") : key;
}

void append_part(std::string& parts, std::uint32_t step, std::uint32_t count) {
    append_number(parts, step << 1 | (count == 1 ? 0 : 1));
    if (count != 1) append_number(parts, count);
}

void WordTableWriter::add(std::string_view word, std::uint32_t count, std::string_view parts, std::uint8_t marks) {
    if (!is_word(word)) return;
    assert(words_.size() == 0 || words_[words_.size() - 1] < word);
    require_room(words_.size() < most_words && words_.letters().size() + word.size() <= most_letters &&
                 part_counts_.size() + parts.size() <= most_letters);
    words_.add(word);
    counts_.push_back(count);
    part_begins_.push_back(static_cast<std::uint32_t>(part_counts_.size()));
    part_counts_ += parts;
    marks_.push_back(marks);
}

std::string WordTableWriter::finish(const std::vector<Audience>& parts) {
    File file{expected_size(words_)};
    const auto words = write_set(file, std::exchange(words_, {}));
    file.section(bytes_of(counts_));
    file.section(bytes_of(ids_by_ending(words, counts_)));
    write_by_frequency(file, words, counts_);
    write_trigrams(file, words);
    write_sounds(file, words, counts_);
    file.section(bytes_of(parts));
    const bool apart = parts.size() > 1;
    part_begins_.push_back(static_cast<std::uint32_t>(part_counts_.size()));
    file.section(apart ? bytes_of(part_begins_) : std::string_view{});
    file.section(apart ? std::string_view(part_counts_) : std::string_view{});
    file.section(bytes_of(marks_));
    return file.finish(word_table_magic);
}

std::string write_word_table(std::vector<CountedWord> words, const std::vector<Audience>& parts) {
    std::ranges::sort(words, {}, &CountedWord::word);
    WordTableWriter writer;
    for (std::size_t i = 0; i < words.size();) {
        const auto& first = words[i];
        auto count = first.count;
        for (++i; i < words.size() && words[i].word == first.word; ++i) count = sum(count, words[i].count);
        writer.add(first.word, count, first.parts, first.marks);
    }
    words = std::vector<CountedWord>{};
    return writer.finish(parts);
}

}  // namespace vraagbaak::lexicon

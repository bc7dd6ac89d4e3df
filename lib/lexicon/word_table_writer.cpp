// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include "dutch/sound.hpp"
#include "lexicon/word_table.hpp"
#include "lexicon/word_table_format.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::lexicon {

namespace {

constexpr std::size_t most_words = 50'000'000;              // ten municipalities' worth; ids and edges keep a bit to spare
constexpr std::size_t most_letters = std::size_t{1} << 31;  // bytes

bool is_word(const std::string& word) {
    return !word.empty() && word.size() <= longest_word && !unicode::first_ill_formed(word);
}

std::uint32_t sum(std::uint64_t one, std::uint64_t other) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(one + other, std::numeric_limits<std::uint32_t>::max()));
}

void sort_and_merge(std::vector<CountedWord>& words) {
    std::erase_if(words, [](const auto& word) { return !is_word(word.word); });
    std::ranges::sort(words, {}, &CountedWord::word);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (kept > 0 && words[kept - 1].word == words[i].word) {
            words[kept - 1].count = sum(words[kept - 1].count, words[i].count);
        } else if (kept != i) {
            words[kept++] = std::move(words[i]);
        } else {
            ++kept;
        }
    }
    words.resize(kept);
}

void require_room(const std::vector<CountedWord>& words) {
    std::size_t letters = 0;
    for (const auto& word : words) letters += word.word.size();
    if (words.size() > most_words || letters > most_letters) throw Error(ErrorKind::refused, {"lexicon_too_large", {}});
}

std::vector<WordId> ids_by_ending(const std::vector<CountedWord>& words) {
    std::vector<std::pair<std::string, WordId>> reversed;
    reversed.reserve(words.size());
    for (const auto& word : words)
        reversed.emplace_back(std::string(word.word.rbegin(), word.word.rend()), static_cast<WordId>(reversed.size()));
    std::ranges::sort(reversed);
    std::vector<WordId> ids;
    ids.reserve(words.size());
    for (const auto& [letters, id] : reversed) ids.push_back(id);
    return ids;
}

std::vector<WordId> ids_by_frequency(const std::vector<CountedWord>& words) {
    std::vector<WordId> ids(words.size());
    std::iota(ids.begin(), ids.end(), WordId{0});
    std::ranges::stable_sort(ids, std::ranges::greater{}, [&](WordId id) { return words[id].count; });
    return ids;
}

void append_number(std::string& out, std::uint32_t number) {
    for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
    out += static_cast<char>(number);
}

struct PartLists {
    std::vector<std::uint32_t> begins;  // none when there is one part at most
    std::string counts;
};

PartLists part_lists(const std::vector<CountedWord>& words, std::size_t parts) {
    PartLists lists;
    if (parts < 2) return lists;
    for (const auto& word : words) {
        lists.begins.push_back(static_cast<std::uint32_t>(lists.counts.size()));
        lists.counts += word.parts;
        if (lists.counts.size() > most_letters) throw Error(ErrorKind::refused, {"lexicon_too_large", {}});
    }
    lists.begins.push_back(static_cast<std::uint32_t>(lists.counts.size()));
    return lists;
}

struct TrigramLists {
    std::vector<Trigram> begins;
    std::string words;
};

TrigramLists trigram_lists(const std::vector<CountedWord>& words) {
    std::vector<std::uint64_t> pairs;  // trigram, word
    for (std::size_t id = 0; id < words.size(); ++id)
        for (std::size_t at = 0; at + 3 <= words[id].word.size(); ++at)
            pairs.push_back(std::uint64_t{trigram(words[id].word, at)} << 32 | id);
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    TrigramLists lists;
    std::uint32_t before = 0;
    for (const auto pair : pairs) {
        const auto letters = static_cast<std::uint32_t>(pair >> 32), id = static_cast<std::uint32_t>(pair);
        if (lists.begins.empty() || lists.begins.back().letters != letters) {
            lists.begins.push_back({letters, static_cast<std::uint32_t>(lists.words.size())});
            before = 0;
        }
        append_number(lists.words, id - before);
        before = id;
    }
    lists.begins.push_back({std::numeric_limits<std::uint32_t>::max(), static_cast<std::uint32_t>(lists.words.size())});
    return lists;
}

struct SoundLists {
    WordSetBytes sounds;
    std::vector<std::uint32_t> begins;
    std::vector<WordId> words;
};

SoundLists sound_lists(const std::vector<CountedWord>& words) {
    std::map<std::string, std::vector<WordId>> by_sound;
    for (std::size_t id = 0; id < words.size(); ++id)
        by_sound[sound_key(words[id].word)].push_back(static_cast<WordId>(id));
    SoundLists lists;
    std::vector<std::string_view> sounds;
    for (auto& [sound, ids] : by_sound) {
        std::ranges::stable_sort(ids, std::ranges::greater{}, [&](WordId id) { return words[id].count; });
        sounds.push_back(sound);
        lists.begins.push_back(static_cast<std::uint32_t>(lists.words.size()));
        lists.words.insert(lists.words.end(), ids.begin(), ids.end());
    }
    lists.begins.push_back(static_cast<std::uint32_t>(lists.words.size()));
    lists.sounds = write_word_set(sounds);
    return lists;
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

std::string write_word_table(std::vector<CountedWord> words, const std::vector<Part>& parts) {
    sort_and_merge(words);
    require_room(words);
    std::vector<std::string_view> spelled;
    std::vector<std::uint32_t> counts;
    std::vector<std::uint8_t> marks;
    for (const auto& word : words) {
        spelled.push_back(word.word);
        counts.push_back(word.count);
        marks.push_back(word.marks);
    }
    const auto set = write_word_set(spelled);
    const auto endings = ids_by_ending(words);
    const auto frequent = ids_by_frequency(words);
    std::vector<Shape> shapes;
    for (const auto id : frequent) shapes.push_back(shape_of(words[id].word));
    const auto trigrams = trigram_lists(words);
    const auto sounds = sound_lists(words);
    const auto in_parts = part_lists(words, parts.size());
    const auto in_words = set.sections(), in_sounds = sounds.sounds.sections();
    return frozen_file<section_count>(
        word_table_magic,
        {in_words.offsets, in_words.letters, in_words.nodes, in_words.edges, bytes_of(counts), bytes_of(endings), bytes_of(frequent),
         bytes_of(shapes), bytes_of(trigrams.begins), trigrams.words, in_sounds.offsets, in_sounds.letters, in_sounds.nodes,
         in_sounds.edges, bytes_of(sounds.begins), bytes_of(sounds.words), bytes_of(parts),
         bytes_of(in_parts.begins), in_parts.counts, bytes_of(marks)});
}

}  // namespace vraagbaak::lexicon

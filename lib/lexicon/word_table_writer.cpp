// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <utility>

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

// A bound of the file: for each word its letters twice (as it sounds, too), two of the tree's nodes and edges, and six
// numbers; for each of its letters a trigram. Throws when there are too many words.
std::size_t most_bytes(const std::vector<CountedWord>& words) {
    std::size_t letters = 0;
    for (const auto& word : words) letters += word.word.size();
    if (words.size() > most_words || letters > most_letters) throw Error(ErrorKind::refused, {"lexicon_too_large", {}});
    return 8 * letters + 128 * words.size() + (1 << 20);
}

// Numbers alone are sorted, here and below: copies of the words in another order would take more than all that is written.
std::vector<WordId> ids_by_ending(const std::vector<CountedWord>& words) {
    std::vector<WordId> ids(words.size());
    std::iota(ids.begin(), ids.end(), WordId{0});
    std::ranges::sort(ids, [&](WordId one, WordId other) {
        const auto &a = words[one].word, &b = words[other].word;
        return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend(), [](char x, char y) {
            return static_cast<unsigned char>(x) < static_cast<unsigned char>(y);
        });
    });
    return ids;
}

std::vector<WordId> ids_by_frequency(const std::vector<CountedWord>& words) {
    std::vector<WordId> ids(words.size());
    std::iota(ids.begin(), ids.end(), WordId{0});
    std::ranges::stable_sort(ids, std::ranges::greater{}, [&](WordId id) { return words[id].count; });
    return ids;
}

void append_step(std::string& out, std::uint32_t step) {
    for (; step >= 0x80; step >>= 7) out += static_cast<char>(step | 0x80);
    out += static_cast<char>(step);
}

template <class Use>
void each_trigram(const std::vector<CountedWord>& words, Use use) {
    for (std::size_t id = 0; id < words.size(); ++id)
        for (std::size_t at = 0; at + 3 <= words[id].word.size(); ++at)
            use(trigram(words[id].word, at), static_cast<WordId>(id));
}

// Where the words of one trigram are in the list of all.
struct Bucket {
    std::size_t begin = 0, end = 0;
};

// What each word sounds like, in one text.
class Sounds {
public:
    explicit Sounds(const std::vector<CountedWord>& words) {
        ends_.reserve(words.size());
        for (const auto& word : words) {
            letters_ += sound_key(word.word);
            ends_.push_back(letters_.size());
        }
    }

    std::string_view of(WordId id) const {
        const auto begin = id == 0 ? 0 : ends_[id - 1];
        return std::string_view(letters_).substr(begin, ends_[id] - begin);
    }

private:
    std::string letters_;
    std::vector<std::size_t> ends_;
};

// The file as it grows. What is never written to takes no memory, so there may be room for more than comes.
class Sections {
public:
    explicit Sections(std::size_t room) {
        bytes_.reserve(room);
        bytes_.resize(sizeof header_);
    }

    void add(Section section, std::string_view bytes) {
        assert(section == added_);  // in the order of the file
        bytes_.resize((bytes_.size() + WordTableHeader::alignment - 1) / WordTableHeader::alignment * WordTableHeader::alignment);
        header_.sections[added_++] = {bytes_.size(), bytes.size()};
        bytes_ += bytes;
    }

    // Four from `first` on.
    void add_words(std::size_t first, const WordSetSections& set) {
        for (const auto bytes : {set.offsets, set.letters, set.nodes, set.edges}) add(static_cast<Section>(first++), bytes);
    }

    std::string finish() && {
        assert(added_ == section_count);
        header_.file_size = bytes_.size();
        std::memcpy(bytes_.data(), &header_, sizeof header_);
        header_.hash = hash_value(std::string_view(bytes_).substr(WordTableHeader::hashed_from));
        std::memcpy(bytes_.data(), &header_, sizeof header_);
        return std::move(bytes_);
    }

private:
    WordTableHeader header_;
    std::size_t added_ = 0;
    std::string bytes_;
};

void write_letters(const std::vector<CountedWord>& words, Sections& out) {
    std::vector<std::string_view> spelled;
    std::vector<std::uint32_t> counts;
    spelled.reserve(words.size());
    counts.reserve(words.size());
    for (const auto& word : words) {
        spelled.push_back(word.word);
        counts.push_back(word.count);
    }
    out.add_words(word_offsets, write_word_set(spelled).sections());
    out.add(word_counts, bytes_of(counts));
}

std::vector<Shape> shapes_of(const std::vector<CountedWord>& words, const std::vector<WordId>& ids) {
    std::vector<Shape> shapes;
    shapes.reserve(ids.size());
    for (const auto id : ids) shapes.push_back(shape_of(words[id].word));
    return shapes;
}

// Counted first, so that each word has its place in one list of numbers: sorted pairs would take twice that.
void write_trigrams(const std::vector<CountedWord>& words, Sections& out) {
    std::unordered_map<std::uint32_t, Bucket> buckets;
    each_trigram(words, [&](std::uint32_t letters, WordId) { ++buckets[letters].end; });
    std::vector<std::uint32_t> order;
    for (const auto& [letters, bucket] : buckets) order.push_back(letters);
    std::ranges::sort(order);
    std::size_t begin = 0;
    for (const auto letters : order) {
        auto& bucket = buckets[letters];
        begin += std::exchange(bucket.end, begin);
        bucket.begin = bucket.end;
    }
    std::vector<WordId> ids(begin);
    each_trigram(words, [&](std::uint32_t letters, WordId id) {
        auto& bucket = buckets[letters];
        if (bucket.end == bucket.begin || ids[bucket.end - 1] != id) ids[bucket.end++] = id;  // "kakak" has kak twice
    });
    std::vector<Trigram> begins;
    std::string lists;
    for (const auto letters : order) {
        const auto& bucket = buckets[letters];
        begins.push_back({letters, static_cast<std::uint32_t>(lists.size())});
        WordId before = 0;
        for (auto at = bucket.begin; at < bucket.end; ++at) append_step(lists, ids[at] - std::exchange(before, ids[at]));
    }
    begins.push_back({std::numeric_limits<std::uint32_t>::max(), static_cast<std::uint32_t>(lists.size())});
    out.add(trigram_begins, bytes_of(begins));
    out.add(trigram_words, lists);
}

// `frequent`: all ids, the most frequent first; of words that sound alike they stay in that order.
void write_sounds(const std::vector<CountedWord>& words, std::vector<WordId> frequent, Sections& out) {
    const Sounds sounds{words};
    std::ranges::stable_sort(frequent, {}, [&](WordId id) { return sounds.of(id); });
    std::vector<std::string_view> different;
    std::vector<std::uint32_t> begins;
    for (std::size_t i = 0; i < frequent.size(); ++i) {
        const auto sound = sounds.of(frequent[i]);
        if (!different.empty() && different.back() == sound) continue;
        different.push_back(sound);
        begins.push_back(static_cast<std::uint32_t>(i));
    }
    begins.push_back(static_cast<std::uint32_t>(frequent.size()));
    out.add_words(sound_offsets, write_word_set(different).sections());
    out.add(sounding_begins, bytes_of(begins));
    out.add(sounding_words, bytes_of(frequent));
}

}  // namespace

std::string sound_key(std::string_view word) {
    auto key = dutch::sound(unicode::fold(word));
    if (key.size() > longest_word) key.resize(unicode::character_border(key, longest_word));
    return key.empty() ? std::string("-") : key;
}

// Part by part, each gone before the next: all of them together would lie beside the file that they make.
std::string write_word_table(std::vector<CountedWord> words) {
    sort_and_merge(words);
    Sections out{most_bytes(words)};
    write_letters(words, out);
    const auto frequent = ids_by_frequency(words);
    out.add(word_endings, bytes_of(ids_by_ending(words)));
    out.add(frequent_words, bytes_of(frequent));
    out.add(frequent_shapes, bytes_of(shapes_of(words, frequent)));
    write_trigrams(words, out);
    write_sounds(words, frequent, out);
    return std::move(out).finish();
}

}  // namespace vraagbaak::lexicon

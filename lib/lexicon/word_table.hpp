// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a generation with how often each occurs, frozen into one file that is used as it lies there.
//
//   const auto bytes = lexicon::write_word_table({{"afval", 812}, {"paspoort", 640}});    // the same words, the same bytes
//   const lexicon::WordTable table{bytes};                                                // or a mapped file; nothing is parsed
//   table.find("paspoort");
//   table.count(*table.find("paspoort"), seen);     // of it what stands in articles of these parts
//   lexicon::near_words(table.words(), "paspoord", 1);  lexicon::fitting_words(table, "*poort", 100);
//
// Opening reads the header alone: a file that is no word table, of another version, cut short or longer throws
// Error(unusable). What is damaged further on is found by check(), or when it is read: then too it is that error or a
// wrong word, and never more. Immutable; any number of threads. The bytes must outlive the table.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/audience.hpp"
#include "lexicon/frozen.hpp"
#include "lexicon/word_set.hpp"

namespace vraagbaak::lexicon {

// Articles that the same people see on the same days are a part. Words are counted for each part apart, so that anybody's own
// count of a word can be told from the table alone.
struct CountedWord {
    std::string word;
    std::uint32_t count = 0;  // of articles, or another frequency: it only ranks
    std::string parts = {};   // how many of them are of which parts, by append_part; empty: all are of the first
    std::uint8_t marks = 0;   // what else there is to know of it: bits of the caller's

    friend bool operator==(const CountedWord&, const CountedWord&) = default;
};

// Adds a part to CountedWord::parts. `step`: its number less that of the part before; of the first its number.
void append_part(std::string& parts, std::uint32_t step, std::uint32_t count);

// Where the words with one trigram (three bytes) begin in the list of all trigrams' words.
struct Trigram {
    std::uint32_t letters;
    std::uint32_t begin;
};

// Which of a…z a word has, one bit for each, and above those how many code points, at most 63.
using Shape = std::uint32_t;
constexpr unsigned letters_in_shape = 26, longest_shape = 63;
Shape shape_of(std::string_view word);

// How often a word of the table counts; nullopt: to be passed over, as if it were not there. Asked again for a word now
// and then, and must say the same. Nothing that is passed over has a part in an outcome: so a table may hold words that
// not everybody may know of.
using CountOf = std::function<std::optional<std::uint32_t>(WordId)>;

class WordTable {
public:
    WordTable() = default;  // no words
    explicit WordTable(std::string_view bytes);
    explicit WordTable(std::span<const std::byte> bytes)
        : WordTable(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size())) {}

    std::size_t size() const { return words_.size(); }
    std::string_view word(WordId id) const { return words_.word(id); }
    std::uint32_t count(WordId id) const { return counts_[id]; }
    std::optional<WordId> find(std::string_view word) const { return words_.find(word); }

    std::uint8_t marks(WordId id) const { return marks_[id]; }

    // The parts that words are counted for apart, the one with the most articles first; none: they are not. `seen` has a
    // value for each of them.
    std::size_t parts() const { return parts_.size(); }
    Audience part(std::size_t number) const { return parts_[number]; }
    std::uint32_t count(WordId id, const std::vector<bool>& seen) const;

    const WordSet& words() const { return words_; }

    // The words in the order of their letters read from the end.
    WordId by_ending(std::size_t place) const { return by_ending_[place]; }

    // The words in the order of their frequency, and the shape of each: to pass over most without a look at their letters.
    WordId by_frequency(std::size_t place) const { return by_frequency_[place]; }
    Shape shape(std::size_t place) const { return shapes_[place]; }

    // The words with three bytes behind each other, ascending, delta-coded (next_id reads them); nullopt for none.
    std::optional<std::string_view> with_trigram(std::uint32_t letters) const;

    // How words sound (dutch::sound), and the words that sound so, the most frequent first.
    const WordSet& sounds() const { return sounds_; }
    std::pair<std::uint32_t, std::uint32_t> range_sounding(WordId sound) const;
    WordId sounding(std::uint32_t place) const { return sounding_[place]; }

    void check() const;  // reads all of it; Error(unusable) for any change of the bytes

private:
    std::string_view bytes_;
    WordSet words_, sounds_;
    FrozenArray<std::uint32_t> counts_, by_ending_, by_frequency_, shapes_, sounding_begins_, sounding_;
    FrozenArray<Trigram> trigrams_;
    std::string_view trigram_words_;
    FrozenArray<Audience> parts_;
    FrozenArray<std::uint32_t> part_begins_;
    std::string_view part_counts_;
    FrozenArray<std::uint8_t> marks_;
};

// How a word is found by its sound.
std::string sound_key(std::string_view word);

// All of the table, as often as it says.
inline CountOf as_the_table_says(const WordTable& table) {
    return [&table](WordId id) { return std::optional{table.count(id)}; };
}

// Takes the next number off a delta-coded list.
WordId next_id(std::string_view& list, WordId before);

inline std::uint32_t trigram(std::string_view letters, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(letters[at + i])); };
    return byte(0) << 16 | byte(1) << 8 | byte(2);
}

// Words in any order; empty ones, those over longest_word bytes and what is not UTF-8 are left out, of equal ones the
// counts are added. Words with parts are there once. Deterministic. Many of them go into a WordTableWriter one by one.
std::string write_word_table(std::vector<CountedWord> words, const std::vector<Audience>& parts = {});

}  // namespace vraagbaak::lexicon

// SPDX-License-Identifier: GPL-2.0-or-later
// Sorted words with a tree over their beginnings and a table of their hashes, frozen: what all look-ups by letter stand on.
//
// A word is known by its number in the order of bytes, which is the order of code points. Words lie whole, one behind the
// other, and the tree has a node only where words part (Morrison 1968, PATRICIA): half as many nodes as words, and the
// letters between two nodes are read from a word itself.
//
// Bytes that are not what the writer wrote give wrong words or Error(unusable), never more. Any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/frozen.hpp"
#include "lexicon/word_slots.hpp"

namespace vraagbaak::lexicon {

constexpr std::size_t longest_word = 255;  // bytes; the tokeniser makes no longer ones than 200

// The words [first_word, …) that begin alike, for `depth` bytes.
struct TreeNode {
    std::uint32_t first_word;
    std::uint32_t first_edge;
    std::uint32_t edges;
    std::uint16_t depth;
    std::uint16_t ends;  // 1: the first of them is no longer than that
};

// The words that go on with one code point: one word, or a node. Edges of a node are sorted by it. If all of them go on
// with the same code point behind that, it is told too, for most walks end there: that saves a look at the words.
struct TreeEdge {
    static constexpr std::uint32_t one_word = 0x8000'0000;
    static constexpr unsigned letter_bits = 21;
    static constexpr std::uint32_t unknown = 0x7FF;  // or too large to be told

    std::uint32_t letter() const { return letters & ((1U << letter_bits) - 1); }
    std::uint32_t next() const { return letters >> letter_bits; }

    std::uint32_t letters;
    std::uint32_t target;  // number of a word if one_word is set, else of a node that comes later in the file
};

struct WordSetSections {
    std::string_view offsets, letters, nodes, edges, slots;
};

class WordSet {
public:
    WordSet() = default;
    explicit WordSet(const WordSetSections& sections);

    std::size_t size() const { return size_; }
    std::string_view word(WordId id) const;
    std::optional<WordId> find(std::string_view word) const;

    // Ask memory for where a word lies, and then for its letters, without waiting.
    void expect(WordId id) const { offsets_.expect(id); }
    void expect_letters(WordId id) const {
        if (const std::size_t begin = offsets_[id]; begin < letters_.size()) __builtin_prefetch(letters_.data() + begin);
    }

    // The words that begin so: [first, last).
    std::pair<WordId, WordId> beginning_with(std::string_view letters) const;

    const FrozenArray<TreeNode>& nodes() const { return nodes_; }
    const FrozenArray<TreeEdge>& edges() const { return edges_; }
    const WordSlots& slots() const { return slots_; }

    void check() const;  // reads all of it; Error(unusable) if words are not sorted, or tree or table are not theirs

private:
    WordId first_not_before(std::string_view word) const;

    std::size_t size_ = 0;
    FrozenArray<std::uint32_t> offsets_;
    std::string_view letters_;
    FrozenArray<TreeNode> nodes_;
    FrozenArray<TreeEdge> edges_;
    WordSlots slots_;
};

// Words one behind the other, as they lie in a set.
class PackedWords {
public:
    void add(std::string_view word) {
        letters_ += word;
        begins_.push_back(static_cast<std::uint32_t>(letters_.size()));
    }

    std::size_t size() const { return begins_.size() - 1; }
    std::string_view operator[](std::size_t number) const {
        return std::string_view(letters_).substr(begins_[number], begins_[number + 1] - begins_[number]);
    }

    const std::vector<std::uint32_t>& begins() const { return begins_; }  // and the end
    const std::string& letters() const { return letters_; }               // less than 4 GB

private:
    std::vector<std::uint32_t> begins_{0};
    std::string letters_;
};

// The sections of a set, owned.
struct WordSetBytes {
    PackedWords words;
    std::vector<TreeNode> nodes;
    std::vector<TreeEdge> edges;
    std::string slots;

    WordSetSections sections() const { return {bytes_of(words.begins()), words.letters(), bytes_of(nodes), bytes_of(edges), slots}; }
};

// `words`: sorted, each once, well-formed UTF-8, none empty or longer than longest_word.
WordSetBytes write_word_set(PackedWords words);

}  // namespace vraagbaak::lexicon

// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/word_set.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::lexicon {

void throw_damaged() { throw Error(ErrorKind::unusable, {"lexicon_damaged", {}}); }

WordSet::WordSet(const WordSetSections& sections)
    : offsets_(sections.offsets), letters_(sections.letters), nodes_(sections.nodes), edges_(sections.edges) {
    require_sound(offsets_.size() > 0 && offsets_[offsets_.size() - 1] == letters_.size());
    size_ = offsets_.size() - 1;
    require_sound((size_ == 0) == (nodes_.size() == 0));
    slots_ = WordSlots{sections.slots, size_};
}

std::string_view WordSet::word(WordId id) const {
    const std::size_t begin = offsets_[id], end = offsets_[std::size_t{id} + 1];
    require_sound(begin < end && end <= letters_.size() && end - begin <= longest_word);
    return letters_.substr(begin, end - begin);
}

WordId WordSet::first_not_before(std::string_view wanted) const {
    WordId low = 0, high = static_cast<WordId>(size_);
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (word(middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::optional<WordId> WordSet::find(std::string_view wanted) const {
    std::optional<WordId> found;
    slots_.each_with(RollingHash::of(wanted), [&](WordId id) {
        if (word(id) == wanted) found = id;
        return found.has_value();
    });
    return found;
}

std::pair<WordId, WordId> WordSet::beginning_with(std::string_view letters) const {
    const auto first = first_not_before(letters);
    WordId low = first, high = static_cast<WordId>(size_);
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (word(middle).starts_with(letters))
            low = middle + 1;
        else
            high = middle;
    }
    return {first, low};
}

namespace {

// Every word is met once, in its place.
class TreeCheck {
public:
    explicit TreeCheck(const WordSet& words) : words_(words) {}

    void visit(std::uint32_t number, std::string_view begins, std::uint32_t parent) {
        require_sound(number == 0 || number > parent);
        const auto node = words_.nodes()[number];
        const auto first = words_.word(node.first_word);
        require_sound(node.depth >= begins.size() && node.depth <= first.size() && first.starts_with(begins));
        require_sound((first.size() == node.depth) == (node.ends == 1));
        if (node.ends == 1) meet(node.first_word);
        const auto begin = first.substr(0, node.depth);
        for (std::uint32_t edge = 0; edge < node.edges; ++edge) follow(begin, number, std::size_t{node.first_edge} + edge);
    }

    void end() const { require_sound(next_ == words_.size()); }

private:
    void meet(WordId id) { require_sound(id == next_++); }

    void follow(std::string_view begins, std::uint32_t number, std::size_t at) {
        const auto edge = words_.edges()[at];
        const auto next = words_.word(next_ < words_.size() ? next_ : 0);
        require_sound(next.size() > begins.size() && next.starts_with(begins));
        const auto letter = unicode::decode(next, begins.size());
        require_sound(letter.value == edge.letter());
        if ((edge.target & TreeEdge::one_word) != 0) return meet(edge.target & ~TreeEdge::one_word);
        visit(edge.target, next.substr(0, begins.size() + letter.size), number);
    }

    const WordSet& words_;
    WordId next_ = 0;
};

}  // namespace

void WordSet::check() const {
    for (WordId id = 1; id < size_; ++id) require_sound(word(id - 1) < word(id));
    if (size_ == 0) return;
    TreeCheck tree{*this};
    tree.visit(0, {}, 0);
    tree.end();
    for (WordId id = 0; id < size_; ++id) require_sound(find(word(id)) == id);
}

}  // namespace vraagbaak::lexicon

// SPDX-License-Identifier: GPL-2.0-or-later
// The walk of near_words.cpp, which ends as soon as what was read is near enough: then all words under that place are.
#include "lexicon/near_beginnings.hpp"

#include <algorithm>
#include <utility>

#include "lexicon/error_automaton.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::lexicon {

namespace {

class Walk {
    using Automaton = ErrorAutomaton<1>;
    using State = Automaton::State;

    enum class Reached { nothing, on_the_way, near };

public:
    Walk(const WordSet& words, std::string_view letters, FirstLetter first, WordRanges& found)
        : words_(words), automaton_(letters, first == FirstLetter::same), found_(found) {}

    void run() { visit({0, automaton_.after(0), 0, static_cast<WordId>(words_.size())}, 0); }

private:
    // A node, what was read before it and of its letters, and where its words end.
    struct Place {
        std::uint32_t node;
        State state;
        std::size_t read;
        WordId last;
    };

    Reached step(State& state, char32_t letter) const {
        if (!automaton_.step(state, automaton_.places_of(letter))) return Reached::nothing;
        return automaton_.ends(state, 0) || automaton_.ends(state, 1) ? Reached::near : Reached::on_the_way;
    }

    Reached read(State& state, std::string_view letters) const {
        for (std::size_t at = 0; at < letters.size();) {
            const auto [value, size] = unicode::decode(letters, at);
            if (const auto reached = step(state, value); reached != Reached::on_the_way) return reached;
            at += size;
        }
        return Reached::on_the_way;
    }

    void take(WordId first, WordId last) {
        require_sound(first < last && last <= words_.size());
        found_.push_back({first, last});
    }

    WordId first_of(const TreeEdge& edge) const {
        if ((edge.target & TreeEdge::one_word) != 0) return edge.target & ~TreeEdge::one_word;
        return words_.nodes()[edge.target].first_word;
    }

    // In a tree no edge is followed twice, so a walk over damaged bytes ends too.
    void visit(Place place, std::uint32_t parent) {
        const auto node = words_.nodes()[place.node];
        require_sound((place.node == 0 || place.node > parent) && node.depth >= place.read && node.depth <= longest_word);
        if (node.depth > place.read) {
            const auto first = words_.word(node.first_word);
            require_sound(node.depth <= first.size());
            const auto reached = read(place.state, first.substr(place.read, node.depth - place.read));
            if (reached == Reached::near) return take(node.first_word, place.last);
            if (reached == Reached::nothing) return;
        }
        for (std::uint32_t i = 0; i < node.edges; ++i) {
            require_sound(++followed_ <= words_.edges().size());
            const auto at = node.first_edge + std::size_t{i};
            const auto last = i + 1 < node.edges ? first_of(words_.edges()[at + 1]) : place.last;
            follow(words_.edges()[at], {place.node, place.state, node.depth, last});
        }
    }

    void follow(const TreeEdge& edge, Place place) {
        const auto letter = edge.letter();
        const auto reached = step(place.state, letter);
        if (reached == Reached::near) return take(first_of(edge), place.last);
        if (reached == Reached::nothing) return;
        place.read += letter < 0x80 ? 1U : letter < 0x800 ? 2U : letter < 0x10000 ? 3U : 4U;
        if ((edge.target & TreeEdge::one_word) == 0) {
            const auto parent = std::exchange(place.node, edge.target);
            return visit(place, parent);
        }
        const auto id = first_of(edge);
        const auto word = words_.word(id);
        require_sound(word.size() >= place.read);
        if (read(place.state, word.substr(place.read)) == Reached::near) take(id, id + 1);
    }

    const WordSet& words_;
    Automaton automaton_;
    WordRanges& found_;
    std::size_t followed_ = 0;
};

}  // namespace

bool has(const WordRanges& ranges, WordId id) {
    const auto after = std::ranges::upper_bound(ranges, id, {}, &WordRange::first);
    return after != ranges.begin() && std::prev(after)->has(id);
}

WordRanges without(const WordRanges& ranges, const WordRange& other) {
    WordRanges out;
    for (const auto& range : ranges) {
        const WordRange before{range.first, std::min(range.last, other.first)}, after{std::max(range.first, other.last), range.last};
        if (other.first >= other.last || other.first >= range.last || other.last <= range.first) {
            out.push_back(range);
            continue;
        }
        if (before.first < before.last) out.push_back(before);
        if (after.first < after.last) out.push_back(after);
    }
    return out;
}

WordRanges united(WordRanges ranges) {
    std::erase_if(ranges, [](const auto& range) { return range.first >= range.last; });
    std::ranges::sort(ranges, {}, &WordRange::first);
    WordRanges out;
    for (const auto& range : ranges) {
        if (!out.empty() && range.first <= out.back().last)
            out.back().last = std::max(out.back().last, range.last);
        else
            out.push_back(range);
    }
    return out;
}

WordRanges near_beginnings(const WordSet& words, std::string_view letters, FirstLetter first) {
    WordRanges found;
    const auto length = unicode::length(letters);
    if (words.size() == 0 || length < 2 || length > longest_near) return found;
    Walk(words, letters, first, found).run();
    return found;
}

}  // namespace vraagbaak::lexicon

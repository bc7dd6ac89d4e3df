// SPDX-License-Identifier: GPL-2.0-or-later
// Two errors: the tree is walked with a bit-parallel automaton; a branch is left when no bit is. One error: each word that has
// it mended is asked for by its hash, since nearly every step of a walk is a look at memory that was not at hand. The tree is
// walked once along the word, as far as other words begin so: behind that nothing can be mended, and before it only with the
// letters that go on there. Sets with letters of many alphabets are walked for one error too.
#include "lexicon/near_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "lexicon/error_automaton.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::lexicon {

namespace {

template <unsigned Errors>
class Walk {
    using Automaton = ErrorAutomaton<Errors>;
    using State = typename Automaton::State;

public:
    Walk(const WordSet& words, std::string_view word, FirstLetter first, std::vector<NearWord>& found)
        : words_(words), automaton_(word, first == FirstLetter::same), found_(found) {}

    void run() { visit(0, automaton_.after(0), 0, 0); }

private:
    bool read(State& state, std::string_view letters) const {
        for (std::size_t at = 0; at < letters.size();) {
            const auto byte = static_cast<unsigned char>(letters[at]);
            const auto [value, size] = byte < 0x80 ? unicode::Character{byte, 1} : unicode::decode(letters, at);
            if (!automaton_.step(state, automaton_.places_of(value))) return false;
            at += size;
        }
        return true;
    }

    void take(WordId id, const State& state) const {
        for (unsigned errors = 0; errors <= Errors; ++errors) {
            if (!automaton_.ends(state, errors)) continue;
            found_.push_back({id, errors});
            return;
        }
    }

    // In a tree no edge is followed twice, so a walk over damaged bytes ends too.
    void visit(std::uint32_t number, State state, std::uint32_t parent, std::size_t read_so_far) {
        const auto node = words_.nodes()[number];
        require_sound((number == 0 || number > parent) && node.depth >= read_so_far && node.depth <= longest_word);
        if (node.depth > read_so_far) {
            const auto first = words_.word(node.first_word);
            require_sound(node.depth <= first.size());
            if (!read(state, first.substr(read_so_far, node.depth - read_so_far))) return;
        }
        if (node.ends != 0) take(node.first_word, state);
        follow_edges(number, node, state);
    }

    // Most letters stand nowhere near in the word, and then they are all one; and where no error is left to make, none of
    // them leads on.
    void follow_edges(std::uint32_t number, const TreeNode& node, const State& state) {
        auto wrong = state;
        const bool may_be_wrong = automaton_.step(wrong, 0);
        const auto near = Automaton::places_that_matter(state);
        for (std::uint32_t i = 0; i < node.edges; ++i) {
            require_sound(++followed_ <= words_.edges().size());
            const auto edge = words_.edges()[node.first_edge + std::size_t{i}];
            const auto places = automaton_.places_of(edge.letter());
            if ((places & near) == 0) {
                if (may_be_wrong) follow(edge, wrong, number, node.depth);
            } else if (auto next = state; automaton_.step(next, places)) {
                follow(edge, next, number, node.depth);
            }
        }
    }

    void follow(const TreeEdge& edge, const State& state, std::uint32_t parent, std::size_t depth) {
        if (edge.next() != TreeEdge::unknown)
            if (auto next = state; !automaton_.step(next, automaton_.places_of(edge.next()))) return;
        const auto letter = edge.letter();
        const auto size = letter < 0x80 ? 1U : letter < 0x800 ? 2U : letter < 0x10000 ? 3U : 4U;
        if ((edge.target & TreeEdge::one_word) == 0) return visit(edge.target, state, parent, depth + size);
        const auto id = edge.target & ~TreeEdge::one_word;
        const auto word = words_.word(id);
        require_sound(word.size() >= depth + size);
        if (auto end = state; read(end, word.substr(depth + size))) take(id, end);
    }

    const WordSet& words_;
    Automaton automaton_;
    std::vector<NearWord>& found_;
    std::size_t followed_ = 0;
};

// Walks the tree along a word: with which letters do the words go on that begin with what was read?
class Beginning {
public:
    explicit Beginning(const WordSet& words) : words_(words) { enter(0, 0); }

    // Calls visit(letter) for each.
    template <class Visit>
    void each_next(Visit&& visit) const {
        if (read_ < text_.size() && !parts()) return visit(unicode::decode(text_, read_).value);
        for (std::uint32_t i = 0; parts() && i < node_->edges; ++i) visit(char32_t{edge(i).letter()});
    }

    bool has_next(char32_t letter) const {
        bool found = false;
        each_next([&](char32_t next) { found = found || next == letter; });
        return found;
    }

    // False: no word goes on so.
    bool read(char32_t letter) {
        if (parts()) return take_edge(letter);
        if (read_ == text_.size()) return false;
        const auto [value, size] = unicode::decode(text_, read_);
        read_ += size;
        return value == letter;
    }

private:
    bool parts() const { return node_ && read_ == node_->depth; }

    TreeEdge edge(std::uint32_t i) const { return words_.edges()[node_->first_edge + std::size_t{i}]; }

    bool take_edge(char32_t letter) {
        for (std::uint32_t i = 0; i < node_->edges; ++i) {
            const auto one = edge(i);
            if (one.letter() != letter) continue;
            const auto size = letter < 0x80 ? 1U : letter < 0x800 ? 2U : letter < 0x10000 ? 3U : 4U;
            if ((one.target & TreeEdge::one_word) == 0) return enter(one.target, read_ + size);
            text_ = words_.word(one.target & ~TreeEdge::one_word);
            read_ += size;
            node_.reset();
            return read_ <= text_.size();
        }
        return false;
    }

    // Damaged bytes lead nowhere twice: a node lies deeper than what was read.
    bool enter(std::uint32_t number, std::size_t read) {
        node_ = words_.nodes()[number];
        text_ = words_.word(node_->first_word);
        read_ = read;
        require_sound(node_->depth >= read && node_->depth <= text_.size());
        return true;
    }

    const WordSet& words_;
    std::optional<TreeNode> node_;  // the next one, at whose depth words part; none: one word is left
    std::string_view text_;         // of the words that begin so, the first
    std::size_t read_ = 0;          // bytes
};

// Each word with one error mended, by its hash.
class OneError {
public:
    OneError(const WordSet& words, std::string_view word, FirstLetter first, std::vector<NearWord>& found)
        : words_(words), slots_(words.slots()), found_(found), begin_(first == FirstLetter::same ? 1 : 0) {
        hashes_.push_back(0);
        powers_.push_back(1);
        for (std::size_t at = 0; at < word.size();) {
            const auto [value, size] = unicode::decode(word, at);
            letters_.push_back(value);
            places_.push_back(slots_.place_of(value));
            hashes_.push_back(RollingHash::then(hashes_.back(), value));
            powers_.push_back(powers_.back() * RollingHash::base);
            at += size;
        }
        places_.push_back(slots_.border());
    }

    void run() {
        const auto size = letters_.size();
        look(hashes_[size], {size, {}, 0, size}, 0);
        Beginning beginning{words_};
        for (std::size_t at = 0; at <= size; ++at) {
            if (at >= begin_) mend_at(at, beginning);
            if (at == size || !beginning.read(letters_[at])) break;
        }
        std::ranges::sort(found_, {}, [](const NearWord& near) { return std::pair{near.id, near.distance}; });
        const auto again = std::ranges::unique(found_, {}, &NearWord::id);
        found_.erase(again.begin(), again.end());
    }

private:
    // The letters before, those between, and the rest of them.
    struct Mended {
        std::size_t before;
        std::array<char32_t, 2> between;
        std::size_t count, rest;
    };

    void mend_at(std::size_t at, const Beginning& beginning) {
        const auto size = letters_.size();
        beginning.each_next([&](char32_t letter) {
            const auto hash = RollingHash::then(hashes_[at], letter);
            if (slots_.stands_before(letter, places_[at])) mend(hash, {at, {letter}, 1, at});
            if (at < size && slots_.stands_before(letter, places_[at + 1])) mend(hash, {at, {letter}, 1, at + 1});
        });
        if (at == size) return;
        if (at + 1 == size || beginning.has_next(letters_[at + 1])) mend(hashes_[at], {at, {}, 0, at + 1});
        if (at + 1 < size && beginning.has_next(letters_[at + 1])) swap(at);
    }

    void swap(std::size_t at) {
        const auto one = letters_[at], other = letters_[at + 1];
        mend(RollingHash::then(RollingHash::then(hashes_[at], other), one), {at, {other, one}, 2, at + 2});
    }

    // `hash`: of what stands before the rest.
    void mend(std::uint64_t hash, const Mended& mended) {
        const auto size = letters_.size() - mended.rest;
        look(hash * powers_[size] + hashes_.back() - hashes_[mended.rest] * powers_[size], mended, 1);
    }

    void look(std::uint64_t hash, const Mended& mended, unsigned distance) {
        slots_.each_with(hash, [&](WordId id) {
            if (!is(words_.word(id), mended)) return false;
            found_.push_back({id, distance});
            return true;
        });
    }

    bool is(std::string_view word, const Mended& mended) const {
        std::size_t at = 0;
        const auto next_is = [&](char32_t letter) {
            if (at >= word.size()) return false;
            const auto [value, size] = unicode::decode(word, at);
            at += size;
            return value == letter;
        };
        const auto all = [&](auto begin, auto end) { return std::all_of(begin, end, next_is); };
        const auto letters = letters_.begin();
        return all(letters, letters + static_cast<std::ptrdiff_t>(mended.before)) &&
               all(mended.between.begin(), mended.between.begin() + static_cast<std::ptrdiff_t>(mended.count)) &&
               all(letters + static_cast<std::ptrdiff_t>(mended.rest), letters_.end()) && at == word.size();
    }

    const WordSet& words_;
    const WordSlots& slots_;
    std::vector<NearWord>& found_;
    std::size_t begin_;
    std::vector<char32_t> letters_;
    std::vector<std::optional<WordSlots::Letter>> places_;  // of the letters, and of the border behind them
    std::vector<std::uint64_t> hashes_, powers_;  // of the letters before each; of the base
};

}  // namespace

std::vector<NearWord> near_words(const WordSet& words, std::string_view word, unsigned distance, FirstLetter first) {
    std::vector<NearWord> found;
    if (words.size() == 0 || unicode::length(word) > longest_near) return found;
    if (distance == 0) {
        if (const auto id = words.find(word)) found.push_back({*id, 0});
    } else if (distance == 1) {
        if (words.slots().knows_neighbours())
            OneError(words, word, first, found).run();
        else
            Walk<1>(words, word, first, found).run();
    } else {
        Walk<2>(words, word, first, found).run();
    }
    return found;
}

}  // namespace vraagbaak::lexicon

// SPDX-License-Identifier: GPL-2.0-or-later
// Each word that has the errors mended is asked for by its hash, many together, since nearly every look is at memory that
// is not at hand. Before its first error a word is as words begin, and behind its last as words end: so few places are
// left to mend. Where that is too much to ask for, and in sets with letters of many alphabets, the tree is walked with a
// bit-parallel automaton.
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
using StateOf = typename ErrorAutomaton<Errors>::State;

// False: nothing that begins so is near.
template <unsigned Errors>
bool read(const ErrorAutomaton<Errors>& automaton, StateOf<Errors>& state, std::string_view letters) {
    for (std::size_t at = 0; at < letters.size();) {
        const auto byte = static_cast<unsigned char>(letters[at]);
        const auto [value, size] = byte < 0x80 ? unicode::Character{byte, 1} : unicode::decode(letters, at);
        if (!automaton.step(state, automaton.places_of(value))) return false;
        at += size;
    }
    return true;
}

template <unsigned Errors>
std::optional<unsigned> distance_at_end(const ErrorAutomaton<Errors>& automaton, const StateOf<Errors>& state) {
    for (unsigned errors = 0; errors <= Errors; ++errors)
        if (automaton.ends(state, errors)) return errors;
    return std::nullopt;
}

template <unsigned Errors>
class Walk {
    using Automaton = ErrorAutomaton<Errors>;
    using State = typename Automaton::State;

public:
    Walk(const WordSet& words, std::string_view word, FirstLetter first, std::vector<NearWord>& found)
        : words_(words), automaton_(word, first == FirstLetter::same), found_(found) {}

    void run() { visit(0, automaton_.after(0), 0, 0); }

private:
    void take(WordId id, const State& state) const {
        if (const auto distance = distance_at_end(automaton_, state)) found_.push_back({id, *distance});
    }

    // In a tree no edge is followed twice, so a walk over damaged bytes ends too.
    void visit(std::uint32_t number, State state, std::uint32_t parent, std::size_t read_so_far) {
        const auto node = words_.nodes()[number];
        require_sound((number == 0 || number > parent) && node.depth >= read_so_far && node.depth <= longest_word);
        if (node.depth > read_so_far) {
            const auto first = words_.word(node.first_word);
            require_sound(node.depth <= first.size());
            if (!read(automaton_, state, first.substr(read_so_far, node.depth - read_so_far))) return;
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
        if (auto end = state; read(automaton_, end, word.substr(depth + size))) take(id, end);
    }

    const WordSet& words_;
    Automaton automaton_;
    std::vector<NearWord>& found_;
    std::size_t followed_ = 0;
};

// What stands of a word with an error mended, and where the rest of the letters begins.
struct Head {
    std::uint64_t hash;
    std::optional<WordSlots::Letter> last;
    std::size_t rest;
};

template <unsigned Errors>
class Mending {
public:
    Mending(const WordSet& words, std::string_view word, FirstLetter first, std::vector<NearWord>& found)
        : words_(words), slots_(words.slots()), word_(word), automaton_(word, first == FirstLetter::same), found_(found),
          begin_(first == FirstLetter::same ? 1 : 0) {}

    // False, and nothing found: there is too much to ask for.
    bool run() {
        find_bounds();
        find_letters_before_tails();
        ask(word_.head(word_.size()));
        const auto first = Errors == 1 && first_tail_ > 2 ? first_tail_ - 2 : 0;
        for (auto at = std::max(begin_, first); at <= last_head_; ++at) {
            const Head head{word_.head(at), at == 0 ? slots_.border() : places_[at - 1], at};
            mend(head, before_, [&](const Head& once) { mended(once); });
            if constexpr (Errors > 1) mend(head, before_any_, [&](const Head& once) { keep(once); });
        }
        if constexpr (Errors > 1) mend_again();
        if (asked_.size() > most_asked) return false;
        look();
        return true;
    }

private:
    static constexpr std::size_t most_asked = 200'000;

    // The longest head with which any word begins, and the longest tail with which one ends.
    void find_bounds() {
        const auto size = word_.size();
        for (std::size_t at = 0; at < size; ++at) {
            slots_.expect_begin(word_.head(at + 1));
            slots_.expect_end(word_.tail(at));
        }
        while (last_head_ < size && slots_.may_begin(word_.head(last_head_ + 1))) ++last_head_;
        first_tail_ = size;
        while (first_tail_ > 0 && slots_.may_end(word_.tail(first_tail_ - 1))) --first_tail_;
    }

    void find_letters_before_tails() {
        for (std::size_t at = 0; at < word_.size(); ++at) places_.push_back(slots_.place_of(word_[at]));
        places_.push_back(slots_.border());
        for (const auto place : places_) before_.push_back(slots_.before(place));
        if constexpr (Errors == 1) return;
        before_any_.resize(places_.size(), LetterSet::all());
        const auto with = [&](WordSlots::Letter place, std::size_t rest) {
            return word_.with_tail(RollingHash::then(0, slots_.letter(place)), rest);
        };
        for (auto rest = first_tail_; rest <= word_.size(); ++rest)
            before_[rest].each([&](WordSlots::Letter place) { slots_.expect_end(with(place, rest)); });
        before_tails_.resize(places_.size());
        for (auto rest = first_tail_; rest <= word_.size(); ++rest)
            before_[rest].each([&](WordSlots::Letter place) {
                if (slots_.may_end(with(place, rest))) before_tails_[rest].add(place);
            });
    }

    // Calls visit(head) for what can stand there when one error is mended behind this head. `before`: the letters that can stand
    // before each rest.
    template <class Visit>
    void mend(const Head& head, const std::vector<LetterSet>& before, Visit&& visit) const {
        const auto at = head.rest;
        const auto behind = slots_.behind(head.last);
        const auto add = [&](std::size_t rest) {
            (behind & before[rest]).each([&](WordSlots::Letter place) {
                visit(Head{RollingHash::then(head.hash, slots_.letter(place)), place, rest});
            });
        };
        add(at);
        if (at == word_.size()) return;
        add(at + 1);
        visit(Head{head.hash, head.last, at + 1});
        if (at + 1 == word_.size()) return;
        visit(Head{RollingHash::then(RollingHash::then(head.hash, word_[at + 1]), word_[at]), places_[at], at + 2});
    }

    // The last error: the rest is right.
    void mended(const Head& head) {
        if (head.rest >= first_tail_) ask(word_.with_tail(head.hash, head.rest));
    }

    // Letter by letter behind the first error, as far as words begin so.
    void mend_again() {
        for (std::vector<Head> heads; !heads_.empty() && asked_.size() <= most_asked;) {
            heads.clear();
            std::swap(heads, heads_);
            for (const auto& head : heads) {
                if (head.hash != 0 && !slots_.may_begin(head.hash)) continue;
                if (head.rest + 2 >= first_tail_) mend(head, before_tails_, [&](const Head& again) { mended(again); });
                if (head.rest == word_.size()) continue;
                keep({RollingHash::then(head.hash, word_[head.rest]), places_[head.rest], head.rest + 1});
            }
        }
    }

    void keep(const Head& head) {
        slots_.expect_begin(head.hash);
        heads_.push_back(head);
    }

    void ask(std::uint64_t hash) {
        slots_.expect(hash);
        asked_.push_back(hash);
    }

    void look() {
        std::vector<WordId> likely;
        for (const auto hash : asked_)
            slots_.each_with(hash, [&](WordId id) {
                words_.expect(id);
                likely.push_back(id);
                return false;
            });
        std::ranges::sort(likely);
        const auto again = std::ranges::unique(likely);
        likely.erase(again.begin(), again.end());
        for (const auto id : likely) words_.expect_letters(id);
        for (const auto id : likely) {
            auto state = automaton_.after(0);
            if (!read(automaton_, state, words_.word(id))) continue;
            if (const auto distance = distance_at_end(automaton_, state)) found_.push_back({id, *distance});
        }
    }

    const WordSet& words_;
    const WordSlots& slots_;
    RolledWord word_;
    ErrorAutomaton<Errors> automaton_;
    std::vector<NearWord>& found_;
    std::size_t begin_;                                      // no error before this letter
    std::size_t last_head_ = 0, first_tail_ = 0;             // so many letters words begin with; from where on they end so
    std::vector<std::optional<WordSlots::Letter>> places_;   // of the letters, and of the border behind them
    std::vector<LetterSet> before_, before_tails_, before_any_;  // each rest: by its first letter; by all of it; whatever it is
    std::vector<std::uint64_t> asked_;
    std::vector<Head> heads_;
};

// With two errors behind the same first letter, little of the tree is left to walk: among 750,000 words 9 µs with all in the
// caches, and 95 with nothing there; mending 16 and 85.
template <unsigned Errors>
std::vector<NearWord> within(const WordSet& words, std::string_view word, FirstLetter first) {
    std::vector<NearWord> found;
    const bool is_mended = words.slots().knows_neighbours() && (Errors == 1 || first == FirstLetter::any);
    if (!is_mended || !Mending<Errors>{words, word, first, found}.run()) Walk<Errors>{words, word, first, found}.run();
    return found;
}

}  // namespace

std::vector<NearWord> near_words(const WordSet& words, std::string_view word, unsigned distance, FirstLetter first) {
    if (words.size() == 0 || unicode::length(word) > longest_near) return {};
    if (distance == 1) return within<1>(words, word, first);
    if (distance == 2) return within<2>(words, word, first);
    const auto id = words.find(word);
    return id ? std::vector{NearWord{*id, 0}} : std::vector<NearWord>{};
}

}  // namespace vraagbaak::lexicon

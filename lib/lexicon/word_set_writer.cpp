// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "lexicon/word_set.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::lexicon {

namespace {

struct Branch {
    WordId first, last;  // [first, last)

    std::uint32_t size() const { return last - first; }
};

// A node comes before those under it: a reader can demand that. Branch by branch, so that what is under a node lies
// together; level by level was tried and is as fast.
class TreeWriter {
public:
    explicit TreeWriter(WordSetBytes& out) : words_(out.words), out_(out) {}

    // Returns the number of the node.
    std::uint32_t write(const Branch& branch) {
        const auto depth = shared(branch);
        const auto number = static_cast<std::uint32_t>(out_.nodes.size());
        const auto first_edge = out_.edges.size();
        const auto ends = words_[branch.first].size() == depth ? 1U : 0U;
        const auto parts = parts_of({branch.first + ends, branch.last}, depth);
        for (const auto& part : parts) out_.edges.push_back({letters_of(part, depth), 0});
        out_.nodes.push_back({branch.first, static_cast<std::uint32_t>(first_edge), static_cast<std::uint32_t>(parts.size()),
                              static_cast<std::uint16_t>(depth), static_cast<std::uint16_t>(ends)});
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto target = parts[i].size() == 1 ? parts[i].first | TreeEdge::one_word : write(parts[i]);
            out_.edges[first_edge + i].target = target;
        }
        return number;
    }

private:
    // Sorted: what the first and the last share, all share.
    std::size_t shared(const Branch& branch) const {
        const auto first = words_[branch.first], last = words_[branch.last - 1];
        const auto parts = std::ranges::mismatch(first, last);
        return unicode::character_border(first, static_cast<std::size_t>(parts.in1 - first.begin()));
    }

    std::uint32_t letters_of(const Branch& part, std::size_t depth) const {
        const auto letter = unicode::decode(words_[part.first], depth);
        auto next = char32_t{TreeEdge::unknown};
        if (const auto at = depth + letter.size; shared(part) > at) next = unicode::decode(words_[part.first], at).value;
        return static_cast<std::uint32_t>(letter.value) | std::min<std::uint32_t>(next, TreeEdge::unknown) << TreeEdge::letter_bits;
    }

    std::vector<Branch> parts_of(const Branch& branch, std::size_t depth) const {
        std::vector<Branch> parts;
        for (auto first = branch.first; first < branch.last;) {
            const auto letter = unicode::decode(words_[first], depth).value;
            auto last = first + 1;
            while (last < branch.last && unicode::decode(words_[last], depth).value == letter) ++last;
            parts.push_back({first, last});
            first = last;
        }
        return parts;
    }

    const PackedWords& words_;
    WordSetBytes& out_;
};

}  // namespace

WordSetBytes write_word_set(PackedWords words) {
    WordSetBytes out{std::move(words), {}, {}, {}};
    if (out.words.size() == 0) return out;
    out.nodes.reserve(out.words.size());  // each has two branches or more; what is not used takes no memory
    out.edges.reserve(2 * out.words.size());
    TreeWriter{out}.write({0, static_cast<WordId>(out.words.size())});
    out.slots = write_word_slots(out.words);
    return out;
}

}  // namespace vraagbaak::lexicon

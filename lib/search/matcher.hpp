// SPDX-License-Identifier: GPL-2.0-or-later
// Where the words of a question stand in what is shown of a record: by the forward index, whose words are those that the
// analysis saw, so folded forms, inflections and special tokens are found as the engine found them.
#pragma once

#include <array>
#include <bitset>
#include <functional>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/lists.hpp"
#include "index/forward_index.hpp"
#include "query/plan.hpp"

namespace vraagbaak::search {

// One place where a unit of the question stands.
struct Match {
    Range range;               // bytes of the part
    std::size_t unit = 0;      // index into the units that the matcher was made of
    bool literal = false;      // as typed, not only by its stem
    const query::Reading* instead = nullptr;  // the synonym, right spelling or name in its place, when that is what stands here
    bool compound = false;     // a longer word with it, or a part of the compound that was typed
    std::size_t place = 0;     // of the words of the part, alternatives counted once
    std::size_t word = 0;      // index into Matches::words
};

// What a word says of one unit.
struct Said {
    std::size_t unit;
    double worth;
};

// Where the units stand in one view.
struct Matches {
    Lists<Match> parts;  // for each part of the view in the order of the text; ranges do not overlap
    Lists<Said> words;   // for each different word that stands for something all that it says
};

class Matcher {
public:
    // How much a word says that is one term of a reading; of what is worth nothing Matches::words does not tell.
    using Worth = std::function<double(const query::Unit&, const query::Reading&, const query::Term&)>;

    // Function words are left out unless they are all there is. The units must outlive the matcher.
    explicit Matcher(std::vector<const query::Unit*> units, const Worth& worth = {});

    const std::vector<const query::Unit*>& units() const { return units_; }

    Matches find(const index::StoredView& view) const;

    // The matches in a text that is not stored, which is analysed for it; without places and words.
    std::vector<Match> find(std::string_view text, analysis::Analyzer& analyzer) const;

private:
    struct Meant {
        std::size_t unit;
        const query::Reading* instead;  // or none
        bool relative;                  // a word of its family, and none that is longer
        std::vector<Said> said = {};    // of other units too
    };

    using Signs = std::bitset<index::word_signs>;

    // By their signs most words need not be looked up.
    class Terms {
    public:
        explicit Terms(std::pmr::memory_resource* memory) : terms_(memory) {}

        void add(std::string_view text, const Meant& meant, double worth);
        const Meant* find(std::string_view text) const;

        const auto& all() const { return terms_; }
        const Signs& signs() const { return signs_; }

    private:
        Signs signs_;
        std::pmr::unordered_map<std::string_view, Meant> terms_;  // of the readings
    };

    void add(const query::Reading& reading, std::size_t unit, const Worth& worth);

    // What a word stands for, with an empty range; `stem` is empty and `parts` too for what has none.
    template <class Parts>
    std::optional<Match> meaning(std::string_view folded, std::string_view stem, const Parts& parts, bool person) const;

    void say(std::string_view folded, std::string_view stem, const std::vector<std::string>& parts, Lists<Said>& words) const;

    std::vector<const query::Unit*> units_;
    std::array<std::byte, 8 << 10> room_;  // enough for the terms of most questions, so that memory is seldom asked for
    std::pmr::monotonic_buffer_resource memory_{room_.data(), room_.size()};
    Terms words_{&memory_}, stems_{&memory_}, parts_{&memory_}, names_{&memory_};  // parts_: what may stand in compounds too; names_: what is like a word, in what is told of people
    Signs signs_;                  // of all of them
    dutch::PossibleForms forms_;   // of stems_ and parts_
};

}  // namespace vraagbaak::search

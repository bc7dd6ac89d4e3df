// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a generation as far as one asker sees them: how many records that he sees have a word. What he does not
// see is as if it were not there. Exact, and without a question to the engine.
#pragma once

#include <optional>
#include <vector>

#include "lexicon/word_table.hpp"
#include "search/access.hpp"
#include "search/term_changes.hpp"

namespace vraagbaak::search {

// One thread at a time. What is given outlives it. Error(unusable) when a part of the table that is needed is damaged.
class SeenWords {
public:
    SeenWords(const Access& access, const index::Generation& generation, const TermChanges& changes)
        : access_(access), generation_(generation), words_(generation.words()), changes_(changes) {}

    const lexicon::WordTable& words() const { return words_; }

    // nullopt: he does not see it.
    std::optional<std::uint32_t> operator()(lexicon::WordId id) {
        if (!seen_) seen_ = access_.parts_seen(words_);
        if (!changes_.empty() && changes_.touches(words_.word(id))) return counted(words_.word(id));
        const auto count = seen_->empty() ? 0 : words_.count(id, *seen_);
        return count == 0 ? std::nullopt : std::optional{count};
    }

private:
    // The table does not know what the lists change.
    std::optional<std::uint32_t> counted(std::string_view word) const {
        const auto visible = access_.visible();
        std::uint32_t count = 0;
        changes_.each_while(generation_.postings(), word, [&](std::uint32_t document, std::uint32_t) {
            count += !visible || visible->has(document) ? 1 : 0;
            return true;
        });
        return count == 0 ? std::nullopt : std::optional{count};
    }

    const Access& access_;
    const index::Generation& generation_;
    const lexicon::WordTable& words_;
    const TermChanges& changes_;
    std::optional<std::vector<bool>> seen_;  // by part; when first asked for
};

}  // namespace vraagbaak::search

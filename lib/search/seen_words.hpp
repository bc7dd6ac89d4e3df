// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a generation as far as one asker sees them: how many records that he sees have a word. What he does not
// see is as if it were not there. Exact, and without a question to the engine.
#pragma once

#include <optional>
#include <vector>

#include "lexicon/word_table.hpp"
#include "search/access.hpp"

namespace vraagbaak::search {

// One thread at a time. What is given outlives it. Error(unusable) when a part of the table that is needed is damaged.
class SeenWords {
public:
    SeenWords(const Access& access, const lexicon::WordTable& words) : access_(access), words_(words) {}

    const lexicon::WordTable& words() const { return words_; }

    // nullopt: he does not see it.
    std::optional<std::uint32_t> operator()(lexicon::WordId id) {
        if (!seen_) seen_ = access_.parts_seen(words_);
        const auto count = seen_->empty() ? 0 : words_.count(id, *seen_);
        return count == 0 ? std::nullopt : std::optional{count};
    }

private:
    const Access& access_;
    const lexicon::WordTable& words_;
    std::optional<std::vector<bool>> seen_;  // by part; when first asked for
};

}  // namespace vraagbaak::search

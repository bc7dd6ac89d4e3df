// SPDX-License-Identifier: GPL-2.0-or-later
// A sum for each document while one step of a search lasts. Those that were touched are set back at the end of it, so that
// the next step, and the next question, need not clear what they do not use.
#pragma once

#include <memory_resource>
#include <vector>

#include "index/room.hpp"

namespace vraagbaak::search {

class Sums {
public:
    // Nobody else uses `sums` while this lives, which keeps its list of them in `memory`.
    Sums(index::DocumentSums& sums, std::uint32_t documents,
         std::pmr::memory_resource* memory = std::pmr::get_default_resource())
        : sums_(sums), touched_(memory) {
        sums_.ensure(documents);
    }
    Sums(const Sums&) = delete;
    Sums& operator=(const Sums&) = delete;
    ~Sums() {
        for (const auto document : touched_) sums_[document] = {};
    }

    // To change it; a count above 0 is left behind.
    index::DocumentSum& operator[](std::uint32_t document) {
        auto& sum = sums_[document];
        if (sum.count == 0) touched_.push_back(document);
        return sum;
    }

    const index::DocumentSum& at(std::uint32_t document) const { return sums_[document]; }
    const std::pmr::vector<std::uint32_t>& touched() const { return touched_; }

private:
    index::DocumentSums& sums_;
    std::pmr::vector<std::uint32_t> touched_;
};

}  // namespace vraagbaak::search

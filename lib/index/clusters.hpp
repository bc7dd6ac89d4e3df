// SPDX-License-Identifier: GPL-2.0-or-later
// Things that turn out to be the same, with all that are the same as one of them.
#pragma once

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace vraagbaak::index {

class Clusters {
public:
    explicit Clusters(std::size_t size) : parent_(size), members_(size) {
        std::iota(parent_.begin(), parent_.end(), 0);
        for (std::size_t i = 0; i < size; ++i) members_[i] = {i};
    }

    std::size_t find(std::size_t person) const {
        while (parent_[person] != person) person = parent_[person];
        return person;
    }

    void unite(std::size_t a, std::size_t b) {
        a = find(a), b = find(b);
        if (a == b) return;
        if (members_[a].size() < members_[b].size()) std::swap(a, b);
        parent_[b] = a;
        members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
        members_[b].clear();
    }

    const std::vector<std::size_t>& members(std::size_t root) const { return members_[root]; }

private:
    std::vector<std::size_t> parent_;  // the path is short: the smaller one goes below the larger
    std::vector<std::vector<std::size_t>> members_;
};

}  // namespace vraagbaak::index

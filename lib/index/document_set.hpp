// SPDX-License-Identifier: GPL-2.0-or-later
// A set of documents of one generation, a bit for each.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <vector>

namespace vraagbaak::index {

class DocumentSet {
public:
    explicit DocumentSet(std::uint32_t documents) : words_(documents / 64 + 1) {}

    void add(std::uint32_t document) { words_[document / 64] |= bit(document); }
    bool has(std::uint32_t document) const { return (words_[document / 64] & bit(document)) != 0; }

    std::size_t size() const {
        std::size_t size = 0;
        for (const auto word : words_) size += static_cast<std::size_t>(std::popcount(word));
        return size;
    }

    DocumentSet& operator&=(const DocumentSet& other) {
        std::ranges::transform(words_, other.words_, words_.begin(), std::bit_and<>{});
        return *this;
    }

private:
    static std::uint64_t bit(std::uint32_t document) { return std::uint64_t{1} << (document % 64); }

    std::vector<std::uint64_t> words_;
};

}  // namespace vraagbaak::index

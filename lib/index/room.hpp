// SPDX-License-Identifier: GPL-2.0-or-later
// Memory that one thread works in and keeps from question to question. Its pages are touched when they are used and no sooner: a
// process that asks one question does not pay for what a thousand need.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

namespace vraagbaak::index {

// Bytes without a value.
struct Room {
    std::unique_ptr<std::byte[]> begin;
    std::size_t size = 0;

    // What was in it is lost.
    void grow(std::size_t bytes) {
        begin.reset();
        size = 0;
        begin = std::make_unique_for_overwrite<std::byte[]>(bytes);
        size = bytes;
    }
};

// What a search adds up for one document; search::Sums.
struct DocumentSum {
    double sum = 0;
    std::uint64_t count = 0;
};

// One for each document, all zero between questions.
class DocumentSums {
public:
    // Room for documents 1 to `last`. Between questions, when nothing is lost by it.
    void ensure(std::uint32_t last) {
        if (size_ > last) return;
        sums_.reset();
        size_ = 0;
        sums_.reset(static_cast<DocumentSum*>(std::calloc(std::size_t{last} + 1, sizeof(DocumentSum))));  // of the system's zeroed pages
        if (!sums_) throw std::bad_alloc{};
        size_ = std::size_t{last} + 1;
    }

    DocumentSum& operator[](std::uint32_t document) { return sums_.get()[document]; }
    const DocumentSum& operator[](std::uint32_t document) const { return sums_.get()[document]; }

private:
    struct Free {
        void operator()(DocumentSum* sums) const { std::free(sums); }
    };

    std::unique_ptr<DocumentSum, Free> sums_;
    std::size_t size_ = 0;
};

}  // namespace vraagbaak::index

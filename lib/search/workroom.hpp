// SPDX-License-Identifier: GPL-2.0-or-later
// Memory for the lists of one question: they are many, and they go together. It is kept from one question to the next, as
// large as the largest needed so far, so that few of them ask the system for it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory_resource>

#include "index/room.hpp"

namespace vraagbaak::search {

class Workroom {
public:
    // Nobody else uses `kept` while this lives.
    explicit Workroom(index::Room& kept) : kept_(kept), memory_(kept.begin.get(), kept.size, &beyond_) {}
    Workroom(const Workroom&) = delete;
    Workroom& operator=(const Workroom&) = delete;
    ~Workroom() {
        memory_.release();
        if (beyond_.bytes > 0 && kept_.size < most_kept) kept_.grow(std::min(most_kept, kept_.size + beyond_.bytes));
    }

    std::pmr::memory_resource* memory() { return &memory_; }

private:
    static constexpr std::size_t most_kept = 8 << 20;  // what a question of common words takes over 100,000 records

    // What does not fit.
    struct Beyond : std::pmr::memory_resource {
        std::size_t bytes = 0;

        void* do_allocate(std::size_t size, std::size_t alignment) override {
            bytes += size;
            return std::pmr::new_delete_resource()->allocate(size, alignment);
        }
        void do_deallocate(void* begin, std::size_t size, std::size_t alignment) override {
            std::pmr::new_delete_resource()->deallocate(begin, size, alignment);
        }
        bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }
    };

    index::Room& kept_;
    Beyond beyond_;
    std::pmr::monotonic_buffer_resource memory_;
};

}  // namespace vraagbaak::search

// SPDX-License-Identifier: GPL-2.0-or-later
// A whole file in memory, read page by page when it is looked at: for files that never change while they are there.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

namespace vraagbaak {

class MappedFile {
public:
    // Error(io) when it cannot be opened or is no regular file; a symbolic link is refused.
    explicit MappedFile(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;
    ~MappedFile();

    // Valid while this is, or whatever it was moved to. Cutting the file short while it is mapped ends the process that
    // reads there (SIGBUS): map only what is published and immutable.
    std::string_view bytes() const { return {begin_, size_}; }

    // What lies at `at` is going to be read. Its surroundings are mapped at once, when they are not yet: who looks here and there in a
    // large file waits for the system at every first look otherwise (17 µs for 64 kB, when the file is in memory; so 25 for 512 kB).
    // Every thread; says nothing of what lies beyond the file.
    void expect(std::size_t at) const {
        if (const auto number = at / window; at < size_ && !windows_[number].load(std::memory_order_relaxed)) map_window(number);
    }

private:
    static constexpr std::size_t window = 512 << 10;  // bytes, whole pages

    void map_window(std::size_t number) const;

    const char* begin_ = nullptr;
    std::size_t size_ = 0;
    std::unique_ptr<std::atomic<bool>[]> windows_;  // asked for already
};

}  // namespace vraagbaak

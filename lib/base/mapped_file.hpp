// SPDX-License-Identifier: GPL-2.0-or-later
// A whole file in memory, read page by page when it is looked at: for files that never change while they are there.
#pragma once

#include <cstddef>
#include <filesystem>
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

private:
    const char* begin_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace vraagbaak

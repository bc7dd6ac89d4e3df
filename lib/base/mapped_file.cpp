// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/descriptor.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

MappedFile::MappedFile(const std::filesystem::path& path) {
    const auto file = open_or_throw(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const auto found = status(file, path);
    if (!S_ISREG(found.st_mode)) throw Error(ErrorKind::io, {"not_a_regular_file", {path.string()}}, {path.string(), 0, {}});
    size_ = static_cast<std::size_t>(found.st_size);
    if (size_ == 0) return;  // nothing cannot be mapped
    void* const begin = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (begin == MAP_FAILED) throw_io("cannot_read", path, errno);
    begin_ = static_cast<const char*>(begin);
    windows_ = std::make_unique<std::atomic<bool>[]>((size_ + window - 1) / window);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : begin_(std::exchange(other.begin_, nullptr)), size_(std::exchange(other.size_, 0)), windows_(std::move(other.windows_)) {}

// What cannot be mapped now, on a system older than Linux 5.14 or of a file that was cut short, is when it is read.
void MappedFile::map_window(std::size_t number) const {
    windows_[number].store(true, std::memory_order_relaxed);
    const auto begin = number * window;
    const auto before = errno;
    ::madvise(const_cast<char*>(begin_) + begin, std::min(window, size_ - begin), MADV_POPULATE_READ);
    errno = before;
}

MappedFile::~MappedFile() {
    if (begin_) ::munmap(const_cast<char*>(begin_), size_);
}

}  // namespace vraagbaak

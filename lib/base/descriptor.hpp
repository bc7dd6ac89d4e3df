// SPDX-License-Identifier: GPL-2.0-or-later
// A file descriptor that closes itself, and the system calls on it that are tried again after a signal.
// Every descriptor of ours is O_CLOEXEC. Failures become Error(io) with the path and the system's own words.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <utility>

namespace vraagbaak {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) noexcept : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Descriptor();

    int get() const noexcept { return fd_; }
    explicit operator bool() const noexcept { return fd_ >= 0; }
    int release() noexcept { return std::exchange(fd_, -1); }  // the caller closes, or leaves it open on purpose

private:
    int fd_ = -1;
};

// open(2) with O_CLOEXEC. Empty, with errno set, when it fails.
Descriptor try_open(const std::filesystem::path& path, int flags, mode_t mode = 0);
Descriptor open_or_throw(const std::filesystem::path& path, int flags, mode_t mode = 0);

// Makes `temporary`, beside the file `target` that it is to become. An error speaks of `target`, the only name that the
// user knows.
Descriptor create_beside(const std::filesystem::path& target, const std::filesystem::path& temporary, mode_t mode);

// Up to bytes.size() bytes from where the descriptor stands; 0 at the end. `path` is for the error.
std::size_t read_some(const Descriptor& file, std::span<char> bytes, const std::filesystem::path& path);
void write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& path);
void sync(const Descriptor& file, const std::filesystem::path& path);
struct stat status(const Descriptor& file, const std::filesystem::path& path);

inline std::int64_t nanoseconds(const timespec& time) noexcept {
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

// Error(io): the sentence `code`, about `path`, with the text of the system for `error`.
[[noreturn]] void throw_io(const char* code, const std::filesystem::path& path, int error);

}  // namespace vraagbaak

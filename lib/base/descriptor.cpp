// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "vraagbaak/error.hpp"
#include "vraagbaak/system_reason.hpp"

namespace vraagbaak {

namespace {

template <class Call>
auto again_after_signal(Call call) {
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

}  // namespace

// close() is not tried again after EINTR: on Linux the number is free by then and may be another thread's.
Descriptor::~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
}

Descriptor try_open(const std::filesystem::path& path, int flags, mode_t mode) {
    return Descriptor{again_after_signal([&] { return ::open(path.c_str(), flags | O_CLOEXEC, mode); })};
}

Descriptor open_or_throw(const std::filesystem::path& path, int flags, mode_t mode) {
    auto file = try_open(path, flags, mode);
    if (!file) throw_io("cannot_open", path, errno);
    return file;
}

Descriptor create_beside(const std::filesystem::path& target, const std::filesystem::path& temporary, mode_t mode) {
    auto file = try_open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    if (file) return file;
    const int error = errno;
    const auto folder = std::filesystem::absolute(target).parent_path();
    std::error_code problem;
    if (error != ENOENT || std::filesystem::exists(folder, problem)) throw_io("cannot_write", target, error);
    throw Error(ErrorKind::io, {"no_folder", {target.string(), target.parent_path().string()}}, {target.string(), 0, {}});
}

std::size_t read_some(const Descriptor& file, std::span<char> bytes, const std::filesystem::path& path) {
    const auto count = again_after_signal([&] { return ::read(file.get(), bytes.data(), bytes.size()); });
    if (count < 0) throw_io("cannot_read", path, errno);
    return static_cast<std::size_t>(count);
}

void write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const auto count = again_after_signal([&] { return ::write(file.get(), bytes.data(), bytes.size()); });
        if (count < 0) throw_io("cannot_write", path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

// A failed fsync is never tried again: the kernel may have dropped the pages, and the second call would say all is well.
void sync(const Descriptor& file, const std::filesystem::path& path) {
    if (again_after_signal([&] { return ::fsync(file.get()); }) < 0) throw_io("cannot_write", path, errno);
}

struct stat status(const Descriptor& file, const std::filesystem::path& path) {
    struct stat result {};
    if (::fstat(file.get(), &result) < 0) throw_io("cannot_read", path, errno);
    return result;
}

void throw_io(const char* code, const std::filesystem::path& path, int error) {
    throw Error(ErrorKind::io, Message{code, {path.string(), system_reason(error)}},
                Place{path.string(), 0, {}});
}

}  // namespace vraagbaak

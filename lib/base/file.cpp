// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/file.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <optional>
#include <system_error>
#include <vector>

#include "base/descriptor.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view temporary_prefix = "tmp-";
constexpr std::size_t random_digits = 16;

constexpr std::size_t chunk_size = 256 * 1024;

[[noreturn]] void throw_file(const char* code, const fs::path& path, std::vector<std::string> rest = {}) {
    rest.insert(rest.begin(), path.string());
    throw Error(ErrorKind::io, Message{code, std::move(rest)}, Place{path.string(), 0, {}});
}

// O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
constexpr int reading(Links links) {
    return O_RDONLY | O_NONBLOCK | O_NOCTTY | (links == Links::refuse ? O_NOFOLLOW : 0);
}

std::string read_all(const Descriptor& file, const fs::path& path, std::uint64_t limit) {
    const auto about = status(file, path);
    if (!S_ISREG(about.st_mode)) throw_file("not_a_regular_file", path);
    const auto size = static_cast<std::uint64_t>(about.st_size);
    if (size > limit) throw_file("file_over_limit", path, {std::to_string(limit)});
    std::string bytes(size, '\0');
    std::size_t filled = 0;
    // The size is a hint: files grow and shrink under the reader, and those of /proc have none.
    for (;;) {
        if (filled == bytes.size()) bytes.resize(filled + (filled == size ? 1 : chunk_size));
        const auto count = read_some(file, {bytes.data() + filled, bytes.size() - filled}, path);
        if (count == 0) break;
        filled += count;
        if (filled > limit) throw_file("file_over_limit", path, {std::to_string(limit)});
    }
    bytes.resize(filled);
    return bytes;
}

fs::path parent_of(const fs::path& path) {
    const auto parent = path.parent_path();
    return parent.empty() ? fs::path{"."} : parent;
}

void rename_or_throw(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) < 0) throw_io("cannot_rename", to, errno);
}

// How a new file got its name, and so how it is taken back.
enum class Placed { named, exchanged, replaced };  // nothing had that name; what had it has the other now; or is gone

bool exchange(const fs::path& a, const fs::path& b) {
    return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

// Not every file system can exchange (NFS cannot).
Placed put_in_place(const fs::path& temporary, const fs::path& path) {
    struct stat there {};
    const bool is_there = ::lstat(path.c_str(), &there) == 0;
    if (is_there && !S_ISDIR(there.st_mode) && exchange(temporary, path)) return Placed::exchanged;
    rename_or_throw(temporary, path);
    return is_there ? Placed::replaced : Placed::named;
}

bool is_ours(const fs::path& path, const struct stat& ours) {
    struct stat there {};
    return ::lstat(path.c_str(), &there) == 0 && there.st_dev == ours.st_dev && there.st_ino == ours.st_ino;
}

// As far as it can be: needs no room on the disk. What somebody put there meanwhile stays: between the look and the exchange are
// microseconds, and if he was quicker still, it is exchanged once more.
void take_back(Placed placed, const struct stat& ours, const fs::path& temporary, const fs::path& path) {
    if (!is_ours(path, ours)) return;
    if (placed == Placed::named) ::unlink(path.c_str());
    if (placed == Placed::exchanged && exchange(temporary, path) && !is_ours(temporary, ours)) exchange(temporary, path);
}

// See the promise of write_file_atomic. Clocks of file systems tick every few milliseconds and inode numbers are given
// out again, so two quick writes could otherwise look the same to stat().
void be_later_than(const Descriptor& file, const fs::path& path, const fs::path& old) {
    struct stat before {};
    if (::lstat(old.c_str(), &before) < 0) return;
    if (nanoseconds(status(file, path).st_mtim) > nanoseconds(before.st_mtim)) return;
    timespec next = before.st_mtim;
    if (++next.tv_nsec == 1'000'000'000) next = {.tv_sec = next.tv_sec + 1, .tv_nsec = 0};
    const std::array<timespec, 2> times{timespec{.tv_sec = 0, .tv_nsec = UTIME_OMIT}, next};
    if (::futimens(file.get(), times.data()) < 0) throw_io("cannot_write", path, errno);
}

Descriptor create(const fs::path& path, mode_t mode) {
    return open_or_throw(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
}

void sync_path(const fs::path& path, int flags) {
    sync(open_or_throw(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | flags), path);
}

// The process that made a file by unique_name; nullopt: it is of another, for a person may have a file that begins so too.
std::optional<pid_t> maker_of_temporary(std::string_view name) {
    if (!name.starts_with(temporary_prefix)) return std::nullopt;
    name.remove_prefix(temporary_prefix.size());
    pid_t process = 0;
    const auto [rest, problem] = std::from_chars(name.data(), name.data() + name.size(), process);
    name.remove_prefix(static_cast<std::size_t>(rest - name.data()));
    if (problem != std::errc{} || process <= 0 || name.size() != 1 + random_digits || name.front() != '-') return std::nullopt;
    if (name.find_first_not_of("0123456789abcdef", 1) != name.npos) return std::nullopt;
    return process;
}

bool is_dead(pid_t process) { return ::kill(process, 0) < 0 && errno == ESRCH; }

}  // namespace

std::string read_file(const fs::path& path, std::uint64_t limit, Links links) {
    return read_all(open_or_throw(path, reading(links)), path, limit);
}

std::optional<std::string> read_file_if_there(const fs::path& path, std::uint64_t limit, Links links) {
    const auto file = try_open(path, reading(links));
    if (!file && errno == ENOENT) return std::nullopt;
    if (!file) throw_io("cannot_open", path, errno);
    return read_all(file, path, limit);
}

void write_new_file(const fs::path& path, std::string_view bytes, mode_t mode) {
    const auto file = create(path, mode);
    try {
        write_all(file, bytes, path);
        sync(file, path);
    } catch (...) {  // a full disk: nothing is there then, as before
        ::unlink(path.c_str());
        throw;
    }
}

void write_file_atomic(const fs::path& path, std::string_view bytes, mode_t mode) {
    const auto temporary = parent_of(path) / unique_name(temporary_prefix);
    const auto file = create(temporary, mode);
    const auto ours = status(file, temporary);
    std::optional<Placed> placed;
    try {
        write_all(file, bytes, temporary);
        be_later_than(file, temporary, path);
        sync(file, temporary);
        placed = put_in_place(temporary, path);
        fsync_directory(parent_of(path));
    } catch (...) {
        if (placed) take_back(*placed, ours, temporary, path);
        ::unlink(temporary.c_str());
        throw;
    }
    if (placed == Placed::exchanged) ::unlink(temporary.c_str());
}

bool is_temporary(std::string_view name) { return maker_of_temporary(name).has_value(); }

void remove_temporaries(const fs::path& folder, Temporaries which) {
    std::error_code problem;
    for (fs::directory_iterator at{folder, problem}, end; !problem && at != end; at.increment(problem)) {
        std::error_code ignored;
        const auto maker = maker_of_temporary(at->path().filename().string());
        if (maker && at->is_regular_file(ignored) && (which == Temporaries::all || is_dead(*maker))) fs::remove(at->path(), ignored);
    }
}

void move_durably(const fs::path& from, const fs::path& to) {
    rename_or_throw(from, to);
    fsync_directory(parent_of(to));
    if (parent_of(from) != parent_of(to)) fsync_directory(parent_of(from));
}

void fsync_directory(const fs::path& folder) {
    sync(open_or_throw(folder, O_RDONLY | O_DIRECTORY), folder);
}

void sync_tree(const fs::path& folder) {
    std::error_code problem;
    for (fs::recursive_directory_iterator at{folder, problem}, end; !problem && at != end; at.increment(problem)) {
        const auto type = at->symlink_status(problem).type();
        if (type == fs::file_type::regular) sync_path(at->path(), 0);
        if (type == fs::file_type::directory) sync_path(at->path(), O_DIRECTORY);
    }
    if (problem) throw_io("cannot_read", folder, problem.value());
    fsync_directory(folder);
}

void ensure_folder(const fs::path& folder) {
    std::error_code problem;
    if (folder.empty() || fs::is_directory(folder, problem)) return;
    ensure_folder(folder.parent_path());
    if (::mkdir(folder.c_str(), folder_mode) < 0) {
        const int error = errno;
        if (fs::is_directory(folder, problem)) return;  // "a/" after "a", or another process was first
        throw_io("cannot_make_folder", folder, error);
    }
    fsync_directory(parent_of(folder));
}

// The standard library's remove_all works by openat() without following links, also when the tree changes under it.
void remove_tree(const fs::path& path) {
    std::error_code problem;
    fs::remove_all(path, problem);
    if (problem) throw_io("cannot_remove", path, problem.value());
}

std::uint64_t free_space(const fs::path& folder) {
    struct statvfs about {};
    if (::statvfs(folder.c_str(), &about) < 0) throw_io("cannot_read", folder, errno);
    return static_cast<std::uint64_t>(about.f_bavail) * about.f_frsize;
}

std::string unique_name(std::string_view prefix) {
    std::uint64_t random = 0;
    if (::getrandom(&random, sizeof random, 0) != sizeof random) throw_io("cannot_read", "/dev/urandom", errno);
    std::array<char, 20> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(random));
    return std::string{prefix} + std::to_string(::getpid()) + '-' + digits.data();
}

}  // namespace vraagbaak

// SPDX-License-Identifier: GPL-2.0-or-later
// Preloaded into a program (LD_PRELOAD), makes one of its writing system calls fail, so that a test can try them all:
//
//   VRAAGBAAK_FAULT_UNDER=/tmp/base  only calls on files and folders below this real path are counted (required)
//   VRAAGBAAK_FAULT_COUNT=file       after each counted call the file holds how many there were
//   VRAAGBAAK_FAULT_LOG=file         each counted call is added to the file: "fsync PATH", "rename TO FROM", "create PATH"
//   VRAAGBAAK_FAULT_AT=k             the k-th counted call fails, counted from 1
//   VRAAGBAAK_FAULT_ERRNO=ENOSPC     with this error: ENOSPC (default), EIO, EACCES, EDQUOT or EROFS
//   VRAAGBAAK_FAULT_MODE=once        only that call (default); "always": that call and all after it; "short": a write
//                                    takes half of its bytes and says so, other calls do not fail
//   VRAAGBAAK_FAULT_MODE=full        a full disk: from that call on all fails that takes room. What does not is done: writing
//                                    within a file, renaming, making it shorter, opening what is there
//   VRAAGBAAK_FAULT_MODE=kill        the process dies by SIGKILL in place of that call
//
// Counted: write, writev, pwrite, pwrite64, copy_file_range, fsync, fdatasync, sync_file_range, rename, renameat,
// renameat2, link, linkat, mkdir, mkdirat, ftruncate, fallocate, posix_fallocate, and open, openat, creat for writing.
// Reading and removing never fail.
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <string>
#include <string_view>

namespace {

enum class Mode { once, always, short_write, kill, full };

const char* setting(const char* name) {
    const char* value = ::getenv(name);
    return value ? value : "";
}

int error_named(std::string_view name) {
    if (name == "EIO") return EIO;
    if (name == "EACCES") return EACCES;
    if (name == "EDQUOT") return EDQUOT;
    if (name == "EROFS") return EROFS;
    return ENOSPC;
}

Mode mode_named(std::string_view name) {
    if (name == "always") return Mode::always;
    if (name == "short") return Mode::short_write;
    if (name == "kill") return Mode::kill;
    if (name == "full") return Mode::full;
    return Mode::once;
}

struct Plan {
    std::string under = setting("VRAAGBAAK_FAULT_UNDER");
    std::string count_file = setting("VRAAGBAAK_FAULT_COUNT");
    std::string log_file = setting("VRAAGBAAK_FAULT_LOG");
    long at = ::atol(setting("VRAAGBAAK_FAULT_AT"));
    int error = error_named(setting("VRAAGBAAK_FAULT_ERRNO"));
    Mode mode = mode_named(setting("VRAAGBAAK_FAULT_MODE"));
    std::atomic<long> count = 0;
};

Plan& plan() {
    static Plan result;
    return result;
}

bool is_under(std::string_view path) {
    const auto& under = plan().under;
    return !under.empty() && path.starts_with(under) && (path.size() == under.size() || path[under.size()] == '/');
}

std::string path_of(int fd) {
    char target[PATH_MAX];
    const auto link = fd == AT_FDCWD ? std::string{"/proc/self/cwd"} : "/proc/self/fd/" + std::to_string(fd);
    const auto length = ::readlink(link.c_str(), target, sizeof target);
    return length > 0 ? std::string(target, static_cast<std::size_t>(length)) : std::string{};
}

// The real path of the parent and the last part as it is: the name itself may not be there yet.
std::string absolute(int folder, const char* path) {
    std::string text = path ? path : "";
    if (text.empty()) return {};
    if (text.front() != '/') text = path_of(folder) + '/' + text;
    const auto slash = text.find_last_of('/');
    char real[PATH_MAX];
    if (!::realpath(text.substr(0, slash + 1).c_str(), real)) return text;
    return std::string{real} + text.substr(slash);
}

// By bare system calls: what counts must not count itself.
void put(const std::string& file, int how, const std::string& text) {
    if (file.empty()) return;
    const auto fd = static_cast<int>(
        ::syscall(SYS_openat, AT_FDCWD, file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | how, 0600));
    if (fd < 0) return;
    ::syscall(SYS_write, fd, text.data(), text.size());
    ::syscall(SYS_close, fd);
}

// Counts this call; true when its turn has come.
bool due(const char* call, const std::string& path, const std::string& from) {
    const int before = errno;
    const auto count = ++plan().count;
    put(plan().count_file, O_TRUNC, std::to_string(count) + '\n');
    put(plan().log_file, O_APPEND, std::string{call} + ' ' + path + (from.empty() ? "" : ' ' + from) + '\n');
    errno = before;
    if (plan().at <= 0) return false;
    const bool lasts = plan().mode == Mode::always || plan().mode == Mode::full;
    const bool now = lasts ? count >= plan().at : count == plan().at;
    if (now && plan().mode == Mode::kill) ::kill(::getpid(), SIGKILL);
    return now;
}

template <class Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

// `takes_room`: what fails on a full disk.
bool fails(const char* call, const std::string& path, const std::string& from = {}, bool takes_room = true) {
    if (!is_under(path) || !due(call, path, from) || plan().mode == Mode::short_write) return false;
    if (plan().mode == Mode::full && !takes_room) return false;
    errno = plan().error;
    return true;
}

off_t size_of(int fd) {
    struct stat about {};
    return ::fstat(fd, &about) == 0 ? about.st_size : 0;
}

off_t end_of_write(int fd, std::size_t size, off_t at) {
    if (at < 0) at = (::fcntl(fd, F_GETFL) & O_APPEND) != 0 ? size_of(fd) : ::lseek(fd, 0, SEEK_CUR);
    return at + static_cast<off_t>(size);
}

bool is_there(const std::string& path) {
    struct stat about {};
    return ::lstat(path.c_str(), &about) == 0;
}

// How many of `size` bytes this write may take; -1: it fails. Half of one byte is one byte.
// `at`: where it writes, -1 for where the file stands.
ssize_t allowed(const char* call, int fd, std::size_t size, off_t at = -1) {
    const auto path = path_of(fd);
    if (!is_under(path) || !due(call, path, {})) return static_cast<ssize_t>(size);
    if (plan().mode == Mode::full && end_of_write(fd, size, at) <= size_of(fd)) return static_cast<ssize_t>(size);
    if (plan().mode == Mode::short_write) return static_cast<ssize_t>(size - size / 2);
    errno = plan().error;
    return -1;
}

bool writes(int flags) { return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0; }

const char* opening(int flags) { return (flags & O_CREAT) != 0 ? "create" : "open"; }

bool refuses_to_open(const std::string& path, int flags) { return fails(opening(flags), path, {}, !is_there(path)); }

mode_t mode_argument(int flags, va_list arguments) {
    return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

using Write = ssize_t(int, const void*, std::size_t);
using Pwrite = ssize_t(int, const void*, std::size_t, off_t);
using Open = int(const char*, int, ...);
using Openat = int(int, const char*, int, ...);
using OfFd = int(int);
using Length = int(int, off_t);

}  // namespace

#define PRELOADED extern "C" __attribute__((visibility("default")))

PRELOADED ssize_t write(int fd, const void* bytes, size_t size) {
    const auto now = allowed("write", fd, size);
    return now < 0 ? -1 : real<Write>("write")(fd, bytes, static_cast<size_t>(now));
}

PRELOADED ssize_t pwrite(int fd, const void* bytes, size_t size, off_t at) {
    const auto now = allowed("write", fd, size, at);
    return now < 0 ? -1 : real<Pwrite>("pwrite")(fd, bytes, static_cast<size_t>(now), at);
}

PRELOADED ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t at) {
    const auto now = allowed("write", fd, size, at);
    return now < 0 ? -1 : real<Pwrite>("pwrite64")(fd, bytes, static_cast<size_t>(now), at);
}

PRELOADED ssize_t writev(int fd, const iovec* parts, int count) {
    if (fails("write", path_of(fd))) return -1;
    return real<ssize_t(int, const iovec*, int)>("writev")(fd, parts, count);
}

PRELOADED ssize_t copy_file_range(int from, off64_t* from_at, int to, off64_t* to_at, size_t size, unsigned flags) {
    const auto now = allowed("write", to, size, to_at ? static_cast<off_t>(*to_at) : -1);
    if (now < 0) return -1;
    return real<ssize_t(int, off64_t*, int, off64_t*, size_t, unsigned)>("copy_file_range")(
        from, from_at, to, to_at, static_cast<size_t>(now), flags);
}

PRELOADED int fsync(int fd) { return fails("fsync", path_of(fd)) ? -1 : real<OfFd>("fsync")(fd); }

PRELOADED int fdatasync(int fd) { return fails("fsync", path_of(fd)) ? -1 : real<OfFd>("fdatasync")(fd); }

PRELOADED int sync_file_range(int fd, off64_t at, off64_t size, unsigned flags) {
    if (fails("sync_file_range", path_of(fd))) return -1;
    return real<int(int, off64_t, off64_t, unsigned)>("sync_file_range")(fd, at, size, flags);
}

PRELOADED int ftruncate(int fd, off_t size) noexcept {
    return fails("ftruncate", path_of(fd), {}, size > size_of(fd)) ? -1 : real<Length>("ftruncate")(fd, size);
}

PRELOADED int ftruncate64(int fd, off64_t size) noexcept {
    return fails("ftruncate", path_of(fd), {}, size > size_of(fd)) ? -1 : real<Length>("ftruncate64")(fd, size);
}

PRELOADED int fallocate(int fd, int mode, off_t at, off_t size) {
    if (fails("fallocate", path_of(fd))) return -1;
    return real<int(int, int, off_t, off_t)>("fallocate")(fd, mode, at, size);
}

PRELOADED int posix_fallocate(int fd, off_t at, off_t size) {
    const int before = errno;
    if (fails("fallocate", path_of(fd))) {
        errno = before;
        return plan().error;  // this one returns its error
    }
    return real<int(int, off_t, off_t)>("posix_fallocate")(fd, at, size);
}

PRELOADED int rename(const char* from, const char* to) noexcept {
    if (fails("rename", absolute(AT_FDCWD, to), absolute(AT_FDCWD, from), false)) return -1;
    return real<int(const char*, const char*)>("rename")(from, to);
}

PRELOADED int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
    if (fails("rename", absolute(to_folder, to), absolute(from_folder, from), false)) return -1;
    return real<int(int, const char*, int, const char*)>("renameat")(from_folder, from, to_folder, to);
}

PRELOADED int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
    if (fails("rename", absolute(to_folder, to), absolute(from_folder, from), false)) return -1;
    return real<int(int, const char*, int, const char*, unsigned)>("renameat2")(from_folder, from, to_folder, to, flags);
}

PRELOADED int link(const char* from, const char* to) noexcept {
    if (fails("link", absolute(AT_FDCWD, to), absolute(AT_FDCWD, from))) return -1;
    return real<int(const char*, const char*)>("link")(from, to);
}

PRELOADED int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) noexcept {
    if (fails("link", absolute(to_folder, to), absolute(from_folder, from))) return -1;
    return real<int(int, const char*, int, const char*, int)>("linkat")(from_folder, from, to_folder, to, flags);
}

PRELOADED int mkdir(const char* path, mode_t mode) noexcept {
    return fails("mkdir", absolute(AT_FDCWD, path)) ? -1 : real<int(const char*, mode_t)>("mkdir")(path, mode);
}

PRELOADED int mkdirat(int folder, const char* path, mode_t mode) noexcept {
    return fails("mkdir", absolute(folder, path)) ? -1 : real<int(int, const char*, mode_t)>("mkdirat")(folder, path, mode);
}

PRELOADED int creat(const char* path, mode_t mode) {
    return fails("create", absolute(AT_FDCWD, path)) ? -1 : real<int(const char*, mode_t)>("creat")(path, mode);
}

PRELOADED int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = mode_argument(flags, arguments);
    va_end(arguments);
    if (writes(flags) && refuses_to_open(absolute(AT_FDCWD, path), flags)) return -1;
    return real<Open>("open")(path, flags, mode);
}

PRELOADED int open64(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = mode_argument(flags, arguments);
    va_end(arguments);
    if (writes(flags) && refuses_to_open(absolute(AT_FDCWD, path), flags)) return -1;
    return real<Open>("open64")(path, flags, mode);
}

PRELOADED int openat(int folder, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = mode_argument(flags, arguments);
    va_end(arguments);
    if (writes(flags) && refuses_to_open(absolute(folder, path), flags)) return -1;
    return real<Openat>("openat")(folder, path, flags, mode);
}

PRELOADED int openat64(int folder, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = mode_argument(flags, arguments);
    va_end(arguments);
    if (writes(flags) && refuses_to_open(absolute(folder, path), flags)) return -1;
    return real<Openat>("openat64")(folder, path, flags, mode);
}

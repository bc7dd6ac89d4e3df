// SPDX-License-Identifier: GPL-2.0-or-later
// Why a POSIX record lock and not flock() or an open-file-description lock: those two belong to the open file, which a
// forked child shares, so a pre-forking host would keep the base locked after its writer is gone. A POSIX lock belongs
// to the process. Its price is that it does not hold between threads or objects of one process, hence the register
// below: the only state in this library that outlives a call without an owner. It is what the kernel would keep for us
// if it could, says nothing but "this process holds that file", and no result depends on it otherwise.
#include "base/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <map>
#include <mutex>
#include <tuple>

#include "base/file.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace fs = std::filesystem;

namespace {

struct Register {
    std::mutex mutex;  // also held while a lock file is opened and closed: see the header on closing
    // With the process: a forked child starts with a copy of its parent's register, which says nothing about the child.
    std::map<std::tuple<dev_t, ino_t, pid_t>, std::string> held;  // → since when
};

// Never destroyed: locks that are static objects elsewhere may let go after the statics of this file are gone.
Register& held_here() {
    static auto* const result = new Register;
    return *result;
}

struct flock whole_file(short type) {
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

// "<process> <moment>\n", as the holder wrote it.
LockHolder written_in(const Descriptor& file) {
    std::array<char, 128> bytes{};
    const auto count = ::pread(file.get(), bytes.data(), bytes.size(), 0);
    if (count <= 0) return {};
    std::string_view text{bytes.data(), static_cast<std::size_t>(count)};
    text = text.substr(0, text.find('\n'));
    LockHolder holder;
    const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), holder.process);
    if (problem != std::errc{} || rest == text.data() + text.size() || *rest != ' ') return {};
    holder.moment = text.substr(static_cast<std::size_t>(rest - text.data()) + 1);
    return holder;
}

// The kernel knows the process for sure, unless it is on another machine; the file knows the moment.
LockHolder describe(const Descriptor& file, pid_t process) {
    auto holder = written_in(file);
    if (process > 0 && holder.process != process) holder = {process, {}};
    return holder;
}

// A courtesy to whoever finds the base locked: on a full disk the lock must still be had, to make room.
void write_holder(const Descriptor& file, const std::string& moment) {
    const auto line = std::to_string(::getpid()) + ' ' + moment.substr(0, moment.find('\n')) + '\n';
    if (::ftruncate(file.get(), 0) < 0) return;
    if (::pwrite(file.get(), line.data(), line.size(), 0) != static_cast<ssize_t>(line.size()) &&
        ::ftruncate(file.get(), 0) < 0)
        return;
}

bool is_still(const struct stat& about, const fs::path& path) {
    struct stat now {};
    return ::stat(path.c_str(), &now) == 0 && now.st_dev == about.st_dev && now.st_ino == about.st_ino;
}

bool locked_elsewhere(int error) { return error == EACCES || error == EAGAIN; }

// Who keeps us from locking: asked of the kernel, since the file may still name an earlier holder.
std::optional<LockHolder> kernel_holder(const Descriptor& file, const fs::path& path) {
    auto lock = whole_file(F_WRLCK);
    if (::fcntl(file.get(), F_GETLK, &lock) < 0) throw_io("cannot_lock", path, errno);
    if (lock.l_type == F_UNLCK) return std::nullopt;
    return describe(file, lock.l_pid);
}

}  // namespace

WriterLock::WriterLock(Descriptor descriptor, File file, pid_t owner)
    : descriptor_(std::move(descriptor)), file_(file), owner_(owner) {}

std::optional<WriterLock> WriterLock::try_lock(const fs::path& path, const std::string& moment, LockHolder* other) {
    auto& here = held_here();
    const std::lock_guard guard{here.mutex};
    const auto process = ::getpid();
    // Whether this process holds the file must be known before it is opened, for closing it again would drop the lock.
    struct stat before {};
    if (::stat(path.c_str(), &before) == 0) {
        const auto mine = here.held.find({before.st_dev, before.st_ino, process});
        if (mine != here.held.end()) {
            if (other) *other = {process, mine->second};
            return std::nullopt;
        }
    }
    auto file = try_open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, file_mode);
    if (!file) throw_io(errno == EACCES || errno == EROFS ? "base_read_only" : "cannot_open", path, errno);
    const auto about = status(file, path);
    if (!S_ISREG(about.st_mode)) throw_io("cannot_lock", path, EINVAL);
    auto lock = whole_file(F_WRLCK);
    if (::fcntl(file.get(), F_SETLK, &lock) < 0) {
        if (!locked_elsewhere(errno)) throw_io("cannot_lock", path, errno);
        if (other) *other = kernel_holder(file, path).value_or(LockHolder{});
        return std::nullopt;
    }
    if (!is_still(about, path)) throw_io("cannot_lock", path, ESTALE);  // replaced by hand between open and lock
    write_holder(file, moment);
    here.held[{about.st_dev, about.st_ino, process}] = moment;
    return WriterLock{std::move(file), {about.st_dev, about.st_ino}, process};
}

WriterLock WriterLock::take(const fs::path& path, const std::string& moment) {
    LockHolder other;
    auto lock = try_lock(path, moment, &other);
    if (lock) return std::move(*lock);
    const auto process = other.process > 0 ? std::to_string(other.process) : std::string{"?"};
    throw Error(ErrorKind::locked, Message{"locked_by_writer", {process, other.moment.empty() ? "?" : other.moment}},
                Place{path.string(), 0, {}});
}

std::optional<LockHolder> WriterLock::holder(const fs::path& path) {
    auto& here = held_here();
    const std::lock_guard guard{here.mutex};
    struct stat about {};
    if (::stat(path.c_str(), &about) < 0) {
        if (errno == ENOENT) return std::nullopt;
        throw_io("cannot_lock", path, errno);
    }
    const auto mine = here.held.find({about.st_dev, about.st_ino, ::getpid()});
    if (mine != here.held.end()) return LockHolder{::getpid(), mine->second};
    return kernel_holder(open_or_throw(path, O_RDONLY | O_NONBLOCK), path);
}

WriterLock::WriterLock(WriterLock&& other) noexcept = default;

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(file_, other.file_);
    std::swap(owner_, other.owner_);
    return *this;
}

// In a child that inherited the object the descriptor is left open on purpose: the child may have taken the lock itself
// after its parent died, and closing this one would drop it.
WriterLock::~WriterLock() {
    if (!descriptor_) return;
    if (owner_ != ::getpid()) {
        descriptor_.release();
        return;
    }
    auto& here = held_here();
    const std::lock_guard guard{here.mutex};
    here.held.erase({file_.first, file_.second, owner_});
    descriptor_ = Descriptor{};  // swaps: the old one is closed at the end of this line, with the mutex held
}

std::optional<UseLock> UseLock::share(const fs::path& path) {
    auto file = try_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (!file && errno == ENOENT) return std::nullopt;
    if (!file) throw_io("cannot_open", path, errno);
    if (::flock(file.get(), LOCK_SH | LOCK_NB) < 0) {
        if (errno == EWOULDBLOCK) return std::nullopt;
        // A file system without locks: reading goes on, for there exclude() never succeeds either.
        if (errno != ENOLCK && errno != EOPNOTSUPP && errno != ENOSYS) throw_io("cannot_lock", path, errno);
    }
    // Between open and lock a remover may have come and gone; what it left has no name any more.
    if (!is_still(status(file, path), path)) return std::nullopt;
    return UseLock{std::move(file)};
}

std::optional<UseLock> UseLock::exclude(const fs::path& path) {
    // For writing, because network file systems give an exclusive lock on nothing less.
    auto file = try_open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK);
    if (!file && errno == ENOENT) return std::nullopt;
    if (!file) throw_io("cannot_open", path, errno);
    if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) return UseLock{std::move(file)};
    if (errno == EWOULDBLOCK || errno == ENOLCK || errno == EOPNOTSUPP || errno == ENOSYS) return std::nullopt;
    throw_io("cannot_lock", path, errno);
}

}  // namespace vraagbaak

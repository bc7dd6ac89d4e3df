// SPDX-License-Identifier: GPL-2.0-or-later
// Two locks between processes. Both end with the process that holds them, however it ends.
//
//   auto lock = WriterLock::take(base / "index/write.lock", moment);      // one builder at a time, or Error(locked)
//   auto use = UseLock::share(generation / "MANIFEST");                   // "I read here": keeps the collector away
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "base/descriptor.hpp"

namespace vraagbaak {

struct LockHolder {
    pid_t process = 0;   // 0: not known (another machine, another container)
    std::string moment;  // since when, as the holder gave it

    friend bool operator==(const LockHolder&, const LockHolder&) = default;
};

// One holder over all processes, and over all threads of this one. A child that fork() makes does not hold it: the lock
// stays with the parent and ends when the parent lets go or dies, although the child lives on.
//
// The file is made when it is missing and stays. Nothing else in this process may open it: POSIX drops a process's
// locks on a file as soon as the process closes any descriptor of that file.
class WriterLock {
public:
    // Does not wait. nullopt: somebody else holds it; `other`, when given, says who.
    static std::optional<WriterLock> try_lock(const std::filesystem::path& file, const std::string& moment,
                                              LockHolder* other = nullptr);

    // As try_lock; Error(locked, "locked_by_writer", {process, moment}) when somebody else holds it.
    static WriterLock take(const std::filesystem::path& file, const std::string& moment);

    // Who holds it now; nullopt: nobody, or there is no such file yet.
    static std::optional<LockHolder> holder(const std::filesystem::path& file);

    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&& other) noexcept;
    ~WriterLock();

private:
    using File = std::pair<dev_t, ino_t>;
    WriterLock(Descriptor descriptor, File file, pid_t owner);

    Descriptor descriptor_;
    File file_;
    pid_t owner_;
};

// Many readers or one remover, on a file that is there; works on a read-only disk. A reader's forked child shares its
// lock, which only puts off the remover.
class UseLock {
public:
    // nullopt: the file is gone, or being removed. Error(io) when it cannot be opened.
    static std::optional<UseLock> share(const std::filesystem::path& file);

    // nullopt: somebody reads there, the file is gone, or the file system has no such locks.
    static std::optional<UseLock> exclude(const std::filesystem::path& file);

    const Descriptor& descriptor() const noexcept { return descriptor_; }  // open for reading, at the beginning

private:
    explicit UseLock(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
    Descriptor descriptor_;
};

}  // namespace vraagbaak

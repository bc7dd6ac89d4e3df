// SPDX-License-Identifier: GPL-2.0-or-later
// The files of those who could not write into the database at once: one for each process, beside it. Who writes next takes
// them in.
//
//   <base>/statistiek/wacht-4242-0123456789abcdef        lines that were appended and synced, one by one
//
// A process holds a shared lock on its file as long as it may append. Nobody removes a file that is held, and what was taken in is
// told by the database itself (Store::take_in), so that each line counts once whoever dies when.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.hpp"
#include "base/lock.hpp"

namespace vraagbaak::statistics {

std::filesystem::path spool_folder(const std::filesystem::path& base);

// One thread at a time.
class Spool {
public:
    explicit Spool(std::filesystem::path base) : base_(std::move(base)) {}

    // Durable when it returns. Error(io), and then the file ends where it did.
    void append(const std::vector<std::string>& lines);

    // The name of the file, empty when there is none; and how long it is.
    std::string name() const { return file_.filename().string(); }
    std::size_t size() const { return size_; }

    // All of it is in the database: the next lines go into another file.
    void done();

private:
    void open();
    void let_go();

    std::filesystem::path base_, file_;
    std::optional<UseLock> held_;
    Descriptor out_;
    std::size_t size_ = 0;
};

// The names of the files that wait.
std::vector<std::string> waiting_files(const std::filesystem::path& base);

// Removes one of which so many bytes were seen, unless its process may still append, or has appended more since.
void remove_left(const std::filesystem::path& base, const std::string& name, std::size_t seen);

}  // namespace vraagbaak::statistics

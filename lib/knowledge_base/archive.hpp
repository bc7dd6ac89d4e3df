// SPDX-License-Identifier: GPL-2.0-or-later
// A backup is one tar file, compressed by zstd, that any archiver reads. Written and read by libarchive.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.hpp"

struct archive;

namespace vraagbaak {

// The first file of every backup: by it one is told from another archive.
inline constexpr auto backup_note = "reservekopie.txt";

// Writes regular files one after the other, and last a list of them with their hashes: the archive itself has no sum. The file gets its name only when finish() has returned: before that it is a
// temporary one beside it, which is removed when the writer is destroyed.
class ArchiveWriter {
public:
    // Error(refused, "backup_replaces_other") when there is something of that name that is no backup.
    explicit ArchiveWriter(const std::filesystem::path& file);
    ~ArchiveWriter();
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;

    void add(const std::string& name, const std::filesystem::path& from);
    void add_bytes(const std::string& name, const std::string& bytes);
    void finish();

private:
    [[noreturn]] void fail() const;
    void header(const std::string& name, std::uint64_t size);
    void data(std::string_view bytes);

    std::filesystem::path file_, temporary_;
    std::string contents_;  // "hash  name" a line
    Descriptor out_;  // opened by us: all that is shielded is in it, so it is for its owner alone
    std::unique_ptr<archive, int (*)(archive*)> archive_;
};

// The files below a folder, sorted, as names in an archive. Error(io, "backup_cannot_carry") for what is not a regular
// file, and for a name that is not UTF-8 or has control characters: nothing stays behind in silence.
std::vector<std::string> carried_files(const std::filesystem::path& folder);

// Unpacks regular files into an existing folder; a name that leaves it, a link or a device is Error(unusable), and so is
// an archive without its list or with files that are not as the list says.
void unpack(const std::filesystem::path& file, const std::filesystem::path& folder);

}  // namespace vraagbaak

// SPDX-License-Identifier: GPL-2.0-or-later
// Files and folders: whole reads with a limit, atomic and durable writes, trees.
//
// "Durable" means that a power cut right after the call does not undo it: the bytes and the folder entry are synced.
// Failures are Error(io) that names the path and gives the system's own words. Short writes and signals are handled.
// New files get mode 0640 and new folders 0750, less the umask of the process. No state; call from any thread.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vraagbaak {

inline constexpr mode_t file_mode = 0640;
inline constexpr mode_t folder_mode = 0750;

// What to do when the last part of a path is a symbolic link. Refuse in folders that are ours alone.
enum class Links { follow, refuse };

// All bytes of a regular file of at most `limit` bytes. Error(io, "file_over_limit") beyond it, before reading on;
// Error(io, "not_a_regular_file") for a folder, pipe or device.
std::string read_file(const std::filesystem::path& path, std::uint64_t limit, Links links = Links::follow);

// As read_file; nullopt when there is nothing of that name.
std::optional<std::string> read_file_if_there(const std::filesystem::path& path, std::uint64_t limit,
                                              Links links = Links::follow);

// Makes a file that was not there yet, durable but for its folder entry.
void write_new_file(const std::filesystem::path& path, std::string_view bytes, mode_t mode = file_mode);

// Is it the name of a file that write_file_atomic is about to put in place, or was?
bool is_temporary(std::string_view name);

// Takes away what write_file_atomic left in a folder when its process was killed: files by unique_name("tmp-"). When nobody else may
// be writing there: all; else of processes that this machine has no more.
enum class Temporaries { all, of_the_dead };
void remove_temporaries(const std::filesystem::path& folder, Temporaries which = Temporaries::all);

// Puts `bytes` in place of what is at `path` (a link there is replaced, not followed): a reader, also one after a crash,
// sees the old bytes or the new ones. Durable; when only that fails, what was there is put back, where the file system can
// exchange two names. Its modification time is later than that of the file it replaces, also
// when the clock stands still or goes back, so that (inode, mtime, size) tells each change.
void write_file_atomic(const std::filesystem::path& path, std::string_view bytes, mode_t mode = file_mode);

// rename(2), durable: the parent folders of both are synced.
void move_durably(const std::filesystem::path& from, const std::filesystem::path& to);

void fsync_directory(const std::filesystem::path& folder);
void sync_tree(const std::filesystem::path& folder);  // each regular file and each folder below; links are left alone

// Makes the folder and its missing parents, durable. An existing folder (or link to one) is fine.
void ensure_folder(const std::filesystem::path& folder);

// Removes a file or a folder with all in it; a link goes, never what it points to. Nothing there is fine.
void remove_tree(const std::filesystem::path& path);

std::uint64_t free_space(const std::filesystem::path& folder);  // bytes that this process may still write there

// "<prefix><pid>-<16 random hexadecimals>", for a temporary name beside the real one.
std::string unique_name(std::string_view prefix);

}  // namespace vraagbaak

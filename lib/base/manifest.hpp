// SPDX-License-Identifier: GPL-2.0-or-later
// What one immutable version holds: its file MANIFEST, and whether a folder is still as that file says.
//
// On disk MANIFEST is two JSON texts: the manifest (written for people to read, "format": 1) and on the last line
// {"xxh3_128": "<hash of all bytes before that line>"}. A version thus proves itself, also when CURRENT names another.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "vraagbaak/message.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak {

struct StoredFile {
    std::string name;  // relative to the version's folder, parts joined by "/"
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;
    std::int64_t ctime_ns = 0;
    std::string hash;  // XXH3-128

    friend bool operator==(const StoredFile&, const StoredFile&) = default;
};

struct Manifest {
    std::uint64_t number = 0;
    std::string created;                            // RFC 3339, from the caller's clock
    std::map<std::string, std::string> properties;  // the caller's own: fingerprint, counts, sources …
    std::vector<StoredFile> files;                  // by name; MANIFEST itself is not among them

    friend bool operator==(const Manifest&, const Manifest&) = default;
};

inline constexpr std::string_view manifest_name = "MANIFEST";

// Bytes that are not UTF-8 in properties become U+FFFD.
std::string to_text(const Manifest& manifest);

// The manifest, or what is wrong: "manifest_damaged" (the hash differs) or "manifest_invalid" (right hash, but not of
// this format or with names that leave the folder). Takes any bytes.
std::variant<Manifest, Message> parse_manifest(std::string_view text);

// Letters, digits, "._-+" and single "/" inside; no part begins with a dot; at most 200 bytes.
bool is_stored_name(std::string_view name);

// The names of all files below `folder`, sorted, without MANIFEST. Error(io) when it cannot be read; anything that is
// not a regular file or folder, or has another kind of name, goes into `strange` when given.
std::vector<std::string> files_below(const std::filesystem::path& folder, std::vector<std::string>* strange = nullptr);

// Size, times and hash of a file as they are now.
StoredFile describe_file(const std::filesystem::path& folder, const std::string& name);

// What in `folder` differs from the manifest; empty: sound. Without `deep` a file is read only when its size or times
// differ from those in the manifest, as they do in a copy. Never throws for what it finds on disk.
std::vector<Finding> compare(const std::filesystem::path& folder, const Manifest& manifest, bool deep);

}  // namespace vraagbaak

// SPDX-License-Identifier: GPL-2.0-or-later
// Versions whose files follow from one number, so that anybody can tell whether a version is whole.
#pragma once

#include <string>

#include "base/immutable_store.hpp"
#include "scratch.hpp"

namespace vraagbaak::test {

inline ImmutableStore store_in(const std::filesystem::path& folder) { return {folder, {"gen-", 7}}; }
inline ImmutableStore store_in(const Scratch& scratch) { return store_in(scratch / "index"); }

inline std::string content(std::uint64_t seed, const std::string& name) {
    std::string text;
    for (int line = 0; line < 200; ++line) text += name + ' ' + std::to_string(seed * 1000 + std::uint64_t(line)) + '\n';
    return text;
}

inline const std::vector<std::string>& file_names() {
    static const std::vector<std::string> names{"lexicon.bin", "records.bin", "xapian/postlist.glass"};
    return names;
}

inline Staging staged(const ImmutableStore& store, std::uint64_t seed) {
    auto staging = store.stage();
    ensure_folder(staging.folder() / "xapian");
    for (const auto& name : file_names()) spit(staging.folder() / name, content(seed, name));
    return staging;
}

inline std::uint64_t publish(const ImmutableStore& store, std::uint64_t seed, const ImmutableStore::SelfTest& test = {}) {
    return store.publish(staged(store, seed), {{"records", std::to_string(seed)}}, "2027-02-23T10:15:00Z", test);
}

// The files themselves, read anew, are those of the seed that the manifest names.
inline bool is_whole(const PinnedVersion& version) {
    const auto seed = std::stoull(version.manifest.properties.at("records"));
    for (const auto& name : file_names())
        if (slurp(version.folder / name) != content(seed, name)) return false;
    return true;
}

}  // namespace vraagbaak::test

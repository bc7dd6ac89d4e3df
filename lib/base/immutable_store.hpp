// SPDX-License-Identifier: GPL-2.0-or-later
// A folder of numbered versions that never change: the generations of the index (gen-0000123) and the published lists
// (000042). CURRENT names the one that readers take.
//
//   ImmutableStore store{base / "index", {"gen-", 7}};
//   auto staging = store.stage();                                          // write files into staging.folder()
//   store.publish(std::move(staging), properties, moment, self_test);     // numbered, synced, tested, then current
//   auto opened = store.open_current();                                    // pinned: stays while `opened` lives
//
// On disk:  CURRENT        "<number> <hash of its MANIFEST>\n"
//           LAST           the highest number ever handed out, so that a removed version's number does not come back
//           gen-0000123/   MANIFEST and the files it lists
//           tmp-…/         being made, or being removed; of no meaning to readers
//
// Reading never writes and works on a read-only disk. Whatever is on disk, a reader gets a whole version or findings
// that say what is wrong. What writes (stage, seal, publish, make_current, set_current, discard, collect) wants the
// caller to hold the WriterLock of this store. An ImmutableStore is a value without state: any thread, any number.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/lock.hpp"
#include "base/manifest.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak {

// How the folders of versions are called: the prefix and at least this many digits.
struct VersionNames {
    std::string prefix;
    int digits = 6;

    std::string name(std::uint64_t number) const;
    std::optional<std::uint64_t> number(const std::string& name) const;  // nullopt: not the name of a version
};

struct Current {
    std::uint64_t number = 0;
    std::string manifest_hash;  // of all bytes of its MANIFEST

    friend bool operator==(const Current&, const Current&) = default;
};

// What a stat of CURRENT says; another version is published when it differs. All 0: there is no CURRENT.
struct ChangeToken {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;

    friend bool operator==(const ChangeToken&, const ChangeToken&) = default;
};

// Throws what a finding says: Error(io) where the system refused to show the file, else Error(unusable).
[[noreturn]] void throw_finding(const Finding& finding);

// A version that is open for reading. It is not removed while this lives; copies are made by sharing a pointer to it.
struct PinnedVersion {
    std::uint64_t number = 0;
    std::filesystem::path folder;  // absolute, without links
    Manifest manifest;
    std::string manifest_hash;
    UseLock use;
};

struct Opened {
    std::optional<PinnedVersion> version;  // none: there is no sound version
    std::vector<Finding> findings;         // not empty: something is damaged, and perhaps an older version serves
};

struct VersionInfo {
    std::uint64_t number = 0;
    std::optional<Manifest> manifest;  // none: damaged, see findings
    std::vector<Finding> findings;
};

// A folder in which a version is made. Removed with all in it when it is destroyed before it was sealed.
class Staging {
public:
    explicit Staging(std::filesystem::path folder);
    Staging(Staging&& other) noexcept;
    Staging& operator=(Staging&& other) noexcept;
    ~Staging();

    const std::filesystem::path& folder() const noexcept { return folder_; }

private:
    friend class ImmutableStore;
    std::filesystem::path folder_;  // empty: given away
    pid_t owner_;
};

// A version under its final name, synced, that CURRENT does not name yet.
struct Sealed {
    std::uint64_t number = 0;
    std::filesystem::path folder;
    std::string manifest_hash;
};

struct Collected {
    std::vector<std::uint64_t> removed;
    std::vector<std::uint64_t> in_use;  // not kept, but somebody reads there
};

class ImmutableStore {
public:
    using Properties = std::map<std::string, std::string>;
    using SelfTest = std::function<void(const std::filesystem::path& folder)>;  // throws when the version is no good
    using Keep = std::function<bool(const VersionInfo&)>;

    ImmutableStore(std::filesystem::path folder, VersionNames names);  // touches nothing

    const std::filesystem::path& folder() const noexcept { return folder_; }

    // --- reading -----------------------------------------------------------------------------------------------------

    ChangeToken token() const noexcept;

    // What CURRENT says, or why it says nothing: "store_no_current", "store_bad_current", or the system's refusal.
    std::variant<Current, Finding> current() const;

    // The version that CURRENT names, when it is sound; else the newest sound one below it, else the newest sound one at
    // all, and the findings say so. Without a readable CURRENT: the newest sound version. Sound means that MANIFEST is
    // whole and each file is as it says; a file is hashed when its size or times differ from the manifest's record.
    Opened open_current() const;
    Opened open(std::uint64_t number) const;  // that version or none

    // What is wrong with one version; empty: sound. `deep` hashes every file.
    std::vector<Finding> check(std::uint64_t number, bool deep) const;

    // Of the versions that are there, ascending. Error(io) when the store's folder is there but cannot be read.
    std::vector<std::uint64_t> numbers() const;
    std::vector<VersionInfo> versions() const;  // looks at manifests only

    // --- writing -----------------------------------------------------------------------------------------------------

    Staging stage() const;  // makes the store's folder when it is missing

    // Syncs and hashes the files, writes MANIFEST and gives the folder its number. Error(io); "store_strange_file" when
    // there is something else than plain files with plain names in it. After an error nothing is left but perhaps a
    // whole version that nobody names.
    Sealed seal(Staging staging, Properties properties, std::string created) const;
    void make_current(const Sealed& sealed) const;  // durable when it returns

    // seal, self-test, make_current. When one of them throws the version is removed again, unless it is current already.
    std::uint64_t publish(Staging staging, Properties properties, std::string created,
                          const SelfTest& self_test = {}) const;

    // Makes an existing version current, after hashing all of it: Error(unusable, first finding) when it is damaged.
    void set_current(std::uint64_t number) const;

    // Removes a version. False: it is current or in use. A version that is not there is fine.
    bool discard(std::uint64_t number) const;

    // Removes the versions that are not kept and that nobody reads, and all tmp-*. Never the current one; and no version
    // at all while the current one is not sound, since an older one may be what readers live on.
    Collected collect(const Keep& keep) const;

private:
    std::filesystem::path path_of(std::uint64_t number) const;
    std::variant<PinnedVersion, std::vector<Finding>> pin(std::uint64_t number, const std::string* manifest_hash) const;
    Opened open_as_named(const std::variant<Current, Finding>& read) const;
    std::vector<std::uint64_t> candidates(std::optional<std::uint64_t> named) const;
    void write_current(std::uint64_t number, const std::string& manifest_hash) const;
    std::uint64_t next_number() const;
    void remove_version(std::uint64_t number) const;
    void remove_temporaries() const;

    std::filesystem::path folder_;
    VersionNames names_;
};

}  // namespace vraagbaak

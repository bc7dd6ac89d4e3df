// SPDX-License-Identifier: GPL-2.0-or-later
// Building a generation: what can be set, what is told on the way, what is reported at the end.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "vraagbaak/record.hpp"

namespace vraagbaak {

struct Progress {
    std::string phase;               // reading (records are indexed as they are read) compacting publishing
    std::uint64_t done = 0;          // records (reading, indexing) or steps
    std::uint64_t total = 0;         // 0: not known yet
    double per_second = 0;
    std::chrono::seconds left{0};    // estimate; 0 when not known
};

struct BuildOptions {
    bool allow_shrink = false;   // publish although a source lost more than 20 % of its records or cannot be read
    bool strict = false;         // refuse when a record is rejected
    bool golden_gate = false;    // refuse when a golden question that must be answered loses its answer
    double min_success3 = 0;     // with golden_gate: or when fewer of them have their answer among the first three; as does toets/minimum
    std::string moment;          // RFC 3339 UTC time of this build, from the caller's clock; required
    std::function<void(const Progress&)> progress;  // called from the building thread: at each phase, and within
                                                    // one at most ten times a second
    std::stop_token stop;        // a stop leaves the base as it was and throws Error(refused, "cancelled")
};

struct SourceCount {
    std::string source;
    std::size_t files = 0;
    std::size_t accepted = 0;
    std::size_t rejected = 0;
    std::vector<Finding> notes;  // good to know, nothing wrong: how a file was read, that one holds no records; the first 1,000
    std::size_t more_notes = 0;  // beyond those
};

// What became of the people of one source that is merged with others.
struct MergedSource {
    std::string source;
    std::size_t read = 0;    // people
    std::size_t merged = 0;  // that became one with those of others
    std::size_t alone = 0;
};

// Two sources say something else of one person, and a record has room for one of both.
struct MergeConflict {
    std::string id;     // of the merged person
    std::string field;  // key of the field; titel: the other name is kept as titelsAlternatief
    std::string source, value;            // that stays
    std::string lost_source, lost_value;
    bool shielded = false;  // not for everyone: both values are left out here

    friend bool operator==(const MergeConflict&, const MergeConflict&) = default;
};

// Two records that may be of one person and were left apart.
struct DoubtfulPair {
    struct Person {
        std::string id, title, source;

        friend bool operator==(const Person&, const Person&) = default;
    };
    Person first, second;  // by their ids
    Message reason;        // why they may be the same
    Message obstacle;      // what kept them apart although they are the same for certain; its code may be empty

    friend bool operator==(const DoubtfulPair&, const DoubtfulPair&) = default;
};

struct MergeReport {
    std::vector<MergedSource> sources;  // in order of precedence
    std::size_t persons = 0;            // that were made of several
    std::vector<MergeConflict> conflicts;  // the first most_findings
    std::size_t more_conflicts = 0;        // beyond those
    std::vector<DoubtfulPair> doubtful;    // likewise, the likeliest first
    std::size_t more_doubtful = 0;
    std::vector<std::string> narrowed;     // ids of people whom fewer may see than one of the sources says, likewise
    std::size_t more_narrowed = 0;
};

struct BuildReport {
    std::uint64_t generation = 0;  // 0: nothing was published
    bool dry_run = false;          // a trial: what a build would have done. Nothing was changed, generation is 0
    std::optional<Finding> refused;  // why not: a source shrank or is gone, strict, no good record. Nothing has changed
    std::size_t accepted = 0;
    std::vector<Finding> warnings;   // the first most_findings; the others are only counted,
    std::vector<Finding> rejected;   // so that a source with a fault on every line cannot fill the memory
    std::size_t more_warnings = 0;
    std::size_t more_rejected = 0;
    std::vector<std::string> added;    // ids
    std::vector<std::string> changed;
    std::vector<std::string> removed;
    std::vector<SourceCount> sources;
    std::optional<MergeReport> merge;  // when the settings ask for it and the build reads sources
};

inline constexpr std::size_t most_findings = 10'000;

struct GenerationInfo {
    std::uint64_t number = 0;
    std::string created;     // RFC 3339, UTC
    std::string reason;      // index put remove upgrade restore
    std::size_t records = 0;
    std::uint64_t bytes = 0;
    bool current = false;
    bool sound = false;      // files and hashes as the manifest says
};

struct HealthItem {
    std::string name;     // settings index generation additions lists word-forms doubles change-journal writer disk
    bool good = true;
    Message message;
};

struct Health {
    bool good = true;
    std::vector<HealthItem> items;
};

}  // namespace vraagbaak

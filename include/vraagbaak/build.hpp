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
    std::string name;     // settings index generation additions lists word-forms change-journal writer disk
    bool good = true;
    Message message;
};

struct Health {
    bool good = true;
    std::vector<HealthItem> items;
};

}  // namespace vraagbaak

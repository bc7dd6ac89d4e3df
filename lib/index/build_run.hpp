// SPDX-License-Identifier: GPL-2.0-or-later
// One build from its first record to the published generation: reading, rules over all records together, indexing,
// refusals, self-test, publishing, change journal, collection of old generations.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/immutable_store.hpp"
#include "index/additions.hpp"
#include "record/reader.hpp"
#include "vraagbaak/build.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::index {

// Where the records come from. `source` names the source that each belongs to, for the counts. `receive` says false of a
// record that is rejected after all, because its id is taken. `pulse` is called while a source is read; it may throw to stop.
struct Feed {
    std::string reason;  // property::reason
    std::function<void(const std::function<bool(const std::string& source, record::Offered&&)>& receive,
                       const std::function<void(const std::string& source, const Finding& why)>& unreadable,
                       const record::Pulse& pulse)>
        records;
    std::vector<std::string> sources;  // all that are read, also those that turn out to be empty
    bool compare_sources = true;  // refuse when a source shrank; false: the records are those of the base itself
};

// The sources of a build, read one after the other.
Feed feed_of(const std::vector<Source>& sources, const Settings& settings, const std::filesystem::path& base_folder,
             BuildReport& report);

// The records of a generation that is there.
Feed feed_of(const std::filesystem::path& generation_folder, const Settings& settings, std::string reason);

// The caller holds the writer lock of the base. When something in the sources is why nothing is published, the report
// says so in `refused`, beside the records that were rejected; the base is then as it was, as after every exception.
void build(const std::filesystem::path& base_folder, const ImmutableStore& store, const Settings& settings,
           const Feed& feed, const Additions& additions, const BuildOptions& options, BuildReport& report);

// What build() would report, refusals included: writes nothing and needs no lock.
void rehearse(const ImmutableStore& store, const Settings& settings, const Feed& feed, const Additions& additions,
              const BuildOptions& options, BuildReport& report);

// Which generations stay: the newest three, the newest three that were built whole (index, upgrade, restore), and the
// newest of each of the last seven days.
ImmutableStore::Keep keep_policy(const std::vector<VersionInfo>& versions, const std::string& moment);

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// The records of a build: of its sources, or of a generation that is there.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "record/reader.hpp"
#include "vraagbaak/build.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::index {

// Where the records come from. `source` names the source that each belongs to, for the counts. `receive` says false of a
// record that is rejected after all, because its id is taken. `pulse` is called while a source is read, with the bytes
// that were read since; it may throw to stop.
struct Feed {
    std::string reason;  // property::reason
    std::function<void(const std::function<bool(const std::string& source, record::Offered&&)>& receive,
                       const std::function<void(const std::string& source, const Finding& why)>& unreadable,
                       const record::Pulse& pulse)>
        records;
    std::vector<std::string> sources;  // all that are read, also those that turn out to be empty
    bool compare_sources = true;  // refuse when a source shrank; false: the records are those of the base itself
    std::uint64_t bytes = 0;      // of all sources together; 0: not known
};

// The sources of a build, read one after the other.
Feed feed_of(const std::vector<Source>& sources, const Settings& settings, const std::filesystem::path& base_folder,
             BuildReport& report);

// The records of a generation that is there.
Feed feed_of(const std::filesystem::path& generation_folder, const Settings& settings, std::string reason);

// The name under which a source is counted: "bron/" and "bron" are one source.
std::string source_name(std::string path);

}  // namespace vraagbaak::index

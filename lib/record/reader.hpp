// SPDX-License-Identifier: GPL-2.0-or-later
// Reading sources: one reader for each format, one interface for all. A reader hands over raw records one at a time
// (constant memory); accept() makes of each a Record with a verdict.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/record.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::record {

// What became of one record of a source: `record` is whole when verdict.accepted().
struct Offered {
    Record record;
    Verdict verdict;
    Place place;  // where the record begins
};

using Receive = std::function<void(Offered&&)>;  // may throw to stop
using Pulse = std::function<void(std::uint64_t bytes)>;  // called while reading with what was read since, also in a file without
                                                         // records; may throw to stop

// What reading a source came to.
struct SourceRead {
    std::size_t files = 0;
    std::vector<Finding> notes;  // good to know, nothing wrong: how a file was read, that one holds nothing; the first most_notes
    std::size_t more_notes = 0;  // beyond those
};

inline constexpr std::size_t most_notes = 1000;

// Reads a file or a folder (recursively, by the extensions of the formats; not README*, redactie/, toets/, hidden names)
// in the order of the paths' bytes. Every record, good or bad, comes to `receive` once. A file that cannot be read or
// decoded as a whole comes as one rejected Offered without id. Error(io) only when `source.path` itself cannot be read.
SourceRead read_source(const Source& source, const Settings& settings, const std::filesystem::path& base_folder,
                       const Receive& receive, const Pulse& pulse = [](std::uint64_t) {});

// The bytes of all files that read_source() reads, as far as they can be told; 0 of a source that cannot be read.
std::uint64_t source_bytes(const Source& source, const std::filesystem::path& base_folder);

// The same for bytes in memory. `format`: a name in formats(), such as markdown or csv (Error(usage) for another);
// `place`: what findings give as their file.
SourceRead read_text(std::string_view format, std::string_view bytes, const std::string& place, const Settings& settings,
                     const Source& source, const Receive& receive);

// Native JSON of a record and back: what a generation stores. Round trip equal.
std::string to_native_json(const Record& record);
Record from_native_json(std::string_view json);  // Error(unusable) when it is not what to_native_json wrote

// The rules for a record that comes from a program: as read_source applies them. Cleans its texts, puts the prefix of
// the source before its ids, and settles who sees what: after it record.visibility and every section's are set, labels
// as the settings spell them and sorted, empty for everyone. A section without its own is as open as the record, but
// for deskMemo and toelichting, which the internal groups see. Places of findings hold a field only. Checking twice
// changes nothing more.
Verdict check(Record& record, const Settings& settings, const Source& defaults);

}  // namespace vraagbaak::record

// SPDX-License-Identifier: GPL-2.0-or-later
// From what a reader found to a Record with a verdict. A format knows how its file is cut into records; what the fields
// mean and which rules they keep is the same for all, and is here.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "record/markdown.hpp"
#include "record/reader.hpp"
#include "record/value.hpp"

namespace vraagbaak::record {

// One record as a format found it.
struct Raw {
    Value fields;
    std::vector<BodySection> body;   // of formats whose text is not in a field
    std::size_t line = 0;            // of the file
    std::string pointer;             // JSON pointer of the record in the file: "", "/3"
    bool pointers = true;            // places are JSON pointers; else names of keys
    bool exported = false;           // from another system: dates may be day first
    std::vector<Finding> refused;    // what made it unreadable; line counts in the file
    std::vector<Finding> noticed;    // warnings that do not keep it out
    std::map<std::string, std::string> origins;  // of fields that the file has under another name: key → pointer
    std::set<std::string, std::less<>> inherited;  // fields that are another record's, which is warned about them
};

using Deliver = std::function<void(Raw&&)>;

Offered accept(Raw&& raw, const std::string& file, const Settings& settings, const Source& source);

}  // namespace vraagbaak::record

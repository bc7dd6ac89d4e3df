// SPDX-License-Identifier: GPL-2.0-or-later
// A heading with attributes: "Deskmemo {#memo zichtbaarheid=kcc,burgerzaken}".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/record.hpp"

namespace vraagbaak::record {

struct Heading {
    Section section;                // key, title, visibility as written; no text
    std::vector<Message> problems;  // not empty: what was written may have been meant to shield the section
};

Heading parse_heading(std::string_view heading);

// What in a deeper heading or a line of text would have been a shield, had it stood on a heading of a section or among
// the fields: "### Deskmemo", "### Balie {zichtbaarheid=kcc}", "zichtbaarheid: kcc". An empty code: nothing.
Message shield_in_text(std::string_view line, const std::vector<std::string>& groups);

}  // namespace vraagbaak::record

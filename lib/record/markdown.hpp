// SPDX-License-Identifier: GPL-2.0-or-later
// Markdown → sections of plain text, by cmark. A heading of the first or second level begins a section; deeper ones
// stay as a line of its text. A heading may carry attributes: ## Kop {#sleutel zichtbaarheid=kcc,burgerzaken}
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "vraagbaak/record.hpp"

namespace vraagbaak::record {

struct BodySection {
    Section section;       // visibility: labels as written; the key is not yet made unique
    std::size_t line = 0;  // of its heading
};

struct Body {
    std::vector<BodySection> sections;
    std::vector<Finding> refused;  // headings that may have been meant to shield something
};

// `first_line`: the line of the file that the Markdown begins on. Takes well-formed UTF-8.
Body parse_markdown(std::string_view markdown, std::size_t first_line = 1);

}  // namespace vraagbaak::record

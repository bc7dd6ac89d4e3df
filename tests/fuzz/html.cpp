// SPDX-License-Identifier: GPL-2.0-or-later
// Any well-formed text is HTML of some kind; what comes out is clean text and no larger than it should be.
#include "text/html.hpp"

#include "fuzz/promises.hpp"

using namespace vraagbaak;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto html = unicode::clean(fuzz::text_of(data, size));
    const auto plain = unicode::plain_from_html(html);
    require(!unicode::first_ill_formed(plain.text));
    require(plain.text.find('\0') == std::string::npos);
    require(plain.text.size() <= 8 * html.size() + 8);  // an item's number or a cell's bar is all that is added
    require(unicode::plain_from_html(html).text == plain.text);
    return 0;
}

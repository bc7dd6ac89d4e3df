// SPDX-License-Identifier: GPL-2.0-or-later
// HTML → plain text by libxml2's parser for HTML. Nothing is fetched and no entity comes from outside.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::unicode {

struct PlainHtml {
    std::string text;
    bool double_escaped = false;  // tags or entities came out only at the second decoding
    bool cut = false;             // elements nested deeper than the parser allows: what lies deeper is missing
};

// Does a text hold a tag of HTML, one that is escaped (&lt;p&gt;), or an entity?
bool looks_like_html(std::string_view text);

// Paragraphs, line breaks, list items ("- ") and table cells (" | ") stay apart; scripts, styles, comments and
// attributes are gone; entities are decoded. Up to two layers of them over the markup itself come off; tags that a text
// in real tags speaks of ("&lt;p&gt; begint een alinea") stay words of it.
// Where the text has no tag that makes lines, its own line breaks count. Takes well-formed UTF-8.
PlainHtml plain_from_html(std::string_view html);

// A page of HTML cut at its headings of the first two levels, as Markdown is. The first part has no heading and may have
// no text.
struct HtmlPart {
    std::string heading;
    std::string text;
};

struct HtmlPage {
    std::vector<HtmlPart> parts;
    bool double_escaped = false;
    bool cut = false;  // as of PlainHtml
};

HtmlPage page_from_html(std::string_view html);

}  // namespace vraagbaak::unicode

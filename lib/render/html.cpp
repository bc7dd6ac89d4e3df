// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "render/escape.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

void render::escape(std::string_view text, std::string& out) {
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
}

std::string to_html(const Snippet& snippet) {
    using render::escape;
    const std::string_view text = snippet.text;
    std::string out;
    out.reserve(text.size() + 32);
    std::size_t done = 0;
    for (const auto& range : snippet.highlights) {
        const auto end = std::min(range.end, text.size());
        if (range.begin < done || range.begin >= end) continue;  // made by hand: overlapping, empty or out of the text
        escape(text.substr(done, range.begin - done), out);
        out += "<mark>";
        escape(text.substr(range.begin, end - range.begin), out);
        out += "</mark>";
        done = end;
    }
    escape(text.substr(done), out);
    return out;
}

}  // namespace vraagbaak

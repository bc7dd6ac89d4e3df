// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/plain_text.hpp"

#include <algorithm>
#include <utility>

namespace vraagbaak::unicode {

namespace {

// Bytes of the white space at text[at], 0 when it is none. A no-break space is one: editors of web pages are full of
// them, and nobody searches for one.
std::size_t space(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') return 1;
    return text.substr(at).starts_with("\xC2\xA0") ? 2 : 0;
}

}  // namespace

void PlainText::widen(Gap gap) { gap_ = std::max(gap_, gap); }

void PlainText::paragraph() {
    if (item_.empty()) widen(Gap::paragraph);
}

void PlainText::item(std::string mark) {
    gap_ = Gap::line;
    item_ = std::move(mark);
}

void PlainText::open() {
    if (!out_.empty()) {
        if (gap_ == Gap::paragraph) out_ += "\n\n";
        else if (gap_ == Gap::line) out_ += '\n';
        else if (gap_ == Gap::space) out_ += ' ';
    }
    out_ += item_;
    gap_ = Gap::none;
    item_.clear();
}

void PlainText::words(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (const auto width = space(text, i)) {
            widen(Gap::space);
            i += width;
            continue;
        }
        open();
        const auto begin = i;
        while (i < text.size() && space(text, i) == 0) ++i;
        out_ += text.substr(begin, i - begin);
    }
}

void PlainText::lines(std::string_view text) {
    while (!text.empty()) {
        const auto end = text.find('\n');
        words(text.substr(0, end));
        if (end == text.npos) return;
        widen(gap_ == Gap::line ? Gap::paragraph : Gap::line);
        text.remove_prefix(end + 1);
    }
}

void PlainText::verbatim(std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    if (text.empty()) return;
    open();
    out_ += text;
}

std::string PlainText::take() {
    gap_ = Gap::none;
    item_.clear();
    return std::exchange(out_, {});
}

}  // namespace vraagbaak::unicode

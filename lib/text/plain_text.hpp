// SPDX-License-Identifier: GPL-2.0-or-later
// Collects plain text out of rich text: paragraphs apart by an empty line, list items on lines that begin with "- "
// or their number, white space never more than asked.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::unicode {

class PlainText {
public:
    void words(std::string_view text);     // runs of white space count as one space
    void lines(std::string_view text);     // line breaks count: one is a line, more are a paragraph
    void verbatim(std::string_view text);  // as it is
    void line() { widen(Gap::line); }
    void paragraph();
    void item(std::string mark = "- ");   // of a numbered list: "3. "

    bool empty() const { return out_.empty(); }
    std::string take();

private:
    enum class Gap { none, space, line, paragraph };

    void widen(Gap gap);
    void open();  // writes the gap and the mark of an item before the next character

    std::string out_;
    Gap gap_ = Gap::none;
    std::string item_;  // mark that the next character gets before it
};

}  // namespace vraagbaak::unicode

// SPDX-License-Identifier: GPL-2.0-or-later
// Text for people: 80 columns, or one fact a line (--plain). Highlights are [woord] everywhere, because bold alone
// would be lost in a pipe, in print and on a braille line; a terminal shows them bold as well.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/question.hpp"

namespace vraagbaak::tool {

constexpr std::size_t page_columns = 80;

// Characters that a terminal would obey (escape sequences, direction marks) become spaces or go; newlines stay.
std::string clean(std::string_view text);

// The same on one line: every run of white space is one space.
std::string flat(std::string_view text);

// One word of a command line for a POSIX shell.
std::string shell_word(std::string_view text);

// A command that somebody may paste: the sentence with this code, its arguments as words that the shell gives back. What begins with '-' is
// no option there, so a template has its options first. `base`: what -b named, which the command then names too.
std::string advised_command(std::string_view code, const std::vector<std::string>& arguments, std::string_view language, const std::optional<std::string>& base);

// Columns on a screen: combining marks take none.
std::size_t columns(std::string_view text);

// The text with [ and ] around its ranges, cleaned. Ranges that do not fit the text are left out.
std::string marked(std::string_view text, const std::vector<Range>& ranges);

// Lines of at most `width` columns, broken at spaces, inside a word only when it is wider than a line.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

// Collects the lines of an answer.
class Page {
public:
    Page(bool plain, bool bold) : plain_(plain), bold_(bold) {}

    bool plain() const { return plain_; }
    void line(std::string_view text, std::size_t indent = 0);
    void gap();  // an empty line, and never two; not in --plain
    // "Label: value"; wraps under itself. Nothing when the value is empty.
    void fact(std::string_view label, std::string_view value, std::size_t indent = 0);
    // The label, and below it the command on a line that is not folded: of a folded one a shell runs the half. In --plain behind the label.
    void command(std::string_view label, std::string_view command, std::size_t indent = 0);
    // A line with a lead ("12. ") under which the rest lines up.
    void item(std::string_view lead, std::string_view text);
    // Paragraphs and list items of a longer text; in --plain one line after the label.
    void body(std::string_view label, std::string_view text, std::size_t indent);

    const std::string& text() const { return text_; }

private:
    void add(std::string_view lead, std::string_view text, std::size_t indent);
    void finish_line(std::string_view line);

    bool plain_;
    bool bold_;
    std::string text_;
};

}  // namespace vraagbaak::tool

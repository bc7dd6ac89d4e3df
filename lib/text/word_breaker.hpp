// SPDX-License-Identifier: GPL-2.0-or-later
// Words of a text by UAX #29, after characters that glue words in other uses of it are made breaks: . between letters,
// : ; @ _ &. White space always breaks, U+202F too.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "vraagbaak/question.hpp"

namespace vraagbaak::unicode {

// Not for two threads at once.
class WordBreaker {
public:
    WordBreaker();
    ~WordBreaker();
    WordBreaker(WordBreaker&&) noexcept;
    WordBreaker& operator=(WordBreaker&&) noexcept;

    // Appends the words within `where` of `text`; what has neither letter nor digit is no word.
    void cut(std::string_view text, Range where, std::vector<Range>& words);

    // The two ways that cut() has; tests compare them. The quick one knows Latin letters only and returns false, with
    // `words` as it was, when it meets anything else.
    static bool cut_quickly(std::string_view text, Range where, std::vector<Range>& words);
    void cut_by_icu(std::string_view text, Range where, std::vector<Range>& words);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;  // ICU's, opened for the first text that wants it
};

}  // namespace vraagbaak::unicode

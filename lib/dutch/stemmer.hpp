// SPDX-License-Identifier: GPL-2.0-or-later
// The stem of a Dutch word: forms of one word share it. First the table of irregular forms (nl/onregelmatig.txt), then forms
// of verbs, endings of nouns and adjectives, and Kraaij-Pohlmann by its own name for the -s that is left. A stem is no word
// for people, and is made once: a stem of a stem may be another.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "dutch/word_forms.hpp"

namespace vraagbaak::dutch {

// Not for two threads at once; each has its own (cheap to make).
class Stemmer {
public:
    // `forms`: words that are stemmed as another, before all else.
    explicit Stemmer(SharedForms forms = {});
    ~Stemmer();
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;

    // `folded` as unicode::fold makes it. Words of fewer than four letters, and those with anything but the letters a to z, are their own
    // stem unless a list has them; where less than three letters would be left, too.
    std::string stem(std::string_view folded);

    // Kraaij-Pohlmann alone, as this library has it.
    std::string bare_stem(std::string_view word);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// Stemmer, its version and hashes of the lists; changes when one of them does.
std::string fingerprint();

// Which machine code the stemmer of the engine is, by version and build id; empty without a build id.
std::string code();

}  // namespace vraagbaak::dutch

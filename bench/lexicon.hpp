// SPDX-License-Identifier: GPL-2.0-or-later
// The words that articles are made of, ranked: function words, municipal words, then Debian's wdutch shuffled with the
// short words to the front. Drawn by Zipf's law as Mandelbrot bent it, so that four words in ten are function words and
// half of all distinct words stand in one article only, as in real text.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "random.hpp"

namespace vraagbaak::bench {

// Immutable; safe to share between threads.
class Lexicon {
public:
    // `dictionary`: one word a line. std::runtime_error when it is missing or small (package wdutch).
    explicit Lexicon(const std::filesystem::path& dictionary);

    std::string_view any(Random& random) const;
    std::string_view content(Random& random) const;    // no function word
    std::string_view municipal(Random& random) const;
    std::string compound(Random& random) const;        // two words in one: "terrasgeluid", "besluitstermijn"

private:
    std::size_t rank(Random& random) const;

    std::vector<std::string> words_;
    std::vector<double> summed_;          // weights up to and with this rank
    std::size_t municipal_begin_ = 0;
    std::size_t dictionary_begin_ = 0;
};

}  // namespace vraagbaak::bench

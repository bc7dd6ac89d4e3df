// SPDX-License-Identifier: GPL-2.0-or-later
// Correction of Dutch misspellings by a list of right words, without a base.
//
//   const auto speller = vraagbaak::Speller::from_files("woorden.txt", "frequenties.tsv");
//   speller.correct("reibewijs", 3)    →  rijbewijs
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/export.hpp"

namespace vraagbaak {

// Copies share their words. Immutable; any number of threads.
class VRAAGBAAK_API Speller {
public:
    // `words`: one on each line. `frequencies`: word, tab, number on each line (a first line that has no number there is
    // passed over); they rank, and add no words.
    Speller(std::string_view words, std::string_view frequencies);

    // The same of files; an empty path for no frequencies. Error(io).
    static Speller from_files(const std::filesystem::path& words, const std::filesystem::path& frequencies = {});

    // Is it in the list, as it is or with other capitals?
    bool is_right(std::string_view word) const;

    // What may have been meant, the likeliest first, at most `most`: words of the list, or some with spaces between them.
    // None for a right word: it is not corrected.
    std::vector<std::string> correct(std::string_view word, std::size_t most = 5) const;

private:
    struct Words;
    std::shared_ptr<const Words> words_;
};

}  // namespace vraagbaak

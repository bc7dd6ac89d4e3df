// SPDX-License-Identifier: GPL-2.0-or-later
// Right and wrong words by a hunspell dictionary. One thread at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "dutch/compounds.hpp"
#include "editorial/check.hpp"

namespace vraagbaak::editorial {

class Spelling {
public:
    // nullptr: there is no such dictionary that can be read. `path`: without .aff and .dic.
    static std::unique_ptr<Spelling> open(const std::filesystem::path& path);
    ~Spelling();
    Spelling(const Spelling&) = delete;
    Spelling& operator=(const Spelling&) = delete;

    // As it is written. Also right is a compound of right words that the dictionary does not know as a whole.
    bool right(const std::string& word);
    std::string suggestion(const std::string& word);  // or empty

private:
    struct Impl;
    explicit Spelling(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
};

// Words of a record that no dictionary and no list has, each once.
struct WrittenWord {
    std::string section, word, folded;
    bool capital = false, first = false;  // begins with a capital; begins a sentence
};
void each_written_word(const Record& record, analysis::Analyzer& analyzer, const std::function<void(const WrittenWord&)>& visit);

void check_spelling(const Record& record, const Surroundings& around, analysis::Analyzer& analyzer, Spelling& spelling, Remarks& remarks);

}  // namespace vraagbaak::editorial

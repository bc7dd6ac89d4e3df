// SPDX-License-Identifier: GPL-2.0-or-later
// Run while the library is built: the rules of the national layer with their stems, so that no program has to make them
// when it starts; and the words that they are known by.
//   compile_national RULES WORDS
#include <fstream>
#include <iostream>

#include "dutch/everyday_language.hpp"
#include "lexicon/synonym_list.hpp"
#include "lexicon/word_table.hpp"

using namespace vraagbaak;

int main(int count, char** arguments) {
    if (count != 3) return 2;
    lexicon::SynonymList synonyms;
    analysis::Analyzer analyzer;
    std::vector<Finding> findings;
    for (const auto& [name, text] : dutch::everyday_language()) synonyms.add(text, std::string{name}, analyzer, findings);
    for (const auto& finding : findings)
        std::cerr << finding.place.file << ':' << finding.place.line << ": " << vraagbaak::text(finding.message, "en") << '\n';
    const auto write = [](const char* file, const std::string& bytes) {
        std::ofstream out{file, std::ios::binary};
        out << bytes;
        return static_cast<bool>(out.flush());
    };
    const bool written = write(arguments[1], synonyms.compiled()) && write(arguments[2], lexicon::write_word_table(words_of(synonyms, analyzer)));
    return written && findings.empty() ? 0 : 1;
}

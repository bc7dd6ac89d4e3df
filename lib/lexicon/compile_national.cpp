// SPDX-License-Identifier: GPL-2.0-or-later
// Run while the library is built: the rules of the national layer with their stems, so that no program has to make them
// when it starts.
//   compile_national OUTPUT
#include <fstream>
#include <iostream>

#include "dutch/everyday_language.hpp"
#include "lexicon/synonym_list.hpp"

int main(int count, char** arguments) {
    using namespace vraagbaak;
    if (count != 2) return 2;
    lexicon::SynonymList synonyms;
    analysis::Analyzer analyzer;
    std::vector<Finding> findings;
    for (const auto& [name, text] : dutch::everyday_language()) synonyms.add(text, std::string{name}, analyzer, findings);
    for (const auto& finding : findings)
        std::cerr << finding.place.file << ':' << finding.place.line << ": " << vraagbaak::text(finding.message, "en") << '\n';
    std::ofstream out{arguments[1], std::ios::binary};
    out << synonyms.compiled();
    return out.flush() && findings.empty() ? 0 : 1;
}

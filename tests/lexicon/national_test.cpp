// SPDX-License-Identifier: GPL-2.0-or-later
// The layer of everyday language is sound: every rule says something, and none takes a word that means other things too.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "dutch/everyday_language.hpp"
#include "lexicon/national.hpp"
#include "lexicon/synonym_list.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

TEST_SUITE("lexicon: national layer") {
    TEST_CASE("every line of every theme is a rule") {
        analysis::Analyzer analyzer;
        SynonymList all;
        std::vector<Finding> findings;
        for (const auto& [name, text] : dutch::everyday_language()) all.add(text, std::string{name}, analyzer, findings);
        for (const auto& finding : findings) {
            CAPTURE(finding.place.file);
            CAPTURE(finding.place.line);
            CHECK(finding.message.code.empty());
        }
        CHECK(all.lines().size() >= 1200);
        CHECK(national_synonyms()->compiled() == all.compiled());  // what was compiled is what stands there now
    }

    TEST_CASE("words with several meanings are no left term by themselves") {
        const auto synonyms = national_synonyms();
        for (const auto* word : {"bank", "pas", "aangifte", "kaart", "aanslag", "melding", "put", "beslag", "bus", "boete",
                                 "brief", "leges", "weg", "boom", "hond", "huis", "kind", "afspraak", "aanvraag", "kosten"}) {
            const std::string said = word;
            CAPTURE(said);
            analysis::Analyzer analyzer;
            const std::vector<std::vector<RuleWord>> question{{{std::string{analyzer.stem(word)}, false}}};
            CHECK(synonyms->find(question).empty());
        }
    }
}

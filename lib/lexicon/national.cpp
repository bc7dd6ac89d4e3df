// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/national.hpp"

#include <algorithm>

#include "dutch/everyday_language.hpp"
#include "lexicon/synonym_list.hpp"
#include "lexicon/word_table.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::data {
std::string_view national_rules();  // made by compile_national from dutch/nl/gewone_taal
std::string_view national_words();
}

namespace vraagbaak::lexicon {

namespace {

struct Bytes {
    std::string rules, words;
};

bool has(const dutch::WordForms& forms, std::string_view word) {
    const bool is_folded = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    return is_folded ? forms.has(word) : forms.has(unicode::fold(word));
}

// Words of the national lists as they are written there; the rules know them by their stems.
bool touches_any(const dutch::WordForms& forms) {
    for (const auto& [name, text] : dutch::everyday_language()) {
        std::string_view rest = text;
        while (!rest.empty()) {
            const auto end = std::min(rest.find_first_of(" \t\r\n,>=\"!#/()"), rest.size());
            if (end > 0 && has(forms, rest.substr(0, end))) return true;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return false;
}

}  // namespace

// Forms that no rule of the layer has change nothing in it, which is the rule; else the layer is compiled with them.
std::shared_ptr<const Synonyms> national_synonyms(const dutch::SharedForms& forms) {
    if (!forms || !touches_any(*forms)) return std::make_shared<const Synonyms>(data::national_rules(), data::national_words());
    analysis::Analyzer analyzer{forms};
    SynonymList list{forms};
    std::vector<Finding> findings;  // the build of the library has none
    for (const auto& [name, text] : dutch::everyday_language()) list.add(text, std::string{name}, analyzer, findings);
    auto bytes = std::make_shared<const Bytes>(Bytes{list.compiled(), write_word_table(words_of(list, analyzer))});
    const std::string_view rules = bytes->rules, words = bytes->words;
    return std::make_shared<const Synonyms>(rules, words, std::move(bytes), nullptr);
}

}  // namespace vraagbaak::lexicon

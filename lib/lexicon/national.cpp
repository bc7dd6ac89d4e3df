// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/national.hpp"

namespace vraagbaak::data {
extern const std::string_view national_rules, national_words;  // made by compile_national from dutch/nl/gewone_taal
}

namespace vraagbaak::lexicon {

std::shared_ptr<const Synonyms> national_synonyms() {
    return std::make_shared<const Synonyms>(data::national_rules, data::national_words);
}

}  // namespace vraagbaak::lexicon

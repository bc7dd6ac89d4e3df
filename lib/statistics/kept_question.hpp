// SPDX-License-Identifier: GPL-2.0-or-later
// What of a question is kept, if anything: in small letters, without what is personal, and with words that nobody is known to use
// as a keyed hash.
#pragma once

#include <string>
#include <vector>

#include "analysis/analyzer.hpp"
#include "privacy/keyed_hash.hpp"
#include "statistics/public_words.hpp"
#include "statistics/store.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::statistics {

struct KeptQuestion {
    std::string text;                 // empty: it is kept in no form
    std::vector<std::string> hashes;  // of words in it, which stand there as {hash}
    Letters letters;                  // of those
};

constexpr std::size_t longest_question = 200;  // bytes that are kept

KeptQuestion kept(const Question& question, const Answer& answer, const Date& today, const PublicWords& words, const privacy::KeyedHash& hash,
                  analysis::Analyzer& analyzer);

}  // namespace vraagbaak::statistics

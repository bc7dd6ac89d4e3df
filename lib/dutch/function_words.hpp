// SPDX-License-Identifier: GPL-2.0-or-later
// Words that carry no subject of their own, and those among the small words that do carry meaning. All words folded.
// Safe from every thread.
#pragma once

#include <string_view>

namespace vraagbaak::dutch {

// Articles, pronouns, question words, what callers say for politeness; Dutch and English. "wat" "kost" "een" paspoort.
bool is_function_word(std::string_view folded);

// A function word of English that is none in Dutch: how, my, the; not of, in, is.
bool is_english_function_word(std::string_view folded);

// Small words that turn a meaning round: niet, geen, zonder, naar, vanuit, af, aan, uit, weg. Never function words, and
// never the first that a question lets go.
bool carries_direction(std::string_view folded);

// A word that goes with any subject, by its stem: how a thing is (kwijt, stuk, nieuw), for whom it is (moeder, buurman). The
// thing itself says more of what is asked.
bool goes_with_anything(std::string_view stem);

// A weak word that names nothing by itself: ding. Again a stem.
bool names_nothing(std::string_view stem);

}  // namespace vraagbaak::dutch

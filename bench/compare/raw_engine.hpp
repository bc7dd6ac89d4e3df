// SPDX-License-Identifier: GPL-2.0-or-later
// Raw Xapian as its own guide sets it up: TermGenerator with the stemmer "dutch", positions and the spelling table,
// QueryParser with OR, BM25, MSet::snippet over the stored text. What a programmer has after an afternoon, and so the
// measure of what vraagbaak's care costs or saves.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

#include "vraagbaak/question.hpp"

namespace vraagbaak::bench {

struct RawHit {
    std::string title;
    std::string snippet;  // HTML
};

struct RawAnswer {
    std::vector<RawHit> hits;
    Xapian::doccount estimated = 0;
    std::vector<std::pair<std::string, Xapian::doccount>> facets;
};

enum class RawHits { ranked_only, with_snippets };

// How the text of a question is read: by the parser; or as one word with jokers or a ~, for which the parser has nothing, so
// that all terms are looked at, as its mailing list advises (a joker at the end looks at those that begin so); or as one
// word that the spelling table corrects first.
enum class RawReading { parsed, pattern, near, corrected };

// Not for two threads at once.
class RawEngine {
public:
    explicit RawEngine(const std::filesystem::path& database);

    // Text, limit, filters on thema, and facets (themes and departments, both or none) of the question are used. The
    // parser knows the prefixes titel: and id:.
    RawAnswer search(const Question& question, RawHits hits, RawReading reading = RawReading::parsed);

    std::string correct(const std::string& word) const;  // by the spelling table; empty: nothing better

    // Every word with its frequency, a line each, for a speller of ours.
    std::string words_with_frequencies() const;

private:
    Xapian::Query read(const std::string& text, RawReading reading);
    template <class Right>
    Xapian::Query any_word(const std::string& begin, const Right& right) const;
    RawHit present(const Xapian::MSet& found, const Xapian::Document& document) const;

    Xapian::Database database_;
    Xapian::Stem stemmer_{"dutch"};
    Xapian::QueryParser parser_;
};

// Indexes the articles, written by write_articles, into a new database; one commit at the end.
void build_raw(const std::filesystem::path& articles, const std::filesystem::path& database);

}  // namespace vraagbaak::bench

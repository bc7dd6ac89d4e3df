// SPDX-License-Identifier: GPL-2.0-or-later
// Articles like those of a Dutch kennisbank, as many as wanted and the same on every machine.
//
// Each article belongs to a topic, whose words and set phrases it uses besides the words of all Dutch text; so words
// occur together, as they do in life. About 260 words: title, short answer, keywords, and two to seven sections.
// The text has no meaning and no grammar: it serves to measure time, never relevance.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "lexicon.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::bench {

struct GeneratorOptions {
    std::size_t articles = 10'000;
    // Some records, sections and memos for groups only, some within a publication window. Off: everything is open to
    // everyone for ever, as in an engine that knows no shielding.
    bool shielded = false;
    std::uint64_t seed = 1;
    std::filesystem::path dictionary = "/usr/share/dict/dutch";
};

// Immutable; safe to share between threads.
class Generator {
public:
    explicit Generator(const GeneratorOptions& options);

    std::size_t size() const { return options_.articles; }
    const Lexicon& lexicon() const { return lexicon_; }

    // The article with this number, from 0 to size() − 1; always the same one.
    Record article(std::size_t number) const;

    // A set phrase of the topic of an article: two to four words that stand together in some articles of the topic.
    const std::vector<std::string>& set_phrase(std::size_t number, Random& random) const;

private:
    struct Topic {
        std::vector<std::string> words;                  // the most used first
        std::vector<std::vector<std::string>> phrases;
    };
    class Writer;

    Topic make_topic(Random& random) const;
    const Topic& topic_of(Random& random) const;
    Random random_for(std::size_t number) const;

    GeneratorOptions options_;
    Lexicon lexicon_;
    std::vector<Topic> topics_;
};

// The article as a line of JSON in the form that `index` reads.
std::string to_source_line(const Record& record);

// All articles, one a line. Written beside and renamed, so that a file that is there is whole.
void write_articles(const Generator& generator, const std::filesystem::path& file);

}  // namespace vraagbaak::bench

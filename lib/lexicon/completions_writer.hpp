// SPDX-License-Identifier: GPL-2.0-or-later
// Gathers what a generation can offer to somebody who is typing, and freezes it (completions.hpp).
//
// Held until the end are the titles themselves, and of each the numbers of its words: some 150 bytes a title.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/completions.hpp"

namespace vraagbaak::lexicon {

struct TitleWord {
    std::string_view folded;
    std::string_view stem;  // always the same for one word; may be empty
    bool begins = false;    // the title begins with it
};

struct OfferedTitle {
    std::string_view text;
    std::string_view record;
    bool question = false;
    std::vector<std::uint32_t> classes;  // who is in any of them sees it
    Day from = since_ever, until = for_ever;
    std::vector<TitleWord> words;
};

// May somebody be offered this word of an index: it begins with a letter and is no address.
bool is_offered(std::string_view word);

// Who sees the words of a table, in the order of their numbers: of each what a SeenCounter took, or nothing for a word that
// is not offered.
class SeenWords {
public:
    void add(std::string_view counted);

    const std::vector<std::uint32_t>& begins() const { return begins_; }
    std::string_view bytes() const { return bytes_; }

private:
    std::vector<std::uint32_t> begins_{0};
    std::string bytes_;
};

class CompletionsWriter {
public:
    void add(const OfferedTitle& title);

    // `seen` has each word of the table. The same titles in any order, the same bytes.
    std::string finish(const WordTable& table, const SeenWords& seen);

private:
    struct Gathered {
        std::size_t begin, text_size, record_size;  // in letters_
        std::uint32_t length;                       // code points
        std::uint32_t audience_and_kind;
        Day from, until;
        std::size_t words_begin, words_end;         // in words_
    };
    struct Word {
        std::string folded, stem;
    };

    std::string_view text(const Gathered& title) const { return std::string_view(letters_).substr(title.begin, title.text_size); }
    std::string_view record(const Gathered& title) const {
        return std::string_view(letters_).substr(title.begin + title.text_size, title.record_size);
    }
    std::uint32_t number_of(const TitleWord& word);
    void sort_words();
    void sort_titles();

    std::string letters_;
    std::vector<Gathered> titles_;
    std::vector<std::uint32_t> words_;  // numbers in the order in which words came, with the bit Completions::begins
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<Word> known_;
    std::map<std::vector<std::uint32_t>, std::uint32_t> audiences_;
};

}  // namespace vraagbaak::lexicon

// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of the check of the writing guide. Each rule sees one record and what is known of all.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "vraagbaak/check.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::editorial {

using Remarks = std::vector<CheckRemark>;

// What a record is to the links of others.
struct Known {
    bool findable = false;
    std::string replaced_by;
};

// Of all records, before any is looked at.
struct Surroundings {
    std::map<std::string, Known, std::less<>> records;     // by id
    std::set<std::string, std::less<>> departments;        // ids, names and other names, folded
    std::set<std::string, std::less<>> right_words;        // folded: of names that the base knows, and of its lists
    std::set<std::string, std::less<>> names;              // folded: written with a capital in the middle of a sentence
    std::map<std::string, std::size_t, std::less<>> used;  // folded: in how many records; only what a dictionary does not know
};

// The rules of one record that need no language.
void check_structure(const Record& record, const Surroundings& around, const CheckOptions& options, Remarks& remarks);
void check_personal(const Record& record, Remarks& remarks);

// The words of a text, folded, with the official ones among them.
void check_official(const Record& record, analysis::Analyzer& analyzer, Remarks& remarks);

// Sentences of a record that read hard, in any order.
void find_hard_sentences(const Record& record, std::vector<HardSentence>& sentences);

// Whether a link has the form of one: http and https with a host, mail and phone; or of this very base.
bool is_good_address(std::string_view url);

// Texts that people read, in their order: title, short answer, sections. `section`: its key, else empty.
void each_readable(const Record& record, const std::function<void(const std::string& section, const std::string& text)>& visit);

// Pieces of a text: lines and list items, cut at points that end a sentence.
std::vector<std::string_view> sentences_of(std::string_view text);

}  // namespace vraagbaak::editorial

// SPDX-License-Identifier: GPL-2.0-or-later
// The writing guide, article by article: what is missing, what leads nowhere, what nobody may read, and what reads hard.
//
//   const auto report = base.check({.date = today, .dictionary = "/usr/share/hunspell/nl_NL"});
//   for (const auto& record : report.records)
//       for (const auto& remark : record.remarks) std::cout << record.title << ": " << text(remark.message, "nl") << '\n';
//
// It sees all records of the newest generation, whole, as care of a base does; it asks no network and changes nothing.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "vraagbaak/date.hpp"
#include "vraagbaak/message.hpp"

namespace vraagbaak {

// What is looked at. Their names on the command line, in Dutch: antwoord, trefwoorden, kennishouder, verwijzingen, afdelingen,
// persoonsgegevens, memo, controledatum, spelling, ambtelijk, zinnen.
enum class CheckRule { answer, keywords, owner, links, departments, personal, memo, review, spelling, official, sentences };

struct CheckOptions {
    Date date{};                       // today
    std::vector<CheckRule> only = {};  // empty: all
    std::vector<std::string> kinds = {};  // of records (soort); empty: all
    std::string id = {};               // of one record; empty: all
    // Path of a hunspell dictionary without .aff and .dic. When it is empty or cannot be read a note says so, and spelling is not
    // looked at. Besides it are right: names of departments, persons, projects and places of the base, words of its published
    // lists, compounds of right words, and <base>/redactie/goede_woorden.txt, a word a line.
    std::filesystem::path dictionary = {};
    std::size_t hardest = 10;          // sentences
    unsigned oldest_memo = 12;         // months since the record was changed
};

struct CheckRemark {
    CheckRule rule = CheckRule::answer;
    bool mend = false;    // it must be mended; else it is worth a look
    std::string section;  // key; empty: of the record as a whole
    Message message;      // what
    Message advice;       // what to do about it
};

struct CheckedRecord {
    std::string id;
    std::string kind;
    std::string title;
    std::vector<CheckRemark> remarks;
};

// Long, with many clauses or passive: what makes it so is counted. No grade is given.
struct HardSentence {
    std::string id;
    std::string title;    // of the record
    std::string section;
    std::string text;
    std::size_t words = 0;
    std::size_t clauses = 0;   // subordinate ones
    std::size_t passives = 0;
};

struct CheckReport {
    std::size_t looked_at = 0;           // records
    std::size_t to_mend = 0;             // remarks that must be mended
    std::vector<CheckedRecord> records;  // those with remarks: most to mend first, then by id
    std::vector<HardSentence> hardest;   // the hardest first
    std::vector<Message> notes;          // what could not be looked at
};

}  // namespace vraagbaak

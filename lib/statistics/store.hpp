// SPDX-License-Identifier: GPL-2.0-or-later
// <base>/statistiek.db: how often what was asked, by day (docs/index-format.md). A file of its own, so that no search waits
// for the change journal nor the other way round (docs/decisions/0015-statistics-beside-the-journal.md).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/database.hpp"
#include "statistics/entry.hpp"
#include "statistics/spool.hpp"
#include "vraagbaak/statistics.hpp"

namespace vraagbaak::statistics {

inline constexpr auto database_name = "statistiek.db";
inline constexpr auto key_name = "statistiek.sleutel";
inline constexpr DatabaseSentences sentences{"statistics_error", "statistics_newer"};

// The letters of words that are known by their hash, as long as the process that was asked lives.
using Letters = std::map<std::string, std::string>;

// What was taken out of the counts.
struct Forgotten {
    std::size_t askings = 0;
    std::size_t uses = 0;  // opened, or given an outcome
};

// One thread at a time. Errors as of Database.
class Store {
public:
    Store(std::filesystem::path base, int wait_ms);

    // false: another file has its name by now, or none.
    bool is_still_there() const;

    // All of it or nothing. A word gets its letters when this is its third question, on its second day at the earliest.
    void add(const std::vector<Entry>& entries, const Letters& letters);

    // Counts what waits in files of processes, at most so many bytes of it, each line once, and removes the files of those that
    // are gone. true: nothing is left that is whole.
    bool take_in(std::size_t most_bytes);

    // How much of the file with this name was taken in.
    std::size_t taken_of(const std::string& spool) const;

    // The first day that something was asked on; empty: none.
    std::string oldest_day() const;

    // Takes out all that is of a day before `first`; all of a day up to `last`; all questions with these letters; all of it.
    // How much that was.
    Forgotten forget_before(const std::string& first);
    Forgotten forget_until(const std::string& last);
    Forgotten forget_words(const std::string& letters);
    Forgotten forget_all();
    bool forget_record(const std::string& id);  // that it was opened; false: it never was

    // Overwrites what was taken out. false: somebody reads.
    bool erase();

private:
    std::uint64_t question_number(const std::string& text);
    void count(const Entry& entry);
    void count_words(const Entry& entry, const Letters& letters);
    std::size_t take_in_file(const std::string& name, std::size_t most_bytes, bool& whole, std::size_t& seen);
    Forgotten forget(const char* sign, const std::string& day);
    void tidy();

    std::filesystem::path base_;
    Database database_;
    std::pair<dev_t, ino_t> file_;
};

}  // namespace vraagbaak::statistics

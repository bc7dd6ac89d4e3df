// SPDX-License-Identifier: GPL-2.0-or-later
// The change journal in <base>/redactie.db (SQLite, WAL): what each publish added, changed and removed, for 13 months,
// whatever generations are gone. A generation carries its changes itself (changes.jsonl), so a journal that missed one,
// because the process died or the disk was full, is caught up later; no search and no build depends on it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/changes.hpp"

struct sqlite3;

namespace vraagbaak::index {

class ChangeJournal {
public:
    // Makes the database or brings it to this version's form. Error(io) when it cannot, Error(unusable) when it is
    // damaged or was written by a newer version.
    explicit ChangeJournal(const std::filesystem::path& base_folder);

    // Reads changes.jsonl of a generation, unless it is in the journal already. `moment`: when it was published. Of
    // records that are `removed` no text goes in: it may have been purged.
    void catch_up(std::uint64_t generation, const std::string& moment, const std::filesystem::path& folder,
                  const std::function<bool(const std::string& id)>& removed = {});

    // Takes out what is older than 13 months before `moment`.
    void expire(const std::string& moment);

    struct Purged {
        std::size_t changes = 0;  // that were taken out
        bool erased = true;       // false: who reads the journal keeps its old bytes alive; repeat it later
    };
    // Takes old and new texts and summaries of a record out, for good (secure_delete, WAL truncated).
    Purged purge(std::string_view id);

    struct Entry {
        std::uint64_t generation = 0;
        std::string moment;
        Change change;
    };
    std::vector<Entry> since(const std::string& moment) const;  // oldest first

    // Without making or changing anything, on a read-only disk too: is it whole (PRAGMA quick_check)? And a copy, also
    // while others write.
    enum class State { sound, damaged, unread };
    static State look(const std::filesystem::path& file);
    static void copy(const std::filesystem::path& from, const std::filesystem::path& to);

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    using Database = std::unique_ptr<sqlite3, Close>;
    class Statement;

    static Database open(const std::filesystem::path& file, int flags);

    void execute(const char* sql) const;
    int version() const;

    std::filesystem::path file_;
    Database database_;
};

}  // namespace vraagbaak::index

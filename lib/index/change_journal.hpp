// SPDX-License-Identifier: GPL-2.0-or-later
// The change journal in <base>/redactie.db (SQLite, WAL): what each publish added, changed and removed, for 13 months,
// whatever generations are gone. A generation carries its changes itself (changes.jsonl), so a journal that missed one,
// because the process died or the disk was full, is caught up later; no search and no build depends on it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/database.hpp"
#include "index/changes.hpp"

namespace vraagbaak::index {

class ChangeJournal {
public:
    // Makes the database or brings it to this version's form. Error(io) when it cannot, Error(unusable) when it is
    // damaged or was written by a newer version.
    explicit ChangeJournal(const std::filesystem::path& base_folder);

    // Of a record that a generation no longer has, as an older one has it; nullopt: none has.
    using Before = std::function<std::optional<Record>(const std::string& id)>;

    // Reads changes.jsonl of a generation, unless it is in the journal already. `moment`: when it was published. Of
    // records that are `removed` no text goes in: it may have been purged.
    void catch_up(std::uint64_t generation, const std::string& moment, const std::filesystem::path& folder,
                  const std::function<bool(const std::string& id)>& removed = {}, const Before& before = {});

    // Takes out what is older than 13 months before `moment`.
    void expire(const std::string& moment);

    struct Purged {
        std::size_t changes = 0;  // that were taken out
        bool erased = true;       // false: who reads the journal keeps its old bytes alive; repeat it later
    };
    // Takes old and new texts and summaries of a record out, for good (secure_delete, WAL truncated); of a person also those of whom he
    // was one with.
    Purged purge(std::string_view id);

    struct Entry {
        std::uint64_t generation = 0;
        std::string moment;
        Change change;
    };
    std::vector<Entry> since(const std::string& moment) const;  // oldest first

    // The same of a base, for who only reads: makes nothing, and works on a read-only disk. Nothing where there is no
    // journal yet; Error(unusable, "journal_damaged"), Error(io, "journal_unread").
    static std::vector<Entry> read(const std::filesystem::path& base_folder, const std::string& moment);

    // Without making or changing anything, on a read-only disk too: is it whole (PRAGMA quick_check)? And a copy, also
    // while others write.
    using State = Database::State;
    static State look(const std::filesystem::path& file);
    static void copy(const std::filesystem::path& from, const std::filesystem::path& to);

private:
    Database database_;
};

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// A file of SQLite in WAL form, which many processes write at once: opening it, statements with what is bound to them, and
// changes that happen whole or not at all.
//
//   Database database{file, {"journal_error", "journal_newer"}, wait_ms};
//   database.bring_to(1, make_tables);
//   Transaction change{database};
//   Statement{database, "INSERT INTO change VALUES (?, ?)"}.bind(1, number).bind(2, text).run();
//   change.commit();
//
// Errors are told by the sentences that the owner names: Error(unusable) for a file that is damaged or of a newer version,
// Error(io) for all else, a lock that did not come in time too. Then nothing has changed; where even that cannot be known it is
// Error(io, "database_unsure"). One thread at a time.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace vraagbaak {

// The codes of its sentences: {0} is the file, {1} what the engine says.
struct DatabaseSentences {
    const char* error;
    const char* newer;
};

class Database {
public:
    // Opens it for writing and makes it, with this mode, when there is none. `wait_ms`: how long a statement waits for others.
    Database(std::filesystem::path file, DatabaseSentences sentences, int wait_ms, mode_t mode);

    // Makes and changes nothing, on a read-only disk too.
    static Database reading(std::filesystem::path file, DatabaseSentences sentences, int wait_ms);

    // Runs `sql`, which ends by setting user_version to `version`, when the file is of an older one.
    void bring_to(int version, const char* sql);
    // Error(unusable) when it is of a newer one. Gives the one it is of; 0: nothing was made yet.
    int check_version(int newest) const;

    void execute(const char* sql) const;
    void commit() const;  // of Transaction
    std::int64_t changes() const;  // rows of the last statement

    // The last who closes it leaves the WAL as it is, which saves a sync.
    void keep_wal() const;

    // Moves all that is in the WAL into the file and cuts it off, so that no old bytes stay in it. false: somebody reads.
    bool truncate_wal() const;

    sqlite3* handle() const { return handle_.get(); }
    [[noreturn]] void fail() const;

    // Is it whole? And a copy, also while others write.
    enum class State { sound, damaged, unread };
    static State look(const std::filesystem::path& file, DatabaseSentences sentences);
    static void copy(const std::filesystem::path& from, const std::filesystem::path& to, DatabaseSentences sentences, mode_t mode);

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    Database(std::filesystem::path file, DatabaseSentences sentences, int wait_ms, mode_t mode, int flags);

    void use_wal() const;
    void bury() const;

    std::filesystem::path file_;
    DatabaseSentences sentences_;
    int wait_ms_;
    std::unique_ptr<sqlite3, Close> handle_;
};

// One prepared statement; text and numbers are bound, never pasted.
class Statement {
public:
    Statement(const Database& database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int at, std::string_view text);
    Statement& bind(int at, std::uint64_t number);
    bool step();  // true: a row
    void run();   // to its end, and ready for the next time
    std::string text(int column) const;
    std::uint64_t number(int column) const;

private:
    const Database& database_;
    sqlite3_stmt* statement_ = nullptr;
};

// From now on nobody else writes. What is not committed when it is destroyed did not happen.
class Transaction {
public:
    explicit Transaction(const Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    const Database& database_;
    bool open_ = true;
};

}  // namespace vraagbaak

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/change_journal.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "base/descriptor.hpp"
#include "base/file.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

constexpr std::uint64_t largest_changes_file = std::uint64_t{8} << 30;
constexpr int form_version = 1;
constexpr int wait_ms = 2000;

constexpr auto make_tables = R"(
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS generation (number INTEGER PRIMARY KEY, moment TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS change (
  generation INTEGER NOT NULL REFERENCES generation(number),
  id TEXT NOT NULL,
  json TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS change_by_id ON change(id);
CREATE INDEX IF NOT EXISTS change_by_generation ON change(generation);
PRAGMA user_version = 1;
COMMIT;)";

[[noreturn]] void throw_sqlite(sqlite3* database, const std::filesystem::path& file) {
    const std::string reason = database ? sqlite3_errmsg(database) : "out of memory";
    const int code = database ? sqlite3_errcode(database) & 0xff : SQLITE_NOMEM;
    const bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
    throw Error(damaged ? ErrorKind::unusable : ErrorKind::io, {"journal_error", {file.string(), reason}}, {file.string(), 0, {}});
}

// Reading a database in WAL form makes files beside it, unless it is told that nobody writes. Where this process may not
// make files nobody of this base does.
std::string read_only_address(const std::filesystem::path& file) {
    std::string address = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        if (c == '%' || c == '?' || c == '#') address += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
        else address += c;
    }
    const bool writable = ::access(std::filesystem::absolute(file).parent_path().c_str(), W_OK) == 0;
    return writable ? address : address + "?immutable=1";
}

}  // namespace

// One prepared statement; text and numbers are bound, never pasted.
class ChangeJournal::Statement {
public:
    Statement(const ChangeJournal& journal, const char* sql)
        : Statement(journal.database_.get(), journal.file_, sql) {}
    Statement(sqlite3* database, const std::filesystem::path& file, const char* sql) : database_(database), file_(file) {
        if (sqlite3_prepare_v2(database, sql, -1, &statement_, nullptr) != SQLITE_OK) fail();
    }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int at, std::string_view text) {
        if (sqlite3_bind_text64(statement_, at, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK) fail();
        return *this;
    }
    Statement& bind(int at, std::uint64_t number) {
        if (sqlite3_bind_int64(statement_, at, static_cast<sqlite3_int64>(number)) != SQLITE_OK) fail();
        return *this;
    }
    bool step() {
        const int result = sqlite3_step(statement_);
        if (result != SQLITE_ROW && result != SQLITE_DONE) fail();
        return result == SQLITE_ROW;
    }
    void run() {
        while (step()) {}
        sqlite3_reset(statement_);
    }
    std::string text(int column) const {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    std::uint64_t number(int column) const {
        return static_cast<std::uint64_t>(sqlite3_column_int64(statement_, column));
    }

private:
    [[noreturn]] void fail() const { throw_sqlite(database_, file_); }

    sqlite3* database_;
    const std::filesystem::path& file_;
    sqlite3_stmt* statement_ = nullptr;
};

void ChangeJournal::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

ChangeJournal::ChangeJournal(const std::filesystem::path& base_folder) : file_(base_folder / "redactie.db") {
    database_ = open(file_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    const int found = version();
    if (found > form_version)
        throw Error(ErrorKind::unusable, {"journal_newer", {file_.string()}}, {file_.string(), 0, {}});
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA secure_delete = ON");
    if (found < form_version) execute(make_tables);
}

ChangeJournal::Database ChangeJournal::open(const std::filesystem::path& file, int flags) {
    // Made by us: texts for some eyes only are in it, so its mode is that of the base. Its side files follow it.
    if ((flags & SQLITE_OPEN_CREATE) != 0) open_or_throw(file, O_RDWR | O_CREAT, file_mode);
    sqlite3* opened = nullptr;
    const bool reading = (flags & SQLITE_OPEN_READONLY) != 0;
    const auto name = reading ? read_only_address(file) : file.string();
    const int result = sqlite3_open_v2(name.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX | (reading ? SQLITE_OPEN_URI : 0), nullptr);
    Database database{opened};
    if (result != SQLITE_OK) throw_sqlite(opened, file);
    sqlite3_busy_timeout(opened, wait_ms);
    return database;
}

void ChangeJournal::execute(const char* sql) const {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK) return;
    try {
        throw_sqlite(database_.get(), file_);
    } catch (...) {
        sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);  // without effect outside a transaction
        throw;
    }
}

int ChangeJournal::version() const {
    Statement statement{*this, "PRAGMA user_version"};
    return statement.step() ? static_cast<int>(statement.number(0)) : 0;
}

void ChangeJournal::catch_up(std::uint64_t generation, const std::string& moment,
                             const std::filesystem::path& folder,
                             const std::function<bool(const std::string& id)>& removed) {
    if (Statement known{*this, "SELECT 1 FROM generation WHERE number = ?"}; known.bind(1, generation).step()) return;
    const auto bytes = read_file(folder / "changes.jsonl", largest_changes_file, Links::refuse);
    execute("BEGIN IMMEDIATE");
    try {
        Statement(*this, "INSERT OR IGNORE INTO generation VALUES (?, ?)").bind(1, generation).bind(2, moment).run();
        Statement insert{*this, "INSERT INTO change VALUES (?, ?, ?)"};
        for (std::string_view rest = bytes; !rest.empty();) {
            const auto end = std::min(rest.find('\n'), rest.size());
            const auto line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            auto change = change_from_json(line);
            const bool silent = removed && removed(change.id);
            if (silent) change.old_text = change.new_text = change.summary = {};
            insert.bind(1, generation).bind(2, change.id).bind(3, silent ? to_json(change) : std::string{line}).run();
        }
        execute("COMMIT");
    } catch (...) {
        sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        throw;
    }
}

void ChangeJournal::expire(const std::string& moment) {
    Statement(*this,
              "DELETE FROM change WHERE generation IN (SELECT number FROM generation WHERE "
              "julianday(moment) < julianday(?, '-13 months'))")
        .bind(1, moment)
        .run();
}

ChangeJournal::Purged ChangeJournal::purge(std::string_view id) {
    Statement(*this, "DELETE FROM change WHERE id = ?").bind(1, id).run();
    const auto changes = static_cast<std::size_t>(sqlite3_changes64(database_.get()));
    execute("VACUUM");
    Statement checkpoint{*this, "PRAGMA wal_checkpoint(TRUNCATE)"};
    const bool busy = !checkpoint.step() || checkpoint.number(0) != 0;
    return {changes, !busy};
}

std::vector<ChangeJournal::Entry> ChangeJournal::since(const std::string& moment) const {
    Statement rows{*this,
                   "SELECT g.number, g.moment, c.json FROM change c JOIN generation g ON g.number = c.generation "
                   "WHERE julianday(g.moment) >= julianday(?) ORDER BY g.number, c.rowid"};
    rows.bind(1, moment);
    std::vector<Entry> entries;
    while (rows.step()) entries.push_back({rows.number(0), rows.text(1), change_from_json(rows.text(2))});
    return entries;
}

ChangeJournal::State ChangeJournal::look(const std::filesystem::path& file) {
    try {
        const auto database = open(file, SQLITE_OPEN_READONLY);
        Statement check{database.get(), file, "PRAGMA quick_check(1)"};
        return check.step() && check.text(0) == "ok" ? State::sound : State::damaged;
    } catch (const Error& error) {
        return error.kind() == ErrorKind::unusable ? State::damaged : State::unread;
    }
}

void ChangeJournal::copy(const std::filesystem::path& from, const std::filesystem::path& to) {
    const auto source = open(from, SQLITE_OPEN_READONLY);
    const auto target = open(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    auto* backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (!backup) throw_sqlite(target.get(), to);
    const bool whole = sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    if (sqlite3_backup_finish(backup) != SQLITE_OK || !whole) throw_sqlite(target.get(), to);
}

}  // namespace vraagbaak::index

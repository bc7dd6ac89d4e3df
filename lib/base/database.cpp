// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/database.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <limits>
#include <thread>

#include "base/descriptor.hpp"
#include "vraagbaak/error.hpp"
#include "vraagbaak/system_reason.hpp"

namespace vraagbaak {

namespace {

bool is_damage(int code) { return code == SQLITE_CORRUPT || code == SQLITE_NOTADB; }

// In the language of who reads it, where we have words; else what the engine says.
std::string reason_of(sqlite3* database, int code) {
    switch (code) {
        case SQLITE_FULL: return system_reason(ENOSPC);
        case SQLITE_READONLY: return system_reason(EROFS);
        case SQLITE_PERM: return system_reason(EACCES);
        case SQLITE_BUSY: case SQLITE_LOCKED: return '@' + std::string("reason_in_use");
        case SQLITE_CORRUPT: case SQLITE_NOTADB: return '@' + std::string("reason_damaged");
        case SQLITE_NOMEM: return system_reason(ENOMEM);
        case SQLITE_IOERR: case SQLITE_CANTOPEN:
            // Opened to write, it could not make a file beside it, and then looked whether there is one.
            if (code == SQLITE_CANTOPEN && sqlite3_system_errno(database) == ENOENT && sqlite3_db_readonly(database, "main") == 0) return '@' + std::string("reason_no_new_file");
            if (const int error = sqlite3_system_errno(database); error != 0) return system_reason(error);
            return code == SQLITE_IOERR ? system_reason(EIO) : system_reason(EACCES);
        default: return sqlite3_errmsg(database);
    }
}

[[noreturn]] void throw_sqlite(sqlite3* database, const std::filesystem::path& file, const char* sentence) {
    const int code = database ? sqlite3_errcode(database) & 0xff : SQLITE_NOMEM;
    throw Error(is_damage(code) ? ErrorKind::unusable : ErrorKind::io, {sentence, {file.string(), reason_of(database, code)}}, {file.string(), 0, {}});
}

void roll_back(sqlite3* database) { sqlite3_exec(database, "ROLLBACK", nullptr, nullptr, nullptr); }  // without effect outside a transaction

bool only_sync_failed(sqlite3* database) { return sqlite3_extended_errcode(database) == SQLITE_IOERR_FSYNC; }

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

constexpr int look_wait_ms = 2000;

}  // namespace

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

// Made by us: texts for some eyes only are in it, so its mode is that of the base. Its side files follow it.
Database::Database(std::filesystem::path file, DatabaseSentences sentences, int wait_ms, mode_t mode, int flags)
    : file_(std::move(file)), sentences_(sentences), wait_ms_(wait_ms) {
    if ((flags & SQLITE_OPEN_CREATE) != 0) open_or_throw(file_, O_RDWR | O_CREAT, mode);
    sqlite3* opened = nullptr;
    const bool only_reads = (flags & SQLITE_OPEN_READONLY) != 0;
    const auto name = only_reads ? read_only_address(file_) : file_.string();
    const int result = sqlite3_open_v2(name.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX | (only_reads ? SQLITE_OPEN_URI : 0), nullptr);
    handle_.reset(opened);
    if (result != SQLITE_OK) fail();
    sqlite3_busy_timeout(opened, wait_ms);
}

Database::Database(std::filesystem::path file, DatabaseSentences sentences, int wait_ms, mode_t mode)
    : Database(std::move(file), sentences, wait_ms, mode, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) {}

Database Database::reading(std::filesystem::path file, DatabaseSentences sentences, int wait_ms) {
    return {std::move(file), sentences, wait_ms, 0, SQLITE_OPEN_READONLY};
}

int Database::check_version(int newest) const {
    Statement statement{*this, "PRAGMA user_version"};
    const int found = statement.step() ? static_cast<int>(statement.number(0)) : 0;
    if (found > newest) throw Error(ErrorKind::unusable, {sentences_.newer, {file_.string()}}, {file_.string(), 0, {}});
    return found;
}

void Database::bring_to(int version, const char* sql) {
    const int found = check_version(version);
    use_wal();
    execute("PRAGMA secure_delete = ON");
    if (found < version) execute(sql);
}

// Of two that turn a new file into WAL form each would wait for the other: SQLite fails one of them at once, whatever wait
// was asked. By its next turn the other is done.
void Database::use_wal() const {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds{wait_ms_};
    while (sqlite3_exec(handle_.get(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr) != SQLITE_OK) {
        if (sqlite3_errcode(handle_.get()) != SQLITE_BUSY || std::chrono::steady_clock::now() >= until) fail();
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
}

void Database::execute(const char* sql) const {
    if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK) return;
    try {
        fail();
    } catch (...) {
        roll_back(handle_.get());
        throw;
    }
}

void Database::commit() const {
    if (sqlite3_exec(handle_.get(), "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK) return;
    const bool all_written = only_sync_failed(handle_.get());
    try {
        fail();
    } catch (...) {
        roll_back(handle_.get());
        if (all_written) bury();
        throw;
    }
}

// All frames of a change are in the WAL and only its sync failed: who opens the file next would find the change. (SQLite,
// "WAL-mode File Format": a reader takes frames as long as their checksums, which follow from those before, are right.) The
// next change is written where that one began; so we make one that says nothing.
void Database::bury() const {
    int code = SQLITE_IOERR;
    try {
        const auto again = "PRAGMA user_version = " + std::to_string(check_version(std::numeric_limits<int>::max()));
        if (sqlite3_exec(handle_.get(), again.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK || only_sync_failed(handle_.get())) return;
        code = sqlite3_errcode(handle_.get()) & 0xff;
    } catch (const Error&) {  // of which version it is cannot be read either
    }
    throw Error(ErrorKind::io, {"database_unsure", {file_.string(), reason_of(handle_.get(), code)}}, {file_.string(), 0, {}});
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_.get()); }

void Database::keep_wal() const { sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr); }

bool Database::truncate_wal() const {
    Statement checkpoint{*this, "PRAGMA wal_checkpoint(TRUNCATE)"};
    return checkpoint.step() && checkpoint.number(0) == 0;
}

void Database::fail() const { throw_sqlite(handle_.get(), file_, sentences_.error); }

Database::State Database::look(const std::filesystem::path& file, DatabaseSentences sentences) {
    try {
        const auto database = reading(file, sentences, look_wait_ms);
        Statement check{database, "PRAGMA quick_check(1)"};
        return check.step() && check.text(0) == "ok" ? State::sound : State::damaged;
    } catch (const Error& error) {
        return error.kind() == ErrorKind::unusable ? State::damaged : State::unread;
    }
}

void Database::copy(const std::filesystem::path& from, const std::filesystem::path& to, DatabaseSentences sentences, mode_t mode) {
    const auto source = reading(from, sentences, look_wait_ms);
    const Database target{to, sentences, look_wait_ms, mode};
    auto* backup = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!backup) target.fail();
    const bool whole = sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    if (sqlite3_backup_finish(backup) != SQLITE_OK || !whole) target.fail();
}

Statement::Statement(const Database& database, const char* sql) : database_(database) {
    if (sqlite3_prepare_v2(database.handle(), sql, -1, &statement_, nullptr) != SQLITE_OK) database.fail();
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int at, std::string_view text) {
    if (sqlite3_bind_text64(statement_, at, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK)
        database_.fail();
    return *this;
}

Statement& Statement::bind(int at, std::uint64_t number) {
    if (sqlite3_bind_int64(statement_, at, static_cast<sqlite3_int64>(number)) != SQLITE_OK) database_.fail();
    return *this;
}

bool Statement::step() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) database_.fail();
    return result == SQLITE_ROW;
}

void Statement::run() {
    while (step()) {}
    sqlite3_reset(statement_);
}

std::string Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::uint64_t Statement::number(int column) const {
    return static_cast<std::uint64_t>(sqlite3_column_int64(statement_, column));
}

Transaction::Transaction(const Database& database) : database_(database) { database.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
    if (open_) roll_back(database_.handle());
}

void Transaction::commit() {
    database_.commit();
    open_ = false;
}

}  // namespace vraagbaak

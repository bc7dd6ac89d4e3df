// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/change_journal.hpp"

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

constexpr DatabaseSentences sentences{"journal_error", "journal_newer"};

std::vector<ChangeJournal::Entry> entries_since(const Database& database, const std::string& moment) {
    Statement rows{database,
                   "SELECT g.number, g.moment, c.json FROM change c JOIN generation g ON g.number = c.generation "
                   "WHERE julianday(g.moment) >= julianday(?) ORDER BY g.number, c.rowid"};
    rows.bind(1, moment);
    std::vector<ChangeJournal::Entry> entries;
    while (rows.step()) entries.push_back({rows.number(0), rows.text(1), change_from_json(rows.text(2))});
    return entries;
}

}  // namespace

ChangeJournal::ChangeJournal(const std::filesystem::path& base_folder)
    : database_(base_folder / "redactie.db", sentences, wait_ms, file_mode) {
    database_.bring_to(form_version, make_tables);
}

void ChangeJournal::catch_up(std::uint64_t generation, const std::string& moment,
                             const std::filesystem::path& folder,
                             const std::function<bool(const std::string& id)>& removed, const Before& before) {
    if (Statement known{database_, "SELECT 1 FROM generation WHERE number = ?"}; known.bind(1, generation).step()) return;
    const auto bytes = read_file(folder / "changes.jsonl", largest_changes_file, Links::refuse);
    Transaction change_all{database_};
    Statement(database_, "INSERT OR IGNORE INTO generation VALUES (?, ?)").bind(1, generation).bind(2, moment).run();
    Statement insert{database_, "INSERT INTO change VALUES (?, ?, ?)"};
    for (std::string_view rest = bytes; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        auto change = change_from_json(line);
        const bool silent = removed && removed(change.id);
        if (silent) change.before.reset();
        const bool gone = change.kind == "removed";
        if (gone && before)
            if (const auto record = before(change.id)) change.before = remains_of(*record);
        insert.bind(1, generation).bind(2, change.id).bind(3, silent || gone ? to_json(change) : std::string{line}).run();
    }
    change_all.commit();
}

void ChangeJournal::expire(const std::string& moment) {
    Statement(database_,
              "DELETE FROM change WHERE generation IN (SELECT number FROM generation WHERE "
              "julianday(moment) < julianday(?, '-13 months'))")
        .bind(1, moment)
        .run();
}

ChangeJournal::Purged ChangeJournal::purge(std::string_view id) {
    // Also what others were while they were one with it: his texts are among theirs.
    Statement(database_,
              "DELETE FROM change WHERE id = ?1 OR (instr(json, 'samengevoegdUit') > 0 AND EXISTS "
              "(SELECT 1 FROM json_each(change.json, '$.before.samengevoegdUit') WHERE value = ?1))")
        .bind(1, id)
        .run();
    const auto changes = static_cast<std::size_t>(database_.changes());
    database_.execute("VACUUM");
    return {changes, database_.truncate_wal()};
}

std::vector<ChangeJournal::Entry> ChangeJournal::since(const std::string& moment) const { return entries_since(database_, moment); }

std::vector<ChangeJournal::Entry> ChangeJournal::read(const std::filesystem::path& base_folder, const std::string& moment) {
    const auto file = base_folder / "redactie.db";
    if (std::error_code problem; !std::filesystem::exists(file, problem)) return {};
    // The sentences of who writes are about writing. A base whose first build is on its way has no tables yet.
    try {
        const auto database = Database::reading(file, sentences, wait_ms);
        return database.check_version(form_version) == 0 ? std::vector<Entry>{} : entries_since(database, moment);
    } catch (const Error& error) {
        if (error.message().code == sentences.newer) throw;
        const bool damaged = error.kind() == ErrorKind::unusable;
        throw Error(error.kind(), {damaged ? "journal_damaged" : "journal_unread", {file.string()}}, error.place());
    }
}

ChangeJournal::State ChangeJournal::look(const std::filesystem::path& file) { return Database::look(file, sentences); }

void ChangeJournal::copy(const std::filesystem::path& from, const std::filesystem::path& to) {
    Database::copy(from, to, sentences, file_mode);
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/store.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "base/file.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::statistics {

namespace {

constexpr int form_version = 1;
constexpr mode_t owner_only = 0600;
constexpr std::size_t largest_spool = 64 << 20;  // bytes
constexpr int questions_for_letters = 3, days_for_letters = 2;

constexpr auto make_tables = R"(
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS question (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS asked (
  question INTEGER NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, audience TEXT NOT NULL,
  asked INTEGER NOT NULL DEFAULT 0, without_hits INTEGER NOT NULL DEFAULT 0, filtered INTEGER NOT NULL DEFAULT 0, hits INTEGER NOT NULL DEFAULT 0,
  opened INTEGER NOT NULL DEFAULT 0, yes INTEGER NOT NULL DEFAULT 0, partly INTEGER NOT NULL DEFAULT 0, no INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (question, day, channel, audience)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS asked_by_day ON asked(day);
CREATE TABLE IF NOT EXISTS opened (
  question INTEGER NOT NULL, record TEXT NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, audience TEXT NOT NULL,
  opened INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (question, record, day, channel, audience)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS opened_by_record ON opened(record);
CREATE TABLE IF NOT EXISTS rephrased (
  before INTEGER NOT NULL, after INTEGER NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, audience TEXT NOT NULL,
  pairs INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (before, after, day, channel, audience)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS withheld (
  day TEXT NOT NULL, channel TEXT NOT NULL, asked INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (day, channel)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS word (hash TEXT PRIMARY KEY, letters TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sighting (
  hash TEXT NOT NULL, day TEXT NOT NULL, questions INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (hash, day)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS taken (spool TEXT PRIMARY KEY, bytes INTEGER NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 1;
COMMIT;)";

const std::string counts_of_asked = "SELECT coalesce(sum(asked), 0), coalesce(sum(opened + yes + partly + no), 0) FROM asked";

const char* column_of(Event event) {
    switch (event) {
        case Event::found_yes: return "INSERT INTO asked(question, day, channel, audience, yes) VALUES (?1, ?2, ?3, ?4, 1) "
                                      "ON CONFLICT DO UPDATE SET yes = yes + 1";
        case Event::found_partly: return "INSERT INTO asked(question, day, channel, audience, partly) VALUES (?1, ?2, ?3, ?4, 1) "
                                         "ON CONFLICT DO UPDATE SET partly = partly + 1";
        case Event::found_no: return "INSERT INTO asked(question, day, channel, audience, no) VALUES (?1, ?2, ?3, ?4, 1) "
                                     "ON CONFLICT DO UPDATE SET no = no + 1";
        case Event::opened: return "INSERT INTO asked(question, day, channel, audience, opened) VALUES (?1, ?2, ?3, ?4, 1) "
                                   "ON CONFLICT DO UPDATE SET opened = opened + 1";
        default: return "INSERT INTO asked(question, day, channel, audience, asked, without_hits, hits, filtered) VALUES (?1, ?2, ?3, ?4, 1, ?5 = 0, ?5, ?6) "
                        "ON CONFLICT DO UPDATE SET asked = asked + 1, without_hits = without_hits + (?5 = 0), hits = ?5, filtered = filtered + ?6";
    }
}

// Which file has a name; {}: none.
std::pair<dev_t, ino_t> file_named(const std::filesystem::path& path) {
    struct stat about {};
    return ::stat(path.c_str(), &about) < 0 ? std::pair<dev_t, ino_t>{} : std::pair{about.st_dev, about.st_ino};
}

}  // namespace

// A power cut may cost the last few countings and never the file: each sync would cost more than a count is worth.
Store::Store(std::filesystem::path base, int wait_ms)
    : base_(std::move(base)), database_(base_ / database_name, sentences, wait_ms, owner_only) {
    database_.bring_to(form_version, make_tables);
    database_.execute("PRAGMA synchronous = NORMAL");
    database_.keep_wal();
    file_ = file_named(base_ / database_name);
}

bool Store::is_still_there() const { return file_ == file_named(base_ / database_name); }

std::uint64_t Store::question_number(const std::string& text) {
    Statement known{database_, "SELECT number FROM question WHERE text = ?"};
    if (known.bind(1, text).step()) return known.number(0);
    Statement insert{database_, "INSERT INTO question(text) VALUES (?) RETURNING number"};
    insert.bind(1, text).step();
    const auto number = insert.number(0);
    insert.run();
    return number;
}

void Store::count(const Entry& entry) {
    if (entry.event == Event::withheld) {
        Statement{database_, "INSERT INTO withheld VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET asked = asked + 1"}
            .bind(1, entry.day)
            .bind(2, entry.channel)
            .run();
        return;
    }
    const auto question = question_number(entry.question);
    if (entry.event == Event::rephrased) {
        Statement{database_, "INSERT INTO rephrased VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET pairs = pairs + 1"}
            .bind(1, question_number(entry.before))
            .bind(2, question)
            .bind(3, entry.day)
            .bind(4, entry.channel)
            .bind(5, entry.audience)
            .run();
        return;
    }
    Statement asked{database_, column_of(entry.event)};
    asked.bind(1, question).bind(2, entry.day).bind(3, entry.channel).bind(4, entry.audience);
    if (entry.event == Event::asked) asked.bind(5, std::uint64_t{entry.hits}).bind(6, std::uint64_t{entry.filtered});
    asked.run();
    if (entry.event != Event::opened) return;
    Statement{database_, "INSERT INTO opened VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET opened = opened + 1"}
        .bind(1, question)
        .bind(2, entry.id)
        .bind(3, entry.day)
        .bind(4, entry.channel)
        .bind(5, entry.audience)
        .run();
}

void Store::count_words(const Entry& entry, const Letters& letters) {
    if (entry.event != Event::asked) return;
    for (const auto& hash : entry.hashes) {
        Statement{database_, "INSERT INTO word(hash) VALUES (?) ON CONFLICT DO NOTHING"}.bind(1, hash).run();
        Statement{database_, "INSERT INTO sighting VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET questions = questions + 1"}
            .bind(1, hash)
            .bind(2, entry.day)
            .run();
        const auto known = letters.find(hash);
        if (known == letters.end()) continue;
        Statement{database_,
                  "UPDATE word SET letters = ?2 WHERE hash = ?1 AND letters IS NULL AND (SELECT sum(questions) >= ?3 AND count(*) >= ?4 "
                  "FROM sighting WHERE hash = ?1)"}
            .bind(1, hash)
            .bind(2, known->second)
            .bind(3, std::uint64_t{questions_for_letters})
            .bind(4, std::uint64_t{days_for_letters})
            .run();
    }
}

void Store::add(const std::vector<Entry>& entries, const Letters& letters) {
    Transaction all{database_};
    for (const auto& entry : entries) {
        count(entry);
        count_words(entry, letters);
    }
    all.commit();
}

std::size_t Store::taken_of(const std::string& spool) const {
    Statement known{database_, "SELECT bytes FROM taken WHERE spool = ?"};
    return known.bind(1, spool).step() ? static_cast<std::size_t>(known.number(0)) : 0;
}

std::string Store::oldest_day() const {
    Statement oldest{database_, "SELECT min(day) FROM asked"};
    return oldest.step() ? oldest.text(0) : std::string{};
}

// Gives how many bytes were counted.
std::size_t Store::take_in_file(const std::string& name, std::size_t most_bytes, bool& whole, std::size_t& seen) {
    const auto begin = taken_of(name);
    std::error_code gone;
    seen = begin;
    if (const auto size = std::filesystem::file_size(spool_folder(base_) / name, gone); gone || size <= begin) return 0;
    const auto bytes = read_file_if_there(spool_folder(base_) / name, largest_spool, Links::refuse);
    if (!bytes) return 0;
    seen = bytes->size();
    auto rest = std::string_view{*bytes}.substr(std::min(begin, bytes->size()));
    std::size_t counted = 0;
    for (auto end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
        if (counted >= most_bytes) {
            whole = false;
            break;
        }
        if (const auto entry = entry_of(rest.substr(0, end))) {
            count(*entry);
            count_words(*entry, {});
        }
        rest.remove_prefix(end + 1);
        counted += end + 1;
    }
    if (counted > 0)
        Statement{database_, "INSERT INTO taken VALUES (?1, ?2) ON CONFLICT DO UPDATE SET bytes = ?2"}
            .bind(1, name)
            .bind(2, std::uint64_t{begin + counted})
            .run();
    return counted;
}

// A name is never used again, so what is not there now is gone for good. Each is asked for by itself: a list of a folder in which
// others make and remove files may leave one out, and that would be counted once more.
static bool is_gone(const std::filesystem::path& file) {
    std::error_code problem;
    return std::filesystem::symlink_status(file, problem).type() == std::filesystem::file_type::not_found;
}

bool Store::take_in(std::size_t most_bytes) {
    if (waiting_files(base_).empty()) return true;
    bool whole = true;
    std::vector<std::pair<std::string, std::size_t>> all_seen;  // files that were taken in, and how long they were then
    {
        Transaction all{database_};
        const auto names = waiting_files(base_);
        std::size_t counted = 0;
        std::vector<std::string> gone;
        for (Statement known{database_, "SELECT spool FROM taken"}; known.step();)
            if (is_gone(spool_folder(base_) / known.text(0))) gone.push_back(known.text(0));
        for (const auto& name : gone) Statement{database_, "DELETE FROM taken WHERE spool = ?"}.bind(1, name).run();
        for (auto name = names.begin(); name != names.end() && whole; ++name) {
            std::size_t seen = 0;
            whole = counted < most_bytes;
            if (whole) counted += take_in_file(*name, most_bytes - counted, whole, seen);
            if (whole) all_seen.emplace_back(*name, seen);
        }
        all.commit();
    }
    for (const auto& [name, seen] : all_seen) remove_left(base_, name, seen);
    return whole;
}

Forgotten Store::forget(const char* sign, const std::string& day) {
    const auto where = std::string(" WHERE day ") + sign + " ?";
    Forgotten forgotten;
    if (Statement sum{database_, (counts_of_asked + where).c_str()}; sum.bind(1, day).step()) forgotten = {sum.number(0), sum.number(1)};
    for (const auto* table : {"asked", "opened", "rephrased", "withheld", "sighting"})
        Statement{database_, ("DELETE FROM " + std::string(table) + where).c_str()}.bind(1, day).run();
    return forgotten;
}

// Questions that nothing is counted of, and words that stand in none.
void Store::tidy() {
    database_.execute(
        "DELETE FROM question WHERE number NOT IN (SELECT question FROM asked UNION SELECT question FROM opened "
        "UNION SELECT before FROM rephrased UNION SELECT after FROM rephrased)");
    database_.execute("DELETE FROM word WHERE hash NOT IN (SELECT hash FROM sighting)");
}

Forgotten Store::forget_before(const std::string& first) {
    Transaction all{database_};
    const auto forgotten = forget("<", first);
    tidy();
    all.commit();
    return forgotten;
}

Forgotten Store::forget_until(const std::string& last) {
    Transaction all{database_};
    const auto forgotten = forget("<=", last);
    tidy();
    all.commit();
    return forgotten;
}

// Also where the letters stand in a word that is known by its hash.
Forgotten Store::forget_words(const std::string& letters) {
    Transaction all{database_};
    const auto wanted = unicode::lower_case(letters);
    std::vector<std::pair<std::string, std::string>> words;
    for (Statement known{database_, "SELECT hash, letters FROM word WHERE letters IS NOT NULL"}; known.step();)
        if (unicode::lower_case(known.text(1)).find(wanted) != std::string::npos) words.emplace_back(known.text(0), known.text(1));
    std::vector<std::uint64_t> questions;
    for (Statement known{database_, "SELECT number, text FROM question"}; known.step();) {
        const auto text = known.text(1);
        const auto has = [&](const auto& word) { return text.find('{' + word.first + '}') != std::string::npos; };
        if (text.find(wanted) != std::string::npos || std::ranges::any_of(words, has)) questions.push_back(known.number(0));
    }
    Forgotten forgotten;
    for (const auto number : questions) {
        if (Statement sum{database_, (counts_of_asked + " WHERE question = ?").c_str()}; sum.bind(1, number).step()) {
            forgotten.askings += sum.number(0);
            forgotten.uses += sum.number(1);
        }
        for (const auto* sql : {"DELETE FROM asked WHERE question = ?", "DELETE FROM opened WHERE question = ?",
                                "DELETE FROM rephrased WHERE before = ?1 OR after = ?1", "DELETE FROM question WHERE number = ?"})
            Statement{database_, sql}.bind(1, number).run();
    }
    for (const auto& [hash, text] : words)
        for (const auto* sql : {"DELETE FROM word WHERE hash = ?", "DELETE FROM sighting WHERE hash = ?"}) Statement{database_, sql}.bind(1, hash).run();
    tidy();
    all.commit();
    return forgotten;
}

Forgotten Store::forget_all() {
    Transaction all{database_};
    const auto forgotten = forget(">=", "");
    tidy();
    all.commit();
    return forgotten;
}

bool Store::forget_record(const std::string& id) {
    Transaction all{database_};
    Statement{database_, "DELETE FROM opened WHERE record = ?"}.bind(1, id).run();
    const bool any = database_.changes() > 0;
    tidy();
    all.commit();
    return any;
}

bool Store::erase() {
    database_.execute("VACUUM");
    return database_.truncate_wal();
}

}  // namespace vraagbaak::statistics

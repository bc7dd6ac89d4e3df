// SPDX-License-Identifier: GPL-2.0-or-later
#include "feedback/inbox.hpp"

#include <algorithm>
#include <array>

#include "base/file.hpp"
#include "base/working_days.hpp"
#include "feedback/draft_rules.hpp"
#include "privacy/keyed_hash.hpp"
#include "record/audience_label.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

using namespace feedback;

namespace {

constexpr int form_version = 1;
constexpr int wait_ms = 5000;
constexpr int most_working_days = 5;
constexpr auto answer_kept = std::chrono::days{30};
constexpr std::size_t token_bytes = 16, longest_destination = 200;
constexpr std::size_t titles_named = 3, longest_titles = 400;  // bytes: the sentence around them fits too

constexpr auto make_tables = R"(
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS feedback (
  number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, state TEXT NOT NULL, audience TEXT NOT NULL, destination TEXT NOT NULL,
  record TEXT NOT NULL, section TEXT NOT NULL, url TEXT NOT NULL, quote TEXT NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL,
  question TEXT NOT NULL, handled INTEGER NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL, answer TEXT NOT NULL, token TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS feedback_by_token ON feedback(token);
CREATE INDEX IF NOT EXISTS feedback_by_state ON feedback(state);
PRAGMA user_version = 1;
COMMIT;)";

constexpr std::array<std::string_view, 3> kinds{"remark", "suggestion", "signal"};
constexpr std::array<std::string_view, 4> states{"open", "taken", "done", "rejected"};

template <class Value, std::size_t count>
Value value_of(const std::array<std::string_view, count>& names, const std::string& name) {
    const auto found = std::ranges::find(names, name);
    return static_cast<Value>(found == names.end() ? 0 : found - names.begin());
}

constexpr auto columns =
    "SELECT number, kind, state, audience, destination, record, section, url, quote, text, reason, question, handled, created, changed, answer "
    "FROM feedback ";

std::string day_before(const Date& day, std::chrono::days days) { return to_string(Date{std::chrono::sys_days{day} - days}); }

Feedback feedback_of(const Statement& row, const Date& today) {
    Feedback out;
    out.number = row.number(0);
    out.told = {value_of<FeedbackKind>(kinds, row.text(1)), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9), row.text(10), row.text(11), {}};
    if (row.number(12) < 2) out.told.handled = row.number(12) == 1;
    out.state = value_of<FeedbackState>(states, row.text(2));
    out.to = row.text(4);
    out.created = parse_date(row.text(13)).value_or(Date{});
    out.changed = parse_date(row.text(14)).value_or(Date{});
    // The bytes go at the next write; until then nobody is shown them either.
    if (out.changed.ok() && to_string(out.changed) >= day_before(today, answer_kept)) out.answer = row.text(15);
    const bool waits = out.state == FeedbackState::open || out.state == FeedbackState::taken;
    out.overdue = waits && working_days_between(out.created, today) > most_working_days;
    return out;
}

Database open_to_write(const std::filesystem::path& base) {
    Database database{base / database_name, sentences, wait_ms, file_mode};
    database.bring_to(form_version, make_tables);
    database.execute("PRAGMA synchronous = FULL");  // somebody was told that it is here
    return database;
}

}  // namespace

bool feedback::forget_record(const std::filesystem::path& base, const std::string& id) {
    if (!std::filesystem::exists(base / database_name)) return true;
    const auto database = open_to_write(base);
    Statement{database, "DELETE FROM feedback WHERE record = ?"}.bind(1, id).run();
    database.execute("VACUUM");
    return database.truncate_wal();
}

Inbox::Impl::Impl(std::filesystem::path folder, std::shared_ptr<const DeskSettings> settings, InboxOptions options, FinderOf finder_of)
    : folder_(std::move(folder)), settings_(std::move(settings)), options_(options), finder_of_(std::move(finder_of)) {
    if (!options_.today.ok()) throw Error(ErrorKind::usage, {"bad_asker_date", {}}, {{}, 0, "date"});
}

Database Inbox::Impl::write() const { return open_to_write(folder_); }

std::optional<Database> Inbox::Impl::read() const {
    std::error_code problem;
    if (!std::filesystem::exists(folder_ / database_name, problem)) return std::nullopt;
    auto database = Database::reading(folder_ / database_name, sentences, wait_ms);
    if (database.check_version(form_version) == 0) return std::nullopt;
    return database;
}

// Gives the draft the record's own id, whichever of its ids was told.
std::string Inbox::Impl::destination(const Asker& asker, FeedbackDraft& draft) const {
    const auto finder = finder_of_(asker);
    if (draft.id.empty()) return web_editors;
    const auto record = finder.show(draft.id);
    if (!record) throw Error(ErrorKind::refused, {"unknown_record", {draft.id}});
    const auto named = [key = unicode::fold(draft.section)](const Section& section) { return unicode::fold(section.key) == key; };
    if (const auto section = std::ranges::find_if(record->sections, named); !draft.section.empty() && section != record->sections.end()) {
        draft.section = section->key;
    } else if (!draft.section.empty()) {
        std::string known;
        for (const auto& one : record->sections) known += (known.empty() ? "" : ", ") + one.key;
        throw Error(ErrorKind::refused, {"unknown_section", {draft.id, draft.section, known}});
    }
    draft.id = record->id;
    return route(*record);
}

Receipt Inbox::Impl::add(const Asker& asker, FeedbackDraft draft) const {
    check(draft);
    Receipt receipt{0, privacy::random_hex(token_bytes), destination(asker, draft), false};
    receipt.redacted = redact(draft, options_.today);
    const auto database = write();
    Transaction all{database};
    expire(database);
    const auto today = to_string(options_.today);
    Statement insert{database,
                     "INSERT INTO feedback(kind, state, audience, destination, record, section, url, quote, text, reason, question, handled, created, "
                     "changed, answer, token) VALUES (?, 'open', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?12, '', ?13) RETURNING number"};
    insert.bind(1, kinds[static_cast<std::size_t>(draft.kind)]).bind(2, record::audience_label(asker)).bind(3, receipt.to).bind(4, draft.id);
    insert.bind(5, draft.section).bind(6, draft.url).bind(7, draft.quote).bind(8, draft.text).bind(9, draft.reason).bind(10, draft.question);
    insert.bind(11, std::uint64_t{!draft.handled ? 2U : *draft.handled ? 1U : 0U}).bind(12, today).bind(13, privacy::sha256_hex(receipt.token));
    insert.step();
    receipt.number = insert.number(0);
    insert.run();
    all.commit();
    return receipt;
}

FeedbackDraft Inbox::Impl::suggestion(const Asker& asker, const std::string& question, std::string_view language) const {
    FeedbackDraft draft{.kind = FeedbackKind::suggestion, .question = question};
    check(draft);
    const auto answer = finder_of_(asker).search({.text = question, .limit = titles_named});
    std::string titles;
    for (const auto& hit : answer.hits)
        if (titles.size() + hit.title.size() <= longest_titles) titles += (titles.empty() ? "" : "; ") + hit.title;
    const auto day = day_text(options_.today);
    draft.reason = text(titles.empty() ? Message{"suggestion_nothing_found", {day}} : Message{"suggestion_found_other", {day, titles}}, language);
    redact(draft, options_.today);
    return draft;
}

std::vector<Feedback> Inbox::Impl::list(const Asker& asker, const FeedbackFilter& filter) const {
    std::vector<Feedback> out;
    finder_of_(asker);  // knows his groups
    const auto database = read();
    if (!database) return out;
    const auto is_among = [](const auto& wanted, auto value) { return wanted.empty() || std::ranges::find(wanted, value) != wanted.end(); };
    for (Statement row{*database, (std::string(columns) + "ORDER BY number").c_str()}; row.step();) {
        if (!record::sees_as_much(asker, row.text(3))) continue;
        auto one = feedback_of(row, options_.today);
        const bool wanted = is_among(filter.kinds, one.told.kind) && is_among(filter.states, one.state) && (filter.to.empty() || filter.to == one.to) &&
                            (!filter.overdue || one.overdue);
        if (wanted) out.push_back(std::move(one));
    }
    return out;
}

std::optional<Feedback> Inbox::Impl::find_in(const Database& database, const Asker& asker, std::uint64_t number) const {
    Statement row{database, (std::string(columns) + "WHERE number = ?").c_str()};
    if (!row.bind(1, number).step() || !record::sees_as_much(asker, row.text(3))) return std::nullopt;
    return feedback_of(row, options_.today);
}

std::optional<Feedback> Inbox::Impl::find(const Asker& asker, std::uint64_t number) const {
    finder_of_(asker);
    const auto database = read();
    return database ? find_in(*database, asker, number) : std::nullopt;
}

Feedback Inbox::Impl::open_one(const Database& database, const Asker& asker, std::uint64_t number) const {
    auto found = find_in(database, asker, number);
    if (!found) throw Error(ErrorKind::refused, {"feedback_unknown", {std::to_string(number)}});
    if (found->state == FeedbackState::done || found->state == FeedbackState::rejected)
        throw Error(ErrorKind::refused, {"feedback_closed", {std::to_string(number)}});
    return std::move(*found);
}

// What is wrong is told before a database is made.
Feedback Inbox::Impl::change(const Asker& asker, std::uint64_t number, const std::function<void(const Database&)>& how) const {
    finder_of_(asker);  // knows his groups
    if (!read()) throw Error(ErrorKind::refused, {"feedback_unknown", {std::to_string(number)}});
    const auto database = write();
    Transaction all{database};
    open_one(database, asker, number);
    how(database);
    Statement{database, "UPDATE feedback SET changed = ?2 WHERE number = ?1"}.bind(1, number).bind(2, to_string(options_.today)).run();
    auto out = *find_in(database, asker, number);
    all.commit();
    return out;
}

Feedback Inbox::Impl::close(const Asker& asker, std::uint64_t number, FeedbackState state, const std::string& answer) const {
    const auto text = redacted_answer(answer, options_.today);
    return change(asker, number, [&](const Database& database) {
        expire(database);
        Statement{database, "UPDATE feedback SET state = ?2, answer = ?3 WHERE number = ?1"}
            .bind(1, number)
            .bind(2, states[static_cast<std::size_t>(state)])
            .bind(3, text)
            .run();
    });
}

Feedback Inbox::Impl::take(const Asker& asker, std::uint64_t number) const {
    return change(asker, number, [&](const Database& database) {
        Statement{database, "UPDATE feedback SET state = 'taken' WHERE number = ?"}.bind(1, number).run();
    });
}

Feedback Inbox::Impl::assign(const Asker& asker, std::uint64_t number, const std::string& to) const {
    const auto name = std::string(unicode::trim(to));
    if (name.empty() || name.size() > longest_destination) throw Error(ErrorKind::usage, {"feedback_to_whom", {}}, {{}, 0, "to"});
    return change(asker, number, [&](const Database& database) {
        Statement{database, "UPDATE feedback SET destination = ?2 WHERE number = ?1"}.bind(1, number).bind(2, name).run();
    });
}

bool Inbox::Impl::knows(const Asker& asker, const std::string& to) const {
    const auto name = std::string(unicode::trim(to));
    return unicode::fold(name) == web_editors || finder_of_(asker).is_staff(name);
}

std::optional<Reply> Inbox::Impl::reply(const std::string& token) const {
    const auto database = read();
    if (!database || token.size() != 2 * token_bytes) return std::nullopt;
    Statement row{*database,
                  "SELECT number, state, changed, answer FROM feedback WHERE token = ?1 AND NOT (state IN ('done', 'rejected') AND changed < ?2)"};
    if (!row.bind(1, privacy::sha256_hex(token)).bind(2, day_before(options_.today, answer_kept)).step()) return std::nullopt;
    return Reply{row.number(0), value_of<FeedbackState>(states, row.text(1)), parse_date(row.text(2)).value_or(Date{}), row.text(3)};
}

std::size_t Inbox::Impl::expire(const Database& database) const {
    Statement{database, "UPDATE feedback SET answer = '', token = '' WHERE state IN ('done', 'rejected') AND token != '' AND changed < ?"}
        .bind(1, day_before(options_.today, answer_kept))
        .run();
    auto count = static_cast<std::size_t>(database.changes());
    const auto old = std::chrono::days{31 * static_cast<int>(settings_->feedback_months)};
    Statement{database, "DELETE FROM feedback WHERE state IN ('done', 'rejected') AND changed < ?"}.bind(1, day_before(options_.today, old)).run();
    return count + static_cast<std::size_t>(database.changes());
}

std::size_t Inbox::Impl::expire() const {
    if (!read()) return 0;
    const auto database = write();
    std::size_t count = 0;
    {
        Transaction all{database};
        count = expire(database);
        all.commit();
    }
    if (count > 0) {
        database.execute("VACUUM");
        database.truncate_wal();
    }
    return count;
}

Inbox::Inbox(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Receipt Inbox::add(const Asker& asker, const FeedbackDraft& draft) const { return impl_->add(asker, draft); }
FeedbackDraft Inbox::suggestion(const Asker& asker, const std::string& question, std::string_view language) const {
    return impl_->suggestion(asker, question, language);
}
std::vector<Feedback> Inbox::list(const Asker& asker, const FeedbackFilter& filter) const { return impl_->list(asker, filter); }
std::optional<Feedback> Inbox::find(const Asker& asker, std::uint64_t number) const { return impl_->find(asker, number); }
Feedback Inbox::take(const Asker& asker, std::uint64_t number) const { return impl_->take(asker, number); }
Feedback Inbox::finish(const Asker& asker, std::uint64_t number, const std::string& answer) const {
    return impl_->close(asker, number, FeedbackState::done, answer);
}
Feedback Inbox::reject(const Asker& asker, std::uint64_t number, const std::string& answer) const {
    return impl_->close(asker, number, FeedbackState::rejected, answer);
}
Feedback Inbox::assign(const Asker& asker, std::uint64_t number, const std::string& to) const { return impl_->assign(asker, number, to); }
bool Inbox::knows(const Asker& asker, const std::string& to) const { return impl_->knows(asker, to); }
std::optional<Reply> Inbox::reply(const std::string& token) const { return impl_->reply(token); }
std::size_t Inbox::expire() const { return impl_->expire(); }

}  // namespace vraagbaak

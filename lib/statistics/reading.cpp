// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/reading.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "record/audience_label.hpp"
#include "statistics/spool.hpp"
#include "statistics/store.hpp"

namespace vraagbaak {

using namespace statistics;

namespace {

constexpr int wait_ms = 2000;
constexpr std::size_t questions_of_a_record = 5;

// Of every table the rows that this asker may know of, in the period: ?1 audiences as JSON, ?2 from, ?3 until, ?4 channel.
constexpr auto seen_rows = " audience IN (SELECT value FROM json_each(?1)) AND day >= ?2 AND day <= ?3 AND (?4 = '' OR channel = ?4) ";

std::string with_rows(std::string sql) {
    for (auto at = sql.find("@rows"); at != sql.npos; at = sql.find("@rows")) sql.replace(at, 5, seen_rows);
    return sql;
}

Statement& bind_period(Statement& statement, const std::string& audiences, const Period& period) {
    return statement.bind(1, audiences)
        .bind(2, period.from ? to_string(*period.from) : "0000")
        .bind(3, period.until ? to_string(*period.until) : "9999")
        .bind(4, period.channel);
}

// Words that have letters by now get them.
class Texts {
public:
    explicit Texts(const Database& database) {
        for (Statement known{database, "SELECT hash, letters FROM word WHERE letters IS NOT NULL"}; known.step();)
            letters_.emplace(known.text(0), known.text(1));
    }

    std::string shown(const std::string& question) const {
        std::string out;
        for (std::size_t i = 0; i < question.size();) {
            const auto end = question[i] == '{' ? question.find('}', i) : std::string::npos;
            if (end == std::string::npos) {
                out += question[i++];
                continue;
            }
            const auto known = letters_.find(question.substr(i + 1, end - i - 1));
            out += known == letters_.end() ? unknown_word : known->second;
            i = end + 1;
        }
        return out;
    }

private:
    std::map<std::string, std::string> letters_;
};

Date date_of(const std::string& text) { return parse_date(text).value_or(Date{}); }

const char* having(Selection selection) {
    switch (selection) {
        case Selection::without_hits: return "AND sum(without_hits) > 0 ORDER BY sum(without_hits) DESC, ";
        case Selection::not_opened: return "AND sum(opened) = 0 AND sum(without_hits) < sum(asked) ORDER BY ";
        case Selection::not_answered: return "AND sum(partly) + sum(no) > 0 ORDER BY sum(no) DESC, sum(partly) DESC, ";
        case Selection::all: break;
    }
    return "ORDER BY ";
}

}  // namespace

Statistics::Impl::Impl(std::filesystem::path folder, std::shared_ptr<const DeskSettings> settings, Asker asker, TitleOf title_of)
    : folder_(std::move(folder)), settings_(std::move(settings)), asker_(std::move(asker)), title_of_(std::move(title_of)) {}

std::optional<Database> Statistics::Impl::open() const {
    std::error_code problem;
    if (!std::filesystem::exists(folder_ / database_name, problem)) return std::nullopt;
    auto database = Database::reading(folder_ / database_name, sentences, wait_ms);
    if (database.check_version(1) == 0) return std::nullopt;
    return database;
}

// Those of whom each group is one of his.
std::string Statistics::Impl::audiences(const Database& database) const {
    auto list = nlohmann::json::array();
    for (Statement known{database, "SELECT DISTINCT audience FROM asked UNION SELECT audience FROM opened UNION SELECT audience FROM rephrased"}; known.step();) {
        if (const auto audience = known.text(0); record::sees_as_much(asker_, audience)) list.push_back(audience);
    }
    return list.dump();
}

std::vector<QuestionUse> Statistics::Impl::questions(Selection selection, const Period& period, std::size_t limit) const {
    std::vector<QuestionUse> out;
    const auto database = open();
    if (!database) return out;
    const Texts texts{*database};
    const auto sql = with_rows(
        "SELECT q.text, sum(asked), count(DISTINCT CASE WHEN asked > 0 THEN day END), sum(without_hits), sum(filtered), "
        "(SELECT hits FROM asked l WHERE l.question = a.question AND asked > 0 AND @rows ORDER BY day DESC LIMIT 1), "
        "sum(opened), sum(yes), sum(partly), sum(no), max(day) "
        "FROM asked a JOIN question q ON q.number = a.question WHERE @rows GROUP BY a.question HAVING sum(asked) >= ?5 " +
        std::string(having(selection)) + "sum(asked) DESC, q.text LIMIT ?6");
    Statement rows{*database, sql.c_str()};
    bind_period(rows, audiences(*database), period).bind(5, std::uint64_t{settings_->statistics_minimum}).bind(6, std::uint64_t{std::min<std::size_t>(limit, 1 << 30)});
    const auto number = [&](int column) { return static_cast<std::size_t>(rows.number(column)); };
    while (rows.step())
        out.push_back({texts.shown(rows.text(0)), number(1), number(2), number(3), number(4), number(5), number(6), number(7), number(8), number(9), date_of(rows.text(10))});
    return out;
}

std::vector<Rephrasing> Statistics::Impl::rephrasings(const Period& period, std::size_t limit) const {
    std::vector<Rephrasing> out;
    const auto database = open();
    if (!database) return out;
    const Texts texts{*database};
    const auto sql = with_rows(
        "SELECT b.text, a.text, sum(pairs) FROM rephrased r JOIN question b ON b.number = r.before JOIN question a ON a.number = r.after "
        "WHERE @rows GROUP BY r.before, r.after HAVING sum(pairs) >= ?5 ORDER BY sum(pairs) DESC, b.text, a.text LIMIT ?6");
    Statement rows{*database, sql.c_str()};
    bind_period(rows, audiences(*database), period).bind(5, std::uint64_t{settings_->statistics_minimum}).bind(6, std::uint64_t{std::min<std::size_t>(limit, 1 << 30)});
    while (rows.step()) out.push_back({texts.shown(rows.text(0)), texts.shown(rows.text(1)), static_cast<std::size_t>(rows.number(2))});
    return out;
}

void Statistics::Impl::fill(RecordUse& use, const Database& database, const Period& period) const {
    const auto who = audiences(database);
    const auto sum_sql = with_rows("SELECT coalesce(sum(opened), 0), max(day) FROM opened WHERE record = ?5 AND @rows");
    Statement sum{database, sum_sql.c_str()};
    if (bind_period(sum, who, period).bind(5, use.id).step()) {
        use.opened = static_cast<std::size_t>(sum.number(0));
        use.last = date_of(sum.text(1));
    }
    const Texts texts{database};
    const auto sql = with_rows(
        "SELECT q.text FROM opened o JOIN question q ON q.number = o.question WHERE record = ?5 AND @rows "
        "AND (SELECT coalesce(sum(asked), 0) FROM asked a WHERE a.question = o.question AND @rows) >= ?6 "
        "GROUP BY o.question ORDER BY sum(o.opened) DESC, q.text LIMIT ?7");
    Statement rows{database, sql.c_str()};
    bind_period(rows, who, period).bind(5, use.id).bind(6, std::uint64_t{settings_->statistics_minimum}).bind(7, std::uint64_t{questions_of_a_record});
    while (rows.step()) use.questions.push_back(texts.shown(rows.text(0)));
}

std::vector<RecordUse> Statistics::Impl::records(const Period& period, std::size_t limit) const {
    std::vector<RecordUse> out;
    const auto database = open();
    if (!database) return out;
    const auto sql = with_rows("SELECT record FROM opened WHERE @rows GROUP BY record ORDER BY sum(opened) DESC, record");
    Statement rows{*database, sql.c_str()};
    bind_period(rows, audiences(*database), period);
    while (out.size() < limit && rows.step()) {
        auto id = rows.text(0);
        auto title = title_of_(id);
        if (!title) continue;
        out.push_back({std::move(id), std::move(*title), 0, {}, {}});
        fill(out.back(), *database, period);
    }
    return out;
}

std::optional<RecordUse> Statistics::Impl::record(const std::string& id, const Period& period) const {
    auto title = title_of_(id);
    if (!title) return std::nullopt;
    RecordUse use{id, std::move(*title), 0, {}, {}};
    if (const auto database = open()) fill(use, *database, period);
    return use;
}

Totals Statistics::Impl::totals(const Period& period) const {
    Totals totals;
    for (const auto& name : waiting_files(folder_)) {
        const auto bytes = read_file_if_there(spool_folder(folder_) / name, std::uint64_t{1} << 30, Links::refuse);
        if (bytes) totals.waiting += static_cast<std::size_t>(std::ranges::count(*bytes, '\n'));
    }
    const auto database = open();
    if (!database) return totals;
    const auto who = audiences(*database);
    std::map<std::string, DayUse> days;
    const auto sql = with_rows("SELECT day, sum(asked), sum(without_hits), sum(opened), sum(yes), sum(partly), sum(no) FROM asked WHERE @rows GROUP BY day");
    Statement rows{*database, sql.c_str()};
    for (bind_period(rows, who, period); rows.step();) {
        const auto number = [&](int column) { return static_cast<std::size_t>(rows.number(column)); };
        days[rows.text(0)] = {date_of(rows.text(0)), number(1), number(2), 0};
        totals.asked += number(1), totals.without_hits += number(2), totals.opened += number(3);
        totals.yes += number(4), totals.partly += number(5), totals.no += number(6);
    }
    // How many were withheld tells nothing of anybody, so nobody is asked what he sees.
    Statement withheld{*database, "SELECT day, sum(asked) FROM withheld WHERE day >= ?2 AND day <= ?3 AND (?4 = '' OR channel = ?4) AND ?1 != '' GROUP BY day"};
    for (bind_period(withheld, who, period); withheld.step();) {
        auto& day = days[withheld.text(0)];
        day.day = date_of(withheld.text(0));
        day.withheld = static_cast<std::size_t>(withheld.number(1));
        totals.withheld += day.withheld;
    }
    for (auto& [day, use] : days) totals.days.push_back(use);
    const auto counted_sql = with_rows(
        "SELECT count(*), coalesce(sum(n >= ?5), 0) FROM (SELECT sum(asked) n FROM asked WHERE @rows GROUP BY question HAVING n > 0)");
    Statement counted{*database, counted_sql.c_str()};
    if (bind_period(counted, who, period).bind(5, std::uint64_t{settings_->statistics_minimum}).step()) {
        totals.questions = static_cast<std::size_t>(counted.number(0));
        totals.shown = static_cast<std::size_t>(counted.number(1));
    }
    return totals;
}

Statistics::Statistics(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

std::vector<QuestionUse> Statistics::questions(Selection selection, const Period& period, std::size_t limit) const {
    return impl_->questions(selection, period, limit);
}
std::vector<Rephrasing> Statistics::rephrasings(const Period& period, std::size_t limit) const { return impl_->rephrasings(period, limit); }
std::vector<RecordUse> Statistics::records(const Period& period, std::size_t limit) const { return impl_->records(period, limit); }
std::optional<RecordUse> Statistics::record(const std::string& id, const Period& period) const { return impl_->record(id, period); }
Totals Statistics::totals(const Period& period) const { return impl_->totals(period); }

}  // namespace vraagbaak

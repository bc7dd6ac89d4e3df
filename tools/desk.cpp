// SPDX-License-Identifier: GPL-2.0-or-later
#include "desk.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "json.hpp"
#include "moment.hpp"
#include "options.hpp"
#include "vraagbaak/system_reason.hpp"

namespace vraagbaak::tool {

namespace {

constexpr std::size_t most_import_bytes = 32 << 20;
constexpr std::size_t most_shown = 20;  // of changed questions, of remarks and of the changes of a list; --json has all

constexpr std::array acts{
    std::pair<std::string_view, Act>{"add", Act::add},          std::pair<std::string_view, Act>{"erbij", Act::add},
    std::pair<std::string_view, Act>{"toevoegen", Act::add},    std::pair<std::string_view, Act>{"remove", Act::remove},
    std::pair<std::string_view, Act>{"weg", Act::remove},       std::pair<std::string_view, Act>{"verwijderen", Act::remove},
    std::pair<std::string_view, Act>{"list", Act::list},        std::pair<std::string_view, Act>{"lijst", Act::list},
    std::pair<std::string_view, Act>{"block", Act::block},      std::pair<std::string_view, Act>{"blokkeren", Act::block},
    std::pair<std::string_view, Act>{"unblock", Act::unblock},  std::pair<std::string_view, Act>{"deblokkeren", Act::unblock},
    std::pair<std::string_view, Act>{"lint", Act::lint},        std::pair<std::string_view, Act>{"nakijken", Act::lint},
    std::pair<std::string_view, Act>{"preview", Act::preview},  std::pair<std::string_view, Act>{"effect", Act::preview},
    std::pair<std::string_view, Act>{"publish", Act::publish},  std::pair<std::string_view, Act>{"publiceren", Act::publish},
    std::pair<std::string_view, Act>{"history", Act::history},  std::pair<std::string_view, Act>{"geschiedenis", Act::history},
    std::pair<std::string_view, Act>{"rollback", Act::rollback}, std::pair<std::string_view, Act>{"terugdraaien", Act::rollback},
    std::pair<std::string_view, Act>{"import", Act::import},    std::pair<std::string_view, Act>{"inlezen", Act::import},
    std::pair<std::string_view, Act>{"export", Act::write_out}, std::pair<std::string_view, Act>{"uitvoeren", Act::write_out},
};

std::string number(std::uint64_t value) { return std::to_string(value); }

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : ", ") + flat(part);
    return out.empty() ? "-" : out;
}

std::string place_of(const Place& place) { return place.file + (place.line > 0 ? ":" + number(place.line) : ""); }

void write_line(Session& session, Page& page, const ListLine& line) {
    page.line(flat(line.text));
    page.fact(session.sentence("label_place"), place_of(line.place), 4);
    page.fact(session.sentence("label_role"), flat(line.role), 4);
    page.fact(session.sentence("label_date"), flat(line.date), 4);
    page.fact(session.sentence("label_why_written"), flat(line.why), 4);
}

void write_change(Session& session, Page& page, const PendingChange& change, bool with_role) {
    const auto role = with_role && !change.line.role.empty() ? " (" + flat(change.line.role) + ")" : std::string{};
    page.fact(session.sentence(change.added ? "desk_added" : "desk_removed"), flat(change.line.text) + role);
}

// The first of each list, come and gone. Golden questions come by the thousand, and then nobody reads one of them.
void write_changes(Session& session, Page& page, const std::vector<PendingChange>& changes, bool with_roles) {
    std::map<std::pair<bool, ListKind>, std::vector<const PendingChange*>> by_list;
    for (const auto& change : changes) by_list[{!change.added, change.line.list}].push_back(&change);
    for (const auto& [which, of_list] : by_list) {
        const bool many = of_list.size() > most_shown;
        if (many && which.second == ListKind::golden) {
            page.fact(session.sentence(which.first ? "desk_removed" : "desk_added"), session.sentence("changes_golden", {number(of_list.size())}));
            continue;
        }
        for (std::size_t i = 0; i < std::min(of_list.size(), most_shown); ++i) write_change(session, page, *of_list[i], with_roles);
        if (many) page.line(session.sentence("report_more", {number(of_list.size() - most_shown)}));
    }
}

void write_undo(Session& session, Page& page, std::uint64_t previous) {
    page.command(session.sentence("publish_undo"), session.command("lists_do_rollback", {number(previous)}));
}

std::string percentage(const Session& session, double share) {
    const auto tenths = static_cast<long>(std::lround(share * 1000));
    auto out = number(static_cast<std::uint64_t>(tenths / 10));
    if (tenths % 10 != 0) out += (session.dutch() ? "," : ".") + number(static_cast<std::uint64_t>(tenths % 10));
    return out + " %";
}

std::vector<PendingChange> changes_of(const Edit& edit) {
    std::vector<PendingChange> changes;
    for (const auto& line : edit.added) changes.push_back({true, line});
    for (const auto& line : edit.removed) changes.push_back({false, line});
    return changes;
}

// A line is published by the role that wrote it, also when another takes it out.
void write_not_yet(Session& session, Page& page, const Edit& edit) {
    std::set<std::string> roles;
    for (const auto* lines : {&edit.added, &edit.removed})
        for (const auto& line : *lines)
            if (!line.role.empty()) roles.insert(line.role);
    if (roles.empty()) roles.insert(session.given().text("role").value_or(DeskOptions{}.role));
    for (const auto& role : roles)
        page.command(session.sentence("desk_not_yet"), role == DeskOptions{}.role ? session.command("desk_do_publish") : session.command("desk_do_publish_role", {role}));
}

PublishOptions publish_options(const Session& session) {
    PublishOptions options;
    options.all = session.given().has("all");
    options.personal = session.given().has("with-personal-data");
    options.why = reason_of(session);
    options.min_success3 = least_success(session);
    return options;
}

int publish(Session& session, bool trial) {
    auto desk = desk_of(session);
    const auto options = publish_options(session);
    const auto report = trial ? desk.preview(options) : desk.publish(options);
    if (session.json()) {
        session.out().line(to_json(report, session.language()));
    } else {
        auto page = session.page();
        if (trial && !session.quiet()) page.line(session.sentence("desk_sees_all"));
        if (report.changes.empty() && !report.refused) page.line(session.sentence("publish_nothing"));
        write_changes(session, page, report.changes, true);
        write_remarks(session, page, report.remarks);
        write_effect(session, page, report.effect);
        write_published(session, page, report);
        if (report.refused && !trial) page.line(session.sentence("publish_not_done"));
        session.out().write(page.text());
    }
    return status_of(report);
}

int lint(Session& session) {
    const auto remarks = desk_of(session).lint();
    if (session.json()) {
        session.out().line(to_json(remarks, session.language()));
    } else {
        auto page = session.page();
        write_remarks(session, page, remarks);
        if (remarks.empty()) page.line(session.sentence("lint_good"));
        session.out().write(page.text());
    }
    return std::ranges::any_of(remarks, &ListRemark::refuses) ? refused : done;
}

// The first of what a version brought and took, so that one can be chosen; by its number all of it.
void write_lines(Session& session, Page& page, const std::vector<PendingChange>& changes, std::size_t most) {
    std::size_t golden = 0, shown = 0, left = 0;
    for (const auto& change : changes) {
        if (change.line.list == ListKind::golden) ++golden;
        else if (shown == most) ++left;
        else page.fact(session.sentence(change.added ? "desk_added" : "desk_removed"), flat(change.line.text), (++shown, 4));
    }
    if (left > 0) page.line(session.sentence("history_more", {number(left)}), 4);
    if (golden > 0) page.line(session.sentence("changes_golden", {number(golden)}), 4);
}

void write_version(Session& session, Page& page, const ListsVersion& version, std::size_t most_lines) {
    const auto say = [&](const char* code) { return session.sentence(code); };
    page.fact(say("label_generation"), number(version.number));
    page.fact(say("label_made_on"), local_moment(version.created), 4);
    page.fact(say("label_role"), flat(version.role), 4);
    page.fact(say("label_made_by"), version.reason == "rollback" ? session.sentence("history_rollback", {number(version.from)}) : say(version.reason == "purge" ? "history_purge" : "history_publish"), 4);
    page.fact(say("label_why_written"), flat(version.why), 4);
    page.fact(say("label_change_summary"), session.sentence("history_lines", {number(version.added), number(version.removed)}), 4);
    write_lines(session, page, version.changes, most_lines);
    std::string state;
    if (version.current) state = say("generation_current");
    if (!version.sound) state += (state.empty() ? "" : ", ") + say("generation_damaged");
    page.fact(say("label_state"), state, 4);
}

std::uint64_t version_named(const std::string& word) {
    if (const auto number = parse_number(word)) return *number;
    throw Error(ErrorKind::usage, {"lists_not_a_version", {word}});
}

// Of one version when it is named.
int history(Session& session, const std::vector<std::string>& words) {
    need_words(session, words, 0, 1);
    auto versions = desk_of(session).history();
    if (!words.empty()) {
        const auto wanted = version_named(words.front());
        std::erase_if(versions, [&](const ListsVersion& one) { return one.number != wanted; });
        if (versions.empty()) throw Error(ErrorKind::refused, {"lists_no_such_version", {words.front()}});
    }
    constexpr std::size_t few = 3;
    if (session.json()) {
        session.out().line(to_json(versions));
    } else {
        auto page = session.page();
        for (const auto& version : versions) write_version(session, page, version, words.empty() ? few : version.changes.size());
        if (versions.empty()) page.line(session.sentence("lists_none"));
        session.out().write(page.text());
    }
    return versions.empty() ? nothing_found : done;
}

int rollback(Session& session, const std::vector<std::string>& words) {
    need_words(session, words, 0, 1);
    std::optional<std::uint64_t> wanted;
    if (!words.empty()) wanted = version_named(words.front());
    auto desk = desk_of(session);
    const auto report = desk.rollback(wanted);
    if (session.json()) {
        session.out().line(to_json(report, session.language()));
    } else if (!session.quiet()) {
        auto page = session.page();
        write_changes(session, page, report.changes, true);
        page.line(session.sentence(report.from == 0 ? "lists_rolled_back_to_none" : "lists_rolled_back", {number(report.version), number(report.from)}));
        for (const auto& note : report.notes) page.line(flat(text(note, session.language())));
        write_undo(session, page, report.previous);
        session.out().write(page.text());
    }
    return done;
}

int list_lines(Session& session, ListKind list) {
    const auto lines = desk_of(session).lines(list);
    if (session.json()) {
        session.out().line(to_json(lines));
    } else {
        auto page = session.page();
        for (const auto& line : lines) write_line(session, page, line);
        if (lines.empty()) page.line(session.sentence("list_empty"));
        session.out().write(page.text());
    }
    return lines.empty() ? nothing_found : done;
}

std::string bytes_of(const std::string& path) {
    if (path == "-") return read_standard_input(most_import_bytes);
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem)) throw Error(ErrorKind::io, {"not_a_regular_file", {path}}, {path, 0, {}});
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error(ErrorKind::io, {"cannot_read", {path, system_reason(errno)}}, {path, 0, {}});
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (text.size() > most_import_bytes) throw Error(ErrorKind::usage, {"input_too_long", {number(most_import_bytes)}});
    return text;
}

int write_out(Session& session, ListKind list, const std::vector<std::string>& words) {
    need_words(session, words, 0, 0);
    const auto text = desk_of(session).export_list(list);
    if (session.json()) session.out().line(json_line({{"text", text}}));
    else session.out().write(text);
    return text.empty() ? nothing_found : done;
}

}  // namespace

std::optional<Act> act_named(std::string_view word) {
    const auto found = std::ranges::find(acts, word, &std::pair<std::string_view, Act>::first);
    return found == acts.end() ? std::nullopt : std::optional{found->second};
}

// A day that is given is the day on which everything is done, at the time it is now in Amsterdam unless that is given too.
Editorial desk_of(Session& session) {
    DeskOptions options;
    options.moment = now();
    if (session.given().has("date")) {
        const auto asker = session.asker();
        options.moment = utc_moment(asker.date, asker.time.value_or(time_of_day()));
    }
    if (const auto role = session.given().text("role")) options.role = *role;
    return session.base().editorial(options);
}

void note_far_end(Session& session, const std::string& until, Edit& edit) {
    constexpr std::chrono::days half_a_year{183};
    const auto end = parse_minute(until, true), today = parse_minute(to_string(session.asker().date));
    if (!end || !today || *end - *today <= half_a_year || edit.added.empty()) return;
    const auto said = session.given().text("until").value_or("");
    if (said.find(until.substr(0, 4)) == said.npos) edit.notes.push_back({"desk_far_end", {minute_text(*end, true)}});
}

int edit_and_report(Session& session, const std::function<Edit(Editorial&)>& edit) {
    auto desk = desk_of(session);
    Edit done_edit;
    std::optional<PublishReport> report;
    if (session.given().has("publish")) {
        auto both = desk.publish_edit(edit, publish_options(session));
        done_edit = std::move(both.edit);
        report = std::move(both.report);
    } else {
        done_edit = edit(desk);
    }
    if (session.json()) {
        session.out().line(to_json(done_edit, report, session.language()));
    } else {
        auto page = session.page();
        write_changes(session, page, report && !report->changes.empty() ? report->changes : changes_of(done_edit), session.given().has("all"));
        for (const auto& note : done_edit.notes) page.line(flat(text(note, session.language())));
        if (!report) write_remarks(session, page, done_edit.remarks);
        if (report) {
            write_remarks(session, page, report->remarks);
            write_effect(session, page, report->effect);
            if (report->changes.empty() && !report->refused) page.line(session.sentence("publish_nothing"));
            write_published(session, page, *report, true);
        } else if (!session.quiet() && (!done_edit.added.empty() || !done_edit.removed.empty())) {
            write_not_yet(session, page, done_edit);
        }
        session.out().write(page.text());
    }
    return report ? status_of(*report) : done;
}

int run_common_act(Session& session, ListKind list, Act act, const std::vector<std::string>& words) {
    switch (act) {
        case Act::list: need_words(session, words, 0, 0); return list_lines(session, list);
        case Act::lint: need_words(session, words, 0, 0); return lint(session);
        case Act::preview: need_words(session, words, 0, 0); return publish(session, true);
        case Act::publish: need_words(session, words, 0, 0); return publish(session, false);
        case Act::history: return history(session, words);
        case Act::rollback: return rollback(session, words);
        case Act::import: {
            need_words(session, words, 1, 1);
            const auto text = bytes_of(words.front());  // before the lock of the lists is taken: a pipe may be slow
            return edit_and_report(session, [&](Editorial& desk) { return desk.import(list, text, words.front(), reason_of(session)); });
        }
        case Act::write_out: return write_out(session, list, words);
        case Act::remove:
            need_words(session, words, 1, 3);
            return edit_and_report(session, [&](Editorial& desk) { return desk.remove(list, words); });
        default: throw_no_such_act(session, session.words().front());
    }
}

void throw_no_such_act(const Session& session, const std::string& word) {
    throw Error(ErrorKind::usage, {"desk_no_such_act", {word, std::string(session.dutch() ? session.verb().dutch : session.verb().name)}});
}

namespace {

void need_options(const Session& session, const std::function<bool(std::string_view)>& fits) {
    const auto called = [&](const auto& one) { return std::string{session.dutch() ? one.dutch : one.name}; };
    for (const auto name : session.verb().options)
        if (session.given().has(name) && !fits(name))
            throw Error(ErrorKind::usage, {"option_not_here", {"--" + called(*find_option(name)), called(session.verb()) + (session.words().empty() ? std::string{} : ' ' + flat(session.words().front()))}}, {{}, 0, std::string{name}});
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) { return std::ranges::find(names, name) != names.end(); }

bool fits_act(std::string_view option, Act act) {
    switch (act) {
        case Act::add:
        case Act::remove:
        case Act::block:
        case Act::unblock:
        case Act::import: return is_one_of(option, {"publish", "why", "role", "all", "min-success3"});
        case Act::preview: return is_one_of(option, {"role", "all", "min-success3", "with-personal-data"});
        case Act::publish: return is_one_of(option, {"why", "role", "all", "min-success3", "with-personal-data"});
        default: return option == "role";
    }
}

}  // namespace

void need_options(const Session& session, std::initializer_list<std::string_view> fitting) {
    need_options(session, [&](std::string_view name) { return is_one_of(name, fitting); });
}

void need_options(const Session& session, Act act, std::initializer_list<std::string_view> own) {
    need_options(session, [&](std::string_view name) { return fits_act(name, act) || is_one_of(name, own); });
}

void need_words(const Session& session, const std::vector<std::string>& words, std::size_t least, std::size_t most) {
    const auto name = std::string(session.dutch() ? session.verb().dutch : session.verb().name);
    if (words.size() < least) throw Error(ErrorKind::usage, {"too_few_words", {name}});
    if (words.size() > most) throw Error(ErrorKind::usage, {"too_many_words", {name}});
}

void write_remarks(Session& session, Page& page, const std::vector<ListRemark>& remarks) {
    std::size_t shown = 0;
    for (const auto& remark : remarks) {
        if (++shown > most_shown) break;
        page.fact(session.sentence(remark.refuses ? "desk_fault" : "desk_remark"),
                  place_of(remark.finding.place) + ": " + flat(text(remark.finding.message, session.language())));
        if (!remark.advice.code.empty()) page.fact(session.sentence("label_advice"), flat(text(remark.advice, session.language())), 4);
    }
    if (remarks.size() > most_shown) page.line(session.sentence("report_more", {number(remarks.size() - most_shown)}));
}

namespace {

// How many of the first records are the same before and after.
std::size_t first_difference(const QuestionEffect& one) {
    return static_cast<std::size_t>(std::ranges::mismatch(one.before, one.after).in1 - one.before.begin());
}

}  // namespace

std::string reason_of(const Session& session) { return session.given().text("why").value_or(""); }

void write_effect(Session& session, Page& page, const Effect& effect) {
    if (effect.questions == 0) return;
    page.line(session.sentence(effect.questions == 1 ? "effect_questions_one" : "effect_questions", {number(effect.questions), number(effect.changed.size())}));
    if (effect.counted > 0) page.line(session.sentence(effect.counted == 1 ? "effect_counted_one" : "effect_counted", {number(effect.counted)}));
    std::size_t shown = 0;
    for (const auto& one : effect.changed) {
        if (++shown > most_shown) break;
        const auto* code = one.lost ? "effect_lost" : one.verdict > 0 ? "effect_better" : one.verdict < 0 ? "effect_worse" : "effect_other";
        const auto times = one.asked == 0 ? std::string{} : " (" + session.sentence("effect_asked", {number(one.asked)}) + ")";
        page.fact(session.sentence(code), flat(one.question) + times);
        page.fact(session.sentence("effect_before"), joined(one.before), 4);
        page.fact(session.sentence("effect_after"), joined(one.after), 4);
        if (const auto place = first_difference(one); one.verdict != 0 && place > 0) page.line(session.sentence("effect_same_until", {number(place), number(place + 1)}), 4);
    }
    if (effect.changed.size() > most_shown) page.line(session.sentence("report_more", {number(effect.changed.size() - most_shown)}));
    if (effect.after.topics > 0)
        page.line(session.sentence("effect_success", {percentage(session, effect.before.success_at_3), percentage(session, effect.after.success_at_3)}));
    for (const auto& one : effect.tags)
        page.line(session.sentence("effect_success_tag", {flat(one.tag), percentage(session, one.success3_before), percentage(session, one.success3_after)}), 2);
}

void write_published(Session& session, Page& page, const PublishReport& report, bool of_edit) {
    // Golden questions count as they are written, live or not: nobody waits for them.
    const auto left = static_cast<std::size_t>(std::ranges::count_if(report.left, [](const PendingChange& one) { return one.line.list != ListKind::golden; }));
    const auto in_words = [&](const char* one, const char* more) { page.line(session.sentence(left == 1 ? one : more, {number(left)})); };
    if (left > 0 && of_edit) in_words("publish_beside_one", "publish_beside");
    if (left > 0 && !of_edit) in_words("publish_left_one", "publish_left");
    if (report.refused) page.line(flat(text(report.refused->message, session.language())));
    if (report.refused && of_edit) page.line(session.sentence("publish_undone"));
    if (!report.refused)
        for (const auto& note : report.notes) page.line(flat(text(note, session.language())));
    if (report.version == 0) return;
    page.line(session.sentence("publish_done", {number(report.version)}));
    write_undo(session, page, report.previous);
}

int status_of(const PublishReport& report) { return report.refused ? refused : done; }

}  // namespace vraagbaak::tool

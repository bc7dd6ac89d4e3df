// SPDX-License-Identifier: GPL-2.0-or-later
// What became of a question: which record was opened, whether it was the answer; and taking out what was counted.
#include <iostream>

#include <unistd.h>

#include "counting.hpp"
#include "desk.hpp"

namespace vraagbaak::tool {

namespace {

int tell(Session& session, QuestionLog& log) {
    const auto state = log.flush();
    if (state.lost > 0 && state.problem) throw Error(ErrorKind::io, *state.problem);
    if (session.json()) session.out().line(to_json(state, session.language()));
    else if (!session.quiet()) session.out().line(session.sentence("log_counted"));
    return done;
}

int opened(Session& session, std::vector<std::string> words) {
    need_options(session, {"channel"});
    need_words(session, words, 2, 10'000);
    const auto id = words.back();
    words.pop_back();
    auto log = session.base().question_log({.background = false});
    log.opened(session.asker(), session.question(words), id, occasion_of(session));
    return tell(session, log);
}

int outcome(Session& session, std::vector<std::string> words) {
    need_options(session, {"channel"});
    need_words(session, words, 2, 10'000);
    const auto found = found_named(words.back());
    if (!found) throw Error(ErrorKind::usage, {"log_no_such_outcome", {words.back()}});
    words.pop_back();
    auto log = session.base().question_log({.background = false});
    log.outcome(session.asker(), session.question(words), *found, occasion_of(session));
    return tell(session, log);
}

// All that was counted goes for good: on a terminal that is asked, elsewhere it must be said.
void need_yes(Session& session) {
    if (session.given().has("yes")) return;
    std::string answer;
    if (!session.json() && is_terminal(STDIN_FILENO) && is_terminal(STDOUT_FILENO)) {
        session.out().write(session.sentence("log_purge_sure") + " ");
        session.out().flush();
        std::getline(std::cin, answer);
    }
    if (answer != "ja" && answer != "yes") throw Error(ErrorKind::refused, {"log_purge_needs_yes", {}}, {{}, 0, "yes"});
}

int purge(Session& session, const std::vector<std::string>& words) {
    need_options(session, {"until", "all", "yes"});
    PurgeOptions options;
    options.everything = session.given().has("all");
    options.until = said_day_given(session, "until");
    if (!words.empty()) options.words = session.question(words);
    if (!words.empty() && options.words.empty()) throw Error(ErrorKind::usage, {"log_purge_no_words", {}});
    const int ways = (options.everything ? 1 : 0) + (options.until ? 1 : 0) + (options.words.empty() ? 0 : 1);
    if (ways > 1) throw Error(ErrorKind::usage, {"log_purge_one_way", {}});
    if (options.everything) need_yes(session);
    options.today = session.asker().date;
    const auto report = session.base().question_log({.background = false}).purge(options);
    const bool none = report.questions == 0 && report.uses == 0 && report.erased;
    if (session.json()) {
        session.out().line(to_json(report));
    } else {
        if (none) session.out().line(session.sentence(ways == 0 ? "log_purge_none_old" : "log_purge_none"));
        else session.out().line(session.sentence("log_purged", {std::to_string(report.questions), std::to_string(report.uses)}));
        if (!report.erased) session.out().line(session.sentence("log_not_erased"));
    }
    if (none && ways > 0) return nothing_found;  // likely misspelt
    return report.erased ? done : refused;
}

}  // namespace

int run_log(Session& session) {
    auto words = session.words();
    const auto act = words.front();
    words.erase(words.begin());
    if (act == "open" || act == "geopend") return opened(session, std::move(words));
    if (act == "outcome" || act == "uitkomst") return outcome(session, std::move(words));
    if (act == "purge" || act == "wissen") return purge(session, words);
    throw_no_such_act(session, act);
}

}  // namespace vraagbaak::tool

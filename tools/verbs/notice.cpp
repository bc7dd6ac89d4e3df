// SPDX-License-Identifier: GPL-2.0-or-later
#include "desk.hpp"

namespace vraagbaak::tool {

namespace {

// By its text, and with --for or --article that of one question or record.
int remove_notice(Session& session, std::vector<std::string> words) {
    need_options(session, Act::remove, {"for", "article"});
    const auto question = session.given().text("for"), id = session.given().text("article");
    if (question && id) throw Error(ErrorKind::usage, {"draft_no_notice_for", {}});
    if (question || id) {
        need_words(session, words, 1, 1);
        words.push_back(question ? *question : "artikel:" + *id);
    }
    return run_common_act(session, ListKind::notices, Act::remove, words);
}

}  // namespace

// A notice needs no word before it: what is no act is its text.
int run_notice(Session& session) {
    auto words = session.words();
    if (const auto act = act_named(words.front()); act && (*act != Act::add || words.size() > 1)) {
        words.erase(words.begin());
        if (*act == Act::remove) return remove_notice(session, std::move(words));
        if (*act != Act::add) {
            need_options(session, *act);
            return run_common_act(session, ListKind::notices, *act, words);
        }
    }
    NoticeDraft notice;
    notice.text = session.question(words);
    notice.question = session.given().text("for").value_or("");
    notice.id = session.given().text("article").value_or("");
    notice.from = moment_ahead_given(session, "from");
    notice.until = moment_ahead_given(session, "until");
    notice.groups = session.asker().groups;
    return edit_and_report(session, [&](Editorial& desk) {
        auto edit = desk.add_notice(notice, reason_of(session));
        note_far_end(session, notice.until, edit);
        return edit;
    });
}

}  // namespace vraagbaak::tool

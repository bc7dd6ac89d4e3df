// SPDX-License-Identifier: GPL-2.0-or-later
#include "desk.hpp"

namespace vraagbaak::tool {

// A notice needs no word before it: what is no act is its text.
int run_notice(Session& session) {
    auto words = session.words();
    if (const auto act = act_named(words.front()); act && (*act != Act::add || words.size() > 1)) {
        words.erase(words.begin());
        if (*act != Act::add) return run_common_act(session, ListKind::notices, *act, words);
    }
    NoticeDraft notice;
    notice.text = session.question(words);
    notice.question = session.given().text("for").value_or("");
    notice.id = session.given().text("article").value_or("");
    notice.from = session.given().text("from").value_or("");
    notice.until = session.given().text("until").value_or("");
    notice.groups = session.asker().groups;
    return edit_and_report(session, [&](Editorial& desk) { return desk.add_notice(notice, reason_of(session)); });
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
// Questions that an agent wants answered in the kennisbank; and the redactie's queue of them.
#include "desk.hpp"
#include "inbox.hpp"

namespace vraagbaak::tool {

int run_questions(Session& session) {
    auto words = session.words();
    const auto act = inbox_act_named(words.front());
    if (!act || *act == InboxAct::signal) throw_no_such_act(session, words.front());
    words.erase(words.begin());
    if (*act != InboxAct::add) return run_inbox_act(session, *act, words, {FeedbackKind::suggestion});
    need_options(session, {"answer", "cause"});
    need_words(session, words, 1, 10'000);
    auto draft = inbox_of(session).suggestion(session.asker(), text_of(session, words, 0), session.language());
    draft.text = session.given().text("answer").value_or("");
    if (const auto cause = session.given().text("cause")) draft.reason = *cause;
    return add_and_tell(session, draft);
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
// Remarks on articles and pages, and a word on how a call went; and the redactie's queue of them.
#include "counting.hpp"
#include "desk.hpp"
#include "inbox.hpp"

namespace vraagbaak::tool {

namespace {

int add(Session& session, const std::vector<std::string>& words) {
    const auto& given = session.given();
    FeedbackDraft draft;
    draft.url = given.text("url").value_or("");
    const bool on_page = !draft.url.empty();
    need_words(session, words, on_page ? 1 : 2, 10'000);
    // Who names both would find the id back as the first word of the remark. Of more words it is a remark that
    // begins so: "buurtbarbecue staat er verkeerd".
    const bool of_both = on_page && words.size() == 2;
    if (of_both && session.base().searcher(session.asker()).show(words.front())) throw Error(ErrorKind::usage, {"feedback_record_or_url", {words.front()}}, {{}, 0, "url"});
    if (!on_page) draft.id = words.front();
    draft.text = text_of(session, words, on_page ? 0 : 1);
    draft.section = given.text("section").value_or("");
    draft.quote = given.text("quote").value_or("");
    draft.reason = given.text("cause").value_or("");
    return add_and_tell(session, draft);
}

int signal(Session& session, const std::vector<std::string>& words) {
    FeedbackDraft draft;
    draft.kind = FeedbackKind::signal;
    draft.question = words.empty() ? std::string() : text_of(session, words, 0);
    draft.id = session.given().text("article").value_or("");
    if (const auto said = session.given().text("handled")) {
        draft.handled = yes_or_no(*said);
        if (!draft.handled) throw Error(ErrorKind::usage, {"feedback_handled_or_not", {}}, {{}, 0, "handled"});
    }
    return add_and_tell(session, draft);
}

}  // namespace

int run_feedback(Session& session) {
    auto words = session.words();
    const auto act = inbox_act_named(words.front());
    if (!act) throw_no_such_act(session, words.front());
    words.erase(words.begin());
    if (*act == InboxAct::add) {
        need_options(session, {"section", "url", "quote", "cause"});
        return add(session, words);
    }
    if (*act == InboxAct::signal) {
        need_options(session, {"article", "handled"});
        return signal(session, words);
    }
    return run_inbox_act(session, *act, words, {FeedbackKind::remark, FeedbackKind::signal});
}

}  // namespace vraagbaak::tool

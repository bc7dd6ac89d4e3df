// SPDX-License-Identifier: GPL-2.0-or-later
#include "answer_text.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

int run_why_not(Session& session) {
    auto words = session.words();  // the last one is the record; the question needs no quotes
    const auto id = words.back();
    words.pop_back();
    Question question;
    question.text = session.question(words);
    question.filters = session.filters();
    question.without_lists = session.given().has("without-lists");
    const auto why_not = session.base().searcher(session.asker()).why_not(question, id);
    if (session.json()) {
        session.out().line(to_json(why_not, session.language()));
    } else {
        auto page = session.page();
        write_why_not(page, why_not, session.language());
        if (why_not.known && why_not.rank != 1) page.command(session.sentence("mend_do"), session.command("why_not_mend", {question.text, id}));
        session.out().write(page.text());
    }
    return why_not.known ? done : nothing_found;
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
// What may be meant by what was typed so far. The words are one text; quotes keep a space at its end, behind which a new
// word would begin.
#include "answer_text.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

int run_complete(Session& session) {
    Prefix prefix;
    prefix.text = session.question(session.words());
    const bool from_input = session.words() == std::vector<std::string>{"-"};
    if (from_input && prefix.text.ends_with(' ')) prefix.text.pop_back();  // the end of the line
    prefix.limit = session.given().number("limit", prefix.limit, 1, 100);
    const auto completions = session.base().complete(session.asker(), prefix);
    if (session.json()) {
        session.out().line(to_json(completions));
    } else {
        auto page = session.page();
        write_completions(page, completions, session.language());
        session.out().write(page.text());
    }
    return completions.empty() ? nothing_found : done;
}

}  // namespace vraagbaak::tool

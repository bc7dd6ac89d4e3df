// SPDX-License-Identifier: GPL-2.0-or-later
// People who may stand in the base twice: which they are, and what the redacteur says of them.
#include "build_text.hpp"
#include "desk.hpp"

namespace vraagbaak::tool {

namespace {

int list_doubtful(Session& session) {
    const auto pairs = desk_of(session).doubtful();
    if (session.json()) {
        session.out().line(to_json(pairs, session.language()));
    } else {
        auto page = session.page();
        for (const auto& pair : pairs) page.item(page.plain() ? "" : "- ", doubtful_text(session, pair));
        if (pairs.empty()) page.line(session.sentence("doubles_none"));
        session.out().write(page.text());
    }
    return pairs.empty() ? nothing_found : done;
}

int decide(Session& session, const std::vector<std::string>& words, bool same) {
    need_words(session, words, 2, 2);
    return edit_and_report(session, [&](Editorial& desk) { return desk.add_double(words[0], words[1], same, reason_of(session)); });
}

}  // namespace

int run_doubles(Session& session) {
    auto words = session.words();
    if (words.empty()) {
        need_options(session, {});
        return list_doubtful(session);
    }
    const auto word = words.front();
    words.erase(words.begin());
    if (word == "confirm" || word == "bevestig") return decide(session, words, true);
    if (word == "separate" || word == "scheid") return decide(session, words, false);
    const auto act = act_named(word);
    if (!act) throw_no_such_act(session, word);
    need_options(session, *act);
    return run_common_act(session, ListKind::doubles, *act, words);
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
// All lists together: what waits, what is published, and back.
#include "desk.hpp"

namespace vraagbaak::tool {

int run_lists(Session& session) {
    auto words = session.words();
    const auto act = act_named(words.front());
    if (!act) throw_no_such_act(session, words.front());
    words.erase(words.begin());
    need_options(session, *act == Act::list ? Act::preview : *act);
    switch (*act) {
        case Act::lint:
        case Act::preview:
        case Act::publish:
        case Act::history:
        case Act::rollback: return run_common_act(session, ListKind::synonyms, *act, words);
        case Act::list: return run_common_act(session, ListKind::synonyms, Act::preview, words);
        default: throw_no_such_act(session, session.words().front());
    }
}

}  // namespace vraagbaak::tool

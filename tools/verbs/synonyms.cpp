// SPDX-License-Identifier: GPL-2.0-or-later
#include "desk.hpp"

namespace vraagbaak::tool {

namespace {

// "bank => zitbank" as one word, or the two sides.
std::string rule_of(const Session& session, const std::vector<std::string>& words) {
    if (words.size() == 1) return words.front();
    return words[0] + (session.given().has("both") ? ", " : " => ") + words[1];
}

}  // namespace

int run_synonyms(Session& session) {
    auto words = session.words();
    const auto act = act_named(words.front());
    if (!act) throw_no_such_act(session, words.front());
    words.erase(words.begin());
    if (*act == Act::add || *act == Act::remove) need_options(session, *act, {"both"});
    else need_options(session, *act);
    if (*act == Act::add) {
        need_words(session, words, 1, 2);
        return edit_and_report(session, [&](Editorial& desk) { return desk.add_synonym(rule_of(session, words), reason_of(session)); });
    }
    if (*act == Act::remove) {
        need_words(session, words, 1, 2);
        return edit_and_report(session, [&](Editorial& desk) { return desk.remove(ListKind::synonyms, {rule_of(session, words)}); });
    }
    return run_common_act(session, ListKind::synonyms, *act, words);
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <utility>

#include "desk.hpp"

namespace vraagbaak::tool {

namespace {

// Without an article: every one.
std::string article(const Session& session) { return session.given().text("article").value_or("*"); }

std::string needed_article(const Session& session) {
    if (const auto id = session.given().text("article")) return *id;
    throw Error(ErrorKind::usage, {"terms_need_article", {}});
}

std::string origin_text(const Session& session, const std::string& origin) {
    return session.sentence(origin == "keyword" ? "term_keyword" : origin == "title" ? "term_title" : "term_list");
}

void write_term(Session& session, Page& page, const TermInfo& term) {
    page.line(flat(term.term));
    page.fact(session.sentence("label_id"), flat(term.id), 4);
    page.fact(session.sentence("label_title"), flat(term.title), 4);
    page.fact(session.sentence("term_origin"), origin_text(session, term.origin), 4);
    if (term.blocked) page.fact(session.sentence("label_state"), session.sentence("term_blocked"), 4);
    if (term.suspect)
        page.fact(session.sentence("term_suspect"),
                  term.suggestion.empty() ? session.sentence("term_unknown") : session.sentence("term_near", {flat(term.suggestion)}), 4);
}

int list_terms(Session& session) {
    const auto terms = desk_of(session).terms({session.given().text("pattern").value_or(""), session.given().text("article").value_or(""),
                                               session.given().has("suspect")});
    if (session.json()) {
        session.out().line(to_json(terms));
    } else {
        auto page = session.page();
        for (const auto& term : terms) write_term(session, page, term);
        if (terms.empty()) page.line(session.sentence("terms_none"));
        session.out().write(page.text());
    }
    return terms.empty() ? nothing_found : done;
}

}  // namespace

int run_terms(Session& session) {
    auto words = session.words();
    const auto act = act_named(words.front());
    if (!act) throw_no_such_act(session, words.front());
    words.erase(words.begin());
    const auto edit = [&](auto change) {
        need_words(session, words, 1, 1);
        return edit_and_report(session, change);
    };
    switch (*act) {
        case Act::list: need_words(session, words, 0, 0); return list_terms(session);
        case Act::block: return edit([&](Editorial& desk) { return desk.block_term(words.front(), article(session), reason_of(session)); });
        case Act::add: return edit([&](Editorial& desk) { return desk.add_term(words.front(), needed_article(session), reason_of(session)); });
        case Act::unblock:
        case Act::remove: return edit([&](Editorial& desk) { return desk.unblock_term(words.front(), article(session)); });
        default: return run_common_act(session, ListKind::terms, *act, words);
    }
}

}  // namespace vraagbaak::tool

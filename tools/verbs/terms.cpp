// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "desk.hpp"
#include "dictionary.hpp"

namespace vraagbaak::tool {

namespace {

// Without an article: every one.
std::string article(const Session& session) { return session.given().text("article").value_or("*"); }

std::string needed_article(const Session& session) {
    if (const auto id = session.given().text("article")) return *id;
    throw Error(ErrorKind::usage, {"terms_need_article", {}});
}

using Origin = std::pair<std::string_view, const char*>;
constexpr std::array origins{Origin{"keyword", "term_keyword"}, Origin{"name", "term_name"}, Origin{"title", "term_title"},
                             Origin{"subject", "term_subject"}, Origin{"list", "term_list"}, Origin{"text", "term_text"}};

std::string origin_text(const Session& session, const std::string& origin) {
    const auto found = std::ranges::find(origins, std::string_view{origin}, &Origin::first);
    return found == origins.end() ? origin : session.sentence(found->second);
}

void write_term(Session& session, Page& page, const TermInfo& term) {
    page.line(flat(term.term));
    page.fact(session.sentence("label_id"), flat(term.id), 4);
    page.fact(session.sentence("label_title"), flat(term.title), 4);
    page.fact(session.sentence("term_origin"), origin_text(session, term.origin), 4);
    if (term.origin == "text") page.fact(session.sentence("term_records"), std::to_string(term.records), 4);
    if (term.blocked) page.fact(session.sentence("label_state"), session.sentence("term_blocked"), 4);
    if (term.suspect)
        page.fact(session.sentence("term_suspect"),
                  !term.suggestion.empty() ? session.sentence("term_near", {flat(term.suggestion)}) : session.sentence(term.rare ? "term_rare" : "term_unknown"), 4);
}

TermQuery query_of(const Session& session) {
    return {session.given().text("pattern").value_or(""), session.given().text("article").value_or(""), session.given().has("suspect"), debian_dictionary};
}

void need_pattern(const Session& session) {
    if (query_of(session).pattern.find_first_not_of("*? ") == std::string::npos) throw Error(ErrorKind::usage, {"joker_alone", {}}, {{}, 0, "pattern"});
}

int unblock_pattern(Session& session) {
    need_pattern(session);
    return edit_and_report(session, [&](Editorial& desk) { return desk.unblock_pattern(query_of(session).pattern, article(session)); });
}

// What records carry: texts and titles are for their own editors, and a pattern soon fits more words of them than anybody means to block.
int block_pattern(Session& session) {
    need_pattern(session);
    const auto listed = desk_of(session).terms(query_of(session));
    std::vector<std::string> terms;
    std::size_t left = 0;
    auto page = session.page();
    for (const auto& term : listed) {
        if (term.blocked) continue;
        if (term.origin == "text" || term.origin == "name") {
            ++left;
            continue;
        }
        write_term(session, page, term);
        if (std::ranges::find(terms, term.term) == terms.end()) terms.push_back(term.term);
    }
    if (terms.empty()) page.line(session.sentence("terms_none"));
    if (left > 0) page.line(session.sentence(left == 1 ? "terms_pattern_left_one" : "terms_pattern_left", {std::to_string(left)}));
    if (!session.json()) session.out().write(page.text());
    if (terms.empty() && session.json()) session.out().line(to_json(Edit{}, std::nullopt, session.language()));
    if (terms.empty()) return nothing_found;
    return edit_and_report(session, [&](Editorial& desk) { return desk.block_terms(terms, article(session), reason_of(session)); });
}

int list_terms(Session& session) {
    const auto terms = desk_of(session).terms(query_of(session));
    if (session.json()) {
        session.out().line(to_json(terms));
    } else {
        auto page = session.page();
        for (const auto& term : terms) write_term(session, page, term);
        if (terms.empty()) page.line(session.sentence("terms_none"));
        else if (!session.given().has("pattern") && !session.quiet()) page.line(session.sentence("terms_without_texts"));
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
    if (session.given().has("pattern") && *act != Act::list && ((*act != Act::block && *act != Act::unblock) || !words.empty())) throw Error(ErrorKind::usage, {"terms_pattern_alone", {}}, {{}, 0, "pattern"});
    if (*act == Act::list) need_options(session, *act, {"article", "pattern", "suspect"});
    else if (*act == Act::block || *act == Act::unblock) need_options(session, *act, {"article", "pattern"});
    else if (*act == Act::add || *act == Act::remove) need_options(session, *act, {"article"});
    else need_options(session, *act);
    switch (*act) {
        case Act::list: need_words(session, words, 0, 0); return list_terms(session);
        case Act::block:
            if (session.given().has("pattern")) return block_pattern(session);
            if (!words.empty() && words.front().find('*') != std::string::npos) throw Error(ErrorKind::usage, {"terms_joker_is_pattern", {words.front(), shell_word(flat(words.front()))}});
            return edit([&](Editorial& desk) { return desk.block_term(words.front(), article(session), reason_of(session)); });
        case Act::add: return edit([&](Editorial& desk) { return desk.add_term(words.front(), needed_article(session), reason_of(session)); });
        case Act::unblock:
            if (session.given().has("pattern")) return unblock_pattern(session);
            return edit([&](Editorial& desk) { return desk.unblock_term(words.front(), article(session)); });
        case Act::remove: return edit([&](Editorial& desk) { return desk.remove_term(words.front(), session.given().text("article").value_or("")); });
        default: return run_common_act(session, ListKind::terms, *act, words);
    }
}

}  // namespace vraagbaak::tool

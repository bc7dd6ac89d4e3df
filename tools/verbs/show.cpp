// SPDX-License-Identifier: GPL-2.0-or-later
#include "json.hpp"
#include "record_text.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

void show_terms(Session& session, const Searcher& searcher, const std::string& id) {
    const auto terms = searcher.terms(id);
    if (session.json()) return session.out().line(json_line({{"id", id}, {"terms", terms}}));
    for (const auto& term : terms) session.out().line(clean(term));
}

void show_section(Session& session, const Record& record) {
    auto page = session.page();
    for (const auto& section : record.sections) page.body(session.sentence("label_text"), section.text, 0);
    session.out().write(page.text());
}

void show_record(Session& session, const Record& record, const std::vector<Notice>& notices) {
    auto page = session.page();
    for (const auto& notice : notices) page.fact(session.sentence("label_notice"), flat(notice.text));
    write_record(page, record, session.language());
    session.out().write(page.text());
}

}  // namespace

int run_show(Session& session) {
    const auto& id = session.words().front();
    const auto searcher = session.base().searcher(session.asker());
    auto record = searcher.show(id);
    if (!record) throw Error(ErrorKind::refused, {"unknown_record", {id}});
    if (session.given().has("terms")) {
        show_terms(session, searcher, id);
        return done;
    }
    const auto section = session.given().text("section");
    if (section) keep_section(*record, *section);
    if (session.json())
        session.out().line(to_json(*record, searcher.notices(id)));
    else
        section ? show_section(session, *record) : show_record(session, *record, searcher.notices(id));
    return done;
}

}  // namespace vraagbaak::tool

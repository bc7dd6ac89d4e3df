// SPDX-License-Identifier: GPL-2.0-or-later
#include "json.hpp"
#include "reach_text.hpp"
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

void show_record(Session& session, const Record& record, const Searcher& searcher) {
    auto page = session.page();
    write_notices(page, searcher.notices(record.id), session.language());
    write_record(page, record, session.language(), [&](const std::string& id) {
        const auto found = searcher.show(id);
        return found && (found->kind == "medewerker" || found->kind == "afdeling") ? found->title : std::string{};
    });
    write_reach(page, searcher.reach(record.id), session.language());
    write_links(page, searcher.links(record.id), session.language());
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
        session.out().line(to_json(*record, searcher.notices(id), searcher.reach(id), searcher.links(id)));
    else
        section ? show_section(session, *record) : show_record(session, *record, searcher);
    return done;
}

}  // namespace vraagbaak::tool

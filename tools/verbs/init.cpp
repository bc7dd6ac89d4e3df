// SPDX-License-Identifier: GPL-2.0-or-later
#include "json.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

int run_init(Session& session) {
    const auto folder = session.words().empty() ? session.folder() : session.words().front();
    if (folder.empty()) throw Error(ErrorKind::usage, {"init_needs_folder", {}});
    const bool two_names = !session.words().empty() && session.given().has("base") && session.folder() != folder;
    if (two_names) throw Error(ErrorKind::usage, {"too_many_words", {"init"}});
    KnowledgeBase::create(folder, session.language());
    if (session.json()) {
        session.out().line(json_line({{"base", folder}}));
        return done;
    }
    auto page = session.page();
    page.line(session.sentence("init_done", {folder}));
    if (!session.quiet()) {
        const std::size_t indent = page.plain() ? 0 : 2;
        const auto command = [&](const char* code) { return text({code, {shell_word(folder)}}, session.language()); };
        page.line("1. " + session.sentence("init_next_settings", {folder}), indent);
        page.command("2. " + session.sentence("init_next_index"), command("init_do_index"), indent);
        page.command("3. " + session.sentence("init_next_search"), command("init_do_search"), indent);
    }
    session.out().write(page.text());
    return done;
}

}  // namespace vraagbaak::tool

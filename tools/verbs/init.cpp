// SPDX-License-Identifier: GPL-2.0-or-later
#include "json.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

// As a shell reads it back: 'de map', and a quotation mark as '\\''.
std::string shell_word(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

}  // namespace

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
    std::size_t step = 0;
    constexpr std::string_view first = "init_next_settings";
    for (const auto* next : {"init_next_settings", "init_next_index", "init_next_search"})
        if (!session.quiet()) page.item((page.plain() ? "" : "  ") + std::to_string(++step) + ". ", session.sentence(next, {next == first ? folder : shell_word(folder)}));
    session.out().write(page.text());
    return done;
}

}  // namespace vraagbaak::tool

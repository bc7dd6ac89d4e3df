// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <utility>

#include "desk.hpp"

namespace vraagbaak::tool {

namespace {

constexpr std::array forms{
    std::pair<std::string_view, WordForm>{"stem", WordForm::stem},       std::pair<std::string_view, WordForm>{"stam", WordForm::stem},
    std::pair<std::string_view, WordForm>{"split", WordForm::split},     std::pair<std::string_view, WordForm>{"splitsen", WordForm::split},
    std::pair<std::string_view, WordForm>{"nosplit", WordForm::nosplit}, std::pair<std::string_view, WordForm>{"niet-splitsen", WordForm::nosplit},
};

WordForm form_named(const std::string& word) {
    for (const auto& [name, form] : forms)
        if (name == word) return form;
    throw Error(ErrorKind::usage, {"draft_bad_form", {word}});
}

}  // namespace

int run_exceptions(Session& session) {
    auto words = session.words();
    const auto act = act_named(words.front());
    if (!act) throw_no_such_act(session, words.front());
    words.erase(words.begin());
    need_options(session, *act);
    if (*act != Act::add) return run_common_act(session, ListKind::forms, *act, words);
    need_words(session, words, 2, 3);
    const auto form = form_named(words[0]);
    return edit_and_report(session, [&](Editorial& desk) { return desk.add_form(form, words[1], words.size() > 2 ? words[2] : "", reason_of(session)); });
}

}  // namespace vraagbaak::tool

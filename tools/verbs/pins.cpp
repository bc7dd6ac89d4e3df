// SPDX-License-Identifier: GPL-2.0-or-later
#include "desk.hpp"

namespace vraagbaak::tool {

int run_pins(Session& session) {
    auto words = session.words();
    const auto act = act_named(words.front());
    if (!act) throw_no_such_act(session, words.front());
    words.erase(words.begin());
    if (*act == Act::remove && session.given().has("hide")) {  // and not the one that shows it
        need_words(session, words, 2, 2);
        words.emplace_back("verbergen");
    }
    need_options(session, *act, *act == Act::add ? std::initializer_list<std::string_view>{"from", "until", "hide"} : *act == Act::remove ? std::initializer_list<std::string_view>{"hide"} : std::initializer_list<std::string_view>{});
    if (*act != Act::add) return run_common_act(session, ListKind::pins, *act, words);
    need_words(session, words, 2, 64);
    PinDraft pin;
    pin.id = words.back();
    words.pop_back();
    pin.question = session.question(words);
    pin.hide = session.given().has("hide");
    pin.from = day_ahead_given(session, "from");
    pin.until = day_ahead_given(session, "until");
    return edit_and_report(session, [&](Editorial& desk) {
        auto edit = desk.add_pin(pin, reason_of(session));
        note_far_end(session, pin.until ? to_string(*pin.until) : "", edit);
        return edit;
    });
}

}  // namespace vraagbaak::tool

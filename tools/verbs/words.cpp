// SPDX-License-Identifier: GPL-2.0-or-later
// Word by word, for lists of words: one line in, one line out, the input first. Needs no base.
#include <iostream>

#include "json.hpp"
#include "line_reader.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

constexpr std::size_t longest_line = 1'000'000;
constexpr std::size_t most_held_bytes = 65'536;  // a word list of any length passes through little memory

template <class Take>
void each_line(Take take) {
    std::string line;
    for (auto state = read_line(std::cin, line, longest_line); state != LineState::end;
         state = read_line(std::cin, line, longest_line)) {
        if (state == LineState::too_long)
            throw Error(ErrorKind::usage, {"input_line_too_long", {std::to_string(longest_line)}});
        if (!take(line)) return;
    }
}

void stem_as_text(Output& out) {
    each_line([&](const std::string& line) {
        out.line(line + '\t' + stem(line));
        return out.size() < most_held_bytes || out.flush();
    });
}

void stem_as_json(Output& out) {
    auto words = Json::array();
    each_line([&](const std::string& line) {
        words.push_back({{"word", line}, {"stem", stem(line)}});
        return true;
    });
    out.line(json_line({{"words", words}}));
}

}  // namespace

int run_words(Session& session) {
    const auto& what = session.words().front();
    if (what != "stem" && what != "stam") throw Error(ErrorKind::usage, {"unknown_words_verb", {what}});
    session.json() ? stem_as_json(session.out()) : stem_as_text(session.out());
    return done;
}

}  // namespace vraagbaak::tool

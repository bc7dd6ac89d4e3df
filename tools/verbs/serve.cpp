// SPDX-License-Identifier: GPL-2.0-or-later
// For systems that keep a process boundary: one request a line, one answer a line, in order, each sent at once.
#include <iostream>

#include "counting.hpp"
#include "line_reader.hpp"
#include "requests.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

constexpr std::size_t longest_request = 1'000'000;

std::string answer_line(Session& session, Services& services, LineState state, const std::string& line) {
    if (state == LineState::whole) return answer_request(services, line);
    return to_json(Error(ErrorKind::usage, {"input_line_too_long", {std::to_string(longest_request)}}), session.language());
}

}  // namespace

int run_serve(Session& session) {
    if (!session.given().has("stdio")) throw Error(ErrorKind::usage, {"serve_needs_stdio", {}});
    auto log = session.base().question_log();
    Services services{session.base(), log, session.language()};
    std::string line;
    for (auto state = read_line(std::cin, line, longest_request); state != LineState::end;
         state = read_line(std::cin, line, longest_request)) {
        session.out().line(answer_line(session, services, state, line));
        if (!session.out().flush()) break;
    }
    note_if_lost(session, log.flush());
    return done;
}

}  // namespace vraagbaak::tool

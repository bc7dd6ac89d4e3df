// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include "moment.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

using Codes = std::pair<std::string_view, std::string_view>;

constexpr std::array reason_codes{
    Codes{"index", "generation_index"},     Codes{"put", "generation_put"},         Codes{"remove", "generation_remove"},
    Codes{"upgrade", "generation_upgrade"}, Codes{"restore", "generation_restore"},
};

std::string reason_text(const Session& session, const std::string& reason) {
    const auto found = std::ranges::find(reason_codes, reason, &Codes::first);
    return found == reason_codes.end() ? reason : session.sentence(std::string(found->second));
}

void write_generation(const Session& session, Page& page, const GenerationInfo& generation) {
    const auto number = std::to_string(generation.number);
    auto line = session.sentence(generation.records == 1 ? "generation_line_one" : "generation_line",
                                 {number, local_moment(generation.created), reason_text(session, generation.reason),
                                  std::to_string(generation.records),
                                  std::to_string((generation.bytes + 1023) / 1024)});
    if (generation.current) line += " · " + session.sentence("generation_current");
    if (!generation.sound) line += " · " + session.sentence("generation_damaged");
    page.line(flat(line));
}

}  // namespace

int run_generations(Session& session) {
    const auto generations = session.base().generations();
    if (session.json()) {
        session.out().line(to_json(generations));
    } else {
        auto page = session.page();
        for (const auto& generation : generations) write_generation(session, page, generation);
        if (generations.empty()) page.line(session.sentence("generation_none"));
        session.out().write(page.text());
    }
    return generations.empty() ? nothing_found : done;
}

}  // namespace vraagbaak::tool

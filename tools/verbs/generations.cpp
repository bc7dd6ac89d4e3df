// SPDX-License-Identifier: GPL-2.0-or-later
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

void write_generation(const Session& session, Page& page, const GenerationInfo& generation) {
    const auto number = std::to_string(generation.number);
    auto line = session.sentence("generation_line", {number, generation.created, generation.reason,
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

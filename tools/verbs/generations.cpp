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

std::string state_text(const Session& session, const GenerationInfo& generation, std::string_view between) {
    std::string out;
    if (generation.current) out = session.sentence("generation_current");
    if (generation.sound) return out;
    return out + (out.empty() ? "" : std::string(between)) + session.sentence("generation_damaged");
}

std::string kilobytes(const GenerationInfo& generation) { return std::to_string((generation.bytes + 1023) / 1024); }

void write_facts(const Session& session, Page& page, const GenerationInfo& generation) {
    page.fact(session.sentence("label_generation"), std::to_string(generation.number));
    page.fact(session.sentence("label_made_on"), local_moment(generation.created));
    page.fact(session.sentence("label_made_by"), reason_text(session, generation.reason));
    page.fact(session.sentence("label_records"), std::to_string(generation.records));
    page.fact(session.sentence("label_size"), kilobytes(generation) + " kB");
    page.fact(session.sentence("label_state"), state_text(session, generation, ", "));
}

void write_line(const Session& session, Page& page, const GenerationInfo& generation) {
    const auto number = std::to_string(generation.number);
    auto line = session.sentence(generation.records == 1 ? "generation_line_one" : "generation_line",
                                 {number, local_moment(generation.created), reason_text(session, generation.reason),
                                  std::to_string(generation.records), kilobytes(generation)});
    if (const auto state = state_text(session, generation, " · "); !state.empty()) line += " · " + state;
    page.line(flat(line));
}

}  // namespace

int run_generations(Session& session) {
    const auto generations = session.base().generations();
    if (session.json()) {
        session.out().line(to_json(generations));
    } else {
        auto page = session.page();
        for (const auto& generation : generations)
            page.plain() ? write_facts(session, page, generation) : write_line(session, page, generation);
        if (generations.empty()) page.line(session.sentence("generation_none"));
        session.out().write(page.text());
    }
    return generations.empty() ? nothing_found : done;
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
#include "health_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "moment.hpp"

namespace vraagbaak::tool {

namespace {

using Codes = std::pair<std::string_view, std::string_view>;

constexpr std::array name_codes{
    Codes{"index", "health_index"},         Codes{"settings", "health_settings"}, Codes{"additions", "health_additions"},
    Codes{"change-journal", "health_journal"}, Codes{"writer", "health_writer"},  Codes{"disk", "health_disk"},
    Codes{"generation", "health_generation"},  Codes{"lists", "health_lists"},
    Codes{"word-forms", "health_forms"},
    Codes{"doubles", "health_doubles"},
    Codes{"statistics", "health_statistics"},  Codes{"feedback", "health_feedback"},
};

// Generations have names of their own.
std::string name_text(const Session& session, const std::string& name) {
    const auto found = std::ranges::find(name_codes, name, &Codes::first);
    return found == name_codes.end() ? flat(name) : session.sentence(std::string(found->second));
}

}  // namespace

void write_health(Session& session, const Health& health) {
    if (session.json()) return session.out().line(to_json(health, session.language()));
    auto page = session.page();
    for (const auto& item : health.items) {
        if (session.quiet() && item.good) continue;
        const auto mark = session.sentence(item.good ? "health_good" : "health_bad");
        const auto name = name_text(session, item.name);
        const auto sentence = flat(text(with_local_moments(item.message), session.language()));
        if (page.plain())
            page.fact(name, mark + ". " + sentence);
        else
            page.line(mark + " " + name + ": " + sentence);
    }
    session.out().write(page.text());
}

}  // namespace vraagbaak::tool

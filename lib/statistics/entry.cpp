// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/entry.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace vraagbaak::statistics {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 7> names{"asked", "opened", "yes", "partly", "no", "rephrased", "withheld"};

}  // namespace

std::string to_line(const Entry& entry) {
    const Json json{{"event", names[static_cast<std::size_t>(entry.event)]},
                    {"day", entry.day},
                    {"channel", entry.channel},
                    {"audience", entry.audience},
                    {"question", entry.question},
                    {"hits", entry.hits},
                    {"filtered", entry.filtered},
                    {"record", entry.id},
                    {"before", entry.before},
                    {"words", entry.hashes}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Entry> entry_of(std::string_view line) {
    const auto json = Json::parse(line, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    try {
        const auto name = json.at("event").get<std::string>();
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) return std::nullopt;
        return Entry{static_cast<Event>(found - names.begin()), json.at("day"), json.at("channel"), json.at("audience"), json.at("question"),
                     json.at("hits"), json.value("filtered", false), json.at("record"), json.at("before"), json.at("words")};
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

}  // namespace vraagbaak::statistics

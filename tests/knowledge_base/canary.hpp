// SPDX-License-Identifier: GPL-2.0-or-later
// Records that all say of which version they are, so that anybody can tell whether an answer is wholly of one version.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "search/small_base.hpp"

namespace vraagbaak::test {

inline constexpr int canaries = 20;

// Lines of a source of records "<kind>0" … in this version. `kind` is one word.
inline std::string canary_lines(const std::string& kind, int version) {
    std::string out;
    for (int i = 0; i < canaries; ++i)
        out += R"({"id":")" + kind + std::to_string(i) + R"(","soort":"vac","titel":"Nummer )" + std::to_string(i) +
               R"(","tekst":")" + kind + " versie " + std::to_string(version) + "\"}\n";
    return out;
}

inline std::vector<Record> canary_records(const std::string& kind, int version) {
    std::vector<Record> records;
    for (int i = 0; i < canaries; ++i)
        records.push_back(article(kind + std::to_string(i), "Nummer " + std::to_string(i), kind + " versie " + std::to_string(version)));
    return records;
}

// The version that all canaries of an answer to `kind` have: 0 when there are none, nullopt when they are not of one.
inline std::optional<int> version_in(const Answer& answer) {
    if (answer.total == 0) return 0;
    if (answer.total != canaries || answer.hits.size() != canaries) return std::nullopt;
    const auto& first = answer.hits.front().snippet.text;
    for (const auto& hit : answer.hits)
        if (hit.snippet.text != first) return std::nullopt;
    const auto at = first.rfind(' ');
    return at == first.npos ? std::nullopt : std::optional{std::stoi(first.substr(at + 1))};
}

inline std::optional<int> version_of(const Searcher& searcher, const std::string& kind) {
    return version_in(searcher.search({.text = kind, .limit = 1000}));
}

}  // namespace vraagbaak::test

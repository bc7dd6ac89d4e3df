// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/choices_within.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "record/sections.hpp"
#include "search/choices.hpp"

namespace vraagbaak::search {

namespace {

// For who answers, not for who asks.
bool is_for_staff(std::string_view key) { return key == "doorvragen" || record::is_internal(key); }

bool says_it_all(index::Field field) {
    return field == index::Field::title || field == index::Field::alternative_title || field == index::Field::keywords;
}

std::set<std::size_t> units_in(const SeenViews::Seen& seen, const auto& wanted) {
    std::set<std::size_t> out;
    for (std::size_t i = 0; i < seen.matches.parts.size(); ++i)
        if (wanted(seen.view.parts()[i]))
            for (const auto& match : seen.matches.parts[i]) out.insert(match.unit);
    return out;
}

bool is_case(std::string_view key, std::string_view heading) { return !record::is_known_key(key) && !heading.ends_with('?'); }

}  // namespace

Choices choices_of_sections(const SeenViews::Seen& seen, const Matcher& matcher) {
    const auto& parts = seen.view.parts();
    const auto asked = units_in(seen, [](const index::TextPart& part) { return says_it_all(part.field); });
    if (asked.empty() || asked.size() < matcher.units().size()) return {};
    const auto titled = units_in(seen, [](const index::TextPart& part) { return part.field == index::Field::title; });
    const auto headed = units_in(seen, [](const index::TextPart& part) { return part.field == index::Field::heading; });
    if (!std::ranges::includes(titled, headed)) return {};  // "paspoort gestolen": that case is meant
    Choices out{"sectie", std::string{seen.view.title()}, {}};
    std::size_t others = 0;
    for (const auto& part : parts) {
        if (part.field != index::Field::heading || part.section >= seen.view.section_keys.size()) continue;
        const auto key = seen.view.section_keys[part.section];
        if (is_for_staff(key)) continue;
        if (is_case(key, part.text)) out.choices.push_back({std::string{part.text}, {std::string{seen.view.id}}, std::string{key}});
        else ++others;
    }
    if (out.choices.size() < 2 || out.choices.size() < others) return {};
    if (out.choices.size() > most_choices) out.choices.resize(most_choices);
    return out;
}

Choices choices_of_districts(const std::vector<const SeenViews::Seen*>& seen) {
    if (std::ranges::any_of(seen, [](const auto* one) { return one->view.kind != "project"; })) return {};
    Choices out{"wijk", {}, {}};
    for (const auto* one : seen) {
        std::set<std::string> districts;
        for (const auto& location : one->view.record().locations) districts.insert(location.district);
        if (districts.size() != 1 || districts.begin()->empty()) return {};
        const auto known = std::ranges::find(out.choices, *districts.begin(), &Choice::label);
        if (known != out.choices.end()) known->ids.emplace_back(one->view.id);
        else out.choices.push_back({*districts.begin(), {std::string{one->view.id}}, {}});
    }
    if (out.choices.size() < 2) return {};
    if (out.choices.size() > most_choices) out.choices.resize(most_choices);
    return out;
}

}  // namespace vraagbaak::search

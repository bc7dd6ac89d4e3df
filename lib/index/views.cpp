// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/views.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

bool meets(const Groups& groups, const Requirement& requirement) {
    return std::ranges::any_of(requirement, [&](const auto& group) { return groups.contains(group); });
}

Requirement requirement_of(const Visibility& visibility) {
    return visibility ? Requirement(visibility->begin(), visibility->end()) : Requirement{};
}

bool includes(const Requirement& whole, const Requirement& part) {
    return std::ranges::includes(whole, part);
}

// A part whose requirement is met by all who see the record is not shielded within it.
bool shielded(const Requirement& part, const Requirement& record) {
    return !part.empty() && (record.empty() || !includes(part, record));
}

Requirement internal(const Settings& settings) {
    return {settings.internal_groups.begin(), settings.internal_groups.end()};
}

// Visits the requirement of each part of the record that can be shielded by itself, with what takes it out.
template <class Visit>
void each_part(const Record& record, const Settings& settings, Visit visit) {
    bool any_section = false;
    for (std::size_t i = 0; i < record.sections.size(); ++i) {
        const auto requirement = requirement_of(record.sections[i].visibility);
        any_section |= !requirement.empty();
        visit(requirement, [i](Record& r) { r.sections[i].key.clear(), r.sections[i].visibility = std::nullopt; });
    }
    if (!record.mobile.empty()) visit(internal(settings), [](Record& r) { r.mobile.clear(); });
    // A summary of what changed may tell of a section that is shielded.
    if (!record.change_summary.empty() && any_section)
        visit(internal(settings), [](Record& r) { r.change_summary.clear(); });
}

// All groups that any of these requirements names; who has none but these and no unmet one meets the most he can.
Groups most_groups(const std::vector<Requirement>& met, const std::vector<Requirement>& unmet) {
    Groups groups;
    for (const auto& requirement : met) groups.insert(requirement.begin(), requirement.end());
    for (const auto& requirement : unmet)
        for (const auto& group : requirement) groups.erase(group);
    return groups;
}

Record seen_by(const Record& record, const Settings& settings, const ViewClass& audience) {
    Record seen = record;
    each_part(record, settings, [&](const Requirement& requirement, auto take_out) {
        if (std::ranges::binary_search(audience.unmet, requirement)) take_out(seen);
    });
    std::erase_if(seen.sections, [](const Section& section) { return !section.visibility; });
    return seen;
}

nlohmann::json json_of(const std::vector<Requirement>& requirements) {
    auto out = nlohmann::json::array();
    for (const auto& requirement : requirements) out.push_back(requirement);
    return out;
}

}  // namespace

bool ViewClass::admits(const Groups& groups) const {
    return std::ranges::all_of(met, [&](const auto& r) { return meets(groups, r); }) &&
           std::ranges::none_of(unmet, [&](const auto& r) { return meets(groups, r); });
}

void each_view(const Record& record, const Settings& settings, const std::function<void(const View&)>& visit) {
    const auto whole = requirement_of(record.visibility);
    std::set<Requirement> parts;
    each_part(record, settings, [&](const Requirement& requirement, auto) {
        if (shielded(requirement, whole)) parts.insert(requirement);
    });
    if (parts.size() > most_requirements)
        throw Error(ErrorKind::refused, {"views_too_many", {record.id, std::to_string(most_requirements)}});

    const std::vector<Requirement> list(parts.begin(), parts.end());
    for (std::size_t chosen = 0; chosen < (std::size_t{1} << list.size()); ++chosen) {
        ViewClass audience;
        if (!whole.empty()) audience.met.push_back(whole);
        for (std::size_t i = 0; i < list.size(); ++i) ((chosen >> i & 1) != 0 ? audience.met : audience.unmet).push_back(list[i]);
        std::ranges::sort(audience.met);
        if (!audience.admits(most_groups(audience.met, audience.unmet))) continue;  // nobody can be so
        visit({audience, seen_by(record, settings, audience)});
    }
}

std::vector<View> views_of(const Record& record, const Settings& settings) {
    std::vector<View> views;
    each_view(record, settings, [&](const View& view) { views.push_back(view); });
    return views;
}

std::size_t ViewClasses::number_of(const ViewClass& audience) {
    const auto found = std::ranges::find(classes_, audience);
    if (found != classes_.end()) return static_cast<std::size_t>(found - classes_.begin());
    classes_.push_back(audience);
    return classes_.size() - 1;
}

std::vector<std::size_t> ViewClasses::admitted(const Groups& groups) const {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < classes_.size(); ++i)
        if (classes_[i].admits(groups)) numbers.push_back(i);
    return numbers;
}

std::string ViewClasses::to_json() const {
    auto out = nlohmann::json::array();
    for (const auto& audience : classes_) out.push_back({{"met", json_of(audience.met)}, {"unmet", json_of(audience.unmet)}});
    return out.dump(1);
}

ViewClasses ViewClasses::from_json(std::string_view json) {
    ViewClasses classes;
    try {
        for (const auto& item : nlohmann::json::parse(json))
            classes.classes_.push_back({item.at("met").get<std::vector<Requirement>>(), item.at("unmet").get<std::vector<Requirement>>()});
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorKind::unusable, {"views_unreadable", {}});
    }
    return classes;
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/keep_policy.hpp"

#include <chrono>
#include <map>
#include <set>

#include "index/generation.hpp"
#include "vraagbaak/date.hpp"

namespace vraagbaak::index {

namespace {

constexpr std::size_t newest_kept = 3;
constexpr std::size_t full_builds_kept = 3;
constexpr int days_kept = 7;

// From sources, or a whole base under this version: what a day of putting and removing must not push out.
bool is_full_build(const VersionInfo& version) {
    if (!version.manifest) return false;
    const auto reason = version.manifest->properties.find(property::reason);
    return reason != version.manifest->properties.end() &&
           (reason->second == "index" || reason->second == "upgrade" || reason->second == "restore");
}

}  // namespace

ImmutableStore::Keep keep_policy(const std::vector<VersionInfo>& versions, const std::string& moment) {
    const auto today = parse_date(moment);
    std::set<std::uint64_t> kept;
    std::size_t full_builds = 0;
    std::map<std::string, std::uint64_t> newest_of_day;
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
        if (static_cast<std::size_t>(version - versions.rbegin()) < newest_kept) kept.insert(version->number);
        if (full_builds < full_builds_kept && is_full_build(*version)) {
            kept.insert(version->number);
            ++full_builds;
        }
        if (!version->manifest || !today) continue;
        const auto day = parse_date(version->manifest->created);
        if (!day) continue;
        const auto age = std::chrono::sys_days{*today} - std::chrono::sys_days{*day};
        if (age < std::chrono::days{days_kept}) newest_of_day.emplace(to_string(*day), version->number);
    }
    for (const auto& [day, number] : newest_of_day) kept.insert(number);
    return [kept](const VersionInfo& version) { return kept.contains(version.number); };
}

}  // namespace vraagbaak::index

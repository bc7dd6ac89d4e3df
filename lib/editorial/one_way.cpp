// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/one_way.hpp"

#include <algorithm>

namespace vraagbaak::editorial {

namespace {

std::vector<std::string> parts(const std::string& side) {
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin <= side.size();) {
        const auto end = std::min(side.find(',', begin), side.size());
        if (end > begin) out.push_back(side.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

// Each pair of terms that a rule leads between.
template <class Visit>
void each_step(const std::string& rule, Visit visit) {
    const auto normal = normal_rule(rule);
    const auto arrow = normal.find("=>");
    if (arrow == normal.npos || normal.starts_with('!')) return;
    for (const auto& from : parts(normal.substr(0, arrow)))
        for (const auto& to : parts(normal.substr(arrow + 2))) visit(from, to);
}

}  // namespace

OneWay::OneWay(const std::vector<Entry<std::string>>& rules) {
    for (const auto& [rule, line] : rules) add(rule);
}

void OneWay::add(const std::string& rule) {
    each_step(rule, [&](const std::string& from, const std::string& to) { next_[from].insert(to); });
}

std::optional<std::pair<std::string, std::string>> OneWay::circle_with(const std::string& rule) const {
    std::optional<std::pair<std::string, std::string>> found;
    each_step(rule, [&](const std::string& from, const std::string& to) {
        if (!found && leads(to, from)) found = {from, to};
    });
    return found;
}

bool OneWay::leads(const std::string& from, const std::string& to) const {
    std::set<std::string> seen;
    std::vector<std::string> left{from};
    while (!left.empty()) {
        const auto at = std::move(left.back());
        left.pop_back();
        if (!seen.insert(at).second) continue;
        const auto found = next_.find(at);
        if (found == next_.end()) continue;
        if (found->second.contains(to)) return true;
        left.insert(left.end(), found->second.begin(), found->second.end());
    }
    return false;
}

}  // namespace vraagbaak::editorial

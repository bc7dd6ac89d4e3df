// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/replacements.hpp"

#include <algorithm>

namespace vraagbaak::index {

void Replacements::add(const Record& record) {
    if (record.replaced_by.empty() || record.replaced_by == record.id || record.status == "concept") return;
    const Successor successor{record.replaced_by, record.visibility ? Requirement(record.visibility->begin(), record.visibility->end()) : Requirement{}};
    by_id_[record.id] = successor;
    for (const auto& other : record.merged_from) by_id_.try_emplace(other, successor);
}

std::string Replacements::last_of(const std::string& id, const Groups& groups, const std::function<bool(const std::string&)>& seen) const {
    std::set<std::string> passed{id};
    auto last = id;
    for (auto found = by_id_.find(id); found != by_id_.end();) {
        const auto& [next, needed] = found->second;
        if (!needed.empty() && std::ranges::none_of(needed, [&](const auto& group) { return groups.contains(group); })) break;
        if (!passed.insert(next).second) return id;
        if (seen(next)) last = next;
        found = by_id_.find(next);
    }
    return last;
}

std::string Replacements::text() const {
    std::string out;
    for (const auto& [id, successor] : by_id_) {
        out += id + '\t' + successor.id + '\t';
        for (const auto& group : successor.groups) out += (out.back() == '\t' ? "" : ",") + group;
        out += '\n';
    }
    return out;
}

Replacements Replacements::from_text(std::string_view text) {
    Replacements out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto first = line.find('\t'), second = first == line.npos ? line.npos : line.find('\t', first + 1);
        if (second == line.npos) continue;
        auto& successor = out.by_id_[std::string{line.substr(0, first)}];
        successor.id = line.substr(first + 1, second - first - 1);
        for (auto rest = line.substr(second + 1); !rest.empty();) {
            const auto comma = std::min(rest.find(','), rest.size());
            if (comma > 0) successor.groups.emplace(rest.substr(0, comma));
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    return out;
}

}  // namespace vraagbaak::index

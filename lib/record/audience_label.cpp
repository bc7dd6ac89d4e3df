// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/audience_label.hpp"

#include <algorithm>

namespace vraagbaak::record {

std::string audience_label(const Asker& asker) {
    auto groups = asker.groups;
    std::ranges::sort(groups);
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    std::string out;
    for (const auto& group : groups) out += (out.empty() ? "" : ",") + group;
    return out;
}

bool sees_as_much(const Asker& asker, std::string_view label) {
    for (std::size_t begin = 0, end = 0; begin < label.size(); begin = end + 1) {
        end = std::min(label.find(',', begin), label.size());
        if (std::ranges::find(asker.groups, label.substr(begin, end - begin)) == asker.groups.end()) return false;
    }
    return true;
}

}  // namespace vraagbaak::record

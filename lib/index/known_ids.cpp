// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/known_ids.hpp"

#include <algorithm>
#include <vector>

namespace vraagbaak::index {

void KnownIds::take_in(std::string_view id) {
    ids_[hash_value(id)] = true;
    waiting_.erase(std::string{id});
}

void KnownIds::refer(const std::string& from, const std::string& to) {
    const auto target = ids_.find(hash_value(to));
    if (target == ids_.end() || !target->second) waiting_.emplace(to, Reference{references_, from});
    ++references_;
}

void KnownIds::each_dangling(const std::function<void(const std::string&, const std::string&)>& tell) const {
    std::vector<decltype(waiting_)::const_pointer> all;
    for (const auto& reference : waiting_) all.push_back(&reference);
    std::ranges::sort(all, {}, [](const auto* reference) { return reference->second.number; });
    for (const auto* reference : all) tell(reference->second.from, reference->first);
}

}  // namespace vraagbaak::index

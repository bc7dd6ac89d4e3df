// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/known_ids.hpp"

#include <algorithm>

namespace vraagbaak::index {

void KnownIds::take_in(std::string_view id) {
    ids_[hash_value(id)] = true;
    waiting_.erase(std::string{id});
}

void KnownIds::refer(const std::string& from, const std::string& to, const Place& place) {
    const auto target = ids_.find(hash_value(to));
    if (target == ids_.end() || !target->second) {
        if (files_.empty() || files_.back() != place.file) files_.push_back(place.file);
        waiting_.emplace(to, Reference{references_, from, files_.size() - 1, place.line});
    }
    ++references_;
}

void KnownIds::each_dangling(const Tell& tell) const {
    std::vector<decltype(waiting_)::const_pointer> all;
    for (const auto& reference : waiting_) all.push_back(&reference);
    std::ranges::sort(all, {}, [](const auto* reference) { return reference->second.number; });
    for (const auto* reference : all) {
        const auto& [number, from, file, line] = reference->second;
        tell(from, reference->first, {files_[file], line, {}});
    }
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/known_ids.hpp"

#include <algorithm>

#include "index/references.hpp"

namespace vraagbaak::index {

Pointers pointers_of(const Record& record) {
    Pointers out;
    const auto add = [&](Pointer&& pointer) {
        if (!pointer.to.empty()) out.push_back(std::move(pointer));
    };
    for (const auto& id : record.related) add({"gerelateerd", id});
    add({"vervangenDoor", record.replaced_by});
    if (record.availability) {
        add({"vervanging", record.availability->replacement, true});
        for (const auto& absence : record.availability->absences) add({"afwezig", absence.replacement, true});
    }
    for (const auto& contact : record.contacts) add({"contactpersonen", contact.id, true, contact.name});
    return out;
}

void KnownIds::take_in(std::string_view id) {
    ids_[hash_value(id)] = true;
    waiting_.erase(std::string{id});
}

void KnownIds::take_in(const Record& record) {
    take_in(record.id);
    for (const auto& id : record.merged_from) take_in(id);
    for (const auto& key : called(record)) names_.insert(hash_value(key));
}

bool KnownIds::has_id(std::string_view id) const {
    const auto found = ids_.find(hash_value(id));
    return found != ids_.end() && found->second;
}

bool KnownIds::has_name(std::string_view name) const { return !name.empty() && names_.contains(hash_value(key_of(name))); }

bool KnownIds::is_there(std::string_view id_or_name) const { return has_id(id_or_name) || has_name(id_or_name); }

bool KnownIds::meets(const Pointer& pointer) const {
    return has_id(pointer.to) || (pointer.by_name && (has_name(pointer.to) || has_name(pointer.otherwise)));
}

void KnownIds::refer(const std::string& from, const Pointer& pointer, const Place& place) {
    if (!meets(pointer)) {
        if (files_.empty() || files_.back() != place.file) files_.push_back(place.file);
        waiting_.emplace(pointer.to, Waiting{references_, from, files_.size() - 1, place.line, pointer.field, pointer.by_name, pointer.otherwise});
    }
    ++references_;
}

void KnownIds::each_dangling(const Tell& tell) const {
    std::vector<decltype(waiting_)::const_pointer> all;
    for (const auto& reference : waiting_) all.push_back(&reference);
    std::ranges::sort(all, {}, [](const auto* reference) { return reference->second.number; });
    for (const auto* reference : all) {
        const auto& [number, from, file, line, field, by_name, otherwise] = reference->second;
        const Pointer pointer{field, reference->first, by_name, otherwise};
        if (!meets(pointer)) tell(from, pointer, {files_[file], line, std::string{field}});  // a name may have come later
    }
}

}  // namespace vraagbaak::index

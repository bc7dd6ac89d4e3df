// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/unlisted.hpp"

#include <algorithm>

#include "index/references.hpp"

namespace vraagbaak::index {

namespace {

std::string_view take(std::string_view& text, char end) {
    const auto size = std::min(text.find(end), text.size());
    const auto taken = text.substr(0, size);
    text.remove_prefix(std::min(size + 1, text.size()));
    return taken;
}

}  // namespace

void Unlisted::add(const Record& record) {
    if ((record.kind != "medewerker" && record.kind != "afdeling") || !record.visibility || record.visibility->empty()) return;
    const One one{record.kind, {record.visibility->begin(), record.visibility->end()}, called(record)};
    add(record.id, one);
    for (const auto& other : record.merged_from) add(other, one);
}

void Unlisted::add(std::string id, One one) {
    if (by_id_.contains(id)) return;
    for (const auto& key : one.keys) by_key_.emplace(key, id);
    by_id_.emplace(std::move(id), std::move(one));
}

const Unlisted::One* Unlisted::by_id(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &found->second;
}

std::vector<const Unlisted::One*> Unlisted::by_key(std::string_view key) const {
    std::vector<const One*> out;
    for (auto [at, end] = by_key_.equal_range(key); at != end; ++at) out.push_back(by_id(at->second));
    return out;
}

std::string Unlisted::text() const {
    std::string out;
    for (const auto& [id, one] : by_id_) {
        out += id + '\t' + one.kind + '\t';
        for (const auto& group : one.groups) out += (out.back() == '\t' ? "" : ",") + group;
        for (const auto& key : one.keys) out += '\t' + key;
        out += '\n';
    }
    return out;
}

Unlisted Unlisted::from_text(std::string_view text) {
    Unlisted out;
    while (!text.empty()) {
        auto line = take(text, '\n');
        std::string id{take(line, '\t')};
        One one;
        one.kind = take(line, '\t');
        for (auto groups = take(line, '\t'); !groups.empty();)
            if (const auto group = take(groups, ','); !group.empty()) one.groups.emplace(group);
        while (!line.empty())
            if (const auto key = take(line, '\t'); !key.empty()) one.keys.emplace_back(key);
        if (!id.empty() && !one.groups.empty()) out.add(std::move(id), std::move(one));
    }
    return out;
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// <base>/bij/records.jsonl: records that were put by hand or by another system, and tombstones of records that were
// removed. Both join every build and stand above the sources, until they are put or removed again.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

class Additions {
public:
    // Reads the file; none is fine. Error(unusable) names the line that is not ours.
    explicit Additions(const std::filesystem::path& base_folder);

    void put(const Record& record);     // also takes away a tombstone of its id
    void remove(std::string_view id);   // leaves a tombstone

    // A record by id; nullopt for a tombstone.
    const std::map<std::string, std::optional<Record>, std::less<>>& entries() const { return entries_; }

    void save() const;         // atomic and durable
    std::string hash() const;  // of what save() writes; the same entries give the same hash

private:
    std::string text() const;

    std::filesystem::path file_;
    std::map<std::string, std::optional<Record>, std::less<>> entries_;
};

}  // namespace vraagbaak::index

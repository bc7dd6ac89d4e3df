// SPDX-License-Identifier: GPL-2.0-or-later
// The ids of a build, and the references to records that are not there yet. Small for each id, as a build may have
// millions of them: an id is kept as its hash, a reference only until its target comes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

class KnownIds {
public:
    // False: this id was seen before.
    bool see(std::string_view id) { return ids_.emplace(hash_value(id), false).second; }

    // The record is in the generation. References to it are settled.
    void take_in(std::string_view id);

    // A record that is in the generation, and stands at `place`, refers to another.
    void refer(const std::string& from, const std::string& to, const Place& place);

    // The references that nobody settled, in the order in which they came.
    using Tell = std::function<void(const std::string& from, const std::string& to, const Place& place)>;
    void each_dangling(const Tell& tell) const;

private:
    struct LowHalf {
        std::size_t operator()(const Hash128& hash) const noexcept { return hash.low; }
    };
    struct Reference {
        std::size_t number;
        std::string from;
        std::size_t file;  // of files_
        std::size_t line;
    };

    std::unordered_map<Hash128, bool, LowHalf> ids_;  // is it in the generation?
    std::unordered_multimap<std::string, Reference> waiting_;  // by target
    std::vector<std::string> files_;  // that references stand in, in the order in which they came
    std::size_t references_ = 0;
};

}  // namespace vraagbaak::index

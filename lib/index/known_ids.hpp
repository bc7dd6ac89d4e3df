// SPDX-License-Identifier: GPL-2.0-or-later
// The ids of a build, and the references to records and people that are not there yet. Small for each id, as a build may have
// millions of them: an id or a name is kept as its hash, a reference only until its target comes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/hash.hpp"
#include "vraagbaak/error.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

// What a record says is another record: by its id or, of people, by what they are called.
struct Pointer {
    std::string_view field;      // key of the field in content files
    std::string to;              // as written: an id, or a name where by_name
    bool by_name = false;
    std::string otherwise = {};  // of a contact with an id: his name, which counts when the id is of another system
};
using Pointers = std::vector<Pointer>;

// All of which a target is expected: related records, the successor, who takes over, and contacts that have an id. What may as well be a
// few words of the editor's own (kennishouder, leidinggevende, terugval) is none.
Pointers pointers_of(const Record& record);

class KnownIds {
public:
    // False: this id was seen before.
    bool see(std::string_view id) { return ids_.emplace(hash_value(id), false).second; }

    // The record is in the generation. References to its ids are settled.
    void take_in(const Record& record);

    // Is it the id of a record in the generation?
    bool has_id(std::string_view id) const;

    // Is somebody or something in the generation meant by this: an id, or the name of a person or department?
    bool is_there(std::string_view id_or_name) const;

    // A record that is in the generation, and stands at `place`, refers to another.
    void refer(const std::string& from, const Pointer& pointer, const Place& place);

    // The references that nobody settled, in the order in which they came. The place has the field.
    using Tell = std::function<void(const std::string& from, const Pointer& pointer, const Place& place)>;
    void each_dangling(const Tell& tell) const;

private:
    struct LowHalf {
        std::size_t operator()(const Hash128& hash) const noexcept { return hash.low; }
    };
    struct Waiting {
        std::size_t number;
        std::string from;
        std::size_t file;  // of files_
        std::size_t line;
        std::string_view field;
        bool by_name;
        std::string otherwise;
    };

    void take_in(std::string_view id);
    bool has_name(std::string_view name) const;
    bool meets(const Pointer& pointer) const;

    std::unordered_map<Hash128, bool, LowHalf> ids_;   // is it in the generation?
    std::unordered_set<Hash128, LowHalf> names_;       // of people and departments in it, as key_of()
    std::unordered_multimap<std::string, Waiting> waiting_;  // by target
    std::vector<std::string> files_;  // that references stand in, in the order in which they came
    std::size_t references_ = 0;
};

}  // namespace vraagbaak::index

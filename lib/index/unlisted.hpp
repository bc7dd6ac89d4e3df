// SPDX-License-Identifier: GPL-2.0-or-later
// Who is shielded and has no document: a colleague who left, a department that is no more. A record may still name him, and must not tell it
// to whom he was shielded from. unlisted.tsv of a generation: a line "id TAB kind TAB groups TAB key TAB key …" for each id, in the order
// of ids; groups with commas between them, keys as key_of makes them (references.hpp). Not there without any.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "index/views.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

inline constexpr auto unlisted_file = "unlisted.tsv";

class Unlisted {
public:
    struct One {
        std::string kind;
        Requirement groups;             // never empty
        std::vector<std::string> keys;  // what he is called
    };

    void add(const Record& record);  // of a record that is not searchable; others than people and departments are passed over
    bool empty() const { return by_id_.empty(); }

    const One* by_id(std::string_view id) const;
    std::vector<const One*> by_key(std::string_view key) const;

    std::string text() const;
    static Unlisted from_text(std::string_view text);  // a line that is not as it should be is passed over

private:
    void add(std::string id, One one);

    std::map<std::string, One, std::less<>> by_id_;
    std::multimap<std::string, std::string, std::less<>> by_key_;  // key → id
};

}  // namespace vraagbaak::index

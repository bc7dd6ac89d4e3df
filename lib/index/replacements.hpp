// SPDX-License-Identifier: GPL-2.0-or-later
// Which record took the place of which (vervangenDoor), also of records that are kept and not found any more: a pin on the old
// one means the new one. Not of a draft, which nobody ever saw. Each other id of a merged
// record leads where its own does. replacements.tsv of a generation: a line "id TAB successor TAB groups" each, in the order of ids; groups
// with commas between them, none for everyone. Not there without any.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "index/views.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

inline constexpr auto replacements_file = "replacements.tsv";

class Replacements {
public:
    void add(const Record& record);
    bool empty() const { return by_id_.empty(); }

    // The last of the line that `seen` says is there for who asks: who replaced who replaced it. The line ends before a record that
    // was shielded from these groups, since what replaced it would tell of it; not before one that is over. The id itself when
    // nothing that is seen replaced it, and in a circle.
    std::string last_of(const std::string& id, const Groups& groups, const std::function<bool(const std::string&)>& seen) const;

    std::string text() const;
    static Replacements from_text(std::string_view text);

private:
    struct Successor {
        std::string id;
        Requirement groups;  // of the record that is replaced; empty: everyone
    };
    std::map<std::string, Successor, std::less<>> by_id_;
};

}  // namespace vraagbaak::index

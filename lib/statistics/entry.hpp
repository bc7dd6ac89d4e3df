// SPDX-License-Identifier: GPL-2.0-or-later
// One thing that is counted, as it is written down: all that is personal is out of it. In the database it becomes a number that
// is one higher; in a waiting file it is a line of JSON.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::statistics {

enum class Event { asked, opened, found_yes, found_partly, found_no, rephrased, withheld };

struct Entry {
    Event event = Event::asked;
    std::string day;       // 2027-02-23
    std::string channel;
    std::string audience;  // groups of who asked, sorted, with commas: who sees as much may know of it
    std::string question;  // words that are not known as {hash}
    std::size_t hits = 0;
    bool filtered = false;  // without filters there would have been hits
    std::string id;        // of the record that was opened
    std::string before;    // the question that it says in other words
    std::vector<std::string> hashes;  // of its words that are not known

    friend bool operator==(const Entry&, const Entry&) = default;
};

std::string to_line(const Entry& entry);                     // without the end of the line
std::optional<Entry> entry_of(std::string_view line);        // nullopt: it is none

}  // namespace vraagbaak::statistics

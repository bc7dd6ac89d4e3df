// SPDX-License-Identifier: GPL-2.0-or-later
// Whom to call, and how records hang together: from an article to who knows about it, and from him to the article.
//
//   const auto reach = searcher.reach("project-stationsstraat");
//   for (const auto& one : reach.line) std::cout << one.title << ' ' << one.state << '\n';
//   if (reach.first < reach.line.size()) std::cout << "call " << reach.line[reach.first].title << '\n';
//
// Plain values that own their strings. All times are of the clock in Amsterdam: "2027-02-23 14:30". The day is cut at 12 and 18
// o'clock: ochtend from 7, middag from 12, avond from 18 to 23. On a public holiday nobody is there.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vraagbaak {

// Somebody, or a department, that may be called.
struct Reachable {
    std::string relation;  // self, contact (in the order of the project), replacement (of who stands before it), owner, department, fallback
    std::string id;        // empty: there is no record of him here
    std::string kind;      // medewerker, afdeling; empty as the id
    std::string title;
    std::string role;      // of a contact: omgevingsmanager
    std::string state;     // present (open), absent (closed), unknown: nothing is said of when
    std::string reason;    // of absent: away (for a period), hours, holiday; else empty
    std::vector<std::string> parts;  // this day: ochtend, middag, avond; of a department its hours: 8.30-17.00
    std::string until;     // present by opening hours, or away: until when
    std::string next;      // absent: when he is there again; empty: not within a hundred days
    std::vector<std::string> phones;
    std::string extension;
    std::string transfer;  // warm, koud, niet; empty: nothing was said. Of a person who says neither this nor the next: as his department
    std::string transfer_instruction;

    friend bool operator==(const Reachable&, const Reachable&) = default;
};

// In the order in which to try: somebody, who replaces him, who replaces that one, and then the department. Nobody stands in it twice.
struct Reach {
    std::vector<Reachable> line;
    // Who to call: the first who is there, or else the first of whom nothing is known, unless his department is closed; never who has no
    // number or to whom one may not put through (niet). line.size(): nobody.
    std::size_t first = 0;

    friend bool operator==(const Reach&, const Reach&) = default;
};

// One relation of a record to another. On the left the other is that of this record, on the right this record is that of the other:
//
//   owner          answers for its content (kennishouder)   owns        … of that
//   leader         leads it (leidinggevende, projectleider) leads
//   contact        is to be called about it                 contact-of
//   department     handles it                               handles
//   member         works there                              member-of
//   fallback       when no contact answers (terugval)       fallback-of
//   replacement    takes over when he is absent             replaces
//   expert         knows its subject (skills)               expert-in
struct RecordLink {
    std::string relation;  // as above
    std::string id;        // of the other
    std::string kind;
    std::string title;
    std::string detail;    // of a contact the role; of an expert the skill

    friend bool operator==(const RecordLink&, const RecordLink&) = default;
};

}  // namespace vraagbaak

// SPDX-License-Identifier: GPL-2.0-or-later
// What changed since a day, for one asker: for who was away, and for who must know before the first call.
//
//   const auto news = base.changes(agent, {.since = previous_working_day(agent.date)});
//   for (const auto& record : news.records) std::cout << record.title << '\n';
//
// What an asker may not see does not exist here: a record or section shows its change only to who may see it now and might
// see it before. What was opened to him is new to him, without what it said before; what was closed to him is not told, nor
// counted. Records come from the change journal, which keeps 13 months.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/export.hpp"
#include "vraagbaak/spoken_day.hpp"

namespace vraagbaak {

enum class DiffKind { same, removed, added };

// `same` and `added` one after the other are the new text, byte for byte; `same` and `removed` the old one, but for white space.
struct DiffPiece {
    DiffKind kind = DiffKind::same;
    std::string text;

    friend bool operator==(const DiffPiece&, const DiffPiece&) = default;
};

// The difference between two texts in words. Linear in memory and, for texts that have much in common, in time; of texts that
// have little in common all is replaced.
VRAAGBAAK_API std::vector<DiffPiece> word_diff(std::string_view before, std::string_view after);

enum class ChangeKind { added, changed, removed };

struct ChangedPart {
    std::string key;    // of the section; of another text its key in content files: titel, kortAntwoord, telefoonnummers
    std::string title;  // heading of the section; else empty
    ChangeKind kind = ChangeKind::changed;
    std::vector<DiffPiece> diff;
};

struct ChangedRecord {
    std::string id;
    std::string kind;   // soort
    std::string title;  // now; of a removed one the last
    ChangeKind change = ChangeKind::changed;
    Date day{};         // of its last change, in Amsterdam
    std::string summary;              // of the editor, where he gave one
    std::vector<ChangedPart> parts;   // of a changed one, from the oldest text in the period to the newest
    std::vector<std::string> fields;  // what else is otherwise, by its key in content files: gerelateerd, links
    std::uint64_t asked = 0;          // as ChangesQuery::times_asked says
    // Of a person: other ids that became one with this one, and ids with which it was one and that are somebody's own again.
    std::vector<std::string> merged = {}, separated = {};
};

struct ChangesQuery {
    Date since{};           // the first day
    std::size_t limit = 0;  // records; 0: all
    // How often a record was asked for lately: what is asked most comes first. Without it, and of equals, the newest.
    std::function<std::uint64_t(const std::string& id)> times_asked = {};
};

struct Changes {
    Date since{};
    std::size_t total = 0;  // records, also beyond the limit
    std::vector<ChangedRecord> records;
};

}  // namespace vraagbaak

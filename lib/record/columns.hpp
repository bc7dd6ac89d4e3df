// SPDX-License-Identifier: GPL-2.0-or-later
// What columns of tables and attributes of directories are called: names of our fields, those that the settings give
// (`kolommen`), and the usual ones of a directory of staff.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "record/draft.hpp"

namespace vraagbaak::record {

// The name of a column that says whether an article is public. It is no field: see Publication.
inline constexpr std::string_view published_column = "published";

// What a cell of such a column says.
enum class Publication { shown, hidden, draft, unknown };
Publication publication_of(std::string_view text);

// What is in a directory of staff beside our fields; `title` is a function there.
enum class Subject { people, other };

// A name without case, accents, spaces and hyphens: "E-mail adres" → emailadres.
std::string plain_name(std::string_view name);

// The field that a column fills; empty: none. "id-2" and on stand for ids that count when a better one is missing.
// `named`: kolommen of the source; an empty field there leaves the column out.
std::string field_of_column(std::string_view name, const std::map<std::string, std::string>& named, Subject subject);

// Is the column known, and meant to be left out?
bool left_out(std::string_view name, const std::map<std::string, std::string>& named);

// Does the field take several values? Lists do, and the lines of numbers: mobiel and toestel.
bool takes_many(std::string_view field);

// Names of columns or attributes that nobody knows, each once as it was first written, in a sentence: "fax, kostenplaats". The
// first hundred are told, shortened when they are very long.
class UnknownNames {
public:
    void add(std::string_view name);
    bool empty() const { return names_.empty(); }
    std::string told() const;

private:
    std::vector<std::string> names_;
    std::set<std::string, std::less<>> plain_;
    bool more_ = false;
};

// Puts a text where the field wants it: between commas for lists of words and lines of numbers, ja or nee for what is one of both.
void put_text(Draft& draft, const std::string& field, std::string_view text, std::size_t line,
              const std::string& pointer);

// When all texts are there: the best id is the id, and a person whose name is known in parts is not called
// "Zandvliedt, Wiebrich". Without an id a department is its name, a page its address, and a person the first e-mail
// address, with the name behind it where the address does not have it: info@ is of several people. `made_ids`: the source
// has no ids at all; then a person is name and telephone number, department or function, and another record its title.
void settle(Draft& draft, bool made_ids = false);

// Puts a value in the place of the one that is there.
void replace(Draft& draft, std::string_view field, Value&& value, const std::string& pointer);

// Is the column of ids, of whatever rank?
bool is_id_column(std::string_view field);

}  // namespace vraagbaak::record

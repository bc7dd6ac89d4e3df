// SPDX-License-Identifier: GPL-2.0-or-later
// Who sees what of a record. A requirement is a set of groups, one of which the asker must have; a record and each of
// its shielded parts has one. A view is what askers who meet the same requirements see; it becomes an engine document
// of its own, with its own text and length, so that no count, length or position tells of a part that is not in it.
//
// The class of a view is a predicate on groups: meets each of `met`, and none of `unmet`. Exactly one view of a record
// admits an asker, or none when the record itself is shielded from him.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/record.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::index {

using Requirement = std::set<std::string>;  // groups; never empty
using Groups = std::set<std::string>;

struct ViewClass {
    std::vector<Requirement> met;    // sorted, without doubles
    std::vector<Requirement> unmet;

    bool admits(const Groups& groups) const;
    friend bool operator==(const ViewClass&, const ViewClass&) = default;
    friend auto operator<=>(const ViewClass&, const ViewClass&) = default;
};

struct View {
    ViewClass audience;
    Record record;  // without what this audience does not see
};

// Most distinct requirements that one record may have: six of sections (the reader rejects more), and that of the mobile
// number and the change summary.
inline constexpr std::size_t most_requirements = 7;

// Visits all views of a record that some asker can have, one at a time: each holds its own copy of the record. Records
// come out of record::check: every visibility is set.
void each_view(const Record& record, const Settings& settings, const std::function<void(const View&)>& visit);
std::vector<View> views_of(const Record& record, const Settings& settings);

// The classes of a generation by number: few, since a municipality shields in few ways.
class ViewClasses {
public:
    std::size_t number_of(const ViewClass& audience);  // adds a class that is new
    std::size_t size() const { return classes_.size(); }
    const ViewClass& operator[](std::size_t number) const { return classes_[number]; }

    std::vector<std::size_t> admitted(const Groups& groups) const;

    std::string to_json() const;
    static ViewClasses from_json(std::string_view json);  // Error(unusable)

private:
    std::vector<ViewClass> classes_;
};

}  // namespace vraagbaak::index

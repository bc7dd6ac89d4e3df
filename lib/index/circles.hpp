// SPDX-License-Identifier: GPL-2.0-or-later
// Who replaces whom until nobody is left: records that are replaced by one another (vervangenDoor), and people who are away at one time
// and of whom each only has another of them to take over. That two colleagues stand in for each other is no fault: one of them is there.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "index/known_ids.hpp"

namespace vraagbaak::index {

class Circles {
public:
    // Absences that are over at `now` are nobody's concern any more.
    explicit Circles(std::optional<Minute> now) : now_(now) {}

    // A record that is in the generation. `place`: where it stands; none: it is no news, and is told only with one that is.
    void add(const Record& record, const std::optional<Place>& place);

    // Each circle once, by its first id that is news. `known`: of the same generation, when all of it is in.
    void each(const KnownIds& known, const std::function<void(Finding&&)>& tell) const;

private:
    struct Replaced {
        std::string by;
        std::optional<Place> place;
    };
    struct Away {
        Availability availability;  // without what is over
        std::optional<Place> place;
    };
    using Ids = std::vector<std::string>;

    void each_replaced(const std::function<void(Finding&&)>& tell) const;
    void each_away(const KnownIds& known, const std::function<void(Finding&&)>& tell) const;
    std::string id_of(const std::string& id) const;
    Ids meant_by(const std::string& name) const;
    Ids nobody_left(const std::string& id, const Absence& absence, const KnownIds& known) const;

    std::optional<Minute> now_;
    std::map<std::string, Replaced> replaced_;
    std::map<std::string, Away> away_;                 // who has an absence
    std::multimap<std::string, std::string> by_name_;  // of these
    std::map<std::string, std::string> other_ids_;     // of records that were made of several
};

}  // namespace vraagbaak::index

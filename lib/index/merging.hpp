// SPDX-License-Identifier: GPL-2.0-or-later
// Several phone books into one: the people of the sources that Settings::merging names become one record each.
//
//   Merger merger{settings, rules};
//   merger.take(std::move(record), place);                  // of whatever source, in whatever order
//   merger.finish([&](Merged&& person) { … }, report);      // by ascending id
//
// What a merged record shows is never more than each of its sources shows to the same asker: it is for who may see all of them, and
// within the days of all; a section is as shielded as in the source that shields it most; a number that is a mobile one in any
// source is no public one. What no record holds is in the report.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "index/known_ids.hpp"
#include "index/same_person.hpp"

namespace vraagbaak::index {

struct Merged {
    Record record;
    std::vector<std::string> ids;  // of its records
    std::vector<std::pair<Pointers, Place>> pointers;  // what each of its records refers to, with where it stands
};

class Merger {
public:
    Merger(const Settings& settings, PairRules rules);  // the settings must outlive it
    Merger(Settings&&, PairRules) = delete;

    // Whether a record is one that this is about.
    bool is_about(const Record& record) const;

    // A record out of record::check. `source`: the one of Merging::sources that it belongs to. Of one source each id once.
    void take(Record record, Place place, const std::string& source, bool put = false);

    // Each record comes out once, alone or in a merged one, but for those in `rejected`: of two that are kept apart only one has the id.
    void finish(const std::function<void(Merged&&)>& receive, MergeReport& report, std::vector<Finding>& warnings, std::vector<Finding>& rejected);

private:
    const Settings& settings_;
    PairRules rules_;
    std::vector<Listed> people_;
};

// Which person an id is of: a number that is equal for two ids of one person. An id that two people lay claim to is not there.
using PersonIds = std::map<std::string, std::size_t>;
PersonIds person_ids(std::span<const Listed> people, const std::vector<std::vector<std::size_t>>& groups);

// One record of those of one person; `people` not empty. Two values of which one is lost go to `tell`.
Record merged_record(const std::vector<const Listed*>& people, const Settings& settings, const PersonIds& persons, const std::function<void(MergeConflict&&)>& tell);

// The pairs that a build left apart, in the folder of its generation; none without a file.
inline constexpr auto doubtful_file = "dubbelen.tsv";
std::string doubtful_text(const std::vector<DoubtfulPair>& pairs);
std::vector<DoubtfulPair> doubtful_in(const std::filesystem::path& generation_folder);  // Error(unusable) for what doubtful_text() did not write

// The same for equal rules, whatever their order; empty: none.
std::string fingerprint_of(PairRules rules);

}  // namespace vraagbaak::index

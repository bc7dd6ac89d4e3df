// SPDX-License-Identifier: GPL-2.0-or-later
// What the moment does to an answer: what records announce, and projects that are over.
#pragma once

#include <optional>
#include <vector>

#include "index/generation.hpp"
#include "query/plan.hpp"
#include "search/evaluator.hpp"
#include "search/ranking.hpp"
#include "search/whereabouts.hpp"

namespace vraagbaak::search {

// What holds at the moment, of records that the asker sees; in the order of the index.
std::vector<const index::Timed::Announced*> live_announcements(const index::Timed& timed, const Access& access, const Moment& moment);

// Is it of the kind that is told now?
bool holds(const Announcement& announcement, const Moment& moment);

// Does it have what is asked, in any reading that says enough?
bool has(const index::MetWords& words, const query::PlanNode& node);

// Is the project called so (index::names_of), as it was said: by no other words of the lists?
bool is_called(const index::Timed::Project& project, const query::PlanNode& node);

// Those that are over on a day, seen or not; nullptr: there are no projects.
std::shared_ptr<const index::DocumentSet> projects_over(const index::Generation& generation, const Access& access, const Date& day);

// How many words of the question it is called by; nullopt: it is no project.
std::optional<std::size_t> named(const query::Plan& plan, const index::Timed::Project* project);

// The record with an announcement that has more than half of the telling words of the question counts more, and stands first when
// announcement and record together have all of them; of a storing or calamiteit half of the words is enough for that. A project that is over counts less, and ranking.cpp
// puts it behind those that go on. The plan outlives the steering. Gives those that rise.
std::vector<const index::Timed::Announced*> steer_by_moment(Steering& steering, const query::Plan& plan, const index::Generation& generation,
                                                            Evaluator& evaluator, const Access& access, const Weights& weights, const Moment& moment);

}  // namespace vraagbaak::search

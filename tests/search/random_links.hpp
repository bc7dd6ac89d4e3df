// SPDX-License-Identifier: GPL-2.0-or-later
// Records that name each other in every way: articles with owners, projects with contacts, persons with departments, replacements, absences
// and skills, and what is announced; and how they hang together, said a second time and as simply as it can be.
#pragma once

#include "analysis/analyzer.hpp"
#include "search/random_records.hpp"

namespace vraagbaak::test {

// Ids p0 … pN, in no order of kinds.
std::vector<Record> linked_records(RandomWorld& world, std::size_t count);

// One question in their words.
std::string linked_question(RandomWorld& world, const std::vector<Record>& records);

// The links of one record by looking at each other one, among those that the asker sees: relation, id and detail, sorted.
std::vector<std::string> plain_links(const std::vector<Record>& visible, const std::set<std::string>& known, const std::string& id, analysis::Analyzer& analyzer);
std::vector<std::string> told_links(const std::vector<RecordLink>& links);

}  // namespace vraagbaak::test

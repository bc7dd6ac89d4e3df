// SPDX-License-Identifier: GPL-2.0-or-later
// Which clauses of a text are about one thing? Those that one record answers together better than two would apart: the text is
// cut where the best records of both sides gain more than a border costs (the least-cost segmentation of Utiyama & Isahara, A
// statistical model for domain-independent text segmentation, ACL 2001, with records in the place of a language model).
#pragma once

#include <cstddef>
#include <vector>

namespace vraagbaak::search {

struct Topic {
    std::size_t first = 0, end = 0;  // clauses

    friend bool operator==(const Topic&, const Topic&) = default;
};

// `evidence`: for each clause what it says for each candidate, all of one length. `price`: of a border before each clause; the
// first is not asked. One to `most` topics that cover all clauses in order; of equal ways the one with fewer topics, then the
// one whose topics end first. clauses² × candidates steps.
std::vector<Topic> topics(const std::vector<std::vector<float>>& evidence, const std::vector<double>& price, std::size_t most);

}  // namespace vraagbaak::search

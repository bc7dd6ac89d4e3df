// SPDX-License-Identifier: GPL-2.0-or-later
// What waits in the drafts: its differences with what is published, and the texts that publishing some of them makes.
#pragma once

#include <functional>
#include <vector>

#include "editorial/drafts.hpp"

namespace vraagbaak::editorial {

struct Pending {
    std::vector<PendingChange> wanted, left;
};

// From one to the other, by what lines say: a line that moved, or was written anew by another hand, is no difference. What came has its
// place in `to`, what went in `from`.
std::vector<PendingChange> differences(const Drafts& from, const Drafts& to);

Pending part(std::vector<PendingChange> changes, const std::function<bool(const PendingChange&)>& wanted);

// Those of an edit, whether it wrote a line or found it said already.
std::function<bool(const PendingChange&)> of_edit(const Edit& edit);

// Those that who has this role may publish: a line, come or gone, is of the role that wrote it; one without a role is everybody's.
std::function<bool(const PendingChange&)> of_role(const std::string& role);

// The texts that `changes` were found in (`from`), with these changes made.
Texts with_changes(Texts from, const Texts& to, const std::vector<PendingChange>& changes);

// The texts that `changes` led to (`to`), with these changes taken back.
Texts without_changes(const Texts& from, Texts to, const std::vector<PendingChange>& changes);

// Gives each line the place that it has in `drafts`, where a person can mend it; those that are live alone get that of the published list, without
// a number.
void place_as_in(const Drafts& drafts, Drafts& composed);

// A line with the signature above it, when it is a rule that has one: they come and go together.
std::vector<std::size_t> with_signature(const std::vector<TextLine>& lines, ListKind list, std::size_t number);

}  // namespace vraagbaak::editorial

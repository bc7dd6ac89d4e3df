// SPDX-License-Identifier: GPL-2.0-or-later
// How records hang together, by the terms of index/references.hpp: every link is one look in a list that is read by who sees both its
// ends, so what is shielded has no part in it, nor in what it leads to.
#pragma once

#include <string>
#include <vector>

#include "index/generation.hpp"
#include "index/references.hpp"
#include "search/access.hpp"
#include "search/term_changes.hpp"
#include "vraagbaak/reach.hpp"

namespace vraagbaak::search {

class Links {
public:
    // Generation, access and changes outlive this.
    Links(const index::Generation& generation, const Access& access, const Asker& asker, const TermChanges& changes = TermChanges::none())
        : generation_(generation), access_(access), changes_(changes), groups_(asker.groups.begin(), asker.groups.end()) {}

    // At most `limit` of each relation.
    std::vector<RecordLink> of(std::uint32_t document, analysis::Analyzer& analyzer, std::size_t limit) const;

    // The documents that a name means for a relation: by id, and by what they are called.
    std::vector<std::uint32_t> named(index::Relation relation, const std::string& name) const;

    // The same for a reference: by its name, and only when that is the id of nobody at all by what it is called otherwise.
    std::vector<std::uint32_t> named(const index::Reference& reference) const;

    // Is there a record of this id, whether the asker sees it or not?
    bool knows(const std::string& id) const;

    // Does the name mean somebody, and nobody whom the asker sees? Then he must not be told it.
    bool hides(index::Relation relation, const std::string& name) const;

    // The fallback of a project without the ids of what the asker does not see.
    std::string seen_fallback(const std::string& fallback) const;

private:
    class Collected;
    bool fits(index::Relation relation, std::uint32_t document) const;
    bool hides(index::Relation relation, const index::Unlisted::One& one) const;
    void add_named(Collected& out, const Record& record) const;
    void add_naming(Collected& out, const Record& record) const;
    void add_experts(Collected& out, std::uint32_t document, analysis::Analyzer& analyzer) const;
    std::vector<index::WrittenSkill> skills_of(std::uint32_t document, const Record& record, analysis::Analyzer& analyzer) const;  // that are not blocked
    void add_subjects(Collected& out, std::uint32_t document, const Record& record, analysis::Analyzer& analyzer) const;

    const index::Generation& generation_;
    const Access& access_;
    const TermChanges& changes_;
    index::Groups groups_;
};

}  // namespace vraagbaak::search

// SPDX-License-Identifier: GPL-2.0-or-later
// Which records name which: the owner of an article, the contacts of a project, the department of a person. A name is an id or what
// somebody or something is called; what it is called by stands in its document, and what a record names in the document of that, so
// that both ways are one look in the lists, and are read by who sees both records.
//
//     N:name          person or department that is called so (key_of)
//     R:relation=name record that names so its owner, contact …; and R:relation=#id, since ids are taken as they are
//     S:stems         person with a skill of these stems; of three and more the first two
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

inline constexpr std::string_view name_prefix = "N:";
inline constexpr std::string_view reference_prefix = "R:";
inline constexpr std::string_view skill_prefix = "S:";

enum class Relation { owner, leader, contact, department, fallback, replacement };

// What it is called from either side, and of what kinds the named one can be.
struct RelationNames {
    std::string_view named, naming;  // Of a person the department is where he works: member-of, member.
    bool person, department;
};
inline constexpr std::array<RelationNames, 6> relation_names = {{{"owner", "owns", true, true},
                                                                 {"leader", "leads", true, false},
                                                                 {"contact", "contact-of", true, true},
                                                                 {"department", "handles", false, true},
                                                                 {"fallback", "fallback-of", false, true},
                                                                 {"replacement", "replaces", true, false}}};
inline const RelationNames& names_of(Relation relation) { return relation_names[static_cast<std::size_t>(relation)]; }

struct Reference {
    Relation relation;
    std::string name;  // as written: an id or a name
    std::string role;  // of a contact
    std::string otherwise;  // of a contact with an id: his name, which counts when the id is of another system
};

// In the order in which a person would read them: contacts by their order.
std::vector<Reference> references_of(const Record& record);

// A name without case, marks and signs between its words: "In 't Veld, J." → "int veld j".
std::string key_of(std::string_view name);

// What a person or department is called, as key_of; of other records nothing.
std::vector<std::string> called(const Record& record);

std::string name_term(std::string_view key);
std::string reference_term(Relation relation, std::string_view key);
std::string reference_by_id_term(Relation relation, std::string_view id);

// What stands between the commas, semicolons and line ends of Record::skills, as it is written.
std::vector<std::string> pieces_of(std::string_view skills);

// The stems of one skill, sorted, each once; a skill is one of those pieces. Of what has more stems than a
// person would look for it by, nothing: that is prose.
using Skill = std::vector<std::string>;
struct WrittenSkill {
    std::string text;
    Skill stems;
};
std::vector<WrittenSkill> skills_of(const Record& record, analysis::Analyzer& analyzer);
std::string skill_term(std::string_view first, std::string_view second = {});
std::string skill_term(const Skill& skill);

// All of these for one record.
std::vector<std::string> reference_terms(const Record& record, analysis::Analyzer& analyzer);

}  // namespace vraagbaak::index

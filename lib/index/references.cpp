// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/references.hpp"

#include <algorithm>
#include <set>

#include "base/hash.hpp"
#include "index/schema.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::index {

namespace {

constexpr std::size_t most_skill_stems = 5;
constexpr std::size_t most_skills = 100;

std::string bounded(std::string_view prefix, std::string_view key) {
    std::string term{prefix};
    return prefix.size() + key.size() <= longest_term ? term.append(key) : term.append("#").append(hash_bytes(key));
}

bool sign(unsigned char byte) { return byte < 0x80 && !(byte >= 'a' && byte <= 'z') && !(byte >= '0' && byte <= '9'); }

// "Ruimte en Beheer, 020 011 2640": the whole, and each part of it.
std::vector<std::string> names_within(const std::string& text) {
    std::vector<std::string> out{text};
    if (text.find(',') == text.npos) return out;
    for (std::string_view rest = text; !rest.empty();) {
        const auto end = std::min(rest.find(','), rest.size());
        out.emplace_back(unicode::trim(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
}

}  // namespace

std::string key_of(std::string_view name) {
    std::string out;
    for (const char c : unicode::fold(name)) {
        if (!sign(static_cast<unsigned char>(c))) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

std::vector<Reference> references_of(const Record& record) {
    std::vector<Reference> out;
    const auto add = [&](Relation relation, const std::string& name, const std::string& role = {}) {
        if (!name.empty()) out.push_back({relation, name, role, {}});
    };
    add(Relation::owner, record.owner);
    add(Relation::leader, record.leader);
    auto contacts = record.contacts;
    std::ranges::stable_sort(contacts, {}, &ContactPerson::order);
    for (const auto& contact : contacts) {
        const auto& [id, name, role, order] = contact;
        const auto who = id.empty() ? Reference{Relation::contact, name, role, {}} : Reference{Relation::contact, id, role, name};
        if (who.name.empty()) continue;
        out.push_back(who);
        if (key_of(role) == "projectleider") out.push_back({Relation::leader, who.name, {}, who.otherwise});
    }
    for (const auto& department : record.departments) add(Relation::department, department);
    for (const auto& team : record.teams) add(Relation::department, team);
    if (!record.fallback.empty())
        for (const auto& name : names_within(record.fallback)) add(Relation::fallback, name);
    if (record.availability) {
        add(Relation::replacement, record.availability->replacement);
        for (const auto& absence : record.availability->absences) add(Relation::replacement, absence.replacement);
    }
    return out;
}

std::vector<std::string> called(const Record& record) {
    std::vector<std::string> out;
    const auto add = [&](std::string_view name) {
        auto key = key_of(name);
        if (!key.empty() && std::ranges::find(out, key) == out.end()) out.push_back(std::move(key));
    };
    if (record.kind != "medewerker" && record.kind != "afdeling") return out;
    add(record.title);
    for (const auto& other : record.alternative_titles) add(other);
    if (record.kind == "medewerker" && !record.family_name.empty() && !record.given_name.empty())  // "d'" is written with what follows it
        add(record.given_name + ' ' + record.name_prefix + (record.name_prefix.ends_with('\'') ? "" : " ") + record.family_name);
    return out;
}

std::string name_term(std::string_view key) { return bounded(name_prefix, key); }

std::string reference_term(Relation relation, std::string_view key) {
    return bounded(std::string{reference_prefix} + std::string{names_of(relation).named} + '=', key);
}

std::string reference_by_id_term(Relation relation, std::string_view id) { return reference_term(relation, std::string{"#"}.append(id)); }

std::vector<std::string> pieces_of(std::string_view skills) {
    std::vector<std::string> out;
    while (!skills.empty()) {
        const auto end = std::min(skills.find_first_of(",;\n"), skills.size());
        if (const auto piece = unicode::trim(skills.substr(0, end)); !piece.empty()) out.emplace_back(piece);
        skills.remove_prefix(std::min(end + 1, skills.size()));
    }
    return out;
}

std::vector<WrittenSkill> skills_of(const Record& record, analysis::Analyzer& analyzer) {
    std::vector<WrittenSkill> out;
    if (record.kind != "medewerker") return out;
    std::vector<analysis::Token> tokens;
    for (const auto& text : pieces_of(record.skills)) {
        if (out.size() == most_skills) break;
        analyzer.analyze(text, tokens);
        std::set<std::string> stems;
        for (const auto& token : tokens)
            if (!token.stem.empty() && !token.function_word && token.kind != unicode::TokenKind::joined) stems.emplace(token.stem);
        if (!stems.empty() && stems.size() <= most_skill_stems) out.push_back({text, {stems.begin(), stems.end()}});
    }
    return out;
}

std::string skill_term(std::string_view first, std::string_view second) {
    std::string key{first};
    if (!second.empty()) key.append(" ").append(second);
    return bounded(skill_prefix, key);
}

std::string skill_term(const Skill& skill) { return skill_term(skill.front(), skill.size() > 1 ? std::string_view{skill[1]} : std::string_view{}); }

std::vector<std::string> reference_terms(const Record& record, analysis::Analyzer& analyzer) {
    std::set<std::string> out;
    for (const auto& key : called(record)) out.insert(name_term(key));
    for (const auto& reference : references_of(record)) {
        if (const auto key = key_of(reference.name); !key.empty()) out.insert(reference_term(reference.relation, key));
        if (const auto key = key_of(reference.otherwise); !key.empty()) out.insert(reference_term(reference.relation, key));
        out.insert(reference_by_id_term(reference.relation, reference.name));
    }
    for (const auto& skill : skills_of(record, analyzer)) out.insert(skill_term(skill.stems));
    return {out.begin(), out.end()};
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/random_links.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/analyzer.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::test {

namespace {

using Texts = std::vector<std::string>;

const Texts given{"Jan", "Özge", "Auke", "Sytske"};
const Texts families{"Kade", "de Wit-Berg", "in 't Veld"};
const Texts department_names{"Burgerzaken", "Ruimte en Beheer", "Wmo-loket", "Team Riool"};
const Texts skills{"kapvergunning", "bestrating, riolering", "boom kappen; grof vuil", "woz", "bijzondere bijstand aanvragen", "riool\nstorm"};
const Texts titles{"Boom kappen", "Riool en bestrating", "WOZ-waarde", "Bijzondere bijstand aanvragen", "Grof vuil ophalen", "Riolering in de Kadestraat"};
const Texts announced{"Storing aan het riool in de Kadestraat", "Brief over de WOZ-waarde", "Wateroverlast door storm"};
const Texts streets{"Kadestraat", "Bomenlaan"};

const std::string& one_of(RandomWorld& world, const Texts& texts) { return texts[world.below(texts.size())]; }

// As an editor may write it.
std::string varied(RandomWorld& world, std::string name) {
    if (world.chance(15)) std::ranges::transform(name, name.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (world.chance(10)) name += " ";
    if (world.chance(10)) std::ranges::replace(name, ' ', '-');
    return name;
}

std::string person_name(RandomWorld& world) { return varied(world, one_of(world, given) + ' ' + one_of(world, families)); }

std::string somebody(RandomWorld& world, std::size_t count) {
    const auto chosen = world.below(10);
    if (chosen < 3) return {};
    if (chosen < 5) return "p" + std::to_string(world.below(count));
    if (chosen < 6) return varied(world, one_of(world, department_names));
    return person_name(world);
}

TimeSpan span(RandomWorld& world) {
    const Minute now{std::chrono::local_days{std::chrono::sys_days{some_day}.time_since_epoch()}};
    TimeSpan out;
    if (world.chance(70)) out.from = now + std::chrono::minutes{static_cast<int>(world.below(5000)) - 3000};
    out.until = out.from.value_or(now) + std::chrono::minutes{1 + static_cast<int>(world.below(6000))};
    return out;
}

Visibility shield(RandomWorld& world) { return world.chance(30) ? Visibility{Texts{world.chance(50) ? "kcc" : "belastingen"}} : Visibility{Texts{}}; }

Record person(RandomWorld& world, std::size_t count) {
    Record record;
    record.kind = "medewerker";
    record.title = one_of(world, given) + ' ' + one_of(world, families);
    record.skills = one_of(world, skills);
    record.phones = {"020 011 26" + std::to_string(10 + world.below(90))};
    if (world.chance(60)) record.mobile = "06 0123 45" + std::to_string(10 + world.below(90));
    if (world.chance(60)) record.departments = {varied(world, one_of(world, department_names))};
    if (world.chance(20)) record.teams = {one_of(world, department_names)};
    if (world.chance(70)) {
        static const Texts parts{"maandag/ochtend", "dinsdag/ochtend", "dinsdag/middag", "woensdag/avond", "vrijdag/middag"};
        auto& availability = record.availability.emplace();
        for (const auto& part : parts)
            if (world.chance(50)) availability.present.push_back(part);
        availability.replacement = somebody(world, count);
        if (world.chance(30)) availability.absences.push_back({span(world), somebody(world, count)});
    }
    return record;
}

Record department(RandomWorld& world, std::size_t count) {
    Record record;
    record.kind = "afdeling";
    record.title = one_of(world, department_names);
    if (world.chance(30)) record.alternative_titles = {one_of(world, department_names)};
    record.opening_hours = world.chance(50) ? "maandag tot en met vrijdag 9.00-16.00 uur" : "";
    record.transfer = world.chance(50) ? "koud" : "";
    record.leader = somebody(world, count);
    return record;
}

Record text(RandomWorld& world, std::size_t count) {
    auto record = article("", one_of(world, titles), "Dit gaat over " + one_of(world, titles) + ".");
    if (world.chance(40)) record.kind = "project";
    record.owner = somebody(world, count);
    if (world.chance(50)) record.departments = {varied(world, one_of(world, department_names))};
    if (world.chance(40)) record.keywords = {one_of(world, titles)};
    if (world.chance(20)) record.related = {"p" + std::to_string(world.below(count))};
    if (record.kind == "project") {
        record.status = world.chance(30) ? "afgerond" : "lopend";
        if (world.chance(50)) record.end = Date{std::chrono::sys_days{some_day} + std::chrono::days{static_cast<int>(world.below(7)) - 3}};
        record.locations = {{one_of(world, streets), "Noord", "1010"}};
        for (auto left = world.below(4); left > 0; --left)
            record.contacts.push_back({world.chance(30) ? somebody(world, count) : "", person_name(world), world.chance(30) ? "projectleider" : "omgeving", static_cast<int>(world.below(3))});
        record.leader = world.chance(20) ? somebody(world, count) : "";
        record.fallback = world.chance(70) ? (world.chance(30) ? "p" + std::to_string(world.below(count)) : one_of(world, department_names)) + (world.chance(50) ? ", 020 011 2600" : "") : "";
    }
    for (auto left = world.below(2); left > 0; --left) record.announcements.push_back({world.chance(50) ? "storing" : "mailing", one_of(world, announced), span(world)});
    return record;
}

// Without case, marks and signs.
std::string plain_key(const std::string& name) {
    std::string out;
    bool gap = false;
    for (const char c : unicode::fold(name)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter && gap && !out.empty()) out += ' ';
        if (letter) out += c;
        gap = !letter;
    }
    return out;
}

bool is_called(const Record& record, const std::string& name) {
    if (record.id == name) return true;
    if (record.kind != "medewerker" && record.kind != "afdeling") return false;
    const auto key = plain_key(name);
    if (key.empty()) return false;
    if (plain_key(record.title) == key) return true;
    return std::ranges::any_of(record.alternative_titles, [&](const auto& other) { return plain_key(other) == key; });
}

struct Named {
    std::string relation, name, detail;
};

bool can_be(const std::string& relation, const Record& record) {
    static const std::map<std::string, std::set<std::string>> kinds{{"owner", {"medewerker", "afdeling"}}, {"leader", {"medewerker"}}, {"contact", {"medewerker", "afdeling"}},
                                                                    {"department", {"afdeling"}}, {"fallback", {"afdeling"}}, {"replacement", {"medewerker"}}};
    return kinds.at(relation).contains(record.kind);
}

// The name of a contact counts when his id is nobody's.
std::vector<Named> names_in(const Record& record, const std::vector<Record>& visible, const std::set<std::string>& known) {
    std::vector<Named> out{{"owner", record.owner, ""}, {"leader", record.leader, ""}};
    auto contacts = record.contacts;
    std::ranges::stable_sort(contacts, [](const auto& a, const auto& b) { return a.order < b.order; });
    for (const auto& contact : contacts) {
        for (const std::string relation : {"contact", "leader"}) {
            if (relation == "leader" && contact.role != "projectleider") continue;
            const auto role = relation == "contact" ? contact.role : "";
            const bool found = std::ranges::any_of(visible, [&](const auto& one) { return can_be(relation, one) && is_called(one, contact.id); });
            out.push_back({relation, contact.id, role});
            if (contact.id.empty() || (!found && !known.contains(contact.id))) out.push_back({relation, contact.name, role});
        }
    }
    for (const auto& one : record.departments) out.push_back({"department", one, ""});
    for (const auto& one : record.teams) out.push_back({"department", one, ""});
    if (const auto comma = record.fallback.find(','); comma != record.fallback.npos) out.push_back({"fallback", record.fallback.substr(0, comma), ""});
    else out.push_back({"fallback", record.fallback, ""});
    if (record.availability) {
        out.push_back({"replacement", record.availability->replacement, ""});
        for (const auto& absence : record.availability->absences) out.push_back({"replacement", absence.replacement, ""});
    }
    std::erase_if(out, [](const Named& one) { return one.name.empty(); });
    return out;
}

std::set<std::string> stems(const std::string& text, analysis::Analyzer& analyzer, bool telling) {
    std::vector<analysis::Token> tokens;
    analyzer.analyze(text, tokens);
    std::set<std::string> out;
    for (const auto& token : tokens)
        if (!token.stem.empty() && !(telling && (token.function_word || token.kind == unicode::TokenKind::joined))) out.emplace(token.stem);
    return out;
}

// Skills of a person that a text is about.
std::vector<std::string> known_of(const Record& person, const Record& about, analysis::Analyzer& analyzer) {
    std::set<std::string> subject = stems(about.title, analyzer, false);
    for (const auto* list : {&about.alternative_titles, &about.keywords})
        for (const auto& line : *list) subject.merge(stems(line, analyzer, false));
    std::vector<std::string> out;
    std::string skill;
    for (const char c : person.skills + ",") {
        if (c != ',' && c != ';' && c != '\n') {
            if (c != ' ' || !skill.empty()) skill += c;
            continue;
        }
        const auto asked = stems(skill, analyzer, true);
        if (!asked.empty() && std::ranges::includes(subject, asked)) out.push_back(skill);
        skill.clear();
    }
    return out;
}

}  // namespace

std::vector<Record> linked_records(RandomWorld& world, std::size_t count) {
    std::vector<Record> out;
    for (std::size_t i = 0; i < count; ++i) {
        const auto kind = world.below(10);
        out.push_back(kind < 4 ? person(world, count) : kind < 6 ? department(world, count) : text(world, count));
        out.back().id = "p" + std::to_string(i);
        out.back().visibility = shield(world);
        if (kind < 6 && world.chance(15)) out.back().status = "non-actief";
    }
    return out;
}

std::string linked_question(RandomWorld& world, const std::vector<Record>& records) {
    switch (world.below(6)) {
        case 5: {
            const auto& record = records[world.below(records.size())];
            return record.mobile.empty() ? record.title : world.chance(50) ? record.mobile : record.mobile.substr(record.mobile.size() - 4);
        }
        case 0: return one_of(world, announced);
        case 1: return one_of(world, streets) + (world.chance(50) ? " riool" : " storing");
        case 2: return one_of(world, department_names);
        default: return records[world.below(records.size())].title;
    }
}

std::vector<std::string> plain_links(const std::vector<Record>& visible, const std::set<std::string>& known, const std::string& id, analysis::Analyzer& analyzer) {
    static const std::map<std::string, std::string> reverse{{"owner", "owns"}, {"leader", "leads"}, {"contact", "contact-of"}, {"department", "handles"}, {"fallback", "fallback-of"}, {"replacement", "replaces"}};
    const auto self = std::ranges::find(visible, id, &Record::id);
    if (self == visible.end()) return {};
    std::map<std::pair<std::string, std::string>, std::string> found;  // relation and id → detail, the first
    const auto staff = [](const Record& record) { return record.kind == "medewerker" || record.kind == "afdeling"; };
    for (const auto& other : visible) {
        if (other.id == id) continue;
        for (const auto& [relation, name, detail] : names_in(*self, visible, known))
            if (can_be(relation, other) && is_called(other, name))
                found.try_emplace({relation == "department" && staff(*self) ? "member-of" : relation, other.id}, detail);
        if (staff(*self))
            for (const auto& [relation, name, detail] : names_in(other, visible, known))
                if (can_be(relation, *self) && is_called(*self, name))
                    found.try_emplace({relation == "department" && staff(other) ? "member" : reverse.at(relation), other.id}, detail);
        if (self->kind == "medewerker" && !staff(other))
            if (const auto skill = known_of(*self, other, analyzer); !skill.empty()) found.try_emplace({"expert-in", other.id}, skill.front());
        if (other.kind == "medewerker" && !staff(*self))
            if (const auto skill = known_of(other, *self, analyzer); !skill.empty()) found.try_emplace({"expert", other.id}, skill.front());
    }
    std::vector<std::string> out;
    for (const auto& [key, detail] : found) out.push_back(key.first + ' ' + key.second + ' ' + detail);
    std::ranges::sort(out);
    return out;
}

std::vector<std::string> told_links(const std::vector<RecordLink>& links) {
    std::vector<std::string> out;
    for (const auto& link : links) out.push_back(link.relation + ' ' + link.id + ' ' + link.detail);
    std::ranges::sort(out);
    return out;
}

}  // namespace vraagbaak::test

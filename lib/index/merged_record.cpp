// SPDX-License-Identifier: GPL-2.0-or-later
// The values of a merged person: of each field that of the first source, or of all.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <variant>

#include "index/merging.hpp"
#include "index/people.hpp"
#include "index/references.hpp"
#include "record/fields.hpp"
#include "record/overload.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::index {

namespace {

using Texts = std::vector<std::string>;
using record::Field;

constexpr std::string_view name_field = "titel";  // the whole name: its parts are never of two sources

std::string folded(std::string_view text) { return unicode::fold(unicode::trim(text)); }
std::string digits_or_folded(const std::string& text) {
    auto digits = phone_digits(text);
    return digits.empty() ? folded(text) : digits;
}

// The numbers of a line; what is no number is itself.
std::set<std::string> numbers_of(std::string_view line) {
    std::set<std::string> out;
    for (const auto number : unicode::phone_numbers(line)) out.insert(digits_or_folded(std::string{number}));
    return out;
}
bool has_all(const std::set<std::string>& numbers, const std::set<std::string>& wanted) {
    return std::ranges::includes(numbers, wanted);
}
// What is left of a line when these numbers are taken out; a line that has none of them as it is.
std::string without(const std::string& line, const std::set<std::string>& numbers) {
    const auto all = unicode::phone_numbers(line);
    const auto stays = [&](std::string_view number) { return !numbers.contains(digits_or_folded(std::string{number})); };
    if (std::ranges::all_of(all, stays)) return line;
    std::string out;
    for (const auto number : all)
        if (stays(number)) out.append(out.empty() ? "" : ", ").append(number);
    return out;
}

std::string joined_name(const Record& record) {
    std::string out;
    for (const auto* part : {&record.given_name, &record.name_prefix, &record.family_name})
        if (!part->empty()) out += (out.empty() || out.ends_with('\'') ? "" : " ") + *part;
    return out;
}

// Words of a name in any order are one name: "Kuyperveldt, Pieter".
std::string name_key(std::string_view name) {
    auto words = name_words(name);
    std::ranges::sort(words);
    std::string out;
    for (const auto& word : words) out += word + ' ';
    return out;
}

class Merge {
public:
    Merge(const std::vector<const Listed*>& people, const Settings& settings, const PersonIds& persons, const std::function<void(MergeConflict&&)>& tell)
        : people_(people), merging_(settings.merging), persons_(persons), tell_(tell) {}

    Record operator()() {
        identify();
        shields();
        for (const auto& field : record::fields()) simple(field);
        transfer();
        name();
        numbers();
        skills();
        structures();
        sections();
        return std::move(out_);
    }

private:
    using Person = const Listed*;

    std::size_t rank(const Listed& person, const std::string& field) const {
        const auto& order = merging_.sources;
        const auto general = static_cast<std::size_t>(std::ranges::find(order, person.source) - order.begin());
        const auto special = merging_.fields.find(field);
        if (special == merging_.fields.end()) return general;
        const auto at = std::ranges::find(special->second, person.source);
        return at == special->second.end() ? order.size() + general : static_cast<std::size_t>(at - special->second.begin());
    }

    // Whose value stays comes first. What was put by hand stands above all sources.
    std::vector<Person> by_precedence(const std::string& field) const {
        auto list = people_;
        std::ranges::stable_sort(list, {}, [&](Person person) { return std::tuple(!person->put, rank(*person, field), std::string_view{person->record.id}); });
        return list;
    }

    // The id is that of the first source, whoever was put: it must not change with what somebody puts.
    void identify() {
        auto list = people_;
        std::ranges::stable_sort(list, {}, [&](Person person) { return std::tuple(rank(*person, {}), std::string_view{person->record.id}); });
        out_.id = list.front()->record.id;
        out_.kind = "medewerker";
        out_.source = list.front()->source;
        std::set<std::string> others;
        for (const auto* person : people_) {
            others.insert(person->record.id);
            others.insert(person->record.merged_from.begin(), person->record.merged_from.end());
        }
        others.erase(out_.id);
        out_.merged_from.assign(others.begin(), others.end());
        own_ = others;
        own_.insert(out_.id);
    }

    // What no source shows is not shown: the groups and days of all of them, and nobody who is away in one of them.
    void shields() {
        std::vector<std::string> groups;
        for (const auto* person : people_) {
            const auto& record = person->record;
            narrow(groups, record.visibility.value_or(Texts{}));
            if (record.visible_from && (!out_.visible_from || *out_.visible_from < *record.visible_from)) out_.visible_from = record.visible_from;
            if (record.visible_until && (!out_.visible_until || *record.visible_until < *out_.visible_until)) out_.visible_until = record.visible_until;
        }
        out_.visibility = groups;
        const auto list = by_precedence("status");
        out_.status = list.front()->record.status;
        if (!merging_.fields.contains("status"))
            for (const auto* person : list)
                if (person->record.status != "actief") out_.status = person->record.status;
        const auto* won = *std::ranges::find(list, out_.status, [](Person person) -> const std::string& { return person->record.status; });
        for (const auto* person : list)
            if (person->record.status != out_.status) conflict("status", *won, out_.status, *person, person->record.status);
    }

    // Values of who is not for everyone are left out of the report.
    void conflict(std::string_view field, const Listed& won, const std::string& value, const Listed& lost, const std::string& lost_value, bool shielded = false) {
        for (const auto* person : {&won, &lost}) shielded |= !person->record.visibility.value_or(Texts{}).empty();
        tell_({out_.id, std::string{field}, won.source, shielded ? std::string{} : value, lost.source, shielded ? std::string{} : lost_value, shielded});
    }

    static bool has_its_own(std::string_view key) {
        constexpr std::array<std::string_view, 19> own{
            "id",         "soort",  "bron",            "titel",  "titelsAlternatief", "status",        "voornaam",    "voorvoegselAchternaam", "achternaam",
            "mobiel",     "skills", "telefoonnummers", "samengevoegdUit", "vervangenDoor", "gerelateerd", "publicatieVan", "publicatieTot", "doorverbinden", "doorverbindinstructie"};
        return std::ranges::find(own, key) != own.end();
    }

    // Fields that are one text, one day or one list: the table of fields knows them.
    void simple(const Field& field) {
        if (has_its_own(field.key)) return;
        const std::string key{field.key};
        std::visit(record::Overload{
                       [&](std::string Record::*member) { first_text(key, member); },
                       [&](std::vector<std::string> Record::*member) { all(key, member); },
                       [&](std::optional<Date> Record::*member) { day(key, member); },
                       [&](bool Record::*member) { truth(key, member); },
                       [](const record::SectionField&) {},
                       [](const record::Structured&) {},
                   },
                   field.member);
    }

    // Equal for two ids of one person.
    std::string person_or_folded(const std::string& text) const {
        const auto found = persons_.find(text);
        return found == persons_.end() ? folded(text) : "\t" + std::to_string(found->second);
    }

    void first_text(const std::string& key, std::string Record::*member) {
        const bool names_somebody = key == "kennishouder" || key == "vervangenDoor";
        const auto same = [&](const std::string& text) { return names_somebody ? person_or_folded(text) : folded(text); };
        const auto is_known = [&](const std::string& text, const std::string& kept) {
            return key == "toestel" ? has_all(numbers_of(kept), numbers_of(text)) : same(text) == same(kept);
        };
        Person won = nullptr;
        (out_.*member).clear();
        for (const auto* person : by_precedence(key)) {
            const auto& value = person->record.*member;
            if (value.empty()) continue;
            if (!won) {
                won = person;
                out_.*member = value;
            } else if (!is_known(value, out_.*member)) {
                conflict(key, *won, out_.*member, *person, value, key == "wijzigingSamenvatting");
            }
        }
    }

    void all(const std::string& key, Texts Record::*member, const std::function<std::string(const std::string&)>& same = folded) {
        std::set<std::string> known;
        for (const auto* person : by_precedence(key))
            for (const auto& value : person->record.*member)
                if (known.insert(same(value)).second) (out_.*member).push_back(value);
    }

    // The last change and the first day to look at it again are those of the whole.
    void day(const std::string& key, std::optional<Date> Record::*member) {
        for (const auto* person : people_) {
            const auto& value = person->record.*member;
            if (!value) continue;
            auto& kept = out_.*member;
            if (!kept || (key == "gewijzigdOp" ? *kept < *value : *value < *kept)) kept = value;
        }
    }

    void truth(const std::string& key, bool Record::*member) {
        const auto list = by_precedence(key);
        out_.*member = list.front()->record.*member;
        const auto text = [](bool value) { return std::string{value ? "ja" : "nee"}; };
        for (const auto* person : list)
            if (person->record.*member != out_.*member) conflict(key, *list.front(), text(out_.*member), *person, text(person->record.*member));
    }

    // The other names are kept as other titles, so that he is found by them.
    void name() {
        const auto list = by_precedence(std::string{name_field});
        out_.title = list.front()->record.title;
        for (const auto* person : list)
            if (out_.family_name.empty() && !person->record.family_name.empty()) {
                out_.given_name = person->record.given_name;
                out_.name_prefix = person->record.name_prefix;
                out_.family_name = person->record.family_name;
            }
        if (out_.given_name.empty() && out_.family_name.empty())
            for (const auto* person : list)
                if (out_.given_name.empty()) out_.given_name = person->record.given_name;
        std::set<std::string> known{name_key(out_.title), name_key(joined_name(out_))};
        const auto add = [&](const std::string& name) {
            if (!name.empty() && known.insert(name_key(name)).second) out_.alternative_titles.push_back(name);
        };
        for (const auto* person : list) {
            if (name_key(person->record.title) != name_key(out_.title)) conflict(name_field, *list.front(), out_.title, *person, person->record.title);
            add(person->record.title);
            add(joined_name(person->record));
            for (const auto& title : person->record.alternative_titles) add(title);
        }
    }

    // A mobile number is shielded; in one source it may stand among the public ones.
    void numbers() {
        std::set<std::string> mobile;
        Person won = nullptr;
        for (const auto* person : by_precedence("mobiel")) {
            const auto& value = person->record.mobile;
            if (value.empty()) continue;
            const auto own = numbers_of(value);
            mobile.insert(own.begin(), own.end());
            if (!won) {
                won = person;
                out_.mobile = value;
            } else if (!has_all(numbers_of(out_.mobile), own)) {
                conflict("mobiel", *won, out_.mobile, *person, value, true);
            }
        }
        std::set<std::string> known;
        for (const auto* person : by_precedence("telefoonnummers"))
            for (const auto& value : person->record.phones) {
                auto open = without(value, mobile);
                const auto own = numbers_of(open);
                if (!has_all(known, own)) out_.phones.push_back(std::move(open));
                known.insert(own.begin(), own.end());
            }
        out_.extension = without(out_.extension, mobile);
    }

    void skills() {
        std::set<std::string> known;
        Texts texts;
        for (const auto* person : by_precedence("skills")) {
            const auto own = pieces_of(person->record.skills);
            const bool is_new = std::ranges::any_of(own, [&](const auto& piece) { return !known.contains(folded(piece)); });
            if (!is_new) continue;
            if (known.empty()) {  // as it is written
                texts.push_back(person->record.skills);
                for (const auto& piece : own) known.insert(folded(piece));
                continue;
            }
            for (const auto& piece : own)
                if (known.insert(folded(piece)).second) texts.push_back(piece);
        }
        for (const auto& text : texts) out_.skills += (out_.skills.empty() ? "" : ", ") + text;
    }

    template <class T>
    void each_once(const std::string& key, std::vector<T> Record::*member) {
        for (const auto* person : by_precedence(key))
            for (const auto& value : person->record.*member)
                if (std::ranges::find(out_.*member, value) == (out_.*member).end()) (out_.*member).push_back(value);
    }

    void structures() {
        all("trefwoorden", &Record::keywords);
        all("doelgroep", &Record::audiences);
        all("gerelateerd", &Record::related, [&](const std::string& id) { return person_or_folded(id); });
        std::erase_if(out_.related, [&](const auto& id) { return own_.contains(id); });
        first_text("vervangenDoor", &Record::replaced_by);
        if (own_.contains(out_.replaced_by)) out_.replaced_by.clear();
        first_text("terugval", &Record::fallback);
        each_once("links", &Record::links);
        each_once("locaties", &Record::locations);
        each_once("contactpersonen", &Record::contacts);
        each_once("mailingen", &Record::mailings);
        availability();
        Person won = nullptr;
        for (const auto* person : by_precedence("verwijzing")) {
            const auto& value = person->record.referral;
            if (!value) continue;
            if (!out_.referral) won = person, out_.referral = value;
            else if (*value != *out_.referral) conflict("verwijzing", *won, out_.referral->organisation, *person, value->organisation);
        }
    }

    // Whether to put a call through and how are one answer.
    void transfer() {
        Person won = nullptr;
        for (const auto* person : by_precedence("doorverbinden")) {
            const auto& record = person->record;
            if (record.transfer.empty() && record.transfer_instruction.empty()) continue;
            if (!won) {
                won = person;
                out_.transfer = record.transfer;
                out_.transfer_instruction = record.transfer_instruction;
                continue;
            }
            const auto compare = [&](std::string_view key, std::string Record::*member) {
                const auto& value = record.*member;
                if (!value.empty() && folded(value) != folded(out_.*member)) conflict(key, *won, out_.*member, *person, value);
            };
            compare("doorverbinden", &Record::transfer);
            compare("doorverbindinstructie", &Record::transfer_instruction);
        }
    }

    // The half days of one source are one answer; away he is in all days on which one source says so. Nobody stands in for himself.
    void availability() {
        Person days = nullptr, instead = nullptr;
        const auto told = [](const Texts& list) {
            std::string out;
            for (const auto& one : list) out += (out.empty() ? "" : ", ") + one;
            return out;
        };
        for (const auto* person : by_precedence("beschikbaarheid")) {
            const auto& value = person->record.availability;
            if (!value) continue;
            if (!out_.availability) out_.availability.emplace();
            for (auto absence : value->absences) {
                if (own_.contains(absence.replacement)) absence.replacement.clear();
                auto& absences = out_.availability->absences;
                if (std::ranges::find(absences, absence) == absences.end()) absences.push_back(std::move(absence));
            }
            if (value->present.empty()) continue;
            if (!days) days = person, out_.availability->present = value->present;
            else if (value->present != out_.availability->present)
                conflict("beschikbaarheid", *days, told(out_.availability->present), *person, told(value->present));
        }
        for (const auto* person : by_precedence("vervanging")) {
            const auto& value = person->record.availability;
            if (!value || value->replacement.empty() || own_.contains(value->replacement)) continue;
            if (!instead) instead = person, out_.availability->replacement = value->replacement;
            else if (person_or_folded(value->replacement) != person_or_folded(out_.availability->replacement))
                conflict("vervanging", *instead, out_.availability->replacement, *person, value->replacement);
        }
    }

    // The key that a text of a record had before it was merged: an export of somebody who was made of several has his texts of one key as
    // "tekst" and "tekst-2". Of a record that was not made of several its own key.
    static std::string first_key(const Listed& person, const std::string& key) {
        if (!person.put && person.record.merged_from.empty()) return key;
        const auto hyphen = key.rfind('-');
        if (hyphen == key.npos || hyphen + 1 == key.size() || key.find_first_not_of("0123456789", hyphen + 1) != key.npos) return key;
        auto first = key.substr(0, hyphen);
        const auto& sections = person.record.sections;
        return std::ranges::find(sections, first, &Section::key) == sections.end() ? key : first;
    }

    // Of one key all texts stay, each as shielded as the strictest of them. A text that is there already is not there twice.
    void sections() {
        std::map<std::string, Texts> strictest;
        std::map<std::string, std::map<std::string, std::size_t>> places;  // first key → text → its place
        for (const auto* person : people_)
            for (const auto& section : person->record.sections) narrow(strictest[section.key], section.visibility.value_or(Texts{}));
        std::set<std::string> keys, used;
        for (const auto& [key, groups] : strictest) keys.insert(key);
        for (const auto* person : by_precedence("secties")) {
            const auto begin = out_.sections.size();  // a person's own texts stay apart, as he has them
            for (auto section : person->record.sections) {
                section.visibility = strictest[section.key];
                auto& known = places[first_key(*person, section.key)];
                const auto [there, is_new] = known.emplace(folded(section.text), out_.sections.size());
                if (!is_new && there->second < begin && narrow_section(out_.sections[there->second], *section.visibility)) continue;
                if (!used.insert(section.key).second) {
                    const auto base = section.key;
                    for (std::size_t number = 2; !keys.insert(section.key = base + '-' + std::to_string(number)).second;) ++number;
                    used.insert(section.key);
                }
                out_.sections.push_back(std::move(section));
            }
        }
    }

    // False: nobody would see it.
    static bool narrow_section(Section& section, const Texts& by) {
        auto groups = *section.visibility;
        if (!narrow(groups, by)) return false;
        section.visibility = std::move(groups);
        return true;
    }

    const std::vector<Person>& people_;
    const Merging& merging_;
    const PersonIds& persons_;
    const std::function<void(MergeConflict&&)>& tell_;
    std::set<std::string> own_;  // ids
    Record out_;
};

}  // namespace

Record merged_record(const std::vector<const Listed*>& people, const Settings& settings, const PersonIds& persons, const std::function<void(MergeConflict&&)>& tell) {
    return Merge{people, settings, persons, tell}();
}

}  // namespace vraagbaak::index

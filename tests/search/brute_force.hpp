// SPDX-License-Identifier: GPL-2.0-or-later
// Who sees what, said a second time and as simply as it can be: one record, one asker, straight from the rules. No views,
// no classes, no engine.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "text/unicode.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::test {

inline bool meets(const Asker& asker, const std::vector<std::string>& groups) {
    return groups.empty() || std::ranges::any_of(groups, [&](const auto& group) {
               return std::ranges::find(asker.groups, group) != asker.groups.end();
           });
}

// The record as this asker sees it. It came out of the rules, so every visibility is set.
inline std::optional<Record> seen_by(const Asker& asker, Record record, const Settings& settings) {
    if (record.status == "concept" || record.status == "non-actief" || record.status == "te-verwijderen") return {};
    if (!meets(asker, *record.visibility)) return {};
    const std::chrono::sys_days today{asker.date};
    if (record.visible_from && std::chrono::sys_days{*record.visible_from} > today) return {};
    if (record.visible_until && std::chrono::sys_days{*record.visible_until} < today) return {};
    const bool shields = std::ranges::any_of(record.sections, [](const Section& s) { return !s.visibility->empty(); });
    std::erase_if(record.sections, [&](const Section& section) { return !meets(asker, *section.visibility); });
    if (!meets(asker, settings.internal_groups)) {
        record.mobile.clear();
        if (shields) record.change_summary.clear();
    }
    return record;
}

// What one would write to name somebody: without case, marks and signs.
inline std::string name_key(const std::string& name) {
    std::string out;
    for (const char c : unicode::fold(name)) {
        const bool sign = static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
        if (!sign) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

inline bool is_found(const Record& one) { return one.status != "concept" && one.status != "non-actief" && one.status != "te-verwijderen"; }

// Is it known that there is, or was, a record of this id, whoever sees it?
inline bool is_known(const Record& one, const std::string& id) {
    const bool staff = one.kind == "medewerker" || one.kind == "afdeling";
    if (!is_found(one) && (!staff || one.visibility->empty())) return false;
    return one.id == id || std::ranges::find(one.merged_from, id) != one.merged_from.end();
}

// Nobody sees it, and it is there: what stands for everybody whom one asker does not see.
inline Record unseen_record() {
    Record record;
    record.id = "zz-onzichtbaar";
    record.kind = "medewerker";
    record.title = "Zzz Zzz";
    record.visible_until = Date{std::chrono::year{2000} / 1 / 1};
    return record;
}

// Who names only people and departments that the asker does not see, names nobody for him.
template <class Hidden>
void hide_people(Record& record, const std::vector<Record>& all, const Asker& asker, const Hidden& hidden) {
    const auto may_count = [&](const Record& one) { return is_found(one) || !meets(asker, *one.visibility); };
    const auto known_id = [&](const std::string& id) { return std::ranges::any_of(all, [&](const auto& one) { return is_known(one, id); }); };
    const auto clear = [&](std::string& name, bool departments, bool ids_only) {
        bool known = false, seen = false;
        for (const auto& one : all) {
            if (!may_count(one) || (one.kind != "medewerker" && !(departments && one.kind == "afdeling"))) continue;
            bool meant = one.id == name;
            if (!name_key(name).empty()) {
                meant = meant || name_key(one.title) == name_key(name);
                for (const auto& other : one.alternative_titles) meant = meant || name_key(other) == name_key(name);
                if (one.kind == "medewerker" && !one.given_name.empty() && !one.family_name.empty())
                    meant = meant || name_key(one.given_name + ' ' + one.name_prefix + ' ' + one.family_name) == name_key(name);
            }
            known = known || meant;
            seen = seen || (meant && is_found(one) && !hidden(one.id));
        }
        if (!seen && (known || ids_only)) name.clear();
    };
    clear(record.owner, true, false);
    clear(record.leader, false, false);
    for (auto& contact : record.contacts) {
        const auto id = contact.id;
        clear(contact.id, true, true);
        if (contact.id.empty() && known_id(id)) contact.id = unseen_record().id;  // his name is not looked up either
        if (contact.name.empty() && contact.id == unseen_record().id) contact.id.clear();
    }
    std::string left;
    for (std::string_view rest = record.fallback; !rest.empty();) {
        const auto end = std::min(rest.find(','), rest.size());
        std::string part{rest.substr(0, end)};
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (part.starts_with(' ')) part.erase(0, 1);
        auto named = part;
        clear(named, true, true);
        if (part.empty() || (named.empty() && known_id(part) && hidden(part))) continue;
        left += (left.empty() ? "" : ", ") + part;
    }
    record.fallback = left;
    std::erase_if(record.contacts, [](const ContactPerson& contact) { return contact.id.empty() && contact.name.empty(); });
    if (!record.availability) return;
    clear(record.availability->replacement, false, false);
    for (auto& absence : record.availability->absences) clear(absence.replacement, false, false);
}

// All of them; what points to a record that is not among them is gone too, since an id can tell.
inline std::vector<Record> seen_by(const Asker& asker, const std::vector<Record>& records, const Settings& settings) {
    std::vector<Record> seen;
    for (const auto& record : records)
        if (auto one = seen_by(asker, record, settings)) seen.push_back(std::move(*one));
    const auto hidden = [&](const std::string& id) {
        return std::ranges::none_of(seen, [&](const Record& one) { return one.id == id || std::ranges::find(one.merged_from, id) != one.merged_from.end(); });
    };
    for (auto& record : seen) {
        std::erase_if(record.related, hidden);
        if (hidden(record.replaced_by)) record.replaced_by.clear();
        hide_people(record, records, asker, hidden);
    }
    return seen;
}

}  // namespace vraagbaak::test

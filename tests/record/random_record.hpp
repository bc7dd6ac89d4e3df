// SPDX-License-Identifier: GPL-2.0-or-later
// Records that hold anything, as often as not nothing.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "vraagbaak/record.hpp"

namespace vraagbaak::record::test {

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}

    Record record() {
        Record r;
        for (auto* text : {&r.id, &r.kind, &r.source, &r.title, &r.language, &r.status, &r.change_summary, &r.url,
                           &r.replaced_by, &r.short_answer, &r.owner, &r.legal_basis, &r.upn_uri, &r.upn_label,
                           &r.given_name, &r.name_prefix, &r.family_name, &r.function, &r.mobile, &r.extension, &r.skills,
                           &r.work_location, &r.opening_hours, &r.transfer_instruction, &r.transfer, &r.leader, &r.fallback})
            *text = this->text();
        for (auto* list : {&r.alternative_titles, &r.keywords, &r.themes, &r.audiences, &r.departments, &r.related,
                           &r.phones, &r.emails, &r.teams, &r.merged_from})
            *list = texts();
        for (auto* day : {&r.visible_from, &r.visible_until, &r.changed_on, &r.review_before, &r.start, &r.end})
            *day = date();
        r.visibility = visibility();
        r.important = often();
        r.connected = often();
        if (often()) r.referral = Referral{text(), text(), text()};
        if (often()) r.availability = Availability{texts(), text(), {}};
        while (r.availability && often()) r.availability->absences.push_back({span(), text()});
        while (often()) r.sections.push_back({text(), text(), text(), visibility()});
        while (often()) r.links.push_back({text(), text()});
        while (often()) r.locations.push_back({text(), text(), text()});
        while (often()) r.contacts.push_back({text(), text(), text(), static_cast<int>(engine_() % 5)});
        while (often()) r.mailings.push_back({date(), text(), text()});
        while (often()) r.announcements.push_back({text(), text(), span()});
        return r;
    }

    // One that the rules accept most times, in a base with the groups kcc, burgerzaken and belastingen.
    Record good_record(int number) {
        static const std::vector<std::string> kinds = {"vac",          "kennisartikel", "pagina",     "nieuws",   "werkinstructie",
                                                       "themapagina", "beslisboom",    "medewerker", "afdeling", "project"};
        auto r = record();
        r.id = "r" + std::to_string(number);
        r.kind = kinds[engine_() % kinds.size()];
        r.title = "Titel <b>" + std::to_string(number) + "</b>, " + text();
        r.status.clear();
        if (engine_() % 4 == 0) r.status = r.kind == "project" ? "afgerond" : "non-actief";
        r.visibility = groups();
        r.visible_until.reset();
        r.end.reset();
        for (auto& announcement : r.announcements) announcement = {"Storing", "Er is <b>geen</b> " + text(), {std::nullopt, parse_minute("2030-01-05 10:30")}};
        r.replaced_by.clear();
        for (auto* list : {&r.related, &r.audiences})
            if (often()) list->push_back("burger");
        for (std::size_t i = 0; i < r.sections.size(); ++i) {
            static const std::vector<std::string> keys = {"kosten", "deskMemo", "Mijn Sleutel!", "tekst", "Deskmeno", "kosten-2"};
            r.sections[i].key = i < keys.size() ? keys[(i + engine_()) % keys.size()] : "deel" + std::to_string(i);
            r.sections[i].visibility = groups();
        }
        return r;
    }

private:
    Visibility groups() {
        static const std::vector<Visibility> some = {std::nullopt, std::vector<std::string>{}, std::vector<std::string>{"kcc"},
                                                     std::vector<std::string>{"burgerzaken", "kcc"}};
        return some[engine_() % some.size()];
    }
    bool often() { return engine_() % 2 == 0; }
    std::string text() {
        static const std::vector<std::string> some = {"", "", "a", "é\n\n- \"x\" \\", "\u2028<p>&amp;", "\t\x01", "😀", "nl", "actief", "a, b",
                                                      "<p>1 &lt; 2</p>", "&amp;lt;b&amp;gt;", "Deskmeno"};
        return some[engine_() % some.size()];
    }
    std::vector<std::string> texts() {
        std::vector<std::string> out;
        while (often()) out.push_back(text());
        return out;
    }
    std::optional<Date> date() {
        if (often()) return std::nullopt;
        return parse_date("20" + std::to_string(10 + engine_() % 90) + "-0" + std::to_string(1 + engine_() % 9) + "-15");
    }
    TimeSpan span() {
        TimeSpan out;
        if (often()) out.from = parse_minute("2027-02-0" + std::to_string(1 + engine_() % 9) + " 10:3" + std::to_string(engine_() % 10));
        if (often()) out.until = parse_minute("2027-03-0" + std::to_string(1 + engine_() % 9), true);
        return out;
    }
    Visibility visibility() {
        if (often()) return std::nullopt;
        return texts();
    }

    std::mt19937 engine_;
};

}  // namespace vraagbaak::record::test

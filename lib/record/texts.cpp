// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/texts.hpp"

#include "record/fields.hpp"

namespace vraagbaak::record {

namespace {

class Visit {
public:
    Visit(Record& record, const VisitText& visit) : record_(record), visit_(visit) {}

    void simple() {
        for (const auto& field : fields()) {
            const std::string key(field.key);
            if (const auto* text = std::get_if<std::string Record::*>(&field.member))
                visit_(record_.*(*text), key, field.form == Form::prose);
            if (const auto* list = std::get_if<std::vector<std::string> Record::*>(&field.member))
                texts(record_.*(*list), key);
        }
        texts(record_.keywords, "trefwoorden");
        texts(record_.audiences, "doelgroep");
        if (record_.visibility) texts(*record_.visibility, "zichtbaarheid");
    }

    void structured() {
        each(record_.sections, "secties", [&](Section& section, const std::string& at) {
            visit_(section.key, at + "/sleutel", false);
            visit_(section.title, at + "/kop", false);
            visit_(section.text, at + "/tekst", true);
            if (section.visibility) texts(*section.visibility, at + "/zichtbaarheid");
        });
        each(record_.links, "links", [&](Link& link, const std::string& at) {
            visit_(link.label, at + "/label", false);
            visit_(link.url, at + "/url", false);
        });
        each(record_.contacts, "contactpersonen", [&](ContactPerson& contact, const std::string& at) {
            visit_(contact.id, at + "/medewerkerId", false);
            visit_(contact.name, at + "/naam", false);
            visit_(contact.role, at + "/rol", false);
        });
        each(record_.locations, "locaties", [&](Location& location, const std::string& at) {
            visit_(location.street, at + "/straat", false);
            visit_(location.district, at + "/wijk", false);
            visit_(location.postcode4, at + "/postcode4", false);
        });
        each(record_.mailings, "mailingen", [&](Mailing& mailing, const std::string& at) {
            visit_(mailing.audience, at + "/doelgroep", false);
            visit_(mailing.subject, at + "/onderwerp", false);
        });
        visit_(record_.fallback, "terugval", false);
        each(record_.announcements, "aankondigingen", [&](Announcement& announcement, const std::string& at) {
            visit_(announcement.kind, at + "/soort", false);
            visit_(announcement.text, at + "/tekst", false);
        });
        if (auto& referral = record_.referral) {
            visit_(referral->organisation, "verwijzing/organisatie", false);
            visit_(referral->phone, "verwijzing/telefoon", false);
            visit_(referral->url, "verwijzing/url", false);
        }
        if (auto& availability = record_.availability) {
            texts(availability->present, "beschikbaarheid");
            visit_(availability->replacement, "vervanging", false);
            each(availability->absences, "afwezig", [&](Absence& absence, const std::string& at) { visit_(absence.replacement, at + "/vervanger", false); });
        }
    }

private:
    void texts(std::vector<std::string>& list, const std::string& field) {
        each(list, field, [&](std::string& text, const std::string& at) { visit_(text, at, false); });
    }

    template <class T, class F>
    static void each(std::vector<T>& list, const std::string& field, F&& f) {
        for (std::size_t i = 0; i < list.size(); ++i) f(list[i], field + '/' + std::to_string(i));
    }

    Record& record_;
    const VisitText& visit_;
};

}  // namespace

void for_each_text(Record& record, const VisitText& visit) {
    Visit walk(record, visit);
    walk.simple();
    walk.structured();
}

}  // namespace vraagbaak::record

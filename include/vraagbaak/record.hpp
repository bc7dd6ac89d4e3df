// SPDX-License-Identifier: GPL-2.0-or-later
// A record: one article, question-answer pair, employee, department or project, as plain values.
//
// Names of kinds, section keys and statuses are the Dutch ones of content files; the members are English. Rich text
// (HTML, Markdown) has become plain text by the time it is here: paragraphs apart by an empty line, list items begin
// with "- " or their number ("1. "). All text is UTF-8 in NFC. Positions in answers point into these texts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "vraagbaak/date.hpp"
#include "vraagbaak/error.hpp"
#include "vraagbaak/message.hpp"

namespace vraagbaak {

// Who may see something. Unset: the default of its source or base holds. Set and empty: everyone ("openbaar").
// Set with labels: askers who have at least one of these groups.
using Visibility = std::optional<std::vector<std::string>>;

struct Section {
    std::string key;    // doorvragen kosten voorwaarden aanvraag termijn bewijs bezwaar contact bijzonderheden deskMemo
                        // toelichting, tekst (the body without a heading), or a key of the editor's own
    std::string title;  // heading as written; empty for the body
    std::string text;
    Visibility visibility;

    friend bool operator==(const Section&, const Section&) = default;
};

struct Link {
    std::string label;
    std::string url;

    friend bool operator==(const Link&, const Link&) = default;
};

// Where the caller must be when the municipality does not deliver it itself.
struct Referral {
    std::string organisation;
    std::string phone;
    std::string url;

    friend bool operator==(const Referral&, const Referral&) = default;
};

struct ContactPerson {
    std::string id;    // of the employee, where known
    std::string name;
    std::string role;
    int order = 0;     // who is tried first; ties keep their order in the source

    friend bool operator==(const ContactPerson&, const ContactPerson&) = default;
};

struct Location {
    std::string street;
    std::string district;
    std::string postcode4;

    friend bool operator==(const Location&, const Location&) = default;
};

struct Mailing {
    std::optional<Date> date;
    std::string audience;
    std::string subject;

    friend bool operator==(const Mailing&, const Mailing&) = default;
};

// When an employee is not there, whatever his week says.
struct Absence {
    TimeSpan period;
    std::string replacement;  // who takes over then: id or name; empty: who always does

    friend bool operator==(const Absence&, const Absence&) = default;
};

// Parts of days on which an employee works: "maandag/ochtend", "maandag/middag", "maandag/avond" … in the order of the week; none: it is
// not known when.
struct Availability {
    std::vector<std::string> present;
    std::string replacement;  // who takes over when absent: id or name
    std::vector<Absence> absences = {};

    friend bool operator==(const Availability&, const Availability&) = default;
};

// What callers will ask about for a while: a letter that went out, a failure, a calamity. While it lasts its record rises for who asks of
// it; before and after that nobody is shown it.
struct Announcement {
    std::string kind;  // mailing storing calamiteit
    std::string text;
    TimeSpan period;

    friend bool operator==(const Announcement&, const Announcement&) = default;
};

struct Record {
    // Every kind
    std::string id;      // 1..200 of [A-Za-z0-9._:-], unique in a base
    std::string kind;    // soort: vac kennisartikel pagina nieuws werkinstructie themapagina beslisboom
                         //        medewerker afdeling project
    std::string source;  // bron
    std::string title;   // 1..300 characters; of a person the full name, of a department or project its name
    std::vector<std::string> alternative_titles;  // also aliases and popular names
    std::string language = "nl";                  // BCP-47
    std::string status = "actief";  // articles: concept actief non-actief te-verwijderen; projects: voorbereiding
                                    // lopend afgerond; persons, departments: actief non-actief
    std::vector<std::string> keywords;            // trefwoorden, zoektermen
    std::vector<std::string> themes;
    std::vector<std::string> audiences;           // burger, bedrijf; both when the source says nothing
    std::vector<std::string> departments;
    std::vector<Section> sections;
    Visibility visibility;
    std::optional<Date> visible_from;   // first and last visible day
    std::optional<Date> visible_until;
    std::optional<Date> changed_on;
    std::optional<Date> review_before;
    std::string change_summary;         // shielded as the base's internal sections are
    std::vector<std::string> related;   // ids
    std::vector<Link> links;
    std::string url;
    std::string replaced_by;            // id of the successor; pins and judgements follow it
    std::vector<std::string> merged_from;  // samengevoegdUit: other ids under which this record is found, of the records it was made from

    // Articles
    std::string short_answer;           // one sentence for the phone or chat
    std::string owner;                  // kennishouder: person or department that answers for the content
    std::string legal_basis;            // grondslag
    std::string upn_uri;
    std::string upn_label;
    std::optional<Referral> referral;
    bool important = false;

    // Employees (given name, prefix and family name may be empty when only the full name is known) and departments
    std::string given_name;
    std::string name_prefix;            // tussenvoegsel: "van der"
    std::string family_name;
    std::string function;
    std::vector<std::string> phones;
    std::string mobile;                 // shielded as the base's internal sections are
    std::string extension;              // toestel
    std::vector<std::string> emails;
    std::string skills;
    std::string work_location;
    std::vector<std::string> teams;     // groepen
    std::optional<Availability> availability;
    std::string opening_hours;
    std::string transfer_instruction;   // doorverbindinstructie
    std::string transfer;               // doorverbinden: warm (tell who calls first), koud, niet; empty: nothing was said
    std::string leader;                 // leidinggevende of a department, projectleider: id or name
    bool connected = true;              // aangesloten: does the KCC answer for this department?

    // Projects (their summary is the section "tekst")
    std::optional<Date> start;
    std::optional<Date> end;
    std::vector<Location> locations;
    std::vector<ContactPerson> contacts;
    std::string fallback;               // terugval: whom to ask when no contact person answers
    std::vector<Mailing> mailings;

    std::vector<Announcement> announcements;  // aankondigingen, of articles and projects

    friend bool operator==(const Record&, const Record&) = default;
};

// What became of one record that was offered.
struct Finding {
    Message message;  // why
    Place place;      // file, line and field (JSON pointer)

    friend bool operator==(const Finding&, const Finding&) = default;
};

struct Verdict {
    std::string id;                 // as far as known
    std::vector<Finding> rejected;  // not empty: the record does not go in
    std::vector<Finding> warnings;

    bool accepted() const noexcept { return rejected.empty(); }
};

}  // namespace vraagbaak

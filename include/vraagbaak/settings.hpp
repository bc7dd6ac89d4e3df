// SPDX-License-Identifier: GPL-2.0-or-later
// The settings of a base: <base>/kennisbank.yaml. Keys there are Dutch; unknown keys are an error that names them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "vraagbaak/record.hpp"

namespace vraagbaak {

// A folder or file that records are read from.
struct Source {
    std::string path;         // pad: relative to the folder of the settings, or absolute
    std::string name;         // bron: the source name of records that carry none
    std::string id_prefix;    // idVoorvoegsel: put before each id that is read
    Visibility visibility;    // zichtbaarheid: default of its records
    std::map<std::string, std::string> columns = {};  // kolommen: column of CSV or attribute of LDIF → field

    friend bool operator==(const Source&, const Source&) = default;
};

// Which sources tell of the same people: a person that several of them have becomes one record when the index is built.
struct Merging {
    std::vector<std::string> sources;  // bronnen: by their bron; of two values that of the first stays
    std::map<std::string, std::vector<std::string>> fields;  // velden: field → sources that go first for it; titel is the whole name
    std::vector<std::string> same_numbers;  // zelfdeNummers: number people alike, so that another id there is another person

    friend bool operator==(const Merging&, const Merging&) = default;
};

struct Settings {
    std::string name;                               // naam
    std::string language = "nl";                    // taal: of messages and reports
    std::vector<std::string> groups = {"kcc"};      // groups: every label that may be used
    std::vector<std::string> default_visibility;    // standaardZichtbaarheid; empty = openbaar
    std::vector<std::string> internal_groups = {"kcc"};  // interneGroepen: who sees deskMemo, toelichting, mobile numbers
    std::vector<Source> sources;                    // bronnen
    std::string product_names;                      // upl: CSV of the uniforme productnamenlijst, a path as of a source
    std::map<std::string, double> field_weights;    // veldgewichten: field → weight, on top of the built-in ones
    std::size_t ladder_minimum = 30;                // ladderMinimum: fewer hits than this and the next rung is tried
    std::vector<std::string> layers = {"landelijk"};  // lagen: synonym layers
    Merging merging;                                // samenvoegen; without sources nobody is merged
    std::string complaints;                         // klachtenregeling: id of the record for who is not content with the municipality

    friend bool operator==(const Settings&, const Settings&) = default;
};

// What of the same file is about the desk, statistics and feedback: no index and no search depends on it.
struct DeskSettings {
    std::size_t statistics_months = 13;  // statistiek/bewaartermijn: how long a day is kept
    std::size_t statistics_minimum = 5;  // statistiek/minimum: a question is shown from so many askings; 3 at least
    std::size_t feedback_months = 13;    // meldingen/bewaartermijn: how long what is done or rejected is kept
    double golden_minimum = 0;           // toets/minimum: the share of golden questions with their answer among the first three below
                                         // which nothing is published; 0 to 1, 0: any
    std::vector<std::string> administrators = {};  // beheerders: groups that may ask which questions have a shielded answer; none: nobody

    friend bool operator==(const DeskSettings&, const DeskSettings&) = default;
};

}  // namespace vraagbaak

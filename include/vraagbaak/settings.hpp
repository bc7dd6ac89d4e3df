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

    friend bool operator==(const Settings&, const Settings&) = default;
};

}  // namespace vraagbaak

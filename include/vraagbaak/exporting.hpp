// SPDX-License-Identifier: GPL-2.0-or-later
// Writing the records of a base out, so that nobody is locked in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace vraagbaak {

enum class ExportForm {
    native,  // JSON Lines of ours, every kind: reads back as equal records
    vac,     // a page of objects of the Objecten-API, soort vac
    pdc,     // the same with PDC-kennisartikelen, products of the SDG with `vertalingen`: articles of every other soort
};

struct ExportOptions {
    ExportForm form = ExportForm::native;
    std::string source;    // bron: only records with this source name; empty: of all
    std::string kind;      // soort: only this one; empty: all. Error(usage) when there is no such kind
    std::stop_token stop;  // a stop throws Error(refused, "cancelled")
};

struct LeftOut {
    std::string kind;
    std::size_t records = 0;

    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

struct ExportReport {
    std::uint64_t generation = 0;   // that was written out
    std::size_t records = 0;        // written
    std::size_t shielded = 0;       // of these, not for everyone: as a whole or in part
    std::size_t unpublished = 0;    // of these, not shown to anyone: concept, non-actief, te-verwijderen
    std::vector<LeftOut> left_out;  // asked for, but of a kind that the form has no place for; by kind
};

}  // namespace vraagbaak

// SPDX-License-Identifier: GPL-2.0-or-later
// Warnings of personal data and secrets in content. They name field, paragraph and kind, and never repeat what they found:
// reports are kept, mailed and logged.
#pragma once

#include <vector>

#include "vraagbaak/record.hpp"

namespace vraagbaak::record {

// Of a record whose visibility is settled (check()); one warning for each field and kind. Places hold the field only.
//   personal_bsn, personal_secret   in any text, for whoever may see it
//   personal_iban, personal_mobile  in what everyone sees of an article or project. Numbers and mail addresses of persons
//                                   and departments are what their records are for
std::vector<Finding> personal_findings(Record& record);

}  // namespace vraagbaak::record

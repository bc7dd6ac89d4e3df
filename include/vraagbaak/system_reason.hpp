// SPDX-License-Identifier: GPL-2.0-or-later
// Why the system said no, as an argument of a Message.
#pragma once

#include <string>

#include "vraagbaak/export.hpp"

namespace vraagbaak {

// "@reason_no_access" for EACCES: an argument "@reason_…" is a code too, and text() puts its words into the sentence,
// in the language of the sentence. Of an errno that we have no words for: those of the system, in English.
VRAAGBAAK_API std::string system_reason(int error);

}  // namespace vraagbaak

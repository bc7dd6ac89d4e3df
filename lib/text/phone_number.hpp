// SPDX-License-Identifier: GPL-2.0-or-later
// Telephone numbers of any country, by libphonenumber. decisions/0019 says where it is asked, and where phone_digits() is enough.
// Every thread may call these; both throw what phone_plans() throws.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::unicode {

// The first number that is written here as one dials it from anywhere: "(020) 624 11 11 tst. 12" is +31206241111. Without a
// country it is Dutch. It need be nobody's: 06 0123 4567 is +31601234567. Empty for an extension and for what is no number.
std::string full_number(std::string_view written);

// False for what no telephone can have: too few or too many digits, an unknown country, no digits at all. Extensions, 14 020
// and 112 can be.
bool can_be_number(std::string_view written);

}  // namespace vraagbaak::unicode

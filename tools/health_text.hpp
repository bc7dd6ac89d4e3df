// SPDX-License-Identifier: GPL-2.0-or-later
// What health and verify found.
#pragma once

#include "session.hpp"

namespace vraagbaak::tool {

// Prints it; with -q only what is wrong.
void write_health(Session& session, const Health& health);

}  // namespace vraagbaak::tool

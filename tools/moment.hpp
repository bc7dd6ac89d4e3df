// SPDX-License-Identifier: GPL-2.0-or-later
// Times as people read them.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::tool {

// "2026-11-21T21:01:00Z" → "21-11-2026 22:01", the time in Amsterdam. Another text stays as it is.
std::string local_moment(std::string_view utc);

}  // namespace vraagbaak::tool

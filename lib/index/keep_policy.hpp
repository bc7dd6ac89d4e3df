// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/immutable_store.hpp"

namespace vraagbaak::index {

// Which generations stay: the newest three, the newest three that were built whole (index, upgrade, restore), and the
// newest of each of the last seven days.
ImmutableStore::Keep keep_policy(const std::vector<VersionInfo>& versions, const std::string& moment);

}  // namespace vraagbaak::index

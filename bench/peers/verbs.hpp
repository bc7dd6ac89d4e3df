// SPDX-License-Identifier: GPL-2.0-or-later
// What bench_peers does, as main.cpp tells.
#pragma once

#include <filesystem>

#include "peers/figures.hpp"

namespace vraagbaak::bench {

struct Place {
    std::filesystem::path data, base;

    std::filesystem::path windows() const { return std::filesystem::path{base} += "-windows"; }
    Figures figures() const { return Figures{std::filesystem::absolute(data / "").parent_path().filename().string()}; }
};

void build(const Place& place);
void open(const Place& place, bool cold);
void update(const Place& place);
void query(const Place& place);

}  // namespace vraagbaak::bench

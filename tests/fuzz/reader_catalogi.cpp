// SPDX-License-Identifier: GPL-2.0-or-later
#include "fuzz/records.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    vraagbaak::record::fuzz::read("catalogi", data, size);
    return 0;
}

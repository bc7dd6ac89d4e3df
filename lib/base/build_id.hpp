// SPDX-License-Identifier: GPL-2.0-or-later
// Which machine code is running: the build id that the linker gives every library and program, a hash of all that is in it.
#pragma once

#include <string>

namespace vraagbaak {

// Of the library or program that `address` lies in, in hexadecimals; empty when it has none.
std::string build_id_of(const void* address);

}  // namespace vraagbaak

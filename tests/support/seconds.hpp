// SPDX-License-Identifier: GPL-2.0-or-later
// How long something may take in a test that looks for quadratic cost: ten times as long under a sanitizer, on a machine
// that does other things too.
#pragma once

#include <ctime>

namespace vraagbaak::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr double slower = 10;
#else
inline constexpr double slower = 1;
#endif

// Of the processor, since `begin`, as if without a sanitizer.
inline double seconds_since(std::clock_t begin) {
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / slower;
}

}  // namespace vraagbaak::test

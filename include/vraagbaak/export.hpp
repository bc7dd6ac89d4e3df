// SPDX-License-Identifier: GPL-2.0-or-later
// The one macro that marks what the shared library shows to the outside; all else is hidden.
#pragma once

#if defined(VRAAGBAAK_STATIC)
#define VRAAGBAAK_API
#else
#define VRAAGBAAK_API __attribute__((visibility("default")))
#endif

// SPDX-License-Identifier: GPL-2.0-or-later
// Of the shared library alone: the module is looked for where that library is, wherever others install it.
#include <dlfcn.h>

#include "text/phone_plans.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::unicode {

namespace {

constexpr auto module = "$ORIGIN/" VRAAGBAAK_MODULES "/phone_plans.so";  // the loader knows $ORIGIN

// It stays open: what libphonenumber made must outlive every thread.
const PhonePlans& open_plans() {
    void* const opened = dlopen(module, RTLD_NOW | RTLD_LOCAL);
    const void* const plans = opened ? dlsym(opened, "vraagbaak_phone_plans") : nullptr;
    if (plans) return *static_cast<const PhonePlans*>(plans);
    const char* const reason = dlerror();
    throw Error(ErrorKind::unusable, {"part_missing", {"phone_plans.so", reason ? reason : ""}});
}

}  // namespace

const PhonePlans& phone_plans() {
    static const PhonePlans& plans = open_plans();
    return plans;
}

}  // namespace vraagbaak::unicode

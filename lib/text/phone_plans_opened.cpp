// SPDX-License-Identifier: GPL-2.0-or-later
// Of the shared library alone: the module is looked for where that library is, wherever others install it.
#include <dlfcn.h>

#include <filesystem>
#include <string>

#include "text/phone_plans.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::unicode {

namespace {

// Beside the file that this code was loaded from. (The loader's own $ORIGIN would be that of who asks it, which under a sanitizer is
// the sanitizer.)
std::string module_path() {
    Dl_info about{};
    if (dladdr(reinterpret_cast<const void*>(&phone_plans), &about) == 0 || !about.dli_fname) return "phone_plans.so";
    return (std::filesystem::path{about.dli_fname}.parent_path() / VRAAGBAAK_MODULES / "phone_plans.so").string();
}

// It stays open: what libphonenumber made must outlive every thread.
const PhonePlans& open_plans() {
    void* const opened = dlopen(module_path().c_str(), RTLD_NOW | RTLD_LOCAL);
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

// SPDX-License-Identifier: GPL-2.0-or-later
// What is asked of libphonenumber, the numbering plans of all countries. It is needed to read and merge people and never to
// search, and costs a new process as much as the whole search does: in the shared library it is therefore a module of ours,
// beside it in vraagbaak-<version>/, that is opened at the first number. Static libraries and tests are linked with it.
// decisions/0019.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::unicode {

// `number` is the number alone, without what stands behind it.
struct PhonePlans {
    std::string (*full)(std::string_view number);  // E.164; empty when it is no number
    bool (*possible)(std::string_view number);     // as long as a fixed or mobile one of its country, or somebody's
};

// Every thread may call it. Error(unusable, "part_missing") when the module cannot be opened; tried again at the next call.
const PhonePlans& phone_plans();

}  // namespace vraagbaak::unicode

// By this name the module is asked for its one table.
extern "C" __attribute__((visibility("default"))) const vraagbaak::unicode::PhonePlans vraagbaak_phone_plans;

// SPDX-License-Identifier: GPL-2.0-or-later
// The engine's exceptions become ours where they enter, and go no further.
#pragma once

#include <xapian.h>

#include <filesystem>

#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

// Disk trouble is Error(io), everything else Error(unusable): the index is not what the manifest promised.
[[noreturn]] inline void throw_as_ours(const Xapian::Error& error, const std::filesystem::path& place) {
    const bool disk = error.get_error_string() != nullptr;
    throw Error(disk ? ErrorKind::io : ErrorKind::unusable,
                {disk ? "engine_disk_error" : "engine_error",
                 {place.string(), error.get_msg(), disk ? error.get_error_string() : ""}},
                {place.string(), 0, {}});
}

template <class Action>
decltype(auto) translate_engine_errors(const std::filesystem::path& place, Action action) {
    try {
        return action();
    } catch (const Xapian::Error& error) {
        throw_as_ours(error, place);
    }
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// The engine's exceptions become ours where they enter, and go no further.
#pragma once

#include <xapian.h>

#include <filesystem>

#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

enum class EngineUse { reading, writing };

// Disk trouble is Error(io). What else goes wrong in reading is Error(unusable): the index is not what the manifest
// promised. In writing a new one an error of the database has only the disk to blame, also where the engine does not tell
// the system's words.
[[noreturn]] inline void throw_as_ours(const Xapian::Error& error, const std::filesystem::path& place, EngineUse use) {
    const char* disk = error.get_error_string();
    if (!disk && use == EngineUse::writing) disk = error.get_type();
    throw Error(disk ? ErrorKind::io : ErrorKind::unusable,
                {disk ? "engine_disk_error" : "engine_error", {place.string(), error.get_msg(), disk ? disk : ""}},
                {place.string(), 0, {}});
}

template <class Action>
decltype(auto) translate_engine_errors(const std::filesystem::path& place, Action action,
                                       EngineUse use = EngineUse::reading) {
    try {
        return action();
    } catch (const Xapian::DatabaseError& error) {
        throw_as_ours(error, place, use);
    } catch (const Xapian::Error& error) {
        throw_as_ours(error, place, EngineUse::reading);
    }
}

}  // namespace vraagbaak::index

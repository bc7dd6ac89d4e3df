// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/seen_counts.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "lexicon/frozen.hpp"

namespace vraagbaak::lexicon {

namespace {

// The days of a class with windows: how many are open on `day`. All are read, also those of later days.
std::int64_t open_on(std::string_view& bytes, Day day) {
    auto open = static_cast<std::int64_t>(next_number(bytes));
    auto at = std::int64_t{since_ever};
    for (auto steps = next_number(bytes); steps > 0; --steps) {
        at += static_cast<std::int64_t>(next_number(bytes) & std::numeric_limits<std::uint32_t>::max());
        const auto change = from_zigzag(next_number(bytes));
        if (at <= day) open = static_cast<std::int64_t>(static_cast<std::uint64_t>(open) + static_cast<std::uint64_t>(change));
    }
    return open;
}

}  // namespace

void SeenCounter::add(const Audience& audience, std::uint32_t documents) {
    if (audience.always()) {
        always_[audience.view_class] += documents;
        return;
    }
    auto& windowed = windowed_[audience.view_class];
    if (audience.from == since_ever)
        windowed.since_ever += documents;
    else
        windowed.changes[audience.from] += documents;
    if (audience.until != for_ever) windowed.changes[audience.until + 1] -= documents;
}

std::string SeenCounter::take() {
    std::string out;
    for (const auto& [view_class, count] : std::exchange(always_, {})) {
        append_number(out, std::uint64_t{view_class} << 1);
        append_number(out, count);
    }
    for (auto& [view_class, windowed] : std::exchange(windowed_, {})) {
        std::erase_if(windowed.changes, [](const auto& change) { return change.second == 0; });
        append_number(out, std::uint64_t{view_class} << 1 | 1);
        append_number(out, windowed.since_ever);
        append_number(out, windowed.changes.size());
        auto before = since_ever;
        for (const auto& [day, change] : windowed.changes) {
            append_number(out, static_cast<std::uint64_t>(day - before));
            append_number(out, zigzag(change));
            before = day;
        }
    }
    return out;
}

std::uint32_t seen_count(std::string_view bytes, const Sight& sight) {
    std::uint64_t count = 0;
    while (!bytes.empty()) {
        const auto key = next_number(bytes);
        const bool admitted = sight.admits(static_cast<std::uint32_t>(std::min<std::uint64_t>(key >> 1, std::numeric_limits<std::uint32_t>::max())));
        const auto open = (key & 1) == 0 ? static_cast<std::int64_t>(next_number(bytes)) : open_on(bytes, sight.day);
        if (admitted && open > 0) count += static_cast<std::uint64_t>(open);
    }
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(count, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace vraagbaak::lexicon

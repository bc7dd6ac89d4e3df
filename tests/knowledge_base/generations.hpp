// SPDX-License-Identifier: GPL-2.0-or-later
// Sources, refusals and answers that the tests of building and of versions share.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>

#include "base/immutable_store.hpp"
#include "search/small_base.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak::test {

using Ids = std::vector<std::string>;

inline std::string line_of(const std::string& id, const std::string& text) {
    return R"({"id":")" + id + R"(","soort":"vac","titel":"Titel )" + id + R"(","tekst":")" + text + "\"}\n";
}

// A source of `count` records r0, r1 … with this text.
inline std::string lines(int count, const std::string& text, const std::string& prefix = "r") {
    std::string out;
    for (int i = 0; i < count; ++i) out += line_of(prefix + std::to_string(i), text);
    return out;
}

inline Source source_at(const std::filesystem::path& path) { return {path.string(), {}, {}, {}}; }

// The code of what is thrown or told as why nothing was published; empty when neither is.
template <class Action>
inline std::string refusal(Action action) {
    Message message;
    try {
        if constexpr (std::is_same_v<decltype(action()), BuildReport>) {
            const auto report = action();
            CHECK(report.refused.has_value() == (report.generation == 0));
            if (report.refused) message = report.refused->message;
        } else {
            action();
        }
    } catch (const Error& error) {
        message = error.message();
    }
    if (!message.code.empty()) CHECK(vraagbaak::text(message, "nl") != message.code);
    return message.code;
}

inline BuildOptions shrinking() {
    auto options = at();
    options.allow_shrink = true;
    return options;
}

inline Ids found(SmallBase& base, const std::string& text) {
    auto ids = ids_of(base->search(asker(), {.text = text, .limit = 1000}));
    std::ranges::sort(ids);
    return ids;
}

inline std::size_t folders_below(const std::filesystem::path& folder, const std::string& prefix) {
    return static_cast<std::size_t>(std::ranges::count_if(std::filesystem::directory_iterator{folder}, [&](const auto& entry) {
        return entry.path().filename().string().starts_with(prefix);
    }));
}

// Gives the newest generation another property, with all hashes right, as another version would have written it.
inline void pretend(SmallBase& base, const std::string& name, const std::string& value) {
    const ImmutableStore store{base.folder() / "index", {"gen-", 7}};
    const auto opened = store.open_current();
    REQUIRE(opened.version);
    auto staging = store.stage();
    for (const auto& file : opened.version->manifest.files) {
        std::filesystem::create_directories((staging.folder() / file.name).parent_path());
        std::filesystem::copy_file(opened.version->folder / file.name, staging.folder() / file.name);
    }
    auto properties = opened.version->manifest.properties;
    properties[name] = value;
    store.publish(std::move(staging), properties, some_moment);
}

}  // namespace vraagbaak::test

// SPDX-License-Identifier: GPL-2.0-or-later
// Views against brute force: every record, every asker there can be.
#include <doctest/doctest.h>

#include "index/views.hpp"
#include "record/reader.hpp"
#include "search/brute_force.hpp"
#include "search/random_records.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

Settings with_groups(std::vector<std::string> groups, std::vector<std::string> internal = {"kcc"}) {
    Settings settings;
    settings.groups = std::move(groups);
    settings.internal_groups = std::move(internal);
    return settings;
}

std::vector<std::vector<std::string>> all_subsets(const std::vector<std::string>& groups) {
    std::vector<std::vector<std::string>> out;
    for (std::size_t bits = 0; bits < (std::size_t{1} << groups.size()); ++bits) {
        auto& subset = out.emplace_back();
        for (std::size_t i = 0; i < groups.size(); ++i)
            if ((bits >> i & 1) != 0) subset.push_back(groups[i]);
    }
    return out;
}

// Each asker who may see the record gets one view with the right parts, the others none.
void check_views(const Record& record, const Settings& settings) {
    const auto views = index::views_of(record, settings);
    auto timeless = record;  // windows and status are not the matter of views
    timeless.visible_from = timeless.visible_until = std::nullopt;
    timeless.status = "actief";
    std::vector<bool> used(views.size(), false);
    for (const auto& groups : all_subsets(settings.groups)) {
        std::size_t admitted = 0;
        const auto expected = seen_by(asker(groups), timeless, settings);
        for (std::size_t i = 0; i < views.size(); ++i) {
            if (!views[i].audience.admits({groups.begin(), groups.end()})) continue;
            ++admitted;
            used[i] = true;
            REQUIRE(expected);
            CHECK(views[i].record.sections == expected->sections);
            CHECK(views[i].record.mobile == expected->mobile);
            CHECK(views[i].record.change_summary == expected->change_summary);
            CHECK(views[i].record.title == record.title);
            CHECK(views[i].record.keywords == record.keywords);
        }
        CHECK(admitted == (expected ? 1 : 0));
    }
    // A view that nobody can have would only cost room.
    for (const bool one : used) CHECK(one);
}

Record with_sections(const std::vector<std::vector<std::string>>& visibilities) {
    Record record = article("r", "Titel", "Tekst.");
    record.visibility = std::vector<std::string>{};
    record.sections.front().visibility = std::vector<std::string>{};
    for (std::size_t i = 0; i < visibilities.size(); ++i)
        record.sections.push_back({"deel" + std::to_string(i), "Kop", "Tekst.", visibilities[i]});
    return record;
}

}  // namespace

TEST_SUITE("index/views") {
    TEST_CASE("exactly one view admits each asker who may see the record, with exactly his parts") {
        const int worlds = full_tests() ? 200 : 20;
        for (int seed = 1; seed <= worlds; ++seed) {
            CAPTURE(seed);
            RandomWorld world{static_cast<unsigned>(seed)};
            const auto internal = world.chance(50) ? std::vector<std::string>{"kcc"} : std::vector<std::string>{"belastingen", "kcc"};
            const auto settings = with_groups({"kcc", "burgerzaken", "belastingen"}, internal);
            for (auto& record : world.records(20)) {
                CAPTURE(record.id);
                REQUIRE(record::check(record, settings, {}).accepted());
                check_views(record, settings);
            }
        }
    }

    TEST_CASE("a record without shields has one view, that of everyone") {
        const auto record = with_sections({});
        const auto views = index::views_of(record, with_groups({"kcc"}));
        REQUIRE(views.size() == 1);
        CHECK(views.front().audience == index::ViewClass{});
        CHECK(views.front().record == record);
    }

    TEST_CASE("a section that all who see the record may see is no shield") {
        auto record = with_sections({{"burgerzaken", "kcc"}});
        record.visibility = std::vector<std::string>{"kcc"};
        CHECK(index::views_of(record, with_groups({"kcc", "burgerzaken"})).size() == 1);
    }

    TEST_CASE("overlapping shields give no view that nobody can have") {
        const auto settings = with_groups({"a", "b", "c"}, {"a"});
        // Who meets {a} meets {a, b} too, so of four combinations three are left.
        CHECK(index::views_of(with_sections({{"a"}, {"a", "b"}}), settings).size() == 3);
        check_views(with_sections({{"a"}, {"a", "b"}, {"b", "c"}, {"a", "c"}}), settings);
    }

    TEST_CASE("as many shields as the rules let through can be indexed, and a mobile number besides") {
        const auto settings = with_groups({"a", "b", "c", "d", "e", "f", "g"}, {"g"});
        auto record = with_sections({{"a"}, {"b"}, {"c"}, {"d"}, {"e"}, {"f"}});
        record.sections.erase(record.sections.begin());  // the open one
        record.mobile = "06 12345678";
        REQUIRE(record::check(record, settings, {}).accepted());
        check_views(record, settings);
    }

    TEST_CASE("nothing is shielded from everyone by internal groups that are empty") {
        auto record = with_sections({{"a"}});
        record.mobile = "06 12345678";
        record.change_summary = "nieuw";
        check_views(record, with_groups({"a"}, {}));
    }

    TEST_CASE("classes are numbered once and read back as they were") {
        index::ViewClasses classes;
        const index::ViewClass open, inside{{{"kcc"}}, {}}, outside{{}, {{"kcc"}}};
        CHECK(classes.number_of(open) == 0);
        CHECK(classes.number_of(inside) == 1);
        CHECK(classes.number_of(outside) == 2);
        CHECK(classes.number_of(inside) == 1);
        const auto again = index::ViewClasses::from_json(classes.to_json());
        REQUIRE(again.size() == 3);
        CHECK(again[2] == outside);
        CHECK(again.admitted({}) == std::vector<std::size_t>{0, 2});
        CHECK(again.admitted({"kcc"}) == std::vector<std::size_t>{0, 1});
    }

    TEST_CASE("a table of classes that is not ours is an error") {
        for (const auto* json : {"", "{", "[1]", R"([{"met":[]}])", R"([{"met":1,"unmet":[]}])"}) {
            CAPTURE(json);
            CHECK_THROWS_AS(index::ViewClasses::from_json(json), Error);
        }
    }
}

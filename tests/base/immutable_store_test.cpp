// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/immutable_store.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "scratch.hpp"
#include "store_fixture.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

TEST_SUITE("base/immutable_store") {
    TEST_CASE("a store without versions says so and gives none") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        const auto opened = store.open_current();
        CHECK_FALSE(opened.version);
        REQUIRE(opened.findings.size() == 1);
        CHECK(opened.findings[0].message.code == "store_no_current");
        CHECK(store.token() == ChangeToken{});
        CHECK(store.versions().empty());
        CHECK_FALSE(fs::exists(store.folder()));  // reading makes nothing
    }

    TEST_CASE("a published version is current, whole and carries what was given") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        CHECK(publish(store, 1) == 1);
        const auto opened = store.open_current();
        REQUIRE(opened.version);
        CHECK(opened.findings.empty());
        CHECK(opened.version->number == 1);
        CHECK(opened.version->folder == fs::canonical(store.folder()) / "gen-0000001");
        CHECK(opened.version->manifest.created == "2027-02-23T10:15:00Z");
        CHECK(opened.version->manifest.properties.at("records") == "1");
        CHECK(opened.version->manifest.files.size() == 3);
        CHECK(is_whole(*opened.version));
        CHECK(store.check(1, true).empty());
        CHECK(std::get<Current>(store.current()) == Current{1, opened.version->manifest_hash});
    }
}

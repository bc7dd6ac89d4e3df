// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "record/random_record.hpp"
#include "record/reader.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;
using test::Random;

TEST_SUITE("record/native") {

TEST_CASE("any record comes back from native JSON as it was") {
    Random random(1815);
    for (int i = 0; i < 3'000; ++i) {
        const auto record = random.record();
        const auto json = to_native_json(record);
        CAPTURE(json);
        CHECK(from_native_json(json) == record);
        CHECK(to_native_json(from_native_json(json)) == json);
    }
}

TEST_CASE("only what is not empty is written, in one order, with a version") {
    Record record;
    record.id = "a";
    record.kind = "vac";
    record.title = "t";
    record.keywords = {"k"};
    record.sections = {{"tekst", "", "x", std::vector<std::string>{}}};
    CHECK(to_native_json(record) ==
          R"({"v":1,"id":"a","soort":"vac","titel":"t","taal":"nl","status":"actief","trefwoorden":["k"],"secties":[{"sleutel":"tekst","tekst":"x","zichtbaarheid":[]}]})");
}

TEST_CASE("what is not native JSON makes the index unusable") {
    for (const auto* json : {"", "{", "[]", "{}", R"({"v":2,"id":"a"})", R"({"v":1,"id":7})", R"({"v":1,"start":"x"})",
                             R"({"v":1,"secties":[1]})", R"({"v":1,"links":"a"})"}) {
        CAPTURE(json);
        try {
            from_native_json(json);
            FAIL("nothing was thrown");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::unusable);
        }
    }
}

TEST_CASE("a record that nobody checked can be written all the same") {
    Record record;
    record.title = "\xff";
    CHECK(from_native_json(to_native_json(record)).title == "\uFFFD");
}

}

// SPDX-License-Identifier: GPL-2.0-or-later
// What a change is built on when generations are damaged, and what a build tells of its sources.
#include <doctest/doctest.h>

#include <algorithm>

#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

const std::string two_records =
    "{\"id\":\"a\",\"soort\":\"vac\",\"titel\":\"Afval\",\"tekst\":\"een\"}\n"
    "{\"id\":\"b\",\"soort\":\"vac\",\"titel\":\"Ander\",\"tekst\":\"twee\"}\n";

Source source_at(const fs::path& path) { return {path.string(), {}, {}, {}}; }

void damage(const SmallBase& base, int number) {
    spit(base.folder() / "index" / ("gen-000000" + std::to_string(number)) / "records.jsonl", "x");
}

bool warned(const BuildReport& report, const std::string& code) {
    return std::ranges::any_of(report.warnings, [&](const Finding& warning) { return warning.message.code == code; });
}

// The code of an Error(unusable); empty for none.
template <class Action>
std::string unusable(Action action) {
    try {
        action();
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::unusable);
        return error.message().code;
    }
    return {};
}

}  // namespace

TEST_SUITE("knowledge_base: damage under a change") {
    TEST_CASE("without a sound generation nothing is put, removed or upgraded, and building again mends it") {
        SmallBase base;
        spit(base / "bron.jsonl", two_records);
        base->rebuild({source_at(base / "bron.jsonl")}, at());
        for (const bool named : {true, false}) {
            CAPTURE(named);
            damage(base, 1);
            if (!named) fs::remove(base.folder() / "index" / "CURRENT");
            base.open_again();
            CHECK(unusable([&] { base.put({article("los", "Los", "drie")}); }) == "store_file_size");
            CHECK(unusable([&] { base->remove("a", false, at()); }) == "store_file_size");
            CHECK(unusable([&] { base->upgrade(at()); }) == "store_file_size");
            CHECK_FALSE(fs::exists(base.folder() / "index" / "gen-0000002"));
        }
        const auto report = base->rebuild({source_at(base / "bron.jsonl")}, at());
        CHECK(warned(report, "shrink_unchecked"));
        CHECK(report.accepted == 2);
        CHECK(base->search(asker(), {.text = "een twee", .limit = 10}).total > 0);
    }

    TEST_CASE("a change on an older generation says what it fell back from") {
        SmallBase base;
        spit(base / "bron.jsonl", two_records);
        base->rebuild({source_at(base / "bron.jsonl")}, at());
        base->rebuild({source_at(base / "bron.jsonl")}, at());
        damage(base, 2);
        base.open_again();
        const auto report = base.put({article("los", "Los", "drie")});
        CHECK(report.accepted == 3);
        CHECK(warned(report, "store_file_size"));
        CHECK(warned(report, "store_fell_back"));
    }

    TEST_CASE("removing from a base without an index says that there is none") {
        SmallBase base;
        CHECK(unusable([&] { base->remove("a", false, at()); }) == "no_index");
        CHECK(unusable([&] { base->remove("a", true, at()); }) == "no_index");
    }

    TEST_CASE("going back with a damaged CURRENT takes the newest sound generation") {
        SmallBase base;
        for (const auto* text : {"een", "twee", "drie"}) base.put({article("a", "Afval", text)});
        damage(base, 2);
        CHECK(base->rollback(std::nullopt) == 1);
        spit(base.folder() / "index" / "CURRENT", "onzin");
        CHECK(base->rollback(std::nullopt) == 3);
    }
}

TEST_SUITE("knowledge_base: what a build tells of its sources") {
    TEST_CASE("a source that is gone, one that is empty, and additions that stand above them") {
        SmallBase base;
        spit(base / "bron.jsonl", two_records);
        fs::create_directory(base / "leeg");
        auto report = base->rebuild({source_at(base / "bron.jsonl")}, at());
        CHECK(report.warnings.empty());
        base.put({article("los", "Los", "drie")});
        report = base->rebuild({source_at(base / "leeg")}, at());
        CHECK(warned(report, "source_gone"));
        CHECK(warned(report, "source_empty"));
        CHECK(warned(report, "additions_stand"));
    }

    TEST_CASE("a slash at the end makes no other source") {
        SmallBase base;
        fs::create_directory(base / "map");
        spit(base / "map" / "a.jsonl", two_records);
        base->rebuild({source_at(base / "map")}, at());
        const auto report = base->rebuild({source_at(base / "map/")}, at());
        CHECK(report.warnings.empty());
        fs::remove(base / "map" / "a.jsonl");
        CHECK(base->rebuild({source_at(base / "map/")}, at()).refused->message.code == "source_shrank");
    }
}

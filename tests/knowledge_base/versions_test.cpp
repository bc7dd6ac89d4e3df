// SPDX-License-Identifier: GPL-2.0-or-later
// Going back, bringing up to date, and what becomes of older generations, as a program sees it.
#include "knowledge_base/generations.hpp"

#include <algorithm>

#include "index/change_journal.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

TEST_SUITE("knowledge_base: versions") {
    TEST_CASE("going back gives the older records, and forward again the newer") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        base.put({article("a", "Afval", "twee")});
        base.put({article("a", "Afval", "drie")});
        CHECK(base->rollback(std::nullopt) == 2);
        CHECK(found(base, "twee") == Ids{"a"});
        CHECK(found(base, "drie").empty());
        CHECK(base->rollback(std::nullopt) == 1);
        CHECK(found(base, "een") == Ids{"a"});
        CHECK(refusal([&] { base->rollback(std::nullopt); }) == "no_earlier_generation");
        CHECK(base->rollback(3) == 3);
        CHECK(found(base, "drie") == Ids{"a"});
        CHECK(refusal([&] { base->rollback(9); }) == "no_such_generation");
        const auto generations = base->generations();
        REQUIRE(generations.size() == 3);
        CHECK(generations.front().number == 3);
        CHECK(generations.front().current);
        CHECK_FALSE(generations.back().current);
        for (const auto& one : generations) {
            CHECK(one.sound);
            CHECK(one.records == 1);
            CHECK(one.reason == "put");
            CHECK(one.created == some_moment);
            CHECK(one.bytes > 1000);
        }
    }

    TEST_CASE("a generation of another version is not gone back to") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        pretend(base, "schema", "anders");
        base->upgrade(at());
        CHECK(refusal([&] { base->rollback(2); }) == "index_incompatible");
        CHECK(base->rollback(std::nullopt) == 1);
        CHECK(found(base, "een") == Ids{"a"});
    }

    TEST_CASE("a damaged generation is not gone back to") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        base.put({article("a", "Afval", "twee")});
        auto bytes = slurp(base.folder() / "index" / "gen-0000001" / "records.jsonl");
        bytes[5] ^= 1;
        spit(base.folder() / "index" / "gen-0000001" / "records.jsonl", bytes);
        CHECK(refusal([&] { base->rollback(1); }) == "store_file_changed");
        CHECK(found(base, "twee") == Ids{"a"});
        const auto generations = base->generations();
        CHECK(generations[0].sound);
        CHECK_FALSE(generations[1].sound);
    }

    TEST_CASE("a searcher answers from its version for ever, also when that was collected") {
        SmallBase base;
        base.put({article("a", "Afval", "versie1")});
        const auto pinned = base->searcher(asker());
        for (int i = 2; i <= 8; ++i) base.put({article("a", "Afval", "versie" + std::to_string(i))});
        CHECK(pinned.version() != base->searcher(asker()).version());
        CHECK(pinned.search({.text = "versie1"}).total == 1);
        CHECK(pinned.search({.text = "versie8"}).total == 0);
        REQUIRE(pinned.show("a"));
        CHECK(pinned.show("a")->sections.front().text == "versie1");
        CHECK(found(base, "versie8") == Ids{"a"});
        const auto generations = base->generations();
        CHECK(generations.back().number == 1);  // in use: it stays
        CHECK(generations.size() == 4);         // the newest three besides
    }

    TEST_CASE("generations nobody keeps or reads are collected") {
        SmallBase base;
        for (int i = 1; i <= 6; ++i) base.put({article("a", "Afval", "versie" + std::to_string(i))});
        CHECK(base->generations().size() == 3);
        CHECK(folders_below(base.folder() / "index", "gen-") == 3);
        for (int day = 10; day <= 20; ++day)
            base.put({article("a", "Afval", "dag " + std::to_string(day))}, "2027-03-" + std::to_string(day) + "T09:00:00Z");
        CHECK(base->generations().size() == 7);
    }

    TEST_CASE("an index of another version gives one clear error, and upgrade mends it without the sources") {
        SmallBase base;
        spit(base / "bron.jsonl", lines(5, "Afval"));
        base->rebuild({source_at(base / "bron.jsonl")}, at());
        base->remove("r4", false, at());
        fs::remove(base / "bron.jsonl");
        for (const auto* name : {"schema", "analysis"}) {
            CAPTURE(name);
            pretend(base, "code", "anders");  // what the same code wrote is not asked for its fingerprint
            base.open_again();
            CHECK(found(base, "afval") == Ids{"r0", "r1", "r2", "r3"});
            pretend(base, name, "anders");
            base.open_again();
            for (const auto& code : {refusal([&] { base->searcher(asker()); }), refusal([&] { base->search(asker(), {.text = "x"}); })})
                CHECK(code == "index_incompatible");
            CHECK(vraagbaak::text({"index_incompatible", {"x"}}, "en").find("upgrade") != std::string::npos);
            CHECK_FALSE(base->health().good);
            const auto report = base->upgrade(at());
            CHECK(report.accepted == 4);
            CHECK((report.added.empty() && report.changed.empty() && report.removed.empty()));
            CHECK(found(base, "afval") == Ids{"r0", "r1", "r2", "r3"});
            CHECK(base->generations().front().reason == "upgrade");
            CHECK(base->health().good);
        }
    }

    TEST_CASE("what another version made is whole all the same") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        pretend(base, "analysis", "anders");
        base.open_again();
        for (const auto& item : base->verify(true)) CHECK(item.good);
    }

    TEST_CASE("each publish is in the change journal, also one that the journal missed") {
        SmallBase base;
        base.put({article("a", "Afval", "een")}, "2027-02-01T09:00:00Z");
        base.put({article("a", "Afval", "twee"), article("b", "Ander", "x")}, "2027-02-02T09:00:00Z");
        base->remove("b", false, at("2027-02-03T09:00:00Z"));
        const auto told = [&] {
            Ids out;
            for (const auto& [generation, moment, change] : index::ChangeJournal{base.folder()}.since("2027-01-01T00:00:00Z"))
                out.push_back(std::to_string(generation) + ' ' + moment.substr(0, 10) + ' ' + change.kind + ' ' + change.id);
            return out;
        };
        const Ids expected{"2 2027-02-02 changed a", "2 2027-02-02 added b", "3 2027-02-03 removed b"};
        CHECK(told() == expected);
        for (const auto* name : {"redactie.db", "redactie.db-wal", "redactie.db-shm"}) fs::remove(base.folder() / name);
        base.put({article("c", "Ander", "x")}, "2027-02-04T09:00:00Z");
        const Ids more{"2 2027-02-02 changed a", "2 2027-02-02 added b", "3 2027-02-03 removed b", "4 2027-02-04 added c"};
        CHECK(told() == more);
    }

    TEST_CASE("a journal that cannot be written stops no build, and the report says so") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        spit(base.folder() / "redactie.db", "dit is geen database, en zal het nooit worden ook, wat je ook doet");
        const auto report = base.put({article("a", "Afval", "twee")});
        CHECK(report.generation == 2);
        CHECK(report.warnings.size() == 1);
        CHECK(found(base, "twee") == Ids{"a"});
        CHECK_FALSE(base->health().good);
    }
}

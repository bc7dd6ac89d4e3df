// SPDX-License-Identifier: GPL-2.0-or-later
// The side files of a base and a generation: additions, records, changes, the change journal, and what stays.
#include <doctest/doctest.h>

#include <random>

#include "index/additions.hpp"
#include "index/keep_policy.hpp"
#include "index/change_journal.hpp"
#include "index/generation.hpp"
#include "index/record_store.hpp"
#include "index/schema.hpp"
#include "record/reader.hpp"
#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::index;
using namespace vraagbaak::test;

namespace {

const Visibility everyone{std::vector<std::string>{}};

Change changed(const std::string& id, const std::string& text) { return {id, "changed", {"tekst"}, article(id, "Titel", text), {}}; }

void write_changes(const std::filesystem::path& folder, const std::vector<Change>& changes) {
    std::filesystem::create_directories(folder);
    std::string lines;
    for (const auto& change : changes) lines += to_json(change) + '\n';
    spit(folder / "changes.jsonl", lines);
}

VersionInfo version(std::uint64_t number, const std::string& created) {
    VersionInfo info{number, Manifest{}, {}};
    info.manifest->created = created;
    return info;
}

std::vector<std::uint64_t> kept(const std::vector<VersionInfo>& versions, const std::string& moment) {
    const auto keep = keep_policy(versions, moment);
    std::vector<std::uint64_t> out;
    for (const auto& info : versions)
        if (keep(info)) out.push_back(info.number);
    return out;
}

}  // namespace

TEST_SUITE("index/additions") {
    TEST_CASE("what was put and removed is read back, and the same entries have the same hash") {
        const Scratch scratch{Scratch::in_memory};
        Additions additions{scratch.folder()};
        CHECK(additions.entries().empty());
        auto record = article("a", "Afval", "Grof vuil.\n\nMet \"aanhaling\".");
        additions.put(record);
        additions.remove("b");
        additions.put(article("c", "Weg", "x"));
        additions.remove("c");
        additions.save();
        const Additions again{scratch.folder()};
        CHECK(again.hash() == additions.hash());
        REQUIRE(again.entries().size() == 3);
        CHECK(again.entries().find("a")->second == record);
        CHECK_FALSE(again.entries().find("b")->second);
        CHECK_FALSE(again.entries().find("c")->second);
        additions.put(article("b", "Terug", "x"));
        CHECK(again.hash() != additions.hash());
    }

    TEST_CASE("a line that is not ours is an error that names it") {
        const Scratch scratch{Scratch::in_memory};
        Additions additions{scratch.folder()};
        additions.put(article("a", "Afval", "x"));
        additions.save();
        const auto file = scratch / "bij" / "records.jsonl";
        for (const auto* line : {"niets", "{}", R"({"verwijderd":3})", R"({"v":1,"secties":7})", "\xff"}) {
            CAPTURE(line);
            const auto before = slurp(file);
            spit(file, before + '\n' + line + '\n');
            try {
                Additions{scratch.folder()};
                FAIL("read");
            } catch (const Error& error) {
                CHECK(error.kind() == ErrorKind::unusable);
                CHECK(error.place().line == 3);
            }
            spit(file, before);
        }
    }
}

TEST_SUITE("index/record_store") {
    TEST_CASE("records come back whole, in any order") {
        const Scratch scratch{Scratch::in_memory};
        std::mt19937 random{3};
        std::vector<std::string> lines;
        RecordStoreWriter writer{scratch.folder()};
        for (int i = 0; i < 500; ++i) {
            lines.push_back("{\"n\":" + std::to_string(i) + std::string(random() % 10'000, 'x') + '}');
            writer.add("r" + std::to_string(i), lines.back());
        }
        writer.finish();
        RecordStoreReader reader{scratch.folder()};
        REQUIRE(reader.entries().size() == lines.size());
        for (int i = 0; i < 500; ++i) {
            const auto at = random() % lines.size();
            CHECK(reader.entries()[at].id == "r" + std::to_string(at));
            CHECK(reader.json(reader.entries()[at]) == lines[at]);
        }
    }

    TEST_CASE("a list of entries that is not ours is an error") {
        const Scratch scratch{Scratch::in_memory};
        spit(scratch / "records.jsonl", "{}\n");
        const std::string hash(32, '0');
        for (const auto& line : {std::string{"a"}, "a\tx\t2\t" + hash, "a\t0\t-1\t" + hash, "a\t0\t\t" + hash, std::string{"a\t0\t2\th"}, std::string{"a\t0\t2\t"}}) {
            CAPTURE(line);
            spit(scratch / "records.idx", line);
            CHECK_THROWS_AS(RecordStoreReader{scratch.folder()}, Error);
        }
        spit(scratch / "records.idx", "a\t0\t99\t" + hash + '\n');
        RecordStoreReader reader{scratch.folder()};
        CHECK_THROWS_AS(reader.json(reader.entries().front()), Error);
    }
}

TEST_SUITE("index/changes") {
    TEST_CASE("a change names the sections that differ, carries what the record was, and who may see it") {
        auto before = article("a", "Afval", "oud");
        before.visibility = before.sections.front().visibility = everyone;
        before.sections.push_back({"deskMemo", "Deskmemo", "geheim", Visibility{{"kcc"}}});
        auto after = before;
        after.sections[0].text = "nieuw";
        CHECK(change_between(before, after) == Change{"a", "changed", {"tekst"}, before, {}});
        after.sections.pop_back();
        const auto change = change_between(before, after);
        CHECK(change.sections == std::vector<std::string>{"tekst", "deskMemo"});
        CHECK(change.visibility == std::vector<Visibility>{Visibility{{"kcc"}}});
        after = before;
        after.title = "Anders";
        CHECK(change_between(before, after).sections == std::vector<std::string>{"record"});
        after.visibility = std::vector<std::string>{"kcc"};
        CHECK(change_between(before, after).visibility == std::vector<Visibility>{Visibility{{"kcc"}}});
    }

    TEST_CASE("a change comes back from its JSON") {
        Change change{"a", "changed", {"x", "record"}, article("a", "Titel", "oud \"1\"\n"), {Visibility{{"kcc", "b"}}}};
        CHECK(change_from_json(to_json(change)) == change);
        change.before.reset();
        CHECK(change_from_json(to_json(change)) == change);
        const auto older = change_from_json(R"({"id":"a","kind":"changed","sections":["x"],"old":"o","new":"n","summary":"s","visibility":[["kcc"]]})");
        CHECK(older == Change{"a", "changed", {"x"}, {}, {Visibility{{"kcc"}}}});  // as version 0.1.0 wrote it at first
        for (const auto* json : {"", "{}", R"({"id":1})"}) CHECK_THROWS_AS(change_from_json(json), Error);
    }
}

TEST_SUITE("index/change_journal") {
    TEST_CASE("a generation is read once, and what was missed is caught up") {
        const Scratch scratch{Scratch::in_memory};
        write_changes(scratch / "g1", {changed("a", "een"), changed("b", "twee")});
        write_changes(scratch / "g2", {changed("a", "drie")});
        {
            ChangeJournal journal{scratch.folder()};
            journal.catch_up(1, "2027-01-01T00:00:00Z", scratch / "g1");
            journal.catch_up(1, "2027-01-01T00:00:00Z", scratch / "g1");
        }
        ChangeJournal journal{scratch.folder()};
        journal.catch_up(1, "2027-01-01T00:00:00Z", scratch / "g1");
        journal.catch_up(2, "2027-02-01T00:00:00Z", scratch / "g2");
        const auto all = journal.since("2026-01-01T00:00:00Z");
        REQUIRE(all.size() == 3);
        CHECK(all[0].change == changed("a", "een"));
        CHECK(all[2].generation == 2);
        CHECK(all[2].moment == "2027-02-01T00:00:00Z");
        CHECK(journal.since("2027-01-15T00:00:00Z").size() == 1);
    }

    TEST_CASE("of a record that was removed no text comes back") {
        const Scratch scratch{Scratch::in_memory};
        write_changes(scratch / "g1", {changed("a", "een"), changed("b", "twee")});
        ChangeJournal journal{scratch.folder()};
        journal.catch_up(1, "2027-01-01T00:00:00Z", scratch / "g1", [](const std::string& id) { return id == "a"; });
        const auto all = journal.since("2026-01-01T00:00:00Z");
        REQUIRE(all.size() == 2);
        CHECK(all[0].change == Change{"a", "changed", {"tekst"}, {}, {}});
        CHECK(all[1].change == changed("b", "twee"));
    }

    TEST_CASE("of a record that is gone stays who saw it, and its title") {
        const Scratch scratch{Scratch::in_memory};
        write_changes(scratch / "g2", {{"a", "removed", {}, {}, {}}});
        auto whole = article("a", "Titel", "tekst");
        whole.visibility = std::vector<std::string>{"kcc"};
        ChangeJournal journal{scratch.folder()};
        journal.catch_up(2, "2027-01-01T00:00:00Z", scratch / "g2", {}, [&](const std::string& id) { return std::optional{id == "a" ? whole : Record{}}; });
        const auto all = ChangeJournal::read(scratch.folder(), "2026-01-01T00:00:00Z");
        REQUIRE(all.size() == 1);
        CHECK(all[0].change.before == remains_of(whole));
        CHECK(all[0].change.before->sections.empty());
        CHECK(ChangeJournal::read(scratch / "nergens", "2026-01-01T00:00:00Z").empty());
    }

    TEST_CASE("half a file of changes leaves nothing in the journal") {
        const Scratch scratch{Scratch::in_memory};
        write_changes(scratch / "g1", {changed("a", "een")});
        spit(scratch / "g1" / "changes.jsonl", slurp(scratch / "g1" / "changes.jsonl") + "{\"id\":");
        ChangeJournal journal{scratch.folder()};
        CHECK_THROWS_AS(journal.catch_up(1, "2027-01-01T00:00:00Z", scratch / "g1"), Error);
        CHECK(journal.since("2026-01-01T00:00:00Z").empty());
        write_changes(scratch / "g1", {changed("a", "een")});
        journal.catch_up(1, "2027-01-01T00:00:00Z", scratch / "g1");
        CHECK(journal.since("2026-01-01T00:00:00Z").size() == 1);
    }

    TEST_CASE("after thirteen months a change is gone") {
        const Scratch scratch{Scratch::in_memory};
        write_changes(scratch / "g1", {changed("a", "een")});
        ChangeJournal journal{scratch.folder()};
        journal.catch_up(1, "2026-01-22T00:00:00Z", scratch / "g1");
        journal.expire("2027-02-21T00:00:00Z");
        CHECK(journal.since("2026-01-01T00:00:00Z").size() == 1);
        journal.expire("2027-02-23T00:00:00Z");
        CHECK(journal.since("2026-01-01T00:00:00Z").empty());
    }

    TEST_CASE("a purge leaves no byte of a record in the files, and another's changes alone") {
        const Scratch scratch{Scratch::in_memory};
        write_changes(scratch / "g1", {changed("a", "onvindbaarwoord"), changed("b", "blijft")});
        ChangeJournal journal{scratch.folder()};
        journal.catch_up(1, "2027-01-01T00:00:00Z", scratch / "g1");
        journal.purge("a");
        std::filesystem::remove_all(scratch / "g1");
        for (const auto& file : std::filesystem::directory_iterator{scratch.folder()})
            CHECK(slurp(file.path()).find("onvindbaarwoord") == std::string::npos);
        REQUIRE(journal.since("2026-01-01T00:00:00Z").size() == 1);
        CHECK(journal.since("2026-01-01T00:00:00Z").front().change.id == "b");
    }

    TEST_CASE("a purge takes out what another was while he was one with who is forgotten") {
        const Scratch scratch{Scratch::in_memory};
        auto as_one = changed("p1", "onvindbaarwoord");
        as_one.before->merged_from = {"tc-ck", "tc-sf"};
        auto other = changed("p2", "blijft");
        other.before->merged_from = {"tc-sfx"};
        write_changes(scratch / "g1", {as_one, other});
        ChangeJournal journal{scratch.folder()};
        journal.catch_up(1, "2027-01-01T00:00:00Z", scratch / "g1");
        CHECK(journal.purge("tc-sf").changes == 1);
        REQUIRE(journal.since("2026-01-01T00:00:00Z").size() == 1);
        CHECK(journal.since("2026-01-01T00:00:00Z").front().change.id == "p2");
    }

    TEST_CASE("a journal of a newer version is refused, a damaged one is noticed, and a copy is whole") {
        const Scratch scratch{Scratch::in_memory};
        write_changes(scratch / "g1", {changed("a", "een")});
        ChangeJournal{scratch.folder()}.catch_up(1, "2027-01-01T00:00:00Z", scratch / "g1");
        const auto file = scratch / "redactie.db";
        CHECK(ChangeJournal::look(file) == ChangeJournal::State::sound);
        std::filesystem::create_directory(scratch / "kopie");
        ChangeJournal::copy(file, scratch / "kopie" / "redactie.db");
        CHECK(ChangeJournal{scratch / "kopie"}.since("2026-01-01T00:00:00Z").size() == 1);
        auto bytes = slurp(file);
        bytes[63] = 9;  // the last byte of user_version
        spit(scratch / "kopie" / "redactie.db", bytes);
        std::filesystem::remove(scratch / "kopie" / "redactie.db-wal");
        CHECK_THROWS_AS(ChangeJournal{scratch / "kopie"}, Error);
        spit(file, "geen database, maar lang genoeg om op iets te lijken dat er een was");
        CHECK(ChangeJournal::look(file) == ChangeJournal::State::damaged);
        CHECK(ChangeJournal::look(scratch / "nergens") == ChangeJournal::State::unread);
        CHECK_THROWS_AS(ChangeJournal::copy(file, scratch / "kopie" / "half.db"), Error);
        CHECK_THROWS_AS(ChangeJournal{scratch.folder()}, Error);
    }
}

TEST_SUITE("index/build_run: what stays") {
    TEST_CASE("the newest three stay, and the newest of each of the last seven days") {
        std::vector<VersionInfo> versions;
        for (int day = 10; day <= 23; ++day)
            for (const auto* hour : {"08", "16"})
                versions.push_back(version(versions.size() + 1, "2027-02-" + std::to_string(day) + "T" + hour + ":00:00Z"));
        // 17 to 23 February: 16 18 20 22 24 26 28; and 27, 26 as the newest three.
        CHECK(kept(versions, "2027-02-23T17:00:00Z") == std::vector<std::uint64_t>{16, 18, 20, 22, 24, 26, 27, 28});
        CHECK(kept(versions, "2028-01-01T00:00:00Z") == std::vector<std::uint64_t>{26, 27, 28});
        CHECK(kept({}, "2028-01-01T00:00:00Z").empty());
    }

    TEST_CASE("a day of putting pushes out no whole build of the newest three") {
        std::vector<VersionInfo> versions;
        for (int i = 1; i <= 20; ++i) {
            versions.push_back(version(versions.size() + 1, "2027-02-01T09:00:00Z"));
            versions.back().manifest->properties[property::reason] = i % 4 == 1 ? "index" : "put";
        }
        CHECK(kept(versions, "2027-02-23T17:00:00Z") == std::vector<std::uint64_t>{9, 13, 17, 18, 19, 20});
    }

    TEST_CASE("a version without a readable manifest is no reason to keep it, nor to trip over it") {
        std::vector<VersionInfo> versions{version(1, "2027-02-23T00:00:00Z"), {2, std::nullopt, {}}, version(3, "onzin"),
                                          version(4, "2027-02-23T00:00:00Z"), version(5, "2027-02-23T00:00:00Z")};
        CHECK(kept(versions, "2027-02-23T17:00:00Z") == std::vector<std::uint64_t>{3, 4, 5});
    }
}

TEST_SUITE("index/schema") {
    TEST_CASE("a filter term is never too long, and long values stay apart") {
        const std::string common(500, 'a');
        const auto one = filter_term("thema", common + "1"), two = filter_term("thema", common + "2");
        CHECK(one.size() <= longest_term);
        CHECK(one != two);
        CHECK(filter_term("thema", "Café  ") == filter_term("thema", "cafe  "));
        std::string wide;
        for (int i = 0; i < 100; ++i) wide += "\xE2\x82\xAC";  // €, three bytes: no cut within one
        CHECK(filter_term("thema", wide).size() <= longest_term);
    }

    TEST_CASE("weights of the settings stand above those built in, and a strange one is refused") {
        Settings settings;
        settings.field_weights = {{"titel", 7}};
        CHECK(field_weights(settings)[Field::title] == 7);
        CHECK(field_weights(settings)[Field::text] == field_weights({})[Field::text]);
        for (const auto& [name, weight] : {std::pair{"titel", -1.0}, {"titel", 21.0}, {"titel", std::nan("")}, {"onzin", 1.0}}) {
            settings.field_weights = {{name, weight}};
            CHECK_THROWS_AS(field_weights(settings), Error);
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Building, refusing, putting and removing, as a program sees it.
#include "knowledge_base/generations.hpp"

#include <algorithm>
#include <chrono>

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

TEST_SUITE("knowledge_base: building") {
    TEST_CASE("a build tells what was added, changed and removed") {
        SmallBase base;
        spit(base / "bron.jsonl", lines(5, "Afval"));
        auto report = base->rebuild({source_at(base / "bron.jsonl")}, at());
        CHECK(report.generation == 1);
        CHECK(report.accepted == 5);
        CHECK(report.added == Ids{"r0", "r1", "r2", "r3", "r4"});
        REQUIRE(report.sources.size() == 1);
        CHECK(report.sources.front().files == 1);
        CHECK(report.sources.front().accepted == 5);
        spit(base / "bron.jsonl", lines(4, "Afval") + line_of("nieuw", "Afval") + line_of("r3", "dubbel") + "{kapot\n");
        spit(base / "bron.jsonl", slurp(base / "bron.jsonl").replace(slurp(base / "bron.jsonl").find("Afval"), 5, "Ander"));
        report = base->rebuild({source_at(base / "bron.jsonl")}, at());
        CHECK(report.generation == 2);
        CHECK(report.accepted == 5);
        CHECK(report.added == Ids{"nieuw"});
        CHECK(report.changed == Ids{"r0"});
        CHECK(report.removed == Ids{"r4"});
        REQUIRE(report.rejected.size() == 2);
        CHECK(report.rejected[0].message == Message{"duplicate_id", {"r3"}});
        CHECK(report.rejected[1].place.line == 7);
        CHECK(report.sources.front().rejected == 2);
        CHECK(base->search(asker(), {.text = "titel r3"}).hits.front().snippet.text == "Afval");
    }

    TEST_CASE("the first of two records with one id stays, and the finding says where the second stands") {
        SmallBase base;
        spit(base / "bron.jsonl", line_of("a", "een") + line_of("b", "twee") + line_of("a", "drie"));
        const auto report = base->rebuild({source_at(base / "bron.jsonl")}, at());
        REQUIRE(report.rejected.size() == 1);
        CHECK(report.rejected.front().place.file == (base / "bron.jsonl").string());
        CHECK(report.rejected.front().place.line == 3);
        CHECK(found(base, "een") == Ids{"a"});
        CHECK(found(base, "drie").empty());
    }

    TEST_CASE("a source that lost more than a fifth of its records is refused, unless allowed") {
        SmallBase base;
        spit(base / "bron.jsonl", lines(10, "Afval"));
        base->rebuild({source_at(base / "bron.jsonl")}, at());
        spit(base / "bron.jsonl", lines(8, "Afval"));
        base->rebuild({source_at(base / "bron.jsonl")}, at());
        spit(base / "bron.jsonl", lines(6, "Afval"));
        CHECK(refusal([&] { return base->rebuild({source_at(base / "bron.jsonl")}, at()); }) == "source_shrank");
        CHECK(base->search(asker(), {.text = "afval"}).total == 8);
        CHECK(base->rebuild({source_at(base / "bron.jsonl")}, shrinking()).removed.size() == 2);
        CHECK(base->search(asker(), {.text = "afval"}).total == 6);
    }

    TEST_CASE("a source that lost all its records is refused too") {
        SmallBase base;
        fs::create_directory(base / "map");
        spit(base / "map" / "a.jsonl", lines(10, "Afval"));
        spit(base / "b.jsonl", lines(10, "Afval", "b"));
        const std::vector<Source> both{source_at(base / "map"), source_at(base / "b.jsonl")};
        base->rebuild(both, at());
        fs::remove(base / "map" / "a.jsonl");
        CHECK(refusal([&] { return base->rebuild(both, at()); }) == "source_shrank");
        CHECK(base->search(asker(), {.text = "afval"}).total == 20);
    }

    TEST_CASE("a put or removal in between does not hide that a source shrank") {
        SmallBase base;
        spit(base / "bron.jsonl", lines(10, "Afval"));
        base->rebuild({source_at(base / "bron.jsonl")}, at());
        base.put({article("los", "Los", "Tekst")});
        base->remove("r9", false, at());
        spit(base / "bron.jsonl", lines(5, "Afval"));
        CHECK(refusal([&] { return base->rebuild({source_at(base / "bron.jsonl")}, at()); }) == "source_shrank");
    }

    TEST_CASE("a source that cannot be read is refused, and with leave the rest is built") {
        SmallBase base;
        spit(base / "bron.jsonl", lines(3, "Afval"));
        const std::vector<Source> sources{source_at(base / "bron.jsonl"), source_at(base / "bestaat-niet")};
        CHECK(refusal([&] { return base->rebuild(sources, at()); }) == "source_not_read");
        CHECK(refusal([&] { base->searcher(asker()); }) == "no_index");
        const auto report = base->rebuild(sources, shrinking());
        CHECK(report.accepted == 3);
        CHECK(report.warnings.size() == 1);
    }

    TEST_CASE("nothing is published without a single good record") {
        SmallBase base;
        spit(base / "bron.jsonl", "{}\n{\n");
        CHECK(refusal([&] { return base->rebuild({source_at(base / "bron.jsonl")}, shrinking()); }) == "no_records");
        CHECK(base->generations().empty());
        CHECK(folders_below(base.folder() / "index", "tmp-") == 0);
    }

    TEST_CASE("strict refuses when a record is rejected, and changes nothing") {
        SmallBase base;
        spit(base / "bron.jsonl", lines(3, "Afval"));
        base->rebuild({source_at(base / "bron.jsonl")}, at());
        spit(base / "bron.jsonl", lines(3, "Anders") + "{\n");
        auto strict = at();
        strict.strict = true;
        CHECK(refusal([&] { return base->rebuild({source_at(base / "bron.jsonl")}, strict); }) == "strict_rejected");
        CHECK(found(base, "afval").size() == 3);
        CHECK(base->generations().size() == 1);
    }

    TEST_CASE("wrong use is told before anything happens") {
        SmallBase base;
        CHECK(refusal([&] { return base->rebuild({}, at()); }) == "no_sources");
        spit(base / "bron.jsonl", lines(1, "Afval"));
        CHECK(refusal([&] { return base->rebuild({source_at(base / "bron.jsonl")}, {}); }) == "moment_missing");
        CHECK(refusal([&] { base->searcher(asker({"onbekend"})); }) == "asker_unknown_group");
        CHECK(refusal([&] { base->searcher(asker({}, Date{std::chrono::year{2027} / 2 / 30})); }) == "bad_asker_date");
        CHECK(refusal([&] { KnowledgeBase::create(base.folder()); }) == "base_exists");
        CHECK(refusal([&] { KnowledgeBase::open(base / "nergens"); }) == "no_base");
        base->rebuild({source_at(base / "bron.jsonl")}, at());
        CHECK(refusal([&] { base->search(asker(), {.text = "x", .filters = {{"kleur", "rood"}}}); }) == "unknown_filter_field");
        CHECK(refusal([&] { base->search(asker(), {.text = "x", .facets = {"kleur"}}); }) == "unknown_facet_field");
    }

    TEST_CASE("sources of the settings are read, and then no others") {
        SmallBase base{"bronnen:\n  - pad: bron.jsonl\n    bron: oud\n    idVoorvoegsel: x-\n"};
        spit(base.folder() / "bron.jsonl", lines(2, "Afval"));
        CHECK(base->rebuild({}, at()).added == Ids{"x-r0", "x-r1"});
        CHECK(base->search(asker(), {.text = "afval", .filters = {{"bron", "oud"}}}).total == 2);
        CHECK(refusal([&] { return base->rebuild({source_at(base / "b")}, at()); }) == "sources_in_settings");
    }

    TEST_CASE("a build that is stopped leaves the base as it was") {
        SmallBase base;
        base.put({article("a", "Afval", "Grof vuil")});
        spit(base / "bron.jsonl", lines(200, "Afval"));
        std::stop_source stop;
        auto options = at();
        options.stop = stop.get_token();
        for (const std::string phase : {"reading", "compacting", "publishing"}) {
            CAPTURE(phase);
            std::stop_source now;
            options.stop = now.get_token();
            options.progress = [&](const Progress& progress) {
                if (progress.phase == phase) now.request_stop();
            };
            CHECK(refusal([&] { return base->rebuild({source_at(base / "bron.jsonl")}, options); }) == "cancelled");
            CHECK(base->generations().size() == 1);
            CHECK(found(base, "afval") == Ids{"a"});
            CHECK(folders_below(base.folder() / "index", "tmp-") == 0);
        }
        options.progress = {};
        options.stop = {};
        CHECK(base->rebuild({source_at(base / "bron.jsonl")}, options).accepted == 201);
    }

    TEST_CASE("progress is told in phases, and of reading at most ten times a second") {
        SmallBase base;
        spit(base / "bron.jsonl", lines(500, "Afval"));
        std::vector<std::string> phases;
        std::size_t calls = 0;
        auto options = at();
        options.progress = [&](const Progress& progress) {
            ++calls;
            if (phases.empty() || phases.back() != progress.phase) phases.push_back(progress.phase);
        };
        const auto begin = std::chrono::steady_clock::now();
        base->rebuild({source_at(base / "bron.jsonl")}, options);
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
        CHECK(phases == Ids{"reading", "compacting", "publishing"});
        CHECK(static_cast<double>(calls) <= 4 + 10 * spent.count());
    }
}

TEST_SUITE("knowledge_base: putting and removing") {
    TEST_CASE("what is put stands above the sources, through every build, until it is removed") {
        SmallBase base;
        spit(base / "bron.jsonl", lines(5, "Afval"));
        base->rebuild({source_at(base / "bron.jsonl")}, at());
        auto report = base.put({article("r2", "Van hand", "Handwerk"), article("los", "Los", "Handwerk")});
        CHECK(report.added == Ids{"los"});
        CHECK(report.changed == Ids{"r2"});
        report = base->rebuild({source_at(base / "bron.jsonl")}, at());
        CHECK((report.added.empty() && report.changed.empty() && report.removed.empty()));
        CHECK(found(base, "handwerk") == Ids{"los", "r2"});
        CHECK(base->remove("r2", false, at()).removed == Ids{"r2"});
        CHECK(base->rebuild({source_at(base / "bron.jsonl")}, at()).removed.empty());
        CHECK(found(base, "handwerk") == Ids{"los"});
        CHECK_FALSE(base->searcher(asker()).show("r2"));
        CHECK(base.put({article("r2", "Terug", "Handwerk")}).added == Ids{"r2"});
    }

    TEST_CASE("removing what is not there is told by doing nothing") {
        SmallBase base;
        base.put({article("a", "Afval", "x"), article("b", "Ander", "x")});
        CHECK(base->remove("c", false, at()).generation == 0);
        CHECK(base->generations().size() == 1);
        auto writer = base->update();
        CHECK_FALSE(writer.remove("c"));
        CHECK(writer.remove("a"));
        CHECK_FALSE(writer.remove("a"));
    }

    TEST_CASE("the last record cannot be removed, and is still there afterwards") {
        SmallBase base;
        base.put({article("a", "Afval", "x")});
        CHECK(refusal([&] { return base->remove("a", false, at()); }) == "no_records");
        CHECK(found(base, "afval") == Ids{"a"});
        base.put({article("b", "Ander", "x")});
        CHECK(found(base, "afval") == Ids{"a"});
    }

    TEST_CASE("a writer that is destroyed uncommitted discards, and a bad record says why it is bad") {
        SmallBase base;
        base.put({article("a", "Afval", "x")});
        {
            auto writer = base->update();
            CHECK(writer.put(article("b", "Ander", "x")).accepted());
            const auto verdict = writer.put(article("fout id", "Ander", "x"));
            REQUIRE_FALSE(verdict.accepted());
            CHECK(verdict.rejected.front().place.field == "id");
            spit(base / "los.jsonl", lines(2, "Afval") + "{\n");
            const auto verdicts = writer.put_file(base / "los.jsonl").verdicts;
            REQUIRE(verdicts.size() == 3);
            CHECK(verdicts[0].accepted());
            CHECK(verdicts[2].rejected.front().place.line == 3);
        }
        CHECK(base->generations().size() == 1);
        CHECK(found(base, "afval") == Ids{"a"});
        auto writer = base->update();
        CHECK(writer.commit(at()).generation == 0);  // nothing was put
    }

    TEST_CASE("while one writes nobody else does, and reading goes on") {
        SmallBase base;
        base.put({article("a", "Afval", "x")});
        auto writer = base->update();
        auto other = KnowledgeBase::open(base.folder());
        CHECK(refusal([&] { other.update(); }) == "locked_by_writer");
        spit(base / "bron.jsonl", lines(5, "Afval"));
        CHECK(refusal([&] { return other.rebuild({source_at(base / "bron.jsonl")}, at()); }) == "locked_by_writer");
        CHECK(refusal([&] { other.rollback(std::nullopt); }) == "locked_by_writer");
        CHECK(refusal([&] { return other.remove("a", true, at()); }) == "locked_by_writer");
        CHECK(other.search(asker(), {.text = "afval"}).total == 1);
        CHECK(other.health().good);
    }

    TEST_CASE("a link to a record that is not there is a warning") {
        SmallBase base;
        auto record = article("a", "Afval", "x");
        record.related = {"b", "c"};
        const auto report = base.put({record, article("b", "Ander", "x")});
        REQUIRE(report.warnings.size() == 1);
        CHECK(report.warnings.front().message == Message{"related_unknown", {"a", "c"}});
    }
}

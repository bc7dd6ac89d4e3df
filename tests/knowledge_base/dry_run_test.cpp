// SPDX-License-Identifier: GPL-2.0-or-later
// A trial says what a build would do, and does nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "knowledge_base/tree.hpp"
#include "search/random_records.hpp"
#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> bytes_in(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& file : files_in(folder)) out[file.string()] = slurp(file);
    return out;
}

std::string line(const std::string& id, const std::string& text) {
    return R"({"id":")" + id + R"(","soort":"vac","titel":"Titel","tekst":")" + text + "\"}\n";
}

std::string lines(int count, const std::string& text = "tekst") {
    std::string out;
    for (int i = 0; i < count; ++i) out += line("v" + std::to_string(i), text);
    return out;
}

struct Sourced {
    SmallBase base;
    fs::path file = base / "bron.jsonl";
    std::vector<Source> sources{{file.string(), {}, {}, {}}};

    // The report of a trial, after a look whether it left everything as it was, and that of the build itself.
    std::pair<BuildReport, BuildReport> both(BuildOptions options = at()) {
        const auto before = bytes_in(base.folder());
        auto trial = base->dry_run(sources, options);
        CHECK(bytes_in(base.folder()) == before);
        CHECK(trial.dry_run);
        CHECK(trial.generation == 0);
        return {std::move(trial), base->rebuild(sources, options)};
    }
};

void check_same(const BuildReport& trial, const BuildReport& build) {
    CHECK(trial.refused == build.refused);
    CHECK(trial.accepted == build.accepted);
    CHECK(trial.warnings == build.warnings);
    CHECK(trial.rejected == build.rejected);
    CHECK(trial.more_warnings == build.more_warnings);
    CHECK(trial.more_rejected == build.more_rejected);
    if (!build.refused) {
        CHECK(trial.added == build.added);
        CHECK(trial.changed == build.changed);
        CHECK(trial.removed == build.removed);
    }
    REQUIRE(trial.sources.size() == build.sources.size());
    for (std::size_t i = 0; i < trial.sources.size(); ++i) {
        CHECK(trial.sources[i].source == build.sources[i].source);
        CHECK(trial.sources[i].accepted == build.sources[i].accepted);
        CHECK(trial.sources[i].rejected == build.sources[i].rejected);
    }
}

}  // namespace

TEST_SUITE("knowledge_base: a trial") {
    TEST_CASE("reports what the build after it does") {
        for (unsigned seed = 1; seed <= (full_tests() ? 60 : 6); ++seed) {
            CAPTURE(seed);
            RandomWorld world{seed};
            Sourced test;
            for (int round = 0; round < 3; ++round) {
                SmallBase other;
                other.put(world.records(20 + world.below(10)));
                std::string text;
                other->export_records({}, [&](std::string_view piece) { text += piece; });
                if (world.chance(50)) text += "{broken\n" + line("r1", "twice");
                spit(test.file, text);
                auto options = at();
                options.strict = world.chance(20);
                options.allow_shrink = world.chance(50);
                const auto [trial, build] = test.both(options);
                check_same(trial, build);
                if (world.chance(40)) test.base.put({article("eigen", "Eigen", "x"), article("r2", "Eigen", "x")});
                // Until a first build was accepted there is nothing to remove from.
                const bool built = !test.base->generations().empty();
                if (world.chance(40) && built) test.base->remove("r3", false, at());
            }
        }
    }

    TEST_CASE("counts what is new, changed and gone") {
        Sourced test;
        spit(test.file, lines(10));
        test.base->rebuild(test.sources, at());
        spit(test.file, lines(9) + line("nieuw", "x"));
        spit(test.file, slurp(test.file).replace(slurp(test.file).find("tekst\":\"tekst"), 13, "tekst\":\"ander"));
        const auto trial = test.base->dry_run(test.sources, at());
        CHECK(trial.added == std::vector<std::string>{"nieuw"});
        CHECK(trial.changed == std::vector<std::string>{"v0"});
        CHECK(trial.removed == std::vector<std::string>{"v9"});
    }

    TEST_CASE("refuses what the build refuses, for the same reason") {
        Sourced test;
        const auto refusal = [&](BuildOptions options = at()) {
            const auto [trial, build] = test.both(std::move(options));
            check_same(trial, build);
            return trial.refused ? trial.refused->message.code : "";
        };
        spit(test.file, "");
        CHECK(refusal() == "no_records");
        spit(test.file, lines(10) + "{\n");
        auto strict = at();
        strict.strict = true;
        CHECK(refusal(strict) == "strict_rejected");
        CHECK(refusal() == "");
        spit(test.file, lines(7));
        CHECK(refusal() == "source_shrank");
        fs::remove(test.file);
        CHECK(refusal() == "source_not_read");
        auto shrink = at();
        shrink.allow_shrink = true;
        CHECK(refusal(shrink) == "no_records");
    }

    TEST_CASE("needs no lock and no index") {
        Sourced test;
        spit(test.file, lines(3));
        CHECK(test.base->dry_run(test.sources, at()).added.size() == 3);
        const auto writer = test.base->update();
        CHECK(test.base->dry_run(test.sources, at()).accepted == 3);
        CHECK_THROWS_AS(test.base->rebuild(test.sources, at()), Error);
        CHECK_THROWS_AS(test.base->dry_run({}, at()), Error);
    }

    TEST_CASE("can be stopped, also in a file where no record comes") {
        Sourced test;
        spit(test.file, "{\"id\":\"" + std::string(1 << 20, 'a'));
        std::stop_source stop;
        auto options = at();
        options.stop = stop.get_token();
        options.progress = [&](const Progress& state) {
            CHECK(state.phase == "reading");
            stop.request_stop();
        };
        for (const bool trial : {true, false})
            try {
                trial ? test.base->dry_run(test.sources, options) : test.base->rebuild(test.sources, options);
                FAIL("it went on");
            } catch (const Error& error) {
                CHECK(error.message().code == "cancelled");
            }
        CHECK(test.base->generations().empty());
    }
}

TEST_SUITE("knowledge_base: a source with a fault on every line") {
    TEST_CASE("is counted to the end, and told as far as anybody reads") {
        Sourced test;
        std::string bad;
        for (std::size_t i = 0; i < most_findings + 50; ++i) bad += "{\n";
        spit(test.file, line("goed", "x") + bad);
        const auto [trial, build] = test.both();
        check_same(trial, build);
        CHECK(build.rejected.size() == most_findings);
        CHECK(build.more_rejected == 50);
        CHECK(build.sources.front().rejected == most_findings + 50);
        auto strict = at();
        strict.strict = true;
        CHECK(test.base->dry_run(test.sources, strict).refused->message.arguments.front() == std::to_string(most_findings + 50));
    }
}

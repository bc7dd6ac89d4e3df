// SPDX-License-Identifier: GPL-2.0-or-later
// Writing all records of a base out, and reading them into another.
#include <doctest/doctest.h>

#include <sys/stat.h>

#include <algorithm>

#include "search/random_records.hpp"
#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

std::string exported(const KnowledgeBase& base, const ExportOptions& options = {}) {
    std::string out;
    base.export_records(options, [&](std::string_view piece) { out += piece; });
    return out;
}

// The base with the records of the text alone.
BuildReport build_from(SmallBase& base, const std::string& text, const std::string& name = "uit.jsonl") {
    spit(base / name, text);
    return base->rebuild({{(base / name).string(), {}, {}, {}}}, at());
}

std::string message_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.message().code;
    }
    return {};
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder}) names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

// Of each form one record, and one that is shielded, one with a shielded section, one that is a draft.
std::vector<Record> some_of_each() {
    auto vac = article("vac", "Vraag", "antwoord");
    vac.kind = "vac";
    auto shut = article("dicht", "Dicht", "kanarie");
    shut.visibility = std::vector<std::string>{"burgerzaken"};
    auto half = article("half", "Half", "open");
    half.sections.push_back({"deskMemo", "", "kanarie", std::nullopt});
    auto half_vac = half;
    half_vac.id = "half-vac";
    half_vac.kind = "vac";
    half_vac.sections.back() = {"eigen", "Eigen", "kanarie", std::vector<std::string>{"belastingen"}};
    auto draft = article("concept", "Concept", "open");
    draft.status = "concept";
    draft.source = "elders";
    Record person;
    person.id = "mens";
    person.kind = "medewerker";
    person.title = "An de Wit";
    return {vac, shut, half, half_vac, draft, person};
}

}  // namespace

TEST_SUITE("knowledge_base: export") {
    TEST_CASE("a base that is built from the export of another has the same records, and so has the one after it") {
        for (unsigned seed = 1; seed <= (full_tests() ? 40 : 4); ++seed) {
            CAPTURE(seed);
            SmallBase first, second;
            first.put(RandomWorld{seed}.records(300));
            const auto text = exported(*first);
            const auto report = build_from(second, text);
            CHECK(report.rejected.empty());
            CHECK(report.accepted == 300);
            CHECK(exported(*second) == text);
            const auto again = build_from(second, exported(*second));
            CHECK(again.added.empty());
            CHECK(again.changed.empty());
            CHECK(again.removed.empty());
        }
    }

    TEST_CASE("every record is written: shielded, concept and of every kind") {
        SmallBase base;
        base.put(some_of_each());
        const auto report = base->export_records({}, [](std::string_view) {});
        CHECK(report.generation == 1);
        CHECK(report.records == 6);
        CHECK(report.shielded == 3);
        CHECK(report.unpublished == 1);
        CHECK(report.left_out.empty());
    }

    TEST_CASE("records of a kind that a form has no place for are counted by kind") {
        SmallBase base;
        base.put(some_of_each());
        const auto ignore = [](std::string_view) {};
        const auto vac = base->export_records({.form = ExportForm::vac}, ignore);
        CHECK(vac.records == 2);
        CHECK(vac.left_out == std::vector<LeftOut>{{"kennisartikel", 3}, {"medewerker", 1}});
        const auto pdc = base->export_records({.form = ExportForm::pdc}, ignore);
        CHECK(pdc.records == 3);
        CHECK(pdc.left_out == std::vector<LeftOut>{{"medewerker", 1}, {"vac", 2}});
    }

    TEST_CASE("a source and a kind choose records, and an unknown kind is wrong usage") {
        SmallBase base;
        base.put(some_of_each());
        const auto ignore = [](std::string_view) {};
        CHECK(base->export_records({.source = "elders"}, ignore).records == 1);
        CHECK(base->export_records({.source = "nergens"}, ignore).records == 0);
        CHECK(base->export_records({.kind = "VAC"}, ignore).records == 2);
        CHECK(base->export_records({.source = "elders", .kind = "vac"}, ignore).records == 0);
        CHECK(message_of([&] { base->export_records({.kind = "vak"}, ignore); }) == "unknown_kind");
    }

    // The word stands in shielded parts alone; whoever is not let in there must not find it, whatever the new base
    // gives those that say nothing.
    TEST_CASE("no form opens what was shielded, in no base with these groups") {
        SmallBase base;
        base.put(some_of_each());
        const std::string internal = "interneGroepen: [kcc]\nstandaardZichtbaarheid: ";
        for (const auto* fallback : {"openbaar", "[kcc]", "[burgerzaken, belastingen]"})
            for (const auto form : {ExportForm::native, ExportForm::vac, ExportForm::pdc}) {
                CAPTURE(fallback);
                CAPTURE(static_cast<int>(form));
                SmallBase other{internal + fallback + "\n"};
                const auto text = exported(*base, {.form = form});
                CHECK(build_from(other, text, form == ExportForm::native ? "uit.jsonl" : "uit.json").rejected.empty());
                for (const auto& groups : std::vector<std::vector<std::string>>{{}, {"kcc"}, {"burgerzaken"}, {"belastingen"}}) {
                    const Question question{.text = "kanarie", .limit = 100};
                    const auto found = ids_of(other->search(asker(groups), question));
                    const auto before = ids_of(base->search(asker(groups), question));
                    for (const auto& id : found) CHECK(std::ranges::find(before, id) != before.end());
                    if (form == ExportForm::native) CHECK(found == before);
                }
            }
    }

    TEST_CASE("a file appears whole, for its owner alone, and replaces nothing unasked") {
        SmallBase base;
        base.put(some_of_each());
        const auto file = base / "uit.jsonl";
        CHECK(base->export_file({}, file, false).records == 6);
        CHECK(slurp(file) == exported(*base));
        struct stat told{};
        REQUIRE(::stat(file.c_str(), &told) == 0);
        CHECK((told.st_mode & 0777) == 0600);
        CHECK(message_of([&] { base->export_file({.kind = "vac"}, file, false); }) == "export_exists");
        CHECK(slurp(file) == exported(*base));
        CHECK(base->export_file({.kind = "vac"}, file, true).records == 2);
        CHECK(slurp(file) == exported(*base, {.kind = "vac"}));
    }

    TEST_CASE("what is no regular file stays, also when it may be replaced") {
        SmallBase base;
        base.put(some_of_each());
        fs::create_directory(base / "map");
        fs::create_symlink("elders", base / "link");
        CHECK(message_of([&] { base->export_file({}, base / "map", true); }) == "export_no_file");
        CHECK(message_of([&] { base->export_file({}, base / "link", true); }) == "export_no_file");
        CHECK(message_of([&] { base->export_file({}, base / "geen" / "uit", true); }) == "no_folder");
        CHECK(names_in(base / "") == std::vector<std::string>{"basis", "link", "map"});
    }

    TEST_CASE("an export that is stopped or finds nothing leaves no file, and the one that was there") {
        SmallBase base;
        base.put(some_of_each());
        spit(base / "uit.jsonl", "oud");
        std::stop_source stop;
        stop.request_stop();
        CHECK(message_of([&] { base->export_file({.stop = stop.get_token()}, base / "uit.jsonl", true); }) == "cancelled");
        CHECK(base->export_file({.source = "nergens"}, base / "uit.jsonl", true).records == 0);
        CHECK(slurp(base / "uit.jsonl") == "oud");
        CHECK(names_in(base / "") == std::vector<std::string>{"basis", "uit.jsonl"});
    }

    TEST_CASE("a base without an index has nothing to write") {
        SmallBase base;
        CHECK(message_of([&] { base->export_records({}, [](std::string_view) {}); }) == "no_index");
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
// When a part of a compound is read for the whole, and what is said twice.
#include <doctest/doctest.h>

#include <algorithm>

#include "analysis/analyzer.hpp"
#include "query/plan_parts.hpp"

using namespace vraagbaak;
using query::Plan;

namespace {

Plan plan_of(const std::string& question) {
    analysis::Analyzer analyzer;
    return query::make_plan(query::parse(question), analyzer);
}

std::vector<std::string> kinds(const query::Unit& unit) {
    std::vector<std::string> out;
    for (const auto& reading : unit.readings) out.push_back(reading.kind);
    return out;
}

bool has_part(const query::Unit& unit) {
    return std::ranges::find(unit.readings, "part", &query::Reading::kind) != unit.readings.end();
}

}  // namespace

TEST_SUITE("query/parts") {
    TEST_CASE("a word may stand within a longer one, and a compound may be there by its parts") {
        const auto plan = plan_of("rijbewijskosten");
        REQUIRE(plan.clauses.size() == 1);
        const auto& unit = plan.clauses.front().node.unit;
        CHECK(kinds(unit) == std::vector<std::string>{"exact", "stem", "within", "parts", "part", "part", "part", "part"});
        CHECK(kinds(plan_of("kosten").clauses.front().node.unit) == std::vector<std::string>{"exact", "stem", "within"});
        CHECK(kinds(plan_of("niet").clauses.front().node.unit) == std::vector<std::string>{"exact", "stem"});
        CHECK(kinds(plan_of("titel:rijbewijskosten").clauses.front().node.unit).front() == "stem");
        CHECK(kinds(plan_of("trefwoorden:rijbewijskosten").clauses.front().node.unit) == std::vector<std::string>{"stem"});
    }

    TEST_CASE("a word is read as those of its family too, within longer ones") {
        const auto plan = plan_of("het stinkt");
        const auto& readings = plan.clauses.back().node.unit.readings;
        CHECK(std::ranges::any_of(readings, [](const query::Reading& reading) { return reading.kind == "family" && reading.terms.front().text == "stank"; }));
    }

    TEST_CASE("a single part is let go where the only word of a question is found, and kept beside others or when nothing is") {
        const auto found = [](const query::Unit& unit) {
            CHECK_FALSE(has_part(unit));  // asked without them
            return true;
        };
        const auto lost = [](const query::Unit&) { return false; };
        auto plan = plan_of("rijbewijskosten");
        query::drop_needless_parts(plan, lost);
        CHECK(has_part(plan.clauses.front().node.unit));
        query::drop_needless_parts(plan, found);
        CHECK_FALSE(has_part(plan.clauses.front().node.unit));
        auto two = plan_of("rijbewijskosten verlengen");
        query::drop_needless_parts(two, [](const query::Unit&) { return true; });
        CHECK(has_part(two.clauses.front().node.unit));
        auto small = plan_of("wat zijn de rijbewijskosten");
        query::drop_needless_parts(small, found);
        CHECK(std::ranges::none_of(small.clauses, [](const query::Clause& clause) { return has_part(clause.node.unit); }));
    }

    TEST_CASE("a word that is said twice is asked for once, and what differs or is excluded stays") {
        const auto texts = [](const std::string& question) {
            auto plan = plan_of(question);
            query::drop_repeated_words(plan);
            std::string out;
            for (const auto& clause : plan.clauses)
                if (!clause.function_word()) out += clause.text + ' ';
            return out;
        };
        CHECK(texts("paspoort verlopen, nieuw paspoort of paspoorten") == "paspoort verlopen nieuw ");
        CHECK(texts("30 km zone 30") == "30 km zone ");
        CHECK(texts("paspoort -paspoort +paspoort") == "paspoort paspoort paspoort ");
    }
}

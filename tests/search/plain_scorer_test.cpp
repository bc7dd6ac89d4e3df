// SPDX-License-Identifier: GPL-2.0-or-later
// The engine against the formula: thousands of random questions on random small collections.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/immutable_store.hpp"
#include "index/generation.hpp"
#include "index/views.hpp"
#include "lexicon/national.hpp"
#include "query/plan.hpp"
#include "query/plan_synonyms.hpp"
#include "query/query.hpp"
#include "record/reader.hpp"
#include "search/access.hpp"
#include "search/announcing.hpp"
#include "search/understood.hpp"
#include "search/plain_scorer.hpp"
#include "search/random_records.hpp"
#include "search/ranking.hpp"
#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

// The views of all records in the order in which they are indexed, and whom they are for.
struct Collection {
    std::vector<Record> views;
    std::vector<index::ViewClass> audiences;

    Collection(std::vector<Record> records, const Settings& settings) {
        std::ranges::sort(records, {}, &Record::id);
        for (auto& record : records) {
            REQUIRE(record::check(record, settings, {}).accepted());
            if (record.status == "concept" || record.status == "non-actief") continue;
            for (auto& view : index::views_of(record, settings)) {
                views.push_back(std::move(view.record));
                audiences.push_back(std::move(view.audience));
            }
        }
    }

    PlainScorer::Seen seen(const Asker& asker) const {
        PlainScorer::Seen out;
        for (std::size_t i = 0; i < views.size(); ++i) {
            const auto& [from, until] = std::pair{views[i].visible_from, views[i].visible_until};
            const std::chrono::sys_days today{asker.date};
            out.push_back(audiences[i].admits({asker.groups.begin(), asker.groups.end()}) &&
                          (!from || std::chrono::sys_days{*from} <= today) &&
                          (!until || today <= std::chrono::sys_days{*until}));
        }
        return out;
    }
};

// The lists that every base has.
const std::shared_ptr<const lexicon::Synonyms>& everyday_words() {
    static const auto synonyms = lexicon::national_synonyms();
    return synonyms;
}

// The generation as the library opens it, asked below the public API, where scores are still those of the formula.
class Engine {
public:
    explicit Engine(const std::filesystem::path& base)
        : generation_(*ImmutableStore{base / "index", {"gen-", 7}}.open_current().version) {}

    struct Scored {
        std::string id;
        double score;
    };
    std::vector<Scored> rank(const Asker& asker, const Question& question, std::size_t minimum) const {
        const auto engine = generation_.lease();
        const search::Access access{generation_, asker};
        const search::Weights weights;
        search::Evaluator evaluator{generation_, *engine, access, weights};
        const search::Understood understood{question, everyday_words().get(), generation_, *engine, access, evaluator};
        std::vector<Scored> out;
        const search::Matcher matcher{query::units_of(understood.plan), search::worth_by(evaluator)};
        search::SeenViews views{generation_.texts(), matcher};
        search::Steering steering;
        search::steer_by_moment(steering, understood.plan, generation_, evaluator, access, weights, search::Moment{asker});
        const auto ranking = search::rank(understood.plan, question, evaluator, *engine, views, weights, minimum, steering);
        for (const auto& [document, score] : ranking.documents)
            out.push_back({std::string{generation_.texts().view(document).id}, score});
        return out;
    }

private:
    index::Generation generation_;
};

bool near(double a, double b) { return std::abs(a - b) <= 1e-6 * std::max({1.0, std::abs(a), std::abs(b)}); }

bool has(const query::Plan& plan, std::string_view kind) {
    return std::ranges::any_of(query::units_of(plan), [&](const query::Unit* unit) {
        return std::ranges::any_of(unit->readings, [&](const auto& reading) { return reading.kind == kind; });
    });
}

// The plain scorer gives the words of a joker or fuzzy word no score.
bool scores_are_exact(const query::Plan& plan) { return !has(plan, "joker") && !has(plan, "fuzzy"); }

void check_set(const Answer& answer, const PlainScorer::Result& plain, const Collection& collection) {
    std::vector<std::string> expected, got = ids_of(answer);
    for (const auto& one : plain.documents) expected.push_back(collection.views[one.document].id);
    std::ranges::sort(expected);
    std::ranges::sort(got);
    CHECK(got == expected);
}

void check_order(const Answer& answer, const std::vector<Engine::Scored>& scored, const PlainScorer::Result& plain,
                 const Collection& collection) {
    std::map<std::string, double> scores;
    for (const auto& one : plain.documents) scores[collection.views[one.document].id] = one.score;
    REQUIRE(answer.hits.size() == plain.documents.size());
    REQUIRE(scored.size() == plain.documents.size());
    for (std::size_t i = 0; i < scored.size(); ++i) {
        CAPTURE(i);
        REQUIRE(scores.contains(scored[i].id));
        CHECK(near(scored[i].score, scores[scored[i].id]));
        CHECK(near(scored[i].score, plain.documents[i].score));  // only ties may change places
        CHECK(answer.hits[i].id == scored[i].id);
        CHECK(answer.hits[i].score == 1.0 / static_cast<double>(i + 1));
    }
}

// Those of a joker or fuzzy word, in their order.
void check_words(const std::vector<std::string>& got, const query::Reading& plain) {
    std::vector<std::string> expected;
    for (const auto& term : plain.terms) expected.push_back(term.text);
    CHECK(got == expected);
}

void check_counts(const Answer& answer, const query::Plan& plan, const PlainScorer& scorer, const PlainScorer::Seen& seen) {
    std::size_t word = 0;
    for (const auto* unit : query::units_of(plan)) {
        if (unit->function_word) continue;
        REQUIRE(word < answer.interpretation.words.size());
        const auto& readings = answer.interpretation.words[word++].readings;
        std::vector<std::size_t> expected, got;
        for (const auto& reading : unit->readings)
            if (reading.kind == "joker" || reading.kind == "fuzzy") check_words(readings.front().terms, reading);
        for (const auto& reading : unit->readings)
            if (const auto count = scorer.count(reading, seen); count > 0 || query::told_without_hits(reading))
                if (reading.kind != "within" || expected.empty() || expected.back() != count) expected.push_back(count);
        for (const auto& reading : readings) got.push_back(reading.count);
        CHECK(got == expected);
    }
    CHECK(word == answer.interpretation.words.size());
}

}  // namespace

TEST_SUITE("search/plain_scorer") {
    TEST_CASE("the engine finds, counts and scores what the formula says") {
        const int collections = full_tests() ? 60 : 6;
        for (int seed = 1; seed <= collections; ++seed) {
            CAPTURE(seed);
            RandomWorld world{static_cast<unsigned>(seed)};
            SmallBase base{"ladderMinimum: " + std::to_string(1 + world.below(12)) + '\n'};
            const auto records = world.records(5 + world.below(30));
            base.put(records);
            const auto& settings = base->settings();
            const Collection collection{records, settings};
            const PlainScorer scorer{collection.views, settings, {}};
            const Engine engine{base.folder()};
            analysis::Analyzer analyzer;
            for (int i = 0; i < 100; ++i) {
                const auto asker = world.asker();
                const auto question = world.question(records);
                CAPTURE(question.text);
                CAPTURE(question.filters.size());
                const auto parsed = query::parse(question.text);
                auto plan = query::make_plan(parsed, analyzer);
                query::add_synonyms(plan, *everyday_words());
                const auto seen = collection.seen(asker);
                const auto corrected = scorer.correct(plan, parsed.text, everyday_words().get(), analyzer, seen);
                scorer.expand(plan, seen);
                const auto answer = base->search(asker, question);
                CHECK((answer.correction ? std::optional{answer.correction->text} : std::nullopt) == corrected);
                const auto plain = scorer.rank(plan, question, seen, settings.ladder_minimum, asker.date);
                CHECK(answer.total == plain.total);
                CHECK(answer.facets == plain.facets);
                CHECK(answer.interpretation.relaxed == plain.relaxed);
                check_set(answer, plain, collection);
                if (scores_are_exact(plan))
                    check_order(answer, engine.rank(asker, question, settings.ladder_minimum), plain, collection);
                check_counts(answer, plan, scorer, seen);
            }
        }
    }
}

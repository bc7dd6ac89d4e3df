// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "vraagbaak/render.hpp"

#include <nlohmann/json.hpp>

#include <limits>

using namespace vraagbaak;
using nlohmann::json;

namespace {

Record record(const std::string& id, const std::string& kind, const std::string& title) {
    Record out;
    out.id = id;
    out.kind = kind;
    out.title = title;
    return out;
}

Answer one_hit() {
    Answer answer;
    answer.query = "paspoort \"kwijt\"";
    answer.total = 1;
    Hit hit;
    hit.id = "vac-1";
    hit.kind = "vac";
    hit.title = "Paspoort kwijt";
    hit.title_highlights = {{0, 8}};
    hit.section_key = "kosten";
    hit.section_title = "Kosten";
    hit.snippet = {"Een paspoort kost geld.", {{4, 12}}};
    hit.badges = {"changed"};
    hit.score = 12.5;
    hit.why = {{"paspoort", "exact", "paspoort", "titel", {"unknown_here", {"paspoort"}}}};
    answer.hits = {hit};
    answer.facets["soort"] = {{"vac", 1}};
    answer.interpretation.words = {{"paspoort", {{"exact", {"paspoort"}, 1}}}};
    answer.interpretation.relaxed = {"kwijt"};
    answer.version = "3";
    return answer;
}

}  // namespace

TEST_SUITE("render/json") {
    TEST_CASE("an answer has the shape of the contract") {
        const auto out = json::parse(to_json(one_hit(), "nl"));
        CHECK(out["query"] == "paspoort \"kwijt\"");
        CHECK(out["total"] == json{{"value", 1}, {"exact", true}});
        const auto& hit = out["hits"][0];
        CHECK(hit["section"] == json{{"key", "kosten"}, {"title", "Kosten"}});
        CHECK(hit["snippet"]["highlights"] == json::parse("[[4,12]]"));
        CHECK(hit["title_highlights"] == json::parse("[[0,8]]"));
        CHECK(hit["why"][0]["text"] == "unknown_here paspoort");
        CHECK(out["facets"]["soort"] == json::parse(R"([{"value":"vac","count":1}])"));
        CHECK(out["interpretation"]["relaxed"] == json{"kwijt"});
        CHECK(out["interpretation"]["words"][0]["readings"][0]["count"] == 1);
        CHECK(out["correction"].is_null());
    }

    TEST_CASE("a correction says whether it was applied") {
        auto answer = one_hit();
        answer.correction = Correction{"paspoort", true};
        CHECK(json::parse(to_json(answer, "nl"))["correction"] == json{{"text", "paspoort"}, {"applied", true}});
    }

    TEST_CASE("an answer without hits has empty lists, not missing keys") {
        const auto out = json::parse(to_json(Answer{}, "nl"));
        CHECK(out["hits"] == json::array());
        CHECK(out["facets"] == json::object());
        CHECK(out["interpretation"]["remarks"] == json::array());
    }

    TEST_CASE("bytes that are no UTF-8 still give JSON") {
        auto answer = one_hit();
        answer.query = "caf\xe9 \xff";
        answer.hits[0].title = std::string("\0\x1b[1m", 5);
        const auto out = json::parse(to_json(answer, "nl"));
        CHECK(out["query"] == "caf\xef\xbf\xbd \xef\xbf\xbd");
        CHECK(out["hits"][0]["title"] == std::string("\0\x1b[1m", 5));
    }

    TEST_CASE("letters outside ASCII are written as they are") {
        auto answer = one_hit();
        answer.query = "één ĳ €";
        CHECK(to_json(answer, "nl").find("\"één ĳ €\"") != std::string::npos);
    }

    TEST_CASE("a score that is no number is null, not invalid JSON") {
        auto answer = one_hit();
        answer.hits[0].score = std::numeric_limits<double>::quiet_NaN();
        CHECK(json::parse(to_json(answer, "nl"))["hits"][0]["score"].is_null());
    }

    TEST_CASE("an article does not carry the keys of persons and projects") {
        auto article = record("vac-1", "vac", "Titel");
        article.sections = {{"tekst", "", "Regel 1\n\nRegel 2", std::nullopt}, {"deskMemo", "Memo", "x", {{"kcc"}}}};
        article.changed_on = parse_date("2027-02-23");
        const auto out = json::parse(to_json(article));
        CHECK(out["sections"][0]["text"] == "Regel 1\n\nRegel 2");
        CHECK(out["sections"][0]["visibility"].is_null());
        CHECK(out["sections"][1]["visibility"] == json{"kcc"});
        CHECK(out["changed_on"] == "2027-02-23");
        for (const auto* key : {"phones", "mobile", "start", "locations", "connected", "important", "referral"})
            CHECK_FALSE(out.contains(key));
    }

    TEST_CASE("a person, a department and a project carry their own keys") {
        auto person = record("m1", "medewerker", "Jan de Vries");
        person.phones = {"+31201234567"};
        person.availability = Availability{{"maandag/ochtend"}, "m2"};
        auto out = json::parse(to_json(person));
        CHECK(out["phones"] == json{"+31201234567"});
        CHECK(out["availability"]["replacement"] == "m2");

        out = json::parse(to_json(record("a1", "afdeling", "Burgerzaken")));
        CHECK(out["connected"] == true);

        auto project = record("p1", "project", "Nieuwe riolering");
        project.start = parse_date("2027-01-01");
        project.locations = {{"Dorpsstraat", "Centrum", "1234"}};
        project.contacts = {{"m1", "Jan de Vries", "leider", 1}};
        project.mailings = {{std::nullopt, "bewoners", "Start"}};
        out = json::parse(to_json(project));
        CHECK(out["start"] == "2027-01-01");
        CHECK(out["locations"][0]["postcode4"] == "1234");
        CHECK(out["contacts"][0]["order"] == 1);
        CHECK(out["mailings"][0]["date"].is_null());
    }

    TEST_CASE("a build report counts, and names the ids while they are few") {
        BuildReport report;
        report.generation = 3;
        report.accepted = 2;
        report.added = {"a", "b"};
        report.removed.assign(1001, "x");
        report.rejected = {{{"no_such_code", {"titel"}}, {"a.md", 3, "titel"}}, {{"no_such_code", {}}, {}}};
        report.sources = {{"artikelen", 4, 2, 2}};
        const auto out = json::parse(to_json(report, "nl"));
        CHECK(out["generation"] == 3);
        CHECK(out["added"] == 2);
        CHECK(out["added_ids"] == json{"a", "b"});
        CHECK(out["changed_ids"] == json::array());
        CHECK(out["removed"] == 1001);
        CHECK_FALSE(out.contains("removed_ids"));
        CHECK(out["rejected"][0]["file"] == "a.md");
        CHECK(out["rejected"][0]["line"] == 3);
        CHECK(out["rejected"][0]["field"] == "titel");
        CHECK(out["rejected"][0]["code"] == "no_such_code");
        CHECK(out["rejected"][1]["file"].is_null());
        CHECK(out["rejected"][1]["line"].is_null());
        CHECK(out["sources"][0]["rejected"] == 2);
        CHECK_FALSE(out["sources"][0].contains("more_notes"));
        CHECK_FALSE(out.contains("error"));
        for (const auto* key : {"dry_run", "more_warnings", "more_rejected"}) CHECK_FALSE(out.contains(key));
        report.dry_run = true;
        report.more_rejected = 7;
        CHECK(json::parse(to_json(report, "nl"))["dry_run"] == true);
        CHECK(json::parse(to_json(report, "nl"))["more_rejected"] == 7);
        report.sources[0].more_notes = 8;
        CHECK(json::parse(to_json(report, "nl"))["sources"][0]["more_notes"] == 8);
    }

    TEST_CASE("a build that was refused is a report and an error in one") {
        BuildReport report;
        report.refused = Finding{{"no_such_code", {"x"}}, {"a.md", 0, ""}};
        const auto out = json::parse(to_json(report, "nl"));
        CHECK(out["generation"] == 0);
        CHECK(out["error"]["code"] == "no_such_code");
        CHECK(out["error"]["message"] == "no_such_code x");
        CHECK(out["error"]["file"] == "a.md");
    }

    TEST_CASE("an export counts what was written and what was left out") {
        const auto out = json::parse(to_json(ExportReport{2, 10, 3, 1, {{"vac", 4}}}));
        CHECK(out == json::parse(R"({"generation":2,"records":10,"shielded":3,"unpublished":1,"left_out":[{"kind":"vac","records":4}]})"));
        CHECK(json::parse(to_json(ExportReport{}))["left_out"] == json::array());
    }

    TEST_CASE("an error tells code, sentence and place") {
        const Error error(ErrorKind::usage, {"no_such_code", {"x"}}, {"k.yaml", 7, "groups"});
        CHECK(json::parse(to_json(error, "nl"))["error"] == json{{"code", "no_such_code"},
                                                                 {"message", "no_such_code x"},
                                                                 {"file", "k.yaml"},
                                                                 {"line", 7},
                                                                 {"field", "groups"}});
        CHECK(json::parse(to_json(Error(ErrorKind::io, {"c", {}}), "en"))["error"]["file"].is_null());
    }

    TEST_CASE("measures carry the names of the field") {
        Evaluation evaluation;
        evaluation.all = {4, 0.25, 0.5, 0.75, 0.4, 0.3, 0.9};
        evaluation.tags["typfout"] = {1, 1, 1, 1, 1, 1, 1};
        const auto out = json::parse(to_json(evaluation));
        CHECK(out["all"]["n"] == 4);
        CHECK(out["all"]["success@3"] == doctest::Approx(0.5));
        CHECK(out["all"]["MRR@10"] == doctest::Approx(0.4));
        CHECK(out["all"]["nDCG@10"] == doctest::Approx(0.3));
        CHECK(out["all"]["recall@10"] == doctest::Approx(0.9));
        CHECK(out["tags"]["typfout"]["success@1"] == 1.0);
    }

    TEST_CASE("why-not, related, tokens, generations and health are objects with one name each") {
        WhyNot why_not;
        why_not.missed = {"oud"};
        why_not.advice = {{"no_such_code", {"oud"}}};
        CHECK(json::parse(to_json(why_not, "nl"))["advice"][0] ==
              json{{"code", "no_such_code"}, {"text", "no_such_code oud"}});
        CHECK(json::parse(to_json(std::vector<RelatedRecord>{{"b", "vac", "B", "link"}}))["related"][0]["reason"] ==
              "link");
        CHECK(json::parse(to_json(std::vector<AnalyzedToken>{{{0, 3}, 1, "word", "een", "een", true}}))["tokens"][0] ==
              json::parse(
                  R"({"range":[0,3],"position":1,"kind":"word","folded":"een","stem":"een","function_word":true})"));
        CHECK(json::parse(to_json(std::vector<GenerationInfo>{{7, "2027-01-01T00:00:00Z", "index", 3, 99, true,
                                                               true}}))["generations"][0]["number"] == 7);
        const auto health = json::parse(to_json(Health{false, {{"disk", false, {"no_such_code", {}}}}}, "nl"));
        CHECK(health["good"] == false);
        CHECK(health["items"][0]["code"] == "no_such_code");
    }
}

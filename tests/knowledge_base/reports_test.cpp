// SPDX-License-Identifier: GPL-2.0-or-later
// What a build tells of its sources beside what it rejects: places, notes, product names.
#include <doctest/doctest.h>

#include <algorithm>

#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

constexpr auto list = "UniformeProductnaam;URI\npaspoort;http://upl.example/paspoort\n";

std::string vac(const std::string& id, const std::string& more) {
    return R"({"id":")" + id + R"(","soort":"vac","titel":"Paspoort )" + id + R"(","antwoord":"Ja.",)" + more + "}\n";
}

// "code file:line field" of each.
std::vector<std::string> told(const std::vector<Finding>& findings) {
    std::vector<std::string> out;
    for (const auto& [message, place] : findings)
        out.push_back(message.code + ' ' + std::filesystem::path(place.file).filename().string() + ':' + std::to_string(place.line) +
                      ' ' + place.field);
    return out;
}

// A base with a file of settings that name a list of product names.
struct Listed {
    SmallBase base;
    std::filesystem::path source = base / "bron.jsonl";

    explicit Listed(const std::string& csv) {
        spit(base / "upl.csv", csv);
        spit(base.folder() / "kennisbank.yaml", "naam: proef\nupl: " + (base / "upl.csv").string() + "\n");
    }
    KnowledgeBase open() const { return KnowledgeBase::open(base.folder()); }
    BuildReport rebuild(const std::string& text) const {
        spit(source, text);
        auto opened = open();
        return opened.rebuild({{source.string(), {}, {}, {}}}, at());
    }
};

}  // namespace

TEST_SUITE("knowledge_base: what a build tells") {
    TEST_CASE("a link to what is not there names the file and the line") {
        SmallBase base;
        spit(base / "bron.jsonl", vac("a", R"("gerelateerd":["b"])") + vac("b", R"("gerelateerd":["a","weg"])"));
        const auto report = base->rebuild({{(base / "bron.jsonl").string(), {}, {}, {}}}, at());
        CHECK(told(report.warnings) == std::vector<std::string>{"related_unknown bron.jsonl:2 gerelateerd"});
    }

    TEST_CASE("somebody who is named and is not there is told with file, line and field; by name as well as by id") {
        SmallBase base;
        const auto person = [](const std::string& id, const std::string& name, const std::string& more = "") {
            return R"({"id":")" + id + R"(","soort":"medewerker","naam":")" + name + '"' + more + "}\n";
        };
        spit(base / "bron.jsonl",
             person("a", "Anna Een", R"(,"vervanging":"Ben Twee","afwezig":[{"van":"2027-03-01","tot":"2027-03-02","vervanger":"weg"},{"van":"2027-04-01","vervanger":"Afdeling Bomen"}])") +
                 person("b", "Ben Twee", R"(,"vervanging":"Bert Nergens","vervangenDoor":"verdwenen")") + R"({"id":"bomen","soort":"afdeling","naam":"Afdeling Bomen","leidinggevende":"wordt geworven"})" "\n" +
                 R"({"id":"p","soort":"project","titel":"Markt","status":"lopend","contactpersonen":[{"medewerkerId":"b","naam":"X"},{"medewerkerId":"elders-7","naam":"ben twee"},{"naam":"Van Buiten"},{"medewerkerId":"niemand"}]})" "\n");
        const auto report = base->rebuild({{(base / "bron.jsonl").string(), {}, {}, {}}}, at());
        CHECK(report.rejected.empty());
        CHECK(told(report.warnings) == std::vector<std::string>{"person_unknown bron.jsonl:1 afwezig", "related_unknown bron.jsonl:2 vervangenDoor", "person_unknown bron.jsonl:2 vervanging",
                                                                "person_unknown bron.jsonl:4 contactpersonen"});
        CHECK(report.warnings.front().message.arguments == std::vector<std::string>{"a", "weg"});
        // What was there before is not told again, and whom it named before is known.
        Record more;
        more.id = "c";
        more.kind = "medewerker";
        more.title = "Cor Drie";
        more.availability = Availability{{}, "Anna Een"};
        CHECK(base.put({more}).warnings.empty());
        more.availability->replacement = "Anna Anders";
        CHECK(told(base.put({more}).warnings) == std::vector<std::string>{"person_unknown :0 vervanging"});
    }

    TEST_CASE("records that replace one another, and people who are away together, are told once") {
        SmallBase base;
        const auto away = [](const std::string& id, const std::string& name, const std::string& other, const std::string& from, const std::string& until) {
            return R"({"id":")" + id + R"(","soort":"medewerker","naam":")" + name + R"(","vervanging":")" + other + R"(","afwezig":[{"van":")" + from + R"(","tot":")" + until + "\"}]}\n";
        };
        spit(base / "bron.jsonl",
             vac("x", R"("vervangenDoor":"y")") + vac("y", R"("vervangenDoor":"z")") + vac("z", R"("vervangenDoor":"y")") + vac("w", R"("vervangenDoor":"x")") +
                 away("a", "Anna Een", "Ben Twee", "2027-03-01", "2027-03-05") + away("b", "Ben Twee", "c", "2027-03-05", "2027-03-09") + away("c", "Cor Drie", "a", "2027-02-01", "2027-03-31") +
                 away("d", "Dik Vier", "e", "2027-03-01", "2027-03-05") + away("e", "Eva Vijf", "d", "2027-03-06", "2027-03-09") +  // one of them is there
                 away("f", "Fop Zes", "g", "2027-01-01", "2027-01-05") + away("g", "Gé Acht", "f", "2027-01-01", "2027-01-05"));      // over
        const auto report = base->rebuild({{(base / "bron.jsonl").string(), {}, {}, {}}}, at());
        CHECK(told(report.warnings) == std::vector<std::string>{"replaced_in_circle bron.jsonl:2 vervangenDoor", "away_in_circle bron.jsonl:5 afwezig"});
        CHECK(report.warnings[0].message.arguments == std::vector<std::string>{"y", "y → z → y"});
        CHECK(report.warnings[1].message.arguments == std::vector<std::string>{"a", "a, b, c"});
        // No search goes round in it.
        CHECK(base->search(asker(), {.text = "paspoort x"}).total > 0);
        CHECK(base->searcher({{}, *parse_date("2027-03-05"), "nl", std::chrono::hours{10}}).reach("a").line.size() == 3);
        // News alone is told, and what was there before counts.
        Record back;
        back.id = "n";
        back.kind = "vac";
        back.title = "Nieuw";
        back.short_answer = "Ja.";
        back.replaced_by = "w";
        CHECK(base.put({back}).warnings.empty());
        auto w = base->searcher(asker()).show("w");
        REQUIRE(w);
        w->replaced_by = "n";
        CHECK(told(base.put({*w}).warnings) == std::vector<std::string>{"replaced_in_circle :0 vervangenDoor"});
    }

    TEST_CASE("who can be away for one another in turns is no circle: two colleagues who stand in for each other") {
        SmallBase base;
        spit(base / "bron.jsonl", R"({"id":"a","soort":"medewerker","naam":"Anna Een","vervanging":"b","afwezig":[{"van":"2027-03-01","tot":"2027-03-05","vervanger":"Cor Drie"}]})" "\n"
                                  R"({"id":"b","soort":"medewerker","naam":"Ben Twee","vervanging":"a","afwezig":[{"van":"2027-03-02"}]})" "\n"
                                  R"({"id":"c","soort":"medewerker","naam":"Cor Drie"})" "\n");
        CHECK(base->rebuild({{(base / "bron.jsonl").string(), {}, {}, {}}}, at()).warnings.empty());  // Cor is there
    }

    TEST_CASE("how a file was read is a note with its source and no warning") {
        SmallBase base;
        spit(base / "bron.csv", "id|vraag|antwoord\na|Caf\xE9?|Ja.\n");
        spit(base / "leeg.jsonl", "");
        const auto report = base->rebuild({{(base / "bron.csv").string(), {}, {}, {}}, {(base / "leeg.jsonl").string(), {}, {}, {}}}, at());
        CHECK(told(report.warnings) == std::vector<std::string>{"source_empty leeg.jsonl:0 "});
        REQUIRE(report.sources.size() == 2);
        CHECK(report.sources[0].notes.front().message == Message{"csv_read_as", {"Windows-1252", "|"}});
        CHECK(told(report.sources[1].notes) == std::vector<std::string>{"file_without_records leeg.jsonl:0 "});
    }

    TEST_CASE("notes beyond the first thousand of a source are counted") {
        SmallBase base;
        std::filesystem::create_directories(base / "bron");
        spit(base / "bron" / "goed.jsonl", vac("a", R"("taal":"nl")"));
        for (int i = 0; i < 1'004; ++i) spit(base / "bron" / (std::to_string(i) + ".json"), "[]");
        const auto report = base->rebuild({{(base / "bron").string(), {}, {}, {}}}, at());
        REQUIRE(report.sources.size() == 1);
        CHECK(report.sources[0].notes.size() == 1'000);
        CHECK(report.sources[0].more_notes == 4);
    }

    TEST_CASE("product names are looked up in the list that the settings name") {
        const Listed test(list);
        const auto report = test.rebuild(vac("a", R"("upnLabel":"paspoort")") + vac("b", R"("upnUri":"http://upl.example/pas")"));
        CHECK(report.accepted == 2);
        CHECK(told(report.warnings) == std::vector<std::string>{"upn_uri_unknown bron.jsonl:2 upnUri"});
        auto opened = test.open();
        CHECK(opened.searcher(asker()).show("a")->upn_uri == "http://upl.example/paspoort");
        CHECK(opened.searcher(asker()).show("b")->upn_label.empty());
    }

    TEST_CASE("what is put by hand is looked up as well") {
        const Listed test(list);
        test.rebuild(vac("a", R"("taal":"nl")"));
        auto opened = test.open();
        auto writer = opened.update();
        auto record = article("b", "Rijbewijs", "x");
        record.upn_label = "rijbewijs";
        CHECK(told(writer.put(record).warnings) == std::vector<std::string>{"upn_label_unknown :0 upnLabel"});
        spit(test.source, vac("c", R"("upnUri":"http://upl.example/paspoort")") + vac("d", R"("upnLabel":"x")"));
        const auto verdicts = writer.put_file(test.source).verdicts;
        REQUIRE(verdicts.size() == 2);
        CHECK(verdicts[0].warnings.empty());
        CHECK(told(verdicts[1].warnings) == std::vector<std::string>{"upn_label_unknown bron.jsonl:2 upnLabel"});
    }

    TEST_CASE("a list that cannot be used is told, and the build goes on") {
        const Listed test("");
        const auto report = test.rebuild(vac("a", R"("upnLabel":"zomaar")"));
        CHECK(report.accepted == 1);
        CHECK(told(report.warnings) == std::vector<std::string>{"upl_without_names upl.csv:0 "});
    }
}

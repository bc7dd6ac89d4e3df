// SPDX-License-Identifier: GPL-2.0-or-later
// Each report on a base of a few articles, and who sees what of it.
#include <doctest/doctest.h>

#include <algorithm>

#include "search/small_base.hpp"
#include "support/code_of.hpp"
#include "vraagbaak/render.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

Date day(const char* text) { return *parse_date(text); }

std::string of_paspoort =
    "Een paspoort vraagt u aan bij de balie van het stadskantoor. U neemt uw oude paspoort mee en een nieuwe pasfoto. Wij bewaren uw vingerafdrukken niet langer dan nodig "
    "is. Na vijf werkdagen ligt het klaar en haalt u het zelf op, want een ander mag dat niet voor u doen. Bent u slecht ter been, dan komt een medewerker bij u langs. ";

class Town {
public:
    Town() : base("statistiek: {minimum: 3}\nbeheerders: [burgerzaken]\n") {
        auto passport = article("paspoort", "Paspoort aanvragen", of_paspoort + "In 2026 kostte een paspoort € 83.");
        passport.changed_on = day("2025-06-01");
        passport.owner = "Burgerzaken";
        auto card = article("id-kaart", "Identiteitskaart aanvragen", of_paspoort);
        card.changed_on = day("2026-12-01");
        card.sections.push_back({"kosten", "Kosten", "Een kaart kost 70 euro.", std::nullopt});
        auto brush = article("snoeihout", "Snoeihout", "Wij halen takken en snoeihout op.");
        brush.visible_until = day("2027-03-10");
        brush.review_before = day("2027-02-01");
        brush.changed_on = day("2027-01-20");
        auto secret = article("geheim", "Storing brug intern", of_paspoort + "De xylofonist van de brug.");
        secret.visibility = std::vector<std::string>{"kcc"};
        secret.changed_on = day("2020-01-01");
        base.put({std::move(passport), std::move(card), std::move(brush), std::move(secret)});
    }

    void ask(const std::string& text, int times, const Asker& who = asker(), const std::string& opened = {}, const std::vector<Filter>& filters = {}) {
        auto log = base->question_log();
        for (int i = 0; i < times; ++i) {
            const Question question{.text = text, .filters = filters};
            log.asked(who, question, base->search(who, question), {});
            if (!opened.empty()) log.opened(who, text, opened, {});
        }
        CHECK(log.flush().lost == 0);
    }

    Report report(const std::string& name, const ReportOptions& options = {}, const Asker& who = asker()) { return base->report(who, name, options); }

    SmallBase base;
};

const ReportTable& table(const Report& report, const std::string& key) {
    const auto found = std::ranges::find(report.tables, key, &ReportTable::key);
    REQUIRE(found != report.tables.end());
    return *found;
}

// A column as it is read, from above.
std::vector<std::string> column(const ReportTable& table, const std::string& key) {
    const auto place = std::ranges::find(table.columns, key, &ReportColumn::key);
    REQUIRE(place != table.columns.end());
    std::vector<std::string> out;
    for (const auto& row : table.rows) out.push_back(text(row.at(static_cast<std::size_t>(place - table.columns.begin())), "nl"));
    return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_SUITE("reports") {
    TEST_CASE("every report can be made of a base that nobody asked anything, and has rows as wide as its columns") {
        Town town;
        for (const auto& name : report_names()) {
            CAPTURE(name.name);
            const auto report = town.report(std::string{name.dutch});
            CHECK(report.name == name.name);
            CHECK_FALSE(report.tables.empty());
            for (const auto& one : report.tables) {
                if (one.chart) CHECK(*one.chart < one.columns.size());
                for (const auto& row : one.rows) CHECK(row.size() == one.columns.size());
            }
            for (const auto* language : {"nl", "en"}) {
                CHECK(to_html(report, language).find("report_") == std::string::npos);  // a code without a sentence
                CHECK_FALSE(to_json(report, language).empty());
            }
        }
    }

    TEST_CASE("questions without a result, and why") {
        Town town;
        town.ask("zwemles", 4);
        town.ask("xylofonist", 3);
        town.ask("paspoort", 5);
        town.ask("snoeihout", 3, asker(), {}, {{"soort", "project"}});
        auto report = town.report("no-hits");
        CHECK(column(table(report, "questions"), "question") == Strings{"zwemles", "snoeihout", "xylofonist"});
        CHECK(column(table(report, "questions"), "cause") == Strings{"er is geen antwoord", "een filter hield het tegen", "er is geen antwoord"});
        CHECK(code_of([&] { town.report("no-hits", {.shielded = true}); }) == "report_only_administrators");
        CHECK(code_of([&] { town.report("no-hits", {.shielded = true}, asker({"kcc", "belastingen"})); }) == "report_only_administrators");
        report = town.report("no-hits", {.shielded = true}, asker({"burgerzaken"}));
        CHECK(column(table(report, "questions"), "cause") == Strings{"er is geen antwoord", "een filter hield het tegen", "er is een antwoord, maar niet voor deze groepen"});
        CHECK(to_html(report, "nl").find("geheim") == std::string::npos);
        CHECK(to_json(report, "nl").find("Storing brug") == std::string::npos);
        town.base.put({article("zwemles", "Zwemles", "Leer zwemmen.")});
        report = town.report("no-hits");
        CHECK(column(table(report, "questions"), "cause").front() == "nu wel gevonden");
        CHECK(column(table(report, "questions"), "now").front() == "Zwemles");
    }

    TEST_CASE("what grows old and what is about to go") {
        Town town;
        const auto report = town.report("stale");
        CHECK(column(table(report, "due"), "id") == Strings{"snoeihout"});
        CHECK(column(table(report, "unchanged"), "id") == Strings{"paspoort"});
        CHECK(column(table(report, "unchanged"), "changed") == Strings{"01-06-2025"});
        CHECK(column(table(report, "unchanged"), "owner") == Strings{"Burgerzaken"});
        CHECK(column(table(report, "expiring"), "id") == Strings{"snoeihout"});
        CHECK(column(table(town.report("stale", {}, asker({"kcc"})), "unchanged"), "id") == Strings{"geheim", "paspoort"});
        CHECK(column(table(town.report("stale", {.until = day("2026-01-01")}), "unchanged"), "id").empty());
    }

    TEST_CASE("an owner who is shielded from who asks is not named") {
        SmallBase base;
        auto old = article("oud", "Oud", "x");
        old.changed_on = day("2020-01-01");
        old.owner = "mw-geheim";
        Record secret;
        secret.id = "mw-geheim";
        secret.kind = "medewerker";
        secret.title = "Jan Geheim";
        secret.visibility = Strings{"kcc"};
        base.put({old, secret});
        CHECK(column(table(base->report(asker(), "stale"), "unchanged"), "owner") == Strings{""});
        CHECK(column(table(base->report(asker({"kcc"}), "stale"), "unchanged"), "owner") == Strings{"mw-geheim"});
    }

    TEST_CASE("nearly equal articles, of those that the asker sees") {
        Town town;
        const auto report = town.report("duplicates");
        REQUIRE(table(report, "pairs").rows.size() == 1);
        CHECK(column(table(report, "pairs"), "id") == Strings{"id-kaart"});
        CHECK(column(table(report, "pairs"), "other") == Strings{"paspoort"});
        CHECK(table(town.report("duplicates", {}, asker({"kcc"})), "pairs").rows.size() == 3);
    }

    TEST_CASE("old years, and amounts that nobody looked at this year") {
        Town town;
        const auto report = town.report("new-year");
        CHECK(column(table(report, "years"), "sentence") == Strings{"In 2026 kostte een paspoort € 83."});
        CHECK(column(table(report, "amounts"), "id") == Strings{"id-kaart"});
    }

    TEST_CASE("what nobody opens is told only when openings are counted") {
        Town town;
        auto report = town.report("unused");
        CHECK(table(report, "unused").rows.empty());
        REQUIRE(report.notes.size() == 1);
        CHECK(report.notes.front().code == "report_note_nothing_opened");
        town.ask("paspoort", 3, asker(), "paspoort");
        report = town.report("unused");
        CHECK(column(table(report, "unused"), "id") == Strings{"id-kaart", "snoeihout"});
        CHECK(report.notes.front().code == "report_note_counted_since");
    }

    TEST_CASE("first words become a proposal for a synonym when they lead elsewhere") {
        Town town;
        auto log = town.base->question_log();
        for (int contact = 0; contact < 4; ++contact) {
            const Occasion occasion{.contact = std::to_string(contact), .moment = std::chrono::sys_days{some_day} + std::chrono::hours{9}};
            for (const auto* words : {"takken weg", "snoeihout weg"}) {
                const Question question{.text = words};
                log.asked(asker(), question, town.base->search(asker(), question), occasion);
            }
        }
        CHECK(log.flush().lost == 0);
        const auto rephrased = town.report("rephrased");
        CHECK(column(table(rephrased, "rephrased"), "after") == Strings{"snoeihout weg"});
        const auto rules = table(town.report("synonyms"), "rules");
        CHECK(rules.rows.empty());  // takken finds the same article

        for (int contact = 0; contact < 4; ++contact) {
            const Occasion occasion{.contact = "b" + std::to_string(contact), .moment = std::chrono::sys_days{some_day} + std::chrono::hours{10}};
            for (const auto* words : {"zzqxjwv weg", "snoeihout weg"}) {
                const Question question{.text = words};
                log.asked(asker(), question, town.base->search(asker(), question), occasion);
            }
        }
        CHECK(log.flush().lost == 0);
        const auto proposed = table(town.report("synonyms"), "rules");
        for (const auto& row : proposed.rows) CHECK(std::get<std::string>(row.front()).ends_with(" => snoeihout"));
    }

    TEST_CASE("where nobody is an administrator, nobody is told what is shielded") {
        SmallBase base;
        base.put({article("fiets", "Fiets kwijt", "Onder het plein.")});
        CHECK(code_of([&] { base->report(asker({"kcc", "burgerzaken"}), "no-hits", {.shielded = true}); }) == "report_no_administrators");
        CHECK_NOTHROW(base->report(asker(), "no-hits"));
    }

    TEST_CASE("what changed, by how often it is asked for, also where nobody tells what was opened") {
        Town town;
        town.ask("snoeihout", 4);
        town.ask("takken", 3);
        town.ask("paspoort", 3);
        town.base.put({article("snoeihout", "Snoeihout", "Wij halen takken en snoeihout op, elke maandag."), article("paspoort", "Paspoort aanvragen", of_paspoort)});
        const auto report = town.report("week");
        CHECK(column(table(report, "changed"), "id") == Strings{"snoeihout", "paspoort"});
        CHECK(column(table(report, "changed"), "asked") == Strings{"7", "3"});
        CHECK(column(table(report, "changed"), "opened") == Strings{"0", "0"});
    }

    TEST_CASE("the week: more often than before, without a result, changed and opened") {
        Town town;
        town.ask("paspoort", 3, asker({}, day("2027-02-12")));
        town.ask("paspoort", 5, asker(), "paspoort");
        town.ask("snoeihout", 3, asker({}, day("2027-02-12")));
        town.ask("zwemles", 4);
        town.base.put({article("paspoort", "Paspoort aanvragen", of_paspoort + "Het kost nu 90 euro."), article("fiets", "Fiets kwijt", "Onder het plein.")});
        const auto report = town.report("week");
        CHECK(report.from == day("2027-02-17"));
        CHECK(column(table(report, "figures"), "now").front() == "9");
        CHECK(column(table(report, "figures"), "before").front() == "6");
        CHECK(column(table(report, "risers"), "question") == Strings{"zwemles", "paspoort"});
        CHECK(column(table(report, "questions"), "question") == Strings{"zwemles"});
        CHECK(column(table(report, "changed"), "id") == Strings{"paspoort", "fiets"});
        CHECK(column(table(report, "changed"), "opened") == Strings{"5", "0"});
        CHECK(table(report, "gate").rows.empty());
    }

    TEST_CASE("the first rows, and how many more there are") {
        Town town;
        for (const auto* question : {"zwemles", "voetbalclub", "schaatsbaan"}) town.ask(question, 3);
        const auto report = town.report("no-hits", {.limit = 2});
        CHECK(table(report, "questions").rows.size() == 2);
        CHECK(table(report, "questions").more == 1);
    }

    TEST_CASE("what cannot be a report") {
        Town town;
        CHECK(code_of([&] { town.report("maandelijks"); }) == "report_unknown");
        CHECK(code_of([&] { town.report("week", {.limit = 0}); }) == "report_limit");
        CHECK(code_of([&] { town.report("week", {.from = day("2027-03-01")}); }) == "dates_reversed");
        CHECK(code_of([&] { town.report("week", {}, asker({"onbekend"})); }) == "asker_unknown_group");
    }

    TEST_CASE("HTML holds what people wrote as text, whatever it is") {
        Report report{"week", some_day, some_day, {}, {}};
        report.tables.push_back({"risers", "report_risers_heading", "report_risers_about", {{"question", "report_column_question"}, {"asked", "report_column_asked"}},
                                 {{std::string{"<script>alert('x')</script> & \"meer\""}, std::uint64_t{7}}}, 0, 1});
        const auto html = to_html(report, "nl");
        CHECK(html.find("<script") == std::string::npos);
        CHECK(html.find("&lt;script&gt;") != std::string::npos);
        CHECK(html.find("http") == std::string::npos);
        CHECK(html.find("<svg") != std::string::npos);
        CHECK(html.find("<html lang=\"nl\">") != std::string::npos);
        CHECK(to_html(report, "en").find("<html lang=\"en\">") != std::string::npos);
    }
}

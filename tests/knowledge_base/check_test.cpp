// SPDX-License-Identifier: GPL-2.0-or-later
// The writing guide: each rule on what it is for, and on what it must leave alone.
#include "knowledge_base/generations.hpp"

#include <set>

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

// An article with nothing to say about.
Record good(const std::string& id = "goed") {
    auto record = article(id, "Paspoort aanvragen", "Een paspoort vraagt u aan bij de balie. Neem een pasfoto mee.");
    record.short_answer = "Maak een afspraak.";
    record.keywords = {"reisdocument"};
    record.owner = "Team Burgerzaken";
    record.departments = {"Burgerzaken"};
    record.changed_on = Date{std::chrono::year{2027} / 2 / 1};
    return record;
}

Record department() {
    Record record;
    record.id = "afd-burgerzaken";
    record.kind = "afdeling";
    record.title = "Burgerzaken";
    record.alternative_titles = {"Publiekszaken"};
    return record;
}

constexpr auto dictionary = "/usr/share/hunspell/nl_NL";

// "rule code section", "!" before what must be mended.
Ids remarks(const CheckReport& report, const std::string& id) {
    Ids out;
    for (const auto& record : report.records)
        if (record.id == id)
            for (const auto& one : record.remarks) {
                CHECK(vraagbaak::text(one.message, "nl") != one.message.code);
                out.push_back((one.mend ? "!" : "") + one.message.code + (one.section.empty() ? "" : " " + one.section));
            }
    return out;
}

Ids told(const Record& record, std::vector<Record> others = {}, CheckOptions options = {.date = some_day}) {
    SmallBase base;
    others.push_back(record);
    others.push_back(department());
    base.put(others);
    const auto report = base->check(options);
    return remarks(report, record.id);
}

bool has_dictionary() { return std::filesystem::exists(std::string(dictionary) + ".dic"); }

Record saying(const std::string& text) {
    auto record = good();
    record.sections.front().text = text;
    return record;
}

Ids spelling(const std::string& text, std::vector<Record> others = {}) {
    return told(saying(text), std::move(others), {.date = some_day, .only = {CheckRule::spelling}, .dictionary = dictionary});
}

Ids official(const std::string& text) {
    SmallBase base;
    base.put({saying(text)});
    Ids out;
    for (const auto& record : base->check({.date = some_day, .only = {CheckRule::official}}).records)
        for (const auto& one : record.remarks) out.push_back(one.message.arguments[0] + "=" + one.message.arguments[1]);
    return out;
}

std::vector<HardSentence> hardest(const std::string& text) {
    SmallBase base;
    base.put({saying(text)});
    return base->check({.date = some_day, .only = {CheckRule::sentences}}).hardest;
}

}  // namespace

TEST_SUITE("knowledge_base: check") {
    TEST_CASE("a good article has no remarks, and without a dictionary a note says so") {
        SmallBase base;
        base.put({good(), department()});
        const auto report = base->check({.date = some_day});
        CHECK(report.records.empty());
        CHECK(report.looked_at == 2);
        CHECK(report.to_mend == 0);
        REQUIRE(report.notes.size() == 1);
        CHECK(report.notes[0].code == "check_no_dictionary");
        CHECK(base->check({.date = some_day, .only = {CheckRule::links}}).notes.empty());
    }

    TEST_CASE("what is missing is told") {
        auto record = good();
        record.keywords.clear();
        record.owner.clear();
        CHECK(told(record) == Ids{"!check_no_keywords", "!check_no_owner"});
        record = good();
        record.short_answer.clear();
        CHECK(told(record).empty());  // so short a text is the answer
        for (int i = 0; i < 20; ++i) record.sections.front().text += " Dit is een gewone zin.";
        CHECK(told(record) == Ids{"!check_no_answer"});
        record.kind = "themapagina";
        CHECK(told(record).empty());
    }

    TEST_CASE("links that lead nowhere are told, good ones are not") {
        auto record = good();
        auto inactive = good("weg");
        inactive.status = "non-actief";
        auto replaced = good("oud");
        replaced.replaced_by = "goed";
        record.related = {"bestaat-niet", "weg", "oud", "afd-burgerzaken"};
        CHECK(told(record, {inactive, replaced}) == Ids{"!check_link_unknown", "!check_link_inactive", "!check_link_replaced"});
        record = good();
        record.links = {{"a", "https://oeverwaarde.example/pad?x=1#y"}, {"b", "http://www.rijksoverheid.nl"}, {"c", "mailto:a@b.nl"}, {"d", "tel:14010"}, {"e", "/parkeren"}};
        CHECK(told(record).empty());
        record.links = {{"a", "www.rijksoverheid.nl"}, {"b", "https://geen host"}, {"c", "https:/fout.nl"}, {"d", "https://localhost"}};
        CHECK(told(record).size() >= 3);
        record = good();
        record.replaced_by = "bestaat-niet";
        CHECK(told(record) == Ids{"!check_link_unknown"});
    }

    TEST_CASE("a department is known by its id, its name or another one, whatever the case; without departments nobody can tell") {
        auto record = good();
        record.departments = {"burgerzaken", "Publiekszaken", "afd-burgerzaken"};
        CHECK(told(record).empty());
        record.departments = {"Burgerzakken"};
        CHECK(told(record) == Ids{"!check_department_unknown"});
        SmallBase base;
        base.put({record});
        CHECK(base->check({.date = some_day}).records.empty());
    }

    TEST_CASE("personal data in public text is told, without repeating it") {
        const auto found = told(saying("Bel Jan op 06 12345678 of mail."));
        CHECK(found == Ids{"!personal_mobile tekst"});
        CHECK(told(saying("Bel 14 010.")).empty());
        SmallBase base;
        base.put({saying("Mijn nummer is BSN 999990019.")});
        CHECK(to_json(base->check({.date = some_day}), "nl").find("999990019") == std::string::npos);
    }

    TEST_CASE("an old desk memo and a review that is late are told") {
        auto record = good();
        record.sections.push_back({"deskMemo", "Deskmemo", "Vraag naar haast.", std::nullopt});
        record.changed_on = Date{std::chrono::year{2026} / 2 / 24};
        CHECK(told(record).empty());
        record.changed_on = Date{std::chrono::year{2026} / 2 / 22};
        CHECK(told(record) == Ids{"!check_memo_old deskMemo"});
        record.sections.pop_back();
        CHECK(told(record).empty());
        record.review_before = some_day;
        CHECK(told(record).empty());
        record.review_before = Date{std::chrono::year{2027} / 2 / 22};
        CHECK(told(record) == Ids{"!check_review_late"});
    }

    TEST_CASE("what nobody finds any more is left alone, a concept is not") {
        auto record = good();
        record.owner.clear();
        record.status = "concept";
        CHECK(told(record).size() == 1);
        record.status = "non-actief";
        CHECK(told(record).empty());
        record.status = "actief";
        record.visible_until = Date{std::chrono::year{2027} / 2 / 22};
        CHECK(told(record).empty());
    }

    TEST_CASE("a word that is wrong is told with a better one; names, compounds, lists and own words are right") {
        if (!has_dictionary()) {
            MESSAGE("skipped: hunspell-nl is not installed");
            return;
        }
        CHECK(spelling("Neem uw pasport mee.") == Ids{"check_word_near tekst"});
        CHECK(spelling("Neem uw paspoort mee naar de balie. Een legesverordening, een parkeervergunninghouder en een huiszoekingsbevel.").empty());
        CHECK(spelling("Wij werken samen met Xolario en het CJIB. DigiD werkt ook.").empty());
        CHECK(spelling("Xolario helpt u. Bel met Xolario.").empty());
        auto other = department();
        other.id = "afd-x";
        other.title = "Zwelkorfbeheer";
        CHECK(spelling("Bel het zwelkorfbeheer.", {other}).empty());
        CHECK(spelling("Bel het zwelkorfbeheerr.", {other}).size() == 1);
        SmallBase base;
        base.put({saying("Neem een blorpje mee.")});
        const CheckOptions options{.date = some_day, .only = {CheckRule::spelling}, .dictionary = dictionary};
        CHECK(base->check(options).records.size() == 1);
        std::filesystem::create_directories(base.folder() / "redactie");
        spit(base.folder() / "redactie" / "goede_woorden.txt", "# eigen woorden\nblorpje\n");
        CHECK(base->check(options).records.empty());
        auto english = saying("You need a passport and a photograph.");
        english.language = "en";
        CHECK(told(english, {}, options).empty());
    }

    TEST_CASE("officialese is told with a plain word; ordinary words are not") {
        CHECK(official("Conform de regels dient u te betalen.") == Ids{"conform=volgens", "dient u te=moet u"});
        CHECK(official("Middels dit formulier, ten behoeve van de aanvraag.") == Ids{"middels=met, door", "ten behoeve van=voor"});
        CHECK(official("U krijgt het binnen twee weken. Welke papieren neemt u mee? Bel met een middel. U dient een klacht in. Dan blijft het dan wel zo. Een verklaring omtrent het gedrag.").empty());
    }

    TEST_CASE("long, knotted and passive sentences come first, short ones do not come") {
        CHECK(hardest("Neem uw paspoort mee. Wij helpen u. Dat kan elke dag.").empty());
        const auto found = hardest(
            "Kort is goed. Indien de aanvraag wordt afgewezen omdat de gegevens, die door u zijn verstrekt, niet worden geaccepteerd, terwijl u wel aan de voorwaarden voldoet, "
            "wordt het bezwaar behandeld door de commissie. De balie is open op maandag, dinsdag, woensdag, donderdag en vrijdag van negen uur in de ochtend tot vijf uur in de middag, en op zaterdag niet.");
        REQUIRE(found.size() == 2);
        CHECK(found[0].text.starts_with("Indien"));
        CHECK(found[0].clauses >= 4);
        CHECK(found[0].passives >= 2);
        CHECK(found[1].clauses == 0);
        CHECK(found[1].words > 25);
        const auto one = hardest("Volgens art. 5 en bijv. 7.30 uur is dit kort. En dit ook.");
        CHECK(one.empty());
    }

    TEST_CASE("it can be limited, and wrong limits are refused") {
        auto bad = good();
        bad.owner.clear();
        bad.related = {"bestaat-niet"};
        SmallBase base;
        base.put({bad, department()});
        CHECK(remarks(base->check({.date = some_day, .only = {CheckRule::links}}), "goed") == Ids{"!check_link_unknown"});
        CHECK(base->check({.date = some_day, .kinds = {"afdeling"}}).records.empty());
        CHECK(base->check({.date = some_day, .kinds = {"afdeling"}}).looked_at == 1);
        CHECK(base->check({.date = some_day, .id = "goed"}).looked_at == 1);
        CHECK(refusal([&] { base->check({.date = some_day, .id = "bestaat-niet"}); }) == "unknown_record");
        CHECK(refusal([&] { base->check({.date = some_day, .kinds = {"artikel"}}); }) == "unknown_kind");
    }
}

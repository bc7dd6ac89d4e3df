// SPDX-License-Identifier: GPL-2.0-or-later
// Word forms from the desk to the index and back: published they wait, built they work, and each generation keeps its own.
#include "knowledge_base/generations.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

class Town {
public:
    explicit Town(std::vector<Record> records = standard()) {
        std::string text;
        for (const auto& record : records) text += line_of_record(record);
        spit(base / "bron.jsonl", text);
        build();
    }

    static std::vector<Record> standard() {
        return {article("container", "Container kapot", "Is uw container kapot, dan krijgt u een nieuwe."), article("regen", "Regenwater", "Vang het op in een zwelkorf."),
                article("brug", "Brug", "De brug draait."), article("boot", "Boot", "Een ligplaats voor uw boot.")};
    }

    static std::string line_of_record(const Record& record) {
        return R"({"id":")" + record.id + R"(","soort":"kennisartikel","titel":")" + record.title + R"(","tekst":")" + record.sections.front().text + "\"}\n";
    }

    BuildReport build() { return base->rebuild({source_at(base / "bron.jsonl")}, at()); }
    Editorial desk() { return base->editorial({"redactie", some_moment}); }
    Ids ids(const std::string& question) { return ids_of(base->search(asker(), {.text = question})); }
    std::string health() {
        for (const auto& item : base->health().items)
            if (item.name == "word-forms") return item.message.code + (item.good ? "" : " bad");
        return "none";
    }

    SmallBase base;
};

Ids codes(const std::vector<Message>& messages) {
    Ids out;
    for (const auto& message : messages) out.push_back(message.code);
    return out;
}

}  // namespace

TEST_SUITE("knowledge_base: word forms") {
    TEST_CASE("a stem waits for the build, works after it, and is undone the same way") {
        Town town{{article("a", "Kliko", "Zet uw kliko buiten."), article("b", "Brug", "De brug draait.")}};
        CHECK(town.ids("klikken").empty());
        CHECK(town.health() == "none");
        town.desk().add_form(WordForm::stem, "klikken", "kliko", "spreektaal");
        const auto report = town.desk().publish();
        REQUIRE(report.version == 1);
        CHECK(codes(report.notes) == Ids{"forms_wait"});
        CHECK(codes(town.desk().waiting()) == Ids{"forms_wait"});
        CHECK(town.health() == "forms_wait");
        CHECK(town.ids("klikken").empty());
        town.base.put({article("c", "Boot", "Een boot.")});  // puts no one else's words into force
        CHECK(town.ids("klikken").empty());
        CHECK(town.health() == "forms_wait");
        town.base->remove("c", false, at());
        town.build();
        CHECK(town.ids("klikken") == Ids{"a"});
        CHECK(town.health() == "forms_good");
        CHECK(town.desk().waiting().empty());
        town.base.put({article("d", "Nog een", "Niets.")});
        CHECK(town.ids("klikken") == Ids{"a"});  // put keeps what the index has
        town.base.open_again();
        CHECK(town.ids("klikken") == Ids{"a"});
        town.desk().rollback(0);
        CHECK(codes(town.desk().waiting()) == Ids{"forms_wait"});
        CHECK(town.ids("klikken") == Ids{"a"});
        town.build();
        CHECK(town.ids("klikken").empty());
        CHECK(town.health() == "none");
        for (const auto& item : town.base->verify(true)) CHECK_MESSAGE(item.good, item.name);
    }

    TEST_CASE("a searcher and an older generation keep the forms that they have") {
        Town town{{article("a", "Kliko", "Zet uw kliko buiten."), article("b", "Brug", "De brug draait.")}};
        const auto before = town.base->searcher(asker());
        town.desk().add_form(WordForm::stem, "klikken", "kliko");
        town.desk().publish();
        town.build();
        CHECK(ids_of(before.search({.text = "klikken"})).empty());
        CHECK(town.ids("klikken") == Ids{"a"});
        town.base->rollback(1);
        CHECK(town.ids("klikken").empty());
        town.base->rollback(2);
        CHECK(town.ids("klikken") == Ids{"a"});
        auto report = town.base->upgrade(at());
        CHECK(report.generation == 3);
        CHECK(town.ids("klikken") == Ids{"a"});
    }

    TEST_CASE("a compound is cut where the redacteur says, or not at all") {
        Town town{{article("a", "Zwolblorp", "Leg een zwolblorp in de tuin."), article("b", "Brug", "De brug draait."), article("c", "Tuinhuis", "Een tuinhuis bouwen.")}};
        CHECK(town.ids("blorp").empty());
        CHECK(town.ids("huis") == Ids{"c"});
        town.desk().add_form(WordForm::split, "zwolblorp", "zwol|blorp");
        town.desk().add_form(WordForm::nosplit, "tuinhuis", "");
        town.desk().publish();
        town.build();
        CHECK(town.ids("blorp") == Ids{"a"});
        CHECK(town.ids("huis").empty());
        CHECK(town.ids("zwolblorp") == Ids{"a"});
        for (const auto& item : town.base->verify(true)) CHECK_MESSAGE(item.good, item.name);
    }

    TEST_CASE("the other lists go on working with the forms of the index, published before or after the build") {
        Town town{{article("a", "Grofvuil", "Wij halen grofvuil op."), article("b", "Brug", "De brug draait."), article("k", "Kliko", "Zet uw kliko buiten.")}};
        town.desk().add_synonym("klikken => grofvuil");
        town.desk().add_pin({"klikken buiten", "b", false, {}, {}});
        town.desk().add_term("klikken", "b");
        town.desk().publish();
        const auto sorted = [&](const std::string& question) {
            auto found = town.ids(question);
            std::ranges::sort(found);
            return found;
        };
        CHECK(sorted("klikken") == Ids{"a", "b"});
        CHECK(town.ids("klikken buiten").front() == "b");
        town.desk().add_form(WordForm::stem, "klikken", "kliko");
        town.desk().publish();
        CHECK(sorted("klikken") == Ids{"a", "b"});
        town.build();
        for (int round = 0; round < 2; ++round) {  // compiled anew for the index, then published for it
            CHECK(sorted("klikken") == Ids{"a", "b", "k"});
            CHECK(sorted("kliko") == Ids{"a", "b", "k"});
            CHECK(town.ids("kliko buiten").front() == "b");
            town.desk().add_synonym("zzx => brug");
            town.desk().publish();
        }
    }

    TEST_CASE("a form of a word that the national layer has goes with it") {
        Town town{{article("a", "Grofvuil laten ophalen", "Wij halen grofvuil op."), article("b", "Brug", "De brug draait.")}};
        CHECK(town.ids("bankstel wegdoen").front() == "a");
        town.desk().add_form(WordForm::stem, "zitbankje", "bankstel");
        town.desk().add_form(WordForm::stem, "bankstel", "");
        town.desk().publish();
        town.build();
        CHECK(town.ids("bankstel wegdoen").front() == "a");
        CHECK(town.ids("zitbankje wegdoen").front() == "a");
    }

    TEST_CASE("the list has what other lists have, and wrong lines are told") {
        Town town;
        const auto code = [&](WordForm form, const std::string& word, const std::string& value) {
            return refusal([&] { town.desk().add_form(form, word, value); });
        };
        CHECK(code(WordForm::stem, "twee woorden", "") == "draft_not_one_word");
        CHECK(code(WordForm::stem, "woord", "twee woorden") == "draft_not_one_word");
        CHECK(code(WordForm::split, "regenton", "regenton") == "draft_bad_split");
        CHECK(code(WordForm::split, "regenton", "regen|tonnen") == "draft_bad_split");
        CHECK(code(WordForm::split, "regenton", "re|gen|ton") == "draft_bad_split");
        CHECK(code(WordForm::split, "regenton", "r|egenton") == "draft_bad_split");
        CHECK(code(WordForm::nosplit, "regenton", "x") == "draft_form_needs_no_value");
        CHECK(code(WordForm::stem, "", "") == "draft_no_word");
        CHECK(town.desk().lines(ListKind::forms).empty());
        town.desk().add_form(WordForm::split, "Regenton", "regen|ton", "reden");
        const auto lines = town.desk().lines(ListKind::forms);
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].text == "Regenton | splitsen | regen|ton");
        CHECK(lines[0].why == "reden");
        CHECK(town.desk().export_list(ListKind::forms).find("Regenton\tsplitsen\tregen|ton\tredactie") != std::string::npos);
        town.desk().import(ListKind::forms, "huis\tstem\thuisje\nhuis\tnosplit\n");
        CHECK(town.desk().lines(ListKind::forms).size() == 3);
        CHECK(refusal([&] { town.desk().import(ListKind::forms, "huis\tfout\n"); }) == "draft_bad_form");
        town.desk().remove(ListKind::forms, {"regenton"});
        CHECK(town.desk().lines(ListKind::forms).size() == 2);
        Ids told;
        for (const auto& remark : town.desk().lint()) told.push_back(remark.finding.message.code);
        CHECK(told == Ids{"lint_form_known", "lint_form_known"});
        CHECK(refusal([&] { town.desk().add_form(WordForm::stem, "huis", "boot"); }) == "lint_form_twice");
        CHECK(town.desk().lines(ListKind::forms).size() == 2);
    }
}

TEST_SUITE("knowledge_base: pins of replaced records") {
    TEST_CASE("a pin on a replaced record shows its successor to who may know, and lint says so") {
        SmallBase base;
        base.put({article("oud", "Oude regels", "x"), article("nieuw", "Nieuwe regels", "y"), article("brug", "Brug", "De brug draait.")});
        auto desk = base->editorial({"redactie", some_moment});
        desk.add_pin({"brug open", "oud", false, {}, {}});
        desk.publish();
        const auto first = [&](std::vector<std::string> groups = {}) { return ids_of(base->search(asker(std::move(groups)), {.text = "brug open", .explain = true})).front(); };
        CHECK(first() == "oud");
        auto old = article("oud", "Oude regels", "x");
        old.replaced_by = "nieuw";
        base.put({old});
        CHECK(first() == "nieuw");
        const auto answer = base->search(asker(), {.text = "brug open", .explain = true});
        CHECK(answer.hits.front().why.front().message.code == "why_pinned");
        old.status = "non-actief";
        base.put({old});
        CHECK(first() == "nieuw");
        Ids told;
        for (const auto& remark : desk.lint()) told.push_back(remark.finding.message.code);
        CHECK(told == Ids{"lint_replaced"});
        auto next = article("nieuw", "Nieuwe regels", "y");
        next.replaced_by = "nieuwst";
        base.put({next, article("nieuwst", "Nieuwste regels", "z")});
        CHECK(first() == "nieuwst");
        old.visibility = std::vector<std::string>{"kcc"};
        base.put({old});
        CHECK(first() == "brug");  // what replaced it would tell of it
        CHECK(first({"kcc"}) == "nieuwst");
        old.visibility = std::vector<std::string>{};
        auto circle = article("nieuwst", "Nieuwste regels", "z");
        circle.replaced_by = "oud";
        base.put({old, circle});
        CHECK(first() == "brug");
    }
}

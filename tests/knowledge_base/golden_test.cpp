// SPDX-License-Identifier: GPL-2.0-or-later
// Golden questions as one text, and measured with other lists than those in use.
#include <doctest/doctest.h>

#include <filesystem>
#include <functional>

#include "search/small_base.hpp"
#include "support/code_of.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

// A municipality that can be asked for a passport and for waste.
class Town {
public:
    explicit Town(bool with_index = true) {
        if (with_index)
            base.put({article("grofvuil", "Grofvuil laten ophalen", "Wij halen oude meubels op."), article("paspoort", "Paspoort aanvragen", "Een paspoort vraagt u aan bij de balie."),
                      article("paspoort-kwijt", "Paspoort kwijt", "Meld de vermissing van uw paspoort.")});
    }

    Editorial desk() { return base->editorial({"redactie", some_moment}); }
    std::string draft(const std::string& name) { return slurp(base.folder() / "redactie" / name); }

    SmallBase base;
};

std::string fault(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.message().code + '@' + std::to_string(error.place().line);
    }
    return "";
}

const std::string three = "paspoort kwijt\tgewoon,moet\tpaspoort=1,paspoort-kwijt=2\n"
                          "# 1 pas?\t\tpaspoort=0\n"
                          "brug open\tzonder antwoord\t\n";

}  // namespace

TEST_SUITE("knowledge_base/desk: golden questions as text") {
    TEST_CASE("what is written out is read in as the same, in another base too") {
        Town town;
        auto desk = town.desk();
        desk.add_golden("paspoort kwijt", {{"paspoort-kwijt", 2}, {"paspoort", 1}}, true, {"gewoon"});
        desk.add_golden("# 1 pas?", {{"paspoort", 0}}, false);
        desk.import(ListKind::golden, "brug open\tzonder antwoord\t\n");
        CHECK(desk.export_list(ListKind::golden) == three);
        Town other;
        const auto edit = other.desk().import(ListKind::golden, "\xEF\xBB\xBF# vraag, labels, antwoorden\r\n\n" + three);
        CHECK(edit.added.size() == 6);
        CHECK(edit.notes.empty());
        CHECK(other.desk().export_list(ListKind::golden) == three);
        CHECK(other.draft("toets/topics.tsv") == "r1\tpaspoort kwijt\tgewoon,moet\nr2\t# 1 pas?\nr3\tbrug open\tzonder antwoord\n");
        const auto again = other.desk().import(ListKind::golden, three);
        CHECK(again.added.empty());
        CHECK(again.notes.size() == 3);
        CHECK(other.desk().export_list(ListKind::golden) == three);
        CHECK(Town{false}.desk().import(ListKind::golden, three).added.size() == 6);  // without an index ids are taken on trust
    }

    TEST_CASE("a question that is there gets what it lacks, and its line keeps its number and reason") {
        Town town;
        std::filesystem::create_directories(town.base.folder() / "redactie" / "toets");
        spit(town.base.folder() / "redactie" / "toets" / "topics.tsv", "qid\tvraag\tlabel\r\nq7\tPaspoort kwijt\tgewoon\tredactie\t2027-01-01\tgebeld\r\nq8\tbrug\r\n");
        spit(town.base.folder() / "redactie" / "toets" / "oordelen.tsv", "q7 0 paspoort 2\nr1 0 paspoort 1\n");
        auto edit = town.desk().import(ListKind::golden, "paspoort kwijt\t\tpaspoort=1\npaspoort kwijt\tmoet\tpaspoort=1, paspoort-kwijt\nnieuw\t\tpaspoort\n");
        CHECK(town.draft("toets/topics.tsv").find("q7\tPaspoort kwijt\tgewoon,moet\tredactie\t2027-01-01\tgebeld\r\nq8\tbrug\r\n") != std::string::npos);
        CHECK(town.desk().export_list(ListKind::golden).starts_with("Paspoort kwijt\tgewoon,moet\tpaspoort=1,paspoort-kwijt=2\nbrug\t\t\n"));
        CHECK(town.draft("toets/topics.tsv").find("r2\t") != std::string::npos);  // r1 has a judgement, whose question is gone
        CHECK(edit.removed.size() == 1);
        edit = town.desk().add_golden("brug", {{"paspoort", 1}}, true);
        CHECK(edit.removed.size() == 1);  // its line without the tag
        CHECK(edit.added.size() == 2);
        CHECK(edit.added.front().place.line == 3);
    }

    TEST_CASE("a question that a hand wrote twice is written out once, and read in again it adds nothing") {
        Town town;
        std::filesystem::create_directories(town.base.folder() / "redactie" / "toets");
        spit(town.base.folder() / "redactie" / "toets" / "topics.tsv", "q1\tpas kwijt\ta,b\nq2\tpas kwijt\tb,c\n");
        spit(town.base.folder() / "redactie" / "toets" / "oordelen.tsv", "q1 0 paspoort 1\nq2 0 paspoort 2\nq2 0 paspoort-kwijt 1\n");
        const auto text = town.desk().export_list(ListKind::golden);
        CHECK(text == "pas kwijt\ta,b,c\tpaspoort=2,paspoort-kwijt=1\n");
        CHECK(town.desk().import(ListKind::golden, text).added.empty());
        Town other;
        other.desk().import(ListKind::golden, text);
        CHECK(other.desk().export_list(ListKind::golden) == text);
    }

    TEST_CASE("one wrong line, and nothing is taken over") {
        Town town;
        const auto import = [&](const std::string& text) { return fault([&] { town.desk().import(ListKind::golden, three + text); }); };
        CHECK(import("vraag\t\tbestaat-niet=2\n") == "desk_unknown_record@4");
        CHECK(import("\nvraag\t\tpaspoort=3\n") == "golden_bad_grade@5");
        CHECK(import("vraag\t\tpaspoort=ja\n") == "golden_bad_grade@4");
        CHECK(import("vraag\t\tpas poort=2\n") == "draft_no_id@4");
        CHECK(import("q1\tpaspoort kwijt\n") == "golden_bad_line@4");
        CHECK(import("\t\tpaspoort=2\n") == "golden_bad_line@4");
        CHECK(import("vraag \xFF\t\tpaspoort=2\n") == "draft_not_utf8@4");
        CHECK(import(std::string(3000, 'a') + "\t\tpaspoort=2\n") == "draft_column_too_long@4");
        CHECK(town.desk().lines(ListKind::golden).empty());
        CHECK_FALSE(std::filesystem::exists(town.base.folder() / "redactie" / "toets" / "topics.tsv"));
    }
}

TEST_SUITE("knowledge_base/desk: other lists") {
    TEST_CASE("a search can have the drafts, or an older version, in place of what is published") {
        Town town;
        auto desk = town.desk();
        const auto first = [&](const Searcher& searcher) {
            const auto hits = searcher.search({.text = "bankstel"}).hits;
            return hits.empty() ? std::string{} : hits.front().id;
        };
        const auto other = [&](OtherLists lists) { return first(town.base->searcher(asker(), lists)); };
        desk.add_pin({"bankstel", "paspoort", false, {}, {}});
        CHECK(desk.searched_changes().size() == 1);
        REQUIRE(desk.publish().version == 1);
        CHECK(desk.searched_changes().empty());
        desk.remove(ListKind::pins, {"bankstel"});
        desk.add_pin({"bankstel", "paspoort-kwijt", false, {}, {}});
        desk.add_golden("bankstel", {{"grofvuil", 2}}, false);
        CHECK(desk.searched_changes().size() == 2);  // golden questions are no list that a search reads
        CHECK(first(town.base->searcher(asker())) == "paspoort");
        CHECK(other({}) == "paspoort-kwijt");
        CHECK(other({1}) == "paspoort");
        REQUIRE(desk.publish().version == 2);
        CHECK(first(town.base->searcher(asker())) == "paspoort-kwijt");
        CHECK(other({1}) == "paspoort");
        CHECK(other({0}) != "paspoort");
        CHECK(code_of([&] { town.base->searcher(asker(), {9}); }) == "lists_no_such_version");
        CHECK(code_of([&] { town.base->searcher(asker({"geheim"}), OtherLists{}); }) == "asker_unknown_group");
    }

    TEST_CASE("the effect of a change tells the tags whose share is another") {
        Town town;
        auto desk = town.desk();
        desk.add_golden("paspoort kwijt", {{"paspoort-kwijt", 2}}, false, {"gewoon", "reizen"});
        desk.add_golden("paspoort aanvragen", {{"paspoort", 2}}, false, {"gewoon", "balie"});
        desk.publish();
        desk.add_pin({"paspoort kwijt", "paspoort-kwijt", true, {}, {}});
        const auto effect = desk.preview().effect;
        REQUIRE(effect.tags.size() == 2);
        CHECK(effect.tags[0].tag == "gewoon");
        CHECK(effect.tags[0].topics == 2);
        CHECK(effect.tags[0].success3_before == 1);
        CHECK(effect.tags[0].success3_after == 0.5);
        CHECK(effect.tags[1].tag == "reizen");
        CHECK(effect.tags[1].success3_after == 0);
    }
}

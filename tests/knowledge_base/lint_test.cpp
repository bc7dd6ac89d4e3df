// SPDX-License-Identifier: GPL-2.0-or-later
// What is said of drafts that an index knows more of: of a municipality in sixty articles.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "search/small_base.hpp"
#include "support/code_of.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

using Strings = std::vector<std::string>;

class Town {
public:
    Town() {
        auto records = std::vector<Record>{article("paspoort", "Paspoort aanvragen", "Een paspoort vraagt u aan bij de balie van de gemeente. Neem een pasfoto mee."),
                                           article("boom", "Bomen kappen", "Voor het kappen van een boom is een vergunning nodig."),
                                           article("regenton", "Subsidie regenton", "Vang regenwater op in een ton.")};
        records.front().keywords = {"reisdocument"};
        records.front().alternative_titles = {"Nieuw paspoort"};
        for (auto i = records.size(); i < 60; ++i) {
            const auto number = std::to_string(i);
            records.push_back(article("straat-" + number, "Werk aan straat " + number, "De gemeente vernieuwt het riool."));
        }
        base_.put(records);
    }

    Editorial desk() { return base_->editorial({"redactie", some_moment}); }

    std::filesystem::path drafts() const { return base_.folder() / "redactie"; }

    // "code place advice" of each.
    Strings told() {
        Strings out;
        for (const auto& remark : desk().lint())
            out.push_back(remark.finding.message.code + ' ' + std::to_string(remark.finding.place.line) + ' ' + remark.advice.code + (remark.refuses ? " !" : ""));
        return out;
    }

private:
    SmallBase base_;
};

}  // namespace

TEST_SUITE("knowledge_base/desk: lint") {
    TEST_CASE("a rule to a word that stands in no article finds nothing") {
        Town town;
        town.desk().import(ListKind::synonyms, "zzreispas => paspoort\nzzreispas => toverpas\n");
        CHECK(town.told() == Strings{"lint_never_hit 5 advice_never_hit"});
        CHECK(town.desk().lint().front().finding.message.arguments == Strings{"toverpas"});
    }

    TEST_CASE("a word that stands in most articles is too broad, in a rule and as a search term") {
        Town town;
        town.desk().import(ListKind::synonyms, "zzstadhuis => gemeente\nzzreispas => paspoort\n");
        CHECK(town.told() == Strings{"lint_too_broad 3 advice_too_broad"});
        CHECK(town.desk().lint().front().finding.message.arguments == Strings{"gemeente", "96"});
        town.desk().remove(ListKind::synonyms, {"zzstadhuis => gemeente"});
        town.desk().add_term("gemeente", "boom");
        town.desk().add_term("gemeente bomen", "boom");
        town.desk().add_term("kapvergunning", "boom");
        town.desk().block_term("gemeente", "paspoort");  // which it has not as a search term
        CHECK(town.told() == Strings{"lint_too_broad 2 advice_too_broad", "lint_blocks_nothing 5 advice_blocks_nothing"});
    }

    TEST_CASE("in a small base nothing is too broad") {
        SmallBase base;
        base.put({article("a", "Gemeente", "gemeente"), article("b", "Balie", "gemeente")});
        auto desk = base->editorial({"redactie", some_moment});
        desk.add_synonym("zzstadhuis => gemeente");
        desk.add_term("gemeente", "b");
        CHECK(desk.lint().empty());
    }

    TEST_CASE("a search term that the article has already adds nothing") {
        Town town;
        town.desk().add_term("paspoorten aanvragen", "paspoort");
        town.desk().add_term("reisdocumenten", "paspoort");
        town.desk().add_term("nieuw paspoort", "paspoort");
        town.desk().add_term("reispas", "paspoort");
        CHECK(town.told() == Strings{"lint_title_repeated 2 advice_remove_line", "lint_term_carried 3 advice_remove_line", "lint_term_carried 4 advice_remove_line"});
    }

    TEST_CASE("to block what no article has does nothing, and a title cannot be blocked") {
        Town town;
        town.desk().block_term("toverpas", "*");
        town.desk().block_term("reisdocument", "*");
        town.desk().block_term("reisdocument", "paspoort");
        town.desk().block_term("reisdocument", "boom");
        town.desk().block_term("bomen kappen", "boom");
        CHECK(town.told() == Strings{"lint_blocks_nothing 2 advice_blocks_nothing", "lint_blocks_nothing 5 advice_blocks_nothing", "lint_blocks_nothing 6 advice_blocks_title"});
    }

    TEST_CASE("a block for all leaves a term where the list adds it, and says so") {
        Town town;
        town.desk().add_term("reispas", "paspoort");
        town.desk().block_term("reispas", "*");
        CHECK(town.told() == Strings{"lint_block_beside_added 3 advice_block_beside_added"});
        CHECK(town.desk().lint().front().finding.message.arguments == Strings{"reispas", "paspoort", "redactie/zoektermen.tsv:2"});
    }

    TEST_CASE("of two rules the one is to go that says no more than the other") {
        Town town;
        town.desk().add_synonym("zzreispas => paspoort");
        town.desk().add_synonym("zzreispas, paspoort");
        CHECK(town.told() == Strings{"lint_said_before 3 advice_remove_line"});  // the first
        town.desk().remove(ListKind::synonyms, {"zzreispas => paspoort"});
        town.desk().add_synonym("zzreispas => paspoort");
        CHECK(town.told() == Strings{"lint_said_before 5 advice_remove_line"});
        town.desk().remove(ListKind::synonyms, {"zzreispas => paspoort"});
        town.desk().add_synonym("zzreispas => paspoort, regenton");
        CHECK(town.told() == Strings{"lint_said_before 5 advice_leave_one"});
    }

    TEST_CASE("a file that nobody reads, a name where a role goes and personal data in a notice are told") {
        Town town;
        std::filesystem::create_directories(town.drafts());
        const auto draft = [&](const char* name, const char* text) { std::ofstream{town.drafts() / name} << text; };
        draft("Zoektermen.tsv", "");
        draft("synoniemen.txt", "");
        draft("notities.docx", "");
        draft("README.md", "");
        draft("goede_woorden.txt", "");
        draft("zoektermen.tsv~", "");
        draft("berichten.tsv", "Bel 06-12345678 voor de brug.\tbrug\t\t\t\tmevrouw Jansen\t2027-02-23\n");
        draft("vastgezet.tsv", "paspoort  paspoort  tonen\n");
        CHECK(town.told() == Strings{"lint_role_is_name 1 advice_role", "lint_personal 1 advice_personal", "draft_no_tab 1 advice_mend_line !", "lint_unread_file 0 advice_rename_file",
                                     "lint_unread_file 0 advice_unread_file", "lint_unread_file 0 advice_rename_file"});
    }

    TEST_CASE("two lines that read a word in two ways refuse a publication") {
        Town town;
        town.desk().add_form(WordForm::stem, "regenton", "watervat");
        CHECK(code_of([&] { town.desk().add_form(WordForm::stem, "Regenton", "regenvat"); }) == "lint_form_twice");
        std::ofstream{town.drafts() / "woordvormen.tsv", std::ios::app} << "Regenton\tstam\tregenvat\n";
        CHECK(town.told() == Strings{"lint_form_twice 3 advice_leave_one !"});
        CHECK(town.desk().publish().refused->message.code == "lists_one_fault");
        town.desk().remove(ListKind::forms, {"regenton"});
        town.desk().add_form(WordForm::stem, "regenton", "watervat");
        town.desk().add_form(WordForm::split, "regenton", "regen|ton");  // another matter than its stem
        for (const auto& one : town.told()) CHECK_FALSE(one.starts_with("lint_form_twice"));
    }
}

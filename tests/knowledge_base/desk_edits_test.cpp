// SPDX-License-Identifier: GPL-2.0-or-later
// An edit and what becomes of it: live alone or refused, all of it or nothing, tried on golden questions and on what callers ask.
#include <doctest/doctest.h>

#include "knowledge_base/town.hpp"
#include "statistics/counted_base.hpp"
#include "support/code_of.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

TEST_SUITE("knowledge_base/desk: one edit goes live alone") {
    static Ids codes(const std::vector<Message>& notes) {
        Ids out;
        for (const auto& note : notes) out.push_back(note.code);
        return out;
    }

    static Edit zzeen(Editorial& desk) { return desk.add_synonym("zzeen => grofvuil"); }
    static Edit zztwee(Editorial& desk) { return desk.add_synonym("zztwee => paspoort"); }

    TEST_CASE("what was undone stays undone when another edit is published, and is told") {
        Town town;
        auto desk = town.desk();
        REQUIRE(desk.publish_edit(zzeen).report.version == 1);
        const auto undone = desk.rollback();
        CHECK(undone.version == 2);
        CHECK(undone.from == 0);
        CHECK(codes(undone.notes) == Ids{"drafts_hold_one"});
        const auto report = desk.publish_edit(zztwee).report;
        CHECK(report.version == 3);
        CHECK(report.changes.size() == 1);
        REQUIRE(report.left.size() == 1);
        CHECK(report.left.front().line.text == "zzeen => grofvuil");
        CHECK(town.ids("zzeen").empty());
        CHECK(town.first("zztwee").starts_with("paspoort"));
        CHECK(desk.preview().changes.size() == 1);
        CHECK(desk.publish().changes.size() == 1);  // all that waits, when somebody says so
        CHECK(town.first("zzeen") == "grofvuil");
    }

    TEST_CASE("imported lines are signed by who imports them, and keep a role that they have") {
        Town town;
        auto desk = town.desk("web-redactie");
        const auto edit = desk.import(ListKind::terms, "sofa\tgrofvuil\terbij\nkastje\tgrofvuil\terbij\tkcc\t2026-01-01\tvroeger\n", "lijst.tsv", "van Oeverwaarde");
        REQUIRE(edit.added.size() == 2);
        CHECK(edit.added[0].role == "web-redactie");
        CHECK(edit.added[0].why == "van Oeverwaarde");
        CHECK(edit.added[1].role == "kcc");
        CHECK(edit.added[1].why == "vroeger");
        const auto rules = desk.import(ListKind::synonyms, "# kcc, 2026-01-01: vroeger\nzzeen => grofvuil\nzztwee => paspoort\n", "regels.txt", "erbij");
        REQUIRE(rules.added.size() == 2);
        const auto lines = desk.lines(ListKind::synonyms);
        REQUIRE(lines.size() == 2);
        CHECK(lines[0].role == "kcc");
        CHECK(lines[1].role == "web-redactie");
        CHECK(lines[1].why == "erbij");
        CHECK(lines[0].place.line == rules.added[0].place.line);
        CHECK(lines[1].place.line == rules.added[1].place.line);
        CHECK(code_of([&] { desk.import(ListKind::terms, "stoel\tgrofvuil\terbij\tPiet\n"); }) == "role_is_name");
        CHECK(codes(desk.import(ListKind::terms, "# niets\n").notes) == Ids{"desk_import_empty"});
        CHECK(code_of([&] { desk.import(ListKind::terms, "stoel  grofvuil  erbij\n"); }) == "draft_no_tab");
    }

    TEST_CASE("a reason loses what is personal in it") {
        Town town;
        auto desk = town.desk();
        const auto edit = desk.add_synonym("zzeen => grofvuil", "mevrouw Jansen belde, BSN 123456782");
        CHECK(codes(edit.notes) == Ids{"desk_reason_masked"});
        const auto lines = desk.lines(ListKind::synonyms);
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].why.find("123456782") == std::string::npos);
        CHECK(lines[0].why.find("Jansen") == std::string::npos);
        desk.publish({.why = "BSN 123456782"});
        CHECK(desk.history().front().why.find("123456782") == std::string::npos);
        CHECK(desk.add_synonym("zztwee => paspoort", "Gebeld: 3 keer gevraagd").notes.empty());
        CHECK(desk.lines(ListKind::synonyms)[1].why == "Gebeld: 3 keer gevraagd");
    }

    TEST_CASE("an imported reason loses what is personal in it, and a line that has such is remarked on") {
        Town town;
        auto desk = town.desk();
        const auto personal = [](const Edit& edit) { return std::ranges::count_if(edit.remarks, [](const ListRemark& one) { return one.finding.message.code == "lint_personal"; }); };
        const auto terms = desk.import(ListKind::terms, "sofa\tgrofvuil\terbij\tkcc\t2026-01-01\tmevrouw Jansen, bsn 123456782\n");
        CHECK(codes(terms.notes) == Ids{"desk_reason_masked"});
        const auto rules = desk.import(ListKind::synonyms, "# kcc, 2026-01-01: mevrouw Jansen, bsn 123456782\nzzeen => grofvuil\n");
        CHECK(codes(rules.notes) == Ids{"desk_reason_masked"});
        for (const auto list : {ListKind::terms, ListKind::synonyms}) {
            CHECK(desk.export_list(list).find("Jansen") == std::string::npos);
            CHECK(desk.export_list(list).find("123456782") == std::string::npos);
        }
        CHECK(personal(terms) + personal(rules) == 0);  // it is gone
        CHECK(code_of([&] { desk.import(ListKind::terms, "stoel\tgrofvuil\terbij\tkcc, balie\n"); }) == "bad_role");
        CHECK(personal(desk.add_pin({"meneer Jansen belt over 123456782", "grofvuil", false, {}, {}})) == 1);
        CHECK(personal(desk.add_synonym("meneer Jansen => grofvuil")) == 1);
        CHECK(personal(desk.add_term("mevrouw_jansen@gmail.com", "paspoort")) == 1);
        CHECK(personal(desk.add_golden("meneer Jansen 123456782", {{"grofvuil", 2}}, false)) == 1);
        CHECK(personal(desk.add_pin({"naam van de wethouder", "brug", false, {}, {}})) == 0);
        spit(town.draft("berichten.tsv"), "Brug dicht\tbrug\t\t\t\tkcc\t2027-02-01\tmevrouw Jansen belde\n");
        CHECK(std::ranges::any_of(desk.lint(), [](const ListRemark& one) { return one.finding.place.file == "redactie/berichten.tsv" && one.finding.message.code == "lint_personal"; }));
    }

    TEST_CASE("what is blocked is mended by taking the block back") {
        Town town;
        auto records = Town::records();
        records.push_back(with_keywords(article("schutting", "Schutting plaatsen", "Een schutting mag twee meter hoog zijn."), {"zzplank"}));
        town.base.put(records);
        auto desk = town.desk();
        desk.publish_edit([](Editorial& one) { return one.block_term("zzplank", "schutting"); });
        const auto mending = desk.mend("zzplank", "schutting");
        REQUIRE_FALSE(mending.proposals.empty());
        CHECK(mending.proposals.front().kind == "unblock");
        CHECK(mending.proposals.front().columns == Ids{"zzplank", "schutting"});
        CHECK(std::ranges::find(mending.proposals, "term", &Proposal::kind) == mending.proposals.end());  // it would be refused
        CHECK(desk.publish_edit([&](Editorial& one) { return one.apply(mending.proposals.front()); }).report.version == 2);
        CHECK(town.first("zzplank") == "schutting");
        const auto why_not = [&] { return town.base->searcher(asker()).why_not({.text = "zzplank"}, "schutting"); };
        CHECK(codes(why_not().advice).empty());
        desk.publish_edit([](Editorial& one) { return one.block_term("zzplank", "*"); });
        CHECK(desk.mend("zzplank", "schutting").proposals.front().columns == Ids{"zzplank", "*"});
        CHECK(codes(why_not().advice) == Ids{"why_not_unblock"});
    }

    TEST_CASE("a block or a pin that hides is taken back by whatever word a hand wrote it") {
        Town town;
        auto desk = town.desk();
        std::filesystem::create_directories(town.draft("synoniemen"));
        spit(town.draft("zoektermen.tsv"), "kapvergunning\tboom\tblocked\nkapvergunning\tbrug\tadded\n");
        spit(town.draft("vastgezet.tsv"), "paspoort kwijt\tpaspoort-kwijt\thide\npaspoort kwijt\tpaspoort\tshow\n");
        desk.publish();
        const auto mending = desk.mend("kwijt paspoort", "paspoort-kwijt");
        REQUIRE_FALSE(mending.proposals.empty());
        CHECK(mending.proposals.front().kind == "unhide");
        CHECK(desk.publish_edit([&](Editorial& one) { return one.apply(mending.proposals.front()); }).edit.removed.size() == 1);
        CHECK(desk.unblock_term("kapvergunning", "boom").removed.size() == 1);
        CHECK(code_of([&] { desk.unblock_term("kapvergunning", "brug"); }) == "desk_no_such_term");
        CHECK(code_of([&] { desk.remove(ListKind::pins, {"paspoort kwijt", "paspoort", "verbergen"}); }) == "desk_no_such_line");
    }

    TEST_CASE("a remark about a line that is live alone names the published list") {
        Town town;
        auto desk = town.desk();
        desk.publish_edit([](Editorial& one) { return one.add_term("paspoort aanvragen", "paspoort"); });
        desk.remove(ListKind::terms, {"paspoort aanvragen"});
        const auto report = desk.publish_edit(zzeen).report;
        REQUIRE(report.remarks.size() == 1);
        CHECK(report.remarks.front().finding.message.code == "lint_title_repeated");
        CHECK(report.remarks.front().finding.place.file == "gepubliceerd/zoektermen.tsv");
        CHECK(report.remarks.front().finding.place.line == 0);
    }

    TEST_CASE("an edit that the drafts say already is published") {
        Town town;
        auto desk = town.desk();
        desk.publish_edit(zzeen);
        desk.rollback();
        const auto again = desk.publish_edit(zzeen);
        CHECK(again.edit.added.empty());
        CHECK(again.edit.repeated.size() == 1);
        CHECK(again.report.version == 3);
        CHECK(town.first("zzeen") == "grofvuil");
        CHECK(desk.publish_edit(zzeen).report.version == 0);  // it is live
        const auto away = [](Editorial& one) { return one.remove(ListKind::synonyms, {"zzeen => grofvuil"}); };
        REQUIRE(desk.publish_edit(away).report.version == 4);
        CHECK(town.ids("zzeen").empty());
        CHECK(codes(desk.rollback().notes) == Ids{"drafts_lack_one"});
        CHECK(town.first("zzeen") == "grofvuil");
        REQUIRE(desk.publish_edit(away).report.version == 6);  // the drafts lack it, and it is live
        CHECK(town.ids("zzeen").empty());
        CHECK(code_of([&] { desk.publish_edit(away); }) == "desk_no_such_line");
    }

    TEST_CASE("a wrong line that waits, and one of another hand, are none of its business") {
        Town town;
        auto desk = town.desk();
        std::filesystem::create_directories(town.draft("synoniemen"));
        spit(town.draft("synoniemen/mijn lijst.txt"), "zzhand => paspoort\nzza => zzb\nzzb => zza\n");
        const auto report = desk.publish_edit(zzeen).report;
        CHECK(report.version == 1);
        CHECK(report.left.size() == 3);
        CHECK(town.ids("zzhand").empty());
        CHECK(desk.publish().refused);
        spit(town.draft("synoniemen/mijn lijst.txt"), "zzhand => paspoort\nzzdrie => brug\n");
        CHECK(desk.publish_edit([](Editorial& one) { return one.add_synonym("zzdrie => brug"); }).report.changes.size() == 1);
        CHECK(town.first("zzdrie") == "brug");
        CHECK(town.ids("zzhand").empty());
        CHECK(desk.publish_edit([](Editorial& one) { return one.add_synonym("zzhand => paspoort"); }).report.version == 3);
        CHECK(town.first("zzdrie") == "brug");  // of one file, published in two goes
        CHECK(desk.publish().version == 0);
    }

    TEST_CASE("a way to mend does what it said, whatever else waits") {
        Town town;
        auto desk = town.desk();
        desk.add_pin({"paspoort", "brug", false, {}, {}});
        const auto mending = desk.mend("qxwvzk", "grofvuil");
        REQUIRE_FALSE(mending.proposals.empty());
        const auto report = desk.publish_edit([&](Editorial& one) { return one.apply(mending.proposals.front()); }).report;
        CHECK(report.version == 1);
        CHECK(town.first("qxwvzk") == "grofvuil");
        CHECK(town.first("paspoort") != "brug");
    }

    TEST_CASE("a removed line waits for the role that wrote it") {
        Town town;
        town.desk("burgerzaken").add_synonym("zzander => paspoort");
        REQUIRE(town.desk("burgerzaken").publish().version == 1);
        CHECK(town.desk().remove(ListKind::synonyms, {"zzander => paspoort"}).removed.size() == 1);
        const auto report = town.desk().publish();
        CHECK(report.version == 0);
        CHECK(report.left.size() == 1);
        town.desk().add_synonym("zzeen => grofvuil");
        CHECK(town.desk().publish().changes.size() == 1);
        CHECK(town.first("zzander").starts_with("paspoort"));  // through a publication of somebody else
        CHECK(town.desk("burgerzaken").preview().changes.size() == 1);
        const auto away = [](Editorial& one) { return one.remove(ListKind::synonyms, {"zzander => paspoort"}); };
        CHECK(town.desk().publish_edit(away).report.changes.size() == 1);  // who takes it out himself, and looks, may
        CHECK(town.ids("zzander").empty());
    }

    TEST_CASE("an undo names the questions that lose the answer that they must have") {
        Town town;
        auto desk = town.desk();
        desk.publish_edit([](Editorial& one) { return one.add_golden("zzeen", {{"grofvuil", 2}}, true); });
        desk.publish_edit([](Editorial& one) { return one.add_golden("zzvier", {{"brug", 2}}, false); });
        REQUIRE(desk.publish_edit(zzeen).report.version == 3);
        const auto undone = desk.rollback(2);
        CHECK(undone.version == 4);
        REQUIRE(codes(undone.notes) == Ids{"rollback_lost", "drafts_hold_one"});
        CHECK(undone.notes.front().arguments == Ids{"'zzeen'"});
        CHECK(town.ids("zzeen").empty());
    }

    TEST_CASE("an undo goes further back each time, says what that changes, and stops where nothing was") {
        Town town;
        auto desk = town.desk();
        CHECK(code_of([&] { desk.rollback(); }) == "lists_nothing_published");
        desk.publish_edit(zzeen);
        desk.publish_edit(zztwee);
        desk.publish_edit([](Editorial& one) { return one.add_synonym("zzdrie => brug"); });
        const auto once = desk.rollback();
        CHECK(once.from == 2);
        REQUIRE(once.changes.size() == 1);
        CHECK_FALSE(once.changes.front().added);
        CHECK(once.changes.front().line.text == "zzdrie => brug");
        const auto twice = desk.rollback();
        CHECK(twice.from == 1);
        REQUIRE(twice.changes.size() == 1);
        CHECK(twice.changes.front().line.text == "zztwee => paspoort");
        CHECK(town.first("zzeen") == "grofvuil");
        CHECK(town.ids("zztwee").empty());
        CHECK(desk.rollback().from == 0);
        CHECK(town.ids("zzeen").empty());
        CHECK(code_of([&] { desk.rollback(); }) == "lists_rolled_back_to_empty");
        const auto forward = desk.rollback(3);
        CHECK(forward.changes.size() == 3);
        CHECK(std::ranges::all_of(forward.changes, &PendingChange::added));
        CHECK(town.first("zzdrie") == "brug");
        CHECK(desk.rollback().from == 2);  // it is a copy of the third
    }

    TEST_CASE("an undo of the first version that is left empties nothing, since there was one before it") {
        Town town;
        auto desk = town.desk();
        desk.publish_edit(zzeen);
        desk.publish_edit(zztwee);
        std::filesystem::remove_all(town.base.folder() / "gepubliceerd" / "000001");
        CHECK(code_of([&] { desk.rollback(); }) == "lists_nothing_before");
        CHECK(town.first("zzeen") == "grofvuil");
        CHECK(desk.rollback(0).from == 0);
    }

    TEST_CASE("what a hand saves while an edit is refused stays, before and after it was written") {
        Town town;
        auto desk = town.desk();
        desk.add_golden("paspoort kwijt", {{"paspoort-kwijt", 2}}, true);
        desk.add_pin({"brug", "boom", false, {}, {}});
        const auto pins = town.draft("vastgezet.tsv");
        const std::string hand = "grof vuil\tgrofvuil\ttonen\n";
        const auto hide = [](Editorial& one) { return one.add_pin({"paspoort kwijt", "paspoort-kwijt", true, {}, {}}); };
        const auto lines = [&] { return desk.lines(ListKind::pins).size(); };
        REQUIRE(desk.publish_edit([&](Editorial& one) {
            spit(pins, slurp(pins) + hand);
            return hide(one);
        }).report.refused);
        CHECK(lines() == 2);
        REQUIRE(desk.publish_edit([&](Editorial& one) {
            auto edit = hide(one);
            spit(pins, slurp(pins) + hand);
            return edit;
        }).report.refused);
        CHECK(lines() == 3);  // and of the edit nothing is left
        CHECK(slurp(pins).find("\tverbergen\n") == std::string::npos);
        desk.add_pin({"paspoort kwijt", "paspoort-kwijt", false, {}, {}});
        desk.add_pin({"paspoort kwijt", "paspoort", true, {}, {}});
        desk.publish();
        REQUIRE(desk.publish_edit([&](Editorial& one) {
            one.remove(ListKind::pins, {"paspoort kwijt"});
            auto edit = hide(one);
            spit(pins, slurp(pins) + hand);
            return edit;
        }).report.refused);
        CHECK(lines() == 6);  // what was taken out is there again
        CHECK(std::ranges::none_of(desk.lines(ListKind::pins), [](const ListLine& one) { return one.text == "paspoort kwijt | paspoort-kwijt | verbergen"; }));
        CHECK(std::ranges::any_of(desk.lines(ListKind::pins), [](const ListLine& one) { return one.text == "paspoort kwijt | paspoort-kwijt | tonen"; }));
    }

    TEST_CASE("a draft that cannot be read keeps nobody from rolling back") {
        Town town;
        auto desk = town.desk();
        desk.publish_edit(zzeen);
        spit(town.draft("berichten.tsv"), "x\n");
        std::filesystem::resize_file(town.draft("berichten.tsv"), 34 << 20);
        const auto report = desk.rollback();
        CHECK(report.version == 2);
        CHECK(town.ids("zzeen").empty());
        CHECK(codes(report.notes) == Ids{"file_over_limit"});
    }

    TEST_CASE("an old remark stays old when the line that it names moves") {
        SmallBase base;
        auto desk = base->editorial({"redactie", some_moment});
        desk.add_double("a", "b", false);
        spit(base.folder() / "redactie/dubbelen.tsv", "a\tb\teen-ander\nc\td\tdezelfde\nc\td\tdezelfde\n");
        REQUIRE(desk.lint().size() == 1);
        const auto edit = desk.add_double("a", "b", true);  // takes the first line out
        CHECK(edit.removed.size() == 1);
        CHECK(desk.lint().front().finding.message.arguments == Ids{"redactie/dubbelen.tsv:1"});
        CHECK(edit.remarks.empty());
    }

    TEST_CASE("an edit that fails after its first step takes that back") {
        Town town;
        auto desk = town.desk();
        CHECK(code_of([&] {
            desk.publish_edit([](Editorial& one) {
                one.add_synonym("zzeen => grofvuil");
                return one.add_pin({"paspoort", "bestaat-niet", false, {}, {}});
            });
        }) == "desk_unknown_record");
        CHECK(desk.lines(ListKind::synonyms).empty());
    }

    TEST_CASE("the effect asks what a change is about") {
        Town town;
        auto desk = town.desk();
        const auto synonym = desk.publish_edit(zzeen).report.effect;
        REQUIRE(synonym.changed.size() == 1);
        CHECK(synonym.changed.front().question == "zzeen");
        CHECK(synonym.changed.front().after == Ids{"grofvuil"});
        CHECK(synonym.questions == 2);  // both sides of the rule
        const auto pin = desk.publish_edit([](Editorial& one) { return one.add_pin({"nieuw paspoort", "brug", false, {}, {}}); }).report.effect;
        REQUIRE(pin.changed.size() == 1);
        CHECK(pin.changed.front().after.front() == "brug");
        const auto term = desk.publish_edit([](Editorial& one) { return one.add_term("zzvijf", "boom"); }).report.effect;
        REQUIRE(term.changed.size() == 1);
        CHECK(term.changed.front().question == "zzvijf");
    }

    TEST_CASE("what looks wrong of a line is told when it is written, not first when it is published") {
        Town town;
        auto desk = town.desk();
        CHECK(desk.block_term("kapvergunning", "boom").remarks.empty());
        const auto before = desk.lines(ListKind::terms);
        CHECK(code_of([&] { desk.add_term("kapvergunning", "boom"); }) == "lint_blocked_and_added");  // nothing could be published with it
        CHECK(desk.lines(ListKind::terms) == before);
        CHECK(desk.add_synonym("zzniets => zzergens").remarks.size() == 1);  // and not what is wrong of other lines
        CHECK(desk.add_synonym("zzeen => grofvuil").remarks.empty());
        const auto chain = desk.add_synonym("zznul => zzeen").remarks;
        REQUIRE_FALSE(chain.empty());
        CHECK(std::ranges::any_of(chain, [](const ListRemark& one) { return one.finding.message.code == "lint_chain"; }));
        const auto other = desk.add_synonym("zzergens => paspoort").remarks;  // what it makes wrong stands on an older line
        CHECK(std::ranges::any_of(other, [](const ListRemark& one) { return one.finding.message.code == "lint_chain"; }));
        CHECK(desk.import(ListKind::golden, "zz vraag\tmoet\t\n").remarks.front().finding.message.code == "lint_no_answer");
    }

    TEST_CASE("to unblock a term takes out what blocks it, and nothing that adds it") {
        Town town;
        auto desk = town.desk();
        desk.add_term("kapvergunning", "boom");
        CHECK(code_of([&] { desk.unblock_term("kapvergunning", "boom"); }) == "desk_no_such_term");
        std::ofstream{town.draft("zoektermen.tsv"), std::ios::app} << "kapvergunning\tboom\tgeblokkeerd\n";  // a hand may write what a command may not
        CHECK(desk.unblock_term("kapvergunning", "boom").removed.size() == 1);
        REQUIRE(desk.lines(ListKind::terms).size() == 1);
        CHECK(desk.lines(ListKind::terms).front().text == "kapvergunning | boom | erbij");
    }

    TEST_CASE("a pin or notice goes by its question, however that is put") {
        Town town;
        auto desk = town.desk();
        desk.add_pin({"brengen van afval", "grofvuil", false, {}, {}});
        desk.add_pin({"brengen van hout", "grofvuil", false, {}, {}});
        CHECK(desk.remove(ListKind::pins, {"afval brengen", "grofvuil"}).removed.size() == 1);
        CHECK(code_of([&] { desk.remove(ListKind::pins, {"brengen hout", "brug"}); }) == "desk_no_such_line");
        CHECK(desk.remove(ListKind::pins, {"brengen hout"}).removed.size() == 1);
        CHECK(codes(desk.add_notice({"De brug is dicht.", "de brug", "", "", "", {}}).notes) == Ids{"desk_no_end"});
        CHECK(desk.remove(ListKind::notices, {"De brug is dicht.", "brug"}).removed.size() == 1);
        desk.add_notice({"Dicht.", "", "paspoort-kwijt", "", "", {}});
        CHECK(code_of([&] { desk.remove(ListKind::notices, {"Dicht.", "artikel:kwijt-paspoorten"}); }) == "desk_no_such_line");
        CHECK(desk.remove(ListKind::notices, {"Dicht.", "artikel:paspoort-kwijt"}).removed.size() == 1);
    }

    TEST_CASE("a question that must be answered and is not, is told when it is written") {
        Town town;
        auto desk = town.desk();
        CHECK(codes(desk.add_golden("zzvier", {{"brug", 2}}, true).notes) == Ids{"golden_unanswered"});
        CHECK(desk.add_golden("paspoort kwijt", {{"paspoort-kwijt", 2}}, true).notes.empty());
        CHECK(desk.add_golden("zzvijf", {{"brug", 2}}, false).notes.empty());
        CHECK(desk.add_golden("paspoort kwijt", {{"grofvuil", 1}}, true).notes.empty());  // its best answer is found still
        CHECK(codes(desk.import(ListKind::golden, "zzvijf\tmoet\t\n").notes) == Ids{"golden_unanswered"});
    }

    TEST_CASE("what was hidden is mended by showing it again") {
        Town town;
        auto desk = town.desk();
        desk.publish_edit([](Editorial& one) { return one.add_pin({"paspoort kwijt", "paspoort-kwijt", true, {}, {}}); });
        const auto mending = desk.mend("kwijt paspoort", "paspoort-kwijt");
        REQUIRE_FALSE(mending.proposals.empty());
        CHECK(mending.proposals.front().kind == "unhide");
        CHECK(mending.proposals.front().columns == Ids{"paspoort kwijt", "paspoort-kwijt"});
        CHECK(mending.proposals.front().rank == 1);
        REQUIRE_FALSE(desk.publish_edit([&](Editorial& one) { return one.apply(mending.proposals.front()); }).report.refused);
        CHECK(town.first("paspoort kwijt") == "paspoort-kwijt");
        desk.add_pin({"paspoort kwijt", "paspoort-kwijt", true, {}, {}});
        desk.add_pin({"kwijt paspoort", "paspoort-kwijt", true, {}, {}});
        desk.publish();
        const auto twice = desk.mend("paspoort kwijt", "paspoort-kwijt");
        REQUIRE_FALSE(twice.proposals.empty());
        CHECK(desk.publish_edit([&](Editorial& one) { return one.apply(twice.proposals.front()); }).edit.removed.size() == 2);
        CHECK(town.first("paspoort kwijt") == "paspoort-kwijt");
    }

    TEST_CASE("a golden question protects its answer while it is a draft") {
        Town town;
        auto desk = town.desk();
        desk.add_golden("paspoort kwijt", {{"paspoort-kwijt", 2}}, true);
        const auto hides = [](Editorial& one) { return one.add_pin({"paspoort kwijt", "paspoort-kwijt", true, {}, {}}); };
        const auto report = desk.publish_edit(hides).report;
        REQUIRE(report.refused);
        CHECK(report.refused->message.code == "gate_lost");
    }
}

TEST_SUITE("knowledge_base/desk: import") {
    static Place place_of(const std::function<void()>& call) {
        try {
            call();
        } catch (const Error& error) {
            return error.place();
        }
        return {};
    }

    TEST_CASE("a file is asked what a command is asked, and one wrong line refuses it by name") {
        Town town;
        auto desk = town.desk();
        desk.add_synonym("zza => zzb");
        const auto before = tree_of(town.base.folder());
        const auto refused = [&](ListKind list, const std::string& text, const std::string& code, std::size_t line) {
            CAPTURE(text);
            CHECK(code_of([&] { desk.import(list, text, "bestand"); }) == code);
            CHECK(place_of([&] { desk.import(list, text, "bestand"); }) == Place{"bestand", line, {}});
        };
        refused(ListKind::synonyms, "zzc => zzd\n\nzzb => zza\n", "rule_in_circle", 3);
        refused(ListKind::synonyms, "zzc => zzd\nzzd => zzc\n", "rule_in_circle", 2);
        refused(ListKind::synonyms, "zzc => zzd\nfiets => fietsen\n", "rule_says_nothing", 2);
        refused(ListKind::synonyms, "# kop\na => b => c\n", "rule_two_arrows", 2);
        refused(ListKind::terms, "x\tbrug\terbij\ny\tbestaat-niet\terbij\n", "desk_unknown_record", 2);
        refused(ListKind::pins, "x\tbrug\ttonen\ny\tbestaat-niet\ttonen\n", "desk_unknown_record", 2);
        refused(ListKind::pins, "?!\tbrug\ttonen\n", "draft_no_question", 1);
        refused(ListKind::pins, "x\tbrug\tdaar\n", "draft_bad_pin", 1);
        refused(ListKind::notices, "dicht\tartikel:bestaat-niet\n", "desk_unknown_record", 1);
        refused(ListKind::doubles, "brug\tgrofvuil\tdezelfde\n", "desk_no_person", 1);
        CHECK(tree_of(town.base.folder()) == before);
        const auto added = desk.import(ListKind::synonyms, "zzb, zza\nzzc => zzd\n").added;
        REQUIRE(added.size() == 2);
        CHECK(added.front() == desk.lines(ListKind::synonyms)[1]);
        CHECK(desk.import(ListKind::terms, "x\tbrug\terbij\ny\t*\tgeblokkeerd\n").added.size() == 2);
    }
}

TEST_SUITE("knowledge_base/desk: golden questions") {
    TEST_CASE("a change that makes a question lose its answer is refused by its name, when it must keep it") {
        Town town;
        auto desk = town.desk();
        desk.add_golden("paspoort kwijt", {{"paspoort-kwijt", 2}, {"paspoort", 1}}, true, {"gewoon"});
        REQUIRE(desk.publish().version == 1);
        desk.add_pin({"paspoort kwijt", "paspoort-kwijt", true, {}, {}});
        const auto report = desk.publish();
        REQUIRE(report.refused);
        CHECK(report.refused->message.code == "gate_lost");
        CHECK(report.refused->message.arguments.front().find("paspoort kwijt") != std::string::npos);
        REQUIRE(report.effect.changed.size() == 1);
        CHECK(report.effect.changed.front().verdict == -1);
        CHECK(town.first("paspoort kwijt") == "paspoort-kwijt");
        CHECK(desk.preview({.min_success3 = 0.5}).refused);
        desk.remove(ListKind::golden, {"paspoort kwijt"});
        CHECK(desk.publish().version == 2);
    }

    TEST_CASE("an edit that is refused with its publication leaves the drafts as they were") {
        Town town;
        auto desk = town.desk();
        desk.add_golden("paspoort kwijt", {{"paspoort-kwijt", 2}, {"paspoort", 1}}, true, {"gewoon"});
        REQUIRE(desk.publish().version == 1);
        desk.add_synonym("bankstel => grofvuil");  // waits for another day
        const auto before = desk.export_list(ListKind::synonyms);
        const auto hides = [](Editorial& one) { return one.add_pin({"paspoort kwijt", "paspoort-kwijt", true, {}, {}}); };
        auto both = desk.publish_edit(hides);
        REQUIRE(both.report.refused);
        CHECK(both.report.version == 0);
        CHECK(both.edit.added.size() == 1);
        CHECK(desk.export_list(ListKind::pins).empty());
        CHECK_FALSE(std::filesystem::exists(town.draft("vastgezet.tsv")));
        CHECK(desk.export_list(ListKind::synonyms) == before);
        both = desk.publish_edit([](Editorial& one) { return one.add_pin({"verloren", "paspoort-kwijt", false, {}, {}}); });
        CHECK(both.report.version == 2);
        CHECK(town.first("verloren") == "paspoort-kwijt");
    }

    TEST_CASE("the settings ask how many golden questions keep their answer") {
        Town town{"toets: {minimum: 1}\n"};
        auto desk = town.desk();
        desk.add_golden("paspoort kwijt", {{"paspoort-kwijt", 2}}, false, {});
        REQUIRE(desk.publish().version == 1);
        const auto report = desk.publish_edit([](Editorial& one) { return one.add_pin({"paspoort kwijt", "paspoort-kwijt", true, {}, {}}); }).report;
        REQUIRE(report.refused);
        CHECK(report.refused->message.code == "gate_below");
    }

    TEST_CASE("judgements follow a record to what replaced it") {
        Town town;
        auto desk = town.desk();
        desk.add_golden("paspoort kwijt", {{"paspoort-kwijt", 2}, {"paspoort", 1}}, true);
        REQUIRE(desk.publish().version == 1);
        auto old = article("paspoort-kwijt", "Paspoort kwijt", "Meld de vermissing van uw paspoort bij de balie.");
        auto successor = article("vermissing", "Paspoort kwijt of gestolen", "Meld een paspoort dat kwijt is bij de balie.");
        old.status = "non-actief";
        old.replaced_by = successor.id;
        town.base.put({std::move(old), std::move(successor)});
        CHECK(town.first("paspoort kwijt") == "vermissing");
        desk.add_pin({"paspoort kwijt", "vermissing", true, {}, {}});
        const auto report = desk.publish();
        REQUIRE(report.refused);
        CHECK(report.refused->message.code == "gate_lost");
        CHECK(report.effect.before.success_at_1 == 1);
    }
}

TEST_SUITE("knowledge_base/desk: what callers ask") {
    TEST_CASE("a change is tried on what is asked most, whoever listed it") {
        CountedBase counted;
        counted.ask_often("paspoort", 5);
        counted.ask_often("bank op", 7);
        counted.ask_often("bank", 6);
        counted.ask_often("grofvuil", 4);  // too few: a report shows from five
        auto desk = counted.base->editorial({"redactie", some_moment});
        desk.add_golden("bank", {{"grofvuil", 2}}, true);
        desk.add_pin({"bank", "paspoort", false, {}, {}});
        desk.add_pin({"bank op", "paspoort", false, {}, {}});
        const auto effect = desk.preview().effect;
        CHECK(effect.questions == 3);
        CHECK(effect.counted == 3);
        REQUIRE(effect.changed.size() == 2);
        CHECK(effect.changed[0].question == "bank");  // worse, since it is judged
        CHECK(effect.changed[0].verdict == -1);
        CHECK(effect.changed[0].asked == 6);
        CHECK(effect.changed[1].question == "bank op");
        CHECK(effect.changed[1].verdict == 0);
        CHECK(effect.changed[1].asked == 7);
        CHECK(effect.changed[1].after.front() == "paspoort");
        CHECK(effect.after.topics == 1);
        CHECK_FALSE(desk.preview().refused);  // its answer is among the first three still
    }

    TEST_CASE("a way to mend tells what it does to them") {
        CountedBase counted;
        counted.ask_often("bank", 6);
        auto desk = counted.base->editorial({"redactie", some_moment});
        const auto mending = desk.mend("bankje bank", "paspoort");
        REQUIRE_FALSE(mending.proposals.empty());
        for (const auto& one : mending.proposals) CHECK(one.effect.counted == 1);
    }

    TEST_CASE("a word that has no letters yet is no question to try") {
        CountedBase counted;
        counted.ask_often("brzlwmnop", 2);
        counted.ask_often("paspoort", 5);
        counted.ask_often("brzlwmnop", 4);
        auto desk = counted.base->editorial({"redactie", some_moment});
        desk.add_pin({"balie", "paspoort", false, {}, {}});
        CHECK(desk.preview().effect.counted == 1);
    }

    TEST_CASE("statistics that cannot be read keep nobody from publishing, and he is told") {
        CountedBase counted{Scratch::on_disk};
        counted.ask_often("paspoort", 5);
        for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(counted.base.folder() / ("statistiek.db" + std::string{end}));
        spit(counted.base.folder() / "statistiek.db", std::string(5000, 'x'));
        auto desk = counted.base->editorial({"redactie", some_moment});
        desk.add_pin({"balie", "paspoort", false, {}, {}});
        const auto report = desk.publish();
        CHECK(report.version == 1);
        REQUIRE(report.notes.size() == 1);
        CHECK(report.notes.front().code == "effect_uncounted");
    }
}

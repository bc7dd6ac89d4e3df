// SPDX-License-Identifier: GPL-2.0-or-later
// The redacteur's desk, seen from a base that stays open: what is published is there at the next question, what is undone is
// gone, and what is wrong changes nothing.
#include <doctest/doctest.h>

#include <atomic>
#include <functional>
#include <thread>

#include "knowledge_base/town.hpp"
#include "support/code_of.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

std::string why_kinds(const Hit& hit) {
    std::string out;
    for (const auto& why : hit.why) out += why.kind + ' ';
    return out;
}

}  // namespace

TEST_SUITE("knowledge_base/desk: synonyms") {
    TEST_CASE("a rule is live at the next question after publishing, and gone after rolling back") {
        Town town;
        CHECK(town.ids("zzwiebel").empty());
        const auto before = town.base->searcher(asker());
        auto desk = town.desk();
        const auto edit = desk.add_synonym("zzwiebel => grofvuil", "belde iemand over");
        REQUIRE(edit.added.size() == 1);
        CHECK(town.ids("zzwiebel").empty());  // a draft is no publication
        const auto report = desk.publish({.why = "proef"});
        REQUIRE_FALSE(report.refused);
        CHECK(report.version == 1);
        CHECK(report.previous == 0);
        CHECK(town.first("zzwiebel") == "grofvuil");
        CHECK(town.ask("zzwiebel").version.ends_with(".l1"));
        CHECK(before.search({.text = "zzwiebel"}).hits.empty());  // a searcher answers from one version for ever
        CHECK(town.ask("zzwiebel").hits.front().why.front().kind == "synonym");
        CHECK(town.base->search(asker(), {.text = "zzwiebel", .without_lists = true}).hits.empty());
        CHECK(desk.rollback(report.previous).version == 2);
        CHECK(town.ids("zzwiebel").empty());
        CHECK(slurp(town.draft("synoniemen/lokaal.txt")).find("zzwiebel => grofvuil") != std::string::npos);  // drafts stay
        const auto history = desk.history();
        REQUIRE(history.size() == 2);
        CHECK(history[0].reason == "rollback");
        CHECK(history[0].from == 0);
        CHECK(history[0].current);
        CHECK(history[1].why == "proef");
        CHECK(history[1].role == "redactie");
        CHECK(history[1].added == 1);
    }

    TEST_CASE("both ways, and a rule of the national layer switched off") {
        Town town;
        auto desk = town.desk();
        CHECK(town.first("bankstel") == "grofvuil");  // says the national layer
        desk.add_synonym("!bankstel => grofvuil");
        desk.add_synonym("zzreisboekje, paspoort");
        REQUIRE(desk.publish().version == 1);
        CHECK(town.first("zzreisboekje").starts_with("paspoort"));
        const auto why = town.ask("bankstel");
        CHECK(std::ranges::none_of(why.hits, [](const Hit& hit) { return why_kinds(hit).find("synonym") != std::string::npos && hit.why.front().message.arguments.back() == "grofvuil"; }));
    }

    TEST_CASE("hand edits are kept, byte for byte, and published") {
        Town town;
        std::filesystem::create_directories(town.draft("synoniemen"));
        spit(town.draft("synoniemen/eigen.txt"), "# van mij\r\nzzhand => grofvuil\r\n\r\n# einde");
        auto desk = town.desk();
        desk.add_synonym("zzmuis => paspoort");
        CHECK(desk.publish().version == 1);
        CHECK(town.first("zzhand") == "grofvuil");
        CHECK(slurp(town.draft("synoniemen/eigen.txt")) == "# van mij\r\nzzhand => grofvuil\r\n\r\n# einde");
        CHECK(desk.remove(ListKind::synonyms, {"zzhand=>grofvuil"}).removed.size() == 1);
        CHECK(slurp(town.draft("synoniemen/eigen.txt")) == "# van mij\r\n\r\n# einde");
        desk.remove(ListKind::synonyms, {"zzmuis => paspoort"});
        CHECK(slurp(town.draft("synoniemen/lokaal.txt")).find("redactie, 2027") == std::string::npos);  // its signature goes along
        CHECK(desk.publish().changes.size() == 2);
        CHECK(town.ids("zzhand").empty());
    }

    TEST_CASE("what waits of another role stays behind unless all goes") {
        Town town;
        town.desk("burgerzaken").add_synonym("zzander => paspoort");
        town.desk().add_synonym("zzeigen => grofvuil");
        const auto report = town.desk().publish();
        CHECK(report.changes.size() == 1);
        CHECK(report.left.size() == 1);
        CHECK(town.first("zzeigen") == "grofvuil");
        CHECK(town.ids("zzander").empty());
        CHECK(town.desk().publish({.all = true}).changes.size() == 1);
        CHECK(town.first("zzander").starts_with("paspoort"));
        CHECK(town.desk().publish({.all = true}).version == 0);  // nothing left
    }

    TEST_CASE("a fault in the drafts refuses with its place, and nothing changes") {
        Town town;
        auto desk = town.desk();
        desk.add_synonym("zzgoed => grofvuil");
        desk.publish();
        spit(town.draft("synoniemen/fout.txt"), "zza => zzb\nzzb => zza\n");
        const auto report = desk.publish();
        REQUIRE(report.refused);
        CHECK(report.refused->message.code == "lists_faults");
        CHECK(report.refused->place.file == "redactie/synoniemen/fout.txt");
        CHECK(report.version == 0);
        CHECK(town.first("zzgoed") == "grofvuil");
        CHECK(desk.history().size() == 1);
    }

    TEST_CASE("a damaged newest version falls back to the one before, and health says so") {
        Town town;
        auto desk = town.desk();
        desk.add_synonym("zzeen => grofvuil");
        desk.publish();
        desk.add_synonym("zztwee => paspoort");
        desk.publish();
        CHECK(town.first("zztwee").starts_with("paspoort"));
        spit(town.base.folder() / "gepubliceerd" / "000002" / "regels.tsv", "x");
        const auto other = KnowledgeBase::open(town.base.folder());
        CHECK(ids_of(other.search(asker(), {.text = "zzeen"})) == Ids{"grofvuil"});
        CHECK(other.search(asker(), {.text = "zztwee"}).hits.empty());
        const auto health = other.health();
        const auto item = std::ranges::find(health.items, "lists", &HealthItem::name);
        REQUIRE(item != health.items.end());
        CHECK_FALSE(item->good);
        CHECK(item->message.code == "lists_fell_back");
    }
}

TEST_SUITE("knowledge_base/desk: pins") {
    TEST_CASE("a pin stands first for its question, in any order and form of its words, on its days") {
        Town town;
        auto desk = town.desk();
        CHECK(town.first("paspoort") != "brug");
        desk.add_pin({"nieuw paspoort", "brug", false, parse_date("2027-02-20"), parse_date("2027-02-25")}, "proef");
        desk.publish();
        CHECK(town.first("nieuw paspoort") == "brug");
        CHECK(town.first("het paspoort is nieuw") == "brug");
        CHECK(town.first("nieuwe paspoorten") == "brug");
        CHECK(town.first("paspoort") != "brug");
        CHECK(town.first("\"nieuw paspoort\"") != "brug");  // a phrase says exactly what it wants
        CHECK(town.first("nieuw paspoort", asker({}, *parse_date("2027-02-26"))) != "brug");
        CHECK(town.first("nieuw paspoort", asker({}, *parse_date("2027-02-25"))) == "brug");
        const auto answer = town.ask("nieuw paspoort");
        CHECK(answer.hits.front().why.front().kind == "pin");
        CHECK(answer.total == answer.hits.size());
        CHECK(town.base->search(asker(), {.text = "nieuw paspoort", .without_lists = true}).hits.front().id != "brug");
        CHECK(town.base->search(asker(), {.text = "nieuw paspoort", .filters = {{"soort", "vac"}}}).hits.empty());
        CHECK(town.base->search(asker(), {.text = "nieuw paspoort", .limit = 1, .offset = 1}).hits.front().id != "brug");
    }

    TEST_CASE("what is hidden is no hit and is not counted, and why-not tells") {
        Town town;
        const auto before = town.ask("paspoort").total;
        auto desk = town.desk();
        desk.add_pin({"paspoort", "paspoort-kwijt", true, {}, {}});
        desk.publish();
        CHECK_FALSE(town.finds("paspoort", "paspoort-kwijt"));
        CHECK(town.ask("paspoort").total == before - 1);
        CHECK(town.finds("paspoort kwijt", "paspoort-kwijt"));
        const auto why = town.base->searcher(asker()).why_not({.text = "paspoort"}, "paspoort-kwijt");
        CHECK(std::ranges::any_of(why.reasons, [](const Message& reason) { return reason.code == "why_not_hidden"; }));
    }

    TEST_CASE("a pin of a record that the asker does not see does nothing and tells nothing") {
        Town town, without;
        auto desk = town.desk();
        desk.add_pin({"brug open", "geheim-brug", false, {}, {}});
        desk.add_pin({"storing", "geheim-brug", true, {}, {}});
        desk.publish();
        for (const auto* question : {"brug open", "storing", "storing brug"}) {
            const auto answer = town.ask(question), control = without.ask(question);
            CHECK(ids_of(answer) == ids_of(control));
            CHECK(answer.total == control.total);
        }
        CHECK(town.first("brug open", asker({"kcc"})) == "geheim-brug");
    }
}

TEST_SUITE("knowledge_base/desk: search terms") {
    TEST_CASE("a blocked keyword no longer finds its record, also after a new build, until it is unblocked") {
        Town town;
        CHECK(town.finds("milieustraat", "milieu"));
        CHECK(town.finds("iepziekte", "boom"));
        auto desk = town.desk();
        desk.block_term("milieustraat", "milieu", "hoort bij het brengstation");
        desk.block_term("Waar is de milieustraat?", "milieu");
        desk.block_term("iepziekte", "*", "fout gespeld");
        const auto report = desk.publish();
        REQUIRE_FALSE(report.refused);
        const auto check = [&] {
            CHECK(town.ids("milieustraat") == Ids{"brengstation"});
            CHECK_FALSE(town.finds("trefwoorden:milieustraat", "milieu"));
            CHECK_FALSE(town.finds("\"milieustraat\"", "milieu"));
            CHECK_FALSE(town.finds("milieustr*", "milieu"));
            CHECK(town.finds("omgevingsvergunning milieu", "milieu"));
            CHECK(town.finds("iepenziekte", "boom"));
            CHECK_FALSE(town.finds("trefwoorden:iepziekte", "boom"));
            CHECK(town.finds("iepeziekte", "boom"));  // as a typing error
            CHECK(town.finds("iepziekte", "boom"));   // which it is itself, though the national layer has it: there it brings nothing
            CHECK(town.finds("iepziekte~2", "boom"));
            CHECK(town.ask("iepeziekte").correction->text == "iepenziekte");  // never what was blocked, which is nearer
            const auto searcher = town.base->searcher(asker());
            const auto terms = searcher.terms("milieu");
            CHECK(std::ranges::find(terms, "milieustraat") == terms.end());
            for (const auto* prefix : {"iepz", "waar is de milieu", "milieus"})
                for (const auto& one : searcher.complete({prefix, 20, {}})) {
                    CHECK(one.text != "iepziekte");
                    CHECK(one.text != "Waar is de milieustraat?");
                }
        };
        check();
        town.base.put(Town::records(), "2027-02-24T09:00:00Z");  // the hourly import brings the words again
        check();
        const auto why = town.base->searcher(asker()).why_not({.text = "milieustraat"}, "milieu");
        CHECK(std::ranges::any_of(why.reasons, [](const Message& reason) { return reason.code == "why_not_blocked"; }));
        desk.unblock_term("milieustraat", "milieu");
        desk.publish();
        CHECK(town.finds("milieustraat", "milieu"));
        desk.rollback();
        CHECK_FALSE(town.finds("milieustraat", "milieu"));
    }

    TEST_CASE("a search term that the redacteur gave finds its record at once, and is explained") {
        Town town;
        CHECK_FALSE(town.finds("zzqxjwv", "grofvuil"));
        auto desk = town.desk();
        desk.add_term("zzqxjwv", "grofvuil");
        desk.publish();
        CHECK(town.first("zzqxjwv") == "grofvuil");
        CHECK(why_kinds(town.ask("zzqxjwv").hits.front()).find("term") != std::string::npos);
        const auto terms = town.base->searcher(asker()).terms("grofvuil");
        CHECK(std::ranges::find(terms, "zzqxjwv") != terms.end());
        town.base.put(Town::records(), "2027-02-24T09:00:00Z");
        CHECK(town.first("zzqxjwv") == "grofvuil");
    }

    TEST_CASE("what the terms do is kept for who starts, and what was kept of something else, or is damaged, does no harm") {
        Town town;
        town.desk().block_term("milieustraat", "milieu");
        town.desk().block_term("kapvergunning", "*");
        town.desk().add_term("zzwiebel", "brengstation");
        town.desk().publish();
        const auto kept = town.base.folder() / "gepubliceerd" / "toegepast.tsv";
        REQUIRE(std::filesystem::exists(kept));
        const auto answers = [&] {
            town.base.open_again();
            std::string out;
            for (const auto* question : {"milieustraat", "kapvergunning", "zzwiebel", "trefwoorden:kapvergunning"}) {
                for (const auto& hit : town.ask(question).hits) out += hit.id + ' ';
                out += town.base->searcher(asker()).why_not({.text = question}, "milieu").reasons.front().code + '\n';
            }
            for (const auto& term : town.desk().terms({})) out += term.term + (term.blocked ? " blocked\n" : "\n");
            return out;
        };
        const auto with = answers();
        const auto bytes = slurp(kept);
        for (const auto& other : {std::string{}, bytes.substr(0, bytes.size() / 2), "x" + bytes, bytes + "t\tx\t1 2 3\n", std::string("\n\n\n")}) {
            spit(kept, other);
            CHECK(answers() == with);
        }
        std::filesystem::remove(kept);
        CHECK(answers() == with);
        town.base.put({article("brug", "Brug over de Oever", "De brug draait elk heel uur.")});
        REQUIRE(std::filesystem::exists(kept));
        CHECK(slurp(kept) != bytes);
        CHECK(answers() == with);
        spit(kept, bytes);  // of the generation before
        CHECK(answers() == with);
        town.desk().rollback(0);
        CHECK_FALSE(std::filesystem::exists(kept));
    }

    TEST_CASE("the terms of all records, with their origin and what looks wrong") {
        Town town;
        auto desk = town.desk();
        const auto all = desk.terms({});
        CHECK(std::ranges::count_if(all, [](const TermInfo& term) { return term.origin != "name"; }) == 5);
        const auto suspect = desk.terms({"", "", true});
        REQUIRE(suspect.size() == 2);
        CHECK(suspect.front().term == "besmetelijk");
        CHECK(suspect.front().suggestion == "besmettelijk");
        CHECK(suspect.back().suggestion == "iepenziekte");
        desk.block_term("besmetelijk", "boom");
        desk.publish();
        CHECK(desk.terms({"besmetel*", "", false}).front().blocked);
        CHECK(desk.terms({"", "", true}).size() == 1);
    }
}

TEST_SUITE("knowledge_base/desk: notices") {
    TEST_CASE("a notice appears and goes by the clock, for who asks and for who may see it") {
        Town town;
        auto desk = town.desk();
        desk.add_notice({"De brug is dicht tot 14.30 uur.", "brug", "", "2027-02-23 12:00", "2027-02-23 14:30", {}});
        desk.add_notice({"Bel de brugwachter.", "", "geheim-brug", "2027-02-23", "2027-02-23", {"kcc"}});
        desk.publish();
        const auto said = [&](const Asker& who, const std::string& question) {
            std::string out;
            for (const auto& notice : town.ask(question, who).notices) out += notice.text;
            return out;
        };
        CHECK(said(at_time(11, 59), "is de brug open") == "");
        CHECK(said(at_time(12, 0), "is de brug open") == "De brug is dicht tot 14.30 uur.");
        CHECK(said(at_time(14, 29), "brug") == "De brug is dicht tot 14.30 uur.");
        CHECK(said(at_time(14, 30), "brug") == "");
        CHECK(said(at_time(13, 0), "paspoort") == "");
        CHECK(said(at_time(15, 0, {"kcc"}), "storing brug") == "Bel de brugwachter.");
        CHECK(said(at_time(15, 0), "storing brug") == "");
        CHECK(town.base->searcher(at_time(15, 0, {"kcc"})).notices("geheim-brug").size() == 1);
        CHECK(town.base->searcher(at_time(15, 0)).notices("geheim-brug").empty());
        CHECK(said(asker({}, *parse_date("2027-02-24")), "brug") == "");
        CHECK(town.base->search(at_time(13, 0), {.text = "brug", .without_lists = true}).notices.empty());
    }
}

TEST_SUITE("knowledge_base/desk: mending") {
    TEST_CASE("a question without an answer is mended by two calls, and everybody sees it") {
        Town town;
        auto desk = town.desk();
        CHECK(town.ids("qxwvzk bzkwqx").empty());
        const auto mending = desk.mend("qxwvzk bzkwqx", "grofvuil");
        CHECK(mending.rank == 0);
        REQUIRE_FALSE(mending.proposals.empty());
        CHECK(mending.proposals.front().rank == 1);
        desk.apply(mending.proposals.front(), "gebeld");
        const auto report = desk.publish();
        REQUIRE_FALSE(report.refused);
        CHECK(town.first("qxwvzk bzkwqx") == "grofvuil");
        CHECK(desk.mend("qxwvzk bzkwqx", "grofvuil").rank == 1);
        desk.rollback(report.previous);
        CHECK(town.ids("qxwvzk bzkwqx").empty());
    }

    TEST_CASE("each way that is offered works, and what makes another answer worse is not offered first") {
        Town town;
        auto desk = town.desk();
        for (const auto& way : desk.mend("zzkast", "paspoort").proposals) {
            Town fresh;
            auto other = fresh.desk();
            other.apply(way);
            REQUIRE(other.publish().version == 1);
            CHECK(fresh.ids("zzkast").at(way.rank - 1) == "paspoort");
        }
    }
}

TEST_SUITE("knowledge_base/desk: wrong use") {
    TEST_CASE("what is wrong is told by its code, and neither drafts nor lists change") {
        Town town;
        auto desk = town.desk();
        desk.add_synonym("zza => zzb");
        desk.publish();
        const auto before = tree_of(town.base.folder());
        CHECK(code_of([&] { desk.add_synonym("zzb => zza"); }) == "rule_in_circle");
        CHECK(code_of([&] { desk.add_synonym("a => b => c"); }) == "rule_two_arrows");
        CHECK(code_of([&] { desk.add_synonym("fiets => fietsen"); }) == "rule_says_nothing");
        CHECK(code_of([&] { desk.add_synonym(""); }) != "");
        CHECK(code_of([&] { desk.add_pin({"brug", "bestaat-niet", false, {}, {}}); }) == "desk_unknown_record");
        CHECK(code_of([&] { desk.add_pin({"?!", "brug", false, {}, {}}); }) == "draft_no_question");
        CHECK(code_of([&] { desk.add_pin({"brug", "brug", false, parse_date("2027-03-01"), parse_date("2027-02-01")}); }) == "draft_ends_before");
        CHECK(code_of([&] { desk.block_term("x", "bestaat-niet"); }) == "desk_unknown_record");
        CHECK(code_of([&] { desk.unblock_term("x", "brug"); }) == "desk_no_such_term");
        CHECK(code_of([&] { desk.add_notice({"Dicht", "", "", "", "", {}}); }) == "draft_no_notice_for");
        CHECK(code_of([&] { desk.add_notice({"Dicht", "brug", "", "straks", "", {}}); }) == "draft_bad_minute");
        CHECK(code_of([&] { desk.add_notice({"Dicht", "brug", "", "", "", {"niemand"}}); }) == "draft_unknown_group");
        CHECK(code_of([&] { desk.add_golden("vraag", {{"bestaat-niet", 2}}, false); }) == "desk_unknown_record");
        CHECK(code_of([&] { desk.add_golden("vraag", {}, false); }) == "golden_needs_answer");
        CHECK(code_of([&] { desk.remove(ListKind::pins, {"niets"}); }) == "desk_no_such_line");
        CHECK(code_of([&] { desk.import(ListKind::pins, "a\tbrug\ttonen\nb\tbrug\tdaar\n"); }) == "draft_bad_pin");
        CHECK(code_of([&] { desk.rollback(7); }) == "lists_no_such_version");
        CHECK(code_of([&] { desk.mend("brug", "bestaat-niet"); }) == "desk_unknown_record");
        CHECK(code_of([&] { town.base->editorial({"jan, de redacteur", some_moment}); }) == "bad_role");
        CHECK(code_of([&] { town.base->editorial({"Jan de Vries", some_moment}); }) == "role_is_name");
        CHECK(code_of([&] { town.base->editorial({"Team Burgerzaken", some_moment}); }) == "");
        CHECK(code_of([&] { town.desk("redactie", "").publish(); }) == "moment_missing");
        CHECK(tree_of(town.base.folder()) == before);
    }

    TEST_CASE("a base without an index has a desk, and one on a read-only disk answers with its lists") {
        SmallBase empty;
        auto desk = empty->editorial({"redactie", some_moment});
        desk.add_synonym("zza => zzb");
        CHECK(desk.publish().version == 1);
        Town town{Scratch::on_disk};
        auto other = town.desk();
        other.add_synonym("zzlezer => grofvuil");
        other.publish();
        for (const auto& entry : std::filesystem::recursive_directory_iterator{town.base.folder()})
            if (entry.is_directory()) std::filesystem::permissions(entry.path(), std::filesystem::perms{0550});
        CHECK(KnowledgeBase::open(town.base.folder()).search(asker(), {.text = "zzlezer"}).hits.front().id == "grofvuil");
        for (const auto& entry : std::filesystem::recursive_directory_iterator{town.base.folder()})
            if (entry.is_directory()) std::filesystem::permissions(entry.path(), std::filesystem::perms{0750});
    }

    TEST_CASE("while one publishes, everybody gets the lists before or after, whole") {
        Town town;
        auto desk = town.desk();
        desk.add_synonym("zzeen => grofvuil");
        desk.publish();
        std::atomic<bool> going{true};
        std::atomic<int> wrong{0};
        std::vector<std::thread> readers;
        for (int i = 0; i < 3; ++i)
            readers.emplace_back([&] {
                while (going) {
                    const auto searcher = town.base->searcher(asker());
                    if (ids_of(searcher.search({.text = "zzeen"})) != Ids{"grofvuil"}) ++wrong;
                }
            });
        for (int i = 0; i < 20; ++i) {
            desk.add_synonym("zzmeer" + std::to_string(i) + " => paspoort");
            desk.publish();
        }
        going = false;
        for (auto& reader : readers) reader.join();
        CHECK(wrong == 0);
        CHECK(desk.history().size() == 21);
    }
}

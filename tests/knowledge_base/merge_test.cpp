// SPDX-License-Identifier: GPL-2.0-or-later
// Several phone books as one, from the settings to what people find: under every id, never more than before, and as the redacteur says.
#include "knowledge_base/generations.hpp"
#include "knowledge_base/tree.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

constexpr auto two_books = R"(bronnen:
  - {pad: ../personeel.csv, bron: Personeel}
  - {pad: ../centrale.ldif, bron: Centrale, idVoorvoegsel: tc-, zichtbaarheid: []}
  - {pad: ../teksten.jsonl, bron: Teksten}
samenvoegen:
  bronnen: [Personeel, Centrale]
  velden: {functie: Centrale}
)";

std::string entry(const std::string& name, const std::string& account, const std::string& more) {
    return "dn: CN=" + account + ",DC=g,DC=example\nobjectClass: person\ndisplayName: " + name + "\nsAMAccountName: " + account + '\n' + more + '\n';
}

Ids codes(const std::vector<Finding>& findings) {
    Ids out;
    for (const auto& finding : findings) out.push_back(finding.message.code);
    std::ranges::sort(out);
    return out;
}

class Town {
public:
    explicit Town(const std::string& settings = two_books) : base(settings) {
        spit(base / "personeel.csv", "id;naam;functie;afdeling;email;mobiel\n"
                                     "p1;Sytske Fjildstrader;Consulent;Wmo;s.fjildstrader@g.example;06 1234 5678\n"
                                     "p2;Kees ten Kattenbrouck;Accountmanager;Economie;k.kattenbrouck@g.example;\n"
                                     "p3;Jan Jansen;Taxateur;Belastingen;;\n");
        spit(base / "centrale.ldif", "version: 1\n\n" + entry("Siets Fjildstrader", "sf", "mail: S.Fjildstrader@g.example\ntelephoneNumber: 06 12345678\ntitle: Adviseur\ndepartment: Wmo-loket\n") +
                                         entry("Cornelis ten Kattenbroek", "ck", "mail: c.kattenbroek@g.example\ndepartment: Economie\n") +
                                         entry("Jan Jansen", "jj", "department: Werk\n"));
        spit(base / "teksten.jsonl", R"({"id":"rolstoel","soort":"vac","titel":"Rolstoel","tekst":"Vraag een rolstoel aan.","gerelateerd":["tc-sf"]})"
                                     "\n");
    }

    BuildReport build() { return base->rebuild({}, at()); }
    Editorial desk() { return base->editorial({"redactie", some_moment}); }
    void write_doubles(const std::string& text) {  // by hand, which nobody asks anything
        std::filesystem::create_directories(base.folder() / "redactie");
        spit(base.folder() / "redactie" / "dubbelen.tsv", text);
    }
    std::string health() {
        for (const auto& item : base->health().items)
            if (item.name == "doubles") return item.message.code + (item.good ? "" : " bad");
        return "none";
    }
    std::optional<Record> show(const std::string& id, std::vector<std::string> groups = {}) { return base->searcher(asker(std::move(groups))).show(id); }
    Ids ids(const std::string& question, std::vector<std::string> groups = {}) { return ids_of(base->search(asker(std::move(groups)), {.text = question})); }

    SmallBase base;
};

}  // namespace

TEST_SUITE("knowledge_base: phone books into one") {
    TEST_CASE("a person of two sources is one record, found by all names and under all ids") {
        Town town;
        const auto report = town.build();
        REQUIRE_FALSE(report.refused);
        CHECK(report.rejected.empty());
        CHECK(report.accepted == 6);
        REQUIRE(report.merge);
        CHECK(report.merge->persons == 1);
        CHECK(report.merge->sources.size() == 2);
        CHECK(report.merge->sources[0].read == 3);
        CHECK(report.merge->sources[0].merged == 1);
        CHECK(report.merge->sources[0].alone == 2);
        CHECK(report.merge->doubtful.size() == 2);
        CHECK(town.ids("sytske fjildstrader") == Ids{"p1"});
        CHECK(town.ids("siets fjildstrader") == Ids{"p1"});
        const auto record = town.show("tc-sf");
        REQUIRE(record);
        CHECK(record->id == "p1");
        CHECK(record->merged_from == Ids{"tc-sf"});
        CHECK(record->function == "Adviseur");
        CHECK(record->departments == Ids{"Wmo", "Wmo-loket"});
        CHECK(town.ids("tc-sf") == Ids{"p1"});
        CHECK(town.ids("consulent").empty());  // told in the report
        CHECK(std::ranges::any_of(report.merge->conflicts, [](const auto& one) { return one.field == "functie" && one.lost_value == "Consulent"; }));
    }

    TEST_CASE("links, pins and notices on any of the ids lead to the person") {
        Town town;
        CHECK(codes(town.build().warnings).empty());
        const auto searcher = town.base->searcher(asker());
        const auto from = searcher.related("rolstoel");
        REQUIRE(from.size() >= 1);
        CHECK(from.front().id == "p1");
        CHECK(from.front().reason == "link");
        const auto back = searcher.related("p1");
        REQUIRE(back.size() >= 1);
        CHECK(back.front().id == "rolstoel");
        CHECK(back.front().reason == "backlink");
        auto desk = town.desk();
        desk.add_pin({"wie gaat over de rolstoel", "tc-sf", false, {}, {}});
        desk.add_notice({"Sytske is ziek.", {}, "tc-sf", {}, {}, {}});
        REQUIRE(desk.publish().version == 1);
        const auto answer = town.base->search(asker(), {.text = "wie gaat over de rolstoel", .explain = true});
        REQUIRE_FALSE(answer.hits.empty());
        CHECK(answer.hits.front().id == "p1");
        CHECK(answer.hits.front().why.front().kind == "pin");
        CHECK(answer.notices.size() == 1);
        CHECK(town.base->searcher(asker()).notices("p1").size() == 1);
        CHECK(desk.lint().empty());
        desk.add_golden("siets fjildstrader", {{"tc-sf", 2}}, true);
        const auto effect = desk.preview().effect;
        CHECK(effect.after.success_at_3 == 1);  // judged under another id than it is found under
    }

    TEST_CASE("what one source shields stays so") {
        Town town;
        town.build();
        // 06 1234 5678 is a mobile number in one source, and stood openly in the other.
        CHECK(town.show("p1")->phones.empty());
        CHECK(town.show("p1")->mobile.empty());
        CHECK(town.show("p1", {"kcc"})->mobile == "06 1234 5678");
        CHECK(town.ids("0612345678").empty());
        CHECK(town.ids("0612345678", {"kcc"}) == Ids{"p1"});
        auto yaml = std::string{two_books};
        yaml.replace(yaml.find("zichtbaarheid: []"), 17, "zichtbaarheid: [burgerzaken]");
        Town shielded{yaml};
        const auto report = shielded.build();
        CHECK(report.merge->narrowed == Ids{"p1"});
        for (const auto& id : {"p1", "tc-sf"}) {
            CHECK_FALSE(shielded.show(id));
            CHECK_FALSE(shielded.show(id, {"kcc"}));
            CHECK(shielded.show(id, {"burgerzaken"}));
        }
        CHECK(shielded.ids("fjildstrader").empty());
        CHECK(shielded.ids("wmo-loket").empty());
        CHECK(shielded.base->searcher(asker()).related("rolstoel").empty());
        CHECK(shielded.show("p3"));  // of whom nothing is shielded
    }

    TEST_CASE("doubtful pairs wait for the redacteur, whose word counts from the next build") {
        Town town;
        town.build();
        CHECK(town.health() == "doubles_open");
        auto pairs = town.desk().doubtful();
        REQUIRE(pairs.size() == 2);
        CHECK(pairs[0].reason.code == "double_name_alone");
        CHECK(pairs[0].first.id == "p3");
        CHECK(pairs[0].second.id == "tc-jj");
        CHECK(pairs[1].reason.code == "double_like_name_and_department");
        town.desk().add_double("tc-ck", "p2", true, "zelfde toestel");
        town.desk().add_double("p3", "tc-jj", false);
        CHECK(town.desk().doubtful().empty());
        const auto published = town.desk().publish();
        REQUIRE(published.version == 1);
        REQUIRE(published.notes.size() == 1);
        CHECK(published.notes.front().code == "doubles_wait");
        CHECK(town.show("tc-ck")->id == "tc-ck");
        CHECK(town.health() == "doubles_wait");
        const auto report = town.build();
        CHECK(town.health() == "doubles_good");
        CHECK(report.merge->persons == 2);
        CHECK(report.merge->doubtful.empty());
        CHECK(town.show("tc-ck")->id == "p2");
        CHECK(town.show("tc-jj")->id == "tc-jj");
        CHECK(town.desk().waiting().empty());
        // The other way round: what was said is taken back with it.
        const auto edit = town.desk().add_double("p2", "tc-ck", false);
        CHECK(edit.added.size() == 1);
        CHECK(edit.removed.size() == 1);
        CHECK(town.desk().lines(ListKind::doubles).size() == 2);
        town.desk().publish();
        town.build();
        CHECK(town.show("tc-ck")->id == "tc-ck");
        town.desk().remove(ListKind::doubles, {"tc-ck", "p2"});
        CHECK(town.desk().lines(ListKind::doubles).size() == 1);
    }

    TEST_CASE("what is wrong with the list of doubles is said") {
        Town town;
        town.build();
        const auto code = [&](const std::string& a, const std::string& b) { return refusal([&] { town.desk().add_double(a, b, true); }); };
        CHECK(code("p1", "p1") == "draft_double_itself");
        CHECK(code("p1", "onbekend") == "desk_unknown_person");
        CHECK(code("rolstoel", "p1") == "desk_no_person");
        CHECK(refusal([&] { town.desk().import(ListKind::doubles, "p1\tp2\tsoms\n"); }) == "draft_bad_double");
        const std::string wrong = "p1\tp2\tsame\np2\tp1\teen-ander\np2\tweg\tdezelfde\n";
        CHECK(refusal([&] { town.desk().import(ListKind::doubles, wrong); }) == "desk_unknown_person");
        town.write_doubles(wrong);
        const auto remarks = town.desk().lint();
        REQUIRE(remarks.size() == 2);
        CHECK(remarks[0].finding.message.code == "lint_double_both");
        CHECK(remarks[0].refuses);
        CHECK(remarks[1].finding.message.code == "lint_unknown_id");
        CHECK(town.desk().publish().refused);
    }

    TEST_CASE("lines that together say that two people are one are no line that says they are two") {
        Town town;
        town.build();
        const std::string chain = "p1\tp2\tdezelfde\np2\tp3\tdezelfde\np1\tp3\teen-ander\np1\ttc-jj\teen-ander\n";
        CHECK(refusal([&] { town.desk().import(ListKind::doubles, chain); }) == "lint_double_chain");
        CHECK(town.desk().lines(ListKind::doubles).empty());
        town.write_doubles(chain);
        const auto remarks = town.desk().lint();
        REQUIRE(remarks.size() == 1);
        CHECK(remarks[0].finding.message.code == "lint_double_chain");
        CHECK(remarks[0].finding.message.arguments[0] == "p1");
        CHECK(std::ranges::count(remarks[0].finding.message.arguments[2], ':') == 2);  // the two lines
        CHECK(remarks[0].refuses);
        CHECK(town.desk().publish().refused);
    }

    TEST_CASE("only people are merged: a line about something else is refused") {
        Town town;
        town.build();
        CHECK(refusal([&] { town.desk().import(ListKind::doubles, "p1\trolstoel\tdezelfde\n"); }) == "desk_no_person");
        town.write_doubles("p1\trolstoel\tdezelfde\n");
        const auto remarks = town.desk().lint();
        REQUIRE(remarks.size() == 1);
        CHECK(remarks[0].finding.message.code == "lint_double_no_person");
        CHECK(town.desk().publish().refused);
    }

    TEST_CASE("a person with another id of his own is under it, whoever else claims it and whoever is read first") {
        for (const bool first : {true, false}) {
            CAPTURE(first);
            auto yaml = std::string{two_books};
            const std::string book = "  - {pad: ../elders.jsonl, bron: Elders}\n";
            yaml.insert(yaml.find(first ? "  - {pad: ../personeel" : "samenvoegen"), book);
            Town town{yaml};
            spit(town.base / "elders.jsonl", R"({"id":"m1","soort":"medewerker","naam":"Iemand Elders","samengevoegdUit":["p1","tc-sf","rolstoel","oud"]})"
                                             "\n");
            const auto report = town.build();
            CHECK(report.rejected.empty());
            CHECK(report.accepted == 7);
            for (const auto* id : {"p1", "tc-sf"}) CHECK(town.show(id)->id == "p1");
            CHECK(town.show("rolstoel")->kind == "vac");
            CHECK(town.show("oud")->id == "m1");
            CHECK(town.show("m1")->merged_from == Ids{"oud"});
        }
    }

    TEST_CASE("a trial tells the same and leaves all as it was") {
        Town town;
        const auto trial = town.base->dry_run({}, at());
        const auto report = town.build();
        REQUIRE(trial.merge);
        CHECK(trial.merge->persons == report.merge->persons);
        CHECK(trial.merge->conflicts == report.merge->conflicts);
        CHECK(trial.merge->doubtful == report.merge->doubtful);
        CHECK(trial.accepted == report.accepted);
        town.desk().add_double("tc-ck", "p2", true);
        town.desk().publish();
        CHECK(town.base->dry_run({}, at()).merge->persons == 2);
        CHECK(town.desk().doubtful().size() == 1);
    }

    TEST_CASE("without the setting nobody is merged, and the same id twice is refused") {
        auto yaml = std::string{two_books};
        yaml.erase(yaml.find("samenvoegen"));
        Town town{yaml};
        const auto report = town.build();
        CHECK_FALSE(report.merge);
        CHECK(town.health() == "none");
        CHECK(report.accepted == 7);
        CHECK(town.show("tc-sf")->id == "tc-sf");
        spit(town.base / "centrale.ldif", "version: 1\n\n" + entry("Piet de Boer", "x", "") + entry("Piet de Boer", "x", ""));
        CHECK(codes(town.base->rebuild({}, shrinking()).rejected) == Ids{"duplicate_id"});
        Town merging;
        spit(merging.base / "centrale.ldif", "version: 1\n\n" + entry("Piet de Boer", "x", "") + entry("Piet de Boer", "x", ""));
        CHECK(codes(merging.build().rejected) == Ids{"duplicate_id"});
    }

    TEST_CASE("numbers that are the same in two sources make one, and others never") {
        auto yaml = std::string{two_books} + "  zelfdeNummers: [Personeel, Centrale]\n";
        Town town{yaml};
        spit(town.base / "centrale.ldif", "version: 1\n\n" + entry("C. van Trouwen", "p2", "") + entry("Jan Jansen", "p9", "department: Belastingen\n"));
        const auto report = town.build();
        CHECK(town.show("tc-p2")->id == "p2");
        CHECK(town.show("tc-p9")->id == "tc-p9");
        REQUIRE(report.merge->doubtful.size() == 1);
        CHECK(report.merge->doubtful.front().obstacle.code == "double_other_number");
    }

    TEST_CASE("what is put stands in the place of a merged person until the next build, and above its sources after it") {
        Town town;
        town.build();
        const auto put = [&](const std::string& id, const std::string& function, Visibility visibility = {}) {
            Record record;
            record.id = id;
            record.kind = "medewerker";
            record.title = "Sytske Fjildstrader";
            record.function = function;
            record.emails = {"s.fjildstrader@g.example"};
            record.visibility = std::move(visibility);
            auto writer = town.base->update();
            const auto verdict = writer.put(record);
            REQUIRE(verdict.accepted());
            writer.commit(at());
            return codes(verdict.warnings);
        };
        CHECK(put("p1", "Teamleider") == Ids{"put_not_merged"});
        CHECK(town.show("tc-sf")->function == "Teamleider");
        CHECK(town.show("tc-sf")->departments.empty());
        town.build();
        CHECK(town.show("tc-sf")->id == "p1");
        CHECK(town.show("tc-sf")->function == "Teamleider");
        CHECK(town.show("p1")->departments == Ids{"Wmo-loket"});
        CHECK(put("tc-sf", "Directeur") == Ids{"put_part_of"});
        CHECK(town.show("tc-sf")->id == "tc-sf");
        CHECK(town.show("p1")->id == "p1");
        town.build();
        CHECK(town.show("tc-sf")->id == "p1");
        CHECK(town.desk().doubtful().size() == 2);
        CHECK(put("los", "Zelfstandig").empty());  // of no source
        CHECK(town.desk().doubtful().size() == 2);  // told again by a build without sources
        CHECK(town.show("los"));
    }

    TEST_CASE("putting by any of the ids opens no shield") {
        auto yaml = std::string{two_books};
        yaml.replace(yaml.find("zichtbaarheid: []"), 17, "zichtbaarheid: [kcc]");
        for (const auto* id : {"p1", "tc-sf"}) {
            CAPTURE(id);
            Town town{yaml};
            town.build();
            Record record;
            record.id = id;
            record.kind = "medewerker";
            record.title = "Sytske Fjildstrader";
            auto writer = town.base->update();
            CHECK(std::ranges::count(codes(writer.put(record).warnings), "put_kept_visibility") == 1);
            writer.commit(at());
            CHECK_FALSE(town.show(id));
            CHECK(town.show(id, {"kcc"}));
        }
    }

    TEST_CASE("who is removed is gone under each id, also after the next build") {
        for (const auto* id : {"p1", "tc-sf"}) {
            CAPTURE(id);
            Town town;
            town.build();
            const auto report = town.base->remove(id, true, at());
            CHECK(report.removed == Ids{"p1"});
            CHECK(codes(report.warnings) == (id == std::string_view{"tc-sf"} ? Ids{"related_unknown"} : Ids{}));  // rolstoel names it so
            town.build();
            for (const auto* gone : {"p1", "tc-sf"}) CHECK_FALSE(town.show(gone, {"kcc"}));
            CHECK(town.ids("fjildstrader", {"kcc"}).empty());
            for (const auto& entry : fs::recursive_directory_iterator{town.base.folder()})
                if (entry.is_regular_file()) {
                    CAPTURE(entry.path());
                    CHECK(slurp(entry.path()).find("fjildstrader@") == std::string::npos);
                }
        }
    }

    TEST_CASE("what is told on any id of a person is kept under his own, and goes with him") {
        for (const auto* id : {"p1", "tc-sf"}) {
            CAPTURE(id);
            auto yaml = std::string{two_books};
            yaml.erase(yaml.find("samenvoegen"));
            Town town{yaml};
            town.build();
            const auto inbox = town.base->inbox({.today = some_day});
            inbox.add(asker(), {.id = "tc-sf", .text = "Zit ergens anders."});  // before it was one
            spit(town.base.folder() / "kennisbank.yaml", std::string{"naam: proef\ngroups: [kcc, burgerzaken, belastingen]\n"} + two_books);
            town.base.open_again();
            town.build();
            town.base->inbox({.today = some_day}).add(asker(), {.id = "tc-sf", .text = "Heet nu anders."});
            const auto told = town.base->inbox({.today = some_day}).list(asker());
            REQUIRE(told.size() == 2);
            CHECK(told[0].told.id == "tc-sf");
            CHECK(told[1].told.id == "p1");
            town.base->remove(id, true, at());
            CHECK(town.base->inbox({.today = some_day}).list(asker()).empty());
            CHECK(slurp(town.base.folder() / "meldingen.db").find("anders") == std::string::npos);
        }
    }

    TEST_CASE("what was said of doubles goes with who is removed and purged, in drafts, published versions and generations") {
        Town town;
        town.build();
        auto desk = town.desk();
        desk.add_double("tc-ck", "p2", true, "gebeld met Kattenbroek zelf");
        desk.publish();
        desk.add_double("p3", "tc-jj", false, "twee mensen");
        desk.publish();
        town.build();
        REQUIRE(town.show("tc-ck")->id == "p2");
        spit(town.base.folder() / "redactie" / "dubbelen.tsv", slurp(town.base.folder() / "redactie" / "dubbelen.tsv") + "# p2\tp1\tdezelfde\n");
        CHECK(codes(town.base->remove("p2", true, at()).warnings) == Ids{});
        CHECK(files_with(town.base.folder(), "Kattenbro").empty());
        CHECK(files_with(town.base.folder() / "gepubliceerd", "tc-ck").empty());
        CHECK(files_with(town.base.folder() / "redactie", "p2").empty());
        CHECK_FALSE(files_with(town.base.folder() / "redactie", "twee mensen").empty());  // of others stays
        REQUIRE(town.desk().history().size() == 1);
        CHECK(town.desk().history().front().reason == "purge");
        CHECK(town.desk().lines(ListKind::doubles).size() == 1);
        CHECK(town.desk().preview().changes.empty());
        town.build();
        CHECK(town.show("tc-jj")->id == "tc-jj");
        CHECK_FALSE(town.show("p2"));
        CHECK(town.base->remove("p2", true, at()).warnings.empty());  // repeated: nothing is left
        CHECK(town.desk().history().size() == 1);
    }

    TEST_CASE("who is removed is in no doubt any more") {
        Town town;
        town.build();
        REQUIRE(town.desk().doubtful().size() == 2);
        town.base->remove("tc-ck", true, at());
        CHECK(town.desk().doubtful().size() == 1);
        CHECK(files_with(town.base.folder() / "index", "Kattenbroek").empty());
    }

    TEST_CASE("what changed tells of the person, and not that his other record is gone") {
        auto yaml = std::string{two_books};
        yaml.erase(yaml.find("samenvoegen"));
        Town town{yaml};
        town.build();
        spit(town.base.folder() / "kennisbank.yaml", std::string{"naam: proef\ngroups: [kcc, burgerzaken, belastingen]\n"} + two_books);
        town.base.open_again();
        const auto report = town.build();
        CHECK(report.removed == Ids{"tc-sf"});
        CHECK(report.changed == Ids{"p1"});
        const auto changes = town.base->changes(asker(), {.since = some_day});
        const auto of = [&](const std::string& id) { return std::ranges::count(changes.records, id, &ChangedRecord::id); };
        CHECK(of("tc-sf") == 0);
        CHECK(of("p1") == 1);
        for (const auto& record : changes.records)
            for (const auto& part : record.parts) CHECK(part.key != "samengevoegdUit");
    }

    TEST_CASE("what changed says who became one and who is two again, and nobody is new or gone by it") {
        const std::string head = "naam: proef\ngroups: [kcc, burgerzaken, belastingen]\n";
        for (const bool shielded : {false, true}) {
            CAPTURE(shielded);
            auto together = std::string{two_books};
            if (shielded) together.replace(together.find("zichtbaarheid: []"), 17, "zichtbaarheid: [kcc]");
            auto apart = together;
            apart.erase(apart.find("samenvoegen"));
            Town town{apart};
            town.build();
            const auto merge = [&](bool as_one) {
                spit(town.base.folder() / "kennisbank.yaml", head + (as_one ? together : apart));
                town.base.open_again();
                town.build();
            };
            // "p1 changed +tc-sf" of who became one with it, "-tc-sf" of who is another again.
            const auto told = [&](std::vector<std::string> groups = {}) {
                Ids out;
                for (const auto& one : town.base->changes(asker(std::move(groups)), {.since = some_day}).records) {
                    auto line = one.id + (one.change == ChangeKind::added ? " added" : one.change == ChangeKind::removed ? " removed" : " changed");
                    for (const auto& id : one.merged) line += " +" + id;
                    for (const auto& id : one.separated) line += " -" + id;
                    out.push_back(std::move(line));
                }
                std::ranges::sort(out);
                return out;
            };
            const auto forget = [&] { std::filesystem::remove(town.base.folder() / "redactie.db"); };
            forget();
            merge(true);
            CHECK(told({"kcc"}) == Ids{"p1 changed +tc-sf"});
            CHECK(told() == (shielded ? Ids{} : Ids{"p1 changed +tc-sf"}));
            merge(false);
            CHECK(told({"kcc"}) == Ids{"tc-sf changed -p1"});  // p1 is as it was; of tc-sf no text was kept
            CHECK(told() == (shielded ? Ids{} : Ids{"tc-sf changed -p1"}));
            merge(true);
            // Only the way back.
            town.base.open_again();
            const auto later = std::string{"2027-02-24T09:00:00Z"};
            spit(town.base.folder() / "kennisbank.yaml", head + apart);
            town.base.open_again();
            town.base->rebuild({}, at(later));
            const auto since = [&](std::vector<std::string> groups) {
                const auto json = to_json(town.base->changes(asker(std::move(groups), *parse_date("2027-02-24")), {.since = *parse_date("2027-02-24")}));
                return json;
            };
            const auto inside = since({"kcc"}), outside = since({});
            CHECK(inside.find(R"("separated":["tc-sf"])") != inside.npos);
            CHECK(inside.find(R"("separated":["p1"])") != inside.npos);
            CHECK(inside.find("removed\",\"date") == inside.npos);
            CHECK(inside.find(R"("change":"added","date")") == inside.npos);
            CHECK((outside.find("tc-sf") == outside.npos) == shielded);
            CHECK((outside.find(R"("separated":["tc-sf"])") == outside.npos) == shielded);
        }
    }

    TEST_CASE("who gets another id by a merge is told as who he was") {
        Town town;
        spit(town.base / "personeel.csv", "id;naam;functie;afdeling;email;mobiel\n");
        town.base->rebuild({}, at());
        spit(town.base / "personeel.csv", "id;naam;functie;afdeling;email;mobiel\np1;Sytske Fjildstrader;Consulent;Wmo;s.fjildstrader@g.example;\n");
        town.base->rebuild({}, at("2027-02-24T09:00:00Z"));
        REQUIRE(town.show("tc-sf")->id == "p1");
        const auto changes = town.base->changes(asker({}, *parse_date("2027-02-24")), {.since = *parse_date("2027-02-24")});
        REQUIRE(changes.records.size() == 1);
        CHECK(changes.records[0].id == "p1");
        CHECK(changes.records[0].merged == Ids{"tc-sf"});
    }

    TEST_CASE("an export of merged people is read back as they are") {
        Town town;
        town.build();
        town.base->export_file({}, town.base / "uit.jsonl", false);
        SmallBase other;
        const auto report = other->rebuild({source_at(town.base / "uit.jsonl")}, at());
        CHECK(report.rejected.empty());
        CHECK(other->searcher(asker()).show("tc-sf")->id == "p1");
    }

    TEST_CASE("an export of a merged person that is put back is the same person, before and after the next build") {
        for (const bool texts_of_both : {false, true}) {
            CAPTURE(texts_of_both);
            Town town;
            const std::string second = texts_of_both ? R"(,"tekst":"Komt uit de Achterhoek.","toelichting":"Belt na tienen.","deskMemo":"Is kort van stof.")" : "";
            spit(town.base / "personeel.csv", "");
            spit(town.base / "personeel.jsonl",
                 R"({"id":"p1","soort":"medewerker","naam":"Sytske Fjildstrader","email":"s.fjildstrader@g.example","tekst":"Werkt op dinsdag.","skills":"wmo, rolstoelen","afdelingen":["Wmo"]})"
                 "\n");
            spit(town.base / "centrale.jsonl", R"({"id":"sf","soort":"medewerker","naam":"Siets Fjildstrader","email":"s.fjildstrader@g.example","telefoonnummers":["020 011 2640"],"skills":"trapliften")" + second + "}\n");
            spit(town.base.folder() / "kennisbank.yaml",
                 "naam: proef\ngroups: [kcc]\nbronnen:\n  - {pad: ../personeel.jsonl, bron: Personeel}\n  - {pad: ../centrale.jsonl, bron: Centrale, idVoorvoegsel: tc-}\n"
                 "samenvoegen: {bronnen: [Personeel, Centrale]}\n");
            town.base.open_again();
            REQUIRE(town.build().merge->persons == 1);
            const auto before = town.show("p1", {"kcc"});
            REQUIRE(before);
            CHECK(before->sections.size() == (texts_of_both ? 4 : 1));
            town.base->export_file({}, town.base / "uit.jsonl", false);
            {
                auto writer = town.base->update();
                REQUIRE(writer.put_file(town.base / "uit.jsonl").verdicts.front().accepted());
                writer.commit(at());
            }
            CHECK(town.show("tc-sf", {"kcc"}) == before);
            town.build();
            CHECK(town.show("tc-sf", {"kcc"}) == before);
            town.build();
            CHECK(town.show("tc-sf", {"kcc"}) == before);
        }
    }

    TEST_CASE("a source that knows the id of another source says that they are one") {
        Town town;
        spit(town.base / "personeel.csv", "id;naam;functie;samengevoegdUit\np1;Sytske Fjildstrader;Consulent;tc-x\np2;Jan Jansen;Taxateur;oud-2, rolstoel\n");
        spit(town.base / "centrale.ldif", "version: 1\n\n" + entry("Iemand Anders", "x", ""));
        town.build();
        CHECK(town.show("tc-x")->id == "p1");
        CHECK(town.show("oud-2")->id == "p2");
        CHECK(town.show("rolstoel")->kind == "vac");
        town.desk().add_double("p1", "tc-x", false);
        town.desk().publish();
        const auto report = town.build();
        CHECK(report.rejected.empty());
        CHECK(town.show("tc-x")->id == "tc-x");
        CHECK(town.show("p1")->merged_from.empty());
    }

    TEST_CASE("an id that is a record's is no other name of another") {
        SmallBase base;
        spit(base / "a.jsonl", R"({"id":"a","soort":"medewerker","naam":"A","samengevoegdUit":["b","c"]})"
                               "\n"
                               R"({"id":"b","soort":"medewerker","naam":"B","samengevoegdUit":["c","d"]})"
                               "\n");
        auto report = base->rebuild({source_at(base / "a.jsonl")}, at());
        CHECK(report.rejected.empty());  // whoever names it first
        CHECK(base->searcher(asker()).show("b")->id == "b");
        CHECK(base->searcher(asker()).show("c")->id == "a");
        CHECK(base->searcher(asker()).show("d")->id == "b");
        base.put({article("c", "C", "tekst")});
        CHECK(base->searcher(asker()).show("c")->id == "c");
        CHECK(base->searcher(asker()).show("a")->merged_from.empty());
        CHECK(base->searcher(asker()).show("b")->merged_from == Ids{"d"});
    }
}

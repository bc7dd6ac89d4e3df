// SPDX-License-Identifier: GPL-2.0-or-later
// What changed, for one asker: what he may see of it, and nothing else.
#include "knowledge_base/generations.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

const std::string before_it = "2027-02-19T09:00:00Z", monday = "2027-02-22T09:00:00Z", tuesday = "2027-02-23T09:00:00Z";

Date on(const char* text) { return *parse_date(text); }

Record with_memo(Record record, const std::string& memo, std::vector<std::string> groups = {"kcc"}) {
    record.sections.push_back({"deskMemo", "Deskmemo", memo, Visibility{std::move(groups)}});
    return record;
}

Record for_kcc(Record record) {
    record.visibility = std::vector<std::string>{"kcc"};
    return record;
}

// Said, for what is left unsaid stays as it was.
Record for_all(Record record) {
    record.visibility = std::vector<std::string>{};
    return record;
}

// "changed a", in their order.
Ids told(const Changes& changes) {
    Ids out;
    CHECK(changes.total == changes.records.size());
    for (const auto& record : changes.records)
        out.push_back((record.change == ChangeKind::added ? "added " : record.change == ChangeKind::removed ? "removed " : "changed ") + record.id);
    return out;
}

Changes since(SmallBase& base, const char* day, std::vector<std::string> groups = {}) {
    return base->changes(asker(std::move(groups)), {.since = on(day)});
}

std::string json_of(SmallBase& base, const char* day, std::vector<std::string> groups = {}) { return to_json(since(base, day, std::move(groups))); }

void remove(SmallBase& base, const std::string& id, const std::string& moment) { base->remove(id, false, at(moment)); }

}  // namespace

TEST_SUITE("knowledge_base: changes") {
    TEST_CASE("who is shielded is not named by what an article said of him before, and an announcement not before its time") {
        SmallBase base;
        Record secret;
        secret.id = "mw-geheim";
        secret.kind = "medewerker";
        secret.title = "Jan Geheim";
        auto first = article("a", "Afval", "Het kost 25 euro.");
        first.owner = "mw-geheim";
        first.announcements = {{"storing", "Morgen geen afval", {parse_minute("2027-03-01"), parse_minute("2027-03-02")}}};
        base.put({for_kcc(secret), first}, before_it);
        auto second = first;
        second.sections.front().text = "Het kost 30 euro.";
        second.owner = "Jan Geheim";
        base.put({second}, monday);
        const auto outside = json_of(base, "2027-02-22");
        CHECK(outside.find("30") != outside.npos);
        CHECK(outside.find("eheim") == outside.npos);
        CHECK(outside.find("kennishouder") == outside.npos);
        CHECK(outside.find("Morgen") == outside.npos);
        const auto inside = json_of(base, "2027-02-22", {"kcc"});
        CHECK(inside.find("Jan Geheim") != inside.npos);
    }

    TEST_CASE("whom a record named before is not told when nobody is called so any more: he may have been shielded") {
        SmallBase base;
        const auto somebody = [](const std::string& id, const std::string& name) {
            Record record;
            record.id = id;
            record.kind = "medewerker";
            record.title = name;
            return record;
        };
        auto by_name = article("a", "Afval", "Het kost 25 euro."), by_id = article("b", "Boom", "x"), same = article("c", "Grof vuil", "x"), open = article("d", "Markt", "x");
        by_name.owner = "Weg Geheim";
        by_id.owner = "mw-9";
        same.owner = "Bureau Buiten";
        open.owner = "Anna Open";
        base.put({for_kcc(somebody("mw-9", "Weg Geheim")), somebody("mw-1", "Anna Open"), by_name, by_id, same, open}, before_it);
        remove(base, "mw-9", monday);
        by_name.owner = by_id.owner = "Anna Open";
        open.owner = "Bureau Buiten";
        same.sections.front().text = "y";
        base.put({by_name, by_id, same, open}, tuesday);
        const auto outside = json_of(base, "2027-02-22");
        CHECK(outside.find("Geheim") == outside.npos);
        CHECK(outside.find("mw-9") == outside.npos);
        CHECK(outside.find("Anna Open") != outside.npos);
        for (const auto& record : since(base, "2027-02-22").records)
            if (record.id == "c") CHECK(record.parts.size() == 1);  // its owner is as he was
            else if (record.id == "d") CHECK(record.parts.front().diff.front() == DiffPiece{DiffKind::removed, "Anna Open"});
    }

    TEST_CASE("what is new, changed and gone since a day is told, the newest first") {
        SmallBase base;
        base.put({article("a", "Afval", "Het kost 25 euro."), article("b", "Boom", "x"), article("c", "Gelijk", "y")}, before_it);
        base.put({article("a", "Afval", "Het kost 30 euro."), article("n", "Nieuw", "z")}, monday);
        remove(base, "b", tuesday);
        CHECK(told(since(base, "2027-02-22")) == Ids{"removed b", "changed a", "added n"});
        CHECK(told(since(base, "2027-02-23")) == Ids{"removed b"});
        const auto changes = since(base, "2027-02-22");
        CHECK(changes.records[0].title == "Boom");
        CHECK(changes.records[1].day == on("2027-02-22"));
        REQUIRE(changes.records[1].parts.size() == 1);
        CHECK(changes.records[1].parts[0].key == "tekst");
        CHECK(changes.records[1].parts[0].diff == std::vector<DiffPiece>{{DiffKind::same, "Het kost "}, {DiffKind::removed, "25 "}, {DiffKind::added, "30 "}, {DiffKind::same, "euro."}});
        CHECK(base->changes(asker(), {.since = on("2027-02-22"), .limit = 1}).total == 3);
        CHECK(base->changes(asker(), {.since = on("2027-02-22"), .limit = 1}).records.size() == 1);
    }

    TEST_CASE("a day begins and ends in Amsterdam") {
        SmallBase base;
        base.put({article("a", "Afval", "een")}, before_it);
        base.put({article("a", "Afval", "twee")}, "2027-02-22T22:59:00Z");
        base.put({article("b", "Boom", "x")}, "2027-02-22T23:01:00Z");
        CHECK(told(since(base, "2027-02-23")) == Ids{"added b"});
    }

    TEST_CASE("several changes of one record are one, from its oldest text to its newest") {
        SmallBase base;
        base.put({article("a", "Afval", "een twee drie vier vijf"), article("b", "Boom", "x")}, before_it);
        base.put({article("a", "Afval", "een twee drie vier zes"), article("b", "Boom", "y")}, monday);
        base.put({article("a", "Afval", "een twee drie vier zeven"), article("b", "Boom", "x"), article("n", "Nieuw", "z")}, tuesday);
        remove(base, "n", tuesday);
        const auto changes = since(base, "2027-02-22");  // b is what it was; n came and went
        REQUIRE(told(changes) == Ids{"changed a"});
        CHECK(changes.records[0].parts[0].diff == std::vector<DiffPiece>{{DiffKind::same, "een twee drie vier "}, {DiffKind::removed, "vijf"}, {DiffKind::added, "zeven"}});
    }

    TEST_CASE("what is asked most comes first") {
        SmallBase base;
        base.put({article("a", "Afval", "een"), article("b", "Boom", "x")}, before_it);
        base.put({article("a", "Afval", "twee")}, monday);
        base.put({article("b", "Boom", "y")}, tuesday);
        CHECK(told(since(base, "2027-02-22")) == Ids{"changed b", "changed a"});
        const auto asked = base->changes(asker(), {.since = on("2027-02-22"), .times_asked = [](const std::string& id) { return std::uint64_t{id == "a" ? 7U : 0U}; }});
        CHECK(told(asked) == Ids{"changed a", "changed b"});
        CHECK(asked.records[0].asked == 7);
    }

    TEST_CASE("a section or record that is shielded does not show that it changed, to whom it is shielded from") {
        SmallBase base;
        base.put({with_memo(article("a", "Afval", "openbaar"), "kanarie1"), for_kcc(article("s", "Kanarie2", "kanarie3")), for_kcc(article("w", "Kanarie6", "x"))}, before_it);
        base.put({with_memo(article("a", "Afval", "openbaar"), "kanarie4"), for_kcc(article("s", "Kanarie2", "kanarie5")), for_kcc(article("n", "Kanarie7", "y"))}, monday);
        remove(base, "w", tuesday);
        CHECK(told(since(base, "2027-02-22")).empty());
        CHECK(json_of(base, "2027-02-22").find("anarie") == std::string::npos);
        CHECK(told(since(base, "2027-02-22", {"kcc"})) == Ids{"removed w", "changed a", "added n", "changed s"});
    }

    TEST_CASE("what was opened is new, without what it was; what was closed is not told") {
        SmallBase base;
        base.put({for_kcc(article("open", "Wordt open", "kanarie1")), article("dicht", "Wordt dicht", "kanarie2"), with_memo(article("memo", "Memo", "x"), "kanarie3")}, before_it);
        base.put({for_all(article("open", "Is open", "nu te lezen")), for_kcc(article("dicht", "Is dicht", "kanarie4")), with_memo(article("memo", "Memo", "x"), "nu open", {})}, monday);
        const auto outside = since(base, "2027-02-22");
        CHECK(told(outside) == Ids{"changed memo", "added open"});
        CHECK(outside.records[0].parts.front().kind == ChangeKind::added);
        CHECK(to_json(outside).find("kanarie") == std::string::npos);
        CHECK(to_json(outside).find("dicht") == std::string::npos);
        CHECK(told(since(base, "2027-02-22", {"kcc"})) == Ids{"changed dicht", "changed memo", "changed open"});
    }

    TEST_CASE("with shielded material or without it an outsider is told the same") {
        SmallBase with, without;
        const auto put_all = [](SmallBase& base, bool shielded, const std::string& text, const std::string& moment) {
            std::vector<Record> records{shielded ? with_memo(article("a", "Afval", "een " + text), "intern " + text) : article("a", "Afval", "een " + text), article("b", "Boom", text)};
            if (shielded) records.push_back(for_kcc(article("s", "Geheim", text)));
            base.put(records, moment);
        };
        for (const auto& [text, moment] : {std::pair{"oud", before_it}, std::pair{"nieuw", monday}}) {
            put_all(with, true, text, moment);
            put_all(without, false, text, moment);
        }
        CHECK(json_of(with, "2027-02-22") == json_of(without, "2027-02-22"));
        CHECK(json_of(with, "2027-02-22", {"kcc"}) != json_of(without, "2027-02-22", {"kcc"}));
    }

    TEST_CASE("a concept and what is outside its window is nobody's news; what is published is new") {
        SmallBase base;
        auto concept_one = article("c", "Concept", "kanarie");
        concept_one.status = "concept";
        auto later = article("l", "Later", "kanarie");
        later.visible_from = on("2027-03-01");
        base.put({concept_one, later, article("x", "Ander", "x")}, before_it);
        later.sections[0].text = "kanarie twee";
        concept_one.sections[0].text = "kanarie twee";
        base.put({concept_one, later}, monday);
        CHECK(told(since(base, "2027-02-22")).empty());
        concept_one.status = "actief";
        concept_one.sections[0].text = "nu echt";
        base.put({concept_one}, tuesday);
        CHECK(told(since(base, "2027-02-22")) == Ids{"added c"});
        CHECK(json_of(base, "2027-02-22").find("kanarie") == std::string::npos);
        remove(base, "c", tuesday);
        CHECK(told(since(base, "2027-02-22")).empty());  // it was not there on Friday
    }

    TEST_CASE("other fields are told by name or text, and ids that are not to be known are not") {
        SmallBase base;
        auto a = article("a", "Afval", "een");
        a.short_answer = "Het kan.";
        base.put({a, for_kcc(article("kanarie", "Geheim", "x")), article("b", "Boom", "x")}, before_it);
        a.title = "Afval en meer";
        a.short_answer.clear();
        a.related = {"kanarie", "b"};
        a.change_summary = "Titel aangevuld";
        base.put({a}, monday);
        const auto changes = since(base, "2027-02-22");
        REQUIRE(told(changes) == Ids{"changed a"});
        Ids parts;
        for (const auto& part : changes.records[0].parts) parts.push_back(part.key);
        CHECK(parts == Ids{"gerelateerd", "kortAntwoord", "titel"});
        CHECK(changes.records[0].summary == "Titel aangevuld");
        CHECK(to_json(changes).find("kanarie") == std::string::npos);
        a.related = {"b"};
        base.put({a}, tuesday);
        CHECK(told(since(base, "2027-02-23")).empty());
        CHECK(told(since(base, "2027-02-23", {"kcc"})) == Ids{"changed a"});
    }

    TEST_CASE("a build that was rolled back changed nothing") {
        SmallBase base;
        base.put({article("a", "Afval", "een"), article("b", "Boom", "x")}, before_it);
        base.put({article("a", "Afval", "twee")}, monday);
        remove(base, "b", monday);
        base->rollback(1);
        CHECK(told(since(base, "2027-02-22")).empty());
    }

    TEST_CASE("what was purged is not told, and leaves no text") {
        SmallBase base;
        base.put({article("p", "Persoon kanarie", "een kanarie"), article("b", "Boom", "x")}, before_it);
        base.put({article("p", "Persoon kanarie", "twee kanarie")}, monday);
        base->remove("p", true, at(tuesday));
        CHECK(told(since(base, "2027-02-22")).empty());
        for (const auto& file : std::filesystem::recursive_directory_iterator{base.folder()})
            if (file.is_regular_file()) CHECK_MESSAGE(slurp(file.path()).find("kanarie") == std::string::npos, file.path().string());
    }

    TEST_CASE("without a journal there is no news, with a damaged one a sentence, and a day to come is refused") {
        SmallBase base;
        base.put({article("a", "Afval", "een")}, before_it);
        std::filesystem::remove(base.folder() / "redactie.db");
        CHECK(told(since(base, "2027-02-22")).empty());
        spit(base.folder() / "redactie.db", "dit is geen database, en zal het nooit worden ook, wat je ook doet");
        CHECK(refusal([&] { since(base, "2027-02-22"); }) == "journal_damaged");
        CHECK(refusal([&] { since(base, "2027-02-24"); }) == "changes_later");
        CHECK(refusal([&] { since(base, "2027-02-22", {"bestaat-niet"}); }) == "asker_unknown_group");
    }
}

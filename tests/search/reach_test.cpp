// SPDX-License-Identifier: GPL-2.0-or-later
// Whom to call, at the minute that is asked: 23 February 2027 is a Tuesday.
#include <doctest/doctest.h>

#include <algorithm>

#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

using Texts = std::vector<std::string>;

Record staff(const std::string& id, const std::string& kind, const std::string& name) {
    Record record;
    record.id = id;
    record.kind = kind;
    record.title = name;
    record.phones = {"020 011 2600"};
    return record;
}

Record person(const std::string& id, const std::string& name, Texts present, const std::string& replacement = {}) {
    auto record = staff(id, "medewerker", name);
    record.availability = Availability{std::move(present), replacement, {}};
    return record;
}

Asker on(const std::string& moment, Texts groups = {}) {
    auto who = asker(std::move(groups), *parse_date(moment.substr(0, 10)));
    if (moment.size() > 10) who.time = *parse_minute(moment) - *parse_minute(moment.substr(0, 10));
    return who;
}

// "mw-1 absent hours next …|…" and behind a > who is to be called.
std::string told(SmallBase& base, const std::string& id, const Asker& who) {
    const auto reach = base->searcher(who).reach(id);
    std::string out;
    for (const auto& one : reach.line) out += (out.empty() ? "" : "|") + (one.id.empty() ? one.title : one.id) + ' ' + one.relation + ' ' + one.state + (one.reason.empty() ? "" : ' ' + one.reason);
    return out + (reach.first < reach.line.size() ? " > " + (reach.line[reach.first].id.empty() ? reach.line[reach.first].title : reach.line[reach.first].id) : "");
}

const Texts week{"maandag/ochtend", "maandag/middag", "dinsdag/ochtend", "woensdag/avond", "donderdag/ochtend", "donderdag/middag"};

}  // namespace

TEST_SUITE("search/reach") {
    TEST_CASE("somebody is there on the parts of days that he works, at the minute") {
        SmallBase base;
        base.put({person("a", "Anna Een", week)});
        for (const auto& [moment, state] : {std::pair{"2027-02-23 06:59", "absent"}, {"2027-02-23 07:00", "present"}, {"2027-02-23 11:59", "present"}, {"2027-02-23 12:00", "absent"},
                                            {"2027-02-22 12:00", "present"}, {"2027-02-22 18:00", "absent"}, {"2027-02-24 17:59", "absent"}, {"2027-02-24 18:00", "present"},
                                            {"2027-02-24 22:59", "present"}, {"2027-02-24 23:00", "absent"}, {"2027-02-26 10:00", "absent"}, {"2027-02-23", "present"}, {"2027-02-26", "absent"}}) {
            CAPTURE(moment);
            const auto reach = base->searcher(on(moment)).reach("a");
            REQUIRE(reach.line.size() == 1);
            CHECK(reach.line[0].state == state);
            CHECK((reach.first == 0) == (std::string{state} == "present"));
        }
        const auto afternoon = base->searcher(on("2027-02-23 14:00")).reach("a").line[0];
        CHECK(afternoon.reason == "hours");
        CHECK(afternoon.parts == Texts{"ochtend"});
        CHECK(afternoon.next == "2027-02-24 18:00");
        CHECK(base->searcher(on("2027-02-26 14:00")).reach("a").line[0].next == "2027-03-01 07:00");
        const auto holiday = base->searcher(on("2027-12-25 10:00")).reach("a").line[0];  // a Saturday; then the 27th
        CHECK(holiday.reason == "holiday");
        CHECK(holiday.next == "2027-12-27 07:00");
        CHECK(base->searcher(on("2027-05-06 10:00")).reach("a").line[0].reason == "holiday");  // Ascension Day, a Thursday
    }

    TEST_CASE("who is away is so whatever his week says, and who replaces him then is told") {
        SmallBase base;
        auto a = person("a", "Anna Een", week, "Ben Twee");
        a.availability->absences = {{{parse_minute("2027-02-22"), parse_minute("2027-02-26", true)}, "mw-c"}, {{parse_minute("2027-03-01 13:00"), parse_minute("2027-03-01 15:00")}, ""}};
        base.put({a, person("b", "Ben Twee", {"maandag/middag"}), person("mw-c", "Cor Drie", {"dinsdag/ochtend", "dinsdag/middag"})});
        CHECK(told(base, "a", on("2027-02-23 10:00")) == "a self absent away|mw-c replacement present > mw-c");
        const auto away = base->searcher(on("2027-02-23 10:00")).reach("a").line[0];
        CHECK(away.until == "2027-02-27 00:00");
        CHECK(away.next == "2027-03-01 07:00");
        CHECK(told(base, "a", on("2027-03-01 12:59")) == "a self present > a");
        CHECK(told(base, "a", on("2027-03-01 13:00")) == "a self absent away|b replacement present > b");
        CHECK(told(base, "a", on("2027-03-01 15:00")) == "a self present > a");
        CHECK(told(base, "a", on("2027-03-01")) == "a self present > a");
    }

    TEST_CASE("who replaces somebody and is away too is followed, never in a circle, and never to who is shielded") {
        SmallBase base;
        auto secret = person("d", "Dirk Vier", {"dinsdag/ochtend"}, "Eva Vijf");
        secret.visibility = Texts{"kcc"};
        base.put({person("a", "Anna Een", {"maandag/ochtend"}, "Ben Twee"), person("b", "Ben Twee", {"maandag/ochtend"}, "Cor Drie"), person("c", "Cor Drie", {"maandag/ochtend"}, "Anna Een"),
                  person("x", "Xan Zes", {"maandag/ochtend"}, "Dirk Vier"), secret, person("e", "Eva Vijf", {"dinsdag/ochtend"}), person("z", "Zus Acht", {"maandag/ochtend"}, "Zus Acht")});
        const auto tuesday = on("2027-02-23 10:00");
        CHECK(told(base, "a", tuesday) == "a self absent hours|b replacement absent hours|c replacement absent hours");
        CHECK(told(base, "z", tuesday) == "z self absent hours");
        CHECK(told(base, "x", tuesday) == "x self absent hours");
        CHECK(told(base, "x", on("2027-02-23 10:00", {"kcc"})) == "x self absent hours|d replacement present > d");

        // For who may not see who was meant for just these days, it is who always does.
        auto away = person("w", "Wim Negen", {"dinsdag/ochtend"}, "Eva Vijf");
        away.availability->absences = {{{parse_minute("2027-02-22"), parse_minute("2027-02-26", true)}, "Dirk Vier"}};
        base.put({away});
        CHECK(told(base, "w", tuesday) == "w self absent away|e replacement present > e");
        CHECK(told(base, "w", on("2027-02-23 10:00", {"kcc"})) == "w self absent away|d replacement present > d");
    }

    TEST_CASE("when who is meant for these days is away himself, it is who always takes over") {
        SmallBase base;
        auto a = person("a", "Anna Een", week, "Ben Twee");
        a.availability->absences = {{{parse_minute("2027-02-22"), parse_minute("2027-02-26", true)}, "Cor Drie"}};
        base.put({a, person("b", "Ben Twee", {"dinsdag/ochtend"}), person("c", "Cor Drie", {"maandag/ochtend"}, "Dik Vier"), person("d", "Dik Vier", {"maandag/ochtend"})});
        CHECK(told(base, "a", on("2027-02-23 10:00")) == "a self absent away|c replacement absent hours|d replacement absent hours|b replacement present > b");
        CHECK(told(base, "a", on("2027-02-22 10:00")) == "a self absent away|c replacement present > c");
    }

    TEST_CASE("absences that meet or lie over each other are one, and one without an end has none") {
        SmallBase base;
        const auto away = [&](const std::string& id, std::vector<Absence> absences) {
            auto record = staff(id, "medewerker", id);
            record.availability = Availability{{}, "", std::move(absences)};
            return record;
        };
        const auto from = [](const char* day) { return parse_minute(day); };
        const auto through = [](const char* day) { return parse_minute(day, true); };
        base.put({away("a", {{{from("2027-02-01"), std::nullopt}, ""}, {{from("2027-02-20"), through("2027-02-27")}, ""}}),
                  away("b", {{{from("2027-02-20"), through("2027-02-27")}, ""}, {{from("2027-02-01"), std::nullopt}, ""}}),
                  away("c", {{{from("2027-02-20"), through("2027-02-27")}, ""}, {{from("2027-02-28"), through("2027-03-05")}, ""}}),
                  away("d", {{{from("2027-03-04"), through("2027-03-08")}, ""}, {{from("2027-02-28"), through("2027-03-05")}, ""}, {{from("2027-02-20"), through("2027-02-27")}, ""}}),
                  away("e", {{{from("2027-02-20"), through("2027-02-27")}, ""}, {{from("2027-02-28"), std::nullopt}, ""}}),
                  away("f", {{{from("2027-02-20"), through("2027-02-27")}, ""}, {{from("2027-03-01"), through("2027-03-05")}, ""}})});
        const auto until = [&](const char* id) {
            const auto one = base->searcher(on("2027-02-23 10:00")).reach(id).line.front();
            return one.until + '|' + one.next;
        };
        CHECK(until("a") == "|");
        CHECK(until("b") == "|");
        CHECK(until("c") == "2027-03-06 00:00|2027-03-06 00:00");
        CHECK(until("d") == "2027-03-09 00:00|2027-03-09 00:00");
        CHECK(until("e") == "|");
        CHECK(until("f") == "2027-02-28 00:00|2027-02-28 00:00");
    }

    TEST_CASE("nobody is to be called who has no number, or to whom one may not put through") {
        SmallBase base;
        auto mute = person("a", "Anna Een", {"dinsdag/ochtend"}), never = person("b", "Ben Twee", {"dinsdag/ochtend"}), inner = person("c", "Cor Drie", {"dinsdag/ochtend"});
        mute.phones.clear();
        mute.departments = never.departments = inner.departments = {"Burgerzaken"};
        never.transfer = "niet";
        inner.phones.clear();
        inner.extension = "2611";
        auto desk = staff("afd", "afdeling", "Burgerzaken");
        desk.opening_hours = "werkdagen 9.00-17.00 uur";
        desk.transfer = "koud";
        desk.transfer_instruction = "Alleen terugbelverzoeken.";
        base.put({mute, never, inner, desk});
        const auto morning = on("2027-02-23 10:00");
        CHECK(told(base, "a", morning) == "a self present|afd department present > afd");
        CHECK(told(base, "b", morning) == "b self present|afd department present > afd");
        CHECK(told(base, "c", morning) == "c self present|afd department present > c");
        // How to put through is as the department says, unless somebody says so himself.
        const auto line = base->searcher(morning).reach("c").line;
        CHECK(line.front().transfer == "koud");
        CHECK(line.front().transfer_instruction == "Alleen terugbelverzoeken.");
        CHECK(base->searcher(morning).reach("b").line.front().transfer_instruction.empty());
        desk.transfer = "niet";
        base.put({desk});
        CHECK(told(base, "c", morning) == "c self present|afd department present");
    }

    TEST_CASE("when the department is closed nobody is to be called of whom it is not known that he is there") {
        SmallBase base;
        auto a = staff("a", "medewerker", "Anna Een"), b = staff("b", "medewerker", "Ben Twee"), there = person("c", "Cor Drie", {"dinsdag/avond"});
        a.departments = there.departments = {"Burgerzaken"};
        auto desk = staff("afd", "afdeling", "Burgerzaken");
        desk.opening_hours = "werkdagen 9.00-17.00 uur";
        auto project = staff("kade", "project", "Kade");
        project.status = "lopend";
        project.contacts = {{"a", "", "", 1}, {"b", "", "", 2}};
        base.put({a, b, there, desk, project});
        CHECK(told(base, "a", on("2027-02-23 05:00")) == "a self unknown|afd department absent hours");
        CHECK(told(base, "a", on("2027-02-23 10:00")) == "a self unknown|afd department present > afd");
        CHECK(told(base, "c", on("2027-02-23 19:00")) == "c self present|afd department absent hours > c");
        CHECK(told(base, "kade", on("2027-02-23 05:00")) == "a contact unknown|b contact unknown > b");
    }

    TEST_CASE("of a fallback the numbers are numbers, each once, and an address is none") {
        SmallBase base;
        auto project = staff("kade", "project", "Kade"), other = staff("brug", "project", "Brug");
        project.status = other.status = "lopend";
        project.fallback = "Parkeren, parkeren@gemeente.example, 020 011 2640";
        other.fallback = "Bouwbedrijf Buiten, 020 0112 649";
        auto desk = staff("afd", "afdeling", "Parkeren");
        desk.phones = {"0200112640", "020 011 2641"};
        base.put({project, other, desk});
        CHECK(base->searcher(asker()).reach("kade").line.back().phones == Texts{"020 011 2640", "020 011 2641"});
        const auto unknown = base->searcher(asker()).reach("brug");
        CHECK(unknown.line.back().title == "Bouwbedrijf Buiten");
        CHECK(unknown.line.back().phones == Texts{"020 0112 649"});
        CHECK(unknown.first == 0);
    }

    TEST_CASE("behind a person stands the department, open or closed, with how to transfer") {
        SmallBase base;
        auto a = person("a", "Anna Een", {"maandag/ochtend"});
        a.departments = {"Publieksbalie"};
        auto desk = staff("afd", "afdeling", "Burgerzaken");
        desk.alternative_titles = {"Publieksbalie"};
        desk.opening_hours = "maandag tot en met vrijdag 9.00-12.30 en 13.00-16.30 uur, donderdag tot 20.00 uur";
        desk.transfer = "warm";
        desk.transfer_instruction = "Bij overlijden altijd.";
        desk.phones = {"020 011 2610"};
        base.put({a, desk});
        CHECK(told(base, "a", on("2027-02-23 10:00")) == "a self absent hours|afd department present > afd");
        const auto open = base->searcher(on("2027-02-23 10:00")).reach("a").line[1];
        CHECK(open.until == "2027-02-23 12:30");
        CHECK(open.transfer == "warm");
        CHECK(open.transfer_instruction == "Bij overlijden altijd.");
        CHECK(open.phones == Texts{"020 011 2610"});
        CHECK(open.parts == Texts{"9.00-12.30", "13.00-16.30"});
        const auto noon = base->searcher(on("2027-02-23 12:30")).reach("afd").line[0];
        CHECK(noon.state == "absent");
        CHECK(noon.next == "2027-02-23 13:00");
        CHECK(base->searcher(on("2027-02-25 19:59")).reach("afd").line[0].state == "present");
        CHECK(base->searcher(on("2027-02-26 16:30")).reach("afd").line[0].next == "2027-03-01 09:00");
        CHECK(base->searcher(on("2027-04-27 10:00")).reach("afd").line[0].reason == "holiday");
        CHECK(ids_of(base->search(asker(), {.text = "publieksbalie"})).front() == "afd");
    }

    TEST_CASE("of a project the contacts in their order, then the fallback; the first who is there is to be called") {
        SmallBase base;
        auto project = staff("kade", "project", "Herstel kade");
        project.status = "lopend";
        project.contacts = {{"", "Cor Drie", "techniek", 3}, {"", "Anna Een", "omgevingsmanager", 1}, {"", "Piet Buiten", "aannemer", 2}};
        project.fallback = "Stadsbeheer, 020 011 2649";
        auto desk = staff("afd", "afdeling", "Stadsbeheer");
        desk.opening_hours = "werkdagen 9.00-17.00 uur";
        desk.phones = {"020 011 2640"};
        base.put({project, desk, person("a", "Anna Een", {"maandag/ochtend"}, "Ben Twee"), person("b", "Ben Twee", {"maandag/ochtend"}), person("c", "Cor Drie", {"dinsdag/ochtend"})});
        CHECK(told(base, "kade", on("2027-02-22 10:00")) ==
              "a contact present|Piet Buiten contact unknown|c contact absent hours|afd fallback present > a");
        CHECK(told(base, "kade", on("2027-02-23 10:00")) ==
              "a contact absent hours|b replacement absent hours|Piet Buiten contact unknown|c contact present|afd fallback present > c");
        CHECK(told(base, "kade", on("2027-02-23 14:00")) ==
              "a contact absent hours|b replacement absent hours|Piet Buiten contact unknown|c contact absent hours|afd fallback present > afd");
        CHECK(told(base, "kade", on("2027-02-23 19:00")).ends_with("|afd fallback absent hours"));
        const auto reach = base->searcher(on("2027-02-23 14:00")).reach("kade");
        CHECK(reach.line[0].role == "omgevingsmanager");
        CHECK(reach.line.back().phones == Texts{"020 011 2649", "020 011 2640"});
    }

    TEST_CASE("a mobile number is told to who may see it alone, and nothing of who is not there for him") {
        SmallBase base;
        auto a = person("a", "Anna Een", week);
        a.phones = {"020 011 2611"};
        a.mobile = "06 0123 4511";
        auto secret = person("d", "Dirk Vier", week);
        secret.visibility = Texts{"kcc"};
        base.put({a, secret});
        CHECK(base->searcher(asker()).reach("a").line[0].phones == Texts{"020 011 2611"});
        CHECK(base->searcher(asker({"kcc"})).reach("a").line[0].phones == Texts{"020 011 2611", "06 0123 4511"});
        CHECK(base->searcher(asker()).reach("d") == Reach{});
        CHECK(base->searcher(asker()).reach("bestaat-niet") == Reach{});
    }

    TEST_CASE("hits of people, departments and projects say so when asked, and others never") {
        SmallBase base;
        base.put({person("a", "Anna Riool", {"dinsdag/ochtend"}), article("r", "Riool verstopt", "Bel de aannemer.")});
        const auto with = base->search(on("2027-02-23 10:00"), {.text = "riool", .reach = true});
        REQUIRE(with.hits.size() == 2);
        for (const auto& hit : with.hits) CHECK(hit.reach.has_value() == (hit.id == "a"));
        for (const auto& hit : base->search(asker(), {.text = "riool"}).hits) CHECK_FALSE(hit.reach);
    }

    TEST_CASE("of whom no week is known nothing is said, but that he is away") {
        SmallBase base;
        auto away = staff("b", "medewerker", "Ben Twee");
        away.availability = Availability{{}, "", {{{std::nullopt, parse_minute("2027-02-28", true)}, ""}}};
        base.put({staff("a", "medewerker", "Anna Een"), away});
        CHECK(told(base, "a", on("2027-02-23 10:00")) == "a self unknown > a");
        CHECK(told(base, "b", on("2027-02-23 10:00")) == "b self absent away");
        CHECK(base->searcher(on("2027-02-23 10:00")).reach("b").line[0].next == "2027-03-01 00:00");
        CHECK(told(base, "b", on("2027-03-01 10:00")) == "b self unknown > b");
    }
}

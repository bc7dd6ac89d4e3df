// SPDX-License-Identifier: GPL-2.0-or-later
// Projects as callers ask for them, what is over, and what is announced for a while.
#include <doctest/doctest.h>

#include <algorithm>

#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

using Texts = std::vector<std::string>;

Texts offered(SmallBase& base, const Asker& who, const std::string& note) {
    Texts ids;
    for (const auto& question : base->offer(who, {.text = note}).questions)
        for (const auto& record : question.records) ids.push_back(record.hit.id);
    return ids;
}

Record project(const std::string& id, const std::string& name, const std::string& text, const std::string& status = "lopend") {
    auto record = article(id, name, text);
    record.kind = "project";
    record.status = status;
    return record;
}

Announcement announce(const std::string& kind, const std::string& text, const std::string& from, const std::string& until) {
    return {kind, text, {parse_minute(from), parse_minute(until, true)}};
}

Asker on(const std::string& moment, Texts groups = {}) {
    auto who = asker(std::move(groups), *parse_date(moment.substr(0, 10)));
    if (moment.size() > 10) who.time = *parse_minute(moment) - *parse_minute(moment.substr(0, 10));
    return who;
}

const Hit* hit_of(const Answer& answer, const std::string& id) {
    const auto found = std::ranges::find(answer.hits, id, &Hit::id);
    return found == answer.hits.end() ? nullptr : &*found;
}

bool has_badge(const Answer& answer, const std::string& id, const std::string& badge) {
    const auto* hit = hit_of(answer, id);
    return hit && std::ranges::find(hit->badges, badge) != hit->badges.end();
}

std::string first_of(SmallBase& base, const Asker& who, const std::string& question) {
    const auto ids = ids_of(base->search(who, {.text = question}));
    return ids.empty() ? "" : ids.front();
}

}  // namespace

TEST_SUITE("search/moment") {
    TEST_CASE("a project is found by its street, district, postcode, popular name and letters") {
        SmallBase base;
        auto kade = project("kade", "Herstel kademuur", "De muur zakt weg.");
        kade.alternative_titles = {"het gat bij de boten"};
        kade.locations = {{"Touwslagersgang", "Binnenwaarde", "1012"}};
        kade.mailings = {{parse_date("2027-02-18"), "bewoners van de woonboten", "Nachtwerk in maart"}};
        base.put({kade, project("polder", "Huizen in de polder", "Er wordt geheid."), article("kabels", "Kabels en leidingen", "Wie graaft, vraagt een vergunning aan.")});
        for (const auto* question : {"touwslagersgang", "Touwslagersgang 14 open", "binnenwaarde", "1012 AB", "1012ab", "1012", "gat bij de boten", "nachtwerk", "brief woonboten", "kademuur"}) {
            CAPTURE(question);
            CHECK(first_of(base, asker(), question) == "kade");
        }
    }

    TEST_CASE("project and afdeling are words of a project and of a department") {
        SmallBase base;
        auto kade = project("kade", "Herstel kademuur", "De muur zakt weg.");
        kade.locations = {{"Touwslagersgang", "Binnenwaarde", "1012"}};
        auto parking = article("parkeren", "Parkeren en Mobiliteit", "");
        parking.kind = "afdeling";
        base.put({kade, parking, article("geld", "Geld voor een project", "Voor een project van een buurt is er geld."),
                  article("wijk", "Wonen in de stad", "Binnenwaarde is een wijk waar u kunt wonen en parkeren."),
                  article("bellen", "Een afdeling bellen", "Zoek de afdeling en bel die.")});
        CHECK(ids_of(base->search(asker(), {.text = "+project +binnenwaarde"})) == Texts{"kade"});
        CHECK(ids_of(base->search(asker(), {.text = "+projecten in +Binnenwaarde"})) == Texts{"kade"});
        CHECK(ids_of(base->search(asker(), {.text = "+afdeling +parkeren"})) == Texts{"parkeren"});
    }

    TEST_CASE("of two projects that fit alike the one that goes on comes first, and what is over is labelled on its day") {
        SmallBase base;
        auto over = project("over", "Riool Stationsstraat", "De straat ligt open.", "afgerond");
        auto ends = project("eindigt", "Riool Stationsstraat", "De straat ligt open.");
        ends.end = parse_date("2027-02-23");
        base.put({over, ends, project("loopt", "Riool Stationsstraat", "De straat ligt open.")});
        const auto today = base->search(asker(), {.text = "stationsstraat open"});
        CHECK(ids_of(today) == Texts{"eindigt", "loopt", "over"});
        CHECK(has_badge(today, "over", "finished"));
        CHECK_FALSE(has_badge(today, "eindigt", "finished"));
        const auto tomorrow = base->search(on("2027-02-24"), {.text = "stationsstraat open"});
        CHECK(ids_of(tomorrow) == Texts{"loopt", "eindigt", "over"});
        CHECK(has_badge(tomorrow, "eindigt", "finished"));
        CHECK(std::ranges::count(hit_of(tomorrow, "over")->badges, "finished") == 1);
    }

    TEST_CASE("who names a project that is over still finds it first") {
        SmallBase base;
        base.put({project("sluis", "Vernieuwing Sluisbrug", "De brug is klaar.", "afgerond"), project("kade", "Herstel kademuur", "Bij de brug staan hekken.")});
        CHECK(first_of(base, asker(), "sluisbrug") == "sluis");
    }

    TEST_CASE("who asks when the work is done is not answered with work that is done") {
        SmallBase base;
        auto plein = project("plein", "Herinrichting Kraanplein", "Het plein is klaar. Er is gegraven voor een bak. De straat ernaast is ook klaar.", "afgerond");
        plein.locations = {{"Hijsersteeg", "Binnenwaarde", "1011"}};
        auto kabels = project("kabels", "Nieuwe stroomkabels", "Er wordt gegraven in elke straat. Daarvoor zijn vergunningen nodig, en overleg met wie er wonen.");
        base.put({plein, kabels, article("graf", "Graf uitzoeken", "Waar een graf ligt."), article("klaar", "Is mijn paspoort klaar", "Uw paspoort is klaar.")});
        for (const auto* question : {"er wordt hier gegraven, wanneer is dat klaar", "graven in de straat wanneer klaar", "gegraven klaar"}) {
            CAPTURE(question);
            const auto ids = ids_of(base->search(asker(), {.text = question}));
            const auto over = std::ranges::find(ids, "plein"), goes_on = std::ranges::find(ids, "kabels");
            REQUIRE(goes_on != ids.end());
            CHECK(goes_on < over);
            CHECK(over != ids.end());
        }
        // Who names it, or its street, gets it; and who asks for more of it than the other has.
        for (const auto* question : {"kraanplein klaar", "gegraven kraanplein klaar", "gegraven hijsersteeg klaar", "bak plein klaar gegraven"}) {
            CAPTURE(question);
            CHECK(first_of(base, asker(), question) == "plein");
        }
    }

    TEST_CASE("work that is over and announces something now is not set back") {
        SmallBase base;
        auto over = project("over", "Herstel brug", "De weg is klaar en er is gegraven.", "afgerond");
        over.announcements = {announce("storing", "Er wordt weer gegraven: een kabel is stuk", "2027-02-23", "2027-02-23")};
        base.put({over, project("loopt", "Nieuwe kabels", "Er wordt gegraven.")});
        CHECK(first_of(base, on("2027-02-23"), "gegraven kabel stuk") == "over");
        CHECK(first_of(base, on("2027-02-24"), "gegraven klaar") == "loopt");
        CHECK(offered(base, on("2027-02-23"), "Er is weer gegraven en de kabel is stuk.") == Texts{"over", "loopt"});
        CHECK(offered(base, on("2027-02-24"), "Er is gegraven, wanneer is het klaar?") == Texts{"loopt", "over"});
    }

    TEST_CASE("of a note too, work that is over is offered behind work that goes on, but to who names it") {
        SmallBase base;
        auto plein = project("plein", "Herinrichting Kraanplein", "Het plein is klaar. Er is gegraven in de straat en die is ook klaar.", "afgerond");
        plein.locations = {{"Hijsersteeg", "Binnenwaarde", "1011"}};
        base.put({plein, project("kabels", "Nieuwe stroomkabels", "Er wordt gegraven in elke straat. Daarvoor zijn vergunningen nodig, en overleg met wie er wonen."),
                  article("klaar", "Paspoort ophalen", "U krijgt bericht.")});
        CHECK(offered(base, asker(), "Mevrouw zegt dat er in haar straat wordt gegraven. Wanneer is de straat klaar?") == Texts{"kabels", "plein"});
        for (const auto* note : {"Er wordt gegraven op het Kraanplein. Wanneer is dat klaar?", "In de Hijsersteeg is de straat gegraven, is dat klaar?"}) {
            CAPTURE(note);
            CHECK(offered(base, asker(), note).front() == "plein");
        }
    }

    TEST_CASE("a letter is found by what it was about, by what people call it and by its day") {
        SmallBase base;
        auto kade = project("kade", "Herstel kademuur", "De muur zakt weg.");
        kade.mailings = {{parse_date("2027-02-18"), "bewoners van de woonboten", "Nachtwerk op 4 en 5 maart"}, {std::nullopt, "", "Proefboring"}};
        base.put({kade, article("stemmen", "Stemmen vanuit het buitenland", "U krijgt een brief. In de brief staat hoe u per brief stemt."),
                  article("folder", "Folder bestellen", "Bestel een folder of een mailing."), article("bericht", "Bericht over uw bezwaar", "U krijgt bericht van ons.")});
        for (const auto* question : {"brief nachtwerk", "ik heb een brief over nachtwerk", "mailing over nachtwerk", "folder over het nachtwerk", "bericht nachtwerk",
                                     "brief van 18 februari over nachtwerk", "brief 18 februari 2027", "brief over een proefboring", "brief aan bewoners van woonboten"}) {
            CAPTURE(question);
            CHECK(first_of(base, asker(), question) == "kade");
        }
        CHECK(first_of(base, asker(), "brief stemmen") == "stemmen");
        CHECK(first_of(base, asker(), "folder bestellen") == "folder");
    }

    TEST_CASE("what is announced rises for who asks about it, from its first minute to its last") {
        SmallBase base;
        auto light = article("verlichting", "Openbare verlichting", "Meld een lamp die stuk is.");
        light.announcements = {announce("storing", "Geen straatverlichting in Noorderhoek door een kabelbreuk", "2027-02-23 07:30", "2027-02-23 14:00")};
        base.put({light, article("noorderhoek", "Wonen in Noorderhoek", "Noorderhoek is een wijk met straatverlichting."), article("kabel", "Kabel kapot", "Een kabel is kapot.")});
        const std::string question = "straatverlichting noorderhoek";
        CHECK(first_of(base, on("2027-02-23 07:29"), question) == "noorderhoek");
        CHECK(first_of(base, on("2027-02-23 07:30"), question) == "verlichting");
        CHECK(first_of(base, on("2027-02-23 13:59"), question) == "verlichting");
        CHECK(first_of(base, on("2027-02-23 14:00"), question) == "noorderhoek");
        CHECK(first_of(base, on("2027-02-23"), question) == "verlichting");
        CHECK(first_of(base, on("2027-02-24"), question) == "noorderhoek");
        const auto during = base->search(on("2027-02-23 08:00"), {.text = question});
        CHECK(has_badge(during, "verlichting", "announced"));
        REQUIRE(during.notices.size() == 1);
        CHECK(during.notices.front() == Notice{"Geen straatverlichting in Noorderhoek door een kabelbreuk", "verlichting", "2027-02-23 14:00", "storing"});
        const auto after = base->search(on("2027-02-23 14:00"), {.text = "openbare verlichting"});
        CHECK_FALSE(has_badge(after, "verlichting", "announced"));
        CHECK(after.notices.empty());
    }

    TEST_CASE("of what is urgent half of the question is enough when its record has the rest, of letters it is not") {
        for (const auto& [kind, first] : {std::pair{"storing", "masten"}, {"calamiteit", "masten"}, {"mailing", "avond"}}) {
            SmallBase base;
            auto masts = project("masten", "Nieuwe lichtmasten", "De ploeg werkt per straat. De oude mast gaat pas weg als de nieuwe brandt, en tot zolang staat er een hek.");
            masts.announcements = {announce(kind, "In de Ankerstraat is het donker: een kabel is geraakt", "2027-02-23 06:00", "2027-02-23 21:00")};
            base.put({masts, article("avond", "Donker op straat", "Is het donker op straat? Neem een lamp mee.")});
            CAPTURE(kind);
            CHECK(first_of(base, on("2027-02-23 10:00"), "het is donker op straat") == first);
            CHECK(first_of(base, on("2027-02-23 10:00"), "donker in het zwembad") == "avond");
        }
    }

    TEST_CASE("before and after it nobody finds a record by its announcement, nor is shown it") {
        SmallBase base;
        auto water = article("water", "Waterleiding", "Bel het waterbedrijf.");
        water.announcements = {announce("calamiteit", "Kookadvies voor Oeverdijk", "2027-02-23 10:00", "2027-02-25")};
        base.put({water, article("anders", "Iets anders", "Heel iets anders.")});
        CHECK(first_of(base, on("2027-02-23 10:00"), "kookadvies").empty() == false);
        for (const auto* moment : {"2027-02-22", "2027-02-23 09:59", "2027-02-26 00:00"}) {
            CAPTURE(moment);
            CHECK(base->search(on(moment), {.text = "kookadvies"}).total == 0);
            CHECK(base->searcher(on(moment)).show("water")->announcements.empty());
            CHECK(base->searcher(on(moment)).notices("water").empty());
            CHECK(base->offer(on(moment), {}).now->announced.empty());
        }
        const auto now = on("2027-02-25 23:59");
        CHECK(base->searcher(now).show("water")->announcements.size() == 1);
        CHECK(base->searcher(now).notices("water").size() == 1);
        const auto found = base->search(now, {.text = "kookadvies"});
        CHECK(found.total == 1);
        CHECK(base->searcher(now).why_not({.text = "kookadvies"}, "water").rank == 1);
    }

    TEST_CASE("for who asks about something else nothing rises") {
        SmallBase base;
        auto water = article("water", "Waterleiding", "Water uit de kraan.");
        water.announcements = {announce("storing", "Geen water in Oeverdijk", "2027-02-23", "2027-02-23")};
        base.put({water, article("tarief", "Water betalen", "Wat water uit de kraan kost, en hoe u water uit de kraan betaalt."), article("kraan", "Kraan huren", "Een kraan voor de bouw.")});
        CHECK(first_of(base, asker(), "kraan huren") == "kraan");
        CHECK(first_of(base, asker(), "water betalen") == "tarief");
        CHECK(first_of(base, asker(), "geen water oeverdijk") == "water");
        CHECK(ids_of(base->search(asker(), {.text = "oeverdijk -water"})).empty());
        CHECK(ids_of(base->search(asker(), {.text = "storing water", .filters = {{"soort", "vac"}}})).empty());
    }

    TEST_CASE("for an empty question what is announced for the asker's groups is offered, and for a text what goes with its records") {
        SmallBase base;
        auto water = article("water", "Waterleiding", "Water uit de kraan.");
        water.announcements = {announce("storing", "Geen water in Oeverdijk", "2027-02-23", "2027-02-23")};
        auto inside = article("intern", "Inbraak in het stadskantoor", "Voor collega's.");
        inside.visibility = Texts{"kcc"};
        inside.announcements = {announce("calamiteit", "Het stadskantoor is ontruimd", "2027-02-23", "2027-02-23")};
        base.put({water, inside});
        const auto ids = [&](const Asker& who) {
            Texts out;
            const auto offer = base->offer(who, {});
            for (const auto& notice : offer.now->announced) out.push_back(notice.id);
            return out;
        };
        CHECK(ids(asker()) == Texts{"water"});
        CHECK(ids(asker({"kcc"})) == Texts{"intern", "water"});
        CHECK(first_of(base, asker(), "stadskantoor ontruimd").empty());
        CHECK(first_of(base, asker({"kcc"}), "stadskantoor ontruimd") == "intern");
        const auto offer = base->offer(asker(), {.text = "Er komt geen water uit de kraan."});
        REQUIRE(offer.notices.size() == 1);
        CHECK(offer.notices.front().id == "water");
        REQUIRE_FALSE(offer.questions.empty());
        CHECK(std::ranges::count(offer.questions.front().records.front().hit.badges, "announced") == 1);
    }

    TEST_CASE("a calamity is told before what is a nuisance, and a record has its announcements under each of its ids") {
        SmallBase base;
        auto brief = article("a", "Brief", "x"), light = article("b", "Licht", "x"), fire = article("c", "Rook", "x");
        brief.announcements = {announce("mailing", "Er kwam een brief", "2027-02-23", "2027-02-23")};
        light.announcements = {announce("storing", "Het licht is uit", "2027-02-23", "2027-02-23")};
        fire.announcements = {announce("calamiteit", "Grote brand", "2027-02-23", "2027-02-23")};
        fire.merged_from = {"oud-c"};
        base.put({brief, light, fire});
        Texts kinds;
        const auto offer = base->offer(asker(), {});
        for (const auto& notice : offer.now->announced) kinds.push_back(notice.kind);
        CHECK(kinds == Texts{"calamiteit", "storing", "mailing"});
        CHECK(base->searcher(asker()).notices("c").size() == 1);
        CHECK(base->searcher(asker()).notices("oud-c") == base->searcher(asker()).notices("c"));
        // Also beside the lists of the redacteur.
        std::filesystem::create_directories(base.folder() / "redactie");
        spit(base.folder() / "redactie" / "berichten.tsv", "Vandaag geen balie\tartikel:oud-c\n");
        REQUIRE_FALSE(base->editorial({"redactie", some_moment}).publish().refused);
        for (const auto* id : {"c", "oud-c"}) {
            CAPTURE(id);
            const auto notices = base->searcher(asker()).notices(id);
            REQUIRE(notices.size() == 2);
            CHECK(notices.back().kind == "calamiteit");
        }
    }

    TEST_CASE("a note about what is announced gets the record that announces it, for as long as it does") {
        SmallBase base;
        auto light = article("verlichting", "Openbare verlichting", "Meld een lamp die stuk is.");
        light.announcements = {announce("storing", "Kabelbreuk: donker in Noorderhoek", "2027-02-23 07:30", "2027-02-23 14:00")};
        base.put({light, article("paspoort", "Paspoort aanvragen", "Aan de balie."), article("noorderhoek", "Wonen in Noorderhoek", "Noorderhoek is een wijk.")});
        const auto first = [&](const std::string& moment, const std::string& text) {
            const auto offer = base->offer(on(moment), {.text = text});
            return offer.questions.empty() ? std::string{} : offer.questions.front().records.front().hit.id;
        };
        const std::string note = "Goedemorgen, het is hier donker in Noorderhoek. Wat is er aan de hand?";
        CHECK(first("2027-02-23 07:30", note) == "verlichting");
        CHECK(first("2027-02-23 14:00", note) == "noorderhoek");
        CHECK(first("2027-02-23 10:00", "Ik wil een paspoort aanvragen voor mijn zoon in Noorderhoek.") == "paspoort");
        CHECK(base->offer(on("2027-02-23 10:00"), {.text = note}).notices.size() == 1);
    }

    TEST_CASE("an announcement is no list of the redacteur: it rises without those too, and why tells") {
        SmallBase base;
        auto water = article("water", "Waterleiding", "Water uit de kraan.");
        water.announcements = {announce("storing", "Geen water", "2027-02-23", "2027-02-23")};
        base.put({article("tarief", "Geen water meer", "Geen water."), water});
        const auto answer = base->search(asker(), {.text = "geen water", .explain = true, .without_lists = true});
        REQUIRE(answer.hits.front().id == "water");
        CHECK(std::ranges::find(answer.hits.front().why, "announcement", &Why::kind) != answer.hits.front().why.end());
        CHECK(std::ranges::find(answer.hits.back().why, "announcement", &Why::kind) == answer.hits.back().why.end());
    }
}

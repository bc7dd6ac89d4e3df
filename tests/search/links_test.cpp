// SPDX-License-Identifier: GPL-2.0-or-later
// How records hang together, from either side.
#include <doctest/doctest.h>

#include <algorithm>

#include "analysis/analyzer.hpp"
#include "record/reader.hpp"
#include "search/brute_force.hpp"
#include "search/random_links.hpp"
#include "support/seconds.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

using Texts = std::vector<std::string>;

Record staff(const std::string& id, const std::string& kind, const std::string& name) {
    Record record;
    record.id = id;
    record.kind = kind;
    record.title = name;
    return record;
}

Texts told(SmallBase& base, const std::string& id, const Asker& who = asker()) { return told_links(base->searcher(who).links(id)); }

void compare_with_plain(unsigned seed, std::size_t count) {
    CAPTURE(seed);
    RandomWorld world{seed};
    SmallBase base;
    auto records = linked_records(world, count);
    for (auto& record : records) REQUIRE(record::check(record, base->settings(), {}).accepted());
    base.put(records);
    analysis::Analyzer analyzer;
    std::set<std::string> known;
    for (const auto& record : records)
        if (is_known(record, record.id)) known.insert(record.id);
    for (int round = 0; round < 3; ++round) {
        const auto who = world.asker();
        const auto searcher = base->searcher(who);
        std::vector<Record> visible;
        for (const auto& record : records)
            if (auto seen = seen_by(who, record, base->settings())) visible.push_back(std::move(*seen));
        for (int i = 0; i < (count > 500 ? 8 : 40); ++i) {
            const auto id = "p" + std::to_string(world.below(count));
            CAPTURE(id);
            const auto expected = plain_links(visible, known, id, analyzer);
            CHECK(told_links(searcher.links(id, 1000)) == expected);
            // Of fewer the first of each relation.
            const auto all = searcher.links(id, 1000), few = searcher.links(id, 2);
            std::vector<RecordLink> first;
            for (const auto& link : all)
                if (std::ranges::count(first, link.relation, &RecordLink::relation) < 2) first.push_back(link);
            CHECK(few == first);
        }
    }
}

}  // namespace

TEST_SUITE("search/links") {
    TEST_CASE("from an article to who knows about it, and back") {
        SmallBase base;
        auto kap = article("kap", "Boom kappen in de tuin", "Vraag een vergunning aan.");
        kap.owner = "mw-bos";
        kap.departments = {"Ruimte en Beheer"};
        kap.keywords = {"iepziekte"};
        auto bos = staff("mw-bos", "medewerker", "Özge Bos");
        bos.departments = {"ruimte EN beheer"};
        auto iep = staff("mw-iep", "medewerker", "Auke Iep");
        iep.skills = "groenonderhoud, iepziekte";
        auto leeg = staff("mw-leeg", "medewerker", "Anna Leeg");
        leeg.skills = "paspoorten";
        auto ruimte = staff("afd-ruimte", "afdeling", "Ruimte en Beheer");
        ruimte.alternative_titles = {"Stadsbeheer"};
        ruimte.leader = "Auke Iep";
        base.put({kap, bos, iep, leeg, ruimte});
        CHECK(told(base, "kap") == Texts{"department afd-ruimte ", "expert mw-iep iepziekte", "owner mw-bos "});
        CHECK(told(base, "mw-bos") == Texts{"member-of afd-ruimte ", "owns kap "});
        CHECK(told(base, "mw-iep") == Texts{"expert-in kap iepziekte", "leads afd-ruimte "});
        CHECK(told(base, "afd-ruimte") == Texts{"handles kap ", "leader mw-iep ", "member mw-bos "});
        CHECK(told(base, "mw-leeg").empty());
        CHECK(told(base, "bestaat-niet").empty());
        const auto related = base->searcher(asker()).related("kap", 10);
        Texts reasons;
        for (const auto& one : related) reasons.push_back(one.id + ' ' + one.reason);
        CHECK(std::ranges::find(reasons, "mw-bos owner") != reasons.end());
        CHECK(std::ranges::find(reasons, "mw-iep expert") != reasons.end());
    }

    TEST_CASE("of few related records each kind gets its share, and of many all are told in their order") {
        SmallBase base;
        auto kap = article("kap", "Boom kappen in de tuin", "Vraag een vergunning aan.");
        kap.departments = {"Ruimte en Beheer"};
        kap.keywords = {"iepziekte"};
        std::vector<Record> records;
        for (int i = 0; i < 6; ++i) {
            records.push_back(article("a" + std::to_string(i), "Artikel " + std::to_string(i), "Over iets anders."));
            kap.related.push_back(records.back().id);
        }
        auto iep = staff("mw-iep", "medewerker", "Auke Iep");
        iep.skills = "iepziekte";
        auto bomen = staff("bomen", "project", "Nieuwe bomen");
        bomen.status = "lopend";
        bomen.related = {"kap"};
        records.insert(records.end(), {kap, iep, bomen, staff("afd-ruimte", "afdeling", "Ruimte en Beheer")});
        base.put(records);
        const auto ids = [&](std::size_t limit) {
            Texts out;
            for (const auto& one : base->searcher(asker()).related("kap", limit)) out.push_back(one.id);
            return out;
        };
        CHECK(ids(0).empty());
        CHECK(ids(1) == Texts{"a0"});
        CHECK(ids(2) == Texts{"a0", "bomen"});
        CHECK(ids(4) == Texts{"a0", "bomen", "afd-ruimte", "mw-iep"});
        CHECK(ids(6) == Texts{"a0", "a1", "a2", "bomen", "afd-ruimte", "mw-iep"});
        CHECK(ids(9) == Texts{"a0", "a1", "a2", "a3", "a4", "a5", "bomen", "afd-ruimte", "mw-iep"});
    }

    TEST_CASE("a project and its contacts, by id and by name however it is written, in their order") {
        SmallBase base;
        auto project = staff("kade", "project", "Herstel kademuur");
        project.status = "lopend";
        project.contacts = {{"", "in ’t Veld, Jan", "", 3}, {"mw-1", "Iemand anders", "projectleider", 2}, {"", "AUKE  kadewerf", "oevers", 1}};
        project.fallback = "Stadsbeheer, 020 011 2640";
        auto ruimte = staff("afd-ruimte", "afdeling", "Ruimte en Beheer");
        ruimte.alternative_titles = {"Stadsbeheer"};
        auto veld = staff("mw-veld", "medewerker", "Jan in 't Veld");
        veld.alternative_titles = {"In 't Veld, Jan"};
        base.put({project, ruimte, veld, staff("mw-1", "medewerker", "Piet Pol"), staff("mw-2", "medewerker", "Auke Kadewerf")});
        const auto links = base->searcher(asker()).links("kade");
        Texts line;
        for (const auto& link : links) line.push_back(link.relation + ' ' + link.id + ' ' + link.detail);
        CHECK(line == Texts{"leader mw-1 ", "contact mw-2 oevers", "contact mw-1 projectleider", "contact mw-veld ", "fallback afd-ruimte "});
        CHECK(told(base, "mw-2") == Texts{"contact-of kade oevers"});
        CHECK(told(base, "mw-1") == Texts{"contact-of kade projectleider", "leads kade "});
        CHECK(told(base, "afd-ruimte") == Texts{"fallback-of kade "});
    }

    TEST_CASE("a prefix that ends in an apostrophe is written with the name behind it") {
        SmallBase base;
        auto noella = staff("n", "medewerker", "Noëlla d' Oeverhagen"), yassir = staff("y", "medewerker", "Yassir el Waaljanti");
        noella.given_name = "Noëlla";
        noella.name_prefix = "d'";
        noella.family_name = "Oeverhagen";
        yassir.availability = Availability{{}, "Noëlla d'Oeverhagen"};
        CHECK(base.put({noella, yassir}).warnings.empty());
        CHECK(told(base, "y") == Texts{"replacement n "});
    }

    TEST_CASE("who may not see one end of a link does not see the link, nor the id of it") {
        SmallBase base;
        auto open = article("open", "Boom kappen", "x");
        open.owner = "mw-geheim";
        auto project = staff("kade", "project", "Kade");
        project.status = "lopend";
        project.contacts = {{"mw-geheim", "", "projectleider", 1}};
        auto secret = staff("mw-geheim", "medewerker", "Jan Geheim");
        secret.visibility = Texts{"kcc"};
        secret.skills = "boom kappen";
        auto colleague = staff("mw-open", "medewerker", "Anna Open");
        colleague.availability = Availability{{}, "Jan Geheim", {{{parse_minute("2027-02-01"), std::nullopt}, "mw-geheim"}}};
        base.put({open, project, secret, colleague});
        for (const auto* id : {"open", "kade", "mw-open"}) {
            CAPTURE(id);
            CHECK(told(base, id).empty());
            CHECK_FALSE(told(base, id, asker({"kcc"})).empty());
        }
        CHECK(told(base, "mw-geheim").empty());
        CHECK(told(base, "mw-geheim", asker({"kcc"})).size() == 5);
        const auto outside = base->searcher(asker()), inside = base->searcher(asker({"kcc"}));
        CHECK(outside.show("open")->owner.empty());
        CHECK(inside.show("open")->owner == "mw-geheim");
        CHECK(outside.show("kade")->contacts.empty());
        CHECK(outside.show("mw-open")->availability->replacement.empty());
        CHECK(outside.show("mw-open")->availability->absences.front().replacement.empty());
        CHECK(inside.show("mw-open")->availability->replacement == "Jan Geheim");
        for (const auto& one : outside.related("open", 10)) CHECK(one.id != "mw-geheim");
    }

    TEST_CASE("a shielded colleague who left, and a department that is no more, are told to nobody else") {
        SmallBase base;
        auto gone = staff("mw-weg", "medewerker", "Kort Weg");
        gone.visibility = Texts{"kcc"};
        gone.status = "non-actief";
        gone.merged_from = {"tc-weg"};
        auto closed = staff("afd-weg", "afdeling", "Geheime Zaken");
        closed.visibility = Texts{"kcc"};
        closed.status = "non-actief";
        auto old = staff("mw-oud", "medewerker", "Oud Open");
        old.status = "non-actief";
        auto one = article("een", "Boom kappen", "x"), two = article("twee", "Boom snoeien", "x"), three = article("drie", "Boom planten", "x");
        one.owner = "Kort Weg";
        two.owner = "Geheime Zaken";
        three.owner = "Oud Open";
        auto project = staff("kade", "project", "Kade");
        project.status = "lopend";
        project.leader = "tc-weg";
        project.fallback = "afd-weg, 020 011 2640";
        auto colleague = staff("mw-open", "medewerker", "Anna Open");
        colleague.availability = Availability{{}, "mw-weg", {}};
        base.put({gone, closed, old, one, two, three, project, colleague});
        const auto outside = base->searcher(asker()), inside = base->searcher(asker({"kcc"}));
        CHECK(outside.show("een")->owner.empty());
        CHECK(outside.show("twee")->owner.empty());
        CHECK(outside.show("drie")->owner == "Oud Open");  // he was never shielded
        CHECK(outside.show("kade")->leader.empty());
        CHECK(outside.show("kade")->fallback == "020 011 2640");
        CHECK(outside.show("mw-open")->availability->replacement.empty());
        CHECK(inside.show("een")->owner == "Kort Weg");
        CHECK(inside.show("kade")->leader == "tc-weg");
        // The generation is read anew from its files.
        base.open_again();
        CHECK(base->searcher(asker()).show("een")->owner.empty());
    }

    TEST_CASE("the id of a department that is shielded is no fallback for who may not see it, nor to be called") {
        SmallBase base;
        auto project = staff("kade", "project", "Kade"), other = staff("brug", "project", "Brug");
        project.status = other.status = "lopend";
        project.fallback = "afd-g";
        other.fallback = "Team Buiten, 020 011 2640";
        auto secret = staff("afd-g", "afdeling", "Geheime Zaken");
        secret.visibility = Texts{"kcc"};
        secret.phones = {"020 011 2699"};
        base.put({project, other, secret});
        const auto outside = base->searcher(asker()), inside = base->searcher(asker({"kcc"}));
        CHECK(outside.show("kade")->fallback.empty());
        CHECK(outside.reach("kade").line.empty());
        CHECK(base->search(asker(), {.text = "\"afd-g\""}).total == 0);  // it is no word of the project
        CHECK(ids_of(base->search(asker(), {.text = "team buiten"})) == Texts{"brug"});
        CHECK(outside.show("brug")->fallback == "Team Buiten, 020 011 2640");
        CHECK(inside.show("kade")->fallback == "afd-g");
        CHECK(inside.reach("kade").line.front().id == "afd-g");
    }

    TEST_CASE("a contact who is known by his id is never another of the same name") {
        SmallBase base;
        auto project = staff("kade", "project", "Kade"), elsewhere = staff("brug", "project", "Brug");
        project.status = elsewhere.status = "lopend";
        project.contacts = {{"mw-1", "Jan Jansen", "projectleider", 1}};
        elsewhere.contacts = {{"ander-systeem-7", "Piet Pol", "omgeving", 1}};
        auto first = staff("mw-1", "medewerker", "Jan Jansen"), second = staff("mw-2", "medewerker", "Jan Jansen");
        second.phones = {"020 011 2605"};
        base.put({project, elsewhere, first, second, staff("mw-3", "medewerker", "Piet Pol")});
        CHECK(told(base, "kade") == Texts{"contact mw-1 projectleider", "leader mw-1 "});
        CHECK(told(base, "mw-1") == Texts{"contact-of kade projectleider", "leads kade "});
        CHECK(told(base, "mw-2").empty());
        CHECK(told(base, "brug") == Texts{"contact mw-3 omgeving"});
        CHECK(told(base, "mw-3") == Texts{"contact-of brug omgeving"});
        CHECK(base->searcher(asker()).reach("kade").line.size() == 1);
        // Also not when he is shielded: then it is the name that the project tells, and no number.
        first.visibility = Texts{"kcc"};
        base.put({first});
        CHECK(told(base, "kade").empty());
        CHECK(told(base, "mw-2").empty());
        const auto reach = base->searcher(asker()).reach("kade");
        REQUIRE(reach.line.size() == 1);
        CHECK(reach.line.front().title == "Jan Jansen");
        CHECK(reach.line.front().id.empty());
        CHECK(reach.line.front().phones.empty());
    }

    TEST_CASE("the links are those that one finds by looking at every record") {
        const unsigned worlds = full_tests() ? 40 : 4;
        for (unsigned seed = 1; seed <= worlds; ++seed) compare_with_plain(seed, 30 + seed * 10);
        compare_with_plain(99, 2000);
    }

    TEST_CASE("an id that differs in case or signs is another id") {
        SmallBase base;
        auto one = article("a", "Titel", "x");
        one.owner = "mw-1";
        base.put({one, staff("mw-1", "medewerker", "Jan Een"), staff("MW.1", "medewerker", "Jan Twee")});
        CHECK(told(base, "a") == Texts{"owner mw-1 "});
        CHECK(told(base, "MW.1").empty());
    }
}

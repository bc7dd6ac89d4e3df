// SPDX-License-Identifier: GPL-2.0-or-later
// The search terms of a base from outside: what is offered, by whom it is carried, what looks wrong, and what a block does to each.
#include <doctest/doctest.h>

#include <algorithm>

#include "search/small_base.hpp"
#include "support/code_of.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

using Strings = std::vector<std::string>;

Record person(const std::string& id, const std::string& name, const std::string& skills) {
    Record record;
    record.id = id;
    record.kind = "medewerker";
    record.title = name;
    record.skills = skills;
    return record;
}

Record with_keywords(Record record, Strings keywords) {
    record.keywords = std::move(keywords);
    return record;
}

class Town {
public:
    Town() {
        auto department = article("afd-groen", "Groen en Beheer", "");
        department.kind = "afdeling";
        department.sections.clear();
        department.alternative_titles = {"Plantsoenendienst"};
        auto english = with_keywords(article("en-waste", "Waste collection", "We collect your rubbish."), {"garbage", "newborn"});
        english.language = "en";
        base.put({with_keywords(article("boom", "Bomen kappen", "Voor het kappen is een vergunning nodig. De iepenziekte is besmettelijk."), {"iepziekte", "iepenziekte", "kapvergunning"}),
                  article("ziek", "Zieke iepen", "Meld de iepenziekte. Het gemeentehuis haalt de boom weg."),
                  with_keywords(article("balie", "Balie", "De balie is in het gemeentehuis. Het gemeentehuis is open."), {"gemeenthuis", "kapvergunningen", "stadhuis", "vergunning", "qwertbank", "zwubbel Wvggz"}),
                  article("tapijt", "Tapijt wegbrengen", "Een vloerkleed of tapijt brengt u weg."), article("grofvuil", "Grofvuil", "Wij halen een vloerkleed op."),
                  person("mw-a", "Jorrit Veldstra", "boomziekten, iepziekte, dode bomen"), std::move(department), std::move(english)});
    }

    Editorial desk() { return base->editorial({"redactie", some_moment}); }
    Strings ids(const std::string& question) { return ids_of(base->search(asker(), {.text = question})); }
    bool finds(const std::string& question, const std::string& id) {
        const auto found = ids(question);
        return std::ranges::find(found, id) != found.end();
    }
    Strings offered(const std::string& typed) {
        Strings out;
        for (const auto& one : base->searcher(asker()).complete({typed, 20, {}})) out.push_back(one.text);
        return out;
    }
    bool offers(const std::string& typed, const std::string& text) {
        const auto all = offered(typed);
        return std::ranges::find(all, text) != all.end();
    }

    SmallBase base;
};

Strings origins(const std::vector<TermInfo>& terms) {
    Strings out;
    for (const auto& term : terms) out.push_back(term.origin + (term.id.empty() ? "" : " " + term.id));
    return out;
}

std::string suspects(const std::vector<TermInfo>& terms) {
    std::string out;
    for (const auto& term : terms) out += term.term + (term.suggestion.empty() ? "" : " > " + term.suggestion) + (term.rare ? " rare" : "") + "; ";
    return out;
}

bool has_remark(const std::vector<ListRemark>& remarks, const std::string& code) {
    return std::ranges::any_of(remarks, [&](const ListRemark& one) { return one.finding.message.code == code; });
}

}  // namespace

TEST_SUITE("knowledge_base/terms: the list") {
    TEST_CASE("it has what staff know, what departments are called, titles, and with a pattern the words of texts") {
        Town town;
        auto desk = town.desk();
        CHECK(origins(desk.terms({.pattern = "boomziekten"})) == Strings{"subject mw-a"});
        CHECK(origins(desk.terms({.pattern = "plantsoenendienst"})) == Strings{"title afd-groen"});
        CHECK(origins(desk.terms({.pattern = "zieke iepen"})) == Strings{"name ziek"});
        const auto words = desk.terms({.pattern = "vloerkl*"});
        REQUIRE(origins(words) == Strings{"text"});
        CHECK(words.front().term == "vloerkleed");
        CHECK(words.front().records == 2);
        CHECK(origins(desk.terms({.pattern = "vloerkleed", .id = "tapijt"})) == Strings{"text tapijt"});
        CHECK(std::ranges::none_of(desk.terms({}), [](const TermInfo& term) { return term.origin == "text"; }));
        desk.add_term("mat", "tapijt");
        desk.publish();
        CHECK(origins(desk.terms({.pattern = "mat"})) == Strings{"list tapijt"});
    }

    TEST_CASE("other names of people are names, and nobody's name is proposed for a list") {
        Town town;
        auto called = person("mw-b", "Sytske Veldstra", "");
        called.alternative_titles = {"Siets Veldstra"};
        town.base.put({called});
        CHECK(origins(town.desk().terms({.pattern = "siets veldstra"})) == Strings{"name mw-b"});
        const auto ways = town.desk().mend("qzxwv", "mw-b").proposals;
        CHECK(!ways.empty());
        CHECK(std::ranges::none_of(ways, [](const Proposal& way) { return way.kind == "synonym"; }));
        const auto usual = town.desk().mend("qzxwv", "tapijt").proposals;
        CHECK(std::ranges::any_of(usual, [](const Proposal& way) { return way.kind == "synonym"; }));
    }

    TEST_CASE("what is carried only as a term is no word of texts") {
        Town town;
        CHECK(origins(town.desk().terms({.pattern = "iepziekte"})) == Strings{"keyword boom", "subject mw-a"});
    }

    TEST_CASE("an id that there is not is said to be unknown") {
        Town town;
        CHECK(code_of([&] { town.desk().terms({.id = "bestaatniet"}); }) == "unknown_record");
        CHECK(town.desk().terms({.id = "boom"}).size() == 4);
    }

    TEST_CASE("slips are suspect, also in what may be a compound, and right compounds, abbreviations and English are not") {
        Town town;
        CHECK(suspects(town.desk().terms({.suspect = true})) ==
              "gemeenthuis > gemeentehuis; iepziekte > iepenziekte; qwertbank rare; zwubbel Wvggz rare; ");
    }
}

TEST_SUITE("knowledge_base/terms: blocking everywhere") {
    TEST_CASE("a word of texts is offered no more, and found as before; the desk says so") {
        Town town;
        REQUIRE(town.offers("vloerk", "vloerkleed"));
        const auto before = town.ids("vloerkleed");
        auto desk = town.desk();
        const auto edit = desk.block_term("vloerkleed", "*");
        REQUIRE(edit.notes.size() == 1);
        CHECK(edit.notes.front() == Message{"block_stays_in_text", {"vloerkleed", "2"}});
        CHECK_FALSE(has_remark(desk.lint(), "lint_blocks_nothing"));
        desk.publish();
        CHECK_FALSE(town.offers("vloerk", "vloerkleed"));
        CHECK_FALSE(town.offers("wegbrengen vloerk", "wegbrengen vloerkleed"));
        CHECK(town.ids("vloerkleed") == before);
        CHECK(desk.terms({.pattern = "vloerkleed"}).front().blocked);
        town.base.open_again();  // by what publishing left
        CHECK_FALSE(town.offers("vloerk", "vloerkleed"));
        desk = town.desk();
        desk.block_term("zzqxjwv", "*");
        CHECK(has_remark(desk.lint(), "lint_blocks_nothing"));
    }

    TEST_CASE("a title is offered no more, and what one record got all the same is") {
        Town town;
        auto desk = town.desk();
        REQUIRE(town.offers("zieke", "Zieke iepen"));
        desk.block_term("zieke iepen", "*");
        desk.block_term("tapijt", "*");
        desk.add_term("tapijt", "grofvuil");
        desk.publish();
        CHECK_FALSE(town.offers("zieke", "Zieke iepen"));
        CHECK(town.finds("zieke iepen", "ziek"));
        CHECK(town.offers("tapi", "tapijt"));
    }

    TEST_CASE("what staff know is blocked too: not offered, not found, and no link") {
        Town town;
        CHECK(town.finds("iepziekte", "mw-a"));
        const auto is_expert = [&] {
            const auto links = town.base->searcher(asker()).links("boom", 10);
            return std::ranges::any_of(links, [](const RecordLink& link) { return link.relation == "expert" && link.id == "mw-a"; });
        };
        CHECK(is_expert());
        auto desk = town.desk();
        desk.block_term("iepziekte", "*", "fout gespeld");
        CHECK_FALSE(has_remark(desk.lint(), "lint_blocks_nothing"));
        desk.publish();
        CHECK_FALSE(town.finds("iepziekte", "mw-a"));
        CHECK_FALSE(town.offers("iepz", "iepziekte"));
        CHECK_FALSE(is_expert());
        CHECK(town.finds("boomziekten", "mw-a"));
        CHECK(town.finds("iepziekte", "boom"));  // as a typing error
        for (const auto& term : desk.terms({.pattern = "iepziekte"})) CHECK(term.blocked);
    }

    TEST_CASE("several terms are blocked in one step, each once") {
        Town town;
        auto desk = town.desk();
        CHECK(desk.block_terms({"iepziekte", "gemeenthuis", "Iepziekte"}, "*").added.size() == 2);
    }
}

TEST_SUITE("knowledge_base/terms: a blocked word is read as what it may be a slip for") {
    TEST_CASE("an article that lost the wrong word is found by it all the same, below who has it still") {
        Town town;
        auto desk = town.desk();
        desk.block_term("iepziekte", "boom", "fout gespeld");
        desk.publish();
        const auto found = town.ids("iepziekte");
        REQUIRE(found.size() >= 2);
        CHECK(found.front() == "mw-a");
        CHECK(town.finds("iepziekte", "boom"));
        CHECK(town.finds("iepziekte", "ziek"));
    }

    TEST_CASE("a right word that was blocked for its meaning stays what it is, and so does every question without blocked words") {
        Town town;
        const auto before = town.ids("iepziekte"), permit = town.ids("kapvergunning");
        auto desk = town.desk();
        desk.block_term("stadhuis", "balie", "hoort er niet bij");
        desk.publish();
        CHECK(town.ids("iepziekte") == before);
        CHECK(town.ids("kapvergunning") == permit);
        const auto answer = town.base->search(asker(), {.text = "stadhuis"});
        CHECK_FALSE(answer.correction);
    }
}

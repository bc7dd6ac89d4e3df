// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "record/reader.hpp"
#include "search/brute_force.hpp"
#include "search/plain_completer.hpp"
#include "search/random_records.hpp"
#include "support/seconds.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

Record vac(const std::string& id, const std::string& title, std::vector<std::string> others = {}) {
    auto record = article(id, title, "Antwoord.");
    record.kind = "vac";
    record.alternative_titles = std::move(others);
    return record;
}

std::vector<std::string> texts(const std::vector<Completion>& completions, const std::string& kind = {}) {
    std::vector<std::string> out;
    for (const auto& one : completions)
        if (kind.empty() || one.kind == kind) out.push_back(one.text);
    return out;
}

using Texts = std::vector<std::string>;

Texts titles(SmallBase& base, const std::string& text, const Asker& who = asker()) {
    return texts(base->complete(who, {.text = text, .limit = 10, .kinds = {"title", "question"}}));
}

Texts words(SmallBase& base, const std::string& text, const Asker& who = asker()) {
    return texts(base->complete(who, {.text = text, .limit = 10, .kinds = {"word"}}));
}

std::string told(const std::vector<Completion>& completions) {
    std::string out;
    for (const auto& [text, kind, id] : completions) out += kind + ' ' + id + " <" + text + ">\n";
    return out;
}

// Everybody's answers against those of the records themselves.
void compare(unsigned seed, std::map<std::string, std::size_t>& seen_kinds) {
    CAPTURE(seed);
    RandomWorld world{seed};
    SmallBase base{world.chance(30) ? "interneGroepen: [kcc, belastingen]\n" : ""};
    auto records = world.records(10 + world.below(25));
    records.push_back(article("baken", "Baken", "Dit ziet iedereen altijd."));
    for (auto& record : records) REQUIRE(record::check(record, base->settings(), {}).accepted());
    base.put(records);
    for (int round = 0; round < 10; ++round) {
        const auto who = world.asker();
        const PlainCompleter plain{seen_by(who, records, base->settings())};
        const auto searcher = base->searcher(who);
        for (int i = 0; i < 60; ++i) {
            const auto prefix = world.prefix(records);
            CAPTURE(prefix.text);
            CAPTURE(prefix.limit);
            const auto got = searcher.complete(prefix);
            CHECK(told(got) == told(plain.complete(prefix)));
            for (const auto& one : got) ++seen_kinds[one.kind];
        }
    }
}

}  // namespace

TEST_SUITE("search/completion") {

TEST_CASE("words, titles and questions of what somebody sees, as by definition") {
    std::map<std::string, std::size_t> seen_kinds;
    for (unsigned seed = 1; seed <= (full_tests() ? 60U : 10U); ++seed) compare(seed, seen_kinds);
    for (const auto* kind : {"word", "title", "question"}) CHECK(seen_kinds[kind] > 250);
}

TEST_CASE("a title is offered from each of its words, those that begin so first") {
    SmallBase base;
    base.put({article("boom", "Boom kappen", "Ja."), article("kap", "Kapvergunning aanvragen", "Ja."), article("id", "ID-kaart aanvragen", "Ja.")});
    CHECK(titles(base, "kap") == Texts{"Kapvergunning aanvragen", "Boom kappen"});
    CHECK(titles(base, "boom k") == Texts{"Boom kappen"});
    CHECK(titles(base, "kappen boo") == Texts{"Boom kappen"});
    CHECK(titles(base, "bomen kap") == Texts{"Boom kappen"});  // by its stem
    CHECK(titles(base, "boom a").empty());
    CHECK(titles(base, "kaart") == Texts{"ID-kaart aanvragen"});
    CHECK(titles(base, "idka") == Texts{"ID-kaart aanvragen"});
    CHECK(titles(base, "id-kaart aan") == Texts{"ID-kaart aanvragen"});
    CHECK(titles(base, "ik wil een boom k") == Texts{"Boom kappen"});  // what says nothing need not be there
}

TEST_CASE("the title of a vac and other titles that are questions are questions, and each is shown once") {
    SmallBase base;
    base.put({vac("a", "Mag ik een boom kappen?", {"boom omhakken"}), vac("b", "Mag ik een boom kappen"),
              article("c", "Bomen", "Ja."), article("d", "boom", "Ja.")});
    const auto found = base->complete(asker(), {.text = "boom", .limit = 10, .kinds = {}});
    CHECK(told(found) == "title d <boom>\nquestion a <boom omhakken>\nquestion b <Mag ik een boom kappen>\n");
    CHECK(titles(base, "mag ik een b") == Texts{"Mag ik een boom kappen", "boom", "Bomen", "boom omhakken"});
}

TEST_CASE("a typing error is forgiven after three letters, and what is right comes first") {
    SmallBase base;
    base.put({article("a", "Paspoort aanvragen", "Ja."), article("b", "Boom kappen", "Ja.")});
    CHECK(titles(base, "psap") == Texts{"Paspoort aanvragen"});
    CHECK(titles(base, "pasport") == Texts{"Paspoort aanvragen"});
    CHECK(titles(base, "aaspoort") == Texts{"Paspoort aanvragen"});
    CHECK(titles(base, "pss").empty());
    CHECK(titles(base, "pasppoort aan") == Texts{"Paspoort aanvragen"});
    CHECK(titles(base, "boom kapen") == Texts{"Boom kappen"});
    CHECK(titles(base, "bom kapen").empty());  // one, not two
    CHECK(words(base, "pasport") == Texts{"paspoort"});
    CHECK(words(base, "kapen") == Texts{"kappen"});
    base.put({article("c", "Pasport", "Ja.")});
    CHECK(titles(base, "pasport") == Texts{"Pasport", "Paspoort aanvragen"});
}

TEST_CASE("what a group or the day hides is offered to nobody, in no way") {
    SmallBase base;
    auto inside = article("intern", "Klokkenluider melden", "klokkenluidersregeling");
    inside.visibility = {"kcc"};
    auto memo = article("memo", "Paspoort", "Dit mag iedereen weten.");
    memo.sections.push_back({"deskMemo", "", "paspoortfraude", std::vector<std::string>{"kcc"}});
    auto later = article("later", "Kerstboom ophalen", "kerstbomenroute");
    later.visible_from = Date{std::chrono::year{2027} / 3 / 1};
    base.put({inside, memo, later, article("a", "Kapvergunning", "Ja.")});
    CHECK(titles(base, "k") == Texts{"Kapvergunning"});
    CHECK(words(base, "k") == Texts{"kapvergunning"});
    CHECK(titles(base, "klokenluider").empty());
    CHECK(words(base, "paspoort") == Texts{"paspoort"});
    CHECK(titles(base, "k", asker({"kcc"})) == Texts{"Kapvergunning", "Klokkenluider melden"});
    CHECK(words(base, "paspoort", asker({"kcc"})) == Texts{"paspoort", "paspoortfraude"});
    const auto in_march = asker({}, Date{std::chrono::year{2027} / 3 / 1});
    CHECK(titles(base, "k", in_march) == Texts{"Kapvergunning", "Kerstboom ophalen"});
    CHECK(words(base, "kerst", in_march) == Texts{"kerstbomenroute", "kerstboom"});
}

TEST_CASE("people are offered by how a name sounds, by its short form and written as one, behind those who are called so") {
    const auto person = [](const std::string& id, const std::string& given, const std::string& prefix, const std::string& family) {
        Record record;
        record.id = id;
        record.kind = "medewerker";
        record.given_name = given, record.name_prefix = prefix, record.family_name = family;
        record.title = given + ' ' + (prefix.empty() ? "" : prefix + ' ') + family;
        return record;
    };
    SmallBase base;
    auto secret = person("geheim", "Sietske", "", "Verborgen");
    secret.visibility = {"kcc"};
    base.put({person("s", "Sytske", "", "Postma"), person("m", "Anna", "", "Meijer"), person("v", "Jan", "van der", "Berg"), person("h", "Hubertus", "", "Smit"),
              person("b", "Bert", "", "Smit"), secret, article("a", "Afval", "Ja.")});
    CHECK(titles(base, "siet") == Texts{"Sytske Postma"});
    CHECK(titles(base, "meye") == Texts{"Anna Meijer"});
    CHECK(titles(base, "anna meye") == Texts{"Anna Meijer"});
    CHECK(titles(base, "vanderb") == Texts{"Jan van der Berg"});
    CHECK(titles(base, "jan van der bergh ") == Texts{"Jan van der Berg"});
    CHECK(titles(base, "bert") == Texts{"Bert Smit", "Hubertus Smit", "Jan van der Berg"});  // the last by a typing error
    CHECK(titles(base, "bert smi") == Texts{"Bert Smit", "Hubertus Smit"});
    CHECK(words(base, "siet").empty());
    CHECK(titles(base, "siet", asker({"kcc"})) == Texts{"Sietske Verborgen", "Sytske Postma"});
    damage(base.folder(), "names.bin", 300);
    CHECK(titles(base, "bert") == Texts{"Bert Smit", "Jan van der Berg"});
}

TEST_CASE("words of records that went are gone, and so are concepts") {
    SmallBase base;
    auto draft = article("c", "Zwembadregels", "Ja.");
    draft.status = "concept";
    base.put({article("a", "Zwemles", "zwemvest"), article("b", "Afval", "Ja."), draft});
    CHECK(words(base, "zw") == Texts{"zwemles", "zwemvest"});
    base->remove("a", false, at());
    CHECK(words(base, "zw").empty());
    CHECK(titles(base, "zw").empty());
}

TEST_CASE("a word of many words is offered with what stands before it, and nothing behind a space") {
    SmallBase base;
    base.put({article("a", "Afval", "paspoort")});
    CHECK(words(base, "nieuw  pas") == Texts{"nieuw paspoort"});
    CHECK(words(base, "pas ").empty());
    CHECK(words(base, "\tpas") == Texts{"paspoort"});
}

TEST_CASE("operators and jokers are text") {
    SmallBase base;
    base.put({article("a", "Paspoort aanvragen", "Ja."), article("b", "Rijbewijs", "Ja.")});
    for (const auto* text : {"pas*", "+pas", "-pas", "\"pas", "(pas", "*pas", "pas?", "titel:pas", "paspoort EN aan", "pas~2"})
        CHECK_MESSAGE(titles(base, text).size() == (std::string(text).find("titel") == 0 || std::string(text).find("~2") != std::string::npos ? 0 : 1), text);
    for (const auto* text : {"*", "?", "***", "+", "\"\"", "", " ", "~"}) CHECK(base->complete(asker(), {.text = text, .limit = 10, .kinds = {}}).empty());
}

TEST_CASE("hostile beginnings cost nothing and show nothing") {
    SmallBase base;
    base.put({article("a", "Paspoort aanvragen", "é"), article("b", "Rijbewijs", "Ja.")});
    const auto searcher = base->searcher(asker());
    const auto begin = std::clock();
    std::string many;
    for (int i = 0; i < 200; ++i) many += "a ";
    for (const auto& text : {std::string(100'000, 'p'), std::string(100'000, '*'), std::string(100'000, ' '), std::string(999, 'p'),
                             std::string(500, '?'), many, std::string("\xff\xfe\xc3"), std::string("p\0z", 3), std::string("\x1b[31m"),
                             std::string("\xe2\x80\xae"), std::string(60, '\x01')})
        CHECK(searcher.complete({.text = text, .limit = 100, .kinds = {}}).empty());
    CHECK(texts(searcher.complete({.text = "pas\x01", .limit = 9, .kinds = {"word"}})).size() <= 1);
    CHECK(texts(searcher.complete({.text = "\xff pas", .limit = 9, .kinds = {"word"}})) == Texts{"paspoort"});
    CHECK(seconds_since(begin) < 1);
    CHECK(searcher.complete({.text = "p", .limit = 0, .kinds = {}}).empty());
    CHECK(searcher.complete({.text = "p", .limit = static_cast<std::size_t>(-1), .kinds = {}}).size() == 2);
    CHECK_THROWS_AS(searcher.complete({.text = "p", .limit = 1, .kinds = {"woord"}}), Error);
}

TEST_CASE("words keep their share of the places beside titles") {
    SmallBase base;
    std::vector<Record> records;
    for (int i = 0; i < 20; ++i) records.push_back(article("r" + std::to_string(i), "Parkeren in straat " + std::to_string(10 + i), "parkeerplaats parkeerkaart"));
    base.put(records);
    const auto found = base->complete(asker(), {.text = "park", .limit = 10, .kinds = {}});
    CHECK(found.size() == 10);
    CHECK(texts(found, "word") == Texts{"parkeerkaart", "parkeerplaats", "parkeren"});
    CHECK(texts(found, "title").size() == 7);
    CHECK(found.front().kind == "title");
}

}

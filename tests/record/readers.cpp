// SPDX-License-Identifier: GPL-2.0-or-later
// How each format is cut into records: what is broken stays alone, and the place of it is told.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

std::string good(int number) {
    return R"({"id":"a)" + std::to_string(number) + R"(","soort":"vac","titel":"t","tekst":"[}, \" ]{"})";
}

// "a1 a2 !json_syntax@3:/2": the ids that were accepted, and the first finding of those that were not.
std::string outcome(std::string_view format, std::string_view bytes) {
    std::string out;
    for (const auto& offered : test::read(format, bytes)) {
        if (!out.empty()) out += ' ';
        out += offered.verdict.accepted() ? offered.record.id : '!' + test::first(offered.verdict.rejected);
    }
    return out;
}

std::string article(const std::string& front, const std::string& body = "Tekst.") {
    return "---\nid: a\nsoort: vac\ntitel: t\n" + front + "---\n" + body + "\n";
}

std::string markdown(const std::string& front, const std::string& body = "Tekst.") {
    return outcome("markdown", article(front, body));
}

}  // namespace

TEST_SUITE("record/readers") {

TEST_CASE("a broken line of JSON Lines costs no other line") {
    CHECK(outcome("jsonl", good(1) + "\n{\"id\":\n\n" + good(2) + "\r\n  \n[1]\n" + good(3)) ==
          "a1 !json_syntax@2: a2 !expected_map@6: a3");
    CHECK(outcome("jsonl", "\xEF\xBB\xBF" + good(1) + "\n") == "a1");
    CHECK(outcome("jsonl", "") == "");
    CHECK(outcome("jsonl", "\n\r\n \n") == "");
    CHECK(outcome("jsonl", good(1) + good(2)) == "!json_syntax@1:");
}

TEST_CASE("bytes that are no UTF-8 cost one line, and the byte is told") {
    const auto all = test::read("jsonl", good(1) + "\n{\"id\":\"\xff\"}\n" + good(2));
    REQUIRE(all.size() == 3);
    CHECK(all[1].verdict.rejected.front().message == Message{"ill_formed_utf8", {"7"}});
    CHECK(all[2].verdict.accepted());
    CHECK(outcome("jsonl", R"({"id":"a","soort":"vac","titel":"\ud800","tekst":"x"})") == "!json_syntax@1:");
}

TEST_CASE("a NUL is a space where JSON escapes it, and an error where it stands bare") {
    const auto all = test::read("jsonl", R"({"id":"a","soort":"vac","titel":"een\u0000twee","tekst":"x"})");
    CHECK(all.front().record.title == "een twee");
    CHECK(outcome("jsonl", std::string("{\"id\":\"a\0b\"}", 12)) == "!json_syntax@1:");
}

TEST_CASE("long lines are read, endless ones refused and passed over") {
    const auto long_line = R"({"id":"lang","soort":"vac","titel":"t","tekst":")" + std::string(1 << 20, 'x') + "\"}";
    CHECK(outcome("jsonl", long_line + "\n" + good(1)) == "lang a1");
    CHECK(outcome("jsonl", std::string((16 << 20) + 1, 'x') + "\n" + good(1)) == "!line_too_long@1: a1");
}

TEST_CASE("depth, keys and values of JSON have bounds") {
    const auto nested = [](std::size_t depth) {
        return R"({"id":"a","soort":"vac","titel":"t","tekst":"x","q":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
    };
    CHECK(outcome("jsonl", nested(63)) == "a");
    CHECK(outcome("jsonl", nested(64)) == "!too_deep@1:");
    CHECK(outcome("jsonl", std::string(5'000'000, '[')) == "!too_deep@1:");
    CHECK(outcome("json", std::string(5'000'000, '[')).starts_with("!"));
    std::string keys = "{";
    for (int i = 0; i < 201; ++i) keys += (i ? ",\"" : "\"") + std::to_string(i) + "\":1";
    CHECK(outcome("jsonl", keys + "}") == "!too_many_keys@1:");
    std::string values = "[0";
    for (int i = 0; i < 100'000; ++i) values += ",0";
    CHECK(outcome("jsonl", values + "]") == "!too_many_values@1:");
}

TEST_CASE("a JSON file holds one record, an array, or several after each other") {
    CHECK(outcome("json", good(1)) == "a1");
    CHECK(outcome("json", "\xEF\xBB\xBF [\n" + good(1) + ",\n" + good(2) + "\n]\n") == "a1 a2");
    CHECK(outcome("json", good(1) + "\n" + good(2) + good(3)) == "a1 a2 a3");
    CHECK(outcome("json", "[]") == "");
    CHECK(outcome("json", "") == "");
}

TEST_CASE("a broken element of a JSON array costs no other where the brackets can be followed") {
    CHECK(outcome("json", "[" + good(1) + ",\n{\"id\":,},\n" + good(2) + "]") == "a1 !json_syntax@2:/1 a2");
    CHECK(outcome("json", "[" + good(1) + ",\n{\"id\":\"open\n},\n" + good(2) + "]") == "a1 !json_syntax@2:/1 a2");
    CHECK(outcome("json", "[" + good(1) + ",\n{\"id\":[1},\n" + good(2) + "]") == "a1 !json_syntax@2:/1 a2");
    CHECK(outcome("json", "[" + good(1) + ",\n17,\n" + good(2) + "]") == "a1 !expected_map@2:/1 a2");
    CHECK(outcome("json", "[" + good(1) + "\n" + good(2) + "]") == "a1 a2");
    CHECK(outcome("json", "[" + good(1)) == "a1 !json_no_end@1:");
    CHECK(outcome("json", good(1) + "]]]") == "a1 !json_stray@1:");
    CHECK(outcome("json", "[" + good(1) + ",\n {\"id\":\"b\",\"soort\":\"vac\",\"tekst\":\"x\",\n\"titel\":[]}]") ==
          "a1 !expected_text@2:/1/titel");
}

TEST_CASE("whatever is broken among them, every good record arrives") {
    const std::vector<std::string> broken = {"{", "}", "{\"id\":\"x\"", "\"", "{\"a\":\"\\\"}", "nul", "{]}", "\xff\xfe", "[[[[", "{}", "\\"};
    std::mt19937 random(20270223);
    for (int round = 0; round < 300; ++round) {
        std::string lines, expected;
        for (int i = 0; i < 12; ++i) {
            const bool is_good = random() % 2 == 0;
            lines += (is_good ? good(i) : broken[random() % broken.size()]) + "\n";
            if (is_good) expected += 'a' + std::to_string(i) + ' ';
        }
        std::string accepted;
        for (const auto& offered : test::read("jsonl", lines))
            if (offered.verdict.accepted()) accepted += offered.record.id + ' ';
        CAPTURE(lines);
        CHECK(accepted == expected);
    }
}

TEST_CASE("a Markdown file has its fields between two lines of hyphens") {
    CHECK(markdown("") == "a");
    CHECK(outcome("markdown", "\xEF\xBB\xBF---\r\nid: a\r\nsoort: vac\r\ntitel: t\r\n...\r\nTekst\r\n") == "a");
    CHECK(outcome("markdown", "# Kop\n") == "!no_front_matter@1:");
    CHECK(outcome("markdown", "---\nid: a\n") == "!front_matter_open@1:");
    CHECK(outcome("markdown", "") == "!no_front_matter@1:");
    CHECK(outcome("markdown", "---\nid: a\ntitel: t\nsoort: vac\n---") == "!no_text@1:tekst");
}

TEST_CASE("places in a Markdown file are lines of the file and names of fields") {
    CHECK(markdown("publicatieTot: morgen\n") == "!expected_date@5:publicatieTot");
    CHECK(markdown("links:\n  - url: x\n  - label: [1]\n    url: y\n") == "!expected_text@7:links/1/label");
    CHECK(markdown("zichbaarheid: kcc\n") == "!visibility_misspelt@5:zichbaarheid");
    CHECK(markdown("titel: nog een\n") == "!field_twice@5:");
    CHECK(markdown("a: [1,2\n").starts_with("!yaml_syntax@"));
    CHECK(markdown("a: b: c\n") == "!yaml_syntax@5:");
    CHECK(markdown("", "Tekst\n\n## Deskmeno\n\nGeheim") == "!nearly_internal@8:Deskmeno");
    CHECK(markdown("", "Tekst\n\n## Kop {zichtbaarheid=wie}\n\nGeheim") == "!unknown_group@8:Kop");
    CHECK(markdown("", "Tekst\n\n### Deskmemo\n\nGeheim") == "!desk_memo_in_text@6:tekst");
    CHECK(markdown("", "Tekst\n\n### Balie {zichtbaarheid=kcc}\n\nGeheim") == "!shield_in_text@6:tekst");
    CHECK(outcome("markdown", "---\nid: a\n---\n\xff\n") == "!ill_formed_utf8@4:");
}

TEST_CASE("what could swallow a zichtbaarheid in YAML is refused") {
    CHECK(markdown("kortAntwoord: \"open\nzichtbaarheid: kcc\n") == "!yaml_open_quote@5:");
    CHECK(markdown("kortAntwoord: 'open\nzichtbaarheid: kcc\n") == "!yaml_open_quote@5:");
    CHECK(markdown("kortAntwoord: \"a \\\" b: 'c\"\nbron: [\"x\", 'y]\n") == "!yaml_open_quote@6:");
    CHECK(markdown("kortAntwoord: 'open: b\n c'\nbron: a: b\n") == "!yaml_syntax@7:");
    CHECK(markdown("kortAntwoord: ja\n zichtbaarheid: kcc\n").starts_with("!yaml_syntax@"));
    CHECK(markdown("zichtbaarheid:kcc\n") == "!visibility_misspelt@5:zichtbaarheid:kcc");
    CHECK(markdown("--- zichtbaarheid: kcc\n").starts_with("!yaml_"));
    CHECK(markdown("", "zichtbaarheid: [kcc]\n\nTekst.") == "!shield_in_text@6:tekst");
    CHECK(markdown("", "Zichtbaarheid: draag een hesje.") == "a");
}

TEST_CASE("a memo in Markdown is seen by the internal groups alone") {
    const auto record = test::read("markdown", article("", "Open\n\n## Deskmemo\nIntern\n\n## Balie {zichtbaarheid=burgerzaken}\nX")).front().record;
    REQUIRE(record.sections.size() == 3);
    CHECK(record.sections[0].visibility == std::vector<std::string>{});
    CHECK(record.sections[1].visibility == std::vector<std::string>{"kcc"});
    CHECK(record.sections[2].visibility == std::vector<std::string>{"burgerzaken"});
}

TEST_CASE("YAML scalars are what the field says they are") {
    const auto all = test::read("markdown", article("publicatieVan: 2027-01-01\nbelangrijk: ja\ntoestel: 0123\nkortAntwoord: nee\nurl: ~\nthemas: []\ntrefwoorden: a, b\n"));
    REQUIRE(all.front().verdict.accepted());
    const auto& record = all.front().record;
    CHECK(to_string(*record.visible_from) == "2027-01-01");
    CHECK(record.important);
    CHECK(record.extension == "0123");
    CHECK(record.short_answer == "nee");
    CHECK(record.url.empty());
    CHECK(record.keywords == std::vector<std::string>{"a", "b"});
}

TEST_CASE("anchors and aliases of YAML are refused, so a page of them cannot grow") {
    std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c < 'j'; ++c) {
        bomb += std::string(1, c) + ": &" + c + " [";
        for (int i = 0; i < 9; ++i) bomb += std::string(i ? ",*" : "*") + static_cast<char>(c - 1);
        bomb += "]\n";
    }
    CHECK(markdown(bomb) == "!yaml_alias@5:");
    CHECK(markdown("b: *a\n").starts_with("!yaml_"));
    CHECK(markdown("? [a]\n: b\n") == "!yaml_key@5:");
    CHECK(markdown("q: " + std::string(100, '[') + std::string(100, ']') + "\n") == "!too_deep@5:");
    CHECK(markdown("q: " + std::string(400'000, '[') + "\n").starts_with("!"));
    CHECK(markdown("q: \"" + std::string(1 << 20, 'x') + "\"\n") == "!front_matter_too_large@1:");
    CHECK(outcome("markdown", std::string((16 << 20) + 1, 'x')) == "!file_too_large@1:");
}

TEST_CASE("a page of images that are none does not keep us busy") {
    std::string images;
    for (int i = 0; i < 200'000; ++i) images += "![[]()";
    CHECK(markdown("", images) == "!too_many_images@6:");
}

TEST_CASE("the same article in Markdown and in JSON Lines is the same record") {
    const auto a = test::read("markdown", "---\nid: a\nsoort: kennisartikel\ntitel: Paspoort\ntrefwoorden: [pas, reizen]\nzichtbaarheid: [kcc]\n---\nKom *langs*.\n\n## Kosten\n\n- jong: 10\n- oud: 20\n").front();
    const auto b = test::read("jsonl", R"({"id":"a","soort":"kennisartikel","titel":"Paspoort","trefwoorden":["pas","reizen"],"zichtbaarheid":["kcc"],"tekst":"<p>Kom <b>langs</b>.</p>","secties":[{"kop":"Kosten","tekst":"<ul><li>jong: 10</li><li>oud: 20</li></ul>"}]})").front();
    REQUIRE(a.verdict.accepted());
    CHECK(a.record == b.record);
}

TEST_CASE("an unknown format is wrong usage") {
    CHECK_THROWS_AS(test::read("docx", ""), Error);
}

}

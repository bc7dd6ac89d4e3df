// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever stands between good records, and in whatever order, it costs none of them: random files of each format.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

class Dice {
public:
    explicit Dice(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
    const std::string& one_of(const std::vector<std::string>& list) { return list[below(list.size())]; }

private:
    std::mt19937 random_;
};

// Any part of a text, or the text with some signs in it replaced.
std::string damaged(const std::string& text, Dice& dice) {
    const auto cut = text.substr(0, dice.below(text.size()));
    if (dice.below(2) == 0) return cut;
    auto out = text;
    for (auto count = 1 + dice.below(3); count > 0; --count) {
        const std::string signs = "{}[]\",:;<>&/=\\\x01\xFFx 0-";
        out[dice.below(out.size())] = signs[dice.below(signs.size())];
    }
    return out;
}

struct Part {
    std::string text;
    std::string id;  // of a good one
};

using Join = std::string (*)(const std::vector<Part>&);

// Reads `rounds` files of good and broken parts; each good record must come through, once and as it was written.
void check_format(const std::string& format, unsigned seed, int rounds, std::string (*good)(const std::string& id),
                  const std::vector<std::string>& broken, Join join, std::string (*damage)(const std::string&, Dice&)) {
    Dice dice(seed);
    std::size_t all = 0, refused = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<Part> parts;
        std::set<std::string> ids;
        for (auto count = 1 + dice.below(12); count > 0; --count) {
            const auto number = std::to_string(parts.size());
            if (dice.below(2) == 0) parts.push_back({good("goed-" + number), "goed-" + number});
            else if (damage && dice.below(3) == 0) parts.push_back({damage(good("stuk-" + number), dice), ""});
            else parts.push_back({dice.one_of(broken), ""});
            if (!parts.back().id.empty()) ids.insert(parts.back().id);
        }
        const auto text = join(parts);
        CAPTURE(format);
        CAPTURE(text);
        std::map<std::string, std::string> titles;
        for (const auto& offered : test::read(format, text)) {
            if (!offered.verdict.accepted()) ++refused;
            else if (offered.record.id.starts_with("goed-"))
                CHECK(titles.emplace(offered.record.id, offered.record.title).second);
        }
        for (const auto& id : ids) {
            REQUIRE_MESSAGE(titles.contains(id), "lost: " << id);
            REQUIRE(titles[id] == "Titel van " + id);
        }
        all += ids.size();
    }
    MESSAGE(format << ": " << rounds << " files, " << all << " good records kept, " << refused << " refused");
    CHECK(all > static_cast<std::size_t>(rounds));
    CHECK(refused > static_cast<std::size_t>(rounds));
}

std::string json(const std::string& id) {
    return R"({"id":")" + id + R"(","soort":"vac","vraag":"Titel van )" + id +
           R"(","antwoord":"Ja, \"}]{[,","trefwoorden":["a","b"],"secties":[{"kop":"K","tekst":"x"},{"kop":"L","tekst":"y"}]})";
}

const std::vector<std::string> broken_json = {
    "{",
    "}",
    "]",
    ",",
    "null",
    "[1]",
    "\"los\"",
    "{\"id\":",
    "{\"id\":\"x\",\"soort\":\"vac\",",
    "{\"id\":\"x\"}}",
    "{\"id\":\"x",
    "{\"id\":\"x\",\"trefwoorden\":[\"a\",",
    "{\"id\":\"x\",\"secties\":[{\"kop\":\"a\"",
    "{\"id\":\"x\",\"secties\":[{\"kop\":\"a\"},",
    "{\"id\":\"x\",\"soort\":vac}",
    "{'id':'x'}",
    "{\"id\":\"\xFF\"}",
    std::string("{\"id\":\"\0\"}", 10),
    "<html>",
    "// opmerking",
    "{\"id\":\"a b\",\"soort\":\"vac\",\"titel\":\"t\",\"antwoord\":\"x\"}",
    "{\"id\":\"y\",\"soort\":\"vak\"}",
    "{\"count\":1}",
    "{\"id\":\"x\",\"soort\":\"vac\",\"titel\":\"t\",\"antwoord\":\"x\",\"zichtbaarheid\":[\"weg\"]}"};

std::string lines(const std::vector<Part>& parts) {
    std::string out;
    for (const auto& part : parts) out += part.text + '\n';
    return out;
}

// In a list, a record a line. A ] by itself would be the end of the list.
std::string list(const std::vector<Part>& parts) {
    std::string out = "[\n";
    for (std::size_t i = 0; i < parts.size(); ++i)
        out += (parts[i].text == "]" ? "}" : parts[i].text) + (i + 1 < parts.size() ? ",\n" : "\n");
    return out + "]\n";
}

std::string page(const std::vector<Part>& parts) {
    return "{\"count\": 3, \"next\": null, \"results\": " + list(parts) + "}\n";
}

std::string indented(const std::string& id) {
    return "{\n    \"id\": \"" + id + "\",\n    \"soort\": \"vac\",\n    \"vraag\": \"Titel van " + id +
           "\",\n    \"antwoord\": \"Ja, \\\"}]{[,\",\n    \"secties\": [\n      {\n        \"kop\": \"K\",\n        \"tekst\": \"x\"\n      },\n"
           "      {\n        \"kop\": \"L\",\n        \"tekst\": \"y\"\n      }\n    ]\n  }";
}

std::string indented_list(const std::vector<Part>& parts) {
    std::string out = "[\n";
    for (std::size_t i = 0; i < parts.size(); ++i)
        out += "  " + (parts[i].text == "]" ? "}" : parts[i].text) + (i + 1 < parts.size() ? ",\n" : "\n");
    return out + "]\n";
}

std::string damaged_line(const std::string& text, Dice& dice) {
    auto out = damaged(text, dice);
    std::erase(out, '\n');
    return out;
}

// What stands alone in its line may be damaged everywhere; in a list a bracket more than was opened would end the list.
std::string damaged_element(const std::string& text, Dice& dice) {
    auto out = text.substr(0, 1 + dice.below(text.size() - 1));
    if (dice.below(2) == 0)
        out[1 + dice.below(out.size() - 1 + (out.size() == 1)) % out.size()] = "{\",:x\xFF 0"[dice.below(8)];
    return out.front() == '{' ? out : "{" + out;
}

std::string csv(const std::string& id) { return id + ";Titel van " + id + ";\"Ja, \"\"echt\"\";\ntwee regels\";a"; }

const std::vector<std::string> broken_csv = {"x",
                                             ";",
                                             ";;;;;;",
                                             "x;t;\"niet dicht;a",
                                             "x;t;\"dicht\" en verder;a",
                                             "x;t;los \" teken;a;b",
                                             "\"",
                                             "\"x;y",
                                             "x;\xFF;y;a",
                                             "a b;t;tekst;a",
                                             ";t;tekst;a",
                                             "x;;tekst;a",
                                             "x\ty\tz",
                                             "x,t,y,a",
                                             std::string("x;\0;y;a;b", 9)};

std::string table(const std::vector<Part>& parts) { return "id;vraag;antwoord;trefwoorden\r\n" + lines(parts); }

std::string ldif(const std::string& id) {
    return "dn: cn=" + id + ",dc=gemeente,dc=example\nobjectClass: person\nuid: " + id +
           "\ndisplayName: Titel van\n  " + id + "\nsn: X\n";
}

const std::vector<std::string> broken_ldif = {"dn: cn=x\nobjectClass: person\ngeen attribuut\n",
                                              "dn: cn=x\nchangetype: delete\n",
                                              "dn: cn=x\nobjectClass: person\nsn:: ****\n",
                                              "dn: cn=x\nobjectClass: device\n",
                                              "los\n",
                                              ":\n",
                                              "dn: cn=x\nobjectClass: person\nsn: \xFF\n",
                                              " vervolg van niets\n",
                                              "# opmerking\n vervolg\n",
                                              "dn: cn=x\nobjectClass: person\n",
                                              "version: 1\n",
                                              "dn\n"};

std::string directory(const std::vector<Part>& parts) {
    std::string out = "version: 1\n\n";
    for (std::size_t i = 0; i < parts.size(); ++i)
        out += parts[i].text + (i % 3 == 2 && parts[i].id.empty() ? "" : "\n");
    return out;
}

std::string damaged_entry(const std::string& text, Dice& dice) {
    auto out = text.substr(0, 4) + damaged(text.substr(4), dice);
    return out.ends_with('\n') ? out : out + '\n';
}

std::string product(const std::string& id) {
    return "<p:scproduct>\n <p:meta><d:title>Titel van " + id +
           "</d:title><d:language>nl</d:language></p:meta>\n <p:body><p:productHTML><p>Ja &amp; nee.</p>"
           "</p:productHTML></p:body>\n <p:productID>" +
           id + "</p:productID></p:scproduct>\n";
}

const std::vector<std::string> broken_xml = {"<p:scproduct><d:title>geen id</d:title></p:scproduct>\n",
                                             "<p:scproduct><p:productID>x &nbsp;</p:productID></p:scproduct>\n",
                                             "<p:scproduct><p:productID>x</p:scproduct>\n",
                                             "<p:scproduct>\n",
                                             "</p:scproduct>\n",
                                             "< los >",
                                             "a & b",
                                             "</weg>",
                                             "<a b=c>",
                                             "<p:scproduct><p:productID>\xFF</p:productID></p:scproduct>\n",
                                             "<p:scproduct/>\n",
                                             "<?xml version=\"1.0\"?>",
                                             "]]>"};

std::string feed(const std::vector<Part>& parts) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns:p=\"urn:p\" xmlns:d=\"urn:d\">\n";
    for (const auto& part : parts) out += part.text;
    return out + "</feed>\n";
}

}  // namespace

TEST_SUITE("record/broken") {
    TEST_CASE("a broken record among good ones costs none of them: lines of JSON") {
        check_format("jsonl", 1, 400, json, broken_json, lines, damaged_line);
    }

    TEST_CASE(
        "a broken record among good ones costs none of them: a list of JSON, a page of it, and one that is indented") {
        auto broken = broken_json;
        std::erase_if(broken, [](const auto& text) { return text == "]"; });
        check_format("json", 2, 400, json, broken, list, damaged_element);
        check_format("json", 3, 400, json, broken, page, damaged_element);
        check_format("json", 4, 400, indented, broken, indented_list, damaged_element);
    }

    TEST_CASE("a broken record among good ones costs none of them: rows of CSV") {
        check_format("csv", 5, 400, csv, broken_csv, table, nullptr);
    }

    TEST_CASE("a broken record among good ones costs none of them: entries of LDIF") {
        check_format("ldif", 6, 400, ldif, broken_ldif, directory, damaged_entry);
    }

    TEST_CASE("a broken record among good ones costs none of them: products of Samenwerkende Catalogi") {
        check_format("catalogi", 7, 400, product, broken_xml, feed, nullptr);
    }

    TEST_CASE("a broken file among good ones costs none of them") {
        const auto article = [](const std::string& id) {
            return "---\nid: " + id + "\nsoort: vac\ntitel: Titel van " + id + "\n---\n\nJa.\n";
        };
        const std::vector<std::pair<std::string, std::string>> broken = {
            {"md", ""},
            {"md", "geen velden"},
            {"md", "---\nid: x\n"},
            {"md", "---\n\"id: x\n---\n"},
            {"md", "---\nid: &a x\n---\nJa.\n"},
            {"md", "---\nid: x\nsoort: vac\ntitel: \xFF\n---\nJa.\n"},
            {"md", std::string(20, '\0')},
            {"json", ""},
            {"json", "{"},
            {"json", "\xFF\xFE{"},
            {"jsonl", "{"},
            {"csv", "a;b\n1;2\n"},
            {"csv", "\"id;vraag"},
            {"csv", ""},
            {"ldif", "dn"},
            {"ldif", ""},
            {"xml", ""},
            {"xml", "<a>"},
            {"xml", "<!DOCTYPE a><a/>"},
            {"txt", "niet gelezen"}};
        Dice dice(8);
        for (int round = 0; round < 60; ++round) {
            const test::Folder folder;
            std::set<std::string> ids;
            for (int file = 0; file < 10; ++file) {
                const auto number = std::to_string(file);
                if (dice.below(2) == 0) {
                    folder.write(number + ".md", article("goed-" + number));
                    ids.insert("goed-" + number);
                } else if (dice.below(3) == 0) {
                    folder.write(number + ".md", damaged(article("stuk-" + number), dice));
                } else {
                    const auto& [ending, text] = broken[dice.below(broken.size())];
                    folder.write(number + '.' + ending, text);
                }
            }
            std::set<std::string> kept;
            for (const auto& offered : test::read_folder(folder.path()))
                if (offered.verdict.accepted()) kept.insert(offered.record.id);
            for (const auto& id : ids) REQUIRE(kept.contains(id));
        }
    }

    TEST_CASE("records that are taken for a part of a broken one are read again, once") {
        std::string rows = "id;vraag;antwoord\n", elements = "[\n";
        for (int i = 0; i < 20'000; ++i) {
            rows += "x;t;\"niet dicht\n";
            elements += "{\"id\":\"x\",\"trefwoorden\":[\"a\",\n";
        }
        CHECK(test::read("json", elements + json("goed-1") + "\n]").back().record.id == "goed-1");
        CHECK(test::read("csv", rows).size() > 1);
    }
}

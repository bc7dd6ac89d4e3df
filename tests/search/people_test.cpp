// SPDX-License-Identifier: GPL-2.0-or-later
// People in questions as they are asked, among articles; the rules themselves are compared with plain_people.cpp by the plain scorer.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

using Texts = std::vector<std::string>;

Record person(const std::string& id, const std::string& given, const std::string& prefix, const std::string& family, const std::string& function = {}) {
    Record record;
    record.id = id;
    record.kind = "medewerker";
    record.given_name = given;
    record.name_prefix = prefix;
    record.family_name = family;
    record.title = given + ' ' + (prefix.empty() ? "" : prefix + ' ') + family;
    record.function = function;
    return record;
}

Record with_phone(Record record, const std::string& phone, const std::string& extension = {}) {
    record.phones = {phone};
    record.extension = extension;
    return record;
}

Record shielded(Record record) {
    record.visibility = Texts{"kcc"};
    return record;
}

std::string first_of(SmallBase& base, const std::string& question) {
    const auto ids = ids_of(base->search(asker(), {.text = question}));
    return ids.empty() ? "" : ids.front();
}

std::size_t place_of(const Texts& ids, const std::string& id) { return static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin()); }

}  // namespace

TEST_SUITE("search/people") {
    TEST_CASE("a name in a spoken sentence is found however many words stand before it") {
        SmallBase base;
        base.put({person("berg", "Anna", "van der", "Berg"), person("kuijpers", "Wim", "", "Kuijpers"), person("heer", "Tom", "de", "Heer"),
                  article("zoek", "Op zoek naar een woning", "Goedemorgen, u zoekt iemand die spreekt.")});
        CHECK(first_of(base, "goedemorgen ik ben op zoek naar iemand die anna van der berg heet") == "berg");
        CHECK(first_of(base, "ik zou graag even willen spreken met wim kuipers") == "kuijpers");
        CHECK(first_of(base, "berg, van der") == "berg");
    }

    TEST_CASE("who has all of the name is meant, and who has half of it is not") {
        SmallBase base;
        base.put({person("a", "Jan", "", "Bakker"), person("b", "Jan", "", "Smit"), person("c", "Piet", "", "Bakker"), person("d", "J.", "", "Bakker"),
                  person("e", "Jan", "", "Backer")});
        auto ids = ids_of(base->search(asker(), {.text = "jan bakker"}));
        REQUIRE_FALSE(ids.empty());
        CHECK(ids.front() == "a");
        std::ranges::sort(ids);
        CHECK(ids == Texts{"a", "d", "e"});
        ids = ids_of(base->search(asker(), {.text = "jan visser"}));  // nobody: then who is called Jan
        CHECK(ids.size() == 3);
    }

    TEST_CASE("an ordinary word is no name behind an initial") {
        SmallBase base;
        std::vector<Record> records{person("b", "B.", "", "Jansen", "consulent Wmo"), person("carla", "Carla", "", "Jansen", "consulent belastingen")};
        for (int i = 0; i < 5; ++i) records.push_back(article("a" + std::to_string(i), "Gemeentelijke belastingen", "Over belastingen in het algemeen."));
        base.put(records);
        CHECK(first_of(base, "jansen belastingen") == "carla");
        CHECK(first_of(base, "b jansen") == "b");
        CHECK(first_of(base, "bert jansen") == "b");
    }

    TEST_CASE("what nobody writes is a name as it sounds, also where texts have a word of its stem") {
        SmallBase base;
        base.put({person("d", "Doutzen", "", "Lisdoddema", "toezichthouder"), article("a", "Speelplek", "Doutzen Lisdoddema beantwoordt vragen over de speelplek."),
                  article("b", "Lichtmasten", "Bel Doutzen over de masten.")});
        CHECK(first_of(base, "doutzen") == "d");
        CHECK(first_of(base, "doutsen") == "d");
    }

    TEST_CASE("the e-mail address of a person is found as a whole, and no name by its pieces") {
        const auto with_email = [](Record record, const std::string& email) {
            record.emails = {email};
            return record;
        };
        SmallBase base;
        base.put({with_email(person("visser", "Jan", "", "Visser"), "j.visser@gemeente.nl"), with_email(person("vissers", "Piet", "", "Vissers"), "p.vissers@gemeente.nl"),
                  with_email(person("barneveld", "Anna", "van", "Barneveld"), "a.vanbarneveld@gemeente.nl"), with_email(person("veld", "Wil", "", "Veld"), "w.veld@gemeente.nl"),
                  with_email(person("makkelenberg", "Tom", "van", "Makkelenberg"), "t.makkelenberg@gemeente.nl"), person("berg", "Els", "", "Berg"),
                  article("loket", "Loket", "Kom langs bij de gemeente.")});
        CHECK(ids_of(base->search(asker(), {.text = "visser"})) == Texts{"visser"});
        CHECK(ids_of(base->search(asker(), {.text = "vissers"})) == Texts{"vissers"});
        CHECK(ids_of(base->search(asker(), {.text = "veld"})) == Texts{"veld"});
        CHECK(ids_of(base->search(asker(), {.text = "berg"})) == Texts{"berg"});
        CHECK(ids_of(base->search(asker(), {.text = "gemeente"})) == Texts{"loket"});
        CHECK(ids_of(base->search(asker(), {.text = "p.vissers@gemeente.nl"})) == Texts{"vissers"});
        CHECK(first_of(base, "\"makkelenberg gemeente\"") == "makkelenberg");
        const auto answer = base->search(asker(), {.text = "t.makkelenberg@gemeente.nl", .explain = true});
        REQUIRE(answer.hits.size() == 1);
        for (const auto& why : answer.hits.front().why) CHECK(why.field != "titel");
    }

    TEST_CASE("the name of a contact person is found as it is written, and by no form or part of it") {
        const auto project = [](const std::string& id, const std::string& contact) {
            auto record = article(id, "Project " + id, "Er wordt gewerkt.");
            record.kind = "project";
            record.status = "lopend";
            record.contacts = {{"", contact, "omgevingsmanager", 1}};
            return record;
        };
        SmallBase base;
        base.put({project("singel", "Jorrit Dijkmansveld"), project("kade", "Anneke Bossen"), article("bos", "Het bos", "Wandelen in het bos, of langs de dijkmans.")});
        CHECK(ids_of(base->search(asker(), {.text = "dijkmansveld"})) == Texts{"singel"});
        CHECK(first_of(base, "jorrit dijkmansveld") == "singel");
        CHECK(ids_of(base->search(asker(), {.text = "omgevingsmanager"})).size() == 2);
        CHECK(ids_of(base->search(asker(), {.text = "dijkmans"})) == Texts{"bos"});
        CHECK(ids_of(base->search(asker(), {.text = "bos"})) == Texts{"bos"});
        const auto ids = ids_of(base->search(asker(), {.text = "bossen"}));
        CHECK(std::ranges::find(ids, "kade") != ids.end());
        const auto answer = base->search(asker(), {.text = "anneke bossen", .explain = true});
        REQUIRE_FALSE(answer.hits.empty());
        CHECK(answer.hits.front().id == "kade");
        for (const auto& why : answer.hits.front().why) CHECK(why.kind == "exact");
    }

    TEST_CASE("half a surname is met as it sounds, and behind what stands before it") {
        SmallBase base;
        base.put({person("meijer", "Anna", "", "Meijer"), person("berg", "Jan", "van der", "Berg"), person("boer", "Kim", "de", "Boer"), person("bergen", "Tom", "", "Bergen")});
        CHECK(ids_of(base->search(asker(), {.text = "meye"})) == Texts{"meijer"});
        CHECK(ids_of(base->search(asker(), {.text = "vanderb"})) == Texts{"berg"});
        CHECK(ids_of(base->search(asker(), {.text = "jan vanderb"})) == Texts{"berg"});
        CHECK(ids_of(base->search(asker(), {.text = "deboe"})) == Texts{"boer"});
    }

    TEST_CASE("what stands before a department is no part of a name") {
        SmallBase base;
        base.put({person("zonder", "Jan", "", "Visser", "adviseur burgerzaken"), person("met", "Jan", "van", "Visser", "adviseur burgerzaken")});
        CHECK(first_of(base, "jan visser van burgerzaken") == "zonder");
        CHECK(first_of(base, "jan van visser") == "met");
        CHECK(first_of(base, "visser, van") == "met");
    }

    TEST_CASE("a name written as one with what stands before it is his who has that") {
        SmallBase base;
        base.put({person("van", "Tom", "van", "Keer"), person("de", "Jan", "de", "Keer"), person("jan", "Jan", "", "Smit")});
        CHECK(first_of(base, "jan dekeer") == "de");
        CHECK(ids_of(base->search(asker(), {.text = "dekeer"})) == Texts{"de"});
        CHECK(ids_of(base->search(asker(), {.text = "vankeer"})) == Texts{"van"});
    }

    TEST_CASE("years, amounts and articles of law are nobody's number") {
        SmallBase base;
        base.put({with_phone(person("graaf", "Pim", "van der", "Graaf"), "020 011 2027", "2027"), with_phone(person("mourik", "Pleun", "van", "Mourik"), "020 011 3100", "100"),
                  article("boete", "Boete van 100 euro", "Wie fout parkeert, betaalt 100 euro."), article("paspoort", "Paspoort", "Wat kost een paspoort in januari?"),
                  article("nood", "Bel het noodnummer", "Bij brand belt u 112.")});
        CHECK(first_of(base, "boete 100 euro") == "boete");
        CHECK(place_of(ids_of(base->search(asker(), {.text = "wat kost een paspoort in 2027"})), "graaf") == 1);
        CHECK(first_of(base, "1 januari 2027") == "paspoort");
        CHECK(first_of(base, "112") == "nood");
        CHECK(first_of(base, "100") == "mourik");
        CHECK(first_of(base, "2027") == "graaf");
        CHECK(first_of(base, "toestel 2027") == "graaf");
        CHECK(first_of(base, "pim 027") == "graaf");
        CHECK(first_of(base, "pleun 3100") == "mourik");
        CHECK(first_of(base, "0112027") == "graaf");
    }

    TEST_CASE("a number that nobody can have is found in each notation too") {
        SmallBase base;
        base.put({with_phone(person("a", "Jan", "", "Smit"), "06 0123 4511"), with_phone(person("b", "Piet", "", "Bos"), "06 0123 4512")});
        for (const auto* written : {"06 0123 4511", "0601234511", "+31601234511", "+31 6 0123 4511", "+31 (0)6 0123 4511", "0031 6 0123 4511", "06-01234511"}) {
            CAPTURE(written);
            CHECK(first_of(base, written) == "a");
        }
    }

    TEST_CASE("forty records with one number are found once each") {
        SmallBase base;
        std::vector<Record> records;
        for (int i = 0; i < 40; ++i) records.push_back(with_phone(person("p" + std::to_string(i), "Naam", "", "Nummer" + std::string(1, static_cast<char>('a' + i % 26))), "020 011 1234", "1234"));
        base.put(records);
        CHECK(base->search(asker(), {.text = "0200111234"}).total == 40);
        CHECK(base->search(asker(), {.text = "1234"}).total == 40);
    }

    // Worlds of the same size: only the name of who is shielded differs.
    TEST_CASE("the name of who is shielded decides nothing of the order") {
        const auto world = [](const std::string& family) {
            std::vector<Record> records{person("bakken", "Jan", "", "Bakken"), person("smit", "Jan", "", "Smit", "begeleider bakker"),
                                        shielded(person("geheim", "Zeno", "", family))};
            for (int i = 0; i < 8; ++i) records.push_back(article("a" + std::to_string(i), "Over brood " + std::to_string(i), "Elke bakker bakt brood."));
            return records;
        };
        SmallBase named, neutral;
        named.put(world("Bakker"));
        neutral.put(world("Qwertman"));
        for (const auto* question : {"jan bakker", "bakker", "jan bakken", "zeno bakker", "j bakker", "bakker brood", "wie is jan bakker"}) {
            CAPTURE(question);
            CHECK(ids_of(named->search(asker(), {.text = question})) == ids_of(neutral->search(asker(), {.text = question})));
        }
    }

    TEST_CASE("a damaged table of names costs people, and not the question") {
        SmallBase base;
        std::vector<Record> records{article("paspoort", "Paspoort", "Een paspoort aanvragen bij Jan Bakker.")};
        for (int i = 0; i < 30; ++i) records.push_back(with_phone(person("p" + std::to_string(i), i % 2 == 0 ? "Jan" : "Johannes", i % 3 == 0 ? "van der" : "", "Bakker" + std::string(1, static_cast<char>('a' + i % 26))), "020 011 12" + std::to_string(10 + i)));
        base.put(records);
        const auto searcher = base->searcher(asker());
        std::filesystem::path file;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{base.folder() / "index"})
            if (entry.path().filename() == "names.bin") file = entry.path();
        const auto sound = slurp(file);
        std::mt19937 random{1};
        bool damaged = false;
        for (int round = 0; round < 400; ++round) {
            const auto at = 300 + random() % (sound.size() - 304);
            const auto value = random() % 2 == 0 ? 0x70000000U : random();
            std::string rubbish(4, '\0');
            for (std::size_t i = 0; i < 4; ++i) rubbish[i] = static_cast<char>(value >> (8 * i));
            damage(base.folder(), "names.bin", at, rubbish);
            CAPTURE(at);
            for (const auto* question : {"jan bakkera", "bakkerb johannes", "paspoort", "0200111215", "j van der bakkerc", "1220"}) {
                const auto answer = searcher.search({.text = question});
                damaged = damaged || std::ranges::any_of(answer.interpretation.remarks, [](const Message& one) { return one.code == "names_damaged"; });
                if (std::string{question} == "paspoort") CHECK(ids_of(answer) == Texts{"paspoort"});
            }
            damage(base.folder(), "names.bin", at, sound.substr(at, 4));
        }
        CHECK(damaged);
        CHECK(searcher.search({.text = "jan bakkera"}).interpretation.remarks.empty());
    }
}

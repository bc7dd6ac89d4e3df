// SPDX-License-Identifier: GPL-2.0-or-later
// What is offered for a text of any length.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "search/note_reading.hpp"
#include "search/random_records.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

void put_articles(SmallBase& base) {
    std::vector<Record> records{article("pas", "Paspoort verloren of gestolen", "Doe aangifte van vermissing van uw paspoort."),
                                article("bak", "Afvalcontainer kapot", "Is uw container kapot, dan krijgt u een nieuwe container."),
                                article("boom", "Boom kappen", "Voor het kappen van een boom hebt u een vergunning nodig."),
                                article("klacht", "Klacht indienen", "Bent u niet tevreden over de gemeente, dan dient u een klacht in."),
                                article("markt", "Kraam op de markt", "Voor een kraam op de weekmarkt vraagt u een vergunning aan.")};
    Record staff;
    staff.id = "mw-kaya";
    staff.kind = "medewerker";
    staff.title = staff.family_name = "Kaya";
    staff.function = "adviseur containers";
    records.push_back(staff);
    auto desk = article("balie", "Noodpaspoort aan de balie", "Een noodpaspoort bij diefstal op reis.");
    desk.visibility = {"burgerzaken"};
    records.push_back(desk);
    base.put(records);
}

std::vector<std::string> ids_of(const Offer& offer) {
    std::vector<std::pair<std::size_t, std::string>> ranked;
    if (offer.complaint) ranked.emplace_back(offer.complaint->record.rank, offer.complaint->record.hit.id);
    for (const auto& question : offer.questions)
        for (const auto& record : question.records) ranked.emplace_back(record.rank, record.hit.id);
    std::ranges::sort(ranked);
    std::vector<std::string> ids;
    for (const auto& [rank, id] : ranked) {
        CHECK(rank == ids.size() + 1);
        ids.push_back(id);
    }
    return ids;
}

std::string all_text(const Offer& offer) {
    std::string out;
    for (const auto& question : offer.questions) {
        out += question.text + '\n';
        for (const auto& word : question.words) out += word + '\n';
        for (const auto& record : question.records) out += record.sentence + '\n';
    }
    if (offer.complaint) out += offer.complaint->record.sentence;
    return out;
}

}  // namespace

TEST_SUITE("search/offering") {
    TEST_CASE("what names a number that was taken out is no subject, and a word beside a name is one") {
        SmallBase base;
        put_articles(base);
        base.put({article("bsn", "Burgerservicenummer", "Waar staat mijn bsn?")});
        CHECK(ids_of(base->offer(asker(), {.text = "Mijn bsn is 999990019 en mijn container is kapot."})).front() == "bak");
        for (const auto& id : ids_of(base->offer(asker(), {.text = "bsn: 999990019, container kapot"}))) CHECK(id != "bsn");
        CHECK(ids_of(base->offer(asker(), {.text = "waar staat mijn bsn"})).front() == "bsn");
        CHECK(ids_of(base->offer(asker(), {.text = "paspoort mevrouw van der Stelt"})).front() == "pas");
    }

    TEST_CASE("each question of a text gets its records, with the sentence that made the match") {
        SmallBase base;
        put_articles(base);
        const auto offer = base->offer(asker(), {.text = "Goedemiddag,\nmijn paspoort is gestolen op straat. Daarnaast is mijn container kapot, komt er een nieuwe?\nGroeten"});
        REQUIRE(offer.questions.size() == 2);
        CHECK(offer.questions[0].records.front().hit.id == "pas");
        CHECK(offer.questions[0].records.front().sentence == "mijn paspoort is gestolen op straat.");
        CHECK(offer.questions[1].records.front().hit.id == "bak");
        CHECK(offer.questions[1].records.front().sentence == "Daarnaast is mijn container kapot, komt er een nieuwe?");
        const auto ids = ids_of(offer);
        CHECK(std::vector(ids.begin(), ids.begin() + 2) == std::vector<std::string>{"pas", "bak"});
        CHECK_FALSE(offer.redacted);
        CHECK_FALSE(offer.now);
        CHECK_FALSE(offer.version.empty());
    }

    TEST_CASE("what is about one thing is one question") {
        SmallBase base;
        put_articles(base);
        const auto offer = base->offer(asker(), {.text = "Er staat een grote boom in de tuin. Mag ik die boom kappen? En hoe vraag ik een vergunning voor het kappen aan?"});
        REQUIRE(offer.questions.size() == 1);
        CHECK(offer.questions[0].records.front().hit.id == "boom");
    }

    TEST_CASE("what is personal is not shown, and nobody is looked for by his name") {
        SmallBase base;
        put_articles(base);
        const auto offer = base->offer(asker({"kcc"}), {.text = "Mevrouw Kaya, bsn 999990019, tel 06-00112233, mail f.kaya@post.example, Kerkstraat 12 1010 AB, "
                                                               "rekening NL91 ABNA 0417 1643 00. Ook kaya en Xyzzyna willen een nieuwe container want die is kapot."});
        CHECK(offer.redacted);
        const auto text = all_text(offer);
        CAPTURE(text);
        for (const auto* secret : {"Kaya", "kaya", "999990019", "0011", "post.example", "Kerkstraat", "1010", "ABNA", "Xyzzyna"}) CHECK(text.find(secret) == std::string::npos);
        const auto ids = ids_of(offer);
        CHECK(ids.front() == "bak");
        CHECK(std::ranges::find(ids, "mw-kaya") == ids.end());
    }

    TEST_CASE("who is not content is told of the complaints procedure, where the settings name it and he may see it") {
        const std::string text = "Dit is de derde keer dat ik bel over mijn kapotte container.";
        SmallBase without;
        put_articles(without);
        CHECK_FALSE(without->offer(asker(), {.text = text}).complaint);
        SmallBase base{"klachtenregeling: klacht\n"};
        put_articles(base);
        const auto offer = base->offer(asker(), {.text = text, .limit = 2});
        REQUIRE(offer.complaint);
        CHECK(offer.complaint->reason == "herhaald");
        CHECK(offer.complaint->record.hit.id == "klacht");
        CHECK(offer.complaint->record.sentence == text);
        CHECK(ids_of(offer) == std::vector<std::string>{"klacht", "bak"});
        CHECK_FALSE(base->offer(asker(), {.text = "mijn container is kapot"}).complaint);
        SmallBase shielded{"klachtenregeling: balie\n"};
        put_articles(shielded);
        CHECK_FALSE(shielded->offer(asker(), {.text = text}).complaint);
        CHECK(shielded->offer(asker({"burgerzaken"}), {.text = text}).complaint);
    }

    TEST_CASE("signs of the question language are text here") {
        SmallBase base;
        put_articles(base);
        for (const auto* text : {"titel:boom NIET kappen", "\"boom kappen\"", "+boom -kappen (", "boom* kap?en", "BOOM OF KAPPEN EN NIET", "id:boom boom kappen"}) {
            CAPTURE(text);
            CHECK(ids_of(base->offer(asker(), {.text = text})).front() == "boom");
        }
    }

    TEST_CASE("of HTML the text is read, its tags are no words") {
        SmallBase base;
        put_articles(base);
        base.put({article("zwembad", "P en br", "De letters p en br.")});
        const auto offer = base->offer(asker(), {.text = "<html><body><p>Beste gemeente,</p><p>Mijn paspoort is gestolen.</p><p>Mijn mail is jan&#64;post.example</p><br><div>Met vriendelijke "
                                                         "groet,</div><div>Iemand</div></body></html>"});
        REQUIRE(offer.questions.size() == 1);
        CHECK(offer.redacted);
        CHECK(offer.questions[0].text.starts_with("Mijn paspoort is gestolen."));
        CHECK(all_text(offer).find('<') == std::string::npos);
        CHECK(all_text(offer).find("post.example") == std::string::npos);
        for (const auto& id : ids_of(offer)) CHECK(id != "zwembad");
        CHECK(ids_of(base->offer(asker(), {.text = "is 3 < 4 en mijn paspoort gestolen"})).front() == "pas");
    }

    TEST_CASE("a note in capitals is read as any other") {
        SmallBase base;
        put_articles(base);
        for (const auto* text : {"KAPOTTE CONTAINER KERKSTRAAT 12", "Container Kapot Kerkstraat 12", "Vraag Container Mevrouw Jansen"}) {
            CAPTURE(std::string{text});
            CHECK(ids_of(base->offer(asker(), {.text = text})).front() == "bak");
        }
    }

    TEST_CASE("a sentence of small words says nothing beside others") {
        SmallBase base;
        put_articles(base);
        base.put({article("wat", "Wat nu", "Wat kunt u nu doen? Mag dat zomaar, wat nu?")});
        const auto offer = base->offer(asker(), {.text = "Mijn paspoort is gestolen. Wat nu? Mag dat zomaar? Kunt u iets doen?"});
        CHECK(ids_of(offer).front() == "pas");
        for (const auto& question : offer.questions)
            for (const auto& word : question.words)
                for (const auto* small : {"Wat", "nu", "Mag", "dat", "Kunt", "u"}) CHECK(word != small);
        for (const auto& id : ids_of(offer)) CHECK(id != "wat");
    }

    TEST_CASE("a word between brackets is a word, unless it stands for what was taken out") {
        SmallBase base;
        put_articles(base);
        CHECK(ids_of(base->offer(asker(), {.text = "[paspoort] gestolen"})).front() == "pas");
        CHECK(ids_of(base->offer(asker(), {.text = "[paspoort]"})).front() == "pas");
    }

    TEST_CASE("of more clauses than are looked at, those with telling words are, and what was not looked at is told") {
        SmallBase base;
        put_articles(base);
        std::string chatter;
        for (int i = 0; i < 80; ++i) chatter += "Hoe gaat het met u en wilt u dat ik nog eens bel?\n";
        const auto found = base->offer(asker(), {.text = chatter + "Hoe vraag ik een paspoort aan?\n" + chatter + "Mag ik een boom kappen?\n"});
        REQUIRE(found.questions.size() == 2);
        CHECK(found.questions[0].records.front().hit.id == "pas");
        CHECK(found.questions[1].records.front().hit.id == "boom");
        CHECK(found.unread == 0);
        CHECK_FALSE(found.cut);
        std::string many;  // each with a word of its own, so that none says what another did
        std::vector<Record> records;
        for (int i = 0; i < 70; ++i) {
            const auto word = std::string{"bl"} + static_cast<char>('a' + i % 10) + "sk" + static_cast<char>('a' + i / 10) + "m";
            records.push_back(article("a" + std::to_string(i), "Over " + word, "Dit gaat over " + word + "."));
            many += "Hoe zit het met " + word + "?\n";
        }
        base.put(records);
        const auto cut = base->offer(asker(), {.text = many});
        CHECK(cut.questions.size() == most_offered_questions);
        CHECK(cut.unread == 70 - 48);
        CHECK(cut.left.size() == 48 - most_offered_questions);
        CHECK(ids_of(cut).size() == most_offered_questions);
        const auto fewer = base->offer(asker(), {.text = many, .limit = 3});
        CHECK(fewer.questions.size() == 3);
        CHECK(fewer.left.size() == 45);
    }

    TEST_CASE("as many questions as there are, on lines or behind each other, each get their record") {
        SmallBase base;
        put_articles(base);
        base.put({article("hond", "Hondenbelasting", "Hebt u een hond, dan betaalt u hondenbelasting."), article("rij", "Rijbewijs verlengen", "U verlengt uw rijbewijs."),
                  article("trouw", "Trouwen", "U meldt uw huwelijk aan om te trouwen.")});
        const std::vector<std::string> asked{"Hoe kom ik aan een paspoort?", "Waarom is mijn container weg?", "Mag ik een boom kappen?", "Hoe sta ik met een kraam op de markt?",
                                             "Moet ik betalen voor een hond?", "Waar verleng ik mijn rijbewijs?", "Wanneer kan ik trouwen?"};
        const std::vector<std::string> wanted{"pas", "bak", "boom", "markt", "hond", "rij", "trouw"};
        for (const auto* between : {"\n", " "}) {
            std::string text;
            for (const auto& one : asked) text += one + between;
            const auto offer = base->offer(asker(), {.text = text});
            REQUIRE(offer.questions.size() == 7);
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                CHECK(offer.questions[i].records.front().hit.id == wanted[i]);
                CHECK(offer.questions[i].text == asked[i]);
            }
            CHECK(offer.left.empty());
        }
        for (const auto* text : {"Paspoort? Container? Boom?", "Paspoort\nContainer\nBoom", "paspoort\n\ncontainer\n\nboom\n"}) {
            CAPTURE(std::string{text});
            const auto offer = base->offer(asker(), {.text = text});
            REQUIRE(offer.questions.size() == 3);
            CHECK(offer.questions[0].records.front().hit.id == "pas");
            CHECK(offer.questions[1].records.front().hit.id == "bak");
            CHECK(offer.questions[2].records.front().hit.id == "boom");
        }
    }

    TEST_CASE("short sentences that tell of something of their own are questions, and those that go on are not") {
        SmallBase base;
        put_articles(base);
        base.put({article("hond", "Hondenbelasting", "Hebt u een hond, dan betaalt u hondenbelasting."), article("trouw", "Trouwen", "U meldt uw huwelijk aan om te trouwen.")});
        const auto offer = base->offer(asker(), {.text = "Ik wil trouwen. Mijn afvalcontainer is kapot. Verder heb ik een hond gekocht."});
        REQUIRE(offer.questions.size() == 3);
        CHECK(offer.questions[0].records.front().hit.id == "trouw");
        CHECK(offer.questions[1].records.front().hit.id == "bak");
        CHECK(offer.questions[2].records.front().hit.id == "hond");
        for (const auto* text : {"Ik wil een boom kappen. De boom staat in mijn tuin.", "Mijn container is weg. De hond zat erin.", "Ik wil trouwen. Er moet een hond mee.",
                                 "Ik ben op de markt mijn container kwijt, want de hond liep er steeds omheen en de kraam stond in de weg. Ik wil trouwen."}) {
            CAPTURE(std::string{text});
            CHECK(base->offer(asker(), {.text = text}).questions.size() == 1);
        }
    }

    TEST_CASE("a question that goes on about the one before it is no question of its own") {
        SmallBase base;
        put_articles(base);
        base.put({article("kost", "Kosten", "Wat iets kost, staat in de lijst van kosten."), article("duur", "Duur van een aanvraag", "Hoe lang een aanvraag duurt.")});
        for (const auto* text : {"Hoe kom ik aan een paspoort? Wat zijn daarvan de kosten?", "Hoe kom ik aan een paspoort? En moet mijn paspoort bij de aanvraag mee?",
                                 "Mag ik een boom kappen? Hoe groot mag die zijn bij de aanvraag?"}) {
            CAPTURE(std::string{text});
            CHECK(base->offer(asker(), {.text = text}).questions.size() == 1);
        }
    }

    TEST_CASE("clauses are taken by what they add, and those that say nothing are not") {
        const std::vector<search::WeighedClause> clauses{{{0}, 1}, {{0, 1}, 1}, {{1}, 1.5}, {{}, 1.5}, {{2}, 1}};
        const std::vector<double> telling{3, 2, 1};
        CHECK(search::most_telling(clauses, telling, 1) == std::vector<std::size_t>{1});
        CHECK(search::most_telling(clauses, telling, 2) == std::vector<std::size_t>{1, 4});
        CHECK(search::most_telling(clauses, telling, 5) == std::vector<std::size_t>{1, 4});
        CHECK(search::most_telling({}, telling, 5).empty());
    }

    TEST_CASE("settings that name a record that is not there are told by health") {
        SmallBase base{"klachtenregeling: klacht\n"};
        put_articles(base);
        CHECK(base->health().good);
        SmallBase wrong{"klachtenregeling: klaagt\n"};
        put_articles(wrong);
        const auto health = wrong->health();
        CHECK_FALSE(health.good);
        CHECK(health.items.front().name == "settings");
        CHECK(health.items.front().message.code == "complaints_unknown");
        CHECK_FALSE(wrong->offer(asker(), {.text = "dit is de derde keer dat ik bel"}).complaint);
    }

    TEST_CASE("a text without a word is answered with what there is to know now") {
        SmallBase base;
        base.put({article("eerste", "Eerste", "Wat er het eerst was, is geen wijziging.")});
        put_articles(base);
        for (const auto* text : {"", " \n", "?!"}) {
            const auto offer = base->offer(asker(), {.text = text});
            CHECK(offer.questions.empty());
            REQUIRE(offer.now);
            CHECK(offer.now->asked.empty());
            CHECK(offer.now->changes.total == 6);  // seven are new, of which one is shielded
            CHECK(std::ranges::none_of(offer.now->changes.records, [](const auto& record) { return record.id == "balie"; }));
            CHECK(offer.now->changes.records.size() == 5);
            CHECK(offer.now->opened.empty());
            CHECK(offer.now->announced.empty());
            CHECK(offer.version == base->searcher(asker()).version());
        }
        CHECK_FALSE(base->offer(asker(), {.text = "xylofoon"}).now);
        CHECK_FALSE(base->searcher(asker()).offer({.text = ""}).now);
    }

    TEST_CASE("the number of records is from 1 to 50") {
        SmallBase base;
        put_articles(base);
        CHECK_THROWS_AS(base->offer(asker(), {.text = "boom", .limit = 0}), Error);
        CHECK_THROWS_AS(base->offer(asker(), {.text = "boom", .limit = 51}), Error);
        CHECK(ids_of(base->offer(asker(), {.text = "vergunning", .limit = 1})).size() == 1);
    }

    TEST_CASE("any bytes may be given, and the end of a very long text is not read") {
        SmallBase base;
        put_articles(base);
        RandomWorld world{11};
        for (int round = 0; round < 300; ++round) {
            std::string text;
            for (auto count = world.below(400); count > 0; --count)
                text += world.chance(30) ? std::string(1, static_cast<char>(world.below(256))) : world.chance(50) ? std::string{"boom kappen "} : std::string{". container, "};
            const auto offer = base->offer(asker(), {.text = text, .limit = 5});
            CHECK(ids_of(offer).size() <= 5);
            CHECK(offer.questions.size() <= 5);
            CHECK(base->offer(asker(), {.text = text}).questions.size() <= most_offered_questions);
        }
        for (const auto clauses : std::initializer_list<std::size_t>{46, 47, 48, 49, 50, 200}) {
            std::string asked, told;
            for (std::size_t i = 0; i < clauses; ++i) asked += "hoe kan boom kappen, ", told += "boom container paspoort. ";
            for (const auto& text : {asked, told, told + asked, asked + told}) CHECK(ids_of(base->offer(asker(), {.text = text})).size() <= 5);
        }
        std::string text;
        while (text.size() <= longest_offer_text) text += "mijn container is kapot. ";
        text += "boom kappen?";
        const auto offer = base->offer(asker(), {.text = text});
        CHECK(offer.cut);
        CHECK(ids_of(offer).front() == "bak");
    }
}

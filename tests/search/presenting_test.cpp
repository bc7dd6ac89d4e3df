// SPDX-License-Identifier: GPL-2.0-or-later
// What a hit shows: the best section, a snippet with highlights, badges and reasons.
#include <doctest/doctest.h>

#include <algorithm>

#include "search/random_records.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

bool on_border(const std::string& text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check_ranges(const std::string& text, const std::vector<Range>& ranges) {
    std::size_t last = 0;
    for (const auto& [begin, end] : ranges) {
        CHECK(begin >= last);
        REQUIRE(begin < end);
        REQUIRE(end <= text.size());
        CHECK(on_border(text, begin));
        CHECK(on_border(text, end));
        last = end;
    }
}

// The marked words of the snippet, apart by bars.
std::string marked(const Hit& hit) {
    std::string out;
    for (const auto& [begin, end] : hit.snippet.highlights) out += (out.empty() ? "" : "|") + hit.snippet.text.substr(begin, end - begin);
    return out;
}

Record with_sections(std::vector<std::pair<std::string, std::string>> sections) {
    auto record = article("a", "Titel", "");
    record.sections.clear();
    for (auto& [title, text] : sections) record.sections.push_back({"", std::move(title), std::move(text), std::nullopt});
    return record;
}

Hit only_hit(const Record& record, const std::string& text, const Date& date = some_day) {
    SmallBase base;
    base.put({record, article("ander", "Iets anders", "Heel iets anders, over niets.")});
    const auto answer = base->search(asker({}, date), {.text = text, .explain = true});
    REQUIRE_FALSE(answer.hits.empty());
    REQUIRE(answer.hits.front().id == "a");
    return answer.hits.front();
}

}  // namespace

TEST_SUITE("search: presenting") {
    TEST_CASE("a word is found within a longer one, and a longer one by its parts; why tells which it was") {
        const auto within = only_hit(with_sections({{"", "Vraag de gehandicaptenparkeerkaart op tijd aan."}}), "parkeerkaart");
        CHECK(marked(within) == "gehandicaptenparkeerkaart");
        REQUIRE(within.why.size() == 1);
        CHECK(within.why.front().kind == "compound");
        CHECK(text(within.why.front().message, "nl") == "'gehandicaptenparkeerkaart' staat in de tekst: een langer woord met 'parkeerkaart' of een deel daarvan");
        const auto parts = only_hit(with_sections({{"", "De kosten van een nieuw rijbewijs."}}), "rijbewijskosten");
        CHECK(marked(parts) == "kosten|rijbewijs");
        REQUIRE(parts.why.size() == 1);
        CHECK(parts.why.front().kind == "compound");
    }

    TEST_CASE("a whole word comes before a part, and a short title before a long one") {
        SmallBase base;
        base.put({article("deel", "Over iets", "De vergunningaanvraag. Vergunningplicht, bouwvergunning."),
                  article("heel", "Over wat", "De vergunning en nog wat woorden, en meer.")});
        const auto whole = base->search(asker({}), {.text = "vergunning"});
        REQUIRE(whole.hits.size() == 2);
        CHECK(whole.hits.front().id == "heel");
        SmallBase titles;
        titles.put({article("lang", "Gratis parkeren bij sporthal, zwembad en bibliotheek", "Tekst van gelijke lengte."),
                    article("kort", "Gratis parkeren", "Tekst van gelijke lengte over sporthal, zwembad en bibliotheek.")});
        const auto short_one = titles->search(asker({}), {.text = "parkeren"});
        REQUIRE(short_one.hits.size() == 2);
        CHECK(short_one.hits.front().id == "kort");
    }

    TEST_CASE("a misspelt word is found as what was meant, and why tells so") {
        const auto hit = only_hit(with_sections({{"", "U verlengt uw rijbewijs aan de balie."}}), "reibewijs");
        CHECK(marked(hit) == "rijbewijs");
        REQUIRE(hit.why.size() == 1);
        CHECK(hit.why.front().kind == "correction");
        CHECK(hit.why.front().message == Message{"why_text_correction", {"reibewijs", "rijbewijs", "rijbewijs"}});
    }

    TEST_CASE("highlights ascend, lie within the text and on borders of characters") {
        const int worlds = full_tests() ? 60 : 6;
        for (int seed = 1; seed <= worlds; ++seed) {
            CAPTURE(seed);
            RandomWorld world{static_cast<unsigned>(1000 + seed)};
            SmallBase base;
            auto records = world.records(20);
            for (auto& record : records)  // long texts, so that snippets are cut on both sides
                for (auto& section : record.sections)
                    for (int i = 0; i < 3; ++i) section.text += "\n\n" + section.text + " €ĳ€\u0301 ";
            base.put(records);
            for (int i = 0; i < 60; ++i) {
                auto question = world.question(records);
                question.explain = true;
                CAPTURE(question.text);
                for (const auto& hit : base->search(asker({"kcc"}), question).hits) {
                    CAPTURE(hit.id);
                    check_ranges(hit.snippet.text, hit.snippet.highlights);
                    check_ranges(hit.title, hit.title_highlights);
                    CHECK(hit.snippet.text.size() <= 260);
                    CHECK(hit.snippet.text.find('\n') == std::string::npos);
                    for (const auto& why : hit.why) CHECK_FALSE(why.term.empty());
                }
            }
        }
    }

    TEST_CASE("folded and inflected forms are marked as they stand") {
        CHECK(marked(only_hit(with_sections({{"", "In het Café schenken ze koffie."}}), "cafe")) == "Café");
        CHECK(marked(only_hit(with_sections({{"", "In het cafe schenken ze koffie."}}), "CAFÉ")) == "cafe");
        CHECK(marked(only_hit(with_sections({{"", "Op het ĳs staan."}}), "ijs")) == "ĳs");
        CHECK(marked(only_hit(with_sections({{"", "Alle rijbewijzen zijn klaar."}}), "rijbewijs")) == "rijbewijzen");
        CHECK(marked(only_hit(with_sections({{"", "Uw kinderen en uw kind."}}), "kind")) == "kinderen|kind");
        CHECK(marked(only_hit(with_sections({{"", "De W.O.Z. waarde."}}), "woz")) == "W.O.Z.");
        CHECK(marked(only_hit(with_sections({{"", "Cafe\u0301 open."}}), "café")) == "Café");  // texts are stored in NFC
        CHECK(marked(only_hit(with_sections({{"", "Bel 070 353 30 00 vandaag."}}), "0703533000")) == "070 353 30 00");
        CHECK(marked(only_hit(with_sections({{"", "Mail naar j@gemeente.nl toe."}}), "J@GEMEENTE.NL")) == "j@gemeente.nl");
        CHECK(marked(only_hit(with_sections({{"", "Een paspoort aanvragen."}}), "pas*")) == "paspoort");
    }

    TEST_CASE("the section that answers is the one that is shown") {
        const auto passport = with_sections({{"Wat is het", "Een paspoort is een reisdocument."},
                                             {"Wat kost het", "Een paspoort kost 80 euro."},
                                             {"Hoe lang duurt het", "Na vijf werkdagen is het klaar."}});
        CHECK(only_hit(passport, "wat kost een paspoort").section_title == "Wat kost het");
        CHECK(only_hit(passport, "paspoort werkdagen klaar").section_title == "Hoe lang duurt het");
        CHECK(only_hit(passport, "reisdocument").section_title == "Wat is het");
        CHECK(only_hit(passport, "titel").section_title == "Wat is het");  // no word in any: the first
    }

    TEST_CASE("a snippet shows where the words stand together, from the begin of a sentence") {
        const std::string filler = "Hier staat een lange zin die met de vraag helemaal niets te maken heeft. ";
        std::string text = "Het afval. ";
        for (int i = 0; i < 8; ++i) text += filler;
        text += "Grof afval haalt de vrachtwagen op. ";
        for (int i = 0; i < 8; ++i) text += filler;
        const auto hit = only_hit(with_sections({{"", text}}), "grof afval vrachtwagen");
        CHECK(hit.snippet.text.starts_with("… Grof afval haalt de vrachtwagen op."));
        CHECK(hit.snippet.text.ends_with(" …"));
        CHECK(marked(hit) == "Grof|afval|vrachtwagen");
    }

    TEST_CASE("a word alone of thousands of bytes is cut on a border") {
        std::string word;
        for (int i = 0; i < 1000; ++i) word += "é";
        const auto hit = only_hit(with_sections({{"", word + " slot"}}), word);
        check_ranges(hit.snippet.text, hit.snippet.highlights);
        CHECK(hit.snippet.text.size() < 300);
    }

    TEST_CASE("each reason names the word, where it stands and how, in both languages") {
        auto record = with_sections({{"Rijbewijzen", "Over paspoorten en visa."}});
        record.title = "Verhuizen";
        record.keywords = {"adreswijziging"};
        const auto why = only_hit(record, "verhuizen adreswijziging rijbewijs paspoort vis*").why;
        std::string told;
        for (const auto& one : why) {
            told += one.word + '/' + one.kind + '/' + one.term + '/' + one.field + ' ';
            CHECK(vraagbaak::text(one.message, "nl") != one.message.code);
            CHECK(vraagbaak::text(one.message, "nl") != vraagbaak::text(one.message, "en"));
        }
        CHECK(told == "verhuizen/exact/Verhuizen/titel adreswijziging/exact/adreswijziging/trefwoorden "
                      "rijbewijs/stem/Rijbewijzen/kop paspoort/stem/paspoorten/tekst vis*/joker/visa/tekst ");
    }

    TEST_CASE("why-not tells what is missed, excluded or filtered, in both languages") {
        SmallBase base;
        base.put({article("a", "Afval", "Grof vuil aan de weg."), article("b", "Afval afval", "Afval en grof afval.")});
        const auto searcher = base->searcher(asker());
        const auto codes = [&](const Question& question, const std::string& id) {
            std::string out;
            const auto why_not = searcher.why_not(question, id);
            for (const auto* list : {&why_not.reasons, &why_not.advice})
                for (const auto& one : *list) {
                    out += one.code + ' ';
                    CHECK(vraagbaak::text(one, "nl") != one.code);
                    CHECK(vraagbaak::text(one, "nl") != vraagbaak::text(one, "en"));
                }
            return out;
        };
        CHECK(codes({.text = "afval"}, "b") == "why_not_first ");
        CHECK(codes({.text = "afval"}, "a") == "why_not_rank why_not_others_better ");
        CHECK(codes({.text = "grof paspoort"}, "b") == "why_not_rank why_not_missed why_not_add_keyword ");
        CHECK(codes({.text = "afval -vuil"}, "a") == "why_not_absent why_not_excluded ");
        CHECK(codes({.text = "afval", .filters = {{"soort", "vac"}}}, "a") == "why_not_absent why_not_filter ");
        CHECK(codes({.text = "afval", .filters = {{"soort", "vac"}, {"soort", "kennisartikel"}}}, "a") == "why_not_rank why_not_others_better ");
        CHECK(codes({.text = "niet"}, "a") == "why_not_absent why_not_missed ");
        CHECK(codes({.text = ""}, "a") == "why_not_absent why_not_no_words ");
        CHECK(codes({.text = "afval"}, "onbekend") == "why_not_unknown ");
    }

    TEST_CASE("badges tell of the last and the coming seven days") {
        const auto badges = [](const Record& record, int offset) {
            std::string out;
            for (const auto& badge : only_hit(record, "titel", Date{std::chrono::sys_days{some_day} + std::chrono::days{offset}}).badges)
                out += badge + ' ';
            return out;
        };
        auto record = with_sections({{"", "Tekst."}});
        record.changed_on = some_day;
        CHECK(badges(record, -1).empty());
        CHECK(badges(record, 0) == "changed ");
        CHECK(badges(record, 6) == "changed ");
        CHECK(badges(record, 7).empty());
        record.changed_on = std::nullopt;
        record.visible_until = some_day;
        CHECK(badges(record, -7).empty());
        CHECK(badges(record, -6) == "expires ");
        CHECK(badges(record, 0) == "expires ");
        record.visible_until = std::nullopt;
        record.referral = Referral{"Provincie", "", ""};
        CHECK(badges(record, 0) == "elsewhere ");
    }

    TEST_CASE("what nobody can have is no reason to show all the rest") {
        SmallBase base;
        base.put({article("a", "Afval", "Grof vuil."), article("b", "Paspoort", "Reisdocument.")});
        const auto found = [&](const std::string& text, std::vector<Filter> filters = {}) {
            return ids_of(base->search(asker(), {.text = text, .filters = std::move(filters)}));
        };
        using Ids = std::vector<std::string>;
        CHECK(found("zzz* NIET paspoort").empty());
        CHECK(found("zzz*", {{"soort", "kennisartikel"}}).empty());
        CHECK(found("", {{"soort", "kennisartikel"}}) == Ids{"a", "b"});
        CHECK(found("\"!!\" NIET paspoort") == Ids{"b"});  // nothing stands before NIET: it is a word
        CHECK(found("paspoort OF zzz* NIET afval") == Ids{"b"});
        const auto answer = base->search(asker(), {.text = "onbekend", .facets = {"soort"}});
        CHECK(answer.total == 0);
        CHECK(answer.facets.at("soort").empty());
        CHECK(base->search(asker(), {.text = "", .facets = {"soort"}}).facets.at("soort").empty());
    }

    TEST_CASE("what is excluded within brackets holds for all of them, what is required for the whole group") {
        SmallBase base;
        base.put({article("a", "Rood", "Groen."), article("b", "Rood", "Blauw."), article("c", "Geel", "Blauw.")});
        const auto found = [&](const std::string& text) {
            auto ids = ids_of(base->search(asker(), {.text = text}));
            std::ranges::sort(ids);
            return ids;
        };
        using Ids = std::vector<std::string>;
        CHECK(found("+(rood -groen blauw)") == Ids{"b"});
        CHECK(found("+(rood blauw -groen)") == Ids{"b"});
        CHECK(found("groen OF (het blauw)") == Ids{"a", "b", "c"});
        CHECK(found("+blauw (-geel rood)") == Ids{"b", "c"});
        CHECK(found("geel OF (+rood blauw)") == Ids{"a", "b", "c"});
        CHECK(found("groen OF (+rood +blauw)") == Ids{"a", "b"});
    }

    TEST_CASE("a phrase runs on behind a postcode, and the digits of a postcode find who has them alone") {
        SmallBase base;
        base.put({article("a", "Adres", "Markt 1, 1234 AB Utrecht, open."), article("b", "Wijk", "Postcodes 1234 en 1235.")});
        CHECK(ids_of(base->search(asker(), {.text = "\"1234 AB Utrecht\""})) == std::vector<std::string>{"a"});
        CHECK(ids_of(base->search(asker(), {.text = "\"1234 AB open\""})).empty());
        CHECK(ids_of(base->search(asker(), {.text = "1234 AB"})) == std::vector<std::string>{"a", "b"});
    }

    TEST_CASE("a page is a part of the whole list") {
        SmallBase base;
        std::vector<Record> records;
        for (int i = 0; i < 45; ++i)
            records.push_back(article("r" + std::to_string(i), i % 2 ? "Afval" : "Grof vuil", i % 3 ? "Afval en grof vuil" : "Container"));
        base.put(records);
        for (const auto* text : {"afval", "grof afval container", "r7"}) {
            CAPTURE(text);
            const auto all = ids_of(base->search(asker(), {.text = text, .limit = 1000}));
            std::vector<std::string> pages;
            for (std::size_t offset = 0; offset < all.size() + 10; offset += 7)
                for (const auto& id : ids_of(base->search(asker(), {.text = text, .limit = 7, .offset = offset}))) pages.push_back(id);
            CHECK(pages == all);
            CHECK(base->search(asker(), {.text = text, .limit = 0}).hits.empty());
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "record/reader.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

// Records that hold anything, as often as not nothing.
class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}

    Record record() {
        Record r;
        for (auto* text : {&r.id, &r.kind, &r.source, &r.title, &r.language, &r.status, &r.change_summary, &r.url,
                           &r.replaced_by, &r.short_answer, &r.owner, &r.legal_basis, &r.upn_uri, &r.upn_label,
                           &r.given_name, &r.name_prefix, &r.family_name, &r.function, &r.mobile, &r.extension, &r.skills,
                           &r.work_location, &r.opening_hours, &r.transfer_instruction, &r.fallback})
            *text = this->text();
        for (auto* list : {&r.alternative_titles, &r.keywords, &r.themes, &r.audiences, &r.departments, &r.related,
                           &r.phones, &r.emails, &r.teams})
            *list = texts();
        for (auto* day : {&r.visible_from, &r.visible_until, &r.changed_on, &r.review_before, &r.start, &r.end})
            *day = date();
        r.visibility = visibility();
        r.important = often();
        r.connected = often();
        if (often()) r.referral = Referral{text(), text(), text()};
        if (often()) r.availability = Availability{texts(), text()};
        while (often()) r.sections.push_back({text(), text(), text(), visibility()});
        while (often()) r.links.push_back({text(), text()});
        while (often()) r.locations.push_back({text(), text(), text()});
        while (often()) r.contacts.push_back({text(), text(), text(), static_cast<int>(engine_() % 5)});
        while (often()) r.mailings.push_back({date(), text(), text()});
        return r;
    }

private:
    bool often() { return engine_() % 2 == 0; }
    std::string text() {
        static const std::vector<std::string> some = {"", "", "a", "é\n\n- \"x\" \\", "\u2028<p>&amp;", "\t\x01", "😀", "nl", "actief"};
        return some[engine_() % some.size()];
    }
    std::vector<std::string> texts() {
        std::vector<std::string> out;
        while (often()) out.push_back(text());
        return out;
    }
    std::optional<Date> date() {
        if (often()) return std::nullopt;
        return parse_date("20" + std::to_string(10 + engine_() % 90) + "-0" + std::to_string(1 + engine_() % 9) + "-15");
    }
    Visibility visibility() {
        if (often()) return std::nullopt;
        return texts();
    }

    std::mt19937 engine_;
};

}  // namespace

TEST_SUITE("record/native") {

TEST_CASE("any record comes back from native JSON as it was") {
    Random random(1815);
    for (int i = 0; i < 3'000; ++i) {
        const auto record = random.record();
        const auto json = to_native_json(record);
        CAPTURE(json);
        CHECK(from_native_json(json) == record);
        CHECK(to_native_json(from_native_json(json)) == json);
    }
}

TEST_CASE("only what is not empty is written, in one order, with a version") {
    Record record;
    record.id = "a";
    record.kind = "vac";
    record.title = "t";
    record.keywords = {"k"};
    record.sections = {{"tekst", "", "x", std::vector<std::string>{}}};
    CHECK(to_native_json(record) ==
          R"({"v":1,"id":"a","soort":"vac","titel":"t","taal":"nl","status":"actief","trefwoorden":["k"],"secties":[{"sleutel":"tekst","tekst":"x","zichtbaarheid":[]}]})");
}

TEST_CASE("what is not native JSON makes the index unusable") {
    for (const auto* json : {"", "{", "[]", "{}", R"({"v":2,"id":"a"})", R"({"v":1,"id":7})", R"({"v":1,"start":"x"})",
                             R"({"v":1,"secties":[1]})", R"({"v":1,"links":"a"})"}) {
        CAPTURE(json);
        try {
            from_native_json(json);
            FAIL("nothing was thrown");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::unusable);
        }
    }
}

TEST_CASE("a record that nobody checked can be written all the same") {
    Record record;
    record.title = "\xff";
    CHECK(from_native_json(to_native_json(record)).title == "\uFFFD");
}

}

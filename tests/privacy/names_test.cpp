// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/names.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace vraagbaak;
using namespace vraagbaak::privacy;

namespace {

std::string names_in(const std::string& text, const IsKnown& known = {}) {
    std::string out;
    for (const auto& [range, kind] : find_names(text, known)) out += (out.empty() ? "" : "|") + text.substr(range.begin, range.end - range.begin);
    return out;
}

}  // namespace

TEST_SUITE("privacy/names") {
    TEST_CASE("behind a salutation stands a name, with what belongs to it") {
        CHECK(names_in("mevrouw Jansen") == "Jansen");
        CHECK(names_in("dhr. A.B. van den Berg over grofvuil") == "A.B. van den Berg");
        CHECK(names_in("de heer El Idrissi") == "El Idrissi");
        CHECK(names_in("mw. Janssen-de Boer belt") == "Janssen-de Boer");
        CHECK(names_in("mevrouw fatima benali paspoort") == "fatima benali");
        CHECK(names_in("mijn naam is visser en ik wil verhuizen") == "visser");
        CHECK(names_in("meneer Van der Meer, paspoort kwijt") == "Van der Meer");
        CHECK(names_in("mw. esther vrolijk belt") == "esther vrolijk");
        CHECK(names_in("dhr jelte van der stelt over zijn hond") == "jelte van der stelt");
        CHECK(names_in("mevrouw uit den boogaard") == "uit den boogaard");
        CHECK(names_in("meneer van straten") == "van straten");
    }

    TEST_CASE("a verb behind a salutation is none, nor a usual surname without one") {
        for (const auto* text : {"mevrouw wil een paspoort", "meneer belt over de bakker", "bakker en slager", "bos", "de visser op het meer", "naam veranderen",
                                 "naam van mijn kind", "naam hond", "mevrouw van boven", "meneer uit het dorp wil", "meneer is verhuisd", "wat is de naam", "mevrouw", "naam:"}) {
            CAPTURE(text);
            CHECK(names_in(text) == "");
        }
    }

    TEST_CASE("behind who calls stands a name when it is a first name") {
        CHECK(names_in("beller Jan Jansen over grofvuil") == "Jan Jansen");
        CHECK(names_in("klant mevrouw Jansen") == "Jansen");
        for (const auto* text : {"vraag van inwoner van Oeverwaarde", "Klant Contact Centrum vroeg dit", "beller Oeverwaarde", "klant wil een paspoort", "klant: paspoort kwijt"}) {
            CAPTURE(text);
            CHECK(names_in(text) == "");
        }
    }

    TEST_CASE("initials go with a name, abbreviations with what follows") {
        CHECK(names_in("J. Bakker paspoort") == "J. Bakker");
        CHECK(names_in("p.j. hoekstra woz") == "p.j. hoekstra");
        for (const auto* text : {"m.b.t. parkeren", "t.a.v. burgerzaken", "i.v.m. vakantie", "a.u.b. terugbellen", "w.o.z. bezwaar", "o.a. paspoort"}) {
            CAPTURE(text);
            CHECK(names_in(text) == "");
        }
    }

    TEST_CASE("a word that the municipality uses ends a name") {
        CHECK(names_in("mevrouw jansen digid", [](std::string_view word) { return word == "digid"; }) == "jansen");
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "dutch/role_words.hpp"

using vraagbaak::dutch::looks_like_name;

TEST_SUITE("dutch/role_words") {
    TEST_CASE("capitals and initials make a name") {
        for (const auto* name : {"Jan de Vries", "Jan Jansen", "J. de Vries", "J.P. Jansen", "J Jansen", "Jan-Willem van der Berg", "Élise Ört", "mevrouw Fatma Yılmaz", "A. van 't Hof", "Jan van Wijk",
                                 "Piet", "jan", "Jan.deVries", "JanDeVries", "mevrouw Jansen", "mw. de boer", "dhr Bakker", "de heer Jansen", "P.Jansen", "A.B.Jansen", "familie Jansen",
                                 "Fam. van Dijk"}) {
            CAPTURE(name);
            CHECK(looks_like_name(name));
        }
    }

    TEST_CASE("a word of a role makes a role, and so does what nobody can tell") {
        for (const auto* role : {"redactie", "webredactie", "beheer", "KCC redactie", "KCC", "KCC Oeverwaarde", "Team Burgerzaken", "Team A", "Redactie Publiekszaken", "Sociaal Domein",
                                 "Publieke Dienstverlening", "Afdeling Werk en Inkomen", "Functioneel Beheer", "burgerzaken", "Burgerzaken", "J.", "", " ", "redacteur 2", "GemeenteOeverwaarde",
                                 "web_redactie", "team.burgerzaken", "WebCare", "WhatsApp", "MijnOeverwaarde", "familie en jeugd"}) {
            CAPTURE(role);
            CHECK_FALSE(looks_like_name(role));
        }
    }
}

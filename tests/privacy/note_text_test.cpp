// SPDX-License-Identifier: GPL-2.0-or-later
// What may be shown of a note, and what of it may be looked for.
#include <doctest/doctest.h>

#include "privacy/note_text.hpp"

using namespace vraagbaak;

namespace {

const Date today = *parse_date("2027-02-23");

std::string shown(std::string_view text) { return privacy::shown_note(privacy::redact_note(text, today).text, {}); }

// The words that are looked for.
std::string read(std::string_view text) {
    const auto note = privacy::redact_note(text, today);
    const auto words = privacy::note_words(note.text);
    const auto names = privacy::possible_names(note.text, words, {});
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (!names[i]) (out += out.empty() ? "" : " ") += words[i].folded;
    return out;
}

}  // namespace

TEST_SUITE("privacy/note_text") {
    TEST_CASE("line ends stay, what is personal goes") {
        const auto note = privacy::redact_note("bsn 999990019\r\nbel 06-00112233\n\nmijn bak", today);
        CHECK(note.text == "bsn [bsn] \n bel [telefoon] \n \n mijn bak");
        CHECK(note.changed);
        CHECK_FALSE(privacy::redact_note("mijn\nbak", today).changed);
    }

    TEST_CASE("a word that may be a name is not shown, nor the words with a capital beside it") {
        CHECK(shown("hier Xyzzyna Bakker, mijn bak is kapot") == "hier [?] [?], mijn bak is kapot");
        CHECK(shown("wij zijn Daan en Mirte Vlaskamp") == "wij zijn [?] en [?] [?]");
        CHECK(shown("mijn container bij xyzzyna is kapot") == "mijn container bij [?] is kapot");
    }

    TEST_CASE("a street that only its number gave away goes with it") {
        for (const auto* text : {"Zwanenbloem 17, 1010 TT", "wij wonen op Zwanenbloem 17, 1010 TT", "KAPOTTE LANTAARN ZWANENBLOEM 17, 1010 TT", "Lantaarn Kapot Zwanenbloem 17, 1010 TT"}) {
            CAPTURE(text);
            CHECK(shown(text).find("wanenbloem") == std::string::npos);
            CHECK(shown(text).find("WANENBLOEM") == std::string::npos);
            CHECK(read(text).find("zwanenbloem") == std::string::npos);
        }
    }

    TEST_CASE("where every word has a capital, capitals do not make names") {
        CHECK(read("KAPOTTE LANTAARN KERKSTRAAT 12") == "kapotte lantaarn");
        CHECK(read("Lantaarn Kapot Kerkstraat 12") == "lantaarn kapot");
        CHECK(read("Lantaarn Kerkstraat 12 kapot") == "lantaarn kapot");
        CHECK(read("PASPOORT KWIJT EN NIET GEVONDEN MEVROUW JANSEN") == "paspoort kwijt en niet gevonden mevrouw");
        CHECK(read("Vraag Parkeervergunning Mevrouw Jansen") == "vraag parkeervergunning mevrouw");
    }

    TEST_CASE("names are none the more shown there") {
        for (const auto* text : {"Paspoort Kwijt Xyzzyna Bakker", "Paspoort Kwijt Roos Xyzzyqum", "Paspoort Kwijt Xyzzyna Zonnebloem", "Onze Gegevens Mirte Xyzzyqum", "Paspoort Kwijt Sanne Xyzzyqum", "PASPOORT KWIJT MEVROUW BAKKER", "Paspoort Kwijt J. Bakker",
                                 "PASPOORT KWIJT ROOS J. BAKKER", "Xyzzyna Bakker", "Roos Bakker Kerkstraat 12"}) {
            CAPTURE(std::string{text});
            const auto out = shown(text);
            for (const auto* name : {"Bakker", "BAKKER", "Xyzzy", "Roos", "ROOS", "Sanne", "Zonnebloem", "Mirte"}) CHECK_MESSAGE(out.find(name) == std::string::npos, out);
            CHECK(read(text).find("bakker") == std::string::npos);
        }
        CHECK(shown("KAPOTTE LANTAARN OUDE KERKSTRAAT 12") == "KAPOTTE LANTAARN [?] [adres]");
        CHECK(shown("LANTAARN JAN VAN DER XYZZYSTRAAT 12").find("JAN") == std::string::npos);
    }

    TEST_CASE("what names a number that was taken out is no subject; a bracket that somebody typed is no mark") {
        CHECK(read("mijn bsn is 999990019 en mijn bak") == "mijn en mijn bak");
        CHECK(read("telefoonnummer: 06-00112233") == "");
        CHECK(read("waar staat mijn bsn") == "waar staat mijn bsn");
        CHECK(read("[paspoort] verlengen") == "paspoort verlengen");
        CHECK(read("adres [zie bijlage] wijzigen") == "adres zie bijlage wijzigen");
        CHECK(read("mijn bsn is [geheim]") == "mijn");
    }
}

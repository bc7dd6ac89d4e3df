// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/people.hpp"

#include <doctest/doctest.h>

#include "search/small_base.hpp"
#include "support/rows.hpp"

using namespace vraagbaak;

namespace {

using lexicon::NameRole;

// g:jan p:van f:berg b:berg: given name, what stands before surnames, surname, behind its prefix.
std::string told(const lexicon::NameEntry& entry) {
    std::string out;
    for (const auto& [text, role] : entry.words) {
        const char letter = role == NameRole::given_name ? 'g' : role == NameRole::family_name ? 'f' : role == NameRole::name_prefix ? 'p' : 'b';
        out += (out.empty() ? "" : " ") + std::string(1, letter) + ':' + text;
    }
    return out;
}

Record person(const std::string& title) {
    Record record;
    record.kind = "medewerker";
    record.title = title;
    return record;
}

}  // namespace

TEST_SUITE("index/people") {
    TEST_CASE("what a full name tells") {
        for (const auto& row : test::rows("nl/volledige_namen.tsv")) {
            CAPTURE(row[0]);
            CHECK(told(index::name_entry(person(row[0]), 1)) == row[1]);
        }
    }

    TEST_CASE("fields say what is what, and the title what it has besides") {
        auto record = person("mw. drs. A.M. (Annie) van den Berg-de Vries MSc");
        record.given_name = "Anne-Marie";
        record.name_prefix = "van den";
        record.family_name = "Berg-de Vries";
        CHECK(told(index::name_entry(record, 1)) == "g:anne g:marie g:annemarie p:van p:den f:berg p:de f:vries g:a g:m g:annie");
    }

    TEST_CASE("numbers as they are dialled in the country, each once") {
        for (const auto& row : test::rows("nl/telefoonnummers.tsv")) {
            CAPTURE(row[0]);
            CHECK(index::phone_digits(row[0]) == row[1]);
        }
        auto record = person("Jan Smit");
        record.phones = {"020 624 1111", "+31 20 624 1111"};
        record.mobile = "06 1234 5678";
        record.extension = "1111";
        CHECK(index::name_entry(record, 1).phones == std::vector<std::string>{"0206241111", "0612345678", "1111"});
        record.mobile = "06 1234 5678, 06 4444 5555 / 0031 6 7777 8888";
        CHECK(index::name_entry(record, 1).phones == std::vector<std::string>{"0206241111", "0612345678", "0644445555", "0677778888", "1111"});
    }
}

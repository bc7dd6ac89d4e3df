// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/unlisted.hpp"

#include <doctest/doctest.h>

using namespace vraagbaak;

namespace {

Record left(const std::string& id, const std::string& kind, const std::string& name, std::vector<std::string> groups) {
    Record record;
    record.id = id;
    record.kind = kind;
    record.title = name;
    record.status = "non-actief";
    record.visibility = std::move(groups);
    return record;
}

}  // namespace

TEST_SUITE("index/unlisted") {
    TEST_CASE("who is shielded and left is known by each id and name, and comes back as he went in") {
        index::Unlisted all;
        auto jan = left("mw-1", "medewerker", "Jan in 't Veld", {"kcc", "belastingen"});
        jan.alternative_titles = {"Veld, Jan"};
        jan.merged_from = {"tc-1"};
        all.add(jan);
        all.add(left("mw-2", "medewerker", "Piet Open", {}));
        all.add(left("art-1", "kennisartikel", "Geheim artikel", {"kcc"}));
        for (const auto& one : {all, index::Unlisted::from_text(all.text())}) {
            for (const auto* id : {"mw-1", "tc-1"}) {
                REQUIRE(one.by_id(id));
                CHECK(one.by_id(id)->kind == "medewerker");
                CHECK(one.by_id(id)->groups == index::Requirement{"belastingen", "kcc"});
            }
            CHECK_FALSE(one.by_id("mw-2"));
            CHECK_FALSE(one.by_id("art-1"));
            CHECK(one.by_key("jan in t veld").size() == one.by_key("veld jan").size());
            CHECK_FALSE(one.by_key("veld jan").empty());
            CHECK(one.by_key("piet open").empty());
            CHECK(one.by_key("").empty());
            CHECK(one.text() == all.text());
        }
    }

    TEST_CASE("a line that tells no groups, and so would hide nobody, is passed over") {
        CHECK(index::Unlisted::from_text("a\tmedewerker\t\tjan\n\n\t\tkcc\t\nb\nc\tmedewerker\t,\tpiet\n").empty());
        CHECK_FALSE(index::Unlisted::from_text("a\tmedewerker\tkcc").empty());
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/sensitive.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/rows.hpp"

using namespace vraagbaak;

TEST_SUITE("privacy/sensitive") {
    TEST_CASE("questions that are kept in no form, and those that look like them") {
        analysis::Analyzer analyzer;
        int yes = 0, no = 0;
        for (const auto& row : test::rows("nl/sensitive.tsv")) {
            REQUIRE(row.size() == 2);
            CAPTURE(row[1]);
            const bool meant = row[0] == "nooit";
            REQUIRE((meant || row[0] == "wel"));
            CHECK(privacy::is_sensitive(row[1], analyzer) == meant);
            ++(meant ? yes : no);
        }
        CHECK(yes >= 40);
        CHECK(no >= 40);
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "vraagbaak/render.hpp"

using vraagbaak::to_html;

TEST_SUITE("render/html") {
    TEST_CASE("a highlight becomes a mark and keeps its place between bytes of more than one letter") {
        CHECK(to_html({"één paspoort", {{6, 14}}}) == "één <mark>paspoort</mark>");
    }

    TEST_CASE("everything that means something in HTML is escaped, within a highlight too") {
        CHECK(to_html({"<b>\"a\" & 'c'</b>", {}}) == "&lt;b&gt;&quot;a&quot; &amp; &#39;c&#39;&lt;/b&gt;");
        CHECK(to_html({"<script>", {{0, 8}}}) == "<mark>&lt;script&gt;</mark>");
    }

    TEST_CASE("neighbouring highlights stay two") {
        CHECK(to_html({"abcd", {{0, 2}, {2, 4}}}) == "<mark>ab</mark><mark>cd</mark>");
    }

    TEST_CASE("ranges that overlap, are empty or reach past the text do no harm") {
        CHECK(to_html({"abcd", {{1, 3}, {2, 4}}}) == "a<mark>bc</mark>d");
        CHECK(to_html({"abcd", {{2, 2}, {3, 1}}}) == "abcd");
        CHECK(to_html({"abcd", {{2, 99}}}) == "ab<mark>cd</mark>");
        CHECK(to_html({"abcd", {{98, 99}}}) == "abcd");
        CHECK(to_html({"", {{0, 1}}}) == "");
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/replacements.hpp"

#include <doctest/doctest.h>

#include "search/small_base.hpp"

using namespace vraagbaak;

namespace {

index::Replacements line_of(const std::vector<std::pair<std::string, std::string>>& steps, const std::string& shielded = {}) {
    index::Replacements out;
    for (const auto& [id, successor] : steps) {
        auto record = test::article(id, "x", "x");
        record.replaced_by = successor;
        record.visibility = id == shielded ? std::vector<std::string>{"kcc"} : std::vector<std::string>{};
        out.add(record);
    }
    return out;
}

}  // namespace

TEST_SUITE("index/replacements") {
    TEST_CASE("the last of the line that is seen, through what is over and not through what is shielded") {
        const auto all = line_of({{"a", "b"}, {"b", "c"}, {"c", "d"}});
        const auto sees = [](std::string ids) { return [ids](const std::string& id) { return ids.find(id) != ids.npos; }; };
        CHECK(all.last_of("a", {}, sees("abcd")) == "d");
        CHECK(all.last_of("b", {}, sees("abcd")) == "d");
        CHECK(all.last_of("a", {}, sees("d")) == "d");
        CHECK(all.last_of("a", {}, sees("abc")) == "c");  // d was taken away
        CHECK(all.last_of("a", {}, sees("a")) == "a");
        CHECK(all.last_of("a", {}, sees("")) == "a");
        CHECK(all.last_of("e", {}, sees("abcd")) == "e");
        const auto shielded = line_of({{"a", "b"}, {"b", "c"}, {"c", "d"}}, "c");
        CHECK(shielded.last_of("a", {}, sees("abd")) == "b");
        CHECK(shielded.last_of("a", {"kcc"}, sees("abcd")) == "d");
        CHECK(shielded.last_of("c", {}, sees("abd")) == "c");
        const auto again = index::Replacements::from_text(shielded.text());
        CHECK(again.last_of("a", {}, sees("abd")) == "b");
        CHECK(again.text() == shielded.text());
    }

    TEST_CASE("a record that was made of several leads to its successor from the id of each") {
        index::Replacements all;
        auto record = test::article("a", "x", "x");
        record.replaced_by = "b";
        record.merged_from = {"a2", "a3"};
        record.visibility = std::vector<std::string>{"kcc"};
        all.add(record);
        const auto sees_b = [](const std::string& id) { return id == "b"; };
        for (const auto& one : {all, index::Replacements::from_text(all.text())})
            for (const auto* id : {"a", "a2", "a3"}) {
                CHECK(one.last_of(id, {"kcc"}, sees_b) == "b");
                CHECK(one.last_of(id, {}, sees_b) == id);
            }
    }

    TEST_CASE("a circle has no last") {
        const auto circle = line_of({{"a", "b"}, {"b", "c"}, {"c", "a"}});
        CHECK(circle.last_of("a", {}, [](const auto&) { return true; }) == "a");
        CHECK(circle.last_of("b", {}, [](const auto&) { return true; }) == "b");
    }
}

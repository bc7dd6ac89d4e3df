// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "dutch/name_sound.hpp"
#include "dutch/name_words.hpp"
#include "support/rows.hpp"

using namespace vraagbaak;
using namespace vraagbaak::dutch;

namespace {

bool alike(const std::string& a, const std::string& b) {
    const auto left = name_sounds(a), right = name_sounds(b);
    return std::ranges::any_of(left, [&](const auto& key) { return std::ranges::find(right, key) != right.end(); });
}

bool go_by(const std::string& a, const std::string& b) {
    const auto& forms = other_forms_of(name_sounds(a).front());
    const auto sounds = name_sounds(b);
    return std::ranges::any_of(forms, [&](const auto& form) { return std::ranges::find(sounds, form) != sounds.end(); });
}

using Words = std::vector<std::string_view>;

}  // namespace

TEST_SUITE("dutch/names") {
    TEST_CASE("names that are written in each other's place have a sound in common, and others have not") {
        for (const auto& row : test::rows("nl/naamklank.tsv")) {
            CAPTURE(row[0]);
            for (const auto& same : test::words(row.at(1))) {
                CAPTURE(same);
                CHECK(alike(row[0], same));
                CHECK(alike(same, row[0]));
            }
            if (row.size() > 2)
                for (const auto& other : test::words(row[2])) {
                    CAPTURE(other);
                    CHECK_FALSE(alike(row[0], other));
                }
        }
    }

    TEST_CASE("what has no letters has no sound, and other scripts keep theirs") {
        CHECK(name_sounds("").empty());
        CHECK(name_sounds("'-.").empty());
        CHECK(name_sounds("иванов").size() == 1);
        CHECK_FALSE(alike("иванов", "петров"));
    }

    TEST_CASE("short forms go by their full names, in both directions, and by their sound") {
        CHECK(go_by("bert", "hubertus"));
        CHECK(go_by("hubertus", "bert"));
        CHECK(go_by("siets", "sietske"));
        CHECK(go_by("siets", "sytske"));
        CHECK(go_by("truus", "geertruida"));
        CHECK(go_by("gert", "gerrit"));
        CHECK_FALSE(go_by("huub", "bert"));
        CHECK_FALSE(go_by("bert", "bert"));
    }

    TEST_CASE("prefixes are the same shortened, written as one or bent") {
        CHECK(prefix_likeness({}, {}) == PrefixLikeness::same);
        CHECK(prefix_likeness(Words{"van", "der"}, Words{"vander"}) == PrefixLikeness::same);
        CHECK(prefix_likeness(Words{"vd"}, Words{"van", "den"}) == PrefixLikeness::alike);
        CHECK(prefix_likeness(Words{"v", "d"}, Words{"van", "der"}) == PrefixLikeness::alike);
        CHECK(prefix_likeness(Words{"van", "den"}, Words{"van", "der"}) == PrefixLikeness::alike);
        CHECK(prefix_likeness(Words{"int"}, Words{"in", "t"}) == PrefixLikeness::same);
        CHECK(prefix_likeness(Words{"de"}, Words{"van"}) == PrefixLikeness::none);
        CHECK(prefix_likeness(Words{}, Words{"van"}) == PrefixLikeness::none);
    }

    TEST_CASE("a joined prefix is cut off in every way that leaves a name") {
        const auto ways = split_prefix("vanderberg");
        CHECK(std::ranges::find(ways, std::pair<std::string_view, std::string_view>{"vander", "berg"}) != ways.end());
        CHECK(std::ranges::find(ways, std::pair<std::string_view, std::string_view>{"van", "derberg"}) != ways.end());
        CHECK(split_prefix("vander").size() == 1);
        CHECK(split_prefix("jansen").empty());
        CHECK(split_prefix("deel").empty());
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "text/phone_digits.hpp"

using namespace vraagbaak::unicode;

namespace {

using Numbers = std::vector<std::string_view>;

}  // namespace

TEST_SUITE("text/phone_digits") {

TEST_CASE("a line may hold several numbers") {
    CHECK(phone_numbers("06 1111 2222, 06 3333 4444;+31 6 55556666") == Numbers{"06 1111 2222", "06 3333 4444", "+31 6 55556666"});
    CHECK(phone_numbers("020 624 1111 / 06 1111 2222") == Numbers{"020 624 1111", "06 1111 2222"});
    CHECK(phone_numbers("2611, 2612") == Numbers{"2611", "2612"});
    CHECK(phone_numbers(" 06 1111 2222 ") == Numbers{"06 1111 2222"});
    CHECK(phone_numbers("").empty());
    CHECK(phone_numbers(" \t").empty());
}

TEST_CASE("what stands within a number, or behind it and is none, does not make two of it") {
    for (const auto* one : {"020/6241111", "0031 20/624 1111", "020 624 11 11/12", "020 624 1111, alleen 's ochtends", "020 624 1111 (ma, di 9-12)", "geen, zie intranet",
                            "020 624 1111,", ", 020 624 1111"})
        CHECK(phone_numbers(one) == Numbers{one});
    CHECK(phone_numbers("020 624 1111 (balie), 06 1111 2222") == Numbers{"020 624 1111 (balie)", "06 1111 2222"});
}

TEST_CASE("a long line costs what its length costs") {
    for (const auto* part : {"123/", "123,", "1/", ",", "020 624 1111, "}) {
        std::string line;
        while (line.size() < (4U << 20)) line += part;
        const auto begin = std::chrono::steady_clock::now();
        CHECK(phone_numbers(line).size() <= line.size());
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{20});
    }
}

}

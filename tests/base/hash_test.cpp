// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/hash.hpp"

#include <doctest/doctest.h>

#include "scratch.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

TEST_SUITE("base/hash") {
    // As printed by `xxhsum -H2` of Debian's xxhash.
    TEST_CASE("the hash is XXH3-128 as other tools print it") {
        CHECK(hash_bytes("") == "99aa06d3014798d86001c324468d497f");
        CHECK(hash_bytes("abc") == "06b05ab6733a618578af5f94892f3950");
        CHECK(hash_bytes("gemeente") != hash_bytes("gemeentE"));
    }

    TEST_CASE("pieces, a file and the bytes at once have the same hash") {
        const Scratch scratch;
        std::string bytes;
        for (int i = 0; i < 900'001; ++i) bytes += static_cast<char>(i * i);
        spit(scratch / "f", bytes);
        Hasher hasher;
        for (std::size_t at = 0; at < bytes.size(); at += 1237) hasher.update(std::string_view{bytes}.substr(at, 1237));
        CHECK(hasher.hex() == hash_bytes(bytes));
        CHECK(hash_file(scratch / "f") == hash_bytes(bytes));
        spit(scratch / "leeg", "");
        CHECK(hash_file(scratch / "leeg") == hash_bytes(""));
    }

    TEST_CASE("a file that is not there has no hash") {
        CHECK_THROWS_AS(hash_file("/er/is/niets"), Error);
    }
}

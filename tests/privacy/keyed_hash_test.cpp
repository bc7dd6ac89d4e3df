// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/keyed_hash.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <set>

#include "base/child.hpp"
#include "base/scratch.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::privacy;

TEST_SUITE("privacy/keyed_hash") {
    TEST_CASE("the same word has the same hash under one key, and another under another") {
        const test::Scratch scratch;
        const KeyedHash one{scratch / "een"}, again{scratch / "een"}, other{scratch / "twee"};
        CHECK(one.of("kowalski") == again.of("kowalski"));
        CHECK(one.of("kowalski") != other.of("kowalski"));
        CHECK(one.of("kowalski") != one.of("kowalska"));
        CHECK(one.of("kowalski").size() == 24);
    }

    TEST_CASE("it is HMAC-SHA256 by the key that stands in the file") {
        const test::Scratch scratch;
        const std::string key = std::string(64, '0') + '\n';
        test::spit(scratch / "sleutel", key);
        // As Python says: hmac.new(key, b"what do ya want for nothing?", "sha256").hexdigest()[:24]
        CHECK(KeyedHash{scratch / "sleutel"}.of("what do ya want for nothing?") == "696bf1a30b582ca010c0187c");
        CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    TEST_CASE("the key is for its owner alone, and of many processes one makes it") {
        const test::Scratch scratch;
        std::vector<test::Child> children;
        for (int i = 0; i < 8; ++i)
            children.push_back(test::Child::forked([&] {
                test::spit(scratch / ("hash-" + std::to_string(::getpid())), KeyedHash{scratch / "sleutel"}.of("woord"));
                return 0;
            }));
        for (auto& child : children) CHECK(child.wait() == 0);
        std::set<std::string> hashes;
        std::size_t files = 0;
        for (const auto& file : std::filesystem::directory_iterator(scratch.folder())) {
            ++files;
            if (file.path().filename().string().starts_with("hash-")) hashes.insert(test::slurp(file.path()));
        }
        CHECK(hashes.size() == 1);
        CHECK(files == 9);  // no temporary one is left
        struct stat about {};
        REQUIRE(::stat((scratch / "sleutel").c_str(), &about) == 0);
        CHECK((about.st_mode & 0777) == 0600);
    }

    TEST_CASE("a file that is no key is told") {
        const test::Scratch scratch;
        test::spit(scratch / "sleutel", "geheim");
        CHECK_THROWS_AS(KeyedHash{scratch / "sleutel"}, Error);
    }
}

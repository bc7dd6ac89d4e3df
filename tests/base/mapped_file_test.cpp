// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/mapped_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "scratch.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

std::string code_of(const fs::path& path) {
    try {
        const MappedFile file{path};
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::io);
        return error.message().code;
    }
    return "";
}

}  // namespace

TEST_SUITE("base: mapped files") {
    TEST_CASE("the bytes are there as long as the file is held, also when it is removed or moved") {
        const Scratch scratch;
        const std::string text(100'000, 'x');
        spit(scratch / "a", text);
        MappedFile file{scratch / "a"};
        fs::remove(scratch / "a");
        const MappedFile moved{std::move(file)};
        CHECK(moved.bytes() == text);
        CHECK(file.bytes().empty());
    }

    TEST_CASE("an empty file has no bytes") {
        const Scratch scratch;
        spit(scratch / "leeg", "");
        CHECK(MappedFile{scratch / "leeg"}.bytes().empty());
    }

    TEST_CASE("what is no file is an error of I/O") {
        const Scratch scratch;
        spit(scratch / "a", "x");
        fs::create_symlink("a", scratch / "link");
        REQUIRE(::mkfifo((scratch / "pijp").c_str(), 0600) == 0);
        CHECK(code_of(scratch / "weg") != "");
        CHECK(code_of(scratch / "link") != "");
        CHECK(code_of(scratch.folder()) == "not_a_regular_file");
        CHECK(code_of(scratch / "pijp") == "not_a_regular_file");
    }
}

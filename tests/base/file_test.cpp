// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <chrono>
#include <fstream>
#include <set>
#include <thread>

#include "base/descriptor.hpp"
#include "scratch.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

template <class Call>
std::string code_of(Call call) {
    try {
        call();
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::io);
        CHECK_FALSE(error.place().file.empty());
        return error.message().code;
    }
    return "none";
}

struct stat about(const fs::path& path) {
    struct stat result {};
    REQUIRE(::lstat(path.c_str(), &result) == 0);
    return result;
}

}  // namespace

TEST_SUITE("base/file") {
    TEST_CASE("a file is read whole, up to the limit and not a byte beyond it") {
        const Scratch scratch;
        const std::string bytes(300'000, 'x');
        spit(scratch / "a", bytes);
        CHECK(read_file(scratch / "a", 300'000) == bytes);
        CHECK(code_of([&] { read_file(scratch / "a", 299'999); }) == "file_over_limit");
        spit(scratch / "leeg", "");
        CHECK(read_file(scratch / "leeg", 0).empty());
        CHECK(read_file("/proc/self/stat", 100'000).size() > 10);  // says size 0
        CHECK(code_of([] { read_file("/proc/self/stat", 3); }) == "file_over_limit");
    }

    TEST_CASE("what is no regular file is refused at once, also a pipe that nobody writes to") {
        const Scratch scratch;
        REQUIRE(::mkfifo((scratch / "pijp").c_str(), 0600) == 0);
        CHECK(code_of([&] { read_file(scratch / "pijp", 10); }) == "not_a_regular_file");
        CHECK(code_of([&] { read_file(scratch.folder(), 10); }) == "not_a_regular_file");
    }

    TEST_CASE("a missing file is an error with its name and the reason, or nothing when that is asked") {
        const Scratch scratch;
        try {
            read_file(scratch / "weg", 10);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.message() ==
                  Message{"cannot_open", {(scratch / "weg").string(), "@reason_missing"}});
        }
        CHECK(read_file_if_there(scratch / "weg", 10) == std::nullopt);
        CHECK(code_of([&] { read_file_if_there(scratch / "weg" / "dieper" / "\xff", 10); }) == "none");
        spit(scratch / "bestand", "x");
        CHECK(code_of([&] { read_file_if_there(scratch / "bestand" / "onder", 10); }) == "cannot_open");
    }

    TEST_CASE("a link is followed where people put files, and refused in our own folders") {
        const Scratch scratch;
        spit(scratch / "echt", "inhoud");
        fs::create_symlink(scratch / "echt", scratch / "link");
        CHECK(read_file(scratch / "link", 10) == "inhoud");
        CHECK(code_of([&] { read_file(scratch / "link", 10, Links::refuse); }) == "cannot_open");
    }

    TEST_CASE("an atomic write replaces the file, leaves no temporary name and keeps to our modes") {
        const Scratch scratch;
        ::umask(027);
        write_file_atomic(scratch / "a", "een");
        write_file_atomic(scratch / "a", std::string(1'000'000, 'y'));
        CHECK(slurp(scratch / "a") == std::string(1'000'000, 'y'));
        CHECK((about(scratch / "a").st_mode & 0777) == 0640);
        CHECK(std::distance(fs::directory_iterator{scratch.folder()}, {}) == 1);
    }

    TEST_CASE("an atomic write over a link replaces the link and not what it points to") {
        const Scratch scratch;
        spit(scratch / "echt", "oud");
        fs::create_symlink(scratch / "echt", scratch / "link");
        write_file_atomic(scratch / "link", "nieuw");
        CHECK(slurp(scratch / "echt") == "oud");
        CHECK(slurp(scratch / "link") == "nieuw");
        CHECK(S_ISREG(about(scratch / "link").st_mode));
    }

    TEST_CASE("a failed atomic write leaves the old file and no temporary one") {
        const Scratch scratch;
        fs::create_directories(scratch / "map" / "vol");
        CHECK(code_of([&] { write_file_atomic(scratch / "map", "x"); }) == "cannot_rename");
        CHECK(code_of([&] { write_file_atomic(scratch / "geen" / "map", "x"); }) == "cannot_open");
        CHECK(std::distance(fs::directory_iterator{scratch.folder()}, {}) == 1);
    }

    TEST_CASE("a temporary file that cannot be made is spoken of by the name of its target") {
        const Scratch scratch;
        const auto make = [](const fs::path& target) { create_beside(target, target.parent_path() / "tijdelijk", 0600); };
        make(scratch / "goed");
        CHECK(fs::exists(scratch / "tijdelijk"));
        const auto refusal = [&](const fs::path& target) {
            try {
                make(target);
            } catch (const Error& error) {
                return error.message();
            }
            return Message{};
        };
        const auto missing = scratch / "weg" / "uit";
        CHECK(refusal(missing) == Message{"no_folder", {missing.string(), missing.parent_path().string()}});
        spit(scratch / "bestand", "x");
        const auto below_a_file = scratch / "bestand" / "uit";
        CHECK(refusal(below_a_file) == Message{"cannot_write", {below_a_file.string(), "@reason_no_folder"}});
        CHECK(refusal(scratch / "goed").code == "cannot_write");  // the temporary name is taken
    }

    TEST_CASE("each atomic write has a later modification time, also when the clock is behind") {
        const Scratch scratch;
        write_file_atomic(scratch / "a", "0");
        fs::last_write_time(scratch / "a", fs::file_time_type::clock::now() + std::chrono::hours{1});
        auto before = about(scratch / "a").st_mtim;
        for (int i = 0; i < 50; ++i) {
            write_file_atomic(scratch / "a", "1");
            const auto now = about(scratch / "a").st_mtim;
            CHECK(std::pair{now.tv_sec, now.tv_nsec} > std::pair{before.tv_sec, before.tv_nsec});
            before = now;
        }
    }

    TEST_CASE("a reader beside a writer sees one whole content or the other") {
        const Scratch scratch;
        const std::string a(50'000, 'a'), b(70'000, 'b');
        write_file_atomic(scratch / "f", a);
        std::jthread writer{[&](std::stop_token stop) {
            for (int i = 0; !stop.stop_requested(); ++i) write_file_atomic(scratch / "f", i % 2 ? a : b);
        }};
        bool whole = true;
        for (int i = 0; i < 300; ++i) {
            const auto seen = read_file(scratch / "f", 100'000);
            whole = whole && (seen == a || seen == b);
        }
        CHECK(whole);
    }

    TEST_CASE("a new file is never written over one that is there") {
        const Scratch scratch;
        write_new_file(scratch / "a", "een");
        CHECK(code_of([&] { write_new_file(scratch / "a", "twee"); }) == "cannot_open");
        CHECK(slurp(scratch / "a") == "een");
    }

    TEST_CASE("a tree goes with all in it, and what its links point to stays") {
        const Scratch scratch;
        fs::create_directories(scratch / "boom" / "diep" / "dieper");
        fs::create_directories(scratch / "buiten");
        spit(scratch / "buiten" / "bewaren", "x");
        spit(scratch / "boom" / "diep" / "a", "x");
        fs::create_directory_symlink(scratch / "buiten", scratch / "boom" / "link");
        sync_tree(scratch / "boom");
        remove_tree(scratch / "boom");
        CHECK_FALSE(fs::exists(scratch / "boom"));
        CHECK(slurp(scratch / "buiten" / "bewaren") == "x");
        fs::create_directory_symlink(scratch / "buiten", scratch / "link");
        remove_tree(scratch / "link");
        CHECK(slurp(scratch / "buiten" / "bewaren") == "x");
        remove_tree(scratch / "er is niets");
        CHECK(code_of([] { remove_tree("/proc/self/status"); }) == "cannot_remove");
        CHECK(code_of([&] { sync_tree(scratch / "er is niets"); }) == "cannot_read");
    }

    TEST_CASE("a folder is made with its parents, and an existing one is fine") {
        const Scratch scratch;
        ::umask(027);
        ensure_folder(scratch / "a" / "b" / "c");
        ensure_folder(scratch / "a" / "b" / "c" / "");
        CHECK((about(scratch / "a" / "b" / "c").st_mode & 0777) == 0750);
        fs::create_directory_symlink(scratch / "a", scratch / "link");
        ensure_folder(scratch / "link");
        spit(scratch / "bestand", "x");
        CHECK(code_of([&] { ensure_folder(scratch / "bestand"); }) == "cannot_make_folder");
        CHECK(code_of([&] { ensure_folder(scratch / "bestand" / "onder"); }) == "cannot_make_folder");
    }

    TEST_CASE("unique names differ and free space is more than nothing") {
        std::set<std::string> names;
        for (int i = 0; i < 1000; ++i) names.insert(unique_name("tmp-"));
        CHECK(names.size() == 1000);
        CHECK(names.begin()->starts_with("tmp-"));
        CHECK(free_space("/tmp") > 0);
        CHECK(code_of([] { free_space("/er/is/niets"); }) == "cannot_read");
    }
}

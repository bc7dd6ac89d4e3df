// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/manifest.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <random>

#include "base/hash.hpp"
#include "scratch.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

Manifest example() {
    return {123,
            "2027-02-23T10:15:00Z",
            {{"schema", "7"}, {"bron", "één \"bron\"\n"}},
            {{"lexicon.bin", 12, 1, -2, std::string(32, 'a')}, {"xapian/postlist.glass", 1ull << 40, 3, 4, std::string(32, '0')}}};
}

// A text with the right hash line, whatever it says.
std::string sealed(const std::string& body) { return body + "{\"xxh3_128\": \"" + hash_bytes(body) + "\"}\n"; }

std::string problem_of(const std::string& text) {
    const auto parsed = parse_manifest(text);
    const auto* problem = std::get_if<Message>(&parsed);
    return problem ? problem->code : "none";
}

std::string with_files(const std::string& files) {
    return sealed(R"({"format":1,"number":1,"created":"x","properties":{},"files":)" + files + "}\n");
}

std::string with_name(const std::string& name) {
    return with_files(R"([{"name":")" + name + R"(","size":1,"mtime_ns":1,"ctime_ns":1,"hash":")" + std::string(32, 'a') +
                      "\"}]");
}

std::vector<std::string> codes(const std::vector<Finding>& findings) {
    std::vector<std::string> result;
    for (const auto& finding : findings) result.push_back(finding.message.code);
    return result;
}

}  // namespace

TEST_SUITE("base/manifest") {
    TEST_CASE("what is written is read back the same") {
        const auto parsed = parse_manifest(to_text(example()));
        REQUIRE(std::holds_alternative<Manifest>(parsed));
        CHECK(std::get<Manifest>(parsed) == example());
        CHECK(std::get<Manifest>(parse_manifest(to_text({}))) == Manifest{});
    }

    TEST_CASE("each changed bit and each cut is found") {
        const auto text = to_text(example());
        for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
            auto damaged = text;
            damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
            CHECK(problem_of(damaged) == "manifest_damaged");
        }
        for (std::size_t size = 0; size < text.size(); ++size)
            CHECK(problem_of(text.substr(0, size)) == "manifest_damaged");
        CHECK(problem_of(text + "\n") == "manifest_damaged");
    }

    TEST_CASE("a right hash does not make nonsense a manifest") {
        CHECK(problem_of(with_files("[]")) == "none");
        CHECK(problem_of(with_name("xapian/a.b")) == "none");
        for (const auto* body :
             {"", "x", "[]", "{}", "null", "{\"format\":1}",
              R"({"format":2,"number":1,"created":"x","properties":{},"files":[]})",
              R"({"format":4294967297,"number":1,"created":"x","properties":{},"files":[]})",
              R"({"format":1,"number":-1,"created":"x","properties":{},"files":[]})",
              R"({"format":1,"number":1.5,"created":"x","properties":{},"files":[]})",
              R"({"format":1,"number":1,"created":7,"properties":{},"files":[]})",
              R"({"format":1,"number":1,"created":"x","properties":[],"files":[]})",
              R"({"format":1,"number":1,"created":"x","properties":{"a":1},"files":[]})",
              R"({"format":1,"number":1,"created":"x","properties":{},"files":{}})",
              R"({"format":1,"number":1,"created":"x","properties":{},"files":[],"meer":1})",
              R"({"format":1,"number":1,"created":"x","properties":{}})"})
            CHECK_MESSAGE(problem_of(sealed(body)) == "manifest_invalid", body);
        CHECK(problem_of(with_files("[1]")) == "manifest_invalid");
        CHECK(problem_of(with_files("[{\"name\":\"a\"}]")) == "manifest_invalid");
        CHECK(problem_of(sealed(std::string(1'000'000, '['))) == "manifest_invalid");
    }

    TEST_CASE("no name leads out of the folder") {
        for (const auto* name : {"", ".", "..", "../a", "a/../b", "/etc/passwd", "a//b", "a/", "/", ".verborgen", "a/.b",
                                 "MANIFEST", "a b", "a\\\\b", "a\\u0000b", "\xc3\xa9", "a\\nb"})
            CHECK_MESSAGE(problem_of(with_name(name)) == "manifest_invalid", name);
        CHECK(problem_of(with_name(std::string(201, 'a'))) == "manifest_invalid");
        CHECK_FALSE(is_stored_name(std::string_view{"a\0b", 3}));
        CHECK(is_stored_name("xapian/postlist.glass"));
        CHECK(is_stored_name("a-b_c+d.9"));
    }

    TEST_CASE("a file is named once, in order") {
        const std::string file = R"({"name":"b","size":1,"mtime_ns":1,"ctime_ns":1,"hash":")" + std::string(32, 'a') + "\"}";
        CHECK(problem_of(with_files("[" + file + "," + file + "]")) == "manifest_invalid");
        auto before = file;
        before.replace(before.find("\"b\""), 3, "\"a\"");
        CHECK(problem_of(with_files("[" + file + "," + before + "]")) == "manifest_invalid");
        CHECK(problem_of(with_files("[" + before + "," + file + "]")) == "none");
    }

    TEST_CASE("random bytes are never a manifest and never a crash") {
        std::mt19937 random{7};
        for (int i = 0; i < 500; ++i) {
            std::string text(random() % 300, '\0');
            for (auto& c : text) c = static_cast<char>(random());
            CHECK(problem_of(text) == "manifest_damaged");
            CHECK(problem_of(sealed(text)) == "manifest_invalid");
        }
    }

    TEST_CASE("properties that are not UTF-8 are mended and do not stop a publish") {
        const auto parsed = parse_manifest(to_text({1, "x", {{"bron", "a\xff"}}, {}}));
        REQUIRE(std::holds_alternative<Manifest>(parsed));
        CHECK(std::get<Manifest>(parsed).properties.at("bron") == "a\xef\xbf\xbd");
    }
}

TEST_SUITE("base/manifest: compare") {
    TEST_CASE("a folder as the manifest says is sound, and so is a copy of it") {
        const Scratch scratch;
        fs::create_directories(scratch / "v" / "sub");
        spit(scratch / "v" / "a", "inhoud");
        spit(scratch / "v" / "sub" / "b", "meer");
        const Manifest manifest{1, "x", {}, {describe_file(scratch / "v", "a"), describe_file(scratch / "v", "sub/b")}};
        CHECK(compare(scratch / "v", manifest, false).empty());
        CHECK(compare(scratch / "v", manifest, true).empty());
        fs::copy(scratch / "v", scratch / "kopie", fs::copy_options::recursive);
        CHECK(compare(scratch / "kopie", manifest, false).empty());
        spit(scratch / "kopie" / "a", "Inhoud");
        CHECK(codes(compare(scratch / "kopie", manifest, false)) == std::vector<std::string>{"store_file_changed"});
    }

    TEST_CASE("what is missing, too much, cut, a link or a pipe is named") {
        const Scratch scratch;
        Manifest manifest{1, "x", {}, {}};
        for (const auto* name : {"a", "b", "c", "d"}) {
            spit(scratch / name, "inhoud");
            manifest.files.push_back(describe_file(scratch.folder(), name));
        }
        spit(scratch / "a", "inh");
        fs::remove(scratch / "b");
        fs::rename(scratch / "c", scratch / "e");
        fs::create_symlink("e", scratch / "c");
        fs::remove(scratch / "d");
        REQUIRE(::mkfifo((scratch / "d").c_str(), 0600) == 0);
        using Codes = std::vector<std::string>;
        CHECK(codes(compare(scratch.folder(), manifest, true)) ==
              Codes{"store_file_size", "store_file_missing", "store_file_missing", "store_file_missing",
                    "store_file_extra", "store_file_extra", "store_file_extra"});
        CHECK(codes(compare(scratch / "weg", manifest, false)) == Codes{"cannot_read"});
    }

    TEST_CASE("damage that left size and times alone is found by a deep look only") {
        const Scratch scratch;
        spit(scratch / "a", "inhouD");
        auto file = describe_file(scratch.folder(), "a");
        file.hash = hash_bytes("inhoud");
        const Manifest manifest{1, "x", {}, {file}};
        CHECK(compare(scratch.folder(), manifest, false).empty());
        CHECK(codes(compare(scratch.folder(), manifest, true)) == std::vector<std::string>{"store_file_changed"});
    }
}

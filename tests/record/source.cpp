// SPDX-License-Identifier: GPL-2.0-or-later
// Which files of a folder are read, in which order, and what becomes of those that cannot be.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <string>

#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;
namespace fs = std::filesystem;

namespace {

std::string article(const std::string& id) { return "---\nid: " + id + "\nsoort: vac\ntitel: t\n---\nTekst.\n"; }
std::string line(const std::string& id) { return R"({"id":")" + id + R"(","soort":"vac","titel":"t","tekst":"x"})"; }

std::string outcome(const fs::path& path) {
    std::string out;
    for (const auto& offered : test::read_folder(path)) {
        if (!out.empty()) out += ' ';
        if (offered.verdict.accepted()) out += offered.record.id;
        else out += '!' + offered.verdict.rejected.front().message.code + ':' +
                    fs::path(offered.verdict.rejected.front().place.file).filename().string();
    }
    return out;
}

}  // namespace

TEST_SUITE("record/source") {

TEST_CASE("files are read in the order of their paths, whatever their format") {
    test::Folder folder;
    folder.write("b.md", article("b"));
    folder.write("a/z.jsonl", line("az1") + "\n" + line("az2"));
    folder.write("a.json", line("a"));
    folder.write("B.MD", article("B"));
    CHECK(outcome(folder.path()) == "B a az1 az2 b");
}

TEST_CASE("what is no record is not read") {
    test::Folder folder;
    for (const auto* name : {"README.md", "readme.md", "sub/README-nl.md", ".hidden.md", ".git/x.md", "redactie/x.md",
                             "toets/x.jsonl", "sub/toets/x.md", "notes.txt", "image.png", "md"})
        folder.write(name, article("nee"));
    folder.write("sub/ja.md", article("ja"));
    CHECK(outcome(folder.path()) == "ja");
}

TEST_CASE("a file that is named itself is read, whatever its name begins with") {
    test::Folder folder;
    folder.write("README.md", article("r"));
    CHECK(outcome(folder.path() / "README.md") == "r");
    folder.write("x.docx", "");
    CHECK(outcome(folder.path() / "x.docx") == "!unknown_format:x.docx");
}

TEST_CASE("an array in a file named jsonl is read as the array it is") {
    test::Folder folder;
    folder.write("a.jsonl", "[\n" + line("a") + ",\n" + line("b") + "\n]");
    CHECK(outcome(folder.path()) == "a b");
}

TEST_CASE("a page written over lines in a file named jsonl is read as the page it is") {
    test::Folder folder;
    folder.write("a.jsonl", "{\r\n \"count\": 1,\n \"results\": [\n" + line("a") + "]\n}\n");
    folder.write("b.jsonl", line("b") + "\n{\n");
    folder.write("c.csv", "id;achternaam\nc;Wit\n");
    folder.write("d.LDIF", "dn: x\nobjectClass: person\nuid: d\nsn: Wit\n");
    folder.write("e.xml", "<a/>");
    CHECK(outcome(folder.path()) == "a b !json_syntax:b.jsonl c d !xml_no_products:e.xml");
}

TEST_CASE("links are followed to files inside the source alone") {
    test::Folder folder, outside;
    outside.write("geheim.md", article("geheim"));
    outside.write("map/x.md", article("x"));
    folder.write("a.md", article("a"));
    folder.write("sub/b.txt", article("b"));
    fs::create_symlink(outside.path() / "geheim.md", folder.path() / "uit.md");
    fs::create_symlink(outside.path() / "map", folder.path() / "map");
    fs::create_symlink(folder.path(), folder.path() / "rond");
    fs::create_symlink(folder.path() / "sub/b.txt", folder.path() / "in.md");
    fs::create_symlink("nergens.md", folder.path() / "weg.md");
    CHECK(outcome(folder.path()) ==
          "a b !link_not_followed:map !link_not_followed:rond !link_not_followed:uit.md !link_not_followed:weg.md");
}

TEST_CASE("a pipe does not hold us up") {
    test::Folder folder;
    REQUIRE(mkfifo((folder.path() / "pijp.md").c_str(), 0600) == 0);
    CHECK(outcome(folder.path()) == "!no_regular_file:pijp.md");
}

TEST_CASE("places name the file as the source was named") {
    test::Folder folder;
    folder.write("artikelen/sub/a.md", "x");
    std::vector<Offered> all;
    const auto read = read_source({"artikelen", "", "", {}}, {}, folder.path(), [&](Offered&& o) { all.push_back(std::move(o)); });
    CHECK(read.files == 1);
    CHECK(read.notes.empty());
    REQUIRE(all.size() == 1);
    CHECK(all.front().verdict.rejected.front().place.file == "artikelen/sub/a.md");
}

TEST_CASE("a source that is not there is an error of I/O") {
    test::Folder folder;
    try {
        read_source({"weg", "", "", {}}, {}, folder.path(), [](Offered&&) {});
        FAIL("nothing was thrown");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::io);
        CHECK(error.message() == Message{"source_unreadable", {"weg"}});
    }
}

TEST_CASE("a file without records is noted, whatever its format") {
    const test::Folder folder;
    folder.write("a.jsonl", "\n\n");
    folder.write("b.json", "[]");
    folder.write("c.json", R"({"count": 0, "next": null, "previous": null, "results": []})");
    folder.write("d.csv", "id;vraag;antwoord\n");
    folder.write("e.csv", "");
    folder.write("f.ldif", "version: 1\n");
    folder.write("g.jsonl", line("a"));
    const auto read = read_source({folder.path().string(), "", "", {}}, {}, "/", [](Offered&& o) { CHECK(o.verdict.accepted()); });
    CHECK(read.files == 7);
    std::string without;
    for (const auto& note : read.notes)
        if (note.message.code == "file_without_records") without += std::filesystem::path(note.place.file).filename().string() + ' ';
    CHECK(without == "a.jsonl b.json c.json d.csv e.csv f.ldif ");
}

TEST_CASE("notes beyond the first thousand are counted") {
    const test::Folder folder;
    for (int i = 0; i < 1'007; ++i) folder.write(std::to_string(i) + ".json", "[]");
    const auto read = read_source({folder.path().string(), "", "", {}}, {}, "/", [](Offered&&) {});
    CHECK(read.notes.size() == most_notes);
    CHECK(read.more_notes == 7);
}

TEST_CASE("whoever looks on may stop the reading in the middle of a file of any format") {
    const test::Folder folder;
    const std::string filling(300'000, 'a');
    folder.write("a.jsonl", "{\"id\":\"" + filling);
    folder.write("a.json", "[{\"id\":\"" + filling);
    folder.write("a.csv", "titel;tekst\n\"" + filling);
    folder.write("a.ldif", "dn: " + filling);
    folder.write("a.md", "---\nid: a\n---\n" + filling);
    folder.write("a.xml", "<scproducten><title>" + filling);
    for (const auto* name : {"a.jsonl", "a.json", "a.csv", "a.ldif", "a.md", "a.xml"}) {
        CAPTURE(name);
        int pulses = 0, records = 0;
        const auto pulse = [&](std::uint64_t) {
            if (++pulses == 3) throw std::string("stop");
        };
        const auto path = (folder.path() / name).string();
        CHECK_THROWS_AS(read_source({path, {}, {}, {}}, test::three_groups(), "/", [&](Offered&&) { ++records; }, pulse), std::string);
        CHECK(pulses == 3);
        CHECK(records == 0);
    }
}

TEST_CASE("a receiver may stop the reading") {
    test::Folder folder;
    folder.write("a.jsonl", line("a") + "\n" + line("b"));
    int count = 0;
    CHECK_THROWS_AS(read_source({folder.path().string(), "", "", {}}, {}, "/", [&](Offered&&) { ++count; throw 7; }), int);
    CHECK(count == 1);
}

}

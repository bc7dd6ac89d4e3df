// SPDX-License-Identifier: GPL-2.0-or-later
// Records put by hand over records that are shielded, and files that are put as a whole.
#include <doctest/doctest.h>

#include <algorithm>

#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

using Codes = std::vector<std::string>;

Codes codes_of(const std::vector<Finding>& findings) {
    Codes codes;
    for (const auto& finding : findings) codes.push_back(finding.message.code);
    return codes;
}

std::string line(const std::string& id, const std::string& more = {}) {
    return R"({"id":")" + id + R"(","soort":"vac","titel":"Geheim","tekst":"nieuw")" + more + "}\n";
}

// A base with one shielded record "a" of the source "stad".
struct Shielded {
    SmallBase base;

    Shielded() {
        auto record = article("a", "Geheim", "oud");
        record.visibility = std::vector<std::string>{"kcc"};
        record.source = "stad";
        base.put({record, article("b", "Open", "open")});
    }

    Codes put_file(const std::string& bytes) {
        spit(base / "los.jsonl", bytes);
        auto writer = base->update();
        Codes codes;
        for (const auto& verdict : writer.put_file(base / "los.jsonl").verdicts)
            for (const auto& code : codes_of(verdict.accepted() ? verdict.warnings : verdict.rejected)) codes.push_back(code);
        writer.commit(at());
        return codes;
    }

    bool everyone_sees(const std::string& id) { return base->searcher(asker()).show(id).has_value(); }
    Record seen(const std::string& id) { return base->searcher(asker({"kcc"})).show(id).value(); }
};

}  // namespace

TEST_SUITE("knowledge_base: putting over a shield") {
    TEST_CASE("a file that does not say who may see a record leaves its shield and its source name") {
        Shielded test;
        CHECK(test.put_file(line("a")) == Codes{"put_kept_visibility"});
        CHECK_FALSE(test.everyone_sees("a"));
        CHECK(test.seen("a").sections.front().text == "nieuw");
        CHECK(test.seen("a").source == "stad");
    }

    TEST_CASE("a file that says it opens the record, with a warning") {
        Shielded test;
        CHECK(test.put_file(line("a", R"(,"zichtbaarheid":["openbaar"])")) == Codes{"put_wider"});
        CHECK(test.everyone_sees("a"));
    }

    TEST_CASE("a program that leaves it unset keeps the shield, and one that sets it opens") {
        Shielded test;
        auto writer = test.base->update();
        auto record = article("a", "Geheim", "nieuw");
        CHECK(codes_of(writer.put(record).warnings) == Codes{"put_kept_visibility"});
        record.visibility.emplace();
        CHECK(codes_of(writer.put(record).warnings) == Codes{"put_wider"});
    }

    TEST_CASE("the shield of a section stays, until the record is removed and put again") {
        Shielded test;
        auto record = article("a", "Geheim", "oud");
        record.visibility.emplace();
        record.sections.front().visibility = std::vector<std::string>{"kcc"};
        test.base.put({record});
        CHECK(test.put_file(line("a")) == Codes{"put_kept_section"});
        CHECK(test.base->searcher(asker()).show("a")->sections.empty());
        test.base->remove("a", false, at());
        CHECK(test.put_file(line("a")).empty());
        CHECK(test.base->searcher(asker()).show("a")->sections.size() == 1);
    }

    TEST_CASE("a stricter file needs no warning, and neither does a record that was open") {
        Shielded test;
        CHECK(test.put_file(line("b", R"(,"zichtbaarheid":["kcc"])") + line("nieuw")).empty());
        CHECK_FALSE(test.everyone_sees("b"));
        CHECK(test.everyone_sees("nieuw"));
    }

    TEST_CASE("a file in a configured source gets the defaults of that source") {
        SmallBase base{"bronnen:\n  - pad: intern/\n    bron: intern\n    idVoorvoegsel: i-\n    zichtbaarheid: [kcc]\n"};
        fs::create_directory(base.folder() / "intern");
        spit(base.folder() / "intern" / "a.jsonl", line("a"));
        auto writer = base->update();
        CHECK(writer.put_file(base.folder() / "intern" / "a.jsonl").verdicts.front().id == "i-a");
        writer.commit(at());
        CHECK_FALSE(base->searcher(asker()).show("i-a"));
        CHECK(base->searcher(asker({"kcc"})).show("i-a")->source == "intern");
    }
}

TEST_SUITE("knowledge_base: a writer") {
    TEST_CASE("the second of two records with one id in a file is rejected") {
        Shielded test;
        CHECK(test.put_file(line("c") + line("c")) == Codes{"duplicate_id"});
    }

    TEST_CASE("what is good to know of a file, and a warning of a record, is told when it is put, with its line, and not again") {
        Shielded test;
        spit(test.base / "mensen.ldif", "dn: cn=an,o=stad\nobjectClass: person\ncn: An Bos\ndepartmentNumber: 12\njpegPhoto:: /9j/\n");
        spit(test.base / "los.jsonl", line("bsn", R"(,"trefwoorden":["111222333"])"));
        const auto codes_when = [&](const char* file, Codes& warned) {
            auto writer = test.base->update();
            const auto put = writer.put_file(test.base / file);
            CHECK(put.source.files == 1);
            CHECK(put.source.accepted == 1);
            for (const auto& verdict : put.verdicts)
                for (const auto& finding : verdict.warnings) CHECK(finding.place.line > 0);
            for (const auto& code : codes_of(writer.commit(at()).warnings)) warned.push_back(code);
            return std::pair{codes_of(put.source.notes), codes_of(put.verdicts.front().warnings)};
        };
        Codes of_commit;
        CHECK(codes_when("los.jsonl", of_commit).second == Codes{"personal_bsn_here"});
        CHECK(codes_when("mensen.ldif", of_commit).first == Codes{"ldif_read_as", "ldif_attributes_unknown"});
        CHECK(of_commit == Codes{});
    }

    TEST_CASE("holds what was put when a build was refused, and tries again") {
        Shielded test;
        spit(test.base / "bron.jsonl", "");
        auto writer = test.base->update();
        writer.remove("a");
        writer.remove("b");
        CHECK(writer.commit(at()).refused->message.code == "no_records");
        CHECK(writer.put(article("c", "Nieuw", "x")).accepted());
        const auto report = writer.commit(at());
        CHECK(report.added == Codes{"c"});
        CHECK(report.removed.size() == 2);
        CHECK(writer.commit(at()).generation == 0);
    }
}

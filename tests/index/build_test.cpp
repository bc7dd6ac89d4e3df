// SPDX-License-Identifier: GPL-2.0-or-later
// What a build makes, and the last look at it.
#include <doctest/doctest.h>

#include <xapian.h>

#include "index/builder.hpp"
#include "index/self_test.hpp"
#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::index;
using namespace vraagbaak::test;

namespace {

const Visibility everyone{std::vector<std::string>{}};
const Visibility internal{std::vector<std::string>{"kcc"}};

// Builds these records, says of every class of views that everyone is in it, and tests that.
bool passes(const std::vector<Record>& records, bool open_to_all) {
    const Scratch scratch{Scratch::in_memory};
    const Settings settings;
    Builder builder{scratch.folder(), settings, std::nullopt};
    for (const auto& record : records) builder.add(record);
    builder.finish([] {});
    if (open_to_all) {
        auto text = slurp(scratch / "views.json");
        for (auto at = text.find("\"kcc\""); at != text.npos; at = text.find("\"kcc\"")) text.replace(at, 5, "\"all\"");
        spit(scratch / "views.json", text);
    }
    try {
        self_test(scratch.folder(), settings, builder.records(), builder.documents());
        return true;
    } catch (const Error& error) {
        CHECK(error.message().code == "self_test_failed");
        return false;
    }
}

Record open_record() {
    auto record = article("a", "Afval", "Grof vuil.");
    record.visibility = record.sections.front().visibility = everyone;
    return record;
}

}  // namespace

TEST_SUITE("index/self_test") {
    TEST_CASE("a view that shows what its audience must not see does not pass") {
        auto shielded = open_record(), section = open_record(), mobile = open_record(), summary = open_record();
        shielded.visibility = internal;
        section.sections.push_back({"deskMemo", "Deskmemo", "Geheim.", internal});
        mobile.mobile = "06 12345678";
        summary.sections.push_back({"deskMemo", "Deskmemo", "Geheim.", internal});
        summary.change_summary = "Geheim veranderd";
        for (const auto& record : {shielded, section, mobile, summary}) {
            CHECK(passes({record}, false));
            CHECK_FALSE(passes({record}, true));
        }
        CHECK(passes({open_record()}, true));
    }
}

TEST_SUITE("index/builder") {
    TEST_CASE("shards that are merged a few at a time keep their order, and none is left") {
        const Scratch scratch{Scratch::in_memory};
        std::vector<std::filesystem::path> shards;
        for (int i = 0; i < 11; ++i) {
            shards.push_back(scratch / ("shard-" + std::to_string(i)));
            Xapian::WritableDatabase shard(shards.back().string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
            Xapian::Document document;
            document.set_data(std::to_string(i));
            shard.add_document(document);
            shard.commit();
        }
        merge_shards(shards, scratch / "xapian", 2);
        const Xapian::Database merged((scratch / "xapian").string());
        REQUIRE(merged.get_doccount() == 11);
        for (unsigned i = 0; i < 11; ++i) CHECK(merged.get_document(i + 1).get_data() == std::to_string(i));
        CHECK(std::distance(std::filesystem::directory_iterator{scratch.folder()}, {}) == 1);
    }
}

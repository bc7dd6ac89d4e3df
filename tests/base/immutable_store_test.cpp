// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/immutable_store.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <thread>

#include "base/hash.hpp"
#include "scratch.hpp"
#include "store_fixture.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

using Numbers = std::vector<std::uint64_t>;

std::uint64_t current_number(const ImmutableStore& store) {
    const auto opened = store.open_current();
    REQUIRE(opened.version);
    CHECK(opened.findings.empty());
    CHECK(is_whole(*opened.version));
    return opened.version->number;
}

std::vector<fs::path> temporaries(const ImmutableStore& store) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator{store.folder()})
        if (entry.path().filename().string().starts_with("tmp-")) found.push_back(entry.path());
    return found;
}

ImmutableStore::Keep keep(Numbers kept) {
    return [kept = std::move(kept)](const VersionInfo& info) { return std::ranges::find(kept, info.number) != kept.end(); };
}

}  // namespace

TEST_SUITE("base/immutable_store: names") {
    TEST_CASE("a number has one name and a name one number") {
        const VersionNames generations{"gen-", 7}, lists{"", 6};
        CHECK(generations.name(123) == "gen-0000123");
        CHECK(lists.name(42) == "000042");
        CHECK(lists.name(12345678) == "12345678");
        CHECK(generations.number("gen-0000123") == 123);
        CHECK(lists.number("12345678") == 12345678);
        for (const auto* name : {"", "gen-", "gen-123", "gen-00000123", "gen-0000000", "gen--000123", "gen-000012a",
                                 "0000123", "gen-0000123 ", "gen-1111111111111111111", "tmp-0000123"})
            CHECK_MESSAGE(generations.number(name) == std::nullopt, name);
    }
}

TEST_SUITE("base/immutable_store: publishing") {
    TEST_CASE("a store without versions says so, gives none, and reading makes nothing") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        const auto opened = store.open_current();
        CHECK_FALSE(opened.version);
        REQUIRE(opened.findings.size() == 1);
        CHECK(opened.findings[0].message.code == "store_no_current");
        CHECK(store.token() == ChangeToken{});
        CHECK(store.versions().empty());
        CHECK_FALSE(store.check(1, true).empty());
        CHECK_FALSE(fs::exists(store.folder()));
    }

    TEST_CASE("a published version is current, whole and carries what was given") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        CHECK(publish(store, 1) == 1);
        const auto opened = store.open_current();
        REQUIRE(opened.version);
        CHECK(opened.findings.empty());
        const auto& version = *opened.version;
        CHECK(version.number == 1);
        CHECK(version.folder == fs::canonical(store.folder()) / "gen-0000001");
        CHECK(version.manifest.created == "2027-02-23T10:15:00Z");
        CHECK(version.manifest.properties.at("records") == "1");
        CHECK(version.manifest.files.size() == 3);
        CHECK(is_whole(version));
        CHECK(store.check(1, true).empty());
        CHECK(std::get<Current>(store.current()) == Current{1, hash_file(version.folder / "MANIFEST")});
        CHECK(slurp(store.folder() / "CURRENT") == "1 " + version.manifest_hash + "\n");
        CHECK(temporaries(store).empty());
    }

    TEST_CASE("publishing reads no file twice later: times on disk are those in the manifest") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        publish(store, 1);
        const auto opened = store.open_current();
        REQUIRE(opened.version);
        for (const auto& file : opened.version->manifest.files)
            CHECK(describe_file(opened.version->folder, file.name) == file);
    }

    TEST_CASE("a version does not count before it is made current") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        publish(store, 1);
        const auto before = store.token();
        auto staging = staged(store, 2);
        CHECK(current_number(store) == 1);
        const auto sealed = store.seal(std::move(staging), {{"records", "2"}}, "2027-02-24T10:15:00Z");
        CHECK(sealed.number == 2);
        CHECK(sealed.folder == store.folder() / "gen-0000002");
        CHECK(current_number(store) == 1);
        CHECK(store.token() == before);
        CHECK(store.check(2, true).empty());
        store.make_current(sealed);
        CHECK(current_number(store) == 2);
        CHECK(store.token() != before);
    }

    TEST_CASE("a staging that is dropped leaves nothing") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        {
            auto staging = staged(store, 1);
            CHECK(temporaries(store).size() == 1);
            auto other = staged(store, 2);
            other = std::move(staging);
        }
        CHECK(temporaries(store).empty());
        CHECK(store.numbers().empty());
    }

    TEST_CASE("the self-test sees the version in its place, and its refusal takes the version away") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        publish(store, 1);
        const auto refuse = [&](const fs::path& folder) {
            CHECK(folder == store.folder() / "gen-0000002");
            CHECK(slurp(folder / "records.bin") == content(2, "records.bin"));
            throw std::runtime_error{"not good"};
        };
        CHECK_THROWS_WITH(publish(store, 2, refuse), "not good");
        CHECK(current_number(store) == 1);
        CHECK(store.numbers() == Numbers{1});
        CHECK(temporaries(store).empty());
        CHECK(publish(store, 3) == 3);  // 2 was handed out
    }

    TEST_CASE("only plain files with plain names go in") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        const auto refused = [&](const std::function<void(const fs::path&)>& spoil) {
            auto staging = staged(store, 1);
            spoil(staging.folder());
            try {
                store.seal(std::move(staging), {}, "x");
            } catch (const Error& error) {
                return error.message().code == "store_strange_file";
            }
            return false;
        };
        CHECK(refused([](const auto& folder) { fs::create_symlink("records.bin", folder / "link"); }));
        CHECK(refused([](const auto& folder) { ::mkfifo((folder / "pijp").c_str(), 0600); }));
        CHECK(refused([](const auto& folder) { spit(folder / "met spatie", ""); }));
        CHECK(refused([](const auto& folder) { spit(folder / ".verborgen", ""); }));
        CHECK(refused([](const auto& folder) { spit(folder / "MANIFEST", ""); }));
        CHECK(store.numbers().empty());
        CHECK(temporaries(store).empty());
    }

    TEST_CASE("a version may have no files at all") {
        const Scratch scratch;
        const ImmutableStore store{scratch / "gepubliceerd", {"", 6}};
        store.publish(store.stage(), {}, "2027-02-23T10:15:00Z");
        const auto opened = store.open_current();
        REQUIRE(opened.version);
        CHECK(opened.version->folder.filename() == "000001");
    }

    TEST_CASE("a number never comes back: not after removal, a self-test or a lost LAST") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        for (std::uint64_t seed = 1; seed <= 4; ++seed) publish(store, seed);
        store.set_current(2);
        store.collect(keep({1, 2}));
        CHECK(store.numbers() == Numbers{1, 2});
        CHECK(publish(store, 9) == 5);
        for (const auto* text : {"", "9", "-3\n", "99999999999999999999\n", "x\n"}) {
            spit(store.folder() / "LAST", text);
            const auto before = store.numbers().back();
            CHECK(publish(store, 9) == before + 1);
        }
        CHECK(store.numbers() == Numbers{1, 2, 5, 6, 7, 8, 9, 10});
        remove_tree(store.folder() / "gen-0000010");  // CURRENT still names it
        fs::remove(store.folder() / "LAST");
        CHECK(publish(store, 9) == 11);
    }

    TEST_CASE("the change token differs after every publish, however fast they come") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        std::vector<ChangeToken> seen{store.token()};
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            publish(store, seed);
            CHECK(std::ranges::find(seen, store.token()) == seen.end());
            seen.push_back(store.token());
            CHECK(store.token() == seen.back());
        }
    }
}

TEST_SUITE("base/immutable_store: going back and cleaning") {
    TEST_CASE("an older version is made current again after it was read whole") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) publish(store, seed);
        store.set_current(1);
        CHECK(current_number(store) == 1);
        CHECK(publish(store, 4) == 4);
        CHECK(current_number(store) == 4);
        spit(store.folder() / "gen-0000002" / "records.bin", "stuk");
        try {
            store.set_current(2);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::unusable);
            CHECK(error.message().code == "store_file_size");
            CHECK(fs::path{error.place().file}.filename() == "records.bin");
        }
        CHECK_THROWS_AS(store.set_current(77), Error);
        CHECK(current_number(store) == 4);
    }

    TEST_CASE("going back finds damage that left size and times alone") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        publish(store, 1);
        const auto folder = store.folder() / "gen-0000002";
        fs::create_directory(folder);
        spit(folder / "records.bin", "inhouD");
        auto file = describe_file(folder, "records.bin");
        file.hash = hash_bytes("inhoud");
        spit(folder / "MANIFEST", to_text({2, "2027-02-23T10:15:00Z", {}, {file}}));
        CHECK(store.check(2, false).empty());
        CHECK(store.check(2, true).size() == 1);
        CHECK_THROWS_AS(store.set_current(2), Error);
        CHECK(current_number(store) == 1);
    }

    TEST_CASE("what is not kept goes; the current version stays, whatever the policy says") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        for (std::uint64_t seed = 1; seed <= 4; ++seed) publish(store, seed);
        const auto first = store.collect(keep({2}));
        CHECK(first.removed == Numbers{1, 3});
        CHECK(first.in_use.empty());
        CHECK(store.numbers() == Numbers{2, 4});
        CHECK(store.collect(keep({})).removed == Numbers{2});
        CHECK(current_number(store) == 4);
        CHECK(store.discard(4) == false);
        CHECK(store.discard(99));
    }

    TEST_CASE("the policy is given the manifest") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) publish(store, seed);
        const auto collected = store.collect(
            [](const VersionInfo& info) { return info.manifest && info.manifest->properties.at("records") == "1"; });
        CHECK(collected.removed == Numbers{2});
    }

    TEST_CASE("a version that is read stays until the reader is done") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        publish(store, 1);
        auto reader = store.open_current();
        REQUIRE(reader.version);
        for (std::uint64_t seed = 2; seed <= 3; ++seed) publish(store, seed);
        const auto collected = store.collect(keep({}));
        CHECK(collected.removed == Numbers{2});
        CHECK(collected.in_use == Numbers{1});
        CHECK_FALSE(store.discard(1));
        CHECK(is_whole(*reader.version));
        reader.version.reset();
        CHECK(store.collect(keep({})).removed == Numbers{1});
    }

    TEST_CASE("leftovers of broken runs go, and what they link to stays") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        publish(store, 1);
        fs::create_directories(store.folder() / "tmp-1-dead" / "xapian");
        spit(store.folder() / "tmp-1-dead" / "xapian" / "x", "x");
        spit(store.folder() / "tmp-99-00", "half CURRENT");
        spit(scratch / "buiten", "x");
        fs::create_symlink(scratch / "buiten", store.folder() / "tmp-link");
        spit(store.folder() / "write.lock", "");
        store.collect(keep({}));
        CHECK(temporaries(store).empty());
        CHECK(fs::exists(store.folder() / "write.lock"));
        CHECK(fs::exists(scratch / "buiten"));
        CHECK(current_number(store) == 1);
    }

    TEST_CASE("while the current version is damaged nothing is removed that readers may live on") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) publish(store, seed);
        fs::remove(store.folder() / "gen-0000003" / "records.bin");
        CHECK(store.collect(keep({})).removed.empty());
        CHECK(store.open_current().version->number == 2);
        fs::remove(store.folder() / "CURRENT");
        CHECK(store.collect(keep({})).removed.empty());
        CHECK(store.numbers() == Numbers{1, 2, 3});
    }

    TEST_CASE("a version without a manifest is no reader's and can be removed") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        for (std::uint64_t seed = 1; seed <= 2; ++seed) publish(store, seed);
        fs::remove(store.folder() / "gen-0000001" / "MANIFEST");
        CHECK_FALSE(store.versions().front().manifest);
        CHECK(store.versions().front().findings.size() == 1);
        CHECK(store.collect(keep({})).removed == Numbers{1});
    }
}

TEST_SUITE("base/immutable_store: readers beside a writer") {
    TEST_CASE("every open gives a whole version, however fast versions come and go") {
        const Scratch scratch{Scratch::in_memory};
        const auto store = store_in(scratch);
        publish(store, 1);
        std::atomic<int> wrong = 0, opened = 0;
        {
            std::vector<std::jthread> readers;
            for (int i = 0; i < 3; ++i)
                readers.emplace_back([&](std::stop_token stop) {
                    std::uint64_t last = 0;
                    while (!stop.stop_requested()) {
                        const auto now = store.open_current();
                        ++opened;
                        if (!now.version || !now.findings.empty() || !is_whole(*now.version) || now.version->number < last)
                            ++wrong;
                        else
                            last = now.version->number;
                    }
                });
            const std::uint64_t last_seed = full_tests() ? 3000 : 150;
            for (std::uint64_t seed = 2; seed <= last_seed; ++seed) {
                publish(store, seed);
                store.collect(keep({}));
            }
            while (opened < 10) std::this_thread::yield();
        }
        CHECK(wrong == 0);
        CHECK(current_number(store) == (full_tests() ? 3000 : 150));
    }

    TEST_CASE("a store on a disk that cannot be written is read as any other") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        publish(store, 1);
        const auto entries = [&] { return std::distance(fs::recursive_directory_iterator{store.folder()}, {}); };
        const auto before = entries();
        for (const auto& entry : fs::recursive_directory_iterator{store.folder()})
            fs::permissions(entry, fs::perms::owner_write | fs::perms::group_write, fs::perm_options::remove);
        fs::permissions(store.folder(), fs::perms::owner_write, fs::perm_options::remove);
        CHECK(current_number(store) == 1);
        CHECK(store.check(1, true).empty());
        CHECK(entries() == before);
        fs::permissions(store.folder(), fs::perms::owner_write, fs::perm_options::add);
        for (const auto& entry : fs::recursive_directory_iterator{store.folder()})
            fs::permissions(entry, fs::perms::owner_write, fs::perm_options::add);
    }

    TEST_CASE("a store is found through a link, and the version is given by its real path") {
        const Scratch scratch;
        const auto store = store_in(scratch / "echt");
        publish(store, 1);
        fs::create_directory_symlink(scratch / "echt", scratch / "link");
        const auto opened = store_in(scratch / "link").open_current();
        REQUIRE(opened.version);
        CHECK(opened.version->folder == fs::canonical(scratch / "echt") / "gen-0000001");
    }
}

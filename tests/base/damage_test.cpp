// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever happens to the files of the current version, it is noticed before anybody reads them, and the version before
// it takes over.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <chrono>
#include <functional>
#include <random>
#include <thread>

#include "base/immutable_store.hpp"
#include "scratch.hpp"
#include "store_fixture.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(random); }

fs::path some_file(Random& random, const fs::path& version) {
    return version / file_names()[below(random, file_names().size())];
}

// Every second time with the old modification time, as a copying program would leave it.
void overwrite(Random& random, const fs::path& path, const std::string& bytes) {
    const auto before = fs::last_write_time(path);
    spit(path, bytes);
    if (below(random, 2) == 0) fs::last_write_time(path, before);
}

void flip_bit(Random& random, const fs::path& path) {
    auto bytes = slurp(path);
    const auto bit = below(random, bytes.size() * 8);
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    overwrite(random, path, bytes);
}

void cut(Random& random, const fs::path& path) {
    overwrite(random, path, slurp(path).substr(0, below(random, fs::file_size(path))));
}

void swap_names(const fs::path& a, const fs::path& b) {
    fs::rename(a, a.string() + ".weg");
    fs::rename(b, a);
    fs::rename(a.string() + ".weg", b);
}

struct Damage {
    const char* name;
    std::uint64_t taken_over_by;  // 0: any whole version
    std::function<void(Random&, const fs::path& store, const fs::path& version)> happen;
};

const std::vector<Damage>& damages() {
    static const std::vector<Damage> list{
        {"a file is cut", 2, [](auto& random, auto&, auto& version) { cut(random, some_file(random, version)); }},
        {"a bit of a file flips", 2,
         [](auto& random, auto&, auto& version) { flip_bit(random, some_file(random, version)); }},
        {"a file grows", 2,
         [](auto& random, auto&, auto& version) {
             const auto path = some_file(random, version);
             overwrite(random, path, slurp(path) + std::string(1 + below(random, 5000), '\0'));
         }},
        {"a block of a file turns to zeros", 2,
         [](auto& random, auto&, auto& version) {
             const auto path = some_file(random, version);
             auto bytes = slurp(path);
             const auto size = std::min<std::size_t>(512, bytes.size());
             bytes.replace(below(random, bytes.size() - size + 1), size, size, '\0');
             overwrite(random, path, bytes);
         }},
        {"two files change places", 2,
         [](auto& random, auto&, auto& version) {
             const auto first = below(random, 3);
             swap_names(version / file_names()[first], version / file_names()[(first + 1) % 3]);
         }},
        {"a file is that of the version before", 2,
         [](auto& random, auto& store, auto& version) {
             const auto path = some_file(random, version);
             fs::rename(store / "gen-0000001" / fs::relative(path, version), path);
         }},
        {"a file is missing", 2, [](auto& random, auto&, auto& version) { fs::remove(some_file(random, version)); }},
        {"a file is too many", 2,
         [](auto& random, auto&, auto& version) { spit(version / (below(random, 2) ? "extra" : "xapian/extra"), "x"); }},
        {"a file is a link to itself elsewhere", 2,
         [](auto& random, auto& store, auto& version) {
             const auto path = some_file(random, version);
             fs::rename(path, store / "elders");
             fs::create_symlink(store / "elders", path);
         }},
        {"a folder of it is a link", 2,
         [](auto&, auto& store, auto& version) {
             fs::rename(version / "xapian", store / "elders");
             fs::create_directory_symlink(store / "elders", version / "xapian");
         }},
        {"a bit of MANIFEST flips", 2, [](auto& random, auto&, auto& version) { flip_bit(random, version / "MANIFEST"); }},
        {"MANIFEST is cut", 2, [](auto& random, auto&, auto& version) { cut(random, version / "MANIFEST"); }},
        {"MANIFEST is missing", 2, [](auto&, auto&, auto& version) { fs::remove(version / "MANIFEST"); }},
        {"MANIFEST is a folder", 2,
         [](auto&, auto&, auto& version) {
             fs::remove(version / "MANIFEST");
             fs::create_directory(version / "MANIFEST");
         }},
        {"MANIFEST is that of another version", 2,
         [](auto&, auto& store, auto& version) {
             fs::copy_file(store / "gen-0000002" / "MANIFEST", version / "MANIFEST", fs::copy_options::overwrite_existing);
         }},
        {"the whole version is missing", 2, [](auto&, auto&, auto& version) { fs::remove_all(version); }},
        {"the version is a link to another", 2,
         [](auto&, auto& store, auto& version) {
             fs::remove_all(version);
             fs::create_directory_symlink(store / "gen-0000001", version);
         }},
        {"two versions change places", 1, [](auto&, auto& store, auto& version) { swap_names(version, store / "gen-0000002"); }},
        {"the version is replaced by a copy of an older one", 2,
         [](auto&, auto& store, auto& version) {
             fs::remove_all(version);
             fs::copy(store / "gen-0000001", version, fs::copy_options::recursive);
         }},
        {"the version is a sound one with its number from another store", 2,
         [](auto&, auto& store, auto& version) {
             const auto other = store_in(store / "tmp-other");
             for (std::uint64_t seed = 7; seed <= 9; ++seed) publish(other, seed);
             fs::remove_all(version);
             fs::rename(other.folder() / "gen-0000003", version);
         }},
        {"both newest versions are cut", 1,
         [](auto& random, auto& store, auto& version) {
             cut(random, some_file(random, version));
             cut(random, some_file(random, store / "gen-0000002"));
         }},
        {"a bit of CURRENT flips", 0, [](auto& random, auto& store, auto&) { flip_bit(random, store / "CURRENT"); }},
        {"CURRENT is cut", 3, [](auto& random, auto& store, auto&) { cut(random, store / "CURRENT"); }},
        {"CURRENT is missing", 3, [](auto&, auto& store, auto&) { fs::remove(store / "CURRENT"); }},
        {"CURRENT is huge", 3, [](auto&, auto& store, auto&) { spit(store / "CURRENT", std::string(5'000'000, '1')); }},
        {"CURRENT is a link", 3,
         [](auto&, auto& store, auto&) {
             fs::rename(store / "CURRENT", store / "elders");
             fs::create_symlink("elders", store / "CURRENT");
         }},
        {"CURRENT is a pipe", 3,
         [](auto&, auto& store, auto&) {
             fs::remove(store / "CURRENT");
             ::mkfifo((store / "CURRENT").c_str(), 0600);
         }},
        {"CURRENT names a version that never was", 3,
         [](auto&, auto& store, auto&) { spit(store / "CURRENT", "9 " + std::string(32, '0') + "\n"); }},
        {"CURRENT names the version before by the wrong hash", 1,
         [](auto&, auto& store, auto&) { spit(store / "CURRENT", "2" + slurp(store / "CURRENT").substr(1)); }},
    };
    return list;
}

}  // namespace

TEST_SUITE("base/immutable_store: damage") {
    TEST_CASE("damage is always noticed and a whole version always taken over") {
        // 29 kinds: 522 cases in full, each kind twice otherwise.
        Random random{20270223};
        const int rounds = full_tests() ? 18 : 2;
        for (int round = 0; round < rounds; ++round)
            for (const auto& damage : damages()) {
                const std::string name = damage.name;
                CAPTURE(name);
                CAPTURE(round);
                const Scratch scratch{Scratch::in_memory};
                const auto store = store_in(scratch);
                for (std::uint64_t seed = 1; seed <= 3; ++seed) publish(store, seed);
                // Clocks of file systems tick every few milliseconds; damage within the same tick as the publish would
                // be found by a deep look only.
                std::this_thread::sleep_for(std::chrono::milliseconds{15});
                damage.happen(random, store.folder(), store.folder() / "gen-0000003");

                const auto opened = store.open_current();
                CHECK_FALSE(opened.findings.empty());
                REQUIRE(opened.version);
                CHECK(is_whole(*opened.version));
                if (damage.taken_over_by != 0) CHECK(opened.version->number == damage.taken_over_by);
                CHECK(opened.findings.back().message.code == "store_fell_back");
                for (const auto& finding : opened.findings) CHECK(finding.message.arguments.size() > 0);

                // And a writer that comes next is not in its way.
                CHECK(publish(store, 4) >= 4);
                const auto after = store.open_current();
                CHECK(after.findings.empty());
                REQUIRE(after.version);
                CHECK(after.version->manifest.properties.at("records") == "4");
            }
    }

    TEST_CASE("when nothing is sound nothing is given") {
        const Scratch scratch{Scratch::in_memory};
        const auto store = store_in(scratch);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) publish(store, seed);
        for (const auto number : store.numbers()) fs::remove(store.folder() / VersionNames{"gen-", 7}.name(number) / "records.bin");
        const auto opened = store.open_current();
        CHECK_FALSE(opened.version);
        CHECK(opened.findings.size() == 3);
    }

    TEST_CASE("an older damaged version does not trouble readers of the current one, and a check names it") {
        const Scratch scratch{Scratch::in_memory};
        const auto store = store_in(scratch);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) publish(store, seed);
        spit(store.folder() / "gen-0000002" / "records.bin", "x");
        CHECK(store.open_current().findings.empty());
        CHECK_FALSE(store.check(2, false).empty());
        CHECK_FALSE(store.open(2).version);
        CHECK(store.open(1).version);
        CHECK(store.check(3, true).empty());
    }

    TEST_CASE("after going back, a damaged version gives way to an older one and only then to a newer one") {
        const Scratch scratch{Scratch::in_memory};
        const auto store = store_in(scratch);
        for (std::uint64_t seed = 1; seed <= 4; ++seed) publish(store, seed);
        store.set_current(2);
        remove_tree(store.folder() / "gen-0000002");
        CHECK(store.open_current().version->number == 1);
        remove_tree(store.folder() / "gen-0000001");
        CHECK(store.open_current().version->number == 4);
    }

    TEST_CASE("a store that was copied as a whole is sound, and damage in the copy is found") {
        const Scratch scratch{Scratch::in_memory};
        const auto store = store_in(scratch / "a");
        for (std::uint64_t seed = 1; seed <= 2; ++seed) publish(store, seed);
        fs::copy(scratch / "a", scratch / "b", fs::copy_options::recursive);
        const auto copy = store_in(scratch / "b");
        CHECK(copy.open_current().findings.empty());
        CHECK(copy.open_current().version->number == 2);
        Random random{5};
        flip_bit(random, scratch / "b" / "gen-0000002" / "records.bin");
        CHECK(copy.open_current().version->number == 1);
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever happens to the files of the newest generation is noticed before it answers; the one before it takes over.
#include <doctest/doctest.h>

#include <random>

#include "knowledge_base/canary.hpp"
#include "knowledge_base/tree.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

class Damager {
public:
    Damager(fs::path index, unsigned seed) : index_(std::move(index)), random_(seed) {}

    // Does something to one file of generation 2 and says what.
    std::string damage() {
        const auto files = files_in(index_ / "gen-0000002");
        const auto& file = files[below(files.size())];
        const auto what = below(7);
        const std::string told = std::to_string(what) + ' ' + file.string();
        auto bytes = slurp(file);
        switch (what) {
            case 0:
                if (bytes.empty()) fs::remove(file);
                else spit(file, bytes.substr(0, below(bytes.size())));
                break;
            case 1:
            case 2: flip(bytes); spit(file, bytes); break;
            case 3: fs::remove(file); break;
            case 4: swap_with(file, files[below(files.size())]); break;
            case 5: spit(file, bytes + '\0'); break;
            default: from_the_other(file); break;
        }
        return told;
    }

private:
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_); }

    void flip(std::string& bytes) {
        if (bytes.empty()) bytes = "x";
        else if (const auto bit = below(bytes.size() * 8); true) bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    }

    // Two files change places, or one goes when there is no other; two equal files would be no damage.
    void swap_with(const fs::path& one, const fs::path& other) {
        if (slurp(one) == slurp(other)) return void(fs::remove(one));
        fs::rename(one, index_ / "even");
        fs::rename(other, one);
        fs::rename(index_ / "even", other);
    }

    void from_the_other(const fs::path& file) {
        const auto older = index_ / "gen-0000001" / fs::relative(file, index_ / "gen-0000002");
        if (slurp(older) == slurp(file)) return void(fs::remove(file));
        fs::copy_file(older, file, fs::copy_options::overwrite_existing);
    }

    fs::path index_;
    std::mt19937 random_;
};

}  // namespace

TEST_SUITE("knowledge_base: damage") {
    TEST_CASE("no damaged generation ever answers, the one before it does, and a new build mends all") {
        SmallBase base;
        base.put(canary_records("kanarie", 1));
        base.put(canary_records("kanarie", 2));
        REQUIRE(version_of(base->searcher(asker()), "kanarie") == 2);
        const unsigned rounds = full_tests() ? 500 : 50;
        for (unsigned round = 0; round < rounds; ++round) {
            fs::copy(base.folder(), base / "kopie", fs::copy_options::recursive);
            const auto what = Damager{base / "kopie" / "index", round}.damage();
            CAPTURE(what);
            auto copy = KnowledgeBase::open(base / "kopie");
            CHECK(version_of(copy.searcher(asker()), "kanarie") == 1);
            CHECK_FALSE(copy.health().good);
            if (round % 10 == 0) {
                auto writer = copy.update();
                for (const auto& record : canary_records("kanarie", 3)) writer.put(record);
                CHECK(writer.commit(at()).generation == 3);
                CHECK(version_of(copy.searcher(asker()), "kanarie") == 3);
                CHECK(copy.health().good);
            }
            fs::remove_all(base / "kopie");
        }
    }

    TEST_CASE("damage under an open base is noticed by who opens it next, and does not bring down who reads") {
        SmallBase base;
        base.put(canary_records("kanarie", 1));
        base.put(canary_records("kanarie", 2));
        const auto pinned = base->searcher(asker());
        REQUIRE(version_of(pinned, "kanarie") == 2);
        for (const auto& file : files_in(base.folder() / "index" / "gen-0000002"))
            spit(file, std::string(fs::file_size(file), '\x5a'));
        try {
            version_of(pinned, "kanarie");  // what it read before may still be right
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::unusable);
        }
        CHECK(version_of(KnowledgeBase::open(base.folder()).searcher(asker()), "kanarie") == 1);
    }

    TEST_CASE("when nothing is sound the error says what is wrong, and a build from the sources mends it") {
        SmallBase base;
        base.put(canary_records("kanarie", 1));
        fs::remove(base.folder() / "index" / "gen-0000001" / "views.json");
        base.open_again();
        try {
            base->searcher(asker());
            FAIL("answered");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::unusable);
            CHECK(error.message().code == "store_file_missing");
        }
        spit(base / "bron.jsonl", canary_lines("bron", 1));
        CHECK(base->rebuild({{(base / "bron.jsonl").string(), {}, {}, {}}}, at()).accepted == 2 * canaries);
    }
}

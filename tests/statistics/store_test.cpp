// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/store.hpp"

#include <doctest/doctest.h>

#include "base/scratch.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::statistics;
using namespace vraagbaak::test;

namespace {

Entry asked(const std::string& question) { return {Event::asked, "2027-02-23", "telefoon", "", question, 3, false, {}, {}, {}}; }

std::uint64_t askings(const std::filesystem::path& folder) {
    const auto database = Database::reading(folder / database_name, sentences, 1000);
    Statement sum{database, "SELECT coalesce(sum(asked), 0) FROM asked"};
    return sum.step() ? sum.number(0) : 0;
}

}  // namespace

TEST_SUITE("statistics/store") {
    TEST_CASE("an entry reads back as it was written, and what is none is passed over") {
        for (const auto event : {Event::asked, Event::opened, Event::found_yes, Event::found_partly, Event::found_no, Event::rephrased, Event::withheld}) {
            const Entry entry{event, "2027-02-23", "balie", "kcc", "wat \"kost\" {0a}\xC3\xA9", 7, true, "p-1", "eerder", {"0a"}};
            CHECK(entry_of(to_line(entry)) == entry);
        }
        for (const auto* line : {"", "{", "[]", "{}", "7", R"({"event":"anders"})", R"({"event":"asked","day":3})"}) CHECK_FALSE(entry_of(line));
    }

    TEST_CASE("each line of a waiting file counts once, whoever dies when") {
        const Scratch scratch{Scratch::in_memory};
        Store store{scratch.folder(), 1000};
        Spool spool{scratch.folder()};
        spool.append({to_line(asked("een")), to_line(asked("twee"))});
        CHECK(store.take_in(1 << 20));
        CHECK(askings(scratch.folder()) == 2);
        CHECK(waiting_files(scratch.folder()).size() == 1);  // its process may append
        CHECK(store.take_in(1 << 20));
        CHECK(askings(scratch.folder()) == 2);
        spool.append({to_line(asked("drie"))});
        CHECK(store.taken_of(spool.name()) < spool.size());
        {
            Store other{scratch.folder(), 1000};
            CHECK(other.take_in(1 << 20));
        }
        CHECK(askings(scratch.folder()) == 3);
        CHECK(store.taken_of(spool.name()) == spool.size());
        spool.done();
        CHECK(waiting_files(scratch.folder()).empty());
        spool.append({to_line(asked("vier"))});
        CHECK(store.take_in(1 << 20));
        CHECK(askings(scratch.folder()) == 4);
    }

    TEST_CASE("a file that grew after it was read is not removed, though its process has ended since") {
        const Scratch scratch{Scratch::in_memory};
        std::size_t seen = 0;
        std::string name;
        {
            Spool spool{scratch.folder()};
            spool.append({to_line(asked("een"))});
            seen = spool.size();
            name = spool.name();
            spool.append({to_line(asked("twee"))});
        }
        remove_left(scratch.folder(), name, seen);
        REQUIRE(waiting_files(scratch.folder()).size() == 1);
        Store store{scratch.folder(), 1000};
        CHECK(store.take_in(1 << 20));
        CHECK(askings(scratch.folder()) == 2);
        CHECK(waiting_files(scratch.folder()).empty());
    }

    TEST_CASE("of a file whose process was killed half a line is left out, and the file goes") {
        const Scratch scratch{Scratch::in_memory};
        Store store{scratch.folder(), 1000};
        std::filesystem::create_directory(spool_folder(scratch.folder()));
        const auto line = to_line(asked("een"));
        spit(spool_folder(scratch.folder()) / "wacht-1-0000000000000001", line + '\n' + line.substr(0, 30));
        CHECK(store.take_in(1 << 20));
        CHECK(askings(scratch.folder()) == 1);
        CHECK(waiting_files(scratch.folder()).empty());
    }

    TEST_CASE("much that waits is taken in by pieces") {
        const Scratch scratch{Scratch::in_memory};
        Store store{scratch.folder(), 1000};
        Spool spool{scratch.folder()};
        std::vector<std::string> lines(1000, to_line(asked("een")));
        spool.append(lines);
        int rounds = 1;
        while (!store.take_in(10'000)) ++rounds;
        CHECK(rounds > 5);
        CHECK(askings(scratch.folder()) == 1000);
    }

    TEST_CASE("a database of a newer version is left as it is") {
        const Scratch scratch{Scratch::in_memory};
        { Store store{scratch.folder(), 1000}; }
        {
            const Database database{scratch / database_name, sentences, 1000, 0600};
            database.execute("PRAGMA user_version = 99");
        }
        CHECK_THROWS_AS((Store{scratch.folder(), 1000}), Error);
        CHECK_FALSE(std::filesystem::is_empty(scratch / database_name));
    }
}

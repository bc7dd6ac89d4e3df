// SPDX-License-Identifier: GPL-2.0-or-later
// Publishing lists, killed at random moments and refused by the system at every single call: searchers have the old lists or the
// new ones, whole; a draft is as it was or has the line; and the next run just works.
#include <doctest/doctest.h>

#include "faults/program.hpp"
#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

// The lists of version n have one rule, from the word n to the one article; those of version 0 none.
class Bench {
public:
    Bench() : base_() { base_.put({article("grofvuil", "Grofvuil laten ophalen", "Wij halen meubels op.")}); }

    std::string folder() const { return base_.folder(); }
    static std::string word(int version) { return "zzwoord" + std::string(static_cast<std::size_t>(version % 7 + 1), 'q') + std::to_string(version) + "z"; }

    void write_draft(int version) const {
        ensure_folder(base_.folder() / "redactie" / "synoniemen");
        spit(base_.folder() / "redactie" / "synoniemen" / "lokaal.txt", "# uitleg\n" + word(version) + " => grofvuil\n");
    }

    Words publish() const { return {"lists", "publish", "--base", folder()}; }

    // A searcher that is made now, in a base that stays open and in one that was just opened.
    bool has(int version) {
        const auto asked = [&](const KnowledgeBase& base) { return !base.search(asker(), {.text = word(version)}).hits.empty(); };
        const bool open = asked(*base_);
        CHECK(asked(KnowledgeBase::open(folder())) == open);
        return open;
    }

    void check_next_run(int version) {
        write_draft(version);
        CHECK(run_program(publish()) == 0);
        CHECK(has(version));
        CHECK(KnowledgeBase::open(folder()).health().good);
        check_no_temporaries(base_.folder() / "gepubliceerd");
    }

private:
    SmallBase base_;
};

}  // namespace

TEST_SUITE("program: lists") {
    TEST_CASE("a publication that is killed at any moment leaves the old lists or the new, whole") {
        Bench bench;
        Killer killer{20270223};
        const int kills = full_tests() ? 300 : 30;
        int version = 1, current = 1;
        bench.check_next_run(version);
        for (int i = 0; i < kills; ++i) {
            bench.write_draft(++version);
            const auto status = killer.run(bench.publish());
            CHECK((Killer::was_killed(status) || status == 0));
            const bool is_new = bench.has(version);
            CHECK(bench.has(current) != is_new);
            if (status == 0) CHECK(is_new);
            if (is_new) current = version;
            if (i % 10 == 9) bench.check_next_run(current = ++version);
        }
        CHECK(killer.killed() > kills / 10);
        bench.check_next_run(++version);
    }

    TEST_CASE("a command that is killed leaves the draft as it was or with the whole line") {
        Bench bench;
        Killer killer{20270224};
        bench.write_draft(1);
        const auto file = fs::path{bench.folder()} / "redactie" / "synoniemen" / "lokaal.txt";
        for (int i = 0; i < (full_tests() ? 300 : 30); ++i) {
            const auto before = slurp(file);
            killer.run({"synonyms", "add", "zzk" + std::to_string(i) + "k", "grofvuil", "--base", bench.folder()});
            const auto after = slurp(file);
            CHECK(after.starts_with(before));
            if (after != before) CHECK(after.ends_with("zzk" + std::to_string(i) + "k => grofvuil\n"));
        }
    }

#ifdef VRAAGBAAK_IO_FAULT
    TEST_CASE("a full disk or a denied write at any call leaves the old lists, and says so") {
        Bench bench;
        bench.check_next_run(1);
        int version = 1, current = 1;
        using Kind = std::pair<const char*, const char*>;
        for (const auto& [error, mode] : {Kind{"ENOSPC", "once"}, Kind{"ENOSPC", "full"}, Kind{"EACCES", "once"}}) {
            const Fault fault{bench.folder(), error, mode};
            sweep("lists publish", 7, [&](long k) {
                bench.write_draft(++version);
                const auto status = fault.run(bench.publish(), k);
                CHECK(fits_a_fault(status));
                const bool is_new = bench.has(version);
                CHECK(bench.has(current) != is_new);
                CHECK(is_new == (status == 0));
                if (is_new) current = version;
                return fault.calls();
            });
        }
        bench.check_next_run(++version);
    }
#endif
}

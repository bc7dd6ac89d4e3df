// SPDX-License-Identifier: GPL-2.0-or-later
// Publishing lists, killed at random moments and refused by the system at every single call: searchers have the old lists or the
// new ones, whole; a draft is as it was or has the line; and the next run just works.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <thread>

#include "base/child.hpp"
#include "base/preload.hpp"
#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

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

    static Child start(Words words, const Words& environment = {}) {
        words.insert(words.begin(), VRAAGBAAK_PROGRAM);
        return Child::program(words, environment);
    }
    static int run(const Words& words, const Words& environment = {}) {
        auto child = start(words, environment);
        child.output();
        return child.wait();
    }

    // A searcher that is made now, in a base that stays open and in one that was just opened.
    bool has(int version) {
        const auto asked = [&](const KnowledgeBase& base) { return !base.search(asker(), {.text = word(version)}).hits.empty(); };
        const bool open = asked(*base_);
        CHECK(asked(KnowledgeBase::open(folder())) == open);
        return open;
    }

    void check_next_run(int version) {
        write_draft(version);
        CHECK(run(publish()) == 0);
        CHECK(has(version));
        CHECK(KnowledgeBase::open(folder()).health().good);
        for (const auto& entry : fs::recursive_directory_iterator{fs::path{folder()} / "gepubliceerd"})
            CHECK_FALSE(entry.path().filename().string().starts_with("tmp-"));
    }

private:
    SmallBase base_;
};

}  // namespace

TEST_SUITE("program: lists") {
    TEST_CASE("a publication that is killed at any moment leaves the old lists or the new, whole") {
        Bench bench;
        std::mt19937 random{20270223};
        const int kills = full_tests() ? 300 : 30;
        int killed = 0, version = 1, current = 1;
        bench.check_next_run(version);
        double longest = 50'000;  // microseconds; follows how long a run takes here
        for (int i = 0; i < kills; ++i) {
            bench.write_draft(++version);
            auto child = Bench::start(bench.publish());
            std::this_thread::sleep_for(std::chrono::microseconds{random() % static_cast<unsigned>(longest)});
            ::kill(child.pid(), SIGKILL);
            const auto status = child.wait();
            const bool in_time = status == 1000 + SIGKILL;
            killed += in_time;
            longest = std::clamp(longest * (in_time ? 1.05 : 0.85), 1'000.0, 10'000'000.0);
            CHECK((in_time || status == 0));
            const bool is_new = bench.has(version);
            CHECK(bench.has(current) != is_new);
            if (!in_time) CHECK(is_new);
            if (is_new) current = version;
            if (i % 10 == 9) bench.check_next_run(current = ++version);
        }
        CHECK(killed > kills / 10);
        bench.check_next_run(++version);
    }

    TEST_CASE("a command that is killed leaves the draft as it was or with the whole line") {
        Bench bench;
        std::mt19937 random{20270224};
        bench.write_draft(1);
        const auto file = fs::path{bench.folder()} / "redactie" / "synoniemen" / "lokaal.txt";
        for (int i = 0; i < (full_tests() ? 300 : 30); ++i) {
            const auto before = slurp(file);
            auto child = Bench::start({"synonyms", "add", "zzk" + std::to_string(i) + "k", "grofvuil", "--base", bench.folder()});
            std::this_thread::sleep_for(std::chrono::microseconds{random() % 30'000});
            ::kill(child.pid(), SIGKILL);
            child.wait();
            const auto after = slurp(file);
            CHECK(after.starts_with(before));
            if (after != before) CHECK(after.ends_with("zzk" + std::to_string(i) + "k => grofvuil\n"));
        }
    }

#ifdef VRAAGBAAK_IO_FAULT
    TEST_CASE("a full disk or a denied write at any call leaves the old lists or the new, and says so") {
        Bench bench;
        bench.check_next_run(1);
        int version = 1, current = 1;
        const auto counter = fs::path{bench.folder()}.parent_path() / "teller";
        for (const auto* error : {"ENOSPC", "EACCES"})
            for (long k = 1;; k += full_tests() ? 1 : 7) {
                CAPTURE(error);
                CAPTURE(k);
                bench.write_draft(++version);
                fs::remove(counter);
                const auto status = Bench::run(bench.publish(), {preload(VRAAGBAAK_IO_FAULT), "VRAAGBAAK_FAULT_UNDER=" + bench.folder(),
                                                                 "VRAAGBAAK_FAULT_AT=" + std::to_string(k), std::string{"VRAAGBAAK_FAULT_ERRNO="} + error,
                                                                 "VRAAGBAAK_FAULT_COUNT=" + counter.string()});
                CHECK((status == 0 || status == 6));
                const bool is_new = bench.has(version);
                CHECK(bench.has(current) != is_new);
                if (status == 0) CHECK(is_new);
                if (is_new) current = version;
                if (!fs::exists(counter) || std::stol(slurp(counter)) < k) break;
            }
        bench.check_next_run(++version);
    }
#endif
}

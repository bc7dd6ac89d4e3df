// SPDX-License-Identifier: GPL-2.0-or-later
// Many readers under a stream of publishes. Meant to be run under the thread sanitizer too.
#include <doctest/doctest.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "knowledge_base/canary.hpp"
#include "vraagbaak/render.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

constexpr int readers = 8;

// doctest's own checks take a lock; what a reader finds is kept and checked at the end.
class Findings {
public:
    void note(std::string what) {
        const std::scoped_lock lock{mutex_};
        notes_.push_back(std::move(what));
    }
    const std::vector<std::string>& all() const { return notes_; }

private:
    std::mutex mutex_;
    std::vector<std::string> notes_;
};

void read_until(const KnowledgeBase& base, const std::atomic<bool>& done, std::atomic<int>& answers, Findings& findings) {
    int last = 0;
    while (!done || answers < 2 * readers) {
        try {
            const auto searcher = base.searcher(asker({"kcc"}));
            const auto version = version_of(searcher, "kanarie");
            if (!version) findings.note("an answer of two versions");
            else if (*version < last) findings.note("an older version after a newer one");
            else last = *version;
            if (const auto record = searcher.show("kanarie3"); !record || !version ||
                record->sections.front().text != "kanarie versie " + std::to_string(*version))
                findings.note("a record of another version than the hits");
            if (searcher.search({.text = "kanarie", .facets = {"soort"}}).facets.at("soort").front().count != canaries)
                findings.note("facets of another version");
            ++answers;
        } catch (const std::exception& error) {
            findings.note(error.what());
        }
    }
}

std::string told(const Answer& answer) { return to_json(answer, "nl"); }

}  // namespace

TEST_SUITE("knowledge_base: threads") {
    TEST_CASE("every answer is wholly of one version while others are published") {
        SmallBase base;
        base.put(canary_records("kanarie", 1));
        std::atomic<bool> done{false};
        std::atomic<int> answers{0};
        Findings findings;
        std::vector<std::jthread> threads;
        for (int i = 0; i < readers; ++i) threads.emplace_back([&] { read_until(*base, done, answers, findings); });
        auto other = KnowledgeBase::open(base.folder());  // as another process would publish
        const int publishes = full_tests() ? 60 : 6;
        for (int version = 2; version <= publishes + 1; ++version) {
            auto writer = other.update();
            for (const auto& record : canary_records("kanarie", version)) writer.put(record);
            CHECK(writer.commit(at()).changed.size() == canaries);
        }
        done = true;
        threads.clear();
        CHECK(findings.all() == std::vector<std::string>{});
        CHECK(answers >= 2 * readers);
        CHECK(version_of(base->searcher(asker()), "kanarie") == publishes + 1);
    }

    TEST_CASE("one searcher gives every thread what it gives one") {
        SmallBase base;
        std::vector<Record> records;
        for (int i = 0; i < 60; ++i)
            records.push_back(article("r" + std::to_string(i), "Afval nummer " + std::to_string(i),
                                      i % 3 == 0 ? "grof vuil en containers" : "paspoort aanvragen bij de balie"));
        base.put(records);
        const auto searcher = base->searcher(asker());
        std::vector<Question> questions;
        for (const auto* text : {"afval", "grof vuil", "paspoorten balie", "\"grof vuil\"", "afv*", "containers -paspoort", "r7", "kop:afval"})
            questions.push_back({.text = text, .limit = 100, .facets = {"soort", "thema"}, .explain = true});
        std::vector<std::string> expected;
        for (const auto& question : questions) expected.push_back(told(searcher.search(question)));
        Findings findings;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < readers; ++t)
                threads.emplace_back([&, t] {
                    const auto own = searcher;  // copies share what they hold
                    for (std::size_t i = 0; i < (full_tests() ? 800u : 80u); ++i) {
                        const auto at = (i + static_cast<std::size_t>(t)) % questions.size();
                        if (told(own.search(questions[at])) != expected[at]) findings.note(questions[at].text);
                        if (own.related("r3").empty() || own.terms("r3").empty() || !own.why_not(questions[at], "r3").known)
                            findings.note("r3");
                    }
                });
        }
        CHECK(findings.all() == std::vector<std::string>{});
    }
}

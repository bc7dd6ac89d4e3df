// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "dutch/function_words.hpp"
#include "lexicon/completing.hpp"
#include "lexicon/completions_writer.hpp"
#include "lexicon/random_words.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

struct SlowTitle {
    std::string text, record;
    Audience audience;
    std::vector<std::string> words;
};

// Titles and words of few letters, with who sees them, frozen and as they are.
struct Sample {
    std::vector<SlowTitle> titles;
    std::vector<CountedWord> words;  // sorted; the count is that of `documents`
    std::vector<std::vector<Audience>> documents;
    std::string word_bytes, bytes;

    explicit Sample(std::mt19937& random) {
        for (auto left = random() % 60; left > 0; --left) add_title(random);
        std::ranges::sort(titles, {}, [](const SlowTitle& title) {
            return std::tuple{std::count_if(title.text.begin(), title.text.end(), [](char c) { return (c & 0xC0) != 0x80; }), title.text, title.record};
        });
        words = random_words(random, 200, 5);
        SeenCounter counter;
        SeenWords seen;
        for (auto& word : words) {
            documents.emplace_back();
            for (auto left = 1 + random() % 9; left > 0; --left) documents.back().push_back(audience(random));
            word.count = static_cast<std::uint32_t>(documents.back().size());
            for (const auto& one : documents.back()) counter.add(one);
            seen.add(counter.take());
        }
        word_bytes = write_word_table(words);
        bytes = writer.finish(WordTable{word_bytes}, seen);
    }

    static Audience audience(std::mt19937& random) {
        const auto from = static_cast<Day>(random() % 9);
        return {static_cast<std::uint32_t>(random() % 3), random() % 2 == 0 ? since_ever : from, random() % 2 == 0 ? for_ever : from + 4};
    }

    static Sight sight(std::mt19937& random) {
        return {{random() % 2 == 0, random() % 2 == 0, random() % 2 == 0}, static_cast<Day>(random() % 12), false};
    }

private:
    void add_title(std::mt19937& random) {
        SlowTitle title{"", "r" + std::to_string(titles.size()), audience(random), {}};
        for (auto left = 1 + random() % 4; left > 0; --left) {
            title.words.push_back(random_word(random, 4));
            title.text += (title.text.empty() ? "" : " ") + title.words.back();
        }
        OfferedTitle offered{title.text, title.record, false, {title.audience.view_class}, title.audience.from, title.audience.until, {}};
        for (const auto& word : title.words) offered.words.push_back({word, stem_of(word), &word == &title.words.front()});
        writer.add(offered);
        titles.push_back(std::move(title));
    }

    // As if one ending were dropped.
    static std::string_view stem_of(const std::string& word) {
        return word.size() > 1 && word.ends_with('b') ? std::string_view(word).substr(0, word.size() - 1) : word;
    }

    CompletionsWriter writer;
};

WordRanges beginning_with(const WordSet& words, std::string_view letters) {
    const auto [first, last] = words.beginning_with(letters);
    return united({{first, last}});
}

ErrorKind kind_of_opening(std::string_view bytes) {
    try {
        Completions{bytes}.check();
    } catch (const Error& error) {
        CHECK(error.message().code == "lexicon_damaged");
        return error.kind();
    }
    return ErrorKind::usage;
}

}  // namespace

TEST_SUITE("lexicon/completions") {

TEST_CASE("titles with all words that were typed come in their order, those that begin so apart") {
    std::mt19937 random{41};
    std::size_t found = 0;
    for (int round = 0; round < 500; ++round) {
        const Sample sample{random};
        const Completions completions{sample.bytes};
        completions.check();
        REQUIRE(completions.size() == sample.titles.size());
        const auto sight = Sample::sight(random);
        for (TitleId id = 0; id < sample.titles.size(); ++id) {
            const auto& title = sample.titles[id];
            CHECK(completions.title(id).text == title.text);
            CHECK(completions.title(id).record == title.record);
            CHECK(completions.sees(sight, id) == sight.sees(title.audience));
        }
        for (int question = 0; question < 30; ++question) {
            std::vector<std::string> typed;
            std::vector<WordRanges> ranges;
            for (auto left = 1 + random() % 3; left > 0; --left) {
                typed.push_back(random_word(random, 2));
                ranges.push_back(beginning_with(completions.words(), typed.back()));
            }
            for (const bool beginning : {true, false}) {
                std::vector<TitleId> expected, got;
                for (TitleId id = 0; id < sample.titles.size(); ++id) {
                    const auto& words = sample.titles[id].words;
                    const bool all = std::ranges::all_of(typed, [&](const auto& letters) {
                        return std::ranges::any_of(words, [&](const auto& word) { return word.starts_with(letters); });
                    });
                    if (all && words.front().starts_with(typed.front()) == beginning) expected.push_back(id);
                }
                each_title(completions, ranges, beginning, [&](TitleId id) {
                    got.push_back(id);
                    return true;
                });
                found += got.size();
                CHECK(got == expected);
            }
        }
    }
    CHECK(found > 10'000);
}

TEST_CASE("the most frequent words are those of what one sees, by the counts of that") {
    std::mt19937 random{42};
    std::size_t found = 0;
    for (int round = 0; round < 1000; ++round) {
        const Sample sample{random};
        const WordTable table{sample.word_bytes};
        const Completions completions{sample.bytes};
        for (int question = 0; question < 20; ++question) {
            const auto sight = Sample::sight(random);
            const auto ranges = beginning_with(table.words(), random_word(random, 2));
            std::vector<FrequentWord> expected;
            for (WordId id = 0; id < sample.words.size(); ++id) {
                const auto seen = static_cast<std::uint32_t>(std::ranges::count_if(sample.documents[id], [&](const Audience& one) {
                    return sight.sees(one);
                }));
                if (seen > 0 && has(ranges, id)) expected.push_back({id, seen});
            }
            std::ranges::stable_sort(expected, {}, [&](const FrequentWord& word) {
                return std::pair{dutch::is_function_word(sample.words[word.id].word), -std::int64_t{word.count}};
            });
            const auto most = random() % 12;
            if (expected.size() > most) expected.resize(most);
            found += expected.size();
            CHECK(frequent_words(table, completions, ranges, sight, most) == expected);
        }
    }
    CHECK(found > 10'000);
}

TEST_CASE("addresses and numbers are not offered as words, and words that say nothing come last") {
    CHECK(is_offered("paspoort"));
    CHECK(is_offered("één"));
    CHECK(is_offered("c++"));
    for (const auto* word : {"", "18", "4e", "1234ab", "+31201234567", "j@gemeente.nl", "gemeente.nl/afval", "12,50"}) CHECK_FALSE(is_offered(word));
    const auto word_bytes = write_word_table({{"de", 90}, {"deur", 3}, {"des", 8}, {"de@nl", 99}});
    const WordTable table{word_bytes};
    SeenWords seen;
    for (WordId id = 0; id < table.size(); ++id) seen.add("");
    const auto bytes = CompletionsWriter{}.finish(table, seen);
    std::vector<std::string_view> words;
    for (const auto& word : frequent_words(table, Completions{bytes}, {{0, 4}}, {{}, 0, true}, 10)) words.push_back(table.word(word.id));
    CHECK(words.back() == "de");
    CHECK(std::ranges::find(words, "de@nl") == words.end());
}

TEST_CASE("the order in which titles were added leaves no trace") {
    const auto word_bytes = write_word_table({});
    const auto made = [&](std::vector<std::uint32_t> order) {
        const std::vector<OfferedTitle> titles{{"Boom kappen", "a", false, {2, 1}, since_ever, for_ever, {{"boom", "boom", true}, {"kappen", "kap", false}}},
                                               {"Boom?", "b", true, {0}, 3, 9, {{"boom", "boom", true}}},
                                               {"Afval", "c", false, {1, 2}, since_ever, for_ever, {{"afval", "afval", true}}}};
        CompletionsWriter writer;
        for (const auto number : order) writer.add(titles[number]);
        return writer.finish(WordTable{word_bytes}, {});
    };
    const auto bytes = made({0, 1, 2});
    CHECK(made({2, 1, 0}) == bytes);
    const Completions completions{bytes};
    CHECK(completions.title(0).text == "Afval");
    CHECK(completions.title(1).question);
    CHECK(completions.with_stem("kap") == beginning_with(completions.words(), "kappen"));
    CHECK(completions.with_stem("kappen").empty());
    CHECK(completions.with_stem("").empty());
}

TEST_CASE("any change of the bytes is found, and another length at once") {
    std::mt19937 random{43};
    const Sample sample{random};
    for (std::size_t size = 0; size < sample.bytes.size(); size += 7) CHECK(kind_of_opening(std::string_view(sample.bytes).substr(0, size)) == ErrorKind::unusable);
    CHECK(kind_of_opening(sample.bytes + std::string(8, '\0')) == ErrorKind::unusable);
    for (int round = 0; round < 2000; ++round) {
        auto bytes = sample.bytes;
        const auto at = random() % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
        CAPTURE(at);
        CHECK(kind_of_opening(bytes) == ErrorKind::unusable);
    }
}

}

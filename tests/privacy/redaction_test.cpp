// SPDX-License-Identifier: GPL-2.0-or-later
// What is taken out of questions, measured on thousands that are made for it; and that ordinary questions stay as they are.
#include "privacy/redaction.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>

#include <nlohmann/json.hpp>

#include "privacy/made_questions.hpp"
#include "support/rows.hpp"
#include "text/redaction.hpp"
#include "text/unicode.hpp"

using namespace vraagbaak;
using namespace vraagbaak::privacy;

namespace {

const Date today{std::chrono::year{2027} / 2 / 23};

std::string redacted(const std::string& text) { return redact(text, today, 200).text; }

struct Counts {
    int all = 0, left = 0;
};

// How many times words of the text, one behind the other, are the secret: afvalkalender has no Valk in it.
std::size_t times(const std::string& text, const std::string& secret) {
    std::vector<std::string> words{{}};
    for (const char c : text) {
        const bool in_word = static_cast<unsigned char>(c) >= 0x80 || !test::bare({c}).empty();
        if (in_word) words.back() += test::bare({c});
        else if (!words.back().empty()) words.emplace_back();
    }
    std::size_t count = 0;
    for (auto first = words.begin(); first != words.end(); ++first) {
        std::string joined;
        for (auto last = first; last != words.end() && joined.size() < secret.size(); ++last)
            if ((joined += *last) == secret) ++count;
    }
    return count;
}

// How many of them still have what must be gone, by kind.
std::map<std::string, Counts> measure(const std::function<test::MadeQuestion()>& make, int rounds) {
    std::map<std::string, Counts> counts;
    for (int round = 0; round < rounds; ++round) {
        const auto made = make();
        const auto text = redacted(made.text);
        auto& count = counts[made.kind];
        ++count.all;
        auto without_signs = text;
        for (auto at = without_signs.find("[naam]"); at != without_signs.npos; at = without_signs.find("[naam]")) without_signs.erase(at, 6);
        if (made.kind == "name") {
            const auto before = times(made.text, made.secret);  // once, and where an ordinary word is spelt so
            REQUIRE(before > 0);
            if (times(without_signs, made.secret) < before) continue;
        } else {
            REQUIRE(test::bare(made.text).find(made.secret) != std::string::npos);
            if (test::bare(without_signs).find(made.secret) == std::string::npos) continue;
        }
        if (++count.left <= 10) MESSAGE(made.kind << " left: " << made.text << " -> " << text);
    }
    return counts;
}

// Questions of files of ours and of others, one a line in the column after the first tab.
// Without those that ask for a person by name (tag persoon): of them a name is rightly taken out.
std::vector<std::string> second_columns(const std::string& path) {
    std::vector<std::string> out;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto begin = line.find('\t');
        if (begin == std::string::npos || line.find("persoon,", line.find('\t', begin + 1)) != std::string::npos) continue;
        out.push_back(line.substr(begin + 1, line.find('\t', begin + 1) - begin - 1));
    }
    return out;
}

double share_altered(const std::vector<std::string>& questions) {
    std::size_t altered = 0;
    for (const auto& question : questions) {
        const auto found = redact(question, today, 10'000);
        if (!found.changed) continue;
        if (++altered <= 20) MESSAGE("altered: " << question << " -> " << found.text);
    }
    return static_cast<double>(altered) / static_cast<double>(questions.size());
}

}  // namespace

TEST_SUITE("privacy/redaction") {
    TEST_CASE("of ten thousand questions with BSN, IBAN, card, phone number or e-mail in many spellings, none keeps it") {
        test::QuestionMaker maker(20270223);
        for (const auto& [kind, count] : measure([&] { return maker.number(); }, 10'000)) {
            MESSAGE(kind << ": " << count.all << " questions, left in " << count.left);
            CHECK(count.left == 0);
            CHECK(count.all > 1000);
        }
    }

    TEST_CASE("of addresses, and of names behind a title, one in a hundred is left at most") {
        test::QuestionMaker maker(7);
        for (const auto& make : {std::function<test::MadeQuestion()>([&] { return maker.address(); }), std::function<test::MadeQuestion()>([&] { return maker.name(); })})
            for (const auto& [kind, count] : measure(make, 5'000)) {
                MESSAGE(kind << ": " << count.all << " questions, left in " << count.left);
                CHECK(count.left * 100 <= count.all);
            }
    }

    // First names and surnames that there are, put together by chance. Those that stayed at first have been looked at, so that other
    // names may stay more often.
    TEST_CASE("of names of others, behind a title, one in a hundred is left at most") {
        const char* shared = std::getenv("VRAAGBAAK_SHARED");
        if (!shared) {
            MESSAGE("VRAAGBAAK_SHARED is not set: its names are not read");
            return;
        }
        std::ifstream file(std::string(shared) + "/data/names-dev/persons.jsonl");
        test::QuestionMaker maker(20261130);
        std::vector<test::MadeQuestion> made;
        for (std::string line; std::getline(file, line);) {
            const auto person = nlohmann::json::parse(line);
            const auto given = person.at("voornaam").get<std::string>(), prefix = person.at("tussenvoegsel").get<std::string>();
            const auto surname = (prefix.empty() ? "" : prefix + " ") + person.at("achternaam").get<std::string>();
            for (const auto& before : {std::string{}, given + " ", given.substr(0, static_cast<unsigned char>(given[0]) < 0x80 ? 1 : 2) + ". "}) made.push_back(maker.name_of(before, surname));
        }
        REQUIRE(made.size() == 4'500);
        auto next = made.begin();
        for (const auto& [kind, count] : measure([&] { return *next++; }, 4'500)) {
            MESSAGE(kind << ": " << count.all << " questions, left in " << count.left);
            CHECK(count.left * 100 <= count.all);
        }
    }

    TEST_CASE("of ten thousand ordinary questions, one in two hundred is altered at most") {
        test::QuestionMaker maker(11);
        std::vector<std::string> questions;
        while (questions.size() < 10'000) questions.push_back(maker.ordinary());
        const auto share = share_altered(questions);
        MESSAGE("altered: " << share * 100 << " %");
        CHECK(share <= 0.005);
    }

    TEST_CASE("the golden questions of the corpus, and real ones where they are, stay as they are but for one in two hundred") {
        auto questions = second_columns(VRAAGBAAK_SOURCE_DIR "/corpus/redactie/toets/topics.tsv");
        CHECK(questions.size() > 500);
        if (const char* shared = std::getenv("VRAAGBAAK_SHARED")) {
            for (const auto* file : {"municipal-dev/queries.tsv", "municipal-dev/queries_faq.tsv", "municipal-dev/topics.tsv", "municipal-dev/topics_faq.tsv",
                                     "lohelp-dev/queries.tsv"})
                for (auto& question : second_columns(std::string(shared) + "/data/" + file)) questions.push_back(std::move(question));
        } else {
            MESSAGE("VRAAGBAAK_SHARED is not set: its questions are not read");
        }
        // Who types a number looks for whose it is: that is no ordinary question.
        std::erase_if(questions, [](const std::string& question) { return std::ranges::count_if(question, [](char c) { return c >= '0' && c <= '9'; }) >= 9; });
        const auto share = share_altered(questions);
        MESSAGE(questions.size() << " questions, altered: " << share * 100 << " %");
        CHECK(share <= 0.005);
    }

    TEST_CASE("lines with what becomes of them") {
        for (const auto& row : test::rows("nl/redaction.tsv")) {
            REQUIRE(row.size() == 2);
            CHECK(redacted(row[0]) == row[1]);
        }
    }

    TEST_CASE("a cut comes behind what was taken out, on a border of characters") {
        const std::string long_one = std::string(190, 'a') + " é é é bsn 999990019";
        for (std::size_t longest = 180; longest < 220; ++longest) {
            const auto text = redact(long_one, today, longest).text;
            CHECK(text.size() <= longest);
            CHECK_FALSE(unicode::first_ill_formed(text));
            CHECK(text.find("99999") == std::string::npos);
        }
    }

    TEST_CASE("any bytes may be given, and time goes by length alone") {
        std::mt19937 random(1);
        for (int round = 0; round < 5'000; ++round) {
            std::string text(random() % 80, ' ');
            for (auto& c : text) c = static_cast<char>(random() % 3 == 0 ? random() : static_cast<unsigned char>("0123456789NLabj.@-+( mevrouw"[random() % 28]));
            CHECK_FALSE(unicode::first_ill_formed(redacted(text)));
        }
        for (const std::string bite : {"9", "9 ", "@", "a@", "NL91", "nl 9 ", "mevrouw ", "j. ", "kerkstraat ", "laan van ", "1234 ", "geboren 1-1-", "a . ", "punt ", "\xC2", "(at)"}) {
            CAPTURE(bite);
            std::string text;
            while (text.size() < 200'000) text += bite;
            const auto begin = std::chrono::steady_clock::now();
            const auto found = unicode::find_in_question(unicode::plain_spelling(text), today);
            CHECK(found.size() <= text.size());
            CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 10);
        }
    }
}

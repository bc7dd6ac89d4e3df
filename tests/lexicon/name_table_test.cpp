// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "dutch/name_sound.hpp"
#include "lexicon/name_match.hpp"
#include "lexicon/name_table.hpp"
#include "lexicon/random_words.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

std::vector<NameEntry> some_entries() {
    return {{3, {{"jan", given_name}, {"van", name_prefix}, {"der", name_prefix}, {"berg", family_name}}, {"0701234567", "4567"}},
            {7, {{"anna", given_name}, {"vandenberg", family_name}, {"berg", behind_prefix}}, {}},
            {9, {}, {"0109876543"}},
            {12, {{"jan", given_name}, {"jan", family_name}}, {"4567"}}};
}

std::string bytes_of(const std::vector<NameEntry>& entries) {
    NameTableWriter writer;
    for (const auto& entry : entries) writer.add(entry);
    return writer.finish();
}

using Found = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // document, roles

Found called(const NameTable& table, std::string_view word) {
    Found found;
    if (const auto id = table.words().find(word)) table.each_entry(*id, [&](EntryId entry, std::uint32_t roles) { found.emplace_back(table.document(entry), roles); });
    return found;
}

std::set<std::pair<std::uint32_t, std::string>> with_number(const NameTable& table, std::string_view digits) {
    std::set<std::pair<std::uint32_t, std::string>> found;
    table.each_phone(digits, [&](EntryId entry, const std::string& phone) { found.emplace(table.document(entry), phone); });
    return found;
}

void ask_everything(const NameTable& table) {
    for (WordId word = 0; word < table.words().size(); ++word) table.each_entry(word, [](EntryId, std::uint32_t) {});
    for (EntryId entry = 0; entry < table.size(); ++entry)
        for (std::uint32_t place = 0; place < table.word_count(entry); ++place) table.words().word(table.word(entry, place).first);
    for (const std::string_view key : {"jan", "berk", "berg", "ana"}) table.each_sounding(key, [](WordId) {});
    for (const std::string_view digits : {"4567", "0701234567", "3"}) table.each_phone(digits, [](EntryId, const std::string&) {});
}

}  // namespace

TEST_SUITE("lexicon/name_table") {
    TEST_CASE("people are found by each word of their name but what stands before it, and by the end of their numbers") {
        const auto bytes = bytes_of(some_entries());
        const NameTable table{bytes};
        table.check();
        CHECK(table.size() == 4);
        CHECK(called(table, "jan") == Found{{3, given_name}, {12, given_name | family_name}});
        CHECK(called(table, "berg") == Found{{3, family_name}, {7, behind_prefix}});
        CHECK(called(table, "van").empty());
        CHECK(called(table, "piet").empty());
        CHECK(with_number(table, "4567") == std::set<std::pair<std::uint32_t, std::string>>{{3, "0701234567"}, {3, "4567"}, {12, "4567"}});
        CHECK(with_number(table, "1234567").size() == 1);
        CHECK(with_number(table, "123").empty());
        CHECK(table.word_count(0) == 4);
        CHECK(table.words().word(table.word(0, 1).first) == "van");
        CHECK(table.word(0, 1).second == name_prefix);
    }

    TEST_CASE("without anybody there is nobody") {
        const auto bytes = bytes_of({});
        const NameTable table{bytes};
        table.check();
        ask_everything(table);
        CHECK(table.size() == 0);
        CHECK(NameTable{}.size() == 0);
    }

    TEST_CASE("every list is that of a plain look at each entry") {
        std::mt19937 random{7};
        const std::vector<std::string> words{"jan", "jansen", "janssen", "berg", "bergh", "vries", "fries", "el", "ann", "anne"};
        for (int round = 0; round < 200; ++round) {
            std::vector<NameEntry> entries;
            std::uint32_t document = 0;
            for (auto count = random() % 30; count > 0; --count) {
                NameEntry entry{document += 1 + static_cast<std::uint32_t>(random() % 3), {}, {}};
                for (auto names = random() % 4; names > 0; --names) entry.words.push_back({words[random() % words.size()], 1U << random() % 4});
                for (auto phones = random() % 3; phones > 0; --phones) entry.phones.push_back(std::to_string(100 + random() % 50));
                entries.push_back(std::move(entry));
            }
            const auto bytes = bytes_of(entries);
            const NameTable table{bytes};
            table.check();
            for (const auto& word : words) {
                Found expected;
                std::set<std::string> alike, told;
                for (const auto& entry : entries) {
                    std::uint32_t roles = 0;
                    for (const auto& one : entry.words) {
                        if (one.role == name_prefix) continue;
                        if (one.text == word) roles |= one.role;
                        for (const auto& key : dutch::name_sounds(one.text))
                            if (key == dutch::name_sounds(word).front()) alike.insert(one.text);
                    }
                    if (roles != 0) expected.emplace_back(entry.document, roles);
                }
                CHECK(called(table, word) == expected);
                table.each_sounding(dutch::name_sounds(word).front(), [&](WordId id) { told.emplace(table.words().word(id)); });
                CHECK(told == alike);
            }
            for (const std::string digits : {"1", "12", "23", "123"}) {
                std::set<std::pair<std::uint32_t, std::string>> expected;
                for (const auto& entry : entries)
                    for (const auto& phone : entry.phones)
                        if (phone.ends_with(digits)) expected.emplace(entry.document, phone);
                CHECK(with_number(table, digits) == expected);
            }
        }
    }

    TEST_CASE("no change of a byte, and no end cut off, does more than be told or give a wrong answer") {
        const auto sound = bytes_of(some_entries());
        const auto try_all = [](std::string_view bytes) {
            try {
                ask_everything(NameTable{bytes});
            } catch (const Error& error) {
                CHECK(error.message().code == "lexicon_damaged");
            }
        };
        for (std::size_t at = 0; at < sound.size(); ++at) {
            auto bytes = sound;
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
            try_all(bytes);
            CHECK_THROWS_AS(NameTable{std::string_view{bytes}}.check(), Error);
        }
        for (std::size_t size = 0; size < sound.size(); ++size) {
            const auto bytes = sound.substr(0, size);
            CHECK_THROWS_AS(NameTable{std::string_view{bytes}}, Error);
        }
    }

    TEST_CASE("of names that sound alike the one spelt most alike is the better") {
        CHECK(sound_quality("jansen", "janssen") > sound_quality("jansen", "janszzen"));
        CHECK(sound_quality("a", "abcdefghijk") == doctest::Approx(0.86 - 4 * 0.03));
        CHECK(sound_quality("jansen", "jansen") < quality_of(NameMatch::joined));
    }
}

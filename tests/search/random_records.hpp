// SPDX-License-Identifier: GPL-2.0-or-later
// Random small collections, askers and questions, so made that the rare cases of the real ones are common: few words,
// many shields, words that occur in shielded parts only, equal records, windows that open and close around today.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "small_base.hpp"

namespace vraagbaak::test {

class RandomWorld {
public:
    explicit RandomWorld(unsigned seed) : random_(seed) {}

    std::vector<Record> records(std::size_t count);
    Asker asker();
    Question question(const std::vector<Record>& records);
    Prefix prefix(const std::vector<Record>& records);
    std::string id() { return "r" + std::to_string(below(id_count)); }

    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_); }
    bool chance(unsigned percent) { return below(100) < percent; }

    static constexpr std::size_t id_count = 40;  // some ids are never given out

private:
    void name(Record& record, bool shielded);
    void plan(Record& record, bool shielded);
    ContactPerson contact(bool shielded);
    Record record(std::size_t number);
    Section section(std::size_t number, bool shielded);
    std::vector<std::string> labels();
    Visibility visibility(unsigned percent);
    std::string word(bool shielded = false);
    std::string words(std::size_t most, bool shielded = false);
    std::vector<std::string> some(const std::vector<std::string>& from);
    std::optional<Date> day();
    std::string clause(const std::vector<Record>& records, int depth);
    std::string joker();
    std::string fuzzy();
    std::string misspelt(std::string word);
    std::string phrase(const std::vector<Record>& records);

    std::mt19937 random_;
};

}  // namespace vraagbaak::test

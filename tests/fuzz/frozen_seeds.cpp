// SPDX-License-Identifier: GPL-2.0-or-later
// Writes what the readers of frozen files are tried on (frozen_seeds DIR): DIR/word_table/*, DIR/completions/*. Made by the
// writers of the same build, so that a new form of a file has its seeds at once.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "lexicon/completions_writer.hpp"
#include "lexicon/random_words.hpp"

using namespace vraagbaak::lexicon;

namespace {

using Words = std::vector<CountedWord>;

void save(const std::filesystem::path& file, const std::string& bytes) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out{file, std::ios::binary};
    out << bytes;
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

Words everyday_words() {
    return {{"afval", 812}, {"bewijs", 3},      {"eenmalig", 1}, {"pas", 77},  {"paspoort", 640},
            {"paspoorten", 12}, {"rij", 4}, {"rijbewijs", 300}, {"verlengen", 98}, {"één", 5}};
}

std::string in_parts(std::mt19937& random, std::size_t most, std::size_t parts) {
    const auto words = random_words_in_parts(random, most, 5, parts);
    return write_word_table(words.words, words.parts);
}

// Titles "boom 0", "boom 1" …, for two classes of people, every third of a few days.
std::string some_titles(std::size_t count, const Words& words) {
    CompletionsWriter writer;
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = std::to_string(i), text = "Titel " + number + " boom", record = "r" + number;
        OfferedTitle title{text, record, i % 2 == 0, {static_cast<std::uint32_t>(i % 2)}, since_ever, for_ever, {}};
        if (i % 3 == 0) title.from = 20'000, title.until = 20'030;
        title.words = {{"titel", "titel", true}, {number, number, false}, {"boom", "bo", false}};
        writer.add(title);
    }
    SeenWords seen;
    for (const auto& word : words) {
        SeenCounter counter;
        counter.add({0, since_ever, for_ever}, word.count);
        counter.add({1, 20'000, 20'030});
        seen.add(is_offered(word.word) ? counter.take() : "");
    }
    const auto table = write_word_table(words);
    return writer.finish(WordTable{table}, seen);
}

void save_all(const std::filesystem::path& directory) {
    std::mt19937 random{1};
    const auto tables = directory / "word_table", completions = directory / "completions";
    save(tables / "empty", write_word_table({}));
    save(tables / "one", write_word_table({{"paspoort", 640}}));
    save(tables / "words", write_word_table(everyday_words()));
    save(tables / "many", write_word_table(random_words(random, 400, 6)));
    save(tables / "long", write_word_table({{std::string(255, 'a'), 1}, {std::string(60, 'p') + "aspoort", 1}, {"aaa", 1}}));
    save(tables / "parts", in_parts(random, 30, 3));
    save(tables / "many_parts", in_parts(random, 200, 40));
    save(completions / "empty", some_titles(0, {}));
    save(completions / "titles", some_titles(3, {{"boom", 4}, {"paspoort", 7}}));
    save(completions / "many", some_titles(40, everyday_words()));
}

}  // namespace

int main(int count, char** arguments) try {
    if (count != 2) {
        std::cerr << "usage: frozen_seeds DIR\n";
        return 2;
    }
    save_all(arguments[1]);
    return 0;
} catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
}

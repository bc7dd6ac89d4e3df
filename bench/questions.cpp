// SPDX-License-Identifier: GPL-2.0-or-later
#include "questions.hpp"

#include <algorithm>
#include <sstream>

namespace vraagbaak::bench {

namespace {

constexpr std::size_t shortest_content_word = 4;

// # stands for a word of the article. Thirteen words each.
constexpr std::array sentences = {"hoe kan ik een # aanvragen als mijn # niet meer in # is",
                                  "wat moet ik doen met mijn # wanneer de # en de # ontbreken",
                                  "mag ik zonder # toch een # krijgen of moet ik eerst naar #",
                                  "waar vind ik alles over # en # voor een # bij de gemeente",
                                  "ik heb een brief gekregen over # en # maar geen # hoe nu"};

class Maker {
public:
    Maker(const Generator& generator, Random random) : generator_(generator), random_(random) { next_article(); }

    Question make(QuestionClass question_class) {
        next_article();
        switch (question_class) {
            case QuestionClass::one_word: return {.text = words(1)};
            case QuestionClass::two_words: return {.text = words(2)};
            case QuestionClass::three_words: return {.text = words(3)};
            case QuestionClass::five_words: return {.text = words(5)};
            case QuestionClass::sentence: return {.text = sentence()};
            case QuestionClass::phrase: return {.text = phrase()};
            case QuestionClass::field: return {.text = "titel:" + title_word()};
            case QuestionClass::filter: return filtered();
            case QuestionClass::filter_facets: return faceted();
            case QuestionClass::id: return {.text = article_.id};
            case QuestionClass::phone: return {.text = phone()};
            case QuestionClass::joker_begin: return {.text = '*' + ending()};
            case QuestionClass::joker_both: return {.text = '*' + ending() + '*'};
            case QuestionClass::joker_inner: return {.text = inner()};
            case QuestionClass::joker_end: return {.text = beginning() + '*'};
            case QuestionClass::fuzzy_one: return {.text = misspelt(long_word(5)) + '~'};
            case QuestionClass::fuzzy_two: return {.text = misspelt(misspelt(long_word(7))) + "~2"};
            case QuestionClass::misspelt: return {.text = misspelt(long_word(5))};
        }
        return {};
    }

private:
    void next_article() {
        number_ = random_.below(generator_.size());
        article_ = generator_.article(number_);
    }

    std::string title_word() {
        std::vector<std::string> found;
        std::istringstream in{article_.title};
        for (std::string word; in >> word;)
            if (word.size() >= shortest_content_word) found.push_back(word);
        return found.empty() ? article_.keywords.front() : random_.one_of(found);
    }

    std::string content_word() { return random_.happens(0.5) ? title_word() : random_.one_of(article_.keywords); }

    std::string words(std::size_t count) {
        std::vector<std::string> chosen;
        for (int attempt = 0; chosen.size() < count; ++attempt) {
            // An article whose title and keywords repeat each other has too few: the rest is any word of the language.
            auto word = attempt < 50 ? content_word() : std::string{generator_.lexicon().content(random_)};
            if (std::ranges::find(chosen, word) == chosen.end()) chosen.push_back(std::move(word));
        }
        std::string text;
        for (const auto& word : chosen) text += (text.empty() ? "" : " ") + word;
        return text;
    }

    std::string sentence() {
        std::string text;
        for (const char c : std::string_view{random_.one_of(sentences)})
            if (c == '#') text += content_word();
            else text += c;
        return text;
    }

    std::string phrase() {
        std::string text;
        for (const auto& word : generator_.set_phrase(number_, random_)) text += (text.empty() ? "\"" : " ") + word;
        return text + '"';
    }

    Question filtered() {
        Question question{.text = words(2)};
        question.filters.push_back({"thema", article_.themes.front()});
        return question;
    }

    Question faceted() {
        auto question = filtered();
        question.facets = {"thema", "afdeling"};
        return question;
    }

    std::string phone() {
        for (;; next_article())
            for (const auto& section : article_.sections)
                if (section.key == "contact") {
                    const auto begin = section.text.rfind(' ') + 1;
                    return section.text.substr(begin, section.text.size() - 1 - begin);
                }
    }

    // A word of ASCII letters alone, so that letters are bytes.
    std::string long_word(std::size_t shortest) {
        for (;; next_article()) {
            auto word = content_word();
            for (auto& c : word)
                if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
            const bool letters = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
            if (letters && word.size() >= shortest) return word;
        }
    }

    std::string ending() {
        const auto word = long_word(7);
        return word.substr(word.size() - std::min(4 + random_.below(5), word.size() - 1));
    }

    std::string beginning() {
        const auto word = long_word(7);
        return word.substr(0, std::min(3 + random_.below(5), word.size() - 1));
    }

    std::string inner() {
        auto word = long_word(7);
        if (random_.happens(0.5)) return word.substr(0, 2 + random_.below(2)) + '*' + word.substr(word.size() - 3);
        word[1 + random_.below(word.size() - 2)] = '?';
        return word;
    }

    // The first letter stays: hardly anyone errs there.
    std::string misspelt(std::string word) {
        const auto at = 1 + random_.below(word.size() - 1);
        const auto letter = static_cast<char>('a' + random_.below(26));
        switch (random_.below(4)) {
            case 0: word[at] = letter; break;
            case 1: word.insert(at, 1, letter); break;
            case 2: word.erase(at, 1); break;
            default: std::swap(word[at], word[at + 1 < word.size() ? at + 1 : at - 1]);
        }
        return word;
    }

    const Generator& generator_;
    Random random_;
    std::size_t number_ = 0;
    Record article_;
};

}  // namespace

std::vector<Question> make_questions(const Generator& generator, QuestionClass question_class, std::size_t count) {
    Maker maker{generator, Random{0x7672 + static_cast<std::uint64_t>(question_class)}};
    std::vector<Question> questions;
    while (questions.size() < count) questions.push_back(maker.make(question_class));
    return questions;
}

}  // namespace vraagbaak::bench

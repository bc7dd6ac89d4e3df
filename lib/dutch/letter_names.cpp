// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/letter_names.hpp"

#include <algorithm>
#include <unordered_map>

#include "dutch/function_words.hpp"
#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_letter_names;
}

namespace vraagbaak::dutch {

namespace {

constexpr std::size_t fewest_names = 2, fewest_letters = 3, longest = 6;
constexpr int enough = 3;  // a sure name and a half: "bee es en"

struct Name {
    char letter;
    int sure;  // 2: no other word, 1: a rare one, 0: a common one
};

using Names = std::unordered_map<std::string_view, Name>;

// The file says how sure in the line before: [zeker], [zelden] or [woord].
Names read() {
    Names names;
    int sure = 0;
    auto file = data::dutch_letter_names;
    for (std::vector<std::string_view> line; next_line(file, line);) {
        if (line.front() == "[zeker]") sure = 2;
        else if (line.front() == "[zelden]") sure = 1;
        else if (line.front() == "[woord]") sure = 0;
        else
            for (const auto name : std::span{line}.subspan(1)) names.emplace(name, Name{line.front().front(), sure});
    }
    return names;
}

const Names& names() {
    static const auto read_once = read();
    return read_once;
}

bool is_letter(std::string_view word) { return word.size() == 1 && word.front() >= 'a' && word.front() <= 'z'; }

class Run {
public:
    // False when the word is no letter: then the run ends before it.
    bool take(std::string_view word) {
        if (is_letter(word)) {
            const bool says_nothing = is_function_word(word);
            letters_.push_back(word.front());
            sure_ += says_nothing ? 0 : 1;
            ++plain_;
            return true;
        }
        const auto found = names().find(word);
        if (found == names().end()) return false;
        letters_.push_back(found->second.letter);
        sure_ += found->second.sure;
        return true;
    }

    bool is_word() const {
        if (letters_.size() > longest) return false;
        if (plain_ == letters_.size()) return letters_.size() >= fewest_letters && sure_ > 0;
        return letters_.size() >= fewest_names && sure_ >= enough;
    }

    const std::string& letters() const { return letters_; }

private:
    std::string letters_;
    std::size_t plain_ = 0;
    int sure_ = 0;
};

}  // namespace

std::vector<SpelledWord> spelled_words(std::span<const std::string_view> words) {
    std::vector<SpelledWord> found;
    for (std::size_t begin = 0; begin < words.size();) {
        Run run;
        auto end = begin;
        while (end < words.size() && run.take(words[end])) ++end;
        if (run.is_word()) found.push_back({begin, end, run.letters()});
        begin = std::max(end, begin + 1);
    }
    return found;
}

}  // namespace vraagbaak::dutch

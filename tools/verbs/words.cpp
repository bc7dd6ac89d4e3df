// SPDX-License-Identifier: GPL-2.0-or-later
// Word by word, for lists of words: one line in, one line out, the input first. Needs no base.
#include <iostream>

#include "json.hpp"
#include "line_reader.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

constexpr std::size_t longest_line = 1'000'000;
constexpr std::size_t most_held_bytes = 65'536;  // a word list of any length passes through little memory
constexpr std::size_t most_corrections = 8;

template <class Take>
void each_line(Take take) {
    std::string line;
    for (auto state = read_line(std::cin, line, longest_line); state != LineState::end;
         state = read_line(std::cin, line, longest_line)) {
        if (state == LineState::too_long)
            throw Error(ErrorKind::usage, {"input_line_too_long", {std::to_string(longest_line)}});
        if (!take(line)) return;
    }
}

// What there is to say about one word: the text behind the tab, and the members beside "word".
struct Said {
    std::string text;
    Json members;
};

template <class Say>
void as_text(Output& out, Say say) {
    each_line([&](const std::string& line) {
        out.line(line + '\t' + say(line).text);
        return out.size() < most_held_bytes || out.flush();
    });
}

template <class Say>
void as_json(Output& out, Say say) {
    auto words = Json::array();
    each_line([&](const std::string& line) {
        Json word{{"word", line}};
        word.update(say(line).members);
        words.push_back(std::move(word));
        return true;
    });
    out.line(json_line({{"words", words}}));
}

template <class Say>
void for_each_word(Session& session, Say say) {
    session.json() ? as_json(session.out(), say) : as_text(session.out(), say);
}

Said say_stem(const std::string& word) {
    auto found = stem(word);
    return {found, {{"stem", found}}};
}

Said say_parts(const std::string& word, CompoundParts which) {
    const auto parts = split(word, which);
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : "|") + part;
    return {text, {{"parts", parts}}};
}

// A right word is its own correction.
Said say_correction(const Speller& speller, const std::string& word) {
    const bool right = speller.is_right(word);
    const auto corrections = right ? std::vector<std::string>{word} : speller.correct(word, most_corrections);
    std::string text;
    for (const auto& correction : corrections) text += (text.empty() ? "" : ";") + correction;
    return {text, {{"right", right}, {"corrections", corrections}}};
}

Speller speller_of(const Session& session) {
    const auto words = session.given().text("words");
    if (!words) throw Error(ErrorKind::usage, {"words_option_missing", {}});
    return Speller::from_files(*words, session.given().text("frequencies").value_or(""));
}

}  // namespace

int run_words(Session& session) {
    const auto& what = session.words().front();
    if (what == "stem" || what == "stam") {
        for_each_word(session, say_stem);
    } else if (what == "split" || what == "splitsen") {
        const auto which = session.given().has("all") ? CompoundParts::all : CompoundParts::main;
        for_each_word(session, [&](const std::string& word) { return say_parts(word, which); });
    } else if (what == "correct" || what == "verbetering") {
        const auto speller = speller_of(session);
        for_each_word(session, [&](const std::string& word) { return say_correction(speller, word); });
    } else {
        throw Error(ErrorKind::usage, {"unknown_words_verb", {what}});
    }
    return done;
}

}  // namespace vraagbaak::tool

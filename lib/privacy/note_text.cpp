// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/note_text.hpp"

#include <algorithm>
#include <unordered_set>

#include "dutch/word_file.hpp"
#include "privacy/names.hpp"
#include "text/characters.hpp"
#include "text/redaction.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::data {
extern const std::string_view privacy_note_words;
}

namespace vraagbaak::privacy {

namespace {

// Line ends survive plain spelling as a sign that people do not type.
constexpr std::string_view line_sign = " \xC2\xB6 ";

using Words = std::unordered_set<std::string_view>;

struct Groups {
    Words labels, of_streets;
};

const Groups& groups() {
    static const Groups all = [] {
        Groups out;
        Words* words = nullptr;
        auto file = data::privacy_note_words;
        for (auto line = dutch::next_line(file); !line.empty(); line = dutch::next_line(file)) {
            if (line.front() == "[label]") words = &out.labels;
            else if (line.front() == "[straat]") words = &out.of_streets;
            else if (words) words->insert(line.begin(), line.end());
        }
        return out;
    }();
    return all;
}

// An address that begins with a number has its street before it.
std::vector<unicode::PersonalDatum> with_streets(std::string_view text, std::vector<unicode::PersonalDatum> found) {
    const auto words = question_words(text);
    for (auto& [range, kind] : found) {
        if (kind != unicode::PersonalKind::address || !unicode::is_digit(text[range.begin])) continue;
        const auto before = std::ranges::lower_bound(words, range.begin, {}, [](const QuestionWord& word) { return word.range.end + 1; });
        if (before != words.end() && before->range.end + 1 == range.begin && before->capital && text[before->range.end] == ' ') range.begin = before->range.begin;
    }
    return unicode::joined(std::move(found), {});
}

bool is_mark(std::string_view text, const Range& range) {
    return range.begin > 0 && text[range.begin - 1] == '[' && unicode::mark_at(text, range.begin - 1) == range.end - range.begin + 2;
}

// BSN [bsn], mijn telefoonnummer is [telefoon]: what was taken out is no subject of the text.
bool names_a_mark(std::string_view text, const QuestionWord& word) {
    if (!groups().labels.contains(word.folded)) return false;
    auto rest = text.substr(word.range.end);
    const auto skip = [&](std::string_view characters) { rest.remove_prefix(std::min(rest.find_first_not_of(characters), rest.size())); };
    skip(" :=");
    if (rest.starts_with("is ")) rest.remove_prefix(2);
    skip(" :=");
    return unicode::mark_at(rest, 0) != 0;
}

// What was taken out right behind it: a for an address, n for a name or number, NUL for nothing of the kind.
char taken_behind(std::string_view text, const QuestionWord& word) {
    const auto at = word.range.end + 1;
    if (unicode::at(text, word.range.end) != ' ' || unicode::mark_at(text, at) == 0 || is_salutation(word.folded)) return '\0';
    return text[at + 1] == 'a' || text[at + 1] == 'n' ? text[at + 1] : '\0';
}

bool only_space(std::string_view gap) { return gap.find_first_not_of(' ') == gap.npos; }

class Names {
public:
    Names(std::string_view text, const std::vector<QuestionWord>& words, const IsKnown& known) : text_(text), words_(words), known_(known), name_(words.size(), false) {
        const bool names_place = !words.empty() && taken_behind(text, words.back()) == 'a';  // Lantaarn Kapot [adres]
        const std::size_t least = names_place ? 2 : 3;                                          // Jan Bakker alone is a name
        const auto is_small = [](const QuestionWord& word) { return !word.capital && !word.digits; };
        all_capital_ = words.size() >= least && std::ranges::none_of(words, is_small);
    }

    std::vector<bool> operator()() {
        std::vector<bool> unknown(words_.size(), false);
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const auto& word = words_[i];
            const auto taken = taken_behind(text_, word);
            const bool says_little = all_capital_ || (taken == 'a' && i == 0);  // "Lantaarn [adres] kapot"
            const bool likely = taken == '\0' ? !word.capitals && !is_ordinary(word) : !says_little || may_be_of_name(word);
            name_[i] = word.capital && likely;
            unknown[i] = name_[i] && taken == '\0';
        }
        for (std::size_t i = 0; i + 1 < words_.size(); ++i)
            if (name_[i] && goes_with(i, i + 1, unknown[i])) name_[i + 1] = true;
        for (std::size_t i = words_.size(); i-- > 1;)
            if (name_[i] && goes_with(i - 1, i - 1, unknown[i])) name_[i - 1] = true;
        return std::move(name_);
    }

    // Used by everybody, or by an article; numbers that were left are short, and one letter says nothing.
    bool is_ordinary(const QuestionWord& word) const {
        return is_number(word) || unicode::length(word.folded) < 2 || ordinary_.contains(word.folded) || (known_ && known_(word.folded));
    }

private:
    // Word `i` and the next stand together, and `which` of them is of the same name when the other is one. Beside an unknown word
    // a first name or surname is expected, whatever it is.
    bool goes_with(std::size_t i, std::size_t which, bool expected) const {
        const auto begin = words_[i].range.end;
        return words_[which].capital && only_space(text_.substr(begin, words_[i + 1].range.begin - begin)) &&
               (!all_capital_ || expected || may_be_of_name(words_[which]));
    }

    bool may_be_of_name(const QuestionWord& word) const {
        return groups().of_streets.contains(word.folded) || is_usual_name(word.folded) || ordinary_.is_proper_name(word.folded) || !is_ordinary(word);
    }

    std::string_view text_;
    const std::vector<QuestionWord>& words_;
    const IsKnown& known_;
    OrdinaryWords ordinary_;
    bool all_capital_ = false;
    std::vector<bool> name_;
};

}  // namespace

Redacted redact_note(std::string_view text, const Date& today) {
    std::string lines;
    for (const char c : unicode::clean(text)) c == '\n' ? lines += line_sign : lines += c;
    const auto plain = unicode::plain_spelling(lines);
    const auto found = with_streets(plain, unicode::joined(unicode::find_in_question(plain, today), find_names(plain, {})));
    const auto redacted = unicode::redacted(plain, found);
    Redacted out{{}, !found.empty()};
    const auto sign = line_sign.substr(1, 2);
    for (std::size_t i = 0; i < redacted.size();) {
        const bool is_end = std::string_view{redacted}.substr(i).starts_with(sign);
        out.text += is_end ? '\n' : redacted[i];
        i += is_end ? sign.size() : 1;
    }
    return out;
}

std::vector<QuestionWord> note_words(std::string_view sentence) {
    auto words = question_words(sentence);
    std::erase_if(words, [&](const auto& word) { return is_mark(sentence, word.range) || names_a_mark(sentence, word); });
    return words;
}

std::vector<bool> possible_names(std::string_view sentence, const std::vector<QuestionWord>& words, const IsKnown& known) {
    return Names{sentence, words, known}();
}

std::string shown_note(std::string_view sentence, const IsKnown& known) {
    const auto words = note_words(sentence);
    Names reader{sentence, words, known};
    const auto names = reader();
    std::string out;
    std::size_t done = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!names[i] && reader.is_ordinary(words[i])) continue;
        out += sentence.substr(done, words[i].range.begin - done);
        out += "[?]";
        done = words[i].range.end;
    }
    out += sentence.substr(done);
    return out;
}

}  // namespace vraagbaak::privacy

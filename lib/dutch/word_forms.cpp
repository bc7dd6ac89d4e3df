// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/word_forms.hpp"

#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <vector>

#include "text/tokenizer.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::dutch {

namespace {

constexpr std::size_t longest_word = 200;  // bytes, as of a token
constexpr std::size_t shortest_part = 2;   // letters

// A word that the tokenizer takes as one, in the form in which it comes to stemmer and splitter; empty: it is none.
std::string one_word(std::string_view text) {
    std::vector<unicode::Token> tokens;
    unicode::Tokenizer{}.tokenize(text, tokens);
    if (tokens.size() != 1 || tokens.front().kind != unicode::TokenKind::word || tokens.front().folded.size() > longest_word) return {};
    return tokens.front().folded;
}

struct Cut {
    std::string word;
    std::size_t boundary = 0;
};

// "regen|ton"; a boundary of 0 says that it is none.
Cut cut_of(std::string_view value) {
    const auto bar = value.find('|');
    if (bar == value.npos || value.find('|', bar + 1) != value.npos) return {};
    const auto first = unicode::fold(value.substr(0, bar)), last = unicode::fold(value.substr(bar + 1));
    if (first.size() < shortest_part || last.size() < shortest_part) return {};
    return {first + last, first.size()};
}

}  // namespace

WordForms::Problem WordForms::problem_of(const FormRule& rule) {
    const auto word = one_word(rule.word);
    if (word.empty()) return Problem::no_word;
    if (rule.kind == FormKind::whole) return rule.value.empty() ? Problem::none : Problem::bad_value;
    if (rule.kind == FormKind::stem) return rule.value.empty() || !one_word(rule.value).empty() ? Problem::none : Problem::bad_value;
    const auto cut = cut_of(rule.value);
    return cut.boundary != 0 && cut.word == word ? Problem::none : Problem::bad_split;
}

void WordForms::add(const FormRule& rule) {
    const auto word = one_word(rule.word);
    if (rule.kind == FormKind::stem) {
        stems_[word] = one_word(rule.value);
    } else if (rule.kind == FormKind::split) {
        splits_[word] = cut_of(rule.value).boundary;
        whole_.erase(word);
    } else {
        whole_.insert(word);
        splits_.erase(word);
    }
}

bool WordForms::has(std::string_view folded) const {
    return stems_.contains(folded) || splits_.contains(folded) || whole_.contains(folded);
}

const std::string* WordForms::base_of(std::string_view folded) const {
    const auto found = stems_.find(folded);
    return found == stems_.end() ? nullptr : &found->second;
}

std::optional<std::size_t> WordForms::boundary_of(std::string_view folded) const {
    if (whole_.contains(folded)) return 0;
    const auto found = splits_.find(folded);
    return found == splits_.end() ? std::nullopt : std::optional{found->second};
}

std::string WordForms::text() const {
    std::string out;
    for (const auto& [word, base] : stems_) out += "stem\t" + word + '\t' + base + '\n';
    for (const auto& [word, boundary] : splits_) out += "split\t" + word + '\t' + std::to_string(boundary) + '\n';
    for (const auto& word : whole_) out += "whole\t" + word + "\t\n";
    return out;
}

WordForms WordForms::from_text(std::string_view text) {
    WordForms forms;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto first = line.find('\t'), second = first == line.npos ? line.npos : line.find('\t', first + 1);
        if (second == line.npos) continue;
        const auto kind = line.substr(0, first), value = line.substr(second + 1);
        std::string word{line.substr(first + 1, second - first - 1)};
        std::size_t boundary = 0;
        std::from_chars(value.data(), value.data() + value.size(), boundary);
        if (kind == "stem") forms.stems_.emplace(std::move(word), value);
        else if (kind == "whole") forms.whole_.insert(std::move(word));
        else if (kind == "split" && boundary > 0 && boundary < word.size()) forms.splits_.emplace(std::move(word), boundary);
    }
    return forms;
}

std::string WordForms::fingerprint() const {
    if (empty()) return {};
    const auto all = text();
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(XXH3_64bits(all.data(), all.size())));
    return digits;
}

}  // namespace vraagbaak::dutch

// SPDX-License-Identifier: GPL-2.0-or-later
// Words and what stands beside them at their place: e-mail and email, 's-Gravenhage, W.O.Z., 65+, 30km, in- en uitschrijven.
#include <algorithm>

#include "text/characters.hpp"
#include "text/folding.hpp"
#include "text/numbers.hpp"
#include "text/tokenizer_impl.hpp"

namespace vraagbaak::unicode {

namespace {

constexpr std::size_t most_joined = 8;  // words in a row of hyphens that are joined

bool is_single_letter(std::string_view text, Range range) {
    return range.end - range.begin <= 2 && !is_digit(text[range.begin]) &&
           decode(text, range.begin).size == range.end - range.begin;
}

}  // namespace

void Tokenizer::Impl::cut_words(Range part) {
    if (part.begin >= part.end) return;
    words.clear();
    breaker.cut(text, part, words);
    for (std::size_t word = 0; word < words.size();) {
        group.assign(1, next_unit(word));
        while (word < words.size() && words[word].begin > group.back().range.end &&
               group.back().range.end + hyphen_at(text, group.back().range.end) == words[word].begin)
            group.push_back(next_unit(word));
        add_group();
    }
}

// Single letters with points between them are one word, and a longer word behind them is another: J.P. Jansen.
Unit Tokenizer::Impl::next_unit(std::size_t& word) const {
    const auto first = words[word++];
    if (!is_single_letter(text, first)) return {first, false};
    auto end = first.end;
    while (word < words.size() && at(text, end) == '.' && words[word].begin == end + 1 &&
           is_single_letter(text, words[word]))
        end = words[word++].end;
    if (end == first.end) return {first, false};
    return {{first.begin, end + (at(text, end) == '.' ? 1u : 0u)}, true};
}

void Tokenizer::Impl::add_group() {
    const auto& first = group.front();
    const Range whole{first.range.begin, group.back().range.end};
    std::string joined;
    if (group.size() > 1 && group.size() <= most_joined)
        for (const auto& unit : group) fold_onto(text.substr(unit.range.begin, unit.range.end - unit.range.begin), joined);
    std::erase(joined, '.');
    if (joined.size() > longest_word || !has_letter(joined)) joined.clear();

    // 's-Gravenhage: the s is no word. In an address, the apostrophe may stand outside it.
    const bool may_be_article = !in_special && !joined.empty() && is_single_letter(text, first.range);
    const auto apostrophe = may_be_article ? apostrophe_before(text, first.range.begin) : 0;
    const bool article = apostrophe != 0;
    if (article) add(TokenKind::joined, {whole.begin - apostrophe, whole.end}).folded = joined;
    for (std::size_t i = article ? 1 : 0; i < group.size(); ++i) {
        const auto before = position;
        const auto count = tokens->size();
        add_unit(group[i]);
        if (i == 0 && !joined.empty()) insert_joined(count, before, whole, joined);
    }
    add_suspended(group.back());
}

// Behind what else the first word added at its position: of 30km-zone the km stands a place further.
void Tokenizer::Impl::insert_joined(std::size_t first, std::size_t at_position, Range whole, const std::string& joined) {
    auto& token = add(TokenKind::joined, whole);
    token.folded = joined;
    token.position = at_position;
    const auto begin = tokens->begin() + static_cast<std::ptrdiff_t>(first);
    const auto further = std::find_if(begin, tokens->end(), [&](const Token& other) { return other.position > at_position; });
    if (further != tokens->end()) std::rotate(further, tokens->end() - 1, tokens->end());
}

void Tokenizer::Impl::add_unit(Unit unit) {
    auto& token = add(TokenKind::word, unit.range);
    auto& folded = token.folded;
    const auto written = text.substr(unit.range.begin, unit.range.end - unit.range.begin);
    fold_onto(written, folded);
    if (unit.initials) std::erase(folded, '.');
    std::erase(folded, ' ');  // a few compatibility characters fold to several words
    shorten(folded);
    if (folded.empty()) {
        tokens->pop_back();
        return;
    }
    token.capitals = written[0] > 'Z' && static_cast<unsigned char>(written[0]) < 0x80 ? false : is_in_capitals(written);
    if (is_digit(folded[0]) || folded.back() == 'm') add_raised_digit(token);
    if (is_number(folded)) {
        token.kind = TokenKind::number;
        normalize_number(folded);
    }
    if (at(text, token.range.end) == '+') add_plus(tokens->size() - 1);
    else if (is_digit(folded[0])) add_measure(token);
    ++position;
}

// 30km is also 30 km. Only where each byte of the text is one of the folded word.
void Tokenizer::Impl::add_measure(const Token& whole) {
    const auto digits = digits_before_unit(whole.folded);
    const auto raised = whole.folded.back() == '2' || whole.folded.back() == '3' ? 1u : 0u;  // m² has a byte more than m2
    const auto size = whole.range.end - whole.range.begin;
    if (digits == 0 || (size != whole.folded.size() && size != whole.folded.size() + raised)) return;
    const auto range = whole.range;
    auto number = whole.folded.substr(0, digits), unit = whole.folded.substr(digits);
    add(TokenKind::number, {range.begin, range.begin + digits}).folded = std::move(number);
    ++position;
    add(TokenKind::word, {range.begin + digits, range.end}).folded = std::move(unit);
}

void Tokenizer::Impl::add_raised_digit(Token& token) const {
    const auto next = text.substr(token.range.end, 2);
    if ((next != "\u00B2" && next != "\u00B3") || !takes_raised_digit(token.folded) || token.folded.size() == longest_word) return;
    token.folded += next == "\u00B2" ? '2' : '3';
    token.range.end += 2;
}

// 65+ beside 65; C++ in place of C.
void Tokenizer::Impl::add_plus(std::size_t index) {
    auto& token = (*tokens)[index];
    const auto plain = token;
    const bool number = token.kind == TokenKind::number;
    const std::size_t signs = at(text, token.range.end + 1) == '+' ? 2 : 1;
    if (is_word_at(text, token.range.end + signs) || at(text, token.range.end + signs) == '+') return;
    if (number != (signs == 1) || token.folded.size() + signs > longest_word) return;
    token.range.end += signs;
    token.folded.append(signs, '+');
    if (plain.folded.size() > 1) tokens->push_back(plain);
}

void Tokenizer::Impl::add_suspended(const Unit& last) {
    const auto hyphen = hyphen_at(text, last.range.end);
    if (hyphen == 0 || is_word_at(text, last.range.end + hyphen) || tokens->empty()) return;
    const auto& token = tokens->back();
    if (!(token.range == last.range)) return;
    const auto half = suspended_half(token.folded, text, last.range.end + hyphen);
    if (!half || token.folded.size() + half->size() > longest_word) return;
    auto joined = token;
    joined.kind = TokenKind::joined;
    joined.range.end += hyphen;
    joined.folded += *half;
    tokens->push_back(std::move(joined));
}

}  // namespace vraagbaak::unicode

// SPDX-License-Identifier: GPL-2.0-or-later
// One pass. White space cuts the text into chunks, which are small and mostly one word; a chunk with a sign of a special
// token (@ . digit) is searched for those first, and what lies between them is cut into words.
#include "text/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "text/characters.hpp"
#include "text/folding.hpp"
#include "text/numbers.hpp"
#include "text/specials.hpp"
#include "text/unicode.hpp"
#include "text/word_breaker.hpp"

namespace vraagbaak::unicode {

namespace {

// What a chunk holds, so that rules which cannot apply are not tried.
enum : unsigned char { white = 1, maybe_white = 2, has_sign = 4, has_point = 8, has_digit = 16, has_other = 32 };

constexpr auto byte_flags = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t c = 0; c < 256; ++c) table[c] = has_other;
    for (std::size_t c = 0; c <= 0x20; ++c) table[c] = white;
    table[0x7F] = white;
    for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        table[static_cast<unsigned char>(c)] = 0;
    for (const char c : std::string_view("0123456789")) table[static_cast<unsigned char>(c)] = has_digit;
    for (const std::size_t c : {0xC2, 0xE1, 0xE2, 0xE3}) table[c] = has_other | maybe_white;
    table['@'] = has_sign;
    table['.'] = table['/'] = has_point | has_other;
    return table;
}();

// A word, or initials with points between: W.O.Z.
struct Unit {
    Range range;
    bool initials = false;
};

constexpr std::size_t most_joined = 8;  // words in a row of hyphens that are joined

bool is_single_letter(std::string_view text, Range range) {
    return range.end - range.begin <= 2 && !is_digit(text[range.begin]) &&
           decode(text, range.begin).size == range.end - range.begin;
}

bool may_begin_phone(char c) { return c == '+' || c == '(' || c == '0' || c == '1' || c == '3'; }

void shorten(std::string& folded) {
    if (folded.size() > longest_word) folded.resize(character_border(folded, longest_word));
}

}  // namespace

struct Tokenizer::Impl {
    WordBreaker breaker;
    std::vector<Range> words;
    std::vector<Unit> group;
    std::string_view text;
    std::vector<Token>* tokens = nullptr;
    std::size_t position = 0;  // of the next word
    bool in_special = false;

    void run();
    std::size_t scan_chunk(Range chunk, unsigned flags);
    std::size_t scan_addresses(Range part, unsigned flags);
    std::size_t scan_numbers(Range part, unsigned flags);
    void cut_words(Range part);
    Unit next_unit(std::size_t& word) const;
    void add_group();
    void add_unit(Unit unit);
    void add_raised_digit(Token& token) const;
    void add_plus(std::size_t index);
    void add_measure(const Token& whole);
    void add_suspended(const Unit& last);
    void add_special(TokenKind kind, Range whole, Range folded, std::initializer_list<Range> pieces);
    void add_phone(std::size_t begin, const Phone& phone);
    Token& add(TokenKind kind, Range range);
};

Token& Tokenizer::Impl::add(TokenKind kind, Range range) {
    auto& token = tokens->emplace_back();
    token.range = range;
    token.position = position;
    token.kind = kind;
    token.piece = in_special;
    return token;
}

void Tokenizer::Impl::run() {
    tokens->clear();
    position = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto begin = i;
        unsigned flags = 0;
        while (i < text.size()) {
            const auto flag = byte_flags[static_cast<unsigned char>(text[i])];
            if ((flag & white) != 0 || ((flag & maybe_white) != 0 && white_space_at(text, i) != 0)) break;
            flags |= flag;
            ++i;
        }
        if (i > begin) i = scan_chunk({begin, i}, flags);
        while (const auto size = white_space_at(text, i)) i += size;
    }
}

// Each scan returns where reading goes on: the end of the part, or later when a phone number reaches beyond it.
std::size_t Tokenizer::Impl::scan_chunk(Range chunk, unsigned flags) {
    if (flags == 0) {
        add_unit({chunk, false});
        return chunk.end;
    }
    auto from = chunk.begin;
    if ((flags & has_sign) != 0)
        for (auto sign = text.find('@', from); sign < chunk.end; sign = text.find('@', std::max(from, sign + 1))) {
            const auto email = match_email(text, sign, {from, chunk.end});
            if (!email) continue;
            from = scan_addresses({from, email->begin}, flags);
            if (from > email->begin) continue;
            add_special(TokenKind::email, *email, *email, {*email});
            from = email->end;
        }
    return scan_addresses({from, chunk.end}, flags);
}

std::size_t Tokenizer::Impl::scan_addresses(Range part, unsigned flags) {
    auto from = part.begin;
    for (auto i = part.begin; (flags & has_point) != 0 && i < part.end;) {
        const auto url = is_alphanumeric(text[i]) ? match_url(text, i, part.end) : std::nullopt;
        if (url) {
            i = from = scan_numbers({from, i}, flags);
            if (from > url->range.begin) continue;
            add_special(TokenKind::url, url->range, url->words, {url->words});
            i = from = url->range.end;
            continue;
        }
        // To where the next word begins; the labels of one host are tried from the first only.
        while (i < part.end && (is_word_at(text, i) || text[i] == '-' || text[i] == '.')) i += decode(text, i).size;
        while (i < part.end && !is_word_at(text, i)) i += decode(text, i).size;
    }
    return scan_numbers({from, part.end}, flags);
}

std::size_t Tokenizer::Impl::scan_numbers(Range part, unsigned flags) {
    auto from = part.begin;
    for (auto i = part.begin; (flags & has_digit) != 0 && i < part.end;) {
        const char c = text[i];
        if (const auto phone = may_begin_phone(c) ? match_phone(text, i) : std::nullopt) {
            cut_words({from, i});
            add_phone(i, *phone);
            i = from = phone->end;
        } else if (const auto postcode = is_digit(c) ? match_postcode(text, i) : std::nullopt) {
            cut_words({from, i});
            const Range whole{i, postcode->end};
            add_special(TokenKind::postcode, whole, whole, {{i, i + 4}, {postcode->letters, postcode->end}});
            i = from = postcode->end;
        } else {
            const bool digit = is_digit(c);
            do ++i;
            while (digit && is_digit(at(text, i)));
        }
    }
    cut_words({from, part.end});
    return std::max(from, part.end);
}

// The token itself, then words of its pieces from the same position on.
void Tokenizer::Impl::add_special(TokenKind kind, Range whole, Range folded, std::initializer_list<Range> pieces) {
    auto& token = add(kind, whole);
    fold_onto(text.substr(folded.begin, folded.end - folded.begin), token.folded);
    if (kind == TokenKind::postcode) token.folded.erase(4, token.folded.size() - 6);
    shorten(token.folded);
    const auto before = position;
    in_special = true;
    for (const auto piece : pieces) cut_words(piece);
    in_special = false;
    if (position == before) ++position;
}

// "toestel 3933" finds 070 353 39 33: the ends of a number by which people know it are numbers at its position.
void Tokenizer::Impl::add_phone(std::size_t begin, const Phone& phone) {
    add(TokenKind::phone, {begin, phone.end}).folded = phone.number;
    in_special = true;
    if (!phone.plain.empty()) add(TokenKind::number, {begin, phone.end}).folded = phone.plain;
    for (const std::size_t size : {8, 7, 6, 4})
        if (size < phone.count)
            add(TokenKind::number, {phone.digits[phone.count - size], phone.end}).folded =
                phone.number.substr(phone.number.size() - size);
    in_special = false;
    ++position;
}

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
        add_unit(group[i]);
        if (i > 0 || joined.empty()) continue;
        auto& token = add(TokenKind::joined, whole);
        token.folded = joined;
        token.position = before;
    }
    add_suspended(group.back());
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

Tokenizer::Tokenizer() : impl_(std::make_unique<Impl>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

void Tokenizer::tokenize(std::string_view text, std::vector<Token>& tokens) {
    impl_->text = text;
    impl_->tokens = &tokens;
    impl_->run();
}

}  // namespace vraagbaak::unicode

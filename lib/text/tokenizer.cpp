// SPDX-License-Identifier: GPL-2.0-or-later
// One pass. White space cuts the text into chunks, which are small and mostly one word; a chunk with a sign of a special
// token (@ . digit) is searched for those first, and what lies between them is cut into words.
#include "text/tokenizer.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"
#include "text/folding.hpp"
#include "text/specials.hpp"
#include "text/tokenizer_impl.hpp"

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
    for (const std::size_t c : {0xC2u, 0xE1u, 0xE2u, 0xE3u}) table[c] = has_other | maybe_white;
    table['@'] = has_sign;
    table['.'] = table['/'] = has_point | has_other;
    return table;
}();

bool may_begin_phone(char c) { return c == '+' || c == '(' || c == '0' || c == '1' || c == '3'; }

}  // namespace

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
    for (const std::size_t size : {8u, 7u, 6u, 4u})
        if (size < phone.count)
            add(TokenKind::number, {phone.digits[phone.count - size], phone.end}).folded =
                phone.number.substr(phone.number.size() - size);
    in_special = false;
    ++position;
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

// SPDX-License-Identifier: GPL-2.0-or-later
// A table of a few Unicode blocks is enough here: the parser only needs to know where words may begin. What a word is
// decides the tokeniser, later; ICU stays in its floor.
#include "query/parser_text.hpp"

#include <algorithm>
#include <array>

#include "query/query.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::query {

namespace {

struct Block {
    char32_t first;
    char32_t last;
    CharacterKind kind;
};

constexpr auto space = CharacterKind::space;
constexpr auto quote = CharacterKind::quote;
constexpr auto word = CharacterKind::word;
constexpr auto mark = CharacterKind::mark;

// Ascending; what is in no block is a letter or digit.
constexpr std::array blocks = {
    Block{0x00, 0x20, space},       Block{0x21, 0x21, mark},        Block{0x22, 0x22, quote},
    Block{0x23, 0x2F, mark},        Block{0x3A, 0x40, mark},        Block{0x5B, 0x60, mark},
    Block{0x7B, 0x7E, mark},        Block{0x7F, 0xA0, space},       Block{0xA1, 0xA9, mark},
    Block{0xAB, 0xB1, mark},        Block{0xB4, 0xB4, mark},        Block{0xB6, 0xB8, mark},
    Block{0xBB, 0xBB, mark},        Block{0xBF, 0xBF, mark},        Block{0xD7, 0xD7, mark},
    Block{0xF7, 0xF7, mark},        Block{0x1680, 0x1680, space},   Block{0x2000, 0x200A, space},
    Block{0x200B, 0x201B, mark},    Block{0x201C, 0x201F, quote},   Block{0x2020, 0x2027, mark},
    Block{0x2028, 0x2029, space},   Block{0x202A, 0x202E, mark},    Block{0x202F, 0x202F, space},
    Block{0x2030, 0x205E, mark},    Block{0x205F, 0x205F, space},   Block{0x2060, 0x206F, mark},
    Block{0x20A0, 0x20CF, mark},    Block{0x2190, 0x2BFF, mark},    Block{0x3000, 0x3000, space},
    Block{0x3001, 0x3004, mark},    Block{0x3008, 0x3020, mark},    Block{0xFE00, 0xFE0F, mark},
    Block{0xFEFF, 0xFEFF, mark},    Block{0xFF02, 0xFF02, quote},   Block{0xFFF0, 0xFFFF, mark},
    Block{0x1F000, 0x1FAFF, mark},  Block{0xE0000, 0xE0FFF, mark},
};

CharacterKind kind_of(char32_t code) {
    const auto found = std::ranges::lower_bound(blocks, code, {}, &Block::last);
    return found != blocks.end() && found->first <= code ? found->kind : word;
}

char32_t byte_at(std::string_view text, std::size_t offset) {
    return static_cast<unsigned char>(text[offset]);
}

// The text has been cleaned; the bound is for the last character only.
std::size_t length_at(std::string_view text, std::size_t offset) {
    const auto lead = byte_at(text, offset);
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(length, text.size() - offset);
}

char32_t code_at(std::string_view text, std::size_t offset, std::size_t length) {
    if (length == 1) return byte_at(text, offset);
    char32_t code = byte_at(text, offset) & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) code = code << 6 | (byte_at(text, offset + i) & 0x3Fu);
    return code;
}

template <typename Test>
bool any_character(std::string_view text, Test test) {
    for (std::size_t at = 0; at < text.size(); at += length_at(text, at))
        if (test(at)) return true;
    return false;
}

// The largest offset within the bytes allowed, on a character border.
std::size_t end_of_bytes(std::string_view text, std::size_t bytes) {
    return text.size() <= bytes ? text.size() : unicode::character_border(text, bytes);
}

// Offset of the first word beyond the cap, or the size.
std::size_t end_of_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); at += length_at(text, at)) {
        const bool now = character_at(text, at).kind == word;
        if (now && !inside && ++words > max_words) return at;
        inside = now;
    }
    return text.size();
}

// The last space in the second half before `limit`; without one the limit itself: rather half a word than half a
// question.
std::size_t cutting_point(std::string_view text, std::size_t limit) {
    std::size_t last = 0;
    for (std::size_t at = 0; at < limit; at += length_at(text, at))
        if (character_at(text, at).kind == space) last = at;
    return last >= limit / 2 && last > 0 ? last : limit;
}

}  // namespace

Character character_at(std::string_view text, std::size_t offset) {
    const auto length = length_at(text, offset);
    const auto code = code_at(text, offset, length);
    return {kind_of(code), length, code < 0x80 ? static_cast<char>(code) : '\0'};
}

bool has_word(std::string_view text) {
    return any_character(text, [&](std::size_t at) { return character_at(text, at).kind == word; });
}

bool has_letter(std::string_view text) {
    return any_character(text, [&](std::size_t at) {
        const auto c = character_at(text, at);
        return c.kind == word && !(c.ascii >= '0' && c.ascii <= '9');
    });
}

// Small letters of ASCII and Latin-1: a Dutch sentence that is not in capitals has one of these.
bool has_small_letter(std::string_view text) {
    return any_character(text, [&](std::size_t at) {
        const auto code = code_at(text, at, length_at(text, at));
        return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF && code != 0xF7);
    });
}

Range trimmed(std::string_view text, Range range, std::string_view kept) {
    Range result{range.end, range.end};
    for (std::size_t at = range.begin; at < range.end;) {
        const auto c = character_at(text, at);
        const bool stays = c.kind == word || (c.ascii != '\0' && kept.find(c.ascii) != kept.npos);
        if (stays && result.begin == range.end) result.begin = at;
        at += c.length;
        if (stays) result.end = at;
    }
    return result;
}

// Cleaning costs more than reading and can make a text shorter, so first a rough cut, then the exact one.
Prepared prepare(std::string_view question) {
    const auto rough = end_of_bytes(question, 4 * max_bytes);
    Prepared result{unicode::clean(question.substr(0, rough)), rough < question.size()};
    const std::string_view cleaned = result.text;
    const auto limit = std::min(end_of_words(cleaned), end_of_bytes(cleaned, max_bytes));
    if (limit < cleaned.size()) {
        result.cut = true;
        result.text.resize(cutting_point(cleaned, limit));
    }
    return result;
}

}  // namespace vraagbaak::query

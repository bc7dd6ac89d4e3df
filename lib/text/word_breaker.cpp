// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/word_breaker.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/unistr.h>

#include <array>
#include <new>

#include "text/characters.hpp"

namespace vraagbaak::unicode {

namespace {

enum class Class : unsigned char { other, letter, digit, apostrophe, number_point, unknown };

struct Classed {
    Class kind = Class::other;
    std::size_t size = 0;
};

constexpr auto ascii_classes = [] {
    std::array<Class, 128> table{};
    for (std::size_t c = 0; c < 128; ++c) {
        const auto letter = static_cast<char>(c);
        if (is_letter(letter)) table[c] = Class::letter;
        if (is_digit(letter)) table[c] = Class::digit;
    }
    table['\''] = table['`'] = Class::apostrophe;
    table['.'] = table[','] = Class::number_point;
    return table;
}();

// Punctuation that surrounds Dutch words and has no part in any rule of UAX #29; anything else is ICU's.
bool is_plain_punctuation(char32_t c) {
    switch (c) {
        case 0xA0: case 0xA3: case 0xAB: case 0xB0: case 0xB2: case 0xB3: case 0xBB: case 0xD7: case 0xF7: case 0x2010:
        case 0x2011: case 0x2013: case 0x2014: case 0x201C: case 0x201D: case 0x201E: case 0x2022: case 0x2026:
        case 0x20AC: return true;
        default: return false;
    }
}

Classed class_at(std::string_view text, std::size_t offset) {
    const auto first = static_cast<unsigned char>(text[offset]);
    if (first < 0x80) return {ascii_classes[first], 1};
    const auto [value, size] = decode(text, offset);
    if (is_plain_punctuation(value)) return {Class::other, size};
    if (value >= 0xC0 && value < 0x180) return {Class::letter, size};
    if (value == 0xB4 || value == 0x2018 || value == 0x2019) return {Class::apostrophe, size};
    return {Class::unknown, size};
}

// foto's and 1'000; 1.234,56.
bool joins(Class before, Class mark, Class after) {
    if (mark == Class::number_point) return before == Class::digit && after == Class::digit;
    return mark == Class::apostrophe && before == after && (before == Class::letter || before == Class::digit);
}

// What ICU is shown in place of a character.
char32_t shown(std::string_view text, std::size_t offset, Character c) {
    switch (c.value) {
        case ':': case ';': case '@': case '_': case '&': case 0x202F: case 0: return U' ';
        case '.': return offset > 0 && is_digit(text[offset - 1]) && is_digit(at(text, offset + 1)) ? U'.' : U' ';
        case '`': case 0xB4: case 0x201B: case 0x2032: return U'\'';
        default: return c.value;
    }
}

}  // namespace

struct WordBreaker::Impl {
    std::unique_ptr<icu::BreakIterator> iterator;
    icu::UnicodeString shown;
    std::vector<std::size_t> offsets;  // byte of the text for each UTF-16 unit, and its end

    Impl() {
        UErrorCode status = U_ZERO_ERROR;
        iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status)) throw std::bad_alloc();
    }
};

WordBreaker::WordBreaker() = default;
WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;

void WordBreaker::cut(std::string_view text, Range where, std::vector<Range>& words) {
    if (!cut_quickly(text, where, words)) cut_by_icu(text, where, words);
}

bool WordBreaker::cut_quickly(std::string_view text, Range where, std::vector<Range>& words) {
    const auto before = words.size();
    std::size_t begin = 0;
    auto last = Class::other;  // class of the character just read, when that is in a word
    for (auto i = where.begin; i < where.end;) {
        const auto [kind, size] = class_at(text, i);
        if (kind == Class::unknown) {
            words.resize(before);
            return false;
        }
        if (kind == Class::letter || kind == Class::digit) {
            if (last == Class::other) begin = i;
            last = kind;
        } else if (last != Class::other &&
                   (i + size >= where.end || !joins(last, kind, class_at(text, i + size).kind))) {
            words.push_back({begin, i});
            last = Class::other;
        }
        i += size;
    }
    if (last != Class::other) words.push_back({begin, where.end});
    return true;
}

void WordBreaker::cut_by_icu(std::string_view text, Range where, std::vector<Range>& words) {
    if (!impl_) impl_ = std::make_unique<Impl>();
    auto& [iterator, units, offsets] = *impl_;
    units.remove();
    offsets.clear();
    const auto inside = text.substr(0, where.end);
    for (auto i = where.begin; i < where.end;) {
        const auto character = decode(inside, i);
        units.append(static_cast<UChar32>(unicode::shown(inside, i, character)));
        offsets.resize(static_cast<std::size_t>(units.length()), i);
        i += character.size;
    }
    offsets.push_back(where.end);
    iterator->setText(units);
    for (auto from = iterator->first(), to = iterator->next(); to != icu::BreakIterator::DONE;
         from = to, to = iterator->next())
        if (iterator->getRuleStatus() >= UBRK_WORD_NONE_LIMIT)
            words.push_back({offsets[static_cast<std::size_t>(from)], offsets[static_cast<std::size_t>(to)]});
}

}  // namespace vraagbaak::unicode

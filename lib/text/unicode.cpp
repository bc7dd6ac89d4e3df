// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/unicode.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <new>

#include "base/build_id.hpp"
#include "text/characters.hpp"

namespace vraagbaak::unicode {

namespace {

unsigned char byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

struct Lead {
    std::size_t size;             // bytes of the whole character; 0: no lead byte
    unsigned char low, high;      // what the second byte may be
};

// Table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing beyond U+10FFFF.
Lead lead(unsigned char c) {
    if (c < 0xC2) return {0, 0, 0};
    if (c < 0xE0) return {2, 0x80, 0xBF};
    if (c == 0xE0) return {3, 0xA0, 0xBF};
    if (c == 0xED) return {3, 0x80, 0x9F};
    if (c < 0xF0) return {3, 0x80, 0xBF};
    if (c == 0xF0) return {4, 0x90, 0xBF};
    if (c < 0xF4) return {4, 0x80, 0xBF};
    if (c == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* instance = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw std::bad_alloc();  // the data are compiled into ICU: only memory can fail
    return *instance;
}

bool is_control(char32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0); }

// After UAX #15, stream-safe text: normalisation sorts runs of marks, which takes quadratic time for endless ones.
constexpr int longest_run_of_marks = 30;
constexpr char16_t grapheme_joiner = 0x034F;

// One slice of clean(): small, and begun before an ASCII character, which no normal form ties to what stands before it.
class Cleaner {
public:
    explicit Cleaner(std::string& out) : out_(out) {}

    void add(char32_t c) {
        const bool mark = c >= 0x300 && u_getCombiningClass(static_cast<UChar32>(c)) != 0;
        marks_ = mark ? marks_ + 1 : 0;
        if (marks_ > longest_run_of_marks) {
            slice_.append(grapheme_joiner);
            marks_ = 1;
        }
        if (c < 0x80 && slice_.length() >= 4096) flush();
        slice_.append(static_cast<UChar32>(c));
    }

    void flush() {
        UErrorCode status = U_ZERO_ERROR;
        const auto normal = nfc().normalize(slice_, status);
        if (U_FAILURE(status)) throw std::bad_alloc();
        normal.toUTF8String(out_);
        slice_.remove();
    }

private:
    std::string& out_;
    icu::UnicodeString slice_;
    int marks_ = 0;
};

}  // namespace

Character decode(std::string_view text, std::size_t at) {
    const auto first = byte(text, at);
    if (first < 0x80) return {first, 1};
    const auto [size, low, high] = lead(first);
    if (size == 0) return {replacement, 1};
    char32_t value = first & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if (at + i >= text.size()) return {replacement, i};
        const auto next = byte(text, at + i);
        if (next < (i == 1 ? low : 0x80) || next > (i == 1 ? high : 0xBF)) return {replacement, i};
        value = (value << 6) | (next & 0x3Fu);
    }
    return {value, size};
}

std::size_t white_space_at(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return 0;
    const auto first = byte(text, offset);
    if (first <= 0x20 || first == 0x7F) return 1;
    if (first != 0xC2 && first != 0xE1 && first != 0xE2 && first != 0xE3) return 0;
    const auto [value, size] = decode(text, offset);
    const bool white = (value >= 0x80 && value <= 0xA0) || value == 0x1680 || (value >= 0x2000 && value <= 0x200A) ||
                       value == 0x2028 || value == 0x2029 || value == 0x202F || value == 0x205F || value == 0x3000;
    return white ? size : 0;
}

std::size_t apostrophe_at(std::string_view text, std::size_t offset) {
    const char first = at(text, offset);
    if (first == '\'' || first == '`') return 1;
    if (first != '\xC2' && first != '\xCA' && first != '\xE2' && first != '\xEF') return 0;
    const auto [value, size] = decode(text, offset);
    switch (value) {
        case 0xB4: case 0x2BB: case 0x2BC: case 0x2018: case 0x2019: case 0x201B: case 0x2032: case 0xFF07: return size;
        default: return 0;
    }
}

std::size_t hyphen_at(std::string_view text, std::size_t offset) {
    if (at(text, offset) == '-') return 1;
    const auto three = text.substr(std::min(offset, text.size()), 3);
    return three == "\u2010" || three == "\u2011" ? 3 : 0;
}

std::size_t apostrophe_before(std::string_view text, std::size_t offset) {
    for (std::size_t size = 1; size <= 3 && size <= offset; ++size)
        if (apostrophe_at(text, offset - size) == size) return size;
    return 0;
}

bool is_word_at(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return false;
    if (byte(text, offset) < 0x80) return is_alphanumeric(text[offset]);
    return u_isalnum(static_cast<UChar32>(decode(text, offset).value));
}

bool is_word_before(std::string_view text, std::size_t offset) {
    return offset > 0 && is_word_at(text, character_border(text, offset - 1));
}

bool is_in_capitals(std::string_view text) {
    std::size_t capitals = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto [value, size] = decode(text, i);
        const auto c = static_cast<UChar32>(value);
        if (u_islower(c)) return false;
        capitals += u_isupper(c) ? 1 : 0;
        i += size;
    }
    return capitals >= 2;
}

std::optional<std::size_t> first_ill_formed(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (byte(text, i) < 0x80) {
            ++i;
            continue;
        }
        const auto [size, low, high] = lead(byte(text, i));
        const auto read = decode(text, i).size;
        if (size == 0 || read != size) return i;
        i += size;
    }
    return std::nullopt;
}

std::string clean(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    Cleaner cleaner(out);
    for (std::size_t i = 0; i < text.size();) {
        auto [value, size] = decode(text, i);
        if (value == '\r') {
            value = '\n';
            if (at(text, i + 1) == '\n') size = 2;
        }
        cleaner.add(is_control(value) ? U' ' : value);
        i += size;
    }
    cleaner.flush();
    return out;
}

std::string lower_case(std::string_view text) {
    icu::UnicodeString small;
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, size] = decode(text, at);
        small.append(u_tolower(static_cast<UChar32>(value)));
        at += size;
    }
    std::string out;
    return small.toUTF8String(out);
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

std::size_t character_border(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return text.size();
    // At most three steps back: in ill-formed text each stray byte is a character of its own.
    for (std::size_t back = 0; back <= 3 && back <= offset; ++back)
        if ((byte(text, offset - back) & 0xC0) != 0x80)
            return decode(text, offset - back).size > back ? offset - back : offset;
    return offset;
}

std::string unicode_version() { return U_ICU_VERSION; }

// The version too: in a program that links this library statically the function may lie in the program.
std::string code() {
    UVersionInfo version;
    u_getVersion(version);
    char text[U_MAX_VERSION_STRING_LENGTH];
    u_versionToString(version, text);
    const auto id = build_id_of(reinterpret_cast<const void*>(&u_getVersion));
    return id.empty() ? id : std::string{text} + ' ' + id;
}

}  // namespace vraagbaak::unicode

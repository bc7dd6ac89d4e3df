// SPDX-License-Identifier: GPL-2.0-or-later
// Folding. The slow way goes through ICU and is the definition; Latin letters, which are nearly all there is, go through
// a table that the slow way fills, so that both give the same.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <new>

#include "text/characters.hpp"
#include "text/folding.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::unicode {

namespace {

bool is_mark(UChar32 c) { return c >= 0x300 && (u_charType(c) == U_NON_SPACING_MARK || u_getCombiningClass(c) != 0); }

bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == '`' || c == 0xB4 || c == 0x2BB || c == 0x2BC || c == 0x2018 || c == 0x2019 ||
           c == 0x201B || c == 0x2032 || c == 0xFF07;
}

// Letters with a stroke, which Unicode does not take apart, and ligatures: Søren, Łukasz, Işık, Þór, œuvre.
void append_letter(icu::UnicodeString& out, UChar32 c) {
    switch (c) {
        case 0xE6: out.append(u"ae", 2); break;
        case 0xF0: case 0x111: out.append(u'd'); break;
        case 0xF8: out.append(u'o'); break;
        case 0xFE: out.append(u"th", 2); break;
        case 0x127: out.append(u'h'); break;
        case 0x131: out.append(u'i'); break;
        case 0x142: out.append(u'l'); break;
        case 0x153: out.append(u"oe", 2); break;
        case 0x167: out.append(u't'); break;
        default: out.append(c);
    }
}

icu::UnicodeString normalized(const icu::Normalizer2* (*form)(UErrorCode&), const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = form(status);
    if (U_FAILURE(status)) throw std::bad_alloc();
    auto result = normalizer->normalize(text, status);
    if (U_FAILURE(status)) throw std::bad_alloc();
    return result;
}

void append_kept(icu::UnicodeString& out, UChar32 c) {
    if (!is_mark(c) && !is_apostrophe(c)) append_letter(out, c);
}

// Marks go before normalisation too: it sorts them, in quadratic time for a hostile run. Apostrophes as well, since
// NFKC makes a space and a mark of U+00B4.
void fold_by_icu(std::string_view text, std::string& out) {
    icu::UnicodeString plain;
    for (std::size_t i = 0; i < text.size();) {
        const auto [value, size] = decode(text, i);
        const auto c = static_cast<UChar32>(value);
        if (!is_mark(c) && !is_apostrophe(c)) plain.append(c);
        i += size;
    }
    const auto apart = normalized(icu::Normalizer2::getNFDInstance,
                                  normalized(icu::Normalizer2::getNFKCCasefoldInstance, plain));
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) append_kept(kept, apart.char32At(i));
    normalized(icu::Normalizer2::getNFCInstance, kept).toUTF8String(out);
}

constexpr char32_t table_begin = 0xC0, table_end = 0x180;  // all of them two bytes

const std::array<std::string, table_end - table_begin>& latin() {
    static const auto table = [] {
        std::array<std::string, table_end - table_begin> result;
        for (char32_t c = table_begin; c < table_end; ++c) {
            const char utf8[2] = {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
            fold_by_icu({utf8, 2}, result[c - table_begin]);
        }
        return result;
    }();
    return table;
}

// False when a character is met that the table does not have; `out` then holds half a word.
bool fold_by_table(std::string_view text, std::string& out) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) < 0x80) {
            if (c != '\'' && c != '`') out.push_back(lower(c));
            continue;
        }
        const auto [value, size] = decode(text, i);
        if (value < table_begin || value >= table_end) return false;
        out += latin()[value - table_begin];
        i += size - 1;
    }
    return true;
}

}  // namespace

void fold_onto(std::string_view text, std::string& out) {
    const auto before = out.size();
    if (fold_by_table(text, out)) return;
    out.resize(before);
    fold_by_icu(text, out);
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    fold_onto(text, out);
    return out;
}

}  // namespace vraagbaak::unicode

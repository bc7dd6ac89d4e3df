// SPDX-License-Identifier: GPL-2.0-or-later
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <new>

#include "text/redaction.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::unicode {

namespace {

icu::UnicodeString compatible(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) throw std::bad_alloc();  // the data are compiled into ICU: only memory can fail
    const auto cleaned = clean(text);  // which bounds runs of marks
    auto out = nfkc->normalize(icu::UnicodeString::fromUTF8({cleaned.data(), static_cast<std::int32_t>(cleaned.size())}), status);
    if (U_FAILURE(status)) throw std::bad_alloc();
    return out;
}

// 0: it is left out.
UChar32 plain(UChar32 c) {
    if (c < 0x80) return u_isspace(c) ? U' ' : c;
    switch (u_charType(c)) {
        case U_FORMAT_CHAR:
        case U_CONTROL_CHAR: return 0;
        case U_DECIMAL_DIGIT_NUMBER: return '0' + u_charDigitValue(c);
        case U_DASH_PUNCTUATION: return U'-';
        case U_SPACE_SEPARATOR:
        case U_LINE_SEPARATOR:
        case U_PARAGRAPH_SEPARATOR: return U' ';
        default: break;
    }
    if (c == 0x2212) return U'-';  // minus
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ? 0 : c;
}

}  // namespace

std::string plain_spelling(std::string_view text) {
    const auto normal = compatible(text);
    icu::UnicodeString out;
    for (std::int32_t at = 0; at < normal.length(); at = normal.moveIndex32(at, 1)) {
        const auto c = plain(normal.char32At(at));
        const bool space = c == U' ';
        if (c == 0 || (space && (out.isEmpty() || out.charAt(out.length() - 1) == u' '))) continue;
        out.append(c);
    }
    if (!out.isEmpty() && out.charAt(out.length() - 1) == u' ') out.truncate(out.length() - 1);
    std::string bytes;
    return out.toUTF8String(bytes);
}

}  // namespace vraagbaak::unicode

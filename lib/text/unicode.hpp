// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8: is it well-formed, its normal form, and the folding that makes é, É and e one letter.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vraagbaak::unicode {

// Offset of the first byte that is not well-formed UTF-8 (overlong, surrogate, beyond U+10FFFF, cut short), or nullopt.
std::optional<std::size_t> first_ill_formed(std::string_view text);

// NFC, with ill-formed sequences as U+FFFD, NUL and other control characters but \n and \t as a space, CRLF and CR as \n.
std::string clean(std::string_view text);

// NFKC_Casefold, then marks stripped, ĳ → ij, soft hyphens and apostrophes out. Idempotent.
std::string fold(std::string_view text);

// Each letter small, marks kept; code point by code point, without regard to language.
std::string lower_case(std::string_view text);

// Number of code points in well-formed UTF-8.
std::size_t length(std::string_view text);

// The largest offset ≤ `offset` that is on a character border.
std::size_t character_border(std::string_view text, std::size_t offset);

// "72.1": part of the fingerprint of a generation.
std::string unicode_version();

// Which machine code of ICU that is, by version and build id; empty without a build id.
std::string code();

}  // namespace vraagbaak::unicode

// The floor's short name. It cannot be a namespace within vraagbaak, where text() is the sentence of a Message; before ::
// the compiler looks past that function and finds this.
namespace text = vraagbaak::unicode;

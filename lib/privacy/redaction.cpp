// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/redaction.hpp"

#include "privacy/names.hpp"
#include "text/redaction.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::privacy {

namespace {

// A text is not looked at for ever: what stands behind so much is not kept.
constexpr std::size_t looked_at = 4;  // times the longest

}  // namespace

Redacted redact(std::string_view text, const Date& today, std::size_t longest, const IsKnown& known) {
    const bool too_long = text.size() > looked_at * longest;
    const auto plain = unicode::plain_spelling(too_long ? text.substr(0, unicode::character_border(text, looked_at * longest)) : text);
    const auto found = unicode::joined(unicode::find_in_question(plain, today), find_names(plain, known));
    Redacted out{unicode::redacted(plain, found), !found.empty()};
    if (out.text.size() > longest) out.text.resize(unicode::character_border(out.text, longest));
    return out;
}

}  // namespace vraagbaak::privacy

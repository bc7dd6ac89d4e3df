// SPDX-License-Identifier: GPL-2.0-or-later
// How the engine reads a text. Needs no base.
#include <algorithm>
#include <array>
#include <utility>

#include "session.hpp"

namespace vraagbaak::tool {

namespace {

using Codes = std::pair<std::string_view, std::string_view>;

constexpr std::array kind_codes{
    Codes{"word", "token_word"},   Codes{"number", "token_number"}, Codes{"email", "token_email"},
    Codes{"phone", "token_phone"}, Codes{"postcode", "token_postcode"}, Codes{"url", "token_url"},
    Codes{"joined", "token_joined"},
};

std::string kind_text(const Session& session, const std::string& kind) {
    const auto found = std::ranges::find(kind_codes, kind, &Codes::first);
    return found == kind_codes.end() ? kind : session.sentence(std::string(found->second));
}

std::string token_line(const Session& session, const AnalyzedToken& token, std::string_view word) {
    const std::string between = session.plain() ? ", " : "  ";
    auto line = std::to_string(token.position) + between + flat(word) + between + kind_text(session, token.kind) + between + flat(token.folded);
    if (!token.stem.empty()) line += between + session.sentence("analyze_stem", {flat(token.stem)});
    if (token.function_word) line += between + session.sentence("analyze_function_word");
    return line;
}

}  // namespace

int run_analyze(Session& session) {
    const auto text = session.question(session.words());
    const auto tokens = analyze(text);
    if (session.json()) {
        session.out().line(to_json(tokens));
    } else {
        for (const auto& token : tokens) {
            const auto word = text.substr(token.range.begin, token.range.end - token.range.begin);
            session.out().line(token_line(session, token, word));
        }
    }
    return tokens.empty() ? nothing_found : done;
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
// The answers to a fixed list of words and sentences stand for the code: who changes a rule that matters changes one of
// them. Versions of ICU and Xapian are in plain sight, so that a mismatch can name its cause.
#include <xxhash.h>

#include <cstdio>

#include "analysis/analyzer.hpp"
#include "base/build_id.hpp"
#include "dutch/compounds.hpp"
#include "dutch/stemmer.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::data {
extern const std::string_view analysis_probe;
}

namespace vraagbaak::analysis {

namespace {

// Raised by hand when tokens change in a way that the probe does not show.
constexpr int schema = 1;

std::string answers() {
    Analyzer analyzer;
    std::vector<Token> tokens;
    analyzer.analyze(data::analysis_probe, tokens);
    std::string all;
    for (const auto& token : tokens) {
        all += std::to_string(token.position) + ' ' + std::to_string(static_cast<int>(token.kind)) + ' ' +
               std::to_string(token.range.begin) + ' ' + std::to_string(token.range.end) + ' ' + token.folded + ' ';
        all.append(token.stem).append(token.function_word ? " leeg" : "").append(token.capitals ? " kap" : "");
        for (const auto& part : token.parts) all.append(part.smallest ? " +" : " (+)").append(part.stem);
        all.append(token.piece ? " deel\n" : "\n");
    }
    return all;
}

std::string made() {
    const auto probe = answers();
    char hash[17];
    std::snprintf(hash, sizeof hash, "%016llx", static_cast<unsigned long long>(XXH3_64bits(probe.data(), probe.size())));
    return "analysis " + std::to_string(schema) + "; icu " + unicode::unicode_version() + "; " + dutch::fingerprint() +
           "; " + dutch::CompoundSplitter{}.fingerprint() + "; probe " + hash;
}

std::string found() {
    const auto own = build_id_of(reinterpret_cast<const void*>(&answers)), icu = unicode::code(), stemmer = dutch::code();
    return own.empty() || icu.empty() || stemmer.empty() ? std::string{} : own + "; " + icu + "; " + stemmer;
}

}  // namespace

std::string fingerprint() {
    static const std::string print = made();
    return print;
}

std::string fingerprint(const dutch::WordForms* forms) {
    return forms && !forms->empty() ? fingerprint() + "; forms " + forms->fingerprint() : fingerprint();
}

std::string code() {
    static const std::string ids = found();
    return ids;
}

}  // namespace vraagbaak::analysis

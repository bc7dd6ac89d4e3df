// SPDX-License-Identifier: GPL-2.0-or-later
// The one chain: text → tokens with stems. Articles and questions go through the same code; what it depends on is in
// fingerprint(), which a generation keeps and a searcher compares.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dutch/possible_forms.hpp"
#include "dutch/word_forms.hpp"
#include "text/tokenizer.hpp"

namespace vraagbaak::analysis {

// A word within a compound: of parkeervergunningaanvraag parkeervergunning, parkeer, vergunning and aanvraag.
struct Part {
    std::string stem;
    bool smallest = true;  // no compound itself

    friend bool operator==(const Part&, const Part&) = default;
};

struct Token {
    Range range;
    std::size_t position = 0;   // as unicode::Token: tokens with one position are alternatives
    unicode::TokenKind kind = unicode::TokenKind::word;
    std::string folded;         // ≤ 200 bytes: longer words are cut on a character border
    std::string_view stem;      // of words, joined words and short numbers (18, 4e), else empty
    std::span<const Part> parts;  // of a compound, each stem once, from left to right
    bool function_word = false;
    bool capitals = false;
    bool piece = false;         // part of the e-mail, phone number … it stands in; see unicode::Token
};

// Has a cache of stems; not for two threads at once. Stems and parts are views into it: they hold until the next call of
// analyze(), stem() or parts() of this analyzer.
class Analyzer {
public:
    // `forms`: of the index that it is for. Texts and questions of one index are analysed with the same.
    explicit Analyzer(dutch::SharedForms forms = {});
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;

    // Replaces the contents of `tokens`.
    void analyze(std::string_view text, std::vector<Token>& tokens);

    // For who looks for a few stems in a text: words that are no form of them are left without stem, and compounds that
    // cannot hold one without parts, which is most of the work saved.
    void analyze(std::string_view text, const dutch::PossibleForms& wanted, std::vector<Token>& tokens);

    // Stem of a word that is folded already.
    std::string_view stem(std::string_view folded);

    // Token::parts of a word that is folded already.
    std::span<const Part> parts(std::string_view folded);

    const dutch::SharedForms& forms() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// Changes whenever the same text could give other tokens: ICU version, stemmer with a hash of its answers to a fixed
// list of words, exception table, function words, rules of the tokeniser. Made once in a process, which takes some ms.
std::string fingerprint();

// With the forms of an index, which change tokens as well; the same without any.
std::string fingerprint(const dutch::WordForms* forms);

// The machine code that the analysis is made of: build ids of this library, of ICU and of the engine, whose stemmer it uses.
// Who has the same has the same fingerprint. Empty where one of them has no build id.
std::string code();

}  // namespace vraagbaak::analysis

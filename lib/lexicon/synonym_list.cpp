// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/synonym_list.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>

#include "dutch/function_words.hpp"
#include "dutch/inflection.hpp"
#include "dutch/verbs.hpp"
#include "text/trim.hpp"

namespace vraagbaak::lexicon {

namespace {

// Function words that say nothing even beside a single word: "de put" is "put", but "welke bak" is not "bak".
constexpr std::array light_words{"de",  "het", "een", "mijn", "mn", "uw",   "je",   "jouw", "ons", "onze", "hun",
                                 "haar", "zn",  "van", "voor", "te",   "in",   "op",   "bij",  "met",  "is",  "zijn", "ben",
                                 "wordt", "word", "heb", "heeft", "hebben", "ik", "u", "wij", "we", "en", "a", "the", "my", "of", "to"};

std::vector<std::string_view> parts_between(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(separator, begin), text.size());
        out.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

bool light(const analysis::Token& token) { return std::ranges::find(light_words, token.folded) != light_words.end(); }

// The words of a term. Function words say nothing beside two others, and beside one only those that turn a meaning (niet,
// zonder) or ask for something else (welke, hoeveel, te veel). `every`: all of them count.
std::vector<RuleWord> words_of(std::string_view term, bool every, analysis::Analyzer& analyzer) {
    std::vector<analysis::Token> tokens;
    analyzer.analyze(term, tokens);
    std::vector<RuleWord> all, heavy, telling;
    for (const auto& token : tokens) {
        if (token.piece || token.kind == unicode::TokenKind::joined) continue;
        RuleWord word{token.stem.empty() ? token.folded : std::string{token.stem}, token.stem.empty()};
        if (!token.function_word || dutch::carries_direction(token.folded)) telling.push_back(word);
        if (!token.function_word || dutch::carries_direction(token.folded) || !light(token)) heavy.push_back(word);
        all.push_back(std::move(word));
    }
    auto& kept = every ? all : telling.size() > 1 ? telling : heavy.empty() ? all : heavy;
    std::ranges::sort(kept);
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    return std::move(kept);
}

// A slash between words of two letters or more: "m/v" and "24/7" are words themselves.
std::vector<std::string_view> alternatives_of(std::string_view word) {
    constexpr std::size_t shortest = 2;  // bytes
    auto parts = parts_between(word, '/');
    const auto is_word = [](std::string_view part) { return part.size() >= shortest && !(part.front() >= '0' && part.front() <= '9'); };
    if (!std::ranges::all_of(parts, is_word)) parts = {word};
    return parts;
}

// "vallen/struikelen stoep/tegel" is each of the first with each of the second, four terms; none when there are more than
// `most`.
std::vector<std::string> variants_of(std::string_view term, std::size_t most) {
    std::vector<std::string> out{{}};
    for (const auto word : parts_between(term, ' ')) {
        std::vector<std::string> longer;
        const auto alternatives = alternatives_of(word);
        if (out.size() * alternatives.size() > most) return {};
        for (const auto& begin : out)
            for (const auto alternative : alternatives) longer.push_back(begin.empty() ? std::string{alternative} : begin + ' ' + std::string{alternative});
        out = std::move(longer);
    }
    return out;
}

// One line: what it says, or why it says nothing.
class Line {
public:
    Line(std::string_view text, const std::string& file, std::size_t number, analysis::Analyzer& analyzer,
         std::vector<Finding>& findings)
        : text_(text), file_(file), number_(number), analyzer_(analyzer), findings_(findings) {}

    // Fills both sides; false when there is no rule.
    bool read(std::vector<RuleTerm>& left, SynonymLine& right) {
        if (text_.size() > SynonymList::longest_line) return complain("rule_too_long", {});
        right.number = number_;
        auto arrow = text_.find("=>");
        const bool one_way = arrow != text_.npos;
        if (!one_way) arrow = text_.find('>');
        if (arrow == text_.npos) {
            left = right.to = terms(text_);
            return left.size() > 1 || complain("rule_empty_side", {});
        }
        const auto rest = text_.substr(arrow + (one_way ? 2 : 1));
        if (rest.find('>') != rest.npos) return complain("rule_two_arrows", {});
        left = terms(text_.substr(0, arrow), SynonymList::most_variants);
        right.to = terms(rest);
        right.broader = !one_way;
        return (!left.empty() && !right.to.empty()) || complain("rule_empty_side", {});
    }

private:
    // `variants`: so many terms may become of the slashes of a side; 0: a slash is text.
    std::vector<RuleTerm> terms(std::string_view side, std::size_t variants = 0) {
        std::vector<RuleTerm> out;
        std::set<std::vector<RuleWord>> of_slashes;
        std::size_t written = 0;
        for (const auto between : parts_between(side, ',')) {
            auto part = unicode::trim(between);
            if (part.empty()) continue;
            const bool quoted = part.size() > 2 && part.front() == '"' && part.back() == '"';
            if (quoted) part = part.substr(1, part.size() - 2);
            const bool slashes = variants > 0 && part.find('/') != part.npos;
            const auto all = slashes ? variants_of(part, variants - of_slashes.size()) : std::vector{std::string{part}};
            if (all.empty() || written == SynonymList::most_alternatives) {
                complain("rule_too_many_terms", {std::string{part}});
                break;
            }
            bool counts = false;
            for (const auto& variant : all) {
                RuleTerm term{variant, words_of(variant, quoted, analyzer_)};
                if (term.words.empty() || term.words.size() > SynonymList::most_words) {
                    complain("rule_bad_term", {std::string{part}});
                    break;  // once for all its choices
                }
                if (slashes && !of_slashes.insert(term.words).second) continue;  // another choice with the same stem
                out.push_back(std::move(term));
                counts = true;
            }
            written += counts;
        }
        return out;
    }

    bool complain(const char* code, std::vector<std::string> arguments) {
        findings_.push_back({Message{code, std::move(arguments)}, Place{file_, number_, {}}});
        return false;
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t number_;
    analysis::Analyzer& analyzer_;
    std::vector<Finding>& findings_;
};

void append_number(std::string& out, std::size_t number) {
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(static_cast<std::uint32_t>(number) >> shift & 0xFF);
}

// TAB and line end part the compiled text.
std::string flat(std::string text) {
    std::ranges::replace(text, '\t', ' ');
    std::ranges::replace(text, '\n', ' ');
    return text;
}

void append_term(std::string& out, const RuleTerm& term) {
    out += flat(term.written);
    for (const auto& word : term.words) out += '\t' + flat(key_of(word));
    out += '\n';
}

}  // namespace

void SynonymList::add(std::string_view text, const std::string& file, analysis::Analyzer& analyzer,
                   std::vector<Finding>& findings) {
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = unicode::trim(text.substr(begin, end - begin));
        begin = end + 1;
        ++number;
        if (line.empty() || line.front() == '#') continue;
        std::vector<RuleTerm> left;
        SynonymLine right;
        if (!Line{line, file, number, analyzer, findings}.read(left, right)) continue;
        lines_.push_back(std::move(right));
        for (auto& from : left) {
            add_written_together(from, analyzer);
            add(std::move(from));
        }
    }
}

// "Oude bank" and "bank wegdoen" are two words to everyone: what makes a compound is no adjective with its ending, and does
// not end in a verb.
void SynonymList::add_written_together(const RuleTerm& from, analysis::Analyzer& analyzer) {
    if (from.words.size() != 2) return;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(from.written, tokens);
    const auto plain = [](const analysis::Token& token) { return token.kind == unicode::TokenKind::word && !token.function_word; };
    if (tokens.size() != 2 || !std::ranges::all_of(tokens, plain)) return;
    const auto &first = tokens.front().folded, &last = tokens.back().folded;
    if (dutch::positive_form(first) != first || !dutch::verb_stem(last).empty()) return;
    if (compounds_.main_boundary(first + last) == first.size()) add({from.written, {{std::string{analyzer.stem(first + last)}, false}}});
}

void SynonymList::add(RuleTerm from) {
    const auto& to = lines_.back().to;
    if (std::ranges::all_of(to, [&](const RuleTerm& term) { return term.words == from.words; })) return;
    rules_.push_back({std::move(from), lines_.size() - 1});
}

std::string SynonymList::compiled() const {
    std::map<std::string, std::vector<const SynonymRule*>> by_key;
    for (const auto& rule : rules_) by_key[key_of(rule.from.words.front())].push_back(&rule);
    std::string text, keys, rules, lines;
    std::size_t first = 0;
    for (const auto& [key, of_key] : by_key) {
        append_number(keys, text.size());
        append_number(keys, first);
        text += key;
        first += of_key.size();
    }
    append_number(keys, text.size());
    append_number(keys, first);
    for (const auto& [key, of_key] : by_key)
        for (const auto* rule : of_key) {
            append_number(rules, text.size());
            append_number(rules, rule->line);
            append_term(text, rule->from);
        }
    for (const auto& line : lines_) {
        append_number(lines, text.size());
        text += std::to_string(line.number) + (line.broader ? "\t>\n" : "\t=\n");
        for (const auto& to : line.to) append_term(text, to);
        text += '\n';
    }
    std::string out;
    for (const auto count : {by_key.size(), rules_.size(), lines_.size()}) append_number(out, count);
    return out + keys + rules + lines + text;
}

std::vector<CountedWord> words_of(const SynonymList& list, analysis::Analyzer& analyzer) {
    std::vector<CountedWord> words;
    std::vector<analysis::Token> tokens;
    for (const auto& rule : list.rules()) {
        analyzer.analyze(rule.from.written, tokens);
        for (const auto& token : tokens)
            if (!token.function_word && !token.stem.empty()) words.push_back({token.folded, 1});
    }
    return words;
}

}  // namespace vraagbaak::lexicon

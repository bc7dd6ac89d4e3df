// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/synonyms.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "dutch/function_words.hpp"

namespace vraagbaak::lexicon {

namespace {

// How far apart the words of a left term may stand: so many other words between them.
constexpr std::size_t most_between = 5;

// Function words that say nothing even beside a single word: "de put" is "put", but "welke bak" is not "bak".
constexpr std::array light_words{"de",  "het", "een", "mijn", "mn", "uw",   "je",   "jouw", "ons", "onze", "hun",
                                 "haar", "zn",  "van", "voor", "te",   "in",   "op",   "bij",  "met",  "is",  "zijn", "ben",
                                 "wordt", "word", "heb", "heeft", "hebben", "ik", "u", "wij", "we", "en", "a", "the", "my", "of", "to"};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> parts_between(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(separator, begin), text.size());
        out.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

std::string key(const RuleWord& word) { return (word.literal ? '=' : ' ') + word.text; }

bool light(const analysis::Token& token) { return std::ranges::find(light_words, token.folded) != light_words.end(); }

// The words of a term. Function words say nothing beside two others, and beside one only those that turn a meaning (niet,
// zonder) or ask for something else (welke, hoeveel, te veel).
std::vector<RuleWord> words_of(std::string_view term, analysis::Analyzer& analyzer) {
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
    auto& kept = telling.size() > 1 ? telling : heavy.empty() ? all : heavy;
    std::ranges::sort(kept);
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    return std::move(kept);
}

// One line: what it says, or why it says nothing.
class Line {
public:
    Line(std::string_view text, const std::string& file, std::size_t number, analysis::Analyzer& analyzer,
         std::vector<Finding>& findings)
        : text_(text), file_(file), number_(number), analyzer_(analyzer), findings_(findings) {}

    // Fills both sides; false when there is no rule.
    bool read(std::vector<RuleTerm>& left, SynonymLine& right) {
        if (text_.size() > Synonyms::longest_line) return complain("rule_too_long", {});
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
        left = terms(text_.substr(0, arrow));
        right.to = terms(rest);
        right.broader = !one_way;
        return (!left.empty() && !right.to.empty()) || complain("rule_empty_side", {});
    }

private:
    std::vector<RuleTerm> terms(std::string_view side) {
        std::vector<RuleTerm> out;
        for (const auto between : parts_between(side, ',')) {
            const auto part = trimmed(between);
            if (part.empty()) continue;
            RuleTerm term{std::string{part}, words_of(part, analyzer_)};
            if (term.words.empty() || term.words.size() > Synonyms::most_words) complain("rule_bad_term", {term.written});
            else if (out.size() == Synonyms::most_alternatives) complain("rule_too_many_terms", {term.written});
            else out.push_back(std::move(term));
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

// Where the words of a left term stand in a question: close to `at`, where its first word stands.
class Places {
public:
    explicit Places(const std::vector<std::vector<RuleWord>>& words) {
        for (std::size_t i = 0; i < words.size(); ++i)
            for (const auto& word : words[i]) places_[key(word)].insert(i);
    }

    std::vector<std::size_t> of(const RuleTerm& term, std::size_t at) const {
        std::set<std::size_t> out{at};
        for (std::size_t i = 1; i < term.words.size(); ++i) {
            const auto found = places_.find(key(term.words[i]));
            if (found == places_.end()) return {};
            const auto near = nearest(found->second, at, out);
            if (near == none) return {};
            out.insert(near);
        }
        if (*out.rbegin() - *out.begin() >= term.words.size() + most_between) return {};
        return {out.begin(), out.end()};
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    // Each word of the term needs a place of its own.
    static std::size_t nearest(const std::set<std::size_t>& places, std::size_t at, const std::set<std::size_t>& taken) {
        std::size_t best = none, distance = none;
        for (const auto place : places) {
            const auto away = place > at ? place - at : at - place;
            if (away < distance && !taken.contains(place)) {
                best = place;
                distance = away;
            }
        }
        return best;
    }

    std::unordered_map<std::string, std::set<std::size_t>> places_;
};

bool within(const std::vector<std::size_t>& part, const std::vector<std::size_t>& whole) {
    return part.size() < whole.size() && std::ranges::includes(whole, part);
}

}  // namespace

void Synonyms::add(std::string_view text, const std::string& file, analysis::Analyzer& analyzer,
                   std::vector<Finding>& findings) {
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = trimmed(text.substr(begin, end - begin));
        begin = end + 1;
        ++number;
        if (line.empty() || line.front() == '#') continue;
        std::vector<RuleTerm> left;
        SynonymLine right;
        if (!Line{line, file, number, analyzer, findings}.read(left, right)) continue;
        lines_.push_back(std::move(right));
        for (auto& from : left) add(std::move(from));
    }
}

void Synonyms::add(RuleTerm from) {
    const auto& to = lines_.back().to;
    if (std::ranges::all_of(to, [&](const RuleTerm& term) { return term.words == from.words; })) return;
    by_word_[key(from.words.front())].push_back(rules_.size());
    rules_.push_back({std::move(from), lines_.size() - 1});
}

// "L number broader", then "T written words" and "F written words" for its right and left terms.
std::string Synonyms::compiled() const {
    std::string out;
    const auto term = [&](char kind, const RuleTerm& one) {
        out += std::string{kind} + '\t' + one.written + '\t';
        for (const auto& word : one.words) out += key(word) + '\t';
        out.back() = '\n';
    };
    std::size_t rule = 0;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        out += "L\t" + std::to_string(lines_[line].number) + (lines_[line].broader ? "\t>\n" : "\t=\n");
        for (const auto& to : lines_[line].to) term('T', to);
        for (; rule < rules_.size() && rules_[rule].line == line; ++rule) term('F', rules_[rule].from);
    }
    return out;
}

Synonyms Synonyms::read_compiled(std::string_view bytes) {
    Synonyms out;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const auto end = bytes.find('\n', begin);
        const auto fields = parts_between(bytes.substr(begin, end - begin), '\t');
        begin = end + 1;
        if (fields[0] == "L") {
            out.lines_.push_back({{}, fields[2] == ">", static_cast<std::size_t>(std::stoul(std::string{fields[1]}))});
            continue;
        }
        RuleTerm term{std::string{fields[1]}, {}};
        for (std::size_t i = 2; i < fields.size(); ++i) term.words.push_back({std::string{fields[i].substr(1)}, fields[i].front() == '='});
        if (fields[0] == "T") out.lines_.back().to.push_back(std::move(term));
        else out.add(std::move(term));
    }
    return out;
}

std::vector<SynonymMatch> Synonyms::find(const std::vector<std::vector<RuleWord>>& words) const {
    const Places places{words};
    std::vector<SynonymMatch> found;
    std::set<const SynonymRule*> seen;
    for (std::size_t at = 0; at < words.size(); ++at)
        for (const auto& word : words[at]) {
            const auto rules = by_word_.find(key(word));
            if (rules == by_word_.end()) continue;
            for (const auto number : rules->second) {
                const auto& rule = rules_[number];
                if (seen.contains(&rule)) continue;
                auto where = places.of(rule.from, at);
                if (where.empty()) continue;
                seen.insert(&rule);
                found.push_back({&rule, &lines_[rule.line], std::move(where)});
            }
        }
    std::ranges::stable_sort(found, std::ranges::greater{}, [](const SynonymMatch& match) { return match.words.size(); });
    std::vector<SynonymMatch> out;
    for (auto& match : found) {
        const bool said_better = std::ranges::any_of(out, [&](const auto& longer) { return within(match.words, longer.words); });
        if (!said_better && out.size() < most_found) out.push_back(std::move(match));
    }
    return out;
}

}  // namespace vraagbaak::lexicon

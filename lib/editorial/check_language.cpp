// SPDX-License-Identifier: GPL-2.0-or-later
// What reads hard: official words, and long or knotted sentences.
#include <algorithm>
#include <set>

#include "dutch/plain_words.hpp"
#include "editorial/check.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::editorial {

namespace {

constexpr std::size_t long_sentence = 25, many_clauses = 3, many_passives = 2, passive_sentence = 18;  // words but for the middle two
constexpr std::size_t worth_of_clause = 5, worth_of_passive = 4;                                       // in words

bool is_internal(std::string_view section) { return section == "deskMemo" || section == "toelichting"; }

bool is_capital(std::string_view text) {
    std::size_t first = 1;
    while (first < text.size() && unicode::character_border(text, first) != first) ++first;
    const auto letter = text.substr(0, first);
    return unicode::lower_case(letter) != letter;
}

// Words between spaces, folded, and whether a comma stands before each.
struct Word {
    std::string folded;
    bool behind_comma = false;
};

std::vector<Word> words_of(std::string_view sentence) {
    std::vector<Word> words;
    bool comma = false;
    for (std::size_t begin = 0; begin < sentence.size();) {
        const auto end = std::min(sentence.find_first_of(" \n\t", begin), sentence.size());
        auto word = sentence.substr(begin, end - begin);
        begin = end + 1;
        const bool comma_behind = word.ends_with(',');
        while (!word.empty() && std::string_view{",.;:!?()\"'"}.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
        while (!word.empty() && std::string_view{"(\"'"}.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
        auto folded = unicode::fold(word);
        if (!folded.empty() && std::ranges::any_of(folded, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; }))
            words.push_back({std::move(folded), comma});
        comma = comma_behind;
    }
    return words;
}

std::size_t worth(const HardSentence& one) { return one.words + one.clauses * worth_of_clause + one.passives * worth_of_passive; }

}  // namespace

// A point ends a sentence before a capital, a quotation mark or the end of a line; not in "art. 5", "7.30 uur", "bijv. een".
std::vector<std::string_view> sentences_of(std::string_view text) {
    std::vector<std::string_view> out;
    const auto add = [&](std::string_view part) {
        part = unicode::trim(part);
        if (part.starts_with("- ")) part.remove_prefix(2);
        if (!part.empty()) out.push_back(part);
    };
    while (!text.empty()) {
        const auto line_end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, line_end);
        text.remove_prefix(std::min(line_end + 1, text.size()));
        for (std::size_t at = line.find_first_of(".!?"); at != line.npos; at = line.find_first_of(".!?", at + 1)) {
            const auto next = line.substr(at + 1);
            if (!next.starts_with(' ') || !is_capital(next.substr(1))) continue;
            add(line.substr(0, at + 1));
            line = next.substr(1);
            at = 0;
        }
        add(line);
    }
    return out;
}

void each_readable(const Record& record, const std::function<void(const std::string& section, const std::string& text)>& visit) {
    visit({}, record.title);
    visit({}, record.short_answer);
    for (const auto& section : record.sections) {
        visit(section.key, section.title);
        visit(section.key, section.text);
    }
}

void check_official(const Record& record, analysis::Analyzer& analyzer, Remarks& remarks) {
    std::set<std::pair<std::string, std::string>> told;
    std::vector<analysis::Token> tokens;
    each_readable(record, [&](const std::string& section, const std::string& text) {
        if (is_internal(section)) return;
        analyzer.analyze(text, tokens);
        std::vector<std::string> words;
        for (const auto& token : tokens)
            if (!token.piece && token.kind != unicode::TokenKind::joined) words.push_back(token.folded);
        for (const auto& found : dutch::official_words(words))
            if (told.emplace(section, found.official).second)
                remarks.push_back({CheckRule::official, false, section, {"check_official", {found.official, found.plain}}, {}});
    });
}

void find_hard_sentences(const Record& record, std::vector<HardSentence>& sentences) {
    each_readable(record, [&](const std::string& section, const std::string& text) {
        if (is_internal(section)) return;
        for (const auto sentence : sentences_of(text)) {
            const auto words = words_of(sentence);
            HardSentence one{record.id, record.title, section, {}, words.size(), 0, 0};
            std::size_t auxiliaries = 0, participles = 0;
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (dutch::begins_clause(words[i].folded, words[i].behind_comma)) ++one.clauses;
                if (dutch::is_passive_auxiliary(words[i].folded)) ++auxiliaries;
                else if (dutch::may_be_participle(words[i].folded)) ++participles;
            }
            one.passives = std::min(auxiliaries, participles);
            if (one.words <= long_sentence && one.clauses < many_clauses && (one.passives < many_passives || one.words <= passive_sentence)) continue;
            one.text = sentence;
            sentences.push_back(std::move(one));
        }
    });
    std::ranges::stable_sort(sentences, [](const HardSentence& a, const HardSentence& b) { return worth(a) > worth(b); });
}

}  // namespace vraagbaak::editorial

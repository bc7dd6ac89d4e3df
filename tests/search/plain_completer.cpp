// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plain_completer.hpp"

#include <algorithm>

#include "dutch/function_words.hpp"
#include "dutch/name_words.hpp"
#include "index/people.hpp"
#include "index/text_parts.hpp"
#include "lexicon/slow_distance.hpp"
#include "search/plain_people.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::test {

using analysis::Token;
using lexicon::characters;

namespace {

std::string key_of(const std::string& text) {
    auto key = unicode::fold(text);
    while (!key.empty() && std::string_view("?!. ").find(key.back()) != std::string_view::npos) key.pop_back();
    return key;
}

bool is_function_word(const std::vector<std::string>& forms) {
    return std::ranges::all_of(forms, [](const auto& form) { return dutch::is_function_word(form); });
}

bool is_wanted(const Prefix& prefix, const Completion& one) {
    return prefix.kinds.empty() || std::ranges::find(prefix.kinds, one.kind) != prefix.kinds.end();
}

// The first of a list that are wanted and look like none before.
std::vector<Completion> fresh(const std::vector<Completion>& list, const Prefix& prefix, std::set<std::string>& shown, std::size_t most) {
    std::vector<Completion> out;
    for (const auto& one : list)
        if (out.size() < most && is_wanted(prefix, one) && shown.insert(key_of(one.text)).second) out.push_back(one);
    return out;
}

}  // namespace

PlainCompleter::PlainCompleter(const std::vector<Record>& visible) {
    for (const auto& record : visible) {
        if (record.kind == "medewerker") people_.push_back({{record.title, "title", record.id}, index::name_entry(record, 1)});
        const bool vac = record.kind == "vac";
        add_title(record, record.title, vac);
        for (const auto& title : record.alternative_titles)
            if (vac || title.ends_with("?")) add_title(record, title, true);
        std::set<std::string> words;
        for (const auto& part : index::TextParts{record}) {
            std::vector<Token> tokens;
            analyzer_.analyze(part.text, tokens);
            for (const auto& token : tokens) words.insert(token.folded);
        }
        for (const auto& word : words) ++words_[word];
    }
    std::ranges::sort(titles_, {}, [](const Title& title) {
        const auto& [text, kind, id] = title.completion;
        return std::tuple{unicode::length(text), text, id, kind == "question"};
    });
}

void PlainCompleter::add_title(const Record& record, const std::string& text, bool question) {
    std::vector<Token> tokens;
    analyzer_.analyze(text, tokens);
    for (auto& token : tokens) token.stem = {};  // a view that would not last
    titles_.push_back({{text, question ? "question" : "title", record.id}, std::move(tokens)});
}

std::vector<PlainCompleter::Word> PlainCompleter::read(const std::string& text, std::string& before) const {
    std::vector<Token> tokens;
    analyzer_.analyze(text, tokens);
    std::vector<Word> words;
    std::size_t end = 0, begin = 0;
    for (std::size_t position = 0; !tokens.empty() && position <= tokens.back().position; ++position) {
        std::vector<std::string> joined, others;
        begin = text.size();
        for (const auto& token : tokens) {
            if (token.position != position) continue;
            (token.kind == unicode::TokenKind::joined ? joined : others).push_back(token.folded);
            begin = std::min(begin, token.range.begin);
            end = std::max(end, token.range.end);
        }
        words.push_back({others.empty() ? joined : others, false});
    }
    if (words.empty()) return words;
    end = 0;
    for (const auto& token : tokens)
        if (token.position == tokens.back().position) end = std::max(end, token.range.end);
    words.back().half = text.find_first_of(" \t\n", end) == std::string::npos;
    if (words.size() > 1)
        for (const char c : text.substr(0, begin))
            if (c != ' ' || (!before.empty() && before.back() != ' ')) before += c;
    return words;
}

bool PlainCompleter::fits(const std::string& form, const std::string& word, Typo typo) const {
    if (typo == Typo::none) return word.starts_with(form);
    const auto typed = characters(form), whole = characters(word);
    if (typed.size() < 4 || word.starts_with(form)) return false;
    if ((typed[0] == whole[0]) != (typo == Typo::same_first_letter)) return false;
    for (std::size_t size = 0; size <= whole.size(); ++size)
        if (lexicon::slow_distance(typed, whole.substr(0, size)) <= 1) return true;
    return false;
}

bool PlainCompleter::fits(const Word& typed, const Token& token, Typo typo) const {
    if (typo != Typo::none) return typed.forms.size() == 1 && fits(typed.forms[0], token.folded, typo);
    return std::ranges::any_of(typed.forms, [&](const auto& form) {
        const std::string stem{analyzer_.stem(form)};
        return token.folded.starts_with(form) || (!typed.half && !stem.empty() && stem == analyzer_.stem(token.folded));
    });
}

bool PlainCompleter::title_fits(const Title& title, const std::vector<Word>& words, bool at_the_beginning, std::size_t wrong, Typo typo) const {
    const auto typo_of = [&](std::size_t word) { return word == wrong ? typo : Typo::none; };
    bool begins = false;
    for (const auto& token : title.tokens) begins |= token.position == 0 && fits(words[0], token, typo_of(0));
    if (begins != at_the_beginning) return false;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (std::ranges::none_of(title.tokens, [&](const Token& token) { return fits(words[i], token, typo_of(i)); })) return false;
    return true;
}

// With a typo: in any one of the words.
std::vector<Completion> PlainCompleter::titles(const std::vector<Word>& words, bool at_the_beginning, Typo typo) const {
    std::vector<Completion> out;
    for (const auto& title : titles_) {
        bool found = false;
        for (std::size_t wrong = 0; wrong < words.size() && !found; ++wrong) found = title_fits(title, words, at_the_beginning, wrong, typo);
        if (found) out.push_back(title.completion);
    }
    return out;
}

// Who is called so, or nearly so, by each word that is neither empty of a subject nor what stands before a surname.
std::vector<Completion> PlainCompleter::people(const std::vector<Word>& words) const {
    std::vector<std::tuple<float, std::size_t, std::string, std::string>> found;
    const auto may_be_missing = [](const Word& word) { return is_function_word(word.forms) || std::ranges::all_of(word.forms, dutch::is_name_prefix); };
    if (may_be_missing(words.back()) || std::ranges::any_of(words, [](const Word& word) { return word.forms.size() != 1; })) return {};
    for (const auto& [completion, entry] : people_) {
        std::map<std::string, std::uint32_t> roles;
        std::vector<std::string> prefixes;
        for (const auto& word : entry.words) word.role == lexicon::NameRole::name_prefix ? prefixes.push_back(word.text) : void(roles[word.text] |= word.role);
        float sum = 0;
        bool all = true;
        for (const auto& typed : words) {
            if (may_be_missing(typed)) continue;
            float best = 0;
            for (const auto& [word, role] : roles) {
                if (typed.forms[0].size() > 1) best = std::max(best, plain_alike(typed.forms[0], true, word, role, prefixes).quality);
                if (typed.half) best = std::max(best, plain_beginning(typed.forms[0], word, role, prefixes).quality);
            }
            sum += best;
            all = all && best > 0;
        }
        if (all) found.emplace_back(-sum, unicode::length(completion.text), completion.text, completion.id);
    }
    std::ranges::sort(found);
    std::vector<Completion> out;
    for (const auto& [quality, length, text, id] : found) out.push_back({text, "title", id});
    return out;
}

std::vector<Completion> PlainCompleter::words(const Word& typed, const std::string& before, Typo typo) const {
    std::vector<std::tuple<bool, std::ptrdiff_t, std::string>> found;
    for (const auto& [word, count] : words_) {
        if (typo != Typo::none && typed.forms.size() > 1) continue;
        const auto first = characters(word)[0];
        const bool letter = first >= 0x80 || (first >= 'a' && first <= 'z');
        if (!typed.half || !letter || word.find_first_of("@/.:") != std::string::npos) continue;
        if (std::ranges::any_of(typed.forms, [&](const auto& form) { return fits(form, word, typo); }))
            found.emplace_back(dutch::is_function_word(word), -static_cast<std::ptrdiff_t>(count), word);
    }
    std::ranges::sort(found);
    std::vector<Completion> out;
    for (const auto& [last, count, word] : found) out.push_back({before + word, "word", ""});
    return out;
}

std::vector<Completion> PlainCompleter::complete(const Prefix& prefix) const {
    std::vector<Completion> out;
    std::string before;
    const auto typed = read(prefix.text, before);
    if (typed.empty() || prefix.limit == 0) return out;
    auto telling = typed;
    telling.pop_back();
    std::erase_if(telling, [](const Word& word) { return is_function_word(word.forms); });
    telling.push_back(typed.back());
    std::set<std::string> shown;
    std::size_t exact = 0;
    for (const auto typo : {Typo::none, Typo::same_first_letter, Typo::other_first_letter}) {
        if (typo != Typo::none && exact >= 3) break;
        const auto room = prefix.limit - out.size();
        const auto& words_typed = typo == Typo::none ? typed : telling;
        auto beginnings = fresh(titles(words_typed, true, typo), prefix, shown, room);
        auto others = fresh(titles(words_typed, false, typo), prefix, shown, room - beginnings.size());
        if (typo == Typo::none && telling.size() < typed.size())
            for (const bool at_the_beginning : {true, false})
                for (auto& one : fresh(titles(telling, at_the_beginning, typo), prefix, shown, room - beginnings.size() - others.size()))
                    others.push_back(std::move(one));
        auto offered = fresh(words(typed.back(), before, typo), prefix, shown, room);
        const auto share = static_cast<std::size_t>((static_cast<double>(room) * 0.4) + 0.999);
        const auto titles_found = beginnings.size() + others.size();
        offered.resize(std::min(offered.size(), std::max(share, room - std::min(room, titles_found))));
        beginnings.resize(std::min(beginnings.size(), room - offered.size()));
        others.resize(std::min(others.size(), room - offered.size() - beginnings.size()));
        for (const auto* list : {&beginnings, &offered, &others}) out.insert(out.end(), list->begin(), list->end());
        if (typo != Typo::none) continue;
        exact = out.size();
        for (auto& one : fresh(people(typed), prefix, shown, prefix.limit - out.size())) out.push_back(std::move(one));
    }
    return out;
}

}  // namespace vraagbaak::test

// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/synonyms.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory_resource>
#include <ranges>
#include <set>

namespace vraagbaak::lexicon {

namespace {

constexpr std::size_t keys_at = 3;  // numbers before them

// Cuts off the begin of `text` up to `separator`, and that too.
std::string_view take_until(std::string_view& text, char separator) {
    const auto end = text.find(separator);
    const auto taken = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    return taken;
}

// Of each word of a term its key, in the place of what was there.
void take_keys(std::string_view term, std::vector<std::string_view>& keys) {
    keys.clear();
    for (take_until(term, '\t'); !term.empty();) keys.push_back(take_until(term, '\t'));
}

RuleTerm term_of(std::string_view text) {
    RuleTerm term{std::string{text.substr(0, text.find('\t'))}, {}};
    std::vector<std::string_view> keys;
    take_keys(text, keys);
    for (const auto key : keys) term.words.push_back({std::string{key.substr(1)}, key.front() == '='});
    return term;
}

// Where the words of a left term stand in a question: close to `at`, where its first word stands.
class Places {
public:
    explicit Places(const std::vector<std::vector<SaidWord>>& words) : words_(words.size()) {
        for (std::size_t i = 0; i < words.size(); ++i)
            for (const auto& said : words[i]) places_[key_of(said.word)].emplace(i, said.reach);
    }

    std::vector<std::size_t> of(const std::vector<std::string_view>& keys, std::size_t at) const {
        // Most terms have a word that was not said at all.
        for (std::size_t i = 1; i < keys.size(); ++i)
            if (!places_.contains(keys[i])) return {};
        std::set<std::size_t> out;
        take(at, places_.find(keys.front())->second.at(at), out);
        for (std::size_t i = 1; i < keys.size(); ++i) {
            const auto found = places_.find(keys[i]);
            const auto near = nearest(found->second, at, out);
            if (near == found->second.end()) return {};
            take(near->first, near->second, out);
        }
        if (*out.rbegin() - *out.begin() >= keys.size() + Synonyms::most_between(keys.size())) return {};
        return {out.begin(), out.end()};
    }

private:
    using Reaches = std::pmr::map<std::size_t, std::size_t>;  // from a place, so many units

    void take(std::size_t place, std::size_t reach, std::set<std::size_t>& out) const {
        for (const auto end = std::min(place + reach, words_); place < end; ++place) out.insert(place);
    }

    // Each word of the term needs a place of its own.
    static Reaches::const_iterator nearest(const Reaches& places, std::size_t at, const std::set<std::size_t>& taken) {
        auto best = places.end();
        auto distance = static_cast<std::size_t>(-1);
        for (auto place = places.begin(); place != places.end(); ++place) {
            const auto away = place->first > at ? place->first - at : at - place->first;
            if (away >= distance || taken.contains(place->first)) continue;
            best = place;
            distance = away;
        }
        return best;
    }

    std::size_t words_;
    std::array<std::byte, 4 << 10> room_;  // enough for most questions, so that memory is seldom asked for
    std::pmr::monotonic_buffer_resource memory_{room_.data(), room_.size()};
    std::pmr::map<std::string, Reaches, std::less<>> places_{&memory_};
};

bool within(const std::vector<std::size_t>& part, const std::vector<std::size_t>& whole) {
    return part.size() < whole.size() && std::ranges::includes(whole, part);
}

// "id kwijt" is a vermissing identiteitskaart: its id is an identiteitskaart.
bool agrees(const RuleTerm& to, const SynonymMatch& longer) {
    return std::ranges::any_of(longer.line.to, [&](const RuleTerm& said) {
        return std::ranges::all_of(to.words, [&](const RuleWord& word) { return std::ranges::find(said.words, word) != said.words.end(); });
    });
}

}  // namespace

namespace {

std::string pair_key(const RuleTerm& from, const RuleTerm& to) {
    std::string key;
    for (const auto& word : from.words) key += key_of(word) + '\t';
    key += '\n';
    for (const auto& word : to.words) key += key_of(word) + '\t';
    return key;
}

}  // namespace

void RulesOff::add(const RuleTerm& from, const RuleTerm& to) { pairs_.insert(pair_key(from, to)); }

bool RulesOff::has(const RuleTerm& from, const RuleTerm& to) const { return !pairs_.empty() && pairs_.contains(pair_key(from, to)); }

std::string key_of(const RuleWord& word) { return (word.literal ? '=' : ' ') + word.text; }

std::size_t Synonyms::number(std::size_t index) const {
    const auto bytes = bytes_.substr(4 * index, 4);
    std::uint32_t out = 0;
    for (std::size_t i = 4; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[i]);
    return out;
}

std::string_view Synonyms::text_at(std::size_t offset) const {
    const auto numbers = keys_at + 2 * (number(0) + 1) + 2 * number(1) + number(2);
    return bytes_.substr(4 * numbers + offset);
}

std::string_view Synonyms::key(std::size_t index) const {
    const auto begin = number(keys_at + 2 * index), end = number(keys_at + 2 * index + 2);
    return text_at(begin).substr(0, end - begin);
}

Synonyms::Rules Synonyms::rules_of(std::string_view wanted) const {
    const auto all = std::views::iota(std::size_t{0}, number(0));
    const auto found = std::ranges::lower_bound(all, wanted, {}, [&](std::size_t index) { return key(index); });
    if (found == all.end() || key(*found) != wanted) return {};
    return {number(keys_at + 2 * *found + 1), number(keys_at + 2 * *found + 3)};
}

std::string_view Synonyms::left_term(std::size_t rule) const {
    auto text = text_at(number(keys_at + 2 * (number(0) + 1) + 2 * rule));
    return take_until(text, '\n');
}

SynonymLine Synonyms::line_of(std::size_t rule) const {
    const auto rules_at = keys_at + 2 * (number(0) + 1), lines_at = rules_at + 2 * number(1);
    auto text = text_at(number(lines_at + number(rules_at + 2 * rule + 1)));
    auto head = take_until(text, '\n');
    SynonymLine line;
    const auto digits = take_until(head, '\t');
    std::from_chars(digits.data(), digits.data() + digits.size(), line.number);
    line.broader = head == ">";
    for (auto term = take_until(text, '\n'); !term.empty(); term = take_until(text, '\n')) line.to.push_back(term_of(term));
    return line;
}

std::vector<SynonymMatch> Synonyms::find(const std::vector<std::vector<SaidWord>>& words) const {
    const Places places{words};
    std::vector<SynonymMatch> found;
    std::vector<const RulesOff*> off;  // of the layers above
    std::vector<std::string_view> keys;
    std::size_t depth = 0;
    for (const auto* layer = this; layer; layer = layer->below_.get(), ++depth) {
        std::set<std::size_t> seen;
        for (std::size_t at = 0; at < words.size(); ++at)
            for (const auto& said : words[at])
                for (auto [rule, end] = layer->rules_of(key_of(said.word)); rule < end; ++rule) {
                    if (seen.contains(rule)) continue;
                    take_keys(layer->left_term(rule), keys);
                    auto where = places.of(keys, at);
                    if (where.empty()) continue;
                    seen.insert(rule);
                    SynonymMatch match{term_of(layer->left_term(rule)), {}, std::move(where), depth};
                    if (!off.empty()) {
                        match.line = layer->line_of(rule);
                        const auto is_off = [&](const RuleTerm& to) {
                            return std::ranges::any_of(off, [&](const auto* rules) { return rules->has(match.from, to); });
                        };
                        std::erase_if(match.line.to, is_off);
                        if (match.line.to.empty()) continue;
                    }
                    match.rule = rule;
                    found.push_back(std::move(match));
                }
        if (!layer->off_.empty()) off.push_back(&layer->off_);
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, [](const SynonymMatch& one) { return one.words.size(); });
    std::vector<SynonymMatch> out;
    std::size_t shorter = 0;
    for (auto& match : found) {
        if (out.size() >= most_found) break;
        const bool said_better = std::ranges::any_of(out, [&](const auto& longer) { return within(match.words, longer.words); });
        if (said_better && ++shorter > most_shorter) continue;
        if (match.line.to.empty()) {
            const auto* layer = this;
            for (auto left = match.layer; left > 0; --left) layer = layer->below_.get();
            match.line = layer->line_of(match.rule);
        }
        for (const auto& longer : out)
            if (said_better && within(match.words, longer.words)) std::erase_if(match.line.to, [&](const RuleTerm& to) { return !agrees(to, longer); });
        if (match.line.to.empty()) continue;
        out.push_back(std::move(match));
    }
    return out;
}

}  // namespace vraagbaak::lexicon

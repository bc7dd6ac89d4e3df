// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/choices.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>

#include "dutch/word_file.hpp"
#include "search/choices_within.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::data {
extern const std::string_view search_choice_words;
}

namespace vraagbaak::search {

namespace {

constexpr double near_the_first = 0.4;  // share of its score that a variant has at least
// Facets that people know themselves by; the first that tells the records apart is asked.
constexpr std::array<std::string_view, 3> asked_facets{"doelgroep", "thema", "afdeling"};
// Pages about many things are no variant of one.
constexpr std::array<std::string_view, 5> no_variants{"medewerker", "afdeling", "themapagina", "nieuws", "werkinstructie"};

struct Member {
    std::uint32_t document;
    const SeenViews::Seen* seen;
    std::string title;
    std::map<std::string, Range> stems = {};  // of the words of its title, and of the parts of compounds, with the place of the word
    std::set<std::string> whole = {};         // those of words
    double answered = 0;                      // of the question, by title, other titles and keywords
    double titled = 0;                        // by words of the title that were asked for themselves
    std::string label = {};
};

bool names_it(index::Field field) {
    return field == index::Field::title || field == index::Field::alternative_title || field == index::Field::keywords;
}

double answered_by(const SeenViews::Seen& seen, const std::vector<double>& telling) {
    std::vector<bool> met(telling.size(), false);
    double sum = 0;
    for (std::size_t i = 0; i < seen.matches.parts.size(); ++i) {
        if (!names_it(seen.view.parts()[i].field)) continue;
        for (const auto& match : seen.matches.parts[i]) {
            if (met[match.unit]) continue;
            met[match.unit] = true;
            sum += telling[match.unit];
        }
    }
    return sum;
}

// WOZ of "WOZ-waarde" does not.
bool stands_apart(std::string_view text, const Range& word) {
    return (word.begin == 0 || text[word.begin - 1] != '-') && (word.end == text.size() || text[word.end] != '-');
}

Member member_of(std::uint32_t document, SeenViews& views, const std::vector<double>& telling, analysis::Analyzer& analyzer) {
    const auto& seen = views.at(document);
    Member out{document, &seen, std::string{seen.view.title()}};
    std::vector<analysis::Token> tokens;
    analyzer.analyze(out.title, tokens);
    for (const auto& token : tokens) {
        if (token.function_word || token.stem.empty()) continue;
        out.stems.try_emplace(std::string{token.stem}, token.range);
        if (stands_apart(out.title, token.range)) out.whole.insert(std::string{token.stem});
        for (const auto& part : token.parts) out.stems.try_emplace(part.stem, token.range);
    }
    out.answered = answered_by(seen, telling);
    return out;
}

// The stems that a word of the question stands for.
std::vector<std::string> stems_of(const query::Unit& unit) {
    std::vector<std::string> out;
    for (const auto& reading : unit.readings)
        for (const auto& term : reading.terms)
            if (term.space == query::Space::stem || term.space == query::Space::part) out.push_back(term.text);
    return out;
}

double titled_by(const Member& member, const Matcher& matcher, const std::vector<double>& telling) {
    double sum = 0;
    for (std::size_t unit = 0; unit < matcher.units().size(); ++unit) {
        const auto& readings = matcher.units()[unit]->readings;
        const bool there = std::ranges::any_of(readings, [&](const query::Reading& reading) { return reading.kind == "stem" && member.stems.contains(reading.terms.front().text); });
        if (there) sum += telling[unit];
    }
    return sum;
}

bool is_question(const Member& member) { return member.title.ends_with('?'); }

// The word of the question that most titles share with the first; of equal ones the more telling, then the one that is said first.
struct Shared {
    std::string stem;
    bool weak = false;  // kwijt: goes with anything, so that the titles say more whole
};

std::optional<Shared> shared_stem(const std::vector<Member>& members, const Matcher& matcher, const std::vector<double>& telling) {
    std::optional<Shared> best;
    std::size_t most = 1;
    double told = 0;
    for (std::size_t unit = 0; unit < matcher.units().size(); ++unit)
        for (const auto& stem : stems_of(*matcher.units()[unit])) {
            if (!members.front().stems.contains(stem)) continue;
            const auto count = static_cast<std::size_t>(std::ranges::count_if(members, [&](const Member& one) { return one.stems.contains(stem); }));
            if (count < most || count < 2 || (count == most && telling[unit] <= told)) continue;
            most = count;
            told = telling[unit];
            best = Shared{stem, matcher.units()[unit]->weak};
        }
    return best;
}

std::vector<Choice> by_label(const std::vector<Member>& members) {
    std::vector<Choice> out;
    for (const auto& member : members) {
        const std::string id{member.seen->view.id};
        const auto same = std::ranges::find_if(out, [&](const Choice& choice) { return unicode::fold(choice.label) == unicode::fold(member.label); });
        if (same != out.end()) same->ids.push_back(id);
        else out.push_back({member.label, {id}});
    }
    return out;
}

// Each record has one value, and there are several.
std::optional<Choices> by_facet(const std::vector<Member>& members, const index::Facets& facets) {
    for (const auto name : asked_facets) {
        const auto field = index::facet_field(name);
        std::vector<Choice> out;
        const bool each_one = field && std::ranges::all_of(members, [&](const Member& member) {
            const auto values = facets.values(*field, member.document);
            if (values.size() != 1) return false;
            const auto known = std::ranges::find(out, values.front(), &Choice::label);
            if (known != out.end()) known->ids.emplace_back(member.seen->view.id);
            else out.push_back({values.front(), {std::string{member.seen->view.id}}});
            return true;
        });
        if (each_one && out.size() > 1) return Choices{std::string{name}, {}, std::move(out)};
    }
    return std::nullopt;
}

struct SmallWords {
    std::unordered_set<std::string_view> in_front, joining, leading;
};

const SmallWords& small_words() {
    static const SmallWords all = [] {
        SmallWords out;
        auto* words = &out.in_front;
        auto file = data::search_choice_words;
        for (auto line = dutch::next_line(file); !line.empty(); line = dutch::next_line(file)) {
            if (line.front() == "[nevenschikking]") words = &out.joining;
            else if (line.front() == "[achteraan]") words = &out.leading;
            else if (!line.front().starts_with('[')) words->insert(line.begin(), line.end());
        }
        return out;
    }();
    return all;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view signs = " ,.:;?!-";
    text.remove_prefix(std::min(text.find_first_not_of(signs), text.size()));
    return text.substr(0, text.find_last_not_of(signs) + 1);
}

// Each bracket has its other half.
bool reads_whole(std::string_view text) {
    int open = 0;
    for (const char c : text)
        if (c == '(') ++open;
        else if (c == ')' && --open < 0) return false;
    return open == 0;
}

// "(ozb) voor eigenaren" → "voor eigenaren", "(bewoners)" → "bewoners", "van een vergunning" → "vergunning".
std::string without_first(std::string_view rest) {
    if (unicode::trim(rest).starts_with(',')) return {};
    rest = trimmed(rest);
    if (const auto close = rest.find(')'); rest.starts_with('(') && close != rest.npos)
        rest = trimmed(close + 1 == rest.size() ? rest.substr(1, close - 1) : rest.substr(close + 1));
    const auto first = [&] { return unicode::fold(rest.substr(0, rest.find(' '))); };
    while (small_words().in_front.contains(first())) rest = trimmed(rest.substr(std::min(rest.find(' '), rest.size())));
    return reads_whole(rest) && !small_words().joining.contains(first()) ? std::string{rest} : std::string{};
}

// Words of the question that follow the one that is cut go with it: "bezwaar maken" of "Bezwaar maken tegen een besluit".
Range with_following(Range word, const Member& member, const std::set<std::string>& asked) {
    for (bool again = true; again;) {
        again = false;
        for (const auto& [stem, range] : member.stems)
            if (range.begin == word.end + 1 && asked.contains(stem)) word.end = range.end, again = true;
    }
    return word;
}

}  // namespace

std::string title_without(std::string_view title, const Range& word, analysis::Analyzer& analyzer) {
    std::vector<analysis::Token> tokens;
    analyzer.analyze(title, tokens);
    if (tokens.empty()) return {};
    if (tokens.front().range.begin == word.begin) return without_first(title.substr(word.end));
    // "Ander kenteken op uw parkeervergunning"; not "gft in de groene container", where what is left hangs in the air.
    if (tokens.back().range != word) return {};
    tokens.pop_back();
    if (!small_words().leading.contains(tokens.back().folded)) return {};
    while (tokens.size() > 1 && small_words().leading.contains(tokens.back().folded)) tokens.pop_back();
    const auto rest = trimmed(title.substr(0, tokens.back().range.end));
    if (!reads_whole(rest)) return {};
    // A capital that only began the title.
    const auto first = tokens.front();
    return first.capitals ? std::string{rest} : unicode::lower_case(rest.substr(0, first.range.end)) + std::string{rest.substr(first.range.end)};
}

namespace {

// Near the first, and answering as much of the question; none when the first is not among them.
std::vector<Member> near_the_best(const std::vector<RankedDocument>& documents, SeenViews& views, const Matcher& matcher, const std::vector<double>& telling,
                                  analysis::Analyzer& analyzer) {
    std::vector<Member> members;
    for (const auto& [document, score] : documents) {
        if (!members.empty() && score < near_the_first * documents.front().score) break;
        if (std::ranges::find(no_variants, views.at(document).view.kind) != no_variants.end()) continue;
        members.push_back(member_of(document, views, telling, analyzer));
    }
    // Who answers less of the question is no variant of what was asked; where only one answers all of it, that one is clearly meant.
    constexpr double rounding = 1e-9;
    double most = 0;
    for (const auto& member : members) most = std::max(most, member.answered);
    std::erase_if(members, [&](const Member& member) { return member.answered + rounding < most; });
    if (members.empty() || members.front().document != documents.front().document) return {};
    for (auto& member : members) member.titled = titled_by(member, matcher, telling);
    const auto of_first = members.front().titled;
    if (std::ranges::none_of(members, [&](const Member& member) { return member.titled > of_first + rounding; }))
        std::erase_if(members, [&](const Member& member) { return member.titled + rounding < of_first; });
    return members;
}

Choices between_titles(std::vector<Member> members, const Matcher& matcher, const std::vector<double>& telling, const index::Facets& facets, analysis::Analyzer& analyzer) {
    if (members.size() < 2) return {};
    const auto shared = shared_stem(members, matcher, telling);
    if (!shared) return {};
    std::erase_if(members, [&](const Member& member) { return !member.stems.contains(shared->stem); });
    // Questions among the titles read badly as choices: where there are others to choose from they stay away.
    // The first is what was found best.
    if (std::ranges::count_if(members, is_question) + 2 <= static_cast<std::ptrdiff_t>(members.size()))
        members.erase(std::remove_if(members.begin() + 1, members.end(), is_question), members.end());
    if (members.size() > most_choices) members.erase(members.begin() + most_choices, members.end());
    std::set<std::string> asked;
    for (const auto* unit : matcher.units())
        for (auto& stem : stems_of(*unit)) asked.insert(std::move(stem));
    for (auto& member : members) {
        // Of a compound only a part is shared: the compound tells it apart.
        const bool cut = !shared->weak && !is_question(member) && member.whole.contains(shared->stem);
        if (cut) member.label = title_without(member.title, with_following(member.stems.at(shared->stem), member, asked), analyzer);
        if (member.label.empty()) member.label = member.title.substr(0, member.title.find_last_not_of("?. ") + 1);
    }
    const auto& first = members.front();
    const auto place = first.stems.at(shared->stem);
    auto word = first.title.substr(place.begin, place.end - place.begin);
    Choices out{"titel", word, by_label(members)};
    if (out.choices.size() > 1) return out;
    if (auto other = by_facet(members, facets)) {
        other->shared = std::move(word);
        return std::move(*other);
    }
    return {};
}

}  // namespace

Choices choices_between(const std::vector<RankedDocument>& documents, SeenViews& views, const Matcher& matcher, const std::vector<double>& telling,
                        const index::Facets& facets, analysis::Analyzer& analyzer) {
    auto members = near_the_best(documents, views, matcher, telling, analyzer);
    if (members.empty()) return {};
    if (members.size() == 1) return choices_of_sections(*members.front().seen, matcher);
    std::vector<const SeenViews::Seen*> seen;
    for (const auto& member : members) seen.push_back(member.seen);
    if (auto districts = choices_of_districts(seen); !districts.empty()) return districts;
    return between_titles(std::move(members), matcher, telling, facets, analyzer);
}

}  // namespace vraagbaak::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan_corrections.hpp"

#include <algorithm>
#include <array>

#include "dutch/compounds.hpp"
#include "dutch/function_words.hpp"
#include "query/plan_parts.hpp"
#include "query/plan_synonyms.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::query {

namespace {

constexpr int farther = 30;  // cost above that of the likeliest word: so much less likely ones are read as well

// The dearest correction of a word: an error without excuse (100), or more in a long word. A short name that is not here (Dubai)
// is two errors from something that is.
int dearest_of_word(std::string_view word) { return std::max(100, (word.size() < 8 ? 20 : 24) * static_cast<int>(word.size())); }

constexpr int dearest_offered = 60;       // a likely slip: nobody asked for another word
// Of two words of the list behind each other: a slip with an excuse (ei for ij, one letter for two, two in each other's place),
// or more in a long one, where little else is near.
int dearest_of_compound(std::string_view word) { return word.size() < 8 ? 70 : std::max(100, 9 * static_cast<int>(word.size())); }

constexpr std::array<std::string_view, 4> links{"e", "n", "en", "s"};
constexpr std::size_t shortest_part = 3, shortest_linked = 2 * shortest_part;

bool has_capital(std::string_view text) { return unicode::lower_case(text) != text; }
bool has_small_letter(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

// "how do i register" is no Dutch that went wrong.
bool english(const Plan& plan) {
    const auto is_english = [](const std::string& word) { return dutch::is_english_function_word(unicode::fold(word)); };
    const auto count = static_cast<std::size_t>(std::ranges::count_if(plan.ignored, is_english));
    return count >= 2 && 2 * count >= plan.ignored.size();
}

bool has_word(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
}

struct Replaced {
    Range range;
    std::string by;
};

std::string with_replaced(std::string text, std::vector<Replaced> replaced) {
    std::ranges::sort(replaced, std::ranges::greater{}, [](const Replaced& one) { return one.range.begin; });
    for (const auto& [range, by] : replaced) text.replace(range.begin, range.end - range.begin, by);
    return text;
}

bool is_person(const Reading& reading) { return reading.kind == "person"; }
bool is_like_person(const Reading& reading) { return is_person(reading) && reading.rule != "exact"; }

bool is_of_parts(const Reading& reading) { return reading.kind == "part" || reading.kind == "parts"; }

// The unit as it would be read without some of its readings.
template <class LeftOut>
Unit without(const Unit& unit, LeftOut left_out) {
    Unit out{unit.range, unit.text, {}, unit.function_word, unit.directional, unit.weak, unit.vague};
    for (const auto& reading : unit.readings)
        if (!left_out(reading)) out.readings.push_back(reading);
    return out;
}

class Corrector {
public:
    Corrector(const Plan& plan, const std::string& question, const lexicon::Synonyms* lists, analysis::Analyzer& analyzer, const WordKnowledge& knowledge)
        : question_(question), lists_(lists), analyzer_(analyzer), knowledge_(knowledge), shouted_(!has_small_letter(question)),
          says_more_(std::ranges::any_of(units_of(plan), [](const Unit* unit) { return !unit->function_word && std::ranges::none_of(unit->readings, is_person); })) {}

    void visit(PlanNode& node) {
        if (node.combine == Combine::unit) return correct(node.unit);
        const auto end = node.combine == Combine::except ? std::min<std::size_t>(1, node.children.size()) : node.children.size();
        for (std::size_t i = 0; i < end; ++i) visit(node.children[i]);
    }

    // Takes back what brings nothing after all.
    void settle() {
        std::erase_if(corrected_, [&](const Changed& changed) {
            if (found_as_one_word(*changed.unit)) return false;
            changed.unit->readings.resize(changed.readings);
            return true;
        });
    }

    std::vector<Unit*> units() const {
        std::vector<Unit*> out;
        for (const auto& changed : corrected_) out.push_back(changed.unit);
        return out;
    }

    bool any() const { return !corrected_.empty(); }

    // What a word that is found may yet be a slip for. Dutch words and those of the lists are told first: that costs least.
    std::optional<std::string> likelier(const Unit& unit) {
        const auto* stem = plain_word(unit);
        if (!stem || stem->terms.front().space != Space::stem || has_name(unit) || looked_up_ == most_corrected) return std::nullopt;
        const auto word = word_of(unit);
        if (is_dutch(word, *stem) || may_be_compound(word) || is_listed(word)) return std::nullopt;
        const Unit titled{unit.range, unit.text, {{"stem", {{Space::title, stem->terms.front().text, {}}}}}, false, false};
        ++looked_up_;
        const auto other = knowledge_.likelier(word, far_rarer, dearest_offered);
        // A rare word that reads as two is most often a compound that the list does not have: celnamen, deselecteren.
        if (!other || other->text.find(' ') != other->text.npos || analyzer_.stem(other->text) == stem->terms.front().text || knowledge_.found(titled)) return std::nullopt;
        return other->text;
    }

    // The question with the likeliest words in place.
    std::string corrected() const {
        std::vector<Replaced> replaced;
        for (const auto& [unit, readings] : corrected_) replaced.push_back({unit->range, likeliest(*unit)});
        return with_replaced(question_, std::move(replaced));
    }

private:
    struct Changed {
        Unit* unit;
        std::size_t readings;  // that it had before
    };

    // Parts of a misspelt word may be words that are found all the same ("identiteitskart" is identiteit and kart, "opriepdienst"
    // oproep and dienst), so they do not count for what is found.
    bool found_as_one_word(const Unit& unit) const {
        if (std::ranges::none_of(unit.readings, is_of_parts)) return knowledge_.found(unit);
        return knowledge_.found(without(unit, is_of_parts));
    }

    // In a question about something else than a person alone, a word that nobody bears and that only sounds as a name, or is near one, may be
    // a slip as well: "invaliden kart" beside Bart Kaart.
    bool only_heard(const Unit& unit) const {
        if (!says_more_ || std::ranges::none_of(unit.readings, is_like_person)) return false;
        return !knowledge_.found(without(unit, [](const Reading& reading) { return is_like_person(reading) || is_of_parts(reading); }));
    }

    // Of the words with a hit the first; when only the lists bring hits, the first of all.
    const std::string& likeliest(const Unit& unit) const {
        const Reading* first = nullptr;
        for (const auto& reading : unit.readings) {
            if (reading.kind != "correction") continue;
            if (knowledge_.found({unit.range, unit.text, {reading}, false, false})) return reading.rule;
            if (!first) first = &reading;
        }
        return first->rule;
    }

    void correct(Unit& unit) {
        const auto* stem = plain_word(unit);
        if (!stem || looked_up_ == most_corrected) return;
        const auto word = word_of(unit);
        const bool heard = only_heard(unit);
        const bool found = !heard && found_as_one_word(unit);
        if (found && !(knowledge_.blocked && knowledge_.blocked(word))) return;
        // A Dutch word is right though no record has it. One that is written otherwise between its parts is still the same word. Of a word
        // that only ends as one does (verlooren, of verloor) little may differ.
        const bool right = splitter_.knows(word);
        if (right && word.size() < shortest_linked) return;
        ++looked_up_;
        const auto suggestions = suggest(word, right || (found && may_be_compound(word)), found, heard);
        const auto space = stem->terms.front().space;
        const auto before = unit.readings.size();
        for (const auto& suggestion : suggestions)
            if (suggestion.cost <= suggestions.front().cost + farther) unit.readings.push_back(reading_of(suggestion.text, space));
        if (!suggestions.empty()) corrected_.push_back({&unit, before});
    }

    // iepziekte, iepenziekte: one has a linking -e-, -n-, -en- or -s- before a word that both end in.
    bool differs_by_link(std::string_view word, std::string_view other) const {
        const auto& [less, more] = word.size() < other.size() ? std::pair{word, other} : std::pair{other, word};
        const auto linked = static_cast<std::size_t>(std::ranges::mismatch(less, more).in1 - less.begin());
        const auto link = more.substr(linked, more.size() - less.size());
        return std::ranges::find(links, link) != links.end() && linked >= shortest_part && less.size() - linked >= shortest_part &&
               more.substr(linked + link.size()) == less.substr(linked) && splitter_.knows(less.substr(linked));
    }

    bool is_listed(const std::string& word) const {
        for (const auto* layer = lists_; layer; layer = layer->below())
            if (lexicon::is_right(layer->words(), word)) return true;
        return false;
    }

    bool is_dutch(const std::string& word, const Reading& stem) const {
        return splitter_.knows(word) || splitter_.knows(stem.terms.front().text);
    }

    static bool has_name(const Unit& unit) {
        return std::ranges::any_of(unit.readings, [](const Reading& reading) { return reading.kind == "name" || reading.kind == "person"; });
    }

    // As the analysis has it; in a field, which has no reading of the word itself, as it was typed.
    static std::string word_of(const Unit& unit) {
        const auto exact = std::ranges::find(unit.readings, "exact", &Reading::kind);
        return exact == unit.readings.end() ? unicode::fold(unit.text) : exact->terms.front().text;
    }

    // Two or more words of the list, one behind the other.
    bool may_be_compound(const std::string& word) const {
        const auto parts = splitter_.split(word).parts;
        return !parts.empty() && std::ranges::all_of(parts, &dutch::CompoundPart::known);
    }

    // `found`: it brings hits, so what is read besides must do so too, which the words of the lists need not. `heard`: only_heard().
    std::vector<lexicon::Suggestion> suggest(const std::string& word, bool right, bool found, bool heard) {
        const bool compound = may_be_compound(word);
        // What the lists have is said so, and its rule brings nothing here: only a word that nearly is it.
        const auto dearest = !right && (heard || compound || is_listed(word) || splitter_.knows(analyzer_.stem(word))) ? dearest_of_compound(word) : dearest_of_word(word);
        auto suggestions = knowledge_.suggest(word, most_corrections, dearest);
        for (const auto* layer = found ? nullptr : lists_; layer; layer = layer->below())
            for (auto& other : lexicon::suggest(layer->words(), word, most_corrections))
                if (std::ranges::find(suggestions, other.text, &lexicon::Suggestion::text) == suggestions.end())
                    suggestions.push_back(std::move(other));
        // Who writes zelfvertrouwen does not mean two words.
        const auto unlikely = [&](const lexicon::Suggestion& one) {
            return one.cost > dearest || (compound && one.text.find(' ') != one.text.npos) || (right && !differs_by_link(word, one.text));
        };
        std::erase_if(suggestions, unlikely);
        std::ranges::stable_sort(suggestions, {}, &lexicon::Suggestion::score);
        if (suggestions.size() > most_corrections) suggestions.resize(most_corrections);
        return suggestions;
    }

    // The reading as a stem of a unit that is one word of letters, and no name.
    const Reading* plain_word(const Unit& unit) const {
        if (unit.function_word || unit.directional || unit.text.size() < shortest_corrected) return nullptr;
        if (unit.text.find_first_of("0123456789") != unit.text.npos) return nullptr;
        if (!shouted_ && has_capital(unit.text) && has_word(std::string_view{question_}.substr(0, unit.range.begin))) return nullptr;
        const Reading* stem = nullptr;
        for (const auto& reading : unit.readings) {
            if (reading.kind == "special") return nullptr;
            if (reading.kind == "stem" && reading.terms.size() == 1) stem = &reading;
        }
        return stem;
    }

    Reading reading_of(const std::string& suggestion, Space space) {
        Reading reading{"correction", {}, 0, false, suggestion};
        for (std::size_t begin = 0; begin < suggestion.size();) {
            const auto end = std::min(suggestion.find(' ', begin), suggestion.size());
            reading.terms.push_back({space, std::string{analyzer_.stem(std::string_view{suggestion}.substr(begin, end - begin))}, {}});
            begin = end + 1;
        }
        return reading;
    }

    const std::string& question_;
    const lexicon::Synonyms* lists_;
    analysis::Analyzer& analyzer_;
    const WordKnowledge& knowledge_;
    const dutch::CompoundSplitter splitter_;
    bool shouted_;  // all in capitals: they tell nothing
    bool says_more_;  // a word is no name
    std::size_t looked_up_ = 0;
    std::vector<Changed> corrected_;
};

}  // namespace

std::optional<std::string> add_corrections(Plan& plan, const std::string& question, const lexicon::Synonyms* lists,
                                           analysis::Analyzer& analyzer, const WordKnowledge& knowledge) {
    if (english(plan)) return std::nullopt;
    Corrector corrector{plan, question, lists, analyzer, knowledge};
    for (auto& clause : plan.clauses)
        if (clause.need != Need::excluded) corrector.visit(clause.node);
    if (!corrector.any()) return std::nullopt;
    if (lists) add_synonyms(plan, *lists, corrector.units());
    corrector.settle();
    if (!corrector.any()) return std::nullopt;
    return corrector.corrected();
}

std::optional<std::string> likelier_question(const Plan& plan, const std::string& question, const lexicon::Synonyms* lists,
                                             analysis::Analyzer& analyzer, const WordKnowledge& knowledge) {
    if (english(plan)) return std::nullopt;
    Corrector corrector{plan, question, lists, analyzer, knowledge};
    std::vector<Replaced> replaced;
    for (const auto* unit : units_of(plan))
        if (auto word = corrector.likelier(*unit)) replaced.push_back({unit->range, std::move(*word)});
    if (replaced.empty()) return std::nullopt;
    return with_replaced(question, std::move(replaced));
}

}  // namespace vraagbaak::query

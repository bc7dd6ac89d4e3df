// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/speller.hpp"

#include <algorithm>
#include <bit>
#include <tuple>
#include <unordered_set>
#include <optional>

#include "dutch/misspelling.hpp"
#include "lexicon/near_words.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::lexicon {

namespace {

using dutch::Cost;
using dutch::Spelled;

// Set by hand. A search on one half of 1,531 misspellings for better ones moved success on the other half by less than 0.01,
// both ways: within wide bounds they do not matter.
constexpr Cost farthest_cost = 260;           // dearer ones are no likely misspelling at all
constexpr Cost sure_cost = 25;                // d for t, a mark: no use to look on if such a word is in use
constexpr Cost good_by_sound = 40;            // no use to look for other letters
constexpr Cost good = 110;                    // no use to look for two errors
constexpr Cost space_missing = 45;            // two words in one
constexpr Cost space_too_many = 35;           // one word as two
constexpr Cost two_words = 165;               // less likely than one, more than one with two errors
constexpr Cost capital = 15;                  // a name, when it was typed small
constexpr int weight_of_frequency = 6;        // for each time that a word is twice as frequent
constexpr std::size_t shortest_for_two = 4;   // letters of a word that may have two errors
constexpr std::size_t shortest_piece = 2;     // bytes of a word in one with another
constexpr std::size_t shortest_of_three = 3;  // the same, when there are three
constexpr std::size_t most_compared = 100'000;  // words: a bound that no table of a kennisbank reaches
constexpr std::size_t most_words = 6;         // that are corrected one by one

// In sixteenths, as scores are.
int doublings(std::uint32_t count) {
    const auto more = std::uint64_t{count} + 1;
    const auto whole = static_cast<unsigned>(std::bit_width(more)) - 1;
    return static_cast<int>(whole * 16 + ((more << 4 >> whole) & 15));
}

bool begins_with_capital(std::string_view word) { return word.front() >= 'A' && word.front() <= 'Z'; }

struct KnownWord {
    WordId id;
    std::uint32_t count;
};

// The table as far as its words count.
class KnownWords {
public:
    KnownWords(const WordTable& table, const CountOf& count_of) : table_(table), count_of_(count_of) {}

    const WordTable& table() const { return table_; }
    std::string text(WordId id) const { return std::string(table_.word(id)); }
    std::optional<std::uint32_t> count(WordId id) const { return count_of_(id); }

    std::optional<KnownWord> find(std::string_view word) const {
        if (const auto id = table_.find(word))
            if (const auto count = count_of_(*id)) return KnownWord{*id, *count};
        return std::nullopt;
    }

private:
    const WordTable& table_;
    const CountOf& count_of_;
};

class Search {
public:
    Search(const KnownWords& words, std::string_view word, Cost dearest)
        : words_(words), table_(words.table()), dearest_(std::min(dearest, farthest_cost)), word_(word), typed_(word), sound_(sound_key(word)) {}

    void one_word() {
        same_sound();
        if (has_sure()) return;
        near_sound(1, FirstLetter::any);
        if (best() > good_by_sound) near_letters(1, FirstLetter::any);
        if (best() <= good || typed_.size() < shortest_for_two) return;
        near_sound(2, FirstLetter::same);
        near_letters(2, FirstLetter::same);
    }

    // Parts that someone wrote apart.
    void as_one_word() {
        same_sound();
        if (!has_sure()) near_sound(1, FirstLetter::any);
    }

    void several_words_in_one() {
        if (best() <= good_by_sound) return;
        const auto before = found_.size();
        pieces_from(0, {}, 2);
        if (found_.size() == before) pieces_from(0, {}, 3);
    }

    std::vector<Suggestion> best_of(std::size_t most) {
        // By text where they are alike: the order in which they were found tells of words that do not count.
        std::ranges::sort(found_, {}, [](const Suggestion& one) { return std::tie(one.score, one.text); });
        std::vector<Suggestion> best;
        std::vector<std::string> small;  // Boom and boom are one suggestion
        for (auto& suggestion : found_) {
            if (best.size() == most) break;
            auto letters = unicode::lower_case(suggestion.text);
            if (std::ranges::find(small, letters) != small.end()) continue;
            small.push_back(std::move(letters));
            best.push_back(std::move(suggestion));
        }
        return best;
    }

private:
    Cost best() const {
        return found_.empty() ? dearest_ : std::ranges::min_element(found_, {}, &Suggestion::cost)->cost;
    }

    bool has_sure() const {
        return std::ranges::any_of(found_, [](const auto& word) { return word.cost <= sure_cost && word.count > 0; });
    }

    void same_sound() {
        if (const auto sound = table_.sounds().find(sound_)) sounding(*sound);
    }

    void near_sound(unsigned distance, FirstLetter first) {
        for (const auto& near : near_words(table_.sounds(), sound_, distance, first))
            if (near.distance == distance) sounding(near.id);
    }

    void sounding(WordId sound) {
        const auto [begin, end] = table_.range_sounding(sound);
        for (auto place = begin; place < end; ++place) consider(table_.sounding(place));
    }

    void near_letters(unsigned distance, FirstLetter first) {
        for (const auto& near : near_words(table_.words(), word_, distance, first))
            if (near.distance == distance) consider(near.id);
    }

    void consider(WordId id) {
        if (seen_.size() == most_compared || !seen_.insert(id).second) return;
        const auto word = table_.word(id);
        auto cost = dutch::misspelling_cost(typed_, Spelled{word}, dearest_);
        if (begins_with_capital(word) && !begins_with_capital(word_)) cost += capital;
        if (cost > dearest_) return;  // before it is counted, which may cost a look at many records
        if (const auto count = words_.count(id))
            found_.push_back({std::string(word), cost, cost * 16 - weight_of_frequency * doublings(*count), *count});
    }

    // All ways to read the rest, from `begin` on, as words of the table, so many with those before.
    void pieces_from(std::size_t begin, const std::vector<KnownWord>& before, std::size_t count) {
        const auto rest = word_.substr(begin);
        if (before.size() + 1 == count) {
            if (const auto last = words_.find(rest)) add_pieces(before, *last);
            return;
        }
        for (std::size_t size = shortest_piece; size + shortest_piece <= rest.size(); ++size) {
            if (count == 3 && size < shortest_of_three) continue;
            const auto piece = words_.find(rest.substr(0, size));
            if (!piece) continue;
            auto pieces = before;
            pieces.push_back(*piece);
            pieces_from(begin + size, pieces, count);
        }
    }

    void add_pieces(std::vector<KnownWord> pieces, KnownWord last) {
        pieces.push_back(last);
        Suggestion all{{}, 0, 0, last.count};
        for (const auto& [id, count] : pieces) {
            all.text += (all.text.empty() ? "" : " ") + words_.text(id);
            all.score += two_words * 8 - weight_of_frequency * doublings(count);
            all.count = std::min(all.count, count);
        }
        all.cost = space_missing * static_cast<Cost>(pieces.size() - 1);
        all.score += all.cost * 16;
        found_.push_back(std::move(all));
    }

    const KnownWords& words_;
    const WordTable& table_;
    Cost dearest_;
    std::string_view word_;
    Spelled typed_;
    std::string sound_;
    std::unordered_set<WordId> seen_;
    std::vector<Suggestion> found_;
};

std::vector<std::string_view> split_at_spaces(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string join(std::string_view one, std::string_view other) { return std::string(one) + std::string(other); }

// What word `at` was meant to be, together with the next one if they are a word only so; `at` goes past what was taken.
std::optional<Suggestion> mended(const KnownWords& known, const CountOf& count_of, const std::vector<std::string_view>& words,
                                 std::size_t& at) {
    const auto word = words[at++];
    if (is_right(known.table(), word, count_of)) return Suggestion{std::string(word), 0, 0, 0};
    if (at < words.size())
        if (const auto both = known.find(join(word, words[at]))) {
            ++at;
            return Suggestion{known.text(both->id), space_too_many, space_too_many * 16, both->count};
        }
    auto suggestions = suggest(known.table(), word, 1, count_of);
    if (suggestions.empty()) return std::nullopt;
    return std::move(suggestions.front());
}

// Each wrong word of several replaced by the likeliest; nothing if one has none, or all are right.
std::vector<Suggestion> word_by_word(const KnownWords& known, const CountOf& count_of, const std::vector<std::string_view>& words) {
    Suggestion all;
    for (std::size_t at = 0; at < words.size();) {
        const auto one = mended(known, count_of, words, at);
        if (!one) return {};
        if (one->cost > 0) all.count = all.cost == 0 ? one->count : std::min(all.count, one->count);
        all.text += (all.text.empty() ? "" : " ") + one->text;
        all.cost += one->cost;
        all.score += one->score;
    }
    if (all.cost == 0) return {};
    return {std::move(all)};
}

}  // namespace

bool is_right(const WordTable& table, std::string_view word) { return is_right(table, word, as_the_table_says(table)); }

bool is_right(const WordTable& table, std::string_view word, const CountOf& count_of) {
    if (KnownWords{table, count_of}.find(word)) return true;
    const auto sound = table.sounds().find(sound_key(word));
    if (!sound) return false;
    const Spelled typed{word};
    const auto [begin, end] = table.range_sounding(*sound);
    for (auto place = begin; place < end; ++place) {
        const auto id = table.sounding(place);
        if (dutch::misspelling_cost(typed, Spelled{table.word(id)}, 0) == 0 && count_of(id)) return true;
    }
    return false;
}

std::vector<Suggestion> suggest(const WordTable& table, std::string_view word, std::size_t most) {
    return suggest(table, word, most, as_the_table_says(table));
}

std::vector<Suggestion> suggest(const WordTable& table, std::string_view word, std::size_t most, const CountOf& count_of,
                                int dearest) {
    if (most == 0 || word.empty() || word.size() > longest_misspelling || is_right(table, word, count_of)) return {};
    const KnownWords known{table, count_of};
    Search search{known, word, dearest};
    const auto words = split_at_spaces(word);
    if (words.size() < 2) {
        search.one_word();
        search.several_words_in_one();
        return search.best_of(most);
    }
    search.as_one_word();
    auto suggestions = search.best_of(most);
    if (suggestions.empty() && words.size() <= most_words) suggestions = word_by_word(known, count_of, words);
    return suggestions;
}

}  // namespace vraagbaak::lexicon

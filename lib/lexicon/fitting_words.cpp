// SPDX-License-Identifier: GPL-2.0-or-later
// Three ways in: the order of the words for what stands before the first joker, their order from the end for what stands
// behind the last, and lists of words by trigram for all of it. The one with the fewest words is taken, and each of its
// words is tried. On 750,000 words a prototype took 4 µs for a suffix and 93 for an infix so, a scan 19,000.
//
// Where that is many (*e*, ????????), words are tried from the most frequent on, until there are enough. Their shapes tell
// most that do not fit, so that a pattern of nearly no words (*q*x*z*) is told in a pass over those.
#include "lexicon/fitting_words.hpp"

#include <algorithm>
#include <string>

#include "lexicon/glob.hpp"

namespace vraagbaak::lexicon {

namespace {

bool is_joker(char c) { return c == '*' || c == '?'; }

std::string without_repeated_stars(std::string_view pattern) {
    std::string out;
    for (const char c : pattern)
        if (c != '*' || out.empty() || out.back() != '*') out += c;
    return out;
}

std::string without_stars(std::string_view pattern) {
    std::string out(pattern);
    std::erase(out, '*');
    return out;
}

std::string_view literal_end(std::string_view pattern) {
    const auto last = pattern.find_last_of("*?");
    return last == std::string_view::npos ? pattern : pattern.substr(last + 1);
}

// Below zero: `word` comes before all words that end so; 0: it ends so.
int compare_ending(std::string_view word, std::string_view ending) {
    for (std::size_t i = 1; i <= ending.size(); ++i) {
        if (i > word.size()) return -1;
        const auto a = static_cast<unsigned char>(word[word.size() - i]);
        const auto b = static_cast<unsigned char>(ending[ending.size() - i]);
        if (a != b) return a < b ? -1 : 1;
    }
    return 0;
}

struct Places {
    std::size_t first = 0, last = 0;

    std::size_t size() const { return last - first; }
};

std::size_t first_ending(const WordTable& table, std::string_view ending, int least) {
    std::size_t low = 0, high = table.size();
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (compare_ending(table.word(table.by_ending(middle)), ending) < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Places ending_with(const WordTable& table, std::string_view ending) {
    const auto first = first_ending(table, ending, 0);
    return {first, std::max(first, first_ending(table, ending, 1))};
}

struct Candidate {
    std::uint32_t count;
    WordId id;
};

bool comes_first(const Candidate& a, const Candidate& b) { return a.count != b.count ? a.count > b.count : a.id < b.id; }

// The most frequent words by count_of. They are offered as comes_first has them by the table, whose counts are no
// smaller: so a word that could not be among the best by the table's count ends it.
class Best {
public:
    Best(std::size_t most, const CountOf& count_of) : most_(most), count_of_(count_of) {}

    // False: no word after this one changes anything.
    bool offer(const Candidate& word) {
        const bool full = best_.size() == most_;
        const bool no_better = full && (best_.empty() || !comes_first(word, best_.front()));
        if (no_better && more_) return false;
        const auto count = count_of_(word.id);
        if (!count) return true;
        more_ |= full;
        if (no_better) return false;
        add({*count, word.id}, full);
        return true;
    }

    FittingWords taken() const {
        FittingWords out{{}, more_};
        for (const auto& word : best_) out.ids.push_back(word.id);
        std::ranges::sort(out.ids);
        return out;
    }

private:
    void add(const Candidate& word, bool full) {
        if (full) {
            if (!comes_first(word, best_.front())) return;
            std::ranges::pop_heap(best_, comes_first);
            best_.pop_back();
        }
        best_.push_back(word);
        std::ranges::push_heap(best_, comes_first);
    }

    std::size_t most_;
    const CountOf& count_of_;
    std::vector<Candidate> best_;  // a heap: the last of them in front
    bool more_ = false;
};

class Fitting {
public:
    Fitting(const WordTable& table, std::string_view pattern, const CountOf& count_of)
        : table_(table), pattern_(pattern), count_of_(count_of) {}

    FittingWords find(std::size_t most) {
        const auto begin = table_.words().beginning_with(literal_begin(pattern_));
        const auto end = ending_with(table_, literal_end(pattern_));
        if (!rarest_trigrams()) return {};
        const std::size_t by_begin = begin.second - begin.first;
        const std::size_t by_trigram = lists_.empty() ? table_.size() : lists_.front().size();
        const auto fewest = std::min({by_begin, end.size(), by_trigram});
        if (fewest * fewest > table_.size() * (most + 1)) return most_frequent(most);
        if (by_begin == fewest)
            for (auto id = begin.first; id < begin.second; ++id) attempt(id);
        else if (end.size() == fewest)
            for (auto place = end.first; place < end.last; ++place) attempt(table_.by_ending(place));
        else
            by_trigrams();
        return at_most(most);
    }

private:
    void attempt(WordId id) {
        if (fits(pattern_, table_.word(id))) ids_.push_back(id);
    }

    // The two shortest lists; false: three letters of the pattern stand in no word.
    bool rarest_trigrams() {
        for (std::size_t at = 0; at + 3 <= pattern_.size(); ++at) {
            if (std::ranges::any_of(pattern_.substr(at, 3), is_joker)) continue;
            const auto list = table_.with_trigram(trigram(pattern_, at));
            if (!list) return false;
            lists_.push_back(*list);
        }
        std::ranges::sort(lists_, {}, &std::string_view::size);
        if (lists_.size() > 2) lists_.resize(2);
        return true;
    }

    void by_trigrams() {
        auto list = lists_.front();
        auto other = lists_.back();
        WordId id = 0, in_other = 0;
        for (bool other_ended = lists_.size() == 1; !list.empty();) {
            id = next_id(list, id);
            while (!other_ended && in_other < id) {
                other_ended = other.empty();
                if (!other_ended) in_other = next_id(other, in_other);
            }
            if (lists_.size() == 1 || in_other == id) attempt(id);
        }
    }

    FittingWords most_frequent(std::size_t most) {
        const auto wanted = shape_of(pattern_) & letters;
        const auto shortest = shape_of(without_stars(pattern_)) >> letters_in_shape;
        const bool fixed = pattern_.find('*') == std::string_view::npos;
        Best best{most, count_of_};
        for (std::size_t place = 0; place < table_.size(); ++place) {
            const auto shape = table_.shape(place);
            const auto length = shape >> letters_in_shape;
            if ((shape & wanted) != wanted || length < shortest || (fixed && length != shortest)) continue;
            const auto id = table_.by_frequency(place);
            if (fits(pattern_, table_.word(id)) && !best.offer({table_.count(id), id})) break;
        }
        return best.taken();
    }

    FittingWords at_most(std::size_t most) {
        std::vector<Candidate> words;
        for (const auto id : ids_) words.push_back({table_.count(id), id});
        const auto comes_later = [](const Candidate& a, const Candidate& b) { return comes_first(b, a); };
        std::ranges::make_heap(words, comes_later);
        Best best{most, count_of_};
        while (!words.empty() && best.offer(words.front())) {
            std::ranges::pop_heap(words, comes_later);
            words.pop_back();
        }
        return best.taken();
    }

    static constexpr Shape letters = (Shape{1} << letters_in_shape) - 1;

    const WordTable& table_;
    std::string_view pattern_;
    const CountOf& count_of_;
    std::vector<std::string_view> lists_;
    std::vector<WordId> ids_;
};

}  // namespace

FittingWords fitting_words(const WordTable& table, std::string_view pattern, std::size_t most) {
    return fitting_words(table, pattern, most, as_the_table_says(table));
}

FittingWords fitting_words(const WordTable& table, std::string_view pattern, std::size_t most, const CountOf& count_of) {
    if (without_stars(pattern).size() > longest_word) return {};  // a word has a byte at least for each character
    const auto bounded = without_repeated_stars(pattern);
    return Fitting{table, bounded, count_of}.find(most);
}

}  // namespace vraagbaak::lexicon

// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/completions_writer.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "dutch/function_words.hpp"
#include "lexicon/completions_format.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::lexicon {

namespace {

std::uint32_t number(std::size_t value) {
    if (value >= Completions::begins) throw Error(ErrorKind::refused, {"lexicon_too_large", {}});
    return static_cast<std::uint32_t>(value);
}

// Titles of each word, those of one word together and ascending.
struct ByWord {
    std::vector<std::uint32_t> begins, titles, minima;

    ByWord(std::vector<std::uint64_t> pairs, std::size_t words) {  // word, title
        std::ranges::sort(pairs);
        pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
        std::size_t next = 0;
        for (std::size_t word = 0; word < words; ++word) {
            begins.push_back(number(next));
            for (; next < pairs.size() && pairs[next] >> 32 == word; ++next) titles.push_back(static_cast<std::uint32_t>(pairs[next]));
        }
        begins.push_back(number(next));
        minima = minima_of(titles);
    }
};

struct Stems {
    WordSetBytes set;
    std::vector<std::uint32_t> begins, words;

    explicit Stems(const std::vector<std::string_view>& stems_of_words) {
        std::map<std::string_view, std::vector<std::uint32_t>> by_stem;
        for (std::size_t word = 0; word < stems_of_words.size(); ++word)
            if (!stems_of_words[word].empty()) by_stem[stems_of_words[word]].push_back(number(word));
        PackedWords stems;
        for (const auto& [stem, of_it] : by_stem) {
            begins.push_back(number(words.size()));
            words.insert(words.end(), of_it.begin(), of_it.end());
            stems.add(stem);
        }
        begins.push_back(number(words.size()));
        set = write_word_set(std::move(stems));
    }
};

// Lower comes sooner.
std::vector<std::uint32_t> ranks_of(const WordTable& table) {
    std::vector<WordId> order;
    std::vector<bool> says_nothing(table.size());
    for (WordId id = 0; id < table.size(); ++id) {
        if (!is_offered(table.word(id))) continue;
        says_nothing[id] = dutch::is_function_word(table.word(id));
        order.push_back(id);
    }
    std::ranges::stable_sort(order, {}, [&](WordId id) { return std::pair{says_nothing[id] ? 1 : 0, -std::int64_t{table.count(id)}}; });
    std::vector<std::uint32_t> ranks(table.size(), Completions::not_offered);
    for (std::size_t place = 0; place < order.size(); ++place)
        ranks[order[place]] = number(place) + (says_nothing[order[place]] ? ranks_of_function_words : 0);
    return ranks;
}

}  // namespace

bool is_offered(std::string_view word) {
    if (word.empty() || unicode::is_digit(word.front()) || !unicode::is_word_at(word, 0)) return false;
    return word.find_first_of("@/.:") == std::string_view::npos;
}

void SeenWords::add(std::string_view counted) {
    bytes_ += counted;
    begins_.push_back(number(bytes_.size()));
}

std::uint32_t CompletionsWriter::number_of(const TitleWord& word) {
    const auto [found, is_new] = numbers_.try_emplace(std::string{word.folded}, number(known_.size()));
    if (is_new) known_.push_back({std::string{word.folded}, std::string{word.stem.substr(0, longest_word)}});
    return found->second;
}

void CompletionsWriter::add(const OfferedTitle& title) {
    const auto words_begin = words_.size();
    for (const auto& word : title.words)
        if (!word.folded.empty() && word.folded.size() <= longest_word)
            words_.push_back(number_of(word) | (word.begins ? Completions::begins : 0));
    auto classes = title.classes;
    std::ranges::sort(classes);
    const auto audience = audiences_.try_emplace(std::move(classes), number(audiences_.size())).first->second;
    titles_.push_back({letters_.size(), title.text.size(), title.record.size(), number(unicode::length(title.text)),
                       audience << 1 | (title.question ? 1U : 0U), title.from, title.until, words_begin, words_.size()});
    letters_ += title.text;
    letters_ += title.record;
}

// From now on words are numbered by the alphabet.
void CompletionsWriter::sort_words() {
    std::vector<std::uint32_t> order(known_.size()), place(known_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t word) -> const std::string& { return known_[word].folded; });
    std::vector<Word> sorted;
    for (const auto word : order) {
        place[word] = number(sorted.size());
        sorted.push_back(std::move(known_[word]));
    }
    known_ = std::move(sorted);
    numbers_.clear();
    for (auto& word : words_) word = place[word & ~Completions::begins] | (word & Completions::begins);
}

// Shorter ones first, for they are read soonest; then it is the text itself that decides, and nothing else that is there.
void CompletionsWriter::sort_titles() {
    std::ranges::sort(titles_, {}, [&](const Gathered& title) {
        return std::tuple{title.length, text(title), record(title), title.audience_and_kind & 1U};
    });
}

std::string CompletionsWriter::finish(const WordTable& table, const SeenWords& seen) {
    sort_words();
    sort_titles();
    PackedWords folded;
    std::vector<std::string_view> stems_of_words;
    for (const auto& word : known_) {
        folded.add(word.folded);
        stems_of_words.push_back(word.stem);
    }
    // Audiences in the order of their classes, not in that of the titles.
    std::vector<std::uint32_t> audience_begins, audience_classes, audience_place(audiences_.size());
    for (const auto& [classes, came] : audiences_) {
        audience_place[came] = number(audience_begins.size());
        audience_begins.push_back(number(audience_classes.size()));
        audience_classes.insert(audience_classes.end(), classes.begin(), classes.end());
    }
    audience_begins.push_back(number(audience_classes.size()));

    std::vector<StoredTitle> stored;
    std::vector<std::uint32_t> words_of_titles;
    std::vector<std::uint64_t> first, any;
    std::string letters;
    for (const auto& title : titles_) {
        const std::uint64_t id = stored.size();
        const auto text_begin = number(letters.size());
        letters += text(title);
        const auto record_begin = number(letters.size());
        letters += record(title);
        stored.push_back({text_begin, record_begin, number(words_of_titles.size()),
                          audience_place[title.audience_and_kind >> 1] << 1 | (title.audience_and_kind & 1U), title.from, title.until});
        for (auto place = title.words_begin; place < title.words_end; ++place) {
            words_of_titles.push_back(words_[place]);
            const auto word = std::uint64_t{words_[place] & ~Completions::begins};
            any.push_back(word << 32 | id);
            if ((words_[place] & Completions::begins) != 0) first.push_back(word << 32 | id);
        }
    }
    stored.push_back({number(letters.size()), number(letters.size()), number(words_of_titles.size()), 0, since_ever, for_ever});

    const auto set = write_word_set(std::move(folded));
    const Stems stems{stems_of_words};
    const ByWord by_first{std::move(first), known_.size()}, by_any{std::move(any), known_.size()};
    const auto ranks = ranks_of(table);
    const auto minima = minima_of(ranks);
    const auto in_words = set.sections(), in_stems = stems.set.sections();
    return frozen_file<completion_section_count>(
        completions_magic,
        {in_words.offsets, in_words.letters, in_words.nodes, in_words.edges, in_words.slots, in_stems.offsets, in_stems.letters,
         in_stems.nodes, in_stems.edges, in_stems.slots, bytes_of(stems.begins), bytes_of(stems.words), bytes_of(by_first.begins),
         bytes_of(by_first.titles), bytes_of(by_first.minima), bytes_of(by_any.begins), bytes_of(by_any.titles), bytes_of(by_any.minima),
         bytes_of(stored), letters, bytes_of(words_of_titles), bytes_of(audience_begins), bytes_of(audience_classes), bytes_of(ranks),
         bytes_of(minima), bytes_of(seen.begins()), seen.bytes()});
}

}  // namespace vraagbaak::lexicon

// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/completing.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace vraagbaak::lexicon {

namespace {

class TitleSearch {
public:
    TitleSearch(const Completions& completions, const std::vector<WordRanges>& words, bool at_the_beginning)
        : completions_(completions), words_(words), at_the_beginning_(at_the_beginning) {}

    void run(const std::function<bool(TitleId)>& visit) const {
        const auto rarest = rarest_word();
        const auto& by_first = completions_.by_first_word();
        if (at_the_beginning_ && by_first.titles_of(words_[0]) <= completions_.by_any_word().titles_of(words_[rarest]))
            go_through(by_first, 0, visit);
        else
            go_through(completions_.by_any_word(), rarest, visit);
    }

private:
    std::size_t rarest_word() const {
        const auto titles_of = [&](const WordRanges& words) { return completions_.by_any_word().titles_of(words); };
        return static_cast<std::size_t>(std::ranges::min_element(words_, {}, titles_of) - words_.begin());
    }

    void go_through(const Completions::ByWord& by_word, std::size_t known, const std::function<bool(TitleId)>& visit) const {
        Ascending titles{by_word.titles};
        for (const auto& range : words_[known]) titles.add(by_word.begin(range.first), by_word.begin(range.last));
        std::optional<TitleId> before;  // a title comes once for each of its words
        while (const auto place = titles.next()) {
            const auto title = by_word.titles[*place];
            if (title == before) continue;
            before = title;
            if (fits(title) && !visit(title)) return;
        }
    }

    bool fits(TitleId title) const {
        const auto count = completions_.word_count(title);
        const auto any_word = [&](const auto& is_wanted) {
            for (std::uint32_t place = 0; place < count; ++place)
                if (is_wanted(completions_.word(title, place))) return true;
            return false;
        };
        const bool begins = any_word([&](std::uint32_t word) {
            return (word & Completions::begins) != 0 && has(words_[0], word & ~Completions::begins);
        });
        return begins == at_the_beginning_ && std::ranges::all_of(words_, [&](const WordRanges& wanted) {
                   return any_word([&](std::uint32_t word) { return has(wanted, word & ~Completions::begins); });
               });
    }

    const Completions& completions_;
    const std::vector<WordRanges>& words_;
    bool at_the_beginning_;
};

// Lower comes sooner.
using Order = std::tuple<bool, std::int64_t, WordId>;

}  // namespace

void each_title(const Completions& completions, const std::vector<WordRanges>& words, bool at_the_beginning,
                const std::function<bool(TitleId)>& visit) {
    if (completions.size() > 0) TitleSearch(completions, words, at_the_beginning).run(visit);
}

std::vector<FrequentWord> frequent_words(const WordTable& table, const Completions& completions, const WordRanges& ranges,
                                         const Sight& sight, std::size_t most) {
    std::vector<Order> best;  // ascending
    Ascending words{completions.ranks()};
    for (const auto& range : ranges) words.add(range.first, range.last);
    while (const auto place = most > 0 ? words.next() : std::nullopt) {
        const auto id = static_cast<WordId>(*place);
        if (completions.ranks()[id] == Completions::not_offered) break;
        const auto over_all = table.count(id);
        const bool last = completions.ranks_last(id);
        if (best.size() == most && best.back() < Order{last, -std::int64_t{over_all}, id}) break;
        const Order order{last, -std::int64_t{completions.seen(id, sight, over_all)}, id};
        if (std::get<1>(order) == 0 || (best.size() == most && best.back() < order)) continue;
        best.insert(std::ranges::upper_bound(best, order), order);
        if (best.size() > most) best.pop_back();
    }
    std::vector<FrequentWord> found;
    for (const auto& [last, count, id] : best) found.push_back({id, static_cast<std::uint32_t>(-count)});
    return found;
}

}  // namespace vraagbaak::lexicon

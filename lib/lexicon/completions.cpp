// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/completions.hpp"

#include "lexicon/completions_format.hpp"

namespace vraagbaak::lexicon {

namespace {

using Numbers = FrozenArray<std::uint32_t>;

void require_ascending(const Numbers& begins, std::size_t end) {
    for (std::size_t i = 1; i < begins.size(); ++i) require_sound(begins[i - 1] <= begins[i]);
    require_sound(begins.size() > 0 && begins[begins.size() - 1] == end);
}

}  // namespace

Completions::Completions(std::string_view bytes) : bytes_(bytes) {
    const auto in = frozen_sections<completion_section_count>(bytes, completions_magic);
    words_ = WordSet{{in[title_word_offsets], in[title_word_letters], in[title_word_nodes], in[title_word_edges], in[title_word_slots]}};
    stems_ = WordSet{{in[stem_offsets], in[stem_letters], in[stem_nodes], in[stem_edges], in[stem_slots]}};
    stem_begins_ = Numbers{in[stem_word_begins]};
    stem_words_ = Numbers{in[stem_words]};
    by_first_word_ = {Numbers{in[first_begins]}, {Numbers{in[first_titles]}, Numbers{in[first_minima]}}};
    by_any_word_ = {Numbers{in[any_begins]}, {Numbers{in[any_titles]}, Numbers{in[any_minima]}}};
    titles_ = FrozenArray<StoredTitle>{in[lexicon::titles]};
    letters_ = in[title_letters];
    title_words_ = Numbers{in[lexicon::title_words]};
    audience_begins_ = Numbers{in[lexicon::audience_begins]};
    audience_classes_ = Numbers{in[lexicon::audience_classes]};
    ranks_ = {Numbers{in[word_ranks]}, Numbers{in[word_rank_minima]}};
    seen_begins_ = Numbers{in[lexicon::seen_begins]};
    seen_bytes_ = in[lexicon::seen_bytes];
    require_sound(titles_.size() > 0 && stem_begins_.size() == stems_.size() + 1);
    require_sound(by_first_word_.begins.size() == words_.size() + 1 && by_any_word_.begins.size() == words_.size() + 1);
    require_sound(seen_begins_.size() == ranks_.size() + 1 && audience_begins_.size() > 0);
    size_ = titles_.size() - 1;  // the last one ends them
}

StoredTitle Completions::stored(TitleId id) const {
    require_sound(id < size_);
    return titles_[id];
}

std::string_view Completions::letters(std::uint32_t begin, std::uint32_t end) const {
    require_sound(begin <= end && end <= letters_.size());
    return letters_.substr(begin, end - begin);
}

Title Completions::title(TitleId id) const {
    const auto title = stored(id);
    return {letters(title.text_begin, title.record_begin), letters(title.record_begin, titles_[std::size_t{id} + 1].text_begin),
            (title.audience_and_kind & 1) != 0};
}

bool Completions::sees(const Sight& sight, TitleId id) const {
    if (sight.everything) return true;
    const auto title = stored(id);
    if (!sight.in_window(title.from, title.until)) return false;
    const std::size_t audience = title.audience_and_kind >> 1;
    const auto end = audience_begins_[audience + 1];
    for (auto place = audience_begins_[audience]; place < end; ++place)
        if (sight.admits(audience_classes_[place])) return true;
    return false;
}

WordRanges Completions::with_stem(std::string_view stem) const {
    const auto number = stem.empty() ? std::nullopt : stems_.find(stem);
    if (!number) return {};
    WordRanges found;
    const auto end = stem_begins_[std::size_t{*number} + 1];
    for (auto place = stem_begins_[*number]; place < end; ++place) found.push_back({stem_words_[place], stem_words_[place] + 1});
    return united(std::move(found));
}

std::size_t Completions::ByWord::titles_of(const WordRanges& words) const {
    std::size_t count = 0;
    for (const auto& range : words) count += begin(range.last) - begin(range.first);
    return count;
}

std::uint32_t Completions::word_count(TitleId id) const {
    const auto begin = stored(id).words_begin, end = titles_[std::size_t{id} + 1].words_begin;
    require_sound(begin <= end && end <= title_words_.size());
    return end - begin;
}

std::uint32_t Completions::word(TitleId id, std::uint32_t place) const { return title_words_[std::size_t{stored(id).words_begin} + place]; }

bool Completions::ranks_last(WordId word) const { return ranks_[word] >= ranks_of_function_words; }

std::uint32_t Completions::seen(WordId word, const Sight& sight, std::uint32_t count) const {
    if (sight.everything) return count;
    const std::size_t begin = seen_begins_[word], end = seen_begins_[std::size_t{word} + 1];
    require_sound(begin <= end && end <= seen_bytes_.size());
    return seen_count(seen_bytes_.substr(begin, end - begin), sight);
}

void Completions::check() const {
    if (bytes_.empty()) return;
    require_sound(has_right_hash<completion_section_count>(bytes_, completions_magic));
    words_.check();
    stems_.check();
    require_ascending(stem_begins_, stem_words_.size());
    require_ascending(audience_begins_, audience_classes_.size());
    require_ascending(seen_begins_, seen_bytes_.size());
    for (const auto* by_word : {&by_first_word_, &by_any_word_}) {
        require_ascending(by_word->begins, by_word->titles.size());
        by_word->titles.check();
        for (std::size_t place = 0; place < by_word->titles.size(); ++place) require_sound(by_word->titles[place] < size_);
    }
    ranks_.check();
    for (TitleId id = 0; id < size_; ++id) {
        title(id);
        for (std::uint32_t place = 0; place < word_count(id); ++place) require_sound((word(id, place) & ~begins) < words_.size());
        require_sound(std::size_t{stored(id).audience_and_kind >> 1} + 1 < audience_begins_.size());
    }
}

}  // namespace vraagbaak::lexicon

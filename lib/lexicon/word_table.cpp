// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/word_table.hpp"

#include "lexicon/word_table_format.hpp"

namespace vraagbaak::lexicon {

WordTable::WordTable(std::string_view bytes) : bytes_(bytes) {
    const auto in = frozen_sections<section_count>(bytes, word_table_magic);
    words_ = WordSet{{in[word_offsets], in[word_letters], in[word_nodes], in[word_edges], in[word_slots]}};
    sounds_ = WordSet{{in[sound_offsets], in[sound_letters], in[sound_nodes], in[sound_edges], in[sound_slots]}};
    counts_ = FrozenArray<std::uint32_t>{in[word_counts]};
    by_ending_ = FrozenArray<std::uint32_t>{in[word_endings]};
    by_frequency_ = FrozenArray<std::uint32_t>{in[frequent_words]};
    shapes_ = FrozenArray<std::uint32_t>{in[frequent_shapes]};
    trigrams_ = FrozenArray<Trigram>{in[trigram_begins]};
    trigram_words_ = in[trigram_words];
    sounding_begins_ = FrozenArray<std::uint32_t>{in[sounding_begins]};
    sounding_ = FrozenArray<std::uint32_t>{in[sounding_words]};
    require_sound(counts_.size() == words_.size() && by_ending_.size() == words_.size());
    require_sound(by_frequency_.size() == words_.size() && shapes_.size() == words_.size());
    require_sound(sounding_begins_.size() == sounds_.size() + 1 && sounding_.size() == words_.size());
    require_sound(trigrams_.size() > 0);
    parts_ = FrozenArray<Audience>{in[part_list]};
    part_begins_ = FrozenArray<std::uint32_t>{in[part_begins]};
    part_counts_ = in[part_counts];
    marks_ = FrozenArray<std::uint8_t>{in[word_marks]};
    require_sound(marks_.size() == words_.size());
    require_sound(part_begins_.size() == (parts_.size() > 1 ? words_.size() + 1 : 0));
}

std::optional<std::string_view> WordTable::with_trigram(std::uint32_t letters) const {
    if (trigrams_.size() == 0) return std::nullopt;  // no words at all
    std::size_t low = 0, high = trigrams_.size() - 1;  // the last one ends the list
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (trigrams_[middle].letters < letters)
            low = middle + 1;
        else
            high = middle;
    }
    if (low + 1 >= trigrams_.size() || trigrams_[low].letters != letters) return std::nullopt;
    const std::size_t begin = trigrams_[low].begin, end = trigrams_[low + 1].begin;
    require_sound(begin <= end && end <= trigram_words_.size());
    return trigram_words_.substr(begin, end - begin);
}

std::pair<std::uint32_t, std::uint32_t> WordTable::range_sounding(WordId sound) const {
    const auto begin = sounding_begins_[sound], end = sounding_begins_[std::size_t{sound} + 1];
    require_sound(begin <= end && end <= sounding_.size());
    return {begin, end};
}

// A count of one, which is what most are, is a bit of the step.
std::uint32_t WordTable::count(WordId id, const std::vector<bool>& seen) const {
    if (parts_.size() == 0) return counts_[id];
    if (parts_.size() == 1) return seen.front() ? counts_[id] : 0;
    const std::size_t begin = part_begins_[id], end = part_begins_[std::size_t{id} + 1];
    require_sound(begin <= end && end <= part_counts_.size());
    if (begin == end) return seen.front() ? counts_[id] : 0;
    std::uint32_t sum = 0, part = 0;
    for (auto list = part_counts_.substr(begin, end - begin); !list.empty();) {
        const auto step = static_cast<std::uint32_t>(next_number(list));
        const auto count = (step & 1) != 0 ? static_cast<std::uint32_t>(next_number(list)) : 1;
        part += step >> 1;
        require_sound(part < seen.size());
        if (seen[part]) sum += count;
    }
    return sum;
}

void WordTable::check() const {
    if (bytes_.empty()) return;
    require_sound(has_right_hash<section_count>(bytes_, word_table_magic));
    words_.check();
    sounds_.check();
}

Shape shape_of(std::string_view word) {
    Shape shape = 0, length = 0;
    for (const char c : word) {
        if (c >= 'a' && c <= 'z') shape |= Shape{1} << (c - 'a');
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && length < longest_shape) ++length;
    }
    return shape | length << letters_in_shape;
}

WordId next_id(std::string_view& list, WordId before) { return before + static_cast<WordId>(next_number(list)); }

}  // namespace vraagbaak::lexicon

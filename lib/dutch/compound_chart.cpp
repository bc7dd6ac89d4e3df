// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/compound_chart.hpp"

#include <algorithm>

#include "dutch/compound_rules.hpp"

namespace vraagbaak::dutch {

namespace {

using Model = CompoundCosts;
constexpr std::size_t shortest_part = 2, shortest_base = 3, shortest_split = 5, shortest_whole = 5;

}  // namespace

CompoundChart::CompoundChart(std::string_view word, const CompoundVocabulary& words)
    : word_(word), unseen_link_(words.unseen_link()) {
    const auto size = word.size();
    for (std::size_t begin = 0; begin + shortest_part <= size; ++begin) {
        for (auto end = begin + 1; end <= size; ++end) at(begin, end) = {unreachable, unreachable, unreachable, 0, 0};
        look_up(begin, words);
    }
    for (std::size_t end = shortest_base + 1; end < size; ++end) add_unseen_links(end);
    for (auto length = shortest_split; length <= size; ++length)
        for (std::size_t begin = 0; begin + length <= size; ++begin) find_cuts(begin, begin + length);
}

void CompoundChart::look_up(std::size_t begin, const CompoundVocabulary& vocabulary) {
    auto walk = vocabulary.walk();
    for (auto end = begin; end < word_.size() && walk.step(word_[end]); ++end)
        if (walk.at_word()) take(begin, end + 1, vocabulary.entry(walk.number()));
}

void CompoundChart::take(std::size_t begin, std::size_t end, const WordEntry& entry) {
    auto& cell = at(begin, end);
    if (entry.first != WordEntry::never && entry.first < cell.first) {
        cell.first = entry.first;
        cell.link = entry.link().code();
        firsts_[begin] |= bit(end);
    }
    if (entry.last != WordEntry::never) {
        cell.last = std::min<std::uint16_t>(cell.last, entry.last);
        lasts_[end] |= bit(begin);
    }
    if (entry.listed()) listed_[begin] |= bit(end);
    if (entry.whole()) whole_[begin] |= bit(end);
    if (entry.place()) places_[begin] |= bit(end);
    if (begin == 0) seen_ |= bit(end);
    if (begin == 0 && end == word_.size()) {
        name_ = entry.name();
        if (entry.boundary < end) fixed_ = entry.boundary;
    }
}

// Any word may take -s, seen with it or not.
void CompoundChart::add_unseen_links(std::size_t end) {
    if (word_[end - 1] != 's') return;
    for (std::size_t begin = 0; begin + shortest_base + 1 <= end; ++begin) {
        if (has(firsts_[begin], end) || !has(listed_[begin] & firsts_[begin], end - 1)) continue;
        at(begin, end).first = static_cast<std::uint16_t>(unseen_link_);
        at(begin, end).link = Link{1, false, false}.code();
        firsts_[begin] |= bit(end);
    }
}

bool CompoundChart::may_cut_here(std::size_t begin, std::size_t cut, std::size_t end) const {
    const auto stretch = word_.substr(begin, end - begin);
    if (!may_cut(stretch, cut - begin)) return false;
    const auto prefix = prefix_before(stretch, cut - begin);
    return prefix == 0 || !has(listed_[begin + prefix], end);
}

void CompoundChart::find_cuts(std::size_t begin, std::size_t end) {
    auto& cell = at(begin, end);
    for (auto cuts = firsts_[begin] & lasts_[end]; cuts != 0; cuts &= cuts - 1) {
        const auto cut = static_cast<std::size_t>(std::countr_zero(cuts));
        const Cost cost = Cost{at(begin, cut).first} + at(cut, end).last;
        if (cost >= cell.split || !may_cut_here(begin, cut, end)) continue;
        cell.split = static_cast<std::uint16_t>(cost);
        cell.cut = static_cast<std::uint8_t>(cut);
    }
    if (cell.split == unreachable) return;
    if (is_whole(begin, end)) cell.split = unreachable;
    else use_as_part(begin, end);
}

// A compound may be part of a larger one; with -s too.
void CompoundChart::use_as_part(std::size_t begin, std::size_t end) {
    const auto length = end - begin;
    auto& cell = at(begin, end);
    if (cell.split > simplex_cost(length) + in_cost_units(Model::slack_unlisted)) return;
    const Cost as_part = cell.split + in_cost_units(Model::compound_part);
    const Cost as_last = as_part + in_cost_units(Model::new_compound_last);
    const auto offer = [&](std::size_t its_end, Cost cost, Link link) {
        auto& part = at(begin, its_end);
        if (cost >= part.first) return;
        part.first = static_cast<std::uint16_t>(cost);
        part.link = link.code();
        firsts_[begin] |= bit(its_end);
    };
    offer(end, as_part, {});
    if (end < word_.size() && word_[end] == 's') offer(end + 1, as_part + in_cost_units(Model::with_s), {1, false, false});
    if (as_last < cell.last) {
        cell.last = static_cast<std::uint16_t>(as_last);
        lasts_[end] |= bit(begin);
    }
}

bool CompoundChart::is_whole(std::size_t begin, std::size_t end) const {
    for (auto ends = whole_[begin] & (bit(end) | (bit(end) - 1)); ends != 0; ends &= ends - 1) {
        const auto stem_end = static_cast<std::size_t>(std::countr_zero(ends));
        if (stem_end == end || (stem_end >= begin + shortest_whole && is_inflection(word_.substr(stem_end, end - stem_end))))
            return true;
    }
    return false;
}

std::size_t CompoundChart::cut(std::size_t begin, std::size_t end) const {
    if (end - begin < shortest_split) return 0;
    const auto& cell = at(begin, end);
    const bool whole_word = begin == 0 && end == word_.size();
    const auto slack = has(listed_[begin], end) || (whole_word && name_) ? Model::slack_listed : Model::slack_unlisted;
    return cell.split <= simplex_cost(end - begin) + in_cost_units(slack) ? cell.cut : 0;
}

// Rotter|dam, Enk|huizen; but Kamer|lid, which is written with a capital, is a compound.
bool CompoundChart::is_split_name(std::size_t cut) const { return name_ && has(places_[cut], word_.size()); }

std::size_t CompoundChart::unknown_cut() const {
    const auto size = word_.size();
    if (name_ || has(listed_[0], size) || is_whole(0, size)) return 0;
    std::size_t best = 0;
    Cost cheapest = simplex_cost(size) + in_cost_units(Model::slack_unlisted) + 1;
    for (auto cut = shortest_unknown; cut + shortest_last_of_unknown <= size; ++cut) {
        if (!has(lasts_[size], cut) || has(seen_ | firsts_[0], cut) || !may_cut_here(0, cut, size)) continue;
        const auto cost = in_cost_units(Model::unknown_first) + static_cast<Cost>(cut) * in_cost_units(Model::letter) +
                          at(cut, size).last;
        if (cost < cheapest) cheapest = cost, best = cut;
    }
    return best;
}

std::size_t CompoundChart::main_cut() const {
    if (fixed_ != 0) return fixed_;
    if (word_.size() < shortest_split) return 0;
    const auto known = cut(0, word_.size());
    if (known != 0) return is_split_name(known) ? 0 : known;
    return at(0, word_.size()).split == unreachable ? unknown_cut() : 0;
}

Link CompoundChart::link(std::size_t begin, std::size_t end) const { return Link::of(at(begin, end).link); }

}  // namespace vraagbaak::dutch

// SPDX-License-Identifier: GPL-2.0-or-later
// The model of CompoundSplitter as its header tells it, written to be read: every way to cut a word is tried, from the top
// down; only what was found for a stretch of letters is remembered, since Dutch has words of 26 and more. Slow.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "dutch/compound_costs.hpp"
#include "dutch/compound_data.hpp"
#include "dutch/compound_rules.hpp"
#include "dutch/compound_vocabulary.hpp"

namespace vraagbaak::test {

class CompoundReference {
public:
    // 0: no compound.
    std::size_t main_boundary(std::string_view word) const {
        const auto* whole = words_.find(word);
        if (whole != nullptr && whole->boundary != 0) return whole->boundary;
        const bool name = whole != nullptr && whole->name(), listed = whole != nullptr && whole->listed();
        const auto known = cheapest(word);
        if (known.cut != 0) {
            if (known.cost > limit(word.size(), name || listed ? Model::slack_listed : Model::slack_unlisted)) return 0;
            const auto* last = words_.find(word.substr(known.cut));
            return name && last != nullptr && last->place() ? 0 : known.cut;
        }
        return name || listed || stays_whole(word) ? 0 : behind_unknown(word);
    }

private:
    using Cost = dutch::Cost;
    using Model = dutch::CompoundCosts;
    static constexpr Cost never = 0xFFFF;

    struct Way {
        Cost cost = never;
        std::size_t cut = 0;
    };

    static Cost limit(std::size_t letters, double slack) {
        return dutch::simplex_cost(letters) + dutch::in_cost_units(slack);
    }

    bool listed(std::string_view word) const {
        const auto* entry = words_.find(word);
        return entry != nullptr && entry->listed();
    }

    bool may_cut(std::string_view word, std::size_t cut) const {
        const auto prefix = dutch::prefix_before(word, cut);
        return dutch::may_cut(word, cut) && (prefix == 0 || !listed(word.substr(prefix)));
    }

    bool stays_whole(std::string_view word) const {
        for (std::size_t size = 2; size <= word.size(); ++size) {
            const auto* entry = words_.find(word.substr(0, size));
            if (entry == nullptr || !entry->whole()) continue;
            if (size == word.size() || (size >= 5 && dutch::is_inflection(word.substr(size)))) return true;
        }
        return false;
    }

    Way cheapest(std::string_view word) const {
        const auto [at, is_new] = found_.try_emplace(std::string(word));
        if (!is_new) return at->second;
        const auto way = try_all_cuts(word);
        return found_[std::string(word)] = way;
    }

    Way try_all_cuts(std::string_view word) const {
        Way best;
        if (word.size() < 5 || stays_whole(word)) return best;
        for (std::size_t cut = 1; cut < word.size(); ++cut) {
            const auto first = as_first(word.substr(0, cut)), last = as_last(word.substr(cut));
            if (first == never || last == never || !may_cut(word, cut)) continue;
            if (first + last < best.cost) best = {first + last, cut};
        }
        return best;
    }

    Cost as_compound(std::string_view word) const {
        const auto way = cheapest(word);
        return way.cost <= limit(word.size(), Model::slack_unlisted) ? way.cost + dutch::in_cost_units(Model::compound_part)
                                                                     : never;
    }

    Cost as_first(std::string_view part) const {
        auto cost = never;
        if (const auto* entry = words_.find(part); entry != nullptr && entry->first != dutch::WordEntry::never)
            cost = entry->first;
        if (part.size() > 1 && part.ends_with('s')) {
            const auto base = part.substr(0, part.size() - 1);
            const auto* entry = words_.find(base);
            if (cost == never && base.size() >= 3 && entry != nullptr && entry->listed() &&
                entry->first != dutch::WordEntry::never)
                cost = words_.unseen_link();
            if (const auto inside = as_compound(base); inside != never)
                cost = std::min(cost, inside + dutch::in_cost_units(Model::with_s));
        }
        return std::min(cost, as_compound(part));
    }

    Cost as_last(std::string_view part) const {
        auto cost = never;
        if (const auto* entry = words_.find(part); entry != nullptr && entry->last != dutch::WordEntry::never)
            cost = entry->last;
        const auto inside = as_compound(part);
        return inside == never ? cost : std::min(cost, inside + dutch::in_cost_units(Model::new_compound_last));
    }

    std::size_t behind_unknown(std::string_view word) const {
        Way best{limit(word.size(), Model::slack_unlisted) + 1, 0};
        for (std::size_t cut = 4; cut + 4 <= word.size(); ++cut) {
            const auto first = word.substr(0, cut);
            const auto last = as_last(word.substr(cut));
            if (last == never || words_.find(first) != nullptr || as_first(first) != never || !may_cut(word, cut)) continue;
            const auto cost = dutch::in_cost_units(Model::unknown_first) +
                              static_cast<Cost>(cut) * dutch::in_cost_units(Model::letter) + last;
            if (cost < best.cost) best = {cost, cut};
        }
        return best.cut;
    }

    mutable std::map<std::string, Way> found_;
    dutch::CompoundVocabulary words_ = *dutch::CompoundVocabulary::read(data::compound_words());
};

}  // namespace vraagbaak::test

// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/compound_training.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

#include "dutch/compound_costs.hpp"
#include "dutch/compound_rules.hpp"
#include "dutch/stemmer.hpp"

namespace vraagbaak::dutch {

namespace {

using Model = CompoundCosts;

constexpr std::size_t short_part = 3, shortest_base = 3, shortest_compound = 5, longest_compound = 40, shortest_name = 4;
constexpr int rounds = 8;          // the figures no longer move after five
constexpr double kept_evidence = 0.5;  // compounds of the list that are part of less than this are left to be split anew

// Which words may be parts at all, and how gladly when nothing is known: −log of the prior, or nothing.
class PossibleParts {
public:
    PossibleParts(const WordSet& listed, const WordSet& names, const CompoundLists& lists)
        : listed_(listed), names_(names), lists_(lists) {}

    std::optional<double> first(const std::string& part) const {
        if (part.size() < 2 || lists_.never_first.contains(part)) return std::nullopt;
        if (part.size() <= short_part && !lists_.short_first.contains(part)) return std::nullopt;
        if (listed_.contains(part)) return 0;
        if (linked(part, "s")) return Model::with_s;
        if (part.size() > 5 && linked(part, "er")) return Model::with_er;
        // kippe- in kippesoep, as it was written until 1995 and still is: only where kippen is the plural.
        if (part.size() > 4 && listed_.contains(part + "n") && linked(part, "e")) return Model::with_e;
        if (part.size() >= shortest_name && names_.contains(part)) return Model::as_name;
        return std::nullopt;
    }

    bool last(const std::string& part) const {
        if (part.size() < 2 || lists_.never_last.contains(part)) return false;
        if (part.size() <= short_part && !lists_.short_last.contains(part)) return false;
        return listed_.contains(part) || lists_.bound_last.contains(part);
    }

    bool listed(const std::string& word) const { return listed_.contains(word); }

    // The link whose word is in the list.
    std::optional<Link> linked(std::string_view part, std::string_view letters) const {
        for (const auto link : possible_links(part, letters)) {
            const auto base = without_link(part, link);
            if (base.size() >= shortest_base && listed_.contains(base) && !lists_.never_first.contains(base)) return link;
        }
        return std::nullopt;
    }

private:
    const WordSet& listed_;
    const WordSet& names_;
    const CompoundLists& lists_;
};

bool is_whole(const WordSet& whole, const std::string& word) {
    for (std::size_t size = std::min<std::size_t>(word.size(), shortest_compound); size <= word.size(); ++size)
        if (whole.contains(word.substr(0, size)) && is_inflection(std::string_view(word).substr(size))) return true;
    return false;
}

// Parts by number, with the compounds they were seen in.
struct PartTable {
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<double> prior;  // what an unseen one counts for
    std::vector<double> seen;

    std::uint32_t number(const std::string& part, double unseen) {
        const auto [at, is_new] = numbers.emplace(part, static_cast<std::uint32_t>(prior.size()));
        if (is_new) prior.push_back(unseen);
        return at->second;
    }

    double total() const {
        double sum = 1;
        for (const auto count : seen) sum += count;
        return sum;
    }

    double evidence(const std::string& part) const {
        const auto at = numbers.find(part);
        return at == numbers.end() ? 0 : seen[at->second];
    }
};

struct Cut {
    std::uint32_t first, last;
    double prior;
};

class Training {
public:
    Training(const WordSet& listed, const WordSet& names, const CompoundLists& lists)
        : parts_(listed, names, lists), listed_(listed), names_(names), lists_(lists) {
        // In order of the alphabet, so that sums are the same in every build.
        std::vector<std::string> words(listed.begin(), listed.end());
        std::ranges::sort(words);
        for (const auto& word : words) add_cuts(word);
        for (int round = 0; round < rounds; ++round) learn(round == 0);
        total_first_ = firsts_.total();
        total_last_ = lasts_.total();
    }

    std::vector<VocabularyWord> words() {
        std::map<std::string, WordEntry> entries;
        add_names(entries);
        for (const auto& word : listed_) add_listed(word, entries);
        add_linked(entries);
        for (const auto& part : lists_.bound_last) entries[part].last = last_cost(part, false);
        for (const auto& ending : lists_.place_endings)
            if (const auto at = entries.find(ending); at != entries.end()) at->second.bits |= WordEntry::place_bit;
        for (const auto& part : lists_.never_first) entries[part];  // and so not taken for an unknown word either
        for (const auto& word : lists_.whole) entries[word].bits |= WordEntry::whole_bit;
        for (const auto& [word, boundary] : lists_.fixed) entries[word].boundary = static_cast<std::uint8_t>(boundary);
        std::vector<VocabularyWord> result;
        for (auto& [word, entry] : entries) result.push_back({word, entry});
        return result;
    }

    Cost unseen_link() const {
        return evidence_cost(Model::unseen * std::exp(-Model::with_s), total_first_);
    }

private:
    struct Word {
        std::size_t size;
        std::size_t begin, end;  // of its cuts
    };

    bool may_cut_here(const std::string& word, std::size_t cut) const {
        if (!may_cut(word, cut)) return false;
        const auto prefix = prefix_before(word, cut);
        return prefix == 0 || !parts_.listed(word.substr(prefix));
    }

    void add_cuts(const std::string& word) {
        if (word.size() < shortest_compound || word.size() >= longest_compound || is_whole(lists_.whole, word)) return;
        const auto begin = cuts_.size();
        for (std::size_t cut = 2; cut + 2 <= word.size(); ++cut) {
            const auto last = word.substr(cut);
            if (!parts_.last(last)) continue;
            const auto first = word.substr(0, cut);
            const auto prior = parts_.first(first);
            if (!prior || !may_cut_here(word, cut)) continue;
            cuts_.push_back({firsts_.number(first, Model::unseen * std::exp(-*prior)), lasts_.number(last, Model::unseen),
                             std::exp(-*prior)});
        }
        if (cuts_.size() > begin) words_.push_back({word.size(), begin, cuts_.size()});
    }

    // One round: share each word among its cuts, and being no compound, by the figures of the round before.
    void learn(bool first_round) {
        const auto total = first_round ? 1 : (firsts_.total() - 1) * (lasts_.total() - 1);
        std::vector<double> first(firsts_.prior.size()), last(lasts_.prior.size()), shares;
        for (const auto& word : words_) {
            double sum = first_round ? 0 : std::exp(-Model::simplex - Model::letter * static_cast<double>(word.size));
            shares.clear();
            for (auto at = word.begin; at < word.end; ++at) {
                const auto& cut = cuts_[at];
                shares.push_back(first_round ? cut.prior
                                             : (firsts_.seen[cut.first] + firsts_.prior[cut.first]) *
                                                   (lasts_.seen[cut.last] + lasts_.prior[cut.last]) / total);
                sum += shares.back();
            }
            for (auto at = word.begin; at < word.end; ++at) {
                first[cuts_[at].first] += shares[at - word.begin] / sum;
                last[cuts_[at].last] += shares[at - word.begin] / sum;
            }
        }
        firsts_.seen = std::move(first);
        lasts_.seen = std::move(last);
    }

    // −log of the better of its cuts is no dearer than a word of its own.
    bool is_compound(const std::string& word) const {
        if (word.size() < shortest_compound || is_whole(lists_.whole, word)) return false;
        const auto limit = simplex_cost(word.size()) + in_cost_units(Model::slack_listed);
        for (std::size_t cut = 2; cut + 2 <= word.size(); ++cut) {
            const auto last = word.substr(cut);
            if (!parts_.last(last) || !may_cut_here(word, cut)) continue;
            const Cost first = first_cost(word.substr(0, cut));
            if (first != WordEntry::never && first + Cost{last_cost(last, false)} <= limit) return true;
        }
        return false;
    }

    std::uint8_t first_cost(const std::string& part) const {
        const auto prior = parts_.first(part);
        if (!prior) return WordEntry::never;
        return evidence_cost(firsts_.evidence(part) + Model::unseen * std::exp(-*prior), total_first_);
    }

    std::uint8_t last_cost(const std::string& part, bool compound) const {
        if (!parts_.last(part)) return WordEntry::never;
        const auto unseen = Model::unseen * (compound ? std::exp(-Model::unseen_compound_last) : 1);
        const auto cost = Cost{evidence_cost(lasts_.evidence(part) + unseen, total_last_)} +
                          (compound ? in_cost_units(Model::compound_last) : 0);
        return static_cast<std::uint8_t>(std::min<Cost>(cost, WordEntry::never - 1));
    }

    // Compounds that are hardly ever part of another are left out: they are split when they come, and the table is half.
    void add_listed(const std::string& word, std::map<std::string, WordEntry>& entries) {
        const bool compound = is_compound(word);
        if (compound && firsts_.evidence(word) < kept_evidence && lasts_.evidence(word) < kept_evidence) return;
        WordEntry entry{first_cost(word), last_cost(word, compound), WordEntry::listed_bit, 0};
        entry.bits |= same_stem_link(word).code();
        entries[word] = entry;
    }

    // honden is hond with -en, and regen is not reeg: only when the stemmer says that it is one word.
    Link same_stem_link(const std::string& word) {
        for (const std::string_view letters : {"en", "er", "s", "e", "n"})
            for (const auto link : possible_links(word, letters)) {
                const auto base = without_link(word, link);
                if (base.size() >= shortest_base && parts_.listed(base) && stemmer_.stem(base) == stemmer_.stem(word))
                    return link;
            }
        return {};
    }

    void add_linked(std::map<std::string, WordEntry>& entries) {
        for (const auto& [part, number] : firsts_.numbers) {
            if (entries.contains(part) || firsts_.seen[number] < kept_evidence || listed_.contains(part)) continue;
            WordEntry entry{first_cost(part), WordEntry::never, 0, 0};
            for (const std::string_view letters : {"s", "er", "e"})
                if (const auto link = parts_.linked(part, letters)) {
                    entry.bits |= link->code();
                    break;
                }
            entries[part] = entry;
        }
    }

    void add_names(std::map<std::string, WordEntry>& entries) {
        for (const auto& name : names_)
            if (name.size() >= shortest_name)
                entries[name] = {first_cost(name), WordEntry::never, WordEntry::name_bit, 0};
    }

    PossibleParts parts_;
    const WordSet& listed_;
    const WordSet& names_;
    const CompoundLists& lists_;
    Stemmer stemmer_;
    PartTable firsts_, lasts_;
    std::vector<Cut> cuts_;
    std::vector<Word> words_;
    double total_first_ = 1, total_last_ = 1;
};

}  // namespace

std::string train_vocabulary(const WordSet& listed, const WordSet& names, const CompoundLists& lists) {
    Training training(listed, names, lists);
    return write_vocabulary(training.words(), training.unseen_link());
}

}  // namespace vraagbaak::dutch

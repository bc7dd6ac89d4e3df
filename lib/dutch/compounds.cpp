// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/compounds.hpp"

#include <xxhash.h>

#include <array>
#include <cstdio>
#include <utility>

#include "dutch/compound_chart.hpp"
#include "dutch/compound_data.hpp"
#include "dutch/linking_letters.hpp"

namespace vraagbaak::dutch {

namespace {

// Raised by hand when the rules of splitting change.
constexpr int rules = 1;

bool splittable(std::string_view folded) {
    return folded.size() <= CompoundSplitter::longest_word && is_plain(folded);
}

std::string hash(std::string_view bytes) {
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(XXH3_64bits(bytes.data(), bytes.size())));
    return digits;
}

// Cuts on inside until all is whole.
class PartCollector {
public:
    PartCollector(std::string_view word, const CompoundChart& chart, std::vector<CompoundPart>& parts)
        : word_(word), chart_(chart), parts_(parts) {}

    // A stretch that others follow: its linking letters are set apart first, so that bijstand is inside bijstands-.
    void add_first(std::size_t begin, std::size_t end) {
        const auto link = chart_.known_first(begin, end) ? chart_.link(begin, end) : Link{};
        const auto core = link.plain() && begin + link.dropped < end ? end - link.dropped : end;
        if (const auto cut = chart_.cut(begin, core); cut != 0) {
            add(begin, cut, core);
            parts_.back().end = end;
        } else {
            parts_.push_back({begin, end, without_link(word_.substr(begin, end - begin), link), chart_.known_first(begin, end)});
        }
    }

    void add_last(std::size_t begin, std::size_t end) {
        if (const auto cut = chart_.cut(begin, end); cut != 0) add(begin, cut, end);
        else parts_.push_back({begin, end, std::string(word_.substr(begin, end - begin)), true});
    }

    void add(std::size_t begin, std::size_t cut, std::size_t end) {
        add_first(begin, cut);
        add_last(cut, end);
    }

private:
    std::string_view word_;
    const CompoundChart& chart_;
    std::vector<CompoundPart>& parts_;
};

}  // namespace

CompoundSplitter::CompoundSplitter(SharedForms forms)
    : words_(*CompoundVocabulary::read(data::compound_words())), forms_(std::move(forms)) {}

// Whoever says where a word is cut leaves it to us which linking letters are none of the word before: those without which a
// list has it, while with them none does.
Compound CompoundSplitter::cut_as_told(std::string_view folded, std::size_t boundary) const {
    Compound found;
    found.boundary = boundary;
    found.first = folded.substr(0, boundary);
    found.last = folded.substr(boundary);
    if (!knows(found.first))
        for (const auto link : possible_links(found.first, "s"))
            if (auto base = without_link(found.first, link); knows(base)) {
                found.first = std::move(base);
                break;
            }
    const auto add = [&](std::string_view side, std::size_t begin) {
        const auto inner = split(side);
        if (!inner) found.parts.push_back({begin, begin + side.size(), std::string(side), true});
        for (auto part : inner.parts) {
            part.begin += begin;
            part.end += begin;
            found.parts.push_back(std::move(part));
        }
    };
    add(found.first, 0);
    found.parts.back().end = boundary;
    add(found.last, boundary);
    return found;
}

Compound CompoundSplitter::split(std::string_view folded) const {
    Compound found;
    if (forms_)
        if (const auto told = forms_->boundary_of(folded)) return *told == 0 ? found : cut_as_told(folded, *told);
    if (!splittable(folded)) return found;
    const CompoundChart chart(folded, words_);
    found.boundary = chart.main_cut();
    if (!found) return found;
    const auto link = chart.known_first(0, found.boundary) ? chart.link(0, found.boundary) : Link{};
    found.first = without_link(folded.substr(0, found.boundary), link);
    found.last = folded.substr(found.boundary);
    PartCollector(folded, chart, found.parts).add(0, found.boundary, folded.size());
    return found;
}

std::size_t CompoundSplitter::main_boundary(std::string_view folded) const {
    if (forms_)
        if (const auto told = forms_->boundary_of(folded)) return *told;
    return splittable(folded) ? CompoundChart(folded, words_).main_cut() : 0;
}

bool CompoundSplitter::knows(std::string_view folded) const {
    const auto* entry = words_.find(folded);
    return entry && (entry->listed() || entry->name());
}

bool CompoundSplitter::knows_uncapitalised(std::string_view folded) const {
    const auto* entry = words_.find(folded);
    return entry && entry->listed() && !entry->name();
}

std::string CompoundSplitter::fingerprint() const {
    return "compounds " + std::to_string(rules) + ' ' + hash(data::compound_words());
}

}  // namespace vraagbaak::dutch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/linking_letters.hpp"

namespace vraagbaak::dutch {

namespace {

constexpr std::size_t shortest = 2;

bool is_vowel(char letter) { return std::string_view("aeiouy").find(letter) != std::string_view::npos; }

// b-a-n but not b-oe-k: a vowel alone between consonants, which is long in an open syllable.
bool may_double(std::string_view base) {
    return base.size() >= 3 && !is_vowel(base.back()) && std::string_view("aeou").find(base[base.size() - 2]) != base.npos &&
           !is_vowel(base[base.size() - 3]);
}

}  // namespace

std::string without_link(std::string_view part, Link link) {
    std::string word(part.substr(0, part.size() - std::min<std::size_t>(link.dropped, part.size())));
    if (link.doubled && word.size() >= 2) word.insert(word.size() - 1, 1, word[word.size() - 2]);
    if (link.hardened && !word.empty()) word.back() = word.back() == 'v' ? 'f' : 's';
    return word;
}

std::vector<Link> possible_links(std::string_view part, std::string_view letters) {
    if (!part.ends_with(letters) || part.size() < letters.size() + shortest) return {};
    const auto base = part.substr(0, part.size() - letters.size());
    const auto dropped = static_cast<std::uint8_t>(letters.size());
    std::vector<Link> links{{dropped, false, false}};
    if (letters == "s" || letters == "n") return links;
    const char last = base.back();
    const bool soft = last == 'v' || last == 'z';
    if (soft) links.push_back({dropped, false, true});
    if (may_double(base)) links.push_back({dropped, true, soft});
    if (base.size() > shortest && last == base[base.size() - 2] && !is_vowel(last))
        links.push_back({static_cast<std::uint8_t>(dropped + 1), false, false});
    return links;
}

}  // namespace vraagbaak::dutch

// SPDX-License-Identifier: GPL-2.0-or-later
// The table of all beginnings of both words, row by row; a piece of up to six letters looks six rows back.
#include <algorithm>
#include <string_view>

#include "dutch/confusions.hpp"
#include "dutch/misspelling.hpp"

namespace vraagbaak::dutch {

namespace {

constexpr Cost mark = 15;         // a for á
constexpr Cost sign = 22;         // a hyphen or apostrophe too many or too few
constexpr Cost gap = 35;          // the same for a space
constexpr Cost doubled = 35;      // one letter for two of a kind
constexpr Cost letter = 100;      // one too many or too few
constexpr Cost neighbour = 75;    // on the keyboard
constexpr Cost vowel = 85;        // for another vowel
constexpr Cost swapped = 70;      // two in each other's place
constexpr Cost at_begin = 25;     // more, for the first letter: people know how a word begins
constexpr Cost too_dear = 1'000'000;

constexpr std::string_view rows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

constexpr bool are_neighbours(char a, char b) {
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t i = 0; i < rows[row].size(); ++i) {
            if (rows[row][i] != a) continue;
            if (i + 1 < rows[row].size() && rows[row][i + 1] == b) return true;
            if (i > 0 && rows[row][i - 1] == b) return true;
        }
    return false;
}

constexpr auto substitutions = [] {
    std::array<std::array<Cost, 27>, 27> costs{};
    constexpr std::string_view vowels = "aeiouy";
    for (std::size_t a = 1; a <= 26; ++a)
        for (std::size_t b = 1; b <= 26; ++b) {
            const auto x = static_cast<char>('a' + a - 1), y = static_cast<char>('a' + b - 1);
            costs[a][b] = letter;
            if (vowels.find(x) != vowels.npos && vowels.find(y) != vowels.npos) costs[a][b] = vowel;
            if (are_neighbours(x, y)) costs[a][b] = neighbour;
        }
    return costs;
}();

Cost instead(const Spelled& typed, std::size_t i, const Spelled& right, std::size_t j) {
    const auto a = typed.letter(i), b = right.letter(j);
    if (a == b && a != Spelled::other) return typed.value(i) == right.value(j) ? 0 : mark;
    if (typed.value(i) == right.value(j)) return 0;
    if (a > 26 && b > 26 && a != Spelled::other && b != Spelled::other) return sign;
    if (a > 26 || b > 26) return letter + 50;
    return substitutions[a][b] + (i == 0 || j == 0 ? at_begin : 0);
}

// A letter that only one of them has.
Cost alone(const Spelled& word, std::size_t at) {
    const auto c = word.letter(at);
    if (c == Spelled::space) return gap;
    if (c == Spelled::hyphen || c == Spelled::apostrophe) return sign;
    if (at > 0 && word.letter(at - 1) == c && c != Spelled::other) return doubled;
    return letter + (at == 0 ? at_begin : 0);
}

class Table {
public:
    Table(const Spelled& typed, const Spelled& right) : typed_(typed), right_(right) {}

    Cost fill(Cost most) {
        std::size_t too_dear_rows = 0;  // on end: once there are as many as a piece is long, no way leads past them
        for (std::size_t i = 0; i <= typed_.size(); ++i) {
            Cost least = too_dear;
            for (std::size_t j = 0; j <= right_.size(); ++j) {
                at(i, j) = cheapest(i, j);
                least = std::min(least, at(i, j));
            }
            too_dear_rows = least > most ? too_dear_rows + 1 : 0;
            if (too_dear_rows == confusions_.longest_typed()) return most + 1;
        }
        return at(typed_.size(), right_.size());
    }

private:
    Cost& at(std::size_t i, std::size_t j) { return cells_[i * (Spelled::longest + 1) + j]; }

    Cost cheapest(std::size_t i, std::size_t j) {
        if (i == 0 && j == 0) return 0;
        Cost cost = too_dear;
        if (i > 0) cost = at(i - 1, j) + alone(typed_, i - 1);
        if (j > 0) cost = std::min(cost, at(i, j - 1) + alone(right_, j - 1));
        if (i > 0 && j > 0) cost = std::min(cost, at(i - 1, j - 1) + instead(typed_, i - 1, right_, j - 1));
        if (are_swapped(i, j)) cost = std::min(cost, at(i - 2, j - 2) + swapped);
        if (i > 0 && j > 0) cost = with(confusions_.ending(typed_.letter(i - 1), right_.letter(j - 1)), i, j, cost);
        if (i > 0) cost = with(confusions_.ending(typed_.letter(i - 1), 0), i, j, cost);
        if (j > 0) cost = with(confusions_.ending(0, right_.letter(j - 1)), i, j, cost);
        return cost;
    }

    bool are_swapped(std::size_t i, std::size_t j) const {
        return i > 1 && j > 1 && typed_.letter(i - 1) == right_.letter(j - 2) && typed_.letter(i - 2) == right_.letter(j - 1);
    }

    Cost with(std::span<const Confusion> confusions, std::size_t i, std::size_t j, Cost cost) {
        for (const auto& confusion : confusions) {
            if (confusion.cost >= cost || !confusion.typed.stands(typed_, i) || !confusion.right.stands(right_, j)) continue;
            cost = std::min(cost, at(i - confusion.typed.size, j - confusion.right.size) + confusion.cost);
        }
        return cost;
    }

    const Confusions& confusions_ = Confusions::table();
    const Spelled& typed_;
    const Spelled& right_;
    std::array<Cost, (Spelled::longest + 1) * (Spelled::longest + 1)> cells_;
};

}  // namespace

Cost misspelling_cost(const Spelled& typed, const Spelled& right, Cost most) { return Table{typed, right}.fill(most); }

}  // namespace vraagbaak::dutch

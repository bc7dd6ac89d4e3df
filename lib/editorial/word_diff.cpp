// SPDX-License-Identifier: GPL-2.0-or-later
// Myers, "An O(ND) Difference Algorithm and Its Variations" (Algorithmica 1, 1986), the greedy form, on words. Above so many
// differences two texts have no story in common, and a list of scattered words helps nobody: then all is replaced.
#include <algorithm>
#include <utility>

#include "vraagbaak/changes.hpp"

namespace vraagbaak {

namespace {

constexpr int most_differences = 1000;  // words; a million numbers at most are kept for the way back

struct Word {
    std::string_view text;   // what is compared
    std::string_view whole;  // with the white space behind it
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Signs behind a word are a word: "euro" and "euro." differ in the point alone.
std::size_t end_of_word(std::string_view text, std::size_t begin) {
    auto end = begin;
    while (end < text.size() && !is_space(text[end])) ++end;
    auto core = end;
    while (core > begin && std::string_view{".,;:!?)"}.find(text[core - 1]) != std::string_view::npos) --core;
    return core > begin ? core : end;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = end_of_word(text, begin);
        auto next = end;
        while (next < text.size() && is_space(text[next])) ++next;
        words.push_back({text.substr(begin, end - begin), text.substr(begin, next - begin)});
        begin = next;
    }
    return words;
}

enum class Step : char { same, removed, added };

// The steps from a to b; empty when they are too far apart.
std::vector<Step> steps(const std::vector<Word>& a, const std::vector<Word>& b) {
    const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
    const auto same = [&](int x, int y) { return a[static_cast<std::size_t>(x)].text == b[static_cast<std::size_t>(y)].text; };
    std::vector<std::vector<int>> furthest;  // by differences: the furthest x on each diagonal from -d to d
    const auto at = [&](int d, int k) { return furthest[static_cast<std::size_t>(d)][static_cast<std::size_t>(k + d)]; };
    const auto down = [&](int d, int k) { return k == -d || (k != d && at(d - 1, k - 1) < at(d - 1, k + 1)); };
    const auto reach = [&](int d, int k) { return d == 0 ? 0 : down(d, k) ? at(d - 1, k + 1) : at(d - 1, k - 1) + 1; };
    for (int d = 0; d <= std::min(most_differences, n + m); ++d) {
        furthest.emplace_back(static_cast<std::size_t>(2 * d + 1), -1);
        for (int k = -d; k <= d; k += 2) {
            int x = reach(d, k);
            while (x < n && x - k >= 0 && x - k < m && same(x, x - k)) ++x;
            furthest.back()[static_cast<std::size_t>(k + d)] = x;
            if (x < n || x - k < m) continue;
            std::vector<Step> out;
            for (int y = x - k; d >= 0; --d) {
                const int begin = d == 0 ? 0 : reach(d, k);
                for (; x > begin; --x, --y) out.push_back(Step::same);
                if (d == 0) break;
                const bool is_down = down(d, k);
                out.push_back(is_down ? Step::added : Step::removed);
                (is_down ? y : x) -= 1;
                k += is_down ? 1 : -1;
            }
            std::ranges::reverse(out);
            return out;
        }
    }
    return {};
}

class Pieces {
public:
    void add(DiffKind kind, std::string_view text) {
        if (kind == DiffKind::same) {
            flush();
            if (list_.empty() || list_.back().kind != kind) list_.push_back({kind, {}});
            list_.back().text += text;
        } else {
            (kind == DiffKind::removed ? removed_ : added_) += text;
        }
    }

    std::vector<DiffPiece> take() {
        flush();
        return std::move(list_);
    }

private:
    void flush() {
        if (!removed_.empty()) list_.push_back({DiffKind::removed, std::exchange(removed_, {})});
        if (!added_.empty()) list_.push_back({DiffKind::added, std::exchange(added_, {})});
    }

    std::vector<DiffPiece> list_;
    std::string removed_, added_;
};

// One word that stayed between others that went is read over: it goes and comes with them.
void drop_lone_words(std::vector<Step>& all, const std::vector<Word>& a) {
    std::vector<Step> out;
    std::size_t in_a = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool lone = all[i] == Step::same && i > 0 && i + 1 < all.size() && all[i - 1] != Step::same && all[i + 1] != Step::same &&
                          a[in_a].whole.find('\n') == std::string_view::npos;
        if (all[i] != Step::added) ++in_a;
        if (lone) out.insert(out.end(), {Step::removed, Step::added});
        else out.push_back(all[i]);
    }
    all = std::move(out);
}

}  // namespace

std::vector<DiffPiece> word_diff(std::string_view before, std::string_view after) {
    const auto a = words_of(before), b = words_of(after);
    auto way = steps(a, b);
    drop_lone_words(way, a);
    Pieces pieces;
    if (way.empty()) {
        if (!before.empty()) pieces.add(DiffKind::removed, before);
        if (!after.empty()) pieces.add(DiffKind::added, after);
        return pieces.take();
    }
    std::size_t i = 0, j = 0;
    for (const auto step : way) {
        const auto kind = step == Step::removed ? DiffKind::removed : step == Step::added ? DiffKind::added : DiffKind::same;
        pieces.add(kind, step == Step::removed ? a[i].whole : b[j].whole);
        if (step != Step::added) ++i;
        if (step != Step::removed) ++j;
    }
    return pieces.take();
}

}  // namespace vraagbaak

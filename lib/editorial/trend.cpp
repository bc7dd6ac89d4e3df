// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/trend.hpp"

#include <algorithm>

#include "editorial/effect.hpp"

namespace vraagbaak::editorial {

std::vector<GoldenState> golden_trend(const Editorial::Impl& desk, std::size_t most) {
    const auto questions = golden_of(desk.read(desk.draft_texts()));
    const auto judged = [](const GoldenQuestion& question) { return !question.grades.empty(); };
    if (std::ranges::none_of(questions, judged)) return {};
    const auto with = [&](std::shared_ptr<const lexicon::Lists> lists) { return measures_of(desk.finder(std::move(lists)), questions); };
    std::vector<GoldenState> out;
    auto numbers = desk.store.numbers();
    if (numbers.size() > most) numbers.erase(numbers.begin(), numbers.end() - static_cast<std::ptrdiff_t>(most));
    for (const auto number : numbers) {
        const auto opened = desk.store.open(number);
        if (!opened.version) continue;  // damaged: health() tells
        const auto day = parse_date(opened.version->manifest.created);
        out.push_back({number, day.value_or(Date{}), with(open_lists(*opened.version, *desk.settings, desk.ground()))});
    }
    if (out.empty()) out.push_back({0, desk.day(), with(no_lists(desk.ground()))});
    return out;
}

}  // namespace vraagbaak::editorial

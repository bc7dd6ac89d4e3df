// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/weights.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace vraagbaak::data {
extern const std::string_view search_weights;
}

namespace vraagbaak::search {

namespace {

// Takes what comes before `end` off the text, and `end` with it.
std::string_view take(std::string_view& text, char end) {
    const auto size = std::min(text.find(end), text.size());
    const auto taken = text.substr(0, size);
    text.remove_prefix(std::min(size + 1, text.size()));
    return taken;
}

std::optional<double> number(std::string_view written) {
    double value = 0;
    const auto [end, problem] = std::from_chars(written.data(), written.data() + written.size(), value);
    const bool whole = problem == std::errc{} && end == written.data() + written.size();
    return whole && std::isfinite(value) && value >= 0 ? std::optional{value} : std::nullopt;
}

}  // namespace

std::optional<Weights> read_weights(std::string_view file) {
    Weights weights{Weights::Empty::yes};
    std::array<bool, weights_by_name.size()> told{};
    while (!file.empty()) {
        auto line = take(file, '\n');
        if (line.empty() || line.front() == '#') continue;
        const auto name = take(line, '\t');
        const auto found = std::ranges::find(weights_by_name, name, &NamedWeight::name);
        const auto value = number(take(line, '\t'));
        if (found == weights_by_name.end() || !value) return std::nullopt;
        auto& before = told[static_cast<std::size_t>(found - weights_by_name.begin())];
        if (before) return std::nullopt;
        before = true;
        weights.*found->value = *value;
    }
    return std::ranges::find(told, false) == told.end() ? std::optional{weights} : std::nullopt;
}

Weights::Weights() {
    static const Weights chosen = read_weights(data::search_weights).value();  // a test reads the file too
    *this = chosen;
}

}  // namespace vraagbaak::search

// SPDX-License-Identifier: GPL-2.0-or-later
#include "tune/settings.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace vraagbaak::tune {

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

// As a file, for the one check that there is of them.
std::string file_of(const search::Weights& weights) {
    std::string out;
    for (const auto& weight : search::weights_by_name) out += fmt::format("{}\t{}\t\n", weight.name, weights.*weight.value);
    return out;
}

}  // namespace

search::Weights weights_of(const std::string& text) {
    if (text == "chosen") return {};
    if (text.find('=') == text.npos) {
        if (const auto weights = search::read_weights(text_of(text))) return *weights;
        throw std::runtime_error("no weights: " + text);
    }
    search::Weights weights;
    std::istringstream in{text};
    for (std::string change; std::getline(in, change, ',');) {
        const auto name = change.substr(0, change.find('='));
        const auto weight = std::ranges::find(search::weights_by_name, name, &search::NamedWeight::name);
        if (weight == search::weights_by_name.end()) throw std::runtime_error("no weight: " + change);
        weights.*weight->value = std::stod(change.substr(name.size() + 1));
    }
    if (!search::read_weights(file_of(weights))) throw std::runtime_error("no weights: " + text);
    return weights;
}

std::string told(const search::Weights& weights) {
    const search::Weights chosen;
    std::string out;
    for (const auto& weight : search::weights_by_name)
        if (weights.*weight.value != chosen.*weight.value)
            out += fmt::format("{}{}={:.4g}", out.empty() ? "" : ",", weight.name, weights.*weight.value);
    return out.empty() ? "chosen" : out;
}

void write_weights(const std::filesystem::path& file, const search::Weights& weights, const std::string& heading,
                   const std::map<std::string, std::string, std::less<>>& evidence) {
    std::ofstream out{file, std::ios::binary};
    out << "# SPDX-License-Identifier: GPL-2.0-or-later\n" << heading;
    for (const auto& weight : search::weights_by_name)
        out << fmt::format("{}\t{:.4g}\t{}\n", weight.name, weights.*weight.value, evidence.find(weight.name)->second);
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace vraagbaak::tune

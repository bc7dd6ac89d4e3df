// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/schema.hpp"

#include <algorithm>
#include <cmath>

#include "base/hash.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

struct WeightedField {
    std::string_view name;  // in veldgewichten
    unsigned weight;
};

// Chosen on municipal-dev and lohelp-dev together, keywords with an eye on the golden questions; docs/relevance.md has the tables.
constexpr std::array<WeightedField, 8> weighted_fields = {{{"titel", 3},
                                                           {"titelsAlternatief", 3},
                                                           {"trefwoorden", 5},
                                                           {"kortAntwoord", 2},
                                                           {"kop", 1},
                                                           {"tekst", 1},
                                                           {"naam", 3},
                                                           {"contact", 1}}};

}  // namespace

std::optional<std::size_t> facet_field(std::string_view name) {
    const auto found = std::ranges::find(facet_fields, name);
    if (found == facet_fields.end()) return std::nullopt;
    return static_cast<std::size_t>(found - facet_fields.begin());
}

std::vector<std::string> facet_values(const Record& record, std::size_t field) {
    switch (field) {
        case 0: return {record.kind};
        case 1: return record.source.empty() ? std::vector<std::string>{} : std::vector{record.source};
        case 2: return record.themes;
        case 3: return record.departments;
        case 4: return record.audiences;
        case 5: return {record.language};
        default: return {record.status};
    }
}

std::string filter_term(std::string_view field, std::string_view value) {
    std::string term{filter_prefix};
    term += field;
    term += '=';
    const auto folded = unicode::fold(value);
    if (term.size() + folded.size() <= longest_term) return term + folded;
    const auto room = longest_term - term.size() - 33;
    term += folded.substr(0, unicode::character_border(folded, room));
    return term + '#' + hash_bytes(folded);
}

FieldWeights field_weights(const Settings& settings) {
    FieldWeights weights{};
    for (std::size_t i = 0; i < weighted_fields.size(); ++i) weights.wdf[i] = weighted_fields[i].weight;
    for (const auto& [name, weight] : settings.field_weights) {
        const auto found = std::ranges::find(weighted_fields, name, &WeightedField::name);
        if (found == weighted_fields.end() || !(weight >= 0 && weight <= 20))
            throw Error(ErrorKind::usage, {"bad_field_weight", {name}}, {"kennisbank.yaml", 0, "veldgewichten"});
        weights.wdf[static_cast<std::size_t>(found - weighted_fields.begin())] =
            static_cast<unsigned>(std::lround(weight));
    }
    return weights;
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// The one table of what stands where in the engine: term prefixes, fields and their weights. There are no values: a disk that
// is full while the engine (1.4) merges them ends the process, since a destructor of its own writes (~ValueUpdater).
//
// Prefixes are upper case and end in ':'; text terms are folded, so the two cannot meet.
//
//     (none)   folded word as written, with positions: phrases, the literal word, special tokens
//     Z:       stem, wdf = Σ field weights of its occurrences (BM25F: Robertson, Zaragoza & Taylor, 2004); of a contact person's name
//              the word itself behind = (dutch::name_word)
//     T: K: H: stem in title, keywords, headings: the fields titel: trefwoorden: kop: and title evidence
//     C: CT:   stem of a word or of a part of a compound, in the whole text and in the title: afval in afvalcontainer
//     Q:       id of the record
//     F:       field=value, folded: exact filters
//     L:       id of a record that this one names as related
//     N: R: S: what a person or department is called, whom a record names, what a person knows (references.hpp)
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/record.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::index {

// Rises when what is written for the same records changes; a searcher asks for its own.
inline constexpr int schema_version = 11;

inline constexpr std::size_t longest_term = 200;  // bytes with prefix; the engine's own limit is 245

// Terms with a prefix begin with a capital, words of texts never do; from this character on there are no more of them.
inline constexpr char after_prefixes = '[';
inline bool has_prefix(std::string_view term) { return !term.empty() && term.front() >= 'A' && term.front() <= 'Z'; }

inline constexpr std::string_view stem_prefix = "Z:";
inline constexpr std::string_view title_prefix = "T:";
inline constexpr std::string_view keyword_prefix = "K:";
inline constexpr std::string_view heading_prefix = "H:";
inline constexpr std::string_view part_prefix = "C:";
inline constexpr std::string_view title_part_prefix = "CT:";
inline constexpr std::string_view id_prefix = "Q:";
inline constexpr std::string_view filter_prefix = "F:";
inline constexpr std::string_view link_prefix = "L:";

// Fields one can filter on and count: a boolean term for each value, and facets.bin with all values of the record.
inline constexpr std::array<std::string_view, 7> facet_fields = {"soort", "bron", "thema", "afdeling",
                                                                "doelgroep", "taal", "status"};

// Position in facet_fields, or nullopt.
std::optional<std::size_t> facet_field(std::string_view name);

std::vector<std::string> facet_values(const Record& record, std::size_t field);

// F:thema=afval en milieu; a long value is cut and told apart by its hash.
std::string filter_term(std::string_view field, std::string_view value);

// The parts of a record that text can stand in. The order is that of the table of weights in schema.cpp.
enum class Field { title, alternative_title, keywords, short_answer, heading, text, name, contact };

struct FieldWeights {
    std::array<unsigned, 8> wdf;  // by Field

    unsigned operator[](Field field) const { return wdf[static_cast<std::size_t>(field)]; }
};

// Built-in weights with those of the settings on top. Error(usage) for a name that is no field or a weight outside 0..20.
FieldWeights field_weights(const Settings& settings);

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// The numbers of the ranking formula in docs/ranking.md. What they are stands in weights.tsv, with the judgements that
// chose each; what they mean stands here. Field weights are in index/schema.cpp, since they are written into the index;
// these work on any index.
//
// A new number is a member here, a row of weights_by_name and a line of weights.tsv.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace vraagbaak::search {

struct Weights {
    Weights();  // those of weights.tsv, which are read once; every thread

    double k1 = 0;             // BM25 term frequency saturation
    double b = 0;              // BM25 length normalisation
    double stem = 0;           // the stem: inflected forms count as the word itself
    double within = 0;         // the word as a part of a compound
    double parts = 0;          // all parts of a compound that was asked for; each counts for its part
    double part = 0;           // one of them
    double synonym = 0;        // a word of the lists in its place; of several words each counts for its part
    double correction = 0;     // the word that was meant by a misspelt one
    double error = 0;          // for each letter that a word differs from a fuzzy one
    double special = 0;        // a phone number, postcode, address … says more than a word
    double name = 0;           // behind mevrouw, meneer …: a person who is called so
    double person = 0;         // who is called so, by the names of people
    double exact = 0;          // added when the word stands there as it was typed
    double title = 0;          // added when it stands in the title
    double near = 0;           // added for words that stand near each other
    double every_word = 0;     // factor of a record that has all words of the question: 1 or more
    double most_words = 0;     // … all but the least telling
    double weak = 0;           // factor of a word that goes with any subject: kwijt, nieuw, mijn moeder
    double finished = 0;       // factor of a project that is over
    double announced = 0;      // factor of a record that announces what is asked about
    double function_word = 0;  // de, het, een …: words that break ties at most

private:
    enum class Empty { yes };
    explicit Weights(Empty) {}
    friend std::optional<Weights> read_weights(std::string_view file);
};

struct NamedWeight {
    std::string_view name;
    double Weights::*value;
};

inline constexpr std::array weights_by_name = {
    NamedWeight{"k1", &Weights::k1},
    NamedWeight{"b", &Weights::b},
    NamedWeight{"stem", &Weights::stem},
    NamedWeight{"within", &Weights::within},
    NamedWeight{"parts", &Weights::parts},
    NamedWeight{"part", &Weights::part},
    NamedWeight{"synonym", &Weights::synonym},
    NamedWeight{"correction", &Weights::correction},
    NamedWeight{"error", &Weights::error},
    NamedWeight{"special", &Weights::special},
    NamedWeight{"name", &Weights::name},
    NamedWeight{"person", &Weights::person},
    NamedWeight{"exact", &Weights::exact},
    NamedWeight{"title", &Weights::title},
    NamedWeight{"near", &Weights::near},
    NamedWeight{"every_word", &Weights::every_word},
    NamedWeight{"most_words", &Weights::most_words},
    NamedWeight{"weak", &Weights::weak},
    NamedWeight{"finished", &Weights::finished},
    NamedWeight{"announced", &Weights::announced},
    NamedWeight{"function_word", &Weights::function_word},
};
static_assert(sizeof(Weights) == weights_by_name.size() * sizeof(double), "each weight has its name");

// Lines `name TAB value TAB what chose it`; lines that begin with # and empty ones say nothing. Nothing when a name is
// unknown, missing or there twice, or a value is no number of 0 or more.
std::optional<Weights> read_weights(std::string_view file);

}  // namespace vraagbaak::search

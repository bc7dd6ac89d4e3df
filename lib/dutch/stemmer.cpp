// SPDX-License-Identifier: GPL-2.0-or-later
// Why "kraaij_pohlmann" and never "dutch": the latter is Porter's in Xapian 1.4 and Kraaij-Pohlmann in 2.0, so that the
// same name would give other stems under an existing index.
#include "dutch/stemmer.hpp"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <unordered_map>

#include "dutch/inflection.hpp"
#include "dutch/verbs.hpp"
#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_irregular_forms, dutch_function_words;
}

namespace vraagbaak::dutch {

namespace {

constexpr const char* algorithm = "kraaij_pohlmann";
constexpr std::size_t shortest_word = 4, shortest_stem = 3, longest_word = 200;

using Table = std::unordered_map<std::string_view, std::string_view>;

const Table& irregular() {
    static const auto table = [] {
        Table result;
        auto file = data::dutch_irregular_forms;
        for (auto line = next_line(file); line.size() >= 2; line = next_line(file)) result.emplace(line[0], line[1]);
        return result;
    }();
    return table;
}

bool is_stemmed(std::string_view word) {
    if (word.size() < shortest_word || word.size() > longest_word) return false;
    return std::none_of(word.begin(), word.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 && (byte < 'a' || byte > 'z');
    });
}

std::string hash(std::string_view data) {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(XXH3_64bits(data.data(), data.size())));
    return text;
}

}  // namespace

struct Stemmer::Impl {
    Xapian::Stem stem{algorithm};
};

Stemmer::Stemmer() : impl_(std::make_unique<Impl>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::stem(std::string_view folded) {
    if (const auto found = irregular().find(folded); found != irregular().end()) return std::string(found->second);
    if (!is_stemmed(folded)) return std::string(folded);
    const auto positive = positive_form(folded);
    auto stem = verb_stem(positive);
    if (stem.empty()) stem = base_form(positive);
    return stem.size() < shortest_stem ? std::string(folded) : stem;
}

std::string Stemmer::bare_stem(std::string_view word) { return impl_->stem(std::string(word)); }

std::string fingerprint() {
    return std::string(algorithm) + " xapian " + Xapian::version_string() + " onregelmatig " + hash(data::dutch_irregular_forms) +
           " functiewoorden " + hash(data::dutch_function_words);
}

}  // namespace vraagbaak::dutch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "vraagbaak/spelling.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "base/file.hpp"
#include "lexicon/speller.hpp"
#include "text/unicode.hpp"

namespace vraagbaak {

namespace {

constexpr std::uint64_t largest_file = std::uint64_t{1} << 30;

// Takes the next line off `text`, without its end.
std::string_view next_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

using Frequencies = std::unordered_map<std::string, double>;

Frequencies read_frequencies(std::string_view text) {
    Frequencies frequencies;
    while (!text.empty()) {
        const auto line = next_line(text);
        const auto tab = line.find('\t');
        double value = 0;
        if (tab == std::string_view::npos) continue;
        const auto read = std::from_chars(line.data() + tab + 1, line.data() + line.size(), value);
        if (read.ec == std::errc() && value > 0 && std::isfinite(value)) frequencies[unicode::lower_case(line.substr(0, tab))] += value;
    }
    return frequencies;
}

// Numbers may be counts or shares of a million: the rarest word counts once.
double scale_of(const Frequencies& frequencies) {
    double least = std::numeric_limits<double>::infinity();
    for (const auto& [word, value] : frequencies) least = std::min(least, value);
    return std::min(1 / least, std::numeric_limits<double>::max());
}

std::uint32_t to_count(double value) {
    constexpr double most = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::clamp(std::isnan(value) ? 0.0 : value + 0.5, 0.0, most));
}

std::string table_of(std::string_view words, std::string_view frequency_lines) {
    const auto frequencies = read_frequencies(frequency_lines);
    const auto scale = frequencies.empty() ? 0 : scale_of(frequencies);
    std::vector<lexicon::CountedWord> counted;
    while (!words.empty()) {
        const auto word = next_line(words);
        const auto found = frequencies.find(unicode::lower_case(word));
        counted.push_back({std::string(word), found == frequencies.end() ? 0 : to_count(found->second * scale)});
    }
    return lexicon::write_word_table(std::move(counted));
}

}  // namespace

struct Speller::Words {
    explicit Words(std::string table_bytes) : bytes(std::move(table_bytes)), table(std::string_view(bytes)) {}

    std::string bytes;
    lexicon::WordTable table;
};

Speller::Speller(std::string_view words, std::string_view frequencies)
    : words_(std::make_shared<const Words>(table_of(words, frequencies))) {}

Speller Speller::from_files(const std::filesystem::path& words, const std::filesystem::path& frequencies) {
    return {read_file(words, largest_file), frequencies.empty() ? std::string() : read_file(frequencies, largest_file)};
}

bool Speller::is_right(std::string_view word) const { return lexicon::is_right(words_->table, unicode::clean(word)); }

std::vector<std::string> Speller::correct(std::string_view word, std::size_t most) const {
    std::vector<std::string> corrections;
    for (auto& suggestion : lexicon::suggest(words_->table, unicode::clean(word), most))
        corrections.push_back(std::move(suggestion.text));
    return corrections;
}

}  // namespace vraagbaak

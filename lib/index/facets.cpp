// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/facets.hpp"

#include <cstring>
#include <unordered_map>

#include "index/output_file.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

// docs/index-format.md has the layout.
constexpr std::string_view magic = "vbfacet1";
constexpr char separator = '\x1f';  // between the values of a combination

struct Footer {
    std::uint64_t documents = 0, combinations = 0, texts = 0;
};

[[noreturn]] void throw_damaged_facets() { throw Error(ErrorKind::unusable, {"index_damaged", {facets_file}}, {facets_file, 0, {}}); }

void require(bool holds) {
    if (!holds) [[unlikely]] throw_damaged_facets();
}

template <class Visit>
void each_value(std::string_view combination, Visit visit) {
    while (!combination.empty()) {
        const auto end = std::min(combination.find(separator), combination.size());
        visit(combination.substr(0, end));
        combination.remove_prefix(std::min(end + 1, combination.size()));
    }
}

}  // namespace

FacetsWriter::FacetsWriter() : combinations_{{}} {
    numbers_.emplace("", 0);
    for (auto& column : columns_) column.push_back(0);
}

std::uint32_t FacetsWriter::number_of(const std::set<std::string>& values) {
    std::string joined;
    for (const auto& value : values) {
        if (value.empty()) continue;
        if (!joined.empty()) joined += separator;
        joined += value;
    }
    const auto [found, fresh] = numbers_.try_emplace(joined, static_cast<std::uint32_t>(combinations_.size()));
    if (fresh) combinations_.push_back(std::move(joined));
    return found->second;
}

void FacetsWriter::add_document(const Record& record) {
    for (std::size_t field = 0; field < columns_.size(); ++field) {
        const auto values = facet_values(record, field);
        columns_[field].push_back(number_of({values.begin(), values.end()}));
    }
}

void FacetsWriter::write(const std::filesystem::path& folder) const {
    OutputFile out{folder / facets_file};
    out.write(magic);
    for (const auto& column : columns_) out.write(lexicon::bytes_of(column));
    std::vector<std::uint64_t> begins;
    std::string texts;
    for (const auto& combination : combinations_) {
        begins.push_back(texts.size());
        texts += combination;
    }
    begins.push_back(texts.size());
    out.write(lexicon::bytes_of(begins));
    out.write(texts);
    const Footer footer{columns_.front().size() - 1, combinations_.size(), texts.size()};
    out.write({reinterpret_cast<const char*>(&footer), sizeof footer});
    out.flush();
}

Facets::Facets(const std::filesystem::path& folder) : file_(folder / facets_file), mapped_(file_) {
    auto bytes = mapped_.bytes();
    Footer footer;
    require(bytes.starts_with(magic) && bytes.size() >= magic.size() + sizeof footer);
    std::memcpy(&footer, bytes.data() + bytes.size() - sizeof footer, sizeof footer);
    bytes = bytes.substr(magic.size(), bytes.size() - magic.size() - sizeof footer);
    require(footer.documents < UINT32_MAX && footer.combinations < UINT32_MAX && footer.texts <= bytes.size());
    const auto column = (footer.documents + 1) * sizeof(std::uint32_t), begins = (footer.combinations + 1) * sizeof(std::uint64_t);
    require(bytes.size() == columns_.size() * column + begins + footer.texts);
    for (auto& one : columns_) {
        one = lexicon::FrozenArray<std::uint32_t>{bytes.substr(0, column)};
        bytes.remove_prefix(column);
    }
    begins_ = lexicon::FrozenArray<std::uint64_t>{bytes.substr(0, begins)};
    texts_ = bytes.substr(begins);
    documents_ = static_cast<std::uint32_t>(footer.documents);
}

std::string_view Facets::combination(std::uint32_t number) const {
    require(number + std::size_t{1} < begins_.size());
    const auto begin = begins_[number], end = begins_[number + std::size_t{1}];
    require(begin <= end && end <= texts_.size());
    return texts_.substr(begin, end - begin);
}

std::map<std::string, std::size_t> Facets::count(std::size_t field, std::span<const std::uint32_t> documents) const {
    std::unordered_map<std::uint32_t, std::size_t> combinations;
    for (const auto document : documents) ++combinations[columns_[field][document]];
    std::map<std::string, std::size_t> counts;
    for (const auto& [number, count] : combinations)
        each_value(combination(number), [&, count = count](std::string_view value) { counts[std::string{value}] += count; });
    return counts;
}

std::vector<std::string> Facets::values(std::size_t field, std::uint32_t document) const {
    std::vector<std::string> out;
    each_value(combination(columns_[field][document]), [&](std::string_view value) { out.emplace_back(value); });
    return out;
}

}  // namespace vraagbaak::index

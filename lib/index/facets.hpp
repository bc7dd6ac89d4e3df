// SPDX-License-Identifier: GPL-2.0-or-later
// facets.bin: the values of each facet field (schema.hpp) by document, so that those of a result can be counted exactly.
//
// A document has one number a field, that of its combination of values: combinations are counted, and taken apart at the end.
// Mapped, and used as it lies there. Nothing in the file is trusted: what is read is within it, or
// Error(unusable, "index_damaged").
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.hpp"
#include "base/string_hash.hpp"
#include "index/schema.hpp"
#include "lexicon/frozen.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

inline constexpr auto facets_file = "facets.bin";

class FacetsWriter {
public:
    FacetsWriter();

    void add_document(const Record& record);  // in the order of their numbers, from 1 on
    void write(const std::filesystem::path& folder) const;

private:
    std::uint32_t number_of(const std::set<std::string>& values);

    std::array<std::vector<std::uint32_t>, facet_fields.size()> columns_;  // by document; of document 0, which there is none of, too
    StringMap<std::uint32_t> numbers_;                                     // by combination
    std::vector<std::string> combinations_;
};

// Every thread.
class Facets {
public:
    explicit Facets(const std::filesystem::path& folder);

    std::uint32_t documents() const { return documents_; }

    // How many of the documents have each value of a field (its place in facet_fields).
    std::map<std::string, std::size_t> count(std::size_t field, std::span<const std::uint32_t> documents) const;

    // Those of one document, sorted, each once.
    std::vector<std::string> values(std::size_t field, std::uint32_t document) const;

private:
    std::string_view combination(std::uint32_t number) const;

    std::filesystem::path file_;
    MappedFile mapped_;
    std::array<lexicon::FrozenArray<std::uint32_t>, facet_fields.size()> columns_;
    lexicon::FrozenArray<std::uint64_t> begins_;
    std::string_view texts_;
    std::uint32_t documents_ = 0;
};

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// The records of a generation, whole, as they came out of the rules: records.jsonl has one native JSON object a line,
// records.idx says for each where it stands and the hash of its line. From these a later version rebuilds the index
// without the sources, and the next build sees what changed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "index/output_file.hpp"

namespace vraagbaak::index {

struct StoredRecord {
    std::string id;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    Hash128 hash;  // XXH3-128 of the JSON
};

// Writes both files into an existing folder, and holds nothing of what is written. Error(io) names the file.
class RecordStoreWriter {
public:
    explicit RecordStoreWriter(const std::filesystem::path& folder);

    StoredRecord add(std::string_view id, std::string_view json);
    void finish();
    std::size_t size() const { return size_; }

private:
    OutputFile records_, entries_;
    std::uint64_t offset_ = 0;
    std::size_t size_ = 0;
};

// Reads them. One thread at a time. Error(unusable) for a file that is not what the writer wrote.
class RecordStoreReader {
public:
    explicit RecordStoreReader(const std::filesystem::path& folder);

    const std::vector<StoredRecord>& entries() const { return entries_; }
    std::string json(const StoredRecord& entry);

private:
    std::filesystem::path folder_;
    std::ifstream records_;
    std::vector<StoredRecord> entries_;
};

}  // namespace vraagbaak::index

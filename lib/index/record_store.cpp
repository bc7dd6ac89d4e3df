// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/record_store.hpp"

#include <algorithm>
#include <charconv>

#include "base/hash.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

constexpr auto records_name = "records.jsonl";
constexpr auto entries_name = "records.idx";

[[noreturn]] void throw_unusable(const std::filesystem::path& file) {
    throw Error(ErrorKind::unusable, {"records_unreadable", {file.string()}}, {file.string(), 0, {}});
}

std::uint64_t number(std::string_view text, const std::filesystem::path& file, int base = 10) {
    std::uint64_t value = 0;
    const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (problem != std::errc{} || rest != text.data() + text.size()) throw_unusable(file);
    return value;
}

// Takes the text up to the next tab or the end.
std::string_view take(std::string_view& line) {
    const auto end = std::min(line.find('\t'), line.size());
    const auto field = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return field;
}

}  // namespace

RecordStoreWriter::RecordStoreWriter(const std::filesystem::path& folder) : records_(folder / records_name), entries_(folder / entries_name) {}

StoredRecord RecordStoreWriter::add(std::string_view id, std::string_view json) {
    records_.write(json);
    records_.write("\n");
    StoredRecord entry{std::string{id}, offset_, json.size(), hash_value(json)};
    entries_.write(entry.id + '\t' + std::to_string(entry.offset) + '\t' + std::to_string(entry.size) + '\t' + hex(entry.hash) + '\n');
    offset_ += json.size() + 1;
    ++size_;
    return entry;
}

void RecordStoreWriter::finish() {
    records_.flush();
    entries_.flush();
}

RecordStoreReader::RecordStoreReader(const std::filesystem::path& folder)
    : folder_(folder), records_(folder / records_name, std::ios::binary) {
    std::ifstream in(folder / entries_name, std::ios::binary);
    if (!records_ || !in) throw_unusable(folder / records_name);
    for (std::string text; std::getline(in, text);) {
        std::string_view line = text;
        StoredRecord entry;
        entry.id = take(line);
        entry.offset = number(take(line), folder / entries_name);
        entry.size = number(take(line), folder / entries_name);
        const auto hash = take(line);
        const auto half = std::min<std::size_t>(16, hash.size());
        entry.hash = {number(hash.substr(half), folder / entries_name, 16), number(hash.substr(0, half), folder / entries_name, 16)};
        entries_.push_back(std::move(entry));
    }
}

std::string RecordStoreReader::json(const StoredRecord& entry) {
    std::string text(entry.size, '\0');
    records_.clear();
    records_.seekg(static_cast<std::streamoff>(entry.offset));
    records_.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!records_) throw_unusable(folder_ / records_name);
    return text;
}

}  // namespace vraagbaak::index

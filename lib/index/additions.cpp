// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/additions.hpp"

#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "record/reader.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

constexpr std::uint64_t largest_file = std::uint64_t{4} << 30;
constexpr auto tombstone_key = "verwijderd";

// Lines are few and short beside a whole parse; a tombstone has one key of its own.
std::optional<std::string> tombstone(std::string_view line) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains(tombstone_key) || !json[tombstone_key].is_string()) return std::nullopt;
    return json[tombstone_key].get<std::string>();
}

}  // namespace

Additions::Additions(const std::filesystem::path& base_folder) : file_(base_folder / "bij" / "records.jsonl") {
    const auto bytes = read_file_if_there(file_, largest_file);
    if (!bytes) return;
    std::string_view rest = *bytes;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty()) continue;
        if (auto id = tombstone(line)) {
            entries_[*id] = std::nullopt;
            continue;
        }
        try {
            auto record = record::from_native_json(line);
            auto id = record.id;
            entries_[std::move(id)] = std::move(record);
        } catch (const Error& error) {
            throw Error(ErrorKind::unusable, {"additions_unreadable", {file_.string(), std::to_string(number)}},
                        {file_.string(), number, error.place().field});
        }
    }
}

void Additions::put(const Record& record) { entries_[record.id] = record; }

void Additions::remove(std::string_view id) { entries_[std::string{id}] = std::nullopt; }

std::string Additions::text() const {
    std::string out;
    for (const auto& [id, record] : entries_)
        out += (record ? record::to_native_json(*record) : nlohmann::json{{tombstone_key, id}}.dump()) + '\n';
    return out;
}

void Additions::save() const {
    ensure_folder(file_.parent_path());
    write_file_atomic(file_, text());
}

std::string Additions::hash() const { return hash_bytes(text()); }

}  // namespace vraagbaak::index

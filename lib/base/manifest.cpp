// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/manifest.hpp"

#include <fcntl.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

#include "base/descriptor.hpp"
#include "base/hash.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::string_view seal_begin = "{\"xxh3_128\": \"";
constexpr std::string_view seal_end = "\"}\n";

std::string seal_of(std::string_view body) {
    return std::string{seal_begin} + hash_bytes(body) + std::string{seal_end};
}

bool is_hash(std::string_view text) {
    return text.size() == 32 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// Readers of one value each; nullopt when the key is missing or of another type.
template <class Integer>
std::optional<Integer> integer(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer()) return std::nullopt;
    if constexpr (std::is_unsigned_v<Integer>)
        if (!found->is_number_unsigned()) return std::nullopt;
    return found->get<Integer>();
}

std::optional<std::string> string(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

std::optional<StoredFile> read_stored_file(const Json& object) {
    if (!object.is_object() || object.size() != 5) return std::nullopt;
    auto name = string(object, "name"), hash = string(object, "hash");
    const auto size = integer<std::uint64_t>(object, "size");
    const auto mtime = integer<std::int64_t>(object, "mtime_ns"), ctime = integer<std::int64_t>(object, "ctime_ns");
    if (!name || !hash || !size || !mtime || !ctime || !is_stored_name(*name) || !is_hash(*hash)) return std::nullopt;
    return StoredFile{std::move(*name), *size, *mtime, *ctime, std::move(*hash)};
}

bool read_properties(const Json& object, Manifest& manifest) {
    if (!object.is_object()) return false;
    for (const auto& [key, value] : object.items()) {
        if (!value.is_string()) return false;
        manifest.properties[key] = value.get<std::string>();
    }
    return true;
}

bool read_files(const Json& array, Manifest& manifest) {
    if (!array.is_array()) return false;
    for (const auto& element : array) {
        auto file = read_stored_file(element);
        if (!file) return false;
        if (!manifest.files.empty() && manifest.files.back().name >= file->name) return false;
        manifest.files.push_back(std::move(*file));
    }
    return true;
}

// Unknown keys are refused: a format that means more has another number.
std::optional<Manifest> read_manifest(const Json& json) {
    if (!json.is_object() || json.size() != 5 || integer<std::int64_t>(json, "format") != 1) return std::nullopt;
    const auto number = integer<std::uint64_t>(json, "number");
    auto created = string(json, "created");
    if (!number || !created || !json.contains("properties") || !json.contains("files")) return std::nullopt;
    Manifest manifest{*number, std::move(*created), {}, {}};
    if (!read_properties(json["properties"], manifest) || !read_files(json["files"], manifest)) return std::nullopt;
    return manifest;
}

Finding finding(const char* code, const fs::path& folder, const std::string& name) {
    return {Message{code, {(folder / name).string()}}, Place{(folder / name).string(), 0, {}}};
}

std::optional<Finding> difference(const fs::path& folder, const StoredFile& expected, bool deep) {
    const auto path = folder / expected.name;
    const auto file = open_or_throw(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    const auto about = status(file, path);
    if (!S_ISREG(about.st_mode)) return finding("not_a_regular_file", folder, expected.name);
    if (static_cast<std::uint64_t>(about.st_size) != expected.size)
        return finding("store_file_size", folder, expected.name);
    const bool untouched =
        nanoseconds(about.st_mtim) == expected.mtime_ns && nanoseconds(about.st_ctim) == expected.ctime_ns;
    if (untouched && !deep) return std::nullopt;
    if (hash_rest(file, path) != expected.hash) return finding("store_file_changed", folder, expected.name);
    return std::nullopt;
}

bool good_part(std::string_view part) {
    constexpr std::string_view marks = "._-+";
    if (part.empty() || part.front() == '.') return false;
    return std::ranges::all_of(part, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || marks.find(c) != marks.npos;
    });
}

}  // namespace

std::string to_text(const Manifest& manifest) {
    Json files = Json::array();
    for (const auto& file : manifest.files)
        files.push_back(Json{{"name", file.name},
                             {"size", file.size},
                             {"mtime_ns", file.mtime_ns},
                             {"ctime_ns", file.ctime_ns},
                             {"hash", file.hash}});
    Json properties = Json::object();
    for (const auto& [key, value] : manifest.properties) properties[key] = value;
    const Json json{{"format", 1},
                    {"number", manifest.number},
                    {"created", manifest.created},
                    {"properties", std::move(properties)},
                    {"files", std::move(files)}};
    auto text = json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
    return text + seal_of(text);
}

std::variant<Manifest, Message> parse_manifest(std::string_view text) {
    const auto length = seal_begin.size() + 32 + seal_end.size();
    if (text.size() < length) return Message{"manifest_damaged", {}};
    const auto body = text.substr(0, text.size() - length);
    if (text.substr(body.size()) != seal_of(body)) return Message{"manifest_damaged", {}};
    const auto json = Json::parse(body, nullptr, false);
    if (json.is_discarded()) return Message{"manifest_invalid", {}};
    auto manifest = read_manifest(json);
    if (!manifest) return Message{"manifest_invalid", {}};
    return std::move(*manifest);
}

bool is_stored_name(std::string_view name) {
    if (name.size() > 200 || name == manifest_name) return false;
    for (;;) {
        const auto slash = name.find('/');
        if (!good_part(name.substr(0, slash))) return false;
        if (slash == name.npos) return true;
        name.remove_prefix(slash + 1);
    }
}

std::vector<std::string> files_below(const fs::path& folder, std::vector<std::string>* strange) {
    std::vector<std::string> names;
    std::error_code problem;
    for (fs::recursive_directory_iterator at{folder, problem}, end; !problem && at != end; at.increment(problem)) {
        const auto name = at->path().lexically_relative(folder).string();
        const auto type = at->symlink_status(problem).type();
        if (type == fs::file_type::directory || name == manifest_name) continue;
        if (type == fs::file_type::regular && is_stored_name(name))
            names.push_back(name);
        else if (strange)
            strange->push_back(name);
    }
    if (problem) throw_io("cannot_read", folder, problem.value());
    std::ranges::sort(names);
    return names;
}

StoredFile describe_file(const fs::path& folder, const std::string& name) {
    const auto path = folder / name;
    const auto file = open_or_throw(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    auto hash = hash_rest(file, path);
    const auto about = status(file, path);
    return {name, static_cast<std::uint64_t>(about.st_size), nanoseconds(about.st_mtim), nanoseconds(about.st_ctim),
            std::move(hash)};
}

std::vector<Finding> compare(const fs::path& folder, const Manifest& manifest, bool deep) {
    std::vector<Finding> findings;
    std::vector<std::string> there, strange;
    try {
        there = files_below(folder, &strange);
    } catch (const Error& error) {
        return {{error.message(), error.place()}};
    }
    for (const auto& file : manifest.files) {
        if (!std::ranges::binary_search(there, file.name)) {
            findings.push_back(finding("store_file_missing", folder, file.name));
            continue;
        }
        try {
            if (auto found = difference(folder, file, deep)) findings.push_back(std::move(*found));
        } catch (const Error& error) {
            findings.push_back({error.message(), error.place()});
        }
    }
    for (const auto& name : there)
        if (!std::ranges::binary_search(manifest.files, name, {}, &StoredFile::name))
            findings.push_back(finding("store_file_extra", folder, name));
    for (const auto& name : strange) findings.push_back(finding("store_file_extra", folder, name));
    return findings;
}

}  // namespace vraagbaak

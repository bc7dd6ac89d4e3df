// SPDX-License-Identifier: GPL-2.0-or-later
// The reading half. Nothing here writes, and nothing in a version makes it throw: what is wrong becomes a finding.
#include "base/immutable_store.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <system_error>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t manifest_limit = 64 << 20;
constexpr std::size_t most_digits = 18;  // fits in 64 bits with room to count on

Finding finding(std::string code, const fs::path& path) {
    return {Message{std::move(code), {path.string()}}, Place{path.string(), 0, {}}};
}

Finding finding(const Error& error) { return {error.message(), error.place()}; }

// A plain decimal number from 1 on, without sign or leading zeros unless `padded`.
std::optional<std::uint64_t> number_in(std::string_view digits, bool padded) {
    if (digits.empty() || digits.size() > most_digits || (!padded && digits.front() == '0')) return std::nullopt;
    std::uint64_t value = 0;
    const auto [rest, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc{} || rest != digits.data() + digits.size() || value == 0) return std::nullopt;
    return value;
}

// "<number> <32 hexadecimals>\n", to the letter.
std::optional<Current> parse_current(std::string_view text) {
    const auto space = text.find(' ');
    if (space == text.npos || text.size() != space + 34 || text.back() != '\n') return std::nullopt;
    const auto number = number_in(text.substr(0, space), false);
    const auto hash = text.substr(space + 1, 32);
    const bool good = hash.find_first_not_of("0123456789abcdef") == hash.npos;
    if (!number || !good) return std::nullopt;
    return Current{*number, std::string{hash}};
}

// From the descriptor that holds the lock: opening the name again could meet another file.
std::string read_whole(const Descriptor& file, const fs::path& path) {
    std::string text;
    std::string chunk(64 * 1024, '\0');
    while (const auto count = read_some(file, chunk, path)) {
        text.append(chunk, 0, count);
        if (text.size() > manifest_limit)
            throw Error(ErrorKind::io, {"file_over_limit", {path.string(), std::to_string(manifest_limit)}},
                        {path.string(), 0, {}});
    }
    return text;
}

// The manifest in `text` when it is whole and the one of this version.
std::variant<Manifest, Finding> manifest_of(std::uint64_t number, std::string_view text, const fs::path& path) {
    auto parsed = parse_manifest(text);
    if (const auto* problem = std::get_if<Message>(&parsed)) return finding(problem->code, path);
    auto& manifest = std::get<Manifest>(parsed);
    if (manifest.number != number) return finding("store_other_number", path);
    return std::move(manifest);
}

}  // namespace

void throw_finding(const Finding& finding) {
    const bool refused = finding.message.code.starts_with("cannot_");  // the codes of throw_io
    throw Error(refused ? ErrorKind::io : ErrorKind::unusable, finding.message, finding.place);
}

std::string VersionNames::name(std::uint64_t number) const {
    const auto text = std::to_string(number);
    const auto width = static_cast<std::size_t>(std::max(digits, 0));
    return prefix + std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

std::optional<std::uint64_t> VersionNames::number(const std::string& text) const {
    if (!text.starts_with(prefix)) return std::nullopt;
    const auto value = number_in(std::string_view{text}.substr(prefix.size()), true);
    if (!value || name(*value) != text) return std::nullopt;  // one name a number
    return value;
}

ImmutableStore::ImmutableStore(fs::path folder, VersionNames names)
    : folder_(std::move(folder)), names_(std::move(names)) {}

fs::path ImmutableStore::path_of(std::uint64_t number) const { return folder_ / names_.name(number); }

ChangeToken ImmutableStore::token() const noexcept {
    struct stat about {};
    if (::stat((folder_ / "CURRENT").c_str(), &about) < 0) return {};
    return {about.st_dev, about.st_ino, static_cast<std::uint64_t>(about.st_size), nanoseconds(about.st_mtim)};
}

std::variant<Current, Finding> ImmutableStore::current() const {
    const auto path = folder_ / "CURRENT";
    try {
        const auto text = read_file_if_there(path, 256, Links::refuse);
        if (!text) return finding("store_no_current", path);
        auto current = parse_current(*text);
        if (!current) return finding("store_bad_current", path);
        return std::move(*current);
    } catch (const Error& error) {
        return finding(error);
    }
}

std::vector<std::uint64_t> ImmutableStore::numbers() const {
    std::vector<std::uint64_t> result;
    std::error_code problem;
    for (fs::directory_iterator at{folder_, problem}, end; !problem && at != end; at.increment(problem))
        if (const auto number = names_.number(at->path().filename().string())) result.push_back(*number);
    if (problem && problem != std::errc::no_such_file_or_directory) throw_io("cannot_read", folder_, problem.value());
    std::ranges::sort(result);
    return result;
}

std::vector<VersionInfo> ImmutableStore::versions() const {
    std::vector<VersionInfo> result;
    for (const auto number : numbers()) {
        VersionInfo info{number, std::nullopt, {}};
        const auto path = path_of(number) / manifest_name;
        try {
            auto read = manifest_of(number, read_file(path, manifest_limit, Links::refuse), path);
            if (auto* manifest = std::get_if<Manifest>(&read)) info.manifest = std::move(*manifest);
            else info.findings.push_back(std::get<Finding>(std::move(read)));
        } catch (const Error& error) {
            info.findings.push_back(finding(error));
        }
        result.push_back(std::move(info));
    }
    return result;
}

// Locked before it is looked at, so that what was found sound is what is read afterwards.
std::variant<PinnedVersion, std::vector<Finding>> ImmutableStore::pin(std::uint64_t number,
                                                                      const std::string* manifest_hash) const {
    using Findings = std::vector<Finding>;
    std::error_code problem;
    auto real = fs::canonical(folder_, problem);
    if (problem) return Findings{finding("store_version_missing", path_of(number))};
    real /= names_.name(number);
    if (fs::symlink_status(real, problem).type() != fs::file_type::directory)
        return Findings{finding("store_version_missing", real)};
    const auto path = real / manifest_name;
    try {
        auto use = UseLock::share(path);
        if (!use) return Findings{finding("store_no_manifest", path)};
        if (!S_ISREG(status(use->descriptor(), path).st_mode)) return Findings{finding("not_a_regular_file", path)};
        const auto text = read_whole(use->descriptor(), path);
        auto hash = hash_bytes(text);
        auto read = manifest_of(number, text, path);
        if (auto* wrong = std::get_if<Finding>(&read)) return Findings{std::move(*wrong)};
        if (manifest_hash && hash != *manifest_hash) return Findings{finding("store_other_manifest", path)};
        auto& manifest = std::get<Manifest>(read);
        if (auto findings = compare(real, manifest, false); !findings.empty()) return findings;
        return PinnedVersion{number, std::move(real), std::move(manifest), std::move(hash), std::move(*use)};
    } catch (const Error& error) {
        return Findings{finding(error)};
    }
}

// In the order in which they are tried: the named one and those below it, newest first; then those above it, which are
// newer but were never made current, or were current until somebody went back.
std::vector<std::uint64_t> ImmutableStore::candidates(std::optional<std::uint64_t> named) const {
    auto all = numbers();
    std::ranges::reverse(all);
    if (!named) return all;
    if (!std::ranges::binary_search(all, *named, std::greater{}))
        all.insert(std::ranges::lower_bound(all, *named, std::greater{}), *named);
    std::ranges::stable_partition(all, [&](auto number) { return number <= *named; });
    return all;
}

Opened ImmutableStore::open_as_named(const std::variant<Current, Finding>& read) const {
    Opened opened;
    const auto* named = std::get_if<Current>(&read);
    if (!named) opened.findings.push_back(std::get<Finding>(read));
    for (const auto number : candidates(named ? std::optional{named->number} : std::nullopt)) {
        const bool is_named = named && number == named->number;
        auto pinned = pin(number, is_named ? &named->manifest_hash : nullptr);
        if (auto* version = std::get_if<PinnedVersion>(&pinned)) {
            opened.version = std::move(*version);
            break;
        }
        std::ranges::move(std::get<std::vector<Finding>>(pinned), std::back_inserter(opened.findings));
    }
    if (opened.version && !opened.findings.empty())
        opened.findings.push_back(finding("store_fell_back", opened.version->folder));
    return opened;
}

// A version that goes away while we look was removed by a writer, and by then CURRENT names another: look again. The
// bound is for a writer that never rests.
Opened ImmutableStore::open_current() const {
    Opened opened;
    for (int attempt = 0; attempt < 10; ++attempt) {
        const auto read = current();
        try {
            opened = open_as_named(read);
        } catch (const Error& error) {
            opened = {std::nullopt, {finding(error)}};
        }
        if (opened.findings.empty() || current() == read) break;
    }
    return opened;
}

Opened ImmutableStore::open(std::uint64_t number) const {
    auto pinned = pin(number, nullptr);
    if (auto* version = std::get_if<PinnedVersion>(&pinned)) return {std::move(*version), {}};
    return {std::nullopt, std::get<std::vector<Finding>>(std::move(pinned))};
}

std::vector<Finding> ImmutableStore::check(std::uint64_t number, bool deep) const {
    const auto read = current();
    const auto* named = std::get_if<Current>(&read);
    auto pinned = pin(number, named && named->number == number ? &named->manifest_hash : nullptr);
    if (auto* findings = std::get_if<std::vector<Finding>>(&pinned)) return std::move(*findings);
    const auto& version = std::get<PinnedVersion>(pinned);
    return deep ? compare(version.folder, version.manifest, true) : std::vector<Finding>{};
}

}  // namespace vraagbaak

// SPDX-License-Identifier: GPL-2.0-or-later
// The writing half. Each step leaves the store whole: what is being made or removed is called tmp-… until, or since, one
// rename; and everything is synced before the rename that lets it count.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/immutable_store.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view temporary_prefix = "tmp-";

Error strange_file(const fs::path& path) {
    return Error(ErrorKind::io, Message{"store_strange_file", {path.string()}}, Place{path.string(), 0, {}});
}

std::vector<StoredFile> describe_all(const fs::path& folder) {
    std::vector<std::string> strange;
    const auto names = files_below(folder, &strange);
    if (!strange.empty()) throw strange_file(folder / strange.front());
    if (fs::symlink_status(folder / manifest_name).type() != fs::file_type::not_found)
        throw strange_file(folder / manifest_name);
    std::vector<StoredFile> files;
    for (const auto& name : names) files.push_back(describe_file(folder, name));
    return files;
}

}  // namespace

Staging::Staging(fs::path folder) : folder_(std::move(folder)), owner_(::getpid()) {}

Staging::Staging(Staging&& other) noexcept : folder_(std::move(other.folder_)), owner_(other.owner_) {
    other.folder_.clear();
}

Staging& Staging::operator=(Staging&& other) noexcept {
    std::swap(folder_, other.folder_);
    std::swap(owner_, other.owner_);
    return *this;
}

// What cannot be removed here goes with the next collect(). A forked child leaves its parent's work alone.
Staging::~Staging() {
    if (folder_.empty() || owner_ != ::getpid()) return;
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

Staging ImmutableStore::stage() const {
    ensure_folder(folder_);
    auto folder = folder_ / unique_name(temporary_prefix);
    ensure_folder(folder);
    return Staging{std::move(folder)};
}

// Stats are taken after the last write and before the rename of the folder above, which leaves them as they are.
Sealed ImmutableStore::seal(Staging staging, Properties properties, std::string created) const {
    sync_tree(staging.folder());
    Manifest manifest{next_number(), std::move(created), std::move(properties), describe_all(staging.folder())};
    const auto text = to_text(manifest);
    write_new_file(staging.folder() / manifest_name, text);
    fsync_directory(staging.folder());
    write_file_atomic(folder_ / "LAST", std::to_string(manifest.number) + '\n');
    const auto folder = path_of(manifest.number);
    try {
        move_durably(staging.folder(), folder);
    } catch (...) {  // a version that only its sync lacks would be taken where no other is named
        std::error_code ignored;
        fs::rename(folder, staging.folder(), ignored);
        throw;
    }
    staging.folder_.clear();
    return {manifest.number, folder, hash_bytes(text)};
}

void ImmutableStore::make_current(const Sealed& sealed) const { write_current(sealed.number, sealed.manifest_hash); }

void ImmutableStore::write_current(std::uint64_t number, const std::string& manifest_hash) const {
    write_file_atomic(folder_ / "CURRENT", std::to_string(number) + ' ' + manifest_hash + '\n');
}

std::uint64_t ImmutableStore::publish(Staging staging, Properties properties, std::string created,
                                      const SelfTest& self_test) const {
    const auto sealed = seal(std::move(staging), std::move(properties), std::move(created));
    try {
        if (self_test) self_test(sealed.folder);
        make_current(sealed);
    } catch (...) {
        try {
            discard(sealed.number);
        } catch (const Error&) {  // the first error tells more; a whole version that nobody names does no harm
        }
        throw;
    }
    return sealed.number;
}

void ImmutableStore::set_current(std::uint64_t number) const {
    auto opened = open(number);
    auto findings = std::move(opened.findings);
    if (opened.version) findings = compare(opened.version->folder, opened.version->manifest, true);
    if (!findings.empty()) throw_finding(findings.front());
    write_current(number, opened.version->manifest_hash);
}

// LAST counts as far as it can be read: it only matters for numbers whose versions are gone.
std::uint64_t ImmutableStore::next_number() const {
    std::uint64_t last = 0;
    if (const auto text = read_file_if_there(folder_ / "LAST", 64, Links::refuse)) {
        std::uint64_t written = 0;
        const auto end = text->data() + text->size();
        const auto [rest, problem] = std::from_chars(text->data(), end, written);
        if (problem == std::errc{} && rest != end && *rest == '\n' && written < 1'000'000'000'000) last = written;
    }
    const auto read = current();
    if (const auto* named = std::get_if<Current>(&read)) last = std::max(last, named->number);
    const auto there = numbers();
    return std::max(last, there.empty() ? 0 : there.back()) + 1;
}

// Synced under its new name first: half a version under its old name would look damaged after a power cut.
void ImmutableStore::remove_version(std::uint64_t number) const {
    const auto going = folder_ / unique_name("tmp-del-");
    move_durably(path_of(number), going);
    remove_tree(going);
}

bool ImmutableStore::discard(std::uint64_t number) const {
    std::error_code problem;
    if (fs::symlink_status(path_of(number), problem).type() == fs::file_type::not_found) return true;
    const auto read = current();
    if (const auto* named = std::get_if<Current>(&read); named && named->number == number) return false;
    const auto manifest = path_of(number) / manifest_name;
    const auto lock = UseLock::exclude(manifest);
    // Without a manifest nobody can have opened it; any other refusal means that somebody did, or may have.
    if (!lock && fs::symlink_status(manifest, problem).type() != fs::file_type::not_found) return false;
    remove_version(number);
    return true;
}

void ImmutableStore::remove_temporaries() const {
    std::vector<fs::path> found;
    std::error_code problem;
    for (fs::directory_iterator at{folder_, problem}, end; !problem && at != end; at.increment(problem))
        if (at->path().filename().string().starts_with(temporary_prefix)) found.push_back(at->path());
    for (const auto& path : found) remove_tree(path);
}

Collected ImmutableStore::collect(const Keep& keep) const {
    Collected collected;
    remove_temporaries();
    const auto read = current();
    const auto* named = std::get_if<Current>(&read);
    if (!named || !check(named->number, false).empty()) return collected;
    for (const auto& info : versions()) {
        if (info.number == named->number || keep(info)) continue;
        (discard(info.number) ? collected.removed : collected.in_use).push_back(info.number);
    }
    return collected;
}

}  // namespace vraagbaak

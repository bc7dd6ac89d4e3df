// SPDX-License-Identifier: GPL-2.0-or-later
// Backup and restore: settings, drafts, published lists, what put left, the change journal, statistics with their key, feedback,
// and the current generation.
#include <array>

#include "base/file.hpp"
#include "feedback/inbox.hpp"
#include "knowledge_base/archive.hpp"
#include "knowledge_base/base_state.hpp"
#include "statistics/store.hpp"

namespace vraagbaak {

namespace {

constexpr auto generation_folder = "generatie/";  // in the archive; gets a number of its own when it is restored
constexpr mode_t owner_only = 0600;
constexpr int patience_ms = 2000;
constexpr auto changes_name = "changes.jsonl";
constexpr auto last_name = "index/LAST";  // the highest number that a generation ever had

void add_tree(ArchiveWriter& archive, const std::filesystem::path& base, const std::string& name) {
    std::error_code problem;
    if (!std::filesystem::is_directory(base / name, problem)) return;
    for (const auto& file : carried_files(base / name))
        if (!std::filesystem::path{file}.filename().string().starts_with("tmp-")) archive.add(name + "/" + file, base / name / file);
}

// Gone at the end, with what the engine of the journal may have made beside it.
struct Temporary {
    std::filesystem::path path;

    ~Temporary() {
        std::error_code ignored;
        for (const auto* end : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(path.string() + end, ignored);
    }
};

// A database that is in use is copied by the engine that knows how; a damaged one stays behind, it is no truth.
struct CarriedDatabase {
    const char* name;
    DatabaseSentences sentences;
};
constexpr std::array<CarriedDatabase, 3> databases{{{"redactie.db", {"journal_error", "journal_newer"}},
                                                    {statistics::database_name, statistics::sentences},
                                                    {feedback::database_name, feedback::sentences}}};

void add_database(ArchiveWriter& archive, const std::filesystem::path& base, const CarriedDatabase& database, const std::filesystem::path& beside) {
    const auto file = base / database.name;
    if (!std::filesystem::exists(file) || Database::look(file, database.sentences) != Database::State::sound) return;
    const Temporary copy{beside / unique_name(".journal-")};
    Database::copy(file, copy.path, database.sentences, owner_only);
    archive.add(database.name, copy.path);
}

// What processes had to put aside is not carried: it is counted first. Where nothing may be written it stays where it is.
void count_what_waits(const std::filesystem::path& base) {
    if (statistics::waiting_files(base).empty()) return;
    try {
        statistics::Store store{base, patience_ms};
        while (!store.take_in(std::size_t{1} << 20)) {}
    } catch (const Error&) {
    }
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
    return std::filesystem::absolute(file).parent_path();
}

// Publishes the unpacked generation with a new number, so that its manifest knows the files as they are now, and no
// number that the journal knows comes back. Its changes are told under its old number: restoring changes no record.
void publish_unpacked(const std::filesystem::path& folder) {
    const ImmutableStore store{folder / "index", generation_names};
    const auto unpacked = folder / generation_folder;
    const auto parsed = parse_manifest(read_file(unpacked / manifest_name, std::uint64_t{1} << 30));
    if (const auto* problem = std::get_if<Message>(&parsed)) throw Error(ErrorKind::unusable, *problem);
    auto manifest = std::get<Manifest>(parsed);
    if (const auto findings = compare(unpacked, manifest, true); !findings.empty()) throw_finding(findings.front());
    auto staging = store.stage();
    for (const auto& file : manifest.files) {
        ensure_folder((staging.folder() / file.name).parent_path());
        std::filesystem::rename(unpacked / file.name, staging.folder() / file.name);
    }
    remove_tree(unpacked);
    remove_tree(staging.folder() / changes_name);
    write_new_file(staging.folder() / changes_name, {});
    if (!std::filesystem::exists(folder / last_name))
        write_file_atomic(folder / last_name, std::to_string(manifest.number) + '\n');
    manifest.properties[index::property::reason] = "restore";
    store.publish(std::move(staging), manifest.properties, manifest.created);
}

}  // namespace

void KnowledgeBase::backup(const std::filesystem::path& file, const std::string& moment) const {
    const auto version = impl_->newest_version();
    const auto absolute = std::filesystem::absolute(file);
    count_what_waits(impl_->folder);
    ArchiveWriter archive{absolute};
    archive.add_bytes(backup_note, impl_->settings->name + "\n" + moment + "\n");
    archive.add("kennisbank.yaml", settings_file(impl_->folder));
    for (const auto* name : {"redactie", "gepubliceerd", "bij"}) add_tree(archive, impl_->folder, name);
    for (const auto& database : databases) add_database(archive, impl_->folder, database, folder_of(file));
    if (std::filesystem::exists(impl_->folder / statistics::key_name)) archive.add(statistics::key_name, impl_->folder / statistics::key_name);
    if (std::filesystem::exists(impl_->folder / last_name)) archive.add(last_name, impl_->folder / last_name);
    for (const auto& stored : version.manifest.files)
        archive.add(generation_folder + stored.name, version.folder / stored.name);
    archive.add(generation_folder + std::string{manifest_name}, version.folder / manifest_name);
    archive.finish();
}

// Everything is unpacked and checked beside the target, which appears by one rename.
KnowledgeBase KnowledgeBase::restore(const std::filesystem::path& file, const std::filesystem::path& folder) {
    const auto target = without_slash(std::filesystem::absolute(folder).lexically_normal());
    std::error_code problem;
    if (std::filesystem::exists(target, problem) && !std::filesystem::is_empty(target, problem))
        throw Error(ErrorKind::refused, {"restore_not_empty", {target.string()}}, {target.string(), 0, {}});
    const auto aside = target.parent_path() / unique_name(".restore-");
    ensure_folder(aside);
    try {
        unpack(file, aside);
        if (!std::filesystem::exists(settings_file(aside)))
            throw Error(ErrorKind::unusable, {"archive_no_base", {file.string()}}, {file.string(), 0, {}});
        open(aside);  // settings that cannot be read are told before anything is in place
        publish_unpacked(aside);
        remove_tree(aside / "reservekopie.txt");
        for (const auto* name : {statistics::database_name, statistics::key_name})
            if (std::filesystem::exists(aside / name)) std::filesystem::permissions(aside / name, std::filesystem::perms{owner_only});
        sync_tree(aside);
        if (std::filesystem::exists(target, problem)) std::filesystem::remove(target, problem);
        move_durably(aside, target);
    } catch (const std::filesystem::filesystem_error& error) {
        remove_tree(aside);
        throw_io("cannot_write", target, error.code().value());
    } catch (...) {
        remove_tree(aside);
        throw;
    }
    return open(target);
}

}  // namespace vraagbaak

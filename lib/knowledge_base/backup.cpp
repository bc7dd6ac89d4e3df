// SPDX-License-Identifier: GPL-2.0-or-later
// Backup and restore: settings, drafts, published lists, what put left, the change journal, and the current generation.
#include "base/file.hpp"
#include "index/change_journal.hpp"
#include "knowledge_base/archive.hpp"
#include "knowledge_base/base_state.hpp"

namespace vraagbaak {

namespace {

constexpr auto generation_folder = "generatie/";  // in the archive; gets a number of its own when it is restored
constexpr auto journal_name = "redactie.db";
constexpr auto changes_name = "changes.jsonl";
constexpr auto last_name = "index/LAST";  // the highest number that a generation ever had

void add_tree(ArchiveWriter& archive, const std::filesystem::path& base, const std::string& name) {
    std::error_code problem;
    if (!std::filesystem::is_directory(base / name, problem)) return;
    for (const auto& file : carried_files(base / name))
        if (!file.starts_with("tmp-")) archive.add(name + "/" + file, base / name / file);
}

// Gone at the end, with what the engine of the journal may have made beside it.
struct Temporary {
    std::filesystem::path path;

    ~Temporary() {
        std::error_code ignored;
        for (const auto* end : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(path.string() + end, ignored);
    }
};

// A journal that is in use is copied by the engine that knows how; a damaged one stays behind, it is no truth.
void add_journal(ArchiveWriter& archive, const std::filesystem::path& base, const std::filesystem::path& beside) {
    if (!std::filesystem::exists(base / journal_name)) return;
    if (index::ChangeJournal::look(base / journal_name) != index::ChangeJournal::State::sound) return;
    const Temporary copy{beside / unique_name(".journal-")};
    index::ChangeJournal::copy(base / journal_name, copy.path);
    archive.add(journal_name, copy.path);
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
    ArchiveWriter archive{absolute};
    archive.add_bytes(backup_note, impl_->settings->name + "\n" + moment + "\n");
    archive.add("kennisbank.yaml", settings_file(impl_->folder));
    for (const auto* name : {"redactie", "gepubliceerd", "bij"}) add_tree(archive, impl_->folder, name);
    add_journal(archive, impl_->folder, folder_of(file));
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

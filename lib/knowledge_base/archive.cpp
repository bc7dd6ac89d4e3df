// SPDX-License-Identifier: GPL-2.0-or-later
#include "knowledge_base/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

#include "base/descriptor.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace {

constexpr std::size_t piece = 1 << 16;
constexpr mode_t owner_only = 0600;
constexpr std::size_t longest_name = 4000;  // bytes
constexpr auto contents_name = "inhoud.txt";
constexpr std::uint64_t largest_contents = 64 << 20;

using Entry = std::unique_ptr<archive_entry, void (*)(archive_entry*)>;

[[noreturn]] void throw_archive(archive* archive, const std::filesystem::path& file, ErrorKind kind) {
    // What cannot be unpacked is not ours or damaged; the words of the library would not help.
    if (kind == ErrorKind::unusable) throw Error(kind, {"archive_damaged", {file.string()}}, {file.string(), 0, {}});
    const char* reason = archive_error_string(archive);
    throw Error(kind, {"archive_error", {file.string(), reason ? reason : ""}}, {file.string(), 0, {}});
}

using Reader = std::unique_ptr<archive, int (*)(archive*)>;

Reader open_archive(const std::filesystem::path& file) {
    Reader in{archive_read_new(), archive_read_free};
    if (!in) throw std::bad_alloc{};
    archive_read_support_filter_zstd(in.get());
    archive_read_support_format_tar(in.get());
    if (!std::filesystem::exists(file)) throw_io("cannot_open", file, ENOENT);
    if (archive_read_open_filename(in.get(), file.c_str(), piece) != ARCHIVE_OK)
        throw_archive(in.get(), file, ErrorKind::unusable);
    return in;
}

bool is_backup(const std::filesystem::path& file) {
    try {
        const auto in = open_archive(file);
        archive_entry* entry = nullptr;
        if (archive_read_next_header(in.get(), &entry) != ARCHIVE_OK) return false;
        const char* name = archive_entry_pathname(entry);
        return name && std::string_view(name) == backup_note;
    } catch (const Error&) {
        return false;
    }
}

// A backup takes the place of an older one, and of nothing else: a slip of the pen must not cost the sources.
const std::filesystem::path& replaceable(const std::filesystem::path& file) {
    std::error_code problem;
    const auto type = std::filesystem::symlink_status(file, problem).type();
    if (type == std::filesystem::file_type::not_found || type == std::filesystem::file_type::none) return file;
    const bool regular = type == std::filesystem::file_type::regular;
    if (regular && (std::filesystem::file_size(file, problem) == 0 || is_backup(file))) return file;
    throw Error(ErrorKind::refused, {"backup_replaces_other", {file.string()}}, {file.string(), 0, {}});
}

// A name below the folder that any editor may give a file.
bool can_carry(std::string_view name) {
    if (name.empty() || name.size() > longest_name || text::first_ill_formed(name)) return false;
    if (std::ranges::any_of(name, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; })) return false;
    for (;;) {
        const auto part = name.substr(0, name.find('/'));
        if (part.empty() || part == "." || part == "..") return false;
        if (part.size() == name.size()) return true;
        name.remove_prefix(part.size() + 1);
    }
}

void unpack_file(archive* archive, const std::filesystem::path& from, const std::filesystem::path& to) {
    ensure_folder(to.parent_path());
    const auto out = open_or_throw(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, file_mode);
    std::array<char, piece> bytes;
    for (;;) {
        const auto count = archive_read_data(archive, bytes.data(), bytes.size());
        if (count < 0) throw_archive(archive, from, ErrorKind::unusable);
        if (count == 0) break;
        write_all(out, {bytes.data(), static_cast<std::size_t>(count)}, to);
    }
}

std::vector<std::string> sorted_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) lines.push_back(std::move(line));
    std::ranges::sort(lines);
    return lines;
}

// The list says what the folder holds, to the byte; then it goes.
void check_contents(const std::filesystem::path& file, const std::filesystem::path& folder) {
    const auto list = read_file_if_there(folder / contents_name, largest_contents, Links::refuse);
    remove_tree(folder / contents_name);
    std::string found;
    for (const auto& name : carried_files(folder)) found += hash_file(folder / name) + "  " + name + '\n';
    if (!list || sorted_lines(*list) != sorted_lines(found))
        throw Error(ErrorKind::unusable, {"archive_damaged", {file.string()}}, {file.string(), 0, {}});
}

}  // namespace

std::vector<std::string> carried_files(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code problem;
    for (std::filesystem::recursive_directory_iterator at{folder, problem}, end; !problem && at != end; at.increment(problem)) {
        const auto type = at->symlink_status(problem).type();
        if (type == std::filesystem::file_type::directory) continue;
        auto name = at->path().lexically_relative(folder).string();
        if (type != std::filesystem::file_type::regular || !can_carry(name))
            throw Error(ErrorKind::io, {"backup_cannot_carry", {at->path().string()}}, {at->path().string(), 0, {}});
        names.push_back(std::move(name));
    }
    if (problem) throw_io("cannot_read", folder, problem.value());
    std::ranges::sort(names);
    return names;
}

ArchiveWriter::ArchiveWriter(const std::filesystem::path& file)
    : file_(replaceable(file)),
      temporary_(file.parent_path() / unique_name(".backup-")),
      out_(create_beside(file, temporary_, owner_only)),
      archive_(archive_write_new(), archive_write_free) {
    if (!archive_) throw std::bad_alloc{};
    archive_write_set_format_gnutar(archive_.get());  // names as the bytes they are; pax wants a locale for them
    if (archive_write_add_filter_zstd(archive_.get()) != ARCHIVE_OK ||
        archive_write_open_fd(archive_.get(), out_.get()) != ARCHIVE_OK)
        fail();
}

ArchiveWriter::~ArchiveWriter() {
    archive_.reset();
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
}

void ArchiveWriter::fail() const { throw_archive(archive_.get(), file_, ErrorKind::io); }

void ArchiveWriter::header(const std::string& name, std::uint64_t size) {
    const Entry entry{archive_entry_new(), archive_entry_free};
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), file_mode);
    if (archive_write_header(archive_.get(), entry.get()) != ARCHIVE_OK) fail();
}

void ArchiveWriter::data(std::string_view bytes) {
    if (archive_write_data(archive_.get(), bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size())) fail();
}

void ArchiveWriter::add(const std::string& name, const std::filesystem::path& from) {
    const auto in = open_or_throw(from, O_RDONLY | O_NOFOLLOW);
    auto left = static_cast<std::uint64_t>(status(in, from).st_size);
    header(name, left);
    std::array<char, piece> bytes;
    Hasher hasher;
    while (left > 0) {
        const auto count = read_some(in, std::span{bytes}.first(std::min<std::uint64_t>(left, bytes.size())), from);
        if (count == 0) throw Error(ErrorKind::io, {"file_shrank", {from.string()}}, {from.string(), 0, {}});
        data({bytes.data(), count});
        hasher.update({bytes.data(), count});
        left -= count;
    }
    contents_ += hasher.hex() + "  " + name + '\n';
}

void ArchiveWriter::add_bytes(const std::string& name, const std::string& bytes) {
    header(name, bytes.size());
    data(bytes);
    contents_ += hash_bytes(bytes) + "  " + name + '\n';
}

void ArchiveWriter::finish() {
    add_bytes(contents_name, std::string{contents_});
    if (archive_write_close(archive_.get()) != ARCHIVE_OK) fail();
    sync(out_, file_);
    move_durably(temporary_, file_);
}

void unpack(const std::filesystem::path& file, const std::filesystem::path& folder) {
    const auto in = open_archive(file);
    archive_entry* entry = nullptr;
    for (;;) {
        const int result = archive_read_next_header(in.get(), &entry);
        if (result == ARCHIVE_EOF) return check_contents(file, folder);
        if (result != ARCHIVE_OK) throw_archive(in.get(), file, ErrorKind::unusable);
        const char* name = archive_entry_pathname(entry);
        if (!name || archive_entry_filetype(entry) != AE_IFREG || !can_carry(name))
            throw Error(ErrorKind::unusable, {"archive_strange_entry", {file.string(), name ? name : ""}}, {file.string(), 0, {}});
        unpack_file(in.get(), file, folder / name);
    }
}

}  // namespace vraagbaak

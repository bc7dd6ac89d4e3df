// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "base/file.hpp"

namespace vraagbaak::statistics {

namespace {

constexpr auto prefix = "wacht-";
constexpr mode_t owner_only = 0600;

}  // namespace

std::filesystem::path spool_folder(const std::filesystem::path& base) { return base / "statistiek"; }

// Between making it and holding it somebody may have found it left, and removed it: then another is made.
void Spool::open() {
    ensure_folder(spool_folder(base_));
    while (!held_) {
        file_ = spool_folder(base_) / unique_name(prefix);
        write_new_file(file_, {}, owner_only);
        held_ = UseLock::share(file_);
    }
    out_ = open_or_throw(file_, O_WRONLY | O_APPEND | O_NOFOLLOW);
    size_ = 0;
    fsync_directory(spool_folder(base_));
}

void Spool::append(const std::vector<std::string>& lines) {
    std::string bytes;
    for (const auto& line : lines) (bytes += line) += '\n';
    if (!out_) open();
    try {
        write_all(out_, bytes, file_);
        sync(out_, file_);
    } catch (...) {
        if (::ftruncate(out_.get(), static_cast<off_t>(size_)) < 0) let_go();  // half a line must not get another behind it
        throw;
    }
    size_ += bytes.size();
}

void Spool::done() {
    if (file_.empty()) return;
    ::unlink(file_.c_str());
    let_go();
}

void Spool::let_go() {
    out_ = Descriptor{};
    held_.reset();
    file_.clear();
    size_ = 0;
}

std::vector<std::string> waiting_files(const std::filesystem::path& base) {
    std::vector<std::string> names;
    std::error_code problem;
    for (std::filesystem::directory_iterator at{spool_folder(base), problem}, end; !problem && at != end; at.increment(problem))
        if (auto name = at->path().filename().string(); name.starts_with(prefix)) names.push_back(std::move(name));
    std::ranges::sort(names);
    return names;
}

void remove_left(const std::filesystem::path& base, const std::string& name, std::size_t seen) {
    const auto file = spool_folder(base) / name;
    const auto left = UseLock::exclude(file);
    if (left && static_cast<std::size_t>(status(left->descriptor(), file).st_size) == seen) ::unlink(file.c_str());
}

}  // namespace vraagbaak::statistics

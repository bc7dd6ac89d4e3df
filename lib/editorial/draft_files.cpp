// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/draft_files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "base/descriptor.hpp"
#include "base/file.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::editorial {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view synonyms_folder = "synoniemen/";
constexpr int most_attempts = 20;

struct Named {
    std::string_view name;
    ListKind list;
};

constexpr std::array names{
    Named{"synoniemen/lokaal.txt", ListKind::synonyms}, Named{"zoektermen.tsv", ListKind::terms},
    Named{"vastgezet.tsv", ListKind::pins},             Named{"berichten.tsv", ListKind::notices},
    Named{"woordvormen.tsv", ListKind::forms},          Named{"dubbelen.tsv", ListKind::doubles},
    Named{"toets/topics.tsv", ListKind::golden},        Named{"toets/oordelen.tsv", ListKind::golden},
};

// That of the file that is replaced: who may read a draft is for its owner to say.
mode_t mode_of(const fs::path& file) {
    struct stat about {};
    return ::stat(file.c_str(), &about) == 0 ? about.st_mode & 0777 : file_mode;
}

// A draft may be a link to where the redacteur keeps it.
fs::path target_of(const fs::path& file) {
    std::error_code problem;
    if (!fs::is_symlink(file, problem)) return file;
    auto target = fs::canonical(file, problem);
    if (problem) throw_io("cannot_read", file, problem.value());
    return target;
}

}  // namespace

std::string file_of(ListKind list) { return std::string{std::ranges::find(names, list, &Named::list)->name}; }

std::optional<ListKind> list_of(std::string_view name) {
    if (name.starts_with(synonyms_folder) && name.ends_with(".txt") && name.find('/', synonyms_folder.size()) == name.npos)
        return ListKind::synonyms;
    const auto found = std::ranges::find(names, name, &Named::name);
    return found == names.end() ? std::nullopt : std::optional{found->list};
}

Texts read_texts(const fs::path& folder) {
    Texts texts;
    const auto take = [&](const std::string& name) {
        if (auto text = read_file_if_there(folder / name, largest_draft)) texts[name] = std::move(*text);
    };
    std::error_code problem;
    for (fs::directory_iterator at{folder / "synoniemen", problem}, end; !problem && at != end; at.increment(problem)) {
        const auto name = std::string{synonyms_folder} + at->path().filename().string();
        if (!at->path().filename().string().starts_with('.') && list_of(name)) take(name);
    }
    if (problem && problem != std::errc::no_such_file_or_directory) throw_io("cannot_read", folder / "synoniemen", problem.value());
    for (const auto& one : names) take(std::string{one.name});
    return texts;
}

// An editor that saves does not know of our locks. Between the second look and the rename are microseconds.
void rewrite(const fs::path& path, const std::function<std::string(std::string)>& change) {
    const auto file = target_of(path);
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        const auto before = read_file_if_there(file, largest_draft);
        const auto text = change(before.value_or(std::string{}));
        if (before && text == *before) return;
        if (text.size() > largest_draft)
            throw Error(ErrorKind::refused, {"file_over_limit", {file.string(), std::to_string(largest_draft)}}, {file.string(), 0, {}});
        ensure_folder(file.parent_path());
        if (read_file_if_there(file, largest_draft) != before) continue;
        return write_file_atomic(file, text, mode_of(file));
    }
    throw Error(ErrorKind::refused, {"draft_busy", {file.string()}}, {file.string(), 0, {}});
}

KeptDrafts::KeptDrafts(fs::path folder) : folder_(std::move(folder)), texts_(read_texts(folder_)) {
    for (const auto& [name, text] : texts_) {
        const auto file = target_of(folder_ / name);
        const auto second = file.parent_path() / unique_name("tmp-");
        const int problem = ::link(file.c_str(), second.c_str()) == 0 ? 0 : errno;
        if (problem == 0) kept_[name] = second;
        if (problem != ENOSPC && problem != EDQUOT) continue;
        let_go();
        throw_io("cannot_write", file, problem);
    }
}

KeptDrafts::~KeptDrafts() { let_go(); }

void KeptDrafts::let_go() const {
    for (const auto& [name, second] : kept_) ::unlink(second.c_str());
}

void KeptDrafts::rewrite(const std::string& name, const std::function<std::string(std::string)>& change) {
    editorial::rewrite(folder_ / name, [&](std::string text) {
        auto changed = change(std::move(text));
        written_[name].insert(changed);
        return changed;
    });
}

void KeptDrafts::put_back(const Texts& after) {
    Written written;
    for (const auto& [name, text] : after) written[name].insert(text);
    put_back(written);
}

void KeptDrafts::put_back(const Written& written) {
    fs::path left;
    for (const auto& [name, texts] : written) {
        try {
            put_back(name, texts);
        } catch (const Error&) {
            if (left.empty()) left = folder_ / name;
        }
    }
    if (!left.empty()) throw Error(ErrorKind::io, {"desk_left_in_draft", {left.string()}}, {left.string(), 0, {}});
}

// Between the look and the new name are microseconds, as in rewrite().
void KeptDrafts::put_back(const std::string& name, const std::set<std::string>& written) {
    const auto file = target_of(folder_ / name);
    const auto now = read_file_if_there(file, largest_draft);
    const auto was = texts_.find(name);
    if (!now || !written.contains(*now) || (was != texts_.end() && was->second == *now)) return;
    if (was == texts_.end()) {
        if (::unlink(file.c_str()) < 0) throw_io("cannot_remove", file, errno);
    } else if (const auto second = kept_.find(name); second != kept_.end()) {
        if (::rename(second->second.c_str(), file.c_str()) < 0) throw_io("cannot_rename", file, errno);
    } else {
        editorial::rewrite(file, [&](const std::string& text) { return std::string{written.contains(text) ? was->second : text}; });
    }
}

std::string with_line(std::string text, std::string_view line) {
    const std::string_view end = text.find("\r\n") != text.npos ? "\r\n" : "\n";
    if (!text.empty() && text.back() != '\n') text += end;
    return text.append(line).append(end);
}

std::vector<TextLine> lines_of(std::string_view text) {
    std::vector<TextLine> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto found = text.find('\n', begin);
        const auto end = found == text.npos ? text.size() : found + 1;
        auto line = text.substr(begin, (found == text.npos ? end : found) - begin);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (begin == 0 && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
        lines.push_back({line, lines.size() + 1, begin, end});
        begin = end;
    }
    return lines;
}

std::string without_lines(std::string_view text, const std::vector<std::size_t>& numbers) {
    std::string out;
    for (const auto& line : lines_of(text))
        if (std::ranges::find(numbers, line.number) == numbers.end()) out += text.substr(line.begin, line.end - line.begin);
    return out;
}

}  // namespace vraagbaak::editorial

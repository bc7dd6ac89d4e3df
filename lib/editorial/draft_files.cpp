// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/draft_files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>
#include <system_error>
#include <unordered_map>
#include <unordered_set>

#include "base/descriptor.hpp"
#include "base/file.hpp"
#include "text/unicode.hpp"
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

// How the names begin that people give to a draft, in small letters.
constexpr std::array meant_by{
    std::pair{"synon", ListKind::synonyms}, std::pair{"zoekt", ListKind::terms},   std::pair{"vast", ListKind::pins},
    std::pair{"beric", ListKind::notices},  std::pair{"woordv", ListKind::forms}, std::pair{"dubbel", ListKind::doubles},
    std::pair{"toets", ListKind::golden},
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

// Of the folder itself and of the two below it. What is hidden, a copy that an editor keeps (x.tsv~), and what tells people where they
// are (README) is nobody's draft.
std::vector<std::pair<std::string, std::string>> unread_files(const fs::path& folder) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const std::string below : {"", "synoniemen/", "toets/"}) {
        std::error_code problem;
        for (fs::directory_iterator at{folder / below, problem}, end; !problem && at != end; at.increment(problem)) {
            std::error_code ignored;
            const auto file = at->path().filename().string();
            const auto small = unicode::fold(file);
            if (at->is_directory(ignored) || list_of(below + file) || is_temporary(file) || file.starts_with('.') || file.ends_with('~') || small.starts_with("readme")) continue;
            if (below + file == good_words_file || below + file == needs_file) continue;
            const auto meant = std::ranges::find_if(meant_by, [&](const auto& one) { return small.starts_with(one.first); });
            out.emplace_back(below + file, meant == meant_by.end() ? std::string{} : file_of(meant->second));
        }
    }
    std::ranges::sort(out);
    return out;
}

namespace {

struct Read {
    std::optional<std::string> text;
    fs::path second;
};

// By a second name, so that it is known what bears it, whoever replaces the file meanwhile.
Read read_and_keep(const fs::path& file) {
    const auto second = file.parent_path() / unique_name("tmp-");
    if (::link(file.c_str(), second.c_str()) == 0) return {read_file_if_there(second, largest_draft), second};
    if (errno == ENOSPC || errno == EDQUOT) throw_io("cannot_write", file, errno);
    return {read_file_if_there(file, largest_draft), {}};
}

void let_go(const fs::path& second) {
    if (!second.empty()) ::unlink(second.c_str());
}

// An editor that saves does not know of our locks. Between the second look and the rename are microseconds. `ready` is told
// what was read and what is about to be written, and has the second name then.
void replace(const fs::path& file, const Change& change, const std::function<Read()>& read, const std::function<void(Read&&, const std::string&)>& ready) {
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        auto before = read();
        std::string text;
        try {
            text = change(before.text.value_or(std::string{}));
            if (text.size() > largest_draft)
                throw Error(ErrorKind::refused, {"file_over_limit", {file.string(), std::to_string(largest_draft)}}, {file.string(), 0, {}});
            ensure_folder(file.parent_path());
        } catch (...) {
            let_go(before.second);
            throw;
        }
        const bool done = before.text && text == *before.text;
        if (done || read_file_if_there(file, largest_draft) != before.text) {
            let_go(before.second);
            if (done) return;
            continue;
        }
        ready(std::move(before), text);
        return write_file_atomic(file, text, mode_of(file));
    }
    throw Error(ErrorKind::refused, {"draft_busy", {file.string()}}, {file.string(), 0, {}});
}

}  // namespace

void rewrite(const fs::path& path, const Change& change) {
    const auto file = target_of(path);
    replace(file, change, [&] { return Read{read_file_if_there(file, largest_draft), {}}; }, [](Read&&, const std::string&) {});
}

// No text is read, and nothing of it fails: also who takes the lock to roll back comes by here, whatever is wrong with a draft.
void remove_temporaries_of(const fs::path& folder) {
    std::set<fs::path> folders{folder, folder / "synoniemen", folder / "toets"};
    for (const auto& own : folders) remove_temporaries(own);
    for (const std::string below : {"", "synoniemen/", "toets/"}) {
        std::error_code problem;
        for (fs::directory_iterator at{folder / below, problem}, end; !problem && at != end; at.increment(problem)) {
            std::error_code none;
            if (!list_of(below + at->path().filename().string()) || !at->is_symlink(none)) continue;
            const auto target = fs::canonical(at->path(), none).parent_path();
            if (!none && folders.insert(target).second) remove_temporaries(target, Temporaries::of_the_dead);
        }
    }
}

DraftWrites::~DraftWrites() {
    for (const auto& write : writes_) let_go(write.second);
}

void DraftWrites::rewrite(const std::string& name, const Change& change) {
    const auto file = target_of(folder_ / name);
    replace(file, change, [&] { return read_and_keep(file); },
            [&](Read&& read, const std::string& text) { writes_.push_back({name, std::move(read.text), text, std::move(read.second)}); });
}

std::optional<fs::path> DraftWrites::put_back(std::size_t mark) {
    std::optional<fs::path> left;
    for (; writes_.size() > mark; writes_.pop_back()) {
        try {
            undo(writes_.back());
        } catch (const Error&) {
            if (!left) left = folder_ / writes_.back().name;
        }
        let_go(writes_.back().second);
    }
    return left;
}

namespace {

// The lines that `text` has and `other` has not, in their order. Of equal ones the last.
std::vector<TextLine> lines_beyond(std::string_view text, std::string_view other) {
    std::unordered_map<std::string_view, std::size_t> there;
    for (const auto& line : lines_of(other)) ++there[line.text];
    std::vector<TextLine> out;
    for (const auto& line : lines_of(text))
        if (const auto found = there.find(line.text); found == there.end() || found->second == 0) out.push_back(line);
        else --found->second;
    return out;
}

// What a hand made of `after`, without what came into it and with what went out of it, at its end.
std::string line_by_line(const std::string& before, const std::string& after, const std::string& now) {
    std::unordered_map<std::string_view, std::size_t> came;
    for (const auto& line : lines_beyond(after, before)) ++came[line.text];
    std::vector<std::size_t> numbers;
    auto lines = lines_of(now);
    std::ranges::reverse(lines);  // what was written stands at the end, and a hand may have the same line above it
    for (const auto& line : lines)
        if (const auto found = came.find(line.text); found != came.end() && found->second > 0) {
            --found->second;
            numbers.push_back(line.number);
        }
    std::vector<std::string> back;
    for (const auto& line : lines_beyond(before, after)) back.emplace_back(line.text);
    return with_lines(without_lines(now, numbers), back);
}

}  // namespace

// Between the look and the new name are microseconds, as in replace(). Of what somebody saved since only the lines go that were written.
void DraftWrites::undo(const Write& write) const {
    const auto file = target_of(folder_ / write.name);
    const auto there = read_file_if_there(file, largest_draft);
    if (!there || *there == write.before) return;  // it was never written, for a full disk
    if (*there != write.after) {
        const auto mended = [&](const std::string& now) { return line_by_line(write.before.value_or(std::string{}), write.after, now); };
        if (mended(*there) != *there) editorial::rewrite(file, mended);
        return;
    }
    if (!write.before) {
        if (::unlink(file.c_str()) < 0) throw_io("cannot_remove", file, errno);
    } else if (!write.second.empty()) {
        if (::rename(write.second.c_str(), file.c_str()) < 0) throw_io("cannot_rename", file, errno);
    } else {
        editorial::rewrite(file, [&](const std::string& now) { return now == write.after ? *write.before : now; });
    }
}

std::string with_line(std::string text, std::string_view line) { return with_lines(std::move(text), {std::string{line}}); }

std::string with_lines(std::string text, const std::vector<std::string>& lines) {
    if (lines.empty()) return text;
    const std::string_view end = text.find("\r\n") != text.npos ? "\r\n" : "\n";
    if (!text.empty() && text.back() != '\n') text += end;
    for (const auto& line : lines) text.append(line).append(end);
    return text;
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
    const std::unordered_set<std::size_t> gone{numbers.begin(), numbers.end()};
    std::string out;
    for (const auto& line : lines_of(text))
        if (!gone.contains(line.number)) out += text.substr(line.begin, line.end - line.begin);
    return out;
}

}  // namespace vraagbaak::editorial

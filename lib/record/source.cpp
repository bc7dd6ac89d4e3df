// SPDX-License-Identifier: GPL-2.0-or-later
// Files of a source: which are read, in which order, and what becomes of one that cannot be.
#include <algorithm>
#include <array>
#include <fstream>
#include <istream>
#include <streambuf>
#include <utility>

#include "record/format.hpp"
#include "record/reader.hpp"
#include "record/spot.hpp"
#include "vraagbaak/system_reason.hpp"

namespace vraagbaak::record {

namespace {

namespace fs = std::filesystem;

bool hidden(const std::string& name) { return name.starts_with('.'); }
bool is_readme(const std::string& name) { return same_key(std::string_view(name).substr(0, 6), "readme"); }
bool of_the_redacteur(const std::string& name) { return name == "redactie" || name == "toets"; }

bool inside(const fs::path& path, const fs::path& folder) {
    const auto [end, rest] = std::ranges::mismatch(folder, path);
    return end == folder.end();
}

struct Found {
    std::string name;  // relative to the source, '/' between parts
    Message problem;   // empty code: a file to read
};

// All files of a folder. Links to folders are not followed (they could run in circles), links to files only where they
// stay inside the source.
class Folder {
public:
    Folder(fs::path root, fs::path real_root) : root_(std::move(root)), real_root_(std::move(real_root)) {}

    std::vector<Found> files() {
        visit(root_, "");
        std::ranges::sort(found_, {}, &Found::name);
        return std::move(found_);
    }

private:
    void visit(const fs::path& folder, const std::string& prefix) {
        std::error_code problem;
        fs::directory_iterator entries(folder, problem);
        for (; !problem && entries != fs::directory_iterator(); entries.increment(problem)) {
            const auto name = entries->path().filename().string();
            if (!hidden(name) && !is_readme(name)) entry(*entries, prefix + name, name);
        }
        if (problem) found_.push_back({prefix, {"folder_unreadable", {system_reason(problem.value())}}});
    }

    void entry(const fs::directory_entry& entry, const std::string& path, const std::string& name) {
        std::error_code ignored;
        const auto kind = entry.symlink_status(ignored).type();
        if (kind == fs::file_type::directory) {
            if (!of_the_redacteur(name)) visit(entry.path(), path + '/');
        } else if (kind == fs::file_type::symlink) {
            link(entry, path, name);
        } else if (readable_name(name)) {
            found_.push_back({path, kind == fs::file_type::regular ? Message{} : Message{"no_regular_file", {}}});
        }
    }

    void link(const fs::directory_entry& entry, const std::string& path, const std::string& name) {
        std::error_code problem;
        const auto target = fs::canonical(entry.path(), problem);
        const bool folder = !problem && fs::is_directory(target, problem);
        if (!folder && !readable_name(name)) return;
        const bool good = !problem && !folder && inside(target, real_root_) && fs::is_regular_file(target, problem);
        found_.push_back({path, good ? Message{} : Message{"link_not_followed", {}}});
    }

    fs::path root_;
    fs::path real_root_;
    std::vector<Found> found_;
};

// A file that says each time when more of it is read.
class WatchedFile : public std::filebuf {
public:
    WatchedFile(const fs::path& path, const Pulse& pulse) : pulse_(pulse) {
        pubsetbuf(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        open(path, std::ios::in | std::ios::binary);
    }
    ~WatchedFile() override { close(); }  // while the buffer is there

private:
    int_type underflow() override {
        pulse_(std::exchange(unsaid_, 0));
        const auto byte = std::filebuf::underflow();
        at_ += static_cast<std::uint64_t>(egptr() - gptr());
        if (at_ > read_) unsaid_ += at_ - std::exchange(read_, at_);
        return byte;
    }
    // A large piece is read by way of the buffer too, and not past it.
    std::streamsize xsgetn(char* to, std::streamsize size) override { return std::streambuf::xsgetn(to, size); }
    pos_type seekpos(pos_type to, std::ios_base::openmode mode) override {  // readers may look twice
        at_ = static_cast<std::uint64_t>(std::streamoff{to});
        return std::filebuf::seekpos(to, mode);
    }

    const Pulse& pulse_;
    std::uint64_t at_ = 0, read_ = 0, unsaid_ = 0;  // bytes: where the buffer ends, the farthest that it was, and not yet said
    std::array<char, 1 << 16> buffer_;
};

// Gives each record of a file to the receiver, with its verdict.
class Reading {
public:
    Reading(const Source& source, const Settings& settings, const Receive& receive, const Pulse& pulse)
        : source_(source), settings_(settings), receive_(receive), pulse_(pulse) {}

    SourceRead& outcome() { return outcome_; }

    void file(const fs::path& path, const std::string& name) {
        ++outcome_.files;
        WatchedFile bytes(path, pulse_);
        if (!bytes.is_open()) return unread(name, {"file_unreadable", {}});
        std::istream in(&bytes);
        in.exceptions(std::ios::badbit);  // else it would keep for itself what the pulse and the disk throw
        try {
            std::array<char, 4096> first{};
            in.read(first.data(), first.size());
            const std::string_view begin(first.data(), static_cast<std::size_t>(in.gcount()));
            const auto* format = recognise(path.filename().string(), begin);
            if (!format) return unread(name, {"unknown_format", {}});
            in.clear();
            in.seekg(0);
            stream(*format, in, name);
        } catch (const std::ios_base::failure&) {  // the stream buffer throws it when the disk gives an error
            unread(name, {"file_unreadable", {}});
        }
    }

    void stream(const Format& format, std::istream& in, const std::string& name) {
        std::size_t records = 0;
        const std::function<void(Message&&)> note_of_file = [&](Message&& message) { note(name, std::move(message)); };
        format.read(in, {settings_, source_, note_of_file}, [&](Raw&& raw) {
            ++records;
            receive_(accept(std::move(raw), name, settings_, source_));
        });
        if (records == 0) note(name, {"file_without_records", {}});
    }

    void unread(const std::string& name, Message problem) const {
        Offered offered;
        offered.verdict.rejected.push_back({std::move(problem), {name, 0, ""}});
        receive_(std::move(offered));
    }

private:
    void note(const std::string& name, Message&& message) {
        if (outcome_.notes.size() < most_notes) outcome_.notes.push_back({std::move(message), {name, 0, ""}});
        else ++outcome_.more_notes;
    }

    const Source& source_;
    const Settings& settings_;
    const Receive& receive_;
    const Pulse& pulse_;
    SourceRead outcome_;
};

// Only names are joined: the paths in reports are those that the settings or the command line gave.
std::string joined(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

class Memory : public std::streambuf {
public:
    explicit Memory(std::string_view bytes) {
        auto* begin = const_cast<char*>(bytes.data());  // a get area is only read
        setg(begin, begin, begin + bytes.size());
    }

private:
    pos_type seekpos(pos_type to, std::ios_base::openmode) override {  // readers may look twice
        const std::streamoff offset = to;
        if (offset < 0 || offset > egptr() - eback()) return pos_type(off_type(-1));
        setg(eback(), eback() + offset, egptr());
        return to;
    }
};

}  // namespace

std::uint64_t source_bytes(const Source& source, const fs::path& base_folder) {
    const fs::path root = base_folder / source.path;
    std::error_code problem;
    const auto size = [&](const fs::path& file) {
        const auto bytes = fs::file_size(file, problem);
        return problem ? 0 : static_cast<std::uint64_t>(bytes);
    };
    if (fs::is_regular_file(root, problem)) return size(root);
    const auto real_root = fs::canonical(root, problem);
    if (problem) return 0;
    std::uint64_t sum = 0;
    for (const auto& found : Folder(root, real_root).files())
        if (found.problem.code.empty()) sum += size(root / found.name);
    return sum;
}

SourceRead read_source(const Source& source, const Settings& settings, const fs::path& base_folder,
                       const Receive& receive, const Pulse& pulse) {
    const fs::path root = base_folder / source.path;  // an absolute path stays what it is
    std::error_code problem;
    const auto kind = fs::status(root, problem).type();
    Reading reading(source, settings, receive, pulse);
    if (kind == fs::file_type::regular) {
        reading.file(root, source.path);
        return std::move(reading.outcome());
    }
    const auto real_root = fs::canonical(root, problem);
    if (!problem) fs::directory_iterator(root, problem);
    if (problem || kind != fs::file_type::directory)
        throw Error(ErrorKind::io, {"source_unreadable", {source.path}}, {source.path, 0, ""});
    for (const auto& found : Folder(root, real_root).files()) {
        const auto name = joined(source.path, found.name);
        if (found.problem.code.empty()) reading.file(root / found.name, name);
        else reading.unread(name, found.problem);
    }
    return std::move(reading.outcome());
}

SourceRead read_text(std::string_view format, std::string_view bytes, const std::string& place, const Settings& settings,
                     const Source& source, const Receive& receive) {
    const auto known = std::ranges::find(formats(), format, &Format::name);
    if (known == formats().end()) throw Error(ErrorKind::usage, {"unknown_format_name", {std::string(format)}});
    Memory memory(bytes);
    std::istream in(&memory);
    const Pulse nothing = [](std::uint64_t) {};
    Reading reading(source, settings, receive, nothing);
    reading.stream(*known, in, place);
    return std::move(reading.outcome());
}

}  // namespace vraagbaak::record

// SPDX-License-Identifier: GPL-2.0-or-later
// Files, or JSON Lines on standard input, into the base. Nothing is visible before all are read.
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "build_text.hpp"
#include "vraagbaak/system_reason.hpp"

namespace vraagbaak::tool {

namespace {

constexpr std::size_t most_input_bytes = 256'000'000;

// Standard input as a file of its own: readers choose a format by the name of a file.
class InputFile {
public:
    InputFile() {
        auto pattern = (std::filesystem::temp_directory_path() / "vraagbaak-XXXXXX.jsonl").string();
        const int descriptor = ::mkstemps(pattern.data(), 6);
        if (descriptor == -1) throw Error(ErrorKind::io, {"cannot_write", {pattern, system_reason(errno)}});
        ::close(descriptor);
        path_ = pattern;
        std::ofstream file(path_, std::ios::binary);
        file << read_standard_input(most_input_bytes);
        if (!file.flush()) throw Error(ErrorKind::io, {"cannot_write", {pattern, system_reason(errno)}});
    }
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// A person knows their own pipe as "-", not by the name of our temporary file.
void rename_place(std::vector<Finding>& findings) {
    for (auto& finding : findings) finding.place.file = "-";
}

PutFile put_words(Writer& writer, const std::string& word) {
    if (word != "-") {
        if (!std::filesystem::exists(word)) throw Error(ErrorKind::io, {"cannot_open", {word, system_reason(ENOENT)}});
        return writer.put_file(word);
    }
    const InputFile input;
    auto put = writer.put_file(input.path());
    for (auto& verdict : put.verdicts) {
        rename_place(verdict.rejected);
        rename_place(verdict.warnings);
    }
    rename_place(put.source.notes);
    put.source.source = "-";
    return put;
}

void append(std::vector<Finding>& to, const std::vector<Finding>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

int run_put(Session& session) {
    auto& base = session.base();
    return build_and_report(session, [&](const BuildOptions& options) {
        auto writer = base.update();
        BuildReport read;
        std::size_t accepted = 0;
        for (const auto& word : session.words()) {
            auto put = put_words(writer, word);
            accepted += put.source.accepted;
            for (const auto& verdict : put.verdicts) {
                append(read.rejected, verdict.rejected);
                append(read.warnings, verdict.warnings);
            }
            read.sources.push_back(std::move(put.source));
        }
        if (options.strict && !read.rejected.empty()) {
            read.refused = Finding{{"strict_rejected", {std::to_string(read.rejected.size())}}, {}};
            return read;
        }
        if (accepted == 0) {
            read.refused = Finding{{read.rejected.empty() ? "put_nothing" : "put_all_rejected", {}}, {}};
            return read;
        }
        auto report = writer.commit(options);
        append(report.rejected, read.rejected);
        append(report.warnings, read.warnings);
        report.sources = std::move(read.sources);
        return report;
    });
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
// A new file that is written from front to back in large pieces; every failure is an Error(io) that names it.
#pragma once

#include <fcntl.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "base/descriptor.hpp"
#include "base/file.hpp"

namespace vraagbaak::index {

class OutputFile {
public:
    explicit OutputFile(std::filesystem::path path)
        : path_(std::move(path)), file_(open_or_throw(path_, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, file_mode)) {}

    void write(std::string_view bytes) {
        waiting_ += bytes;
        if (waiting_.size() >= piece) flush();
    }

    // Must be called: what was not flushed is lost otherwise, as it should be when an exception passes.
    void flush() {
        write_all(file_, waiting_, path_);
        waiting_.clear();
    }

private:
    static constexpr std::size_t piece = 1 << 20;

    std::filesystem::path path_;
    Descriptor file_;
    std::string waiting_;
};

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// texts.bin: of every document the view as people are shown it, and where each word of its texts stands (stored_view.hpp): a forward
// index (document → words; Manning, Raghavan & Schütze, Introduction to Information Retrieval, §4). A hit, its best section and its
// highlights come out of it without JSON, without analysis, and without reading more than what is shown.
//
// Mapped, and used as it lies there. Nothing in the file is trusted: what is read is within it, or Error(unusable,
// "texts_damaged").
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/mapped_file.hpp"
#include "index/output_file.hpp"
#include "index/stored_view.hpp"

namespace vraagbaak::index {

inline constexpr auto texts_file = "texts.bin";

class ForwardIndexWriter {
public:
    explicit ForwardIndexWriter(const std::filesystem::path& folder);  // Error(io), here and below

    void add(std::string_view stored_view);  // documents in the order of their numbers, from 1 on
    void finish();

private:
    OutputFile out_;
    std::uint64_t size_ = 0;
    std::vector<std::uint64_t> begins_;
};

// Every thread.
class ForwardIndex {
public:
    explicit ForwardIndex(const std::filesystem::path& folder);

    std::size_t size() const { return documents_; }
    std::string_view bytes(std::uint32_t document) const;  // of its StoredView; a document from 1 to size()
    StoredView view(std::uint32_t document) const;
    Record record(std::uint32_t document) const;

    // Asks the memory for what is gone through of these, all at once: the views of ten hits lie in as many corners of the file, and one
    // after the other each would be waited for. Changes nothing; a document that is not there is left out.
    void expect(std::span<const std::uint32_t> documents) const;

private:
    template <class Action>
    auto in_file(Action action) const -> decltype(action());

    std::filesystem::path file_;
    MappedFile mapped_;
    std::uint64_t documents_ = 0;
    std::string_view begins_;
};

}  // namespace vraagbaak::index

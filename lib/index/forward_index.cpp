// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/forward_index.hpp"

#include <algorithm>
#include <cstring>

#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

// docs/index-format.md has the layout.
constexpr std::string_view magic = "vbtexts4";
constexpr std::size_t number_size = sizeof(std::uint64_t);
constexpr std::size_t footer_size = 2 * number_size;  // number of documents, where their begins stand

void require(bool holds) {
    if (!holds) [[unlikely]] throw_damaged_texts();
}

void append_fixed(std::string& out, std::uint64_t number) { out.append(reinterpret_cast<const char*>(&number), number_size); }

std::uint64_t fixed_at(std::string_view bytes, std::size_t at) {
    std::uint64_t number = 0;
    require(at <= bytes.size() && bytes.size() - at >= number_size);
    std::memcpy(&number, bytes.data() + at, number_size);
    return number;
}

}  // namespace

ForwardIndexWriter::ForwardIndexWriter(const std::filesystem::path& folder) : out_(folder / texts_file) {
    out_.write(magic);
    size_ = magic.size();
}

void ForwardIndexWriter::add(std::string_view stored_view) {
    begins_.push_back(size_);
    out_.write(stored_view);
    size_ += stored_view.size();
}

// Begins lie on no border: they are copied out.
void ForwardIndexWriter::finish() {
    begins_.push_back(size_);
    std::string tail;
    for (const auto begin : begins_) append_fixed(tail, begin);
    append_fixed(tail, begins_.size() - 1);
    append_fixed(tail, size_);
    out_.write(tail);
    out_.flush();
}

ForwardIndex::ForwardIndex(const std::filesystem::path& folder) : file_(folder / texts_file), mapped_(file_) {
    in_file([&] {
        const auto bytes = mapped_.bytes();
        require(bytes.starts_with(magic) && bytes.size() >= magic.size() + footer_size);
        const auto end = bytes.size() - footer_size;
        documents_ = fixed_at(bytes, end);
        const auto begin = fixed_at(bytes, end + number_size);
        require(begin <= end && (end - begin) / number_size > documents_ && (end - begin) % number_size == 0);
        begins_ = bytes.substr(begin, end - begin);
    });
}

std::string_view ForwardIndex::bytes(std::uint32_t document) const {
    return in_file([&] {
        require(document >= 1 && document <= documents_);
        const auto begin = fixed_at(begins_, (document - 1) * number_size), end = fixed_at(begins_, document * number_size);
        require(begin <= end && end <= mapped_.bytes().size());
        return mapped_.bytes().substr(begin, end - begin);
    });
}

StoredView ForwardIndex::view(std::uint32_t document) const {
    return in_file([&] { return StoredView{bytes(document)}; });
}

void ForwardIndex::expect(std::span<const std::uint32_t> documents) const {
    constexpr std::size_t line = 64, most = 4096;  // bytes; the words of most views
    for (const auto document : documents)
        if (document >= 1 && document <= documents_) __builtin_prefetch(begins_.data() + (document - 1) * number_size);
    for (const auto document : documents) {
        if (document < 1 || document > documents_) continue;
        const auto begin = fixed_at(begins_, (document - 1) * number_size), end = fixed_at(begins_, document * number_size);
        if (begin > end || end > mapped_.bytes().size()) continue;  // view() says so
        mapped_.expect(begin);
        for (auto at = begin; at < std::min(end, begin + most); at += line) __builtin_prefetch(mapped_.bytes().data() + at);
    }
}

Record ForwardIndex::record(std::uint32_t document) const {
    return in_file([&] { return view(document).record(); });
}

// What is wrong is said with the name of the file.
template <class Action>
auto ForwardIndex::in_file(Action action) const -> decltype(action()) {
    try {
        return action();
    } catch (const Error& error) {
        throw Error(error.kind(), {"texts_damaged", {file_.string()}}, {file_.string(), 0, {}});
    }
}

}  // namespace vraagbaak::index

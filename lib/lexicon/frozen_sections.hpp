// SPDX-License-Identifier: GPL-2.0-or-later
// A file of sections that is used as it lies there: a magic, its length, a hash, where each section lies, the sections.
// Numbers are as the machine has them, all offsets from the first byte of the file.
//
// Opening reads the header alone. Error(unusable, "lexicon_damaged") for bytes that are no such file, cut short or longer.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "base/hash.hpp"
#include "lexicon/frozen.hpp"

namespace vraagbaak::lexicon {

using Magic = std::array<char, 8>;

struct SectionPlace {
    std::uint64_t begin = 0, size = 0;
};

template <std::size_t Count>
struct FrozenHeader {
    static constexpr std::size_t alignment = 8;  // of each section
    static constexpr std::size_t hashed_from = 8 + 8 + 16;

    Magic magic{};
    std::uint64_t file_size = 0;
    Hash128 hash;  // of all that follows the hash
    std::array<SectionPlace, Count> sections;
};

template <std::size_t Count>
FrozenHeader<Count> frozen_header(std::string_view bytes, const Magic& magic) {
    FrozenHeader<Count> header;
    static_assert(sizeof header == FrozenHeader<Count>::hashed_from + Count * sizeof(SectionPlace));
    require_sound(bytes.size() >= sizeof header);
    std::memcpy(&header, bytes.data(), sizeof header);
    require_sound(header.magic == magic && header.file_size == bytes.size());
    return header;
}

// Sections lie behind each other in their order, with no more between them than alignment asks.
template <std::size_t Count>
std::array<std::string_view, Count> frozen_sections(std::string_view bytes, const Magic& magic) {
    const auto header = frozen_header<Count>(bytes, magic);
    std::array<std::string_view, Count> sections;
    std::size_t at = sizeof header;
    for (std::size_t i = 0; i < Count; ++i) {
        const auto [begin, size] = header.sections[i];
        require_sound(begin >= at && begin - at < header.alignment && begin <= bytes.size());
        require_sound(size <= bytes.size() - begin);
        sections[i] = bytes.substr(begin, size);
        at = begin + size;
    }
    require_sound(bytes.size() - at < header.alignment);
    return sections;
}

// Reads all of it: is it what was written?
template <std::size_t Count>
bool has_right_hash(std::string_view bytes, const Magic& magic) {
    const auto header = frozen_header<Count>(bytes, magic);
    return hash_value(bytes.substr(header.hashed_from)) == header.hash;
}

// Makes such a file of one section after the other, so that what is in it need not be held twice.
template <std::size_t Count>
class FrozenFileWriter {
public:
    // `expected`: about how many bytes there will be. Room that is not written to takes no memory.
    explicit FrozenFileWriter(std::size_t expected = 0) {
        out_.reserve(expected);
        out_.resize(sizeof header_);
    }

    // Begins the next section, and adds to it.
    void section(std::string_view bytes = {}) {
        out_.resize((out_.size() + header_.alignment - 1) / header_.alignment * header_.alignment);
        header_.sections.at(sections_++) = {out_.size(), 0};
        append(bytes);
    }
    void append(std::string_view bytes) {
        out_ += bytes;
        header_.sections[sections_ - 1].size += bytes.size();
    }

    std::string finish(const Magic& magic) {
        assert(sections_ == Count);
        header_.magic = magic;
        header_.file_size = out_.size();
        std::memcpy(out_.data(), &header_, sizeof header_);
        header_.hash = hash_value(std::string_view(out_).substr(header_.hashed_from));
        std::memcpy(out_.data(), &header_, sizeof header_);
        return std::move(out_);
    }

private:
    FrozenHeader<Count> header_;
    std::size_t sections_ = 0;
    std::string out_;
};

template <std::size_t Count>
std::string frozen_file(const Magic& magic, const std::array<std::string_view, Count>& sections) {
    FrozenFileWriter<Count> file;
    for (const auto section : sections) file.section(section);
    return file.finish(magic);
}

}  // namespace vraagbaak::lexicon

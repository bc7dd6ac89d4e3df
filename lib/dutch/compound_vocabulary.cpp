// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/compound_vocabulary.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace vraagbaak::dutch {

static_assert(std::endian::native == std::endian::little, "the table is used where it lies");
static_assert(sizeof(WordEntry) == 4 && sizeof(AutomatonEdge) == 8);

namespace {

constexpr std::string_view magic = "vbsplit1";

struct Header {
    char magic[8];
    std::uint32_t edges, words, unseen_link, zero;
};

template <class Value>
std::string_view bytes_of(const Value* values, std::size_t count) {
    return {reinterpret_cast<const char*>(values), count * sizeof(Value)};
}

}  // namespace

std::optional<CompoundVocabulary> CompoundVocabulary::read(std::string_view bytes) {
    Header header;
    if (bytes.size() < sizeof header || reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(AutomatonEdge) != 0)
        return std::nullopt;
    std::memcpy(&header, bytes.data(), sizeof header);
    const auto edge_bytes = std::uint64_t{header.edges} * sizeof(AutomatonEdge);
    const auto word_bytes = std::uint64_t{header.words} * sizeof(WordEntry);
    if (std::string_view(header.magic, sizeof header.magic) != magic || header.zero != 0 ||
        bytes.size() != sizeof header + edge_bytes + word_bytes)
        return std::nullopt;
    CompoundVocabulary table;
    table.edges_ = {reinterpret_cast<const AutomatonEdge*>(bytes.data() + sizeof header), header.edges};
    table.entries_ = {reinterpret_cast<const WordEntry*>(bytes.data() + sizeof header + edge_bytes), header.words};
    table.unseen_link_ = header.unseen_link;
    return table;
}

const WordEntry* CompoundVocabulary::find(std::string_view word) const {
    auto reader = walk();
    for (const char letter : word)
        if (!reader.step(letter)) return nullptr;
    return reader.at_word() ? &entries_[reader.number()] : nullptr;
}

std::string write_vocabulary(std::vector<VocabularyWord> words, Cost unseen_link) {
    std::ranges::sort(words, {}, &VocabularyWord::word);
    std::vector<std::string> spelled;
    std::vector<WordEntry> entries;
    for (auto& [word, entry] : words) {
        spelled.push_back(std::move(word));
        entries.push_back(entry);
    }
    const auto edges = make_automaton(spelled);
    Header header{{}, static_cast<std::uint32_t>(edges.size()), static_cast<std::uint32_t>(entries.size()), unseen_link, 0};
    std::memcpy(header.magic, magic.data(), magic.size());
    std::string bytes(bytes_of(&header, 1));
    return bytes.append(bytes_of(edges.data(), edges.size())).append(bytes_of(entries.data(), entries.size()));
}

bool is_plain(std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace vraagbaak::dutch

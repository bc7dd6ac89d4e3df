// SPDX-License-Identifier: GPL-2.0-or-later
// postings.bin: the inverted index as the search reads it. For each term the documents that have it, ascending, with its
// frequency there (wdf); for each document its length, who sees it and when, and whether it is a text. The lists are a copy of the engine's own, in a
// form that is gone through some ten times as fast (docs/performance.md).
//
// Mapped, and used as it lies there: terms are found by a hash table, lists are numbers of seven bits a byte. Nothing in the
// file is trusted: what is read is within it, or Error(unusable, "index_damaged").
#pragma once

#include <xapian.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/mapped_file.hpp"
#include "lexicon/audience.hpp"
#include "lexicon/frozen.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

inline constexpr auto postings_file = "postings.bin";

// Gathers what the database does not tell, and writes the file at the end.
class PostingsWriter {
public:
    void add_document(const Record& record, std::size_t view_class);  // in the order of their numbers, from 1 on

    // Reads all lists of the database. Error(io), and the engine's.
    void write(const Xapian::Database& database, const std::filesystem::path& folder) const;

private:
    std::vector<lexicon::Audience> audiences_{{}};  // by document; of document 0, which there is none of, too
    std::vector<std::uint8_t> texts_{0};            // the same; 1 or 0
};

// How many documents: of all kinds, and of those that are texts. People are none: a phone book of short records says nothing of how
// rare a word is in what is written, nor of how long that is.
struct Frequency {
    std::uint32_t all = 0, texts = 0;

    friend bool operator==(const Frequency&, const Frequency&) = default;
};

// Of the hash table of terms.
struct PostingsBucket {
    std::uint32_t begin = 0;  // of the term's record, in steps of its alignment from the beginning of the file; 0: free
    std::uint32_t sign = 0;   // of the term, so that records of other terms, each far away in memory, are hardly ever looked at
};

// Every thread.
class Postings {
public:
    explicit Postings(const std::filesystem::path& folder);

    // The documents of one term; of a term that there is none of, none.
    struct List {
        Frequency frequency;
        std::string_view bytes;
    };
    List find(std::string_view term) const;

    // Calls visit(document, wdf) for each, ascending, until it returns false.
    template <class Visit>
    void each_while(const List& list, Visit visit) const;

    std::uint32_t documents() const { return documents_; }
    std::uint32_t texts() const { return texts_; }  // of those
    bool is_text(std::uint32_t document) const { return is_text_[document] != 0; }
    double average_length() const { return average_length_; }
    double average_text_length() const { return average_text_length_; }
    std::uint32_t length(std::uint32_t document) const { return lengths_[document]; }  // Σ wdf of its terms; 1 to documents()
    // view_class: its number in views.json.
    lexicon::Audience audience(std::uint32_t document) const { return audiences_[document]; }
    bool has_windows() const { return has_windows_; }  // is any document seen on some days only?

    // Whether it says of each term what the database says.
    bool same_as(const Xapian::Database& database) const;

private:
    std::filesystem::path file_;
    MappedFile mapped_;
    lexicon::FrozenArray<PostingsBucket> buckets_;
    lexicon::FrozenArray<std::uint32_t> lengths_;
    lexicon::FrozenArray<lexicon::Audience> audiences_;
    lexicon::FrozenArray<std::uint8_t> is_text_;
    std::uint32_t documents_ = 0, texts_ = 0;
    bool has_windows_ = false;
    double average_length_ = 0, average_text_length_ = 0;
    std::uint64_t records_end_ = 0;
};

[[noreturn]] void throw_damaged_postings();

template <class Visit>
void Postings::each_while(const List& list, Visit visit) const {
    const auto* at = reinterpret_cast<const unsigned char*>(list.bytes.data());
    const auto* const end = at + list.bytes.size();
    const auto take = [&]() -> std::uint64_t {
        if (at == end) [[unlikely]] throw_damaged_postings();
        std::uint64_t number = *at++;
        if (number < 0x80) [[likely]] return number;
        number &= 0x7F;
        for (unsigned shift = 7; shift < 42; shift += 7) {
            if (at == end) break;
            const auto byte = *at++;
            number |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) return number;
        }
        throw_damaged_postings();
    };
    // Which of the two takes how many bytes is as good as chance, and a processor that guessed wrong waits: so what most lists are of,
    // a step of one or two bytes and a frequency of at most one, is read without a branch.
    std::uint32_t step = 0, wdf = 1;
    const auto take_both = [&] {
        std::uint32_t bytes = 0;
        if (end - at < 4) return false;
        std::memcpy(&bytes, at, sizeof bytes);
        const std::uint32_t two = bytes >> 7 & 1, told = bytes & 1, next = bytes >> (8 + 8 * two) & 0xFF;
        if (((two & bytes >> 15) | (told & next >> 7)) != 0) [[unlikely]] return false;
        step = (bytes & 0x7F) | (bytes >> 1 & 0x3F80 & (0 - two));
        wdf = (next & (0 - told)) | (1 - told);
        at += 1 + two + told;
        return true;
    };
    // Eight steps of one byte with a frequency of one, or four of one byte with a frequency of one byte: where each stands is known before
    // the one ahead of it is read.
    constexpr std::uint64_t tops = 0x8080'8080'8080'8080, steps = 0x0101'0101'0101'0101, steps_with = 0x0001'0001'0001'0001;
    std::uint64_t document = 0;
    const auto go_on = [&](std::uint64_t wide_step, std::uint64_t frequency) {
        document += wide_step >> 1;
        if (document == 0 || document > documents_) [[unlikely]] throw_damaged_postings();
        return visit(static_cast<std::uint32_t>(document), static_cast<std::uint32_t>(frequency));
    };
    while (at != end) {
        std::uint64_t next = tops;
        if (end - at >= 8) std::memcpy(&next, at, sizeof next);
        if ((next & tops) == 0 && ((next & steps) == 0 || (next & steps_with) == steps_with)) {
            const unsigned bits = (next & steps) == 0 ? 8 : 16;
            for (unsigned done = 0; done < 64; done += bits, next >>= bits)
                if (!go_on(next & 0xFF, bits == 8 ? 1 : next >> 8 & 0xFF)) return;
            at += 8;
            continue;
        }
        if (take_both()) {
            if (!go_on(step, wdf)) return;
        } else {
            const auto large = take();
            if (!go_on(large, (large & 1) != 0 ? take() : 1)) return;
        }
    }
}

}  // namespace vraagbaak::index

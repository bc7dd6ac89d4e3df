// SPDX-License-Identifier: GPL-2.0-or-later
// The text files of the drafts, as they are on disk: <base>/redactie. A person may have any of them open in an editor, so
// what is written here adds or takes whole lines and keeps all else, byte for byte.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vraagbaak/editorial.hpp"

namespace vraagbaak::editorial {

inline constexpr std::uint64_t largest_draft = 32 << 20;

// Name below redactie/ → bytes. Only files that are drafts: synoniemen/*.txt and those of one name.
using Texts = std::map<std::string, std::string>;

// The file of a list that commands write into.
std::string file_of(ListKind list);

// nullopt: not the name of a draft.
std::optional<ListKind> list_of(std::string_view name);

inline constexpr auto needs_file = "toets/behoeften.tsv";     // in the same folder: what who asked wanted to know, for people who judge
inline constexpr auto good_words_file = "goede_woorden.txt";  // in the same folder; read by check()

// Of a folder that is laid out as redactie/; empty when there is none. Error(io).
Texts read_texts(const std::filesystem::path& folder);

// Files in such a folder that nothing reads, though a person may believe so: Zoektermen.tsv, synoniemen.txt. With each the name that
// is likely meant; empty when none is near.
std::vector<std::pair<std::string, std::string>> unread_files(const std::filesystem::path& folder);

using Change = std::function<std::string(std::string)>;

// Replaces a file by what `change` makes of it (nothing there: of no text). When somebody else wrote it meanwhile, `change` is
// asked again, for the new text. Parent folders are made. Error(io); Error(refused, "draft_busy") when it never rests.
void rewrite(const std::filesystem::path& file, const Change& change);

// Takes away what a kill left beside the drafts, also beside the file that a draft is a link to, as far as it can. For who holds
// the lock of the lists.
void remove_temporaries_of(const std::filesystem::path& folder);

// What is written of the drafts under one lock, so that it can be taken back. What was read of a file is kept by a second name
// beside it: putting back takes no room on a disk that is full. Where a file has but one name (FAT), it is written again.
class DraftWrites {
public:
    explicit DraftWrites(std::filesystem::path folder) : folder_(std::move(folder)) {}
    ~DraftWrites();
    DraftWrites(const DraftWrites&) = delete;
    DraftWrites& operator=(const DraftWrites&) = delete;

    // rewrite() of the draft of this name.
    void rewrite(const std::string& name, const Change& change);

    // Undoes what was written since mark(), the last first: a file that still is as it was written gets back what was read of it
    // then, and of one that somebody saved since the lines go that were written. Every file is tried; the first that could not be
    // put back, if any.
    std::size_t mark() const { return writes_.size(); }
    std::optional<std::filesystem::path> put_back(std::size_t mark);

private:
    struct Write {
        std::string name;
        std::optional<std::string> before;  // nothing was there
        std::string after;
        std::filesystem::path second;  // name of what was there; empty: it has none
    };

    void undo(const Write& write) const;

    std::filesystem::path folder_;
    std::vector<Write> writes_;
};

// The text with one more line at its end, by the line ends that it has.
std::string with_line(std::string text, std::string_view line);
std::string with_lines(std::string text, const std::vector<std::string>& lines);  // in time that both are long

// A line of a text, with its number from 1 on and where it begins and ends, its line end included.
struct TextLine {
    std::string_view text;  // without line end, and of the first without a byte order mark
    std::size_t number = 0;
    std::size_t begin = 0, end = 0;
};

std::vector<TextLine> lines_of(std::string_view text);

// The text without the lines of these numbers.
std::string without_lines(std::string_view text, const std::vector<std::size_t>& numbers);

}  // namespace vraagbaak::editorial

// SPDX-License-Identifier: GPL-2.0-or-later
// The text files of the drafts, as they are on disk: <base>/redactie. A person may have any of them open in an editor, so
// what is written here adds or takes whole lines and keeps all else, byte for byte.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
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

// Of a folder that is laid out as redactie/; empty when there is none. Error(io).
Texts read_texts(const std::filesystem::path& folder);

// Replaces a file by what `change` makes of it (nothing there: of no text). When somebody else wrote it meanwhile, `change` is
// asked again, for the new text. Parent folders are made. Error(io); Error(refused, "draft_busy") when it never rests.
void rewrite(const std::filesystem::path& file, const std::function<std::string(std::string)>& change);

// The drafts as they stand now, to put back when what comes after fails. Each file is kept by a second name beside it, so that
// putting back takes no room on a disk that is full; where a file has but one name (FAT), it is written again. Who makes it
// holds the lock of the lists: second names that a kill leaves are removed by who takes that lock next.
class KeptDrafts {
public:
    explicit KeptDrafts(std::filesystem::path folder);  // Error(io)
    ~KeptDrafts();
    KeptDrafts(const KeptDrafts&) = delete;
    KeptDrafts& operator=(const KeptDrafts&) = delete;

    const Texts& texts() const { return texts_; }

    // rewrite() of the file of this name, which put_back() undoes.
    void rewrite(const std::string& name, const std::function<std::string(std::string)>& change);

    // Puts back what stood in each file that has changed and still is as rewrite() wrote it, or as in `after`; what was not there
    // goes. Every file is tried; Error(io, "desk_left_in_draft") names the first that could not be.
    void put_back() { put_back(written_); }
    void put_back(const Texts& after);

private:
    using Written = std::map<std::string, std::set<std::string>>;  // name → texts, each of which it may have now

    void put_back(const Written& written);
    void put_back(const std::string& name, const std::set<std::string>& written);
    void let_go() const;

    std::filesystem::path folder_;
    Texts texts_;
    Written written_;
    std::map<std::string, std::filesystem::path> kept_;  // name → second name
};

// What `write` does by rewrite() of files in that folder, all of it: when it fails, what it wrote before is put back.
template <class Write>
auto all_or_nothing(const std::filesystem::path& folder, Write&& write) {
    KeptDrafts drafts{folder};
    try {
        return write(drafts);
    } catch (...) {
        drafts.put_back();
        throw;
    }
}

// The text with one more line at its end, by the line ends that it has.
std::string with_line(std::string text, std::string_view line);

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

// SPDX-License-Identifier: GPL-2.0-or-later
// A file that is no XML as a whole, cut into the elements of one name, so that what is wrong in one costs no other.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>

namespace vraagbaak::record {

struct XmlChunk {
    std::string text;  // from the begin of its first tag; to the end of its last, or the begin of the next element
    std::size_t line = 0;  // of its first tag
    bool whole = true;  // false: longer than a record may be
};

// By names of tags alone, whatever their prefix; comments and CDATA are not told apart. Reads `in` once, from its begin,
// and holds one element at a time.
class XmlChunks {
public:
    XmlChunks(std::istream& in, std::string_view element);

    bool next(XmlChunk& chunk);  // false at the end

    // <?xml …?> at the begin of the file, which may name an encoding; else empty.
    const std::string& declaration() const { return declaration_; }

private:
    struct Tag {
        std::string text;  // as written, up to and with what ended the name
        bool begins = false, ends = false;  // an element of ours
    };

    int take();
    Tag tag();
    void keep(XmlChunk& chunk, std::string_view text) const;

    std::streambuf& in_;
    std::string_view element_;
    std::string declaration_;
    std::string begun_;  // the tag of the next chunk, as far as it was read
    std::size_t begun_line_ = 0;
    std::size_t line_ = 1;
};

}  // namespace vraagbaak::record

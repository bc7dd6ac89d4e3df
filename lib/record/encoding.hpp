// SPDX-License-Identifier: GPL-2.0-or-later
// In what a text file of an office program is written, and reading it as UTF-8 whatever that is.
#pragma once

#include <array>
#include <cstddef>
#include <istream>
#include <string_view>

namespace vraagbaak::record {

enum class Encoding { utf8, utf16_little, utf16_big, windows_1252 };

std::string_view name_of(Encoding encoding);

struct Detected {
    Encoding encoding = Encoding::utf8;
    std::size_t mark = 0;  // bytes of the byte order mark
};

// A byte order mark decides. Without one it is UTF-16 when nearly every other byte is NUL; else UTF-8, unless more bytes are wrong in UTF-8 than characters of several
// bytes are right: then it is Windows-1252. Reads `in` to its end, in constant memory.
Detected detect_encoding(std::istream& in);

// The bytes of the text in UTF-8, from behind the mark. What cannot be decoded comes as the byte FF, which is in no
// UTF-8, so that whoever looks finds it. Must not outlive `in`.
class Utf8Source {
public:
    static constexpr int end = -1;

    Utf8Source(std::istream& in, Detected detected);

    int peek();
    int take();

    // A place to go back to, in the text of the same `in`.
    struct Place {
        std::array<unsigned char, 4> bytes{};
        std::size_t at = 0, size = 0;
        int again = end;
        std::size_t offset = 0;  // bytes read from `in`
    };
    Place place() const { return {bytes_, at_, size_, again_, offset_}; }
    bool go_to(const Place& place);  // false when `in` cannot

private:
    int byte();
    void decode();
    int unit();  // of UTF-16; end, or -2 for half a one
    void put(char32_t character);

    std::streambuf& in_;
    Encoding encoding_;
    std::array<unsigned char, 4> bytes_{};
    std::size_t at_ = 0;
    std::size_t size_ = 0;
    int again_ = end;  // a unit that did not belong to the one before it
    std::size_t offset_ = 0;
};

}  // namespace vraagbaak::record

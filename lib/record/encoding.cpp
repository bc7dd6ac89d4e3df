// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/encoding.hpp"

#include <optional>
#include <streambuf>

namespace vraagbaak::record {

namespace {

constexpr int half = -2;

// Windows-1252, 80 to 9F; 0: no character there.
constexpr std::array<char16_t, 32> windows = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                              0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                              0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                              0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool continues(int byte) { return byte >= 0x80 && byte < 0xC0; }

int length_of(int lead) {
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

// UTF-16 without a mark: of letters as we write them every other byte is NUL, and text of another kind has none.
std::optional<Encoding> unmarked_utf16(std::streambuf& in) {
    constexpr std::size_t enough = 4096;
    std::array<std::size_t, 2> nuls{};
    std::size_t size = 0;
    for (int byte = in.sbumpc(); byte != Utf8Source::end && size < enough; byte = in.sbumpc(), ++size)
        if (byte == 0) ++nuls[size % 2];
    const auto most = [&](std::size_t side) { return nuls[side] > size / 4 && nuls[1 - side] <= size / 64; };
    if (most(1)) return Encoding::utf16_little;
    return most(0) ? std::optional(Encoding::utf16_big) : std::nullopt;
}

// Is there more wrong in it as UTF-8 than right? Plain ASCII is neither.
bool looks_like_windows(std::streambuf& in) {
    std::size_t right = 0, wrong = 0;
    for (int byte = in.sbumpc(); byte != Utf8Source::end;) {
        const int length = length_of(byte);
        if (length == 0) {
            if (byte >= 0x80) ++wrong;
            byte = in.sbumpc();
            continue;
        }
        int seen = 1;
        for (byte = in.sbumpc(); seen < length && continues(byte); byte = in.sbumpc()) ++seen;
        ++(seen == length ? right : wrong);
    }
    return wrong > right;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf16_little:
        case Encoding::utf16_big: return "UTF-16";
        case Encoding::windows_1252: return "Windows-1252";
        default: return "UTF-8";
    }
}

Detected detect_encoding(std::istream& in) {
    auto& buffer = *in.rdbuf();
    buffer.pubseekpos(0, std::ios_base::in);
    std::array<int, 3> first{};
    for (auto& byte : first) byte = buffer.sbumpc();
    if (first[0] == 0xEF && first[1] == 0xBB && first[2] == 0xBF) return {Encoding::utf8, 3};
    if (first[0] == 0xFF && first[1] == 0xFE) return {Encoding::utf16_little, 2};
    if (first[0] == 0xFE && first[1] == 0xFF) return {Encoding::utf16_big, 2};
    buffer.pubseekpos(0, std::ios_base::in);
    if (const auto wide = unmarked_utf16(buffer)) return {*wide, 0};
    buffer.pubseekpos(0, std::ios_base::in);
    return {looks_like_windows(buffer) ? Encoding::windows_1252 : Encoding::utf8, 0};
}

Utf8Source::Utf8Source(std::istream& in, Detected detected) : in_(*in.rdbuf()), encoding_(detected.encoding) {
    in_.pubseekpos(static_cast<std::streamoff>(detected.mark), std::ios_base::in);
    offset_ = detected.mark;
}

bool Utf8Source::go_to(const Place& place) {
    const auto offset = static_cast<std::streamoff>(place.offset);
    if (in_.pubseekpos(offset, std::ios_base::in) != std::streampos(offset)) return false;
    bytes_ = place.bytes;
    at_ = place.at;
    size_ = place.size;
    again_ = place.again;
    offset_ = place.offset;
    return true;
}

int Utf8Source::byte() {
    const int c = in_.sbumpc();
    if (c != end) ++offset_;
    return c;
}

int Utf8Source::peek() {
    if (at_ == size_) decode();
    return at_ < size_ ? bytes_[at_] : end;
}

int Utf8Source::take() {
    const int byte = peek();
    if (byte != end) ++at_;
    return byte;
}

int Utf8Source::unit() {
    if (again_ != end) {
        const int kept = again_;
        again_ = end;
        return kept;
    }
    const int first = byte();
    if (first == end) return end;
    const int second = byte();
    if (second == end) return half;
    return encoding_ == Encoding::utf16_little ? first | second << 8 : first << 8 | second;
}

void Utf8Source::put(char32_t c) {
    const auto tail = [&](int shift) { bytes_[size_++] = static_cast<unsigned char>(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80) {
        bytes_[size_++] = static_cast<unsigned char>(c);
    } else if (c < 0x800) {
        bytes_[size_++] = static_cast<unsigned char>(0xC0 | c >> 6);
        tail(0);
    } else if (c < 0x10000) {
        bytes_[size_++] = static_cast<unsigned char>(0xE0 | c >> 12);
        tail(6);
        tail(0);
    } else {
        bytes_[size_++] = static_cast<unsigned char>(0xF0 | c >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

void Utf8Source::decode() {
    at_ = size_ = 0;
    const auto wrong = [&] { bytes_[size_++] = 0xFF; };
    if (encoding_ == Encoding::utf8 || encoding_ == Encoding::windows_1252) {
        const int byte = this->byte();
        if (byte == end) return;
        if (encoding_ == Encoding::utf8) bytes_[size_++] = static_cast<unsigned char>(byte);
        else if (byte < 0x80 || byte >= 0xA0) put(static_cast<char32_t>(byte));
        else if (const auto meant = windows[static_cast<std::size_t>(byte - 0x80)]) put(meant);
        else wrong();
        return;
    }
    const int first = unit();
    if (first == end) return;
    if (first == half || (first >= 0xDC00 && first < 0xE000)) return wrong();
    if (first < 0xD800 || first >= 0xE000) return put(static_cast<char32_t>(first));
    const int second = unit();
    if (second >= 0xDC00 && second < 0xE000)
        return put(static_cast<char32_t>(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)));
    if (second >= 0) again_ = second;
    wrong();
}

}  // namespace vraagbaak::record

// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/xml_chunks.hpp"

#include "record/format.hpp"

namespace vraagbaak::record {

namespace {

constexpr int eof = std::char_traits<char>::eof();
constexpr std::size_t longest_name = 200;

bool ends_name(int c) {
    return c == eof || c == '>' || c == '/' || c == '<' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

XmlChunks::XmlChunks(std::istream& in, std::string_view element) : in_(*in.rdbuf()), element_(element) {
    in_.pubseekpos(0, std::ios_base::in);
    for (const int mark : {0xEF, 0xBB, 0xBF})
        if (in_.sgetc() == mark) in_.sbumpc();
    while (declaration_.size() < longest_name && in_.sgetc() != eof &&
           (declaration_.empty() || !declaration_.ends_with("?>"))) {
        if (declaration_.size() < 5 && in_.sgetc() != "<?xml"[declaration_.size()]) break;
        declaration_ += static_cast<char>(take());
    }
    if (!declaration_.ends_with("?>")) declaration_.clear();
}

int XmlChunks::take() {
    const int c = in_.sbumpc();
    if (c == '\n') ++line_;
    return c;
}

// From behind a <.
XmlChunks::Tag XmlChunks::tag() {
    Tag tag;
    tag.text = '<';
    const bool closing = in_.sgetc() == '/';
    if (closing) tag.text += static_cast<char>(take());
    const auto begin = tag.text.size();
    while (!ends_name(in_.sgetc()) && tag.text.size() < longest_name) tag.text += static_cast<char>(take());
    auto name = std::string_view(tag.text).substr(begin);
    name.remove_prefix(name.rfind(':') + 1);  // npos + 1 is 0
    (closing ? tag.ends : tag.begins) = name == element_;
    return tag;
}

void XmlChunks::keep(XmlChunk& chunk, std::string_view text) const {
    if (chunk.text.size() + text.size() <= max_record_bytes) chunk.text += text;
    else chunk.whole = false;
}

bool XmlChunks::next(XmlChunk& chunk) {
    chunk = {};
    bool inside = !begun_.empty();
    chunk.text.swap(begun_);
    chunk.line = begun_line_;
    for (int c = take(); c != eof; c = take()) {
        if (c != '<') {
            const char one = static_cast<char>(c);
            if (inside) keep(chunk, {&one, 1});
            continue;
        }
        const auto line = line_;
        auto found = tag();
        if (found.begins && inside) {
            begun_ = std::move(found.text);
            begun_line_ = line;
            return true;
        }
        if (found.begins) {
            inside = true;
            chunk.line = line;
        }
        if (inside) keep(chunk, found.text);
        if (!inside || !found.ends) continue;
        keep(chunk, ">");
        return true;
    }
    return inside;
}

}  // namespace vraagbaak::record

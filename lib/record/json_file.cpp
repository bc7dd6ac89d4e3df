// SPDX-License-Identifier: GPL-2.0-or-later
// A JSON file: one record, an array of records, or several of them after each other. It is cut into its elements first
// and each is parsed by itself, so that a broken one costs no other and the file need not fit in memory.
#include <string>
#include <vector>

#include "record/format.hpp"

namespace vraagbaak::record {

namespace {

constexpr int eof = std::char_traits<char>::eof();

// Follows brackets and strings, not more. What it does where JSON is broken: a string ends with its line (JSON has no
// line breaks in strings), and a closing bracket closes what it fits, with all that was left open inside.
class Cutter {
public:
    Cutter(std::istream& in, const Deliver& deliver) : in_(*in.rdbuf()), deliver_(deliver) {}

    void operator()() {
        for (int c = skip_space(); c != eof; c = skip_space()) {
            if (c == '[') array();
            else if (c == ']' || c == '}' || c == ',') stray(c);
            else element(standing_alone_++ == 0 ? "" : '/' + std::to_string(standing_alone_ - 1));
        }
    }

private:
    int peek() { return in_.sgetc(); }

    int take() {
        const int c = in_.sbumpc();
        if (c == '\n') ++line_;
        return c;
    }

    int skip_space() {
        for (int c = peek();; c = peek()) {
            const bool mark = at_start_ && (c == 0xEF || c == 0xBB || c == 0xBF);
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && !mark) {
                at_start_ = false;
                return c;
            }
            take();
        }
    }

    void stray(int c) {
        deliver_(unreadable({"json_stray", {std::string(1, static_cast<char>(c))}}, line_));
        while (peek() == c) take();
    }

    void array() {
        const auto begin = line_;
        take();
        std::size_t index = 0;
        for (int c = skip_space(); c != ']'; c = skip_space()) {
            if (c == eof) return deliver_(unreadable({"json_no_end", {std::to_string(begin)}}, line_));
            if (c == ',') take();
            else element('/' + std::to_string(index++));
        }
        take();
    }

    // Reads up to the comma or bracket that ends the element, and delivers it.
    void element(std::string pointer) {
        const auto begin = line_;
        text_.clear();
        open_.clear();
        whole_ = true;
        for (int c = peek(); c != eof && !ends(c); c = peek()) {
            if (c == '"') string();
            else bracket(static_cast<char>(c));
        }
        if (!whole_) deliver_(unreadable({"element_too_long", {std::to_string(max_record_bytes >> 20)}}, begin, std::move(pointer)));
        else deliver_(raw_from_json(text_, begin, std::move(pointer)));
    }

    // Outside all brackets a comma, a closing bracket, or the begin of the next value after a whole one.
    bool ends(int c) const {
        if (!open_.empty()) return false;
        if (c == ',' || c == ']') return true;
        const bool closed = text_.ends_with('}') || text_.ends_with(']');
        return closed || (text_.size() > 0 && (c == '{' || c == '\n'));
    }

    void keep(int c) {
        if (text_.size() < max_record_bytes) text_ += static_cast<char>(c);
        else whole_ = false;
    }

    void string() {
        keep(take());
        for (int c = peek(); c != eof && c != '\n'; c = peek()) {
            keep(take());
            if (c == '"') return;
            if (c == '\\' && peek() != eof && peek() != '\n') keep(take());
        }
    }

    void bracket(char c) {
        keep(take());
        if (c == '{' || c == '[') {
            if (open_.size() < max_record_bytes) open_ += c;
            return;
        }
        if (c != '}' && c != ']') return;
        const auto partner = open_.rfind(c == '}' ? '{' : '[');
        if (partner != open_.npos) open_.resize(partner);
    }

    std::streambuf& in_;
    const Deliver& deliver_;
    std::string text_;
    std::string open_;       // brackets that are open in the element
    bool whole_ = true;
    bool at_start_ = true;
    std::size_t line_ = 1;
    std::size_t standing_alone_ = 0;
};

}  // namespace

void read_json_file(std::istream& in, const Deliver& deliver) { Cutter(in, deliver)(); }

}  // namespace vraagbaak::record

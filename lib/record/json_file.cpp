// SPDX-License-Identifier: GPL-2.0-or-later
// A JSON file: one record, an array of records, a page with such an array in it, or several of them after each other.
// It is cut into its elements first and each is parsed by itself, so that a broken one costs no other and the file need
// not fit in memory.
#include <string>
#include <utility>
#include <vector>

#include "record/format.hpp"
#include "record/shape.hpp"

namespace vraagbaak::record {

namespace {

constexpr int eof = std::char_traits<char>::eof();

// The key that ends a text such as `{"count": 2, "results":`, when a page has its records there; else empty.
std::string_view list_key(std::string_view begin) {
    begin = trim(begin);
    if (!begin.ends_with(':')) return {};
    begin.remove_suffix(1);
    begin = trim(begin);
    for (const std::string_view quoted : {"\"results\"", "\"data\""})
        if (begin.ends_with(quoted)) return quoted.substr(1, quoted.size() - 2);
    return {};
}

// Follows brackets and strings, not more. What it does where JSON is broken: a string ends with its line (JSON has no
// line breaks in strings), and a closing bracket closes what it fits, with all that was left open inside.
class Cutter {
public:
    Cutter(std::istream& in, const Context& context, const Deliver& deliver)
        : in_(*in.rdbuf()), context_(context), deliver_(deliver) {}

    void operator()() {
        for (int c = skip_space(); c != eof; c = skip_space()) {
            if (c == '[') array("");
            else if (c == ']' || c == '}' || c == ',') stray(c);
            else element(standing_alone_++ == 0 ? "" : '/' + std::to_string(standing_alone_ - 1), true);
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

    void array(const std::string& pointer) {
        const auto begin = line_;
        take();
        std::size_t index = 0;
        for (int c = skip_space(); c != ']'; c = skip_space()) {
            if (c == eof) return deliver_(unreadable({"json_no_end", {std::to_string(begin)}}, line_));
            if (c == ',') take();
            else element(pointer + '/' + std::to_string(index++), false);
        }
        take();
    }

    // Are we, in the outermost map, before the list of a page? What came before it must be no record.
    bool at_list_of_page() {
        const auto key = list_key(text_);
        if (key.empty() || ++lists_ > 2) return false;  // a page has no more; each look costs the text so far
        const auto before = parse_json(text_ + "[]}");
        return before.good() && !lists_of_page(before.value).empty();
    }

    // Delivers the elements of the list one by one, and goes on behind it as if it had been empty.
    void page(const std::string& pointer) {
        auto begin = text_ + "[]";
        const auto key = list_key(text_);
        const auto before = parse_json(begin + '}');
        if (const auto* next = before.value.member("next"); next && !next->text.empty())
            noticed_.push_back({{"page_has_next", {next->text}}, {"", line_, ""}});
        array(pointer_to(pointer, key));
        text_ = std::move(begin);
        open_ = "{";
        whole_ = true;
        pages_ = true;
    }

    // Reads up to the comma or bracket that ends the element, and delivers it.
    void element(std::string pointer, bool outermost) {
        const auto begin = line_;
        text_.clear();
        open_.clear();
        whole_ = true;
        pages_ = false;
        lists_ = 0;
        for (int c = peek(); c != eof && !ends(c); c = peek()) {
            if (c == '"') string();
            else if (c == '[' && outermost && whole_ && open_ == "{" && at_list_of_page()) page(pointer);
            else bracket(static_cast<char>(c));
        }
        const Message too_long{"element_too_long", {std::to_string(max_record_bytes >> 20)}};
        if (!whole_) deliver_(unreadable(too_long, begin, std::move(pointer)));
        else if (pages_) end_of_page(std::move(pointer));
        else give(raw_from_json(text_, begin, std::move(pointer)));
    }

    void give(Raw&& raw) {
        raw.noticed = std::exchange(noticed_, {});
        unfold(std::move(raw), context_, deliver_);
    }

    // What stood around the list must be a page still.
    void end_of_page(std::string pointer) {
        auto around = raw_from_json(text_, line_, std::move(pointer));
        for (auto& finding : around.refused) finding.place.line = line_;
        if (around.refused.empty() && lists_of_page(around.fields).empty())
            around = unreadable({"page_and_record", {}}, line_, std::move(around.pointer));
        if (!around.refused.empty()) deliver_(std::move(around));
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
    const Context& context_;
    const Deliver& deliver_;
    std::string text_;
    std::vector<Finding> noticed_;  // of the page, told with its next record
    std::string open_;       // brackets that are open in the element
    bool whole_ = true;
    bool pages_ = false;     // the element had a list of records in it, which is delivered already
    int lists_ = 0;          // that might be those of a page
    bool at_start_ = true;
    std::size_t line_ = 1;
    std::size_t standing_alone_ = 0;
};

}  // namespace

void read_json_file(std::istream& in, const Context& context, const Deliver& deliver) {
    Cutter(in, context, deliver)();
}

}  // namespace vraagbaak::record

// SPDX-License-Identifier: GPL-2.0-or-later
// A JSON file: one record, an array of records, a page with such an array in it, or several of them after each other.
// It is cut into its elements first and each is parsed by itself, so that a broken one costs no other and the file need
// not fit in memory.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "record/format.hpp"
#include "record/shape.hpp"

namespace vraagbaak::record {

namespace {

constexpr int eof = std::char_traits<char>::eof();

constexpr std::size_t deepest_list = 3;  // {data: {products: {data: […]}}}
constexpr int most_lists = 8;            // of one page; a look at what may be one costs the text so far

// Does `{"count": 2, "results":` end with a key under which a page has its records?
bool ends_with_list_key(std::string_view begin) {
    begin = trim(begin);
    if (!begin.ends_with(':')) return false;
    begin.remove_suffix(1);
    begin = trim(begin);
    return begin.ends_with("\"results\"") || begin.ends_with("\"data\"");
}

// Does the text begin as an answer of GraphQL does?
bool begins_with_data(std::string_view text) {
    constexpr std::string_view key = "\"data\"";
    text = trim(text);
    if (!text.starts_with('{')) return false;
    text = trim(text.substr(1));
    return text.starts_with(key) && trim(text.substr(key.size())).starts_with(':');
}

// The pointer to what was read last.
std::string last_pointer(const Value& value) {
    std::string pointer;
    for (const auto* at = &value; at->kind == Value::Kind::map && !at->items.empty(); at = &at->items.back())
        pointer = pointer_to(pointer, at->keys.back());
    return pointer;
}

// Follows brackets and strings, not more. What it does where JSON is broken: a string ends with its line (JSON has no
// line breaks in strings), and a closing bracket closes what it fits, with all that was left open inside. An element that
// is not closed would take all that follow: so it ends before a line that begins with { where JSON has none, and when it
// cannot be read and such a line stood in it, no further in than elements begin, the text is read again from there.
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
    struct Start {
        std::size_t offset, line, column;
        std::size_t text;  // bytes of the element before it
    };

    int peek() { return in_.sgetc(); }

    int take() {
        const int c = in_.sbumpc();
        if (c == eof) return c;
        ++offset_;
        ++column_;
        if (c == '\n') {
            ++line_;
            column_ = 0;
        }
        fresh_ = c == '\n' || (fresh_ && (c == ' ' || c == '\t' || c == '\r' || c == ','));
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

    // Where the list of a page that begins here is, by its pointer. What came before it must be no record.
    std::optional<std::string> list_of_page() {
        const bool in_maps = open_.size() <= deepest_list && open_.find('[') == open_.npos && !open_.empty();
        if (!whole_ || !in_maps) return std::nullopt;
        const bool likely = open_.size() == 1 ? ends_with_list_key(text_) : begins_with_data(text_);
        if (!likely || ++lists_ > most_lists) return std::nullopt;
        const auto before = parse_json(text_ + "[]" + std::string(open_.size(), '}'));
        if (!before.good()) return std::nullopt;
        auto pointer = last_pointer(before.value);
        const auto lists = lists_of_page(before.value);
        if (std::ranges::find(lists, pointer) == lists.end()) return std::nullopt;
        if (auto part = part_of_more(before.value); !part.code.empty() && !std::exchange(told_part_, true))
            noticed_.push_back({std::move(part), {"", line_, ""}});
        return pointer;
    }

    // Delivers the elements of the list one by one, and goes on behind it as if it had been empty.
    void page(const std::string& pointer) {
        auto begin = text_ + "[]";
        auto open = open_;
        const auto lists = lists_;
        const bool told_part = told_part_;
        array(pointer);
        text_ = std::move(begin);
        open_ = std::move(open);
        lists_ = lists;
        told_part_ = told_part;
        last_ = ']';
        whole_ = true;
        pages_ = true;
    }

    // Reads up to the comma or bracket that ends the element, and delivers it.
    void element(std::string pointer, bool outermost) {
        const auto begin = line_, column = column_;
        if (fresh_ && peek() == '{') indent_ = std::max(indent_, column);
        text_.clear();
        open_.clear();
        whole_ = true;
        pages_ = false;
        told_part_ = false;
        lists_ = 0;
        last_ = 0;
        std::optional<Start> next;  // where another element may begin that this one has taken
        for (int c = peek(); c != eof && !ends(c); c = peek()) {
            if (c == '{' && fresh_ && !open_.empty() && column_ <= std::max(column, indent_)) {
                if ((open_.back() == '{' && last_ != ':') || offset_ < doubtful_until_) break;
                if (!next) next = Start{offset_, line_, column_, text_.size()};
            }
            if (c == '"') string();
            else if (const auto list = c == '[' && outermost ? list_of_page() : std::nullopt) page(pointer + *list), next.reset();
            else bracket(static_cast<char>(c));
        }
        auto raw = read(begin, pointer);
        const bool took_end =
            !outermost && next && skip_space() == eof;  // that of the list, with what stands before it
        if (next && (took_end || !raw.refused.empty()) && go_to(*next)) {
            text_.resize(std::min(text_.size(), next->text));
            whole_ = text_.size() < max_record_bytes;
            raw = read(begin, pointer);
        }
        if (pages_) end_of_page(std::move(raw));
        else give(std::move(raw));
    }

    Raw read(std::size_t line, const std::string& pointer) const {
        if (!whole_) return unreadable({"element_too_long", {std::to_string(max_record_bytes >> 20)}}, line, pointer);
        return raw_from_json(trim(text_), line, pointer);
    }

    // What is read for the second time is cut at each line that may begin an element, so there is no third.
    bool go_to(const Start& start) {
        const std::streamoff offset = static_cast<std::streamoff>(start.offset);
        if (in_.pubseekpos(offset, std::ios_base::in) != std::streampos(offset)) return false;
        doubtful_until_ = std::max(doubtful_until_, offset_);
        offset_ = start.offset;
        line_ = start.line;
        column_ = start.column;
        fresh_ = true;
        return true;
    }

    void give(Raw&& raw) {
        raw.noticed = std::exchange(noticed_, {});
        unfold(std::move(raw), context_, deliver_);
    }

    // What stood around the list must be a page still.
    void end_of_page(Raw&& around) {
        for (auto& finding : around.refused) finding.place.line = line_;
        if (around.refused.empty() && lists_of_page(around.fields).empty())
            around = unreadable({"page_and_record", {}}, line_, around.pointer);
        if (!around.refused.empty()) return deliver_(std::move(around));
        // Behind the list, when its last record is gone already.
        if (auto part = part_of_more(around.fields); !part.code.empty() && !told_part_) context_.note(std::move(part));
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
        last_ = '"';
        keep(take());
        for (int c = peek(); c != eof && c != '\n'; c = peek()) {
            keep(take());
            if (c == '"') return;
            if (c == '\\' && peek() != eof && peek() != '\n') keep(take());
        }
    }

    void bracket(char c) {
        keep(take());
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') last_ = c;
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
    std::string open_;  // brackets that are open in the element
    bool whole_ = true;
    bool told_part_ = false;  // of the page: that it is not all
    bool pages_ = false;  // the element had a list of records in it, which is delivered already
    int lists_ = 0;  // that might be those of a page
    bool at_start_ = true;
    char last_ = 0;  // sign of the element, outside strings, that is no white space
    std::size_t line_ = 1;
    std::size_t column_ = 0;
    std::size_t indent_ = 0;  // the furthest in that an element began a line
    bool fresh_ = true;  // has the line nothing but spaces and commas so far?
    std::size_t offset_ = 0;
    std::size_t doubtful_until_ = 0;
    std::size_t standing_alone_ = 0;
};

}  // namespace

void read_json_file(std::istream& in, const Context& context, const Deliver& deliver) {
    Cutter(in, context, deliver)();
}

}  // namespace vraagbaak::record

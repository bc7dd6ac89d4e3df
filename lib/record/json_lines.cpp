// SPDX-License-Identifier: GPL-2.0-or-later
// JSON Lines: one record a line. A line that is broken is one rejected record; the next line is read as if nothing
// happened.
#include <string>

#include "record/format.hpp"
#include "record/shape.hpp"
#include "record/spot.hpp"

namespace vraagbaak::record {

namespace {

// Lines of a stream without ever holding more than the bound of one.
class Lines {
public:
    explicit Lines(std::istream& in) : in_(in) {}

    // False at the end. `whole` is false for a line that was longer than the bound: its rest is passed over.
    bool next(std::string& line, bool& whole) {
        line.clear();
        whole = true;
        auto& buffer = *in_.rdbuf();
        int c = buffer.sbumpc();
        if (c == std::char_traits<char>::eof()) return false;
        for (; c != std::char_traits<char>::eof() && c != '\n'; c = buffer.sbumpc()) {
            if (line.size() < max_record_bytes) line += static_cast<char>(c);
            else whole = false;
        }
        return true;
    }

private:
    std::istream& in_;
};

}  // namespace

void read_json_lines(std::istream& in, const Context& context, const Deliver& deliver) {
    Lines lines(in);
    std::string line;
    bool whole = true;
    for (std::size_t number = 1; lines.next(line, whole); ++number) {
        std::string_view json = line;
        if (number == 1 && json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
        if (!whole) deliver(unreadable({"line_too_long", {std::to_string(max_record_bytes >> 20)}}, number));
        else if (!trim(json).empty()) unfold(raw_from_json(json, number, ""), context, deliver);
    }
}

}  // namespace vraagbaak::record

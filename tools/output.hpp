// SPDX-License-Identifier: GPL-2.0-or-later
// Standard output, held back until it is whole: an error after the first lines must not leave half a JSON document.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::tool {

class Output {
public:
    void write(std::string_view text) { held_ += text; }
    void line(std::string_view text) { (held_ += text) += '\n'; }
    void discard() { held_.clear(); }
    std::size_t size() const { return held_.size(); }

    // Sends what is held. false: it cannot be written; later calls give false too.
    bool flush();

    // Why flush() gave false: the reader went away (`| head`), which is no fault of anyone.
    bool reader_left() const { return problem_ != 0 && reader_left_; }
    int problem() const { return problem_; }  // errno; 0: none

private:
    std::string held_;
    int problem_ = 0;
    bool reader_left_ = false;
};

// A closed standard stream gets /dev/null, so that no file of a base is ever opened under its number.
void open_standard_streams();

bool is_terminal(int descriptor);
bool bold_allowed();  // standard output is a terminal that can, and the user did not decline (NO_COLOR)

}  // namespace vraagbaak::tool

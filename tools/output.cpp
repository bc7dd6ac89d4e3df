// SPDX-License-Identifier: GPL-2.0-or-later
#include "output.hpp"

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

namespace vraagbaak::tool {

bool Output::flush() {
    std::string_view rest = held_;
    while (!rest.empty() && problem_ == 0) {
        const auto written = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            problem_ = errno;
            reader_left_ = errno == EPIPE;
        }
    }
    held_.clear();
    return problem_ == 0;
}

void open_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) == -1) (void)::open("/dev/null", O_RDWR);  // takes the lowest free number
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

bool bold_allowed() {
    const char* terminal = std::getenv("TERM");
    const bool able = terminal && std::string_view(terminal) != "dumb";
    return able && is_terminal(STDOUT_FILENO) && !std::getenv("NO_COLOR");
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
// A program as a process of its own, timed from its start to its end.
#pragma once

#include <string>
#include <vector>

namespace vraagbaak::bench {

struct ChildReport {
    double seconds = 0;
    std::string output;  // what it wrote on stdout
};

// `arguments` begins with the path of the program. std::runtime_error when it cannot start or does not exit with 0.
ChildReport run_child(const std::vector<std::string>& arguments);

// For the child: the most memory that this process held at any time, in MB. Read from its own status file, since
// getrusage of a child also counts what its parent held at the moment of the fork.
double peak_megabytes();

}  // namespace vraagbaak::bench

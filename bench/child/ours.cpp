// SPDX-License-Identifier: GPL-2.0-or-later
// vraagbaak in a process of its own, as small as a program that uses the library can be.
//   bench_ours build ARTICLES BASE     builds; prints the peak memory in MB
//   bench_ours first BASE QUESTION     opens and answers once; prints the number of hits
#include <exception>
#include <iostream>
#include <string>

#include "bench_base.hpp"
#include "child_process.hpp"

using namespace vraagbaak;

int main(int count, char** arguments) {
    if (count != 4) return 2;
    const std::string verb = arguments[1];
    try {
        if (verb == "build") {
            bench::build_base(arguments[2], arguments[3]);
            std::cout << bench::peak_megabytes() << '\n';
        } else {
            const auto base = KnowledgeBase::open(arguments[2]);
            std::cout << base.search(bench::bench_asker(), {.text = arguments[3]}).hits.size() << '\n';
        }
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    }
}

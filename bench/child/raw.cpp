// SPDX-License-Identifier: GPL-2.0-or-later
// Raw Xapian in a process of its own.
//   bench_raw build ARTICLES DATABASE     builds; prints the peak memory in MB
//   bench_raw first DATABASE QUESTION     opens and answers once; prints the number of hits
#include <exception>
#include <iostream>
#include <string>

#include "child_process.hpp"
#include "compare/raw_engine.hpp"

using namespace vraagbaak::bench;

int main(int count, char** arguments) {
    if (count != 4) return 2;
    const std::string verb = arguments[1];
    try {
        if (verb == "build") {
            build_raw(arguments[2], arguments[3]);
            std::cout << peak_megabytes() << '\n';
        } else {
            std::cout << RawEngine{arguments[2]}.search({.text = arguments[3]}, RawHits::with_snippets).hits.size() << '\n';
        }
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    } catch (const Xapian::Error& problem) {
        std::cerr << problem.get_description() << '\n';
        return 1;
    }
}

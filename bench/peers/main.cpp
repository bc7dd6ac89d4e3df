// SPDX-License-Identifier: GPL-2.0-or-later
// vraagbaak on the articles and questions that other engines are measured with, through the public API alone.
//
//   bench_peers build DATA BASE      BASE with all articles, and BASE-windows with publication windows for filter and facet
//   bench_peers query DATA BASE      the classes of q_*.tsv; those with windows when BASE-windows is there
//   bench_peers open DATA BASE [cold]
//   bench_peers update DATA BASE     puts articles one by one, each durable and found, and takes them out again
//
// DATA holds docs.tsv and q_CLASS.tsv (peers/articles.hpp); figures are written as peers/figures.hpp says. A class is a whole
// answer: ten hits with titles, best sections and snippets, exact total, interpretation. CLASS:ranked is the same without
// hits, the nearest to engines that give ten numbers of documents. `or` is what they call or+snippet10, and is told as such.
#include <exception>
#include <fmt/format.h>
#include <stdexcept>

#include "peers/verbs.hpp"

namespace {

using namespace vraagbaak::bench;

int run(const std::vector<std::string>& words) {
    const bool cold = words.size() == 4 && words[0] == "open" && words[3] == "cold";
    if (words.size() != 3 && !cold) throw std::runtime_error("bench_peers build|query|open|update DATA BASE [cold]");
    const Place place{words[1], words[2]};
    if (words[0] == "build") build(place);
    else if (words[0] == "query") query(place);
    else if (words[0] == "open") open(place, cold);
    else if (words[0] == "update") update(place);
    else throw std::runtime_error("no verb: " + words[0]);
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    try {
        return run({arguments + 1, arguments + count});
    } catch (const std::exception& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        return 1;
    }
}

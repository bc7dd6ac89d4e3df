// SPDX-License-Identifier: GPL-2.0-or-later
// Asks one question of a base:  search FOLDER QUESTION
#include <vraagbaak/vraagbaak.hpp>

#include <chrono>
#include <iostream>

namespace {

void ask(const char* folder, const char* question) {
    const auto today = vraagbaak::date_in_amsterdam(std::chrono::system_clock::now());
    auto base = vraagbaak::KnowledgeBase::open(folder);
    const vraagbaak::Asker agent{.groups = {"kcc"}, .date = today, .language = "nl"};
    const auto answer = base.search(agent, {.text = question, .limit = 3, .explain = true});
    std::cout << answer.total << " gevonden\n";
    for (const auto& hit : answer.hits) {
        std::cout << hit.title << " (" << hit.id << ")\n" << vraagbaak::to_html(hit.snippet) << '\n';
        for (const auto& why : hit.why)
            std::cout << "  " << vraagbaak::text(why.message, agent.language) << '\n';
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    try {
        ask(argv[1], argv[2]);
    } catch (const vraagbaak::Error& error) {
        std::cerr << vraagbaak::text(error.message(), "nl") << '\n';
        return 1;
    }
}

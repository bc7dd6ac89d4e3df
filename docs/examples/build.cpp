// SPDX-License-Identifier: GPL-2.0-or-later
// Makes a base out of a folder or file of records:  build NEW_FOLDER SOURCE
#include <vraagbaak/vraagbaak.hpp>

#include <chrono>
#include <ctime>
#include <iostream>

namespace {

// The library has no clock of its own: a build is told when it is.
std::string now() {
    const auto moment = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&moment, &parts);
    char text[sizeof "2027-02-23T10:15:00Z"];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

void show_progress(const vraagbaak::Progress& progress) {
    std::cerr << progress.phase << ' ' << progress.done << " (" << progress.left.count() << " s)\n";
}

void tell(const vraagbaak::Finding& finding) {
    std::cout << finding.place.file << ':' << finding.place.line << ' ' << finding.place.field << ' '
              << vraagbaak::text(finding.message, "en") << '\n';
}

void build(const char* folder, const char* source) {
    auto base = vraagbaak::KnowledgeBase::create(folder);
    const auto report = base.rebuild({{.path = source, .name = "Voorbeeld"}}, {.moment = now(), .progress = show_progress});
    for (const auto& finding : report.rejected) tell(finding);
    for (const auto& finding : report.warnings) tell(finding);
    std::cout << "generation " << report.generation << ": " << report.accepted << " accepted, "
              << report.rejected.size() << " rejected\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    try {
        build(argv[1], argv[2]);
    } catch (const vraagbaak::Error& error) {  // nothing was changed, or what was there before still answers
        std::cerr << error.what() << '\n';
        return 1;
    }
}

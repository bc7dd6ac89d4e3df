// SPDX-License-Identifier: GPL-2.0-or-later
// Puts one record into a base that has an index, finds it, and takes it out again:  put FOLDER
#include <vraagbaak/vraagbaak.hpp>

#include <iostream>

namespace {

vraagbaak::Record notice() {
    vraagbaak::Record record;
    record.id = "melding-balie-dicht";
    record.kind = "nieuws";
    record.title = "Balie vrijdagmiddag dicht";
    record.keywords = {"openingstijden"};
    record.sections = {{.key = "tekst", .title = "", .text = "De balie sluit vrijdag om twaalf uur."},
                       {.key = "deskMemo", .title = "Deskmemo", .text = "Verwijs naar de afspraak van maandag."}};
    return record;
}

// A record that is not accepted does not go in; the verdict says why, and others can still be put.
bool put(vraagbaak::KnowledgeBase& base, const vraagbaak::Record& record) {
    auto writer = base.update();  // Error(locked) while another process writes
    const auto verdict = writer.put(record);
    for (const auto& finding : verdict.rejected) std::cout << vraagbaak::text(finding.message, "en") << '\n';
    if (!verdict.accepted()) return false;
    const auto report = writer.commit({.moment = "2027-02-23T09:00:00Z"});  // durable and visible, or nothing at all
    std::cout << "generation " << report.generation << ": " << report.added.size() << " added\n";
    return true;
}

void sections_seen(const vraagbaak::KnowledgeBase& base, const std::vector<std::string>& groups) {
    const auto day = vraagbaak::parse_date("2027-02-23");
    const auto searcher = base.searcher({.groups = groups, .date = *day});
    const auto answer = searcher.search({.text = "balie dicht", .limit = 1});
    const auto record = searcher.show(answer.hits.at(0).id);
    std::cout << record->id << ": " << record->sections.size() << " sections\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    try {
        auto base = vraagbaak::KnowledgeBase::open(argv[1]);
        if (!put(base, notice())) return 1;
        sections_seen(base, {});       // everyone: the text
        sections_seen(base, {"kcc"});  // colleagues: the desk memo too
        const auto report = base.remove("melding-balie-dicht", false, {.moment = "2027-02-23T09:05:00Z"});
        std::cout << report.removed.size() << " removed\n";
    } catch (const vraagbaak::Error& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}

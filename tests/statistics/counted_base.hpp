// SPDX-License-Identifier: GPL-2.0-or-later
// A base whose questions are counted, for a KCC of one.
#pragma once

#include <chrono>
#include <set>

#include "search/small_base.hpp"
#include "vraagbaak/statistics.hpp"

namespace vraagbaak::test {

using std::chrono::minutes;

inline const std::chrono::system_clock::time_point half_past_nine{std::chrono::sys_days{some_day} + std::chrono::hours{8} + minutes{30}};

class CountedBase {
public:
    explicit CountedBase(Scratch::Where where = Scratch::in_memory, const std::string& settings = {}) : base(settings, where) {
        auto secret = article("geheim", "Storing brug intern", "De brzlmnop van de brug.");
        secret.visibility = std::vector<std::string>{"kcc"};
        Record person;
        person.id = "mw-kowalski";
        person.kind = "medewerker";
        person.title = "Zbigniew Kowalski";
        person.given_name = "Zbigniew";
        person.family_name = "Kowalski";
        base.put({article("paspoort", "Paspoort aanvragen", "Een paspoort vraagt u aan bij de balie in Oeverwaarde."),
                  article("paspoort-kwijt", "Paspoort kwijt", "Meld de vermissing van uw paspoort bij de balie."),
                  article("grofvuil", "Grofvuil laten ophalen", "Wij halen een oude bank op."), std::move(secret), std::move(person)});
    }

    // Asks and counts, as a program would; the answer is thrown away.
    void ask(QuestionLog& log, const std::string& text, const Asker& who = asker(), const Occasion& occasion = {}) {
        const Question question{.text = text};
        log.asked(who, question, base->search(who, question), occasion);
    }
    void ask_often(const std::string& text, int times, const Asker& who = asker()) {
        auto log = base->question_log();
        for (int i = 0; i < times; ++i) ask(log, text, who);
    }

    std::vector<QuestionUse> questions(Selection selection = Selection::all, const Asker& who = asker(), const Period& period = {}) {
        return base->statistics(who).questions(selection, period);
    }
    std::vector<std::string> texts(Selection selection = Selection::all, const Asker& who = asker()) {
        std::vector<std::string> out;
        for (const auto& one : questions(selection, who)) out.push_back(one.question);
        return out;
    }

    // The bytes of all that counting wrote.
    std::string bytes() const {
        std::string out;
        for (const auto* name : {"statistiek.db", "statistiek.db-wal", "statistiek.db-shm"})
            if (std::filesystem::exists(base.folder() / name)) out += slurp(base.folder() / name);
        if (std::filesystem::exists(base.folder() / "statistiek"))
            for (const auto& file : std::filesystem::directory_iterator(base.folder() / "statistiek")) out += slurp(file.path());
        return out;
    }

    SmallBase base;
};

}  // namespace vraagbaak::test

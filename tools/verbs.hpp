// SPDX-License-Identifier: GPL-2.0-or-later
// The one table of verbs. Each has a file of its own in verbs/.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace vraagbaak::tool {

class Session;

struct Verb {
    std::string_view name;
    std::string_view dutch;
    std::string_view words;     // code of what follows the verb in help; empty: nothing does
    std::string_view help;      // code of the sentence that tells what it does
    bool daily;                 // shown by plain `help`
    std::size_t least_words;
    std::size_t most_words;
    std::vector<std::string_view> options;  // beside the global ones
    int (*run)(Session&);       // gives the exit status
};

std::span<const Verb> all_verbs();

// By English or Dutch name; nullptr: there is none.
const Verb* find_verb(std::string_view name);

// The name of the verb that is called so elsewhere: bouwen for "indexeren"; empty: none. In the language of what was typed.
std::string_view verb_meant_by(std::string_view typed);

// Exit status; the others come from ErrorKind.
constexpr int done = 0;
constexpr int nothing_found = 1;
constexpr int refused = 1;
constexpr int records_rejected = 3;
constexpr int unusable = 5;
constexpr int io_failed = 6;

int run_analyze(Session& session);
int run_backup(Session& session);
int run_changes(Session& session);
int run_report(Session& session);
int run_check(Session& session);
int run_complete(Session& session);
int run_evaluate(Session& session);
int run_doubles(Session& session);
int run_exceptions(Session& session);
int run_export(Session& session);
int run_feedback(Session& session);
int run_generations(Session& session);
int run_golden(Session& session);
int run_health(Session& session);
int run_help(Session& session);
int run_index(Session& session);
int run_init(Session& session);
int run_lists(Session& session);
int run_log(Session& session);
int run_mend(Session& session);
int run_notice(Session& session);
int run_offer(Session& session);
int run_pins(Session& session);
int run_put(Session& session);
int run_questions(Session& session);
int run_related(Session& session);
int run_remove(Session& session);
int run_restore(Session& session);
int run_rollback(Session& session);
int run_search(Session& session);
int run_serve(Session& session);
int run_show(Session& session);
int run_synonyms(Session& session);
int run_terms(Session& session);
int run_upgrade(Session& session);
int run_verify(Session& session);
int run_version(Session& session);
int run_why_not(Session& session);
int run_words(Session& session);

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
// What the verbs of the redacteur's desk share: words behind a verb (add, list, publish …), their texts, the undo.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session.hpp"

namespace vraagbaak::tool {

// What follows the verb of a list: English name and Dutch ones.
enum class Act { add, remove, list, block, unblock, lint, preview, publish, history, rollback, import, write_out };

// nullopt: no such word.
std::optional<Act> act_named(std::string_view word);

Editorial desk_of(Session& session);

// Notes an end (as a draft has it, or empty) that was said without its year and is far away: whoever meant this year sees it.
void note_far_end(Session& session, const std::string& until, Edit& edit);

// Runs `edit` and, with --publish, publishes; tells what changed and how to undo it. Gives the exit status.
int edit_and_report(Session& session, const std::function<Edit(Editorial&)>& edit);

// What is the same for every list: list, lint, preview, publish, history, rollback, import, export. `words`: without the act.
int run_common_act(Session& session, ListKind list, Act act, const std::vector<std::string>& words);

// Error(usage, "desk_no_such_act") with the words that the verb knows.
[[noreturn]] void throw_no_such_act(const Session& session, const std::string& word);

// Error(usage) for an option that has no use here: what is silently passed over is believed to count. `own`: those of the verb that fit this
// act, beside those that the act has with every list.
void need_options(const Session& session, Act act, std::initializer_list<std::string_view> own = {});
void need_options(const Session& session, std::initializer_list<std::string_view> fitting);  // of a verb that has no list

// Error(usage) unless there are so many words.
void need_words(const Session& session, const std::vector<std::string>& words, std::size_t least, std::size_t most);

std::string reason_of(const Session& session);  // --why

void write_remarks(Session& session, Page& page, const std::vector<ListRemark>& remarks);
void write_effect(Session& session, Page& page, const Effect& effect);
void write_published(Session& session, Page& page, const PublishReport& report, bool of_edit = false);
int status_of(const PublishReport& report);

}  // namespace vraagbaak::tool

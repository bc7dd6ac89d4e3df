// SPDX-License-Identifier: GPL-2.0-or-later
// What feedback and questions share: what follows the verb, and how feedback is shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "session.hpp"

namespace vraagbaak::tool {

enum class InboxAct { add, signal, list, show, take, finish, reject, assign, answer, expire };
std::optional<InboxAct> inbox_act_named(std::string_view word);

Inbox inbox_of(Session& session);

int add_and_tell(Session& session, const FeedbackDraft& draft);

// Every act but add and signal; `words`: without the act. `kinds`: what list shows.
int run_inbox_act(Session& session, InboxAct act, const std::vector<std::string>& words, const std::vector<FeedbackKind>& kinds);

// Words to one text, or standard input when the only word is "-".
std::string text_of(const Session& session, const std::vector<std::string>& words, std::size_t from);

}  // namespace vraagbaak::tool

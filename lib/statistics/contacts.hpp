// SPDX-License-Identifier: GPL-2.0-or-later
// What was asked before in the same conversation, for thirty minutes and in memory alone: to see that a question says the one
// before it in other words. No mark of a conversation is written anywhere.
#pragma once

#include <chrono>
#include <string>

#include "base/string_hash.hpp"

namespace vraagbaak::statistics {

using Moment = std::chrono::system_clock::time_point;

// One thread at a time.
class Contacts {
public:
    struct Last {
        std::string asked;       // as it came, to be asked about later
        std::string kept;        // empty: it was withheld
        bool answered = false;   // a record was opened for it, or it was found
        Moment moment = {};
    };

    // The last question of a contact within the half hour; null without a contact or one.
    Last* last(const std::string& contact, Moment now);

    void asked(const std::string& contact, std::string question, std::string kept, Moment now);

private:
    void forget(Moment now);

    StringMap<Last> contacts_;
};

}  // namespace vraagbaak::statistics

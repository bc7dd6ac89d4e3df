// SPDX-License-Identifier: GPL-2.0-or-later
// What is thrown. Only what the caller cannot mend at that spot is thrown: a base that is missing, damaged, locked or
// written by another version, wrong settings, wrong usage, I/O. What people bring about in ordinary use (no hits, an
// unknown id, a record with a missing date, a question that does not parse) is a value.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

#include "vraagbaak/message.hpp"

namespace vraagbaak {

// What the caller can do about it; each has its own exit status on the command line.
enum class ErrorKind {
    refused,   // 1  a check, gate or limit said no; nothing was changed
    usage,     // 2  wrong use of the call: unknown group, unknown field, contradicting options
    locked,    // 4  another writer holds the base
    unusable,  // 5  the index is missing, incompatible or damaged
    io,        // 6  the system said no: disk full, no permission, read error
};

// Where it was found; empty or 0 where that says nothing.
struct Place {
    std::string file;
    std::size_t line = 0;  // counted from 1
    std::string field;     // name of the field or JSON pointer

    friend bool operator==(const Place&, const Place&) = default;
};

// what() is the English sentence; text(message(), language) gives it in another language.
class VRAAGBAAK_API Error : public std::runtime_error {
public:
    Error(ErrorKind kind, Message message, Place place = {});

    ErrorKind kind() const noexcept { return kind_; }
    const Message& message() const noexcept { return message_; }
    const Place& place() const noexcept { return place_; }

private:
    ErrorKind kind_;
    Message message_;
    Place place_;
};

}  // namespace vraagbaak

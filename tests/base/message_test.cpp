// SPDX-License-Identifier: GPL-2.0-or-later
#include "vraagbaak/message.hpp"

#include <doctest/doctest.h>

#include <cerrno>

#include "vraagbaak/error.hpp"
#include "vraagbaak/system_reason.hpp"

using namespace vraagbaak;

TEST_SUITE("base/message") {
    TEST_CASE("a message is told in Dutch or English, and in Dutch for any other language") {
        const Message message{"not_a_regular_file", {"/een/pad"}};
        CHECK(text(message, "nl") == "'/een/pad' is geen gewoon bestand.");
        CHECK(text(message, "en") == "'/een/pad' is not a regular file.");
        CHECK(text(message, "fy") == text(message, "nl"));
    }

    TEST_CASE("arguments stand where the sentence wants them and are not read as sentences themselves") {
        CHECK(text({"file_over_limit", {"{1}{0}", "7"}}, "en") == "'{1}{0}' is too large: more than 7 bytes.");
        CHECK(text({"file_over_limit", {"a"}}, "en") == "'a' is too large: more than {1} bytes.");
        CHECK(text({"file_over_limit", {"a", "7", "te veel"}}, "en") == "'a' is too large: more than 7 bytes.");
    }

    TEST_CASE("a reason of the system is told in the language of the sentence") {
        const Message message{"cannot_open", {"/a", system_reason(ENOENT)}};
        CHECK(text(message, "nl") == "Kan '/a' niet openen: het bestaat niet.");
        CHECK(text(message, "en") == "Cannot open '/a': it does not exist.");
        CHECK(text({"cannot_open", {"/a", "@reason_unheard"}}, "nl") == "Kan '/a' niet openen: @reason_unheard.");
        CHECK(system_reason(EXDEV) == "Invalid cross-device link");
    }

    TEST_CASE("an unknown code loses nothing") {
        CHECK(text({"bestaat_niet", {"a", "b c"}}, "nl") == "bestaat_niet a b c");
        CHECK(text({"", {}}, "nl").empty());
    }

    TEST_CASE("an error says what happened in English and keeps the rest for programs") {
        const Error error{ErrorKind::locked, {"locked_by_writer", {"7", "12:00"}}, {"write.lock", 3, "/a"}};
        CHECK(std::string{error.what()} == "The knowledge base is being updated by process 7, since 12:00. Try again later.");
        CHECK(error.kind() == ErrorKind::locked);
        CHECK(error.message().arguments.size() == 2);
        CHECK(error.place() == Place{"write.lock", 3, "/a"});
    }
}

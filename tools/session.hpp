// SPDX-License-Identifier: GPL-2.0-or-later
// One run of the program: the command, the global options, and where answers go. Verbs see the world through it.
#pragma once

#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "command_line.hpp"
#include "output.hpp"
#include "page.hpp"
#include "vraagbaak/vraagbaak.hpp"

namespace vraagbaak::tool {

class Session {
public:
    Session(Command command, Output& out);

    const Verb& verb() const { return *command_.verb; }
    const std::vector<std::string>& words() const { return command_.words; }
    const Given& given() const { return command_.options; }
    Output& out() { return out_; }

    bool json() const { return json_; }
    bool plain() const { return plain_; }
    bool quiet() const { return quiet_; }
    bool dutch() const { return language_ != "en"; }
    const std::string& language() const { return language_; }

    // The folder that -b or VRAAGBAAK_BASE names; Error(usage) when neither does.
    std::string folder() const;
    KnowledgeBase& base();  // opened at first use
    Asker asker();
    std::vector<Filter> filters() const;
    std::string sentence(std::string code, std::vector<std::string> arguments = {}) const;

    // As a person may paste it; see advised_command().
    std::string command(std::string_view code, const std::vector<std::string>& arguments = {}) const;

    Page page() const { return Page(plain_, bold_allowed()); }
    // The words of a question, or standard input when the only word is "-".
    std::string question(const std::vector<std::string>& words) const;
    // Questions a person wants but did not get: a sentence on standard error.
    void note(std::string code, std::vector<std::string> arguments = {}) const;

private:
    std::string declared(std::string label);

    Command command_;
    Output& out_;
    bool json_;
    bool plain_;
    bool quiet_;
    std::string language_;
    std::optional<KnowledgeBase> base_;  // opened once, for its language or by the verb
};

// From -b or the environment; nullopt: neither.
std::optional<std::string> base_folder(const std::optional<std::string>& given);

// The day, and with "2027-02-23 14:30" the time, on which an asker asks. Error(usage) for anything else.
void set_day(Asker& asker, const std::string& text);

// What to speak: the given language when it is one of ours, else the base's, else Dutch.
std::string language_to_speak(const std::optional<std::string>& given, const std::optional<std::string>& base);

// --min-success3, "0.8" or "0,8"; 0 when it is not given. Error(usage) for what is no share.
double least_success(const Session& session);

// "2027-02-23"; Error(usage) for what is no day, and for a day with a time, of which the time would count for nothing.
Date parse_day(const std::string& text);

// A day in the past as people say it too: "gisteren", "maandag", "3 maart". Error(usage) for what is no day; of an option also as above,
// and none when it is not given.
Date said_day(const std::string& text, const Date& today, const char* field);
std::optional<Date> said_day_given(Session& session, const char* option);

// The same of a day to come: "vrijdag", "5 december".
std::optional<Date> day_ahead_given(Session& session, const char* option);

// A moment to come as a draft has it, "2027-02-23 14:30" or the day alone, from "vrijdag 14.30" and the like; empty when it is not given.
std::string moment_ahead_given(Session& session, const char* option);

// "veld=waarde"; Error(usage) when it is not.
Filter parse_filter(const std::string& text);

std::string now();  // RFC 3339, UTC
Date today();       // in Amsterdam
std::chrono::minutes time_of_day();  // there

// All of standard input; Error(usage) past the limit.
std::string read_standard_input(std::size_t limit);

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
// vraagbaak on the command line: reads the arguments, runs one verb, and turns what is thrown into a sentence and an
// exit status.
#include <algorithm>
#include <csignal>
#include <iostream>

#include "moment.hpp"
#include "options.hpp"
#include "session.hpp"
#include "vraagbaak/system_reason.hpp"

namespace vraagbaak::tool {

namespace {

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::refused: return 1;
        case ErrorKind::usage: return 2;
        case ErrorKind::locked: return 4;
        case ErrorKind::unusable: return 5;
        case ErrorKind::io: break;
    }
    return io_failed;
}

bool typed(const std::vector<std::string>& arguments, const std::string& name) {
    return std::ranges::any_of(arguments, [&](const std::string& argument) {
        return argument == name || (name.starts_with("--") && argument.starts_with(name + "="));
    });
}

// Who typed --beperk is not told about --limit.
std::string as_typed(const std::string& name, const std::vector<std::string>& arguments) {
    const auto* option = name.starts_with("--") ? find_option(name.substr(2)) : nullptr;
    const auto* verb = find_verb(name);
    const auto dutch = option ? "--" + std::string(option->dutch) : verb ? std::string(verb->dutch) : name;
    return typed(arguments, dutch) && !typed(arguments, name) ? dutch : name;
}

Error in_words_of(const std::vector<std::string>& arguments, const Error& error) {
    auto message = error.message();
    if (error.kind() == ErrorKind::usage)
        for (auto& argument : message.arguments) argument = as_typed(argument, arguments);
    return Error(error.kind(), std::move(message), error.place());
}

// Where it went wrong, unless the sentence says so itself.
std::string place_text(const Place& place, const std::string& sentence) {
    if (place.line == 0 && place.field.empty() && sentence.find(place.file) != sentence.npos) return {};
    if (place.file.empty() && place.line == 0) return {};  // a field alone is the name of an option: "groups"
    std::string out;
    if (!place.file.empty()) out += place.file + ":";
    if (place.line > 0) out += std::to_string(place.line) + ":";
    if (!place.field.empty()) out += (out.empty() ? "" : " ") + place.field + ":";
    return out.empty() ? out : out + ' ';
}

int tell(const Error& thrown, const std::vector<std::string>& arguments, Output& out) {
    const auto error = in_words_of(arguments, thrown);
    const auto manners = read_manners(arguments);
    const auto language = language_to_speak(manners.language, manners.base);
    out.discard();
    const auto sentence = text(with_local_moments(error.message()), language);
    if (manners.json)
        out.line(to_json(error, language));
    else
        std::cerr << "vraagbaak: " << clean(place_text(error.place(), sentence) + sentence) << '\n';
    return status_of(error.kind());
}

int run(const std::vector<std::string>& arguments, Output& out) {
    try {
        Session session(read_command(arguments), out);
        return session.verb().run(session);
    } catch (const Error& error) {
        return tell(error, arguments, out);
    } catch (const std::exception& error) {
        return tell(Error(ErrorKind::io, {"internal", {error.what()}}), arguments, out);
    }
}

// A reader that has seen enough (`vraagbaak search … | head -3`) is no error.
int finish(const std::vector<std::string>& arguments, Output& out, int status) {
    if (out.flush() || out.reader_left()) return status;
    const auto manners = read_manners(arguments);
    const auto language = language_to_speak(manners.language, manners.base);
    std::cerr << "vraagbaak: " << text({"output_failed", {system_reason(out.problem())}}, language) << '\n';
    return io_failed;
}

}  // namespace

}  // namespace vraagbaak::tool

int main(int argc, char** argv) {
    using namespace vraagbaak::tool;
    std::signal(SIGPIPE, SIG_IGN);
    open_standard_streams();
    Output out;
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    return finish(arguments, out, run(arguments, out));
}

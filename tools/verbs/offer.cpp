// SPDX-License-Identifier: GPL-2.0-or-later
// A note, chat or e-mail as it was written: words, a file, or standard input, so that what a citizen wrote stays out of the
// shell's history. Without a word what an agent should know now.
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <unistd.h>

#include "offer_text.hpp"
#include "session.hpp"
#include "vraagbaak/system_reason.hpp"

namespace vraagbaak::tool {

namespace {

constexpr std::size_t most_bytes = 10'000'000;  // what is too long for the library is cut there, and said so

std::string read_file(const std::string& path) {
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem)) throw Error(ErrorKind::io, {"not_a_regular_file", {path}}, {path, 0, {}});
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error(ErrorKind::io, {"cannot_read", {path, system_reason(errno)}}, {path, 0, {}});
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (text.size() > most_bytes) throw Error(ErrorKind::usage, {"input_too_long", {std::to_string(most_bytes)}});
    return text;
}

std::string text_of(const Session& session) {
    const auto& words = session.words();
    if (const auto file = session.given().text("file")) {
        if (!words.empty()) throw Error(ErrorKind::usage, {"offer_file_and_words", {}});
        return read_file(*file);
    }
    if (words == std::vector<std::string>{"-"} || (words.empty() && !is_terminal(STDIN_FILENO))) return read_standard_input(most_bytes);
    std::string text;
    for (const auto& word : words) (text += text.empty() ? "" : " ") += word;
    return text;
}

}  // namespace

int run_offer(Session& session) {
    OfferQuery query;
    query.text = text_of(session);
    if (query.text.find('\0') != std::string::npos) throw Error(ErrorKind::usage, {"offer_no_text", {}});  // no note has it: a picture, a program
    if (session.given().has("limit")) query.limit = session.given().number("limit", 1, 1, 50);
    query.without_lists = session.given().has("without-lists");
    const auto offer = session.base().offer(session.asker(), query);
    if (session.json()) {
        session.out().line(to_json(offer, session.language()));
    } else {
        auto page = session.page();
        write_offer(page, offer, session.language());
        session.out().write(page.text());
    }
    return offer.questions.empty() && !offer.complaint && !offer.now ? nothing_found : done;
}

}  // namespace vraagbaak::tool

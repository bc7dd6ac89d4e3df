// SPDX-License-Identifier: GPL-2.0-or-later
// The table of sentences: messages/*.tsv, one file a floor, compiled in. Read once, at the first sentence.
#include "base/messages.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <unordered_map>

#include "messages_tables.hpp"
#include "vraagbaak/message.hpp"
#include "vraagbaak/system_reason.hpp"

namespace vraagbaak {

namespace {

struct Sentences {
    std::string_view dutch;
    std::string_view english;
};

using Table = std::unordered_map<std::string_view, Sentences>;

void read(std::string_view file, Table& table) {
    while (!file.empty()) {
        const auto end = std::min(file.find('\n'), file.size());
        const auto line = file.substr(0, end);
        file.remove_prefix(std::min(end + 1, file.size()));
        if (line.empty() || line.front() == '#') continue;
        const auto first = line.find('\t');
        const auto second = first == line.npos ? line.npos : line.find('\t', first + 1);
        if (second == line.npos) continue;  // tests/base finds such a line
        table[line.substr(0, first)] = {line.substr(first + 1, second - first - 1), line.substr(second + 1)};
    }
}

const Table& table() {
    static const Table result = [] {
        Table t;
        for (const auto file : data::message_tables()) read(file, t);
        return t;
    }();
    return result;
}

std::string_view in_language(const Sentences& sentences, std::string_view language) {
    return language == "en" ? sentences.english : sentences.dutch;
}

// A reason of the system is told in the language of the sentence around it.
std::string_view worded(std::string_view argument, std::string_view language) {
    if (!argument.starts_with("@reason_")) return argument;
    const auto found = table().find(argument.substr(1));
    return found == table().end() ? argument : in_language(found->second, language);
}

// {0} {1} … by the arguments; anything else in braces stays as it is.
std::string fill(std::string_view sentence, const std::vector<std::string>& arguments, std::string_view language) {
    std::string out;
    out.reserve(sentence.size() + 32);
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const auto close = sentence[i] == '{' ? sentence.find('}', i) : sentence.npos;
        std::size_t number = 0;
        if (close != sentence.npos) {
            const auto* first = sentence.data() + i + 1;
            const auto* last = sentence.data() + close;
            const auto [rest, problem] = std::from_chars(first, last, number);
            if (problem == std::errc{} && rest == last && number < arguments.size()) {
                out += worded(arguments[number], language);
                i = close;
                continue;
            }
        }
        out += sentence[i];
    }
    return out;
}

}  // namespace

std::string text(const Message& message, std::string_view language) {
    const auto found = table().find(message.code);
    if (found != table().end())
        return fill(in_language(found->second, language), message.arguments, language);
    std::string out = message.code;
    for (const auto& argument : message.arguments) out += ' ' + argument;
    return out;
}

std::string system_reason(int error) {
    switch (error) {
    case ENOENT: return '@' + std::string("reason_missing");
    case EACCES: case EPERM: return '@' + std::string("reason_no_access");
    case EROFS: return '@' + std::string("reason_read_only");
    case ENOSPC: case EDQUOT: return '@' + std::string("reason_disk_full");
    case EEXIST: case ENOTEMPTY: return '@' + std::string("reason_exists");
    case EISDIR: return '@' + std::string("reason_folder");
    case ENOTDIR: return '@' + std::string("reason_no_folder");
    case EMFILE: case ENFILE: return '@' + std::string("reason_too_many_files");
    case ENAMETOOLONG: return '@' + std::string("reason_long_name");
    case ELOOP: return '@' + std::string("reason_link");
    case ENOMEM: return '@' + std::string("reason_no_memory");
    case EIO: return '@' + std::string("reason_disk_fault");
    default: return std::generic_category().message(error);
    }
}

std::vector<std::string_view> message_codes() {
    std::vector<std::string_view> codes;
    for (const auto& [code, sentences] : table()) codes.push_back(code);
    std::ranges::sort(codes);
    return codes;
}

}  // namespace vraagbaak

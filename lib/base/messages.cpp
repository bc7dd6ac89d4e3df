// SPDX-License-Identifier: GPL-2.0-or-later
// The table of sentences: messages/*.tsv, one file a floor, compiled in. Read once, at the first sentence.
#include "vraagbaak/message.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/messages.hpp"
#include "messages_tables.hpp"

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

// {0} {1} … by the arguments; anything else in braces stays as it is.
std::string fill(std::string_view sentence, const std::vector<std::string>& arguments) {
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
                out += arguments[number];
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
        return fill(language == "en" ? found->second.english : found->second.dutch, message.arguments);
    std::string out = message.code;
    for (const auto& argument : message.arguments) out += ' ' + argument;
    return out;
}

std::vector<std::string_view> message_codes() {
    std::vector<std::string_view> codes;
    for (const auto& [code, sentences] : table()) codes.push_back(code);
    std::ranges::sort(codes);
    return codes;
}

}  // namespace vraagbaak

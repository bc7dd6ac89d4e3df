// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/timed.hpp"

#include <algorithm>
#include <charconv>

namespace vraagbaak::index {

namespace {

constexpr std::string_view none = "-", end_kind = "einde";

std::string_view take(std::string_view& text, char end) {
    const auto size = std::min(text.find(end), text.size());
    const auto taken = text.substr(0, size);
    text.remove_prefix(std::min(size + 1, text.size()));
    return taken;
}

// A text is on one line already when it comes out of the rules.
std::string on_one_line(std::string text) {
    std::ranges::replace_if(text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

}  // namespace

AnnouncedWords words_of(const Announcement& announcement, analysis::Analyzer& analyzer) {
    AnnouncedWords out;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(announcement.kind + ' ' + announcement.text + (announcement.kind == "mailing" ? " brief" : ""), tokens);
    for (const auto& token : tokens) {
        if (token.function_word) continue;
        out.insert(token.folded);
        if (!token.stem.empty()) out.emplace(token.stem);
        for (const auto& part : token.parts) out.insert(part.stem);
    }
    return out;
}

// A project that goes on may be over by its plan; one that is over is so whatever was planned.
void Timed::add(const Record& record, std::uint32_t document, analysis::Analyzer& analyzer) {
    if (record.kind == "project" && record.status == "afgerond") ends_.push_back({document, std::nullopt});
    else if (record.kind == "project" && record.end) ends_.push_back({document, record.end});
    for (const auto& announcement : record.announcements) announced_.push_back({document, announcement, words_of(announcement, analyzer)});
}

bool Timed::over(std::uint32_t document, const Date& today) const {
    const auto found = std::ranges::lower_bound(ends_, document, {}, &End::document);
    return found != ends_.end() && found->document == document && found->over(today);
}

std::string Timed::text() const {
    std::string out;
    const auto field = [&](std::string_view text) { out.append(text) += '\t'; };
    for (const auto& [document, last_day] : ends_) {
        field(std::to_string(document));
        field(end_kind);
        out.append(last_day ? to_string(*last_day) : std::string{none}) += '\n';
    }
    for (const auto& [document, announcement, words] : announced_) {
        const auto& [from, until] = announcement.period;
        field(std::to_string(document));
        field(on_one_line(announcement.kind));
        field(from ? to_string(*from) : none);
        field(until ? to_string(*until) : none);
        std::string together;
        for (const auto& word : words) together += (together.empty() ? "" : " ") + on_one_line(word);
        field(together);
        out += on_one_line(announcement.text) + '\n';
    }
    return out;
}

Timed Timed::from_text(std::string_view text, std::uint32_t documents) {
    Timed out;
    while (!text.empty()) {
        auto line = take(text, '\n');
        const auto number = take(line, '\t');
        std::uint32_t document = 0;
        const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), document);
        if (problem != std::errc{} || end != number.data() + number.size() || document == 0 || document > documents) continue;
        const auto kind = take(line, '\t');
        if (kind == end_kind) {
            const auto day = parse_date(line);
            if ((day || line == none) && (out.ends_.empty() || out.ends_.back().document < document)) out.ends_.push_back({document, day});
            continue;
        }
        const auto from = take(line, '\t'), until = take(line, '\t');
        AnnouncedWords words;
        for (auto rest = take(line, '\t'); !rest.empty();)
            if (const auto word = take(rest, ' '); !word.empty()) words.emplace(word);
        const Announcement announcement{std::string{kind}, std::string{line}, {parse_minute(from), parse_minute(until)}};
        if ((!announcement.period.from && from != none) || !announcement.period.until || line.empty()) continue;
        out.announced_.push_back({document, announcement, std::move(words)});
    }
    return out;
}

}  // namespace vraagbaak::index

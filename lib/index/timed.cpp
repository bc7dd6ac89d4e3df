// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/timed.hpp"

#include <algorithm>
#include <charconv>

namespace vraagbaak::index {

namespace {

constexpr std::string_view none = "-", never = "+", end_kind = "einde";

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

MetWords words_of(const std::string& text, analysis::Analyzer& analyzer) {
    MetWords out;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(text, tokens);
    for (const auto& token : tokens) {
        if (token.function_word) continue;
        out.insert(token.folded);
        if (!token.stem.empty()) out.emplace(token.stem);
        for (const auto& part : token.parts) out.insert(part.stem);
    }
    return out;
}

std::string written(const MetWords& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + on_one_line(word);
    return out;
}

MetWords read_words(std::string_view text) {
    MetWords out;
    while (!text.empty())
        if (const auto word = take(text, ' '); !word.empty()) out.emplace(word);
    return out;
}

std::optional<Timed::Project> read_project(std::uint32_t document, std::string_view line) {
    const auto until = take(line, '\t');
    const auto day = parse_date(until);
    if (!day && until != none && until != never) return std::nullopt;
    return Timed::Project{document, until == none, day, read_words(line)};
}

}  // namespace

MetWords words_of(const Announcement& announcement, analysis::Analyzer& analyzer) {
    return words_of(announcement.kind + ' ' + announcement.text + (announcement.kind == "mailing" ? " brief" : ""), analyzer);
}

MetWords names_of(const Record& project, analysis::Analyzer& analyzer) {
    auto text = project.title;
    for (const auto& title : project.alternative_titles) text += '\n' + title;
    for (const auto& location : project.locations) text += '\n' + location.street + '\n' + location.district + '\n' + location.postcode4;
    for (const auto& mailing : project.mailings) text += '\n' + mailing.subject;
    return words_of(text, analyzer);
}

// A project that goes on may be over by its plan; one that is over is so whatever was planned.
void Timed::add(const Record& record, std::uint32_t document, analysis::Analyzer& analyzer) {
    const bool closed = record.status == "afgerond";
    if (record.kind == "project") projects_.push_back({document, closed, closed ? std::nullopt : record.end, names_of(record, analyzer)});
    for (const auto& announcement : record.announcements) announced_.push_back({document, announcement, words_of(announcement, analyzer)});
}

const Timed::Project* Timed::project(std::uint32_t document) const {
    const auto found = std::ranges::lower_bound(projects_, document, {}, &Project::document);
    return found != projects_.end() && found->document == document ? &*found : nullptr;
}

bool Timed::over(std::uint32_t document, const Date& today) const {
    const auto* found = project(document);
    return found && found->over(today);
}

std::string Timed::text() const {
    std::string out;
    const auto field = [&](std::string_view text) { out.append(text) += '\t'; };
    for (const auto& [document, closed, last_day, names] : projects_) {
        field(std::to_string(document));
        field(end_kind);
        field(closed ? std::string{none} : last_day ? to_string(*last_day) : std::string{never});
        out += written(names) + '\n';
    }
    for (const auto& [document, announcement, words] : announced_) {
        const auto& [from, until] = announcement.period;
        field(std::to_string(document));
        field(on_one_line(announcement.kind));
        field(from ? to_string(*from) : none);
        field(until ? to_string(*until) : none);
        field(written(words));
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
            auto project = read_project(document, line);
            if (project && (out.projects_.empty() || out.projects_.back().document < document)) out.projects_.push_back(std::move(*project));
            continue;
        }
        const auto from = take(line, '\t'), until = take(line, '\t');
        auto words = read_words(take(line, '\t'));
        const Announcement announcement{std::string{kind}, std::string{line}, {parse_minute(from), parse_minute(until)}};
        if ((!announcement.period.from && from != none) || !announcement.period.until || line.empty()) continue;
        out.announced_.push_back({document, announcement, std::move(words)});
    }
    return out;
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// Attributes shield sections, so nothing here is forgiven: what is not understood is refused, never read past.
#include "record/heading.hpp"

#include <algorithm>

#include "record/nearest.hpp"
#include "record/sections.hpp"
#include "record/spot.hpp"

namespace vraagbaak::record {

namespace {

// "zichtbaarheid=kcc" or "zichbaarheid: kcc" somewhere in a line.
bool assigns_visibility(std::string_view line) {
    for (auto at = line.find_first_of("=:"); at != line.npos; at = line.find_first_of("=:", at + 1)) {
        const auto before = trim(line.substr(0, at));
        const auto word = before.substr(before.find_last_of(" {#,;") + 1);  // npos + 1 = 0: the whole
        if (same_key(word, "zichtbaarheid") || nearly_visibility(word)) return true;
    }
    return false;
}

// A whole line like a field that went astray: "zichtbaarheid: kcc, burgerzaken". Running text may begin with the word
// too ("Zichtbaarheid: draag een hesje"), so what follows must be a group.
bool names_groups(std::string_view line, const std::vector<std::string>& groups) {
    const auto sign = line.find_first_of(":=");
    if (sign == line.npos) return false;
    const auto word = trim(line.substr(0, sign));
    if (!same_key(word, "zichtbaarheid") && !nearly_visibility(word)) return false;
    const auto rest = trim(line.substr(sign + 1));
    const auto label = trim(rest.substr(0, rest.find(',')).substr(rest.starts_with('[') ? 1 : 0));
    return std::ranges::any_of(groups, [&](const auto& g) { return same_key(g, label.substr(0, g.size())); });
}

void attribute(std::string_view word, Heading& heading) {
    if (word.starts_with('#') && word.size() > 1) {
        heading.section.key = canonical_key(word.substr(1));
        if (const auto near = nearly_internal(word)) heading.problems.push_back({"nearly_internal", {std::string(word), std::string(*near)}});
        return;
    }
    const auto equals = word.find('=');
    const auto name = word.substr(0, equals);
    if (equals == word.npos || !same_key(name, "zichtbaarheid")) {
        const bool shield = nearly_visibility(name);
        heading.problems.push_back({shield ? "visibility_misspelt" : "unknown_attribute", {std::string(name)}});
        return;
    }
    auto value = word.substr(equals + 1);
    if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
        value = value.substr(1, value.size() - 2);
    const auto labels = split_commas(value);
    if (labels.empty() || heading.section.visibility) heading.problems.push_back({"heading_attributes", {}});
    heading.section.visibility = labels;
}

// The words between the brackets; a value in quotation marks may hold spaces, and so may a list after a comma.
void attributes(std::string_view text, Heading& heading) {
    while (!(text = trim(text)).empty()) {
        std::size_t end = 0;
        char quote = 0;
        for (; end < text.size(); ++end) {
            const char c = text[end];
            if (quote != 0) quote = c == quote ? '\0' : quote;
            else if (c == '"' || c == '\'') quote = c;
            else if (c == ' ' && text[end - 1] != ',') break;
        }
        attribute(text.substr(0, end), heading);
        text.remove_prefix(end);
    }
}

}  // namespace

Heading parse_heading(std::string_view text) {
    Heading heading;
    const auto open = text.find('{');
    const bool braces = open != text.npos && text.ends_with('}');
    const auto title = trim(braces ? text.substr(0, open) : text);
    heading.section.title = title;
    heading.section.key = section_key(title);
    if (braces) attributes(text.substr(open + 1, text.size() - open - 2), heading);
    if (title.find_first_of("{}") != title.npos || assigns_visibility(title))
        heading.problems.push_back({"heading_attributes", {}});
    if (const auto near = nearly_internal(title))
        heading.problems.push_back({"nearly_internal", {std::string(title), std::string(*near)}});
    return heading;
}

Message shield_in_text(std::string_view line, const std::vector<std::string>& groups) {
    if (heads_desk_memo(line)) return {"desk_memo_in_text", {std::string(trim(line))}};
    const auto open = line.find('{');
    const bool braced = open != line.npos && assigns_visibility(line.substr(open));
    return braced || names_groups(line, groups) ? Message{"shield_in_text", {}} : Message{};
}

}  // namespace vraagbaak::record

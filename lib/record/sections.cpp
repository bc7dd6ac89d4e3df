// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/sections.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "record/nearest.hpp"
#include "record/value.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::array<std::string_view, 12> keys = {
    "doorvragen", "kosten", "voorwaarden", "aanvraag", "termijn", "bewijs", "bezwaar", "contact", "bijzonderheden",
    "deskMemo", "toelichting", body_key};
constexpr std::array<std::string_view, 2> internal_keys = {"deskMemo", "toelichting"};

// Headings as municipalities write them, folded and without punctuation.
constexpr std::array<std::pair<std::string_view, std::string_view>, 52> usual = {{
    {"doorvragen", "doorvragen"}, {"vraag door", "doorvragen"}, {"wat vraag je door", "doorvragen"},
    {"kosten", "kosten"}, {"wat kost het", "kosten"}, {"wat zijn de kosten", "kosten"}, {"tarieven", "kosten"},
    {"tarief", "kosten"}, {"kosten en betalen", "kosten"}, {"kosten en betaalmethoden", "kosten"}, {"prijs", "kosten"},
    {"voorwaarden", "voorwaarden"}, {"wat zijn de voorwaarden", "voorwaarden"}, {"eisen", "voorwaarden"},
    {"aanvragen", "aanvraag"}, {"aanvraag", "aanvraag"}, {"hoe vraag ik het aan", "aanvraag"},
    {"hoe vraagt u het aan", "aanvraag"}, {"hoe vraag je het aan", "aanvraag"}, {"zo vraagt u het aan", "aanvraag"},
    {"aanpak", "aanvraag"}, {"procedure", "aanvraag"}, {"hoe werkt het", "aanvraag"}, {"wat moet ik doen", "aanvraag"},
    {"wat moet u doen", "aanvraag"},
    {"termijn", "termijn"}, {"termijnen", "termijn"}, {"hoe lang duurt het", "termijn"},
    {"hoelang duurt het", "termijn"}, {"wanneer hoor ik iets", "termijn"}, {"uiterste termijn", "termijn"},
    {"bewijs", "bewijs"}, {"wat hebt u nodig", "bewijs"}, {"wat heeft u nodig", "bewijs"},
    {"wat heb je nodig", "bewijs"}, {"wat heb ik nodig", "bewijs"}, {"meenemen", "bewijs"},
    {"wat neemt u mee", "bewijs"}, {"wat moet u meenemen", "bewijs"}, {"wat neem je mee", "bewijs"},
    {"bewijsstukken", "bewijs"},
    {"bezwaar", "bezwaar"}, {"bezwaar en beroep", "bezwaar"}, {"bezwaar maken", "bezwaar"},
    {"niet mee eens", "bezwaar"}, {"bent u het er niet mee eens", "bezwaar"},
    {"contact", "contact"}, {"contact opnemen", "contact"},
    {"bijzonderheden", "bijzonderheden"}, {"let op", "bijzonderheden"}, {"goed om te weten", "bijzonderheden"},
    {"toelichting", "toelichting"},
}};

bool plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Folded, and every run of what is no ASCII letter or digit as one `between`.
std::string worded(std::string_view heading, std::string_view between) {
    std::string out;
    bool gap = false;
    for (const char c : text::fold(heading)) {
        if (!plain(c)) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += between;
        gap = false;
        out += c;
    }
    return out;
}

std::string slug(std::string_view heading) {
    auto out = worded(heading, "-").substr(0, 60);
    while (out.ends_with('-')) out.pop_back();
    return out.empty() ? "sectie" : out;
}

std::string_view without_number(std::string_view key) {
    const auto dash = key.rfind('-');
    const bool numbered = dash != key.npos && dash + 1 < key.size() &&
                          std::ranges::all_of(key.substr(dash + 1), [](char c) { return c >= '0' && c <= '9'; });
    return numbered ? key.substr(0, dash) : key;
}

bool taken(const Record& record, std::string_view key) {
    return std::ranges::any_of(record.sections, [&](const Section& s) { return same_key(s.key, key); });
}

}  // namespace

std::string section_key(std::string_view heading) {
    const auto words = worded(heading, " ");
    for (const auto& [usual_heading, key] : usual)
        if (words == usual_heading) return std::string(key);
    if (worded(heading, "") == "deskmemo") return "deskMemo";
    return slug(heading);
}

std::string canonical_key(std::string_view key) {
    for (const auto known : keys)
        if (same_key(known, key)) return std::string(known);
    return section_key(key);
}

bool is_known_key(std::string_view key) {
    return std::ranges::any_of(keys, [&](auto known) { return same_key(known, key); });
}

bool is_internal(std::string_view key) {
    return std::ranges::any_of(internal_keys, [&](auto k) { return same_key(k, without_number(key)); });
}

std::optional<std::string_view> nearly_internal(std::string_view heading) {
    const auto letters = worded(heading, "");
    for (const auto key : internal_keys)
        if (edits(letters, key, 1) == 1) return key;
    return std::nullopt;
}

bool heads_desk_memo(std::string_view line) {
    if (line.size() > 24 || line.starts_with("- ")) return false;
    return edits(worded(line, ""), "deskMemo", 1) <= 1;
}

std::size_t add_section(Record& record, Section&& section) {
    auto& sections = record.sections;
    if (section.key == body_key && section.title.empty() && !section.visibility) {
        const auto body = std::ranges::find_if(
            sections, [](const Section& s) { return s.key == body_key && s.title.empty() && !s.visibility; });
        if (body != sections.end()) {
            body->text += "\n\n" + section.text;
            return static_cast<std::size_t>(body - sections.begin());
        }
    }
    const auto key = section.key;
    for (std::size_t number = 2; taken(record, section.key); ++number)
        section.key = key + '-' + std::to_string(number);
    sections.push_back(std::move(section));
    return sections.size() - 1;
}

}  // namespace vraagbaak::record

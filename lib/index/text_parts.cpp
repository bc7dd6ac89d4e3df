// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/text_parts.hpp"

#include <algorithm>

#include "text/month_names.hpp"
#include "text/trim.hpp"

namespace vraagbaak::index {

namespace {

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += (out.empty() ? "" : "\n") + text;
    return out;
}

// A fallback without what looks like the id of a department: one word without a capital, or with a digit. Nobody asks for it, and who is not to
// know of the department would find its id.
std::string without_ids(std::string_view fallback) {
    std::string out;
    while (!fallback.empty()) {
        const auto end = std::min(fallback.find(','), fallback.size());
        const auto part = unicode::trim(fallback.substr(0, end));
        fallback.remove_prefix(std::min(end + 1, fallback.size()));
        const auto any = [&](auto is) { return std::ranges::any_of(part, is); };
        const bool digit = any([](char c) { return c >= '0' && c <= '9'; }), capital = any([](char c) { return c >= 'A' && c <= 'Z'; });
        const bool letter = capital || any([](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
        if (part.empty() || (letter && (!capital || digit) && part.find_first_of(" @") == part.npos)) continue;
        out += (out.empty() ? "" : ", ") + std::string{part};
    }
    return out;
}

std::string written_out(const Date& date) {
    return std::to_string(static_cast<unsigned>(date.day())) + ' ' + std::string{unicode::month_names[static_cast<unsigned>(date.month()) - 1]} + ' ' +
           std::to_string(static_cast<int>(date.year()));
}

// With all that people call it who had one in the letter box, and the day as they say it.
std::string told(const Mailing& mailing) {
    return mailing.subject + " (brief, mailing, folder of bericht" + (mailing.date ? " van " + written_out(*mailing.date) : "") +
           (mailing.audience.empty() ? "" : " aan " + mailing.audience) + ')';
}

// How a record is reached, in lines. `names`: see TextPart.
std::string joined_contacts(const Record& record, std::vector<Range>& names) {
    std::string out;
    const auto add = [&](std::string_view line) { (out += out.empty() ? "" : "\n") += line; };
    const auto add_name = [&](std::string_view name) {
        add(name);
        names.push_back({out.size() - name.size(), out.size()});
    };
    for (const auto& contact : record.contacts) {
        add_name(contact.name);
        out += ' ' + contact.role;
    }
    for (const auto& mailing : record.mailings) add(told(mailing));
    if (const auto fallback = without_ids(record.fallback); !fallback.empty()) add(fallback);
    if (record.referral) add(record.referral->organisation + ' ' + record.referral->phone);
    for (const auto* text : {&record.mobile, &record.extension, &record.opening_hours, &record.transfer_instruction})
        if (!text->empty()) add(*text);
    for (const auto& phone : record.phones) add(phone);
    for (const auto& email : record.emails) record.kind == "medewerker" ? add_name(email) : add(email);
    return out;
}

// No part of what is dialled, where short numbers are no words: 1010 is a postcode here. "Project Oeverdijk", "afdeling Vergunningen": what it is
// is said of these with their name or place, and stands in no text of theirs.
std::string joined_places(const Record& record) {
    std::vector<std::string> lines;
    if (record.kind == "project" || record.kind == "afdeling") lines.push_back(record.kind);
    for (const auto& location : record.locations)
        lines.push_back(location.street + ' ' + location.district + ' ' + location.postcode4);
    return joined(lines);
}

std::string joined_work(const Record& record) {
    std::vector<std::string> lines;
    for (const auto* text : {&record.function, &record.skills, &record.work_location})
        if (!text->empty()) lines.push_back(*text);
    for (const auto& team : record.teams) lines.push_back(team);
    if (record.kind == "medewerker")
        for (const auto& department : record.departments) lines.push_back(department);
    return joined(lines);
}

}  // namespace

TextParts::TextParts(const Record& record) {
    add(Field::title, record.title);
    add_made(Field::alternative_title, joined(record.alternative_titles));
    add_made(Field::keywords, joined(record.keywords));
    add(Field::short_answer, record.short_answer);
    for (std::size_t i = 0; i < record.sections.size(); ++i) {
        add(Field::heading, record.sections[i].title, i);
        add(Field::text, record.sections[i].text, i);
    }
    add_made(Field::name, joined_work(record));
    add(Field::text, record.upn_label);
    add_made(Field::text, joined_places(record));
    std::vector<Range> names;
    auto contacts = joined_contacts(record, names);
    add_made(Field::contact, std::move(contacts), std::move(names));
}

void TextParts::add(Field field, std::string_view text, std::size_t section) {
    if (!text.empty()) parts_.push_back({field, text, section, {}});
}

void TextParts::add_made(Field field, std::string text, std::vector<Range> names) {
    if (text.empty()) return;
    made_.push_back(std::make_unique<std::string>(std::move(text)));
    parts_.push_back({field, *made_.back(), TextPart::none, std::move(names)});
}

}  // namespace vraagbaak::index

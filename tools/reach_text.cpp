// SPDX-License-Identifier: GPL-2.0-or-later
#include "reach_text.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

namespace vraagbaak::tool {

namespace {

using Codes = std::pair<std::string_view, std::string_view>;

constexpr std::array link_codes{
    Codes{"owner", "link_owner"},             Codes{"owns", "link_owns"},
    Codes{"leader", "link_leader"},           Codes{"leads", "link_leads"},
    Codes{"contact", "link_contact"},         Codes{"contact-of", "link_contact_of"},
    Codes{"department", "link_department"},   Codes{"handles", "link_handles"},
    Codes{"member", "link_member"},           Codes{"member-of", "link_member_of"},
    Codes{"fallback", "link_fallback"},       Codes{"fallback-of", "link_fallback_of"},
    Codes{"replacement", "link_replacement"}, Codes{"replaces", "link_replaces"},
    Codes{"expert", "link_expert"},           Codes{"expert-in", "link_expert_in"},
};

std::string say(std::string code, std::string_view language, std::vector<std::string> arguments = {}) {
    return text({std::move(code), std::move(arguments)}, language);
}

// What is not empty of these; a dot between words is nothing to read aloud.
std::string together(const Page& page, const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts)
        if (!part.empty()) out += (out.empty() ? "" : page.plain() ? ", " : " · ") + part;
    return out;
}

std::string list(const std::vector<std::string>& values) {
    std::string out;
    for (const auto& value : values) out += (out.empty() ? "" : ", ") + flat(value);
    return out;
}

// "ochtend, middag en avond".
std::string spoken(std::vector<std::string> values, std::string_view language) {
    if (values.size() < 2) return list(values);
    const auto last = flat(values.back());
    values.pop_back();
    return say("reach_and", language, {list(values), last});
}

std::string moment(const std::string& written, bool behind = false) {
    const auto minute = parse_minute(written);
    return minute ? minute_text(*minute, behind) : written;
}

std::string state_of(const Reachable& one, std::string_view language) {
    const bool department = one.kind == "afdeling";
    if (one.state == "present") {
        if (!department) return say("reach_present", language);
        return one.until.empty() ? say("reach_open", language) : say("reach_open_until", language, {moment(one.until)});
    }
    if (one.state != "absent") return say("reach_unknown", language);
    if (one.reason == "holiday") return say("reach_holiday", language);
    if (one.reason == "away" && !one.until.empty())
        return one.until.ends_with(" 00:00") ? say("reach_away_through", language, {moment(one.until, true)}) : say("reach_away", language, {moment(one.until)});
    return say(department ? "reach_closed" : "reach_hours", language);
}

std::string told(const Page& page, const Reachable& one, std::string_view language) {
    const auto again = one.kind == "afdeling" ? "reach_reopens" : "reach_next";
    const auto next = one.state == "absent" && !one.next.empty() ? say(again, language, {moment(one.next)}) : std::string{};
    const auto parts = one.state == "present" && !one.parts.empty() && one.kind != "afdeling" ? say("reach_parts", language, {spoken(one.parts, language)}) : std::string{};
    return together(page, {state_of(one, language), parts, next});
}

std::string numbers(const Page& page, const Reachable& one, std::string_view language) {
    const auto extension = one.extension.empty() ? std::string{} : say("label_extension", language) + ' ' + flat(one.extension);
    return together(page, {list(one.phones), extension});
}

std::string transfer(const Page& page, const Reachable& one) { return together(page, {flat(one.transfer), flat(one.transfer_instruction)}); }

// Why nobody is to be called, where anything is known of it.
void write_nobody(Page& page, const Reach& reach, std::string_view language, std::size_t indent = 0) {
    const auto never = std::ranges::find_if(reach.line, [](const auto& one) { return one.transfer == "niet" && one.state != "absent"; });
    if (never != reach.line.end()) page.fact(say("label_transfer", language), together(page, {flat(never->title), transfer(page, *never)}), indent);
    else if (std::ranges::find(reach.line, "absent", &Reachable::state) != reach.line.end()) page.line(say("reach_nobody", language), indent);
}

// When those behind the first are there again: who takes over for him, and the department.
void write_later(Page& page, const Reach& reach, std::string_view language, std::size_t indent) {
    for (const auto& one : reach.line | std::views::drop(1))
        if (one.state == "absent" && (one.relation == "replacement" || one.kind == "afdeling"))
            page.fact(say("label_reach", language), together(page, {flat(one.title), told(page, one, language)}), indent);
}

}  // namespace

void write_reach(Page& page, const Reach& reach, std::string_view language) {
    if (reach.line.empty()) return;
    if (reach.line.size() == 1 && reach.line.front().relation == "self" && reach.line.front().state == "unknown") return;  // that is nothing to say
    page.gap();
    for (const auto& one : reach.line)
        page.fact(say("label_reach", language), together(page, {flat(one.title), flat(one.role), told(page, one, language)}));
    if (reach.first >= reach.line.size()) return write_nobody(page, reach, language);
    const auto& first = reach.line[reach.first];
    page.fact(say("label_call", language), together(page, {flat(first.title), numbers(page, first, language), transfer(page, first)}));
}

void write_reach_of_hit(Page& page, const Reach& reach, std::string_view language) {
    if (reach.line.empty()) return;
    const auto& own = reach.line.front();
    const bool himself = own.relation == "self";
    // What nothing is known of is not worth a line.
    if (himself && own.state != "unknown") page.fact(say("label_reach", language), told(page, own, language), 4);
    if (reach.first >= reach.line.size()) {
        write_later(page, reach, language, 4);
        return write_nobody(page, reach, language, 4);
    }
    if (himself && (reach.first == 0 || own.state == "unknown")) return;
    const auto& first = reach.line[reach.first];
    page.fact(say("label_call", language), together(page, {flat(first.title), flat(first.role), first.state == "unknown" ? "" : told(page, first, language),
                                                            numbers(page, first, language), transfer(page, first)}), 4);
}

void write_links(Page& page, const std::vector<RecordLink>& links, std::string_view language) {
    if (links.empty()) return;
    page.gap();
    for (const auto& link : links) {
        const auto found = std::ranges::find(link_codes, link.relation, &Codes::first);
        const auto relation = found == link_codes.end() ? link.relation : say(std::string{found->second}, language);
        page.fact(say("label_linked", language), together(page, {flat(link.title), relation, flat(link.detail), link.kind, link.id}));
    }
}

void write_notice(Page& page, const Notice& notice, std::string_view language, std::size_t indent) {
    if (notice.kind.empty()) return page.fact(say("label_notice", language), flat(notice.text), indent);
    page.fact(say("label_announcement", language), together(page, {flat(notice.kind), flat(notice.text)}), indent);
}

void write_notices(Page& page, const std::vector<Notice>& notices, std::string_view language) {
    for (const auto& notice : notices) write_notice(page, notice, language);
}

}  // namespace vraagbaak::tool

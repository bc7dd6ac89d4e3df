// SPDX-License-Identifier: GPL-2.0-or-later
#include "record_text.hpp"

#include <algorithm>

#include "moment.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::tool {

namespace {

std::string list(const std::vector<std::string>& values) {
    std::string out;
    for (const auto& value : values) out += (out.empty() ? "" : ", ") + flat(value);
    return out;
}

std::string day(const std::optional<Date>& date) { return date ? day_text(*date) : std::string(); }

class RecordWriter {
public:
    RecordWriter(Page& page, const Record& record, std::string_view language, const NameOf& name_of)
        : page_(page), record_(record), language_(language), name_of_(name_of) {}

    void write() {
        write_head();
        write_person();
        write_project();
        for (const auto& section : record_.sections) write_section(section);
        write_tail();
    }

private:
    // What is not empty of these, on one line; a dot between words is nothing to read aloud.
    std::string together(const std::vector<std::string>& parts) const {
        std::string out;
        for (const auto& part : parts)
            if (!part.empty()) out += (out.empty() ? "" : page_.plain() ? ", " : " · ") + flat(part);
        return out;
    }

    std::string say(std::string code) const { return text({std::move(code), {}}, language_); }
    void fact(std::string code, const std::string& value) { page_.fact(say(std::move(code)), flat(value)); }

    std::string called(const std::string& name) const {
        const auto known = name.empty() ? std::string() : name_of_(name);
        return known.empty() ? name : known;
    }

    std::string period_text(const TimeSpan& period) const {
        std::string out;
        if (period.from) out = text({"period_from", {minute_text(*period.from)}}, language_);
        if (!period.until) return out;
        const bool whole = to_string(*period.until).ends_with(" 00:00");
        return out + (out.empty() ? "" : " ") + text({whole ? "period_through" : "period_until", {minute_text(*period.until, true)}}, language_);
    }

    void write_head() {
        if (page_.plain()) {
            fact("label_title", record_.title);
            fact("label_kind", record_.kind);
            fact("label_id", record_.id);
            fact("label_changed_on", day(record_.changed_on));
        } else {
            page_.line(flat(record_.title));
            const auto changed = day(record_.changed_on);
            page_.line(together({record_.kind, record_.id,
                                 changed.empty() ? changed : say("label_changed_on") + " " + changed}));
        }
        fact("label_also", list(record_.alternative_titles));
        if (record_.status != "actief") fact("label_status", record_.status);
        fact("label_short_answer", record_.short_answer);
        if (record_.referral)
            fact("label_referral",
                 together({record_.referral->organisation, record_.referral->phone, record_.referral->url}));
    }

    void write_person() {
        fact("label_function", record_.function);
        fact("label_phone", list(record_.phones));
        fact("label_mobile", record_.mobile);
        fact("label_extension", record_.extension);
        fact("label_email", list(record_.emails));
        fact("label_departments", list(record_.departments));
        fact("label_teams", list(record_.teams));
        fact("label_skills", record_.skills);
        fact("label_location", record_.work_location);
        if (record_.availability) {
            fact("label_present", list(record_.availability->present));
            fact("label_replacement", called(record_.availability->replacement));
            for (const auto& [period, replacement] : record_.availability->absences) fact("label_away", together({period_text(period), called(replacement)}));
        }
        fact("label_hours", record_.opening_hours);
        fact("label_transfer_how", record_.transfer);
        fact("label_transfer", record_.transfer_instruction);
        fact("label_leader", called(record_.leader));
        if (!record_.connected) page_.line(say("record_not_connected"));
    }

    void write_project() {
        fact("label_start", day(record_.start));
        fact("label_end", day(record_.end));
        for (const auto& place : record_.locations)
            fact("label_place", together({place.street, place.district, place.postcode4}));
        for (const auto& person : record_.contacts)
            fact("label_contact", together({person.name.empty() ? called(person.id) : person.name, person.role}));
        fact("label_fallback", called(record_.fallback));
        for (const auto& mailing : record_.mailings)
            fact("label_mailing", together({day(mailing.date), mailing.audience, mailing.subject}));
    }

    void write_section(const Section& section) {
        page_.gap();
        if (page_.plain())
            fact("label_section", section.title.empty() ? section.key : section.title);
        else if (!section.title.empty())
            page_.line(flat(section.title) + " (" + flat(section.key) + ")");
        page_.body(say("label_text"), section.text, section.title.empty() ? 0 : 2);
    }

    void write_tail() {
        page_.gap();
        fact("label_keywords", list(record_.keywords));
        fact("label_themes", list(record_.themes));
        fact("label_audiences", list(record_.audiences));
        fact("label_owner", called(record_.owner));
        fact("label_legal_basis", record_.legal_basis);
        fact("label_visible_from", day(record_.visible_from));
        fact("label_visible_until", day(record_.visible_until));
        fact("label_review_before", day(record_.review_before));
        fact("label_change_summary", record_.change_summary);
        fact("label_replaced_by", record_.replaced_by);
        fact("label_merged_from", list(record_.merged_from));
        fact("label_related", list(record_.related));
        for (const auto& link : record_.links) fact("label_link", together({link.label, link.url}));
        fact("label_url", record_.url);
        fact("label_source", record_.source);
    }

    Page& page_;
    const Record& record_;
    std::string_view language_;
    const NameOf& name_of_;
};

}  // namespace

void keep_section(Record& record, std::string_view name) {
    const auto same = [&](const std::string& text) {
        const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
        return std::ranges::equal(text, name, {}, low, low);
    };
    std::string known;
    for (const auto& section : record.sections) known += (known.empty() ? "" : ", ") + section.key;
    std::erase_if(record.sections, [&](const Section& section) { return !same(section.key) && !same(section.title); });
    if (record.sections.empty())
        throw Error(ErrorKind::refused, {"unknown_section", {record.id, std::string(name), known.empty() ? "-" : known}});
}

void write_record(Page& page, const Record& record, std::string_view language, const NameOf& name_of) {
    RecordWriter(page, record, language, name_of).write();
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
// A record as JSON. What every record has is always there; the rest only when it is filled in, so that an article does
// not carry a person's empty keys.
#include "render/json.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

using render::Json;

namespace {

void add(Json& out, const char* key, const std::string& value) {
    if (!value.empty()) out[key] = value;
}

void add(Json& out, const char* key, const std::vector<std::string>& values) {
    if (!values.empty()) out[key] = values;
}

void add(Json& out, const char* key, const std::optional<Date>& date) {
    if (date) out[key] = to_string(*date);
}

void add(Json& out, const char* key, bool value) {
    if (value) out[key] = true;
}

// null: nothing was said; [] everyone.
Json visibility_json(const Visibility& visibility) { return visibility ? Json(*visibility) : Json(); }

Json sections_json(const std::vector<Section>& sections) {
    auto out = Json::array();
    for (const auto& section : sections)
        out.push_back({{"key", section.key},
                       {"title", section.title},
                       {"text", section.text},
                       {"visibility", visibility_json(section.visibility)}});
    return out;
}

// Until: the first minute that is outside; null: no such side.
Json period_json(const TimeSpan& period) {
    const auto side = [](const std::optional<Minute>& minute) { return minute ? Json(to_string(*minute)) : Json(); };
    return {{"from", side(period.from)}, {"until", side(period.until)}};
}

Json common_json(const Record& record) {
    Json out{{"id", record.id},
             {"kind", record.kind},
             {"source", record.source},
             {"title", record.title},
             {"language", record.language},
             {"status", record.status},
             {"sections", sections_json(record.sections)},
             {"visibility", visibility_json(record.visibility)}};
    add(out, "alternative_titles", record.alternative_titles);
    add(out, "keywords", record.keywords);
    add(out, "themes", record.themes);
    add(out, "audiences", record.audiences);
    add(out, "departments", record.departments);
    add(out, "visible_from", record.visible_from);
    add(out, "visible_until", record.visible_until);
    add(out, "changed_on", record.changed_on);
    add(out, "review_before", record.review_before);
    add(out, "change_summary", record.change_summary);
    add(out, "related", record.related);
    for (const auto& link : record.links) out["links"].push_back({{"label", link.label}, {"url", link.url}});
    add(out, "url", record.url);
    add(out, "replaced_by", record.replaced_by);
    add(out, "merged_from", record.merged_from);
    return out;
}

void add_article(Json& out, const Record& record) {
    add(out, "short_answer", record.short_answer);
    add(out, "owner", record.owner);
    add(out, "legal_basis", record.legal_basis);
    add(out, "upn_uri", record.upn_uri);
    add(out, "upn_label", record.upn_label);
    if (record.referral)
        out["referral"] = {{"organisation", record.referral->organisation},
                           {"phone", record.referral->phone},
                           {"url", record.referral->url}};
    add(out, "important", record.important);
}

void add_person_or_department(Json& out, const Record& record) {
    add(out, "given_name", record.given_name);
    add(out, "name_prefix", record.name_prefix);
    add(out, "family_name", record.family_name);
    add(out, "function", record.function);
    add(out, "phones", record.phones);
    add(out, "mobile", record.mobile);
    add(out, "extension", record.extension);
    add(out, "emails", record.emails);
    add(out, "skills", record.skills);
    add(out, "work_location", record.work_location);
    add(out, "teams", record.teams);
    if (record.availability) {
        auto absences = Json::array();
        for (const auto& absence : record.availability->absences) {
            auto one = period_json(absence.period);
            one["replacement"] = absence.replacement;
            absences.push_back(std::move(one));
        }
        out["availability"] = {{"present", record.availability->present},
                               {"replacement", record.availability->replacement},
                               {"absences", std::move(absences)}};
    }
    add(out, "opening_hours", record.opening_hours);
    add(out, "transfer_instruction", record.transfer_instruction);
    add(out, "transfer", record.transfer);
    add(out, "leader", record.leader);
    if (record.kind == "afdeling") out["connected"] = record.connected;
}

void add_project(Json& out, const Record& record) {
    add(out, "start", record.start);
    add(out, "end", record.end);
    for (const auto& place : record.locations)
        out["locations"].push_back(
            {{"street", place.street}, {"district", place.district}, {"postcode4", place.postcode4}});
    for (const auto& person : record.contacts)
        out["contacts"].push_back(
            {{"id", person.id}, {"name", person.name}, {"role", person.role}, {"order", person.order}});
    add(out, "fallback", record.fallback);
    for (const auto& mailing : record.mailings)
        out["mailings"].push_back({{"date", mailing.date ? Json(to_string(*mailing.date)) : Json()},
                                   {"audience", mailing.audience},
                                   {"subject", mailing.subject}});
}

}  // namespace

std::string to_json(const Record& record, const std::vector<Notice>& notices, const Reach& reach, const std::vector<RecordLink>& links) {
    auto out = common_json(record);
    add_article(out, record);
    add_person_or_department(out, record);
    add_project(out, record);
    for (const auto& announcement : record.announcements) {
        Json one{{"kind", announcement.kind}, {"text", announcement.text}};
        one.update(period_json(announcement.period));
        out["announcements"].push_back(std::move(one));
    }
    out["notices"] = render::notices(notices);
    out["reach"] = render::reach(reach);
    out["linked"] = render::links(links);
    return render::dump(out);
}

}  // namespace vraagbaak

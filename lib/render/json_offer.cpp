// SPDX-License-Identifier: GPL-2.0-or-later
// What is offered for a text, as JSON.
#include "render/json.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

using render::Json;

namespace {

Json record_json(const OfferedRecord& record, std::string_view language) {
    Json out{{"rank", record.rank}, {"sentence", record.sentence}};
    out.update(render::hit(record.hit, language));
    return out;
}

Json question_json(const OfferedQuestion& question, std::string_view language) {
    auto records = Json::array();
    for (const auto& record : question.records) records.push_back(record_json(record, language));
    return {{"text", question.text}, {"words", question.words}, {"records", records}};
}

Json complaint_json(const std::optional<OfferedComplaint>& complaint, std::string_view language) {
    if (!complaint) return nullptr;
    return {{"reason", complaint->reason}, {"record", record_json(complaint->record, language)}};
}

Json now_json(const std::optional<OfferedNow>& now) {
    if (!now) return nullptr;
    auto asked = Json::array(), opened = Json::array();
    for (const auto& question : now->asked) asked.push_back({{"question", question.question}, {"asked", question.asked}});
    for (const auto& record : now->opened) opened.push_back({{"id", record.id}, {"title", record.title}, {"opened", record.opened}});
    return {{"asked", asked}, {"opened", opened}, {"changes", render::changes(now->changes)}, {"announced", render::notices(now->announced)}};
}

}  // namespace

std::string to_json(const Offer& offer, std::string_view language) {
    auto questions = Json::array();
    for (const auto& question : offer.questions) questions.push_back(question_json(question, language));
    return render::dump({{"questions", questions},
                         {"left", offer.left},
                         {"complaint", complaint_json(offer.complaint, language)},
                         {"now", now_json(offer.now)},
                         {"notices", render::notices(offer.notices)},
                         {"redacted", offer.redacted},
                         {"cut", offer.cut},
                         {"unread", offer.unread},
                         {"version", offer.version}});
}

}  // namespace vraagbaak

// SPDX-License-Identifier: GPL-2.0-or-later
// Feedback, and what became of counting, as JSON.
#include "render/json.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

using render::Json;

namespace {

const char* name_of(FeedbackKind kind) {
    switch (kind) {
        case FeedbackKind::remark: return "remark";
        case FeedbackKind::suggestion: return "suggestion";
        case FeedbackKind::signal: return "signal";
    }
    return "";
}

const char* name_of(FeedbackState state) {
    switch (state) {
        case FeedbackState::open: return "open";
        case FeedbackState::taken: return "taken";
        case FeedbackState::done: return "done";
        case FeedbackState::rejected: return "rejected";
    }
    return "";
}

Json feedback_json(const Feedback& one) {
    const auto& told = one.told;
    return {{"number", one.number},
            {"kind", name_of(told.kind)},
            {"state", name_of(one.state)},
            {"to", one.to},
            {"created", to_string(one.created)},
            {"changed", to_string(one.changed)},
            {"overdue", one.overdue},
            {"record", told.id},
            {"section", told.section},
            {"url", told.url},
            {"quote", told.quote},
            {"text", told.text},
            {"reason", told.reason},
            {"query", told.question},
            {"handled", told.handled ? Json(*told.handled) : Json()},
            {"answer", one.answer}};
}

}  // namespace

std::string to_json(const std::vector<Feedback>& feedback) {
    auto list = Json::array();
    for (const auto& one : feedback) list.push_back(feedback_json(one));
    return render::dump({{"feedback", list}});
}

std::string to_json(const Feedback& feedback) { return render::dump(feedback_json(feedback)); }

std::string to_json(const Receipt& receipt) {
    return render::dump({{"number", receipt.number}, {"token", receipt.token}, {"to", receipt.to}, {"redacted", receipt.redacted}});
}

std::string to_json(const Reply& reply) {
    return render::dump({{"number", reply.number}, {"state", name_of(reply.state)}, {"changed", to_string(reply.changed)}, {"answer", reply.answer}});
}

std::string to_json(const PurgeReport& report) { return render::dump({{"questions", report.questions}, {"uses", report.uses}, {"erased", report.erased}}); }

std::string to_json(const LogState& state, std::string_view language) {
    Json out{{"written", state.written}, {"waiting", state.waiting}, {"withheld", state.withheld}, {"repeated", state.repeated}, {"lost", state.lost}};
    out["problem"] = state.problem ? render::message(*state.problem, language) : Json();
    return render::dump(out);
}

}  // namespace vraagbaak

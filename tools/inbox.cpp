// SPDX-License-Identifier: GPL-2.0-or-later
#include "inbox.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "desk.hpp"
#include "moment.hpp"

namespace vraagbaak::tool {

namespace {

using Named = std::pair<std::string_view, InboxAct>;

constexpr std::array acts{Named{"add", InboxAct::add},       Named{"erbij", InboxAct::add},        Named{"signal", InboxAct::signal},
                          Named{"snel", InboxAct::signal},   Named{"list", InboxAct::list},        Named{"lijst", InboxAct::list},
                          Named{"show", InboxAct::show},     Named{"tonen", InboxAct::show},       Named{"take", InboxAct::take},
                          Named{"oppakken", InboxAct::take}, Named{"finish", InboxAct::finish},    Named{"afhandelen", InboxAct::finish},
                          Named{"reject", InboxAct::reject}, Named{"afwijzen", InboxAct::reject},  Named{"assign", InboxAct::assign},
                          Named{"toewijzen", InboxAct::assign}, Named{"answer", InboxAct::answer}, Named{"antwoord", InboxAct::answer},
                          Named{"expire", InboxAct::expire}, Named{"opschonen", InboxAct::expire}};

using NamedState = std::pair<std::string_view, FeedbackState>;

constexpr std::array states{NamedState{"open", FeedbackState::open},     NamedState{"nieuw", FeedbackState::open},
                            NamedState{"taken", FeedbackState::taken},   NamedState{"in-behandeling", FeedbackState::taken},
                            NamedState{"done", FeedbackState::done},     NamedState{"afgehandeld", FeedbackState::done},
                            NamedState{"rejected", FeedbackState::rejected}, NamedState{"afgewezen", FeedbackState::rejected}};

const char* state_code(FeedbackState state) {
    switch (state) {
        case FeedbackState::open: return "state_open";
        case FeedbackState::taken: return "state_taken";
        case FeedbackState::done: return "state_done";
        case FeedbackState::rejected: return "state_rejected";
    }
    return "";
}

const char* kind_code(FeedbackKind kind) {
    switch (kind) {
        case FeedbackKind::remark: return "feedback_remark";
        case FeedbackKind::suggestion: return "feedback_suggestion";
        case FeedbackKind::signal: return "feedback_signal";
    }
    return "";
}

std::uint64_t number_in(const std::string& word) {
    const auto number = parse_number(word);
    if (!number) throw Error(ErrorKind::usage, {"feedback_no_number", {word}});
    return *number;
}

FeedbackFilter filter_of(const Session& session, const std::vector<FeedbackKind>& kinds) {
    FeedbackFilter filter{kinds, {}, session.given().text("to").value_or(""), session.given().has("overdue")};
    for (const auto& name : session.given().texts("state")) {
        const auto found = std::ranges::find(states, std::string_view{name}, &NamedState::first);
        if (found == states.end()) throw Error(ErrorKind::usage, {"feedback_no_such_state", {name}});
        filter.states.push_back(found->second);
    }
    return filter;
}

void write_feedback(const Session& session, Page& page, const Feedback& one) {
    const auto& told = one.told;
    page.line(session.sentence("feedback_head", {std::to_string(one.number), session.sentence(kind_code(told.kind)), session.sentence(state_code(one.state))}));
    const auto fact = [&](const char* label, const std::string& value) { page.fact(session.sentence(label), flat(value), 4); };
    fact("label_question", told.question);
    fact("label_id", told.id);
    fact("label_section", told.section);
    fact("label_url", told.url);
    fact("label_quote", told.quote);
    fact(told.kind == FeedbackKind::suggestion ? "label_proposed" : "label_remark", told.text);
    fact("label_cause", told.reason);
    if (told.handled) fact("label_handled", session.sentence(*told.handled ? "said_yes" : "said_no"));
    fact("label_to", one.to);
    fact("label_told_on", day_text(one.created));
    if (one.overdue) page.line(session.sentence("feedback_overdue"), 4);
    fact("label_answer", one.answer);
}

int write_one(Session& session, const Feedback& one) {
    if (session.json()) {
        session.out().line(to_json(one));
        return done;
    }
    auto page = session.page();
    write_feedback(session, page, one);
    session.out().write(page.text());
    return done;
}

// Any name will do, since who does it need not be in the base; but nobody reads what lies under a misspelt one.
int assign(Session& session, const Asker& asker, std::uint64_t number, const std::string& to) {
    const auto inbox = inbox_of(session);
    const auto one = inbox.assign(asker, number, to);
    if (!inbox.knows(asker, to)) session.note("feedback_unknown_destination", {flat(to)});
    return write_one(session, one);
}

int write_list(Session& session, const std::vector<Feedback>& all) {
    if (session.json()) {
        session.out().line(to_json(all));
    } else {
        auto page = session.page();
        for (const auto& one : all) write_feedback(session, page, one);
        if (all.empty()) page.line(session.sentence("feedback_none"));
        session.out().write(page.text());
    }
    return all.empty() ? nothing_found : done;
}

int write_reply(Session& session, const std::string& token) {
    const auto reply = inbox_of(session).reply(token);
    if (!reply) throw Error(ErrorKind::refused, {"feedback_no_token", {}});
    if (session.json()) {
        session.out().line(to_json(*reply));
        return done;
    }
    auto page = session.page();
    page.line(session.sentence("feedback_state", {std::to_string(reply->number), session.sentence(state_code(reply->state)), day_text(reply->changed)}));
    page.fact(session.sentence("label_answer"), flat(reply->answer));
    session.out().write(page.text());
    return done;
}

int expire(Session& session) {
    const auto count = inbox_of(session).expire();
    if (session.json()) session.out().line("{\"expired\":" + std::to_string(count) + "}");
    else session.out().line(session.sentence("feedback_expired", {std::to_string(count)}));
    return done;
}

}  // namespace

std::optional<InboxAct> inbox_act_named(std::string_view word) {
    const auto found = std::ranges::find(acts, word, &Named::first);
    return found == acts.end() ? std::nullopt : std::optional{found->second};
}

Inbox inbox_of(Session& session) { return session.base().inbox({.today = session.asker().date}); }

std::string text_of(const Session& session, const std::vector<std::string>& words, std::size_t from) {
    return session.question({words.begin() + static_cast<std::ptrdiff_t>(std::min(from, words.size())), words.end()});
}

int add_and_tell(Session& session, const FeedbackDraft& draft) {
    const auto receipt = inbox_of(session).add(session.asker(), draft);
    if (session.json()) {
        session.out().line(to_json(receipt));
        return done;
    }
    auto page = session.page();
    page.line(session.sentence("feedback_added", {std::to_string(receipt.number), flat(receipt.to)}));
    if (receipt.redacted) page.line(session.sentence("feedback_redacted"));
    page.fact(session.sentence("label_token"), receipt.token);
    session.out().write(page.text());
    return done;
}

int run_inbox_act(Session& session, InboxAct act, const std::vector<std::string>& words, const std::vector<FeedbackKind>& kinds) {
    constexpr std::size_t any = 10'000;
    if (act == InboxAct::list) need_options(session, {"state", "to", "overdue"});
    else need_options(session, {});
    const auto asker = session.asker();
    switch (act) {
        case InboxAct::list: need_words(session, words, 0, 0); return write_list(session, inbox_of(session).list(asker, filter_of(session, kinds)));
        case InboxAct::show: {
            need_words(session, words, 1, 1);
            const auto found = inbox_of(session).find(asker, number_in(words[0]));
            if (!found) throw Error(ErrorKind::refused, {"feedback_unknown", {words[0]}});
            return write_one(session, *found);
        }
        case InboxAct::take: need_words(session, words, 1, 1); return write_one(session, inbox_of(session).take(asker, number_in(words[0])));
        case InboxAct::finish:
            need_words(session, words, 1, any);
            return write_one(session, inbox_of(session).finish(asker, number_in(words[0]), text_of(session, words, 1)));
        case InboxAct::reject:
            need_words(session, words, 1, any);
            return write_one(session, inbox_of(session).reject(asker, number_in(words[0]), text_of(session, words, 1)));
        case InboxAct::assign:
            need_words(session, words, 2, any);
            return assign(session, asker, number_in(words[0]), text_of(session, words, 1));
        case InboxAct::answer: need_words(session, words, 1, 1); return write_reply(session, words[0]);
        case InboxAct::expire: need_words(session, words, 0, 0); return expire(session);
        default: throw_no_such_act(session, session.words().front());
    }
}

}  // namespace vraagbaak::tool

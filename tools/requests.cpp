// SPDX-License-Identifier: GPL-2.0-or-later
#include "requests.hpp"

#include <algorithm>
#include <array>

#include "changes_text.hpp"
#include "counting.hpp"
#include "json.hpp"
#include "nearest.hpp"
#include "record_text.hpp"
#include "session.hpp"
#include "verbs.hpp"

namespace vraagbaak::tool {

namespace {

// Of every request; `id` and `request` come back with the answer.
constexpr std::array<std::string_view, 6> common_keys{"verb", "groups", "date", "lang", "id", "request"};

constexpr int deepest = 32;  // levels of a request that a person or program would write

Error usage(std::string code, std::vector<std::string> arguments) {
    return Error(ErrorKind::usage, {std::move(code), std::move(arguments)});
}

class Request {
public:
    Request(Services& services, Json body) : services_(services), body_(std::move(body)) {}

    std::string text(const char* key, std::string preset = {}) const {
        const auto found = body_.find(key);
        if (found == body_.end()) return preset;
        if (!found->is_string()) throw usage("request_not_text", {key});
        return found->get<std::string>();
    }

    std::string required_text(const char* key) const {
        if (!body_.contains(key)) throw usage("request_key_missing", {key});
        return text(key);
    }

    bool flag(const char* key) const {
        const auto found = body_.find(key);
        if (found == body_.end()) return false;
        if (!found->is_boolean()) throw usage("request_not_flag", {key});
        return found->get<bool>();
    }

    std::size_t number(const char* key, std::size_t preset, std::size_t most) const {
        const auto found = body_.find(key);
        if (found == body_.end()) return preset;
        if (!found->is_number_unsigned() || found->get<std::size_t>() > most)
            throw usage("request_not_number", {key, std::to_string(most)});
        return found->get<std::size_t>();
    }

    std::vector<std::string> texts(const char* key) const {
        std::vector<std::string> out;
        const auto found = body_.find(key);
        if (found == body_.end()) return out;
        if (!found->is_array()) throw usage("request_not_list", {key});
        for (const auto& entry : *found) {
            if (!entry.is_string()) throw usage("request_not_list", {key});
            out.push_back(entry.get<std::string>());
        }
        return out;
    }

    std::vector<Filter> filters() const {
        std::vector<Filter> out;
        for (const auto& entry : texts("filters")) out.push_back(parse_filter(entry));
        return out;
    }

    // The record a request is about: "record", or "id" as in the answers.
    std::string record() const { return body_.contains("record") ? text("record") : required_text("id"); }

    std::string language() const {
        const auto language = text("lang", services_.language);
        if (language != "nl" && language != "en") throw usage("unknown_language", {language});
        return language;
    }

    Asker asker() const {
        Asker asker{texts("groups"), today(), language()};
        if (const auto day = text("date"); !day.empty()) set_day(asker, day);
        else asker.time = time_of_day();
        return asker;
    }
    Searcher searcher() const { return base().searcher(asker()); }

    Occasion occasion() const {
        Occasion occasion;
        occasion.channel = text("channel", occasion.channel);
        occasion.contact = text("contact");
        occasion.moment = std::chrono::system_clock::now();
        return occasion;
    }
    QuestionLog& log() const { return services_.log; }
    bool has(const char* key) const { return body_.contains(key); }

    void allow_only(const std::vector<std::string_view>& keys) const {
        auto known = keys;
        known.insert(known.end(), common_keys.begin(), common_keys.end());
        for (const auto& [key, value] : body_.items()) {
            if (std::ranges::find(known, key) != known.end()) continue;
            const auto near = nearest(key, known);
            throw near.empty() ? usage("request_key_unknown", {key}) : usage("request_key_near", {key, near});
        }
    }

    const KnowledgeBase& base() const { return services_.base; }

private:
    Services& services_;
    Json body_;
};

std::string answer_search(const Request& request) {
    Question question;
    question.text = request.required_text("query");
    question.limit = request.number("limit", 10, 1000);
    question.offset = request.number("offset", 0, 100'000);
    question.filters = request.filters();
    question.facets = request.texts("facets");
    question.explain = request.flag("explain");
    question.without_lists = request.flag("without_lists");
    question.reach = true;
    const auto asker = request.asker();
    const auto searcher = request.base().searcher(asker);
    const auto answer = searcher.search(question);
    if (request.flag("record")) request.log().asked(asker, question, answer, request.occasion());
    return request.flag("choices") ? to_json(answer, searcher.choices(question), request.language()) : to_json(answer, request.language());
}

std::string answer_why_not(const Request& request) {
    Question question;
    question.text = request.required_text("query");
    question.filters = request.filters();
    question.without_lists = request.flag("without_lists");
    return to_json(request.searcher().why_not(question, request.record()), request.language());
}

std::string answer_show(const Request& request) {
    const auto id = request.record();
    const auto searcher = request.searcher();
    auto record = searcher.show(id);
    if (!record) throw Error(ErrorKind::refused, {"unknown_record", {id}});
    if (request.flag("terms")) return json_line({{"id", id}, {"terms", searcher.terms(id)}});
    if (const auto section = request.text("section"); !section.empty()) keep_section(*record, section);
    return to_json(*record, searcher.notices(id), searcher.reach(id), searcher.links(id));
}

std::string answer_related(const Request& request) {
    const auto id = request.record();
    const auto searcher = request.searcher();
    if (!searcher.show(id)) throw Error(ErrorKind::refused, {"unknown_record", {id}});
    return to_json(searcher.related(id, request.number("limit", 10, 1000)));
}

std::string answer_complete(const Request& request) {
    Prefix prefix;
    prefix.text = request.required_text("text");
    prefix.limit = request.number("limit", prefix.limit, 100);
    prefix.kinds = request.texts("kinds");
    return to_json(request.searcher().complete(prefix));
}

std::string answer_offer(const Request& request) {
    OfferQuery query;
    query.text = request.text("text");
    if (request.has("limit")) query.limit = request.number("limit", 1, 50);
    query.without_lists = request.flag("without_lists");
    return to_json(request.base().offer(request.asker(), query), request.language());
}

std::string answer_changes(const Request& request) {
    const auto asker = request.asker();
    const auto since = request.text("since");
    const auto day = since_of(since.empty() ? std::nullopt : std::optional{since}, asker.date);
    return to_json(request.base().changes(asker, changes_query(request.base(), asker, day, request.number("limit", 0, 100'000))));
}

std::string answer_report(const Request& request) {
    ReportOptions options;
    if (const auto from = request.text("from"); !from.empty()) options.from = parse_day(from);
    if (const auto until = request.text("until"); !until.empty()) options.until = parse_day(until);
    options.limit = request.number("limit", options.limit, 1000);
    options.shielded = request.flag("shielded");
    return to_json(request.base().report(request.asker(), request.required_text("name"), options), request.language());
}

std::string answer_analyze(const Request& request) { return to_json(analyze(request.required_text("text"))); }

std::string answer_health(const Request& request) { return to_json(request.base().health(), request.language()); }

// It will be counted as soon as may be; whether that can be done is for health to tell.
std::string counted() { return json_line({{"counted", true}}); }

std::string answer_log(const Request& request) {
    const auto act = request.required_text("act");
    if (act == "open") {
        request.log().opened(request.asker(), request.text("query"), request.required_text("record"), request.occasion());
        return counted();
    }
    if (act != "outcome") throw usage("request_act_unknown", {act, "open, outcome"});
    const auto outcome = request.required_text("outcome");
    const auto found = found_named(outcome);
    if (!found) throw usage("log_no_such_outcome", {outcome});
    request.log().outcome(request.asker(), request.text("query"), *found, request.occasion());
    return counted();
}

std::string answer_reply(const Inbox& inbox, const std::string& token) {
    const auto reply = inbox.reply(token);
    if (!reply) throw Error(ErrorKind::refused, {"feedback_no_token", {}});
    return to_json(*reply);
}

std::string answer_feedback(const Request& request) {
    const auto act = request.required_text("act");
    const auto asker = request.asker();
    const auto inbox = request.base().inbox({.today = asker.date});
    if (act == "answer") return answer_reply(inbox, request.required_text("token"));
    if (act != "add" && act != "signal") throw usage("request_act_unknown", {act, "add, signal, answer"});
    FeedbackDraft draft;
    draft.kind = act == "add" ? FeedbackKind::remark : FeedbackKind::signal;
    draft.id = request.text("record");
    draft.section = request.text("section");
    draft.url = request.text("url");
    draft.quote = request.text("quote");
    draft.text = request.text("text");
    draft.reason = request.text("reason");
    draft.question = request.text("query");
    if (request.has("handled")) draft.handled = request.flag("handled");
    return to_json(inbox.add(asker, draft));
}

std::string answer_questions(const Request& request) {
    const auto act = request.required_text("act");
    const auto asker = request.asker();
    const auto inbox = request.base().inbox({.today = asker.date});
    if (act == "answer") return answer_reply(inbox, request.required_text("token"));
    if (act != "add" && act != "draft") throw usage("request_act_unknown", {act, "add, draft, answer"});
    auto draft = inbox.suggestion(asker, request.required_text("query"), request.language());
    if (act == "draft") return json_line({{"query", draft.question}, {"reason", draft.reason}});
    draft.text = request.text("text");
    if (request.has("reason")) draft.reason = request.text("reason");
    return to_json(inbox.add(asker, draft));
}

struct Service {
    std::string_view verb;
    std::vector<std::string_view> keys;
    std::string (*answer)(const Request&);
};

const std::vector<Service>& services() {
    static const std::vector<Service> table{
        {"search", {"query", "limit", "offset", "filters", "facets", "explain", "without_lists", "choices", "record", "channel", "contact"}, answer_search},
        {"why-not", {"query", "record", "filters", "without_lists"}, answer_why_not},
        {"show", {"record", "section", "terms"}, answer_show},
        {"offer", {"text", "limit", "without_lists"}, answer_offer},
        {"related", {"record", "limit"}, answer_related},
        {"complete", {"text", "limit", "kinds"}, answer_complete},
        {"changes", {"since", "limit"}, answer_changes},
        {"report", {"name", "from", "until", "limit", "shielded"}, answer_report},
        {"analyze", {"text"}, answer_analyze},
        {"health", {}, answer_health},
        {"log", {"act", "query", "record", "outcome", "channel", "contact"}, answer_log},
        {"feedback", {"act", "record", "section", "url", "quote", "text", "reason", "query", "handled", "token"}, answer_feedback},
        {"questions", {"act", "query", "text", "reason", "token"}, answer_questions},
    };
    return table;
}

const Service& service_named(const std::string& name) {
    const auto* verb = find_verb(name);  // Dutch names too
    const auto found = std::ranges::find(services(), verb ? verb->name : name, &Service::verb);
    if (found == services().end()) throw usage("request_verb_unknown", {name});
    return *found;
}

// Levels are counted before parsing: a line of brackets must not become a tower of objects.
Json parse(std::string_view line) {
    int depth = 0;
    const auto watch = [&](int level, Json::parse_event_t, Json&) {
        depth = std::max(depth, level);
        return level <= deepest;
    };
    auto body = Json::parse(line, watch, false);
    if (body.is_discarded() || !body.is_object() || depth > deepest) throw usage("request_not_json", {});
    return body;
}

// Answers about one record carry that record's id, which is the one that was sent.
void echo(const Json& body, Json& answer) {
    if (body.contains("id") && !answer.contains("id")) answer["id"] = body["id"];
    if (body.contains("request")) answer["request"] = body["request"];
}

std::string error_json(const std::string& language, const Error& error, const Json& body) {
    const auto asked = body.find("lang");
    const bool english = asked != body.end() && *asked == "en";
    const bool dutch = asked != body.end() && *asked == "nl";
    return to_json(error, english ? "en" : dutch ? "nl" : language);
}

std::string answer_body(Services& services, const Json& body) {
    try {
        const Request request(services, body);
        const auto& service = service_named(request.required_text("verb"));
        request.allow_only(service.keys);
        return service.answer(request);
    } catch (const Error& error) {
        return error_json(services.language, error, body);
    } catch (const std::exception& error) {
        return error_json(services.language, Error(ErrorKind::io, {"internal", {error.what()}}), body);
    }
}

}  // namespace

std::string answer_request(Services& services, std::string_view line) {
    Json body;
    try {
        body = parse(line);
    } catch (const Error& error) {
        return to_json(error, services.language);
    }
    const auto text = answer_body(services, body);
    if (!body.contains("id") && !body.contains("request")) return text;
    auto answer = Json::parse(text);
    echo(body, answer);
    return json_line(answer);
}

}  // namespace vraagbaak::tool

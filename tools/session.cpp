// SPDX-License-Identifier: GPL-2.0-or-later
#include "session.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <locale>
#include <sstream>

#include <unistd.h>

#include "moment.hpp"

namespace vraagbaak::tool {

namespace {

constexpr std::size_t most_question_bytes = 10'000'000;

bool is_language(const std::string& text) { return text == "nl" || text == "en"; }

bool plain_by_environment() {
    const char* value = std::getenv("VRAAGBAAK_PLAIN");
    return value && *value && std::string_view(value) != "0";
}

std::vector<std::string> split_labels(const std::string& text) {
    std::vector<std::string> labels(1);
    for (const char c : text) {
        if (c == ',')
            labels.emplace_back();
        else if (c != ' ')
            labels.back() += c;
    }
    std::erase(labels, "");
    return labels;
}

// nullopt: none is named, or it cannot be opened; what is wrong with it is told by the verb that needs it.
std::optional<KnowledgeBase> base_if_good(const std::optional<std::string>& given) {
    const auto folder = base_folder(given);
    if (!folder) return std::nullopt;
    try {
        return KnowledgeBase::open(*folder);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

std::string join(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

}  // namespace

Session::Session(Command command, Output& out)
    : command_(std::move(command)),
      out_(out),
      json_(given().has("json")),
      plain_(given().has("plain") || plain_by_environment()),
      quiet_(given().has("quiet")),
      language_("nl") {
    const auto asked = given().text("lang");
    if (asked && !is_language(*asked)) throw Error(ErrorKind::usage, {"unknown_language", {*asked}});
    if (asked) language_ = *asked;
    else if (base_ = base_if_good(given().text("base")); base_) language_ = base_->settings().language;
}

std::string Session::folder() const {
    if (const auto folder = base_folder(given().text("base"))) return *folder;
    throw Error(ErrorKind::usage, {"no_base_given", {}});
}

KnowledgeBase& Session::base() {
    if (!base_) base_ = KnowledgeBase::open(folder());
    return *base_;
}

// A label as the settings spell it, whatever its case here.
std::string Session::declared(std::string label) {
    const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    for (const auto& group : base().settings().groups)
        if (std::ranges::equal(group, label, {}, low, low)) return group;
    return label;
}

Asker Session::asker() {
    Asker asker{split_labels(given().text("groups").value_or("")), today(), language_};
    for (auto& group : asker.groups) group = declared(std::move(group));
    if (const auto text = given().text("date")) set_day(asker, *text);
    else asker.time = time_of_day();
    return asker;
}

std::vector<Filter> Session::filters() const {
    std::vector<Filter> filters;
    for (const auto& text : given().texts("filter")) filters.push_back(parse_filter(text));
    return filters;
}

std::string Session::sentence(std::string code, std::vector<std::string> arguments) const {
    return text({std::move(code), std::move(arguments)}, language_);
}

std::string Session::command(std::string_view code, const std::vector<std::string>& arguments) const {
    return advised_command(code, arguments, language_, given().text("base"));
}

std::string Session::question(const std::vector<std::string>& words) const {
    auto question = words == std::vector<std::string>{"-"} ? read_standard_input(most_question_bytes) : join(words);
    std::ranges::replace_if(question, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return question;
}

void Session::note(std::string code, std::vector<std::string> arguments) const {
    if (!quiet_ && !json_) std::cerr << clean(sentence(std::move(code), std::move(arguments))) << '\n';
}

std::optional<std::string> base_folder(const std::optional<std::string>& given) {
    if (given) return given;
    const char* value = std::getenv("VRAAGBAAK_BASE");
    if (value && *value) return value;
    return std::nullopt;
}

std::string language_to_speak(const std::optional<std::string>& given, const std::optional<std::string>& base) {
    if (given && is_language(*given)) return *given;
    const auto good = base_if_good(base);
    return good ? good->settings().language : "nl";
}

double least_success(const Session& session) {
    auto text = session.given().text("min-success3");
    if (!text) return 0;
    std::replace(text->begin(), text->end(), ',', '.');
    std::istringstream in(*text);
    in.imbue(std::locale::classic());
    double share = -1;
    if (!(in >> share) || in.peek() != std::istringstream::traits_type::eof() || !(share >= 0 && share <= 1))
        throw Error(ErrorKind::usage, {"not_a_share", {"--min-success3", *text}});
    return share;
}

namespace {

void refuse_time(const std::string& text) {
    if (read_moment(text)) throw Error(ErrorKind::usage, {"day_with_time", {text}});
}

}  // namespace

Date parse_day(const std::string& text) {
    refuse_time(text);
    const auto date = parse_date(text);
    if (!date) throw Error(ErrorKind::usage, {"not_a_date", {text}});
    return *date;
}

Date said_day(const std::string& text, const Date& today, const char* field) {
    const auto day = vraagbaak::parse_day(text, today);
    if (!day) throw Error(ErrorKind::usage, {"not_a_said_day", {text}}, {{}, 0, field});
    return *day;
}

std::optional<Date> said_day_given(Session& session, const char* option) {
    const auto text = session.given().text(option);
    if (!text) return std::nullopt;
    refuse_time(*text);
    return said_day(*text, session.asker().date, option);
}

namespace {

PeriodSide side_of(std::string_view option) { return option == "until" ? PeriodSide::last_day : PeriodSide::first_day; }

}  // namespace

std::optional<Date> day_ahead_given(Session& session, const char* option) {
    const auto text = session.given().text(option);
    if (!text) return std::nullopt;
    refuse_time(*text);
    const auto day = vraagbaak::parse_day_ahead(*text, session.asker().date, side_of(option));
    if (!day) throw Error(ErrorKind::usage, {"not_a_day_ahead", {*text}}, {{}, 0, option});
    return day;
}

std::string moment_ahead_given(Session& session, const char* option) {
    const auto text = session.given().text(option);
    if (!text) return {};
    const auto asker = session.asker();
    auto moment = vraagbaak::parse_time_ahead(*text, {asker.date, asker.time}, side_of(option));
    if (const auto exact = read_moment(*text)) moment = DayAndTime{exact->day, exact->time};
    if (!moment) throw Error(ErrorKind::usage, {"not_a_moment_ahead", {*text}}, {{}, 0, option});
    return to_string(moment->day) + (moment->time ? ' ' + clock_text(*moment->time) : std::string{});
}

Filter parse_filter(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == 0 || equals == text.npos || equals + 1 == text.size())
        throw Error(ErrorKind::usage, {"not_a_filter", {text}});
    return {text.substr(0, equals), text.substr(equals + 1)};
}

void set_day(Asker& asker, const std::string& text) {
    if (const auto moment = read_moment(text)) {
        asker.date = moment->day;
        asker.time = moment->time;
    } else if (const auto day = text.size() == 10 ? parse_date(text) : std::nullopt) {
        asker.date = *day;
    } else {
        throw Error(ErrorKind::usage, {"not_a_moment", {text}});
    }
}

// local_moment() knows of summer time: "23-02-2027 10:15".
std::chrono::minutes time_of_day() {
    const auto text = local_moment(now());
    const auto part = [&](std::size_t at) { return parse_number(std::string_view{text}.substr(at, 2)).value_or(0); };
    return std::chrono::hours{part(11)} + std::chrono::minutes{part(14)};
}

std::string now() {
    const auto moment = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&moment, &parts);
    std::string text(sizeof "2027-02-23T10:15:00Z", '\0');
    text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts));
    return text;
}

Date today() { return date_in_amsterdam(std::chrono::system_clock::now()); }

std::string read_standard_input(std::size_t limit) {
    std::string text;
    std::string block(65536, '\0');
    while (std::cin.read(block.data(), static_cast<std::streamsize>(block.size())) || std::cin.gcount() > 0) {
        text.append(block, 0, static_cast<std::size_t>(std::cin.gcount()));
        if (text.size() > limit) throw Error(ErrorKind::usage, {"input_too_long", {std::to_string(limit)}});
    }
    return text;
}

}  // namespace vraagbaak::tool

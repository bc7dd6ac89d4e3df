// SPDX-License-Identifier: GPL-2.0-or-later
// Help in the language of the base. Both names of everything are shown, one's own language first.
#include "json.hpp"
#include "options.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

class HelpWriter {
public:
    explicit HelpWriter(Session& session) : session_(session), page_(session.page()) {}

    std::string overview(bool all) {
        page_.line(say("help_intro"));
        page_.gap();
        page_.line(say("help_daily"));
        write_verbs(true);
        if (all) {
            page_.gap();
            page_.line(say("help_other"));
            write_verbs(false);
        }
        page_.gap();
        page_.line(say("help_global"));
        write_global_options();
        page_.gap();
        page_.line(say(all ? "help_more_verb" : "help_more_all"));
        return page_.text();
    }

    std::string of_verb(const Verb& verb) {
        page_.line(usage_line(verb));
        page_.gap();
        page_.line(say(verb.help));
        page_.line(say("help_other_name", {std::string(session_.dutch() ? verb.name : verb.dutch)}));
        if (!verb.options.empty()) {
            page_.gap();
            page_.line(say("help_options"));
            for (const auto name : verb.options) write_option(*find_option(name), verb.name);
        }
        page_.gap();
        page_.line(say("help_global"));
        write_global_options(verb.name);
        return page_.text();
    }

private:
    std::string say(std::string_view code, std::vector<std::string> arguments = {}) const {
        return session_.sentence(std::string(code), std::move(arguments));
    }

    std::string usage_line(const Verb& verb) const {
        auto line = "vraagbaak " + std::string(session_.dutch() ? verb.dutch : verb.name);
        if (!verb.words.empty()) line += " " + say(verb.words);
        if (!verb.options.empty()) line += " " + say("help_has_options");
        return line;
    }

    void write_verbs(bool daily) {
        for (const auto& verb : all_verbs()) {
            if (verb.daily != daily) continue;
            auto names = std::string(session_.dutch() ? verb.dutch : verb.name);
            names += " (" + std::string(session_.dutch() ? verb.name : verb.dutch) + ")";
            write_entry(names, say(verb.help), 28);
        }
    }

    void write_global_options(std::string_view verb = {}) {
        for (const auto& option : all_options())
            if (option.global) write_option(option, verb);
    }

    void write_option(const Option& option, std::string_view verb) {
        const auto first = session_.dutch() ? option.dutch : option.name;
        const auto second = session_.dutch() ? option.name : option.dutch;
        auto names = option.letter ? std::string("-") + option.letter + ", " : std::string();
        names += "--" + std::string(first);
        if (!option.value.empty()) names += " " + say(option.value);
        if (second != first) names += " (--" + std::string(second) + ")";
        write_entry(names, say(help_of(option, verb)), 0);
    }

    // Name and sentence on one line, in two columns, or the sentence below a long name.
    void write_entry(const std::string& name, const std::string& sentence, std::size_t column) {
        if (page_.plain()) return page_.fact(name, sentence);
        if (column == 0 || columns(name) + 4 > column) {
            page_.line(name, 2);
            return page_.line(sentence, 6);
        }
        page_.item("  " + name + std::string(column - 2 - columns(name), ' '), sentence);
    }

    Session& session_;
    Page page_;
};

Json option_json(const Session& session, const Option& option, std::string_view verb) {
    return {{"name", option.name},
            {"dutch", option.dutch},
            {"value", option.value.empty() ? Json() : Json(session.sentence(std::string(option.value)))},
            {"help", session.sentence(std::string(help_of(option, verb)))}};
}

Json verb_json(const Session& session, const Verb& verb) {
    auto options = Json::array();
    for (const auto name : verb.options) options.push_back(option_json(session, *find_option(name), verb.name));
    return {{"name", verb.name},
            {"dutch", verb.dutch},
            {"words", verb.words.empty() ? std::string() : session.sentence(std::string(verb.words))},
            {"help", session.sentence(std::string(verb.help))},
            {"daily", verb.daily},
            {"options", options}};
}

std::string help_json(const Session& session, const Verb* only) {
    auto verbs = Json::array();
    for (const auto& verb : all_verbs())
        if (!only || only == &verb) verbs.push_back(verb_json(session, verb));
    auto options = Json::array();
    for (const auto& option : all_options())
        if (option.global) options.push_back(option_json(session, option, {}));
    return json_line({{"verbs", verbs}, {"options", options}});
}

}  // namespace

int run_help(Session& session) {
    const auto* verb = session.words().empty() ? nullptr : &verb_named(session.words().front());
    if (session.json())
        session.out().line(help_json(session, verb));
    else
        session.out().write(verb ? HelpWriter(session).of_verb(*verb)
                                 : HelpWriter(session).overview(session.given().has("all")));
    return done;
}

}  // namespace vraagbaak::tool

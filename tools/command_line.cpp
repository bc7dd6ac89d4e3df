// SPDX-License-Identifier: GPL-2.0-or-later
// Boost.Program_options knows no second names and speaks English only. So Dutch names become English ones first, with
// every unknown name caught on the way, and what it may still complain of is turned into our own sentences.
#include "command_line.hpp"

#include <algorithm>
#include <charconv>

#include <boost/program_options.hpp>

#include "nearest.hpp"
#include "options.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::tool {

namespace po = boost::program_options;

namespace {

Error usage(std::string code, std::vector<std::string> arguments) {
    return Error(ErrorKind::usage, {std::move(code), std::move(arguments)});
}

Error unknown_option(const std::string& given, const std::vector<std::string_view>& known, bool dutch) {
    auto near = nearest(given, known);
    if (const auto* option = find_option(near); option && dutch) near = option->dutch;
    return near.empty() ? usage("unknown_option", {"--" + given})
                        : usage("unknown_option_near", {"--" + given, "--" + near});
}

std::vector<std::string_view> option_names() {
    std::vector<std::string_view> names;
    for (const auto& option : all_options()) {
        names.push_back(option.name);
        names.push_back(option.dutch);
    }
    return names;
}

// "--taal=nl" → {"taal", "=nl"}.
std::pair<std::string, std::string> split_option(const std::string& argument) {
    const auto equals = std::min(argument.find('='), argument.size());
    return {argument.substr(2, equals - 2), argument.substr(equals)};
}

std::string english(const std::string& argument, bool dutch) {
    if (argument.size() < 2 || argument[0] != '-') return argument;  // "-" is standard input
    if (argument[1] != '-') {
        // No values glued to a letter: "-bijstand" is a word of a question, not the base "ijstand".
        const auto* option = argument.size() == 2 ? find_option(argument[1]) : nullptr;
        if (!option) throw usage("unknown_letter", {argument});
        return "--" + std::string(option->name);
    }
    const auto [name, value] = split_option(argument);
    const auto* option = find_option(name);
    if (!option) throw unknown_option(name, option_names(), dutch);
    return "--" + std::string(option->name) + value;
}

std::vector<std::string> translate(const std::vector<std::string>& arguments) {
    // Who types a Dutch verb is helped with Dutch options.
    const bool dutch = std::ranges::any_of(arguments, [](const std::string& argument) {
        const auto* verb = find_verb(argument);
        return verb && verb->dutch == argument && verb->name != argument;
    });
    std::vector<std::string> out;
    bool options_end = false;
    bool value_follows = false;
    for (const auto& argument : arguments) {
        options_end = options_end || (argument == "--" && !value_follows);
        const auto translated = options_end || value_follows ? argument : english(argument, dutch);
        if (value_follows) {
            out.back() += "=" + translated;  // so that a value may begin with a dash
            value_follows = false;
            continue;
        }
        const bool is_option = !options_end && translated.starts_with("--");
        const auto* option = is_option ? find_option(split_option(translated).first) : nullptr;
        value_follows = option && !option->value.empty() && translated.find('=') == translated.npos;
        out.push_back(translated);
    }
    if (value_follows) throw usage("option_needs_value", {out.back()});
    return out;
}

po::options_description description() {
    po::options_description out;
    for (const auto& option : all_options()) {
        const std::string name(option.name);
        if (option.value.empty())
            out.add_options()(name.c_str(), "");
        else
            out.add_options()(name.c_str(), po::value<std::vector<std::string>>());
    }
    out.add_options()("positional", po::value<std::vector<std::string>>());
    return out;
}

// Translates what is left to complain of: a value too many ("--json=ja") or too few ("--limit=").
po::variables_map parse(const std::vector<std::string>& arguments) {
    const auto options = description();
    po::positional_options_description positional;
    positional.add("positional", -1);
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::variables_map map;
    try {
        po::store(po::command_line_parser(arguments).options(options).positional(positional).style(style).run(), map);
    } catch (const po::invalid_command_line_syntax& error) {
        const bool extra = error.kind() == po::invalid_syntax::extra_parameter;
        throw usage(extra ? "option_takes_no_value" : "option_needs_value", {error.get_option_name()});
    } catch (const po::multiple_occurrences& error) {
        throw usage("option_twice", {error.get_option_name()});
    } catch (const po::error_with_option_name& error) {
        throw usage("option_wrong", {error.get_option_name()});
    }
    return map;
}

void require_option_of(const Verb& verb, const std::string& name) {
    if (find_option(name)->global || std::ranges::find(verb.options, name) != verb.options.end()) return;
    throw usage("option_of_other_verb", {"--" + name, std::string(verb.name)});
}

void require_word_count(const Verb& verb, std::size_t count) {
    const auto name = std::string(verb.name);
    if (count < verb.least_words) throw usage("too_few_words", {name});
    if (count > verb.most_words) throw usage("too_many_words", {name});
}

// "--help" and "--version" are verbs that look like options.
void turn_into_verb(Command& command, const char* name) {
    command.words.clear();
    if (command.verb) command.words = {std::string(command.verb->name)};
    command.verb = find_verb(name);
}

}  // namespace

std::optional<std::string> Given::text(std::string_view name) const {
    const auto found = values_.find(name);
    if (found == values_.end() || found->second.empty()) return std::nullopt;
    if (found->second.size() > 1) throw usage("option_twice", {"--" + std::string(name)});
    return found->second.front();
}

std::vector<std::string> Given::texts(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::size_t Given::number(std::string_view name, std::size_t preset, std::size_t least, std::size_t most) const {
    const auto given = text(name);
    if (!given) return preset;
    const auto number = parse_number(*given);
    if (!number || *number < least || *number > most)
        throw usage("not_a_number", {"--" + std::string(name), *given, std::to_string(least), std::to_string(most)});
    return *number;
}

std::optional<std::size_t> parse_number(std::string_view text) {
    std::size_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, number);
    if (text.empty() || problem != std::errc{} || rest != end) return std::nullopt;
    return number;
}

const Verb& verb_named(const std::string& name) {
    if (const auto* verb = find_verb(name)) return *verb;
    if (const auto meant = verb_meant_by(name); !meant.empty()) throw usage("unknown_verb_near", {name, std::string(meant)});
    std::vector<std::string_view> known;
    for (const auto& verb : all_verbs()) {
        known.push_back(verb.name);
        known.push_back(verb.dutch);
    }
    const auto near = nearest(name, known);
    throw near.empty() ? usage("unknown_verb", {name}) : usage("unknown_verb_near", {name, near});
}

Command read_command(const std::vector<std::string>& arguments) {
    const auto map = parse(translate(arguments));
    Command command;
    if (map.count("positional")) command.words = map["positional"].as<std::vector<std::string>>();
    if (!command.words.empty()) {
        command.verb = &verb_named(command.words.front());
        command.words.erase(command.words.begin());
    }
    for (const auto& option : all_options()) {
        const std::string name(option.name);
        if (!map.count(name)) continue;
        if (command.verb) require_option_of(*command.verb, name);
        command.options.add(name, option.value.empty() ? std::vector<std::string>{}
                                                       : map[name].as<std::vector<std::string>>());
    }
    if (command.options.has("help")) turn_into_verb(command, "help");
    if (command.options.has("version")) turn_into_verb(command, "version");
    if (!command.verb) throw usage("no_verb", {});
    if (!command.options.has("version")) require_word_count(*command.verb, command.words.size());
    return command;
}

Manners read_manners(const std::vector<std::string>& arguments) {
    Manners manners;
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        const auto& argument = arguments[i];
        if (argument.size() < 2 || argument[0] != '-') continue;
        const bool is_long = argument[1] == '-';
        const auto [name, value] = is_long ? split_option(argument) : std::pair{std::string(), std::string()};
        const auto* option = is_long ? find_option(name) : argument.size() == 2 ? find_option(argument[1]) : nullptr;
        if (!option) continue;
        if (option->name == "json") manners.json = true;
        if (option->value.empty()) continue;
        const auto given = !value.empty() ? value.substr(1) : i + 1 < arguments.size() ? arguments[++i] : "";
        if (option->name == "lang") manners.language = given;
        if (option->name == "base") manners.base = given;
    }
    return manners;
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.hpp"

#include <algorithm>
#include <array>

namespace vraagbaak::tool {

namespace {

constexpr bool global = true;
constexpr bool own = false;

constexpr std::array options{
    Option{"base", "basis", 'b', "value_folder", "option_base", global},
    Option{"groups", "groepen", 0, "value_groups", "option_groups", global},
    Option{"date", "datum", 0, "value_date", "option_date", global},
    Option{"lang", "taal", 0, "value_language", "option_lang", global},
    Option{"json", "json", 0, "", "option_json", global},
    Option{"plain", "eenvoudig", 0, "", "option_plain", global},
    Option{"quiet", "stil", 'q', "", "option_quiet", global},
    Option{"help", "hulp", 'h', "", "option_help", global},
    Option{"version", "versie", 0, "", "option_version", global},
    Option{"against", "tegen", 0, "value_number", "option_against", own},
    Option{"all", "alles", 0, "", "option_all", own},
    Option{"allow-shrink", "sta-krimp-toe", 0, "", "option_allow_shrink", own},
    Option{"answer", "antwoord", 0, "value_text", "option_answer", own},
    Option{"article", "artikel", 0, "value_id", "option_article", own},
    Option{"as", "als", 0, "value_way", "option_as", own},
    Option{"both", "beide", 0, "", "option_both", own},
    Option{"cause", "aanleiding", 0, "value_text", "option_cause", own},
    Option{"channel", "kanaal", 0, "value_channel", "option_channel", own},
    Option{"choices", "keuzes", 0, "", "option_choices", own},
    Option{"deep", "diep", 0, "", "option_deep", own},
    Option{"depth", "diepte", 0, "value_number", "option_depth", own},
    Option{"dry-run", "proef", 0, "", "option_dry_run", own},
    Option{"dictionary", "woordenboek", 0, "value_file", "option_dictionary", own},
    Option{"explain", "uitleg", 0, "", "option_explain", own},
    Option{"facet", "telling", 0, "value_field", "option_facet", own},
    Option{"filter", "filter", 0, "value_filter", "option_filter", own},
    Option{"file", "bestand", 0, "value_file", "option_file", own},
    Option{"for", "bij", 0, "value_question", "option_for", own},
    Option{"force", "overschrijf", 0, "", "option_force", own},
    Option{"form", "vorm", 0, "value_form", "option_form", own},
    Option{"frequencies", "frequenties", 0, "value_file", "option_frequencies", own},
    Option{"from", "van", 0, "value_moment", "option_from", own},
    Option{"golden-gate", "toetspoort", 0, "", "option_golden_gate", own},
    Option{"handled", "afgehandeld", 0, "value_yes_no", "option_handled", own},
    Option{"hide", "verberg", 0, "", "option_hide", own},
    Option{"html", "html", 0, "value_file", "option_html", own},
    Option{"kind", "soort", 0, "value_kind", "option_kind", own},
    Option{"limit", "beperk", 0, "value_number", "option_limit", own},
    Option{"min-success3", "minimum-succes3", 0, "value_share", "option_min_success3", own},
    Option{"must", "moet", 0, "", "option_must", own},
    Option{"offset", "vanaf", 0, "value_number", "option_offset", own},
    Option{"only", "alleen", 0, "value_rules", "option_only", own},
    Option{"overdue", "te-laat", 0, "", "option_overdue", own},
    Option{"pattern", "patroon", 0, "value_pattern", "option_pattern", own},
    Option{"publish", "publiceer", 0, "", "option_publish", own},
    Option{"purge", "wissen", 0, "", "option_purge", own},
    Option{"qrels", "oordelen", 0, "value_file", "option_qrels", own},
    Option{"quote", "citaat", 0, "value_text", "option_quote", own},
    Option{"record", "meetellen", 0, "", "option_record", own},
    Option{"role", "rol", 0, "value_role", "option_role", own},
    Option{"run", "uitvoer", 0, "value_file", "option_run", own},
    Option{"section", "sectie", 0, "value_key", "option_section", own},
    Option{"shielded", "afgeschermd", 0, "", "option_shielded", own},
    Option{"since", "sinds", 0, "value_day", "option_since", own},
    Option{"source", "bron", 0, "value_source", "option_source", own},
    Option{"state", "toestand", 0, "value_state", "option_state", own},
    Option{"stdio", "stdio", 0, "", "option_stdio", own},
    Option{"strict", "streng", 0, "", "option_strict", own},
    Option{"suspect", "verdacht", 0, "", "option_suspect", own},
    Option{"tag", "label", 0, "value_tag", "option_tag", own},
    Option{"terms", "termen", 0, "", "option_terms", own},
    Option{"to", "voor", 0, "value_to", "option_to", own},
    Option{"topics", "vragen", 0, "value_file", "option_topics", own},
    Option{"until", "tot", 0, "value_moment", "option_until", own},
    Option{"url", "webadres", 0, "value_url", "option_url", own},
    Option{"why", "reden", 0, "value_text", "option_why", own},
    Option{"with-personal-data", "met-persoonsgegevens", 0, "", "option_with_personal_data", own},
    Option{"without-lists", "zonder-lijsten", 0, "", "option_without_lists", own},
    Option{"words", "woorden", 0, "value_file", "option_words", own},
    Option{"yes", "ja", 0, "", "option_yes", own},
};

}  // namespace

std::span<const Option> all_options() { return options; }

std::string_view help_of(const Option& option, std::string_view verb) {
    // The desk judges for every asker; only a notice is for some of them.
    constexpr std::array desk{"mend", "synonyms", "terms", "pins", "exceptions", "doubles", "golden", "lists"};
    if (option.name == "groups" && verb == "notice") return "option_groups_notice";
    if (option.name == "groups" && std::ranges::find(desk, verb) != desk.end()) return "option_groups_desk";
    if (option.name != "all") return option.help;
    if (verb == "help") return "option_all_verbs";
    if (verb == "words") return "option_all_parts";
    if (verb == "log") return "option_all_counts";
    return option.help;
}

const Option* find_option(std::string_view name) {
    const auto is_named = [&](const Option& option) { return option.name == name || option.dutch == name; };
    const auto found = std::ranges::find_if(options, is_named);
    return found == options.end() ? nullptr : &*found;
}

const Option* find_option(char letter) {
    const auto found = std::ranges::find(options, letter, &Option::letter);
    return letter == 0 || found == options.end() ? nullptr : &*found;
}

}  // namespace vraagbaak::tool

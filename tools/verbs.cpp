// SPDX-License-Identifier: GPL-2.0-or-later
#include "verbs.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace vraagbaak::tool {

namespace {

constexpr bool daily = true;
constexpr bool other = false;
constexpr auto any = std::numeric_limits<std::size_t>::max();

// In the order in which help shows them.
const std::vector<Verb>& table() {
    static const std::vector<Verb> verbs{
        {"search", "zoeken", "words_search", "verb_search", daily, 0, any,
         {"limit", "offset", "filter", "facet", "explain", "without-lists", "choices", "record", "channel"}, run_search},
        {"show", "tonen", "words_show", "verb_show", daily, 1, 1, {"section", "terms"}, run_show},
        {"why-not", "waarom-niet", "words_why_not", "verb_why_not", daily, 2, any,
         {"filter", "without-lists"}, run_why_not},
        {"mend", "herstellen", "words_mend", "verb_mend", daily, 1, any, {"article", "as", "publish", "why", "role"}, run_mend},
        {"offer", "passend", "words_offer", "verb_offer", daily, 0, any, {"file", "limit", "without-lists"}, run_offer},
        {"related", "verwant", "words_related", "verb_related", daily, 1, 1, {"limit"}, run_related},
        {"report", "rapport", "words_report", "verb_report", daily, 0, 1, {"from", "until", "limit", "shielded", "html"}, run_report},
        {"changes", "wijzigingen", "", "verb_changes", daily, 0, 0, {"since", "limit"}, run_changes},
        {"check", "controleren", "", "verb_check", daily, 0, 0, {"only", "kind", "article", "limit", "dictionary"}, run_check},
        {"index", "bouwen", "words_index", "verb_index", daily, 0, any, {"allow-shrink", "strict", "dry-run", "golden-gate", "min-success3"}, run_index},
        {"put", "plaatsen", "words_put", "verb_put", daily, 1, any, {"allow-shrink", "strict"}, run_put},
        {"remove", "verwijderen", "words_remove", "verb_remove", daily, 1, 1, {"purge"}, run_remove},
        {"generations", "versies", "", "verb_generations", daily, 0, 0, {}, run_generations},
        {"rollback", "terugdraaien", "words_rollback", "verb_rollback", daily, 0, 1, {}, run_rollback},
        {"health", "gezondheid", "", "verb_health", daily, 0, 0, {}, run_health},
        {"synonyms", "synoniemen", "words_synonyms", "verb_synonyms", daily, 1, 3,
         {"both", "publish", "why", "role", "all", "min-success3"}, run_synonyms},
        {"terms", "zoektermen", "words_terms", "verb_terms", daily, 1, 2,
         {"article", "pattern", "suspect", "publish", "why", "role", "all", "min-success3"}, run_terms},
        {"pins", "vastzetten", "words_pins", "verb_pins", daily, 1, any,
         {"from", "until", "hide", "publish", "why", "role", "all", "min-success3"}, run_pins},
        {"notice", "bericht", "words_notice", "verb_notice", daily, 1, any,
         {"for", "article", "from", "until", "publish", "why", "role", "all", "min-success3", "with-personal-data"}, run_notice},
        {"exceptions", "woordvormen", "words_exceptions", "verb_exceptions", daily, 1, 4, {"publish", "why", "role", "all", "min-success3"}, run_exceptions},
        {"doubles", "dubbelen", "words_doubles", "verb_doubles", daily, 0, 3, {"publish", "why", "role", "all", "min-success3"}, run_doubles},
        {"golden", "toetsvragen", "words_golden", "verb_golden", daily, 1, any,
         {"must", "tag", "publish", "why", "role", "all", "min-success3"}, run_golden},
        {"lists", "lijsten", "words_lists", "verb_lists", daily, 1, 2, {"why", "role", "all", "min-success3", "with-personal-data"}, run_lists},
        {"feedback", "meldingen", "words_feedback", "verb_feedback", daily, 1, any,
         {"section", "url", "quote", "cause", "article", "handled", "state", "to", "overdue"}, run_feedback},
        {"questions", "vraagsuggesties", "words_questions", "verb_questions", daily, 1, any, {"answer", "cause", "state", "to", "overdue"}, run_questions},
        {"log", "logboek", "words_log", "verb_log", other, 1, any, {"channel", "until", "all", "yes"}, run_log},
        {"init", "beginnen", "words_init", "verb_init", other, 0, 1, {}, run_init},
        {"verify", "nagaan", "", "verb_verify", other, 0, 0, {"deep"}, run_verify},
        {"upgrade", "vernieuwen", "", "verb_upgrade", other, 0, 0, {}, run_upgrade},
        {"backup", "reservekopie", "words_backup", "verb_backup", other, 1, 1, {}, run_backup},
        {"restore", "terughalen", "words_restore", "verb_restore", other, 1, 1, {}, run_restore},
        {"export", "uitvoeren", "words_export", "verb_export", other, 1, 1, {"form", "source", "kind", "force"}, run_export},
        {"complete", "aanvullen", "words_complete", "verb_complete", other, 1, any, {"limit"}, run_complete},
        {"analyze", "ontleden", "words_analyze", "verb_analyze", other, 1, any, {}, run_analyze},
        {"words", "woorden", "words_words", "verb_words", other, 1, 1, {"all", "words", "frequencies"}, run_words},
        {"evaluate", "toetsen", "", "verb_evaluate", other, 0, 0,
         {"topics", "qrels", "run", "depth", "filter", "without-lists", "against", "min-success3"}, run_evaluate},
        {"serve", "bedienen", "", "verb_serve", other, 0, 0, {"stdio"}, run_serve},
        {"help", "hulp", "words_help", "verb_help", other, 0, 1, {"all"}, run_help},
        {"version", "versie", "", "verb_version", other, 0, 0, {}, run_version},
    };
    return verbs;
}

// What people call a verb who know it from other programs: no spelling leads from one to the other.
constexpr std::pair<std::string_view, std::string_view> called_elsewhere[] = {
    {"add", "put"},
    {"back-up", "reservekopie"},
    {"bekijken", "tonen"},
    {"build", "index"},
    {"create", "init"},
    {"delete", "remove"},
    {"exporteren", "uitvoeren"},
    {"find", "search"},
    {"geschiedenis", "versies"},
    {"herbouwen", "bouwen"},
    {"hide", "pins"},
    {"history", "generations"},
    {"import", "index"},
    {"importeren", "bouwen"},
    {"indexeren", "bouwen"},
    {"indexering", "bouwen"},
    {"inlezen", "bouwen"},
    {"maken", "beginnen"},
    {"nieuw", "beginnen"},
    {"opzoeken", "zoeken"},
    {"pin", "pins"},
    {"query", "search"},
    {"rapportage", "rapport"},
    {"rapporten", "rapport"},
    {"rebuild", "index"},
    {"reindex", "index"},
    {"repair", "mend"},
    {"statistiek", "rapport"},
    {"status", "health"},
    {"synoniem", "synoniemen"},
    {"synonym", "synonyms"},
    {"testen", "toetsen"},
    {"toevoegen", "plaatsen"},
    {"trefwoorden", "zoektermen"},
    {"undo", "rollback"},
    {"vinden", "zoeken"},
    {"view", "show"},
    {"weghalen", "verwijderen"},
    {"wissen", "verwijderen"},
};

}  // namespace

std::string_view verb_meant_by(std::string_view typed) {
    for (const auto& [name, verb] : called_elsewhere)
        if (name == typed) return verb;
    return {};
}

std::span<const Verb> all_verbs() { return table(); }

const Verb* find_verb(std::string_view name) {
    const auto found =
        std::ranges::find_if(table(), [&](const Verb& verb) { return verb.name == name || verb.dutch == name; });
    return found == table().end() ? nullptr : &*found;
}

}  // namespace vraagbaak::tool

// SPDX-License-Identifier: GPL-2.0-or-later
// Items of OpenPDC (WordPress): GET /wp-json/owc/pdc/v1/items. Keys that a search has no use for are left out; whoever
// may see an item is never guessed at: what is internal or protected in any way is shielded, its questions with it.
#include <algorithm>
#include <array>

#include "record/id.hpp"
#include "record/nearest.hpp"
#include "record/shape.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::size_t max_questions = 200;  // of one item, and of what each of them has of it

// Simple fields: the key of the item and ours. Of two that go to one field the first that is there holds.
constexpr std::array<KeyMove, 15> lines = {{
    {"language", "taal"},
    {"date", "publicatieVan"},
    {"expiration_date", "publicatieTot"},
    {"pdc-expiration-date", "publicatieTot"},
    {"expirationdate", "publicatieTot"},
    {"_owc_pdc_expirationdate", "publicatieTot"},
    {"date_modified", "gewijzigdOp"},
    {"modified", "gewijzigdOp"},
    {"portal_url", "url"},
    {"uplProductNaam", "upnLabel"},
    {"upl_name", "upnLabel"},
    {"upl_resource", "upnUri"},
    {"uplUrl", "upnUri"},
    {"doelgroepen", "doelgroep"},
    {"doelgroep", "doelgroep"},
}};

constexpr std::array<KeyMove, 8> taxonomies = {{
    {"pdc-owner", "afdelingen"},
    {"pdc-category", "themas"},
    {"pdc-theme", "themas"},
    {"pdc-subcategory", "themas"},
    {"category", "themas"},
    {"theme", "themas"},
    {"pdc-doelgroep", "doelgroep"},
    {"pdc-target-audience", "doelgroep"},
}};

// Text, or the map {rendered: …} that WordPress has for it.
Spot rendered(const Spot& spot) {
    if (!spot.is(Value::Kind::map)) return spot;
    return spot.member({"rendered", "raw"}).value_or(spot);
}

bool one_sentence(std::string_view text) {
    constexpr std::size_t most = 300;
    if (text.size() > most || text.find('\n') != text.npos) return false;
    const auto end = text.find_first_of(".?!");
    return end == text.npos || end + 1 == text.size();
}

// A lead of one sentence can be said on the phone; a longer one is the begin of the text.
void put_texts(const Spot& item, Draft& draft) {
    if (const auto excerpt = item.member({"excerpt"})) {
        const auto lead = rendered(*excerpt);
        const auto text = plain_line(lead);
        if (one_sentence(text)) draft.put("kortAntwoord", text, lead);
        else draft.put("inleiding", lead);
    }
    if (const auto content = item.member({"content"})) add_page(draft, rendered(*content));
    // What colleagues alone may read of an item for all.
    if (const auto internal = item.member({"internaldata", "internal_data"}))
        for (const auto& part : internal->elements()) {
            if (part.is(Value::Kind::map))
                add_section(draft, "deskMemo", plain_member(part, {"title", "key"}),
                            part.member_text({"content", "value"}), part);
            else add_section(draft, "deskMemo", "", part.text(), part);
        }
}

// What a term of a taxonomy is called: text, or a map with name and slug.
std::string name_of(const Spot& term) {
    return term.is(Value::Kind::map) ? plain_member(term, {"name", "title", "naam", "slug"}) : plain_line(term);
}

// Those of a list of terms that are called something.
std::vector<std::string> names_of(const Spot& terms) {
    std::vector<std::string> out;
    const auto add = [&](const Spot& term) {
        if (auto name = name_of(term); !trim(name).empty()) out.push_back(std::move(name));
    };
    if (terms.is(Value::Kind::map) && !terms.member({"name", "slug"})) {  // {"0": …}, as PHP writes some lists
        for (std::size_t i = 0; i < terms.value().items.size(); ++i) add(terms.child(i));
    } else {
        for (const auto& term : terms.elements()) add(term);
    }
    return out;
}

void put_terms(const Spot& terms, std::string_view field, Draft& draft) {
    for (auto& name : names_of(terms)) draft.add(field, std::move(name), terms);
}

using Words = std::array<std::string_view, 4>;
constexpr Words internal_words = {"internal", "intern", "interne", "internals"};
constexpr Words external_words = {"external", "extern", "externe", "externals"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Is one of the words in it? "Intern product" and "pdc-type-internal" hold one, "internet" does not.
bool holds_word(std::string_view text, const Words& words) {
    while (!text.empty()) {
        const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin());
        if (std::ranges::any_of(words, [&](auto word) { return same_key(word, text.substr(0, end)); })) return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

// Does any text of it say so? Deeper values count too: one missed would be shown to everyone.
bool says(const Value& value, const Words& words) {
    if (value.kind == Value::Kind::text) return holds_word(value.text, words);
    return std::ranges::any_of(value.items, [&](const Value& item) { return says(item, words); });
}

// What an item says of who it is for, wherever it does.
std::vector<Spot> types_of(const Spot& item) {
    std::vector<Spot> out;
    for (const auto* key : {"pdc-type", "pdc_type"})
        if (const auto type = item.member({key})) out.push_back(*type);
    const auto all = item.member({"taxonomies"});
    if (!all || !all->is(Value::Kind::map)) return out;
    for (const auto* key : {"pdc-type", "pdc_type", "type"})
        if (const auto type = all->member({key})) out.push_back(*type);
    return out;
}

// A type is internal, external or something that nobody knows, which may be meant as internal too.
void shield_by_type(const Spot& item, const Context& context, Draft& draft) {
    const auto types = types_of(item);
    const auto internal = std::ranges::find_if(types, [](const Spot& type) { return says(type.value(), internal_words); });
    if (internal != types.end()) return put_internal(*internal, context, draft);
    for (const auto& type : types) {
        const auto terms = names_of(type);
        if (terms.empty() || says(type.value(), external_words)) continue;
        type.warn({"pdc_type_unknown", {terms.front()}});
        return put_internal(type, context, draft);
    }
}

void put_taxonomies(const Spot& item, Draft& draft) {
    const auto all = item.member({"taxonomies"});
    if (!all || !all->is(Value::Kind::map)) return;
    for (const auto& [from, to] : taxonomies)
        if (const auto terms = all->member({from})) put_terms(*terms, to, draft);
}

void put_visibility(const Spot& item, const Context& context, Draft& draft) {
    for (std::size_t i = 0; i < item.value().keys.size(); ++i) {
        const auto& key = item.value().keys[i];
        if (same_key(key, "zichtbaarheid")) draft.put(key, item.child(i));
        else if (nearly_visibility(key)) item.child(i).refuse({"visibility_misspelt", {key}});
    }
    const auto shield = item.member({"protected", "password_protected"});
    if (draft.has("zichtbaarheid")) return;
    if (shield && flagged(*shield)) put_internal(*shield, context, draft);
    else shield_by_type(item, context, draft);
}

// Shown is what is published and active; all else waits.
void put_status(const Spot& item, Draft& draft) {
    const auto status = item.member({"post_status", "status"});
    if (status && !status->empty() && !same_key(status->text(), "publish")) draft.put("status", "concept", *status);
    const auto active = item.member({"_owc_pdc_active", "active"});
    if (active && !active->empty() && !flagged(*active)) draft.put("status", "non-actief", *active);
}

void put_links(const Spot& item, Draft& draft) {
    const auto links = item.member({"links"});
    if (!links) return;
    for (const auto& element : links->elements()) {
        Value link;
        link.kind = Value::Kind::map;
        link.keys = {"label", "url"};
        const bool bare = !element.is(Value::Kind::map);
        link.items = {text_value(bare ? "" : plain_member(element, {"title", "label", "name"})),
                      text_value(bare ? element.text() : element.member_text({"url", "link", "href"}))};
        if (!link.items[1].text.empty()) draft.add("links", std::move(link), *links);
    }
}

void put_related(const Spot& item, Draft& draft) {
    const auto related = item.member({"related_products", "connected"});
    if (!related) return;
    for (const auto& element : related->elements()) {
        const auto id = element.is(Value::Kind::map) ? element.member_text({"id", "ID"}) : element.text();
        draft.add("gerelateerd", clean_id(id), *related);
    }
}

// One text with commas or semicolons between the words.
void put_synonyms(const Spot& item, Draft& draft) {
    const auto synonyms = item.member({"synonyms"});
    if (!synonyms) return;
    if (!synonyms->is(Value::Kind::text)) return draft.put("trefwoorden", *synonyms);
    auto words = plain_line(*synonyms);
    std::ranges::replace(words, ';', ',');
    draft.put("trefwoorden", std::move(words), *synonyms);
}

Draft read_item(const Spot& item, const Context& context) {
    Draft draft;
    draft.put("soort", "kennisartikel", item);
    if (const auto id = item.member({"id"})) draft.put("id", clean_id(id->text()), *id);
    if (const auto title = item.member({"title"})) draft.put("titel", plain_line(rendered(*title)), *title);
    if (const auto other = item.member({"title_alternative"}))
        draft.add("titelsAlternatief", plain_line(rendered(*other)), *other);
    for (const auto& [from, to] : lines)
        if (const auto value = item.member({from})) draft.put(to, *value);
    put_synonyms(item, draft);
    put_texts(item, draft);
    put_taxonomies(item, draft);
    put_links(item, draft);
    put_related(item, draft);
    put_status(item, draft);
    put_visibility(item, context, draft);
    return draft;
}

constexpr std::array<std::string_view, 9> inherited = {"taal",          "status",        "zichtbaarheid",
                                                       "publicatieVan", "publicatieTot", "gewijzigdOp",
                                                       "doelgroep",     "afdelingen",    "themas"};

// Each question has what the item has: many of both would be far more than the item.
bool too_many(const Spot& questions, const Draft& parent) {
    return questions.value().items.size() > max_questions || std::ranges::any_of(inherited, [&](auto key) {
               const auto* value = parent.fields.member(key);
               return value && value->items.size() > max_questions;
           });
}

std::string question_of(const Spot& element) { return plain_member(element, {"question", "vraag", "pdc_faq_question", "title"}); }

std::optional<Spot> answer_of(const Spot& element) {
    const auto answer = element.member({"answer", "antwoord", "pdc_faq_answer", "content"});
    return answer ? std::optional(rendered(*answer)) : std::nullopt;
}

// A question under an item: a record of its own, seen by whom and when the item is.
Draft read_question(const Spot& item, const Spot& question, std::size_t number, const Draft& parent) {
    Draft child;
    const auto* id = parent.fields.member("id");
    child.put("soort", "vac", question);
    if (id) child.put("id", id->text + "-faq-" + std::to_string(number), question);
    if (question.is(Value::Kind::map)) {
        child.put("vraag", question_of(question), question.member({"question", "vraag", "pdc_faq_question", "title"}).value_or(question));
        if (const auto answer = answer_of(question)) child.put("antwoord", *answer);
    }
    if (id) child.add("gerelateerd", id->text, item);
    for (const auto key : inherited) {
        if (const auto* value = parent.fields.member(key)) {
            child.fields.keys.emplace_back(key);
            child.fields.items.push_back(*value);
            child.origins[std::string(key)] = parent.origins.at(std::string(key));
            child.inherited.emplace(key);
        }
    }
    return child;
}

// An answer without a question is one too: it is refused, and not lost.
bool is_question(const Spot& element) {
    if (!element.is(Value::Kind::map)) return false;
    const auto answer = answer_of(element);
    return !question_of(element).empty() || (answer && !says_nothing(*answer));
}

}  // namespace

bool is_openpdc(const Value& element) {
    const auto any = [&](std::initializer_list<std::string_view> keys) {
        return std::ranges::any_of(keys, [&](auto key) { return element.member(key) != nullptr; });
    };
    return element.member("id") && element.member("title") &&
           any({"excerpt", "post_status", "title_alternative", "taxonomies"});
}

std::vector<Draft> read_openpdc(const Spot& element, const Context& context) {
    std::vector<Draft> drafts = {read_item(element, context)};
    const auto questions = element.member({"faq"});
    if (!questions) return drafts;
    if (too_many(*questions, drafts.front())) {
        questions->refuse({"too_many_questions", {std::to_string(max_questions)}});
        return drafts;
    }
    std::size_t number = 0;
    for (const auto& question : questions->elements()) {
        ++number;  // counts what says nothing too, so that an id stays when another question is emptied
        if (!is_question(question)) continue;
        drafts.push_back(read_question(element, question, number, drafts.front()));
        if (question_of(question).empty()) continue;  // refused: nothing to refer to
        if (const auto* id = drafts.back().fields.member("id")) drafts.front().add("gerelateerd", id->text, *questions);
    }
    return drafts;
}

}  // namespace vraagbaak::record

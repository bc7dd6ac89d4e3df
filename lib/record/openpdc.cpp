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
constexpr std::array<KeyMove, 16> lines = {{
    {"language", "taal"},
    {"synonyms", "trefwoorden"},
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

void put_terms(const Spot& terms, std::string_view field, Draft& draft) {
    if (terms.is(Value::Kind::map) && !terms.member({"name", "slug"})) {  // {"0": …}, as PHP writes some lists
        for (std::size_t i = 0; i < terms.value().items.size(); ++i) draft.add(field, name_of(terms.child(i)), terms);
        return;
    }
    for (const auto& term : terms.elements()) draft.add(field, name_of(term), terms);
}

bool is_internal_word(std::string_view word) {
    constexpr std::array<std::string_view, 4> words = {"internal", "intern", "pdc-internal", "interne"};
    return std::ranges::any_of(words, [&](auto w) { return same_key(w, trim(word)); });
}

// Does any text of it say internal? Deeper values count too: one missed would be shown to everyone.
bool says_internal(const Value& value) {
    if (value.kind == Value::Kind::text) return is_internal_word(value.text);
    return std::ranges::any_of(value.items, says_internal);
}

bool is_kind_of_item(std::string_view key) {
    return same_key(key, "pdc-type") || same_key(key, "pdc_type") || same_key(key, "type");
}

bool is_internal(const Spot& item) {
    for (const auto* key : {"pdc-type", "pdc_type"})
        if (const auto type = item.member({key}); type && says_internal(type->value())) return true;
    const auto all = item.member({"taxonomies"});
    if (!all || !all->is(Value::Kind::map)) return false;
    for (std::size_t i = 0; i < all->value().keys.size(); ++i)
        if (is_kind_of_item(all->value().keys[i]) && says_internal(all->value().items[i])) return true;
    return false;
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
    else if (is_internal(item)) put_internal(item.member({"taxonomies"}).value_or(item), context, draft);
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

Draft read_item(const Spot& item, const Context& context) {
    Draft draft;
    draft.put("soort", "kennisartikel", item);
    if (const auto id = item.member({"id"})) draft.put("id", clean_id(id->text()), *id);
    if (const auto title = item.member({"title"})) draft.put("titel", plain_line(rendered(*title)), *title);
    if (const auto other = item.member({"title_alternative"}))
        draft.add("titelsAlternatief", plain_line(rendered(*other)), *other);
    for (const auto& [from, to] : lines)
        if (const auto value = item.member({from})) draft.put(to, *value);
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

// A question under an item: a record of its own, seen by whom and when the item is.
Draft read_question(const Spot& item, const Spot& question, std::size_t number, const Draft& parent) {
    Draft child;
    const auto* id = parent.fields.member("id");
    child.put("soort", "vac", question);
    if (id) child.put("id", id->text + "-faq-" + std::to_string(number), question);
    if (question.is(Value::Kind::map)) {
        child.put("vraag", plain_member(question, {"question", "vraag", "pdc_faq_question", "title"}), question);
        if (const auto answer = question.member({"answer", "antwoord", "pdc_faq_answer", "content"}))
            child.put("antwoord", rendered(*answer));
    }
    if (id) child.add("gerelateerd", id->text, item);
    for (const auto key : inherited) {
        if (const auto* value = parent.fields.member(key)) {
            child.fields.keys.emplace_back(key);
            child.fields.items.push_back(*value);
            child.origins[std::string(key)] = parent.origins.at(std::string(key));
        }
    }
    return child;
}

bool is_question(const Spot& element) {
    return element.is(Value::Kind::map) &&
           !plain_member(element, {"question", "vraag", "pdc_faq_question", "title"}).empty();
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
        if (const auto* id = drafts.back().fields.member("id")) drafts.front().add("gerelateerd", id->text, *questions);
    }
    return drafts;
}

}  // namespace vraagbaak::record

// SPDX-License-Identifier: GPL-2.0-or-later
// Products and VACs of Strapi as Utrecht has them, from REST ({id, attributes}) or GraphQL, and pages of a crawler.
// Text of blocks that are internal in any way becomes the desk memo.
#include <algorithm>
#include <array>

#include "record/id.hpp"
#include "record/nearest.hpp"
#include "record/sections.hpp"
#include "record/shape.hpp"

namespace vraagbaak::record {

namespace {

const Value* map_member(const Value& value, std::string_view key) {
    const auto* member = value.member(key);
    return member && member->kind == Value::Kind::map ? member : nullptr;
}

bool holds_product(const Value& value) {
    const auto* sections = value.member("sections");
    return value.member("title") &&
           (map_member(value, "kennisartikelMetadata") || (sections && sections->kind == Value::Kind::list));
}

bool holds_vac(const Value& value) {
    const auto* vac = map_member(value, "vac");
    return vac && vac->member("vraag");
}

Spot attributes_of(const Spot& element) {
    const auto inner = element.member({"attributes"});
    return inner && inner->is(Value::Kind::map) ? *inner : element;
}

bool contains(std::string_view text, std::string_view part) {
    return std::ranges::search(text, part, [](char a, char b) { return (a | 0x20) == (b | 0x20); }).begin() !=
           text.end();
}

void put_id(const Spot& holder, Draft& draft) {
    for (const auto key : {"uuid", "documentId", "id"})
        if (const auto id = holder.member({key}); id && !draft.has("id") && !id->is(Value::Kind::map))
            draft.put("id", clean_id(id->text()), *id);
}

// eu_burger and non_actief in the database, eu-burger and non-actief in the standard.
std::string hyphened(std::string text) {
    std::ranges::replace(text, '_', '-');
    return text;
}

void put_audience(const Spot& holder, Draft& draft) {
    const auto audience = holder.member({"doelgroep"});
    if (!audience) return;
    for (const auto& element : audience->elements()) {
        draft.add("doelgroep", hyphened(element.text()), *audience);
    }
}

void put_same(const Spot& holder, std::initializer_list<std::string_view> keys, Draft& draft) {
    for (const auto key : keys)
        if (const auto value = holder.member({key})) draft.put(key, *value);
}

// Not published is a draft; so is what says in one place that it is.
void put_state(const Spot& holder, Draft& draft) {
    const auto state = holder.member({"publicationState"});
    const auto published = holder.member({"publishedAt"});
    const bool draft_state =
        state && !state->empty() && !same_key(state->text(), "PUBLISHED") && !same_key(state->text(), "LIVE");
    if (draft_state || (published && published->empty()))
        draft.put("status", "concept", draft_state ? *state : *published);
    if (draft_state || (published && published->empty())) return;
    if (published) draft.put("publicatieVan", *published);
}

void put_shield(const Spot& holder, Draft& draft) {
    for (std::size_t i = 0; i < holder.value().keys.size(); ++i) {
        const auto& key = holder.value().keys[i];
        if (same_key(key, "zichtbaarheid")) draft.put("zichtbaarheid", holder.child(i));
        else if (nearly_visibility(key)) holder.child(i).refuse({"visibility_misspelt", {key}});
    }
}

void put_common(const Spot& element, Draft& draft) {
    const auto holder = attributes_of(element);
    put_id(holder, draft);
    put_id(element, draft);
    put_state(holder, draft);
    put_shield(holder, draft);
    if (const auto language = holder.member({"locale"})) draft.put("taal", *language);
    if (const auto changed = holder.member({"updatedAt"})) draft.put("gewijzigdOp", *changed);
}

// Where text goes: a section with a key of ours, or one with a heading of its own; neither: nobody has said.
struct Place {
    std::string key;
    std::string heading;

    bool empty() const { return key.empty() && heading.empty(); }
};

// "extra_informatie" as people write it.
std::string in_words(std::string text) {
    std::ranges::replace(text, '_', ' ');
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

// Which section a block is: its category ("kosten", also as categorie9), or one of its own.
Place category_of(const Spot& block) {
    for (std::size_t i = 0; i < block.value().keys.size(); ++i) {
        const std::string_view key = block.value().keys[i];
        if (!same_key(key, "kennisartikelCategorie") && !same_key(key.substr(0, 9), "categorie")) continue;
        const auto category = block.child(i).text();
        if (category.empty()) continue;
        if (category == "inleiding") return {std::string(body_key), ""};
        if (category == "wat_te_doen_bij_geen_reactie") return {"", "Geen reactie gekregen"};
        auto known = canonical_key(category);
        if (is_known_key(known)) return {std::move(known), ""};
        return {"", in_words(category)};
    }
    return {};
}

// Words of a list, or of one text with commas; of several fields all count.
void add_keywords(const Spot& words, Draft& draft) {
    for (const auto& element : words.elements())
        if (element.is(Value::Kind::map) || words.is(Value::Kind::list)) draft.add("trefwoorden", Value(element.value()), words);
        else for (auto& word : split_commas(plain_line(element))) draft.add("trefwoorden", std::move(word), words);
}

const Place memo{"deskMemo", ""};
const Place contact{"contact", ""};

class Blocks {
public:
    explicit Blocks(Draft& draft) : draft_(draft) {}

    // All texts of a tree of components. `place`: where what has no category of its own goes.
    void read(const Spot& spot, const Place& place) {
        if (spot.is(Value::Kind::list)) {
            for (const auto& element : spot.elements()) read(element, place);
        } else if (spot.is(Value::Kind::map)) {
            block(spot, place);
        }
    }

private:
    void block(const Spot& spot, const Place& outer) {
        const auto component = spot.member({"component", "__component", "__typename"});
        const bool internal = outer.key == memo.key || (component && component->is(Value::Kind::text) &&
                                                      contains(component->value().text, "internal"));
        const auto own = category_of(spot);
        const Place& place = internal ? memo : own.empty() ? outer : own;
        for (const auto name : {"content", "body"})
            if (const auto text = spot.member({name}); text && text->is(Value::Kind::text))
                add(*text, place, plain_member(spot, {"label", "title"}));
        for (std::size_t i = 0; i < spot.value().items.size(); ++i) {
            const auto& name = spot.value().keys[i];
            const bool public_contact = contains(name, "contact_information_public");
            read(spot.child(i), internal || contains(name, "internal") ? memo : public_contact ? contact : place);
        }
    }

    // A block of no known kind is called by its label, else by its category.
    void add(const Spot& text, const Place& place, const std::string& label) {
        if (place.empty() && label.empty()) return add_page(draft_, text);
        if (says_nothing(text)) return;
        const auto& heading = label.empty() ? place.heading : label;
        add_section(draft_, place.key, place.key.empty() ? heading : "", text.text(), text);
    }

    Draft& draft_;
};

Draft read_product(const Spot& element) {
    Draft draft;
    const auto holder = attributes_of(element);
    draft.put("soort", "kennisartikel", element);
    put_common(element, draft);
    draft.put("titel", plain_member(holder, {"title"}), *holder.member({"title"}));
    if (const auto tags = holder.member({"metaTags"}); tags && tags->is(Value::Kind::map))
        if (const auto words = tags->member({"keymatch"})) draft.put("trefwoorden", *words);
    if (const auto data = holder.member({"kennisartikelMetadata"}); data && data->is(Value::Kind::map)) {
        put_audience(*data, draft);
        put_same(*data, {"afdelingen", "upnUri", "upnLabel", "productAanwezig"}, draft);
        put_shield(*data, draft);
    }
    Blocks blocks(draft);
    if (const auto content = holder.member({"content"}); content && content->is(Value::Kind::text))
        add_page(draft, *content);
    for (const auto key : {"sections", "additional_information"})
        if (const auto part = holder.member({key})) blocks.read(*part, {});
    for (const auto key : {"internalContentBlock", "internal_field", "deskMemo"})
        if (const auto part = holder.member({key})) blocks.read(*part, memo);
    return draft;
}

Draft read_vac(const Spot& element) {
    Draft draft;
    const auto vac = *attributes_of(element).member({"vac"});
    draft.put("soort", "vac", element);
    put_id(vac, draft);
    put_common(element, draft);
    put_shield(vac, draft);
    draft.put("vraag", plain_member(vac, {"vraag"}), *vac.member({"vraag"}));
    put_same(vac, {"afdelingen"}, draft);
    if (const auto status = vac.member({"status"}); status && !status->empty()) draft.put("status", hyphened(status->text()), *status);
    put_audience(vac, draft);
    for (const auto key : {"trefwoorden", "keywords"})
        if (const auto words = vac.member({key})) add_keywords(*words, draft);
    const auto answer = vac.member({"antwoord"});
    if (answer && answer->is(Value::Kind::text)) draft.put("antwoord", *answer);
    else if (answer) Blocks(draft).read(*answer, {});
    put_same(vac, {"toelichting"}, draft);  // behind the answer, as it is read
    return draft;
}

}  // namespace

bool is_strapi(const Value& element) {
    const auto* inner = map_member(element, "attributes");
    const auto& holder = inner ? *inner : element;
    return holds_product(holder) || holds_vac(holder);
}

std::vector<Draft> read_strapi(const Spot& element, const Context&) {
    return {holds_vac(attributes_of(element).value()) ? read_vac(element) : read_product(element)};
}

namespace {

// Is the line in the title, the heading or the text of a section?
bool is_there(const Draft& draft, std::string_view line) {
    const auto* title = draft.fields.member("titel");
    const auto* sections = draft.fields.member("secties");
    if (title && title->text.find(line) != title->text.npos) return true;
    return sections && std::ranges::any_of(sections->items, [&](const Value& section) {
               return std::ranges::any_of(section.items, [&](const Value& part) { return part.text.find(line) != part.text.npos; });
           });
}

// What stands above parts of a page that the crawler has not kept, or keeps apart from their text. Words to find the page
// by, but nothing to show a section of: so a list behind the text.
void add_headings(const Spot& headings, Draft& draft) {
    std::string list;
    for (const auto& heading : headings.elements()) {
        const auto line = plain_line(heading);
        if (!trim(line).empty() && !is_there(draft, trim(line))) list.append(list.empty() ? "- " : "\n- ").append(trim(line));
    }
    if (!list.empty()) add_section(draft, "", "Op deze pagina", std::move(list), headings);
}

}  // namespace

bool is_crawled(const Value& element) {
    return element.member("title") && element.member("url") &&
           (element.member("body") || element.member("body_content"));
}

std::vector<Draft> read_crawled(const Spot& element, const Context&) {
    Draft draft;
    draft.put("soort", "pagina", element);
    put_shield(element, draft);
    const auto url = *element.member({"url"});
    draft.put("url", url.text(), url);
    put_id(element, draft);
    draft.put("id", id_from_address(url.text()), url);
    draft.put("titel", plain_member(element, {"title"}), *element.member({"title"}));
    if (const auto lead = element.member({"meta_description"})) draft.put("inleiding", *lead);
    for (const auto key : {"body", "body_content"})
        if (const auto body = element.member({key}); body && !draft.has("secties")) add_page(draft, *body);
    if (const auto headings = element.member({"headings"})) add_headings(*headings, draft);
    return {std::move(draft)};
}

}  // namespace vraagbaak::record

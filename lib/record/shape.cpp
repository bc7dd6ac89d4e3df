// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/shape.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace vraagbaak::record {

namespace {

constexpr std::array table = {
    Shape{"Objecten-API", is_object, read_object}, Shape{"Objecten-API", is_object_data, read_object_data},
    Shape{"Objecten-API", is_empty_object, read_empty_object},
    Shape{"OpenPDC", is_openpdc, read_openpdc},    Shape{"Strapi", is_strapi, read_strapi},
    Shape{"crawler", is_crawled, read_crawled},
};

// What only a record has, and no page or answer around it.
constexpr auto of_a_record = {"soort", "id", "uuid", "identificatie", "titel", "title", "vraag", "naam", "attributes"};

template <class Keys>
bool any_of(const Value& value, const Keys& keys) {
    return std::ranges::any_of(keys, [&](auto key) { return value.member(key) != nullptr; });
}

// The shape of an element; nullptr without one, or when `second` has another that fits as well.
const Shape* shape_of(const Value& value, const Shape*& second) {
    second = nullptr;
    if (value.kind != Value::Kind::map || value.member("soort")) return nullptr;
    const Shape* found = nullptr;
    for (const auto& shape : table) {
        if (!shape.fits(value)) continue;
        if (found) second = &shape;
        else found = &shape;
    }
    return found;
}

void deliver_drafts(const Raw& raw, std::vector<Draft>&& drafts, const Verdict& verdict, const Deliver& deliver) {
    bool first = true;
    for (auto& draft : drafts) {
        Raw out;
        out.fields = std::move(draft.fields);
        out.origins = std::move(draft.origins);
        out.inherited = std::move(draft.inherited);
        out.line = raw.line;
        out.pointer = raw.pointer;
        out.pointers = raw.pointers;
        out.exported = true;
        out.refused = verdict.rejected;
        if (first) out.noticed = raw.noticed;
        if (first) std::ranges::copy(verdict.warnings, std::back_inserter(out.noticed));
        first = false;
        deliver(std::move(out));
    }
}

// A page that came as one element: in a list of pages, or on a line of its own.
// Elements are moved, not copied: pages lie in pages as deep as JSON may go.
void unfold_page(Raw& raw, Value& list, const std::string& pointer, const Context& context, const Deliver& deliver) {
    std::size_t index = 0;
    for (auto& item : list.items) {
        Raw element;
        element.fields = std::move(item);
        element.line = raw.line;
        element.pointer = pointer + '/' + std::to_string(index++);
        element.noticed = std::exchange(raw.noticed, {});
        unfold(std::move(element), context, deliver);
    }
}

struct Wrapped {
    Value* value;
    std::string pointer;
};

Value* member(Value& map, std::string_view key) { return const_cast<Value*>(map.member(key)); }

bool is_list(const Value* value) { return value && value->kind == Value::Kind::list; }
bool is_wrapper(const Value* value) {
    return value && value->kind == Value::Kind::map && !any_of(*value, of_a_record);
}

// The lists of an answer of GraphQL: of each query in its data. None when one of them has no list.
std::vector<Wrapped> lists_of_answer(Value& data) {
    std::vector<Wrapped> lists;
    for (std::size_t i = 0; i < data.items.size(); ++i) {
        auto& query = data.items[i];
        const auto pointer = pointer_to("/data", data.keys[i]);
        const bool scalar = query.kind != Value::Kind::map && query.kind != Value::Kind::list;
        if (scalar) continue;  // null, a count, the name of a type
        if (is_list(&query)) lists.push_back({&query, pointer});
        else if (is_wrapper(&query) && is_list(query.member("data"))) lists.push_back({member(query, "data"), pointer_to(pointer, "data")});
        else return {};
    }
    return lists;
}

std::vector<Wrapped> lists_in(Value& value) {
    if (!is_wrapper(&value)) return {};
    std::vector<Wrapped> lists;
    for (const std::string_view key : {"results", "data"})
        if (auto* list = member(value, key); is_list(list)) lists.push_back({list, pointer_to("", key)});
    auto* data = member(value, "data");
    return lists.empty() && is_wrapper(data) ? lists_of_answer(*data) : lists;
}

// What lies alone in maps: {data: {product: {data: {…}}}}.
Wrapped unwrapped(Value& outer, const std::string& pointer) {
    Wrapped at{&outer, pointer};
    for (bool inside = false; at.value->kind == Value::Kind::map && !any_of(*at.value, of_a_record); inside = true) {
        auto* data = member(*at.value, "data");
        const bool lone = inside && at.value->items.size() == 1;
        if (!data && !lone) break;
        at.pointer = pointer_to(at.pointer, data ? "data" : at.value->keys.front());
        at.value = data ? data : &at.value->items.front();
    }
    return at;
}

}  // namespace

void read_as(ReadShape read, Raw&& raw, const Context& context, const Deliver& deliver) {
    Verdict verdict;
    Remarks remarks{.verdict = verdict, .file = "", .exported = true};
    auto drafts = read(Spot(raw.fields, raw.pointer, remarks), context);
    if (drafts.empty())
        for (auto& finding : raw.noticed) context.note(std::move(finding.message));
    deliver_drafts(raw, std::move(drafts), verdict, deliver);
}

void unfold(Raw&& raw, const Context& context, const Deliver& deliver) {
    if (!raw.refused.empty()) return deliver(std::move(raw));
    if (const auto lists = lists_in(raw.fields); !lists.empty()) {
        for (const auto& [list, pointer] : lists) unfold_page(raw, *list, raw.pointer + pointer, context, deliver);
        return;
    }
    if (const auto [value, pointer] = unwrapped(raw.fields, raw.pointer); value != &raw.fields) {
        if (value->kind == Value::Kind::list) return unfold_page(raw, *value, pointer, context, deliver);
        Raw inner;
        inner.fields = std::move(*value);
        inner.line = raw.line;
        inner.pointer = pointer;
        return unfold(std::move(inner), context, deliver);
    }
    const Shape* second = nullptr;
    const auto* shape = shape_of(raw.fields, second);
    if (second) {
        Raw refused =
            unreadable({"two_shapes", {std::string(shape->name), std::string(second->name)}}, raw.line, raw.pointer);
        return deliver(std::move(refused));
    }
    if (!shape) return deliver(std::move(raw));
    read_as(shape->read, std::move(raw), context, deliver);
}

std::vector<std::string> lists_of_page(const Value& value) {
    std::vector<std::string> pointers;
    for (auto& [list, pointer] : lists_in(const_cast<Value&>(value))) pointers.push_back(std::move(pointer));
    return pointers;
}

Message part_of_more(const Value& page) {
    if (const auto* next = page.member("next"); next && !next->text.empty()) return {"page_has_next", {next->text}};
    const auto* meta = page.member("meta");
    const auto* pagination = (meta && meta->kind == Value::Kind::map ? *meta : page).member("pagination");
    if (pagination && pagination->kind == Value::Kind::map) {
        const auto number = [&](std::initializer_list<std::string_view> keys) -> std::string {
            for (const auto key : keys)
                if (const auto* value = pagination->member(key)) return value->text;
            return {};
        };
        const auto page_number = number({"current_page", "page"}), pages = number({"total_pages", "pageCount"});
        if (!pages.empty() && pages != "0" && pages != "1") return {"page_of_more", {page_number.empty() ? "?" : page_number, pages}};
    }
    // Of GraphQL each query has its own.
    if (const auto* data = page.member("data"); data && data->kind == Value::Kind::map)
        for (const auto& query : data->items)
            if (auto part = query.kind == Value::Kind::map ? part_of_more(query) : Message{}; !part.code.empty()) return part;
    return {};
}

bool is_person(const Value& value) {
    return value.member("identificatie") && (value.member("achternaam") || value.member("volledigeNaam"));
}

std::string product_label(const Spot& product, std::string_view key) {
    const auto label = product.member_text({key});
    const bool none =
        label.find("nog niet beschikbaar") != label.npos || label.find("nog_niet_beschikbaar") != label.npos;
    return none ? std::string() : label;
}

void put_internal(const Spot& from, const Context& context, Draft& draft) {
    const auto& settings = context.settings;
    const auto& source = context.source;
    const auto& outer = source.visibility ? *source.visibility : settings.default_visibility;
    Value labels;
    labels.kind = Value::Kind::list;
    for (const auto& group : settings.internal_groups)
        if (outer.empty() || std::ranges::any_of(outer, [&](const auto& label) { return same_key(label, group); }))
            labels.items.push_back(text_value(group));
    if (labels.items.empty()) return from.refuse({"internal_for_nobody", {}});
    for (auto& label : labels.items) draft.add("zichtbaarheid", std::move(label), from);
}

}  // namespace vraagbaak::record

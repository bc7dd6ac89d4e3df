// SPDX-License-Identifier: GPL-2.0-or-later
// The shapes that exports of other systems have. An element of JSON that has our `soort` is ours; of any other it is
// looked at which shape it has, and the reader of that shape puts its values under our keys. A new shape is one more
// file and one more entry in the table of shape.cpp.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "record/draft.hpp"
#include "record/format.hpp"

namespace vraagbaak::record {

// The records of one element, the first of them the element itself; none when it is to be left out, which the reader
// notes. What is refused at `element` keeps all out.
using ReadShape = std::vector<Draft> (*)(const Spot& element, const Context& context);

struct Shape {
    std::string_view name;
    bool (*fits)(const Value& element);
    ReadShape read;
};

// Delivers the records that `read` makes of an element.
void read_as(ReadShape read, Raw&& raw, const Context& context, const Deliver& deliver);

// Delivers the records of an element: itself when it is ours, or those that its shape makes of it. An element that fits
// two shapes is refused, and not guessed at.
void unfold(Raw&& raw, const Context& context, const Deliver& deliver);

// Where the lists of records of a page ({results: […]}, {data: […]}) or of an answer of GraphQL ({data: {products: {data:
// […]}, vacs: […]}}) are: pointers, each from `value`; none for what may be a record itself.
std::vector<std::string> lists_of_page(const Value& value);

// That there is more than this page, where it says so: it names the next, or is one of several. No code: it does not.
Message part_of_more(const Value& page);

// Is this a person, though it has no soort? Exports of staff have identificatie and a name.
bool is_person(const Value& value);

// Who may see what the source calls internal: the internal groups, as far as the default of the source lets them see
// it; refused when that is nobody.
void put_internal(const Spot& from, const Context& context, Draft& draft);

// The name of a product in the national list, under `key`; not the one that says that there is none.
std::string product_label(const Spot& product, std::string_view key);

// Objecten-API (objecten.cpp), also its bare data, and envelopes with nothing in them; SDG products and PDC articles are data with translations.
bool is_object(const Value& element);
bool is_empty_object(const Value& element);
bool is_object_data(const Value& element);
std::vector<Draft> read_object(const Spot& element, const Context& context);
std::vector<Draft> read_empty_object(const Spot& element, const Context& context);
std::vector<Draft> read_object_data(const Spot& element, const Context& context);

// Items of OpenPDC (openpdc.cpp); each question of `faq` is a record of its own.
bool is_openpdc(const Value& element);
std::vector<Draft> read_openpdc(const Spot& element, const Context& context);

// Products and VACs of Strapi, and pages of a crawler (strapi.cpp).
bool is_strapi(const Value& element);
std::vector<Draft> read_strapi(const Spot& element, const Context& context);
bool is_crawled(const Value& element);
std::vector<Draft> read_crawled(const Spot& element, const Context& context);

// The version of `vertalingen` in the language of the settings (translations.cpp), into the draft.
void read_translations(const Spot& translations, const Context& context, Draft& draft);

}  // namespace vraagbaak::record

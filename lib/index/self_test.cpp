// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/self_test.hpp"

#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "index/document.hpp"
#include "index/engine_errors.hpp"
#include "index/forward_index.hpp"
#include "index/generation.hpp"
#include "index/postings.hpp"
#include "index/record_store.hpp"
#include "record/reader.hpp"

namespace vraagbaak::index {

namespace {

constexpr std::size_t sample = 100;
constexpr std::uint64_t largest_views_file = 64 << 20;

[[noreturn]] void fail(const std::filesystem::path& folder, const std::string& what) {
    throw Error(ErrorKind::refused, {"self_test_failed", {what}}, {folder.string(), 0, {}});
}

ViewClasses classes_in(const std::filesystem::path& folder) {
    return ViewClasses::from_json(read_file(folder / "views.json", largest_views_file, Links::refuse));
}

// Who meets all that the audience meets, meets this too.
bool implied(const Requirement& needed, const ViewClass& audience) {
    return needed.empty() ||
           std::ranges::any_of(audience.met, [&](const auto& met) { return std::ranges::includes(needed, met); });
}

Requirement groups_of(const Visibility& visibility) {
    return visibility ? Requirement(visibility->begin(), visibility->end()) : Requirement{};
}

// What is shown of a record to those who see the document: nothing that they must not see.
const ViewClass& check_document(const Postings& postings, std::uint32_t document, const Record& record, const ViewClasses& classes,
                                const std::filesystem::path& folder) {
    const auto number = postings.audience(document).view_class;
    if (number >= classes.size()) fail(folder, record.id);
    const auto& audience = classes[number];
    if (!implied(groups_of(record.visibility), audience)) fail(folder, record.id);
    for (const auto& section : record.sections)
        if (!implied(groups_of(section.visibility), audience)) fail(folder, record.id);
    return audience;
}

// What is shielded by the settings: the mobile number, and the summary of a change when the whole record has shielded
// sections.
void check_internal(const Record& view, const Record& whole, const ViewClass& audience, const Settings& settings,
                    const std::filesystem::path& folder) {
    const bool shields = std::ranges::any_of(whole.sections, [](const Section& section) { return !groups_of(section.visibility).empty(); });
    const bool internal = !view.mobile.empty() || (shields && !view.change_summary.empty());
    if (internal && !implied(groups_of(settings.internal_groups), audience)) fail(folder, view.id);
}

// Every view of one record.
void check_record(const Postings& postings, const ForwardIndex& texts, const Record& whole, const ViewClasses& classes,
                  const Settings& settings, const std::filesystem::path& folder) {
    const auto views = postings.find(id_term(whole.id));
    if (views.frequency.all == 0) fail(folder, whole.id);
    postings.each_while(views, [&](std::uint32_t document, std::uint32_t) {
        const auto record = texts.record(document);
        check_internal(record, whole, check_document(postings, document, record, classes, folder), settings, folder);
        return true;
    });
}

void check_facets(const Facets& facets, std::uint32_t document, const Record& record, const std::filesystem::path& folder) {
    for (std::size_t field = 0; field < facet_fields.size(); ++field) {
        const auto values = facet_values(record, field);
        std::set<std::string> once{values.begin(), values.end()};
        once.erase("");
        if (facets.values(field, document) != std::vector(once.begin(), once.end())) fail(folder, record.id);
    }
}

// The weights of the settings may have changed since, so frequencies are not compared.
std::vector<std::string> terms_of(const Xapian::Document& document) {
    return {document.termlist_begin(), document.termlist_end()};
}

}  // namespace

void self_test(const std::filesystem::path& folder, const Settings& settings, std::size_t records, std::size_t documents) {
    translate_engine_errors(folder, [&] {
        const auto classes = classes_in(folder);
        const ForwardIndex texts{folder};
        const Postings postings{folder};
        if (open_database(folder).get_doccount() != documents || texts.size() != documents || postings.documents() != documents ||
            Facets{folder}.documents() != documents)
            fail(folder, "documents");
        RecordStoreReader store{folder};
        if (store.entries().size() != records) fail(folder, "records");
        const auto step = std::max<std::size_t>(1, records / sample);
        for (std::size_t i = 0; i < records; i += step) {
            const auto whole = record::from_native_json(store.json(store.entries()[i]));
            if (searchable(whole)) check_record(postings, texts, whole, classes, settings, folder);
        }
    });
}

void deep_test(const std::filesystem::path& folder) {
    translate_engine_errors(folder, [&] {
        const auto database = open_database(folder);
        const auto classes = classes_in(folder);
        const auto weights = field_weights({});
        analysis::Analyzer analyzer{forms_in(folder)};
        const ForwardIndex texts{folder};
        const Postings postings{folder};
        const Facets facets{folder};
        if (!postings.same_as(database)) fail(folder, postings_file);
        for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
            const auto document = database.get_document(*posting);
            const View view{{}, texts.record(*posting)};
            check_document(postings, *posting, view.record, classes, folder);
            check_facets(facets, *posting, view.record, folder);
            const auto anew = index_view(view, weights, analyzer);
            if (terms_of(document) != terms_of(anew.document) || texts.bytes(*posting) != anew.stored) fail(folder, view.record.id);
        }
    });
}

}  // namespace vraagbaak::index

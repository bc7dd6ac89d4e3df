// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/self_test.hpp"

#include <algorithm>

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

// Each document has one view term, so the frequencies of all of them add up to the number of documents.
void check_view_terms(const Xapian::Database& database, const ViewClasses& classes,
                      const std::filesystem::path& folder) {
    std::size_t sum = 0;
    for (std::size_t number = 0; number < classes.size(); ++number)
        for (const bool windowed : {false, true}) sum += database.get_termfreq(view_term(number, windowed));
    if (sum != database.get_doccount()) fail(folder, "view terms");
}

// The class of a document, by its terms.
const ViewClass* class_of(const Xapian::Document& document, const ViewClasses& classes) {
    const ViewClass* found = nullptr;
    for (std::size_t number = 0; number < classes.size(); ++number)
        for (const bool windowed : {false, true}) {
            auto term = document.termlist_begin();
            term.skip_to(view_term(number, windowed));
            if (term == document.termlist_end() || *term != view_term(number, windowed)) continue;
            if (found) return nullptr;
            found = &classes[number];
        }
    return found;
}

// Who meets all that the audience meets, meets this too.
bool implied(const Requirement& needed, const ViewClass& audience) {
    return needed.empty() ||
           std::ranges::any_of(audience.met, [&](const auto& met) { return std::ranges::includes(needed, met); });
}

Requirement groups_of(const Visibility& visibility) {
    return visibility ? Requirement(visibility->begin(), visibility->end()) : Requirement{};
}

const ViewClass& check_document(const Xapian::Document& document, const Record& record, const ViewClasses& classes,
                                const std::filesystem::path& folder) {
    const auto* audience = class_of(document, classes);
    if (!audience || !implied(groups_of(record.visibility), *audience)) fail(folder, record.id);
    for (const auto& section : record.sections)
        if (!implied(groups_of(section.visibility), *audience)) fail(folder, record.id);
    return *audience;
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
void check_record(const Xapian::Database& database, const ForwardIndex& texts, const Record& whole, const ViewClasses& classes,
                  const Settings& settings, const std::filesystem::path& folder) {
    const auto term = id_term(whole.id);
    auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) fail(folder, whole.id);
    for (; posting != database.postlist_end(term); ++posting) {
        const auto record = texts.record(*posting);
        const auto& audience = check_document(database.get_document(*posting), record, classes, folder);
        check_internal(record, whole, audience, settings, folder);
    }
}

// All terms but the view class. The weights of the settings may have changed since, so frequencies are not compared.
std::vector<std::string> text_terms(const Xapian::Document& document) {
    std::vector<std::string> terms;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
        if (!(*term).starts_with(open_view_prefix) && !(*term).starts_with(windowed_view_prefix)) terms.push_back(*term);
    return terms;
}

}  // namespace

void self_test(const std::filesystem::path& folder, const Settings& settings, std::size_t records, std::size_t documents) {
    translate_engine_errors(folder, [&] {
        const auto database = open_database(folder);
        const auto classes = classes_in(folder);
        const ForwardIndex texts{folder};
        if (database.get_doccount() != documents || texts.size() != documents) fail(folder, "documents");
        RecordStoreReader store{folder};
        if (store.entries().size() != records) fail(folder, "records");
        check_view_terms(database, classes, folder);
        const auto step = std::max<std::size_t>(1, records / sample);
        for (std::size_t i = 0; i < records; i += step) {
            const auto whole = record::from_native_json(store.json(store.entries()[i]));
            if (searchable(whole)) check_record(database, texts, whole, classes, settings, folder);
        }
    });
}

void deep_test(const std::filesystem::path& folder) {
    translate_engine_errors(folder, [&] {
        const auto database = open_database(folder);
        const auto classes = classes_in(folder);
        const auto weights = field_weights({});
        analysis::Analyzer analyzer;
        const ForwardIndex texts{folder};
        if (!Postings{folder}.same_as(database)) fail(folder, postings_file);
        for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
            const auto document = database.get_document(*posting);
            const View view{{}, texts.record(*posting)};
            check_document(document, view.record, classes, folder);
            const auto anew = index_view(view, 0, weights, analyzer);
            if (text_terms(document) != text_terms(anew.document) || texts.bytes(*posting) != anew.stored) fail(folder, view.record.id);
        }
    });
}

}  // namespace vraagbaak::index

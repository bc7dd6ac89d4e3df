// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/self_test.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "index/document.hpp"
#include "index/engine_errors.hpp"
#include "index/generation.hpp"
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

void check_document(const Xapian::Document& document, const ViewClasses& classes,
                    const std::filesystem::path& folder) {
    const auto record = record::from_native_json(document.get_data());
    const auto* audience = class_of(document, classes);
    if (!audience) fail(folder, record.id);
    for (const auto& section : record.sections) {
        const auto groups = section.visibility.value_or(std::vector<std::string>{});
        const Requirement needed(groups.begin(), groups.end());
        if (std::ranges::binary_search(audience->unmet, needed)) fail(folder, record.id);
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

void self_test(const std::filesystem::path& folder, std::size_t records, std::size_t documents) {
    translate_engine_errors(folder, [&] {
        const auto database = open_database(folder);
        const auto classes = classes_in(folder);
        if (database.get_doccount() != documents) fail(folder, "documents");
        RecordStoreReader store{folder};
        if (store.entries().size() != records) fail(folder, "records");
        check_view_terms(database, classes, folder);
        const auto step = std::max<std::size_t>(1, records / sample);
        for (std::size_t i = 0; i < records; i += step) {
            const auto& entry = store.entries()[i];
            if (!searchable(record::from_native_json(store.json(entry)))) continue;
            auto posting = database.postlist_begin(id_term(entry.id));
            if (posting == database.postlist_end(id_term(entry.id))) fail(folder, entry.id);
            check_document(database.get_document(*posting), classes, folder);
        }
    });
}

void deep_test(const std::filesystem::path& folder) {
    translate_engine_errors(folder, [&] {
        const auto database = open_database(folder);
        const auto classes = classes_in(folder);
        const auto weights = field_weights({});
        analysis::Analyzer analyzer;
        for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
            const auto document = database.get_document(*posting);
            check_document(document, classes, folder);
            const View view{{}, record::from_native_json(document.get_data())};
            if (text_terms(document) != text_terms(document_of(view, 0, weights, analyzer))) fail(folder, view.record.id);
        }
    });
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// One published generation, opened for reading. Immutable: what it answers never changes while it is held, also when
// newer ones are published or the collector runs.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analyzer.hpp"
#include "base/immutable_store.hpp"
#include "base/mapped_file.hpp"
#include "index/document_set.hpp"
#include "index/facets.hpp"
#include "index/forward_index.hpp"
#include "index/postings.hpp"
#include "index/replacements.hpp"
#include "index/room.hpp"
#include "index/timed.hpp"
#include "index/unlisted.hpp"
#include "index/views.hpp"
#include "lexicon/completions.hpp"
#include "lexicon/name_table.hpp"
#include "lexicon/word_table.hpp"

namespace vraagbaak::index {

// What one thread at a time may use: the engine's objects share counts without locks.
class Engine {
public:
    Engine(std::filesystem::path folder, dutch::SharedForms forms) : analyzer(std::move(forms)), folder_(std::move(folder)) {}

    // Opened when it is first asked for, which only phrases do and who looks into the index.
    const Xapian::Database& database();

    analysis::Analyzer analyzer;
    // Room to work in. The sums are all zero between questions.
    DocumentSums sums, totals;
    std::vector<std::uint32_t> people;  // by entry of the table of names, the same
    Room memory;

private:
    std::filesystem::path folder_;
    std::optional<Xapian::Database> database_;
};

// Whether this version of the library can search it: the same schema and the same analysis.
bool readable(const Manifest& manifest);

class Generation {
public:
    // Checks that this version of the library can read it: Error(unusable) names the remedy otherwise.
    explicit Generation(PinnedVersion version);

    std::uint64_t number() const { return version_.number; }
    const std::filesystem::path& folder() const { return version_.folder; }
    const Manifest& manifest() const { return version_.manifest; }
    const ViewClasses& classes() const { return classes_; }
    // The words of all texts, with how many views have each, of which parts (words.hpp). Nothing of it may reach
    // somebody who does not see the word: search::SeenWords tells.
    const lexicon::WordTable& words() const { return words_; }
    const Postings& postings() const { return postings_; }
    const Facets& facets() const { return facets_; }
    // The views as people are shown them, by the numbers of the engine's documents.
    const ForwardIndex& texts() const { return texts_; }
    const Replacements& replacements() const { return replacements_; }
    // By documents: nothing of it may reach somebody who does not see the document.
    const Timed& timed() const { return timed_; }
    const Unlisted& unlisted() const { return unlisted_; }
    // The word forms that it was built with, and that its questions are read with; none: nullptr.
    const dutch::SharedForms& forms() const { return forms_; }
    // What can be offered while somebody types, with who sees it.
    const lexicon::Completions& completions() const { return completions_; }
    // The people by their names and all phone numbers, by documents: nothing of it may reach somebody who does not see the document.
    const lexicon::NameTable& names() const { return names_; }

    // An engine for this thread until the lease ends. Every thread; waits for nobody.
    class Lease {
    public:
        Lease(const Generation& generation, std::unique_ptr<Engine> engine)
            : generation_(&generation), engine_(std::move(engine)) {}
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease();

        Engine& operator*() const { return *engine_; }
        Engine* operator->() const { return engine_.get(); }

    private:
        const Generation* generation_;
        std::unique_ptr<Engine> engine_;
    };
    Lease lease() const;

    // What `make` makes, which is the same each time for one key: it is asked once. Every thread.
    std::shared_ptr<const DocumentSet> remember(const std::string& key, const std::function<DocumentSet()>& make) const;

private:
    PinnedVersion version_;
    ViewClasses classes_;
    ForwardIndex texts_;
    Postings postings_;
    Facets facets_;
    MappedFile word_bytes_, completion_bytes_, name_bytes_;
    lexicon::WordTable words_;
    lexicon::Completions completions_;
    lexicon::NameTable names_;
    dutch::SharedForms forms_;
    Replacements replacements_;
    Timed timed_;
    Unlisted unlisted_;
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<Engine>> idle_;  // guarded by mutex_
    mutable std::map<std::string, std::shared_ptr<const DocumentSet>> sets_;  // guarded by mutex_
};

inline constexpr auto words_file = "words.bin";
inline constexpr auto forms_file = "woordvormen.tsv";  // dutch::WordForms::text(); not there without any

// Those of a generation's folder; none: nullptr.
dutch::SharedForms forms_in(const std::filesystem::path& folder);

// What stands in a manifest, by name.
namespace property {
inline constexpr auto schema = "schema";          // schema_version
inline constexpr auto analysis = "analysis";      // analysis::fingerprint(), with the forms
inline constexpr auto code = "code";              // analysis::code()
inline constexpr auto forms = "forms";            // fingerprint of the word forms; empty: none
inline constexpr auto engine = "engine";          // version of the engine that wrote it
inline constexpr auto reason = "reason";          // index put remove upgrade restore
inline constexpr auto records = "records";        // how many, searchable or not
inline constexpr auto documents = "documents";    // views of them
inline constexpr auto sources = "sources";        // JSON: path of a source → records accepted
inline constexpr auto pairs = "pairs";            // fingerprint of what the redacteur said of people who may be the same; empty: nothing
inline constexpr auto additions = "additions";    // hash of what put and remove had left when it was made
}  // namespace property

// Opens the engine's part of a generation's folder; only ever by this backend and a real path.
Xapian::Database open_database(const std::filesystem::path& folder);

}  // namespace vraagbaak::index

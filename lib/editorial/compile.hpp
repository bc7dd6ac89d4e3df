// SPDX-License-Identifier: GPL-2.0-or-later
// From drafts to what a search uses, and to the files of a published version and back.
//
//   bron/…          the lines that it was made of, in files as the drafts are
//   synoniemen.bin  the local rules, as lexicon::Synonyms reads them; woorden.bin their words
//   regels.tsv      all else, a line each (docs/index-format.md)
#pragma once

#include <filesystem>
#include <memory>

#include "base/immutable_store.hpp"
#include "editorial/drafts.hpp"
#include "lexicon/lists.hpp"
#include "lexicon/synonym_list.hpp"

namespace vraagbaak::editorial {

inline const VersionNames list_names{"", 6};
inline constexpr auto lists_folder = "gepubliceerd";
inline constexpr auto drafts_folder = "redactie";

// What lists are compiled for: the word forms of an index, and the layers below, which those forms touch as well.
struct Ground {
    dutch::SharedForms forms;
    std::shared_ptr<const lexicon::Synonyms> below;  // the national layer when the settings name it, else none
};
Ground ground_for(const Settings& settings, const dutch::SharedForms& forms);

// Lists without anything local: what a base has before its first publication.
std::shared_ptr<const lexicon::Lists> no_lists(const Ground& ground);

// The word forms of drafts, which an index is to be built with; none: nullptr.
dutch::SharedForms forms_of(const Drafts& drafts);

// Those of a published version.
dutch::SharedForms published_forms(const PinnedVersion& version, const Settings& settings);

// What drafts say of people who may be the same, and what a published version says.
index::PairRules pairs_of(const Drafts& drafts);
index::PairRules published_pairs(const PinnedVersion& version, const Settings& settings);

// The rules of a draft for synonyms, those that count and those that are switched off, with the entry of each line.
struct CompiledSynonyms {
    lexicon::SynonymList rules, off;
    std::vector<std::size_t> entry_of_line, entry_of_off_line;  // indices into Drafts::synonyms, by SynonymRule::line
};
CompiledSynonyms compile_synonyms(const Drafts& drafts, analysis::Analyzer& analyzer, std::vector<Finding>& findings);

// What cannot be used goes into `findings`.
std::shared_ptr<const lexicon::Lists> compile(const Drafts& drafts, const Ground& ground, std::vector<Finding>& findings);

// Writes the files of a version into a folder.
void write_lists(const std::filesystem::path& folder, const Texts& texts, const Drafts& drafts, const Ground& ground);

// The lists of a published version. Those that another analysis made, or for other word forms, are compiled anew from what they
// were made of.
std::shared_ptr<const lexicon::Lists> open_lists(const PinnedVersion& version, const Settings& settings, const Ground& ground);

// One that is published. Errors as below.
PinnedVersion published_version(const ImmutableStore& store, std::uint64_t number);

// Lists that are not those in use: of a version in the store of the published ones, of which 0 is none at all, or of the drafts in a folder.
// Error(refused) for a version that there is not; Error(unusable) for one that is damaged.
std::shared_ptr<const lexicon::Lists> lists_of_version(const ImmutableStore& store, std::uint64_t number, const Settings& settings, const Ground& ground);
std::shared_ptr<const lexicon::Lists> lists_of_drafts(const std::filesystem::path& folder, const Settings& settings, const Ground& ground);

// Of a manifest.
namespace property {
inline constexpr auto format = "format";      // lists_format
inline constexpr auto analysis = "analysis";  // as of a generation
inline constexpr auto code = "code";
inline constexpr auto forms = "forms";        // fingerprint of the word forms of the index that they were compiled for; empty: none
inline constexpr auto reason = "reason";      // publish, rollback, purge
inline constexpr auto role = "role";
inline constexpr auto why = "why";
inline constexpr auto from = "from";          // of a rollback
inline constexpr auto added = "added";        // lines
inline constexpr auto removed = "removed";
}  // namespace property

inline constexpr auto lists_format = "1";

}  // namespace vraagbaak::editorial

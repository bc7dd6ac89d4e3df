// SPDX-License-Identifier: GPL-2.0-or-later
// The redacteur's lists, made ready for one generation: once for all searchers of both.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "lexicon/lists.hpp"
#include "search/term_changes.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::search {

struct AppliedLists {
    AppliedLists(const index::Generation& generation, const Settings& settings, std::shared_ptr<const lexicon::Lists> given)
        : lists(std::move(given)), changes(generation, settings, lists->terms) {}
    AppliedLists(std::shared_ptr<const lexicon::Lists> given, TermChanges known) : lists(std::move(given)), changes(std::move(known)) {}

    std::shared_ptr<const lexicon::Lists> lists;
    TermChanges changes;
};

// The same, by what keep() left in a folder for just this generation, these lists, weights and code; else worked out.
std::shared_ptr<const AppliedLists> apply(const index::Generation& generation, const Settings& settings, std::shared_ptr<const lexicon::Lists> lists,
                                          const std::filesystem::path& folder);

// Leaves it there for others, or takes away what is there when there is nothing to keep. Error(io); then nothing is lost but time.
void keep(const AppliedLists& applied, const index::Generation& generation, const Settings& settings, const std::filesystem::path& folder);

inline constexpr auto kept_changes_file = "toegepast.tsv";

// What pins make of one question, in ids.
struct Pinned {
    std::vector<lexicon::Pin> shown, hidden;

    bool empty() const { return shown.empty() && hidden.empty(); }
};

// The pins of a question on a day. `corrected`: the question as it was understood, when that is another. A question with
// operators, fields, jokers or phrases says exactly what it wants, and has none. Where both have a pin for one record, hiding
// wins: a record is taken away for a reason.
Pinned pins_for(const std::string& question, const std::string& corrected, const lexicon::Lists& lists, lexicon::Day day,
                analysis::Analyzer& analyzer);

// The notices for a question to be answered at this minute, for an asker of these groups; of records those of `ids`.
std::vector<const lexicon::NoticeRule*> notices_for(const std::string& question, const std::vector<std::string>& ids,
                                                    const lexicon::Lists& lists, const Asker& asker, analysis::Analyzer& analyzer);

// All that are shown at this minute to an asker of these groups.
std::vector<const lexicon::NoticeRule*> notices_for(const lexicon::Lists& lists, const Asker& asker);

}  // namespace vraagbaak::search

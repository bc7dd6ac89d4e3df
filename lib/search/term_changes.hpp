// SPDX-License-Identifier: GPL-2.0-or-later
// What the redacteur's search terms change in the lists of one generation: a record whose keyword is blocked has the terms
// that an index of the record without that keyword would have, and one that got a search term those of a record with it.
// So a block holds whatever a later build brings, at once and without a build.
//
// Frequencies follow; lengths of documents stay those of the generation, which moves scores by less than can be seen.
// Immutable; any number of threads.
//
// To work them out takes some 0.2 ms a blocked term, which a program that starts for one question should not pay: who publishes
// or builds writes them down as text, and who starts reads that when it is of its generation, lists and code.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_hash.hpp"
#include "index/generation.hpp"
#include "index/schema.hpp"
#include "lexicon/lists.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::search {

class TermChanges {
public:
    TermChanges() = default;
    TermChanges(const index::Generation& generation, const Settings& settings, const std::vector<lexicon::TermRule>& rules);

    // What text() wrote; nullopt for anything else.
    static std::optional<TermChanges> from_text(std::string_view text);
    std::string text() const;

    // Of who has no lists.
    static const TermChanges& none();

    bool empty() const { return terms_.empty(); }

    struct Changed {
        std::uint32_t document;
        std::uint32_t wdf;  // 0: the document has the term no more
        bool had;
    };

    // A list of Postings, with the changes; no longer than both.
    struct List {
        index::Postings::List stored;
        const std::vector<Changed>* changed = nullptr;  // in the order of documents
        index::Frequency frequency;
    };
    List find(const index::Postings& postings, std::string_view term) const;
    index::Frequency frequency(const index::Postings& postings, std::string_view term) const { return find(postings, term).frequency; }

    // As that of Postings.
    template <class Visit>
    static void each_while(const index::Postings& postings, const List& list, Visit visit);
    template <class Visit>
    void each_while(const index::Postings& postings, std::string_view term, Visit visit) const {
        each_while(postings, find(postings, term), visit);
    }

    // Is anything otherwise for this term of the engine?
    bool touches(std::string_view term) const { return terms_.find(term) != terms_.end(); }

    std::size_t size() const { return terms_.size(); }  // terms of the engine

    // Is this line, or word, blocked for every record? Then nobody is offered it, though texts and titles have it; the analyzer is that of
    // the generation.
    bool blocks_everywhere(std::string_view line, analysis::Analyzer& analyzer) const { return is_in(everywhere_, line, analyzer); }
    // How many records have the word of this lexicon::term_key, with these changes; 0 for a key of several words.
    static std::size_t records_with(const index::Generation& generation, const TermChanges& changes, std::string_view key);

    bool blocks_everywhere() const { return !everywhere_.empty(); }

    // Is this word blocked for any record at all? As the lists say, whether a record has it or not: so it is the same for every asker.
    bool blocks_word(std::string_view word, analysis::Analyzer& analyzer) const { return is_in(words_, word, analyzer); }

    // Words as they are written that a document has by the lists alone.
    std::vector<std::string> words_of(std::uint32_t document) const;

    // Is this line of the keywords, other titles or skills of the document blocked?
    bool blocked(std::uint32_t document, std::string_view line) const;

    // Those lines.
    const std::vector<std::string>& blocked(std::uint32_t document) const;

    // The search terms that the document got, as they were written.
    const std::vector<std::string>& added(std::uint32_t document) const;

private:
    struct OfDocument {
        std::vector<std::string> blocked, added;
    };

    std::vector<std::uint32_t> documents_of(const index::Generation& generation, const lexicon::TermRule& rule,
                                            analysis::Analyzer& analyzer) const;
    void change(std::uint32_t document, const index::Generation& generation, const index::FieldWeights& weights,
                const OfDocument& wanted, analysis::Analyzer& analyzer);

    const OfDocument& of(std::uint32_t document) const;

    using Keys = std::set<std::string, std::less<>>;  // lexicon::term_key
    static bool is_in(const Keys& keys, std::string_view line, analysis::Analyzer& analyzer);

    Keys everywhere_, words_;
    StringMap<std::vector<Changed>> terms_;  // in the order of documents
    std::map<std::uint32_t, OfDocument> documents_;
};

template <class Visit>
void TermChanges::each_while(const index::Postings& postings, const List& list, Visit visit) {
    if (!list.changed) return postings.each_while(list.stored, visit);
    auto next = list.changed->begin();
    const auto end = list.changed->end();
    bool going = true;
    const auto changed = [&] {
        const auto& one = *next++;
        if (one.wdf > 0) going = visit(one.document, one.wdf);
    };
    postings.each_while(list.stored, [&](std::uint32_t document, std::uint32_t wdf) {
        while (going && next != end && next->document < document) changed();
        if (!going) return false;
        if (next != end && next->document == document) changed();
        else going = visit(document, wdf);
        return going;
    });
    while (going && next != end) changed();
}

}  // namespace vraagbaak::search

// SPDX-License-Identifier: GPL-2.0-or-later
// Who sees what, at the one door: every Enquire of the product is made here, always with the filter on view class and
// publication window, and so is the set of documents that the evaluator reads lists by. Nothing else in lib/ makes one.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/generation.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::search {

class Access {
public:
    // Groups of the asker are known to the base already. The generation outlives this.
    Access(const index::Generation& generation, const Asker& asker);

    // What he sees, by the numbers of documents; none: everything.
    std::shared_ptr<const index::DocumentSet> visible() const;

    // How many of the records that he sees have a term of the engine.
    std::size_t count(std::string_view term) const;

    // The first `most` documents that match, in the order of the index.
    std::vector<Xapian::docid> documents(const Xapian::Database& database, const Xapian::Query& query, Xapian::doccount most) const;

    // How many records this asker sees at all. N of whatever decides what he gets: that of the whole index would tell of
    // records that he must not know of.
    std::size_t records() const;

    // Which parts of the words of the generation he sees.
    std::vector<bool> parts_seen(const lexicon::WordTable& words) const;

    // A search over the same records in the order of the factors that the query gives its terms (OP_SCALE_WEIGHT): the
    // sum of those that match. Frequencies of the whole index have no part in it, so that even the first few of many are
    // the same whatever is shielded from him.
    Xapian::Enquire enquire_by_factor(const Xapian::Database& database, const Xapian::Query& query) const;

    // What the tables of a generation need to know of this asker.
    const lexicon::Sight& sight() const { return sight_; }

    // The document of a record for this asker, or 0.
    Xapian::docid find(const Xapian::Database& database, const Xapian::Query& query) const;

private:
    Xapian::Enquire over_what_is_seen(const Xapian::Database& database, const Xapian::Query& query) const;

    // Made anew for each search: the engine's queries share counts without locks, so none may be kept for all threads.
    Xapian::Query filter() const;

    const index::Generation* generation_;
    std::vector<std::size_t> classes_;  // admitted ones
    Date date_;
    std::string key_;                   // the same for all who see the same
    bool everything_ = false;           // all classes are admitted and nothing has a window: no filter needed
    lexicon::Sight sight_;
};

}  // namespace vraagbaak::search

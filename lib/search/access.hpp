// SPDX-License-Identifier: GPL-2.0-or-later
// Who sees what, at the one door: the set of documents that lists are read by is made here, from view classes and publication
// windows, and so is every Enquire of the product, whose matches go through that set. Nothing else in lib/ makes one.
#pragma once

#include <xapian.h>

#include <cstdint>
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

    std::uint32_t last_document() const { return generation_->postings().documents(); }  // seen or not

    // How many of the records that he sees have a term.
    std::size_t count(std::string_view term) const { return frequency(term).all; }
    index::Frequency frequency(std::string_view term) const;

    // The first `most` of them, in the order of the index.
    std::vector<std::uint32_t> documents(std::string_view term, std::size_t most) const;

    // The document of a record for this asker, or 0.
    std::uint32_t find(std::string_view id) const;

    // Calls visit(document, wdf) for each with a term, ascending, until it returns false.
    template <class Visit>
    void each_while(std::string_view term, Visit visit) const {
        const auto& postings = generation_->postings();
        const auto seen = visible();
        postings.each_while(postings.find(term), [&](std::uint32_t document, std::uint32_t wdf) {
            return (seen && !seen->has(document)) || visit(document, wdf);
        });
    }

    // All that a query of the engine matches, in the order of the index.
    std::vector<std::uint32_t> matching(const Xapian::Database& database, const Xapian::Query& query) const;

    // How many records this asker sees at all. N of whatever decides what he gets: that of the whole index would tell of
    // records that he must not know of.
    std::size_t records() const;

    // Which parts of the words of the generation he sees.
    std::vector<bool> parts_seen(const lexicon::WordTable& words) const;

    // What the tables of a generation need to know of this asker.
    const lexicon::Sight& sight() const { return sight_; }

private:
    const index::Generation* generation_;
    std::string key_;  // the same for all who see the same
    lexicon::Sight sight_;
};

}  // namespace vraagbaak::search

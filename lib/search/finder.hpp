// SPDX-License-Identifier: GPL-2.0-or-later
// All that one asker can ask of one generation. Every const member may be called from every thread at once; each call
// leases an engine of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/generation.hpp"
#include "search/access.hpp"
#include "search/applied_lists.hpp"
#include "search/completion.hpp"
#include "search/weights.hpp"
#include "vraagbaak/choices.hpp"
#include "vraagbaak/completion.hpp"
#include "vraagbaak/offer.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::search {

class Finder {
public:
    // The groups of the asker are known to the base already.
    Finder(std::shared_ptr<const index::Generation> generation, std::shared_ptr<const Settings> settings, Asker asker,
           std::shared_ptr<const AppliedLists> lists = {}, const Weights& weights = {});

    Answer search(const Question& question) const;                            // Error(usage): unknown filter or facet
    WhyNot why_not(const Question& question, const std::string& id) const;
    Choices choices(const Question& question) const;
    Offer offer(const OfferQuery& query) const;                               // Error(usage): limit
    std::vector<Notice> live_notices() const;                                 // of whatever record that he sees, and of questions; announcements behind them
    std::optional<Record> show(const std::string& id) const;

    // Takes out of a view of a record as it was before what it tells of others that the asker does not see, and what is not announced
    // now. Whom it named and nobody is called by any more may have been shielded: he is told only when the record names him still.
    void keep_what_is_seen(Record& record) const;

    // What stands for a record that the asker does not find any more since another replaced it; else the id itself.
    std::string successor(const std::string& id) const;
    std::vector<Notice> notices(const std::string& id) const;
    std::vector<std::string> terms(const std::string& id) const;
    std::vector<RecordLink> links(const std::string& id, std::size_t limit) const;
    Reach reach(const std::string& id) const;
    bool is_staff(const std::string& name) const;                             // is a person or department called so, or has it this id?
    std::vector<RelatedRecord> related(const std::string& id, std::size_t limit) const;
    std::vector<Completion> complete(const Prefix& prefix) const;             // Error(usage): unknown kind
    std::string version() const;

private:
    std::shared_ptr<const index::Generation> generation_;
    std::shared_ptr<const Settings> settings_;
    Asker asker_;
    // The lists of a question, or none.
    const AppliedLists* lists_for(const Question& question) const { return question.without_lists ? nullptr : lists_.get(); }
    std::vector<Notice> notices(const AppliedLists* lists, const std::string& question, const std::vector<std::string>& ids, analysis::Analyzer& analyzer) const;
    std::vector<Notice> announced(const std::vector<std::string>* ids) const;  // nullptr: of all that he sees
    void tell_moment(Hit& hit, std::uint32_t document) const;                   // badges
    Withheld withheld(analysis::Analyzer& analyzer) const;  // which outlives it
    void hide_unseen(Record& record) const;

    std::shared_ptr<const AppliedLists> lists_;  // or none
    Weights weights_;
    Access access_;
};

}  // namespace vraagbaak::search

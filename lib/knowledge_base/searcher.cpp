// SPDX-License-Identifier: GPL-2.0-or-later
#include "knowledge_base/searcher.hpp"

namespace vraagbaak {

Searcher::Searcher(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Answer Searcher::search(const Question& question) const { return impl_->finder.search(question); }

WhyNot Searcher::why_not(const Question& question, const std::string& id) const {
    return impl_->finder.why_not(question, id);
}

Choices Searcher::choices(const Question& question) const { return impl_->finder.choices(question); }

Offer Searcher::offer(const OfferQuery& query) const { return impl_->finder.offer(query); }

std::optional<Record> Searcher::show(const std::string& id) const { return impl_->finder.show(id); }

std::vector<Notice> Searcher::notices(const std::string& id) const { return impl_->finder.notices(id); }

std::vector<std::string> Searcher::terms(const std::string& id) const { return impl_->finder.terms(id); }

std::vector<RecordLink> Searcher::links(const std::string& id, std::size_t limit) const { return impl_->finder.links(id, limit); }

Reach Searcher::reach(const std::string& id) const { return impl_->finder.reach(id); }

std::vector<RelatedRecord> Searcher::related(const std::string& id, std::size_t limit) const {
    return impl_->finder.related(id, limit);
}

std::vector<Completion> Searcher::complete(const Prefix& prefix) const { return impl_->finder.complete(prefix); }

std::string Searcher::version() const { return impl_->finder.version(); }

}  // namespace vraagbaak

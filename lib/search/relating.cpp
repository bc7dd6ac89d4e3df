// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/relating.hpp"

#include <algorithm>
#include <map>

#include "index/document.hpp"
#include "search/resemblance.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t most_of_a_relation = 3;
constexpr std::size_t most_alike = 1000;

// All that is no department, person or project is an article here.
std::string_view sort_of(std::string_view kind) {
    return kind == "afdeling" || kind == "medewerker" || kind == "project" ? kind : std::string_view{};
}

class Relatives {
public:
    Relatives(std::uint32_t self, const index::Generation& generation) : self_(self), texts_(generation.texts()) {}

    void add(std::uint32_t document, std::string reason) {
        const auto view = texts_.view(document);
        if (document == self_ || std::ranges::find(all_, view.id, &RelatedRecord::id) != all_.end()) return;
        all_.push_back({std::string{view.id}, std::string{view.kind}, std::string{view.title()}, std::move(reason)});
    }

    void take_turns(std::size_t limit) {
        if (all_.size() <= limit) return;
        std::vector<std::pair<std::size_t, std::size_t>> turns;  // which one of its sort it is, and its place
        std::map<std::string_view, std::size_t> of_sort;
        for (std::size_t i = 0; i < all_.size(); ++i) turns.emplace_back(of_sort[sort_of(all_[i].kind)]++, i);
        std::ranges::stable_sort(turns, {}, [](const auto& turn) { return turn.first; });
        turns.resize(limit);
        std::ranges::sort(turns, {}, [](const auto& turn) { return turn.second; });
        std::vector<RelatedRecord> chosen;
        for (const auto& [round, place] : turns) chosen.push_back(std::move(all_[place]));
        all_ = std::move(chosen);
    }

    std::size_t size() const { return all_.size(); }
    std::vector<RelatedRecord> told() && { return std::move(all_); }

private:
    std::uint32_t self_;
    const index::ForwardIndex& texts_;
    std::vector<RelatedRecord> all_;
};

}  // namespace

std::vector<RelatedRecord> related_to(std::uint32_t document, std::size_t limit, const index::Generation& generation, const Access& access,
                                      const Links& links, index::Engine& engine) {
    Relatives out{document, generation};
    const auto record = generation.texts().record(document);
    for (const auto& target : record.related)
        if (const auto other = access.find(target)) out.add(other, "link");
    const auto room = std::min(limit, most_alike) + 1;
    auto ids = record.merged_from;
    ids.insert(ids.begin(), record.id);
    for (const auto& one : ids)
        for (const auto other : access.documents(index::link_term(one), room)) out.add(other, "backlink");
    for (const auto& link : links.of(document, engine.analyzer, most_of_a_relation))
        if (const auto other = access.find(link.id)) out.add(other, link.relation);
    out.take_turns(limit);
    if (out.size() < limit)
        for (const auto other : resembling(generation.texts().view(document), access, engine, room + out.size()))
            if (out.size() < limit) out.add(other, "alike");
    return std::move(out).told();
}

}  // namespace vraagbaak::search

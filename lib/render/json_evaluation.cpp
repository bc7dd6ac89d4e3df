// SPDX-License-Identifier: GPL-2.0-or-later
#include "render/json.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

using render::Json;

namespace {

Json measures_json(const Measures& measures) {
    return {{"n", measures.topics},
            {"success@1", measures.success_at_1},
            {"success@3", measures.success_at_3},
            {"success@5", measures.success_at_5},
            {"MRR@10", measures.mrr_at_10},
            {"nDCG@10", measures.ndcg_at_10},
            {"recall@10", measures.recall_at_10}};
}

Json evaluation_json(const Evaluation& evaluation) {
    auto tags = Json::object();
    for (const auto& [tag, measures] : evaluation.tags) tags[tag] = measures_json(measures);
    return {{"all", measures_json(evaluation.all)}, {"tags", tags}};
}

Json topics_json(const std::vector<TopicChange>& changes) {
    auto out = Json::array();
    for (const auto& one : changes)
        out.push_back({{"id", one.topic.id},
                       {"question", one.topic.question},
                       {"tags", one.topic.tags},
                       {"rank_before", one.rank_before},
                       {"rank_after", one.rank_after},
                       {"nDCG@10_before", one.ndcg_before},
                       {"nDCG@10_after", one.ndcg_after}});
    return out;
}

}  // namespace

std::string to_json(const Evaluation& evaluation) { return render::dump(evaluation_json(evaluation)); }

// An older version is before what is published, the drafts are after it.
std::string to_json(const Comparison& comparison, const OtherLists& other) {
    auto out = evaluation_json(other.version ? comparison.after : comparison.before);
    auto against = evaluation_json(other.version ? comparison.before : comparison.after);
    against["lists"] = other.version ? "version" : "drafts";
    if (other.version) against["version"] = *other.version;
    against["worse"] = topics_json(comparison.worse);
    against["better"] = topics_json(comparison.better);
    out["against"] = std::move(against);
    return render::dump(out);
}

}  // namespace vraagbaak

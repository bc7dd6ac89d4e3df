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

}  // namespace

std::string to_json(const Evaluation& evaluation) {
    auto tags = Json::object();
    for (const auto& [tag, measures] : evaluation.tags) tags[tag] = measures_json(measures);
    return render::dump({{"all", measures_json(evaluation.all)}, {"tags", tags}});
}

}  // namespace vraagbaak

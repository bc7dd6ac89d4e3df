// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench_base.hpp"

namespace vraagbaak::bench {

Asker bench_asker() { return {.groups = {}, .date = *parse_date(build_moment)}; }

KnowledgeBase build_base(const std::filesystem::path& articles, const std::filesystem::path& base) {
    auto opened = std::filesystem::exists(base / "kennisbank.yaml") ? KnowledgeBase::open(base) : KnowledgeBase::create(base);
    opened.rebuild({Source{.path = articles.string()}}, {.moment = build_moment});
    return opened;
}

}  // namespace vraagbaak::bench

// SPDX-License-Identifier: GPL-2.0-or-later
// Highlights by the forward index against highlights by analysis of the text itself.
#include <doctest/doctest.h>

#include "index/document.hpp"
#include "index/text_parts.hpp"
#include "query/plan.hpp"
#include "query/plan_synonyms.hpp"
#include "lexicon/national.hpp"
#include "record/reader.hpp"
#include "search/matcher.hpp"
#include "search/random_records.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

bool same(const search::Match& a, const search::Match& b) {
    return a.range == b.range && a.unit == b.unit && a.literal == b.literal && a.instead == b.instead && a.compound == b.compound;
}

}  // namespace

TEST_SUITE("search/matcher") {
    TEST_CASE("words are marked as if the text were analysed") {
        const auto synonyms = lexicon::national_synonyms();
        Settings settings;
        settings.groups = {"kcc", "burgerzaken", "belastingen"};
        analysis::Analyzer analyzer, other;
        const auto weights = index::field_weights({});
        std::size_t marked = 0;
        const int worlds = full_tests() ? 60 : 6;
        for (int seed = 1; seed <= worlds; ++seed) {
            RandomWorld world{static_cast<unsigned>(4000 + seed)};
            auto records = world.records(20);
            std::vector<std::string> stored;
            std::vector<std::vector<std::vector<Range>>> names;  // by record, by part: their words have no stem
            for (auto& record : records) {
                REQUIRE(record::check(record, settings, {}).accepted());
                stored.push_back(index::index_view({{}, record}, weights, analyzer).stored);
                auto& of_record = names.emplace_back();
                for (const auto& part : index::TextParts{record}) of_record.push_back(part.names);
            }
            for (int i = 0; i < 60; ++i) {
                const auto question = world.question(records);
                CAPTURE(question.text);
                auto plan = query::make_plan(query::parse(question.text), analyzer);
                query::add_synonyms(plan, *synonyms);
                const search::Matcher matcher{query::units_of(plan)};
                for (std::size_t number = 0; number < stored.size(); ++number) {
                    const index::StoredView view{stored[number]};
                    std::vector<std::vector<search::Match>> found;
                    const auto matches = matcher.find(view);
                    for (std::size_t part = 0; part < matches.parts.size(); ++part) found.emplace_back(matches.parts[part].begin(), matches.parts[part].end());
                    REQUIRE(found.size() == view.parts().size());
                    REQUIRE(found.size() == names[number].size());
                    for (std::size_t part = 0; part < found.size(); ++part) {
                        auto plain = matcher.find(view.parts()[part].text, other);
                        const index::TextPart names_of_part{view.parts()[part].field, {}, index::TextPart::none, names[number][part]};
                        for (auto* marks : {&found[part], &plain}) std::erase_if(*marks, [&](const auto& mark) { return names_of_part.is_name(mark.range); });
                        CHECK(std::ranges::equal(found[part], plain, same));
                        marked += plain.size();
                    }
                }
            }
        }
        CHECK(marked > 1000);
    }
}

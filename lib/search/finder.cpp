// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/finder.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "index/document.hpp"
#include "index/engine_errors.hpp"
#include "index/schema.hpp"
#include "query/plan.hpp"
#include "search/completion.hpp"
#include "search/evaluator.hpp"
#include "search/presenter.hpp"
#include "search/ranking.hpp"
#include "search/resemblance.hpp"
#include "search/understood.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t most_ranks = 1000;  // how far why-not looks for the place of a record

// What people see of a score only orders: the engine's own would tell how often a word stands in what is shielded, and
// compares within one rung alone.
double score_of(std::size_t place) { return 1.0 / static_cast<double>(place + 1); }

std::vector<std::string> texts(const query::Reading& reading) {
    std::vector<std::string> out;
    for (const auto& term : reading.terms) out.push_back(term.text);
    return out;
}

Interpretation interpret(const query::Plan& plan, std::vector<std::string> relaxed, Evaluator& evaluator) {
    Interpretation out{{}, std::move(relaxed), plan.ignored, plan.remarks};
    for (const auto* unit : query::units_of(plan)) {
        if (unit->function_word) continue;
        WordReading word{unit->text, {}};
        for (const auto& reading : unit->readings) {
            const auto count = evaluator.count(reading);
            // Every record with the word has it "within" as well: that is told when there are more.
            if (reading.kind == "within" && !word.readings.empty() && word.readings.back().count == count) continue;
            if (count > 0 || query::told_without_hits(reading)) word.readings.push_back({reading.kind, texts(reading), count});
        }
        out.words.push_back(std::move(word));
    }
    return out;
}

// A word that a redacteur can put among the keywords, and that then says something.
bool could_be_keyword(const query::Clause& clause) {
    if (clause.node.combine != query::Combine::unit || clause.directional()) return false;
    return std::ranges::any_of(clause.node.unit.readings, [](const auto& reading) { return reading.kind == "exact"; });
}

std::map<std::string, std::vector<Filter>> by_field(const std::vector<Filter>& filters) {
    std::map<std::string, std::vector<Filter>> fields;
    for (const auto& filter : filters) fields[filter.field].push_back(filter);
    return fields;
}

Message place_of(const WhyNot& found) {
    if (found.rank == 1) return {"why_not_first", {}};
    if (found.rank == 0) return {"why_not_absent", {}};
    return {"why_not_rank", {std::to_string(found.rank), std::to_string(found.total)}};
}

// idf by what this asker sees, for the choice of sections and snippets.
std::vector<double> telling(const Matcher& matcher, const Interpretation& interpretation, std::size_t documents) {
    std::vector<double> out;
    for (const auto* unit : matcher.units()) {
        std::size_t count = 0;
        for (const auto& word : interpretation.words)
            if (word.text == unit->text)
                for (const auto& reading : word.readings) count = std::max(count, reading.count);
        out.push_back(std::log(1.0 + static_cast<double>(documents) / (1.0 + static_cast<double>(count))));
    }
    return out;
}

}  // namespace

Finder::Finder(std::shared_ptr<const index::Generation> generation, std::shared_ptr<const Settings> settings,
               Asker asker, std::shared_ptr<const lexicon::Synonyms> synonyms, const Weights& weights)
    : generation_(std::move(generation)),
      settings_(std::move(settings)),
      asker_(std::move(asker)),
      synonyms_(std::move(synonyms)),
      weights_(weights),
      access_(*generation_, asker_) {}

Answer Finder::search(const Question& question) const {
    const auto engine = generation_->lease();
    return index::translate_engine_errors(generation_->folder(), [&] {
        Evaluator evaluator{*generation_, *engine, access_, weights_};
        const Understood understood{question, synonyms_.get(), *generation_, *engine, access_, evaluator};
        const Matcher matcher{query::units_of(understood.plan), worth_by(evaluator)};
        SeenViews views{generation_->texts(), matcher};
        auto ranking = rank(understood.plan, question, evaluator, *engine, views, weights_, settings_->ladder_minimum);
        Answer answer{.query = question.text, .total = ranking.total, .facets = std::move(ranking.facets)};
        answer.interpretation = interpret(understood.plan, std::move(ranking.relaxed), evaluator);
        answer.correction = understood.correction;
        answer.version = version();
        Presenter presenter{matcher, telling(matcher, answer.interpretation, access_.records()), asker_};
        for (std::size_t i = 0; i < ranking.documents.size(); ++i)
            answer.hits.push_back(presenter.present(views.at(ranking.documents[i].document), score_of(question.offset + i),
                                                    question.explain, engine->analyzer));
        return answer;
    });
}

WhyNot Finder::why_not(const Question& question, const std::string& id) const {
    WhyNot out{.id = id};
    if (!show(id)) {
        out.reasons.push_back({"why_not_unknown", {id}});
        return out;
    }
    out.known = true;
    const auto engine = generation_->lease();
    return index::translate_engine_errors(generation_->folder(), [&] {
        Evaluator evaluator{*generation_, *engine, access_, weights_};
        const Understood understood{question, synonyms_.get(), *generation_, *engine, access_, evaluator};
        Question wide = question;
        wide.offset = 0;
        wide.limit = most_ranks;
        wide.facets.clear();
        const Matcher matcher{query::units_of(understood.plan), worth_by(evaluator)};
        SeenViews views{generation_->texts(), matcher};
        const auto ranking = rank(understood.plan, wide, evaluator, *engine, views, weights_, settings_->ladder_minimum);
        out.total = ranking.total;
        const auto document = evaluator.document_of(id);
        for (std::size_t i = 0; i < ranking.documents.size(); ++i)
            if (ranking.documents[i].document == document) out.rank = i + 1;
        for (const auto& clause : understood.plan.clauses) {
            if (clause.function_word()) continue;
            const bool present = evaluator.matches(clause.node, document);
            if (clause.need == query::Need::excluded) {
                if (present) out.reasons.push_back({"why_not_excluded", {clause.text}});
            } else if (present) {
                out.matched.push_back(clause.text);
            } else {
                out.missed.push_back(clause.text);
                out.reasons.push_back({"why_not_missed", {clause.text}});
                if (could_be_keyword(clause)) out.advice.push_back({"why_not_add_keyword", {clause.text, id}});
            }
        }
        for (const auto& [field, values] : by_field(question.filters))
            if (!evaluator.filtered(values).has(document)) out.reasons.push_back({"why_not_filter", {field, values.front().value}});
        if (understood.plan.clauses.empty()) out.reasons.push_back({"why_not_no_words", {}});
        else if (out.reasons.empty() && out.rank != 1) out.reasons.push_back({"why_not_others_better", {}});
        out.reasons.insert(out.reasons.begin(), place_of(out));
        return out;
    });
}

std::optional<Record> Finder::show(const std::string& id) const {
    const auto document = access_.find(id);
    if (document == 0) return std::nullopt;
    auto record = generation_->texts().record(document);
    // An id can tell what is not to be known.
    std::erase_if(record.related, [&](const std::string& other) { return access_.find(other) == 0; });
    if (access_.find(record.replaced_by) == 0) record.replaced_by.clear();
    return record;
}

std::vector<std::string> Finder::terms(const std::string& id) const {
    const auto engine = generation_->lease();
    return index::translate_engine_errors(generation_->folder(), [&] {
        std::vector<std::string> out;
        const auto document = access_.find(id);
        if (document == 0) return out;
        const auto& database = engine->database();
        for (auto term = database.termlist_begin(document); term != database.termlist_end(document); ++term)
            if (!index::has_prefix(*term)) out.push_back(*term);
        return out;
    });
}

std::vector<RelatedRecord> Finder::related(const std::string& id, std::size_t limit) const {
    std::vector<RelatedRecord> out;
    const auto document = access_.find(id);
    if (document == 0) return out;
    const auto& texts = generation_->texts();
    const auto add = [&](std::uint32_t other, const char* reason) {
        const auto view = texts.view(other);
        const bool known = view.id == id || std::ranges::find(out, view.id, &RelatedRecord::id) != out.end();
        if (!known && out.size() < limit) out.push_back({std::string{view.id}, std::string{view.kind}, std::string{view.title()}, reason});
    };
    for (const auto& target : texts.record(document).related)
        if (const auto other = access_.find(target)) add(other, "link");
    const auto room = std::min(limit, most_ranks) + 1;
    for (const auto other : access_.documents(index::link_term(id), room)) add(other, "backlink");
    const auto engine = generation_->lease();  // for the room to add up in
    for (const auto other : resembling(texts.view(document), access_, *engine, room + out.size())) add(other, "alike");
    return out;
}

std::vector<Completion> Finder::complete(const Prefix& prefix) const {
    const auto engine = generation_->lease();  // for its analyzer: no question is asked
    return search::complete(prefix, generation_->completions(), generation_->words(), access_.sight(), engine->analyzer);
}

std::string Finder::version() const { return "g" + std::to_string(generation_->number()); }

}  // namespace vraagbaak::search

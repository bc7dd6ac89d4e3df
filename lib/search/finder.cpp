// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/finder.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "dutch/name_words.hpp"
#include "index/document.hpp"
#include "index/engine_errors.hpp"
#include "index/schema.hpp"
#include "query/plan.hpp"
#include "search/announcing.hpp"
#include "search/choices.hpp"
#include "search/completion.hpp"
#include "search/evaluator.hpp"
#include "search/links.hpp"
#include "search/offering.hpp"
#include "search/presenter.hpp"
#include "search/ranking.hpp"
#include "search/reaching.hpp"
#include "search/relating.hpp"
#include "search/understood.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t most_ranks = 1000;  // how far why-not looks for the place of a record

// What people see of a score only orders: the engine's own would tell how often a word stands in what is shielded, and
// compares within one rung alone.
double score_of(std::size_t place) { return 1.0 / static_cast<double>(place + 1); }

std::vector<std::string> texts(const query::Reading& reading) {
    std::vector<std::string> out;
    for (const auto& term : reading.terms) out.push_back(reading.kind == "contact" ? dutch::word_of_name(term.text) : term.text);
    return out;
}

Interpretation interpret(const query::Plan& plan, std::vector<std::string> relaxed, Evaluator& evaluator) {
    Interpretation out{{}, std::move(relaxed), plan.ignored, plan.remarks};
    for (const auto* unit : query::units_of(plan)) {
        if (unit->function_word) continue;
        WordReading word{unit->text, {}};
        word.readings.reserve(unit->readings.size());
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

const TermChanges& changes_of(const AppliedLists* lists) {
    return lists ? lists->changes : TermChanges::none();
}

const lexicon::Synonyms* synonyms_of(const AppliedLists* lists) { return lists ? lists->lists->synonyms.get() : nullptr; }

Pinned pins_of(const Question& question, const Understood& understood, const AppliedLists* lists, const Access& access,
               analysis::Analyzer& analyzer) {
    if (!lists) return {};
    const auto corrected = understood.correction && understood.correction->applied ? understood.correction->text : std::string{};
    return pins_for(question.text, corrected, *lists->lists, access.sight().day, analyzer);
}

// What was pinned and has been replaced since is its successor, where the asker sees that; a record that was made of several is meant by
// the id of each.
void follow(Pinned& pinned, const index::Generation& generation, const Asker& asker, Evaluator& evaluator) {
    const auto& replacements = generation.replacements();
    const index::Groups groups{asker.groups.begin(), asker.groups.end()};
    if (!replacements.empty())
        for (auto& pin : pinned.shown) pin.id = replacements.last_of(pin.id, groups, [&](const auto& id) { return evaluator.document_of(id) != 0; });
    for (auto* pins : {&pinned.shown, &pinned.hidden})
        for (auto& pin : *pins)
            if (const auto document = evaluator.document_of(pin.id); document != 0) pin.id = generation.texts().view(document).id;
}

// A record that the asker does not see has no document here, and so no part in it.
Steering steering_of(const Pinned& pinned, Evaluator& evaluator) {
    Steering out;
    const auto add = [&](const std::vector<lexicon::Pin>& pins, std::vector<std::uint32_t>& to) {
        for (const auto& pin : pins)
            if (const auto document = evaluator.document_of(pin.id); document != 0 && std::ranges::find(to, document) == to.end())
                to.push_back(document);
    };
    add(pinned.shown, out.first);
    add(pinned.hidden, out.hidden);
    return out;
}

// What the lists have to do with it that a hit is one.
void explain_lists(Hit& hit, std::uint32_t document, const Pinned& pinned, const TermChanges& changes, const Matcher& matcher,
                   analysis::Analyzer& analyzer) {
    for (const auto& pin : pinned.shown)
        if (pin.id == hit.id) hit.why.insert(hit.why.begin(), Why{pin.question, "pin", pin.question, "", {"why_pinned", {pin.question}}});
    for (const auto& term : changes.added(document)) {
        const auto words = lexicon::question_words(term, analyzer);
        for (const auto* unit : matcher.units()) {
            const auto asked = lexicon::question_words(unit->text, analyzer);
            if (!asked.empty() && std::ranges::includes(words, asked)) hit.why.push_back(Why{unit->text, "term", term, "trefwoorden", {"why_added_term", {term}}});
        }
    }
}

// The blocked line that would have found a record by these words, or none.
std::string blocked_with(const std::string& words, const std::vector<std::string>& lines, analysis::Analyzer& analyzer) {
    if (lines.empty()) return {};
    const auto asked = lexicon::question_words(words, analyzer);
    for (const auto& line : lines)
        if (!asked.empty() && std::ranges::includes(lexicon::question_words(line, analyzer), asked)) return line;
    return {};
}

std::vector<std::string> ids_of(const std::vector<Hit>& hits) {
    std::vector<std::string> ids;
    for (const auto& hit : hits) ids.push_back(hit.id);
    return ids;
}

std::vector<std::uint32_t> documents_of(const Ranking& ranking) {
    std::vector<std::uint32_t> documents;
    for (const auto& found : ranking.documents) documents.push_back(found.document);
    return documents;
}

Notice told(const lexicon::NoticeRule& notice) {
    return {notice.text, notice.id, notice.ends() ? lexicon::minute_text(notice.until) : std::string{}};
}

// The words by which a record is found, with what the lists took and gave.
void change_terms(std::vector<std::string>& terms, std::uint32_t document, const TermChanges& changes, const index::Postings& postings) {
    std::erase_if(terms, [&](const std::string& term) {
        if (!changes.touches(term)) return false;
        bool there = false;
        changes.each_while(postings, term, [&](std::uint32_t other, std::uint32_t) { return !(there = other == document); });
        return !there;
    });
    for (auto& word : changes.words_of(document)) terms.push_back(std::move(word));
    std::ranges::sort(terms);
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

// Who is shielded from the asker is not told by who names him: not by his id anywhere, and who replaces a colleague not by his name
// either. What a project or article says of its people in words is its own text.
void hide_people(Record& record, const Links& links) {
    const auto hide = [&](index::Relation relation, std::string& name) {
        if (links.hides(relation, name)) name.clear();
    };
    hide(index::Relation::owner, record.owner);
    hide(index::Relation::leader, record.leader);
    for (auto& contact : record.contacts)
        if (!contact.id.empty() && links.named(index::Relation::contact, contact.id).empty()) contact.id.clear();  // as that of a related record
    std::erase_if(record.contacts, [](const ContactPerson& contact) { return contact.id.empty() && contact.name.empty(); });
    record.fallback = links.seen_fallback(record.fallback);
    if (!record.availability) return;
    hide(index::Relation::replacement, record.availability->replacement);
    for (auto& absence : record.availability->absences) hide(index::Relation::replacement, absence.replacement);
}

}  // namespace

Finder::Finder(std::shared_ptr<const index::Generation> generation, std::shared_ptr<const Settings> settings,
               Asker asker, std::shared_ptr<const AppliedLists> lists, const Weights& weights)
    : generation_(std::move(generation)),
      settings_(std::move(settings)),
      asker_(std::move(asker)),
      lists_(std::move(lists)),
      weights_(weights),
      access_(*generation_, asker_) {}

Answer Finder::search(const Question& question) const {
    const auto engine = generation_->lease();
    return index::translate_engine_errors(generation_->folder(), [&] {
        const auto* lists = lists_for(question);
        Evaluator evaluator{*generation_, *engine, access_, weights_, changes_of(lists)};
        const Understood understood{question, synonyms_of(lists), *generation_, *engine, access_, evaluator};
        auto pinned = pins_of(question, understood, lists, access_, engine->analyzer);
        follow(pinned, *generation_, asker_, evaluator);
        const Matcher matcher{query::units_of(understood.plan), worth_by(evaluator)};
        SeenViews views{generation_->texts(), matcher};
        auto steering = steering_of(pinned, evaluator);
        const auto risen = steer_by_moment(steering, understood.plan, *generation_, evaluator, access_, weights_, Moment{asker_});
        auto ranking = rank(understood.plan, question, evaluator, *engine, views, weights_, settings_->ladder_minimum, steering);
        Answer answer{.query = question.text, .total = ranking.total, .facets = std::move(ranking.facets)};
        answer.interpretation = interpret(understood.plan, std::move(ranking.relaxed), evaluator);
        answer.correction = understood.correction;
        answer.version = version();
        Presenter presenter{matcher, telling(matcher, answer.interpretation, access_.records()), asker_};
        views.expect(documents_of(ranking));
        answer.hits.reserve(ranking.documents.size());
        for (std::size_t i = 0; i < ranking.documents.size(); ++i) {
            const auto document = ranking.documents[i].document;
            const auto is_blocked = [&](std::string_view line) { return evaluator.changes().blocked(document, line); };
            answer.hits.push_back(presenter.present(views.at(document), score_of(question.offset + i), question.explain, engine->analyzer, is_blocked));
            auto& hit = answer.hits.back();
            if (question.explain) explain_lists(hit, document, pinned, evaluator.changes(), matcher, engine->analyzer);
            if (question.explain)
                for (const auto* one : risen)
                    if (one->document == document)
                        hit.why.push_back(Why{question.text, "announcement", one->announcement.text, "", {"why_announced", {one->announcement.text}}});
            tell_moment(hit, document);
            if (question.reach && (hit.kind == "medewerker" || hit.kind == "afdeling" || hit.kind == "project"))
                hit.reach = reach_of(document, *generation_, access_, asker_);
        }
        answer.notices = notices(lists, question.text, ids_of(answer.hits), engine->analyzer);
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
        const auto* lists = lists_for(question);
        Evaluator evaluator{*generation_, *engine, access_, weights_, changes_of(lists)};
        const Understood understood{question, synonyms_of(lists), *generation_, *engine, access_, evaluator};
        auto pinned = pins_of(question, understood, lists, access_, engine->analyzer);
        follow(pinned, *generation_, asker_, evaluator);
        Question wide = question;
        wide.offset = 0;
        wide.limit = most_ranks;
        wide.facets.clear();
        const Matcher matcher{query::units_of(understood.plan), worth_by(evaluator)};
        SeenViews views{generation_->texts(), matcher};
        auto steering = steering_of(pinned, evaluator);
        steer_by_moment(steering, understood.plan, *generation_, evaluator, access_, weights_, Moment{asker_});
        const auto ranking = rank(understood.plan, wide, evaluator, *engine, views, weights_, settings_->ladder_minimum, steering);
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
                if (const auto line = blocked_with(clause.text, evaluator.changes().blocked(document), engine->analyzer); !line.empty()) {
                    out.reasons.push_back({"why_not_blocked", {line}});
                    out.advice.push_back({"why_not_unblock", {line}});
                } else if (could_be_keyword(clause)) {
                    out.advice.push_back({"why_not_add_keyword", {clause.text, id}});
                }
            }
        }
        for (const auto& pin : pinned.hidden)
            if (evaluator.document_of(pin.id) == document) {
                out.reasons.push_back({"why_not_hidden", {pin.question}});
                out.advice.push_back({"why_not_unhide", {pin.question, id}});
            }
        for (const auto& [field, values] : by_field(question.filters))
            if (!evaluator.filtered(values).has(document)) out.reasons.push_back({"why_not_filter", {field, values.front().value}});
        if (understood.plan.clauses.empty()) out.reasons.push_back({"why_not_no_words", {}});
        else if (out.reasons.empty() && out.rank != 1) out.reasons.push_back({"why_not_others_better", {}});
        out.reasons.insert(out.reasons.begin(), place_of(out));
        return out;
    });
}

Choices Finder::choices(const Question& question) const {
    if (question.offset > 0) return {};
    const auto engine = generation_->lease();
    return index::translate_engine_errors(generation_->folder(), [&]() -> Choices {
        const auto* lists = lists_for(question);
        Evaluator evaluator{*generation_, *engine, access_, weights_, changes_of(lists), Frequencies::seen};
        const Understood understood{question, synonyms_of(lists), *generation_, *engine, access_, evaluator};
        // What the redacteur put first is what is meant.
        auto pinned = pins_of(question, understood, lists, access_, engine->analyzer);
        follow(pinned, *generation_, asker_, evaluator);
        auto steering = steering_of(pinned, evaluator);
        steer_by_moment(steering, understood.plan, *generation_, evaluator, access_, weights_, Moment{asker_});
        if (!steering.first.empty()) return {};
        Question first = question;
        first.limit = looked_at_for_choices;
        first.facets.clear();
        const Matcher matcher{query::units_of(understood.plan), worth_by(evaluator)};
        SeenViews views{generation_->texts(), matcher};
        const auto ranking = rank(understood.plan, first, evaluator, *engine, views, weights_, settings_->ladder_minimum, steering);
        const auto interpretation = interpret(understood.plan, {}, evaluator);
        return choices_between(ranking.documents, views, matcher, telling(matcher, interpretation, access_.records()), generation_->facets(), engine->analyzer);
    });
}

Offer Finder::offer(const OfferQuery& query) const {
    if (query.limit && (*query.limit < 1 || *query.limit > most_offered)) throw Error(ErrorKind::usage, {"offer_limit", {std::to_string(most_offered)}});
    const auto engine = generation_->lease();
    return index::translate_engine_errors(generation_->folder(), [&] {
        const auto* lists = query.without_lists ? nullptr : lists_.get();
        auto offer = offering(query, *generation_, *engine, access_, asker_, lists, *settings_, weights_);
        std::vector<std::string> ids;
        const auto told_of = [&](Hit& hit) {
            ids.push_back(hit.id);
            tell_moment(hit, access_.find(hit.id));
        };
        if (offer.complaint) told_of(offer.complaint->record.hit);
        for (auto& found : offer.questions)
            for (auto& record : found.records) told_of(record.hit);
        offer.notices = notices(lists, {}, ids, engine->analyzer);
        offer.version = version();
        return offer;
    });
}

std::vector<Notice> Finder::live_notices() const {
    std::vector<Notice> out;
    if (lists_)
        for (const auto* notice : notices_for(*lists_->lists, asker_))
            if (notice->id.empty() || access_.find(notice->id) != 0) out.push_back(told(*notice));
    for (auto& notice : announced(nullptr)) out.push_back(std::move(notice));
    return out;
}

std::vector<Notice> Finder::announced(const std::vector<std::string>* ids) const {
    std::vector<Notice> out;
    for (const auto* one : live_announcements(generation_->timed(), access_, Moment{asker_})) {
        const auto& [kind, text, period] = one->announcement;
        std::string id{generation_->texts().view(one->document).id};
        if (ids && std::ranges::find(*ids, id) == ids->end()) continue;
        out.push_back({text, std::move(id), period.until ? to_string(*period.until) : std::string{}, kind});
    }
    return out;
}

void Finder::tell_moment(Hit& hit, std::uint32_t document) const {
    const auto& timed = generation_->timed();
    if (timed.empty()) return;
    const auto add = [&](const char* badge) {
        if (std::ranges::find(hit.badges, badge) == hit.badges.end()) hit.badges.emplace_back(badge);
    };
    if (timed.over(document, asker_.date)) add("finished");
    const Moment moment{asker_};
    for (const auto& one : timed.announced())
        if (one.document == document && holds(one.announcement, moment)) add("announced");
}

std::optional<Record> Finder::show(const std::string& id) const {
    const auto document = access_.find(id);
    if (document == 0) return std::nullopt;
    auto record = generation_->texts().record(document);
    hide_unseen(record);
    return record;
}

void Finder::keep_what_is_seen(Record& record) const {
    hide_unseen(record);
    const Links links{*generation_, access_, asker_};
    const auto now = show(record.id).value_or(Record{});
    const auto keep = [&](index::Relation relation, std::string& name, const std::string& present) {
        if (name != present && links.named(relation, name).empty()) name.clear();
    };
    keep(index::Relation::owner, record.owner, now.owner);
    keep(index::Relation::leader, record.leader, now.leader);
    keep(index::Relation::fallback, record.fallback, now.fallback);
    if (!record.availability) return;
    keep(index::Relation::replacement, record.availability->replacement, now.availability ? now.availability->replacement : std::string{});
}

// An id can tell what is not to be known.
void Finder::hide_unseen(Record& record) const {
    std::erase_if(record.related, [&](const std::string& other) { return access_.find(other) == 0; });
    if (access_.find(record.replaced_by) == 0) record.replaced_by.clear();
    const auto moment = Moment{asker_};
    std::erase_if(record.announcements, [&](const Announcement& one) { return !holds(one, moment); });
    hide_people(record, Links{*generation_, access_, asker_});
}

bool Finder::is_staff(const std::string& name) const {
    const Links links{*generation_, access_, asker_};
    return !links.named(index::Relation::owner, name).empty();  // who can be the owner of an article
}

std::vector<RecordLink> Finder::links(const std::string& id, std::size_t limit) const {
    const auto document = access_.find(id);
    if (document == 0) return {};
    const auto engine = generation_->lease();  // for its analyzer
    return Links{*generation_, access_, asker_, changes_of(lists_.get())}.of(document, engine->analyzer, limit);
}

Reach Finder::reach(const std::string& id) const {
    const auto document = access_.find(id);
    return document == 0 ? Reach{} : reach_of(document, *generation_, access_, asker_);
}

std::string Finder::successor(const std::string& id) const {
    const auto& replacements = generation_->replacements();
    if (const auto document = access_.find(id); document != 0) return std::string{generation_->texts().view(document).id};
    if (replacements.empty()) return id;
    return replacements.last_of(id, {asker_.groups.begin(), asker_.groups.end()}, [&](const auto& one) { return access_.find(one) != 0; });
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
        if (lists_) change_terms(out, document, lists_->changes, generation_->postings());
        return out;
    });
}

std::vector<RelatedRecord> Finder::related(const std::string& id, std::size_t limit) const {
    const auto document = access_.find(id);
    if (document == 0) return {};
    const auto engine = generation_->lease();  // for the room to add up in, and its analyzer
    return related_to(document, limit, *generation_, access_, Links{*generation_, access_, asker_, changes_of(lists_.get())}, *engine);
}

std::vector<Completion> Finder::complete(const Prefix& prefix) const {
    const auto engine = generation_->lease();  // for its analyzer: no question is asked
    const KnownPeople people{generation_->names(),
                             [this, visible = access_.visible()](std::uint32_t document) {
                                 return document > 0 && document <= access_.last_document() && (!visible || visible->has(document));
                             },
                             [this](std::uint32_t document) {
                                 const auto view = generation_->texts().view(document);
                                 return NamedPerson{view.id, view.title()};
                             }};
    return search::complete(prefix, generation_->completions(), generation_->words(), access_.sight(), people, engine->analyzer, withheld(engine->analyzer));
}

std::vector<Notice> Finder::notices(const AppliedLists* lists, const std::string& question, const std::vector<std::string>& ids,
                                    analysis::Analyzer& analyzer) const {
    std::vector<Notice> out;
    if (lists) {
        auto all = ids;  // a record that was made of several is meant by the id of each
        for (const auto& notice : lists->lists->notices)
            if (const auto document = notice.id.empty() ? 0 : access_.find(notice.id); document != 0)
                if (std::ranges::find(ids, generation_->texts().view(document).id) != ids.end()) all.push_back(notice.id);
        for (const auto* notice : notices_for(question, all, *lists->lists, asker_, analyzer)) out.push_back(told(*notice));
    }
    for (auto& notice : announced(&ids)) out.push_back(std::move(notice));
    return out;
}

std::vector<Notice> Finder::notices(const std::string& id) const {
    const auto document = access_.find(id);
    if (document == 0) return {};
    const std::vector<std::string> ids{std::string{generation_->texts().view(document).id}};  // id may be another of the same record
    if (!lists_ || lists_->lists->notices.empty()) return announced(&ids);
    const auto engine = generation_->lease();  // for its analyzer
    return notices(lists_.get(), {}, ids, engine->analyzer);
}

// A word is gone for this asker when no record that he sees has it any more; a title when it is a blocked line of its record; and either when it is
// blocked for every record, though texts have it.
Withheld Finder::withheld(analysis::Analyzer& analyzer) const {
    if (!lists_ || (lists_->changes.empty() && !lists_->changes.blocks_everywhere())) return {};
    const auto& changes = lists_->changes;
    const auto& postings = generation_->postings();
    const auto visible = access_.visible();
    return {[&changes, &postings, &analyzer, visible](std::string_view word) {
                if (changes.blocks_everywhere(word, analyzer)) return true;
                if (!changes.touches(word)) return false;
                bool there = false;
                changes.each_while(postings, word, [&](std::uint32_t document, std::uint32_t) {
                    there = !visible || visible->has(document);
                    return !there;
                });
                return !there;
            },
            [&changes, &postings, &analyzer](std::string_view id, std::string_view title) {
                bool blocked = changes.blocks_everywhere(title, analyzer);
                if (blocked) return true;
                postings.each_while(postings.find(index::id_term(id)), [&](std::uint32_t document, std::uint32_t) {
                    blocked = changes.blocked(document, title);
                    return !blocked;
                });
                return blocked;
            }};
}

// g12: of the generation; g12.l3: and of the published lists.
std::string Finder::version() const {
    auto version = "g" + std::to_string(generation_->number());
    if (lists_ && lists_->lists->number > 0) version += ".l" + std::to_string(lists_->lists->number);
    return version;
}

}  // namespace vraagbaak::search

// SPDX-License-Identifier: GPL-2.0-or-later
// With shielded material present or absent, an asker who may not see it gets the same: the same set of hits with the same
// snippets, the same totals, facets, counts, relaxed words and reasons, the same record by show, the same terms and
// related records, the same completions, offers and choices in the same order. Only the order of hits may differ, since scores use frequencies of
// the whole collection.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "lexicon/national.hpp"
#include "query/plan_synonyms.hpp"
#include "record/reader.hpp"
#include "search/brute_force.hpp"
#include "search/plain_scorer.hpp"
#include "search/random_links.hpp"
#include "search/random_records.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += word + '|';
    return out;
}

std::string told(const std::vector<Range>& ranges) {
    std::string out;
    for (const auto& [begin, end] : ranges) out += std::to_string(begin) + '-' + std::to_string(end) + ' ';
    return out;
}

std::string told(const Reach& reach) {
    std::string out = "call " + std::to_string(reach.first) + ": ";
    for (const auto& one : reach.line)
        out += one.relation + ' ' + one.id + ' ' + one.kind + ' ' + one.title + ' ' + one.role + ' ' + one.state + ' ' + one.reason + ' ' + joined(one.parts) + one.until + ' ' + one.next + ' ' +
               joined(one.phones) + one.extension + ' ' + one.transfer + ' ' + one.transfer_instruction + '\n';
    return out;
}

std::string told(const std::vector<RecordLink>& links) {
    std::string out;
    for (const auto& link : links) out += link.relation + ' ' + link.id + ' ' + link.kind + ' ' + link.title + ' ' + link.detail + '\n';
    return out;
}

std::string told(const Hit& hit) {
    std::string out = hit.id + ' ' + hit.kind + " <" + hit.title + "> " + told(hit.title_highlights) + " [" + hit.section_key +
                      ' ' + hit.section_title + "] " + hit.snippet.text + ' ' + told(hit.snippet.highlights) + joined(hit.badges);
    if (hit.reach) out += told(*hit.reach);
    for (const auto& why : hit.why) out += " why " + why.word + ' ' + why.kind + ' ' + why.term + ' ' + why.field + ' ' + vraagbaak::text(why.message, "nl");
    return out + '\n';
}

// All of an answer but scores and order.
std::string told(const Answer& answer) {
    std::string out = "total " + std::to_string(answer.total) + '\n';
    std::vector<std::string> hits;
    for (const auto& hit : answer.hits) hits.push_back(told(hit));
    std::ranges::sort(hits);
    for (const auto& hit : hits) out += hit;
    for (const auto& [field, values] : answer.facets) {
        out += "facet " + field;
        for (const auto& [value, count] : values) out += ' ' + value + '=' + std::to_string(count);
        out += '\n';
    }
    for (const auto& word : answer.interpretation.words) {
        out += "word " + word.text;
        for (const auto& reading : word.readings) out += ' ' + reading.kind + ' ' + joined(reading.terms) + std::to_string(reading.count);
        out += '\n';
    }
    for (const auto& notice : answer.notices) out += "notice " + notice.id + ' ' + notice.text + ' ' + notice.until + '\n';
    out += "relaxed " + joined(answer.interpretation.relaxed) + " ignored " + joined(answer.interpretation.ignored) + '\n';
    for (const auto& remark : answer.interpretation.remarks) out += vraagbaak::text(remark, "nl") + '\n';
    return out + (answer.correction ? answer.correction->text : "");
}

// All but the place in the list, which is a matter of order.
std::string told(const WhyNot& why_not) {
    std::string out = (why_not.known ? "known " : "unknown ") + std::string{why_not.rank > 0 ? "found " : "not found "} +
                      std::to_string(why_not.total) + " missed " + joined(why_not.missed) + " matched " + joined(why_not.matched);
    for (const auto& reason : why_not.reasons)
        if (reason.code != "why_not_rank" && reason.code != "why_not_first" && reason.code != "why_not_others_better")
            out += '\n' + vraagbaak::text(reason, "nl");
    for (const auto& advice : why_not.advice) out += '\n' + vraagbaak::text(advice, "nl");
    return out;
}

std::string told(const std::vector<RelatedRecord>& related) {
    std::string out;
    for (const auto& one : related) out += one.id + ' ' + one.kind + ' ' + one.title + ' ' + one.reason + '\n';
    return out;
}

std::string told(const std::vector<Completion>& completions) {
    std::string out;
    for (const auto& [text, kind, id] : completions) out += kind + ' ' + id + " <" + text + ">\n";
    return out;
}

// In the same order: where only the first are given it is what he gets.
std::string told(const Offer& offer) {
    std::string out;
    const auto add = [&](const OfferedRecord& record) { out += std::to_string(record.rank) + ' ' + told(record.hit) + " by " + record.sentence + '\n'; };
    for (const auto& question : offer.questions) {
        out += "question " + question.text + " by " + joined(question.words) + '\n';
        for (const auto& record : question.records) add(record);
    }
    if (offer.complaint) add(offer.complaint->record);
    for (const auto& notice : offer.notices) out += "notice " + notice.id + ' ' + notice.text + '\n';
    return out + "left " + joined(offer.left) + ' ' + std::to_string(offer.unread) + (offer.redacted ? " redacted" : "");
}

std::string told(const Choices& choices) {
    std::string out = choices.by + ' ' + choices.shared;
    for (const auto& choice : choices.choices) out += '\n' + choice.label + ' ' + choice.section + ": " + joined(choice.ids);
    return out;
}

// Questions behind each other, as people write them.
std::string note(RandomWorld& world, const std::vector<Record>& records) {
    std::string text;
    for (auto count = 1 + world.below(4); count > 0; --count) text += world.question(records).text + (world.chance(50) ? ". Verder " : "?\n");
    if (world.chance(20)) text += "Dit is de derde keer dat ik bel.";
    return text;
}

void compare_offers(const Searcher& all, const Searcher& seen, RandomWorld& world, const std::vector<Record>& records, const Question& question) {
    CHECK(told(all.choices(question)) == told(seen.choices(question)));
    const OfferQuery query{note(world, records), 1 + world.below(10)};
    CAPTURE(query.text);
    CHECK(told(all.offer(query)) == told(seen.offer(query)));
}

std::string told(const std::optional<Record>& record) { return record ? record::to_native_json(*record) : "nothing"; }

std::vector<Record> checked(std::vector<Record> records, const Settings& settings) {
    for (auto& record : records) REQUIRE(record::check(record, settings, {}).accepted());
    return records;
}

// What is asked of one record by its id, seen or not.
void compare_record(const Searcher& all, const Searcher& seen, const Question& question, const std::string& id) {
    CAPTURE(id);
    CHECK(told(all.show(id)) == told(seen.show(id)));
    CHECK(all.terms(id) == seen.terms(id));
    CHECK(told(all.related(id, 1000)) == told(seen.related(id, 1000)));
    CHECK(told(all.related(id, 3)) == told(seen.related(id, 3)));
    CHECK(told(all.why_not(question, id)) == told(seen.why_not(question, id)));
    CHECK(told(all.reach(id)) == told(seen.reach(id)));
    CHECK(told(all.links(id)) == told(seen.links(id)));
    CHECK(told(all.links(id, 2)) == told(seen.links(id, 2)));
}

// The answer against the visible records themselves, without any engine.
void compare_plain(const Answer& answer, const std::vector<Record>& visible, const PlainScorer& plain,
                   const Question& question, std::size_t minimum, analysis::Analyzer& analyzer) {
    const auto parsed = query::parse(question.text);
    const PlainScorer::Seen seen(visible.size(), true);
    auto plan = query::make_plan(parsed, analyzer);
    static const auto synonyms = lexicon::national_synonyms();
    query::add_synonyms(plan, *synonyms);
    const auto corrected = plain.correct(plan, parsed.text, synonyms.get(), analyzer, seen);
    CHECK((answer.correction ? answer.correction->text : "") == corrected.value_or(""));
    plain.expand(plan, seen);
    const auto result = plain.rank(plan, question, seen, minimum, some_day);  // the set is that of any day
    std::vector<std::string> expected, got = ids_of(answer);
    for (const auto& one : result.documents) expected.push_back(visible[one.document].id);
    std::ranges::sort(expected);
    std::ranges::sort(got);
    CHECK(got == expected);
    CHECK(answer.total == result.total);
    CHECK(answer.facets == result.facets);
    CHECK(answer.interpretation.relaxed == result.relaxed);
}

// Some are found under a second id, as those that were made of several, and others refer to that.
void add_other_ids(std::vector<Record>& records) {
    for (std::size_t i = 0; i < records.size(); i += 4) {
        records[i].merged_from = {"m" + std::to_string(i)};
        records[(i + 3) % records.size()].related.push_back("m" + std::to_string(i));
    }
}

std::string other_id(RandomWorld& world, const std::vector<Record>& records) { return "m" + std::to_string(world.below(records.size() / 4 + 1) * 4); }

// One base with everything, and for each asker one that was built without what he may not see.
void compare_worlds(unsigned seed) {
    CAPTURE(seed);
    RandomWorld world{seed};
    const auto yaml = "ladderMinimum: " + std::to_string(1 + world.below(6)) + '\n' +
                      (world.chance(30) ? "interneGroepen: [kcc, belastingen]\n" : "") +
                      (world.chance(50) ? "klachtenregeling: " + world.id() + '\n' : "");
    SmallBase all{yaml};
    auto records = world.records(10 + world.below(25));
    records.push_back(article("baken", "Baken", "Dit ziet iedereen altijd."));  // so that no base is empty
    add_other_ids(records);
    records = checked(std::move(records), all->settings());
    all.put(records);
    analysis::Analyzer analyzer;
    for (int round = 0; round < 5; ++round) {
        const auto asker = world.asker();
        CAPTURE(joined(asker.groups));
        SmallBase seen{yaml};
        const auto visible = seen_by(asker, records, all->settings());
        seen.put(visible);
        const PlainScorer plain{visible, all->settings(), {}};
        const auto searcher = all->searcher(asker), control = seen->searcher(asker);
        for (int i = 0; i < 50; ++i) {
            const auto question = world.question(records);
            CAPTURE(question.text);
            const auto answer = searcher.search(question);
            CHECK(told(answer) == told(control.search(question)));
            compare_plain(answer, visible, plain, question, all->settings().ladder_minimum, analyzer);
            compare_record(searcher, control, question, world.id());
            compare_record(searcher, control, question, other_id(world, records));
            compare_offers(searcher, control, world, records, question);
            const auto prefix = world.prefix(records);
            CAPTURE(prefix.text);
            CHECK(told(searcher.complete(prefix)) == told(control.complete(prefix)));  // in the same order
        }
    }
}

std::string told(const OfferedNow& now) {
    std::string out = "changes " + std::to_string(now.changes.total) + '\n';
    for (const auto& one : now.changes.records) {
        out += one.id + ' ' + one.kind + ' ' + one.title + ' ' + std::to_string(static_cast<int>(one.change)) + ' ' + one.summary + ' ' + std::to_string(one.asked) + joined(one.fields);
        for (const auto& part : one.parts) {
            out += " part " + part.key + ' ' + part.title + std::to_string(static_cast<int>(part.kind));
            for (const auto& piece : part.diff) out += ' ' + std::to_string(static_cast<int>(piece.kind)) + piece.text;
        }
        out += '\n';
    }
    for (const auto& one : now.asked) out += "asked " + one.question + ' ' + std::to_string(one.asked) + ' ' + std::to_string(one.opened) + '\n';
    for (const auto& one : now.opened) out += "opened " + one.id + ' ' + one.title + ' ' + std::to_string(one.opened) + joined(one.questions) + '\n';
    for (const auto& notice : now.announced) out += notice.id + ' ' + notice.kind + ' ' + notice.text + ' ' + notice.until + '\n';
    return out;
}

std::string told(const std::vector<Notice>& notices) {
    std::string out;
    for (const auto& notice : notices) out += notice.text + '\n';
    return out;
}

// Lists of all kinds about records that some may not see: by hand, since a command would look whether they are there.
void publish_lists(SmallBase& base, const std::vector<std::pair<std::string, std::string>>& drafts) {
    for (const auto& [name, text] : drafts) {
        const auto file = base.folder() / "redactie" / name;
        std::filesystem::create_directories(file.parent_path());
        spit(file, text);
    }
    const auto report = base->editorial({"redactie", some_moment}).publish({.personal = true});
    std::string why;
    for (const auto& remark : report.remarks)
        if (remark.refuses) why += remark.finding.place.file + ':' + std::to_string(remark.finding.place.line) + ' ' + remark.finding.message.code + '\n';
    CAPTURE(why);
    REQUIRE_FALSE(report.refused);
    REQUIRE(report.version == 1);
}

std::vector<std::pair<std::string, std::string>> random_lists(RandomWorld& world, const std::vector<Record>& records) {
    std::string pins, notices, terms, rules;
    std::set<std::string> pinned, termed;
    for (int i = 0; i < 30; ++i) {
        const auto& record = records[world.below(records.size())];
        const auto id = world.chance(60) ? record.id : world.chance(50) ? world.id() : other_id(world, records);
        const auto typed = world.prefix(records).text;
        const bool whole = std::ranges::all_of(typed, [](char byte) { return byte >= 0; });  // a letter cut in two is refused in a list
        const auto question = world.chance(50) || !whole ? record.title : typed + " woord";
        if (pinned.insert(question).second) pins += question + '\t' + id + '\t' + (id.back() % 3 > 0 ? "tonen" : "verbergen") + '\n';  // not both for one id
        if (world.chance(50)) notices += "Bericht " + std::to_string(i) + "\tartikel:" + id + '\n';
        if (world.chance(20)) notices += "Bericht " + std::to_string(i) + '\t' + question + "\t\t\t" + (world.chance(50) ? "kcc" : "") + '\n';
        if (!record.keywords.empty() && termed.insert(record.keywords.front()).second)
            terms += record.keywords.front() + '\t' + (world.chance(50) ? "*" : id) + "\tgeblokkeerd\n";
        if (world.chance(30)) terms += "zzterm" + std::string(static_cast<std::size_t>(i), 'q') + " afval\t" + record.id + "\terbij\n";
    }
    return {{"vastgezet.tsv", pins}, {"berichten.tsv", notices}, {"zoektermen.tsv", terms}, {"synoniemen/a.txt", "zzwoord => afval\n!grofvuil => huisvuil\n"}};
}

// And what is over for him, but was not shielded from him: that it was replaced is no secret, all else of it is gone.
std::vector<Record> with_predecessors(std::vector<Record> seen, const Asker& asker, const std::vector<Record>& records) {
    const auto size = seen.size();
    const auto is_seen = [&](const std::string& id) {
        return std::any_of(seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(size), [&](const Record& one) { return one.id == id; });
    };
    for (const auto& record : records) {
        if (record.replaced_by.empty() || is_seen(record.id) || (record.visibility && !meets(asker, *record.visibility))) continue;
        auto rest = article(record.id, "x", "x");
        rest.status = "non-actief";
        rest.replaced_by = record.replaced_by;
        rest.merged_from = record.merged_from;
        if (record.status != "concept") seen.push_back(std::move(rest));
    }
    // What he sees leads on to those.
    for (auto& record : seen)
        if (const auto whole = std::ranges::find(records, record.id, &Record::id);
            std::ranges::find(seen, whole->replaced_by, &Record::id) != seen.end())
            record.replaced_by = whole->replaced_by;
    return seen;
}

void compare_worlds_with_lists(unsigned seed) {
    CAPTURE(seed);
    RandomWorld world{seed};
    SmallBase all;
    auto records = world.records(10 + world.below(25));
    records.push_back(article("baken", "Baken", "Dit ziet iedereen altijd."));
    add_other_ids(records);
    records = checked(std::move(records), all->settings());
    all.put(records);
    const auto lists = random_lists(world, records);
    publish_lists(all, lists);
    for (int round = 0; round < 3; ++round) {
        const auto asker = world.asker();
        CAPTURE(joined(asker.groups));
        SmallBase seen;
        seen.put(with_predecessors(seen_by(asker, records, all->settings()), asker, records));
        publish_lists(seen, lists);
        const auto searcher = all->searcher(asker), control = seen->searcher(asker);
        for (int i = 0; i < 50; ++i) {
            auto question = world.question(records);
            if (world.chance(40)) question.text = records[world.below(records.size())].title;
            CAPTURE(question.text);
            CHECK(told(searcher.search(question)) == told(control.search(question)));
            const auto id = world.chance(70) ? world.id() : other_id(world, records);
            compare_record(searcher, control, question, id);
            compare_offers(searcher, control, world, records, question);
            CHECK(told(searcher.notices(id)) == told(control.notices(id)));
            const auto prefix = world.prefix(records);
            CAPTURE(prefix.text);
            CHECK(told(searcher.complete(prefix)) == told(control.complete(prefix)));
        }
    }
}

// Who names whom, who is there, and what is announced, at a minute of the day.
void compare_linked_worlds(unsigned seed) {
    CAPTURE(seed);
    RandomWorld world{seed};
    const std::string yaml = world.chance(70) ? "interneGroepen: [kcc]\n" : "";
    SmallBase all{yaml};
    const auto count = 20 + world.below(30);
    auto records = linked_records(world, count);
    records.push_back(article("baken", "Baken", "Dit ziet iedereen altijd."));
    records = checked(std::move(records), all->settings());
    all.put(records);
    for (int round = 0; round < 4; ++round) {
        auto asker = world.asker();
        if (world.chance(70)) asker.time = std::chrono::minutes{static_cast<int>(world.below(24 * 60))};
        CAPTURE(joined(asker.groups));
        SmallBase seen{yaml};
        auto visible = seen_by(asker, records, all->settings());
        visible.push_back(unseen_record());
        seen.put(visible);
        const auto searcher = all->searcher(asker), control = seen->searcher(asker);
        CHECK(told(*all->offer(asker, {}).now) == told(*seen->offer(asker, {}).now));
        for (int i = 0; i < 30; ++i) {
            Question question{.text = linked_question(world, records), .limit = 1000, .explain = world.chance(30), .reach = true};
            CAPTURE(question.text);
            CHECK(told(searcher.search(question)) == told(control.search(question)));
            const auto id = "p" + std::to_string(world.below(count));
            compare_record(searcher, control, question, id);
            CHECK(told(searcher.notices(id)) == told(control.notices(id)));
            CHECK(told(searcher.choices(question)) == told(control.choices(question)));
            const OfferQuery query{question.text + ". " + linked_question(world, records) + "?", 1 + world.below(6)};
            CHECK(told(searcher.offer(query)) == told(control.offer(query)));
            const Prefix prefix{.text = question.text.substr(0, 1 + world.below(question.text.size())), .limit = 1 + world.below(20), .kinds = {}};
            CAPTURE(prefix.text);
            CHECK(told(searcher.complete(prefix)) == told(control.complete(prefix)));
        }
    }
}

// What changed and what is asked most: both bases had a first generation, then a second, and the same questions were asked of both.
void compare_news(unsigned seed) {
    CAPTURE(seed);
    RandomWorld world{seed};
    SmallBase all;
    const auto before = checked(world.records(15 + world.below(10)), all->settings());
    auto after = before;
    for (auto& record : after)
        if (auto other = world.records(1).front(); world.chance(50)) {
            record.title = other.title;
            record.sections = other.sections;
            record.change_summary = other.change_summary;
        }
    after = checked(std::move(after), all->settings());
    all.put(before, "2027-02-20T09:00:00Z");
    all.put(after);
    std::vector<std::string> questions;
    for (int i = 0; i < 20; ++i) questions.push_back(world.question(after).text);
    const auto ask = [&](SmallBase& base, const Asker& asker) {
        auto log = base->question_log();
        for (std::size_t i = 0; i < questions.size(); ++i)
            for (auto times = 1 + i % 4; times > 0; --times) {
                const Question question{.text = questions[i]};
                log.asked(asker, question, base->search(asker, question), {});
            }
    };
    for (int round = 0; round < 4; ++round) {
        const auto asker = world.asker();
        CAPTURE(joined(asker.groups));
        SmallBase seen;
        seen.put(seen_by(asker, before, all->settings()), "2027-02-20T09:00:00Z");
        seen.put(seen_by(asker, after, all->settings()));
        if (round == 0) ask(all, asker), ask(seen, asker);
        auto got = all->offer(asker, {}).now, expected = seen->offer(asker, {}).now;
        if (round > 0) got->asked.clear(), got->opened.clear(), expected->asked.clear(), expected->opened.clear();
        CHECK(told(*got) == told(*expected));
    }
}

}  // namespace

TEST_SUITE("search: shielding") {
    TEST_CASE("who names whom, who is there and what is announced tell nothing of what an asker may not see") {
        const unsigned worlds = full_tests() ? 60 : 8;
        for (unsigned seed = 2001; seed <= 2000 + worlds; ++seed) compare_linked_worlds(seed);
    }

    TEST_CASE("what changed and what is asked most tell nothing of what an asker may not see") {
        const unsigned worlds = full_tests() ? 40 : 4;
        for (unsigned seed = 3001; seed <= 3000 + worlds; ++seed) compare_news(seed);
    }

    TEST_CASE("lists that speak of what an asker may not see change nothing of what he gets") {
        const unsigned worlds = full_tests() ? 42 : 4;
        for (unsigned seed = 1001; seed <= 1000 + worlds; ++seed) compare_worlds_with_lists(seed);
    }


    TEST_CASE("what an asker may not see changes nothing of what he gets") {
        // 250 pairs of asker and question each.
        const unsigned worlds = full_tests() ? 42 : 4;
        for (unsigned seed = 1; seed <= worlds; ++seed) compare_worlds(seed);
    }
}

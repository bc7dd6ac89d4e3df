// SPDX-License-Identifier: GPL-2.0-or-later
// What raw Xapian finds for judged questions on a base of ours: its own TermGenerator and QueryParser over the same
// records, each with all its fields as one text. Writes a run in TREC form or, with judgements, the measures that
// `vraagbaak evaluate --json` gives of ours.
//
//   bench_plain_run BASE TOPICS DATE STEMMER or|and [JUDGEMENTS]      STEMMER: dutch (Porter), kraaij_pohlmann, none
#include <xapian.h>

#include <exception>
#include <iostream>
#include <string>

#include "vraagbaak/vraagbaak.hpp"

using namespace vraagbaak;

namespace {

constexpr std::size_t page = 1000;
constexpr unsigned depth = 10;

std::vector<Record> records_of(const Searcher& searcher, const std::vector<std::string>& languages) {
    std::vector<Record> records;
    for (const auto& language : languages)
        for (std::size_t offset = 0;; offset += page) {
            const auto answer = searcher.search({.limit = page, .offset = offset, .filters = {{"taal", language}}});
            for (const auto& hit : answer.hits) records.push_back(*searcher.show(hit.id));
            if (answer.hits.size() < page) break;
        }
    return records;
}

void add(std::string& text, const std::string& more) { text += more + '\n'; }

void add(std::string& text, const std::vector<std::string>& more) {
    for (const auto& one : more) add(text, one);
}

// All that a reader of the record would see.
std::string text_of(const Record& record) {
    std::string text;
    add(text, record.title);
    add(text, record.alternative_titles);
    add(text, record.keywords);
    add(text, record.short_answer);
    for (const auto& section : record.sections) add(text, section.title + '\n' + section.text);
    add(text, record.function);
    add(text, record.skills);
    add(text, record.departments);
    add(text, record.teams);
    add(text, record.phones);
    add(text, record.extension);
    add(text, record.emails);
    for (const auto& place : record.locations) add(text, place.street + ' ' + place.district);
    for (const auto& person : record.contacts) add(text, person.name + ' ' + person.role);
    return text;
}

class PlainEngine {
public:
    explicit PlainEngine(const std::string& stemmer, Xapian::Query::op joined_by)
        : database_({}, Xapian::DB_BACKEND_INMEMORY), stemmer_(stemmer) {
        generator_.set_stemmer(stemmer_);
        parser_.set_stemmer(stemmer_);
        parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
        parser_.set_default_op(joined_by);
    }

    void add_record(const Record& record) {
        Xapian::Document document;
        generator_.set_document(document);
        generator_.index_text(text_of(record));
        document.set_data(record.id);
        database_.add_document(document);
    }

    std::vector<std::string> search(const std::string& question) {
        parser_.set_database(database_);
        Xapian::Enquire enquire{database_};
        enquire.set_query(parser_.parse_query(question, Xapian::QueryParser::FLAG_WILDCARD | Xapian::QueryParser::FLAG_PHRASE));
        std::vector<std::string> ids;
        const auto found = enquire.get_mset(0, depth);
        for (auto hit = found.begin(); hit != found.end(); ++hit) ids.push_back(hit.get_document().get_data());
        return ids;
    }

private:
    Xapian::WritableDatabase database_;
    Xapian::Stem stemmer_;
    Xapian::TermGenerator generator_;
    Xapian::QueryParser parser_;
};

void run(const std::vector<std::string>& words) {
    const auto base = KnowledgeBase::open(words[0]);
    const auto topics = read_topics(words[1]);
    const auto day = parse_date(words[2]);
    if (!day) throw std::runtime_error("no date: " + words[2]);
    const auto searcher = base.searcher({.groups = {}, .date = *day, .language = "nl"});
    PlainEngine engine{words[3], words[4] == "and" ? Xapian::Query::OP_AND : Xapian::Query::OP_OR};
    for (const auto& record : records_of(searcher, {"nl", "en"})) engine.add_record(record);
    std::vector<RankedRecord> ranked;
    for (const auto& topic : topics) {
        std::size_t rank = 0;
        for (const auto& id : engine.search(topic.question)) {
            ++rank;
            ranked.push_back({topic.id, id, rank, 1.0 / static_cast<double>(rank)});
        }
    }
    if (words.size() > 5) {
        std::cout << to_json(measure(topics, read_judgements(words[5]), ranked)) << '\n';
        return;
    }
    for (const auto& one : ranked)
        std::cout << one.topic << " Q0 " << one.id << ' ' << one.rank << ' ' << one.score << " plain\n";
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 6 || count > 7) {
        std::cerr << "bench_plain_run BASE TOPICS DATE STEMMER or|and [JUDGEMENTS]\n";
        return 2;
    }
    try {
        run({arguments + 1, arguments + count});
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    } catch (const Xapian::Error& problem) {
        std::cerr << problem.get_description() << '\n';
        return 1;
    }
}

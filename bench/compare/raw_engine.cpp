// SPDX-License-Identifier: GPL-2.0-or-later
#include "compare/raw_engine.hpp"

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace vraagbaak::bench {

namespace {

constexpr Xapian::valueno theme_slot = 0;
constexpr Xapian::valueno department_slot = 1;
constexpr std::size_t snippet_bytes = 240;  // as long as ours
constexpr auto theme_prefix = "XTHEMA:";

constexpr std::array section_keys = {"tekst", "doorvragen", "kosten", "aanvraag", "termijn", "bewijs", "contact"};

std::string joined(const nlohmann::json& list) {
    std::string out;
    for (const auto& item : list) out += (out.empty() ? "" : " ") + item.get<std::string>();
    return out;
}

std::string body_of(const nlohmann::json& article) {
    std::string body = article.at("kortAntwoord");
    for (const char* key : section_keys)
        if (const auto found = article.find(key); found != article.end()) body += '\n' + found->get<std::string>();
    return body;
}

Xapian::Document document_of(const nlohmann::json& article, Xapian::TermGenerator& generator) {
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    const std::string title = article.at("titel");
    const auto body = body_of(article);
    generator.index_text(title, 1, "S");
    for (const auto& text : {title, joined(article.at("trefwoorden")), body}) {
        generator.index_text(text);
        generator.increase_termpos();
    }
    for (const auto& theme : article.at("themas")) document.add_boolean_term(theme_prefix + theme.get<std::string>());
    document.add_value(theme_slot, joined(article.at("themas")));
    document.add_value(department_slot, joined(article.at("afdelingen")));
    document.add_boolean_term("Q" + article.at("id").get<std::string>());
    document.set_data(title + '\n' + body);
    return document;
}

}  // namespace

void build_raw(const std::filesystem::path& articles, const std::filesystem::path& database) {
    Xapian::WritableDatabase target{database.string(), Xapian::DB_CREATE_OR_OVERWRITE};
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem{"dutch"});
    generator.set_database(target);
    generator.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
    std::ifstream in{articles};
    if (!in) throw std::runtime_error("cannot read " + articles.string());
    for (std::string line; std::getline(in, line);)
        target.add_document(document_of(nlohmann::json::parse(line), generator));
    target.commit();
}

RawEngine::RawEngine(const std::filesystem::path& database) : database_(database.string()) {
    parser_.set_database(database_);
    parser_.set_stemmer(stemmer_);
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser_.set_default_op(Xapian::Query::OP_OR);
    parser_.add_prefix("titel", "S");
    parser_.add_boolean_prefix("id", "Q");
}

RawAnswer RawEngine::search(const Question& question, RawHits hits) {
    auto query = parser_.parse_query(question.text);
    for (const auto& filter : question.filters)
        query = {Xapian::Query::OP_FILTER, query, Xapian::Query{theme_prefix + filter.value}};
    Xapian::Enquire enquire{database_};
    enquire.set_query(query);
    Xapian::ValueCountMatchSpy themes{theme_slot}, departments{department_slot};
    const bool counting = !question.facets.empty();
    if (counting) {
        enquire.add_matchspy(&themes);
        enquire.add_matchspy(&departments);
    }
    const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(question.limit), counting ? database_.get_doccount() : 0);
    RawAnswer answer;
    answer.estimated = found.get_matches_estimated();
    for (const auto* spy : {&themes, &departments})
        for (auto value = spy->values_begin(); value != spy->values_end(); ++value)
            answer.facets.emplace_back(*value, value.get_termfreq());
    if (hits == RawHits::with_snippets)
        for (auto hit = found.begin(); hit != found.end(); ++hit) answer.hits.push_back(present(found, hit.get_document()));
    return answer;
}

RawHit RawEngine::present(const Xapian::MSet& found, const Xapian::Document& document) const {
    const auto data = document.get_data();
    const auto line = data.find('\n');
    return {data.substr(0, line), found.snippet(data.substr(line + 1), snippet_bytes, stemmer_)};
}

}  // namespace vraagbaak::bench

// SPDX-License-Identifier: GPL-2.0-or-later
#include "compare/raw_engine.hpp"

#include <algorithm>
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

bool fits(std::string_view pattern, std::string_view word) {
    std::size_t p = 0, w = 0, after_star = std::string_view::npos, retry = 0;
    while (w < word.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            after_star = ++p;
            retry = w;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == word[w])) {
            ++p;
            ++w;
        } else if (after_star != std::string_view::npos) {
            p = after_star;
            w = ++retry;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

// Edit distance with transpositions, in three rows, given up as soon as a row is beyond it.
bool within(std::string_view a, std::string_view b, unsigned distance) {
    if (a.size() + distance < b.size() || b.size() + distance < a.size()) return false;
    std::array<std::array<unsigned, 256>, 3> rows;
    if (b.size() >= rows[0].size()) return false;
    for (unsigned j = 0; j <= b.size(); ++j) rows[0][j] = j;
    for (unsigned i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        unsigned least = row[0] = i;
        for (unsigned j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1] ? 1U : 0U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], rows[(i + 1) % 3][j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > distance) return false;
    }
    return rows[a.size() % 3][b.size()] <= distance;
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

std::string RawEngine::correct(const std::string& word) const { return database_.get_spelling_suggestion(word); }

std::string RawEngine::words_with_frequencies() const {
    std::string lines;
    for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
        const auto word = *term;
        if (word.front() < 'A' || word.front() > 'Z') lines += word + '\t' + std::to_string(term.get_termfreq()) + '\n';
    }
    return lines;
}

// Words begin with no capital; what does is stems and fields.
template <class Right>
Xapian::Query RawEngine::any_word(const std::string& begin, const Right& right) const {
    std::vector<std::string> words;
    for (auto term = database_.allterms_begin(begin); term != database_.allterms_end(begin); ++term) {
        const auto word = *term;
        if ((word.front() < 'A' || word.front() > 'Z') && right(word)) words.push_back(word);
    }
    return {Xapian::Query::OP_SYNONYM, words.begin(), words.end()};
}

Xapian::Query RawEngine::read(const std::string& text, RawReading reading) {
    switch (reading) {
        case RawReading::parsed: break;
        case RawReading::pattern:
            return any_word(text.substr(0, text.find_first_of("*?")), [&](const std::string& word) { return fits(text, word); });
        case RawReading::near: {
            const auto tilde = text.find('~');
            const unsigned distance = text.ends_with('2') ? 2 : 1;
            return any_word({}, [&](const std::string& word) { return within(text.substr(0, tilde), word, distance); });
        }
        case RawReading::corrected: {
            const auto better = correct(text);
            return parser_.parse_query(better.empty() ? text : better);
        }
    }
    return parser_.parse_query(text);
}

RawAnswer RawEngine::search(const Question& question, RawHits hits, RawReading reading) {
    auto query = read(question.text, reading);
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

// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/offered.hpp"

#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "index/document.hpp"
#include "index/schema.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::index {

namespace {

using lexicon::Audience;
using lexicon::Day;

constexpr std::size_t longest_title = 300;  // characters, of an alternative title too; nobody is helped by more
constexpr std::uint32_t nobody = 0xFFFF'FFFF;

Day day_of_value(const std::string& value, Day none) {
    int year = 0, month = 0, day = 0;
    if (value.size() != 8 || value == window_value(std::nullopt, false) || value == window_value(std::nullopt, true)) return none;
    std::from_chars(value.data(), value.data() + 4, year);
    std::from_chars(value.data() + 4, value.data() + 6, month);
    std::from_chars(value.data() + 6, value.data() + 8, day);
    return day_of(Date{std::chrono::year{year} / month / day});
}

// The audience of each document of a database, few of them different.
class Audiences {
public:
    Audiences(const Xapian::Database& database, const ViewClasses& classes) : of_document_(database.get_lastdocid() + 1, nobody) {
        for (std::uint32_t number = 0; number < classes.size(); ++number) {
            add_open(database, number);
            add_windowed(database, number);
        }
    }

    // Everybody sees all, or nobody any.
    bool one() const { return list_.size() <= 1; }
    const std::vector<Audience>& list() const { return list_; }
    std::uint32_t of(Xapian::docid document) const { return of_document_[document]; }

private:
    std::uint32_t number_of(const Audience& audience) {
        const auto [found, is_new] = numbers_.try_emplace({audience.view_class, audience.from, audience.until},
                                                          static_cast<std::uint32_t>(list_.size()));
        if (is_new) list_.push_back(audience);
        return found->second;
    }

    void add_open(const Xapian::Database& database, std::uint32_t view_class) {
        const auto term = view_term(view_class, false);
        auto document = database.postlist_begin(term);
        if (document == database.postlist_end(term)) return;
        const auto number = number_of({view_class, lexicon::since_ever, lexicon::for_ever});
        for (; document != database.postlist_end(term); ++document) of_document_[*document] = number;
    }

    void add_windowed(const Xapian::Database& database, std::uint32_t view_class) {
        const auto term = view_term(view_class, true);
        auto from = database.valuestream_begin(slot_from), until = database.valuestream_begin(slot_until);
        for (auto document = database.postlist_begin(term); document != database.postlist_end(term); ++document) {
            from.skip_to(*document);
            until.skip_to(*document);
            of_document_[*document] =
                number_of({view_class, day_of_value(*from, lexicon::since_ever), day_of_value(*until, lexicon::for_ever)});
        }
    }

    std::vector<std::uint32_t> of_document_;
    std::vector<Audience> list_;
    std::map<std::tuple<std::uint32_t, Day, Day>, std::uint32_t> numbers_;
};

void offer(std::string_view text, bool question, const Record& record, const std::vector<std::uint32_t>& classes,
           analysis::Analyzer& analyzer, lexicon::CompletionsWriter& completions) {
    if (text.empty() || unicode::length(text) > longest_title) return;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(text, tokens);
    lexicon::OfferedTitle title{.text = text, .record = record.id, .question = question, .classes = classes, .words = {}};
    if (record.visible_from) title.from = day_of(*record.visible_from);
    if (record.visible_until) title.until = day_of(*record.visible_until);
    // By its letters alone, so that a word has one stem wherever it stands: as a piece of an address it would have none.
    std::vector<std::string> stems;
    for (const auto& token : tokens) stems.emplace_back(analyzer.stem(token.folded));
    for (std::size_t i = 0; i < tokens.size(); ++i) title.words.push_back({tokens[i].folded, stems[i], tokens[i].position == 0});
    completions.add(title);
}

bool is_question(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text.ends_with('?');
}

}  // namespace

Day day_of(const Date& date) { return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count()); }

void offer_titles(const Record& record, std::vector<std::uint32_t> classes, analysis::Analyzer& analyzer,
                  lexicon::CompletionsWriter& completions) {
    if (classes.empty()) return;  // nobody
    const bool vac = record.kind == "vac";
    offer(record.title, vac, record, classes, analyzer, completions);
    for (const auto& title : record.alternative_titles)
        if (vac || is_question(title)) offer(title, true, record, classes, analyzer, completions);
}

// The documents of each word are gone through once; where all have one audience, their number says enough.
lexicon::SeenWords seen_words(const Xapian::Database& database, const ViewClasses& classes, const lexicon::WordTable& table) {
    const Audiences audiences{database, classes};
    std::vector<std::uint32_t> counts(audiences.list().size());
    std::vector<std::uint32_t> counted;
    lexicon::SeenWords seen;
    lexicon::SeenCounter counter;
    for (lexicon::WordId id = 0; id < table.size(); ++id) {
        const std::string word{table.word(id)};
        if (lexicon::is_offered(word) && audiences.one()) {
            counter.add(audiences.list().front(), table.count(id));
        } else if (lexicon::is_offered(word)) {
            for (auto document = database.postlist_begin(word); document != database.postlist_end(word); ++document)
                if (counts[audiences.of(*document)]++ == 0) counted.push_back(audiences.of(*document));
            for (const auto number : counted) counter.add(audiences.list()[number], std::exchange(counts[number], 0));
            counted.clear();
        }
        seen.add(counter.take());
    }
    return seen;
}

}  // namespace vraagbaak::index

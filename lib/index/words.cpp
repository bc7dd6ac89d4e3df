// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/words.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_set>

#include "index/document.hpp"
#include "index/schema.hpp"
#include "lexicon/word_table_writer.hpp"

namespace vraagbaak::index {

namespace {

using lexicon::Part;

// Days as they stand in a slot are eight digits; the far ends are numbers like others.
std::uint32_t day_number(std::string_view digits) {
    std::uint32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::uint32_t day_number(const std::optional<Date>& day, bool until) { return day_number(window_value(day, until)); }

// Which part each document is of.
class Parts {
public:
    Parts(const Xapian::Database& database, const ViewClasses& classes) : part_of_(std::size_t{database.get_lastdocid()} + 1) {
        for (std::size_t number = 0; number < classes.size(); ++number)
            for (const bool windowed : {false, true}) add(database, number, windowed);
        most_documents_first();
    }

    const std::vector<Part>& list() const { return list_; }
    std::uint32_t of(Xapian::docid document) const { return part_of_[document]; }

private:
    void add(const Xapian::Database& database, std::size_t audience, bool windowed) {
        const auto term = view_term(audience, windowed);
        Part part{static_cast<std::uint32_t>(audience), day_number(std::nullopt, false), day_number(std::nullopt, true)};
        for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
            if (windowed) {
                const auto document = database.get_document(*posting);
                part.from = day_number(document.get_value(slot_from));
                part.until = day_number(document.get_value(slot_until));
            }
            part_of_[*posting] = number_of(part);
        }
    }

    std::uint32_t number_of(const Part& part) {
        const auto [found, fresh] = numbers_.emplace(part, static_cast<std::uint32_t>(list_.size()));
        if (fresh) {
            list_.push_back(part);
            documents_.push_back(0);
        }
        ++documents_[found->second];
        return found->second;
    }

    // Words of the first part alone take no room in the table.
    void most_documents_first() {
        std::vector<std::uint32_t> order(list_.size()), place(list_.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t number) { return documents_[number]; });
        std::vector<Part> sorted;
        for (const auto number : order) {
            place[number] = static_cast<std::uint32_t>(sorted.size());
            sorted.push_back(list_[number]);
        }
        list_ = std::move(sorted);
        if (list_.empty()) return;
        for (auto& number : part_of_) number = place[number];
    }

    std::vector<std::uint32_t> part_of_;  // by document
    std::map<Part, std::uint32_t> numbers_;
    std::vector<Part> list_;
    std::vector<std::size_t> documents_;  // by part
};

// How many documents with a word are of which part, as the table has it.
class PartCounter {
public:
    PartCounter(const Xapian::Database& database, const Parts& parts)
        : database_(database), parts_(parts), counts_(parts.list().size()) {}

    std::string counts(const std::string& word) {
        if (counts_.size() < 2) return {};
        for (auto posting = database_.postlist_begin(word); posting != database_.postlist_end(word); ++posting)
            if (counts_[parts_.of(*posting)]++ == 0) met_.push_back(parts_.of(*posting));
        std::ranges::sort(met_);
        std::string out;
        std::uint32_t before = 0;
        const bool first_alone = met_.size() == 1 && met_.front() == 0;
        for (const auto part : met_) {
            if (!first_alone) lexicon::append_part(out, part - before, counts_[part]);
            counts_[part] = 0;
            before = part;
        }
        met_.clear();
        return out;
    }

private:
    const Xapian::Database& database_;
    const Parts& parts_;
    std::vector<std::uint32_t> counts_;  // of the word at hand, by part; all 0 between words
    std::vector<std::uint32_t> met_;     // parts that are not
};

// The stems under a prefix.
class Stems {
public:
    Stems(const Xapian::Database& database, std::string_view prefix) : prefix_(prefix) {
        for (auto term = database.allterms_begin(prefix_); term != database.allterms_end(prefix_); ++term) terms_.insert(*term);
    }

    bool have(std::string_view stem) const { return terms_.contains(stem_term(prefix_, stem)); }

private:
    std::string prefix_;
    std::unordered_set<std::string> terms_;
};

}  // namespace

std::string word_table_of(const Xapian::Database& database, const ViewClasses& classes, analysis::Analyzer& analyzer) {
    const Stems titles{database, title_prefix}, keywords{database, keyword_prefix};
    const Parts parts{database, classes};
    PartCounter counter{database, parts};
    lexicon::WordTableWriter words;
    for (auto term = database.allterms_begin(); term != database.allterms_end();) {
        const auto word = *term;
        if (has_prefix(word)) {
            term.skip_to(std::string(1, after_prefixes));
            continue;
        }
        const auto stem = analyzer.stem(word);
        const auto marks = static_cast<std::uint8_t>((titles.have(stem) ? stem_in_titles : 0) | (keywords.have(stem) ? stem_in_keywords : 0));
        words.add(word, term.get_termfreq(), counter.counts(word), marks);
        ++term;
    }
    return words.finish(parts.list());
}

std::vector<bool> parts_seen(const lexicon::WordTable& words, const std::vector<std::size_t>& classes, const Date& day) {
    const auto today = day_number(day, false);
    std::vector<bool> seen(words.parts());
    for (std::size_t number = 0; number < seen.size(); ++number) {
        const auto part = words.part(number);
        seen[number] = part.from <= today && today <= part.until && std::ranges::find(classes, part.audience) != classes.end();
    }
    return seen;
}

}  // namespace vraagbaak::index

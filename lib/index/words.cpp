// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/words.hpp"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "index/document.hpp"
#include "index/schema.hpp"
#include "lexicon/word_table_writer.hpp"

namespace vraagbaak::index {

namespace {

// How many documents with a word are of which part, as the table has it.
class PartCounter {
public:
    PartCounter(const Postings& postings, const Audiences& audiences)
        : postings_(postings), audiences_(audiences), counts_(audiences.list().size()) {}

    std::string counts(const std::string& word) {
        if (counts_.size() < 2) return {};
        postings_.each_while(postings_.find(word), [&](std::uint32_t document, std::uint32_t) {
            if (counts_[audiences_.of(document)]++ == 0) met_.push_back(audiences_.of(document));
            return true;
        });
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
    const Postings& postings_;
    const Audiences& audiences_;
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

std::string word_table_of(const Xapian::Database& database, const Postings& postings, const Audiences& audiences, analysis::Analyzer& analyzer) {
    const Stems titles{database, title_prefix}, keywords{database, keyword_prefix};
    PartCounter counter{postings, audiences};
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
    return words.finish(audiences.list());
}

std::vector<bool> parts_seen(const lexicon::WordTable& words, const lexicon::Sight& sight) {
    std::vector<bool> seen(words.parts());
    for (std::size_t number = 0; number < seen.size(); ++number) seen[number] = sight.sees(words.part(number));
    return seen;
}

}  // namespace vraagbaak::index

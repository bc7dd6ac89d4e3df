// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/people.hpp"

#include <algorithm>
#include <array>

#include "dutch/name_words.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::index {

namespace {

using lexicon::NameRole;
using lexicon::NameWord;

// Stand before or behind a full name and are no part of it. Anywhere else such a word is a name: Wim de Heer, Ma Jong.
constexpr std::array<std::string_view, 12> before_names{"mr", "dr", "drs", "ir", "ing", "prof", "mw", "mevr", "mevrouw", "dhr", "heer", "meneer"};
constexpr std::array<std::string_view, 10> behind_names{"msc", "bsc", "mba", "llm", "phd", "bc", "ba", "ma", "ing", "bsw"};

bool is_before(const std::string& word) { return std::ranges::find(before_names, word) != before_names.end(); }
bool is_behind(const std::string& word) { return std::ranges::find(behind_names, word) != behind_names.end(); }

// At least one word stays.
void drop_titles_before(std::vector<std::string>& words) {
    while (words.size() > 1 && (is_before(words.front()) || (words.front() == "de" && words.size() > 2 && words[1] == "heer"))) words.erase(words.begin());
}
void drop_titles_behind(std::vector<std::string>& words) {
    while (words.size() > 1 && is_behind(words.back())) words.pop_back();
}

// What is left of vandenberg; of other prefixes too many names begin so by themselves.
bool is_van(std::string_view prefix) { return prefix.starts_with("van") || prefix == "vd"; }

class Name {
public:
    explicit Name(const Record& record) {
        if (record.given_name.empty() && record.family_name.empty()) {
            read_full(record.title);
        } else {
            given(record.given_name);
            for (const auto& word : name_words(record.name_prefix)) add(word, NameRole::name_prefix);
            family(name_words(record.family_name));
            besides(record.title);
        }
        for (const auto& title : record.alternative_titles) besides(title);
    }

    std::vector<NameWord> words() && { return std::move(words_); }

private:
    void add(const std::string& word, std::uint32_t role) {
        if (!word.empty() && word.size() <= lexicon::longest_word) words_.push_back({word, role});
    }

    bool has(const std::string& word) const { return std::ranges::find(words_, word, &NameWord::text) != words_.end(); }

    // Anne-Marie is asked for as annemarie too.
    void given(std::string_view name) {
        for (const auto& word : name_words(name)) add(word, NameRole::given_name);
        for (std::size_t begin = 0; begin < name.size();) {
            const auto end = std::min(name.find(' ', begin), name.size());
            const auto part = name.substr(begin, end - begin);
            std::string joined;
            if (part.find('-') != part.npos)
                for (const auto& word : name_words(part)) joined += word;
            add(joined, NameRole::given_name);
            begin = end + 1;
        }
    }

    // Bakker-de Vries has a prefix within.
    void family(const std::vector<std::string>& words) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool prefix = i + 1 < words.size() && dutch::is_name_prefix(words[i]);
            add(words[i], prefix ? NameRole::name_prefix : NameRole::family_name);
            if (prefix) continue;
            for (const auto& [before, rest] : dutch::split_prefix(words[i]))
                if (is_van(before)) add(std::string{rest}, NameRole::behind_prefix);
        }
    }

    // "Wessel van den Bogaert", "Bogaert, Wessel van den", "mw. R.A. in 't Lindenhoudt".
    void read_full(std::string_view name) {
        if (const auto comma = name.find(','); comma != name.npos) {
            auto before = name_words(name.substr(0, comma)), behind = name_words(name.substr(comma + 1));
            drop_titles_before(before);
            drop_titles_behind(before);
            drop_titles_before(behind);
            drop_titles_behind(behind);
            const auto prefix = std::ranges::find_if(behind.begin() + (behind.empty() ? 0 : 1), behind.end(), dutch::is_name_prefix);
            for (auto at = behind.begin(); at != prefix; ++at) add(*at, NameRole::given_name);
            for (auto at = prefix; at != behind.end(); ++at) add(*at, NameRole::name_prefix);
            return family(before);
        }
        auto words = name_words(name);
        drop_titles_before(words);
        drop_titles_behind(words);
        if (words.empty()) return;
        std::size_t last_given = 1;
        while (last_given + 1 < words.size() && !dutch::is_name_prefix(words[last_given])) ++last_given;
        if (words.size() == 1) last_given = 0;
        for (std::size_t i = 0; i < last_given; ++i) add(words[i], NameRole::given_name);
        family({words.begin() + static_cast<std::ptrdiff_t>(last_given), words.end()});
    }

    void besides(std::string_view name) {
        for (const auto& word : name_words(name))
            if (!has(word) && !is_before(word) && !is_behind(word) && !dutch::is_name_prefix(word)) add(word, NameRole::given_name);
    }

    std::vector<NameWord> words_;
};

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
    const auto folded = unicode::fold(name);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < folded.size();) {
        const auto begin = at;
        while (at < folded.size() && unicode::is_word_at(folded, at)) at += unicode::decode(folded, at).size;
        if (at > begin) words.push_back(folded.substr(begin, at - begin));
        else at += unicode::decode(folded, at).size;
    }
    return words;
}

lexicon::NameEntry name_entry(const Record& view, std::uint32_t document) {
    lexicon::NameEntry entry{document, {}, {}};
    if (view.kind == "medewerker") entry.words = Name{view}.words();
    const auto add = [&](const std::string& line) {
        for (const auto written : unicode::phone_numbers(line)) {
            auto digits = phone_digits(written);
            if (!digits.empty() && digits.size() <= lexicon::longest_word && std::ranges::find(entry.phones, digits) == entry.phones.end())
                entry.phones.push_back(std::move(digits));
        }
    };
    for (const auto& phone : view.phones) add(phone);
    add(view.mobile);
    add(view.extension);
    return entry;
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/names.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "dutch/function_words.hpp"
#include "dutch/name_words.hpp"
#include "dutch/word_file.hpp"
#include "privacy/question_words.hpp"
#include "text/characters.hpp"

namespace vraagbaak::data {
extern const std::string_view privacy_surnames, privacy_after_salutations;
}

namespace vraagbaak::privacy {

namespace {

using Words = std::unordered_set<std::string_view>;

Words read(std::string_view file) {
    Words words;
    for (auto line = dutch::next_line(file); !line.empty(); line = dutch::next_line(file)) words.insert(line.begin(), line.end());
    return words;
}

bool is_surname(std::string_view folded) {
    static const auto words = read(data::privacy_surnames);
    return words.contains(folded);
}

// mevrouw wil, meneer belt
bool goes_on_otherwise(std::string_view folded) {
    static const auto words = read(data::privacy_after_salutations);
    return words.contains(folded) || dutch::is_function_word(folded);
}

template <std::size_t size>
bool is_any_of(const std::array<std::string_view, size>& words, std::string_view folded) {
    return std::ranges::find(words, folded) != words.end();
}

// Behind these nearly every word is a name; behind the others only what is no ordinary word, or is a usual surname.
constexpr std::array<std::string_view, 14> salutations{"mevrouw", "mevr", "mw",  "meneer", "mijnheer",    "dhr",      "heer",
                                                       "mej",     "mrs",  "mister", "juffrouw", "mejuffrouw", "juf", "mneer"};
constexpr std::array<std::string_view, 15> weaker{"naam", "achternaam", "voornaam", "namens", "genaamd", "heet", "familie", "fam",
                                                  "dr",   "drs",        "ir",       "mr",   "prof",    "ing",  "geheten"};
// Only before a first name: "inwoner van Oeverwaarde" and "Klant Contact Centrum" name nobody.
constexpr std::array<std::string_view, 3> callers{"beller", "klant", "inwoner"};
constexpr std::array<std::string_view, 31> before_surnames{"van", "de", "der", "den", "ten", "ter", "te", "t",  "in", "op", "aan", "het",  "la",  "le", "du",
                                                           "des", "da", "dos", "di", "della", "del", "el", "al", "ben", "von", "vd", "bin", "die", "a",  "s", "zu"};
// Only in names nowadays, so that any word may follow: van der stelt, uit den bogaard.
constexpr std::array<std::string_view, 16> in_names_alone{"der", "den", "ten", "ter", "la", "le", "du", "da", "dos", "di", "el", "al", "ben", "von", "vd", "bin"};
// Meneer de burgemeester; all else behind "mevrouw de" is her name.
constexpr std::array<std::string_view, 20> offices{"burgemeester", "wethouder", "directeur", "directrice", "voorzitter", "notaris",  "advocaat", "rechter", "dokter", "minister",
                                                   "secretaris",   "griffier",  "ambtenaar", "agent",      "president",  "koning",   "koningin", "huisarts", "buurman", "buurvrouw"};
// Before another of those: uit den, onder de, over het.
constexpr std::array<std::string_view, 7> before_articles{"uit", "onder", "over", "bij", "voor", "tot", "boven"};
constexpr std::array<std::string_view, 4> articles{"de", "den", "der", "t"};
// Written with points, and followed by what is no name.
constexpr std::array<std::string_view, 44> abbreviations{
    "ivm", "mbt", "tav", "aub", "ed",  "oa",  "dmv", "tbv", "zsm", "nav", "bv",  "nv",  "cv",  "as", "ipv", "muv", "tm",  "pm", "woz", "adhv", "qq",  "vog",
    "dwz", "nvt", "zoz", "miv", "iom", "bgg", "ea",  "ev",  "cq",  "ic",  "svp", "kvk", "brp", "ww", "wmo", "bsn", "aow", "ivb", "ovv", "tgv", "tnv", "dd"};

// First names that are words as well: what follows them may be a surname that is one too.
constexpr std::array<std::string_view, 28> first_names{"jan",  "piet", "klaas", "kees", "joop", "roos", "bas",  "rob",  "ton",  "wil",  "ans",   "mark", "floor", "hans",
                                                       "sjaak", "loes", "guus", "tom",  "iris", "els",  "fleur", "anna", "bloem", "jos", "henk", "ria",  "max",   "bram"};

class NameFinder {
public:
    NameFinder(std::string_view text, const IsKnown& known) : text_(text), known_(known), words_(question_words(text)) {}

    std::vector<unicode::PersonalDatum> operator()() {
        for (std::size_t i = 0; i < words_.size();) {
            const auto next = salutation(i);
            i = next != i ? next : initials(i);
        }
        return std::move(found_);
    }

private:
    // What stands between two words.
    std::string_view between(std::size_t i) const {
        const auto begin = words_[i].range.end;
        return text_.substr(begin, (i + 1 < words_.size() ? words_[i + 1].range.begin : text_.size()) - begin);
    }
    // No comma, bracket or end of sentence: it is the same name.
    bool goes_on(std::size_t i) const { return i + 1 < words_.size() && between(i).find_first_not_of(" .'-/") == std::string_view::npos; }

    bool name_like(std::size_t i) const {
        const auto& word = words_[i];
        return word.folded.size() > 1 && !word.digits && !ordinary_.contains(word.folded) && !is_known(word.folded);
    }
    // Where a name is expected anyway.
    bool loosely_name_like(std::size_t i) const {
        const auto& word = words_[i];
        return word.folded.size() > 1 && !word.digits && !ordinary_.contains_whole(word.folded) && !is_known(word.folded) && !goes_on_otherwise(word.folded);
    }
    bool is_known(std::string_view folded) const { return known_ && known_(folded); }
    bool is_first_name(std::size_t i) const { return is_any_of(first_names, words_[i].folded) || ordinary_.is_proper_name(words_[i].folded); }

    // Behind "van der", "uit den" and the like, or `begin`; never at the end of the text.
    std::size_t behind_prefix(std::size_t begin) const {
        auto i = begin;
        while (i + 1 < words_.size() && goes_on(i)) {
            if (is_any_of(before_surnames, words_[i].folded)) ++i;
            else if (i + 2 < words_.size() && goes_on(i + 1) && is_any_of(before_articles, words_[i].folded) && is_any_of(articles, words_[i + 1].folded)) i += 2;
            else break;
        }
        return i;
    }

    bool is_of_names_alone(std::size_t begin, std::size_t end) const {
        return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(begin), words_.begin() + static_cast<std::ptrdiff_t>(end),
                           [](const QuestionWord& word) { return is_any_of(in_names_alone, word.folded); });
    }

    // Of what stands behind such a prefix, where a name is expected.
    bool surname_behind(std::size_t begin, std::size_t i) const {
        if (words_[i].digits) return false;
        if (is_of_names_alone(begin, i)) return true;
        if (i == begin + 1 && words_[begin].folded == "de") return !is_any_of(offices, words_[i].folded) && !dutch::is_function_word(words_[i].folded);
        return !goes_on_otherwise(words_[i].folded) && !is_known(words_[i].folded);
    }

    bool is_initial(std::size_t i) const { return words_[i].folded.size() == 1 && !words_[i].digits; }
    bool usual(std::size_t i) const {
        return (is_surname(words_[i].folded) && !goes_on_otherwise(words_[i].folded)) || all_parts_usual(words_[i].folded);
    }

    static bool all_parts_usual(std::string_view folded) {  // bakker-visser
        if (folded.find('-') == folded.npos) return false;
        for (std::size_t begin = 0, end = 0; begin <= folded.size(); begin = end + 1) {
            end = std::min(folded.find('-', begin), folded.size());
            const auto part = folded.substr(begin, end - begin);
            if (!is_surname(part) && !is_any_of(before_surnames, part)) return false;
        }
        return true;
    }

    // In a text with small letters a capital inside it says something.
    bool capital_inside(std::size_t i) const { return words_[i].capital && !words_[i].capitals && i > 0; }

    std::size_t salutation(std::size_t i) {
        const bool strong = is_any_of(salutations, words_[i].folded);
        const bool caller = is_any_of(callers, words_[i].folded);
        if (!strong && !caller && !is_any_of(weaker, words_[i].folded)) return i;
        if (i + 1 == words_.size()) return i;
        const auto lead = between(i);
        const bool said = lead.find(':') != lead.npos || lead.find('=') != lead.npos;
        if (lead.find_first_not_of(" .:='\"-") != lead.npos) return i;
        auto at = i + 1;
        bool told = strong || said;
        while (at + 1 < words_.size() && ((words_[at].folded == "is" && !strong) || is_any_of(salutations, words_[at].folded) || is_any_of(weaker, words_[at].folded))) {
            told = true;
            ++at;
        }
        if (caller && !dutch::is_first_name(words_[at].folded)) return i;
        const auto end = name_end(at, told && !caller);
        if (end == at) return i;
        take(at, end);
        return end;
    }

    // Behind the name that begins at `begin`, or `begin` when none does.
    std::size_t name_end(std::size_t begin, bool told) const {
        auto prefix = begin;
        while (prefix + 1 < words_.size() && goes_on(prefix) && is_initial(prefix) && words_[prefix].folded != "t") ++prefix;
        const auto i = behind_prefix(prefix);
        const bool likely = name_like(i) || usual(i) || (is_any_of(first_names, words_[i].folded) && !goes_on_otherwise(words_[i].folded)) || (capital_inside(i) && !goes_on_otherwise(words_[i].folded));
        const bool by_salutation = i == prefix ? told && !words_[i].digits && !goes_on_otherwise(words_[i].folded)
                                               : (told || is_of_names_alone(prefix, i)) && surname_behind(prefix, i);
        if (!likely && !by_salutation) return begin;
        return further(i + 1, i == prefix);
    }

    // More of the same name: first names and surnames, and what stands between them. Behind what may be a first name, a surname is
    // expected.
    std::size_t further(std::size_t i, bool may_be_first) const {
        constexpr std::size_t most = 5;
        for (std::size_t count = 0; count < most && i < words_.size() && goes_on(i - 1); ++count) {
            const auto at = behind_prefix(i);
            const bool expected = may_be_first && count == 0 &&
                                  (at > i ? surname_behind(i, at) : loosely_name_like(at) || usual(at) || (is_first_name(i - 1) && surname_behind(at, at)));
            const bool more = expected || (name_like(at) && !words_[at].capitals) || (usual(at) && (name_like(at - 1) || is_any_of(first_names, words_[at - 1].folded) || at > i || words_[at].capital)) ||
                              (capital_inside(at) && words_[at - 1].capital && !goes_on_otherwise(words_[at].folded));
            if (!more) break;
            i = at + 1;
        }
        return i;
    }

    // J. Jansen, A.B. de Vries; gives the place to go on at.
    std::size_t initials(std::size_t i) {
        if (!is_initial(i) || i + 1 == words_.size() || !between(i).starts_with('.')) return i + 1;
        if (words_[i].range.begin > 0 && text_[words_[i].range.begin - 1] == '.') return i + 1;  // the middle of HEX.N.BIN
        auto at = i;
        std::string letters;
        while (at + 1 < words_.size() && is_initial(at) && between(at).starts_with('.') && goes_on(at)) letters += words_[at++].folded;
        const bool capital = words_[i].capital;
        const auto prefix = at;
        at = behind_prefix(at);
        const bool likely = name_like(at) || usual(at) || (capital && words_[at].capital && !goes_on_otherwise(words_[at].folded)) ||
                            (at > prefix && surname_behind(prefix, at));
        if (is_any_of(abbreviations, letters) || !likely || is_initial(at) || is_glued_code(at)) return std::max(at, i + 1);
        const auto end = further(at + 1, false);
        take(i, end);
        return end;
    }

    // J.Jansen is a name, C.SOM none.
    bool is_glued_code(std::size_t i) const {
        const auto begin = words_[i].range.begin;
        return text_[begin - 1] == '.' && unicode::is_upper(text_[begin]) && unicode::is_upper(unicode::at(text_, begin + 1));
    }

    void take(std::size_t begin, std::size_t end) {
        found_.push_back({{words_[begin].range.begin, words_[end - 1].range.end}, unicode::PersonalKind::name});
    }

    std::string_view text_;
    const IsKnown& known_;
    std::vector<QuestionWord> words_;
    OrdinaryWords ordinary_;
    std::vector<unicode::PersonalDatum> found_;
};

}  // namespace

std::vector<unicode::PersonalDatum> find_names(std::string_view text, const IsKnown& known) { return NameFinder(text, known)(); }

bool is_salutation(std::string_view folded) { return is_any_of(salutations, folded) || is_any_of(weaker, folded); }

bool is_usual_name(std::string_view folded) { return is_surname(folded) || is_any_of(first_names, folded); }

}  // namespace vraagbaak::privacy

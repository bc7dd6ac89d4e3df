// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/completion.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "lexicon/completing.hpp"
#include "search/typed.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::search {

namespace {

using lexicon::FirstLetter;
using lexicon::TitleId;
using lexicon::WordRange;
using lexicon::WordRanges;
using lexicon::WordSet;

struct Kinds {
    bool words = false, titles = false, questions = false;

    explicit Kinds(const std::vector<std::string>& names) {
        if (names.empty()) words = titles = questions = true;
        for (const auto& name : names) {
            if (name == "word") words = true;
            else if (name == "title") titles = true;
            else if (name == "question") questions = true;
            else throw Error(ErrorKind::usage, {"completion_kind_unknown", {name}}, {{}, 0, "kinds"});
        }
    }

    bool any_title() const { return titles || questions; }
    bool wants(const lexicon::Title& title) const { return title.question ? questions : titles; }
};

// Two completions with the same key look the same to who reads them.
std::string key_of(std::string_view text) {
    auto key = unicode::fold(text);
    key.erase(key.find_last_not_of("?!. ") + 1);
    return key;
}

WordRange beginning_with(const WordSet& words, std::string_view letters) {
    const auto [first, last] = words.beginning_with(letters);
    return {first, last};
}

std::string_view first_letter(std::string_view word) {
    return word.substr(0, word.empty() ? 0 : unicode::decode(word, 0).size);
}

// Words of a set that begin with what is one typing error away from a word that was typed, and not with that itself.
WordRanges misspelt(const WordSet& words, const TypedWord& typed, FirstLetter first) {
    const auto& word = typed.forms.front();
    if (typed.forms.size() > 1 || unicode::length(word) < letters_before_typo + 1) return {};
    const auto same = beginning_with(words, first_letter(word));
    auto near = without(near_beginnings(words, word, first), beginning_with(words, word));
    return first == FirstLetter::same ? near : without(near, same);
}

class Completer {
public:
    Completer(const Prefix& prefix, const lexicon::Completions& completions, const lexicon::WordTable& words, const lexicon::Sight& sight,
              const KnownPeople& people, Typed typed, const Withheld& withheld)
        : withheld_(withheld), completions_(completions), table_(words), sight_(sight), people_(people), kinds_(prefix.kinds),
          limit_(std::min(prefix.limit, most_completions)), typed_(std::move(typed)) {}

    std::vector<Completion> run() {
        if (typed_.words.empty() || limit_ == 0) return {};
        add_exact();
        if (kinds_.titles) add_people();
        for (const auto first : {FirstLetter::same, FirstLetter::any})
            if (found_.size() < limit_ && exact_ < enough_without_typo) add_misspelt(first);
        return std::move(found_);
    }

private:
    struct Lists {
        std::vector<Completion> beginnings, words, others;
    };

    std::size_t room() const { return limit_ - found_.size(); }

    // ---- titles

    WordRanges title_words(const TypedWord& word) const {
        const auto& words = completions_.words();
        WordRanges ranges;
        for (const auto& form : word.forms) ranges.push_back(beginning_with(words, form));
        for (const auto& stem : word.stems)
            for (const auto& range : completions_.with_stem(stem)) ranges.push_back(range);
        return united(std::move(ranges));
    }

    // Those that say nothing need not stand in a title, but for the last one, which may become another word.
    std::vector<TypedWord> telling_words() const {
        std::vector<TypedWord> words;
        for (const auto& word : typed_.words)
            if (!word.says_nothing || &word == &typed_.words.back()) words.push_back(word);
        return words;
    }

    std::vector<WordRanges> ranges_of(const std::vector<TypedWord>& words) const {
        std::vector<WordRanges> ranges;
        for (const auto& word : words) ranges.push_back(title_words(word));
        return ranges;
    }

    // The first titles that are seen and not yet shown, each text once.
    std::vector<TitleId> first_titles(const std::vector<WordRanges>& words, bool at_the_beginning, std::size_t most) const {
        std::vector<TitleId> ids;
        std::set<std::string> keys;
        if (most == 0) return ids;
        each_title(completions_, words, at_the_beginning, [&](TitleId id) {
            if (!completions_.sees(sight_, id)) return true;
            const auto title = completions_.title(id);
            if (!kinds_.wants(title)) return true;
            if (!withheld_.nothing() && withheld_.title(title.record, title.text)) return true;
            auto key = key_of(title.text);
            if (!shown_.contains(key) && keys.insert(std::move(key)).second) ids.push_back(id);
            return ids.size() < most;
        });
        return ids;
    }

    // Of several ways to read what was typed; the titles of all of them in one order.
    void add_titles(const std::vector<std::vector<WordRanges>>& ways, bool at_the_beginning, std::size_t most,
                    std::vector<Completion>& list) {
        std::set<TitleId> all;
        for (const auto& words : ways) {
            const auto ids = first_titles(words, at_the_beginning, most);
            all.insert(ids.begin(), ids.end());
        }
        for (const auto id : all) {
            if (most == 0) break;
            const auto title = completions_.title(id);
            if (!shown_.insert(key_of(title.text)).second) continue;
            list.push_back({std::string{title.text}, title.question ? "question" : "title", std::string{title.record}});
            --most;
        }
    }

    // ---- words

    void add_words(const WordRanges& ranges, std::vector<Completion>& list) {
        if (!kinds_.words || typed_.finished) return;
        const auto most = room();
        for (const auto id : offered_words(ranges, most + shown_.size())) {
            if (list.size() == most) return;
            auto text = typed_.before + std::string{table_.word(id)};
            if (!kinds_.any_title() || shown_.insert(key_of(text)).second) list.push_back({std::move(text), "word", {}});
        }
    }

    // The most frequent ones, without those that are withheld: how many those are is not known beforehand.
    std::vector<lexicon::WordId> offered_words(const WordRanges& ranges, std::size_t most) const {
        std::vector<lexicon::WordId> out;
        for (auto asked = most;; asked *= 2) {
            out.clear();
            const auto words = frequent_words(table_, completions_, ranges, sight_, asked);
            for (const auto& [id, count] : words)
                if (withheld_.nothing() || !withheld_.word(table_.word(id))) out.push_back(id);
            if (out.size() >= most || words.size() < asked) return out;
        }
    }

    // ---- both

    // Neither crowds the other out: words get their share, and what titles leave.
    void show(Lists lists) {
        const auto titles = lists.beginnings.size() + lists.others.size();
        const auto share = (room() * word_share + 99) / 100;
        const auto words = std::min(lists.words.size(), std::max(share, room() - std::min(room(), titles)));
        auto left = room() - words;
        const auto add = [&](std::vector<Completion>& list, std::size_t most) {
            most = std::min(most, list.size());
            found_.insert(found_.end(), std::move_iterator(list.begin()), std::move_iterator(list.begin() + static_cast<std::ptrdiff_t>(most)));
            return most;
        };
        left -= add(lists.beginnings, left);
        add(lists.words, words);
        add(lists.others, left);
    }

    void add_exact() {
        Lists lists;
        if (kinds_.any_title()) add_exact_titles(lists);
        WordRanges words;
        for (const auto& form : typed_.words.back().forms) words.push_back(beginning_with(table_.words(), form));
        add_words(united(std::move(words)), lists.words);
        show(std::move(lists));
        exact_ = found_.size();
    }

    // Those who are called nearly so: by sound, short form, or written as one. A damaged table of names costs them, and nothing else.
    void add_people() try {
        if (room() == 0) return;
        each_named_like(typed_, people_, [&](const NamedPerson& one) {
            if (!withheld_.nothing() && withheld_.title(one.id, one.title)) return true;
            if (shown_.insert(key_of(one.title)).second) found_.push_back({std::string{one.title}, "title", std::string{one.id}});
            return room() > 0;
        });
    } catch (const Error& error) {
        if (error.message().code != "lexicon_damaged") throw;
    }

    void add_misspelt(FirstLetter first) {
        Lists lists;
        if (kinds_.any_title()) add_misspelt_titles(first, lists);
        add_words(misspelt(table_.words(), typed_.words.back(), first), lists.words);
        show(std::move(lists));
    }

    void add_exact_titles(Lists& lists) {
        const auto all = ranges_of(typed_.words);
        add_titles({all}, true, room(), lists.beginnings);
        add_titles({all}, false, room() - lists.beginnings.size(), lists.others);
        const auto telling = telling_words();
        if (telling.size() == typed_.words.size()) return;
        for (const bool at_the_beginning : {true, false})
            add_titles({ranges_of(telling)}, at_the_beginning, room() - lists.beginnings.size() - lists.others.size(), lists.others);
    }

    void add_misspelt_titles(FirstLetter first, Lists& lists) {
        const auto telling = telling_words();
        const auto right = ranges_of(telling);
        std::vector<std::vector<WordRanges>> ways;
        for (std::size_t i = 0; i < telling.size(); ++i) {
            auto way = right;
            way[i] = misspelt(completions_.words(), telling[i], first);
            if (std::ranges::none_of(way, &WordRanges::empty)) ways.push_back(std::move(way));
        }
        add_titles(ways, true, room(), lists.beginnings);
        add_titles(ways, false, room() - lists.beginnings.size(), lists.others);
    }

    const Withheld& withheld_;
    const lexicon::Completions& completions_;
    const lexicon::WordTable& table_;
    const lexicon::Sight& sight_;
    const KnownPeople& people_;
    const Kinds kinds_;
    const std::size_t limit_;
    const Typed typed_;
    std::set<std::string> shown_;  // keys
    std::vector<Completion> found_;
    std::size_t exact_ = 0;
};

}  // namespace

std::vector<Completion> complete(const Prefix& prefix, const lexicon::Completions& completions, const lexicon::WordTable& words,
                                 const lexicon::Sight& sight, const KnownPeople& people, analysis::Analyzer& analyzer, const Withheld& withheld) {
    return Completer(prefix, completions, words, sight, people, typed_words(prefix.text, analyzer), withheld).run();
}

}  // namespace vraagbaak::search

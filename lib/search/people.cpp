// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/people.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "dutch/compounds.hpp"
#include "dutch/name_words.hpp"
#include "index/people.hpp"
#include "lexicon/near_words.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::search {

namespace {

using lexicon::EntryId;
using lexicon::NameLikeness;
using lexicon::NameMatch;
using lexicon::NameRole;
using lexicon::WordId;
using query::Combine;

constexpr std::size_t shortest_with_error = 4;  // letters: a shorter name is one error from everything
constexpr std::size_t most_told = 8;            // names that are told for one word
constexpr std::size_t most_initials = 3;
constexpr float lone_ordinary = 0.35F;          // of an ordinary word, when nothing else of the name was said
constexpr float only_ordinary = 0.6F;           // the same, when nothing else was said at all
constexpr std::size_t names_of_one = 8;          // steps to look through the name of one
constexpr float same_prefix = 0.05F, alike_prefix = 0.03F;
constexpr WordId no_word = 0xFFFF'FFFF;

constexpr NameLikeness likeness(NameMatch how) { return {how, lexicon::quality_of(how)}; }

const query::Reading* reading_of(const query::Unit& unit, std::string_view kind) {
    const auto found = std::ranges::find(unit.readings, kind, &query::Reading::kind);
    return found == unit.readings.end() || found->terms.size() != 1 ? nullptr : &*found;
}

// Only what may stand between two words of one name.
bool adjoins(const query::Unit& left, const query::Unit& right, const std::string& question) {
    return left.range.end <= right.range.begin && question.find_first_not_of(" -", left.range.end) >= right.range.begin;
}

}  // namespace

std::uint32_t People::document_of(EntryId entry) const {
    const auto document = names_.document(entry);
    lexicon::require_sound(document > 0 && document <= evaluator_.documents());
    return document;
}

void People::add(query::Plan& plan, const std::string& question) {
    if (names_.size() == 0) return;
    const PhoneNumbers numbers{plan, question};
    collect(plan, numbers);
    for (auto& asked : asked_) add_meant(*asked.unit);
    if (needed_ > 0) find_people(question);
    numbers.add(plan, names_, evaluator_);
}

// Of the words that are none by themselves those that may belong to a name stay: right before one (wil in "Wil Bakker", van der), and
// what stands before a surname also at the end (Berg, van den). Numbers, and what says that they are (toestel), are no names.
void People::collect(query::Plan& plan, const PhoneNumbers& numbers) {
    std::vector<Asked> words;
    for (std::size_t at = 0; at < plan.clauses.size(); ++at) {
        auto& clause = plan.clauses[at];
        if (numbers.has(plan, at)) continue;
        if (clause.need == query::Need::excluded) exclude(clause.node);
        else collect(clause.node, words);
    }
    std::vector<std::size_t> before(words.size(), words.size());  // the next word that is needed, over what stands before surnames
    for (auto at = words.size(); at-- > 1;) {
        if (words[at].prefix) before[at - 1] = before[at];
        else if (words[at].needed) before[at - 1] = at;
    }
    std::vector<std::size_t> places(words.size(), 0);
    for (std::size_t at = 0; at < words.size() && asked_.size() < most_words; ++at) {
        auto& word = words[at];
        const bool leads = before[at] < words.size(), ends = word.prefix && std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at), words.end(), std::mem_fn(&Asked::prefix));
        if (!word.needed && !leads && !ends) continue;
        places[at] = asked_.size();
        word.before = leads ? before[at] : words.size();
        asked_.push_back(std::move(word));
    }
    for (auto& asked : asked_) asked.before = asked.before < words.size() && places[asked.before] > 0 ? places[asked.before] : asked_.size();
    needed_ = static_cast<std::size_t>(std::ranges::count(asked_, true, &Asked::needed));
    asks_prefix_ = std::ranges::find(asked_, true, &Asked::prefix) != asked_.end();
}

void People::collect(query::PlanNode& node, std::vector<Asked>& words) {
    if (node.combine == Combine::except) {
        for (std::size_t i = 0; i < node.children.size(); ++i) i == 0 ? collect(node.children[i], words) : exclude(node.children[i]);
    } else if (node.combine != Combine::unit) {
        for (auto& child : node.children) collect(child, words);
    } else if (const auto* word = reading_of(node.unit, "exact")) {
        auto& asked = words.emplace_back();
        asked.unit = &node.unit;
        asked.word = word->terms.front().text;
        asked.needed = !node.unit.function_word && !node.unit.directional;
        asked.prefix = dutch::is_name_prefix(asked.word);
        asked.letters = asked.word.size() <= most_initials && asked.word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == asked.word.npos;
    }
}

void People::find_people(const std::string& question) {
    for (auto& asked : asked_) find_like(asked);
    find_apart(question);
    if (std::ranges::all_of(asked_, [](const auto& asked) { return asked.like.empty(); })) return;
    find_ordinary();
    const bool one = std::ranges::count_if(asked_, [](const auto& asked) { return !asked.like.empty(); }) == 1;
    if (one || !gather_whole({})) {  // of one alone who has the rarest is who has any
        const auto long_ones = std::ranges::count_if(asked_, [](const auto& asked) { return asked.needed && !asked.prefix && !asked.letters; });
        std::vector<NameLikes> almost;
        if (long_ones > 1) almost = almost_like();
        if (almost.empty() || !gather_whole(almost)) {
            gather_all();
            if (candidates_.empty()) return;
            if (!keep_complete()) {
                try_errors(almost.empty() ? almost_like() : almost);
                keep_complete();
            }
        }
    }
    give_readings();
}

// Which words of names it is like. Function words (wil) and what stands before a surname (ben) are only ever what they are.
void People::find_like(Asked& asked) const {
    if (asked.word.size() < 2) return;
    if (asked.prefix || !asked.needed) {
        if (const auto same = names_.words().find(asked.word)) note(asked.like, {*same, likeness(NameMatch::exact), {}});
    } else {
        add_alike(asked.like, names_, asked.word);
    }
}

void People::find_apart(const std::string& question) {
    for (std::size_t i = 0; i + 1 < asked_.size(); ++i) {
        auto &first = asked_[i], &second = asked_[i + 1];
        if (!first.needed || !second.needed || !adjoins(*first.unit, *second.unit, question)) continue;
        const auto word = names_.words().find(first.word + second.word);
        if (!word) continue;
        note(first.like, {*word, likeness(NameMatch::apart), {}});
        note(second.like, {*word, likeness(NameMatch::apart), {}});
    }
}

// Some text has it as it is written, or Dutch has. What nobody writes may yet have the stem of a word that texts have, and be a name
// as it sounds: doutsen has that of Doutzen.
bool People::is_word(const Asked& asked) const {
    const auto* exact = reading_of(*asked.unit, "exact");
    if (exact && evaluator_.count(*exact) > 0) return true;
    const dutch::CompoundSplitter splitter;
    return splitter.knows_uncapitalised(asked.word) || splitter.main_boundary(asked.word) > 0;
}

// A word that more texts have than people are called by: boom, bakker. Of both what the asker sees.
void People::find_ordinary() {
    for (auto& asked : asked_) {
        const auto* stem = asked.needed ? reading_of(*asked.unit, "stem") : nullptr;
        const auto texts = stem ? evaluator_.count(*stem) : 0;
        if (texts == 0) continue;
        std::size_t named = 0;
        if (const auto word = names_.words().find(asked.word))
            names_.each_entry(*word, [&](EntryId entry, std::uint32_t roles) { named += roles != NameRole::behind_prefix && sees(entry) ? 1 : 0; });
        asked.ordinary = texts >= named && (named > 0 || is_word(asked));
        asked.texts = asked.ordinary && needed_ > 1 ? texts : 0;
    }
}

void People::clear() {
    keep_if([](const Candidate&) { return false; });
    matches_.clear();
    if (places_.size() < names_.size()) places_.resize(names_.size(), 0);
}

template <class Keep>
void People::keep_if(Keep keep) {
    for (const auto& one : candidates_) places_[one.entry] = 0;
    std::erase_if(candidates_, [&](const Candidate& one) { return !keep(one); });
    for (std::size_t i = 0; i < candidates_.size(); ++i) places_[candidates_[i].entry] = static_cast<std::uint32_t>(i + 1);
}

// `only_known`: of those who have another word already.
People::Candidate* People::candidate(EntryId entry, bool only_known) {
    auto& place = places_[entry];
    if (place == 0) {
        if (only_known || !sees(entry)) return nullptr;
        candidates_.push_back({entry, matches_.size()});
        matches_.resize(matches_.size() + asked_.size());
        place = static_cast<std::uint32_t>(candidates_.size());
    }
    return &candidates_[place - 1];
}

// He has a word that the asked one is like, in these roles. Of several such words the one that is most like it counts.
void People::take(const Candidate& one, std::size_t number, const Like& like, std::uint32_t roles) {
    const auto here = in_roles(like.likeness, roles);
    auto& best = match(one, number);
    if (here.quality < best.likeness.quality || (here.quality == best.likeness.quality && like.word >= best.word)) return;
    best = {here, like.word};
}

// Whose names have the words that this one is like: by the lists of those words, or of few people by the words of each.
void People::gather(std::size_t number, const NameLikes& all, bool only_known) {
    std::size_t size = 0;
    for (const auto& like : all) size += names_.list_size(like.word);
    if (only_known && candidates_.size() * names_of_one < size) return gather_known(number, all);
    for (const auto& like : all)
        names_.each_entry(like.word, [&](EntryId entry, std::uint32_t roles) {
            if ((only_known && places_[entry] == 0) || !may_be(names_, entry, like, roles)) return;
            if (const auto* one = candidate(entry, only_known)) take(*one, number, like, roles);
        });
}

void People::gather_known(std::size_t number, const NameLikes& all) {
    for (const auto& one : candidates_) {
        const auto count = names_.word_count(one.entry);
        for (const auto& like : all) {
            std::uint32_t roles = 0;
            for (std::uint32_t place = 0; place < count; ++place)
                if (const auto [word, role] = names_.word(one.entry, place); word == like.word && role != NameRole::name_prefix) roles |= role;
            if (roles != 0 && may_be(names_, one.entry, like, roles)) take(one, number, like, roles);
        }
    }
}

// Who has all of it, by the word that the fewest people have; `almost`, where anything is in it: who has all of it when words with an
// error count too. Nobody: false. (Nor when no word is longer than initials, which are found in no list.) Of nobody else is looked
// what he has: each is judged by himself, so that these are those that gather_all() would leave.
bool People::gather_whole(std::span<const NameLikes> almost) {
    if (needed_ < 2) return false;
    std::size_t rarest = asked_.size(), fewest = 0;
    std::optional<WordId> initial;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        const auto& asked = asked_[i];
        if (!asked.needed || asked.letters || asked.prefix) continue;
        std::size_t size = 0;
        const auto letter = asked.ordinary ? std::nullopt : names_.words().find(asked.word.substr(0, 1));
        if (letter) size += names_.list_size(*letter);
        for (const auto& like : asked.like) size += names_.list_size(like.word);
        if (!almost.empty())
            for (const auto& like : almost[i]) size += names_.list_size(like.word);
        if (rarest < asked_.size() && size >= fewest) continue;
        rarest = i;
        fewest = size;
        initial = letter;
    }
    if (rarest == asked_.size() || fewest == 0) return false;
    clear();
    gather(rarest, asked_[rarest].like, false);
    if (initial) names_.each_entry(*initial, [&](EntryId entry, std::uint32_t roles) {
        if ((roles & NameRole::given_name) != 0) candidate(entry, false);
    });
    if (!almost.empty())
        for (const auto& like : almost[rarest]) names_.each_entry(like.word, [&](EntryId entry, std::uint32_t) { candidate(entry, false); });
    for (std::size_t i = 0; i < asked_.size(); ++i)
        if (i != rarest) gather(i, asked_[i].like, true);
    drop_lonely();
    add_small();
    if (keep_complete()) return true;
    if (almost.empty()) return false;
    try_errors(almost);
    return keep_complete();
}

// Who has any of it.
void People::gather_all() {
    clear();
    for (std::size_t i = 0; i < asked_.size(); ++i) gather(i, asked_[i].like, false);
    drop_lonely();
    add_small();
}

// A word by which he is known, and not only along with another.
bool People::is_core(const Candidate& one, std::size_t number) const {
    return has(one, number) && asked_[number].needed && match(one, number).likeness.how <= NameMatch::short_form;
}

// How many words of his name were said.
std::size_t People::cores(const Candidate& one) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        bool again = !is_core(one, i);
        for (std::size_t j = 0; j < i && !again; ++j) again = is_core(one, j) && match(one, j).word == match(one, i).word;
        count += again ? 0 : 1;
    }
    return count;
}

// An ordinary word is like a name only of who has another word of the question in his name; who is called just so stays, at less.
void People::drop_lonely() {
    const auto exact = needed_ > 1 ? lone_ordinary : only_ordinary;
    const auto only_if_ordinary = [&](const Candidate& one) {
        for (std::size_t i = 0; i < asked_.size(); ++i)
            if (auto& like = match(one, i).likeness; asked_[i].ordinary && like.quality > 0) like.quality = like.how == NameMatch::exact ? exact : 0;
    };
    if (std::ranges::find(asked_, true, &Asked::ordinary) != asked_.end())
        for (const auto& one : candidates_)
            if (cores(one) < 2) only_if_ordinary(one);
    keep_if([&](const Candidate& one) { return has_core(one); });
}

bool People::has_core(const Candidate& one) const {
    for (std::size_t i = 0; i < asked_.size(); ++i)
        if (is_core(one, i)) return true;
    return false;
}

bool People::is_said(const Candidate& one, WordId word) const {
    for (std::size_t i = 0; i < asked_.size(); ++i)
        if (has(one, i) && match(one, i).word == word) return true;
    return false;
}

void People::add_small() {
    for (auto& asked : asked_)
        if (asked.needed && !asked.ordinary) asked.initial = names_.words().find(asked.word.substr(0, 1));
    if (std::ranges::none_of(asked_, [](const auto& asked) { return asked.letters || asked.prefix || asked.initial; })) return;
    for (const auto& one : candidates_) add_small(one);
}

// Initials, for his names or among them, and what stands before the surname. An ordinary word (parkeren) is nobody's P.
void People::add_small(const Candidate& one) {
    const auto has_all = [&] {
        for (std::size_t i = 0; i < asked_.size(); ++i)
            if (!has(one, i)) return false;
        return true;
    };
    if (has_all()) return;
    std::string initials, prefixes{" "};
    unsaid_.clear();  // given names
    for (std::uint32_t place = 0, end = names_.word_count(one.entry); place < end; ++place) {
        const auto [word, role] = names_.word(one.entry, place);
        if (asks_prefix_ && role == NameRole::name_prefix) prefixes.append(names_.words().word(word)) += ' ';
        if (role != NameRole::given_name || is_said(one, word)) continue;
        const auto text = names_.words().word(word);
        if (text.empty()) continue;
        initials += text.front();
        unsaid_.push_back(word);
    }
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        const auto& asked = asked_[i];
        if (has(one, i)) continue;
        auto& here = match(one, i);
        if (const auto at = asked.letters ? initials.find(asked.word) : initials.npos; at != initials.npos) here.word = unsaid_[at];
        else if (asked.initial && std::ranges::find(unsaid_, *asked.initial) != unsaid_.end()) here.word = *asked.initial;
        else if (asked.prefix && prefixes.find(' ' + asked.word.substr(0, 1)) != prefixes.npos) here.word = no_word;
        else continue;
        here.likeness = likeness(NameMatch::initial);
    }
}

bool People::complete(const Candidate& one) const {
    for (std::size_t i = 0; i < asked_.size(); ++i)
        if (asked_[i].needed && !has(one, i)) return false;
    return true;
}

// Who has all words is meant, and then who has only some of them is not.
bool People::keep_complete() {
    const auto whole = [&](const Candidate& one) { return complete(one); };
    if (std::ranges::none_of(candidates_, whole)) return false;
    keep_if(whole);
    return true;
}

NameLikes People::almost_like(const Asked& asked, bool half) const {
    NameLikes all;
    if (asked.prefix || !asked.needed) return all;
    const auto is_better_anyway = [&](WordId word) {
        return std::ranges::any_of(asked.like, [&](const Like& like) {
            return like.word == word && (like.likeness.how == NameMatch::exact || like.likeness.how == NameMatch::sound) && like.likeness.quality >= lexicon::quality_of(NameMatch::error);
        });
    };
    if (unicode::length(asked.word) >= shortest_with_error)
        for (const auto& near : lexicon::near_words(names_.words(), asked.word, 1))
            if (!is_better_anyway(near.id)) note(all, {near.id, likeness(NameMatch::error), {}});
    if (half) add_beginnings(all, names_, asked.word);
    return all;
}

std::vector<NameLikes> People::almost_like() const {
    std::vector<NameLikes> all;
    for (std::size_t i = 0; i < asked_.size(); ++i) all.push_back(almost_like(asked_[i], i + 1 == asked_.size()));
    return all;
}

// Nobody has all of it: who is known by one word may have another almost so. One word of a name is one word of the question.
void People::try_errors(std::span<const NameLikes> almost) {
    const auto is_told = [&](const Candidate& one) {
        for (std::size_t i = 0; i < asked_.size(); ++i)
            if (is_core(one, i) && !asked_[i].ordinary) return true;
        return false;
    };
    if (std::ranges::all_of(almost, [](const auto& like) { return like.empty(); })) return;
    std::vector<bool> told;
    for (const auto& one : candidates_) told.push_back(is_told(one));
    if (std::ranges::find(told, true) == told.end()) return;
    const auto before = matches_;
    for (std::size_t i = 0; i < asked_.size(); ++i) gather(i, almost[i], true);
    for (std::size_t at = 0; at < candidates_.size(); ++at)
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            const auto& one = candidates_[at];
            const auto had = [&](std::size_t number) { return before[one.first + number]; };
            auto& now = match(one, i);
            if (now.likeness.quality == had(i).likeness.quality && now.word == had(i).word) continue;
            bool taken = !told[at];
            for (std::size_t j = 0; j < asked_.size() && !taken; ++j) taken = j != i && had(j).likeness.quality > 0 && had(j).word == now.word;
            if (taken) now = had(i);
        }
}

// How well the whole agrees: small differences, which only part those who are known equally well.
float People::agreement(const Candidate& one) const {
    std::size_t names = 0, said = 0;
    bool prefixed = false;
    for (std::uint32_t place = 0, end = names_.word_count(one.entry); place < end; ++place) {
        const auto [word, role] = names_.word(one.entry, place);
        prefixed |= role == NameRole::name_prefix;
        if ((role & (NameRole::given_name | NameRole::family_name)) == 0) continue;
        ++names;
        said += is_said(one, word) ? 1 : 0;
    }
    const float prefix = asks_prefix_ ? prefix_agreement(one) : prefixed ? 0.0F : same_prefix;
    return 0.9F + prefix + 0.05F * static_cast<float>(said) / static_cast<float>(std::max<std::size_t>(1, names));
}

// Of what stands before surnames in the question that which stands before his: van in "jan visser van burgerzaken" is not.
float People::prefix_agreement(const Candidate& one) const {
    std::vector<std::string_view> asked_prefix;
    std::vector<WordId> surnames;
    for (std::uint32_t place = 0, end = names_.word_count(one.entry); place < end; ++place)
        if (const auto [word, role] = names_.word(one.entry, place); (role & (NameRole::family_name | NameRole::behind_prefix)) != 0) surnames.push_back(word);
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        const auto& asked = asked_[i];
        if (!asked.prefix || (has(one, i) && match(one, i).word != no_word)) continue;
        const bool his = asked.before < asked_.size() ? has(one, asked.before) && std::ranges::find(surnames, match(one, asked.before).word) != surnames.end()
                                                      : i + 1 == asked_.size() || asked_[i + 1].prefix;
        if (his) asked_prefix.push_back(asked.word);
    }
    const auto alike = dutch::prefix_likeness(asked_prefix, prefixes_of(names_, one.entry));
    return alike == dutch::PrefixLikeness::same ? same_prefix : alike == dutch::PrefixLikeness::alike ? alike_prefix : 0.0F;
}

void People::give_readings() {
    std::vector<float> agreements;
    agreements.reserve(candidates_.size());
    for (const auto& one : candidates_) agreements.push_back(agreement(one));
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        if (!asked_[i].needed) continue;
        std::array<query::Reading, lexicon::name_matches> readings;
        std::size_t all = 0;
        for (std::size_t at = 0; at < candidates_.size(); ++at) {
            const auto& one = candidates_[at];
            if (!has(one, i)) continue;
            const auto& [like, word] = match(one, i);
            auto& reading = readings[static_cast<std::size_t>(like.how)];
            if (reading.known.empty()) reading.known.reserve(candidates_.size() - at);
            reading.known.push_back({document_of(one.entry), like.quality * agreements[at]});
            ++all;
            if (word == no_word || reading.terms.size() == most_told) continue;
            const query::Term term{query::Space::word, std::string{names_.words().word(word)}, {}};
            if (std::ranges::find(reading.terms, term) == reading.terms.end()) reading.terms.push_back(term);
        }
        const auto exact = readings.front().known.size();
        for (std::size_t how = 0; how < readings.size(); ++how) {
            auto& reading = readings[how];
            if (reading.known.empty()) continue;
            reading.kind = "person";
            reading.rule = lexicon::name_of(static_cast<NameMatch>(how));
            reading.known_as = (exact > 0 ? exact : all) + asked_[i].texts;
            asked_[i].unit->readings.push_back(std::move(reading));
        }
    }
}

void People::add_likely() {
    const bool alone = needed_ == 1;
    clear();
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        if (!asked_[i].needed) continue;
        const auto& unit = *asked_[i].unit;
        const bool corrected = std::ranges::find(unit.readings, "correction", &query::Reading::kind) != unit.readings.end();
        if ((alone && corrected) || !evaluator_.finds_any(unit)) gather(i, almost_like(asked_[i], i + 1 == asked_.size()), false);
    }
    if (!candidates_.empty()) give_readings();
}

// A rule of the lists that ends in the name of somebody: wethouder => Jan de Wit. One word is a word, and no name.
void People::add_meant(query::Unit& unit) const {
    std::vector<query::Reading> meant;
    for (const auto& rule : unit.readings) {
        if (rule.kind != "synonym") continue;
        auto words = index::name_words(rule.rule);
        std::erase_if(words, [](const std::string& word) { return dutch::is_name_prefix(word); });
        if (words.size() < 2) continue;
        std::vector<EntryId> called;
        for (std::size_t i = 0; i < words.size(); ++i) {
            std::vector<EntryId> both;
            if (const auto word = names_.words().find(words[i]))
                names_.each_entry(*word, [&](EntryId entry, std::uint32_t) {
                    if (i == 0 ? sees(entry) : std::ranges::binary_search(called, entry)) both.push_back(entry);
                });
            called = std::move(both);
        }
        if (called.empty()) continue;
        query::Reading reading;
        reading.kind = "synonym";
        reading.rule = rule.rule;
        for (const auto& word : words) reading.terms.push_back({query::Space::word, word, {}});
        for (const auto entry : called) reading.known.push_back({document_of(entry), static_cast<float>(words.size())});  // the scale is shared by them
        reading.known_as = called.size();
        meant.push_back(std::move(reading));
    }
    std::ranges::move(meant, std::back_inserter(unit.readings));
}

// Who is called so and was not meant.
void People::exclude(query::PlanNode& node) const {
    for (auto& child : node.children) exclude(child);
    const auto* exact = node.combine == Combine::unit ? reading_of(node.unit, "exact") : nullptr;
    const auto word = exact ? names_.words().find(exact->terms.front().text) : std::nullopt;
    if (!word) return;
    query::Reading reading;
    reading.kind = "person";
    reading.rule = lexicon::name_of(NameMatch::exact);
    names_.each_entry(*word, [&](EntryId entry, std::uint32_t roles) {
        if (roles != NameRole::behind_prefix && sees(entry)) reading.known.push_back({document_of(entry), 1});
    });
    reading.known_as = reading.known.size();
    if (!reading.known.empty()) node.unit.readings.push_back(std::move(reading));
}

}  // namespace vraagbaak::search

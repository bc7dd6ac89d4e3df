// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plain_people.hpp"

#include <algorithm>
#include <set>

#include "dutch/compounds.hpp"
#include "dutch/name_sound.hpp"
#include "dutch/name_words.hpp"
#include "index/people.hpp"
#include "lexicon/slow_distance.hpp"
#include "search/people.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::test {

using lexicon::NameMatch;
using lexicon::NameRole;
using lexicon::quality_of;
using query::Combine;

namespace {

const std::string* literal(const query::Unit& unit) {
    for (const auto& reading : unit.readings)
        if (reading.kind == "exact" && reading.terms.size() == 1) return &reading.terms.front().text;
    return nullptr;
}

bool sound_alike(std::string_view a, std::string_view b) {
    const auto left = dutch::name_sounds(a), right = dutch::name_sounds(b);
    return std::ranges::any_of(left, [&](const auto& key) { return std::ranges::find(right, key) != right.end(); });
}

bool short_forms(std::string_view a, std::string_view b) {
    const auto left = dutch::name_sounds(a), right = dutch::name_sounds(b);
    if (left.empty()) return false;
    const auto& forms = dutch::other_forms_of(left.front());
    return std::ranges::any_of(forms, [&](const auto& form) { return std::ranges::find(right, form) != right.end(); });
}

bool is_number(const query::Clause& clause) {
    return clause.need == query::Need::wanted && clause.node.combine == Combine::unit && clause.text.find_first_of("0123456789") != std::string::npos &&
           clause.text.find_first_not_of("0123456789 +()-./") == std::string::npos;
}

bool names_a_number(const query::Clause& clause) {
    static const std::set<std::string> words{"tst", "toestel", "tel", "telefoon", "telefoonnummer", "nummer", "nr", "doorkies", "doorkiesnummer", "mobiel", "intern"};
    return clause.need == query::Need::wanted && clause.node.combine == Combine::unit && words.contains(unicode::fold(clause.text));
}

bool any_said(const std::vector<std::string>& words, const std::string& word) { return std::ranges::find(words, word) != words.end(); }

}  // namespace

namespace {

PlainLikeness best_of(std::vector<PlainLikeness> all, const std::string& word, std::uint32_t roles) {
    PlainLikeness best;
    for (auto& one : all) {
        one.word = word;
        if (roles == NameRole::behind_prefix) one.quality *= quality_of(NameMatch::joined), one.how = NameMatch::joined;
        if (one.quality > best.quality || (one.quality == best.quality && one.how < best.how)) best = one;
    }
    return best;
}

bool is_written_before(std::string_view prefix, std::uint32_t roles, const std::vector<std::string>& prefixes) {
    return (roles & NameRole::family_name) != 0 && dutch::prefix_likeness({prefix}, {prefixes.begin(), prefixes.end()}) != dutch::PrefixLikeness::none;
}

bool sounds_begin(std::string_view half, std::string_view word) {
    const auto keys = dutch::name_sounds(half), all = dutch::name_sounds(word);
    return std::ranges::any_of(keys, [&](const auto& key) { return std::ranges::any_of(all, [&](const auto& whole) { return whole.starts_with(key); }); });
}

}  // namespace

PlainLikeness plain_alike(const std::string& typed, bool plain, const std::string& word, std::uint32_t roles, const std::vector<std::string>& prefixes) {
    std::vector<PlainLikeness> all;
    if (typed == word) all.push_back({NameMatch::exact, quality_of(NameMatch::exact), {}});
    if (plain) {
        if (sound_alike(typed, word)) all.push_back({NameMatch::sound, lexicon::sound_quality(typed, word), {}});
        if ((roles & NameRole::given_name) != 0 && short_forms(typed, word)) all.push_back({NameMatch::short_form, quality_of(NameMatch::short_form), {}});
        for (const auto& [prefix, rest] : dutch::split_prefix(typed))
            if (sound_alike(rest, word) && is_written_before(prefix, roles, prefixes))
                all.push_back({NameMatch::joined, (rest == word ? 1.0F : lexicon::sound_quality(rest, word)) * quality_of(NameMatch::joined), {}});
    }
    return best_of(std::move(all), word, roles);
}

// From three letters on, and from five with what stands before the surname.
PlainLikeness plain_beginning(const std::string& typed, const std::string& word, std::uint32_t roles, const std::vector<std::string>& prefixes) {
    std::vector<PlainLikeness> all;
    const auto begins = [&](std::string_view half, float share) {
        const auto quality = quality_of(NameMatch::beginning) * share;
        if (word.starts_with(half)) all.push_back({NameMatch::beginning, quality, {}});
        if (sounds_begin(half, word)) all.push_back({NameMatch::beginning, quality * quality_of(NameMatch::sound), {}});
    };
    if (typed.size() >= 3) begins(typed, 1);
    if (typed.size() >= 5)
        for (const auto& [prefix, rest] : dutch::split_prefix(typed, 1))
            if (is_written_before(prefix, roles, prefixes)) begins(rest, quality_of(NameMatch::joined));
    return best_of(std::move(all), word, roles);
}

PlainPeople::PlainPeople(const std::vector<const Record*>& views, const std::vector<bool>& seen,
                         std::function<std::size_t(const query::Reading&)> count, std::function<bool(const query::Unit&)> found)
    : count_(std::move(count)), found_(std::move(found)) {
    for (std::size_t i = 0; i < views.size(); ++i)
        if (seen[i]) entries_.push_back(index::name_entry(*views[i], static_cast<std::uint32_t>(i + 1)));
}

void PlainPeople::collect(query::PlanNode& node) {
    if (node.combine == Combine::unit) {
        if (const auto* word = literal(node.unit)) asked_.push_back({&node.unit, *word, !node.unit.function_word && !node.unit.directional, dutch::is_name_prefix(*word), false});
        return;
    }
    for (std::size_t i = 0; i < node.children.size(); ++i)
        node.combine == Combine::except && i > 0 ? exclude(node.children[i]) : collect(node.children[i]);
}

// Words that are needed, what stands right before one (over prefixes), and prefixes at the end.
void PlainPeople::choose() {
    const auto all = std::exchange(asked_, {});
    std::map<std::size_t, std::size_t> places;
    std::vector<std::size_t> targets;
    for (std::size_t at = 0; at < all.size() && asked_.size() < search::People::most_words; ++at) {
        auto next = at + 1;
        while (next < all.size() && all[next].prefix) ++next;
        const bool leads = next < all.size() && all[next].needed, ends = all[at].prefix && next == all.size();
        if (!all[at].needed && !leads && !ends) continue;
        places[at] = asked_.size();
        targets.push_back(leads ? next : all.size());
        asked_.push_back(all[at]);
    }
    for (std::size_t i = 0; i < asked_.size(); ++i) asked_[i].before = places.contains(targets[i]) ? places[targets[i]] : asked_.size();
}

void PlainPeople::add_meant(query::Unit& unit) const {
    const auto readings = unit.readings;
    for (const auto& rule : readings) {
        auto words = index::name_words(rule.rule);
        std::erase_if(words, dutch::is_name_prefix);
        if (rule.kind != "synonym" || words.size() < 2) continue;
        query::Reading reading;
        reading.kind = "synonym";
        reading.rule = rule.rule;
        for (const auto& word : words) reading.terms.push_back({query::Space::word, word, {}});
        for (const auto& entry : entries_) {
            const auto called = [&](const std::string& word) {
                return std::ranges::any_of(entry.words, [&](const auto& one) { return one.text == word && one.role != NameRole::name_prefix; });
            };
            if (std::ranges::all_of(words, called)) reading.known.push_back({entry.document, static_cast<float>(words.size())});
        }
        reading.known_as = reading.known.size();
        if (!reading.known.empty()) unit.readings.push_back(std::move(reading));
    }
}

void PlainPeople::exclude(query::PlanNode& node) const {
    for (auto& child : node.children) exclude(child);
    const auto* word = node.combine == Combine::unit ? literal(node.unit) : nullptr;
    query::Reading reading;
    reading.kind = "person";
    reading.rule = "exact";
    for (const auto& entry : entries_)
        if (word && std::ranges::any_of(entry.words, [&](const auto& one) { return one.text == *word && (one.role & (NameRole::given_name | NameRole::family_name)) != 0; }))
            reading.known.push_back({entry.document, 1});
    reading.known_as = reading.known.size();
    if (!reading.known.empty()) node.unit.readings.push_back(std::move(reading));
}

// The best that the name has to offer; of equal words the first by the alphabet.
PlainPeople::Likeness PlainPeople::like(std::size_t number, const Person& person, const std::string& question) const {
    Likeness best;
    const auto& asked = asked_[number];
    if (asked.word.size() < 2) return best;
    std::set<std::string> pairs;
    const auto pair = [&](std::size_t left) {
        if (left + 1 >= asked_.size()) return;
        const auto &a = asked_[left], &b = asked_[left + 1];
        const auto begin = a.unit->range.end, end = b.unit->range.begin;
        if (a.needed && b.needed && begin <= end && question.substr(begin, end - begin).find_first_not_of(" -") == std::string::npos) pairs.insert(a.word + b.word);
    };
    pair(number);
    if (number > 0) pair(number - 1);
    for (const auto& [word, roles] : person.roles) {
        auto here = plain_alike(asked.word, asked.needed && !asked.prefix, word, roles, person.prefixes);
        if (pairs.contains(word)) {
            Likeness apart{NameMatch::apart, quality_of(NameMatch::apart), word};
            if (roles == NameRole::behind_prefix) apart = {NameMatch::joined, apart.quality * quality_of(NameMatch::joined), word};
            if (apart.quality > here.quality) here = apart;
        }
        if (here.quality > best.quality) best = here;
    }
    return best;
}

PlainPeople::Likeness PlainPeople::almost(std::size_t number, const Person& person, bool half) const {
    Likeness best;
    const auto& asked = asked_[number];
    if (!asked.needed || asked.prefix) return best;
    const auto letters = lexicon::characters(asked.word);
    for (const auto& [word, roles] : person.roles) {
        Likeness here;
        if (half) here = plain_beginning(asked.word, word, roles, person.prefixes);
        const auto error = quality_of(NameMatch::error) * (roles == NameRole::behind_prefix ? quality_of(NameMatch::joined) : 1);
        if (letters.size() >= 4 && error >= here.quality && lexicon::slow_distance(letters, lexicon::characters(word)) <= 1)
            here = {roles == NameRole::behind_prefix ? NameMatch::joined : NameMatch::error, error, word};
        if (here.quality > best.quality) best = here;
    }
    return best;
}

bool PlainPeople::core(const Person& person, std::size_t number) const {
    const auto& like = person.likeness[number];
    return like.quality > 0 && asked_[number].needed && like.how <= NameMatch::short_form;
}

std::size_t PlainPeople::cores(const Person& person) const {
    std::set<std::string> words;
    for (std::size_t i = 0; i < asked_.size(); ++i)
        if (core(person, i)) words.insert(person.likeness[i].word);
    return words.size();
}

void PlainPeople::small(Person& person) const {
    std::vector<std::string> said, given;
    for (const auto& like : person.likeness)
        if (like.quality > 0) said.push_back(like.word);
    std::string initials;
    for (const auto& word : person.entry.words)
        if (word.role == NameRole::given_name && !any_said(said, word.text)) {
            given.push_back(word.text);
            initials += word.text.front();
        }
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        const auto& word = asked_[i].word;
        if (person.likeness[i].quality > 0) continue;
        const bool letters = word.size() <= 3 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
        const auto first = word.substr(0, 1);
        if (letters && initials.find(word) != std::string::npos) person.likeness[i].word = given[initials.find(word)];
        else if (asked_[i].needed && !asked_[i].ordinary && any_said(given, first)) person.likeness[i].word = first;
        else if (asked_[i].prefix && std::ranges::any_of(person.prefixes, [&](const auto& prefix) { return prefix.starts_with(first); })) person.likeness[i].word.clear();
        else continue;
        person.likeness[i].how = NameMatch::initial;
        person.likeness[i].quality = quality_of(NameMatch::initial);
    }
}

float PlainPeople::agreement(const Person& person) const {
    std::vector<std::string_view> asked, own{person.prefixes.begin(), person.prefixes.end()};
    std::vector<std::string> said;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        if (!asked_[i].prefix || (person.likeness[i].quality > 0 && !person.likeness[i].word.empty())) continue;
        bool his = true;
        if (asked_[i].before < asked_.size()) {
            const auto& like = person.likeness[asked_[i].before];
            const auto roles = person.roles.find(like.word);
            his = like.quality > 0 && roles != person.roles.end() && (roles->second & (NameRole::family_name | NameRole::behind_prefix)) != 0;
        } else {
            his = i + 1 == asked_.size() || asked_[i + 1].prefix;
        }
        if (his) asked.push_back(asked_[i].word);
    }
    for (const auto& like : person.likeness)
        if (like.quality > 0) said.push_back(like.word);
    std::size_t names = 0, met = 0;
    for (const auto& word : person.entry.words)
        if ((word.role & (NameRole::given_name | NameRole::family_name)) != 0) {
            ++names;
            met += any_said(said, word.text) ? 1 : 0;
        }
    const auto alike = dutch::prefix_likeness(asked, own);
    const float prefix = alike == dutch::PrefixLikeness::same ? 0.05F : alike == dutch::PrefixLikeness::alike ? 0.03F : 0.0F;
    return 0.9F + prefix + 0.05F * static_cast<float>(met) / static_cast<float>(std::max<std::size_t>(1, names));
}

void PlainPeople::give() {
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        if (!asked_[i].needed) continue;
        std::map<NameMatch, query::Reading> readings;
        std::size_t all = 0;
        for (const auto& person : people_) {
            const auto& like = person.likeness[i];
            if (like.quality == 0) continue;
            ++all;
            auto& reading = readings[like.how];
            reading.known.push_back({person.entry.document, like.quality * agreement(person)});
            const query::Term term{query::Space::word, like.word, {}};
            if (!like.word.empty() && std::ranges::find(reading.terms, term) == reading.terms.end()) reading.terms.push_back(term);
        }
        const auto exact = readings.contains(NameMatch::exact) ? readings[NameMatch::exact].known.size() : 0;
        for (auto& [how, reading] : readings) {
            reading.kind = "person";
            reading.rule = lexicon::name_of(how);
            reading.known_as = (exact > 0 ? exact : all) + asked_[i].texts;
            asked_[i].unit->readings.push_back(std::move(reading));
        }
    }
}

void PlainPeople::add(query::Plan& plan, const std::string& question) {
    for (std::size_t at = 0; at < plan.clauses.size(); ++at) {
        auto& clause = plan.clauses[at];
        if (is_number(clause) || (names_a_number(clause) && at + 1 < plan.clauses.size() && is_number(plan.clauses[at + 1]))) continue;
        clause.need == query::Need::excluded ? exclude(clause.node) : collect(clause.node);
    }
    choose();
    for (auto& asked : asked_) add_meant(*asked.unit);
    std::vector<Person> all;
    for (const auto& entry : entries_) {
        Person person{entry, {}, {}, {}};
        for (const auto& word : entry.words) word.role == NameRole::name_prefix ? person.prefixes.push_back(word.text) : void(person.roles[word.text] |= word.role);
        for (std::size_t i = 0; i < asked_.size(); ++i) person.likeness.push_back(like(i, person, question));
        all.push_back(std::move(person));
    }
    const bool others = std::ranges::count(asked_, true, &Asked::needed) > 1;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        std::size_t exact = 0, texts = 0;
        for (const auto& person : all) exact += person.likeness[i].quality > 0 && person.likeness[i].how == NameMatch::exact ? 1 : 0;
        for (const auto& reading : asked_[i].unit->readings)
            if (reading.kind == "stem" && texts == 0 && asked_[i].needed) texts = count_(reading);
        const dutch::CompoundSplitter splitter;
        bool is_word = splitter.knows_uncapitalised(asked_[i].word) || splitter.split(asked_[i].word).parts.size() > 1;
        for (const auto& reading : asked_[i].unit->readings)
            if (reading.kind == "exact") is_word = is_word || count_(reading) > 0;
        asked_[i].ordinary = texts > 0 && texts >= exact && (exact > 0 || is_word);
        asked_[i].texts = asked_[i].ordinary && others ? texts : 0;
    }
    for (auto& person : all) {
        const bool alone = cores(person) < 2;
        for (std::size_t i = 0; i < asked_.size(); ++i)
            if (alone && asked_[i].ordinary && person.likeness[i].quality > 0)
                person.likeness[i].quality = person.likeness[i].how == NameMatch::exact ? (others ? 0.35F : 0.6F) : 0;
        if (cores(person) == 0) continue;
        small(person);
        people_.push_back(person);
    }
    const auto complete = [&](const Person& person) {
        for (std::size_t i = 0; i < asked_.size(); ++i)
            if (asked_[i].needed && person.likeness[i].quality == 0) return false;
        return true;
    };
    const auto keep_complete = [&] {
        if (std::ranges::any_of(people_, complete)) std::erase_if(people_, [&](const Person& person) { return !complete(person); });
    };
    if (std::ranges::none_of(people_, complete))
        for (auto& person : people_) {
            bool told = false;
            std::vector<std::string> taken;
            for (std::size_t i = 0; i < asked_.size(); ++i) {
                told = told || (core(person, i) && !asked_[i].ordinary);
                if (person.likeness[i].quality > 0) taken.push_back(person.likeness[i].word);
            }
            const auto before = person.likeness;
            for (std::size_t i = 0; i < asked_.size(); ++i) {
                const auto here = almost(i, person, i + 1 == asked_.size());
                if (!told || here.quality <= before[i].quality) continue;
                const bool own = before[i].quality > 0 && before[i].word == here.word;
                if (!own && any_said(taken, here.word)) continue;
                person.likeness[i] = here;
            }
        }
    keep_complete();
    give();
    add_phones(plan, question);
}

void PlainPeople::add_likely() {
    const bool alone = std::ranges::count(asked_, true, &Asked::needed) == 1;
    std::vector<bool> tried;
    for (const auto& asked : asked_) {
        const bool corrected = std::ranges::find(asked.unit->readings, "correction", &query::Reading::kind) != asked.unit->readings.end();
        tried.push_back(asked.needed && ((alone && corrected) || !found_(*asked.unit)));
    }
    people_.clear();
    for (const auto& entry : entries_) {
        Person person{entry, {}, {}, std::vector<Likeness>(asked_.size())};
        for (const auto& word : entry.words) word.role == NameRole::name_prefix ? person.prefixes.push_back(word.text) : void(person.roles[word.text] |= word.role);
        bool any = false;
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            if (tried[i]) person.likeness[i] = almost(i, person, i + 1 == asked_.size());
            any = any || person.likeness[i].quality > 0;
        }
        if (any) people_.push_back(std::move(person));
    }
    give();
}

void PlainPeople::add_phones(query::Plan& plan, const std::string& question) const {
    auto& clauses = plan.clauses;
    for (std::size_t first = 0; first < clauses.size(); ++first) {
        if (!is_number(clauses[first])) continue;
        auto last = first;
        while (last + 1 < clauses.size() && is_number(clauses[last + 1])) {
            const auto begin = clauses[last].node.unit.range.end, end = clauses[last + 1].node.unit.range.begin;
            if (begin > end || question.substr(begin, end - begin).find_first_not_of(" -()./") != std::string::npos) break;
            ++last;
        }
        auto begin = clauses[first].node.unit.range.begin;
        while (begin > 0 && std::string_view{"+("}.find(question[begin - 1]) != std::string_view::npos) --begin;
        const auto digits = index::phone_digits(question.substr(begin, clauses[last].node.unit.range.end - begin));
        const auto next = last + 1;
        bool may = digits.size() >= 3, alone = true;
        const bool told = first > 0 && names_a_number(clauses[first - 1]) && !clauses[first - 1].function_word();
        for (std::size_t at = 0; at < clauses.size() && digits.size() < 6 && !told; ++at) {
            if ((at >= first && at < next) || clauses[at].function_word()) continue;
            const auto& unit = clauses[at].node.unit;
            may = may && clauses[at].node.combine == Combine::unit && std::ranges::find(unit.readings, "person", &query::Reading::kind) != unit.readings.end();
            alone = false;
        }
        if (!alone && digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"))) may = false;
        const bool whole = digits.size() == 3 && clauses.size() == next - first;
        const auto ends = [&](const std::string& phone) { return may && (whole ? phone == digits : phone.ends_with(digits)); };
        query::Reading reading;
        reading.kind = "phone";
        for (const auto& entry : entries_) {
            float best = 0;
            for (const auto& phone : entry.phones)
                if (ends(phone)) best = std::max(best, phone == digits ? 1.0F : 0.9F);
            if (best > 0) reading.known.push_back({entry.document, best});
            for (const auto& phone : entry.phones)
                if (ends(phone))
                    reading.terms.push_back({query::Space::word, phone.size() == 10 && phone.front() == '0' ? "+31" + phone.substr(1) : phone, {}});
        }
        reading.known_as = reading.known.size();
        if (!reading.known.empty()) {
            for (auto at = first; at <= last; ++at) clauses[at].node.unit.readings.push_back(reading);
            if (told) clauses[first - 1].node.unit.function_word = true;
        }
        first = last;
    }
}

}  // namespace vraagbaak::test

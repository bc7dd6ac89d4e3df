// SPDX-License-Identifier: GPL-2.0-or-later
// Several phone books into one: who is one person, which values he has, and that nobody sees more of him than before.
#include "index/merging.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <random>
#include <set>

#include "index/name_keys.hpp"
#include "index/people.hpp"
#include "record/reader.hpp"
#include "search/brute_force.hpp"
#include "search/small_base.hpp"
#include "support/seconds.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"

using namespace vraagbaak;
using namespace vraagbaak::index;

namespace {

using Texts = std::vector<std::string>;

Settings three_books() {
    Settings settings;
    settings.groups = {"kcc", "burgerzaken", "belastingen"};
    settings.merging.sources = {"A", "B", "C"};
    return settings;
}

Listed listed(const std::string& source, const std::string& id, const std::string& name) {
    Listed out;
    out.source = source;
    auto& record = out.record;
    record.id = id;
    record.kind = "medewerker";
    record.source = source;
    record.title = name;
    record.visibility.emplace();
    return out;
}

struct With {
    std::string email, phone, department;
};

// A day in February.
Absence away(unsigned day, const std::string& replacement = {}) {
    const auto begin = std::chrono::local_days{std::chrono::year{2027} / 2 / std::chrono::day{day}};
    return {{Minute{begin}, Minute{begin + std::chrono::days{1}}}, replacement};
}

Listed listed(const std::string& source, const std::string& id, const std::string& name, const With& with) {
    auto out = listed(source, id, name);
    if (!with.email.empty()) out.record.emails = {with.email};
    if (!with.phone.empty()) out.record.phones = {with.phone};
    if (!with.department.empty()) out.record.departments = {with.department};
    return out;
}

// Ids of each group with a plus between them, a space between groups: "a1+b1 c1".
std::string told(const std::vector<Listed>& people, const SamePeople& same) {
    std::string out;
    for (const auto& group : same.groups) {
        if (!out.empty()) out += ' ';
        for (std::size_t i = 0; i < group.size(); ++i) out += (i == 0 ? "" : "+") + people[group[i]].record.id;
    }
    return out;
}

std::string groups_of(const std::vector<Listed>& people, const PairRules& rules = {}) { return told(people, same_people(people, rules)); }

// "a1-b1 double_email/double_several" for each doubtful pair.
Texts doubts_of(const std::vector<Listed>& people, const PairRules& rules = {}) {
    Texts out;
    for (const auto& pair : same_people(people, rules).doubtful)
        out.push_back(pair.first.id + '-' + pair.second.id + ' ' + pair.reason.code + (pair.obstacle.code.empty() ? "" : '/' + pair.obstacle.code));
    return out;
}

struct Outcome {
    std::vector<Record> records;
    MergeReport report;
    std::vector<Finding> warnings, rejected;
};

Outcome merge(const std::vector<Listed>& people, const Settings& settings, const PairRules& rules = {}) {
    Merger merger{settings, rules};
    for (const auto& person : people) merger.take(person.record, person.place, person.source, person.put);
    Outcome out;
    merger.finish([&](Merged&& one) { out.records.push_back(std::move(one.record)); }, out.report, out.warnings, out.rejected);
    return out;
}

Record one(const std::vector<Listed>& people, const Settings& settings = three_books()) {
    auto out = merge(people, settings);
    REQUIRE(out.records.size() == 1);
    return std::move(out.records.front());
}

// ---- made up by chance

class Chance {
public:
    explicit Chance(unsigned seed) : engine_(seed) {}

    std::size_t below(std::size_t most) { return engine_() % most; }
    bool in_ten(std::size_t times) { return below(10) < times; }

    template <std::size_t size>
    std::string one_of(const std::array<const char*, size>& some) { return some[below(size)]; }

    // A few people who have much in common.
    std::vector<Listed> people(std::size_t most) {
        std::vector<Listed> out;
        const auto count = 2 + below(most - 1);
        std::map<std::string, int> numbers;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string source{"ABC"[below(3)]};
            auto person = listed(source, std::string{static_cast<char>('a' + (source[0] - 'A'))} + std::to_string(++numbers[source]), name());
            // Now and then the id of another source.
            if (in_ten(1)) person.record.id = "x" + std::to_string(below(3));
            if (std::ranges::any_of(out, [&](const Listed& other) { return other.source == source && other.record.id == person.record.id; })) continue;
            fill(person);
            out.push_back(std::move(person));
        }
        return out;
    }

    PairRules rules(const std::vector<Listed>& people) {
        PairRules out;
        while (in_ten(3)) {
            const auto& a = people[below(people.size())].record.id;
            const auto& b = people[below(people.size())].record.id;
            if (a != b) out.push_back({a, b, in_ten(5)});
        }
        return out;
    }

    std::mt19937& engine() { return engine_; }

private:
    std::string name() {
        static constexpr std::array names{"Jan Jansen", "J. Jansen", "Jan Janssen", "Jansen, Jan", "Johanna Jansen", "Bert van den Berg", "Hubertus van den Berg",
                                          "Bert Vandenberg", "Piet de Vries", "P. de Vries", "Piet Fries", "Anna Bakker-de Vries", "Anna Bakker", "Jansen"};
        return one_of(names);
    }

    void fill(Listed& person) {
        auto& record = person.record;
        static constexpr std::array mails{"j@g.example", "J@g.example", "b@g.example", "balie@g.example", "j.jansen@g.example", "pdevries@g.example"};
        static constexpr std::array phones{"020 624 1111", "+31 20 624 1111", "020 624 1112", "1111"};
        static constexpr std::array mobiles{"06 1234 5678", "06 1234 5679", "020 624 1112"};
        static constexpr std::array departments{"Burgerzaken", "burgerzaken", "Belastingen", "Zorg"};
        static constexpr std::array functions{"Consulent", "consulent", "Taxateur"};
        static constexpr std::array skills{"wmo, zorg", "Zorg; rolstoel", "woz"};
        static constexpr std::array texts{"Bel na tien uur.", "Weet veel van bomen."};
        if (in_ten(4)) record.emails.push_back(one_of(mails));
        if (in_ten(4)) record.phones.push_back(one_of(phones));
        if (in_ten(3)) record.mobile = one_of(mobiles);
        if (in_ten(2)) record.extension = "1111";
        if (in_ten(6)) record.departments.push_back(one_of(departments));
        if (in_ten(4)) record.function = one_of(functions);
        if (in_ten(4)) record.skills = one_of(skills);
        if (in_ten(2)) record.work_location = in_ten(5) ? "Stadskantoor" : "Raadhuis";
        if (in_ten(2)) record.availability = Availability{in_ten(5) ? Texts{"maandag/ochtend"} : Texts{}, in_ten(5) ? "Piet" : ""};
        if (in_ten(2)) {
            if (!record.availability) record.availability.emplace();
            record.availability->absences.push_back(away(static_cast<unsigned>(1 + below(4)), in_ten(5) ? "Piet" : ""));
        }
        if (in_ten(2)) record.status = "non-actief";
        if (in_ten(2)) record.visible_until = Date{std::chrono::year{2027} / 2 / std::chrono::day{20U + static_cast<unsigned>(below(8))}};
        if (in_ten(1)) record.visible_from = Date{std::chrono::year{2027} / 2 / std::chrono::day{18U + static_cast<unsigned>(below(8))}};
        if (record.visible_from && record.visible_until && *record.visible_until < *record.visible_from) std::swap(record.visible_from, record.visible_until);
        record.visibility = groups();
        if (in_ten(3)) record.sections.push_back({in_ten(5) ? "tekst" : "toelichting", "", one_of(texts), groups()});
        if (in_ten(2)) record.keywords = {"sleutel"};
        if (in_ten(1)) record.related = {"elders"};
        if (in_ten(1)) record.merged_from = {in_ten(5) ? "b1" : "oud"};
        if (in_ten(1)) person.put = true;
    }

    Visibility groups() {
        static const std::vector<Texts> some{{}, {}, {}, {"kcc"}, {"burgerzaken", "kcc"}, {"burgerzaken"}};
        return some[below(some.size())];
    }

    std::mt19937 engine_;
};

void number(std::vector<Listed>& people, const Settings& settings) {
    for (auto& person : people)
        if (std::ranges::find(settings.merging.same_numbers, person.source) != settings.merging.same_numbers.end()) person.number = person.record.id;
}

// ---- the rules once more, each pair with each

bool share(const Texts& a, const Texts& b, auto key) {
    for (const auto& one : a)
        for (const auto& other : b)
            if (!key(one).empty() && key(one) == key(other)) return true;
    return false;
}

Texts numbers_of(const Record& record) {
    auto out = record.phones;
    for (const auto& number : {record.mobile, record.extension})
        if (!number.empty()) out.push_back(number);
    return out;
}

Texts ids_of(const Record& record) {
    auto out = record.merged_from;
    out.push_back(record.id);
    return out;
}

std::multiset<std::string> words_of(const Record& record) {
    Record bare = record;
    bare.alternative_titles.clear();
    std::multiset<std::string> out;
    for (const auto& [word, role] : name_entry(bare, 0).words)
        if (role != lexicon::NameRole::behind_prefix) out.insert(word);
    return out;
}

NameFit fit_of(const Record& a, const Record& b) { return name_fit(NameKeys{a}, NameKeys{b}); }

bool share_a_name(const Record& a, const Record& b) {
    if (fit_of(a, b) != NameFit::none) return true;
    for (const auto& [word, role] : name_entry(a, 0).words)
        for (const auto& [other, other_role] : name_entry(b, 0).words)
            if (role == lexicon::NameRole::given_name && role == other_role && word == other && word.size() > 1) return true;
    return false;
}

class PlainComparison {
public:
    PlainComparison(const std::vector<Listed>& people, const PairRules& rules) : people_(people), rules_(rules), label_(people.size()) {
        for (std::size_t i = 0; i < people.size(); ++i) label_[i] = i;
    }

    std::vector<std::vector<std::size_t>> groups() {
        for (int level = 0; level < 5; ++level) unite(level);
        std::map<std::size_t, std::vector<std::size_t>> by_label;
        for (std::size_t i = 0; i < people_.size(); ++i) by_label[label_[i]].push_back(i);
        std::vector<std::vector<std::size_t>> out;
        for (auto& [label, group] : by_label) out.push_back(std::move(group));
        std::ranges::sort(out);
        return out;
    }

private:
    // By his id, or by another that nobody has as his own.
    bool is_meant(std::size_t person, const std::string& id) const {
        const auto& record = people_[person].record;
        const bool taken = std::ranges::any_of(people_, [&](const Listed& one) { return one.record.id == id; });
        return record.id == id || (!taken && std::ranges::find(record.merged_from, id) != record.merged_from.end());
    }

    bool said(std::size_t a, std::size_t b, bool same) const {
        return people_[a].record.id != people_[b].record.id && std::ranges::any_of(rules_, [&](const PairRule& rule) {
            return rule.same == same && ((is_meant(a, rule.first) && is_meant(b, rule.second)) || (is_meant(a, rule.second) && is_meant(b, rule.first)));
        });
    }

    bool holds(int level, std::size_t i, std::size_t j) const {
        const auto& a = people_[i].record;
        const auto& b = people_[j].record;
        const auto fold = [](const std::string& text) { return unicode::fold(text); };
        switch (level) {
            case 0: return share(ids_of(a), ids_of(b), [](const std::string& id) { return id; }) || (!people_[i].number.empty() && people_[i].number == people_[j].number);
            case 1: return said(i, j, true);
            case 2: return (share(a.emails, b.emails, fold) && share_a_name(a, b) && (small_mailbox(a, b) || fit_of(a, b) == NameFit::compatible)) ||
                           (is_called_after(a, b) && small_mailbox(a, b) && share_own_number(a, b));
            case 3: return share(numbers_of(a), numbers_of(b), phone_digits) && fit_of(a, b) == NameFit::compatible;
            default: return share(a.departments, b.departments, fold) && words_of(a).size() > 1 && words_of(a) == words_of(b);
        }
    }

    // A mailbox of both with a surname of both.
    bool is_called_after(const Record& a, const Record& b) const {
        for (const auto& [mail, surname] : {std::pair{"j.jansen@g.example", "jansen"}, std::pair{"pdevries@g.example", "devries"}})
            if (std::ranges::all_of(std::array{&a, &b}, [&](const Record* record) {
                    const auto family = NameKeys{*record}.family;
                    return std::ranges::find(record->emails, mail) != record->emails.end() && std::ranges::find(family, surname) != family.end();
                }))
                return true;
        return false;
    }

    // One that both have and at most four people.
    bool share_own_number(const Record& a, const Record& b) const {
        for (const auto& number : numbers_of(a)) {
            const auto count = std::ranges::count_if(people_, [&](const Listed& person) { return share(numbers_of(person.record), {number}, phone_digits); });
            if (count <= 4 && share(numbers_of(b), {number}, phone_digits)) return true;
        }
        return false;
    }

    // One that both have and at most eight people.
    bool small_mailbox(const Record& a, const Record& b) const {
        for (const auto& email : a.emails) {
            std::size_t count = 0;
            for (const auto& person : people_) count += share(person.record.emails, {email}, [](const std::string& text) { return unicode::fold(text); });
            if (count <= 8 && share(b.emails, {email}, [](const std::string& text) { return unicode::fold(text); })) return true;
        }
        return false;
    }

    bool may_be_one(const std::set<std::size_t>& labels, int level) const {
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < people_.size(); ++i)
            if (labels.contains(label_[i])) all.push_back(i);
        for (const auto i : all)
            for (const auto j : all) {
                if (label_[i] == label_[j]) continue;
                const auto& a = people_[i];
                const auto& b = people_[j];
                if (said(i, j, false)) return false;
                if (!a.number.empty() && !b.number.empty() && a.number != b.number) return false;
                if (level > 1 && a.source == b.source && a.record.id != b.record.id) return false;
            }
        return somebody_sees(all);
    }

    // Some group is in all of them, or all are for everyone; and some day is in all.
    bool somebody_sees(const std::vector<std::size_t>& all) const {
        const auto seen = [](const std::vector<Texts>& requirements) {
            std::set<std::string> groups{"kcc", "burgerzaken", "belastingen"};
            for (const auto& requirement : requirements)
                if (!requirement.empty()) std::erase_if(groups, [&](const auto& group) { return std::ranges::find(requirement, group) == requirement.end(); });
            return !groups.empty();
        };
        std::vector<Texts> whole;
        std::map<std::string, std::vector<Texts>> parts;
        std::optional<Date> from, until;
        for (const auto i : all) {
            const auto& record = people_[i].record;
            whole.push_back(*record.visibility);
            for (const auto& section : record.sections) parts[section.key].push_back(*section.visibility);
            if (record.visible_from && (!from || *from < *record.visible_from)) from = record.visible_from;
            if (record.visible_until && (!until || *record.visible_until < *until)) until = record.visible_until;
        }
        if (!seen(whole) || (from && until && *until < *from)) return false;
        return std::ranges::all_of(parts, [&](const auto& part) { return seen(part.second); });
    }

    void unite(int level) {
        std::vector<std::pair<std::size_t, std::size_t>> edges;  // of labels
        for (std::size_t i = 0; i < people_.size(); ++i)
            for (std::size_t j = i + 1; j < people_.size(); ++j)
                if (label_[i] != label_[j] && !said(i, j, false) && holds(level, i, j) && may_be_one({label_[i], label_[j]}, level))
                    edges.emplace_back(label_[i], label_[j]);
        std::vector<std::set<std::size_t>> parts;
        for (const auto& [a, b] : edges) {
            std::set<std::size_t> joined{a, b};
            std::erase_if(parts, [&](const auto& part) {
                const bool touches = part.contains(a) || part.contains(b);
                if (touches) joined.insert(part.begin(), part.end());
                return touches;
            });
            parts.push_back(joined);
        }
        std::vector<std::set<std::size_t>> good;
        for (const auto& part : parts)
            if (may_be_one(part, level)) good.push_back(part);
        for (const auto& part : good)
            for (auto& label : label_)
                if (part.contains(label)) label = *part.begin();
    }

    const std::vector<Listed>& people_;
    const PairRules& rules_;
    std::vector<std::size_t> label_;
};

bool before(const Listed& a, const Listed& b) { return std::tie(a.record.id, a.source, a.put) < std::tie(b.record.id, b.source, b.put); }

// ---- what became of the values

std::string folded(const std::string& text) { return unicode::fold(std::string{unicode::trim(text)}); }

std::set<std::string> name_words_of(const std::string& name) {
    const auto words = name_words(name);
    return {words.begin(), words.end()};
}

// Every value of every source is in the merged record, in the report, or was a number that is shielded.
void check_nothing_lost(const Listed& person, const Record& merged, const std::set<std::string>& mobiles, const MergeReport& report) {
    const auto& record = person.record;
    const auto in_report = [&](const std::string& field, const std::string& value) {
        return std::ranges::any_of(report.conflicts, [&](const MergeConflict& one) {
            return one.id == merged.id && one.field == field && one.lost_source == person.source && (one.shielded || folded(one.lost_value) == folded(value));
        });
    };
    const auto has = [](const Texts& list, const std::string& value) { return std::ranges::any_of(list, [&](const auto& one) { return folded(one) == folded(value); }); };
    const auto kept = [&](const std::string& field, const std::string& value, const std::string& in) { return value.empty() || folded(value) == folded(in) || in_report(field, value); };
    CAPTURE(record.id);
    CAPTURE(merged.id);
    CHECK((record.id == merged.id || std::ranges::find(merged.merged_from, record.id) != merged.merged_from.end()));
    CHECK((name_words_of(record.title) == name_words_of(merged.title) ||
           std::ranges::any_of(merged.alternative_titles, [&](const auto& title) { return name_words_of(title) == name_words_of(record.title); })));
    CHECK(kept("functie", record.function, merged.function));
    CHECK(kept("werklocatie", record.work_location, merged.work_location));
    CHECK(kept("status", record.status, merged.status));
    CHECK((record.mobile.empty() || phone_digits(record.mobile) == phone_digits(merged.mobile) || in_report("mobiel", record.mobile)));
    CHECK((record.extension.empty() || phone_digits(record.extension) == phone_digits(merged.extension) || in_report("toestel", record.extension)));
    for (const auto& phone : record.phones)
        CHECK((mobiles.contains(phone_digits(phone)) ||
               std::ranges::any_of(merged.phones, [&](const auto& one) { return phone_digits(one) == phone_digits(phone); })));
    for (const auto& email : record.emails) CHECK(has(merged.emails, email));
    for (const auto& department : record.departments) CHECK(has(merged.departments, department));
    for (const auto& word : record.keywords) CHECK(has(merged.keywords, word));
    for (const auto& id : record.related) CHECK(has(merged.related, id));
    const auto known = name_words(merged.skills);
    for (const auto& word : name_words(record.skills)) CHECK(std::ranges::find(known, word) != known.end());
    for (const auto& section : record.sections)
        CHECK(std::ranges::any_of(merged.sections, [&](const Section& one) { return one.key.starts_with(section.key) && folded(one.text) == folded(section.text); }));
    if (record.availability) {
        REQUIRE(merged.availability);
        CHECK(kept("vervanging", record.availability->replacement, merged.availability->replacement));
        for (const auto& absence : record.availability->absences)
            CHECK(std::ranges::find(merged.availability->absences, absence) != merged.availability->absences.end());
        const auto& days = record.availability->present;
        CHECK((days.empty() || days == merged.availability->present ||
               std::ranges::any_of(report.conflicts, [&](const auto& one) { return one.id == merged.id && one.field == "beschikbaarheid" && one.lost_source == person.source; })));
    }
}

// Whoever sees the merged person sees each of his records, and no part of him that any of them shields from him.
void check_shields(const Record& merged, const std::vector<const Listed*>& people, const Asker& asker, const Settings& settings) {
    const auto seen = test::seen_by(asker, merged, settings);
    if (!seen) return;
    const bool inside = test::meets(asker, settings.internal_groups);
    for (const auto* person : people) {
        const auto own = test::seen_by(asker, person->record, settings);
        CHECK(own);
        if (!own) continue;
        for (const auto& section : person->record.sections)
            if (!test::meets(asker, *section.visibility))
                CHECK(std::ranges::none_of(seen->sections, [&](const Section& part) { return part.key == section.key || part.key.starts_with(section.key + '-'); }));
        if (!inside && !person->record.mobile.empty()) {
            CHECK(seen->mobile.empty());
            for (const auto& phone : seen->phones) CHECK(phone_digits(phone) != phone_digits(person->record.mobile));
            CHECK((seen->extension.empty() || phone_digits(seen->extension) != phone_digits(person->record.mobile)));
        }
    }
}

}  // namespace

TEST_SUITE("index/same_person") {
    TEST_CASE("how alike names are") {
        struct Row {
            std::string a, b;
            NameFit fit;
        };
        for (const auto& [a, b, fit] : {Row{"Jan Jansen", "Jan Jansen", NameFit::compatible}, {"Jan Jansen", "Jansen, J.", NameFit::compatible},
                                        {"Jan Jansen", "J. Jansen", NameFit::compatible}, {"Bert van den Berg", "Hubertus van den Berg", NameFit::compatible},
                                        {"Anneke de la Fontijnbosch", "Anneke Delafontijnbosch", NameFit::compatible}, {"Jan van den Berg", "Jan Vandenberg", NameFit::compatible},
                                        {"Jan Jansen", "Jansen", NameFit::compatible}, {"Anna Bakker-Smit", "Anna Bakker", NameFit::compatible}, {"Anna Bakker-de Vries", "Anna Bakker", NameFit::compatible}, {"Anne-Marie Smit", "Anne-Marie de Boer", NameFit::none},
                                        {"Jan Jansen", "Jan Janssen", NameFit::alike}, {"Sytske Meijer", "Sietske Meyer", NameFit::alike},
                                        {"Kees ten Kattenbrouck", "Cornelis ten Kattenbroek", NameFit::alike}, {"Jan Jansen", "Piet Jansen", NameFit::none},
                                        {"Jan Jansen", "Jan de Boer", NameFit::none}}) {
            CAPTURE(a);
            CAPTURE(b);
            CHECK(fit_of(listed("A", "a", a).record, listed("B", "b", b).record) == fit);
            CHECK(fit_of(listed("B", "b", b).record, listed("A", "a", a).record) == fit);
        }
    }

    TEST_CASE("the same id, e-mail, phone with a name that can be his, or name and department") {
        CHECK(groups_of({listed("A", "1", "Jan Jansen"), listed("B", "1", "Piet de Boer")}) == "1+1");
        CHECK(groups_of({listed("A", "a", "Jan Jansen", {"J.Jansen@g.example"}), listed("B", "b", "J. Jansen", {"j.jansen@G.example"})}) == "a+b");
        CHECK(groups_of({listed("A", "a", "Anna Bakker", {"anna@g.example"}), listed("B", "b", "Anna de Boer", {"anna@g.example"})}) == "a+b");
        CHECK(groups_of({listed("A", "a", "Jan Jansen", {"", "020 624 1111"}), listed("B", "b", "J. Jansen", {"", "+31 (0)20-6241111"})}) == "a+b");
        CHECK(groups_of({listed("A", "a", "Jan Jansen", {"", "", "Burgerzaken"}), listed("B", "b", "Jansen, Jan", {"", "", "burgerzaken"})}) == "a+b");
        CHECK(groups_of({listed("A", "a", "Jan Jansen"), listed("B", "b", "Jan Jansen")}) == "a b");
        CHECK(groups_of({listed("A", "a", "Jansen", {"", "", "Zorg"}), listed("B", "b", "Jansen", {"", "", "Zorg"})}) == "a b");
    }

    TEST_CASE("a general number does not make one of all who have it") {
        const With general{"balie@g.example", "020 624 1100", ""};
        CHECK(groups_of({listed("A", "a", "Jan Jansen", {"", general.phone}), listed("B", "b", "Piet de Boer", {"", general.phone})}) == "a b");
        CHECK(groups_of({listed("A", "a", "Jan Jansen", general), listed("B", "b", "Piet de Boer", general)}) == "a b");
        std::vector<Listed> people;
        for (int i = 0; i < 100; ++i)
            for (const auto* source : {"A", "B"}) people.push_back(listed(source, source + std::to_string(100 + i), std::string{"Voornaam"} + std::to_string(i) + " Jansen", general));
        std::ranges::sort(people, before);
        const auto same = same_people(people, {});
        CHECK(same.groups.size() == 200);  // who has a number with a hundred others of his name is known by nothing
        CHECK(std::ranges::any_of(same.remarks, [](const Message& remark) { return remark.code == "merge_crowded"; }));
    }

    TEST_CASE("two of one source, and two with other numbers, are never one") {
        const With mail{"j@g.example"};
        CHECK(groups_of({listed("A", "a1", "Jan Jansen", mail), listed("A", "a2", "Jan Jansen", mail)}) == "a1 a2");
        CHECK(doubts_of({listed("A", "a1", "Jan Jansen", mail), listed("A", "a2", "Jan Jansen", mail)}) == Texts{"a1-a2 double_email/double_source_twice"});
        std::vector<Listed> people{listed("A", "1", "Jan Jansen", mail), listed("B", "2", "Jan Jansen", mail)};
        people[0].number = "1", people[1].number = "2";
        CHECK(groups_of(people) == "1 2");
        CHECK(groups_of(people, {{"1", "2", true}}) == "1 2");  // not though somebody says so
        CHECK(same_people(people, {{"1", "2", true}}).remarks == std::vector{Message{"merge_decided_not", {"1", "2"}}});
        people[1].number = "1";
        CHECK(groups_of(people) == "1+2");
    }

    TEST_CASE("when more than one can be meant nobody is, and stronger evidence decides first") {
        const With mail{"j@g.example"};
        std::vector<Listed> people{listed("A", "a1", "Jan Jansen", {"j@g.example", "", "Zorg"}), listed("A", "a2", "J. Jansen", mail), listed("B", "b", "Jan Jansen", mail)};
        CHECK(groups_of(people) == "a1 a2 b");
        CHECK(doubts_of(people) == Texts{"a1-a2 double_email/double_source_twice", "a1-b double_email/double_several", "a2-b double_email/double_several"});
        CHECK(groups_of(people, {{"b", "a1", true}}) == "a1+b a2");
        CHECK(groups_of(people, {{"a2", "b", false}}) == "a1+b a2");
        people[2].record.id = "a1";
        std::ranges::sort(people, before);
        CHECK(groups_of(people) == "a1+a1 a2");
    }

    TEST_CASE("three sources through one that has both keys") {
        CHECK(groups_of({listed("A", "a", "Jan Jansen", {"j@g.example"}), listed("B", "b", "J. Jansen", {"j@g.example", "020 624 1111"}),
                         listed("C", "c", "Jan Jansen", {"", "0206241111"})}) == "a+b+c");
    }

    TEST_CASE("what is likely is told and left apart, until somebody says so") {
        const auto pair = [](const With& a, const std::string& name_a, const With& b, const std::string& name_b) {
            return std::vector<Listed>{listed("A", "a", name_a, a), listed("B", "b", name_b, b)};
        };
        const auto with_function = [](std::vector<Listed> people) {
            for (auto& person : people) person.record.function = "Stadsecoloog";
            return people;
        };
        const std::vector<std::pair<std::vector<Listed>, std::string>> rows{
            {pair({"", "", "Zorg"}, "Jan Jansen", {"", "", "Werk"}, "Jan Jansen"), "double_name_alone"},
            {pair({"", "020 624 1111"}, "Jan Jansen", {"", "0206241111"}, "Jan Janssen"), "double_phone_like_name"},
            {pair({"", "", "Zorg"}, "Jan Jansen", {"", "", "Zorg"}, "J. Jansen"), "double_like_name_and_department"},
            {pair({"", "", "Zorg"}, "Sytske Meijer", {"", "", "Zorg"}, "Sietske Meyer"), "double_like_name_and_department"},
            {pair({"j@g.example"}, "Jan Jansen", {"j@g.example"}, "Piet de Boer"), "double_email_other_name"},
            {pair({"burgerzaken@g.example"}, "Truus Bos", {"burgerzaken@g.example"}, "Teun Bos"), "double_email_other_given"},
            {pair({"wmo@g.example"}, "Peter Haan", {"wmo@g.example"}, "Petra Haan"), "double_email_other_given"},
            {pair({"", "020 624 1111"}, "Ellen Prins", {"", "0206241111"}, "Ellen de Jong"), "double_phone_other_surname"},
            {with_function(pair({"", "", "Ruimte"}, "Piet Kok", {"", "", "Ruimte en Beheer"}, "Pieter Kok")), "double_like_name_and_function"}};
        for (const auto& [people, code] : rows) {
            CAPTURE(code);
            CHECK(groups_of(people) == "a b");
            CHECK(doubts_of(people) == Texts{"a-b " + code});
            CHECK(groups_of(people, {{"b", "a", true}}) == "a+b");
            CHECK(doubts_of(people, {{"b", "a", true}}).empty());
            CHECK(groups_of(people, {{"b", "a", false}}) == "a b");
            CHECK(doubts_of(people, {{"b", "a", false}}).empty());
        }
    }

    TEST_CASE("an address that is called after somebody is his with his number, whatever he is called by") {
        const auto pair = [](const std::string& email, const std::string& a, const std::string& b, const std::string& phone = "020 624 1111") {
            return groups_of({listed("A", "a", a, {email, "020 624 1111"}), listed("B", "b", b, {email, phone})});
        };
        CHECK(pair("k.wisnioczek@g.example", "Kasia Wisnioczek", "Katarzyna Wiśnioczek") == "a+b");
        CHECK(pair("jm.vanderkolkstede@g.example", "J.M. van der Kolkstede", "Hans vd Kolkstede") == "a+b");
        CHECK(pair("kbos@g.example", "Kasia Bos", "Truus Bos") == "a+b");
        for (const auto* other : {"", "020 624 1112"}) CHECK(pair("p.haan@g.example", "Peter Haan", "Petra Haan", other) == "a b");
        for (const auto* mailbox : {"burgerzaken@g.example", "bos@g.example", "bosbeheer@g.example", "team.stadsbos@g.example", "stadsbos@g.example"}) {
            CAPTURE(mailbox);
            CHECK(pair(mailbox, "Truus Bos", "Teun Bos") == "a b");
        }
    }

    TEST_CASE("a number of many makes nobody doubtful who only has the same given name") {
        std::vector<Listed> people;
        for (const auto* surname : {"Prins", "de Jong", "Smit", "Kok", "Vos"})
            people.push_back(listed(std::string{"ABC"[people.size() % 3]}, std::to_string(people.size()), std::string{"Ellen "} + surname, {"", "020 624 1100"}));
        CHECK(doubts_of(people).empty());
        people.pop_back();
        CHECK_FALSE(doubts_of(people).empty());
    }

    TEST_CASE("what the redacteur said and cannot be is told, whatever else made people one") {
        const std::vector<Listed> people{listed("A", "a", "Jan Jansen", {"j@g.example"}), listed("B", "b", "Jan Jansen", {"j@g.example"}), listed("C", "c", "Piet Smit")};
        const std::vector said{Message{"merge_decided_not", {"b", "c"}}};
        CHECK(groups_of(people, {{"b", "c", true}, {"a", "c", false}}) == "a b+c");
        const PairRules contrary{{"a", "b", true}, {"b", "c", true}, {"a", "c", false}};
        CHECK(groups_of(people, contrary) == "a+b c");
        CHECK(same_people(people, contrary).remarks == said);
        CHECK(same_people(people, {{"b", "c", true}, {"c", "b", false}}).remarks == said);
    }

    TEST_CASE("who is kept apart stays so, also by way of a third") {
        const std::vector<Listed> people{listed("A", "a", "Jan Jansen", {"j@g.example"}), listed("B", "b", "Jan Jansen", {"j@g.example", "", "Zorg"}),
                                         listed("C", "c", "Jan Jansen", {"", "", "Zorg"})};
        CHECK(groups_of(people) == "a+b+c");
        CHECK(groups_of(people, {{"a", "c", false}}) == "a+b c");
        CHECK(groups_of(people, {{"a", "b", false}}) == "a b+c");
    }

    TEST_CASE("who is seen by nobody together is not made one") {
        std::vector<Listed> people{listed("A", "a", "Jan Jansen", {"j@g.example"}), listed("B", "b", "Jan Jansen", {"j@g.example"})};
        people[0].record.visibility = {{"kcc"}};
        people[1].record.visibility = {{"burgerzaken"}};
        CHECK(groups_of(people) == "a b");
        CHECK(doubts_of(people) == Texts{"a-b double_email/double_shields"});
        people[1].record.visibility = {{"burgerzaken", "kcc"}};
        CHECK(groups_of(people) == "a+b");
        people[0].record.visible_until = Date{std::chrono::year{2027} / 1 / 1};
        people[1].record.visible_from = Date{std::chrono::year{2027} / 1 / 2};
        CHECK(groups_of(people) == "a b");
    }

    TEST_CASE("as the rules say when each is compared with each") {
        Chance chance{20270223};
        std::size_t merged = 0, doubtful = 0;
        for (int round = 0; round < (test::full_tests() ? 40'000 : 4'000); ++round) {
            CAPTURE(round);
            auto settings = three_books();
            if (chance.in_ten(2)) settings.merging.same_numbers = {"A", "B"};
            auto people = chance.people(9);
            number(people, settings);
            const auto rules = chance.rules(people);
            std::ranges::sort(people, before);
            const auto same = same_people(people, rules);
            const auto plain = PlainComparison{people, rules}.groups();
            REQUIRE(same.groups == plain);
            for (const auto& group : same.groups) merged += group.size() > 1;
            doubtful += same.doubtful.size();
        }
        CHECK(merged > 1'000);
        CHECK(doubtful > 1'000);
    }

    TEST_CASE("twenty thousand people in three sources take seconds") {
        static constexpr std::array given{"Jan", "Piet", "Anna", "Fatima", "Bert", "Sytske", "Mohammed", "Els", "Kees", "Noor", "Willem", "Truus", "Ali", "Joke", "Henk", "Sanne"};
        std::mt19937 engine{7};
        std::vector<Listed> people;
        for (int i = 0; i < 20'000; ++i) {
            const std::string surname{"aeiou"[engine() % 5]}, name = std::string{given[engine() % given.size()]} + " van der B" + surname + "kk" + std::string(1 + engine() % 3, 'e') + std::to_string(engine() % 500);
            const auto source = i % 3;
            With with{"p" + std::to_string(i / 3 * 2 + (engine() % 20 == 0)) + "@g.example", engine() % 4 == 0 ? "020 624 1100" : "020 6" + std::to_string(100'000 + i / 3), "Afdeling " + std::to_string(engine() % 20)};
            people.push_back(listed(std::string{"ABC"[source]}, std::string{"abc"[source]} + std::to_string(i), i % 3 == 0 ? name : people.back().record.title, with));
        }
        const auto settings = three_books();
        Merger merger{settings, {}};
        for (const auto& person : people) merger.take(person.record, {}, person.source);
        const auto begin = std::clock();
        std::size_t records = 0;
        MergeReport report;
        std::vector<Finding> warnings, rejected;
        merger.finish([&](Merged&&) { ++records; }, report, warnings, rejected);
        const auto seconds = test::seconds_since(begin);
        MESSAGE("20,000 people became ", records, " with ", report.doubtful.size() + report.more_doubtful, " doubts in ", seconds, " s");
        CHECK(records < 8'000);
        CHECK(seconds < 15);
    }

    TEST_CASE("a source in which all are called the same costs no more") {
        std::vector<Listed> people;
        for (int i = 0; i < 20'000; ++i)
            people.push_back(listed(std::string{"ABC"[i % 3]}, std::to_string(100'000 + i), "Jan Jansen", {"balie@g.example", "020 624 1100", "Zorg"}));
        const auto begin = std::clock();
        const auto same = same_people(people, {});
        CHECK(test::seconds_since(begin) < 15);
        CHECK(same.groups.size() == people.size());
        CHECK(same.doubtful.empty());
        CHECK(same.remarks.size() > 2);
    }

    TEST_CASE("a chain of people of whom each shares a key with the next costs no more") {
        std::vector<Listed> people;
        for (int i = 0; i < 20'000; ++i) {
            people.push_back(listed(std::string{"ABC"[i % 3]}, std::to_string(100'000 + i), "Jan Jansen"));
            people.back().record.emails = {"p" + std::to_string(i) + "@g.example", "p" + std::to_string(i + 1) + "@g.example"};
        }
        const auto begin = std::clock();
        const auto same = same_people(people, {});
        CHECK(test::seconds_since(begin) < 15);
        CHECK(same.groups.size() == people.size());  // whoever is meant, two of one source would be one
        CHECK(same.doubtful.size() == people.size() - 1);
    }
}

TEST_SUITE("index/merging") {
    TEST_CASE("of two values the first source's stays, the other is told; what it lacks is filled in; lists are one") {
        auto a = listed("A", "a", "Siets Fjildstrader", {"s@g.example", "020 624 1111", "Wmo"});
        auto b = listed("B", "b", "Sytske Fjildstrader", {"S@g.example", "+31 20 624 1111", "Wmo-loket"});
        a.record.function = "Consulent";
        b.record.function = "Adviseur";
        b.record.work_location = "Raadhuis";
        b.record.phones.push_back("020 624 1112");
        a.record.skills = "rolstoel, traplift";
        b.record.skills = "Traplift; Fries";
        auto settings = three_books();
        const auto first = merge({a, b}, settings);
        REQUIRE(first.records.size() == 1);
        const auto& record = first.records.front();
        CHECK(record.id == "a");
        CHECK(record.merged_from == Texts{"b"});
        CHECK(record.title == "Siets Fjildstrader");
        CHECK(record.alternative_titles == Texts{"Sytske Fjildstrader"});
        CHECK(record.function == "Consulent");
        CHECK(record.work_location == "Raadhuis");
        CHECK(record.phones == Texts{"020 624 1111", "020 624 1112"});
        CHECK(record.emails == Texts{"s@g.example"});
        CHECK(record.departments == Texts{"Wmo", "Wmo-loket"});
        CHECK(record.skills == "rolstoel, traplift, Fries");
        CHECK(first.report.conflicts == std::vector<MergeConflict>{{"a", "functie", "A", "Consulent", "B", "Adviseur"}, {"a", "titel", "A", "Siets Fjildstrader", "B", "Sytske Fjildstrader"}});
        settings.merging.fields = {{"functie", {"B"}}, {"titel", {"B"}}};
        const auto second = one({b, a}, settings);
        CHECK(second.id == "a");
        CHECK(second.function == "Adviseur");
        CHECK(second.title == "Sytske Fjildstrader");
        CHECK(first.report.persons == 1);
        REQUIRE(first.report.sources.size() == 3);
        CHECK(first.report.sources[1].merged == 1);
        CHECK(first.report.sources[2].read == 0);
        CHECK(first.warnings == std::vector<Finding>{{{"merge_source_empty", {"C"}}, {"kennisbank.yaml", 0, "samenvoegen"}}});
    }

    TEST_CASE("the parts of a name are of one source") {
        auto a = listed("A", "a", "B. Kaart", {"b@g.example"});
        auto b = listed("B", "b", "Bart Kaart-Lindevries", {"b@g.example"});
        b.record.given_name = "Bartholomeus";
        b.record.family_name = "Kaart-Lindevries";
        const auto record = one({a, b});
        CHECK(record.title == "B. Kaart");
        CHECK(record.given_name == "Bartholomeus");
        CHECK(record.family_name == "Kaart-Lindevries");
        CHECK(record.alternative_titles == Texts{"Bart Kaart-Lindevries"});
    }

    TEST_CASE("what was put by hand stands above every source, and changes no id") {
        auto a = listed("A", "a", "Jan Jansen", {"j@g.example"}), b = listed("B", "b", "Jan Jansen", {"j@g.example"});
        a.record.function = "oud";
        b.record.function = "nieuw";
        b.put = true;
        const auto record = one({a, b});
        CHECK(record.id == "a");
        CHECK(record.function == "nieuw");
    }

    TEST_CASE("who is away in one source is away, and what is put does not end it") {
        auto a = listed("A", "a", "Jan Jansen", {"j@g.example"}), b = listed("B", "b", "Jan Jansen", {"j@g.example"}), c = listed("C", "c", "Jan Jansen", {"j@g.example"});
        a.record.availability = Availability{{"maandag/ochtend"}, ""};
        b.record.availability = Availability{{}, "", {away(1, "Piet"), away(8)}};
        c.record.availability = Availability{{}, "", {away(8), away(15)}};
        a.put = true;
        const auto& merged = one({a, b, c}).availability;
        REQUIRE(merged);
        CHECK(merged->present == Texts{"maandag/ochtend"});
        CHECK(merged->absences == std::vector{away(1, "Piet"), away(8), away(15)});
    }

    TEST_CASE("nobody stands in for himself under another id") {
        auto a = listed("A", "a", "Jan Jansen", {"j@g.example"}), b = listed("B", "b", "Jan Jansen", {"j@g.example"});
        a.record.availability = Availability{{}, "b", {away(1, "b")}};
        CHECK(one({a, b}).availability == Availability{{}, "", {away(1)}});
        b.record.availability = Availability{{}, "Piet"};
        const auto out = merge({a, b}, three_books());
        CHECK(out.records.front().availability->replacement == "Piet");
        CHECK(out.report.conflicts.empty());
    }

    TEST_CASE("two ids of one person are no two values") {
        auto a = listed("A", "a", "Jan Jansen", {"j@g.example"}), b = listed("B", "b", "Jan Jansen", {"j@g.example"});
        const auto c = listed("A", "c", "Piet Smit", {"p@g.example"}), d = listed("B", "d", "Piet Smit", {"p@g.example"});
        const auto point = [](Record& record, const std::string& to) {
            record.availability = Availability{{}, to};
            record.owner = record.replaced_by = to;
            record.related = {to};
        };
        point(a.record, "c");
        point(b.record, "d");
        const auto same = merge({a, b, c, d}, three_books());
        REQUIRE(same.records.size() == 2);
        CHECK(same.report.conflicts.empty());
        CHECK(same.records.front().related == Texts{"c"});
        CHECK(same.records.front().availability->replacement == "c");
        auto other = d;
        other.record.title = "Kees Vos";
        other.record.emails.clear();
        CHECK(merge({a, b, c, other}, three_books()).report.conflicts.size() == 3);
    }

    TEST_CASE("whether to put a call through, and how, is of one source") {
        auto a = listed("A", "a", "Jan Jansen", {"j@g.example"}), b = listed("B", "b", "Jan Jansen", {"j@g.example"});
        a.record.transfer = "koud";
        b.record.transfer = "warm";
        b.record.transfer_instruction = "Wacht tot er wordt opgenomen.";
        auto settings = three_books();
        const auto first = merge({a, b}, settings);
        CHECK(first.records.front().transfer == "koud");
        CHECK(first.records.front().transfer_instruction.empty());
        CHECK(first.report.conflicts == std::vector<MergeConflict>{{"a", "doorverbinden", "A", "koud", "B", "warm"}, {"a", "doorverbindinstructie", "A", "", "B", "Wacht tot er wordt opgenomen."}});
        settings.merging.fields = {{"doorverbinden", {"B"}}};
        const auto second = one({a, b}, settings);
        CHECK(second.transfer == "warm");
        CHECK(second.transfer_instruction == "Wacht tot er wordt opgenomen.");
        a.record.transfer.clear();
        CHECK(one({a, b}).transfer == "warm");
    }

    TEST_CASE("the report keeps the values of who is not for everyone") {
        auto a = listed("A", "a", "Jan Jansen", {"j@g.example"}), b = listed("B", "b", "Jan Jansen", {"j@g.example"});
        a.record.function = "Geheime functie";
        b.record.function = "Consulent";
        CHECK(merge({a, b}, three_books()).report.conflicts == std::vector<MergeConflict>{{"a", "functie", "A", "Geheime functie", "B", "Consulent"}});
        for (auto* shielded : {&a, &b}) {
            shielded->record.visibility = {{"kcc"}};
            CHECK(merge({a, b}, three_books()).report.conflicts == std::vector<MergeConflict>{{"a", "functie", "A", "", "B", "", true}});
            shielded->record.visibility = Texts{};
        }
    }

    TEST_CASE("numbers that nobody can have, and several on a line, make people one in any notation") {
        for (const auto* written : {"06 0123 4511", "+31 (0)6 0123 4511", "0031601234511", "0601234511 tst. 12", "06 7777 8888, 06 0123 4511"}) {
            auto a = listed("A", "a", "Jan Jansen", {"", "+31601234511"}), b = listed("B", "b", "J. Jansen", {"", written});
            CAPTURE(written);
            CHECK(merge({a, b}, three_books()).records.size() == 1);
            b.record.phones = {"06 0123 4512"};
            CHECK(merge({a, b}, three_books()).records.size() == 2);
        }
        auto a = listed("A", "a", "Jan Jansen", {"", "+32 2 555 12 34"}), b = listed("B", "b", "J. Jansen", {"", "0032 (0)2 5551234"});
        CHECK(merge({a, b}, three_books()).records.size() == 1);
    }

    TEST_CASE("a shield of one source is that of the person") {
        auto a = listed("A", "a", "Jan Jansen", {"j@g.example", "06 1234 5678"}), b = listed("B", "b", "Jan Jansen", {"j@g.example", "020 624 1111"});
        b.record.mobile = "0612345678";
        CHECK(one({a, b}).phones == Texts{"020 624 1111"});  // a public number that is shielded elsewhere
        a.record.sections.push_back({"toelichting", "Toelichting", "Alleen op dinsdag.", Texts{}});
        b.record.sections.push_back({"toelichting", "Toelichting", "Is ziek.", Texts{"kcc"}});
        const auto parts = one({a, b}).sections;
        REQUIRE(parts.size() == 2);
        for (const auto& part : parts) CHECK(part.visibility == Texts{"kcc"});
        b.record.visibility = {{"kcc"}};
        b.record.status = "non-actief";
        b.record.visible_until = Date{std::chrono::year{2027} / 3 / 1};
        const auto out = merge({a, b}, three_books());
        CHECK(out.records.front().visibility == Texts{"kcc"});
        CHECK(out.records.front().status == "non-actief");
        CHECK(out.records.front().visible_until == b.record.visible_until);
        CHECK(out.report.narrowed == Texts{"a"});
        // Also one of several on a line, and what stands beside it in the open list stays.
        auto both = a, several = b;
        both.record.phones = {"020 624 1112 / 06 4444 5555", "06 1234 5678"};
        both.record.extension = "1112, 06 4444 5555";
        several.record.mobile = "0612345678, +31 6 44445555";
        const auto merged = one({both, several});
        CHECK(merged.mobile == "0612345678, +31 6 44445555");
        CHECK(merged.phones == Texts{"020 624 1112", "020 624 1111"});
        CHECK(merged.extension == "1112");
        // Two mobile numbers: the report tells of them without the numbers.
        a.record.mobile = "06 8765 4321";
        for (const auto& conflict : merge({a, b}, three_books()).report.conflicts)
            if (conflict.field == "mobiel") CHECK((conflict.shielded && conflict.value.empty() && conflict.lost_value.empty()));
    }

    TEST_CASE("a text that was put under the key that a merge gave it is no second one, and no wider than in its source") {
        auto a = listed("A", "a", "Jan Jansen", {"j@g.example"}), b = listed("B", "b", "Jan Jansen", {"j@g.example"});
        a.record.sections = {{"toelichting", "", "Alleen op dinsdag.", Texts{}}, {"toelichting-2", "", "Is ziek.", Texts{}}, {"stap-2", "", "Belt terug.", Texts{}}};
        b.record.sections = {{"toelichting", "", "Is ziek.", Texts{"kcc"}}, {"stap", "", "Belt terug.", Texts{}}};
        const auto keys = [](const Record& record) {
            Texts out;
            for (const auto& section : record.sections) out.push_back(section.key);
            return out;
        };
        CHECK(keys(one({a, b})) == Texts{"toelichting", "toelichting-2", "stap-2", "toelichting-3", "stap"});  // of two lists, and none of them was merged
        a.put = true;
        const auto put = one({a, b});
        CHECK(keys(put) == Texts{"toelichting", "toelichting-2", "stap-2", "stap"});
        CHECK(put.sections[1].visibility == Texts{"kcc"});
        // Whom the put one would show it to may not see that of the source: then both stay.
        a.record.sections[1].visibility = Texts{"burgerzaken"};
        CHECK(keys(one({a, b})).size() == 5);
    }

    TEST_CASE("a record that would be refused is left in parts, and one id is one record's") {
        auto a = listed("A", "a", "Jan Jansen", {"j@g.example"}), b = listed("B", "b", "Jan Jansen", {"j@g.example"});
        for (int i = 0; i < 300; ++i) {
            a.record.sections.push_back({"a" + std::to_string(i), "Deel", "tekst", Texts{}});
            b.record.sections.push_back({"b" + std::to_string(i), "Deel", "tekst", Texts{}});
        }
        const auto out = merge({a, b}, three_books());
        CHECK(out.records.size() == 2);
        CHECK(std::ranges::any_of(out.warnings, [](const Finding& finding) { return finding.message.code == "merge_rejected"; }));
        auto c = listed("A", "z", "Jan Jansen"), d = listed("B", "z", "Jan Jansen");
        c.record.visibility = {{"kcc"}};
        d.record.visibility = {{"burgerzaken"}};
        const auto twice = merge({c, d}, three_books());
        CHECK(twice.records.size() == 1);
        REQUIRE(twice.rejected.size() == 1);
        CHECK(twice.rejected.front().message.code == "duplicate_id");
        CHECK(twice.records.front().source == "A");
        auto order = three_books();
        order.merging.sources = {"B", "A"};
        CHECK(merge({c, d}, order).records.front().source == "B");  // the first of the settings, not of the letters
    }

    TEST_CASE("whatever the order of sources and files, nothing is lost and nobody sees more") {
        Chance chance{42};
        std::size_t persons = 0;
        const std::vector<Asker> askers{test::asker(), test::asker({"kcc"}), test::asker({"burgerzaken"}), test::asker({"burgerzaken", "kcc"}),
                                        test::asker({"kcc"}, Date{std::chrono::year{2027} / 2 / 20})};
        for (int round = 0; round < (test::full_tests() ? 20'000 : 3'000); ++round) {
            CAPTURE(round);
            auto settings = three_books();
            if (chance.in_ten(3)) settings.merging.fields = {{"functie", {"C"}}, {"titel", {"B", "C"}}};
            auto people = chance.people(8);
            for (auto& person : people) {
                const auto verdict = record::check(person.record, settings, {});
                CAPTURE(verdict.accepted() ? "" : verdict.rejected.front().message.code);
                REQUIRE(verdict.accepted());
            }
            const auto rules = chance.rules(people);
            const auto out = merge(people, settings, rules);
            auto shuffled = people;
            std::ranges::shuffle(shuffled, chance.engine());
            const auto again = merge(shuffled, settings, rules);
            REQUIRE(out.records == again.records);
            REQUIRE(out.report.conflicts == again.report.conflicts);
            REQUIRE(out.report.doubtful == again.report.doubtful);
            std::ranges::sort(people, before);
            const auto groups = same_people(people, rules).groups;
            std::multiset<std::string> ids;
            for (const auto& group : groups) {
                std::set<std::string> own;
                for (const auto at : group) own.insert(people[at].record.id);
                ids.insert(own.begin(), own.end());
            }
            if (std::ranges::adjacent_find(ids) != ids.end()) continue;  // two under one id who are kept apart: only one is found by it
            REQUIRE(out.rejected.empty());
            REQUIRE(out.records.size() == groups.size());
            for (const auto& group : groups) {
                std::vector<const Listed*> mine;
                for (const auto at : group) mine.push_back(&people[at]);
                if (mine.size() < 2) continue;
                const auto home = std::ranges::find_if(out.records, [&](const Record& one) {
                    return std::ranges::any_of(mine, [&](const Listed* person) { return person->record.id == one.id; });
                });
                REQUIRE(home != out.records.end());
                const auto& record = *home;
                ++persons;
                std::set<std::string> mobiles;
                for (const auto* person : mine)
                    if (!person->record.mobile.empty()) mobiles.insert(phone_digits(person->record.mobile));
                for (const auto* person : mine) check_nothing_lost(*person, record, mobiles, out.report);
                for (const auto& asker : askers) check_shields(record, mine, asker, settings);
            }
        }
        CHECK(persons > 1'000);
    }

    TEST_CASE("the pairs of a build are read as they were written") {
        test::Scratch scratch{test::Scratch::in_memory};
        const std::vector<DoubtfulPair> pairs{{{"a", "Jan\tJansen", "A"}, {"b", "J. Jansen", "B"}, {"double_email", {"j@g.example"}}, {"double_several", {}}},
                                              {{"c", "x", ""}, {"d", "y", "B"}, {"double_name_alone", {}}, {}}};
        test::spit(scratch / doubtful_file, doubtful_text(pairs));
        auto expected = pairs;
        expected[0].first.title = "Jan Jansen";
        CHECK(doubtful_in(scratch.folder()) == expected);
        test::spit(scratch / doubtful_file, "onzin\n");
        CHECK_THROWS_AS(doubtful_in(scratch.folder()), Error);
        CHECK(fingerprint_of({}).empty());
        CHECK(fingerprint_of({{"a", "b", true}, {"c", "d", false}}) == fingerprint_of({{"d", "c", false}, {"b", "a", true}}));
        CHECK(fingerprint_of({{"a", "b", true}}) != fingerprint_of({{"a", "b", false}}));
    }
}

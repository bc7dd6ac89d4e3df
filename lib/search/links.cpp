// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/links.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "index/document.hpp"
#include "index/schema.hpp"
#include "text/trim.hpp"

namespace vraagbaak::search {

namespace {

using index::Relation;

constexpr std::size_t most_subject_stems = 80;  // of one record: two and two of them are looked up
constexpr std::size_t most_named = 1000;        // that are looked at in one list

constexpr std::array<Relation, 6> relations = {Relation::owner, Relation::leader, Relation::contact,
                                               Relation::department, Relation::fallback, Relation::replacement};

// In which they are told.
constexpr std::array<std::string_view, 16> order = {"owner", "leader", "contact", "department", "member-of", "fallback", "replacement", "expert",
                                                    "owns", "leads", "contact-of", "handles", "member", "fallback-of", "replaces", "expert-in"};

bool is_staff(std::string_view kind) { return kind == "medewerker" || kind == "afdeling"; }

bool can_be(Relation relation, std::string_view kind) {
    const auto& names = index::names_of(relation);
    return (names.person && kind == "medewerker") || (names.department && kind == "afdeling");
}

}  // namespace

// Each record once in a relation, in the order in which they come; sorted by relation at the end.
class Links::Collected {
public:
    Collected(const index::Generation& generation, std::uint32_t self, std::size_t limit) : generation_(generation), self_(self), limit_(limit) {}

    bool full(std::string_view relation) const {
        const auto found = lists_.find(relation);
        return found != lists_.end() && found->second.size() >= limit_;
    }

    void add(std::string_view relation, std::uint32_t document, const std::string& detail = {}) {
        auto& list = lists_[relation];
        if (document == self_ || list.size() >= limit_ || std::ranges::find(list, document, &One::document) != list.end()) return;
        list.push_back({document, detail});
    }

    std::vector<RecordLink> told() const {
        std::vector<RecordLink> out;
        for (const auto relation : order) {
            const auto found = lists_.find(relation);
            if (found == lists_.end()) continue;
            for (const auto& [document, detail] : found->second) {
                const auto view = generation_.texts().view(document);
                out.push_back({std::string{relation}, std::string{view.id}, std::string{view.kind}, std::string{view.title()}, detail});
            }
        }
        return out;
    }

private:
    struct One {
        std::uint32_t document;
        std::string detail;
    };
    const index::Generation& generation_;
    std::uint32_t self_;
    std::size_t limit_;
    std::map<std::string_view, std::vector<One>> lists_;
};

bool Links::fits(Relation relation, std::uint32_t document) const { return can_be(relation, generation_.texts().view(document).kind); }

std::vector<std::uint32_t> Links::named(Relation relation, const std::string& name) const {
    std::vector<std::uint32_t> out;
    if (const auto by_id = access_.find(name)) out.push_back(by_id);
    if (const auto key = index::key_of(name); !key.empty())
        for (const auto document : access_.documents(index::name_term(key), most_named))
            if (std::ranges::find(out, document) == out.end()) out.push_back(document);
    std::erase_if(out, [&](std::uint32_t document) { return !fits(relation, document); });
    return out;
}

bool Links::hides(Relation relation, const std::string& name) const {
    if (name.empty() || !named(relation, name).empty()) return false;
    const auto& postings = generation_.postings();
    bool found = false;
    const auto look = [&](const std::string& term) {
        postings.each_while(postings.find(term), [&](std::uint32_t document, std::uint32_t) { return !(found = fits(relation, document)); });
    };
    look(index::id_term(name));
    const auto key = index::key_of(name);
    if (!found && !key.empty()) look(index::name_term(key));
    if (found || generation_.unlisted().empty()) return found;
    if (const auto* one = generation_.unlisted().by_id(name); one && hides(relation, *one)) return true;
    return std::ranges::any_of(generation_.unlisted().by_key(key), [&](const auto* one) { return hides(relation, *one); });
}

bool Links::hides(Relation relation, const index::Unlisted::One& one) const {
    return can_be(relation, one.kind) && std::ranges::none_of(one.groups, [&](const auto& group) { return groups_.contains(group); });
}

bool Links::knows(const std::string& id) const {
    if (id.empty()) return false;
    const auto& postings = generation_.postings();
    return postings.find(index::id_term(id)).frequency.all > 0 || generation_.unlisted().by_id(id);
}

std::vector<std::uint32_t> Links::named(const index::Reference& reference) const {
    auto out = named(reference.relation, reference.name);
    if (out.empty() && !reference.otherwise.empty() && !knows(reference.name)) out = named(reference.relation, reference.otherwise);
    return out;
}

std::string Links::seen_fallback(const std::string& fallback) const {
    std::string out;
    bool left_out = false;
    for (std::string_view rest = fallback; !rest.empty();) {
        const auto end = std::min(rest.find(','), rest.size());
        const std::string part{unicode::trim(rest.substr(0, end))};
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part.empty() || (knows(part) && access_.find(part) == 0 && named(Relation::fallback, part).empty())) left_out = left_out || !part.empty();
        else out += (out.empty() ? "" : ", ") + part;
    }
    return left_out ? out : fallback;
}

std::vector<RecordLink> Links::of(std::uint32_t document, analysis::Analyzer& analyzer, std::size_t limit) const {
    Collected out{generation_, document, limit};
    if (limit == 0) return {};
    const auto record = generation_.texts().record(document);
    add_named(out, record);
    if (is_staff(record.kind)) add_naming(out, record);
    if (record.kind == "medewerker") add_subjects(out, document, record, analyzer);
    else if (record.kind != "afdeling") add_experts(out, document, analyzer);
    return out.told();
}

void Links::add_named(Collected& out, const Record& record) const {
    for (const auto& reference : index::references_of(record)) {
        const auto works_there = reference.relation == Relation::department && is_staff(record.kind);
        const auto relation = works_there ? std::string_view{"member-of"} : index::names_of(reference.relation).named;
        for (const auto document : named(reference)) out.add(relation, document, reference.role);
    }
}

// Of each list so many that what is merged from them has the first ones of all.
void Links::add_naming(Collected& out, const Record& record) const {
    const auto& postings = generation_.postings();
    const auto keys = index::called(record);
    auto ids = record.merged_from;  // a record that was made of several is named by the id of each
    ids.insert(ids.begin(), record.id);
    const auto is_called = [&](const std::string& name) { return std::ranges::find(keys, index::key_of(name)) != keys.end(); };
    const auto is_meant = [&](const index::Reference& reference) {
        if (std::ranges::find(ids, reference.name) != ids.end() || is_called(reference.name)) return true;
        return !reference.otherwise.empty() && is_called(reference.otherwise) && !knows(reference.name) && named(reference.relation, reference.name).empty();
    };
    for (const auto relation : relations) {
        const auto& names = index::names_of(relation);
        if (record.kind == "medewerker" ? !names.person : !names.department) continue;
        std::vector<std::string> terms;
        for (const auto& id : ids) terms.push_back(index::reference_by_id_term(relation, id));
        for (const auto& key : keys) terms.push_back(index::reference_term(relation, key));
        std::set<std::uint32_t> people, others;  // who works there, and what is dealt with there
        for (const auto& term : terms) {
            std::size_t people_left = most_named, others_left = most_named;
            access_.each_while(term, [&](std::uint32_t document, std::uint32_t) {
                auto& left = postings.is_text(document) ? others_left : people_left;
                if (left > 0) --left, (postings.is_text(document) ? others : people).insert(document);
                return people_left > 0 || others_left > 0;
            });
        }
        const auto add = [&](std::uint32_t document) {
            const bool staff = relation == Relation::department && is_staff(generation_.texts().view(document).kind);
            const auto name = staff ? std::string_view{"member"} : names.naming;
            if (out.full(name)) return;
            if (relation != Relation::contact && relation != Relation::leader) return out.add(name, document);
            // The name of a contact is in the lists as well, and counts only when his id is nobody's.
            for (const auto& reference : index::references_of(generation_.texts().record(document)))
                if (reference.relation == relation && is_meant(reference)) return out.add(name, document, reference.role);
        };
        std::ranges::for_each(people, add);
        std::ranges::for_each(others, add);
    }
}

std::vector<index::WrittenSkill> Links::skills_of(std::uint32_t document, const Record& record, analysis::Analyzer& analyzer) const {
    auto skills = index::skills_of(record, analyzer);
    std::erase_if(skills, [&](const index::WrittenSkill& skill) { return changes_.blocked(document, skill.text); });
    return skills;
}

// Who has a skill all of whose stems stand in the title or the keywords.
void Links::add_experts(Collected& out, std::uint32_t document, analysis::Analyzer& analyzer) const {
    const auto view = generation_.texts().view(document);
    std::set<std::string> subject;
    view.each_word(
        [&](std::string_view, std::string_view stem, const auto&) { return stem.empty() ? std::optional<std::string>{} : std::optional{std::string{stem}}; },
        [&](std::size_t part, Range, const std::optional<std::string>& stem) {
            const auto field = view.parts()[part].field;
            const bool tells = field == index::Field::title || field == index::Field::alternative_title || field == index::Field::keywords;
            if (stem && tells && subject.size() < most_subject_stems) subject.insert(*stem);
        });
    std::set<std::uint32_t> candidates;
    const auto look = [&](const std::string& term) {
        access_.each_while(term, [&](std::uint32_t person, std::uint32_t) { return candidates.insert(person), candidates.size() < most_named; });
    };
    for (auto first = subject.begin(); first != subject.end(); ++first) {
        look(index::skill_term(*first));
        for (auto second = std::next(first); second != subject.end(); ++second) look(index::skill_term(*first, *second));
    }
    struct Expert {
        std::uint32_t document;
        std::size_t skills;
        std::string first;
    };
    std::vector<Expert> experts;
    for (const auto person : candidates) {
        Expert expert{person, 0, {}};
        for (const auto& skill : skills_of(person, generation_.texts().record(person), analyzer))
            if (std::ranges::includes(subject, skill.stems) && expert.skills++ == 0) expert.first = skill.text;
        if (expert.skills > 0) experts.push_back(std::move(expert));
    }
    std::ranges::stable_sort(experts, std::ranges::greater{}, &Expert::skills);
    for (const auto& expert : experts) out.add("expert", expert.document, expert.first);
}

// The same from the other side.
void Links::add_subjects(Collected& out, std::uint32_t self, const Record& record, analysis::Analyzer& analyzer) const {
    struct Subject {
        std::size_t skills = 0;
        std::string first;
    };
    std::map<std::uint32_t, Subject> subjects;
    const auto with_stem = [&](const std::string& stem) {
        std::set<std::uint32_t> documents;
        for (const auto prefix : {index::title_prefix, index::keyword_prefix})
            access_.each_while(index::stem_term(prefix, stem), [&](std::uint32_t document, std::uint32_t) { return documents.insert(document), true; });
        return documents;
    };
    for (const auto& skill : skills_of(self, record, analyzer)) {
        auto documents = with_stem(skill.stems.front());
        for (auto stem = skill.stems.begin() + 1; stem != skill.stems.end() && !documents.empty(); ++stem) {
            const auto more = with_stem(*stem);
            std::erase_if(documents, [&](std::uint32_t document) { return !more.contains(document); });
        }
        for (const auto document : documents)
            if (auto& subject = subjects[document]; subject.skills++ == 0) subject.first = skill.text;
    }
    std::erase_if(subjects, [&](const auto& one) { return is_staff(generation_.texts().view(one.first).kind); });
    std::vector<std::pair<std::uint32_t, Subject>> sorted{subjects.begin(), subjects.end()};
    std::ranges::stable_sort(sorted, std::ranges::greater{}, [](const auto& one) { return one.second.skills; });
    for (const auto& [document, subject] : sorted) out.add("expert-in", document, subject.first);
}

}  // namespace vraagbaak::search

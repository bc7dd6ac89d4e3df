// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/same_person.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "index/clusters.hpp"
#include "index/name_keys.hpp"
#include "index/people.hpp"
#include "text/phone_number.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::index {

namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t longest_extension = 6;  // digits

// Strongest first. Of the first five people become one; the others only make a pair doubtful.
enum class Evidence {
    id,
    decided,
    email,
    phone,
    name_and_department,
    email_other_name,
    phone_like_name,
    phone_other_surname,
    name_alone,
    like_name_and_department,
    like_name_and_function
};
constexpr std::array certain{Evidence::id, Evidence::decided, Evidence::email, Evidence::phone, Evidence::name_and_department};
constexpr std::array uncertain{Evidence::email_other_name, Evidence::phone_like_name,          Evidence::phone_other_surname,
                               Evidence::name_alone,       Evidence::like_name_and_department, Evidence::like_name_and_function};

void add_once(Texts& list, std::string text) {
    if (!text.empty() && std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

struct Keys {
    NameKeys name;
    Texts emails, phones, departments, functions;

    explicit Keys(const Record& record) : name(record) {
        for (const auto& email : record.emails) add_once(emails, unicode::fold(email));
        for (const auto& phone : record.phones) add_phone(phone);
        add_phone(record.mobile);
        add_phone(record.extension);
        for (const auto& department : record.departments) add_once(departments, unicode::fold(department));
        add_once(functions, unicode::fold(record.function));
    }

private:
    void add_phone(const std::string& line) {
        for (const auto written : unicode::phone_numbers(line)) {
            if (auto number = unicode::full_number(written); !number.empty()) {
                add_once(phones, std::move(number));
                continue;
            }
            const auto digits = phone_digits(written);
            if (digits.size() > 2) add_once(phones, (digits.size() > longest_extension ? "n" : "x") + digits);
        }
    }
};

std::vector<std::string> groups_of(const Visibility& visibility) { return visibility.value_or(std::vector<std::string>{}); }

// Can one record be made of these, so that nobody sees more than of each?
class Shields {
public:
    bool take(const Record& record) {
        if (record.visible_from && (!from_ || *from_ < *record.visible_from)) from_ = record.visible_from;
        if (record.visible_until && (!until_ || *record.visible_until < *until_)) until_ = record.visible_until;
        if (from_ && until_ && *until_ < *from_) return false;
        if (!narrow(groups_, groups_of(record.visibility))) return false;
        for (const auto& section : record.sections)
            if (!narrow(sections_[section.key], groups_of(section.visibility))) return false;
        return true;
    }

private:
    std::optional<Date> from_, until_;
    std::vector<std::string> groups_;
    std::map<std::string, std::vector<std::string>> sections_;
};

struct Edge {
    std::size_t a, b;  // a < b
    Evidence evidence;
    std::string value;

    friend auto operator<=>(const Edge&, const Edge&) = default;
};

class Comparison {
public:
    Comparison(std::span<const Listed> people, const PairRules& rules) : people_(people), clusters_(people.size()), apart_(people.size()) {
        for (const auto& person : people) keys_.emplace_back(person.record);
        read_rules(rules);
    }

    SamePeople operator()() {
        for (const auto evidence : certain) unite(evidence);
        for (const auto evidence : uncertain)
            for (auto& edge : edges_of(evidence)) doubt(std::move(edge), {});
        tell_doubts();
        for (std::size_t i = 0; i < people_.size(); ++i)
            if (clusters_.find(i) == i) {
                out_.groups.push_back(clusters_.members(i));
                std::ranges::sort(out_.groups.back());
            }
        std::ranges::sort(out_.groups);
        return std::move(out_);
    }

private:
    void read_rules(const PairRules& rules) {
        std::unordered_map<std::string_view, std::vector<std::size_t>> by_id, by_other_id;
        for (std::size_t i = 0; i < people_.size(); ++i) {
            by_id[people_[i].record.id].push_back(i);
            for (const auto& id : people_[i].record.merged_from) by_other_id[id].push_back(i);
        }
        by_id.merge(by_other_id);  // where nobody has it as his own
        for (const auto& rule : rules) {
            const auto first = by_id.find(rule.first), second = by_id.find(rule.second);
            if (first == by_id.end() || second == by_id.end()) continue;
            for (const auto a : first->second)
                for (const auto b : second->second) {
                    if (people_[a].record.id == people_[b].record.id) continue;
                    if (rule.same) together_.push_back({std::min(a, b), std::max(a, b), Evidence::decided, {}});
                    else apart_[a].push_back(b), apart_[b].push_back(a);
                }
        }
        std::ranges::sort(together_);
        together_.erase(std::unique(together_.begin(), together_.end()), together_.end());
        for (const auto& edge : together_)
            if (separated(edge.a, edge.b)) remark_decided(edge);
    }

    bool separated(std::size_t a, std::size_t b) const { return std::ranges::find(apart_[a], b) != apart_[a].end(); }

    // ---- edges

    // Pairs of people with a key in common for which `holds`. `keys` gives the keys of a person.
    void join(std::vector<Edge>& edges, Evidence evidence, const std::function<Texts(std::size_t)>& keys,
              const std::function<bool(std::size_t, std::size_t)>& holds, std::size_t most = most_with_key) {
        std::map<std::string, std::vector<std::size_t>> blocks;
        for (std::size_t i = 0; i < people_.size(); ++i)
            for (auto& key : keys(i)) blocks[std::move(key)].push_back(i);
        for (const auto& [key, block] : blocks) {
            if (block.size() > most) {
                crowded_[evidence] += block.size();
                continue;
            }
            for (std::size_t i = 0; i < block.size(); ++i)
                for (std::size_t j = i + 1; j < block.size(); ++j)
                    if (holds(block[i], block[j])) edges.push_back({block[i], block[j], evidence, key.substr(0, key.find('\t'))});
        }
    }

    // A key that many share is looked at together with each of these words.
    static Texts with(const Texts& keys, const Texts& words) {
        Texts out;
        for (const auto& key : keys)
            for (const auto& word : words) out.push_back(key + '\t' + word);
        return out;
    }

    NameFit fit(std::size_t a, std::size_t b) const { return name_fit(keys_[a].name, keys_[b].name); }

    std::vector<Edge> edges_of(Evidence evidence) {
        std::vector<Edge> edges;
        const auto always = [](std::size_t, std::size_t) { return true; };
        switch (evidence) {
            case Evidence::id:
                join(edges, evidence, [&](std::size_t i) { return all_ids(i); }, always);
                join(edges, evidence, [&](std::size_t i) { return people_[i].number.empty() ? Texts{} : Texts{people_[i].number}; }, always);
                break;
            case Evidence::decided: edges = together_; break;
            case Evidence::email:
                // One name in common is enough for a mailbox of few; one of many is a department's. A surname is only enough with an address
                // that is called after it and a number besides: Peter and Petra may have one address in two lists.
                join(edges, evidence, [&](std::size_t i) { return own_mailboxes(i); },
                     [&](std::size_t a, std::size_t b) { return share_a_name(keys_[a].name, keys_[b].name); });
                join(edges, evidence, [&](std::size_t i) { return with(named_mailboxes(i), own_phones(i)); }, always);
                join(edges, evidence, [&](std::size_t i) { return with(keys_[i].emails, keys_[i].name.family); },
                     [&](std::size_t a, std::size_t b) { return fit(a, b) == NameFit::compatible; });
                break;
            case Evidence::phone:
                join(edges, evidence, [&](std::size_t i) { return with(keys_[i].phones, keys_[i].name.family); },
                     [&](std::size_t a, std::size_t b) { return fit(a, b) == NameFit::compatible; });
                break;
            case Evidence::name_and_department:
                join(edges, evidence, [&](std::size_t i) { return with(whole(i), keys_[i].departments); }, always);
                break;
            case Evidence::email_other_name:
                join(edges, evidence, [&](std::size_t i) { return own_mailboxes(i); },
                     [&](std::size_t a, std::size_t b) { return !share_a_name(keys_[a].name, keys_[b].name); });
                break;
            case Evidence::phone_like_name:
                join(edges, evidence, [&](std::size_t i) { return with(keys_[i].phones, keys_[i].name.family_sounds); },
                     [&](std::size_t a, std::size_t b) { return fit(a, b) == NameFit::alike; });
                break;
            case Evidence::phone_other_surname:
                join(edges, evidence, [&](std::size_t i) { return with(own_phones(i), full_given(i)); },
                     [&](std::size_t a, std::size_t b) { return fit(a, b) == NameFit::none; });
                break;
            case Evidence::name_alone: join(edges, evidence, [&](std::size_t i) { return whole(i); }, always); break;
            case Evidence::like_name_and_department:
                join(edges, evidence, [&](std::size_t i) { return with(keys_[i].departments, keys_[i].name.family_sounds); },
                     [&](std::size_t a, std::size_t b) { return fit(a, b) != NameFit::none; });
                break;
            case Evidence::like_name_and_function:
                join(edges, evidence, [&](std::size_t i) { return with(keys_[i].functions, keys_[i].name.family); },
                     [&](std::size_t a, std::size_t b) { return fit(a, b) == NameFit::compatible; });
                break;
        }
        std::erase_if(edges, [&](const Edge& edge) { return separated(edge.a, edge.b); });
        std::ranges::sort(edges);
        edges.erase(std::unique(edges.begin(), edges.end(), [](const Edge& one, const Edge& other) { return one.a == other.a && one.b == other.b; }), edges.end());
        return edges;
    }

    // A source may know ids of another by itself.
    Texts all_ids(std::size_t person) const {
        Texts out{people_[person].record.id};
        for (const auto& id : people_[person].record.merged_from) add_once(out, id);
        return out;
    }

    Texts whole(std::size_t person) const {
        const auto& name = keys_[person].name.whole;
        return name.empty() ? Texts{} : Texts{name};
    }

    // Addresses and numbers that so few have that one of them may be called otherwise by now.
    Texts own_mailboxes(std::size_t person) { return of_few(person, &Keys::emails, mailbox_sizes_, 8); }
    Texts own_phones(std::size_t person) { return of_few(person, &Keys::phones, phone_sizes_, 4); }

    // With the surname.
    Texts named_mailboxes(std::size_t person) {
        Texts out;
        for (const auto& email : own_mailboxes(person))
            for (const auto& surname : keys_[person].name.family)
                if (is_named_after(email, surname)) out.push_back(email + '\t' + surname);
        return out;
    }

    Texts of_few(std::size_t person, Texts Keys::*member, std::map<std::string, std::size_t>& sizes, std::size_t most) const {
        if (sizes.empty())
            for (const auto& keys : keys_)
                for (const auto& key : keys.*member) ++sizes[key];
        Texts out;
        for (const auto& key : keys_[person].*member)
            if (sizes[key] <= most) out.push_back(key);
        return out;
    }

    Texts full_given(std::size_t person) const {
        Texts out;
        for (const auto& word : keys_[person].name.given)
            if (word.size() > 1) out.push_back(word);
        return out;
    }

    // ---- becoming one

    // Why these clusters cannot be one person; no code: they can.
    Message obstacle(std::span<const std::size_t> roots) const {
        std::map<std::string_view, std::pair<std::string_view, std::size_t>> by_source;  // source → an id, and the cluster it is in
        std::set<std::string_view> numbers;
        Shields shields;
        bool open = true;
        for (const auto root : roots) {
            std::set<std::string_view> own;
            for (const auto member : clusters_.members(root)) {
                const auto& person = people_[member];
                const auto [known, is_new] = by_source.emplace(person.source, std::pair{std::string_view{person.record.id}, root});
                if (!is_new && known->second.second != root && known->second.first != person.record.id && !decided_) return {"double_source_twice", {person.source}};
                if (!person.number.empty()) own.insert(person.number);
                open = open && shields.take(person.record);
                for (const auto other : apart_[member])
                    if (const auto at = clusters_.find(other); at != root && std::ranges::find(roots, at) != roots.end()) return {"double_separated", {}};
            }
            const bool other_number = !numbers.empty() && !own.empty() && std::ranges::none_of(own, [&](auto number) { return numbers.contains(number); });
            if (other_number) return {"double_other_number", {}};
            numbers.insert(own.begin(), own.end());
        }
        return open ? Message{} : Message{"double_shields", {}};
    }

    Message obstacle(std::size_t a, std::size_t b) const {
        const std::array roots{clusters_.find(a), clusters_.find(b)};
        return obstacle(roots);
    }

    void unite(Evidence evidence) {
        decided_ = evidence == Evidence::decided || evidence == Evidence::id;
        auto edges = edges_of(evidence);
        Clusters joined{people_.size()};
        std::vector<Edge> good;
        for (auto& edge : edges) {
            const auto a = clusters_.find(edge.a), b = clusters_.find(edge.b);
            if (a == b) continue;
            if (auto why = obstacle(a, b); !why.code.empty()) {
                doubt(std::move(edge), std::move(why));
                continue;
            }
            joined.unite(a, b);
            good.push_back(std::move(edge));
        }
        std::map<std::size_t, Message> verdicts;  // of each component
        for (const auto& edge : good) {
            const auto component = joined.find(clusters_.find(edge.a));
            if (!verdicts.contains(component)) verdicts.emplace(component, obstacle(joined.members(component)));
        }
        std::vector<std::pair<std::size_t, std::size_t>> one;
        for (auto& edge : good) {
            const auto& why = verdicts.at(joined.find(clusters_.find(edge.a)));
            if (why.code.empty()) one.emplace_back(edge.a, edge.b);
            else doubt(std::move(edge), {"double_several", {}});
        }
        for (const auto& [a, b] : one) clusters_.unite(a, b);
        decided_ = false;
    }

    // ---- what is left

    void doubt(Edge&& edge, Message why) { doubts_.emplace_back(std::move(edge), std::move(why)); }

    // Of two clusters the strongest evidence is told. What later became one, what the redacteur keeps apart, and two of one source
    // who are only called alike, are no doubt.
    void tell_doubts() {
        std::ranges::stable_sort(doubts_, [](const auto& one, const auto& other) {
            return std::tie(one.first.evidence, one.first.a, one.first.b) < std::tie(other.first.evidence, other.first.a, other.first.b);
        });
        std::set<std::pair<std::size_t, std::size_t>> told;
        for (const auto& [edge, why] : doubts_) {
            const auto a = clusters_.find(edge.a), b = clusters_.find(edge.b);
            if (a == b) continue;
            const auto now = obstacle(a, b);
            if (now.code == "double_separated") {
                if (edge.evidence == Evidence::decided) remark_decided(edge);
                continue;
            }
            const bool is_certain = edge.evidence <= Evidence::name_and_department;
            if (!is_certain && !now.code.empty()) continue;
            // Who has found his counterpart in the source of the other is no candidate any more; two entries of one source may be a double.
            if (is_certain && now.code == "double_source_twice" && people_[edge.a].source != people_[edge.b].source && why.code != "double_several") continue;
            if (!told.emplace(std::min(a, b), std::max(a, b)).second) continue;
            if (edge.evidence == Evidence::decided) remark_decided(edge);
            out_.doubtful.push_back({person(edge.a), person(edge.b), reason(edge), why.code.empty() ? Message{} : why});
        }
        for (const auto& [evidence, count] : crowded_)
            if (evidence != Evidence::email_other_name && evidence != Evidence::phone_other_surname && evidence != Evidence::like_name_and_function) out_.remarks.push_back({"merge_crowded", {std::to_string(count), std::to_string(most_with_key)}});
    }

    void remark_decided(const Edge& edge) { out_.remarks.push_back({"merge_decided_not", {people_[edge.a].record.id, people_[edge.b].record.id}}); }

    DoubtfulPair::Person person(std::size_t at) const { return {people_[at].record.id, people_[at].record.title, people_[at].source}; }

    // Numbers are not told: they may be shielded.
    Message reason(const Edge& edge) const {
        switch (edge.evidence) {
            case Evidence::id: return {"double_id", {edge.value}};
            case Evidence::decided: return {"double_decided", {}};
            case Evidence::email: return {"double_email", {edge.value}};
            case Evidence::phone: return {"double_phone", {}};
            case Evidence::name_and_department: return {"double_name_and_department", {}};
            case Evidence::email_other_name:
                return {share_surname(keys_[edge.a].name, keys_[edge.b].name) ? "double_email_other_given" : "double_email_other_name", {edge.value}};
            case Evidence::phone_like_name: return {"double_phone_like_name", {}};
            case Evidence::phone_other_surname: return {"double_phone_other_surname", {}};
            case Evidence::name_alone: return {"double_name_alone", {}};
            case Evidence::like_name_and_department: return {"double_like_name_and_department", {edge.value}};
            case Evidence::like_name_and_function: return {"double_like_name_and_function", {edge.value}};
        }
        return {};
    }

    std::span<const Listed> people_;
    std::vector<Keys> keys_;
    Clusters clusters_;
    std::vector<std::vector<std::size_t>> apart_;  // by person, whom the redacteur keeps apart from him
    std::vector<Edge> together_;
    std::map<std::string, std::size_t> mailbox_sizes_, phone_sizes_;
    std::map<Evidence, std::size_t> crowded_;
    std::vector<std::pair<Edge, Message>> doubts_;
    bool decided_ = false;  // while the evidence is stronger than that a source has two entries
    SamePeople out_;
};

}  // namespace

bool narrow(std::vector<std::string>& groups, const std::vector<std::string>& by) {
    if (by.empty()) return true;
    if (groups.empty()) {
        groups = by;
        return true;
    }
    std::erase_if(groups, [&](const auto& group) { return std::ranges::find(by, group) == by.end(); });
    return !groups.empty();
}

SamePeople same_people(std::span<const Listed> people, const PairRules& rules) { return Comparison{people, rules}(); }

}  // namespace vraagbaak::index

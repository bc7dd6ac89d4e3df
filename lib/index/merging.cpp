// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/merging.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "record/reader.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

constexpr std::uint64_t largest_doubtful_file = 64 << 20;
constexpr std::size_t doubtful_columns = 6;  // ids, names and sources; then the reason, and what kept them apart, each with its argument

template <class T>
void tell(T&& one, std::vector<std::decay_t<T>>& told, std::size_t& more) {
    if (told.size() < most_findings) told.push_back(std::forward<T>(one));
    else ++more;
}

bool wider(const Record& one, const Record& merged) {
    const auto groups = [](const Visibility& visibility) { return visibility.value_or(std::vector<std::string>{}); };
    return groups(one.visibility) != groups(merged.visibility) || one.visible_from != merged.visible_from || one.visible_until != merged.visible_until ||
           one.status != merged.status;
}

std::size_t rank(const Settings& settings, const std::string& source) {
    const auto& order = settings.merging.sources;
    return static_cast<std::size_t>(std::ranges::find(order, source) - order.begin());
}

}  // namespace

Merger::Merger(const Settings& settings, PairRules rules) : settings_(settings), rules_(std::move(rules)) {}

bool Merger::is_about(const Record& record) const {
    return record.kind == "medewerker" && std::ranges::find(settings_.merging.sources, record.source) != settings_.merging.sources.end();
}

void Merger::take(Record record, Place place, const std::string& source, bool put) {
    Listed person{std::move(record), std::move(place), source, put};
    if (const auto& alike = settings_.merging.same_numbers; std::ranges::find(alike, source) != alike.end()) {
        person.number = person.record.id;
        for (const auto& one : settings_.sources)
            if (one.name == source && !one.id_prefix.empty() && person.number.starts_with(one.id_prefix)) {
                person.number.erase(0, one.id_prefix.size());
                break;
            }
    }
    people_.push_back(std::move(person));
}

namespace {

// What comes of the groups, one after the other.
class Outcome {
public:
    Outcome(const Settings& settings, std::vector<Listed>& people, const PersonIds& persons, MergeReport& report, std::vector<Finding>& warnings)
        : settings_(settings), people_(people), persons_(persons), report_(report), warnings_(warnings) {}

    void add(const std::vector<std::size_t>& group) {
        if (group.size() > 1 && merge(group)) return;
        for (const auto at : group) alone(people_[at]);
    }

    void tell_sources() {
        for (const auto& source : settings_.merging.sources) {
            auto count = sources_[source];
            count.source = source;
            count.read = count.merged + count.alone;
            if (count.read == 0) warnings_.push_back({{"merge_source_empty", {source}}, {"kennisbank.yaml", 0, "samenvoegen"}});
            report_.sources.push_back(std::move(count));
        }
    }

    // By id, and each id once.
    std::vector<Merged> records(std::vector<Finding>& rejected) {
        std::ranges::stable_sort(out_, {}, [&](const Merged& one) {
            return std::tuple(std::string_view{one.record.id}, one.record.merged_from.empty(), rank(settings_, one.record.source));
        });
        std::set<std::string> taken;
        std::erase_if(out_, [&](const Merged& one) {
            const bool twice = !taken.insert(one.record.id).second;
            if (twice) rejected.push_back({{"duplicate_id", {one.record.id}}, one.pointers.front().second});
            return twice;
        });
        // What is the id of a record is no other one of another; nor is what a source only names, where a record was made of the one that has it.
        for (const bool own : {true, false})
            for (auto& one : out_)
                std::erase_if(one.record.merged_from, [&](const std::string& id) {
                    const bool is_own = std::ranges::find(one.ids, id) != one.ids.end();
                    return is_own == own && !taken.insert(id).second;
                });
        return std::move(out_);
    }

private:
    void alone(Listed& person) {
        ++sources_[person.source].alone;
        auto pointers = pointers_of(person.record);
        auto id = person.record.id;
        out_.push_back({std::move(person.record), {std::move(id)}, {{std::move(pointers), person.place}}});
    }

    // False: what would come of it is too long or too much of something, and each by himself is better than nobody.
    bool merge(const std::vector<std::size_t>& group) {
        std::vector<const Listed*> members;
        for (const auto at : group) members.push_back(&people_[at]);
        std::vector<MergeConflict> conflicts;
        Merged merged{merged_record(members, settings_, persons_, [&](MergeConflict&& conflict) { conflicts.push_back(std::move(conflict)); }), {}, {}};
        auto verdict = record::check(merged.record, settings_, {});
        if (!verdict.accepted()) {
            warnings_.push_back({{"merge_rejected", {merged.record.id, text(verdict.rejected.front().message, settings_.language)}}, members.front()->place});
            return false;
        }
        for (auto& finding : verdict.warnings)  // others were told of its records
            if (finding.message.code == "too_many_keywords") warnings_.push_back(std::move(finding));
        bool narrowed = false;
        for (const auto* member : members) {
            ++sources_[member->source].merged;
            narrowed |= wider(member->record, merged.record);
            merged.ids.push_back(member->record.id);
            merged.pointers.emplace_back(pointers_of(member->record), member->place);
        }
        ++report_.persons;
        if (narrowed) tell(std::string{merged.record.id}, report_.narrowed, report_.more_narrowed);
        for (auto& conflict : conflicts) tell(std::move(conflict), report_.conflicts, report_.more_conflicts);
        out_.push_back(std::move(merged));
        return true;
    }

    const Settings& settings_;
    std::vector<Listed>& people_;
    const PersonIds& persons_;
    MergeReport& report_;
    std::vector<Finding>& warnings_;
    std::map<std::string, MergedSource> sources_;
    std::vector<Merged> out_;
};

}  // namespace

void Merger::finish(const std::function<void(Merged&&)>& receive, MergeReport& report, std::vector<Finding>& warnings, std::vector<Finding>& rejected) {
    // Of several people of one id the one of the first source goes first.
    const auto place = [&](const Listed& one) { return std::tuple(std::string_view{one.record.id}, rank(settings_, one.source), one.put); };
    std::ranges::sort(people_, {}, place);
    auto same = same_people(people_, rules_);
    for (auto& remark : same.remarks) warnings.push_back({std::move(remark), {}});
    for (auto& pair : same.doubtful) tell(std::move(pair), report.doubtful, report.more_doubtful);
    const auto persons = person_ids(people_, same.groups);
    Outcome outcome{settings_, people_, persons, report, warnings};
    for (const auto& group : same.groups) outcome.add(group);
    outcome.tell_sources();
    for (auto& one : outcome.records(rejected)) receive(std::move(one));
    people_.clear();
}

PersonIds person_ids(std::span<const Listed> people, const std::vector<std::vector<std::size_t>>& groups) {
    constexpr auto contested = static_cast<std::size_t>(-1);
    PersonIds own, others;
    const auto add = [](PersonIds& ids, const std::string& id, std::size_t group) {
        if (auto& of = ids.emplace(id, group).first->second; of != group) of = contested;
    };
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (const auto at : groups[group]) {
            add(own, people[at].record.id, group);
            for (const auto& id : people[at].record.merged_from) add(others, id, group);
        }
    own.merge(others);  // where nobody has it as his own
    std::erase_if(own, [](const auto& one) { return one.second == contested; });
    return own;
}

std::string doubtful_text(const std::vector<DoubtfulPair>& pairs) {
    std::string out;
    const auto add = [&](std::string_view text, char end) {
        for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
        out += end;
    };
    for (const auto& [first, second, reason, obstacle] : pairs) {
        for (const auto* text : {&first.id, &second.id, &first.title, &second.title, &first.source, &second.source}) add(*text, '\t');
        for (const auto* message : {&reason, &obstacle}) {
            add(message->code, '\t');
            add(message->arguments.empty() ? std::string{} : message->arguments.front(), message == &reason ? '\t' : '\n');
        }
    }
    return out;
}

std::vector<DoubtfulPair> doubtful_in(const std::filesystem::path& folder) {
    std::vector<DoubtfulPair> out;
    const auto file = folder / doubtful_file;
    const auto text = read_file_if_there(file, largest_doubtful_file);
    std::string_view rest = text ? std::string_view{*text} : std::string_view{};
    while (!rest.empty()) {
        auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        std::vector<std::string> columns;
        for (std::size_t begin = 0; begin <= line.size();) {
            const auto end = std::min(line.find('\t', begin), line.size());
            columns.emplace_back(line.substr(begin, end - begin));
            begin = end + 1;
        }
        if (columns.size() != doubtful_columns + 4) throw Error(ErrorKind::unusable, {"index_damaged", {file.string()}}, {file.string(), 0, {}});
        const auto message = [&](std::size_t at) {
            return Message{columns[at], columns[at + 1].empty() ? std::vector<std::string>{} : std::vector<std::string>{columns[at + 1]}};
        };
        out.push_back({{columns[0], columns[2], columns[4]}, {columns[1], columns[3], columns[5]}, message(6), message(8)});
    }
    return out;
}

std::string fingerprint_of(PairRules rules) {
    if (rules.empty()) return {};
    std::set<std::string> lines;
    for (auto& [first, second, same] : rules) {
        if (second < first) std::swap(first, second);
        lines.insert(first + '\t' + second + (same ? "\t+" : "\t-"));
    }
    std::string text;
    for (const auto& line : lines) text += line + '\n';
    return hash_bytes(text);
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/pending.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "editorial/compile.hpp"
#include "text/trim.hpp"

namespace vraagbaak::editorial {

namespace {

// The name of a file below the drafts.
std::string name_of(const ListLine& line) { return line.place.file.substr(std::string_view{drafts_folder}.size() + 1); }

using Numbers = std::map<std::string, std::set<std::size_t>>;

Numbers numbers_of(const Texts& texts, const std::vector<PendingChange>& changes, bool added) {
    Numbers numbers;
    std::map<std::string, std::vector<TextLine>> lines;  // views into texts
    for (const auto& change : changes) {
        if (change.added != added) continue;
        const auto name = name_of(change.line);
        const auto [known, is_new] = lines.try_emplace(name);
        if (is_new) known->second = lines_of(texts.at(name));
        for (const auto number : with_signature(known->second, change.line.list, change.line.place.line)) numbers[name].insert(number);
    }
    return numbers;
}

// A line that comes is put at the end of its file: what else stands there stays as a hand left it.
Texts exchanged(Texts base, const Numbers& out, const Texts& source, const Numbers& in) {
    for (const auto& [name, numbers] : out) base[name] = without_lines(base[name], {numbers.begin(), numbers.end()});
    for (const auto& [name, numbers] : in) {
        const auto lines = lines_of(source.at(name));
        std::vector<std::string> come;
        for (const auto number : numbers) come.emplace_back(lines[number - 1].text);
        base[name] = with_lines(std::move(base[name]), come);
    }
    return base;
}

}  // namespace

std::vector<PendingChange> differences(const Drafts& from, const Drafts& to) {
    std::multiset<std::string> gone;
    for (const auto& line : from.lines) gone.insert(said(line));
    std::vector<PendingChange> changes;
    const auto take = [&](const ListLine& line) {
        const auto same = gone.find(said(line));
        if (same == gone.end()) return false;
        gone.erase(same);
        return true;
    };
    for (const auto& line : to.lines)
        if (!take(line)) changes.push_back({true, line});
    for (const auto& line : from.lines)
        if (take(line)) changes.push_back({false, line});
    return changes;
}

Pending part(std::vector<PendingChange> changes, const std::function<bool(const PendingChange&)>& wanted) {
    Pending out;
    for (auto& change : changes) (wanted(change) ? out.wanted : out.left).push_back(std::move(change));
    return out;
}

std::function<bool(const PendingChange&)> of_edit(const Edit& edit) {
    std::set<std::pair<bool, std::string>> all;
    for (const auto& line : edit.added) all.emplace(true, said(line));
    for (const auto& line : edit.removed) all.emplace(false, said(line));
    for (const auto& change : edit.repeated) all.emplace(change.added, said(change.line));
    return [all = std::move(all)](const PendingChange& change) { return all.contains({change.added, said(change.line)}); };
}

std::function<bool(const PendingChange&)> of_role(const std::string& role) {
    return [role](const PendingChange& change) { return change.line.role.empty() || change.line.role == role; };
}

Texts with_changes(Texts from, const Texts& to, const std::vector<PendingChange>& changes) {
    const auto gone = numbers_of(from, changes, false);
    return exchanged(std::move(from), gone, to, numbers_of(to, changes, true));
}

Texts without_changes(const Texts& from, Texts to, const std::vector<PendingChange>& changes) {
    const auto come = numbers_of(to, changes, true);
    return exchanged(std::move(to), come, from, numbers_of(from, changes, false));
}

void place_as_in(const Drafts& drafts, Drafts& composed) {
    std::map<std::string, Place> places;
    for (const auto& line : drafts.lines) places.emplace(said(line), line.place);
    const auto put = [&](ListLine& line) {
        if (const auto found = places.find(said(line)); found != places.end()) line.place = found->second;
        else line.place = {std::string{lists_folder} + '/' + name_of(line), 0, {}};
    };
    const auto put_all = [&](auto& entries) {
        for (auto& entry : entries) put(entry.line);
    };
    for (auto& line : composed.lines) put(line);
    put_all(composed.synonyms);
    put_all(composed.terms);
    put_all(composed.pins);
    put_all(composed.notices);
    put_all(composed.golden);
    put_all(composed.forms);
    put_all(composed.doubles);
}

std::vector<std::size_t> with_signature(const std::vector<TextLine>& lines, ListKind list, std::size_t number) {
    if (list == ListKind::synonyms && number > 1 && signature_in(unicode::trim(lines[number - 2].text))) return {number - 1, number};
    return {number};
}

}  // namespace vraagbaak::editorial

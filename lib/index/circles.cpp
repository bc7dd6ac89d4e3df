// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/circles.hpp"

#include <algorithm>
#include <set>

#include "index/references.hpp"

namespace vraagbaak::index {

namespace {

constexpr std::size_t most_away = 20;  // in one circle

std::string listed(const std::vector<std::string>& ids, std::string_view between) {
    std::string out;
    for (const auto& id : ids) out.append(out.empty() ? "" : between).append(id);
    return out;
}

// The time that two spans have in common; nullopt: none.
std::optional<TimeSpan> common(const TimeSpan& a, const TimeSpan& b) {
    const auto from = !a.from ? b.from : !b.from ? a.from : std::optional{std::max(*a.from, *b.from)};
    const auto until = !a.until ? b.until : !b.until ? a.until : std::optional{std::min(*a.until, *b.until)};
    if (from && until && *until <= *from) return std::nullopt;
    return TimeSpan{from, until};
}

}  // namespace

void Circles::add(const Record& record, const std::optional<Place>& place) {
    for (const auto& id : record.merged_from) other_ids_.emplace(id, record.id);
    if (!record.replaced_by.empty()) replaced_[record.id] = {record.replaced_by, place};
    if (record.kind != "medewerker" || !record.availability) return;
    auto availability = *record.availability;
    std::erase_if(availability.absences, [&](const Absence& absence) { return now_ && absence.period.until && *absence.period.until <= *now_; });
    if (availability.absences.empty()) return;
    away_[record.id] = {std::move(availability), place};
    for (const auto& key : called(record)) by_name_.emplace(key, record.id);
}

void Circles::each(const KnownIds& known, const std::function<void(Finding&&)>& tell) const {
    each_replaced(tell);
    each_away(known, tell);
}

std::string Circles::id_of(const std::string& id) const {
    const auto found = other_ids_.find(id);
    return found == other_ids_.end() ? id : found->second;
}

// Each record has one successor, so who is on the way comes by once.
void Circles::each_replaced(const std::function<void(Finding&&)>& tell) const {
    std::set<std::string> passed;
    for (const auto& [start, unused] : replaced_) {
        Ids way;
        auto at = start;
        for (auto found = replaced_.find(at); found != replaced_.end() && passed.insert(at).second; found = replaced_.find(at)) {
            way.push_back(at);
            at = id_of(found->second.by);
        }
        way.erase(way.begin(), std::ranges::find(way, at));
        const auto told = std::ranges::min_element(way, {}, [&](const auto& id) { return std::pair{!replaced_.at(id).place, id}; });
        if (told == way.end() || !replaced_.at(*told).place) continue;
        const auto& place = *replaced_.at(*told).place;
        std::ranges::rotate(way, told);
        tell({{"replaced_in_circle", {way.front(), listed(way, " → ") + " → " + way.front()}}, {place.file, place.line, "vervangenDoor"}});
    }
}

// Of who is ever away.
Circles::Ids Circles::meant_by(const std::string& name) const {
    Ids out;
    if (const auto id = id_of(name); away_.contains(id)) out.push_back(id);
    for (auto [one, end] = by_name_.equal_range(key_of(name)); one != end; ++one)
        if (std::ranges::find(out, one->second) == out.end()) out.push_back(one->second);
    return out;
}

// All who would take over in this absence, one after the other, when each of them is away as well and one of them comes back to the first.
Circles::Ids Circles::nobody_left(const std::string& first, const Absence& absence, const KnownIds& known) const {
    Ids ids{first};
    std::vector<const Absence*> absences{&absence};
    auto span = absence.period;
    bool round = false;
    for (std::size_t i = 0; i < ids.size(); ++i)
        for (const auto& name : {absences[i]->replacement, away_.at(ids[i]).availability.replacement}) {
            if (name.empty()) continue;
            const auto meant = meant_by(name);
            if (meant.empty() && known.is_there(name)) return {};
            for (const auto& id : meant) {
                round = round || (id == first && i > 0);
                if (std::ranges::find(ids, id) != ids.end()) continue;
                const auto& others = away_.at(id).availability.absences;
                const auto also = std::ranges::find_if(others, [&](const Absence& one) { return common(one.period, span).has_value(); });
                if (also == others.end() || ids.size() == most_away) return {};
                span = *common(also->period, span);
                ids.push_back(id);
                absences.push_back(&*also);
            }
        }
    return round ? ids : Ids{};
}

void Circles::each_away(const KnownIds& known, const std::function<void(Finding&&)>& tell) const {
    std::set<std::string> told;
    for (const auto& [id, one] : away_) {
        if (!one.place || told.contains(id)) continue;
        for (const auto& absence : one.availability.absences) {
            const auto ids = nobody_left(id, absence, known);
            if (ids.empty()) continue;
            told.insert(ids.begin(), ids.end());
            tell({{"away_in_circle", {id, listed(ids, ", ")}}, {one.place->file, one.place->line, "afwezig"}});
            break;
        }
    }
}

}  // namespace vraagbaak::index

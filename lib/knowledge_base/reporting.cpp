// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <map>
#include <optional>

#include "editorial/trend.hpp"
#include "editorial/what_changed.hpp"
#include "knowledge_base/base_state.hpp"
#include "reports/reports.hpp"
#include "text/characters.hpp"
#include "vraagbaak/spoken_day.hpp"

namespace vraagbaak {

namespace {

constexpr std::size_t versions_shown = 8;

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

bool may_see_shielded(const Asker& asker, const DeskSettings& settings) {
    return std::ranges::find_first_of(asker.groups, settings.administrators) != asker.groups.end();
}

// That something is there which most may not know of is for administrators alone.
void need_administrator(const Asker& asker, const DeskSettings& settings) {
    const auto& those = settings.administrators;
    if (those.empty()) throw Error(ErrorKind::refused, {"report_no_administrators", {}}, {{}, 0, "shielded"});
    if (!may_see_shielded(asker, settings))
        throw Error(ErrorKind::refused, {"report_only_administrators", {joined(those)}}, {{}, 0, "shielded"});
}

}  // namespace

Report KnowledgeBase::report(const Asker& asker, const std::string& name, const ReportOptions& options) const {
    impl_->check_groups(asker);
    if (options.shielded) need_administrator(asker, *impl_->desk_settings);
    const auto generation = impl_->newest();
    const auto lists = impl_->lists_for(generation);
    const search::Access access{*generation, asker};
    const search::Finder finder{generation, impl_->settings, asker, lists};
    std::optional<search::Finder> all_seeing;
    if (options.shielded) all_seeing.emplace(generation, impl_->settings, Asker{impl_->settings->groups, asker.date, asker.language}, lists);
    const auto counted = statistics(asker);
    const auto told = inbox({.today = asker.date});
    const auto golden = [&] {
        const Editorial::Impl desk{impl_->folder, impl_->settings, impl_->desk_settings, [&] { return generation; }, {}, {.moment = to_string(asker.date)}};
        return editorial::golden_trend(desk, versions_shown);
    };
    return reports::make(name,
                         {*generation, access, asker, finder, all_seeing ? &*all_seeing : nullptr, may_see_shielded(asker, *impl_->desk_settings), counted, told,
                          [&](Date since) { return changes(asker, {.since = since}); }, golden},
                         options);
}

namespace {

bool is_empty_question(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); i += unicode::decode(text, i).size)
        if (unicode::is_word_at(text, i)) return false;
    return true;
}

constexpr std::chrono::days lately{6};          // and today
constexpr std::chrono::days asked_lately{28};   // of what changed, what was asked most comes first: as the verb changes has it
constexpr std::size_t most_now = 5;
constexpr std::size_t most_asked = 100'000;

// What rests on something that is damaged is left out.
template <class Read>
void as_far_as_there(Read read) {
    try {
        read();
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::unusable && error.kind() != ErrorKind::io) throw;
    }
}

}  // namespace

Offer KnowledgeBase::offer(const Asker& asker, const OfferQuery& query) const {
    impl_->check_groups(asker);
    const auto generation = impl_->newest();  // of all that is told
    const search::Finder finder{generation, impl_->settings, asker, impl_->lists_for(generation)};
    auto offer = finder.offer(query);
    if (!is_empty_question(std::string_view{query.text}.substr(0, longest_offer_text))) return offer;
    auto& now = offer.now.emplace();
    const Period week{std::chrono::sys_days{asker.date} - lately, asker.date, {}};
    std::map<std::string, std::uint64_t, std::less<>> opened;
    as_far_as_there([&] {
        const auto counted = statistics(asker);
        now.asked = counted.questions(Selection::all, week, most_now);
        now.opened = counted.records(week, most_now);
        for (const auto& record : counted.records({std::chrono::sys_days{asker.date} - asked_lately, asker.date, {}}, most_asked)) opened[record.id] = record.opened;
    });
    now.changes.since = previous_working_day(asker.date);
    as_far_as_there([&] {
        const auto times_asked = [&](const std::string& id) {
            const auto found = opened.find(id);
            return found == opened.end() ? 0 : found->second;
        };
        now.changes = editorial::what_changed(impl_->folder, generation->number(), finder, *impl_->settings, asker,
                                              {.since = now.changes.since, .limit = most_now, .times_asked = times_asked});
    });
    now.announced = finder.live_notices();
    return offer;
}

}  // namespace vraagbaak

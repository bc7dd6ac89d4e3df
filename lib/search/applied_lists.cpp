// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/applied_lists.hpp"

#include <algorithm>
#include <chrono>

#include "query/query.hpp"

namespace vraagbaak::search {

namespace {

constexpr lexicon::LocalMinute minutes_of_day = 24 * 60;

bool plain_words(const query::Node& node) {
    if (node.kind != query::NodeKind::words && node.kind != query::NodeKind::best) return false;
    return std::ranges::all_of(node.children, plain_words);
}

void add_pins(const std::string& question, const lexicon::Lists& lists, lexicon::Day day, analysis::Analyzer& analyzer, Pinned& out) {
    const auto found = lists.pins.find(lexicon::question_key(question, analyzer));
    if (found == lists.pins.end()) return;
    for (const auto& pin : found->second)
        if (pin.holds(day)) (pin.hide ? out.hidden : out.shown).push_back(pin);
}

// Without a time the whole day is meant.
bool holds(const lexicon::NoticeRule& notice, const Asker& asker) {
    const auto day = lexicon::LocalMinute{std::chrono::sys_days{asker.date}.time_since_epoch().count()} * minutes_of_day;
    if (asker.time) return notice.from <= day + asker.time->count() && day + asker.time->count() < notice.until;
    return notice.from < day + minutes_of_day && day < notice.until;
}

bool is_for(const lexicon::NoticeRule& notice, const Asker& asker) {
    return notice.groups.empty() ||
           std::ranges::any_of(notice.groups, [&](const auto& group) { return std::ranges::find(asker.groups, group) != asker.groups.end(); });
}

}  // namespace

Pinned pins_for(const std::string& question, const std::string& corrected, const lexicon::Lists& lists, lexicon::Day day,
                analysis::Analyzer& analyzer) {
    Pinned out;
    if (lists.pins.empty() || !plain_words(query::parse(question).root)) return out;
    add_pins(question, lists, day, analyzer, out);
    if (!corrected.empty() && corrected != question) add_pins(corrected, lists, day, analyzer, out);
    std::erase_if(out.shown, [&](const lexicon::Pin& pin) { return std::ranges::find(out.hidden, pin.id, &lexicon::Pin::id) != out.hidden.end(); });
    return out;
}

std::vector<const lexicon::NoticeRule*> notices_for(const std::string& question, const std::vector<std::string>& ids,
                                                    const lexicon::Lists& lists, const Asker& asker, analysis::Analyzer& analyzer) {
    std::vector<const lexicon::NoticeRule*> out;
    std::optional<std::set<std::string>> words;
    for (const auto& notice : lists.notices) {
        if (!is_for(notice, asker) || !holds(notice, asker)) continue;
        if (!notice.id.empty()) {
            if (std::ranges::find(ids, notice.id) != ids.end()) out.push_back(&notice);
            continue;
        }
        if (!words) words = lexicon::question_words(question, analyzer);
        if (!notice.words.empty() && std::ranges::includes(*words, notice.words)) out.push_back(&notice);
    }
    return out;
}

}  // namespace vraagbaak::search

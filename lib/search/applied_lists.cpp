// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/applied_lists.hpp"

#include <algorithm>
#include <chrono>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "query/query.hpp"
#include "vraagbaak/error.hpp"

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

constexpr std::uint64_t largest_kept_file = 256 << 20;

// All that the changes of terms depend on.
std::string key_of(const index::Generation& generation, const Settings& settings, const lexicon::Lists& lists) {
    const auto code = analysis::code();  // to be asked for the fingerprint takes longer than all else here
    constexpr std::string_view form = "2 ";  // of the text
    std::string all = std::string{form} + std::to_string(generation.number()) + ' ' + generation.manifest().created + ' ' + (code.empty() ? analysis::fingerprint() : code) + ' ' +
                      (generation.forms() ? generation.forms()->fingerprint() : "") + ' ' + std::to_string(index::schema_version);
    for (const auto weight : index::field_weights(settings).wdf) all += ' ' + std::to_string(weight);
    for (const auto& rule : lists.terms) all += '\n' + rule.term + '\t' + rule.id + (rule.block ? "\t-" : "\t+");
    return hash_bytes(all);
}

}  // namespace

// First a line with the key and the hash of all that follows.
std::shared_ptr<const AppliedLists> apply(const index::Generation& generation, const Settings& settings, std::shared_ptr<const lexicon::Lists> lists,
                                          const std::filesystem::path& folder) {
    if (!lists->terms.empty()) {
        try {
            const auto text = read_file_if_there(folder / kept_changes_file, largest_kept_file);
            const auto end = text ? text->find('\n') : std::string::npos;
            if (text && end != std::string::npos) {
                const auto body = std::string_view{*text}.substr(end + 1);
                if (text->substr(0, end) == key_of(generation, settings, *lists) + ' ' + hash_bytes(body))
                    if (auto changes = TermChanges::from_text(body)) return std::make_shared<const AppliedLists>(std::move(lists), std::move(*changes));
            }
        } catch (const Error&) {  // what cannot be read is worked out
        }
    }
    return std::make_shared<const AppliedLists>(generation, settings, std::move(lists));
}

// A line that holds a line end would be read as two.
void keep(const AppliedLists& applied, const index::Generation& generation, const Settings& settings, const std::filesystem::path& folder) {
    const auto file = folder / kept_changes_file;
    if (applied.lists->terms.empty()) {
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
        return;
    }
    const auto body = applied.changes.text();
    const auto again = TermChanges::from_text(body);
    if (!again || again->text() != body) return;
    write_file_atomic(file, key_of(generation, settings, *applied.lists) + ' ' + hash_bytes(body) + '\n' + body);
}

Pinned pins_for(const std::string& question, const std::string& corrected, const lexicon::Lists& lists, lexicon::Day day,
                analysis::Analyzer& analyzer) {
    Pinned out;
    if (lists.pins.empty() || !plain_words(query::parse(question).root)) return out;
    add_pins(question, lists, day, analyzer, out);
    if (!corrected.empty() && corrected != question) add_pins(corrected, lists, day, analyzer, out);
    std::erase_if(out.shown, [&](const lexicon::Pin& pin) { return std::ranges::find(out.hidden, pin.id, &lexicon::Pin::id) != out.hidden.end(); });
    return out;
}

std::vector<const lexicon::NoticeRule*> notices_for(const lexicon::Lists& lists, const Asker& asker) {
    std::vector<const lexicon::NoticeRule*> out;
    for (const auto& notice : lists.notices)
        if (is_for(notice, asker) && holds(notice, asker)) out.push_back(&notice);
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

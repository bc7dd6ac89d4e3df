// SPDX-License-Identifier: GPL-2.0-or-later
// The new side is what the index shows this asker, by the very code that answers a search. The old side is the record as it
// was, of which a view is made by the code that makes views for the index. So no rule of shielding stands here, and nothing can
// be told that a search then or now would not have told.
#include "editorial/what_changed.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "index/document.hpp"
#include "index/views.hpp"
#include "record/reader.hpp"

namespace vraagbaak::editorial {

namespace {

using Entry = index::ChangeJournal::Entry;
using Json = nlohmann::json;

// The entries of one record in the period.
struct Story {
    const Entry* first = nullptr;
    const Entry* last = nullptr;
    const Entry* oldest_text = nullptr;  // the first that has one
};

struct Stories {
    std::map<std::string_view, Story> by_id;
    std::map<std::string_view, const Entry*> once_of;  // id → the last in which it was another id of a record
};

Date day_of(const Entry& entry) { return parse_date(entry.moment).value_or(Date{}); }

class Teller {
public:
    Teller(const search::Finder& finder, const Settings& settings, const Asker& asker, const Stories& stories)
        : finder_(finder), settings_(settings), groups_(asker.groups.begin(), asker.groups.end()), stories_(stories) {}

    std::optional<ChangedRecord> tell(const Story& story) const {
        const auto now = finder_.show(story.first->change.id);
        if (!now) return told_gone(story);
        if (now->id != story.first->change.id) return std::nullopt;  // it became one with that, of which its own story tells
        if (story.last->change.kind == "removed") return std::nullopt;  // that build was rolled back
        const bool was_away = story.first->change.kind != "changed";  // it came, or came back
        if (was_away) return told_new(*now, story);
        if (!story.oldest_text) return may_see_all(story) ? std::optional{told(*now, story, ChangeKind::changed)} : std::nullopt;
        const auto before = seen(*story.oldest_text);
        if (!before) return told(*now, story, ChangeKind::added);
        auto out = told(*now, story, ChangeKind::changed);
        compare(*before, *now, out);
        for (const auto& id : now->merged_from)
            if (!holds(before->merged_from, id)) out.merged.push_back(id);
        for (const auto& id : before->merged_from)
            if (!holds(now->merged_from, id) && is_another(id, *now)) out.separated.push_back(id);
        if (out.parts.empty() && out.fields.empty() && out.merged.empty() && out.separated.empty()) return std::nullopt;
        return out;
    }

private:
    static ChangedRecord told(const Record& record, const Story& story, ChangeKind change) {
        return {record.id, record.kind, record.title, change, day_of(*story.last), change == ChangeKind::removed ? std::string{} : record.change_summary, {}, {}, 0};
    }

    static bool holds(const std::vector<std::string>& ids, const std::string& id) { return std::ranges::find(ids, id) != ids.end(); }

    // Somebody whom the asker sees now, and who is not this one.
    bool is_another(const std::string& id, const Record& now) const {
        const auto other = finder_.show(id);
        return other && other->id != now.id;
    }

    // Its id is new. Was it one with another of whom he knew, or was one made of it whom he knew, then it is not.
    ChangedRecord told_new(const Record& now, const Story& story) const {
        auto out = told(now, story, ChangeKind::added);
        for (const auto& id : now.merged_from) {
            const auto other = stories_.by_id.find(id);
            if (other == stories_.by_id.end() || other->second.last->change.kind != "removed" || !other->second.last->change.before) continue;
            if (seen(*other->second.last)) out.merged.push_back(id);
        }
        const auto once = stories_.once_of.find(now.id);
        if (once == stories_.once_of.end() || !seen(*once->second)) return out;
        out.change = ChangeKind::changed;
        if (const auto& id = once->second->change.id; is_another(id, now)) out.separated.push_back(id);
        return out;
    }

    // Removed, and he saw it both in the beginning and in the end.
    std::optional<ChangedRecord> told_gone(const Story& story) const {
        const auto& last = story.last->change;
        if (last.kind != "removed" || !last.before || story.first->change.kind == "added") return std::nullopt;
        const auto in_the_end = seen(*story.last);
        if (!in_the_end || (story.oldest_text && !seen(*story.oldest_text))) return std::nullopt;
        return told(*in_the_end, story, ChangeKind::removed);
    }

    // What the asker saw of the record until that entry.
    std::optional<Record> seen(const Entry& entry) const {
        const auto& record = *entry.change.before;
        const auto day = day_of(entry);
        if (!index::searchable(record)) return std::nullopt;
        if ((record.visible_from && day < *record.visible_from) || (record.visible_until && day > *record.visible_until)) return std::nullopt;
        std::optional<Record> out;
        index::each_view(record, settings_, [&](const index::View& view) {
            if (view.audience.admits(groups_)) out = view.record;
        });
        if (out) finder_.keep_what_is_seen(*out);
        return out;
    }

    // Of an entry that an older version wrote it is known only who saw all of it.
    bool may_see_all(const Story& story) const {
        return std::ranges::all_of(story.first->change.visibility, [&](const Visibility& one) {
            return std::ranges::any_of(*one, [&](const auto& group) { return groups_.contains(group); });
        });
    }

    static const Section* section_of(const Record& record, std::string_view key) {
        const auto found = std::ranges::find(record.sections, key, &Section::key);
        return found == record.sections.end() ? nullptr : &*found;
    }

    static void add_part(ChangedRecord& out, const std::string& key, const std::string& title, const std::string* before, const std::string* after) {
        const auto kind = !before ? ChangeKind::added : !after ? ChangeKind::removed : ChangeKind::changed;
        static const std::string nothing;
        out.parts.push_back({key, title, kind, word_diff(before ? *before : nothing, after ? *after : nothing)});
    }

    // A heading belongs to its text: who changes it changes the section.
    static std::string whole(const Section& section) { return section.title.empty() ? section.text : section.title + '\n' + section.text; }

    static void compare(const Record& before, const Record& after, ChangedRecord& out) {
        compare_fields(before, after, out);
        for (const auto& section : after.sections) {
            const auto* old = section_of(before, section.key);
            if (!old) add_part(out, section.key, section.title, nullptr, &section.text);
            else if (old->title == section.title && old->text != section.text) add_part(out, section.key, section.title, &old->text, &section.text);
            else if (old->title != section.title) add_titled(out, *old, section);
        }
        for (const auto& section : before.sections)
            if (!section_of(after, section.key)) add_part(out, section.key, section.title, &section.text, nullptr);
    }

    static void add_titled(ChangedRecord& out, const Section& old, const Section& section) {
        const auto before = whole(old), after = whole(section);
        add_part(out, section.key, section.title, &before, &after);
    }

    // A text or a list of texts; nullopt: neither.
    static std::optional<std::string> text_of(const Json& value) {
        if (value.is_string()) return value.get<std::string>();
        if (!value.is_array()) return std::nullopt;
        std::string out;
        for (const auto& one : value) {
            if (!one.is_string()) return std::nullopt;
            out += (out.empty() ? "" : ", ") + one.get<std::string>();
        }
        return out;
    }

    // When it was changed, from where it came and who sees it is no news of what it says; the sections come by themselves.
    static bool is_told(const std::string& key) {
        constexpr std::array<std::string_view, 8> untold{"v", "gewijzigdOp", "bron", "zichtbaarheid", "wijzigingSamenvatting", "secties", "controleVoor", "samengevoegdUit"};
        return std::ranges::find(untold, key) == untold.end();
    }

    static void compare_fields(const Record& before, const Record& after, ChangedRecord& out) {
        const auto a = Json::parse(record::to_native_json(before)), b = Json::parse(record::to_native_json(after));
        auto all = a;
        all.update(b);
        for (const auto& [key, unused] : all.items()) {
            const auto old = a.find(key), is = b.find(key);
            if (!is_told(key) || (old != a.end() && is != b.end() && *old == *is)) continue;
            const auto old_text = old == a.end() ? std::optional<std::string>{} : text_of(*old);
            const auto new_text = is == b.end() ? std::optional<std::string>{} : text_of(*is);
            if ((old != a.end() && !old_text) || (is != b.end() && !new_text)) out.fields.push_back(key);
            else add_part(out, key, {}, old_text ? &*old_text : nullptr, new_text ? &*new_text : nullptr);
        }
    }

    const search::Finder& finder_;
    const Settings& settings_;
    const index::Groups groups_;
    const Stories& stories_;
};

}  // namespace

Changes what_changed(std::span<const Entry> entries, std::uint64_t generation, const search::Finder& finder, const Settings& settings,
                     const Asker& asker, const ChangesQuery& query) {
    Stories stories;
    for (const auto& entry : entries) {
        if (entry.generation > generation || day_of(entry) < query.since) continue;
        auto& story = stories.by_id[entry.change.id];
        if (entry.change.before)
            for (const auto& other : entry.change.before->merged_from) stories.once_of[other] = &entry;
        if (!story.first) story.first = &entry;
        if (!story.oldest_text && entry.change.before) story.oldest_text = &entry;
        story.last = &entry;
    }
    Changes out{query.since, 0, {}};
    const Teller teller{finder, settings, asker, stories};
    for (const auto& [id, story] : stories.by_id)
        if (auto told = teller.tell(story)) {
            if (query.times_asked) told->asked = query.times_asked(told->id);
            out.records.push_back(std::move(*told));
        }
    out.total = out.records.size();
    std::ranges::stable_sort(out.records, [](const ChangedRecord& a, const ChangedRecord& b) {
        return a.asked != b.asked ? a.asked > b.asked : a.day > b.day;
    });
    if (query.limit > 0 && out.records.size() > query.limit) out.records.resize(query.limit);
    return out;
}

// The journal knows moments in UTC, people days in Amsterdam: a day more is read, and what is too early left out.
Changes what_changed(const std::filesystem::path& folder, std::uint64_t generation, const search::Finder& finder, const Settings& settings,
                     const Asker& asker, const ChangesQuery& query) {
    const auto from = to_string(Date{std::chrono::sys_days{query.since} - std::chrono::days{1}}) + "T00:00:00Z";
    return what_changed(index::ChangeJournal::read(folder, from), generation, finder, settings, asker, query);
}

}  // namespace vraagbaak::editorial

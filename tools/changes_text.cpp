// SPDX-License-Identifier: GPL-2.0-or-later
#include "changes_text.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "moment.hpp"
#include "session.hpp"
#include "vraagbaak/error.hpp"
#include "vraagbaak/message.hpp"

namespace vraagbaak::tool {

namespace {

constexpr std::size_t words_around = 6;    // of a change
constexpr std::size_t most_in_piece = 40;  // words that went or came; --json has all

// What a part is called where it has no heading of its own.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> labels{{{"titel", "label_title"},
                                                                                {"titelsAlternatief", "label_also"},
                                                                                {"kortAntwoord", "label_short_answer"},
                                                                                {"tekst", "label_text"},
                                                                                {"trefwoorden", "label_keywords"},
                                                                                {"afdelingen", "label_departments"},
                                                                                {"telefoonnummers", "label_phone"},
                                                                                {"emails", "label_email"},
                                                                                {"mobiel", "label_mobile"},
                                                                                {"toestel", "label_extension"},
                                                                                {"openingstijden", "label_hours"},
                                                                                {"kennishouder", "label_owner"}}};

class Writer {
public:
    Writer(Page& page, std::string_view language) : page_(page), language_(language) {}

    void write(const Changes& changes) {
        const auto since = day_text(changes.since);
        if (changes.total == 0) return page_.line(say("changes_none", {since}));
        page_.line(changes.total == 1 ? say("changes_one", {since}) : say("changes_many", {std::to_string(changes.total), since}));
        std::size_t place = 0;
        for (const auto& record : changes.records) write(record, ++place, changes.total);
        if (changes.total > place) page_.line(say("report_more", {std::to_string(changes.total - place)}));
    }

private:
    std::string say(std::string code, std::vector<std::string> arguments = {}) const {
        return text({std::move(code), std::move(arguments)}, language_);
    }

    void write(const ChangedRecord& record, std::size_t place, std::size_t total) {
        page_.gap();
        const auto number = std::to_string(place);
        if (page_.plain()) page_.line(say("changes_place", {number, std::to_string(total), flat(record.title)}));
        else page_.item((place < 10 ? " " : "") + number + ". ", flat(record.title));
        page_.fact(say("label_kind"), record.kind, 4);
        page_.fact(say("label_id"), flat(record.id), 4);
        const auto* when = record.change == ChangeKind::added ? "changes_added_on" : record.change == ChangeKind::removed ? "changes_removed_on" : "changes_changed_on";
        page_.fact(say(when), day_text(record.day), 4);
        page_.fact(say("label_change_summary"), flat(record.summary), 4);
        page_.fact(say("changes_merged"), listed(record.merged), 4);
        page_.fact(say("changes_separated"), listed(record.separated), 4);
        for (const auto& part : record.parts) page_.fact(label(part), shown(part), 4);
        page_.fact(say("changes_also"), listed(record.fields), 4);
    }

    static std::string listed(const std::vector<std::string>& names) {
        std::string out;
        for (const auto& name : names) out += (out.empty() ? "" : ", ") + flat(name);
        return out;
    }

    std::string label(const ChangedPart& part) const {
        if (!part.title.empty()) return flat(part.title);
        const auto found = std::ranges::find(labels, part.key, &std::pair<std::string_view, std::string_view>::first);
        return found == labels.end() ? part.key : say(std::string(found->second));
    }

    // What went and came between square brackets, with a few words around it.
    std::string shown(const ChangedPart& part) const {
        std::string out;
        const auto add = [&](const std::string& words) { out += (out.empty() || words.empty() ? "" : " ") + words; };
        for (std::size_t i = 0; i < part.diff.size(); ++i) {
            const auto& piece = part.diff[i];
            const auto words = flat(piece.text);
            if (piece.kind == DiffKind::same) add(around(words, i > 0, i + 1 < part.diff.size()));
            else add('[' + say(piece.kind == DiffKind::added ? "changes_came" : "changes_went", {first_words(words)}) + ']');
        }
        return out;
    }

    static std::vector<std::string_view> split(std::string_view words) {
        std::vector<std::string_view> out;
        for (std::size_t begin = 0; begin < words.size();) {
            const auto end = std::min(words.find(' ', begin), words.size());
            if (end > begin) out.push_back(words.substr(begin, end - begin));
            begin = end + 1;
        }
        return out;
    }

    static std::string joined(std::span<const std::string_view> words) {
        std::string out;
        for (const auto word : words) (out += out.empty() ? "" : " ") += word;
        return out;
    }

    static std::string first_words(const std::string& text) {
        const auto words = split(text);
        return words.size() <= most_in_piece ? joined(words) : joined(std::span{words}.first(most_in_piece)) + " …";
    }

    static std::string around(const std::string& text, bool after_change, bool before_change) {
        const auto words = split(text);
        const auto kept = words_around * (std::size_t{after_change} + std::size_t{before_change});
        if (words.size() <= kept + 1) return joined(words);
        const std::span all{words};
        std::string out;
        if (after_change) out = joined(all.first(words_around)) + ' ';
        out += "…";
        if (before_change) out += ' ' + joined(all.last(words_around));
        return out;
    }

    Page& page_;
    std::string_view language_;
};

}  // namespace

Date since_of(const std::optional<std::string>& said, const Date& today) {
    return said ? said_day(*said, today, "since") : previous_working_day(today);
}

ChangesQuery changes_query(const KnowledgeBase& base, const Asker& asker, Date since, std::size_t limit) {
    constexpr std::chrono::days lately{28};
    constexpr std::size_t most = 100'000;
    ChangesQuery query{.since = since, .limit = limit};
    try {
        std::map<std::string, std::uint64_t, std::less<>> opened;
        for (const auto& record : base.statistics(asker).records({std::chrono::sys_days{asker.date} - lately, asker.date, {}}, most))
            opened[record.id] = record.opened;
        query.times_asked = [opened = std::move(opened)](const std::string& id) {
            const auto found = opened.find(id);
            return found == opened.end() ? 0 : found->second;
        };
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::unusable && error.kind() != ErrorKind::io) throw;  // health tells of the statistics
    }
    return query;
}

void write_changes(Page& page, const Changes& changes, std::string_view language) { Writer{page, language}.write(changes); }

}  // namespace vraagbaak::tool

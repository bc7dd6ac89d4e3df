// SPDX-License-Identifier: GPL-2.0-or-later
// The rules of a record, whatever it was read from. Rejected is what cannot be right or may show too much; the rest is
// a warning, so that one odd field does not keep an answer from the caller.
#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <unordered_set>

#include "dutch/opening_hours.hpp"
#include "record/fields.hpp"
#include "record/heading.hpp"
#include "record/id.hpp"
#include "record/personal.hpp"
#include "record/reader.hpp"
#include "record/sections.hpp"
#include "record/spot.hpp"
#include "record/texts.hpp"
#include "text/phone_digits.hpp"
#include "text/phone_number.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::size_t max_title = 300;           // characters
constexpr std::size_t max_keywords = 100;
constexpr std::size_t max_keyword = 80;          // characters
constexpr std::size_t max_summary = 500;         // characters
constexpr std::size_t max_text = 8 << 20;        // bytes of all texts together
constexpr std::size_t max_announcements = 20;
constexpr std::size_t max_visibilities = 6;      // each combination becomes a document of its own in the index
constexpr std::string_view everyone = "openbaar";

// One line: no breaks, no runs of white space.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : trim(text)) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        if (!space) out += c;
        else if (!out.ends_with(' ')) out += ' ';
    }
    return out;
}

// No more than one empty line between paragraphs, no white space at the ends.
std::string paragraphs(std::string_view text) {
    std::string out;
    for (const char c : trim(text)) {
        if (c == '\n') {
            while (out.ends_with(' ') || out.ends_with('\t')) out.pop_back();
            if (out.ends_with("\n\n")) continue;
        }
        out += c;
    }
    return out;
}

void without_empty_and_repeats(std::vector<std::string>& list) {
    std::unordered_set<std::string> seen;
    std::erase_if(list, [&](const std::string& text) { return text.empty() || !seen.insert(text).second; });
}

bool good_language(std::string_view tag) {
    const auto first = tag.substr(0, tag.find('-'));
    const auto alphanumeric = [](char c) { return id_character(c) && c != '.' && c != '_' && c != ':'; };
    return (first.size() == 2 || first.size() == 3) && tag.size() <= 35 && std::ranges::all_of(tag, alphanumeric);
}

// A link that a page may carry: never one that runs a script.
bool good_url(std::string_view url) {
    const auto scheme = url.substr(0, url.find_first_of(":/?#"));
    if (url.size() == scheme.size() || url[scheme.size()] != ':') return true;
    constexpr std::array<std::string_view, 4> allowed = {"http", "https", "mailto", "tel"};
    return std::ranges::any_of(allowed, [&](auto a) { return same_key(a, scheme); });
}

class Check {
public:
    Check(Record& record, const Settings& settings, const Source& defaults)
        : record_(record), settings_(settings), defaults_(defaults) {}

    Verdict operator()() {
        if (!texts()) return std::move(verdict_);
        identity();
        title();
        kind_and_status();
        keywords();
        dates();
        announcements();
        transfer();
        opening_hours();
        references();
        sections();
        visibility();
        hidden_shields();
        numbers();
        if (verdict_.accepted()) std::ranges::move(personal_findings(record_), std::back_inserter(verdict_.warnings));
        return std::move(verdict_);
    }

private:
    void refuse(Message message, std::string field) { verdict_.rejected.push_back({std::move(message), {"", 0, std::move(field)}}); }
    void warn(Message message, std::string field) { verdict_.warnings.push_back({std::move(message), {"", 0, std::move(field)}}); }

    // False when there is no sense in looking further.
    bool texts() {
        std::size_t bytes = 0;
        for_each_text(record_, [&](std::string& text, const std::string& field, bool prose) {
            bytes += text.size();
            if (const auto at = text::first_ill_formed(text))
                return refuse({"ill_formed_field", {std::to_string(*at)}}, field);
            text = text::clean(text);
            text = prose ? paragraphs(text) : one_line(text);
        });
        if (bytes > max_text) refuse({"record_too_large", {std::to_string(max_text >> 20)}}, "");
        if (record_.sections.size() > max_sections)
            refuse({"too_many_sections", {std::to_string(max_sections)}}, "secties");
        for (auto* list : {&record_.alternative_titles, &record_.keywords, &record_.themes, &record_.audiences,
                           &record_.departments, &record_.related, &record_.phones, &record_.emails, &record_.teams,
                           &record_.merged_from})
            without_empty_and_repeats(*list);
        if (record_.availability) without_empty_and_repeats(record_.availability->present);
        return verdict_.accepted();
    }

    // The number itself is not told: a mobile one is shielded.
    void numbers() {
        const auto is_wrong = [](const std::string& line) {
            return std::ranges::any_of(text::phone_numbers(line), [](auto number) { return !text::can_be_number(number); });
        };
        if (std::ranges::any_of(record_.phones, is_wrong)) warn({"phone_impossible", {}}, "telefoonnummers");
        if (is_wrong(record_.mobile)) warn({"phone_impossible", {}}, "mobiel");
    }

    std::string prefixed(const std::string& id) const {
        return id.empty() || id.starts_with(defaults_.id_prefix) ? id : defaults_.id_prefix + id;
    }

    void identity() {
        record_.id = prefixed(record_.id);
        verdict_.id = record_.id;
        if (record_.source.empty()) record_.source = defaults_.name;
        if (record_.id.empty()) refuse({"no_id", {}}, "id");
        else if (!good_id(record_.id)) refuse({"bad_id", {record_.id.substr(0, max_id)}}, "id");
        if (good_language(record_.language)) return;
        if (!record_.language.empty()) warn({"bad_language", {record_.language}}, "taal");
        record_.language = "nl";
    }

    void title() {
        if (record_.title.empty())
            for (const auto* part : {&record_.given_name, &record_.name_prefix, &record_.family_name})
                if (!part->empty()) record_.title += (record_.title.empty() ? "" : " ") + *part;
        if (record_.title.empty()) return refuse({"no_title", {}}, "titel");
        const auto length = text::length(record_.title);
        if (length > max_title)
            refuse({"title_too_long", {std::to_string(length), std::to_string(max_title)}}, "titel");
    }

    void kind_and_status() {
        auto kind = canonical_kind(record_.kind);
        if (record_.kind.empty()) return refuse({"no_kind", {}}, "soort");
        if (kind.empty()) return refuse({"unknown_kind", {record_.kind}}, "soort");
        record_.kind = std::move(kind);
        status(*group_of(record_.kind));
        if (*group_of(record_.kind) != article) return;
        std::ranges::sort(record_.audiences, std::ranges::greater{});  // burger before bedrijf
        if (record_.audiences.empty()) record_.audiences = {"burger", "bedrijf"};
    }

    void status(KindGroup group) {
        const auto is_one_of = [&](std::initializer_list<std::string_view> known) {
            for (const auto name : known)
                if (same_key(name, record_.status)) {
                    record_.status = name;
                    return true;
                }
            return false;
        };
        if (group == project && (record_.status.empty() || record_.status == "actief")) {
            warn({"project_without_status", {}}, "status");
            record_.status = "lopend";
        }
        if (record_.status.empty()) record_.status = "actief";
        const bool known = group == article   ? is_one_of({"concept", "actief", "non-actief", "te-verwijderen"})
                           : group == project ? is_one_of({"voorbereiding", "lopend", "afgerond"})
                                              : is_one_of({"actief", "non-actief"});
        if (!known) refuse({"unknown_status", {record_.status, record_.kind}}, "status");
    }

    void keywords() {
        auto& words = record_.keywords;
        std::erase_if(words, [&](const std::string& word) {
            const bool long_word = text::length(word) > max_keyword;
            if (long_word) warn({"keyword_too_long", {word, std::to_string(max_keyword)}}, "trefwoorden");
            return long_word;
        });
        if (words.size() > max_keywords) {
            warn({"too_many_keywords", {std::to_string(words.size()), std::to_string(max_keywords)}}, "trefwoorden");
            words.resize(max_keywords);
        }
        const auto title = text::fold(record_.title);
        for (const auto& word : words)
            if (text::fold(word) == title) warn({"keyword_is_title", {word}}, "trefwoorden");
        if (text::length(record_.change_summary) > max_summary)
            warn({"summary_too_long", {std::to_string(max_summary)}}, "wijzigingSamenvatting");
    }

    void in_order(const std::optional<Date>& from, const std::optional<Date>& until, const std::string& field) {
        for (const auto& day : {from, until})
            if (day && (!day->ok() || int{day->year()} < 1000 || int{day->year()} > 9998))
                return refuse({"expected_date", {""}}, field);
        if (from && until && *until < *from) refuse({"dates_reversed", {to_string(*from), to_string(*until)}}, field);
    }

    void dates() {
        in_order(record_.visible_from, record_.visible_until, "publicatieTot");
        in_order(record_.start, record_.end, "eind");
        in_order(record_.changed_on, std::nullopt, "gewijzigdOp");
        in_order(record_.review_before, std::nullopt, "controleVoor");
        for (const auto& mailing : record_.mailings) in_order(mailing.date, std::nullopt, "mailingen");
        absences();
        for (const auto& announcement : record_.announcements) in_order(announcement.period, "aankondigingen");
    }

    // The last day of "until": midnight behind it is not what somebody wrote.
    static std::string last_of(Minute until) {
        const auto text = to_string(until);
        return text.ends_with(" 00:00") ? to_string(until - std::chrono::minutes{24 * 60}).substr(0, 10) : text;
    }

    void absences() {
        if (!record_.availability) return;
        std::erase_if(record_.availability->absences, [&](const Absence& absence) {
            const auto& [from, until] = absence.period;
            if (!from && !until) return warn({"absence_without_dates", {}}, "afwezig"), true;
            if (!from || !until || *from < *until) return in_order(absence.period, "afwezig"), false;
            return warn({"absence_reversed", {to_string(*from), last_of(*until)}}, "afwezig"), true;
        });
    }

    void in_order(const TimeSpan& period, const std::string& field) {
        for (const auto& minute : {period.from, period.until})
            if (minute && (to_string(*minute).size() != std::string_view{"2027-02-23 14:30"}.size() || !parse_minute(to_string(*minute))))
                return refuse({"expected_minute", {""}}, field);
        if (period.from && period.until && *period.until <= *period.from)
            refuse({"dates_reversed", {to_string(*period.from), to_string(*period.until)}}, field);
    }

    static bool one_of(std::string& word, std::initializer_list<std::string_view> known) {
        for (const auto name : known)
            if (same_key(name, word)) {
                word = name;
                return true;
            }
        return false;
    }

    // One that never ends would stand before everything for ever.
    void announcements() {
        for (auto& announcement : record_.announcements) {
            if (announcement.text.empty()) refuse({"announcement_without_text", {}}, "aankondigingen");
            if (!announcement.period.until) refuse({"announcement_without_end", {announcement.text}}, "aankondigingen");
            if (!one_of(announcement.kind, {"mailing", "storing", "calamiteit"})) refuse({"unknown_announcement", {announcement.kind}}, "aankondigingen");
        }
        if (record_.announcements.size() > max_announcements)
            refuse({"too_many_announcements", {std::to_string(record_.announcements.size()), std::to_string(max_announcements)}}, "aankondigingen");
    }

    void transfer() {
        if (record_.transfer.empty() || one_of(record_.transfer, {"warm", "koud", "niet"})) return;
        warn({"unknown_transfer", {record_.transfer}}, "doorverbinden");
        record_.transfer.clear();
    }

    // Of others nobody asks whether they are open; and who writes no number ("op afspraak") means no hours.
    void opening_hours() {
        const auto& text = record_.opening_hours;
        if (record_.kind != "afdeling" || text.find_first_of("0123456789") == text.npos) return;
        if (!dutch::opening_hours(text)) warn({"opening_hours_unclear", {}}, "openingstijden");
    }

    void references() {
        for (auto* ids : {&record_.related, &record_.merged_from})
            for (auto& id : *ids) id = prefixed(id);
        record_.replaced_by = prefixed(record_.replaced_by);
        std::erase_if(record_.related, [&](const std::string& id) { return !usable_id(id, "gerelateerd"); });
        if (!record_.replaced_by.empty() && !usable_id(record_.replaced_by, "vervangenDoor")) record_.replaced_by.clear();
        std::erase_if(record_.merged_from, [&](const std::string& id) { return !usable_id(id, "samengevoegdUit"); });
        if (record_.availability) {
            const auto himself = [&](const std::string& name, const char* field) {
                if (!name.empty() && (name == record_.id || text::fold(name) == text::fold(record_.title))) warn({"replaced_by_himself", {name}}, field);
            };
            himself(record_.availability->replacement, "vervanging");
            for (const auto& absence : record_.availability->absences) himself(absence.replacement, "afwezig");
        }
        std::erase_if(record_.links, [&](const Link& link) { return !usable_url(link.url, "links"); });
        if (!usable_url(record_.url, "url")) record_.url.clear();
        if (record_.referral && !usable_url(record_.referral->url, "verwijzing")) record_.referral->url.clear();
    }

    bool usable_id(const std::string& id, const std::string& field) {
        const bool good = good_id(id);
        if (!good) warn({"bad_reference", {id.substr(0, max_id)}}, field);
        else if (id == record_.id) warn({"reference_to_itself", {id}}, field);
        return good && id != record_.id;
    }

    bool usable_url(const std::string& url, const std::string& field) {
        const bool good = good_url(url);
        if (!good) warn({"bad_url", {url}}, field);
        return good;
    }

    std::string place_of(const Section& section) const { return "secties/" + section.key; }

    void sections() {
        std::erase_if(record_.sections, [](const Section& s) { return s.title.empty() && s.text.empty(); });
        for (const auto& section : record_.sections)
            if (section.text.empty()) warn({"empty_section", {section.title}}, place_of(section));
        const bool article_kind = group_of(record_.kind) == article;
        if (article_kind && record_.sections.empty() && record_.short_answer.empty()) refuse({"no_text", {}}, "tekst");
        std::unordered_set<std::string> keys;
        for (auto& section : record_.sections) {
            if (section.key.empty()) section.key = section.title.empty() ? std::string(body_key) : section_key(section.title);
            if (!keys.insert(section.key).second) refuse({"section_key_twice", {section.key}}, place_of(section));
        }
    }

    // Labels as the settings spell them, sorted; empty for everyone.
    std::vector<std::string> resolved(const std::vector<std::string>& labels, const std::string& field) {
        std::set<std::string> out;
        bool open = false;
        for (const auto& label : labels) {
            const auto group = std::ranges::find_if(settings_.groups, [&](const auto& g) { return same_key(g, label); });
            if (same_key(label, everyone)) open = true;
            else if (group != settings_.groups.end()) out.insert(*group);
            else refuse({"unknown_group", {label}}, field);
        }
        if (open && labels.size() > 1) refuse({"openbaar_with_groups", {}}, field);
        return {out.begin(), out.end()};
    }

    void visibility() {
        const auto& fallback = defaults_.visibility ? *defaults_.visibility : settings_.default_visibility;
        record_.visibility = resolved(record_.visibility.value_or(fallback), "zichtbaarheid");
        std::set<std::vector<std::string>> distinct;
        for (auto& section : record_.sections) {
            const auto inherited = is_internal(section.key) ? settings_.internal_groups : std::vector<std::string>{};
            section.visibility = resolved(section.visibility.value_or(inherited), place_of(section));
            distinct.insert(*section.visibility);
        }
        if (distinct.size() > max_visibilities)
            refuse({"too_many_visibilities", {std::to_string(distinct.size()), std::to_string(max_visibilities)}}, "secties");
    }

    // A desk memo that stands in text for everyone: under a deeper heading, or in HTML that had one.
    void hidden_shields() {
        if (!record_.visibility->empty()) return;
        for (const auto& section : record_.sections) {
            if (!section.visibility->empty()) continue;
            for (std::string_view rest = section.text; !rest.empty();) {
                const auto end = std::min(rest.find('\n'), rest.size());
                if (auto problem = shield_in_text(rest.substr(0, end), settings_.groups); !problem.code.empty())
                    refuse(std::move(problem), place_of(section));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
    }

    Record& record_;
    const Settings& settings_;
    const Source& defaults_;
    Verdict verdict_;
};

}  // namespace

Verdict check(Record& record, const Settings& settings, const Source& defaults) {
    return Check(record, settings, defaults)();
}

}  // namespace vraagbaak::record

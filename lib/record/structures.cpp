// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/structures.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "record/fields.hpp"
#include "record/sections.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::array<std::string_view, 7> week = {"maandag", "dinsdag",  "woensdag", "donderdag",
                                                  "vrijdag", "zaterdag", "zondag"};
constexpr std::array<std::string_view, 3> parts = {"ochtend", "middag", "avond"};

// As systems from abroad call them, in the same order.
constexpr std::array<std::string_view, 7> english_week = {"monday", "tuesday",  "wednesday", "thursday",
                                                          "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 3> english_parts = {"morning", "afternoon", "evening"};

template <std::size_t n>
std::vector<std::string_view> both(const std::array<std::string_view, n>& dutch, const std::array<std::string_view, n>& english) {
    std::vector<std::string_view> all(dutch.begin(), dutch.end());
    all.insert(all.end(), english.begin(), english.end());
    return all;
}

// What the sources call the two audiences.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> audiences = {{
    {"burger", "burger"}, {"particulier", "burger"}, {"inwoner", "burger"}, {"eu-burger", "burger"},
    {"bedrijf", "bedrijf"}, {"ondernemer", "bedrijf"}, {"eu-bedrijf", "bedrijf"},
    {"eu-burger-bedrijf", "burger"}, {"eu-burger-bedrijf", "bedrijf"},
}};

// Between white space, / and commas.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> out;
    constexpr std::string_view between = " \t\n/,";
    while (!text.empty()) {
        const auto begin = std::min(text.find_first_not_of(between), text.size());
        text.remove_prefix(begin);
        const auto end = std::min(text.find_first_of(between), text.size());
        if (end > 0) out.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return out;
}

void read_audience(const Spot& spot, std::string_view word, Record& record) {
    bool known = false;
    for (const auto& [name, audience] : audiences)
        if (same_key(name, word)) {
            record.audiences.emplace_back(audience);
            known = true;
        }
    if (!known) spot.warn({"unknown_audience", {std::string(word)}});
}

// Of an export of ours, where key and visibility are said: nothing is guessed and nothing is put together.
void read_exact_section(const Spot& spot, Record& record) {
    Section section{spot.member_text({"sleutel"}), spot.member_text({"kop"}), spot.member_text({"tekst"}), std::nullopt};
    if (const auto labels = spot.member({"zichtbaarheid"})) section.visibility = read_labels(*labels);
    record.sections.push_back(std::move(section));
}

void read_section(const Spot& spot, Record& record) {
    if (!spot.expect_map()) return;
    spot.expect_keys({"sleutel", "kop", "tekst", "zichtbaarheid"});
    if (spot.exact() && spot.member({"sleutel"}) && spot.member({"zichtbaarheid"})) return read_exact_section(spot, record);
    Section section;
    section.title = spot.member_text({"kop"});
    const auto key = spot.member_text({"sleutel"});
    for (const auto& name : {key, section.title})
        if (const auto near = nearly_internal(name))
            return spot.refuse({"nearly_internal", {name, std::string(*near)}});
    if (!key.empty()) section.key = canonical_key(key);
    else section.key = section.title.empty() ? std::string(body_key) : section_key(section.title);
    if (const auto text = spot.member({"tekst"})) section.text = read_prose(*text);
    if (const auto labels = spot.member({"zichtbaarheid"})) section.visibility = read_labels(*labels);
    if (section.text.empty() && section.title.empty()) return spot.warn({"empty_section", {section.key}});
    add_section(record, std::move(section));
}

void read_link(const Spot& spot, Record& record) {
    if (!spot.is(Value::Kind::map)) {
        const auto url = spot.text();
        if (!url.empty()) record.links.push_back({"", url});
        return;
    }
    spot.expect_keys({"label", "titel", "title", "url"});
    Link link{spot.member_text({"label", "titel", "title"}), spot.member_text({"url"})};
    if (link.url.empty() && !spot.exact()) return spot.warn({"link_without_url", {link.label}});
    record.links.push_back(std::move(link));
}

void read_contact(const Spot& spot, Record& record) {
    ContactPerson contact;
    if (spot.is(Value::Kind::map)) {
        spot.expect_keys({"medewerkerId", "id", "naam", "rol", "volgorde"});
        contact.id = spot.member_text({"medewerkerId", "id"});
        contact.name = spot.member_text({"naam"});
        contact.role = spot.member_text({"rol"});
        const auto order = spot.member({"volgorde"});
        const double number = order ? order->number().value_or(0) : 0;
        const auto [least, most] = spot.exact() ? std::pair{-2147483648.0, 2147483647.0} : std::pair{0.0, 1000.0};
        if (!(number >= least && number <= most)) return order->refuse({"expected_number", {order->value().text}});
        contact.order = static_cast<int>(number);
    } else {
        contact.name = spot.text();
    }
    if (!contact.id.empty() || !contact.name.empty() || spot.exact()) record.contacts.push_back(std::move(contact));
}

void read_location(const Spot& spot, Record& record) {
    if (!spot.is(Value::Kind::map)) {
        record.locations.push_back({spot.text(), "", ""});
        return;
    }
    spot.expect_keys({"straat", "wijk", "postcode4"});
    record.locations.push_back(
        {spot.member_text({"straat"}), spot.member_text({"wijk"}), spot.member_text({"postcode4"})});
}

void read_mailing(const Spot& spot, Record& record) {
    if (!spot.expect_map()) return;
    spot.expect_keys({"datum", "doelgroep", "onderwerp"});
    const auto date = spot.member({"datum"});
    record.mailings.push_back({date ? date->date() : std::nullopt, spot.member_text({"doelgroep"}),
                               spot.member_text({"onderwerp"})});
}

Availability& availability(Record& record) {
    if (!record.availability) record.availability.emplace();
    return *record.availability;
}

// "maandag", "ma", "MA", "monday".
std::optional<std::size_t> day_named(std::string_view word) {
    for (std::size_t i = 0; i < week.size(); ++i)
        if (same_key(word, week[i]) || same_key(word, week[i].substr(0, 2)) || same_key(word, english_week[i])) return i;
    return std::nullopt;
}

std::optional<std::size_t> part_named(std::string_view word) {
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (same_key(word, parts[i]) || same_key(word, english_parts[i])) return i;
    return std::nullopt;
}

// Parts of days by number: those of Monday first.
using DayParts = std::set<std::size_t>;

void add_parts(DayParts& out, std::size_t day, std::initializer_list<std::size_t> of_day) {
    for (const auto part : of_day) out.insert(day * parts.size() + part);
}

// "ochtend", "ochtend en middag", "hele dag", "ochtend, avond"; false: something else.
bool add_parts(DayParts& out, std::size_t day, std::string_view text) {
    bool any = false;
    for (const auto word : words_of(text)) {
        if (same_key(word, "en") || same_key(word, "dag")) continue;
        if (same_key(word, "hele")) add_parts(out, day, {0, 1});
        else if (const auto part = part_named(word)) add_parts(out, day, {*part});
        else return false;
        any = true;
    }
    return any;
}

// Days of a week by number.
using Days = std::set<std::size_t>;

std::optional<Days> days_named(std::string_view word) {
    if (const auto day = day_named(word)) return Days{*day};
    if (same_key(word, "werkdagen") || same_key(word, "werkdag")) return Days{0, 1, 2, 3, 4};
    if (same_key(word, "weekend")) return Days{5, 6};
    if (same_key(word, "dagelijks")) return Days{0, 1, 2, 3, 4, 5, 6};
    return std::nullopt;
}

// "dinsdagmiddag".
std::optional<std::pair<std::size_t, std::size_t>> day_and_part_named(std::string_view word) {
    for (std::size_t day = 0; day < week.size(); ++day)
        for (std::size_t part = 0; part < parts.size(); ++part)
            if (same_key(word, std::string{week[day]} + std::string{parts[part]})) return std::pair{day, part};
    return std::nullopt;
}

// "maandag ochtend", "ma/middag", "dinsdagmiddag en donderdagochtend", "ma t/m do", "dinsdag" (morning and afternoon); of a text with commas
// one piece. Of "maandag en dinsdag ochtend" it is not clear whether all of Monday is meant.
class WrittenDays {
public:
    explicit WrittenDays(DayParts& out) : out_(out) {}

    bool read(std::string_view text) {
        for (const auto& word : words_of(text))
            if (!take(word)) return false;
        if (open_range_ || to_ || every_ || days_.empty()) return false;
        finish();
        out_.insert(found_.begin(), found_.end());
        return true;
    }

private:
    // Between white space, / and commas; "t/m" is a word, and so is a dash.
    static std::vector<std::string> words_of(std::string_view text) {
        std::vector<std::string> out;
        bool within = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            const bool through = (c == 't' || c == 'T') && !within && i + 2 < text.size() && text[i + 1] == '/' && (text[i + 2] == 'm' || text[i + 2] == 'M');
            if (through || c == '-') {
                out.emplace_back(through ? "t/m" : "-");
                i += through ? 2 : 0;
                within = false;
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '/' || c == ',') {
                within = false;
            } else {
                if (!within) out.emplace_back();
                within = true;
                out.back() += c;
            }
        }
        return out;
    }

    bool take(const std::string& word) {
        const bool to = same_key(word, "tot"), through = word == "t/m" || (same_key(word, "met") && last_ == "en" && to_);
        last_ = same_key(word, "en") ? "en" : "";
        if (to) return to_ = !days_.empty() && !any_part_;
        if (through) return to_ = false, open_range_ = !days_.empty() && !any_part_;
        if (!last_.empty()) return true;
        if (to_) return false;  // "tot 12 uur"
        if (word == "-") return dash_ = true;
        const bool dashed = std::exchange(dash_, false);
        if (same_key(word, "elke") || same_key(word, "iedere")) return every_ = true;
        if (same_key(word, "dag")) return !std::exchange(every_, false) || days({0, 1, 2, 3, 4, 5, 6});
        if (std::exchange(every_, false) && !day_named(word)) return false;
        if (same_key(word, "hele")) return parts_of({0, 1});
        if (const auto part = part_named(word)) return parts_of({*part});
        if (const auto both = day_and_part_named(word)) return days({both->first}) && parts_of({both->second});
        const auto named = days_named(word);
        if (!named) return false;
        if (!open_range_ && !(dashed && !days_.empty() && !any_part_)) return days(*named);
        if (named->size() != 1 || days_.size() != 1) return false;
        for (auto day = *days_.begin(); day != *named->begin();) days_.insert(day = (day + 1) % week.size());
        open_range_ = false;
        range_ = true;
        return true;
    }

    bool days(const Days& more) {
        if (open_range_) return false;
        if (any_part_ || range_) finish();
        listed_ = listed_ || !days_.empty();
        days_.insert(more.begin(), more.end());
        return true;
    }

    bool parts_of(std::initializer_list<std::size_t> named) {
        if (days_.empty() || listed_ || open_range_) return false;
        for (const auto day : days_) add_parts(found_, day, named);
        return any_part_ = true;
    }

    void finish() {
        if (!any_part_)
            for (const auto day : days_) add_parts(found_, day, {0, 1});
        days_.clear();
        any_part_ = range_ = listed_ = false;
    }

    DayParts& out_;
    DayParts found_;
    Days days_;                // that the next parts are of
    std::string_view last_;
    bool listed_ = false;      // "maandag en dinsdag"
    bool range_ = false, open_range_ = false, to_ = false, dash_ = false, every_ = false, any_part_ = false;
};

bool add_day(DayParts& out, std::string_view text) { return WrittenDays{out}.read(text); }

void add_present(Record& record, const DayParts& found) {
    auto& present = availability(record).present;
    for (const auto part : found) {
        auto name = std::string(week[part / parts.size()]) + '/' + std::string(parts[part % parts.size()]);
        if (std::ranges::find(present, name) == present.end()) present.push_back(std::move(name));
    }
}

void read_day(const Spot& spot, std::size_t day, DayParts& out) {
    if (spot.empty()) return;
    if (spot.is(Value::Kind::boolean)) {
        if (spot.value().truth) add_parts(out, day, {0, 1});
        return;
    }
    for (const auto& text : spot.texts({}))
        if (!add_parts(out, day, text)) spot.warn({"unknown_day_part", {text}});
}

TimeSpan read_period(const Spot& spot) {
    TimeSpan period;
    const auto read = [&](const char* key, bool behind) -> std::optional<Minute> {
        const auto at = spot.member({key});
        if (!at || at->empty()) return std::nullopt;
        const auto day = spot.exported() ? exported_date(at->text()) : std::nullopt;
        const auto minute = parse_minute(day && !parse_minute(at->text()) ? to_string(*day) : at->text(), behind);
        if (!minute) at->refuse({"expected_minute", {at->text()}});
        return minute;
    };
    period.from = read("van", false);
    period.until = read("tot", true);
    return period;
}

// A mistake in when somebody is away does not keep him from the phone book.
void read_absence(const Spot& spot, Record& record) {
    if (!spot.is(Value::Kind::map)) return spot.refuse({"absence_shape", {}});
    spot.expect_keys({"van", "tot", "vervanger", "vervanging"});
    const Absence absence{read_period(spot), spot.member_text({"vervanger", "vervanging"})};
    const auto from = spot.member({"van"}), until = spot.member({"tot"});
    if (!spot.exact() && (!from || from->empty()) && (!until || until->empty())) return spot.warn({"absence_without_dates", {}});
    if (!spot.exact() && absence.period.from && absence.period.until && *absence.period.until <= *absence.period.from)
        return until->warn({"absence_reversed", {from->text(), until->text()}});
    availability(record).absences.push_back(absence);
}

void read_announcement(const Spot& spot, Record& record) {
    if (!spot.expect_map()) return;
    spot.expect_keys({"soort", "tekst", "van", "tot"});
    record.announcements.push_back({spot.member_text({"soort"}), spot.member_text({"tekst"}), read_period(spot)});
}

}  // namespace

Visibility read_labels(const Spot& spot) {
    if (spot.empty()) return std::nullopt;
    return spot.is(Value::Kind::text) ? split_commas(spot.text()) : spot.texts({});
}

void read_visibility(const Spot& spot, Record& record) { record.visibility = read_labels(spot); }

void read_audiences(const Spot& spot, Record& record) {
    if (spot.exact()) {
        record.audiences = spot.texts({});
        return;
    }
    for (const auto& text : spot.texts({"doelgroep"}))
        for (const auto& word : split_commas(text)) read_audience(spot, word, record);
}

void read_sections(const Spot& spot, Record& record) {
    if (spot.value().items.size() > max_sections) return spot.refuse({"too_many_sections", {std::to_string(max_sections)}});
    for (const auto& element : spot.elements()) read_section(element, record);
}

void read_links(const Spot& spot, Record& record) {
    for (const auto& element : spot.elements()) read_link(element, record);
}

void read_referral(const Spot& spot, Record& record) {
    if (spot.empty()) return;
    if (!spot.is(Value::Kind::map)) {
        record.referral = Referral{spot.text(), "", ""};
        return;
    }
    spot.expect_keys({"organisatie", "telefoon", "url"});
    record.referral =
        Referral{spot.member_text({"organisatie"}), spot.member_text({"telefoon"}), spot.member_text({"url"})};
}

void read_delivered(const Spot& spot, Record& record) {
    const auto delivered = spot.truth();
    if (delivered && !*delivered && !record.referral) record.referral.emplace();
}

void read_active(const Spot& spot, Record& record) {
    if (const auto active = spot.truth(); active && !*active) record.status = "non-actief";
}

void read_availability(const Spot& spot, Record& record) {
    if (spot.empty() || !spot.expect_map()) return;
    spot.expect_keys(both(week, english_week));
    auto& present = availability(record).present;
    for (std::size_t day = 0; day < week.size(); ++day) {
        const auto value = spot.member({week[day], english_week[day]});
        if (!value || value->empty() || !value->expect_map()) continue;
        value->expect_keys(both(parts, english_parts));
        for (std::size_t part = 0; part < parts.size(); ++part)
            if (const auto at_work = value->member({parts[part], english_parts[part]}); at_work && at_work->truth().value_or(false))
                present.push_back(std::string(week[day]) + '/' + std::string(parts[part]));
    }
}

void read_present(const Spot& spot, Record& record) {
    if (spot.exact()) {
        availability(record).present = spot.texts({});
        return;
    }
    DayParts found;
    for (const auto& text : spot.texts({}))
        if (!add_day(found, text)) spot.warn({"unknown_day_part", {text}});
    add_present(record, found);
}

void read_day_parts(const Spot& spot, Record& record) {
    if (spot.empty()) return;
    DayParts found;
    if (spot.is(Value::Kind::map)) {
        spot.expect_keys(both(week, english_week));
        for (std::size_t day = 0; day < week.size(); ++day)
            if (const auto value = spot.member({week[day], english_week[day]})) read_day(*value, day, found);
    } else {
        for (const auto& text : spot.is(Value::Kind::text) ? split_commas(spot.text()) : spot.texts({}))
            if (!add_day(found, text)) spot.warn({"unknown_day_part", {text}});
    }
    add_present(record, found);
}

void read_absences(const Spot& spot, Record& record) {
    for (const auto& element : spot.elements()) read_absence(element, record);
}

void read_announcements(const Spot& spot, Record& record) {
    for (const auto& element : spot.elements()) read_announcement(element, record);
}

void read_replacement(const Spot& spot, Record& record) {
    if (spot.empty()) return;
    const auto name = spot.is(Value::Kind::map) ? spot.member_text({"name", "naam"}) : spot.text();
    if (!name.empty()) availability(record).replacement = name;
}

void read_locations(const Spot& spot, Record& record) {
    for (const auto& element : spot.elements()) read_location(element, record);
}

void read_contacts(const Spot& spot, Record& record) {
    for (const auto& element : spot.elements()) read_contact(element, record);
}

void read_fallback(const Spot& spot, Record& record) {
    if (!spot.is(Value::Kind::map)) {
        record.fallback = spot.text();
        return;
    }
    spot.expect_keys({"afdeling", "tel", "mail"});
    for (const auto key : {"afdeling", "tel", "mail"})
        if (const auto part = spot.member_text({key}); !part.empty())
            record.fallback += (record.fallback.empty() ? "" : ", ") + part;
}

void read_mailings(const Spot& spot, Record& record) {
    for (const auto& element : spot.elements()) read_mailing(element, record);
}

void read_keywords(const Spot& spot, Record& record) {
    for (const auto& element : spot.elements()) {
        if (element.is(Value::Kind::map)) {
            // The redacteur blocked this one: it must not find the record.
            if (same_key(element.member_text({"status"}), "geblokkeerd")) continue;
            if (!element.member({"trefwoord", "term", "synonym", "zoekterm"})) element.refuse({"expected_text", {}});
            if (auto word = element.member_text({"trefwoord", "term", "synonym", "zoekterm"}); !word.empty())
                record.keywords.push_back(std::move(word));
        } else if (spot.is(Value::Kind::list)) {
            if (auto word = element.text(); !word.empty()) record.keywords.push_back(std::move(word));
        } else {
            for (auto& word : split_commas(element.text())) record.keywords.push_back(std::move(word));
        }
    }
}

void read_nothing(const Spot&, Record&) {}

}  // namespace vraagbaak::record

// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/settings.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/file.hpp"
#include "record/fields.hpp"
#include "record/id.hpp"
#include "record/spot.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::string_view national_layer = "landelijk";
constexpr std::size_t max_settings = 1 << 20;  // bytes
constexpr std::string_view everyone = "openbaar";
// The fields of index/schema.cpp and the range it takes.
constexpr std::array<std::string_view, 8> weighted = {"titel", "titelsAlternatief", "trefwoorden", "kortAntwoord",
                                                     "kop",   "tekst",             "naam",        "contact"};

bool good_label(std::string_view label) {
    return !label.empty() && label.size() <= 64 && label.find_first_of(" \t,=:\"'{}") == label.npos;
}

std::vector<std::string> read_list(const Spot& spot) {
    return spot.is(Value::Kind::text) ? split_commas(spot.text()) : spot.texts({});
}

void read_name(const Spot& spot, Settings& settings) { settings.name = spot.text(); }

void read_language(const Spot& spot, Settings& settings) {
    const auto language = spot.text();
    if (language != "nl" && language != "en") spot.refuse({"setting_language", {language}});
    settings.language = language;
}

void read_groups(const Spot& spot, Settings& settings) {
    settings.groups = read_list(spot);
    for (const auto& label : settings.groups)
        if (!good_label(label) || same_key(label, everyone)) spot.refuse({"setting_bad_group", {label}});
}

// Labels for who sees something; whether the groups exist is looked at when all of the file is read.
std::vector<std::string> read_visibility_labels(const Spot& spot) {
    auto labels = read_list(spot);
    const bool open = std::ranges::any_of(labels, [](const auto& l) { return same_key(l, everyone); });
    if (open && labels.size() > 1) spot.refuse({"openbaar_with_groups", {}});
    if (open) labels.clear();
    return labels;
}

void read_default_visibility(const Spot& spot, Settings& settings) {
    settings.default_visibility = read_visibility_labels(spot);
}

void read_internal_groups(const Spot& spot, Settings& settings) { settings.internal_groups = read_list(spot); }

void read_prefix(const Spot& spot, Source& source) {
    source.id_prefix = spot.text();
    const bool good = source.id_prefix.size() <= 50 && std::ranges::all_of(source.id_prefix, id_character);
    if (!good) spot.refuse({"setting_bad_prefix", {source.id_prefix}});
}

// Which column fills which field; a field that is left empty leaves the column out.
void read_columns(const Spot& spot, Source& source) {
    if (spot.empty() || !spot.expect_map()) return;
    for (std::size_t i = 0; i < spot.value().items.size(); ++i) {
        const auto written = spot.child(i);
        const auto name = written.text();
        const auto* field = find_field(name);
        if (!field && !name.empty()) written.refuse(unknown_key(name, known_keys()));
        source.columns[spot.value().keys[i]] = field ? std::string(field->key) : std::string();
    }
}

template <class Target>
struct Key {
    std::string_view name;
    void (*read)(const Spot&, Target&);
};

constexpr std::array<Key<Source>, 5> source_keys = {{
    {"pad", [](const Spot& spot, Source& source) { source.path = spot.text(); }},
    {"bron", [](const Spot& spot, Source& source) { source.name = spot.text(); }},
    {"idVoorvoegsel", read_prefix},
    {"kolommen", read_columns},
    {"zichtbaarheid",
     [](const Spot& spot, Source& source) {
         if (!spot.empty()) source.visibility = read_visibility_labels(spot);
     }},
}};

// Fills `target` from a map; keys that are not in the table are refused with the nearest that is.
template <class Target, std::size_t count>
void read_map(const Spot& map, const std::array<Key<Target>, count>& table, Target& target) {
    std::vector<std::string_view> known;
    for (const auto& key : table) known.push_back(key.name);
    for (const auto& written : map.value().keys) {
        const auto spot = *map.member({written});
        const auto key = std::ranges::find_if(table, [&](const auto& k) { return same_key(k.name, written); });
        if (key == table.end()) spot.refuse(unknown_key(written, known));
        else key->read(spot, target);
    }
}

void read_source_setting(const Spot& spot, Settings& settings) {
    Source source;
    if (spot.is(Value::Kind::map)) read_map(spot, source_keys, source);
    else source.path = spot.text();
    if (source.path.empty()) spot.refuse({"setting_no_path", {}});
    settings.sources.push_back(std::move(source));
}

void read_sources(const Spot& spot, Settings& settings) {
    settings.sources.clear();
    for (const auto& element : spot.elements()) read_source_setting(element, settings);
}

void read_weights(const Spot& spot, Settings& settings) {
    if (spot.empty() || !spot.expect_map()) return;
    for (const auto& field : spot.value().keys) {
        const auto value = *spot.member({field});
        const auto known = std::ranges::find_if(weighted, [&](auto w) { return same_key(w, field); });
        const auto weight = value.number();
        if (known == weighted.end()) value.refuse(unknown_key(field, {weighted.begin(), weighted.end()}));
        else if (!weight || !(*weight >= 0 && *weight <= 20)) value.refuse({"setting_range", {field, "0", "20"}});
        else settings.field_weights[std::string(*known)] = *weight;
    }
}

void read_whole(const Spot& spot, const char* key, std::size_t least, std::size_t most, std::size_t& target) {
    const auto number = spot.number().value_or(-1);
    if (!(number >= static_cast<double>(least) && number <= static_cast<double>(most)) || number != std::floor(number))
        return spot.refuse({"setting_range", {key, std::to_string(least), std::to_string(most)}});
    target = static_cast<std::size_t>(number);
}

void read_ladder_minimum(const Spot& spot, Settings& settings) { read_whole(spot, "ladderMinimum", 1, 1000, settings.ladder_minimum); }

// Names of sources, of which none stands there twice; beside `known` those alone.
std::vector<std::string> read_source_names(const Spot& spot, const std::vector<std::string>* known = nullptr) {
    std::vector<std::string> names;
    for (auto& name : read_list(spot)) {
        if (known && std::ranges::find(*known, name) == known->end()) spot.refuse({"setting_merge_source", {name}});
        else if (std::ranges::find(names, name) != names.end()) spot.refuse({"setting_twice", {name}});
        else names.push_back(std::move(name));
    }
    return names;
}

// What is one answer is of one source: the parts of a name, when somebody is there, whether and how to put a call through.
std::string merged_field(const Field& field) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> wholes{{{"voornaam", "titel"},
                                                                                   {"voorvoegselAchternaam", "titel"},
                                                                                   {"achternaam", "titel"},
                                                                                   {"titelsAlternatief", "titel"},
                                                                                   {"aanwezig", "beschikbaarheid"},
                                                                                   {"dagdelen", "beschikbaarheid"},
                                                                                   {"afwezig", "beschikbaarheid"},
                                                                                   {"doorverbindinstructie", "doorverbinden"},
                                                                                   {"actief", "status"}}};
    const auto whole = std::ranges::find(wholes, field.key, &std::pair<std::string_view, std::string_view>::first);
    return std::string(whole == wholes.end() ? field.key : whole->second);
}

// Of the others no source goes first: what a merged record is, and who may see it when, is of all.
bool has_first_source(const Field& field) {
    constexpr std::array<std::string_view, 10> of_all{"id",          "soort",        "bron",            "zichtbaarheid", "publicatieVan",
                                                      "publicatieTot", "gewijzigdOp", "controleVoor", "samengevoegdUit", "organisatie"};
    const bool is_section = std::holds_alternative<SectionField>(field.member);  // all of them are "secties"
    return (field.kinds & KindGroup::person) != 0 && !is_section && std::ranges::find(of_all, field.key) == of_all.end();
}

void read_merged_fields(const Spot& spot, Merging& merging) {
    if (spot.empty() || !spot.expect_map()) return;
    std::vector<std::string_view> of_people;
    for (const auto& field : fields())
        if (has_first_source(field)) of_people.push_back(field.key);
    for (const auto& written : spot.value().keys) {
        const auto value = *spot.member({written});
        const auto* field = find_field(written);
        if (!field || !has_first_source(*field)) value.refuse(unknown_key(written, of_people));
        else merging.fields[merged_field(*field)] = read_source_names(value, &merging.sources);
    }
}

constexpr std::array<Key<Merging>, 3> merging_keys = {{
    {"bronnen", [](const Spot& spot, Merging& merging) { merging.sources = read_source_names(spot); }},
    {"velden", [](const Spot&, Merging&) {}},         // read when all sources are known
    {"zelfdeNummers", [](const Spot&, Merging&) {}},  // likewise
}};

void read_merging(const Spot& spot, Settings& settings) {
    if (spot.empty()) return;
    if (!spot.is(Value::Kind::map)) {
        settings.merging.sources = read_source_names(spot);
        return;
    }
    read_map(spot, merging_keys, settings.merging);
    if (settings.merging.sources.empty()) return spot.refuse({"setting_merge_none", {}});
    if (const auto fields = spot.member({"velden"})) read_merged_fields(*fields, settings.merging);
    if (const auto numbers = spot.member({"zelfdeNummers"})) settings.merging.same_numbers = read_source_names(*numbers, &settings.merging.sources);
}

// No longer than is needed (article 5 AVG): two years and a month, to compare with the same month of two years before.
constexpr std::size_t most_months = 25, least_minimum = 3, most_minimum = 1000;

constexpr std::array<Key<DeskSettings>, 2> statistics_keys = {{
    {"bewaartermijn", [](const Spot& spot, DeskSettings& desk) { read_whole(spot, "bewaartermijn", 1, most_months, desk.statistics_months); }},
    {"minimum", [](const Spot& spot, DeskSettings& desk) { read_whole(spot, "minimum", least_minimum, most_minimum, desk.statistics_minimum); }},
}};

constexpr std::array<Key<DeskSettings>, 1> feedback_keys = {{
    {"bewaartermijn", [](const Spot& spot, DeskSettings& desk) { read_whole(spot, "bewaartermijn", 1, most_months, desk.feedback_months); }},
}};

constexpr std::array<Key<DeskSettings>, 1> golden_keys = {{
    {"minimum", [](const Spot& spot, DeskSettings& desk) {
         const auto share = spot.number().value_or(-1);
         if (!(share >= 0 && share <= 1)) return spot.refuse({"setting_range", {"minimum", "0", "1"}});
         desk.golden_minimum = share;
     }},
}};

void read_statistics(const Spot& spot, DeskSettings& desk) {
    if (!spot.empty() && spot.expect_map()) read_map(spot, statistics_keys, desk);
}

void read_feedback(const Spot& spot, DeskSettings& desk) {
    if (!spot.empty() && spot.expect_map()) read_map(spot, feedback_keys, desk);
}

void read_golden(const Spot& spot, DeskSettings& desk) {
    if (!spot.empty() && spot.expect_map()) read_map(spot, golden_keys, desk);
}

void read_administrators(const Spot& spot, DeskSettings& desk) { desk.administrators = read_list(spot); }

constexpr std::array<Key<DeskSettings>, 4> desk_keys = {{{"statistiek", read_statistics}, {"meldingen", read_feedback}, {"toets", read_golden}, {"beheerders", read_administrators}}};

// What is wrong there is told with the rest; who needs it reads it by itself.
template <void (*read)(const Spot&, DeskSettings&)>
void check_only(const Spot& spot, Settings&) {
    DeskSettings unused;
    read(spot, unused);
}

// A misspelt layer would silently be none.
void read_layers(const Spot& spot, Settings& settings) {
    settings.layers = read_list(spot);
    for (auto& layer : settings.layers)
        if (same_key(layer, national_layer)) layer = national_layer;
        else spot.refuse({"unknown_layer", {layer, std::string{national_layer}}});
}

constexpr std::array<Key<Settings>, 16> keys = {{
    {"naam", read_name},
    {"taal", read_language},
    {"groups", read_groups},
    {"standaardZichtbaarheid", read_default_visibility},
    {"interneGroepen", read_internal_groups},
    {"bronnen", read_sources},
    {"samenvoegen", read_merging},
    {"upl", [](const Spot& spot, Settings& settings) { settings.product_names = spot.text(); }},
    {"veldgewichten", read_weights},
    {"ladderMinimum", read_ladder_minimum},
    {"lagen", read_layers},
    {"klachtenregeling", [](const Spot& spot, Settings& settings) { settings.complaints = spot.text(); }},
    {"statistiek", check_only<read_statistics>},
    {"meldingen", check_only<read_feedback>},
    {"toets", check_only<read_golden>},
    {"beheerders", check_only<read_administrators>},  // that they are groups is for settle_groups()
}};

// Writes labels as `groups` spells them; refuses what is not declared there.
void settle(std::vector<std::string>& labels, const Settings& settings, const Spot& spot) {
    for (auto& label : labels) {
        const auto group = std::ranges::find_if(settings.groups, [&](const auto& g) { return same_key(g, label); });
        if (group == settings.groups.end()) spot.refuse({"setting_unknown_group", {label}});
        else label = *group;
    }
    std::ranges::sort(labels);
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
}

void settle_groups(const Spot& whole, Settings& settings) {
    const auto spot_of = [&](std::string_view key) { return whole.member({key}).value_or(whole); };
    settle(settings.default_visibility, settings, spot_of("standaardZichtbaarheid"));
    settle(settings.internal_groups, settings, spot_of("interneGroepen"));
    if (const auto spot = whole.member({"beheerders"})) {
        auto administrators = read_list(*spot);
        settle(administrators, settings, *spot);
    }
    // Nobody named would mean that everybody sees the desk memos.
    if (settings.internal_groups.empty()) spot_of("interneGroepen").refuse({"setting_no_internal_group", {}});
    for (auto& source : settings.sources)
        if (source.visibility) settle(*source.visibility, settings, spot_of("bronnen"));
}

[[noreturn]] void refuse(Finding&& finding, const std::string& file) {
    finding.place.file = file;
    throw Error(ErrorKind::usage, std::move(finding.message), std::move(finding.place));
}

// Reads the map of a file by `read`; an empty file has none.
template <class Read>
void parse(std::string_view yaml, const std::string& file, Read read) {
    if (const auto at = text::first_ill_formed(yaml)) {
        const auto line = 1 + static_cast<std::size_t>(std::ranges::count(yaml.substr(0, *at), '\n'));
        refuse({{"ill_formed_utf8", {std::to_string(*at)}}, {"", line, ""}}, file);
    }
    if (yaml.starts_with("\xEF\xBB\xBF")) yaml.remove_prefix(3);
    auto parsed = parse_yaml(yaml);
    if (!parsed.good()) refuse(std::move(parsed.finding), file);
    if (parsed.value.kind == Value::Kind::null) return;
    Verdict verdict;
    Remarks remarks{verdict, file, 1, false};
    const Spot whole(parsed.value, "", remarks);
    read(whole, verdict);
    if (!verdict.accepted()) refuse(std::move(verdict.rejected.front()), file);
}

std::string text_of(const std::filesystem::path& file) {
    auto yaml = read_file_if_there(file, max_settings);
    if (!yaml) throw Error(ErrorKind::unusable, {"no_settings", {file.parent_path().string()}}, {file.parent_path().string(), 0, {}});
    return std::move(*yaml);
}

}  // namespace

Settings parse_settings(std::string_view yaml, const std::string& file) {
    Settings settings;
    parse(yaml, file, [&](const Spot& whole, const Verdict& verdict) {
        if (whole.expect_map()) read_map(whole, keys, settings);
        if (verdict.accepted()) settle_groups(whole, settings);
    });
    return settings;
}

DeskSettings parse_desk_settings(std::string_view yaml, const std::string& file) {
    DeskSettings desk;
    parse(yaml, file, [&](const Spot& whole, const Verdict&) {
        for (const auto& key : desk_keys)
            if (const auto spot = whole.member({key.name})) key.read(*spot, desk);
        if (desk.administrators.empty()) return;
        Settings settings;
        if (const auto spot = whole.member({"groups"})) read_groups(*spot, settings);
        settle(desk.administrators, settings, whole.member({"beheerders"}).value_or(whole));
    });
    return desk;
}

Settings read_settings(const std::filesystem::path& file) { return parse_settings(text_of(file), file.string()); }
DeskSettings read_desk_settings(const std::filesystem::path& file) { return parse_desk_settings(text_of(file), file.string()); }

}  // namespace vraagbaak::record

// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/fields.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "text/html.hpp"
#include "record/id.hpp"
#include "record/overload.hpp"
#include "record/sections.hpp"
#include "record/structures.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::array<std::pair<std::string_view, KindGroup>, 10> kinds = {{
    {"vac", article}, {"kennisartikel", article}, {"pagina", article}, {"nieuws", article},
    {"werkinstructie", article}, {"themapagina", article}, {"beslisboom", article},
    {"medewerker", person}, {"afdeling", department}, {"project", project},
}};

constexpr unsigned others = person | department;

// The order is that of native JSON.
const std::array table = {
    Field{"id", every_kind, &Record::id, Form::line, "identificatie"},
    Field{"soort", every_kind, &Record::kind},
    Field{"bron", every_kind, &Record::source},
    Field{"titel", every_kind, &Record::title, Form::line, "vraag naam volledigeNaam"},
    Field{"titelsAlternatief", every_kind, &Record::alternative_titles, Form::names,
          "aliassen roepnaam volksnaam titelAlternatief", "naam titel"},
    Field{"taal", every_kind, &Record::language},
    Field{"status", every_kind, &Record::status},
    Field{"trefwoorden", every_kind, Structured{read_keywords}, Form::words, "zoektermen"},
    Field{"themas", every_kind, &Record::themes, Form::names, "thema thema's", "naam"},
    Field{"doelgroep", every_kind, Structured{read_audiences}, Form::words, "doelgroepen"},
    Field{"afdelingen", every_kind, &Record::departments, Form::names, "afdeling", "afdelingnaam naam",
          "afdelingId"},
    Field{"zichtbaarheid", every_kind, Structured{read_visibility}},
    Field{"publicatieVan", every_kind, &Record::visible_from},
    Field{"publicatieTot", every_kind, &Record::visible_until},
    Field{"gewijzigdOp", every_kind, &Record::changed_on, Form::line, "datumWijziging"},
    Field{"controleVoor", every_kind, &Record::review_before},
    Field{"wijzigingSamenvatting", every_kind, &Record::change_summary, Form::prose},
    Field{"gerelateerd", every_kind, &Record::related, Form::words, "", "id"},
    Field{"links", every_kind, Structured{read_links}},
    Field{"url", every_kind, &Record::url},
    Field{"vervangenDoor", every_kind, &Record::replaced_by},
    Field{"samengevoegdUit", every_kind, &Record::merged_from, Form::words},
    Field{"kortAntwoord", article, &Record::short_answer},
    Field{"kennishouder", every_kind, &Record::owner},
    Field{"grondslag", article, &Record::legal_basis},
    Field{"upnUri", article, &Record::upn_uri},
    Field{"upnLabel", article, &Record::upn_label},
    Field{"verwijzing", article, Structured{read_referral}},
    Field{"productAanwezig", article, Structured{read_delivered}},
    Field{"belangrijk", article, &Record::important},
    Field{"voornaam", person, &Record::given_name},
    Field{"voorvoegselAchternaam", person, &Record::name_prefix, Form::line, "tussenvoegsel voorvoegsel"},
    Field{"achternaam", person, &Record::family_name},
    Field{"functie", person, &Record::function},
    Field{"telefoonnummers", others, &Record::phones, Form::words, "telefoonnummer telefoon",
          "telefoonnummer nummer"},
    Field{"mobiel", person, &Record::mobile, Form::line, "mobielNummer"},
    Field{"toestel", others, &Record::extension},
    Field{"emails", others, &Record::emails, Form::words, "email e-mail emailadres", "email"},
    Field{"skills", person | article, &Record::skills, Form::prose, "vaardigheden"},
    Field{"werklocatie", person, &Record::work_location},
    Field{"groepen", person, &Record::teams, Form::names, "groep", "groepsnaam naam",
          "groepsId groepId"},
    Field{"beschikbaarheid", person, Structured{read_availability}},
    Field{"aanwezig", person, Structured{read_present}},
    Field{"dagdelen", person, Structured{read_day_parts}},
    Field{"afwezig", person, Structured{read_absences}},
    Field{"vervanging", person, Structured{read_replacement}},
    Field{"actief", others, Structured{read_active}},
    Field{"openingstijden", others, &Record::opening_hours, Form::prose},
    Field{"doorverbindinstructie", others, &Record::transfer_instruction, Form::prose},
    Field{"doorverbinden", others, &Record::transfer},
    Field{"aangesloten", department, &Record::connected},
    Field{"leidinggevende", department | project, &Record::leader, Form::line, "projectleider"},
    Field{"start", project, &Record::start},
    Field{"eind", project, &Record::end},
    Field{"locaties", project, Structured{read_locations}, Form::names, "locatie"},
    Field{"contactpersonen", project, Structured{read_contacts}, Form::names, "contactpersoon"},
    Field{"terugval", project, Structured{read_fallback}},
    Field{"mailingen", project, Structured{read_mailings}, Form::names, "mailing"},
    Field{"aankondigingen", article | project, Structured{read_announcements}, Form::names, "aankondiging"},
    Field{"secties", every_kind, Structured{read_sections}},
    Field{"tekst", every_kind, SectionField{body_key}, Form::prose, "inleiding antwoord samenvatting inhoud"},
    Field{"doorvragen", article, SectionField{"doorvragen"}, Form::prose},
    Field{"kosten", article, SectionField{"kosten"}, Form::prose, "kostenEnBetaalmethoden"},
    Field{"voorwaarden", article, SectionField{"voorwaarden"}, Form::prose, "vereisten"},
    Field{"aanvraag", article, SectionField{"aanvraag"}, Form::prose, "procedureBeschrijving"},
    Field{"termijn", article, SectionField{"termijn"}, Form::prose, "uitersteTermijn"},
    Field{"bewijs", article, SectionField{"bewijs"}, Form::prose},
    Field{"bezwaar", article, SectionField{"bezwaar"}, Form::prose, "bezwaarEnBeroep"},
    Field{"contact", every_kind, SectionField{"contact"}, Form::prose},
    Field{"bijzonderheden", every_kind, SectionField{"bijzonderheden"}, Form::prose, "notice"},
    Field{"deskMemo", every_kind, SectionField{"deskMemo"}, Form::prose},
    Field{"toelichting", every_kind, SectionField{"toelichting"}, Form::prose},
    // Of the standards, and of no use to a search: read without a remark and left.
    Field{"organisatie", every_kind, Structured{read_nothing}, Form::line,
          "productValtOnder hash geimporteerdOp afdelingId groepsId uuid"},
};

std::string lowered(std::string_view key) {
    std::string out(key);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

void append(std::vector<std::string>& to, std::vector<std::string>&& more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Of an element without a name its id, which finds what it names as well as a name does.
std::string name_or_id(const Field& field, const Spot& element) {
    const auto text_under = [&](std::string_view keys) {
        for (const auto key : split_spaces(keys))
            if (auto text = element.member_text({key}); !text.empty()) return text;
        return std::string();
    };
    if (auto name = text_under(field.item_keys); !name.empty()) return name;
    const auto id = text_under(field.item_ids);
    return id.empty() ? std::string() : element.prefixed(id_from_reference(id));
}

std::vector<std::string> read_names(const Field& field, const Spot& spot) {
    std::vector<std::string> out;
    for (const auto& element : spot.elements()) {
        const bool by_id = element.is(Value::Kind::map) && std::ranges::any_of(split_spaces(field.item_ids), [&](auto key) { return element.member({key}).has_value(); });
        if (!by_id) append(out, element.texts(split_spaces(field.item_keys)));
        else if (auto name = name_or_id(field, element); !name.empty()) out.push_back(std::move(name));
    }
    return out;
}

std::vector<std::string> read_list(const Field& field, const Spot& spot) {
    if (!field.item_ids.empty()) return read_names(field, spot);
    auto texts = spot.texts(split_spaces(field.item_keys));
    if (field.form == Form::words && spot.is(Value::Kind::text)) return split_commas(spot.text());
    return texts;
}

void read_line(const Spot& spot, std::string& into) {
    auto text = spot.text();
    if (text.empty()) return;
    if (!into.empty() && into != text) return spot.warn({"field_known_already", {into}});
    into = std::move(text);
}

std::string joined(const Spot& spot) {
    std::string out;
    for (const auto& element : spot.elements()) {
        const auto text = read_prose(element);
        if (!text.empty()) out += (out.empty() ? "" : ", ") + text;
    }
    return out;
}

}  // namespace

std::optional<KindGroup> group_of(std::string_view kind) {
    const auto found = std::ranges::find(kinds, kind, &std::pair<std::string_view, KindGroup>::first);
    return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

std::string canonical_kind(std::string_view kind) {
    if (same_key(kind, "groep")) return "afdeling";
    for (const auto& [name, group] : kinds)
        if (same_key(name, kind)) return std::string(name);
    return {};
}

std::span<const Field> fields() { return table; }

std::vector<std::string_view> split_spaces(std::string_view words) {
    std::vector<std::string_view> out;
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        out.push_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return out;
}

const Field* find_field(std::string_view key) {
    static const auto names = [] {
        std::unordered_map<std::string, const Field*> map;
        for (const auto& field : table) {
            map.emplace(lowered(field.key), &field);
            for (const auto alias : split_spaces(field.aliases)) map.emplace(lowered(alias), &field);
        }
        return map;
    }();
    const auto found = names.find(lowered(key));
    return found == names.end() ? nullptr : found->second;
}

std::vector<std::string_view> known_keys() {
    std::vector<std::string_view> keys;
    for (const auto& field : table) keys.push_back(field.key);
    return keys;
}

std::string read_prose(const Spot& spot) {
    auto text = spot.text();
    if (spot.exact() || spot.value().plain || !unicode::looks_like_html(text)) return text;
    auto plain = unicode::plain_from_html(text);
    if (plain.double_escaped) spot.warn({"double_escaped", {}});
    if (plain.cut) spot.warn({"html_too_deep", {}});
    return std::move(plain.text);
}

void read_field(const Field& field, const Spot& spot, Record& record) {
    std::visit(
        Overload{
            [&](std::string Record::*member) {
                if (field.form == Form::line) return read_line(spot, record.*member);
                record.*member = joined(spot);
            },
            [&](std::vector<std::string> Record::*member) { append(record.*member, read_list(field, spot)); },
            [&](std::optional<Date> Record::*member) { record.*member = spot.date(); },
            [&](bool Record::*member) { record.*member = spot.truth().value_or(record.*member); },
            [&](const SectionField& section) {
                auto text = read_prose(spot);
                if (!text.empty()) add_section(record, {std::string(section.key), "", std::move(text), std::nullopt});
            },
            [&](const Structured& structured) { structured.read(spot, record); },
        },
        field.member);
}

}  // namespace vraagbaak::record

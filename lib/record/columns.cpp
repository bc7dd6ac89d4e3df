// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/columns.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "record/fields.hpp"
#include "record/nearest.hpp"
#include "text/html.hpp"
#include "text/phone_digits.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

// In the form of plain_name.
constexpr std::array<KeyMove, 48> usual = {{
    {"employeenumber", "id-2"},
    {"employeeid", "id-3"},
    {"samaccountname", "id-4"},
    {"uid", "id-5"},
    {"cn", "id-6"},
    {"personeelsnummer", "id-2"},
    {"medewerkerid", "id-2"},
    {"medewerkernummer", "id-2"},
    {"gebruikersnaam", "id-4"},
    {"givenname", "voornaam"},
    {"firstname", "voornaam"},
    {"voornamen", "voornaam"},
    {"sn", "achternaam"},
    {"surname", "achternaam"},
    {"lastname", "achternaam"},
    {"tussenvoegsels", "voorvoegselAchternaam"},
    {"middlename", "voorvoegselAchternaam"},
    {"displayname", "titel"},
    {"name", "titel"},
    {"mail", "emails"},
    {"emailaddress", "emails"},
    {"telephonenumber", "telefoonnummers"},
    {"othertelephone", "telefoonnummers"},
    {"officephone", "telefoonnummers"},
    {"phone", "telefoonnummers"},
    {"tel", "telefoonnummers"},
    {"doorkiesnummer", "telefoonnummers"},
    {"vastnummer", "telefoonnummers"},
    {"mobile", "mobiel"},
    {"mobilephone", "mobiel"},
    {"othermobile", "mobiel"},
    {"mobieltelefoonnummer", "mobiel"},
    {"ipphone", "toestel"},
    {"otheripphone", "toestel"},
    {"toestelnummer", "toestel"},
    {"department", "afdelingen"},
    {"afdelingsnaam", "afdelingen"},
    {"jobtitle", "functie"},
    {"functienaam", "functie"},
    {"team", "groepen"},
    {"physicaldeliveryofficename", "werklocatie"},
    {"office", "werklocatie"},
    {"locatie", "werklocatie"},
    {"kamer", "werklocatie"},
    {"expertise", "skills"},
    {"active", "actief"},
    {"isactive", "actief"},
    {"enabled", "actief"},
}};

// Of tables of products and pages. inleiding and inhoud are other names of tekst, so that a short text and a long one
// beside each other are both kept.
constexpr std::array<KeyMove, 27> of_articles = {{
    {"summary", "inleiding"},
    {"metadescription", "inleiding"},
    {"inleiding", "inleiding"},
    {"intro", "inleiding"},
    {"introductie", "inleiding"},
    {"samenvatting", "inleiding"},
    {"excerpt", "inleiding"},
    {"content", "inhoud"},
    {"inhoud", "inhoud"},
    {"body", "tekst"},
    {"bodycontent", "tekst"},
    {"keywords", "trefwoorden"},
    {"uniformeproductnaam", "upnLabel"},
    {"slug", "id-2"},
    {"published", published_column},
    {"ispublished", published_column},
    {"publish", published_column},
    {"gepubliceerd", published_column},
    {"publiceren", published_column},
    {"publicatiestatus", published_column},
    {"publicationstate", published_column},
    {"publicationstatus", published_column},
    {"poststatus", published_column},
    {"online", published_column},
    {"isonline", published_column},
    {"live", published_column},
    {"openbaar", published_column},
}};

const std::unordered_map<std::string, std::string_view>& field_names() {
    static const auto names = [] {
        std::unordered_map<std::string, std::string_view> map;
        for (const auto& field : fields()) {
            map.emplace(plain_name(field.key), field.key);
            for (const auto alias : split_spaces(field.aliases)) map.emplace(plain_name(alias), field.key);
        }
        return map;
    }();
    return names;
}

std::string_view usual_field(std::string_view plain, Subject subject) {
    if (plain == "title") return subject == Subject::people ? "functie" : "titel";
    const auto found = std::ranges::find(usual, plain, &KeyMove::from);
    if (found != usual.end())
        return subject == Subject::other && plain == "locatie" ? std::string_view() : found->to;
    const auto article = std::ranges::find(of_articles, plain, &KeyMove::from);
    return subject == Subject::other && article != of_articles.end() ? article->to : std::string_view();
}

// One text in which several numbers may stand.
bool is_line_of_numbers(std::string_view key) { return key == "mobiel" || key == "toestel"; }

bool yes_or_no(const Field& field) {
    return std::holds_alternative<bool Record::*>(field.member) || field.key == "actief" ||
           field.key == "productAanwezig";
}

// A number that is there already, in whatever notation, is not there twice.
void join_number(Draft& draft, const std::string& key, std::string_view text, std::size_t line, const std::string& pointer) {
    if (const auto* there = draft.fields.member(key)) {
        const auto digits = text::phone_digits(text);
        const auto known = text::phone_numbers(there->text);
        if (!digits.empty() && std::ranges::any_of(known, [&](auto number) { return text::phone_digits(number) == digits; })) return;
    }
    draft.join(key, text, line, pointer);
}

std::string as_yes_or_no(std::string_view text) {
    constexpr std::array<std::string_view, 5> yes = {"waar", "1", "j", "y", "yes"},
                                              no = {"onwaar", "0", "n", "no", "neen"};
    const auto is = [&](const auto& words) {
        return std::ranges::any_of(words, [&](auto w) { return same_key(w, text); });
    };
    if (is(yes)) return "ja";
    return is(no) ? "nee" : std::string(text);
}

}  // namespace

std::string plain_name(std::string_view name) {
    auto plain = text::fold(text::clean(name));
    std::erase_if(plain, [](char c) { return c == ' ' || c == '-' || c == '_' || c == '.' || c == '\'' || c == '\t'; });
    return plain;
}

std::string field_of_column(std::string_view name, const std::map<std::string, std::string>& named, Subject subject) {
    const auto plain = plain_name(name);
    for (const auto& [column, field] : named)
        if (plain_name(column) == plain) return field;
    if (nearly_visibility(plain)) return std::string(name);  // accept() refuses it
    if (const auto field = usual_field(plain, subject); !field.empty()) return std::string(field);
    const auto found = field_names().find(plain);
    return found == field_names().end() ? std::string() : std::string(found->second);
}

bool left_out(std::string_view name, const std::map<std::string, std::string>& named) {
    return std::ranges::any_of(
        named, [&](const auto& n) { return n.second.empty() && plain_name(n.first) == plain_name(name); });
}

void UnknownNames::add(std::string_view name) {
    constexpr std::size_t most = 100, longest = 64;
    auto shown = text::clean(name.substr(0, text::character_border(name, longest)));
    auto plain = plain_name(shown);
    if (plain_.contains(plain)) return;
    if (plain_.size() == most) {
        more_ = true;
        return;
    }
    plain_.insert(std::move(plain));
    names_.push_back(std::move(shown) + (name.size() > longest ? "…" : ""));
}

std::string UnknownNames::told() const {
    std::string out;
    for (const auto& name : names_) out += (out.empty() ? "" : ", ") + name;
    return more_ ? out + ", …" : out;
}

bool takes_many(std::string_view key) {
    const auto* field = find_field(key);
    return field &&
           (field->form == Form::words || is_line_of_numbers(field->key) || std::holds_alternative<std::vector<std::string> Record::*>(field->member));
}

void put_text(Draft& draft, const std::string& key, std::string_view text, std::size_t line,
              const std::string& pointer) {
    const auto* field = find_field(key);
    text = trim(text);
    if (text.empty()) return;
    // Prose is looked at where it is read, with a remark when it was escaped twice.
    std::string plain;
    if (field && field->form != Form::prose && unicode::looks_like_html(text)) text = plain = unicode::plain_from_html(text).text;
    if (!field || !takes_many(key)) {
        draft.put(key, text_value(field && yes_or_no(*field) ? as_yes_or_no(text) : std::string(text), line), pointer);
        return;
    }
    if (is_line_of_numbers(field->key)) return join_number(draft, key, text, line, pointer);
    if (field->form == Form::words) return draft.join(key, text, line, pointer);
    Value list;
    list.kind = Value::Kind::list;
    list.line = line;
    list.items.push_back(text_value(std::string(text), line));
    draft.put(key, std::move(list), pointer);
}

}  // namespace vraagbaak::record

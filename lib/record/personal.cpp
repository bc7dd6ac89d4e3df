// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/personal.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "record/fields.hpp"
#include "record/person_name.hpp"
#include "record/texts.hpp"
#include "text/personal_data.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

// Numbers that are what they should be there, addresses of pages, and what only steers.
bool is_looked_at(std::string_view field) {
    constexpr std::array<std::string_view, 18> passed = {
        "id",     "soort",         "bron",        "taal",          "status",    "url",
        "upnUri", "vervangenDoor", "samengevoegdUit", "gerelateerd", "zichtbaarheid", "doelgroep", "telefoonnummers",
        "mobiel", "toestel",       "emails",      "terugval",      "verwijzing"};
    const auto key = field.substr(0, field.find('/'));
    const auto last = field.substr(field.rfind('/') + 1);
    return std::ranges::find(passed, key) == passed.end() && last != "url" && last != "medewerkerId" &&
           last != "sleutel" && field.find("/zichtbaarheid") == field.npos;
}

// What is said of it in a paragraph, and where there are none.
struct Codes {
    std::string_view in_paragraph, here;
};

Codes codes_of(text::PersonalKind kind) {
    switch (kind) {
        case text::PersonalKind::bsn: return {"personal_bsn", "personal_bsn_here"};
        case text::PersonalKind::secret: return {"personal_secret", "personal_secret_here"};
        case text::PersonalKind::iban: return {"personal_iban", "personal_iban_here"};
        case text::PersonalKind::mobile: return {"personal_mobile", "personal_mobile_here"};
        case text::PersonalKind::phone: return {"personal_phone", "personal_phone_here"};  // where a person is named beside it
        default: return {};
    }
}

class Look {
public:
    explicit Look(Record& record) : record_(record), open_kind_(is_open_kind(record)) {}

    std::vector<Finding> operator()() {
        for_each_text(record_, [&](std::string& text, const std::string& field, bool) {
            if (is_looked_at(field)) look_at(text, field);
        });
        return std::move(findings_);
    }

private:
    static bool is_open_kind(const Record& record) {
        const auto group = group_of(record.kind);
        return group == article || group == project;
    }

    // "secties/3/tekst" is told as the section's key, which its origin in the file goes by.
    const Section* section_of(std::string_view field) const {
        constexpr std::string_view sections = "secties/";
        if (!field.starts_with(sections)) return nullptr;
        return &record_.sections[std::stoul(std::string(field.substr(sections.size())))];
    }

    void look_at(const std::string& text, const std::string& field) {
        const auto* section = section_of(field);
        const bool told_to_all = open_kind_ || (record_.kind == "afdeling" && field == "doorverbindinstructie");
        const bool open = told_to_all && record_.visibility->empty() && (!section || section->visibility->empty());
        const bool in_paragraphs = section && field.ends_with("/tekst");
        const auto place = section ? "secties/" + section->key : field.substr(0, field.find('/'));
        std::set<text::PersonalKind> told;
        for (const auto& [range, kind] : text::find_personal_data(text)) {
            if (kind == text::PersonalKind::phone && (!open || told.contains(kind) || !names_person_beside(text, range.begin, range.end))) continue;
            const auto codes = codes_of(kind);
            const bool always = kind == text::PersonalKind::bsn || kind == text::PersonalKind::secret;
            if (!codes.here.empty() && (always || open) && told.insert(kind).second)
                tell(in_paragraphs ? Message{std::string(codes.in_paragraph), {std::to_string(paragraph(text, range.begin))}}
                                   : Message{std::string(codes.here), {}}, place);
        }
    }

    static std::size_t paragraph(std::string_view text, std::size_t until) {
        std::size_t count = 1;
        for (auto at = text.find("\n\n"); at < until; at = text.find("\n\n", at + 2)) ++count;
        return count;
    }

    // A title, a keyword or a link has no paragraphs. Of a list, such as trefwoorden, once.
    void tell(Message&& message, const std::string& place) {
        const auto same = [&](const Finding& one) { return one.message.code == message.code && one.place.field == place; };
        if (std::ranges::none_of(findings_, same)) findings_.push_back({std::move(message), {"", 0, place}});
    }

    Record& record_;
    bool open_kind_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> personal_findings(Record& record) { return Look(record)(); }

}  // namespace vraagbaak::record

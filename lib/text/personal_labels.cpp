// SPDX-License-Identifier: GPL-2.0-or-later
// Words that tell what stands behind them: "wachtwoord: …", "zaaknummer …", "RSIN …".
#include <algorithm>
#include <array>
#include <string>

#include "text/characters.hpp"
#include "text/personal_data.hpp"

namespace vraagbaak::unicode {

namespace {

enum class Label { none, bsn, other_number, case_number, licence_plate, password, pin, code, key, bearer };

constexpr std::size_t longest_label = 40;

struct Entry {
    std::string_view word;  // without spaces, hyphens and underscores in it, in small letters
    Label label;
};

// Sorted by word.
constexpr std::array<Entry, 72> labels = {{{"aanslagnummer", Label::case_number},
                                           {"aanvraagnummer", Label::case_number},
                                           {"accesskey", Label::key},
                                           {"accesstoken", Label::key},
                                           {"alarmcode", Label::code},
                                           {"apikey", Label::key},
                                           {"apisleutel", Label::key},
                                           {"apitoken", Label::key},
                                           {"artikelnummer", Label::other_number},
                                           {"bearer", Label::bearer},
                                           {"beschikkingsnummer", Label::case_number},
                                           {"bestelnummer", Label::other_number},
                                           {"beveiligingscode", Label::code},
                                           {"bsn", Label::bsn},
                                           {"bsnnr", Label::bsn},
                                           {"bsnnummer", Label::bsn},
                                           {"btw", Label::other_number},
                                           {"btwnr", Label::other_number},
                                           {"btwnummer", Label::other_number},
                                           {"burgerservicenummer", Label::bsn},
                                           {"clientnummer", Label::case_number},
                                           {"clientsecret", Label::key},
                                           {"debiteurnummer", Label::case_number},
                                           {"deurcode", Label::code},
                                           {"dossier", Label::case_number},
                                           {"dossiernummer", Label::case_number},
                                           {"eancode", Label::other_number},
                                           {"factuurnummer", Label::case_number},
                                           {"fiscaalnummer", Label::other_number},
                                           {"inlogcode", Label::code},
                                           {"isbn", Label::other_number},
                                           {"issn", Label::other_number},
                                           {"kenmerk", Label::case_number},
                                           {"kenteken", Label::licence_plate},
                                           {"kentekennummer", Label::licence_plate},
                                           {"klantnummer", Label::case_number},
                                           {"kluiscode", Label::code},
                                           {"kvk", Label::other_number},
                                           {"kvknr", Label::other_number},
                                           {"kvknummer", Label::other_number},
                                           {"loonheffingennummer", Label::other_number},
                                           {"meldingnummer", Label::case_number},
                                           {"meldingsnummer", Label::case_number},
                                           {"meldnummer", Label::case_number},
                                           {"meternummer", Label::other_number},
                                           {"oin", Label::other_number},
                                           {"pin", Label::pin},
                                           {"productnummer", Label::other_number},
                                           {"puk", Label::pin},
                                           {"pukcode", Label::code},
                                           {"pwd", Label::password},
                                           {"referentie", Label::case_number},
                                           {"referentienummer", Label::case_number},
                                           {"rsin", Label::other_number},
                                           {"rsinnummer", Label::other_number},
                                           {"secret", Label::key},
                                           {"secretkey", Label::key},
                                           {"serienummer", Label::other_number},
                                           {"sofi", Label::bsn},
                                           {"sofinr", Label::bsn},
                                           {"sofinummer", Label::bsn},
                                           {"toegangscode", Label::code},
                                           {"toegangstoken", Label::key},
                                           {"token", Label::key},
                                           {"verificatiecode", Label::code},
                                           {"vestigingsnummer", Label::other_number},
                                           {"vorderingnummer", Label::case_number},
                                           {"vorderingsnummer", Label::case_number},
                                           {"zaak", Label::case_number},
                                           {"zaakid", Label::case_number},
                                           {"zaaknr", Label::case_number},
                                           {"zaaknummer", Label::case_number}}};
static_assert(std::ranges::is_sorted(labels, {}, &Entry::word));

Label label_of(std::string_view word) {
    const auto entry = std::ranges::lower_bound(labels, word, {}, &Entry::word);
    if (entry != labels.end() && entry->word == word) return entry->label;
    if (word.ends_with("pincode")) return Label::code;
    for (const std::string_view end : {"wachtwoord", "password", "passwd", "passphrase", "wachtzin"})
        if (word.ends_with(end)) return Label::password;
    return Label::none;
}

struct Found {
    Label label = Label::none;
    std::size_t end = 0;
};

// The longest of one, two or three words that is a label: "pin-code", "api key", "client_secret".
Found find_label(std::string_view text, std::size_t begin) {
    Found found;
    std::string word;
    auto i = begin;
    for (int count = 0; count < 3; ++count) {
        while (is_letter(at(text, i)) && word.size() <= longest_label) word += lower(text[i++]);
        if (is_word_at(text, i) || word.size() > longest_label) break;
        if (const auto label = label_of(word); label != Label::none) found = {label, i};
        const char sign = at(text, i);
        if ((sign != ' ' && sign != '-' && sign != '_') || !is_letter(at(text, i + 1))) break;
        ++i;
    }
    return found;
}

std::size_t skip_space(std::string_view text, std::size_t i) {
    for (int count = 0; count < 4 && at(text, i) != '\0' && white_space_at(text, i) != 0; ++count)
        i += white_space_at(text, i);
    return i;
}

// What stands between a label and its value.
struct Lead {
    std::size_t value = 0;  // where it begins
    bool said = false;      // with : or = or the word "is"
    bool joined = false;    // with = and no space, as in settings
    bool quoted = false;
};

constexpr std::array<std::string_view, 7> quotes = {"\"", "'", "`", "\u2018", "\u201C", "\u201E", "\u00AB"};

bool is_word_is(std::string_view text, std::size_t i) {
    return lower(at(text, i)) == 'i' && lower(at(text, i + 1)) == 's' && white_space_at(text, i + 2) != 0;
}

// "pincode van de kluis is 4821": where, a few words on in the sentence, the value is said; else where we are.
std::size_t skip_words(std::string_view text, std::size_t begin) {
    constexpr std::size_t few = 40;
    for (auto i = begin; i - begin < few && i < text.size(); ++i) {
        if ((text[i] == ':' && white_space_at(text, i + 1) != 0) || (text[i] == ' ' && is_word_is(text, i + 1)))
            return skip_space(text, i);
        if (std::string_view(".;?!\n").find(text[i]) != std::string_view::npos) break;
    }
    return begin;
}

Lead find_value(std::string_view text, std::size_t end) {
    Lead lead;
    const bool sign_behind = std::string_view("\"'.").find(at(text, end)) < 3;  // "password": "…" of JSON, "nr."
    auto i = skip_space(text, end + (sign_behind ? 1 : 0));
    for (const std::string_view number : {"nummer", "nr.", "nr"}) {
        if (i == end || text.substr(i, number.size()) != number) continue;
        i = skip_space(text, i + number.size());
        break;
    }
    if (!sign_behind && is_word_at(text, i) && !is_word_is(text, i)) i = skip_words(text, i);
    const char sign = at(text, i);
    if (sign == ':' || sign == '=') {
        lead.said = true;
        lead.joined = sign == '=' && i == end && white_space_at(text, i + 1) == 0;
        i = skip_space(text, i + 1);
    } else if (i > end && is_word_is(text, i)) {
        lead.said = true;
        i = skip_space(text, i + 2);
        if (at(text, i) == ':') i = skip_space(text, i + 1);
    }
    for (const auto quote : quotes) {
        if (text.substr(std::min(i, text.size()), quote.size()) != quote) continue;
        i += quote.size();
        lead.quoted = true;
        break;
    }
    lead.value = i;
    return lead;
}

// To the next white space, without quotation marks and full stop at the end.
std::string_view word_at(std::string_view text, std::size_t begin) {
    constexpr std::size_t longest = 200;
    auto end = begin;
    while (end < text.size() && end - begin < longest && white_space_at(text, end) == 0) ++end;
    while (end < text.size() && end - begin >= longest && (text[end] & '\xC0') == '\x80') ++end;
    auto word = text.substr(begin, end - begin);
    for (bool shorter = true; shorter && !word.empty();) {
        shorter = std::string_view(".,;)\"'`").find(word.back()) != std::string_view::npos;
        if (shorter) word.remove_suffix(1);
        for (const std::string_view mark : {"\u2019", "\u201D", "\u00BB"})
            if (word.ends_with(mark)) word.remove_suffix(mark.size()), shorter = true;
    }
    return word;
}

struct Signs {
    std::size_t digits = 0, letters = 0, marks = 0;  // marks: that stand in no usual word
};

Signs signs_of(std::string_view word) {
    Signs signs;
    for (const char c : word) {
        signs.digits += is_digit(c);
        signs.letters += is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
        signs.marks += std::string_view("!@#$%^&*+=?~<>{}[]|\\_").find(c) != std::string_view::npos;
    }
    return signs;
}

// "wachtwoord: minimaal" and "wachtwoord vergeten?" tell about passwords; "Welkom01!" is one.
bool is_password(std::string_view word, const Lead& lead) {
    if (word.size() < 4 || word.find("://") != word.npos || word.starts_with("www.")) return false;
    const auto sign = word.find('@');
    if (sign != word.npos && sign > 0 && word.find('.', sign) != word.npos) return false;  // a mail address
    if (lead.joined || (lead.said && lead.quoted)) return true;
    const auto [digits, letters, marks] = signs_of(word);
    if (digits == word.size()) return lead.said;
    if (digits > 0 && letters > 0) return word.size() >= (lead.said ? 5 : 6);
    const bool only_behind = marks == 1 && (word.ends_with('?') || word.ends_with('!'));
    return lead.said && letters > 0 && marks > 0 && !only_behind && word.size() >= 6;
}

bool is_key(std::string_view word, std::size_t shortest) {
    const auto [digits, letters, marks] = signs_of(word);
    const auto of_key = [](char c) {
        return is_alphanumeric(c) || std::string_view("._~+/=-").find(c) != std::string_view::npos;
    };
    return word.size() >= shortest && digits > 0 && letters > 0 && std::all_of(word.begin(), word.end(), of_key);
}

// Four to eight digits, maybe between * and #.
std::string_view pin_at(std::string_view text, std::size_t begin) {
    auto i = begin;
    const auto digits = i += at(text, i) == '*' || at(text, i) == '#' ? 1 : 0;
    while (is_digit(at(text, i)) && i - digits <= 8) ++i;
    if (i - digits < 4 || i - digits > 8) return {};
    if (at(text, i) == '#' || at(text, i) == '*') ++i;
    const bool goes_on = is_word_at(text, i) || ((at(text, i) == '.' || at(text, i) == ',' || at(text, i) == '-') &&
                                                 is_digit(at(text, i + 1)));
    return goes_on ? std::string_view() : text.substr(begin, i - begin);
}

// Letters and digits, five digits at least: "2027-00123", "Z/27/123456".
std::string_view case_number_at(std::string_view text, std::size_t begin) {
    auto end = begin;
    while (end - begin < longest_label &&
           (is_alphanumeric(at(text, end)) || std::string_view("-/._").find(at(text, end)) < 4))
        ++end;
    while (end > begin && !is_alphanumeric(text[end - 1])) --end;
    const auto word = text.substr(begin, end - begin);
    const auto digits = std::count_if(word.begin(), word.end(), is_digit);
    return digits < 5 || is_word_at(text, end) || at(text, end) == '@' ? std::string_view() : word;
}

// Letters and digits of a number that is nobody's.
std::string_view number_at(std::string_view text, std::size_t begin) {
    auto end = begin;
    while (end - begin < longest_label && (is_alphanumeric(at(text, end)) || at(text, end) == '.')) ++end;
    const auto word = text.substr(begin, end - begin);
    return std::any_of(word.begin(), word.end(), is_digit) ? word : std::string_view();
}

std::size_t size_of(std::optional<std::size_t> end, std::size_t begin) { return end ? *end - begin : 0; }

// How many bytes the value has that the label speaks of; 0: none stands there.
std::size_t value_size(Label label, std::string_view text, const Lead& lead) {
    const auto begin = lead.value;
    const auto word = word_at(text, begin);
    switch (label) {
        case Label::bsn: return size_of(match_bsn(text, begin, true), begin);
        case Label::other_number: return number_at(text, begin).size();
        case Label::case_number: return case_number_at(text, begin).size();
        case Label::licence_plate: return size_of(match_licence_plate(text, begin), begin);
        case Label::pin: return lead.said ? pin_at(text, begin).size() : 0;  // "pin 2500 euro"
        case Label::code:
            if (const auto pin = pin_at(text, begin); !pin.empty()) return pin.size();
            return lead.said && !lead.quoted && !lead.joined && is_password(word, lead) && is_key(word, 5) ? word.size()
                                                                                                           : 0;
        case Label::password: return is_password(word, lead) ? word.size() : 0;
        case Label::key: return lead.said && is_key(word, 8) ? word.size() : 0;
        case Label::bearer: return is_key(word, 16) ? word.size() : 0;
        case Label::none: break;
    }
    return 0;
}

std::optional<PersonalKind> kind_of(Label label) {
    switch (label) {
        case Label::bsn: return PersonalKind::bsn;
        case Label::case_number: return PersonalKind::case_number;
        case Label::licence_plate: return PersonalKind::licence_plate;
        case Label::other_number: return std::nullopt;
        default: return PersonalKind::secret;
    }
}

}  // namespace

std::optional<Labelled> match_labelled(std::string_view text, std::size_t begin) {
    const auto found = find_label(text, begin);
    if (found.label == Label::none) return std::nullopt;
    const auto lead = find_value(text, found.end);
    const auto size = value_size(found.label, text, lead);
    if (size == 0) return std::nullopt;
    return Labelled{{lead.value, lead.value + size}, kind_of(found.label)};
}

std::optional<std::size_t> match_token(std::string_view text, std::size_t begin) {
    struct Form {
        std::string_view begin;
        std::size_t shortest;
    };
    constexpr std::array<Form, 8> forms = {{{"AKIA", 20},
                                            {"ghp_", 40},
                                            {"gho_", 40},
                                            {"github_pat_", 40},
                                            {"glpat-", 26},
                                            {"sk-", 30},
                                            {"xoxb-", 30},
                                            {"eyJ", 40}}};
    const auto of_token = [](char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; };
    for (const auto& form : forms) {
        const auto least = text.substr(begin, form.shortest);
        if (!least.starts_with(form.begin) || least.size() < form.shortest) continue;
        if (!std::all_of(least.begin(), least.end(), of_token) || std::none_of(least.begin(), least.end(), is_digit))
            continue;
        auto end = begin + form.shortest;
        while (of_token(at(text, end))) ++end;
        while (text[end - 1] == '.' || text[end - 1] == '-') --end;
        return end;
    }
    return std::nullopt;
}

}  // namespace vraagbaak::unicode

// SPDX-License-Identifier: GPL-2.0-or-later
// Questions with something personal in them, in the many ways in which people type it; and questions with nothing.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::test {

struct MadeQuestion {
    std::string text;
    std::string kind;
    std::string secret;  // letters and digits of what must be gone, without signs, in small letters
};

// Small letters of ASCII and digits alone: by which a number is known again, however it is written. Fullwidth and Arabic-Indic digits
// are digits.
inline std::string bare(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const auto digit_behind = [&](std::string_view lead, unsigned zero) {
            if (text.compare(at, lead.size(), lead) != 0 || at + lead.size() >= text.size()) return;
            const auto digit = static_cast<unsigned char>(text[at + lead.size()]) - zero;
            if (digit < 10) out += static_cast<char>('0' + digit);
        };
        digit_behind("\xEF\xBC", 0x90);
        digit_behind("\xD9", 0xA0);
        if (c >= '0' && c <= '9') out += c;
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') out += static_cast<char>(c | 0x20);
    }
    return out;
}

class QuestionMaker {
public:
    explicit QuestionMaker(unsigned seed) : random_(seed) {}

    MadeQuestion number() {
        switch (below(5)) {
            case 0: return with("bsn", bsn());
            case 1: return with("iban", iban());
            case 2: return with("card", card());
            case 3: return with("phone", phone());
            default: return with("email", email());
        }
    }

    MadeQuestion address() {
        const auto house = std::to_string(1 + below(300)) + pick({"", "", "", "a", "B", "-2", " bis"});
        const auto letters = std::string(1, static_cast<char>('A' + below(18))) + pick({"B", "C", "D", "G", "H", "K", "L", "R", "T", "X"});
        const auto digits = std::to_string(1000 + below(9000));
        const auto postcode = digits + pick({"", " "}) + (below(3) == 0 ? lower(letters) : letters);
        const auto street = pick({"Kerkstraat", "Dorpsstraat", "Molenweg", "Beatrixlaan", "Stationsplein", "Havenkade", "Lange Gracht", "Julianalaan",
                                  "Schoolstraat", "Parallelweg", "Prinsengracht", "Oranjesingel", "Wilgendreef", "Nieuwstraat", "Hoofdstraat"});
        if (below(3) == 0) {
            const auto behind = pick({" ", " nr. ", " nummer "}) + house;
            return with("address", {street + behind, bare(street.substr(street.find(' ') + 1) + behind)});
        }
        if (below(2) == 0) return with("address", {postcode + pick({" ", ", ", " nr ", " huisnummer "}) + house, bare(postcode)});
        return with("address", {street + " " + house + pick({", ", " "}) + postcode, bare(postcode)});
    }

    MadeQuestion name() {
        const auto surname = pick({"Jansen", "Bakker", "Visser", "Bos", "de Vries", "van den Berg", "van Dijk", "Smit", "de Groot", "Mulder", "Özdemir", "El Idrissi",
                                   "Yilmaz", "van der Meer", "Kuipers", "Dekker", "Hendriks", "ten Brink", "de Wit", "Nguyen", "Kowalski", "Janssen-de Boer",
                                   "Schouten", "Vermeulen", "Hoekstra", "van 't Hof", "Öztürk", "Benali", "Wouters", "Prins", "Timmermans", "Zijlstra"});
        return name_of(pick({"", "", "", "J. ", "A.B. ", "M.C.J. ", "P ", "Fatima ", "Jan ", "Sanne "}), surname);
    }

    // Of somebody in particular: `before` ends in a space or is empty.
    MadeQuestion name_of(const std::string& before, const std::string& surname) {
        const bool small = below(2) == 0;
        const auto as_typed = small ? lower(surname) : surname;
        const auto title = pick({"mevrouw ", "meneer ", "mw. ", "dhr. ", "de heer ", "mevr. ", "Mevrouw ", "naam: ", "mijn naam is ", "naam "});
        const auto core = surname.substr(surname.rfind(' ') + 1);
        return with("name", {title + (small ? lower(before) : before) + as_typed, bare(core)});
    }

    // Nothing personal; surnames that are words with them.
    std::string ordinary() {
        const auto subject = pick(subjects());
        switch (below(9)) {
            case 0: return subject;
            case 1: return subject + " " + pick(verbs());
            case 2: return "hoe kan ik " + subject + " " + pick(verbs());
            case 3: return "wat kost " + subject + " in " + std::to_string(2024 + below(4));
            case 4: return pick({"Ik wil ", "mag ik ", "waar moet ik "}) + subject + " " + pick(verbs()) + "?";
            case 5: return pick({"bakker", "bos", "visser", "slager", "kapper", "boer", "dijk", "molen", "kuiper", "smid", "berg", "tuin"}) + " " + subject;
            case 6: return subject + " na " + std::to_string(1 + below(31)) + pick({" januari", " maart", " juli", " oktober"});
            case 7: return subject + " voor kinderen onder de " + std::to_string(4 + below(14)) + " jaar";
            default: return pick({"mevrouw wil ", "meneer belt over ", "beller vraagt naar ", "klant heeft vraag over ", "buurman klaagt over "}) + subject;
        }
    }

    unsigned below(unsigned count) { return std::uniform_int_distribution<unsigned>(0, count - 1)(random_); }

private:
    struct Written {
        std::string text, secret;
    };

    std::string pick(const std::vector<std::string>& words) { return words[below(static_cast<unsigned>(words.size()))]; }
    static std::string lower(std::string text) {
        for (auto& c : text)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
        return text;
    }

    static const std::vector<std::string>& subjects() {
        static const std::vector<std::string> list{
            "paspoort", "rijbewijs", "grofvuil", "parkeervergunning", "uittreksel", "trouwen", "verhuizing", "container", "hondenbelasting", "woz-beschikking",
            "omgevingsvergunning", "dakkapel", "bijzondere bijstand", "kwijtschelding", "identiteitskaart", "geboorteaangifte", "milieustraat", "boom kappen",
            "lantaarnpaal", "stoeptegel", "gehandicaptenparkeerkaart", "verklaring omtrent gedrag", "huishoudelijke hulp", "leerlingenvervoer", "evenement",
            "terrasvergunning", "afvalkalender", "laadpaal", "subsidie", "bezwaar", "stempas", "naturalisatie", "energietoeslag", "rolstoel", "schuldhulp",
            "naamswijziging", "adreswijziging", "begraafplaats", "marktkraam", "zwemles", "bibliotheek", "speeltuin", "glasbak", "textiel", "snoeiafval"};
        return list;
    }
    static const std::vector<std::string>& verbs() {
        static const std::vector<std::string> list{"aanvragen", "verlengen", "ophalen", "kwijt", "kosten", "melden", "wijzigen", "betalen", "brengen", "regelen"};
        return list;
    }

    MadeQuestion with(const std::string& kind, const Written& written) {
        const auto subject = pick(subjects()) + " " + pick(verbs());
        switch (below(6)) {
            case 0: return {written.text + " " + subject, kind, written.secret};
            case 1: return {subject + ", " + written.text, kind, written.secret};
            case 2: return {subject + " (" + written.text + ")", kind, written.secret};
            case 3: return {"Ik wil " + subject + " " + written.text + " graag", kind, written.secret};
            case 4: return {subject + ": " + written.text + "?", kind, written.secret};
            default: return {subject + " " + written.text, kind, written.secret};
        }
    }

    std::string digits(unsigned count) {
        std::string out;
        while (out.size() < count) out += static_cast<char>('0' + below(10));
        return out;
    }

    // Groups of digits with one sign between them.
    std::string grouped(const std::string& number, const std::vector<unsigned>& sizes) {
        const auto sign = pick({"", " ", ".", "-", "/", " - ", "_", ",", "\u00A0", "\u2013", " . ", "\u2009", "\u2011", "--", ":"});
        std::string out;
        std::size_t at = 0;
        for (const auto size : sizes) {
            if (at > 0) out += sign;
            out += number.substr(at, size);
            at += size;
        }
        return out;
    }

    // Digits as other keyboards and programs write them.
    std::string other_digits(const std::string& text) {
        if (below(12) != 0) return text;
        std::string out;
        const bool wide = below(2) == 0;
        for (const char c : text) {
            if (c < '0' || c > '9') out += c;
            else if (wide) out += std::string("\xEF\xBC") + static_cast<char>(0x90 + (c - '0'));  // fullwidth
            else out += std::string("\xD9") + static_cast<char>(0xA0 + (c - '0'));                // Arabic-Indic
        }
        return out;
    }

    Written bsn() {
        std::string number;
        while (number.empty()) {
            auto first = digits(8);
            if (first == "00000000") continue;
            int sum = 0;
            for (std::size_t i = 0; i < 8; ++i) sum += (first[i] - '0') * static_cast<int>(9 - i);
            if (sum % 11 < 10) number = first + static_cast<char>('0' + sum % 11);
        }
        const std::vector<std::vector<unsigned>> forms{{9}, {3, 3, 3}, {4, 2, 3}, {2, 2, 2, 3}, {4, 5}, {1, 1, 1, 1, 1, 1, 1, 1, 1}, {8, 1}};
        return {pick({"", "", "bsn ", "BSN: ", "bsn", "burgerservicenummer ", "sofinummer "}) + other_digits(grouped(number, forms[below(7)])), number};
    }

    static unsigned rest_97(const std::string& iban) {
        unsigned rest = 0;
        for (const char c : iban.substr(4) + iban.substr(0, 4))
            rest = c <= '9' ? (rest * 10 + static_cast<unsigned>(c - '0')) % 97 : (rest * 100 + static_cast<unsigned>(c - 'A' + 10)) % 97;
        return rest;
    }

    Written iban() {
        const bool dutch = below(4) != 0;
        const auto country = dutch ? std::string("NL") : pick({"BE", "DE", "FR", "GB"});
        const auto account = dutch             ? pick({"ABNA", "INGB", "RABO", "TRIO", "SNSB"}) + digits(10)
                             : country == "BE" ? digits(12)
                             : country == "DE" ? digits(18)
                             : country == "FR" ? digits(20) + "M02"
                                               : "NWBK" + digits(14);
        const auto check = 98 - rest_97(country + "00" + account);
        const auto iban = country + (check < 10 ? "0" : "") + std::to_string(check) + account;
        std::vector<unsigned> fours;
        for (std::size_t left = iban.size(); left > 0; left -= std::min<std::size_t>(left, 4)) fours.push_back(static_cast<unsigned>(std::min<std::size_t>(left, 4)));
        auto text = below(3) == 0 ? iban : grouped(iban, fours);
        if (below(3) == 0) text = lower(text);
        return {pick({"", "", "iban ", "rekening ", "IBAN: "}) + text, bare(iban)};
    }

    Written card() {
        auto number = pick({"4", "5", "37", "6"});
        number += digits(15 - static_cast<unsigned>(number.size()));
        int sum = 0;
        for (std::size_t i = 0; i < number.size(); ++i) {
            int digit = number[number.size() - 1 - i] - '0';
            if (i % 2 == 0) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            sum += digit;
        }
        number += static_cast<char>('0' + (10 - sum % 10) % 10);
        const std::vector<std::vector<unsigned>> forms{{16}, {4, 4, 4, 4}, {4, 6, 6}, {8, 8}};
        return {pick({"", "creditcard ", "pas "}) + other_digits(grouped(number, forms[below(4)])), number};
    }

    Written phone() {
        const bool mobile = below(2) == 0;
        const auto area = mobile ? std::string("06") : pick({"020", "070", "010", "0251", "0172", "030"});
        auto rest = std::to_string(1 + below(mobile ? 5 : 8)) + digits(9 - static_cast<unsigned>(area.size()));
        const auto secret = area.substr(1) + rest;
        switch (below(6)) {
            case 0: return {"+31" + pick({"", " ", "-", " (0)", "(0)"}) + area.substr(1) + pick({"", " ", "-"}) + rest, secret};
            case 1: return {"0031" + pick({"", " ", "-"}) + area.substr(1) + pick({"", " "}) + rest, secret};
            case 2: return {"(" + area + ")" + pick({"", " "}) + rest, secret};
            case 3: return {area + pick({"", " ", "-", ".", "/", " - ", "\u2013"}) + grouped(rest, {2, 2, static_cast<unsigned>(rest.size() - 4)}), secret};
            case 4: return {pick({"tel ", "tel:", "bel ", "06-nummer "}) + area + pick({"", "-", " "}) + rest, secret};
            default: return {other_digits(area + pick({"", "-", " "}) + rest), secret};
        }
    }

    Written email() {
        const auto first = pick({"jan", "fatima", "p.bakker", "j_de_vries", "info.sanne", "mohamed", "a-m.visser", "x"}) + std::to_string(below(10'000));
        const auto host = pick({"gmail", "hotmail", "ziggo", "kpnmail", "mail.bedrijf"});
        const auto end = pick({"nl", "com", "eu", "org"});
        const auto at = pick({"@", "@", "@", " @ ", "(at)", "[at]", " apenstaartje ", "\uFF20"});
        const auto dot = pick({".", ".", ".", " . ", " punt "});
        auto text = first + at + host + (at == "@" ? "." : dot) + end;
        if (below(4) == 0)
            for (auto& c : text)
                if (c >= 'a' && c <= 'z' && at == "@") c = static_cast<char>(c & ~0x20);
        return {pick({"", "", "mail ", "mailto:", "e-mail: "}) + text, bare(first)};
    }

    std::mt19937 random_;
};

}  // namespace vraagbaak::test

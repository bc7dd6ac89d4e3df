// SPDX-License-Identifier: GPL-2.0-or-later
// What is personal in a text: measured on a list of lines, and compared with a slow plain reading of the rules.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <regex>
#include <set>
#include <string>

#include "support/rows.hpp"
#include "text/personal_data.hpp"
#include "text/specials.hpp"
#include "text/unicode.hpp"

using namespace vraagbaak;
using namespace vraagbaak::unicode;

namespace {

const std::map<PersonalKind, std::string> names = {{PersonalKind::bsn, "bsn"},
                                                   {PersonalKind::iban, "iban"},
                                                   {PersonalKind::email, "email"},
                                                   {PersonalKind::phone, "phone"},
                                                   {PersonalKind::mobile, "mobile"},
                                                   {PersonalKind::address, "address"},
                                                   {PersonalKind::licence_plate, "licence_plate"},
                                                   {PersonalKind::case_number, "case_number"},
                                                   {PersonalKind::secret, "secret"}};

std::string told(const std::string& text, const PersonalDatum& datum) {
    return names.at(datum.kind) + '=' + text.substr(datum.range.begin, datum.range.end - datum.range.begin);
}

std::set<std::string> found_in(const std::string& text) {
    std::set<std::string> out;
    for (const auto& datum : find_personal_data(text)) out.insert(told(text, datum));
    return out;
}

// The rules again, by regular expressions over what stands before, at and behind a place.
const std::regex& expression(const std::string& pattern) {
    static std::map<std::string, std::regex> known;
    return known.try_emplace(pattern, pattern).first->second;
}

bool eleven(const std::string& digits) {
    constexpr std::array<int, 9> weights = {9, 8, 7, 6, 5, 4, 3, 2, -1};
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) sum += weights[i] * (digits[i] - '0');
    return sum % 11 == 0 && digits != "000000000";
}

std::string digits_of(const std::string& text) { return std::regex_replace(text, expression("[^0-9]"), ""); }

// How long the BSN is that begins at `begin`; 0: none does.
std::size_t slow_bsn(const std::string& text, std::size_t begin, bool labelled) {
    const auto before = text.substr(0, begin);
    static const std::regex no_begin(
        R"((é|[A-Za-z0-9+#_@/\\]|(é|[A-Za-z0-9])[.,-]|(€|[Ee][Uu][Rr][Oo]|^EUR| [Ee][Uu][Rr])( |\xC2\xA0){0,2})$)");
    static const std::regex no_end(
        R"(^(é|[A-Za-z0-9@%_]|[.,][0-9]|[-/][A-Za-z0-9]|,-|( |\xC2\xA0){0,3}(€|[Ee][Uu][Rr]|[Mm][Ii][Ll][Jj])))");
    if (std::regex_search(before, no_begin)) return 0;
    std::vector<std::string> forms = {"[0-9]{9}", "[0-9]{4}S[0-9]{2}S[0-9]{3}", "[0-9]{3}S[0-9]{3}S[0-9]{3}",
                                      "[0-9]{2}S[0-9]{2}S[0-9]{2}S[0-9]{3}"};
    if (labelled) forms.insert(forms.end(), {"[0-9]{8}", "[0-9]{2}S[0-9]{3}S[0-9]{3}"});
    for (const auto& form : forms)
        for (const std::string sign : {"\\.", " ", "\u00A0"}) {
            const bool grouped = form.find('S') != form.npos;
            std::smatch match;
            const auto rest = text.substr(begin);
            if (!std::regex_search(rest, match, expression("^" + std::regex_replace(form, expression("S"), sign))))
                continue;
            const auto behind = match.suffix().str();
            if (std::regex_search(behind, no_end)) continue;
            if (grouped && std::regex_search(behind, expression("^" + sign + "[0-9]"))) continue;
            if (grouped && std::regex_search(before, expression("[0-9]" + sign + "$"))) continue;
            auto digits = digits_of(match.str());
            if (digits.size() == 8) digits = '0' + digits;
            if (eleven(digits)) return match.str().size();
        }
    return 0;
}

// For each number of characters up to the longest that there is: take the signs out and do the sum as it is written.
std::size_t slow_iban(const std::string& text, std::size_t begin) {
    static const std::map<std::string, std::size_t> lengths = {{"NL", 18}, {"BE", 16}, {"DE", 22},
                                                               {"FR", 27}, {"NO", 15}, {"GB", 22}};
    for (std::size_t size = 15; size <= 60 && begin + size <= text.size(); ++size) {
        const auto part = text.substr(begin, size);
        if (!std::regex_match(part, expression("[A-Za-z]{2}[0-9]{2}(([-. ]|\u00A0){0,2}[A-Za-z0-9])+"))) continue;
        auto iban = std::regex_replace(part, expression("[-. ]|\u00A0"), "");
        for (auto& c : iban) c = static_cast<char>(std::toupper(c));
        const auto length = lengths.find(iban.substr(0, 2));
        if (length == lengths.end() || iban.size() != length->second) continue;
        if (std::regex_search(text.substr(begin + size), expression("^(é|[A-Za-z0-9@_])"))) continue;
        if (digits_of(iban).size() < 10 ||
            (iban.starts_with("NL") && !std::regex_match(iban, expression("NL..[A-Z]{4}[0-9]{10}"))))
            continue;
        int rest = 0;
        for (const char c : iban.substr(4) + iban.substr(0, 4))
            for (const char digit : std::isdigit(c) ? std::string(1, c) : std::to_string(c - 'A' + 10))
                rest = (rest * 10 + digit - '0') % 97;
        if (rest == 1) return size;
    }
    return 0;
}

// Pieces that make numbers, and all that may stand around them.
class Pieces {
public:
    explicit Pieces(unsigned seed) : random_(seed) {}

    std::string text(int most) {
        static const std::vector<std::string> pieces = {"999900006",
                                                        "999900018",
                                                        "9999",
                                                        "00",
                                                        "006",
                                                        "999",
                                                        "900",
                                                        "0",
                                                        "7",
                                                        "12340005",
                                                        "12",
                                                        "340",
                                                        "005",
                                                        ".",
                                                        ".",
                                                        " ",
                                                        " ",
                                                        ",",
                                                        "-",
                                                        "/",
                                                        "\u00A0",
                                                        "€",
                                                        "EUR ",
                                                        " euro",
                                                        "x",
                                                        "é",
                                                        "@",
                                                        "%",
                                                        "_",
                                                        "+31 ",
                                                        "NL91ABNA0417164300",
                                                        "NL91 ABNA ",
                                                        "0417 ",
                                                        "1643 ",
                                                        "be68 5390 ",
                                                        "0754 7034",
                                                        "DE89370400440532013000",
                                                        "06 12345678",
                                                        "bsn ",
                                                        "\n"};
        std::string out;
        for (int count = pick(most) + 1; count > 0; --count)
            out += pieces[static_cast<std::size_t>(pick(static_cast<int>(pieces.size())))];
        return out;
    }

    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

private:
    std::mt19937 random_;
};

bool is_start(const std::string& text, std::size_t at) {
    return at == 0 || !std::isalnum(static_cast<unsigned char>(text[at - 1]));
}

}  // namespace

TEST_SUITE("text/personal_data") {
    TEST_CASE("on lines that people may write nearly all is found, and hardly anything else") {
        std::map<std::string, std::array<int, 3>> kinds;  // right, missed, wrong
        int lines = 0;
        for (const auto& row : test::rows("nl/personal_data.tsv")) {
            ++lines;
            const auto found = found_in(row[0]);
            const std::set<std::string> meant(row.begin() + 1, row.end());
            for (const auto& one : meant) {
                const bool right = found.contains(one);
                ++kinds[one.substr(0, one.find('='))][right ? 0 : 1];
                if (!right) MESSAGE("missed: " << one << " in: " << row[0]);
            }
            for (const auto& one : found)
                if (!meant.contains(one)) {
                    ++kinds[one.substr(0, one.find('='))][2];
                    MESSAGE("wrong: " << one << " in: " << row[0]);
                }
        }
        std::array<int, 3> all{};
        for (const auto& [kind, counts] : kinds) {
            MESSAGE(kind << ": right " << counts[0] << ", missed " << counts[1] << ", wrong " << counts[2]);
            for (std::size_t i = 0; i < 3; ++i) all[i] += counts[i];
        }
        const double precision = static_cast<double>(all[0]) / (all[0] + all[2]),
                     recall = static_cast<double>(all[0]) / (all[0] + all[1]);
        MESSAGE(lines << " lines, " << all[0] + all[1] << " marked: precision " << precision << ", recall " << recall);
        CHECK(lines >= 200);
        CHECK(all[2] == 0);
        CHECK(recall >= 0.92);  // docs/formats.md tells the figures
    }

    TEST_CASE("BSN and IBAN are what a slow reading of the rules says, at every place of any text") {
        Pieces pieces(20270223);
        int bsn = 0, iban = 0;
        for (int round = 0; round < 3'000; ++round) {
            const auto text = pieces.text(16);
            CAPTURE(text);
            for (std::size_t at = 0; at < text.size(); ++at) {
                CAPTURE(at);
                for (const bool labelled : {false, true}) {
                    const auto slow =
                        std::isdigit(static_cast<unsigned char>(text[at])) ? slow_bsn(text, at, labelled) : 0;
                    REQUIRE(match_bsn(text, at, labelled).value_or(at) - at == slow);
                    bsn += slow > 0;
                }
                if (!is_start(text, at) || !std::isalpha(static_cast<unsigned char>(text[at]))) continue;
                const auto slow = slow_iban(text, at);
                REQUIRE(match_iban(text, at).value_or(at) - at == slow);
                iban += slow > 0;
            }
        }
        MESSAGE("found: " << bsn << " times a BSN, " << iban << " times an IBAN");
        CHECK(bsn > 300);
        CHECK(iban > 200);
    }

    TEST_CASE("what is found stands apart, in order, on borders of characters, and is found again by itself") {
        Pieces pieces(7);
        for (int round = 0; round < 20'000; ++round) {
            const auto text = pieces.text(20);
            CAPTURE(text);
            std::size_t before = 0;
            const auto found = find_personal_data(text);
            for (const auto& [range, kind] : found) {
                REQUIRE(range.begin >= before);
                REQUIRE(range.begin < range.end);
                REQUIRE(range.end <= text.size());
                REQUIRE(character_border(text, range.begin) == range.begin);
                REQUIRE(character_border(text, range.end) == range.end);
                before = range.end;
            }
        }
    }

    TEST_CASE("the search goes by no BSN, but where something else stands or the number is one of a service") {
        Pieces pieces(11);
        int seen = 0;
        for (int round = 0; round < 20'000; ++round) {
            const auto text = pieces.text(16);
            if (digits_of(text).find("0900") != std::string::npos) continue;
            CAPTURE(text);
            const auto found = find_personal_data(text);
            for (std::size_t at = 0; at < text.size(); ++at) {
                const auto end = is_start(text, at) ? match_bsn(text, at, false) : std::nullopt;
                if (!end) continue;
                ++seen;
                REQUIRE(std::ranges::any_of(
                    found, [&](const PersonalDatum& one) { return one.range.begin < *end && at < one.range.end; }));
            }
        }
        CHECK(seen > 500);
    }

    TEST_CASE("any bytes may be given") {
        std::mt19937 random(1);
        for (int round = 0; round < 20'000; ++round) {
            std::string text(static_cast<std::size_t>(random() % 60), ' ');
            for (auto& c : text)
                c = random() % 4 == 0 ? static_cast<char>(random()) : "0123456789NLABbsn:wachtwoord@.-+( \n"[random() % 34];
            for (const auto& [range, kind] : find_personal_data(text)) REQUIRE(range.end <= text.size());
        }
        CHECK(find_personal_data("").empty());
    }

    TEST_CASE("a hostile text takes time by its length only") {
        const std::vector<std::string> bites = {"-----BEGIN PRIVATE KEY-----",
                                                "-----BEGIN ",
                                                "a@",
                                                "a.a@a.",
                                                "eyJ-",
                                                "eyJaaaaaaaaaaaaaaaa1aaaaaaaaaaaaaaaaaaaaaaaa-",
                                                "06 ",
                                                "+",
                                                "(",
                                                "9999 00 ",
                                                "NL91 ",
                                                "wachtwoord: ",
                                                "pin code ",
                                                "bearer aaaaaaaaaaaaaaaaaa ",
                                                "1234 AB ",
                                                "1",
                                                "a",
                                                "\xC2",
                                                "zaak 1",
                                                "kenteken 1-",
                                                "€ ",
                                                "999.900."};
        for (const auto& bite : bites) {
            CAPTURE(bite);
            std::string text;
            while (text.size() < 1'000'000) text += bite;
            const auto begin = std::chrono::steady_clock::now();
            const auto count = find_personal_data(text).size();
            const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            CHECK(count <= text.size());
            CHECK(seconds < 10);  // it takes some hundredths; by the square it would take hours
        }
    }

    TEST_CASE("in pages of real municipalities no BSN, IBAN or secret is seen where none stands") {
        const char* shared = std::getenv("VRAAGBAAK_SHARED");
        if (!shared) {
            MESSAGE("VRAAGBAAK_SHARED is not set: its pages are not read");
            return;
        }
        std::size_t bytes = 0;
        for (const auto& file : std::filesystem::directory_iterator(std::string(shared) + "/data/municipal-dev")) {
            if (file.path().extension() != ".jsonl") continue;
            std::ifstream in(file.path());
            const std::string text(std::istreambuf_iterator<char>(in), {});
            bytes += text.size();
            for (const auto& [range, kind] : find_personal_data(text)) {
                CAPTURE(file.path().string());
                CAPTURE(range.begin);
                CHECK((kind == PersonalKind::email || kind == PersonalKind::phone));
            }
        }
        CHECK(bytes > 1'500'000);
    }

    TEST_CASE("a private key is one find, from its first line to its last") {
        const std::string key =
            "-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBg\nkqhkiG9w0BAQ==\n-----END PRIVATE KEY-----";
        CHECK(found_in("sleutel:\n" + key + "\neinde") == std::set<std::string>{"secret=" + key});
        CHECK(found_in("-----BEGIN PRIVATE KEY-----\nMIIBVgIB\nen dan tekst").size() == 1);
        CHECK(found_in("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----").empty());
    }

    TEST_CASE("numbers of services are nobody's, and no BSN is found inside them") {
        for (const char* text : {"0800 1234", "0900-1234567", "14 070", "14070", "112", "08001234567"}) {
            CAPTURE(text);
            CHECK(find_personal_data(text).empty());
        }
    }
}

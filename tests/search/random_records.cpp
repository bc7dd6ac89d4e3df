// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/random_records.hpp"

#include <algorithm>
#include <sstream>

#include "text/unicode.hpp"

namespace vraagbaak::test {

namespace {

using Words = std::vector<std::string>;

// Inflections of one word, words that are one and two, marks, numbers and addresses: all that has readings of its own.
const Words& open_words() {
    static const Words words{
        "paspoort", "paspoorten", "rijbewijs", "rijbewijzen", "aanvragen", "aanvraag", "kosten", "kost", "afval",
        "container", "containers", "grof", "vuil", "grofvuil", "verhuizen", "verhuizing", "parkeren", "niet", "geen",
        "zonder", "naar", "de", "het", "een", "wat", "hoe", "e-mail", "email", "in- en uitschrijven", "inschrijven",
        "Café", "cafe", "ĳs", "ijs", "1234 AB", "070 353 30 00", "j@gemeente.nl", "W.O.Z.", "woz", "65+", "kind",
        "kliko", "roze papiertje", "bankstel", "kinderen", "'s-Gravenhage", "12,50", "https://www.gemeente.nl/afval", "stad", "steden", "boom"};
    return words;
}

// Occur in shielded parts and nowhere else.
const Words& shielded_words() {
    static const Words words{"zwartboek", "klokkenluider", "spoedlijn", "fraudesignaal", "escalatie"};
    return words;
}

// Names that are like each other in all ways, of which some are words too; the last of each list occur in shielded records alone.
const Words& given_names() {
    static const Words names{"Jan", "Johannes", "J.P.", "Hubertus", "Bert", "Sytske", "Anne-Marie", "Yusuf", "J.", "Noëlla", "Zebedeüs"};
    return names;
}

const Words& prefixes() {
    static const Words names{"", "", "van", "van der", "van den", "de", "'t", "in 't", "el"};
    return names;
}

const Words& family_names() {
    static const Words names{"Jansen", "Janszen", "Berg", "Bergh", "Vandenberg", "Vries", "Fries", "Kuiper", "Boom", "Kind", "Bakker-de Boer", "Hajjari", "Zwartbroek"};
    return names;
}

// What people make of them.
const Words& typed_names() {
    static const Words names{"345671", "345675", "5672", "0612345673", "06 12345674", "+31 6 1234 5675",  // of mobile numbers, which some may see
                             "jan",   "jansen", "janssen", "berg",  "vandenberg", "vanderbergh", "van den berg", "vd berg", "v.d. bergh", "j.p.", "j",  "bert",
                             "sietske", "siets", "anne marie", "annemarie", "fries", "de vries", "cuijper", "kuipr", "jansn", "kui", "boom", "kind",
                             "boer", "jusuf", "el hajari", "noella", "int berg", "zwartbroek", "swartbroek", "zebedeus", "zwart", "siet", "siets j", "hubert", "vanderb", "vandeb", "kuypers", "cuij", "zwartb", "swart", "jan vandenb", "4567", "01 2345 67", "020 0123456", "3456"};
    return names;
}

// As an address has it: letters and points.
std::string address(std::string name) {
    name = unicode::fold(name);
    std::erase_if(name, [](char c) { return !(c >= 'a' && c <= 'z') && c != '.' && c != '-'; });
    name.erase(name.find_last_not_of(".-") + 1);
    return name.substr(std::min(name.find_first_not_of(".-"), name.size())) + "@gemeente.nl";
}

const Words& headings() {
    static const Words words{"Wat kost het", "Aanvragen", "Voor de balie", "Let op", "Contact", "Grof vuil"};
    return words;
}

const Words& group_names() {
    static const Words words{"kcc", "burgerzaken", "belastingen"};
    return words;
}

}  // namespace

std::string RandomWorld::word(bool shielded) {
    const auto& from = shielded && chance(40) ? shielded_words() : open_words();
    return from[below(from.size())];
}

std::string RandomWorld::words(std::size_t most, bool shielded) {
    std::string out = word(shielded);
    for (auto count = below(most); count > 0; --count) out += (chance(15) ? ". " : " ") + word(shielded);
    return out;
}

Words RandomWorld::some(const Words& from) {
    Words out;
    for (const auto& word : from)
        if (chance(40)) out.push_back(word);
    return out;
}

Words RandomWorld::labels() {
    auto out = some(group_names());
    if (out.empty()) out.push_back(group_names()[below(group_names().size())]);
    return out;
}

Visibility RandomWorld::visibility(unsigned percent) {
    if (chance(percent)) return labels();
    return chance(50) ? Visibility{Words{}} : Visibility{};
}

// Around some_day, so that it is often the first or last day itself.
std::optional<Date> RandomWorld::day() {
    if (chance(60)) return std::nullopt;
    return Date{std::chrono::sys_days{some_day} + std::chrono::days{static_cast<int>(below(9)) - 4}};
}

Section RandomWorld::section(std::size_t number, bool shielded) {
    Section section;
    section.key = number == 0 && chance(20) ? "deskMemo" : "deel" + std::to_string(number);
    section.title = chance(70) ? headings()[below(headings().size())] + (shielded ? " " + word(true) : "") : "";
    section.text = words(section.title.empty() || chance(80) ? 25 : 1, shielded);
    if (section.key != "deskMemo") section.visibility = shielded ? Visibility{labels()} : visibility(0);
    return section;
}

void RandomWorld::name(Record& record, bool shielded) {
    const auto one_of = [&](const Words& from) { return from[below(from.size() - (shielded || &from == &prefixes() ? 0 : 1))]; };
    const auto given = one_of(given_names()), prefix = one_of(prefixes()), family = one_of(family_names());
    record.title = given + ' ' + prefix + (prefix.empty() ? "" : " ") + family;
    if (chance(20)) record.title = family + ", " + given + (prefix.empty() ? "" : " ") + prefix;
    if (chance(70)) record.given_name = given, record.name_prefix = prefix, record.family_name = family;
    if (chance(50)) record.phones = {chance(50) ? "020 0123456" : "(020) 012 34 5" + std::to_string(below(10))};
    if (chance(30)) record.extension = chance(50) ? "4567" : "tst. 3456";
    if (chance(50)) record.emails = {address(chance(50) ? given + '.' + prefix + family : prefix + family)};
}

ContactPerson RandomWorld::contact(bool shielded) {
    const auto one_of = [&](const Words& from) { return from[below(from.size() - (shielded ? 0 : 1))]; };
    const auto given = one_of(given_names());
    return {"", given + ' ' + one_of(family_names()), chance(50) ? "projectleider" : word(shielded), static_cast<int>(below(3))};
}

// Half of the projects are over, or just.
void RandomWorld::plan(Record& record, bool shielded) {
    record.status = chance(30) ? "afgerond" : chance(50) ? "lopend" : "voorbereiding";
    record.end = day();
    if (chance(50)) record.locations = {{word(shielded), word(shielded), "1234"}};
    if (chance(30)) record.mailings = {{day(), words(2, shielded), words(3, shielded)}};
}

Record RandomWorld::record(std::size_t number) {
    static const Words kinds{"kennisartikel", "vac", "nieuws", "medewerker", "afdeling", "project"};
    Record record;
    record.id = "r" + std::to_string(number);
    record.kind = kinds[below(kinds.size())];
    record.visibility = visibility(25);
    const bool shielded = record.visibility && !record.visibility->empty();
    record.title = words(4, shielded);
    record.source = chance(50) ? "bron" + std::to_string(below(2)) : "";
    if (chance(30)) record.alternative_titles = {words(3, shielded) + (number % 2 == 0 ? "?" : "")};
    if (chance(50)) record.keywords = {words(2, shielded), words(1, shielded)};
    record.themes = some({"afval", "burgerzaken", "belasting en geld"});
    record.departments = some({"klantcontact", "publiekszaken"});
    record.short_answer = words(8, shielded);
    for (std::size_t i = 0; i < below(5); ++i) record.sections.push_back(section(i, chance(35)));
    if (record.kind == "medewerker" && chance(80)) name(record, shielded);
    if (record.kind == "project") plan(record, shielded);
    if (record.kind != "medewerker" && chance(20)) record.contacts = {contact(shielded), contact(shielded)};
    if (chance(40)) record.mobile = "06 1234567" + std::to_string(below(10));
    if (chance(40)) record.change_summary = words(6, true);
    if (chance(20) && record.kind != "project") record.status = record.kind == "medewerker" || record.kind == "afdeling" ? "non-actief" : "concept";
    for (auto count = below(4); count > 0; --count) record.related.push_back(id());
    if (chance(15)) record.replaced_by = id();
    record.visible_from = day();
    record.visible_until = day();
    if (record.visible_from && record.visible_until && *record.visible_until < *record.visible_from)
        std::swap(record.visible_from, record.visible_until);
    record.changed_on = day();
    if (chance(20)) record.referral = Referral{word(shielded), "0900 1234", ""};
    return record;
}

std::vector<Record> RandomWorld::records(std::size_t count) {
    std::vector<Record> out;
    for (std::size_t i = 0; i < count; ++i) {
        out.push_back(record(i));
        if (i > 0 && chance(10)) {  // the same text again: ties
            auto twin = out[i - 1];
            twin.id = out[i].id;
            out[i] = std::move(twin);
        }
    }
    return out;
}

Asker RandomWorld::asker() {
    const auto offset = static_cast<int>(below(5)) - 2;
    return test::asker(some(group_names()), Date{std::chrono::sys_days{some_day} + std::chrono::days{offset}});
}

// Words that stand next to each other in some record, seen or unseen.
std::string RandomWorld::phrase(const std::vector<Record>& records) {
    const auto& record = records[below(records.size())];
    const auto& text = record.sections.empty() ? record.short_answer : record.sections[below(record.sections.size())].text;
    std::istringstream in{text};
    Words all;
    for (std::string one; in >> one;) all.push_back(one);
    if (all.empty()) return word(true);
    const auto begin = below(all.size());
    std::string out;
    for (auto i = begin; i < std::min(begin + 1 + below(3), all.size()); ++i) out += (out.empty() ? "" : " ") + all[i];
    return out;
}

// "pas*", "*wijs", "k?nd": of open and shielded words, of words with marks, and of what nobody would type.
std::string RandomWorld::joker() {
    static const Words whole{"pas*", "k?nd*", "*en", "caf*", "?js", "*o*e*", "esc*", "zwart*", "*lijn", "z*", "+*wijs", "-k*"};
    if (chance(40)) return whole[below(whole.size())];
    auto pattern = word(chance(30));
    if (pattern.find_first_of(" .:/@") != pattern.npos) return whole[below(whole.size())];
    for (auto count = 1 + below(3); count > 0; --count) {
        const auto at = below(pattern.size());
        if (static_cast<unsigned char>(pattern[at]) >= 0x80) continue;
        if (chance(60)) pattern.replace(at, std::min(below(5), pattern.size() - at), "*");
        else pattern[at] = '?';
    }
    if (pattern.find('*') == pattern.npos) pattern += '*';
    return (chance(10) ? "titel:" : "") + pattern;
}

// "pasport~", "escaltie~2".
std::string RandomWorld::fuzzy() {
    auto typed = misspelt(word(chance(30)));
    if (chance(40)) typed = misspelt(typed);
    if (typed.empty() || typed.find_first_of(" .:/@") != typed.npos) typed = "kidn";
    return (chance(10) ? "titel:" : chance(10) ? "-" : "") + typed + (chance(50) ? "~" : "~2");
}

// A letter too many, too few, another one, or two in each other's place; words with other signs stay as they are.
std::string RandomWorld::misspelt(std::string word) {
    if (!std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; })) return word;
    const auto at = below(word.size());
    const auto letter = static_cast<char>('a' + below(26));
    switch (below(4)) {
        case 0: word.insert(at, 1, letter); break;
        case 1: word.erase(at, 1); break;
        case 2: word[at] = letter; break;
        default: std::swap(word[at], word[std::min(at + 1, word.size() - 1)]);
    }
    return word;
}

std::string RandomWorld::clause(const std::vector<Record>& records, int depth) {
    static const Words fields{"titel:", "trefwoorden:", "kop:", "tekst:"};
    switch (below(depth > 0 ? 14 : 8)) {
        case 0: return '"' + phrase(records) + '"';
        case 1: return fields[below(fields.size())] + word(chance(30));
        case 2: return "+" + word(chance(30));
        case 3: return "-" + word(chance(30));
        case 8: return "(" + clause(records, depth - 1) + " OF " + clause(records, depth - 1) + ")";
        case 9: return clause(records, depth - 1) + " EN " + clause(records, depth - 1);
        case 10: return clause(records, depth - 1) + " NIET " + clause(records, depth - 1);
        case 11: return fields[below(fields.size())] + "(" + word() + " " + word(true) + ")";
        case 12: return "(" + word() + " " + clause(records, depth - 1) + ")";
        case 13: return fields[below(fields.size())] + '"' + phrase(records) + '"';
        case 4: return chance(70) ? joker() : word();
        case 6: return chance(60) ? fuzzy() : word();
        case 5: return misspelt(word(chance(40)));
        default:
            if (chance(30)) return typed_names()[below(typed_names().size())] + (chance(50) ? " " + typed_names()[below(typed_names().size())] : "");
            return chance(5) ? "bestaatniet" : word(chance(15));
    }
}

Question RandomWorld::question(const std::vector<Record>& records) {
    static const Words facets{"soort", "bron", "thema", "afdeling", "doelgroep", "taal", "status"};
    Question question{.limit = 1000, .explain = chance(50)};
    switch (below(12)) {
        case 0: question.text = id(); break;
        case 1: question.text = "id:" + id() + (chance(50) ? " " + word() : ""); break;
        case 2: question.text = "thema:afval " + word(true); break;
        case 3: question.text = chance(50) ? "*" : ""; break;
        default:
            for (auto count = 1 + below(4); count > 0; --count)
                question.text += (question.text.empty() ? "" : " ") + clause(records, chance(30) ? 2 : 0);
    }
    if (chance(20)) question.filters.push_back({"soort", chance(50) ? "vac" : "kennisartikel"});
    if (chance(10)) question.filters.push_back({"soort", "nieuws"});
    if (chance(15)) question.filters.push_back({"thema", "Afval"});
    if (chance(40)) question.facets = some(facets);
    return question;
}

// The beginning of words, or of a title that somebody may see or not, often with a slip in it.
Prefix RandomWorld::prefix(const std::vector<Record>& records) {
    static const Words kinds{"word", "title", "question"};
    Prefix prefix;
    for (auto count = below(3); count > 0; --count) prefix.text += word(chance(20)) + (chance(90) ? " " : "  ");
    auto last = chance(50) ? records[below(records.size())].title : word(chance(30));
    if (chance(40)) last = misspelt(std::move(last));
    if (chance(25)) last = typed_names()[below(typed_names().size())];
    prefix.text += last.substr(0, chance(70) ? 1 + below(7) : last.size());
    if (chance(5)) prefix.text += chance(50) ? " " : "*";
    prefix.limit = chance(60) ? 10 : below(25);
    if (chance(40)) prefix.kinds = {kinds[below(kinds.size())], kinds[below(kinds.size())]};
    return prefix;
}

}  // namespace vraagbaak::test

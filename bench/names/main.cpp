// SPDX-License-Identifier: GPL-2.0-or-later
// What a name costs among many people, beside raw Xapian's AND of the same words.
//
//   bench_names [people] [rounds] [class]        20000, 5 and all of them; "whole name" alone, for a profile
//
// Raw Xapian has each word of name, job, department and number as a term and the text as data; it finds the words that it is asked,
// all of them, and shows ten with MSet::snippet, as bench_compare does. Where a name is not spelt as it is known, raw would find nobody, and
// is asked the right words: what it would cost if it knew them. Ours is a whole answer, with all that it bears. Asked in turn,
// by the time of this thread, since the machine may have more to do.
#include <xapian.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <map>

#include "bench_base.hpp"
#include "random.hpp"
#include "samples.hpp"

namespace {

using namespace vraagbaak;
using namespace vraagbaak::bench;

constexpr std::array given{"jan",   "piet",  "anna",   "fatima", "mohamed", "sanne", "bram",   "lotte", "emma",  "daan",  "noor",   "sem",     "julia",
                           "kees",  "truus", "willem", "saskia", "yusuf",   "ilse",  "marieke", "tom",  "wouter", "hanna", "sietske", "gerrit", "johannes"};
constexpr std::array prefixes{"", "", "", "van ", "de ", "van der ", "van den ", "ten "};
constexpr std::array begins{"ber", "kui", "mei", "vis", "dij", "hoo", "smi", "ver", "wes", "zwa", "bak", "kla", "ree", "sto", "tim", "ooi", "pol", "gra", "huis", "brou"};
constexpr std::array middles{"", "ke", "man", "ren", "ne", "ver", "la", "ter", "nen", "ho"};
constexpr std::array ends{"s", "sen", "stra", "berg", "ma", "huis", "kamp", "veld", "er", "mans", "hof", "dijk", "inga", "water"};
constexpr std::array jobs{"consulent Wmo", "klantadviseur", "beleidsmedewerker verkeer", "juridisch adviseur", "toezichthouder bouw", "medewerker parkeren"};
constexpr std::array departments{"Wmo", "Klant Contact Centrum", "Verkeer", "Bestuur", "Vergunningen", "Parkeren"};

struct Person {
    std::string first, prefix, last, job, department, phone, extension;

    std::string name() const { return first + ' ' + prefix + last; }
    std::string text() const { return name() + '\n' + job + '\n' + department + '\n' + phone + '\n' + extension; }
};

std::vector<Person> people(std::size_t count) {
    Random random{20261130};
    std::vector<Person> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back({random.one_of(given), random.one_of(prefixes), std::string{random.one_of(begins)} + random.one_of(middles) + random.one_of(ends),
                       random.one_of(jobs), random.one_of(departments), fmt::format("020 01{:05} {:02}", random.below(100000), i % 100).substr(0, 11), fmt::format("{:05}", 30000 + i)});
    return out;
}

void write_source(const std::vector<Person>& all, const std::filesystem::path& file) {
    std::ofstream out{file};
    for (std::size_t i = 0; i < all.size(); ++i)
        out << fmt::format(R"({{"identificatie":"p{}","soort":"medewerker","voornaam":"{}","voorvoegselAchternaam":"{}","achternaam":"{}","functie":"{}","afdelingen":[{{"afdelingnaam":"{}"}}],"telefoonnummers":[{{"telefoonnummer":"{}"}}],"toestel":"{}"}})",
                           i, all[i].first, all[i].prefix.substr(0, all[i].prefix.find_last_not_of(' ') + 1), all[i].last, all[i].job, all[i].department, all[i].phone, all[i].extension)
            << '\n';
}

class Raw {
public:
    Raw(const std::vector<Person>& all, const std::filesystem::path& folder) {
        Xapian::WritableDatabase database{folder.string(), Xapian::DB_CREATE_OR_OVERWRITE};
        Xapian::TermGenerator generator;
        for (const auto& person : all) {
            Xapian::Document document;
            generator.set_document(document);
            generator.index_text(person.text());
            std::string digits;
            for (const char c : person.phone)
                if (c != ' ') digits += c;
            document.add_term(digits);
            document.set_data(person.text());
            database.add_document(document);
        }
        database.commit();
        database_ = Xapian::Database{folder.string()};
    }

    std::size_t search(const std::string& text) {
        std::vector<std::string> words;
        for (std::size_t begin = 0; begin < text.size();) {
            const auto end = std::min(text.find(' ', begin), text.size());
            words.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
        Xapian::Enquire enquire{database_};
        enquire.set_query({Xapian::Query::OP_AND, words.begin(), words.end()});
        const auto found = enquire.get_mset(0, 10);
        std::size_t bytes = 0;
        for (auto hit = found.begin(); hit != found.end(); ++hit) {
            const auto data = hit.get_document().get_data();
            bytes += data.size() + found.snippet(data, 240).size();
        }
        return bytes;
    }

private:
    Xapian::Database database_;
};

// A letter in the middle is another one.
std::string misspelt(std::string name) {
    name[name.size() - 3] = name[name.size() - 3] == 'e' ? 'a' : 'e';
    return name;
}

// Spelt otherwise, sounding the same; the same where there is no such spelling.
std::string alike(std::string name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> spellings{{{"sen", "ssen"}, {"ei", "ey"}, {"dijk", "dyk"}, {"kui", "cui"}, {"berg", "bergh"}, {"v", "f"}, {"k", "ck"}, {"s", "z"}}};
    for (const auto& [usual, other] : spellings)
        if (const auto at = name.find(usual); at != name.npos) return name.replace(at, usual.size(), other);
    return name;
}

// What somebody is called by.
std::string nickname(const std::string& first) {
    static const std::map<std::string, std::string> names{{"johannes", "hans"}, {"willem", "wim"}, {"gerrit", "ger"}, {"jan", "johannes"}, {"piet", "pieter"}, {"kees", "cornelis"}, {"truus", "geertruida"}};
    const auto found = names.find(first);
    return found == names.end() ? first : found->second;
}

std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

// What is typed, and what raw Xapian is asked: the words as they are typed, or the right ones, by which alone it can find him.
struct Asked {
    std::string typed, raw;
};

constexpr const char* first_number = "11";  // from here on no names

std::map<std::string, std::vector<Asked>> questions(const std::vector<Person>& all) {
    Random random{7};
    std::map<std::string, std::vector<Asked>> out;
    for (int i = 0; i < 200; ++i) {
        const auto& person = random.one_of(all);
        const auto digits = without_spaces(person.phone), whole = person.first + ' ' + person.last;
        const auto ask = [&](const char* question, const std::string& typed, const std::string& raw = {}) { out[question].push_back({typed, raw.empty() ? typed : raw}); };
        ask("01 whole name", person.name());
        ask("02 no prefix", whole);
        ask("03 surname", person.last);
        ask("04 error, as typed", person.first + ' ' + misspelt(person.last));
        ask("05 error, right words", person.first + ' ' + misspelt(person.last), whole);
        ask("06 sounds alike", person.first + ' ' + alike(person.last), whole);
        ask("07 nickname", nickname(person.first) + ' ' + person.last, whole);
        ask("08 joined prefix", person.first + ' ' + without_spaces(person.prefix) + person.last, person.name());
        ask("09 initial", person.first.substr(0, 1) + ' ' + person.last, whole);
        ask("10 name and work", person.first + ' ' + person.department.substr(0, person.department.find(' ')));
        ask("11 phone", digits);
        ask("12 extension", person.extension);
    }
    return out;
}

void print_row(const std::string& name, const Samples& theirs, const Samples& ours) {
    fmt::print("{:<20}", name);
    for (const auto part : {0.5, 0.95})
        fmt::print("{:>9.1f}{:>9.1f}{:>7.2f}", 1e6 * theirs.percentile(part), 1e6 * ours.percentile(part), ours.percentile(part) / theirs.percentile(part));
    fmt::print("\n");
}

int run(std::size_t count, int rounds, const std::string& only) {
    const auto folder = std::filesystem::temp_directory_path() / ("vraagbaak-bench-names-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const auto all = people(count);
    write_source(all, folder / "people.jsonl");
    const auto base = build_base(folder / "people.jsonl", folder / "base");
    const auto searcher = base.searcher(bench_asker());
    Raw raw{all, folder / "raw"};
    fmt::print("{} people, {} rounds, in µs of this thread\n{:<20}{:>9}{:>9}{:>7}{:>9}{:>9}{:>7}\n", count, rounds, "question", "raw p50", "ours p50", "ratio", "raw p95", "ours p95", "ratio");
    std::size_t kept = 0;
    Samples all_theirs, all_ours;
    for (const auto& [name, texts] : questions(all)) {
        if (!only.empty() && name.substr(3) != only) continue;
        Samples theirs, ours;
        for (int round = 0; round < rounds; ++round)
            for (const auto& [typed, right] : texts) {
                std::string lower;
                for (const char c : right) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
                const auto a = seconds_of([&] { kept += raw.search(lower); }, Clock::thread);
                const auto b = seconds_of([&] { kept += searcher.search({.text = typed}).hits.size(); }, Clock::thread);
                if (round == 0 && rounds > 1) continue;  // the first is for warming up
                theirs.add(a);
                ours.add(b);
                if (name >= first_number) continue;
                all_theirs.add(a);
                all_ours.add(b);
            }
        print_row(name.substr(3), theirs, ours);
    }
    if (only.empty()) print_row("all names", all_theirs, all_ours);
    std::filesystem::remove_all(folder);
    return kept > 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    try {
        return run(count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 20'000, count > 2 ? std::atoi(arguments[2]) : 5, count > 3 ? arguments[3] : "");
    } catch (const std::exception& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        return 1;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
// texts.bin, postings.bin and facets.bin: what was written comes back, and damaged bytes never lead outside them.
#include <doctest/doctest.h>

#include <xapian.h>

#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "base/seven_bits.hpp"
#include "index/builder.hpp"
#include "index/document.hpp"
#include "index/facets.hpp"
#include "index/forward_index.hpp"
#include "index/generation.hpp"
#include "index/postings.hpp"
#include "index/text_parts.hpp"
#include "index/views.hpp"
#include "record/reader.hpp"
#include "search/random_records.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::index;
using namespace vraagbaak::test;

namespace {

struct Word {
    std::size_t part;
    Range range;
    std::string folded, stem;
    std::vector<std::string> parts;

    friend bool operator==(const Word&, const Word&) = default;
};

std::vector<Word> words_of(const StoredView& view) {
    std::vector<Word> words;
    view.each_word([](std::string_view folded, std::string_view stem,
                      const std::vector<std::string>& parts) { return Word{0, {}, std::string{folded}, std::string{stem}, parts}; },
                   [&](std::size_t part, Range range, const Word& word) {
                       words.push_back(word);
                       words.back().part = part;
                       words.back().range = range;
                   });
    return words;
}

struct Placed {
    std::size_t part;
    Range range;
    std::size_t place;
    std::string folded;

    friend bool operator==(const Placed&, const Placed&) = default;
};

// Those of a few words, told by any sign, and of these only what `wanted` says yes to.
std::vector<Placed> placed(const StoredView& view, const std::function<bool(WordSign)>& may_be, const std::function<bool(std::string_view)>& wanted) {
    std::vector<Placed> out;
    view.each_match(may_be, [&](std::string_view folded, std::string_view, const auto&) { return wanted(folded) ? std::optional{std::string{folded}} : std::nullopt; },
                    [&](std::size_t part, Range range, std::size_t place, const std::optional<std::string>& folded) { out.push_back({part, range, place, *folded}); });
    return out;
}

// The same from all words of the view.
std::vector<Placed> placed_plainly(const StoredView& view, const std::function<bool(WordSign)>& may_be, const std::function<bool(std::string_view)>& wanted) {
    std::vector<Placed> out;
    std::size_t part = 0, end = 0, place = 0;
    for (const auto& word : words_of(view)) {
        if (word.part != part) end = place = 0;
        part = word.part;
        if (word.range.begin >= end) ++place;
        end = std::max(end, word.range.end);
        bool any = may_be(word_sign(word.folded)) || (!word.stem.empty() && may_be(word_sign(word.stem)));
        for (const auto& inner : word.parts) any = any || may_be(word_sign(inner));
        if (any && wanted(word.folded)) out.push_back({part, word.range, place, word.folded});
    }
    return out;
}

// The same by the definition: what the analysis says of each text; what people are called has no stem and no parts.
std::vector<Word> analysed(const Record& record) {
    analysis::Analyzer analyzer;
    std::vector<analysis::Token> tokens;
    std::vector<Word> words;
    std::size_t number = 0;
    for (const auto& part : TextParts{record}) {
        analyzer.analyze(part.text, tokens);
        for (const auto& token : tokens) {
            words.push_back({number, token.range, token.folded, std::string{token.stem}, {}});
            if (part.is_name(token.range)) {
                words.back().stem.clear();
                continue;
            }
            for (const auto& inner : token.parts) words.back().parts.push_back(inner.stem);
        }
        ++number;
    }
    return words;
}

Settings settings_of_world() {
    Settings settings;
    settings.groups = {"kcc", "burgerzaken", "belastingen"};
    return settings;
}

std::vector<Record> accepted(std::vector<Record> records) {
    for (auto& record : records) REQUIRE(record::check(record, settings_of_world(), {}).accepted());
    return records;
}

std::string stored(const Record& record) {
    analysis::Analyzer analyzer;
    return index_view({{}, record}, field_weights({}), analyzer).stored;
}

Record hard_record() {
    auto record = article("moeilijk", "IN- EN UITSCHRIJVEN, café én E-mail", "");
    record.short_answer = "Bel 14 020 of mail info@gemeente.example; de parkeervergunningaanvraag kost € 12,50.";
    record.keywords = {"ĲSBAAN", "’s-Gravenhage", "straße"};
    record.sections.push_back({"kosten", "Kosten in 2027", "Een\n\nparkeerkaartje\tvan 3e soort. " + std::string(300, 'x'), std::nullopt});
    record.sections.push_back({"leeg", "", "", std::nullopt});
    record.referral = Referral{"Waterschap", "", ""};
    return record;
}

}  // namespace

TEST_SUITE("index/forward_index") {
    TEST_CASE("a stored view is the record, and its words are those of the analysis") {
        auto records = RandomWorld{7}.records(full_tests() ? 400 : 60);
        records.push_back(hard_record());
        for (const auto& record : accepted(std::move(records))) {
            CAPTURE(record.id);
            const auto bytes = stored(record);
            const StoredView view{bytes};
            CHECK(view.record() == record);
            CHECK(view.id == record.id);
            CHECK(view.title() == record.title);
            CHECK(view.elsewhere == record.referral.has_value());
            CHECK(view.changed_on == record.changed_on);
            CHECK(view.visible_until == record.visible_until);
            CHECK(words_of(view) == analysed(record));
        }
    }

    TEST_CASE("a few words have the places that they have among all words") {
        auto records = RandomWorld{8}.records(full_tests() ? 300 : 60);
        records.push_back(hard_record());
        std::mt19937 random{9};
        std::size_t found = 0;
        for (const auto& record : accepted(std::move(records))) {
            const auto bytes = stored(record);
            const StoredView view{bytes};
            for (int round = 0; round < 40; ++round) {
                std::set<WordSign> signs;
                for (const auto& word : words_of(view))
                    if (random() % 8 == 0) signs.insert(word_sign(word.stem.empty() || random() % 2 == 0 ? word.folded : word.stem));
                const auto odd = random() % 3;
                const auto may_be = [&](WordSign sign) { return signs.contains(sign); };
                const auto wanted = [&](std::string_view word) { return odd == 0 || word.size() % 2 == odd - 1; };
                const auto plain = placed_plainly(view, may_be, wanted);
                CHECK(placed(view, may_be, wanted) == plain);
                found += plain.size();
            }
        }
        CHECK(found > 10'000);
    }

    TEST_CASE("a view of many words has more than 64 KB of them, and each is found") {
        auto record = article("veel", "Veel", "");
        record.sections.clear();
        for (std::size_t section = 0, word = 0; section < 4; ++section) {
            record.sections.push_back({"s" + std::to_string(section), "Kop", "", std::nullopt});
            while (record.sections.back().text.size() < 50'000) record.sections.back().text += "woord" + std::to_string(word++ * 7919) + ' ';
        }
        record = accepted({record}).front();
        const auto bytes = stored(record);
        const StoredView view{bytes};
        const auto words = words_of(view);
        CHECK(words == analysed(record));
        CHECK(words.size() > 10'000);
        const auto any = [](WordSign sign) { return sign % 5 == 0; };
        const auto all = [](std::string_view) { return true; };
        CHECK(placed(view, any, all) == placed_plainly(view, any, all));
    }

    TEST_CASE("of a long text the first words are marked, and all of it is kept") {
        auto record = article("lang", "Lang", "");
        for (int i = 0; i < 20'000; ++i) record.sections.front().text += "woord ";
        record = accepted({record}).front();
        const auto bytes = stored(record);
        const StoredView view{bytes};
        CHECK(view.record() == record);
        const auto words = words_of(view);
        CHECK(words.back().range.end <= most_bytes_marked);
        CHECK(words.back().range.end > most_bytes_marked - 20);
    }

    TEST_CASE("damaged bytes are refused or read as something else, within their bounds") {
        const auto bytes = stored(accepted({hard_record()}).front());
        std::mt19937 random{11};
        std::size_t refused = 0;
        const int rounds = full_tests() ? 20'000 : 2'000;
        for (int round = 0; round < rounds; ++round) {
            auto damaged = bytes;
            if (round % 4 == 0) damaged.resize(random() % bytes.size());
            else for (auto times = 1 + random() % 3; times > 0; --times) damaged[random() % damaged.size()] = static_cast<char>(random());
            const std::string exact{damaged};  // no byte to spare behind it
            try {
                const StoredView view{exact};
                placed(view, [](WordSign sign) { return sign % 2 == 0; }, [](std::string_view) { return true; });
                words_of(view);
                view.record();
            } catch (const Error& error) {
                CHECK(error.kind() == ErrorKind::unusable);
                ++refused;
            }
        }
        CHECK(refused > static_cast<std::size_t>(rounds) / 4);
    }
}

TEST_SUITE("index/postings") {
    TEST_CASE("every term has the documents that the engine has, and other terms none; damage does not lead outside") {
        const Scratch scratch{Scratch::in_memory};
        const auto settings = settings_of_world();
        {
            Builder builder{scratch.folder(), settings, std::nullopt};
            for (const auto& record : accepted(RandomWorld{3}.records(30))) builder.add(record);
            builder.finish([] {});
        }
        const auto database = open_database(scratch.folder());
        {
            const Postings postings{scratch.folder()};
            CHECK(postings.same_as(database));
            CHECK(postings.average_length() == doctest::Approx(database.get_avlength()));
            for (const auto* term : {"", "nietbestaandwoord", "Z:", "Z:nietbestaandwoord"}) CHECK(postings.find(term).frequency.all == 0);
        }
        const auto bytes = slurp(scratch / postings_file);
        std::mt19937 random{5};
        const int rounds = full_tests() ? 400 : 40;
        for (int round = 0; round < rounds; ++round) {
            auto damaged = bytes;
            if (round % 4 == 0) damaged.resize(random() % bytes.size());
            else for (auto times = 1 + random() % 20; times > 0; --times) damaged[random() % damaged.size()] = static_cast<char>(random());
            spit(scratch / postings_file, damaged);
            try {
                const Postings postings{scratch.folder()};
                (void)postings.same_as(database);
            } catch (const Error& error) {
                CHECK(error.kind() == ErrorKind::unusable);
            }
        }
    }
}

namespace {

using Entries = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// As docs/index-format.md has it, a number after the other. False: it's damaged, after what was read before that.
bool read_plainly(std::string_view bytes, std::uint32_t documents, Entries& out) {
    std::uint64_t document = 0;
    while (!bytes.empty()) {
        std::uint64_t step = 0, wdf = 1;
        const auto take = [&](std::uint64_t& number) {
            const auto before = bytes.size();
            return take_number(bytes, number) && before - bytes.size() <= 6;  // of seven bits each
        };
        if (!take(step) || ((step & 1) != 0 && !take(wdf))) return false;
        document += step >> 1;
        if (document == 0 || document > documents) return false;
        out.emplace_back(static_cast<std::uint32_t>(document), static_cast<std::uint32_t>(wdf));
    }
    return true;
}

}  // namespace

TEST_SUITE("index/postings") {
    TEST_CASE("a list is read as number after number says, of whatever size they are and whatever the bytes") {
        constexpr std::uint32_t documents = 70'000;
        const Scratch scratch{Scratch::in_memory};
        {
            Xapian::WritableDatabase database{(scratch / "leeg").string(), Xapian::DB_CREATE};
            PostingsWriter writer;
            const Record record;
            for (std::uint32_t document = 1; document <= documents; ++document) writer.add_document(record, 0), database.add_document({});
            database.commit();
            writer.write(database, scratch.folder());
        }
        const Postings postings{scratch.folder()};
        std::mt19937 random{11};
        const auto one_of = [&](std::initializer_list<std::uint64_t> numbers) { return numbers.begin()[random() % numbers.size()]; };
        std::size_t whole = 0, damaged = 0;
        for (int round = 0; round < (full_tests() ? 40'000 : 8'000); ++round) {
            std::string bytes;
            if (round % 4 == 0) {
                for (auto size = random() % 12; size > 0; --size) bytes += static_cast<char>(random() % 2 == 0 ? random() : random() % 4);
            } else if (round % 4 == 1) {  // runs of one form, as many as are read at a time or one more or less
                for (auto runs = random() % 6; runs > 0; --runs) {
                    const auto wdf = one_of({1, 1, 2, 127, 128});
                    const auto most = one_of({1, 63, 64});
                    for (auto size = random() % 20; size > 0; --size) {
                        append_number(bytes, (1 + random() % most) << 1 | (wdf == 1 ? 0 : 1));
                        if (wdf != 1) append_number(bytes, wdf);
                    }
                }
            } else {
                for (auto size = random() % 40; size > 0; --size) {
                    const auto wdf = one_of({0, 1, 1, 1, 2, 3, 127, 128, 129, 16'383, 16'384, 5'000'000});
                    append_number(bytes, (1 + random() % one_of({1, 2, 63, 64, 65, 8'191, 8'192})) << 1 | (wdf == 1 ? 0 : 1));
                    if (wdf != 1) append_number(bytes, wdf);
                }
            }
            Entries plain, read;
            const bool sound = read_plainly(bytes, documents, plain);
            CAPTURE(round);
            bool threw = false;
            try {
                postings.each_while({{}, bytes}, [&](std::uint32_t document, std::uint32_t wdf) {
                    read.emplace_back(document, wdf);
                    return true;
                });
            } catch (const Error&) {
                threw = true;
            }
            CHECK(threw == !sound);
            CHECK(read == plain);
            ++(sound ? whole : damaged);
        }
        CHECK(whole > 4'000);
        CHECK(damaged > 500);
    }
}

TEST_SUITE("index/facets") {
    TEST_CASE("values are counted as one by one; damage does not lead outside") {
        const Scratch scratch{Scratch::in_memory};
        std::mt19937 random{7};
        std::vector<Record> records(60);
        FacetsWriter writer;
        for (auto& record : records) {
            record.kind = random() % 2 == 0 ? "vac" : "pagina";
            record.language = "nl";
            for (auto more = random() % 4; more > 0; --more) record.themes.push_back("thema " + std::to_string(random() % 5));
            if (random() % 5 == 0) record.departments = {"", "Burgerzaken"};
            writer.add_document(record);
        }
        writer.write(scratch.folder());
        const auto bytes = slurp(scratch / facets_file);
        for (int round = 0; round < (full_tests() ? 2000 : 200); ++round) {
            std::vector<std::uint32_t> documents;
            for (std::uint32_t document = 1; document <= records.size(); ++document)
                if (random() % 3 == 0) documents.push_back(document);
            const Facets facets{scratch.folder()};
            REQUIRE(facets.documents() == records.size());
            for (std::size_t field = 0; field < facet_fields.size(); ++field) {
                std::map<std::string, std::size_t> expected;
                for (const auto document : documents) {
                    const auto values = facet_values(records[document - 1], field);
                    for (const auto& value : std::set<std::string>{values.begin(), values.end()})
                        if (!value.empty()) ++expected[value];
                }
                CHECK(facets.count(field, documents) == expected);
            }
        }
        for (int round = 0; round < 400; ++round) {
            auto damaged = bytes;
            if (round % 4 == 0) damaged.resize(random() % bytes.size());
            else damaged[random() % damaged.size()] = static_cast<char>(random());
            spit(scratch / facets_file, damaged);
            try {
                const Facets facets{scratch.folder()};
                for (std::size_t field = 0; field < facet_fields.size(); ++field)
                    for (std::uint32_t document = 1; document <= facets.documents(); ++document) (void)facets.values(field, document);
            } catch (const Error& error) {
                CHECK(error.kind() == ErrorKind::unusable);
            }
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
// Purging, backup and restore, health and verify, and reading where nothing can be written.
#include <doctest/doctest.h>
#include <unistd.h>

#include "base/child.hpp"
#include "index/change_journal.hpp"
#include "knowledge_base/base_state.hpp"
#include "knowledge_base/tree.hpp"
#include "search/small_base.hpp"
#include "support/code_of.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

using Ids = std::vector<std::string>;

// A record whose every text holds this word, as no other record does.
Record telling(const std::string& id, const std::string& word) {
    auto record = article(id, "Titel " + word, "Tekst met " + word + " erin.");
    record.keywords = {word};
    record.change_summary = "Nieuw: " + word;
    record.sections.push_back({"deskMemo", "Deskmemo", "Bel " + word, std::nullopt});
    return record;
}

// xapian keeps words in blocks that share beginnings, so a word that nothing else begins like stands there in full.
const std::string secret = "qzxonvindbaar";

const HealthItem* item(const Health& health, const std::string& name) {
    const auto found = std::ranges::find(health.items, name, &HealthItem::name);
    return found == health.items.end() ? nullptr : &*found;
}

}  // namespace

TEST_SUITE("knowledge_base: purging") {
    TEST_CASE("a purge leaves no byte of the text anywhere in the base") {
        SmallBase base;
        base.put({article("a", "Afval", "een"), telling("weg", secret)});
        base.put({article("a", "Afval", "twee")});
        auto changed = telling("weg", secret);
        changed.sections.front().text = "Nu anders, met " + secret;
        base.put({changed});
        REQUIRE(files_with(base.folder(), secret).size() > 3);
        base->search(asker(), {.text = secret});  // the base itself holds a generation now
        const auto report = base->remove("weg", true, at());
        CHECK(report.warnings.empty());
        CHECK(report.removed == Ids{"weg"});
        CHECK(files_with(base.folder(), secret).empty());
        CHECK(base->search(asker({"kcc"}), {.text = secret}).total == 0);
        base.put({article("b", "Ander", "drie")});
        CHECK(files_with(base.folder(), secret).empty());
    }

    TEST_CASE("without purge the text can be had back, and a later purge still takes it out") {
        SmallBase base;
        base.put({article("a", "Afval", "een"), telling("weg", secret)});
        base->remove("weg", false, at());
        CHECK_FALSE(files_with(base.folder(), secret).empty());
        CHECK(base->remove("weg", true, at()).removed == Ids{"weg"});
        CHECK(files_with(base.folder(), secret).empty());
        CHECK(base->remove("weg", true, at()).removed == Ids{"weg"});  // it was here, and nothing of it is left
        CHECK(base->search(asker(), {.text = "afval"}).total == 1);
    }

    TEST_CASE("what stays because the current generation holds it is told") {
        SmallBase base;
        base.put({article("a", "Afval", "een"), telling("weg", secret)});
        base->remove("weg", false, at());
        base->rollback(1);
        const auto report = base->remove("weg", true, at());
        REQUIRE(report.warnings.size() == 1);
        CHECK(report.warnings.front().message.code == "purge_not_erased");
        CHECK_FALSE(files_with(base.folder(), secret).empty());
    }

    TEST_CASE("purging what never was keeps the older generations") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        base.put({article("a", "Afval", "twee")});
        CHECK(base->remove("nooit", true, at()).removed.empty());
        CHECK(base->generations().size() == 2);
    }

    TEST_CASE("a generation that is being read is named, and goes when the purge is repeated") {
        SmallBase base;
        base.put({article("a", "Afval", "een"), telling("weg", secret)});
        {
            const auto reader = base->searcher(asker());
            const auto report = base->remove("weg", true, at());
            REQUIRE(report.warnings.size() == 1);
            CHECK(report.warnings.front().message.code == "purge_in_use");
            CHECK(reader.search({.text = secret}).total == 1);
        }
        CHECK(base->remove("weg", true, at()).warnings.empty());
        CHECK(files_with(base.folder(), secret).empty());
    }
}

TEST_SUITE("knowledge_base: backup") {
    TEST_CASE("a restored base answers, remembers and goes on as the old one") {
        SmallBase base{"ladderMinimum: 3\n"};
        base.put({telling("a", "afval"), article("b", "Ander", "x")});
        base->remove("b", false, at());
        fs::create_directory(base.folder() / "redactie");
        spit(base.folder() / "redactie" / "synoniemen.txt", "bankstel => grofvuil\n");
        base->backup(base / "kopie.tar.zst", some_moment);
        auto restored = KnowledgeBase::restore(base / "kopie.tar.zst", base / "terug");
        CHECK(restored.settings() == base->settings());
        CHECK(ids_of(restored.search(asker(), {.text = "afval"})) == Ids{"a"});
        CHECK(slurp(base / "terug" / "redactie" / "synoniemen.txt") == "bankstel => grofvuil\n");
        CHECK(restored.health().good);
        CHECK(restored.generations().front().number == 3);  // no number that the journal knows comes back
        REQUIRE(restored.generations().size() == 1);
        CHECK(restored.generations().front().reason == "restore");
        for (const auto& one : restored.verify(true)) CHECK(one.good);
        auto writer = restored.update();
        writer.put(article("c", "Ander", "x"));
        const auto report = writer.commit(at());
        CHECK(report.added == Ids{"c"});  // the tombstone of b came along
        CHECK_FALSE(restored.searcher(asker()).show("b"));
        Ids told;
        for (const auto& entry : index::ChangeJournal{restored.folder()}.since("2027-01-01T00:00:00Z"))
            told.push_back(std::to_string(entry.generation) + ' ' + entry.change.kind + ' ' + entry.change.id);
        CHECK(told == Ids{"2 removed b", "4 added c"});
    }

    TEST_CASE("files come along whatever an editor calls them, and what cannot come along stops the backup") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        fs::create_directories(base.folder() / "redactie" / "oude lijsten");
        for (const auto* name : {"oude lijsten/café 2027.txt", ".verborgen", "MANIFEST", "(kopie) & meer, 100%.txt"})
            spit(base.folder() / "redactie" / name, name);
        base->backup(base / "kopie.tar.zst", some_moment);
        KnowledgeBase::restore(base / "kopie.tar.zst", base / "terug/");
        for (const auto* name : {"oude lijsten/café 2027.txt", ".verborgen", "MANIFEST", "(kopie) & meer, 100%.txt"})
            CHECK(slurp(base / "terug" / "redactie" / name) == name);
        spit(base.folder() / "redactie" / "regel\nom", "x");
        CHECK(code_of([&] { base->backup(base / "kopie2", some_moment); }) == "backup_cannot_carry");
        fs::remove(base.folder() / "redactie" / "regel\nom");
        fs::create_symlink("/etc/hostname", base.folder() / "redactie" / "link");
        CHECK(code_of([&] { base->backup(base / "kopie2", some_moment); }) == "backup_cannot_carry");
        CHECK_FALSE(fs::exists(base / "kopie2"));
    }

    TEST_CASE("a damaged journal stays behind, and the rest is backed up for its owner alone") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        spit(base.folder() / "redactie.db", std::string(4096, 'x'));
        base->backup(base / "kopie.tar.zst", some_moment);
        CHECK((fs::status(base / "kopie.tar.zst").permissions() & fs::perms::mask) == (fs::perms::owner_read | fs::perms::owner_write));
        const auto restored = KnowledgeBase::restore(base / "kopie.tar.zst", base / "terug");
        CHECK(restored.health().good);
        CHECK(restored.search(asker(), {.text = "afval"}).total == 1);
    }

    TEST_CASE("a restore never touches what is there, and half a backup restores nothing") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        base->backup(base / "kopie.tar.zst", some_moment);
        CHECK(code_of([&] { KnowledgeBase::restore(base / "kopie.tar.zst", base.folder()); }) == "restore_not_empty");
        const auto bytes = slurp(base / "kopie.tar.zst");
        for (std::size_t i = 0; i < (full_tests() ? 200u : 20u); ++i) {
            auto damaged = bytes;
            if (i % 2 == 0) damaged.resize(i * bytes.size() / 200);
            else damaged[i * (bytes.size() - 1) / 200] ^= 0x10;
            spit(base / "half", damaged);
            CAPTURE(i);
            // A flip in what no byte of a file depends on (a reserved bit) does no harm and may go unseen.
            const auto code = code_of([&] { KnowledgeBase::restore(base / "half", base / "terug"); });
            if (code.empty()) CHECK(KnowledgeBase::open(base / "terug").search(asker(), {.text = "afval"}).total == 1);
            else CHECK_FALSE(fs::exists(base / "terug"));
            fs::remove_all(base / "terug");
        }
        for (const auto& entry : fs::directory_iterator{base.folder().parent_path()})
            CHECK_FALSE(entry.path().filename().string().starts_with(".restore-"));
        CHECK(code_of([&] { KnowledgeBase::restore(base / "nergens", base / "terug"); }) == "cannot_open");
    }

    TEST_CASE("a backup takes the place of an older one, and of nothing else") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        const auto kept = [&](const fs::path& file) {
            const auto before = fs::is_regular_file(file) ? slurp(file) : "";
            CHECK(code_of([&] { base->backup(file, some_moment); }) == "backup_replaces_other");
            CHECK((fs::is_regular_file(file) ? slurp(file) : "") == before);
        };
        spit(base / "bron.jsonl", "{}");
        spit(base / "leeg", "");
        fs::create_directories(base / "map");
        fs::create_symlink(base / "bron.jsonl", base / "link");
        kept(base / "bron.jsonl");
        kept(base / "map");
        kept(base / "link");
        CHECK(fs::is_symlink(base / "link"));
        base->backup(base / "leeg", some_moment);
        base->backup(base / "leeg", some_moment);
        CHECK(KnowledgeBase::restore(base / "leeg", base / "terug").search(asker(), {.text = "afval"}).total == 1);
    }

    TEST_CASE("no file of a base or its backup is for all the world to read") {
        SmallBase base;
        base.put({telling("a", "afval")});
        base.put({telling("a", "anders")});
        base->backup(base / "kopie.tar.zst", some_moment);
        KnowledgeBase::restore(base / "kopie.tar.zst", base / "terug");
        auto files = files_in(base.folder());
        for (const auto& file : files_in(base / "terug")) files.push_back(file);
        files.push_back(base / "kopie.tar.zst");
        for (const auto& file : files) {
            if (file.filename() == "kennisbank.yaml" && file.parent_path() == base.folder()) continue;  // this test wrote it
            CAPTURE(file.string());
            // xapian makes its own as the umask of the process says; the generation's folder keeps others out.
            const bool engines = file.parent_path().filename() == "xapian";
            const auto guard = engines ? file.parent_path().parent_path() : file;
            CHECK((fs::status(guard).permissions() & fs::perms::others_all) == fs::perms::none);
        }
    }

    TEST_CASE("without a sound index there is nothing to back up, and no file is left") {
        SmallBase base;
        CHECK(code_of([&] { base->backup(base / "kopie", some_moment); }) == "no_index");
        base.put({article("a", "Afval", "een")});
        base->search(asker(), {.text = "afval"});
        spit(base.folder() / "index" / "gen-0000001" / "records.jsonl", "x");
        CHECK_FALSE(code_of([&] { base->backup(base / "kopie", some_moment); }).empty());
        CHECK_FALSE(fs::exists(base / "kopie"));
    }
}

TEST_SUITE("knowledge_base: health") {
    TEST_CASE("a base in order is healthy, and every item has its sentence in both languages") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        const auto health = base->health();
        CHECK(health.good);
        for (const auto* name : {"settings", "index", "additions", "change-journal", "disk"}) {
            CAPTURE(name);
            REQUIRE(item(health, name));
            CHECK(item(health, name)->good);
        }
        for (const auto& one : health.items) {
            CHECK(vraagbaak::text(one.message, "nl") != one.message.code);
            CHECK(vraagbaak::text(one.message, "nl") != vraagbaak::text(one.message, "en"));
        }
        const auto writer = base->update();
        CHECK(item(KnowledgeBase::open(base.folder()).health(), "disk"));
    }

    TEST_CASE("what is amiss is told, and nothing of it throws") {
        SmallBase base;
        CHECK_FALSE(item(base->health(), "index")->good);
        base.put({article("a", "Afval", "een")});
        base.put({article("a", "Afval", "twee")});
        const auto bij = base.folder() / "bij" / "records.jsonl";
        const auto before = slurp(bij);
        spit(bij, "{\"verwijderd\":\"x\"}\n" + before);
        CHECK(item(base->health(), "additions")->message.code == "additions_wait");
        spit(bij, "onzin\n");
        CHECK(item(base->health(), "additions")->message.code == "additions_unreadable");
        spit(bij, before);
        CHECK(base->health().good);
        fs::remove(base.folder() / "index" / "gen-0000002" / "views.json");
        CHECK_FALSE(item(base->health(), "index")->good);
        REQUIRE(item(base->health(), "generation"));
        CHECK(item(base->health(), "generation")->message.code == "store_fell_back");
        base.open_again();  // who holds the generation that was damaged later goes on with it
        CHECK(base->search(asker(), {.text = "een"}).total == 1);
        spit(base.folder() / "redactie.db", std::string(4096, 'x'));
        CHECK_FALSE(item(base->health(), "change-journal")->good);
    }

    TEST_CASE("a deep look finds damage that leaves size and times alone") {
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        for (const auto& one : base->verify(true)) CHECK(one.good);
        for (const auto& one : base->verify(false)) CHECK(one.good);
        const auto file = base.folder() / "index" / "gen-0000001" / "records.jsonl";
        auto bytes = slurp(file);
        bytes[5] ^= 1;
        spit(file, bytes);
        CHECK_FALSE(base->verify(false).front().good);
    }

    TEST_CASE("a deep look finds a table that was damaged before it was hashed") {
        for (const auto* name : {"words.bin", "completions.bin", "names.bin"}) {
            SmallBase base;
            base.put({article("a", "Afval", "een")});
            const ImmutableStore store{base.folder() / "index", generation_names};
            const auto sound = store.open(1).version;
            REQUIRE(sound);
            auto staging = store.stage();
            fs::copy(sound->folder, staging.folder(), fs::copy_options::recursive);
            fs::remove(staging.folder() / "MANIFEST");
            auto bytes = slurp(staging.folder() / name);
            bytes[bytes.size() / 2] ^= 1;
            fs::remove(staging.folder() / name);
            spit(staging.folder() / name, bytes);
            store.publish(std::move(staging), sound->manifest.properties, sound->manifest.created);
            for (const auto& one : base->verify(false)) CHECK(one.good);
            const auto items = base->verify(true);
            REQUIRE(items.size() == 2);
            CHECK(items.front().good);
            CHECK_FALSE(items.back().good);
            CHECK(items.back().message.code == "lexicon_damaged");
        }
    }
}

TEST_SUITE("knowledge_base: reading only") {
    TEST_CASE("who may not write can search, show and look after a base") {
        if (::getuid() != 0) {
            MESSAGE("skipped: needs to become another user");
            return;
        }
        SmallBase base;
        base.put({article("a", "Afval", "een"), article("b", "Ander", "afval")});
        fs::permissions(base / "", fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
        for (const auto& entry : fs::recursive_directory_iterator{base.folder()})
            fs::permissions(entry, entry.is_directory() ? fs::perms::others_read | fs::perms::others_exec : fs::perms::others_read,
                            fs::perm_options::add);
        fs::permissions(base.folder(), fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
        const auto files = files_in(base.folder());
        const auto copies = base / "kopieen";
        fs::create_directory(copies);
        fs::permissions(copies, fs::perms::all);
        auto reader = Child::forked([&] {
            if (::setgid(65534) != 0 || ::setuid(65534) != 0) return 9;
            try {
                const auto other = KnowledgeBase::open(base.folder());
                if (other.search(asker(), {.text = "afval", .facets = {"soort"}}).total != 2) return 1;
                if (!other.searcher(asker()).show("a")) return 2;
                if (other.generations().size() != 1 || !other.verify(true).front().good) return 3;
                if (code_of([&] { KnowledgeBase::open(base.folder()).update(); }).empty()) return 4;
                if (item(other.health(), "change-journal")->message.code != "journal_good") return 6;
                other.backup(copies / "kopie.tar.zst", some_moment);
                if (!KnowledgeBase::restore(copies / "kopie.tar.zst", copies / "terug").health().good) return 7;
                return 0;
            } catch (const Error&) {
                return 5;
            }
        });
        CHECK(reader.wait() == 0);
        CHECK(files_in(base.folder()) == files);
    }

    TEST_CASE("who may not read is told that the system refuses, not that the base is damaged") {
        if (::getuid() != 0) {
            MESSAGE("skipped: needs to become another user");
            return;
        }
        SmallBase base;
        base.put({article("a", "Afval", "een")});
        const auto index = base.folder() / "index";
        for (const fs::path& closed : {base.folder(), base.folder() / "kennisbank.yaml", index,
                                       index / "gen-0000001", index / "gen-0000001" / "MANIFEST"}) {
            CAPTURE(closed);
            for (const auto& entry : fs::recursive_directory_iterator{base / ""})
                fs::permissions(entry, fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
            fs::permissions(base / "", fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
            fs::permissions(closed, fs::perms::others_all, fs::perm_options::remove);
            auto reader = Child::forked([&] {
                if (::setgid(65534) != 0 || ::setuid(65534) != 0) return 9;
                try {
                    KnowledgeBase::open(base.folder()).search(asker(), {.text = "afval"});
                    return 1;
                } catch (const Error& error) {
                    const bool said = error.message().code == "cannot_open" || error.message().code == "cannot_read";
                    return error.kind() == ErrorKind::io && said ? 0 : 2;
                }
            });
            CHECK(reader.wait() == 0);
        }
    }
}

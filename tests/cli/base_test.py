# SPDX-License-Identifier: GPL-2.0-or-later
"""Making and keeping a base: builds, generations, backups, and every exit status."""
import fcntl
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time
import unittest

from program import PROGRAM, Case, check_shape, environment, vraagbaak

VAC = {"id": "vac-nieuw", "soort": "vac", "titel": "Waar is de fietsenstalling?", "antwoord": "Onder het plein."}
GOOD = json.dumps(VAC) + "\n"
BAD = json.dumps({"id": "vac-slecht", "soort": "vac", "titel": "", "antwoord": "x"}) + "\n"


class Building(Case):
    def test_init_tells_what_to_do_next_and_does_not_overwrite(self):
        fresh = self.folder / "nieuw"
        done = vraagbaak("beginnen", fresh)
        self.assertEqual(done.status, 0)
        self.assertIn("vraagbaak bouwen", done.out)
        self.assertEqual(vraagbaak("init", fresh).status, 1)
        self.assertEqual(vraagbaak("-b", fresh, "search", "x").status, 5)
        self.assertEqual(vraagbaak("-b", fresh, "index").status, 2, "no sources anywhere")
        document = vraagbaak("init", "--json", self.folder / "nog-een").json
        check_shape("base", document)

    def test_a_base_in_english_speaks_english(self):
        english = self.folder / "english"
        vraagbaak("init", english, "--lang", "en")
        self.assertIn("no index yet", vraagbaak("-b", english, "search", "x").err)
        self.assertIn("Daily:", vraagbaak("-b", english, "help").out)

    def test_index_reports_each_source_and_again_changes_nothing(self):
        report = self.expect_json(0, "build", "index", self.source)
        self.assertEqual(report["accepted"], 4)
        self.assertEqual((report["added"], report["changed"], report["removed"]), (0, 0, 0))
        self.assertEqual(report["sources"][0]["files"], 4)

    def test_a_relative_source_is_relative_to_where_the_user_stands(self):
        self.expect(0, "index", "bron", cwd=self.folder)

    def test_rejected_records_are_status_three_and_name_their_place(self):
        source = self.folder / "half"
        self.write_sources(source)
        (source / "fout.jsonl").write_text(GOOD.replace("vac-nieuw", "vac-goed") + BAD, encoding="utf-8")
        report = self.expect_json(3, "build", "index", source)
        self.assertEqual(report["accepted"], 5)
        rejected = report["rejected"][0]
        self.assertTrue(rejected["file"].endswith("fout.jsonl"))
        self.assertEqual(rejected["line"], 2)
        done = self.expect(3, "index", source)
        self.assertRegex(done.out, r"fout\.jsonl:2")
        self.assertEqual(done.err, "", "no progress where nobody looks")
        before = self.run_base("generations").out
        report = self.expect_refused("strict_rejected", "index", source, "--strict")
        self.assertEqual(len(report["rejected"]), 1, "the reasons are told, not only the number")
        self.assertEqual(self.run_base("generations").out, before)
        self.expect(0, "index", self.source, "--allow-shrink")

    def test_a_source_that_shrank_or_is_gone_is_refused_unless_allowed(self):
        source = self.folder / "krimp"
        self.write_sources(source)
        self.expect(0, "index", source)
        (source / "kwijt.md").unlink()
        (source / "grofvuil.md").unlink()
        self.expect_refused("source_shrank", "index", source)
        self.expect_refused("source_not_read", "index", self.folder / "weg")
        self.expect(0, "index", source, "--sta-krimp-toe")
        self.expect(0, "index", self.source, "--allow-shrink")

    def test_sources_in_the_settings_exclude_sources_on_the_command_line(self):
        base = self.folder / "instellingen"
        vraagbaak("init", base)
        shutil.copytree(self.source, base / "artikelen")
        settings = base / "kennisbank.yaml"
        kept = [line for line in settings.read_text(encoding="utf-8").splitlines() if not line.startswith("bronnen")]
        settings.write_text("\n".join(kept) + "\nbronnen:\n  - pad: artikelen\n", encoding="utf-8")
        self.assertEqual(vraagbaak("-b", base, "index").status, 0)
        self.assertEqual(vraagbaak("-b", base, "index", self.source).status, 2)

    def test_a_trial_tells_what_would_change_and_changes_nothing(self):
        source = self.folder / "proef"
        self.write_sources(source)
        (source / "kwijt.md").unlink()
        (source / "nieuw.jsonl").write_text(GOOD.replace("vac-nieuw", "vac-proef") + BAD, encoding="utf-8")
        before = sorted(path for path in self.base.rglob("*"))
        report = self.expect_json(3, "build", "index", source, "--dry-run")
        self.assertEqual((report["dry_run"], report["generation"]), (True, 0))
        self.assertEqual((report["added_ids"], report["changed_ids"], report["removed_ids"]),
                         (["vac-proef"], [], ["paspoort-kwijt"]))
        told = self.expect(3, "bouwen", source, "--proef").out
        self.assertIn("Dit was een proef: er is niets veranderd.", told)
        self.assertIn("Nieuw: vac-proef", told)
        self.assertIn("Weg: paspoort-kwijt", told)
        self.expect_refused("strict_rejected", "index", source, "--proef", "--strict")
        self.expect_refused("source_not_read", "index", self.folder / "weg", "--proef")
        self.assertEqual(sorted(path for path in self.base.rglob("*")), before)
        self.expect(0, "index", self.source, "--proef")

    def test_put_and_remove_are_visible_at_once(self):
        report = self.expect_json(0, "build", "put", "-", stdin=GOOD)
        self.assertEqual(report["added_ids"], ["vac-nieuw"])
        self.expect(0, "search", "fietsenstalling")
        self.expect(0, "index", self.source)
        self.expect(0, "search", "fietsenstalling")
        report = self.expect_json(3, "build", "put", "-", stdin=GOOD.replace("plein", "dak") + BAD)
        self.assertEqual(report["rejected"][0]["file"], "-")
        self.expect_refused("strict_rejected", "put", "-", "--strict", stdin=BAD)
        report = self.expect_json(0, "build", "remove", "vac-nieuw")
        self.assertEqual(report["removed_ids"], ["vac-nieuw"])
        self.expect(1, "search", "fietsenstalling")
        self.expect_error(1, "unknown_record", "remove", "vac-nieuw")

    def test_who_removes_a_record_is_told_what_links_to_it_and_how_it_comes_back(self):
        self.expect(0, "put", "-", stdin=GOOD)
        done = self.expect(0, "verwijderen", "paspoort-kwijt")
        self.assertIn("'paspoort-aanvragen' verwijst naar 'paspoort-kwijt'", done.out.replace("\n", " "))
        self.assertIn("vraagbaak plaatsen", done.err)
        self.assertEqual(self.expect_json(0, "build", "remove", "vac-nieuw")["warnings"], [])
        self.expect(0, "put", self.source / "kwijt.md")

    def test_a_purge_leaves_no_generation_with_the_record_and_may_come_later(self):
        for words in (["remove", "vac-nieuw", "--purge"], ["verwijderen", "vac-nieuw", "--wissen"]):
            held = self.expect_json(0, "build", "put", "-", stdin=GOOD)["generation"]
            if words[0] == "verwijderen":
                self.expect(0, "remove", "vac-nieuw")
            done = self.expect(0, *words)
            self.assertIn("niets meer", done.err)
            kept = self.expect_json(0, "generations", "generations")["generations"]
            self.assertNotIn(held, [generation["number"] for generation in kept])

    def test_put_without_a_good_record_says_that_nothing_was_put(self):
        before = self.run_base("generations").out
        self.expect_error(6, "cannot_open", "put", self.folder / "weg.jsonl")
        self.assertIn("het bestaat niet", self.expect(6, "put", self.folder / "weg.jsonl").err)
        self.assertIn("Er is niets geplaatst", self.expect(3, "put", "-", stdin=BAD).err)
        self.assertIn("invoer, regel 1", self.expect(3, "put", "-", stdin=BAD).out)
        self.assertIn("geen record", self.expect(1, "put", "-", stdin="").err)
        self.assertEqual(self.run_base("generations").out, before)

    def test_a_file_that_is_no_backup_is_said_to_be_none(self):
        file = self.folder / "geen.backup"
        file.write_text("geen reservekopie", encoding="utf-8")
        done = vraagbaak("-b", self.folder / "terug2", "restore", file)
        self.assertEqual(done.status, 5)
        self.assertIn("is geen reservekopie van vraagbaak of is beschadigd", done.err)

    def test_put_takes_files(self):
        file = self.folder / "los.jsonl"
        file.write_text(GOOD, encoding="utf-8")
        self.expect(0, "put", file)
        self.expect(0, "show", "vac-nieuw")
        self.expect(0, "remove", "vac-nieuw")

    def test_rollback_goes_back_and_names_the_generation(self):
        before = self.expect_json(0, "generations", "generations")["generations"][0]["number"]
        self.expect(0, "put", "-", stdin=GOOD)
        self.assertEqual(self.expect_json(0, "rollback", "rollback"), {"generation": before})
        self.expect(1, "search", "fietsenstalling")
        self.expect_error(1, "no_such_generation", "rollback", "999999")
        self.expect(0, "remove", "vac-nieuw")

    def test_upgrade_verify_and_health(self):
        report = self.expect_json(0, "build", "upgrade")
        self.assertEqual(report["accepted"], 4)
        self.assertTrue(self.expect_json(0, "health", "verify", "--deep")["good"])
        self.assertTrue(self.expect_json(0, "health", "health")["good"])
        self.assertEqual(self.expect(0, "-q", "verify").out, "")

    def test_a_backup_comes_back_whole(self):
        file = self.folder / "kopie.backup"
        check_shape("backup", self.expect(0, "--json", "backup", file).json)
        restored = self.folder / "terug"
        done = vraagbaak("--json", "-b", restored, "restore", file)
        self.assertEqual(done.status, 0, done.out)
        check_shape("backup", done.json)
        self.assertEqual(vraagbaak("-b", restored, "--date", "2027-02-23", "search", "paspoort").out,
                         self.expect(0, "search", "paspoort").out)
        self.assertEqual(vraagbaak("-b", restored, "restore", file).status, 1, "never over a base that is there")


class Trouble(Case):
    def test_a_base_that_is_missing_is_status_five(self):
        done = vraagbaak("-b", self.folder / "nergens", "search", "x")
        self.assertEqual(done.status, 5)
        self.assertIn("nergens", done.err)
        self.assertEqual(vraagbaak("-b", self.folder / "nergens", "health", "--json").json["error"]["code"], "no_base")

    def test_a_base_without_an_index_is_told_how_to_make_one_and_is_not_damaged(self):
        base = self.folder / "zonder-index"
        vraagbaak("init", base)
        (base / "kennisbank.yaml").write_text("taal: nl\n", encoding="utf-8")
        for verb in ("health", "verify"):
            done = vraagbaak("-b", base, "--json", verb)
            self.assertEqual(done.status, 5)
            bad = [item for item in done.json["items"] if not item["good"]]
            self.assertEqual([(item["name"], item["code"]) for item in bad], [("index", "no_index")])
        self.assertIn("zonder-index' zijn in orde", " ".join(vraagbaak("-b", base, "--plain", "health").out.split()))
        (base / "kennisbank.yaml").unlink()
        done = vraagbaak("-b", base, "search", "x")
        self.assertEqual(done.status, 5)
        self.assertTrue(done.err.startswith("vraagbaak: In '"), done.err)

    def test_a_second_writer_is_status_four(self):
        lock = os.open(self.base / "index" / "write.lock", os.O_RDWR | os.O_CREAT)
        self.addCleanup(os.close, lock)
        try:  # whichever way the program locks, another process that holds both kinds is in its way
            fcntl.flock(lock, fcntl.LOCK_EX)
            fcntl.lockf(lock, fcntl.LOCK_EX)
            self.expect_error(4, "locked_by_writer", "index", self.source)
            self.expect_error(4, "locked_by_writer", "put", "-", stdin=GOOD)
            self.expect_error(4, "locked_by_writer", "remove", "paspoort-kwijt")
            self.expect_error(4, "locked_by_writer", "rollback")
            self.expect(0, "search", "paspoort")
        finally:
            fcntl.lockf(lock, fcntl.LOCK_UN)
            fcntl.flock(lock, fcntl.LOCK_UN)

    def test_a_damaged_index_is_status_five_and_health_says_so(self):
        base = self.folder / "stuk"
        shutil.copytree(self.base, base)
        for file in (base / "index").glob("gen-*/**/*"):
            if file.is_file():
                file.chmod(0o644)
                file.write_bytes(b"\0" * file.stat().st_size)
        for verb in (["search", "paspoort"], ["show", "paspoort-kwijt"], ["health"], ["verify"]):
            done = vraagbaak("-b", base, "--json", *verb)
            self.assertEqual(done.status, 5, (verb, done.out, done.err))
            self.assertIsInstance(done.json, dict)

    def test_settings_that_are_wrong_are_named_with_file_and_line(self):
        base = self.folder / "verkeerd"
        shutil.copytree(self.base, base)
        with open(base / "kennisbank.yaml", "a", encoding="utf-8") as settings:
            settings.write("\nonzin: 1\n")
        done = vraagbaak("-b", base, "search", "paspoort")
        self.assertEqual(done.status, 2, done.err)
        self.assertRegex(done.err, r"kennisbank\.yaml:\d+: onzin")

    def test_searching_works_on_a_base_that_cannot_be_written(self):
        base = self.folder / "alleen-lezen"
        shutil.copytree(self.base, base)
        for path in [base, *base.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            self.assertEqual(vraagbaak("-b", base, "--date", "2027-02-23", "search", "paspoort").status, 0)
            if os.geteuid() != 0:  # root writes everywhere
                self.assertEqual(vraagbaak("-b", base, "put", "-", stdin=GOOD).status, 6)
        finally:
            for path in [base, *base.rglob("*")]:
                path.chmod(0o755 if path.is_dir() else 0o644)

    def test_a_backup_that_cannot_be_written_or_read_is_status_six(self):
        self.expect(6, "backup", self.folder / "geen-map" / "kopie")
        self.assertIn(vraagbaak("-b", self.folder / "leeg", "restore", self.folder / "geen-bestand").status, (5, 6))

    def test_an_output_that_nobody_reads_is_no_error(self):
        reading, writing = os.pipe()
        os.close(reading)
        process = subprocess.Popen([PROGRAM, "-b", self.base, "--date", "2027-02-23", "search", "paspoort"],
                                   stdout=writing, stderr=subprocess.PIPE, env=environment())
        os.close(writing)
        _, err = process.communicate(timeout=60)
        self.assertEqual((process.returncode, err), (0, b""))

    @unittest.skipUnless(pathlib.Path("/dev/full").exists(), "no /dev/full")
    def test_an_output_that_is_full_is_status_six(self):
        with open("/dev/full", "wb") as full:
            for language, sentence in (("nl", "De uitvoer kan niet worden geschreven"), ("en", "The output cannot be written")):
                process = subprocess.run([PROGRAM, "-b", self.base, "--lang", language, "search", "paspoort"], stdout=full,
                                         stderr=subprocess.PIPE, env=environment(), timeout=60)
                self.assertEqual(process.returncode, 6)
                self.assertIn(sentence, process.stderr.decode("utf-8"))


class Interrupted(Case):
    """Ctrl-C while a base is being built."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.long = cls.folder / "lang.jsonl"  # takes longer than anybody waits below
        text = " ".join(f"woord{number} vergunning" for number in range(1000))
        with open(cls.long, "w", encoding="utf-8") as out:
            for number in range(20_000):
                out.write(json.dumps({"id": f"vac-{number}", "soort": "vac", "titel": f"Vraag {number}", "antwoord": text}) + "\n")

    def files(self):
        return {path.relative_to(self.base): path.read_bytes()
                for path in self.base.rglob("*") if path.is_file() and path.name != "write.lock"}

    def being_made(self):
        return list((self.base / "index").glob("tmp-*"))

    def stop_a_build(self, signal_number, *options):
        """What is left of a build that gets a signal when it has begun to write."""
        process = subprocess.Popen([PROGRAM, "-b", self.base, *options, "index", "--allow-shrink", self.long],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        self.addCleanup(process.kill)
        until = time.monotonic() + 60
        while not any(path.is_file() for folder in self.being_made() for path in folder.rglob("*")):
            self.assertLess(time.monotonic(), until)
            self.assertIsNone(process.poll())
            time.sleep(0.01)
        process.send_signal(signal_number)
        out, err = process.communicate(timeout=60)
        return process.returncode, out.decode("utf-8"), err.decode("utf-8")

    def test_a_build_that_is_stopped_says_so_and_leaves_the_base_as_it_was(self):
        before = self.files()
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            self.assertEqual(self.stop_a_build(signal_number),
                             (1, "", "vraagbaak: Gestopt op verzoek. De kennisbank is niet veranderd.\n"))
            self.assertEqual(self.files(), before)
            self.assertEqual(self.being_made(), [])
        status, out, err = self.stop_a_build(signal.SIGINT, "--json")
        self.assertEqual((status, json.loads(out)["error"]["code"], err), (1, "cancelled", ""))
        self.expect(0, "search", "paspoort")

    def test_what_a_killed_build_leaves_goes_with_the_next(self):
        before = self.files()
        self.assertEqual(self.stop_a_build(signal.SIGKILL)[0], -signal.SIGKILL)
        self.assertNotEqual(self.being_made(), [])
        self.assertEqual({path: text for path, text in self.files().items() if "tmp-" not in str(path)}, before)
        self.expect(0, "search", "paspoort")
        self.expect(0, "index", self.source)
        self.assertEqual(self.being_made(), [])


class Measuring(Case):
    def test_evaluate_measures_and_writes_a_run_in_trec_form(self):
        topics = self.folder / "vragen.tsv"
        topics.write_text("qid\tvraag\ttag\nq1\tpaspoort kwijt\tgewoon\nq2\toude bank\tspreektaal\n", encoding="utf-8")
        judgements = self.folder / "oordelen.txt"
        judgements.write_text("q1 0 paspoort-kwijt 2\nq2 0 paspoort-aanvragen 2\n", encoding="utf-8")
        run = self.folder / "run.txt"
        files = ["--topics", topics, "--qrels", judgements]
        measures = self.expect_json(0, "evaluation", "evaluate", *files, "--run", run)
        self.assertEqual(measures["all"]["n"], 2)
        self.assertEqual(measures["all"]["success@3"], 0.5)
        self.assertEqual(measures["tags"]["gewoon"]["success@1"], 1)
        fields = run.read_text(encoding="utf-8").splitlines()[0].split(" ")
        self.assertEqual([fields[0], fields[1], fields[3], fields[5]], ["q1", "Q0", "1", "vraagbaak"])
        self.expect_error(6, "no_folder", "evaluate", *files, "--run", self.folder / "geen-map" / "run.txt")
        self.expect(1, "evaluate", *files, "--min-success3", "0.9")
        self.expect(0, "toetsen", "--vragen", topics, "--oordelen", judgements, "--minimum-succes3", "0,5")
        table = self.expect(0, "evaluate", *files).out
        self.assertLessEqual(max(map(len, table.splitlines())), 80)
        self.assertEqual(len(table.partition("\n\n")[0].splitlines()), 4)
        self.assertIn("succes@1: bij welk deel", table)
        self.expect_error(2, "not_a_share", "evaluate", *files, "--min-success3", "2")

    def test_without_files_it_takes_the_golden_questions(self):
        self.expect_error(2, "evaluate_no_golden", "evaluate")
        self.expect_error(2, "evaluate_both_files", "evaluate", "--topics", self.folder)
        golden = self.base / "redactie" / "toets"
        golden.mkdir(parents=True)
        (golden / "topics.tsv").write_text("q1\tpaspoort kwijt\n", encoding="utf-8")
        (golden / "oordelen.tsv").write_text("q1 0 paspoort-kwijt 2\n", encoding="utf-8")
        measures = self.expect_json(0, "evaluation", "evaluate")
        self.assertEqual(measures["all"]["success@1"], 1)
        self.assertNotIn("against", measures, "nothing waits")


class Comparing(Case):
    """Golden questions with what is published, and beside it with the drafts or an older version of the lists."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for words in (("toetsvragen", "inlezen", "-"), ("vastzetten", "erbij", "paspoort kwijt", "paspoort-kwijt", "--publiceer"),
                      ("vastzetten", "weg", "paspoort kwijt"), ("vastzetten", "erbij", "paspoort kwijt", "paspoort-kwijt", "--verberg")):
            done = vraagbaak("-b", cls.base, "--date", "2027-02-23", *words, stdin=cls.QUESTIONS)
            assert done.status == 0, done.out + done.err

    QUESTIONS = "paspoort kwijt\tgewoon,verlies\tpaspoort-kwijt=2\ngrofvuil ophalen\tgewoon\tgrofvuil-ophalen\n"

    def test_beside_what_is_published_stands_what_the_drafts_would_make_of_it(self):
        measures = self.expect_json(0, "evaluation", "toetsen")
        against = measures["against"]
        self.assertEqual((measures["all"]["success@1"], against["lists"], against["all"]["success@1"]), (1, "drafts", 0.5))
        self.assertEqual((measures["tags"]["verlies"]["success@3"], against["tags"]["verlies"]["success@3"]), (1, 0))
        self.assertEqual([(one["question"], one["tags"], one["rank_before"], one["rank_after"]) for one in against["worse"]],
                         [("paspoort kwijt", ["gewoon", "verlies"], 1, 0)])
        self.assertEqual(against["better"], [])
        for language, said in (("nl", ("  concepten", "Met de concepten slechter: 1. Beter: 0.", "Slechter: paspoort kwijt (gewoon, verlies)",
                                       "Het antwoord stond op plek 1 en staat niet meer bij de eerste tien.")),
                               ("en", ("  drafts", "Worse with the drafts: 1. Better: 0.", "Worse: paspoort kwijt (gewoon, verlies)"))):
            out = self.expect(0, "--lang", language, "evaluate").out
            for words in said:
                self.assertIn(words, out)
            self.assertLessEqual(max(map(len, out.splitlines())), 80)
        self.assertIn("label: verlies (concepten)", self.expect(0, "--plain", "toetsen").out.lower())

    def test_an_older_version_is_compared_when_it_is_asked_for(self):
        self.assertEqual(self.expect_json(0, "evaluation", "toetsen", "--tegen", "1")["against"]["worse"], [])
        none = self.expect_json(0, "evaluation", "evaluate", "--against", "0")
        self.assertEqual((none["against"]["lists"], none["against"]["version"], none["all"]["success@1"]), ("version", 0, 1))
        self.assertIn("  versie 1 ", self.expect(0, "toetsen", "--tegen", "1").out)
        self.expect_error(1, "lists_no_such_version", "toetsen", "--tegen", "7")
        self.expect_error(2, "evaluate_no_lists", "toetsen", "--tegen", "1", "--zonder-lijsten")
        self.assertNotIn("against", self.expect_json(0, "evaluation", "toetsen", "--zonder-lijsten"))

    def test_a_change_tells_what_it_does_to_each_tag(self):
        effect = self.expect_json(0, "publish", "lijsten", "effect")["effect"]
        self.assertEqual([(tag["tag"], tag["judged"], tag["success3_before"], tag["success3_after"]) for tag in effect["tags"]],
                         [("gewoon", 2, 1, 0.5), ("verlies", 1, 1, 0)])
        self.assertIn("  Bij het label gewoon: nu 100 %, straks 50 %.", self.expect(0, "lijsten", "effect").out)

    def test_golden_questions_are_read_and_written_as_one_text(self):
        text = self.expect(0, "toetsvragen", "uitvoeren").out
        self.assertEqual(text, self.QUESTIONS.replace("ophalen\n", "ophalen=2\n"))
        self.assertIn("stond al in de concepten", self.expect(0, "toetsvragen", "inlezen", "-", stdin=text).out)
        wrong = self.folder / "vragen.txt"
        wrong.write_text(text + "vraag\t\tbestaat-niet\n", encoding="utf-8")
        error = self.expect_error(1, "desk_unknown_record", "golden", "import", wrong)
        self.assertEqual((error["file"], error["line"]), (str(wrong), 3))
        self.assertIn(f"{wrong}:3:", self.expect(1, "golden", "import", wrong).err)


if __name__ == "__main__":
    unittest.main()

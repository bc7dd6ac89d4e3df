# SPDX-License-Identifier: GPL-2.0-or-later
"""The disk is full from the first, second, third … writing call on, at each thing a redacteur or an agent does: one sentence, nothing
changed, and search goes on. tests/faults does this for builds and publications, call by call in full; here it is the rest, and what is said."""
import os
import pathlib
import shutil
import sqlite3
import unittest

from program import PROGRAM, Case, environment, vraagbaak

FAULT = pathlib.Path(PROGRAM).parent.parent / "tests" / "faults" / "vraagbaak_io_fault.so"
FULL = bool(os.environ.get("VRAAGBAAK_TEST_FULL"))


def drafts(base):
    return {file.name: file.read_bytes() for file in sorted((base / "redactie").rglob("*")) if file.is_file()}


@unittest.skipUnless(FAULT.exists(), "no module that makes calls fail: a sanitizer wants to be the first of a process itself")
class FullDisk(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.scene = cls.folder / "toneel"
        cls.fault = shutil.copy(FAULT, cls.folder)  # LD_PRELOAD takes no path with a space

    def when_full(self, call, *words):
        """From this call on, counted from 1, nothing can be written in the base. Whether it came that far, and what became of it."""
        shutil.rmtree(self.scene, ignore_errors=True)
        shutil.copytree(self.base, self.scene)
        count = self.folder / "tel"
        count.write_text("0\n", encoding="utf-8")
        env = environment(LD_PRELOAD=str(self.fault), VRAAGBAAK_FAULT_UNDER=str(self.scene.resolve()), VRAAGBAAK_FAULT_COUNT=str(count),
                          VRAAGBAAK_FAULT_AT=str(call), VRAAGBAAK_FAULT_MODE="full", VRAAGBAAK_FAULT_ERRNO="ENOSPC")
        done = vraagbaak("-b", self.scene, *words, env=env)
        return int(count.read_text(encoding="utf-8")) >= call, done

    def sweep(self, *words):
        """Each call of it, or in the short form the first ten and each seventh behind them."""
        call = 1
        while True:
            reached, done = self.when_full(call, *words)
            if not reached:
                self.assertEqual(done.status, 0, done.err)
                return call - 1
            yield call, done
            call += 1 if FULL or call < 10 else 7

    def says_it_in_a_sentence(self, done):
        self.assertEqual(done.status, 6, done.out + done.err)
        self.assertRegex(done.err, r"^vraagbaak: [^\n]*schijf[^\n]*\.\n$")

    def test_what_a_redacteur_writes_is_there_or_nothing_has_changed(self):
        before = drafts(self.base)
        for words in (("synoniemen", "erbij", "ouwe troep", "grofvuil"),
                      ("zoektermen", "blokkeren", "reisdocument"),
                      ("bericht", "De brug is dicht.", "--bij", "paspoort"),
                      ("vastzetten", "erbij", "nieuw paspoort", "paspoort-aanvragen"),
                      ("toetsvragen", "erbij", "waar kan mijn zzqxjwv heen", "grofvuil-ophalen"),
                      ("herstellen", "zzqxjwv", "--artikel", "grofvuil-ophalen", "--publiceer")):
            with self.subTest(words=words):
                self.assertFalse(self.when_full(1_000_000, *words)[0])
                after, refused = drafts(self.scene), 0
                self.assertNotEqual(after, before)
                for call, done in self.sweep(*words):
                    with self.subTest(call=call):
                        if done.status != 0:
                            self.says_it_in_a_sentence(done)
                            refused += 1
                        self.assertEqual(drafts(self.scene), after if done.status == 0 else before)
                        self.assertTrue(vraagbaak("-b", self.scene, "--json", "zoeken", "paspoort").json["hits"])
                        live = bool(vraagbaak("-b", self.scene, "--json", "zoeken", "zzqxjwv").json["hits"])
                        self.assertEqual(live, words[0] == "herstellen" and done.status == 0)
                        self.assertEqual(len(self.versions()) > 0, live)
                self.assertGreater(refused, 2)

    def versions(self):
        return vraagbaak("-b", self.scene, "--json", "lijsten", "geschiedenis").json["versions"]

    def test_a_report_is_kept_or_refused_as_is_said(self):
        refused = 0
        for call, done in self.sweep("meldingen", "erbij", "paspoort-kwijt", "De link werkt niet."):
            with self.subTest(call=call):
                listed = vraagbaak("-b", self.scene, "--json", "meldingen", "lijst")
                self.assertEqual(len(listed.json["feedback"]) if listed.status == 0 else 0, 1 if done.status == 0 else 0)
                if done.status != 0:
                    self.says_it_in_a_sentence(done)
                    refused += 1
        self.assertGreater(refused, 0)

    def test_counting_never_breaks_a_search(self):
        whole = vraagbaak("-b", self.base, "--json", "zoeken", "paspoort kwijt").json["hits"]
        for call, done in self.sweep("--json", "zoeken", "paspoort kwijt", "--meetellen"):
            self.assertEqual((call, done.status), (call, 0), done.err)
            self.assertEqual(done.json["hits"], whole)
            for database in self.scene.rglob("*.sqlite*"):
                if database.suffix == ".sqlite" and database.stat().st_size > 0:
                    with sqlite3.connect(database) as opened:
                        self.assertEqual(opened.execute("PRAGMA integrity_check").fetchone(), ("ok",))

    def test_an_outcome_that_cannot_be_kept_is_told(self):
        refused = 0
        for _, done in self.sweep("log", "open", "paspoort kwijt", "paspoort-kwijt"):
            if done.status != 0:
                self.says_it_in_a_sentence(done)
                refused += 1
        self.assertGreater(refused, 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)

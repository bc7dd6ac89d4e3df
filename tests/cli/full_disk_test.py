# SPDX-License-Identifier: GPL-2.0-or-later
"""The disk is full, or broken, from the first, second, third … writing call on, at each thing a redacteur or an agent does: one
sentence, nothing changed, and search goes on. tests/faults does this for builds and publications, call by call in full; here it is
the rest, and what is said."""
import contextlib
import pathlib
import shutil
import sqlite3
import unittest

from program import PROGRAM, Case, environment, vraagbaak, with_phone_books

FAULT = pathlib.Path(PROGRAM).parent.parent / "tests" / "faults" / "vraagbaak_io_fault.so"


def drafts(base):
    return {file.name: file.read_bytes() for file in sorted((base / "redactie").rglob("*")) if file.is_file()}


@unittest.skipUnless(FAULT.exists(), "no module that makes calls fail: a sanitizer wants to be the first of a process itself")
class FaultyDisk(Case):
    mode, error = "full", "ENOSPC"  # of io_fault.cpp

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with_phone_books(cls.base, cls.source)
        built = vraagbaak("-b", cls.base, "index")
        assert built.status == 0, built.out + built.err
        for words in (("dubbelen", "bevestig", "g2", "c2"), ("synoniemen", "erbij", "zzqoud => paspoort")):
            vraagbaak("-b", cls.base, *words)
        rule = (cls.base / "redactie" / "synoniemen" / "lokaal.txt").read_text(encoding="utf-8").splitlines()[-1]
        (cls.base / "redactie" / "synoniemen" / "wijk.txt").write_text(f"{rule}\nzzqanders => grofvuil\n", encoding="utf-8")
        cls.scene = cls.folder / "toneel"
        cls.fault = shutil.copy(FAULT, cls.folder)  # LD_PRELOAD takes no path with a space

    def when(self, call, *words):
        """From this call on, counted from 1, writing in the base fails. Whether it came that far, and what became of it."""
        shutil.rmtree(self.scene, ignore_errors=True)
        shutil.copytree(self.base, self.scene, symlinks=True)
        count = self.folder / "tel"
        count.write_text("0\n", encoding="utf-8")
        env = environment(LD_PRELOAD=str(self.fault), VRAAGBAAK_FAULT_UNDER=str(self.scene.resolve()), VRAAGBAAK_FAULT_COUNT=str(count),
                          VRAAGBAAK_FAULT_AT=str(call), VRAAGBAAK_FAULT_MODE=self.mode, VRAAGBAAK_FAULT_ERRNO=self.error)
        done = vraagbaak("-b", self.scene, *words, env=env)
        return int(count.read_text(encoding="utf-8")) >= call, done

    def sweep(self, *words):
        """Each call of it."""
        call = 1
        while True:
            reached, done = self.when(call, *words)
            if not reached:
                self.assertEqual(done.status, 0, done.err)
                return call - 1
            yield call, done
            call += 1

    def versions(self):
        return vraagbaak("-b", self.scene, "--json", "lijsten", "geschiedenis").json["versions"]


class FullDisk(FaultyDisk):
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
                      ("dubbelen", "scheid", "g2", "c2"),  # takes a line out and adds one
                      ("synoniemen", "weg", "zzqoud => paspoort"),  # of two files
                      ("herstellen", "zzqxjwv", "--artikel", "grofvuil-ophalen", "--publiceer")):
            with self.subTest(words=words):
                self.assertFalse(self.when(1_000_000, *words)[0])
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
            databases = [file for file in self.scene.rglob("*.db") if file.stat().st_size > 0]
            self.assertTrue(databases)
            for database in databases:
                with contextlib.closing(sqlite3.connect(database)) as opened:
                    self.assertEqual(opened.execute("PRAGMA integrity_check").fetchone(), ("ok",))

    def test_an_outcome_that_cannot_be_kept_is_told(self):
        refused = 0
        for _, done in self.sweep("log", "open", "paspoort kwijt", "paspoort-kwijt"):
            if done.status != 0:
                self.says_it_in_a_sentence(done)
                refused += 1
        self.assertGreater(refused, 0)


class BrokenDisk(FaultyDisk):
    """Nothing can be written any more, not even to put back what was there. What changed all the same is told by its own sentence."""
    mode, error = "always", "EIO"

    def codes(self, words, changed, *told):
        codes = set()
        for call, done in self.sweep("--json", *words):
            with self.subTest(words=words, call=call):
                if done.status == 0:  # what failed was only to save time
                    continue
                self.assertEqual((done.status, done.err), (6, ""), done.out)
                codes.add(done.json["error"]["code"])
                if changed():
                    self.assertIn(done.json["error"]["code"], told)
        return codes

    def test_a_draft_that_cannot_be_put_back_is_named(self):
        before = drafts(self.base)
        codes = set()
        for words in (("synoniemen", "erbij", "ouwe troep", "grofvuil", "--publiceer"), ("dubbelen", "scheid", "g2", "c2"),
                      ("toetsvragen", "erbij", "waar kan mijn zzqxjwv heen", "grofvuil-ophalen")):
            codes |= self.codes(words, lambda: drafts(self.scene) != before and not self.versions(), "desk_left_in_draft", "draft_half_written")
        self.assertLessEqual({"desk_left_in_draft", "draft_half_written"}, codes)

    def test_a_report_of_which_nobody_knows_is_told_as_such(self):
        def kept():
            listed = vraagbaak("-b", self.scene, "--json", "meldingen", "lijst")
            return bool(listed.status == 0 and listed.json["feedback"])

        self.assertIn("database_unsure", self.codes(("meldingen", "erbij", "paspoort-kwijt", "De link werkt niet."), kept, "database_unsure"))


class Killed(FaultyDisk):
    mode, error = "kill", ""

    def test_also_beside_the_file_that_a_draft_is_a_link_to(self):
        elsewhere = self.base / "elders"  # only what is below the base is counted
        elsewhere.mkdir()
        pins = self.base / "redactie" / "vastgezet.tsv"
        shutil.copy(pins, elsewhere / "pins.tsv") if pins.exists() else (elsewhere / "pins.tsv").touch()
        pins.unlink(missing_ok=True)
        pins.symlink_to("../elders/pins.tsv")
        left = 0
        for call, _ in self.sweep("vastzetten", "erbij", "nieuw paspoort", "paspoort-aanvragen"):
            with self.subTest(call=call):
                left += len(list((self.scene / "elders").iterdir())) > 1
                self.assertEqual(vraagbaak("-b", self.scene, "vastzetten", "erbij", "oud paspoort", "paspoort-aanvragen").status, 0)
                self.assertEqual([file.name for file in (self.scene / "elders").iterdir()], ["pins.tsv"])
                self.assertTrue((self.scene / "redactie" / "vastgezet.tsv").is_symlink())
        self.assertGreater(left, 0)
        pins.unlink()
        shutil.rmtree(elsewhere)

    def test_what_a_kill_leaves_beside_the_drafts_goes_with_the_next_change(self):
        before = drafts(self.base)
        for words in (("dubbelen", "scheid", "g2", "c2"), ("toetsvragen", "erbij", "waar kan mijn zzqxjwv heen", "grofvuil-ophalen")):
            left = 0
            for call, done in self.sweep(*words):
                with self.subTest(words=words, call=call):
                    self.assertEqual(done.status, -9)
                    left += sum(name.startswith("tmp-") for name in drafts(self.scene))
                    (self.scene / "redactie" / "tmp-lijst.txt").write_text("van een mens", encoding="utf-8")
                    self.assertEqual(vraagbaak("-b", self.scene, "synoniemen", "erbij", "ouwe troep => grofvuil").status, 0)
                    after = drafts(self.scene)
                    self.assertEqual(after.keys() - before.keys() - {"topics.tsv", "oordelen.tsv"}, {"tmp-lijst.txt"})
            self.assertGreater(left, 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)

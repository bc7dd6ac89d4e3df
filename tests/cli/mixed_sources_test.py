# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports of every kind in one base (tests/data/exports): what goes in, what does not, and that one record is the same
whatever format it came in."""
import pathlib
import shutil
import tempfile
import unittest

from program import SOURCE, check_shape, vraagbaak

EXPORTS = SOURCE / "tests" / "data" / "exports"

REJECTED = [
    "exports/eigen.jsonl:3 - duplicate_id",
    "exports/eigen.jsonl:4 - json_syntax",
    "exports/objecten-medewerkers.json /results/3/record/data/achternaam no_title",
    "exports/objecten-vac.json /results/3/record/data/vraag no_title",
    "exports/objecten-vac.json /results/4/record/data/status unknown_status",
    "exports/openpdc-items.json /data/4/content no_text",
    "exports/paginas.csv:4 - csv_width",
    "exports/samenwerkende-catalogi.xml title no_title",
]
WARNED = [
    "exports/objecten-kennisartikelen.json double_escaped",
    "exports/objecten-medewerkers.json person_unknown",
    "exports/producten.csv upn_label_unknown",
    "exports/sdg-producten.json double_escaped",
]
# The same question, product and person from several systems; what an asker of the KCC gets of them but for id and source.
SAME = [
    ["o-3f2a0001-0000-4000-8000-000000000001", "s-57a00001-0000-4000-8000-000000000001", "c-boom", "j-boom"],
    ["j-boom-kop", "m-boom"],
    ["o-a7c00001-0000-4000-8000-000000000001", "sdg-5d600001-0000-4000-8000-000000000001"],
    ["9001", "ad-s.zandvliedt"],
]
# What each of them has that the other format has no room for.
APART = {"id", "source", "visible_from", "visible_until", "changed_on", "reach", "linked"}  # the last two have ids
NOT_THE_RECORD = ("Q:", "V:", "W:", "F:bron=", "L:")  # id, class of view, source
HIDDEN = ["o-3f2a0001-0000-4000-8000-000000000002", "o-3f2a0001-0000-4000-8000-000000000003", "web-4103", "web-4104",
          "s-57a00001-0000-4000-8000-000000000003", "ad-u.dienst"]
FOR_COLLEAGUES = ["web-4102", "9002", "intranet.stad.example"]


class MixedSources(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory(prefix="vraagbaak-mixed-")
        cls.addClassCleanup(cls.scratch.cleanup)
        folder = pathlib.Path(cls.scratch.name)
        shutil.copytree(EXPORTS, folder / "exports")
        cls.base = folder / "basis"
        assert vraagbaak("init", cls.base).status == 0
        shutil.copy(EXPORTS / "kennisbank.yaml", cls.base / "kennisbank.yaml")
        cls.trial = cls.ask(3, "index", "--dry-run")
        cls.report = cls.ask(3, "index")

    @classmethod
    def ask(cls, status, *words):
        done = vraagbaak("-b", cls.base, "--json", "--date", "2027-02-23", *words)
        assert done.status == status, (words, done.out + done.err)
        return done.json

    @staticmethod
    def place(finding):
        field = finding["field"] or "-"
        file = finding["file"].removeprefix("../")
        return file, (f"{file}:{finding['line']} -" if field == "-" else f"{file} {field}") + f" {finding['code']}"

    def test_the_intended_records_are_rejected_and_no_other(self):
        check_shape("build", self.report)
        self.assertEqual(sorted(self.place(finding)[1] for finding in self.report["rejected"]), REJECTED)
        self.assertEqual(sorted(f"{self.place(f)[0]} {f['code']}" for f in self.report["warnings"]), WARNED)
        self.assertEqual(self.report["accepted"], sum(source["accepted"] for source in self.report["sources"]))
        self.assertEqual(len(REJECTED), sum(source["rejected"] for source in self.report["sources"]))
        self.assertTrue(all(source["accepted"] for source in self.report["sources"]), self.report["sources"])

    def test_each_source_is_reported_by_itself_with_how_it_was_read(self):
        notes = {pathlib.Path(source["source"]).name: [note["reason"] for note in source["notes"]] for source in self.report["sources"]}
        self.assertEqual(len(notes), 17)
        for name, encoding in (("producten.csv", "Windows-1252"), ("smoelenboek.csv", "UTF-16"), ("paginas.csv", "UTF-8"), ("directory.ldif", "UTF-8")):
            self.assertIn(encoding, " ".join(notes[name]), name)

    def test_a_trial_said_the_same(self):
        for key in ("accepted", "rejected", "warnings", "added_ids"):
            self.assertEqual(self.trial[key], self.report[key], key)

    def test_one_record_is_the_same_from_every_format(self):
        for ids in SAME:
            seen = [self.ask(0, "--groups", "kcc", "show", record) for record in ids]
            for record in seen:
                for key in APART:
                    record.pop(key, None)
            for other in seen[1:]:
                self.assertEqual(other, seen[0], ids)
            found_by = [{term for term in self.ask(0, "--groups", "kcc", "show", "--terms", record)["terms"]
                         if not term.startswith(NOT_THE_RECORD)} for record in ids]
            for other in found_by[1:]:
                self.assertEqual(other, found_by[0], ids)

    def test_what_is_over_off_or_a_draft_is_kept_and_not_shown(self):
        for record in HIDDEN:
            self.assertIn(record, self.report["added_ids"])
            self.ask(1, "--groups", "kcc", "show", record)

    def test_what_is_for_colleagues_is_theirs_alone(self):
        for record in FOR_COLLEAGUES:
            self.ask(1, "show", record)
            self.ask(0, "--groups", "kcc", "show", record)

    def test_what_is_rejected_is_counted_by_record_and_not_by_reason(self):
        with tempfile.TemporaryDirectory(prefix="vraagbaak-counted-") as name:
            folder = pathlib.Path(name)
            (folder / "twee.csv").write_text("id;soort;titel;tekst;publicatieTot\ngoed;vac;Mag het?;Ja.;1-2-2099\n"
                                             "fout;vac;;;morgen\nook;vac;;Ja.;ooit\n", encoding="utf-8")
            base = folder / "basis"
            self.assertEqual(vraagbaak("init", base).status, 0)
            done = vraagbaak("-b", base, "--date", "2027-02-23", "index", folder / "twee.csv")
            self.assertEqual(done.status, 3)
            self.assertIn("goed: 1, afgekeurd: 2", done.out)
            self.assertIn("Afgekeurd: 2\n", done.out)
            strict = vraagbaak("-b", base, "--date", "2027-02-23", "index", "--strict", folder / "twee.csv")
            self.assertIn("Afgekeurde records: 2.", strict.err)

    def test_a_second_build_changes_nothing(self):
        again = self.ask(3, "index")
        self.assertEqual([again[key] for key in ("added", "changed", "removed")], [0, 0, 0])


if __name__ == "__main__":
    unittest.main()

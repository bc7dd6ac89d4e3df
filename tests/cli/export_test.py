# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing records out, and reading the example kennisbank back in another base."""
import json
import re
import shutil
import stat
import subprocess
import unittest

from program import PROGRAM, SOURCE, Case, environment, vraagbaak


class Exporting(Case):
    def test_a_file_holds_every_record_and_is_for_its_owner_alone(self):
        file = self.folder / "alles.jsonl"
        report = self.expect_json(0, "export", "export", file)
        self.assertEqual((report["records"], report["shielded"], report["left_out"]), (4, 1, []))
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        self.assertEqual({line["id"] for line in lines},
                         {"paspoort-aanvragen", "paspoort-kwijt", "grofvuil-ophalen", "mw-jansen"})
        self.assertEqual(self.expect(0, "uitvoeren", "-", "-q").out, file.read_text(encoding="utf-8"))
        self.expect_error(1, "export_exists", "export", file)
        self.assertIn("--overschrijf", self.expect(1, "export", file).err)
        self.assertIn("4 records staan in", self.expect(0, "uitvoeren", file, "--overschrijf").out)

    def test_standard_output_gets_records_alone_and_the_report_stands_beside_it(self):
        done = self.expect(0, "export", "-", "--vorm", "pdc")
        page = json.loads(done.out)
        self.assertEqual((page["count"], len(page["results"])), (3, 3))
        self.assertIn("record van de soort medewerker", done.err)
        self.assertIn("1 record is niet voor iedereen", done.err)
        self.assertEqual(self.expect(0, "-q", "export", "-", "--kind", "medewerker").err, "")
        self.expect_error(2, "export_json_needs_file", "export", "-")

    def test_what_finds_nothing_is_status_one_and_makes_no_file(self):
        file = self.folder / "niets.json"
        report = self.expect_json(1, "export", "export", file, "--form", "vac")
        self.assertEqual(report["left_out"], [{"kind": "kennisartikel", "records": 3}, {"kind": "medewerker", "records": 1}])
        self.assertIn("Er is geen bestand gemaakt", self.expect(1, "export", file, "--bron", "nergens").out)
        self.assertFalse(file.exists())
        self.expect_error(2, "export_form_name", "export", file, "--form", "xml")
        self.expect_error(2, "unknown_kind", "export", file, "--soort", "vak")

    def test_a_file_that_cannot_be_made_is_called_by_the_name_that_was_typed(self):
        missing = self.expect_error(6, "no_folder", "export", "geen-map/uit")
        self.assertIn("'geen-map/uit' niet maken: de map 'geen-map'", missing["message"])
        blocked = self.expect_error(6, "cannot_write", "export", self.base / "kennisbank.yaml" / "uit")
        self.assertIn("/kennisbank.yaml/uit'", blocked["message"])
        self.assertIn("/geen-map/kopie'", self.expect_error(6, "no_folder", "backup", self.folder / "geen-map" / "kopie")["message"])


class Corpus(Case):
    """The example kennisbank through a second base."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.base = cls.folder / "corpus"
        shutil.copytree(SOURCE / "corpus", cls.base)
        built = vraagbaak("-b", cls.base, "index", "--json")
        assert built.status in (0, 3), built.out + built.err
        cls.accepted = built.json["accepted"]

    def second_base(self, name):
        """One with the settings of the first and no sources in them."""
        base = self.folder / name
        vraagbaak("init", base)
        settings = (self.base / "kennisbank.yaml").read_text(encoding="utf-8")
        settings = re.sub(r"^bronnen:\n(?:(?:\s.*|)\n)*", "", settings, flags=re.MULTILINE)
        (base / "kennisbank.yaml").write_text(settings, encoding="utf-8")
        return base

    def test_its_export_makes_the_same_base_and_a_build_from_it_again_changes_nothing(self):
        file, again = self.folder / "uit.jsonl", self.folder / "weer-uit.jsonl"
        self.assertEqual(self.expect_json(0, "export", "export", file)["records"], self.accepted)
        second = self.second_base("tweede")
        report = vraagbaak("-b", second, "--json", "index", file)
        self.assertEqual((report.status, report.json["accepted"], report.json["rejected"]), (0, self.accepted, []))
        self.assertEqual(vraagbaak("-b", second, "export", again).status, 0)
        self.assertEqual(again.read_bytes(), file.read_bytes())
        changes = vraagbaak("-b", second, "--json", "index", again).json
        self.assertEqual((changes["added"], changes["changed"], changes["removed"]), (0, 0, 0))

    def test_a_reader_that_has_seen_enough_is_no_error(self):
        command = f"'{PROGRAM}' -b '{self.base}' export - -q | head -c 20"
        done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, env=environment(), timeout=60)
        self.assertEqual((done.returncode, done.stderr, len(done.stdout)), (0, b"", 20))

    def records(self, base):
        """Of a base, by id, as native lines."""
        return {record["id"]: record for record in map(json.loads, vraagbaak("-b", base, "export", "-", "-q").out.splitlines())}

    def test_the_forms_of_other_systems_are_read_back_as_they_were(self):
        written = compared = 0
        before = self.records(self.base)
        for form in ("vac", "pdc"):
            file = self.folder / f"{form}.json"
            report = self.expect_json(0, "export", "export", file, "--form", form)
            written += report["records"]
            base = self.second_base(form)
            back = vraagbaak("-b", base, "--json", "index", file)
            self.assertEqual((back.status, back.json["accepted"], back.json["rejected"]), (0, report["records"], []))
            for name, record in self.records(base).items():
                if any(re.search(r"</?[a-z]", section["tekst"]) for section in before[name].get("secties", [])):
                    continue  # HTML that is meant to be seen as such cannot be told from markup that was escaped twice
                self.assertEqual(record, before[name])
                compared += 1
        others = sum(left["records"] for left in report["left_out"] if left["kind"] in ("medewerker", "afdeling", "project"))
        self.assertEqual(written + others, self.accepted, "each record has a form, or is told")
        self.assertGreaterEqual(compared, written - 1)


if __name__ == "__main__":
    unittest.main()

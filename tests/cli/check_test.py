# SPDX-License-Identifier: GPL-2.0-or-later
"""The writing guide from outside: exit statuses, limits and JSON."""
import json
import unittest

from program import Case, vraagbaak

GOOD = {"id": "goed", "soort": "vac", "titel": "Waar is de balie?", "antwoord": "In het stadhuis.", "kortAntwoord": "In het stadhuis.",
        "trefwoorden": ["loket"], "kennishouder": "Team Burgerzaken", "gewijzigdOp": "2027-02-01"}


class Check(Case):
    def check(self, status, *words):
        return self.expect_json(status, "check", "check", *words)

    def test_what_must_be_mended_gives_one_and_what_is_good_nothing(self):
        report = self.check(1)
        codes = {remark["code"] for record in report["records"] for remark in record["remarks"]}
        self.assertLessEqual({"check_no_keywords", "check_no_owner"}, codes)
        self.assertEqual(report["to_mend"], sum(remark["mend"] for record in report["records"] for remark in record["remarks"]))
        fresh = self.folder / "goed"
        self.assertEqual(vraagbaak("init", fresh).status, 0)
        (self.folder / "goed.jsonl").write_text(json.dumps(GOOD) + "\n", encoding="utf-8")
        self.assertEqual(vraagbaak("-b", fresh, "index", self.folder / "goed.jsonl").status, 0)
        done = vraagbaak("-b", fresh, "--date", "2027-02-23", "controleren")
        self.assertEqual(done.status, 0, done.out)
        self.assertIn("Te verbeteren: 0.", done.out)

    def test_it_can_be_limited(self):
        self.assertEqual({remark["rule"] for record in self.check(1, "--only", "owner")["records"] for remark in record["remarks"]}, {"owner"})
        self.assertEqual({remark["rule"] for record in self.check(1, "--alleen", "kennishouder,trefwoorden")["records"] for remark in record["remarks"]}, {"owner", "keywords"})
        self.assertEqual(self.check(0, "--kind", "medewerker")["looked_at"], 1)
        self.assertEqual([record["id"] for record in self.check(1, "--article", "grofvuil-ophalen")["records"]], ["grofvuil-ophalen"])
        self.assertEqual(self.check(0, "--only", "links", "--kind", "vac,pagina")["looked_at"], 0)

    def test_without_a_dictionary_a_note_says_so(self):
        report = self.check(0, "--only", "spelling", "--dictionary", self.folder / "bestaat-niet")
        self.assertEqual([note["code"] for note in report["notes"]], ["check_no_dictionary"])

    def test_wrong_use_is_one_dutch_sentence(self):
        for status, code, *words in ((2, "check_no_such_rule", "--only", "stijl"), (2, "unknown_kind", "--kind", "artikel"),
                                     (1, "unknown_record", "--article", "bestaat-niet"), (2, "not_a_number", "--limit", "x")):
            self.expect_error(status, code, "check", *words)
            done = self.expect(status, "controleren", *words)
            self.assertEqual(done.out, "")
            self.assertRegex(done.err, r"^vraagbaak: [^\n]+\n$")


if __name__ == "__main__":
    unittest.main()

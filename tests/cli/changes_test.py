# SPDX-License-Identifier: GPL-2.0-or-later
"""What changed, from outside: for the one who asks, in each form."""
import datetime
import json
import shutil
import unittest

from program import TODAY, Case, check_shape, vraagbaak

EVER = "2020-01-01"  # the program stamps with the clock, so a test asks from long ago


class Changes(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kept = (cls.source / "paspoort.md").read_text(encoding="utf-8")
        (cls.source / "paspoort.md").write_text(kept.replace("83 euro", "87 euro").replace("er haast bij is", "het druk is"), encoding="utf-8")
        (cls.source / "kwijt.md").unlink()
        (cls.source / "nieuw.jsonl").write_text(json.dumps({"id": "vac-fiets", "soort": "vac", "titel": "Waar staat mijn fiets?", "antwoord": "Onder het plein."}) + "\n", encoding="utf-8")
        built = vraagbaak("-b", cls.base, "index", cls.source, "--allow-shrink")
        assert built.status == 0, built.out + built.err

    def changes(self, *words, status=0):
        return self.expect_json(status, "changes", "changes", "--since", EVER, *words)

    def test_what_is_new_changed_and_gone(self):
        told = {(one["id"], one["change"]) for one in self.changes()["changes"]}
        self.assertEqual(told, {("paspoort-aanvragen", "changed"), ("paspoort-kwijt", "removed"), ("vac-fiets", "added")})
        self.assertEqual(self.changes("--limit", "1")["total"], 3)
        self.assertEqual(len(self.changes("--limit", "1")["changes"]), 1)

    def test_what_is_opened_most_comes_first(self):
        for times, question, record in ((1, "fiets", "vac-fiets"), (2, "paspoort", "paspoort-aanvragen")):
            for _ in range(times):
                self.expect(0, "log", "open", question, record)
            self.assertEqual(self.changes()["changes"][0]["id"], record)

    def test_who_may_not_see_a_section_is_not_told_of_it(self):
        def parts(*groups):
            return {part["key"] for one in self.changes(*groups)["changes"] for part in one["parts"]}
        self.assertEqual(parts(), {"kosten"})
        self.assertEqual(parts("--groups", "kcc"), {"kosten", "deskMemo"})
        self.assertNotIn("druk", self.expect(0, "--json", "changes", "--since", EVER).out)

    def test_the_words_that_went_and_came(self):
        done = self.expect(0, "wijzigingen", "--sinds", EVER, "--eenvoudig")
        self.assertIn("[weg: 83] [erbij: 87]", done.out)
        day = datetime.datetime.now().strftime("%d-%m-%Y")
        self.assertIn(day, done.out)

    def test_days_are_read_as_people_say_them(self):
        for said, day in (("gisteren", "2027-02-22"), ("sinds maandag", "2027-02-22"), ("vorige week", "2027-02-15"), ("3 februari", "2027-02-03"), ("3-2-2027", "2027-02-03")):
            done = self.run_base("--json", "changes", "--since", said)
            self.assertIn(done.status, (0, 1))
            check_shape("changes", done.json)
            self.assertEqual(done.json["since"], day)
        self.assertEqual(self.run_base("--json", "changes").json["since"], "2027-02-22")

    def test_wrong_use_is_one_dutch_sentence(self):
        for status, code, *words in ((2, "not_a_said_day", "--since", "ooit"), (2, "changes_later", "--since", "2027-03-03"),
                                     (2, "not_a_number", "--limit", "0"), (2, "too_many_words", "gisteren")):
            self.expect_error(status, code, "changes", *words)
            done = self.expect(status, "changes", *words)
            self.assertEqual(done.out, "")
            self.assertRegex(done.err, r"^vraagbaak: [^\n]+\n$")

    def test_the_same_by_stdio(self):
        line = json.dumps({"verb": "changes", "since": EVER, "date": TODAY, "groups": ["kcc"], "request": 1})
        served = self.expect(0, "serve", "--stdio", stdin=line + "\n").json
        self.assertEqual(served.pop("request"), 1)
        self.assertEqual(served, self.changes("--groups", "kcc"))

    def test_nothing_is_nothing_found(self):
        empty = self.folder / "leeg"
        shutil.copytree(self.base, empty)
        for name in ("redactie.db", "redactie.db-wal", "redactie.db-shm"):
            (empty / name).unlink(missing_ok=True)
        done = vraagbaak("-b", empty, "--date", TODAY, "--json", "changes")
        self.assertEqual((done.status, done.json["total"]), (1, 0))


if __name__ == "__main__":
    unittest.main()

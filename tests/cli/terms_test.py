# SPDX-License-Identifier: GPL-2.0-or-later
"""Search terms, reports for administrators and assigned feedback, as the program says them."""
import shutil
import unittest

from program import Case


class Terms(Case):
    def setUp(self):
        fresh = self.folder / self.id().rsplit(".", 1)[1]
        shutil.copytree(self.__class__.base, fresh)
        self.base = fresh

    def test_words_of_texts_are_listed_by_a_pattern_and_blocked_by_name(self):
        words = self.expect_json(0, "search-terms", "zoektermen", "lijst", "--patroon", "vermis*")["terms"]
        self.assertEqual([(word["term"], word["origin"], word["records"], word["id"]) for word in words], [("vermissing", "text", 1, "")])
        self.assertIn("vermissing", self.expect(0, "aanvullen", "vermis").out)
        done = self.expect(0, "zoektermen", "blokkeren", "vermissing", "--publiceer")
        self.assertIn("wordt niet meer aangeboden", done.out)
        self.assertNotIn("vermissing", self.run_base("aanvullen", "vermis").out)
        self.assertIn("paspoort-kwijt", self.expect(0, "zoeken", "vermissing").out)
        self.assertIn("--patroon", self.expect(0, "zoektermen", "lijst").out)

    def test_a_pattern_blocks_what_records_carry_after_showing_it(self):
        done = self.expect(0, "zoektermen", "blokkeren", "--patroon", "reis*")
        self.assertLess(done.out.index("Herkomst"), done.out.index("Erbij: reisdocument"))
        edit = self.expect_json(0, "edit", "zoektermen", "blokkeren", "--patroon", "reis*", "--publiceer")
        self.assertEqual(edit["added"], [])  # the draft has it
        self.expect_json(1, "edit", "terms", "block", "--pattern", "reis*")
        self.expect(1, "zoektermen", "blokkeren", "--patroon", "zzqx*")
        for everything in ("*", "?*", "* *"):
            self.expect_error(2, "joker_alone", "zoektermen", "blokkeren", "--patroon", everything)
        for words in (("blokkeren", "reisdocument"), ("deblokkeren", "reisdocument"), ("publiceren",)):
            self.expect_error(2, "terms_pattern_alone", "zoektermen", *words, "--patroon", "reis*")

    def test_an_unknown_id_is_told(self):
        self.expect_error(1, "unknown_record", "zoektermen", "lijst", "--artikel", "bestaatniet")

    def test_what_is_shielded_is_told_to_administrators_alone(self):
        self.expect_error(1, "report_no_administrators", "rapport", "zonder-resultaat", "--afgeschermd")
        settings = self.base / "kennisbank.yaml"
        settings.write_text(settings.read_text(encoding="utf-8") + "\nbeheerders: [kcc]\n", encoding="utf-8")
        self.expect_error(1, "report_only_administrators", "rapport", "zonder-resultaat", "--afgeschermd")
        self.expect(0, "--groups", "kcc", "rapport", "zonder-resultaat", "--afgeschermd")
        said = self.run_base("serve", "--stdio", stdin='{"verb":"report","name":"no-hits","shielded":true}\n').out
        self.assertIn("report_only_administrators", said)

    def test_the_hint_after_nothing_found_has_the_question_in_it(self):
        done = self.expect(1, "zoeken", "zzqx jwv's")
        flat = " ".join(done.out.split())
        self.assertIn(" vraagsuggesties erbij 'zzqx jwv'\\''s'", flat)

    def test_feedback_that_is_assigned_to_nobody_known_is_told(self):
        self.expect(0, "meldingen", "erbij", "paspoort-kwijt", "klopt niet")
        done = self.expect(0, "meldingen", "toewijzen", "1", "Onzinafdeling")
        self.assertIn("Onzinafdeling", done.err)
        self.assertEqual(self.expect(0, "meldingen", "toewijzen", "1", "webredactie").err, "")


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: GPL-2.0-or-later
"""offer: what goes with a text as it was written, and what to know now; and the choices under an answer."""
from program import Case

MAIL = """Geachte mevrouw,

Ik ben mijn paspoort kwijt. Mijn bsn is 999990019 en ik woon op Kerkstraat 12, 1010 AB.
Daarnaast wil ik een oude bank laten ophalen als grofvuil. Kan dat?

Met vriendelijke groet,
Xandor Quibbelaar
06-00112233
"""


class Offer(Case):
    def records(self, offer):
        return [record for question in offer["questions"] for record in question["records"]]

    def test_the_same_text_from_words_a_file_and_standard_input(self):
        (self.folder / "bericht.txt").write_text(MAIL, encoding="utf-8")
        offered = self.expect_json(0, "offer", "offer", "-", stdin=MAIL)
        self.assertEqual(offered, self.expect_json(0, "offer", "offer", "--file", str(self.folder / "bericht.txt")))
        self.assertEqual(offered, self.expect_json(0, "offer", "offer", stdin=MAIL))
        self.assertEqual(offered, self.expect_json(0, "offer", "passend", MAIL))
        self.assertEqual(sorted(record["rank"] for record in self.records(offered)), list(range(1, len(self.records(offered)) + 1)))
        self.assertEqual({record["id"] for record in self.records(offered)} & {"paspoort-kwijt", "grofvuil-ophalen"}, {"paspoort-kwijt", "grofvuil-ophalen"})

    def test_what_is_personal_comes_out_nowhere(self):
        for done in (self.expect(0, "offer", "-", stdin=MAIL), self.expect(0, "--json", "offer", "-", stdin=MAIL)):
            for secret in ("999990019", "Kerkstraat", "1010", "Xandor", "Quibbelaar", "0011"):
                self.assertNotIn(secret, done.out + done.err)

    def test_nothing_of_a_text_is_kept(self):
        word = "zzquibbelwoord"
        self.expect(1, "offer", "-", stdin=word)
        self.expect(0, "offer", "-", stdin=f"mijn paspoort {word}")
        for file in self.base.rglob("*"):
            if file.is_file():
                self.assertNotIn(word.encode(), file.read_bytes(), file)

    def test_without_a_text_what_to_know_now(self):
        now = self.expect_json(0, "offer", "offer", "")
        self.assertEqual(now["questions"], [])
        self.assertEqual(set(now["now"]), {"asked", "opened", "changes", "announced"})
        self.assertIsNone(self.expect_json(1, "offer", "offer", "xylofoonles")["now"])

    def test_wrong_use_is_told(self):
        self.expect_error(2, "offer_file_and_words", "offer", "paspoort", "--file", "x")
        self.expect_error(6, "cannot_read", "offer", "--file", str(self.folder / "is-er-niet"))
        self.expect_error(6, "not_a_regular_file", "offer", "--file", str(self.folder))
        self.expect(2, "offer", "paspoort", "--limit", "51")

    def test_what_is_no_text_is_refused(self):
        self.expect_error(2, "offer_no_text", "offer", "-", stdin=b"\x7fELF\x02\x00\x00 paspoort")

    def test_choices_stand_under_an_answer_and_in_json_when_asked(self):
        self.assertNotIn("choices", self.expect_json(0, "search", "search", "paspoort"))
        choices = self.expect_json(0, "search", "search", "paspoort", "--choices")["choices"]
        self.assertEqual(choices["by"], "titel")
        self.assertGreater(len(choices["choices"]), 1)
        self.assertIn(choices["text"], self.expect(0, "search", "paspoort").out)
        self.assertIn(choices["text"].replace(" · ", "; "), self.expect(0, "--plain", "search", "paspoort").out)
        self.assertEqual(self.expect_json(0, "search", "search", "grofvuil", "--choices")["choices"]["choices"], [])


class Long(Case):
    """Seventy articles, each about a word of its own."""
    WORDS = [f"bl{'abcdefghij'[i % 10]}sk{'abcdefg'[i // 10]}m" for i in range(70)]

    @classmethod
    def write_sources(cls, folder):
        Case.write_sources(folder)
        for word in cls.WORDS:
            (folder / f"{word}.md").write_text(f"---\nid: {word}\nsoort: kennisartikel\ntitel: Over {word}\nstatus: actief\ngewijzigdOp: 2026-01-10\n---\n\nDit gaat over {word}.\n", encoding="utf-8")

    def asked(self, count):
        return [f"Hoe zit het met {word}?" for word in self.WORDS[:count]]

    def test_each_of_many_questions_has_an_answer_on_lines_and_behind_each_other(self):
        for between in ("\n", " "):
            offered = self.expect_json(0, "offer", "offer", "-", stdin=between.join(self.asked(7)))
            self.assertEqual([question["records"][0]["id"] for question in offered["questions"]], self.WORDS[:7])
            self.assertEqual((offered["left"], offered["unread"], offered["cut"]), ([], 0, False))

    def test_questions_without_an_answer_are_told(self):
        text = "\n".join(self.asked(7))
        fewer = self.expect_json(0, "offer", "offer", "-", "--limit", "2", stdin=text)
        self.assertEqual((len(fewer["questions"]), len(fewer["left"])), (2, 5))
        for language, line in (("nl", "Nog een vraag, hier niet beantwoord"), ("en", "Another question, not answered here")):
            self.assertEqual(self.expect(0, "--lang", language, "offer", "-", "--limit", "2", stdin=text).out.count(line), 5)

    def test_of_a_long_text_it_is_told_how_much_was_not_looked_at(self):
        text = "\n".join(self.asked(70))
        offered = self.expect_json(0, "offer", "offer", "-", stdin=text)
        self.assertEqual((len(offered["questions"]), len(offered["left"]), offered["unread"]), (12, 36, 22))
        for language, line in (("nl", "22 zinnen zijn niet bekeken"), ("en", "22 sentences were not looked at")):
            self.assertIn(line, self.expect(0, "--lang", language, "offer", "-", stdin=text).out)
        self.assertIn("1 zin is niet bekeken", self.expect(0, "offer", "-", stdin="\n".join(self.asked(49))).out)

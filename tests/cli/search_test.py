# SPDX-License-Identifier: GPL-2.0-or-later
"""Asking: search, show, why-not, related, analyze, words."""
import json
import os
import pathlib
import pty
import tempfile
import unittest

from program import PROGRAM, TODAY, Case, check_shape, environment, vraagbaak


class Search(Case):
    def test_an_answer_has_the_published_shape_and_ranges_on_letters(self):
        answer = self.expect_json(0, "search", "search", "paspoort", "--explain", "--facet", "soort", "--facet", "thema")
        self.assertEqual(answer["total"], {"value": 3, "exact": True})
        for hit in answer["hits"]:
            text = hit["snippet"]["text"].encode("utf-8")
            for begin, end in hit["snippet"]["highlights"]:
                self.assertIn("paspoort", text[begin:end].decode("utf-8").lower())
            self.assertTrue(hit["why"])
        self.assertEqual(answer["facets"]["soort"][0], {"value": "kennisartikel", "count": 2})

    def test_nothing_found_is_status_one_with_an_answer(self):
        answer = self.expect_json(1, "search", "search", "xylofoonles")
        self.assertEqual(answer["hits"], [])
        self.assertEqual(self.expect(1, "search", "xylofoonles").out.splitlines()[0], "Niets gevonden")

    def test_filter_limit_and_offset(self):
        one = self.expect_json(0, "search", "search", "paspoort", "--filter", "soort=medewerker")
        self.assertEqual([hit["id"] for hit in one["hits"]], ["mw-jansen"])
        whole = self.expect_json(0, "search", "search", "paspoort")
        rest = self.expect_json(0, "search", "search", "paspoort", "--limit", "1", "--offset", "1")
        self.assertEqual([hit["id"] for hit in rest["hits"]], [whole["hits"][1]["id"]])
        self.assertEqual(rest["total"], whole["total"])

    def test_who_asks_decides_what_is_found(self):
        self.expect(1, "search", "spoedgeval")
        self.expect(0, "search", "spoedgeval", "--groups", "kcc")

    def test_the_question_may_come_from_standard_input(self):
        by_words = self.expect(0, "--json", "search", "nieuw", "paspoort").json
        by_input = self.expect(0, "--json", "search", "-", stdin="nieuw\npaspoort\n").json
        self.assertEqual([hit["id"] for hit in by_words["hits"]], [hit["id"] for hit in by_input["hits"]])

    def test_a_very_long_or_strange_question_is_answered_or_refused_in_a_sentence(self):
        self.assertIn(self.run_base("search", "-", stdin="paspoort " * 200_000).status, (0, 1))
        self.assertEqual(self.run_base("search", "-", stdin="x" * 10_000_001).status, 2)
        for question in (b"", b"\xff\xfe\x00paspoort", b"((((((", b"\"", b"*", b"\x1b[31mpaspoort"):
            done = self.run_base("--json", "search", "-", stdin=question)
            self.assertIn(done.status, (0, 1), done.err)
            check_shape("search", done.json)

    def test_text_fits_eighty_columns_and_has_no_escape_codes(self):
        done = self.expect(0, "search", "paspoort", "balie", "--explain", "--facet", "soort", "--groups", "kcc")
        self.assertLessEqual(max(map(len, done.out.splitlines())), 80)
        self.assertNotIn("\x1b", done.out)
        self.assertIn("[paspoort]", done.out.lower())

    def test_a_record_cannot_send_escape_codes_to_a_terminal(self):
        strange = {"id": "vreemd", "soort": "vac", "titel": "Zonderling \u202egnilrednoz \u001b[31mrood",
                   "antwoord": "tekst \u001b]0;titel\u0007 zonderling"}
        self.expect(0, "put", "-", stdin=json.dumps(strange))
        for words in (["search", "zonderling"], ["show", "vreemd"], ["show", "vreemd", "--plain"]):
            done = self.expect(0, *words)
            self.assertFalse(set(done.out) & set("\x1b\x07\u202e"), words)
        self.expect(0, "remove", "vreemd")

    def test_show_gives_what_the_asker_may_see(self):
        public = self.expect_json(0, "record", "show", "paspoort-aanvragen")
        inside = self.expect_json(0, "record", "show", "paspoort-aanvragen", "--groups", "kcc")
        self.assertNotIn("deskMemo", [section["key"] for section in public["sections"]])
        self.assertIn("deskMemo", [section["key"] for section in inside["sections"]])
        self.expect_json(0, "record", "show", "mw-jansen")
        costs = self.expect_json(0, "record", "show", "paspoort-aanvragen", "--section", "kosten")
        self.assertEqual([section["key"] for section in costs["sections"]], ["kosten"])
        self.assertIn("83 euro", self.expect(0, "show", "paspoort-aanvragen", "--section", "kosten").out)
        terms = self.expect_json(0, "terms", "show", "paspoort-aanvragen", "--terms")
        self.assertIn("paspoort", terms["terms"])
        self.assertEqual(self.expect(0, "show", "paspoort-aanvragen", "--terms").out.splitlines(), terms["terms"])

    def test_an_unknown_record_or_section_is_status_one(self):
        self.expect_error(1, "unknown_record", "show", "bestaat-niet")
        self.expect_error(1, "unknown_record", "related", "bestaat-niet")
        self.expect_error(1, "unknown_section", "show", "paspoort-aanvragen", "--section", "deskMemo")
        self.assertFalse(self.expect_json(1, "why-not", "why-not", "paspoort", "bestaat-niet")["known"])

    def test_why_not_names_the_missing_word_without_quotes_around_the_question(self):
        answer = self.expect_json(0, "why-not", "why-not", "paspoort", "fiets", "paspoort-kwijt")
        self.assertEqual(answer["missed"], ["fiets"])
        self.assertIn("fiets", self.expect(0, "why-not", "paspoort", "fiets", "paspoort-kwijt").out)

    def test_related_begins_with_the_link_of_the_editor(self):
        related = self.expect_json(0, "related", "related", "paspoort-aanvragen")["related"]
        self.assertEqual((related[0]["id"], related[0]["reason"]), ("paspoort-kwijt", "link"))

    def test_what_is_typed_is_completed(self):
        found = self.expect_json(0, "complete", "complete", "paspoort", "kw")["completions"]
        self.assertIn({"text": "Paspoort kwijt", "kind": "title", "id": "paspoort-kwijt"}, found)
        self.assertNotIn("paspoort kwijt", [one["text"] for one in found], "shown once")
        found = self.expect_json(0, "complete", "complete", "grote", "balie")["completions"]
        self.assertEqual(found, [{"text": "grote balie", "kind": "word", "id": None}])
        found = self.expect_json(0, "complete", "aanvullen", "pasp*", "--limit", "3")["completions"]
        self.assertIn("Paspoort kwijt", [one["text"] for one in found])
        self.assertIn("Paspoort kwijt", self.expect(0, "complete", "-", stdin="psapo\n").out)
        self.assertEqual(self.expect_json(1, "complete", "complete", "qqqq")["completions"], [])
        self.assertLessEqual(max(map(len, self.expect(0, "complete", "p").out.splitlines())), 80)
        self.expect_error(2, "not_a_number", "complete", "p", "--limit", "101")

    def test_analyze_and_words_need_no_base(self):
        done = vraagbaak("analyze", "--json", "De kinderen")
        self.assertEqual(done.status, 0, done.err)
        check_shape("tokens", done.json)
        self.assertEqual(vraagbaak("analyze", "-", stdin="kinderen\n").status, 0)
        lines = "kinderen\r\npaspoorten\n\n twee woorden\n"
        done = vraagbaak("words", "stem", stdin=lines)
        self.assertEqual([line.split("\t")[0] for line in done.out.splitlines()],
                         ["kinderen", "paspoorten", "", " twee woorden"])
        self.assertEqual(done.out.splitlines()[1], "paspoorten\tpaspoort")
        self.assertEqual(vraagbaak("woorden", "stam", stdin=lines).out, done.out)
        check_shape("words", vraagbaak("words", "stem", "--json", stdin=lines).json)

    def test_words_are_corrected_by_a_list(self):
        with tempfile.TemporaryDirectory() as folder:
            words, frequencies = pathlib.Path(folder, "woorden.txt"), pathlib.Path(folder, "aantallen.tsv")
            words.write_text("rijbewijs\npaspoort\nhond\nhonk\nAmsterdam\n", encoding="utf8")
            frequencies.write_text("woord\taantal\nhonk\t900\nhond\t1\n", encoding="utf8")
            lines = "reibewijs\npaspoort\namsterdam\nhonx\nqqqqqqqqqqqq\n"
            done = vraagbaak("words", "correct", "--words", words, "--frequencies", frequencies, stdin=lines)
            self.assertEqual(done.status, 0, done.err)
            self.assertEqual(done.out, "reibewijs\trijbewijs\npaspoort\tpaspoort\namsterdam\tamsterdam\nhonx\thonk;hond\nqqqqqqqqqqqq\t\n")
            self.assertEqual(vraagbaak("woorden", "verbetering", "--woorden", words, "--frequenties", frequencies, stdin=lines).out, done.out)
            check_shape("words", vraagbaak("words", "correct", "--json", "--words", words, stdin=lines).json)
            self.assertEqual(vraagbaak("words", "correct", "--words", words.with_name("weg.txt"), stdin=lines).status, 6)

    def test_words_split_cuts_compounds_as_they_are_written(self):
        lines = "Zeeëgelkwekerij\r\nparkeervergunningaanvraag\nondertrouw\n\n twee woorden\n" + "e\u0301" * 3000 + "\n"
        done = vraagbaak("words", "split", stdin=lines)
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual(done.out.splitlines()[:5],
                         ["Zeeëgelkwekerij\tZeeëgel|kwekerij", "parkeervergunningaanvraag\tparkeervergunning|aanvraag",
                          "ondertrouw\tondertrouw", "\t", " twee woorden\t twee woorden"])
        self.assertEqual(vraagbaak("woorden", "splitsen", stdin=lines).out, done.out)
        done = vraagbaak("woorden", "splitsen", "--alles", stdin="parkeervergunningaanvraag\n")
        self.assertEqual(done.out, "parkeervergunningaanvraag\tparkeer|vergunning|aanvraag\n")
        check_shape("words", vraagbaak("words", "split", "--json", stdin=lines).json)


class Terminal(Case):
    """What a person sees who sits at a terminal."""

    def talk(self, *arguments, typed="", typed_after=None, **env):
        """Types at once, or as soon as the program has shown `typed_after`."""
        arguments = [PROGRAM, "-b", self.base, "--date", TODAY, *arguments]
        child, terminal = pty.fork()
        if child == 0:
            os.execve(PROGRAM, arguments, environment(TERM="xterm", **env))
        seen = b""
        while True:
            if typed and (typed_after is None or typed_after in seen):
                os.write(terminal, typed.encode("utf-8"))
                typed = ""
            try:
                block = os.read(terminal, 65536)
            except OSError:  # Linux: the other side is closed
                break
            if not block:
                break
            seen += block
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.decode("utf-8")

    def test_search_without_words_is_a_prompt(self):
        status, seen = self.talk("search", typed="paspoort kwijt\n\n")
        self.assertEqual(status, 0)
        self.assertEqual(seen.count("Vraag:"), 2)
        self.assertIn("paspoort-kwijt", seen)

    def test_found_words_are_bold_and_marked_unless_declined(self):
        status, seen = self.talk("search", "paspoort")
        self.assertEqual(status, 0)
        self.assertIn("\x1b[1m[", seen)
        self.assertNotIn("\x1b", self.talk("search", "paspoort", NO_COLOR="1")[1])
        self.assertNotIn("\x1b", self.talk("search", "paspoort", "--plain", NO_COLOR="1")[1])

    def test_nothing_found_and_an_offset_beyond_the_end_tell_what_to_do(self):
        self.assertIn("Probeer minder", self.expect(1, "search", "zzzqqq").out)
        self.assertNotIn("Probeer minder", self.expect(1, "-q", "search", "zzzqqq").out)
        self.assertIn("Zo veel resultaten zijn er niet", self.expect(0, "search", "paspoort", "--offset", "50").out)
        self.assertNotIn("--vanaf", self.expect(0, "-q", "search", "paspoort", "--limit", "1").out)

    def test_groups_and_sections_may_be_typed_in_any_case(self):
        self.expect(0, "search", "paspoort", "--groups", "KCC")
        self.expect(0, "show", "paspoort-aanvragen", "--section", "Kosten")
        done = self.expect(1, "show", "paspoort-aanvragen", "--section", "nergens")
        self.assertIn("kosten", done.err)

    def test_a_build_shows_progress_and_ctrl_c_leaves_the_base_as_it_was(self):
        source = self.folder / "groot"
        source.mkdir()
        with open(source / "veel.jsonl", "w", encoding="utf-8") as out:
            for number in range(60_000):
                record = {"id": f"vac-{number}", "soort": "vac", "titel": f"Vraag {number}",
                          "antwoord": f"Antwoord {number} over straten en pleinen. " * 8}
                out.write(json.dumps(record) + "\n")
        before = self.expect(0, "generations").out
        for trial in ([], ["--proef"]):
            status, seen = self.talk("index", source, "--allow-shrink", *trial, typed="\x03", typed_after=b"nog ")
            self.assertEqual(status, 1, seen)
            self.assertIn("niet veranderd", seen)
            self.assertRegex(seen, r"lezen \d+.*, \d+ per seconde, nog \d")
            self.assertEqual(self.expect(0, "generations").out, before)
        self.expect(0, "verify")


if __name__ == "__main__":
    unittest.main()

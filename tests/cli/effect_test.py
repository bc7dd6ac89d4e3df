# SPDX-License-Identifier: GPL-2.0-or-later
"""What a change of the lists does to golden questions and to those of callers, and how long a redacteur waits for it.

A small base by default; with VRAAGBAAK_TEST_FULL=1 a thousand questions on 10,000 articles. By itself it prints the figures:

    VRAAGBAAK_TEST_FULL=1 VRAAGBAAK_PROGRAM=build/bin/vraagbaak VRAAGBAAK_SOURCE_DIR=. python3 tests/cli/effect_test.py
"""
import itertools
import json
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

from made_up import Articles
from program import PROGRAM, TODAY, check_shape, environment, vraagbaak

FULL = os.environ.get("VRAAGBAAK_TEST_FULL") == "1"
ARTICLES, GOLDEN, COUNTED = (10_000, 600, 400) if FULL else (300, 60, 40)
# What a redacteur may wait is 5 s. A machine that does other things meanwhile takes longer.
MOST = 5 if os.environ.get("VRAAGBAAK_QUIET_MACHINE") == "1" else 30
ASKED = 5  # from so many a report shows a question


class Effect(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory(prefix="vraagbaak-effect-")
        cls.addClassCleanup(cls.scratch.cleanup)
        folder = pathlib.Path(cls.scratch.name)
        cls.base = folder / "basis"
        articles = Articles()
        made = list(itertools.islice(articles, ARTICLES))
        source = folder / "artikelen.jsonl"
        with open(source, "w", encoding="utf-8") as out:
            for article in made:
                article["status"] = "actief"
                out.write(json.dumps(article, ensure_ascii=False) + "\n")
        assert vraagbaak("init", cls.base).status == 0
        built = subprocess.run([PROGRAM, "-b", cls.base, "-q", "index", source], env=environment(), check=False)
        assert built.returncode == 0
        asked = [(" ".join(articles.random.sample(article["titel"].split(), 2) + [articles.random.choice(article["tekst"][:-1].split())]), article["id"])
                 for article in articles.random.sample(made, GOLDEN + COUNTED)]
        cls.word = max((word for text, _ in asked for word in text.split()), key=len)
        golden = cls.base / "redactie" / "toets"
        golden.mkdir(parents=True)
        (golden / "topics.tsv").write_text("qid\tvraag\ttags\n" + "".join(f"V{i}\t{text}\t\n" for i, (text, _) in enumerate(asked[:GOLDEN])), encoding="utf-8")
        (golden / "oordelen.tsv").write_text("".join(f"V{i} 0 {id} 2\n" for i, (_, id) in enumerate(asked[:GOLDEN])), encoding="utf-8")
        requests = [json.dumps({"verb": "search", "query": text, "date": TODAY, "record": True}) for text, _ in asked[GOLDEN:]]
        served = vraagbaak("-b", cls.base, "serve", "--stdio", stdin="\n".join(requests * ASKED) + "\n")
        assert served.status == 0, served.err

    def test_a_change_is_tried_on_all_of_them_while_a_redacteur_waits(self):
        edit = vraagbaak("-b", self.base, "--date", TODAY, "synonyms", "add", self.word, "paspoort")
        self.assertEqual(edit.status, 0, edit.out + edit.err)
        begin = time.monotonic()
        done = vraagbaak("-b", self.base, "--date", TODAY, "--json", "lists", "preview")
        seconds = time.monotonic() - begin
        self.assertEqual(done.status, 0, done.out + done.err)
        check_shape("publish", done.json)
        effect = done.json["effect"]
        print(f"\n{effect['questions']} questions, {effect['counted']} of them counted, on {ARTICLES} articles: {seconds:.2f} s; {len(effect['changed'])} changed")
        # Two that are the same question, or that are kept in no form, are fewer.
        self.assertGreater(effect["questions"], 0.97 * (GOLDEN + COUNTED))
        self.assertGreater(effect["counted"], 0.9 * COUNTED)
        self.assertGreater(effect["judged"], 0.97 * GOLDEN)
        self.assertTrue(effect["changed"])
        self.assertTrue(any(self.word in one["question"].split() for one in effect["changed"]))
        self.assertLess(seconds, MOST)
        seen = vraagbaak("-b", self.base, "--date", TODAY, "lijsten", "effect").out
        self.assertIn(f"{effect['counted']} daarvan komen uit de telling", seen)


if __name__ == "__main__":
    unittest.main()

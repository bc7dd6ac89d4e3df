# SPDX-License-Identifier: GPL-2.0-or-later
"""--plain is what a screen reader reads aloud: the output of each verb, in both languages, as golden/nl and golden/en
hold it. With VRAAGBAAK_TEST_UPDATE=1 they are written anew; read them aloud before they are committed."""
import json
import os
import re
import shutil
import time
import unittest

from program import SOURCE, Case, with_phone_books
from reach_test import RECORDS

GOLDEN = SOURCE / "tests" / "cli" / "golden"
UPDATE = os.environ.get("VRAAGBAAK_TEST_UPDATE") == "1"

NEW = {"id": "vac-fiets", "soort": "vac", "titel": "Waar staat mijn fiets?", "antwoord": "Onder het plein.", "kleur": "rood"}
BROKEN = {"id": "vac-leeg", "soort": "vac", "titel": "", "antwoord": "Niets."}
PROJECT = {"id": "project-kade", "soort": "project", "titel": "De kade", "status": "lopend", "samenvatting": "Wij bouwen een kade.",
           "locatie": [{"straat": "Kade", "wijk": "Haven", "postcode4": "1234"}],
           "contactpersonen": [{"naam": "Jan Jansen", "rol": "omgevingsmanager", "id": "mw-jansen"}]}


class Golden(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.folder / "proef.jsonl").write_text("".join(json.dumps(record) + "\n" for record in (NEW, BROKEN)), encoding="utf-8")
        (cls.folder / "vragen.tsv").write_text("q1\tpaspoort kwijt\tgewoon\nq2\toude bank\tspreektaal\n", encoding="utf-8")
        (cls.folder / "oordelen.txt").write_text("q1 0 paspoort-kwijt 2\nq2 0 grofvuil-ophalen 2\n", encoding="utf-8")

    def masked(self, text):
        """Without what is another on each machine and day."""
        for pattern, instead in ((re.escape(str(self.folder)), "MAP"), (r"\d\d-\d\d-\d{4} \d\d:\d\d", "TIJDSTIP"),
                                 (time.strftime("%d-%m-%Y"), "VANDAAG"),
                                 (r"\d+ (MB|kB)", r"N \1"), (r"\b[0-9a-f]{32}\b", "MELDCODE")):
            text = re.sub(pattern, instead, text)
        return text

    def says(self, language, name, status, *words, stdin=""):
        with self.subTest(name=name, language=language):
            done = self.expect(status, "--plain", "--lang", language, *words, stdin=stdin, cwd=self.folder)
            text = self.masked(done.out + done.err)
            for line in text.splitlines():
                self.assertRegex(line, r"^\S(.*\S)?$", "one fact, without layout")
                self.assertNotIn(" · ", line)
            file = GOLDEN / language / f"{name}.txt"
            if UPDATE:
                file.write_text(text, encoding="utf-8")
            self.assertEqual(text, file.read_text(encoding="utf-8"))

    def both(self, name, status, *words, **options):
        for language in ("nl", "en"):
            self.says(language, name, status, *words, **options)


class Plain(Golden):
    """Verbs that leave the base as it is."""

    def test_asking(self):
        self.both("search", 0, "search", "grofvuil", "--facet", "soort", "--facet", "doelgroep")
        self.both("search-explained", 0, "search", "paspoort", "balie", "--explain", "--limit", "1", "--groups", "kcc")
        self.both("search-nothing", 1, "search", "xylofoonles")
        self.both("search-choices", 0, "search", "paspoort", "--limit", "1")
        self.both("related", 0, "related", "paspoort-aanvragen", "--limit", "1")
        self.both("offer", 0, "offer", "-", "--limit", "2", stdin="Beste gemeente,\nmijn bsn is 999990019. Ik wil een oude bank laten ophalen als grofvuil.\nGroeten, Xandor\n")
        self.both("offer-nothing", 1, "offer", "xylofoonles")
        self.both("offer-now", 0, "offer", "")
        self.both("why-not", 0, "why-not", "paspoort", "fiets", "paspoort-kwijt")
        self.both("why-not-unknown", 1, "why-not", "paspoort", "bestaat-niet")
        self.both("analyze", 0, "analyze", "De kinderen van 2027")

    def test_showing(self):
        self.both("show", 0, "show", "paspoort-aanvragen", "--groups", "kcc")
        self.both("show-person", 0, "show", "mw-jansen")
        self.both("show-section", 0, "show", "paspoort-aanvragen", "--section", "kosten")
        self.both("show-unknown", 1, "show", "bestaat-niet")

    def test_care_of_the_base(self):
        self.both("health", 0, "health")
        self.both("generations", 0, "generations")
        self.both("verify", 0, "verify", "--deep")
        self.both("index-trial", 3, "index", "bron", "proef.jsonl", "--dry-run")
        self.both("index-refused", 1, "index", "proef.jsonl", "--strict")
        self.both("put-rejected", 3, "put", "-", stdin=json.dumps(BROKEN))

    def test_writing_out_and_measuring(self):
        self.both("export", 0, "export", "uit.jsonl", "--force")
        self.both("export-vac", 1, "export", "vac.json", "--form", "vac")
        self.both("export-no-folder", 6, "export", "weg/uit.jsonl")
        files = ("evaluate", "--topics", "vragen.tsv", "--qrels", "oordelen.txt")
        self.both("evaluate", 0, *files)
        self.both("evaluate-gate", 1, *files, "--min-success3", "0.8", "--filter", "soort=medewerker")

    def test_help(self):
        self.both("help", 0, "help", "--all")
        self.both("help-evaluate", 0, "help", "evaluate")


class PlainReach(Golden):
    """Who is there, what hangs together and what is announced."""

    @staticmethod
    def write_sources(folder):
        folder.mkdir()
        (folder / "alles.jsonl").write_text("".join(json.dumps(record) + "\n" for record in RECORDS), encoding="utf-8")

    def test_asking_and_showing(self):
        self.both("reach-search", 0, "search", "eerdewijk")
        self.both("reach-show-person", 0, "show", "mw-anna", "--groups", "kcc")
        self.both("reach-show-project", 0, "show", "kade")
        self.both("reach-show-article", 0, "show", "verhuizen", "--groups", "kcc")
        self.both("reach-related", 0, "related", "verhuizen")
        self.both("reach-offer", 0, "offer", "")


class PlainChanges(Golden):
    """Verbs that change the base: one for each language."""

    def test_making_building_putting_and_going_back(self):
        for language in ("nl", "en"):
            self.base = self.folder / language
            self.says(language, "init", 0, "init", self.base)
            self.says(language, "index", 3, "index", "bron", "proef.jsonl")
            self.says(language, "put", 0, "put", "-", stdin=json.dumps(PROJECT))
            self.says(language, "show-project", 0, "show", "project-kade")
            self.says(language, "generations-two", 0, "generations")
            self.says(language, "changes", 0, "changes", "--since", "2020-01-01")
            self.says(language, "rollback", 0, "rollback")
            self.says(language, "remove", 0, "remove", "vac-fiets", "--purge")
            self.says(language, "upgrade", 0, "upgrade")
            self.says(language, "backup", 0, "backup", f"{language}.kopie")


class PlainDesk(Golden):
    """The redacteur's desk: a base for each language."""

    def test_phone_books_into_one(self):
        first = self.base
        for language in ("nl", "en"):
            self.base = self.folder / language / "gemeente"
            self.base.parent.mkdir()
            shutil.copytree(first, self.base)
            shutil.copytree(self.source, self.base.parent / "bron")
            with_phone_books(self.base, self.base.parent / "bron")
            self.says(language, "index-merged", 0, "index", "--dry-run")
            self.expect(0, "index")
            self.says(language, "doubles", 0, "doubles")
            self.says(language, "doubles-separate", 0, "doubles", "separate", "g2", "c2", "--why", "twee mensen", "--publish")
            self.says(language, "doubles-list", 0, "doubles", "list")
            self.says(language, "doubles-none", 1, "doubles")
            self.says(language, "show-merged", 0, "show", "c1")
        self.base = first

    def test_from_a_draft_to_what_everybody_sees_and_back(self):
        first = self.base
        for language in ("nl", "en"):
            self.base = self.folder / f"redactie-{language}"
            shutil.copytree(first, self.base)
            self.says(language, "mend", 0, "mend", "zzqxjwv", "--article", "grofvuil-ophalen")
            self.says(language, "synonyms-add", 0, "synonyms", "add", "zzqxjwv", "grofvuil", "--why", "gebeld")
            self.says(language, "synonyms-list", 0, "synonyms", "list")
            self.says(language, "golden-add", 0, "golden", "add", "oude bank", "grofvuil-ophalen", "--must")
            self.says(language, "lists-preview", 0, "lists", "preview")
            self.says(language, "lists-publish", 0, "lists", "publish", "--why", "eerste keer")
            self.says(language, "pins-refused", 1, "pins", "add", "oude bank", "grofvuil-ophalen", "--hide", "--publish")
            self.says(language, "terms-list", 0, "terms", "list")
            self.says(language, "terms-block", 0, "terms", "block", "reisdocument", "--article", "paspoort-aanvragen", "--publish")
            self.says(language, "notice", 0, "notice", "De balie is dicht.", "--for", "paspoort", "--until", "2027-02-24 14:30", "--publish")
            self.says(language, "search-notice", 0, "search", "paspoort", "--limit", "1")
            self.says(language, "exceptions-add", 0, "exceptions", "add", "stem", "zzvuil", "grofvuil", "--publish")
            self.says(language, "exceptions-list", 0, "exceptions", "list")
            self.says(language, "health-forms", 0, "health")
            self.says(language, "check", 1, "check", "--only", "owner,keywords,links,official,sentences")
            self.says(language, "lists-lint", 0, "lists", "lint")
            self.says(language, "lists-rollback", 0, "lists", "rollback", "1")
            self.says(language, "lists-history", 0, "lists", "history")


class PlainInbox(Golden):
    """Counting and telling: a base for each language."""

    def test_from_a_question_to_an_answer(self):
        first = self.base
        for language in ("nl", "en"):
            self.base = self.folder / f"meldingen-{language}"
            shutil.copytree(first, self.base)
            self.says(language, "search-recorded", 0, "search", "grofvuil", "--limit", "1", "--record")
            self.says(language, "log-open", 0, "log", "open", "grofvuil", "grofvuil-ophalen")
            self.says(language, "log-outcome", 0, "log", "outcome", "grofvuil", "partly")
            for _ in range(5):
                self.expect(1, "search", "zwemles", "--record")
            for name in ("week", "no-hits", "stale", "unused"):
                self.says(language, f"report-{name}", 0, "report", name)
            self.says(language, "report", 0, "report")
            self.says(language, "log-purge", 0, "log", "purge", "grofvuil")
            self.says(language, "feedback-add", 0, "feedback", "add", "paspoort-aanvragen", "Mevrouw Jansen zegt: te duur", "--section", "kosten", "--quote", "83 euro")
            self.says(language, "feedback-signal", 0, "feedback", "signal", "fiets kwijt", "--article", "paspoort-kwijt", "--handled", "no")
            self.says(language, "questions-add", 0, "questions", "add", "mag ik een kip houden", "--answer", "Ja, drie.", "--cause", "beller")
            self.says(language, "feedback-list", 0, "feedback", "list")
            self.says(language, "feedback-take", 0, "feedback", "take", "1")
            self.says(language, "feedback-finish", 0, "feedback", "finish", "1", "Aangepast.")
            self.says(language, "feedback-closed", 1, "feedback", "reject", "1", "Nee.")
            self.says(language, "questions-list", 0, "questions", "list")
            self.says(language, "feedback-none", 1, "feedback", "list", "--overdue")
            self.says(language, "feedback-unknown-token", 1, "feedback", "answer", "0" * 31 + "x")


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: GPL-2.0-or-later
"""Counting questions and telling the redactie, from outside: one story a test, with the exit statuses and JSON of each verb."""
import contextlib
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import unittest

from program import PROGRAM, TODAY, Case, check_shape, environment, vraagbaak


class Desk(Case):
    """Each test on a base of its own."""

    def setUp(self):
        fresh = self.folder / self.id().rsplit(".", 1)[1]
        shutil.copytree(self.__class__.base, fresh)
        self.base = fresh

    def rows(self, sql, name="statistiek.db"):
        with contextlib.closing(sqlite3.connect(self.base / name)) as database:
            return database.execute(sql).fetchall()

    def bytes(self):
        return b"".join(path.read_bytes() for path in sorted(self.base.rglob("*")) if path.is_file() and "index" not in path.parts)

    def tree(self):
        """Every file, of a database what is in it: who only reads one may leave side files."""
        out = {}
        for path in sorted(self.base.rglob("*")):
            if not path.is_file() or path.name.endswith(("-wal", "-shm")):
                continue
            if path.suffix == ".db":
                with contextlib.closing(sqlite3.connect(path)) as database:  # else it goes, with its side files, when Python likes
                    out[path.name] = list(database.iterdump())
            else:
                out[path] = path.read_bytes()
        return out


class Statistics(Desk):
    def test_a_search_counts_only_when_asked_to_and_answers_the_same(self):
        plain = self.expect(0, "--json", "search", "paspoort kwijt").out
        self.assertFalse((self.base / "statistiek.db").exists())
        counted = self.expect(0, "--json", "search", "paspoort kwijt", "--record", "--channel", "balie").out
        self.assertEqual(plain, counted)
        self.expect(0, "zoeken", "Paspoort kwijt?", "--meetellen", "--kanaal=balie")
        self.assertEqual(self.rows("SELECT text, day, channel, asked, hits FROM asked JOIN question ON number = question"),
                         [("paspoort kwijt", TODAY, "balie", 2, 3)])
        self.expect(1, "search", "xylofoonles", "--record")
        self.assertEqual(self.rows("SELECT without_hits FROM asked WHERE channel = 'telefoon'"), [(1,)])

    def test_what_became_of_it(self):
        self.expect(0, "search", "paspoort kwijt", "--record")
        state = self.expect_json(0, "log", "log", "open", "paspoort kwijt", "paspoort-kwijt")
        self.assertEqual((state["written"], state["lost"]), (1, 0))
        self.expect(0, "logboek", "geopend", "paspoort", "kwijt", "paspoort-kwijt")
        for word in ("ja", "yes", "deels", "partly", "nee", "no"):
            self.expect(0, "log", "outcome", "paspoort", "kwijt", word)
        self.assertEqual(self.rows("SELECT asked, opened, yes, partly, no FROM asked"), [(1, 2, 2, 2, 2)])
        self.assertEqual(self.rows("SELECT record, opened FROM opened"), [("paspoort-kwijt", 2)])

    def test_nothing_personal_is_in_any_byte(self):
        for question in ("bsn 999990019 paspoort", "paspoort van mevrouw Kowalski", "paspoort 06-12345678", "NL91 ABNA 0417 1643 00 paspoort",
                         "jan@example.nl paspoort", "paspoort 4111 1111 1111 1111"):
            self.expect(0, "search", question, "--record")
        found = self.bytes()
        for secret in (b"999990019", b"owalski", b"12345678", b"0417", b"jan@", b"1111"):
            self.assertNotIn(secret, found)

    def test_crisis_and_people_are_only_counted(self):
        for question in ("huiselijk geweld paspoort", "jan jansen"):
            self.run_base("search", question, "--record")
        self.assertEqual(self.rows("SELECT sum(asked) FROM withheld"), [(2,)])
        self.assertEqual(self.rows("SELECT count(*) FROM question"), [(0,)])

    def test_purging_takes_words_days_and_all_of_it(self):
        for question in ("paspoort kwijt", "grofvuil"):
            self.expect(0, "search", question, "--record")
        self.expect(0, "log", "open", "paspoort kwijt", "paspoort-kwijt")
        self.expect(0, "log", "outcome", "paspoort kwijt", "ja")
        self.expect_error(2, "log_purge_no_words", "logboek", "wissen", "")
        self.assertIn("niets in de statistiek", self.expect(1, "logboek", "wissen", "paspoord").out)
        report = self.expect_json(0, "log-purge", "log", "purge", "paspoort")
        self.assertEqual(report, {"questions": 1, "uses": 2, "erased": True})
        self.assertEqual(self.rows("SELECT text FROM question"), [("grofvuil",)])
        self.assertEqual(self.expect_json(1, "log-purge", "logboek", "wissen", "--tot", "2027-02-22")["questions"], 0)
        self.expect_error(1, "log_purge_needs_yes", "log", "purge", "--all")
        self.assertEqual(self.expect_json(0, "log-purge", "log", "purge", "--all", "--yes")["questions"], 1)
        self.assertNotIn(b"grofvuil", b"".join(path.read_bytes() for path in self.base.glob("statistiek.db*")))

    def test_on_a_base_that_cannot_be_written_it_searches_and_says_once_that_nothing_was_counted(self):
        shutil.rmtree(self.base / "statistiek", ignore_errors=True)
        (self.base / "statistiek.sleutel").mkdir()  # who is root may write everywhere: a folder stands where the key should
        done = self.expect(0, "search", "paspoort kwijt", "--record")
        self.assertIn("paspoort-kwijt", done.out)
        self.assertRegex(done.err, r"^De vraag is niet geteld\. [^\n]+\n$")
        self.assertEqual(json.loads(self.expect(0, "--json", "search", "paspoort kwijt", "--record").out)["total"]["value"], 3)
        done = self.run_base("log", "outcome", "paspoort kwijt", "ja")
        self.assertEqual((done.status, done.out), (6, ""))

    @unittest.skipIf(os.getuid() == 0 and shutil.which("setpriv") is None, "needs another user")
    def test_as_a_user_who_may_only_read(self):
        if os.getuid() == 0:
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            for path in (self.folder, self.base, *self.base.rglob("*")):
                path.chmod(path.stat().st_mode | stat.S_IROTH | (stat.S_IXOTH if path.is_dir() else 0))
        else:
            command = []
            for path in (self.base, *self.base.rglob("*")):
                path.chmod(path.stat().st_mode & ~0o222)
        before = self.tree()
        done = subprocess.run([*command, PROGRAM, "-b", self.base, "--date", TODAY, "search", "paspoort kwijt", "--record"], capture_output=True,
                              text=True, timeout=60, env=environment())
        for path in (self.base, *self.base.rglob("*")):
            path.chmod(path.stat().st_mode | 0o200)
        if "error while loading shared libraries" in done.stderr or "Permission denied" in done.stderr:
            self.skipTest("another user cannot run the program here")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("paspoort-kwijt", done.stdout)
        self.assertRegex(done.stderr, r"^De vraag is niet geteld\. [^\n]+\n$")
        self.assertEqual(self.tree(), before)

    def test_while_another_writes_the_search_answers_at_once_and_the_count_is_made_up_for(self):
        self.expect(0, "search", "paspoort", "--record")
        holder = sqlite3.connect(self.base / "statistiek.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        self.expect(0, "search", "paspoort", "--record")
        self.assertEqual(len(list((self.base / "statistiek").iterdir())), 1)
        holder.execute("ROLLBACK")
        holder.close()
        self.expect(0, "search", "paspoort", "--record")
        self.assertEqual(self.rows("SELECT sum(asked) FROM asked"), [(3,)])
        self.assertEqual(list((self.base / "statistiek").iterdir()), [])

    def test_health_backup_and_restore_know_it(self):
        self.expect(0, "search", "paspoort kwijt", "--record")
        self.expect(0, "meldingen", "erbij", "paspoort-kwijt", "klopt", "niet")
        names = {item["name"] for item in self.expect_json(0, "health", "health")["items"]}
        self.assertLessEqual({"statistics", "feedback"}, names)
        copy = self.base.parent / f"{self.base.name}.kopie"
        self.expect(0, "backup", copy)
        self.base = self.base.parent / f"{self.base.name}-terug"
        self.assertEqual(vraagbaak("-b", self.base, "restore", copy).status, 0)
        self.assertEqual(self.rows("SELECT sum(asked) FROM asked"), [(1,)])
        self.assertEqual(len(self.expect_json(0, "feedback", "feedback", "list")["feedback"]), 1)


class Feedback(Desk):
    def test_from_remark_to_answer(self):
        receipt = self.expect_json(0, "feedback-receipt", "feedback", "add", "paspoort-aanvragen", "Het", "tarief", "is", "oud", "--section", "kosten",
                                   "--quote", "83 euro", "--cause", "beller las het")
        self.assertEqual((receipt["number"], receipt["to"], receipt["redacted"]), (1, "webredactie", False))
        one = self.expect_json(0, "feedback", "meldingen", "lijst")["feedback"][0]
        self.assertEqual((one["state"], one["text"], one["section"], one["quote"]), ("open", "Het tarief is oud", "kosten", "83 euro"))
        self.assertEqual(self.expect_json(0, "feedback-reply", "feedback", "answer", receipt["token"])["state"], "open")
        self.assertEqual(self.expect_json(0, "feedback-item", "meldingen", "oppakken", "1")["state"], "taken")
        self.assertEqual(self.expect_json(0, "feedback-item", "feedback", "assign", "1", "Burgerzaken")["to"], "Burgerzaken")
        self.assertEqual(self.expect_json(0, "feedback-item", "meldingen", "afhandelen", "1", "Aangepast,", "dank", "u.")["answer"], "Aangepast, dank u.")
        self.assertIn("Aangepast, dank u.", self.expect(0, "meldingen", "antwoord", receipt["token"]).out)
        self.base_date("2027-03-26", 1, "meldingen", "antwoord", receipt["token"])
        self.assertEqual(json.loads(self.base_date("2027-03-26", 0, "--json", "feedback", "expire").out), {"expired": 1})
        self.assertEqual(self.expect_json(0, "feedback-item", "feedback", "show", "1")["answer"], "")

    def base_date(self, date, status, *words):
        done = vraagbaak("-b", self.base, "--date", date, *words)
        self.assertEqual(done.status, status, done.out + done.err)
        return done

    def test_a_call_in_one_line_and_a_question_without_an_answer(self):
        self.expect_json(0, "feedback-receipt", "meldingen", "snel", "fiets", "kwijt", "--artikel", "paspoort-kwijt", "--afgehandeld", "nee")
        self.expect_json(0, "feedback-receipt", "vraagsuggesties", "erbij", "mag ik een kip houden", "--antwoord", "Ja, drie.")
        self.expect_json(0, "feedback-receipt", "feedback", "add", "--url", "https://gemeente.example/x", "dode", "link")
        self.expect_error(2, "feedback_record_or_url", "feedback", "add", "--url", "https://gemeente.example/x", "paspoort-kwijt", "klopt niet")
        self.expect_json(0, "feedback-receipt", "feedback", "add", "--url", "http://intranet/x", "paspoort-kwijt", "staat", "er", "verkeerd")
        told = self.expect_json(0, "feedback", "feedback", "list")["feedback"]
        self.assertEqual([(one["kind"], one["handled"]) for one in told], [("signal", False), ("remark", None), ("remark", None)])
        told = self.expect_json(0, "feedback", "questions", "list")["feedback"]
        self.assertEqual([(one["query"], one["text"]) for one in told], [("mag ik een kip houden", "Ja, drie.")])
        self.expect_json(0, "feedback-item", "vraagsuggesties", "afwijzen", "2", "Dit staat er al.")
        self.expect_json(1, "feedback", "questions", "list", "--state", "open")
        self.assertEqual(len(json.loads(self.base_date("2027-03-20", 0, "--json", "meldingen", "lijst", "--te-laat").out)["feedback"]), 3)

    def test_what_is_shielded_is_as_if_it_were_not_there(self):
        self.expect(0, "--groups", "kcc", "feedback", "add", "paspoort-aanvragen", "oud", "--section", "deskMemo")
        self.expect_error(1, "unknown_section", "feedback", "add", "paspoort-aanvragen", "oud", "--section", "deskMemo")
        self.expect_json(1, "feedback", "feedback", "list")
        self.expect_error(1, "feedback_unknown", "feedback", "show", "1")
        self.expect_json(0, "feedback", "--groups", "kcc", "feedback", "list")

    def test_wrong_use_is_one_dutch_sentence_and_changes_nothing(self):
        self.expect(0, "search", "paspoort", "--record")
        self.expect(0, "meldingen", "erbij", "paspoort-kwijt", "klopt niet")
        before = self.tree()
        for status, *words in (
            (2, "zoeken", "paspoort", "--meetellen", "--kanaal", "duif"), (2, "logboek", "geopend", "paspoort"), (1, "logboek", "geopend", "paspoort", "bestaat-niet"),
            (2, "logboek", "uitkomst", "paspoort", "misschien"), (2, "logboek", "uitkomst", "ja"), (2, "logboek", "maken"), (2, "logboek"),
            (2, "logboek", "wissen", "--alles", "--tot", "2027-01-01"), (2, "logboek", "wissen", "--tot", "straks"), (2, "logboek", "wissen", "x", "--alles"),
            (2, "meldingen", "erbij", "paspoort-kwijt"), (1, "meldingen", "erbij", "bestaat-niet", "x"), (1, "meldingen", "erbij", "paspoort-kwijt", "x", "--sectie", "weg"),
            (2, "meldingen", "erbij", "paspoort-kwijt", "x", "--webadres", "https://gemeente.example/paspoort"), (2, "meldingen", "erbij", "x", "--webadres", "geen adres"),
            (2, "meldingen", "erbij", "paspoort-kwijt", "x" * 2001), (2, "meldingen", "erbij", "paspoort-kwijt", " "), (2, "meldingen", "snel", "fiets"),
            (2, "meldingen", "snel", "fiets", "--afgehandeld", "soms"), (2, "meldingen", "snel", "--afgehandeld", "ja"), (2, "meldingen", "oppakken", "een"),
            (1, "meldingen", "oppakken", "99"), (2, "meldingen", "oppakken"), (2, "meldingen", "afhandelen", "1"), (1, "meldingen", "afhandelen", "99", "x"),
            (2, "meldingen", "toewijzen", "1"), (2, "meldingen", "lijst", "--toestand", "half"), (1, "meldingen", "antwoord", "0123456789abcdef0123456789abcdef"),
            (2, "meldingen", "weg"), (2, "vraagsuggesties", "erbij"), (2, "vraagsuggesties", "erbij", " "), (2, "vraagsuggesties", "snel", "x"),
            (2, "meldingen", "lijst", "--groepen", "zwemmers")):
            with self.subTest(words=words):
                done = self.expect(status, *words)
                self.assertEqual(done.out, "")
                self.assertRegex(done.err, r"^vraagbaak: [^\n]+\n$")
                self.expect(status, "--json", *words)
                self.assertEqual(self.tree(), before)


class Served(Desk):
    def serve(self, *requests):
        text = "".join(json.dumps({"date": TODAY, **request}) + "\n" for request in requests)
        done = self.expect(0, "serve", "--stdio", stdin=text)
        self.assertEqual(done.err, "")
        return [json.loads(line) for line in done.out.splitlines()]

    def test_a_conversation_is_counted_with_its_other_wording(self):
        answers = self.serve(
            {"verb": "search", "query": "oude meubels", "record": True, "channel": "chat", "contact": "g1"},
            {"verb": "search", "query": "grofvuil", "record": True, "channel": "chat", "contact": "g1"},
            {"verb": "log", "act": "open", "record": "grofvuil-ophalen", "channel": "chat", "contact": "g1"},
            {"verb": "log", "act": "outcome", "outcome": "yes", "channel": "chat", "contact": "g1"},
            {"verb": "search", "query": "paspoort"})
        for answer in answers[2:4]:
            check_shape("counted", answer)
        self.assertEqual(self.rows("SELECT q.text, asked, opened, yes FROM asked JOIN question q ON q.number = question ORDER BY q.number"),
                         [("oude meubels", 1, 0, 0), ("grofvuil", 1, 1, 1)])
        self.assertEqual(self.rows("SELECT b.text, a.text, pairs FROM rephrased JOIN question b ON b.number = before JOIN question a ON a.number = after"),
                         [("oude meubels", "grofvuil", 1)])
        self.assertNotIn(b"g1", (self.base / "statistiek.db").read_bytes())

    def test_feedback_and_suggestions(self):
        receipt, signal, suggestion = self.serve(
            {"verb": "feedback", "act": "add", "record": "paspoort-kwijt", "text": "bel 06-12345678"},
            {"verb": "feedback", "act": "signal", "query": "fiets", "handled": False},
            {"verb": "vraagsuggesties", "act": "add", "query": "mag ik een kip houden"})
        draft, = self.serve({"verb": "questions", "act": "draft", "query": "mag ik een xylofoon houden", "date": "2027-02-23"})
        check_shape("feedback-draft", draft)
        self.assertIn("23-02-2027", draft["reason"])
        for answer in (receipt, signal, suggestion):
            check_shape("feedback-receipt", answer)
        self.assertTrue(receipt["redacted"])
        self.expect(0, "meldingen", "afhandelen", "1", "Klaar.")
        reply, = self.serve({"verb": "feedback", "act": "answer", "token": receipt["token"]})
        check_shape("feedback-reply", reply)
        self.assertEqual((reply["state"], reply["answer"]), ("done", "Klaar."))

    def test_wrong_requests_are_answered_with_an_error(self):
        wrong = (({"verb": "search", "query": "x", "record": True, "channel": "duif"}, "log_unknown_channel"),
                 ({"verb": "search", "query": "x", "record": "ja"}, "request_not_flag"),
                 ({"verb": "log"}, "request_key_missing"), ({"verb": "log", "act": "purge"}, "request_act_unknown"),
                 ({"verb": "log", "act": "open", "record": "paspoort-kwijt"}, "log_no_question"),
                 ({"verb": "log", "act": "open", "query": "x", "record": "weg"}, "unknown_record"),
                 ({"verb": "log", "act": "outcome", "query": "x", "outcome": "soms"}, "log_no_such_outcome"),
                 ({"verb": "feedback", "act": "take"}, "request_act_unknown"), ({"verb": "feedback", "act": "add", "text": "x"}, "feedback_about_what"),
                 ({"verb": "feedback", "act": "answer", "token": "x"}, "feedback_no_token"),
                 ({"verb": "questions", "act": "list"}, "request_act_unknown"))
        answers = self.serve(*(request for request, _ in wrong))
        self.assertEqual([answer["error"]["code"] for answer in answers], [code for _, code in wrong])
        self.assertFalse((self.base / "statistiek.db").exists())


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: GPL-2.0-or-later
"""Three days at the desk, seen by an agent whose program is never started again: what the redacteur does, he sees at his next question."""
import datetime
import json
import os
import shlex
import shutil
import subprocess
import time
import unittest

from program import PROGRAM, TODAY, Case, environment

A_SECOND = 10.0 if os.environ.get("VRAAGBAAK_SANITIZE") else 1.0  # under a sanitizer everything takes longer

MILIEU = {"id": "omgevingsvergunning-milieu", "soort": "kennisartikel", "titel": "Omgevingsvergunning milieu",
          "trefwoorden": ["iepziekte", "milieustraat"], "tekst": "Voor een bedrijf dat het milieu belast. De iepenziekte is een ziekte van bomen."}
STATION = {"id": "afvalbrengstation", "soort": "kennisartikel", "titel": "Afvalbrengstation", "tekst": "Naar de milieustraat brengt u uw grof afval."}


class Agent:
    """A searcher that keeps running."""

    def __init__(self, base):
        self.process = subprocess.Popen([PROGRAM, "-b", base, "serve", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment())

    def ask(self, **request):
        self.process.stdin.write(json.dumps({"date": TODAY, **request}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def hits(self, query, **request):
        return [hit["id"] for hit in self.ask(verb="search", query=query, **request)["hits"]]

    def end(self):
        self.process.stdin.close()
        self.process.stdout.close()
        return self.process.wait(timeout=60)


class Stories(Case):
    def setUp(self):
        fresh = self.folder / self.id().rsplit(".", 1)[1]
        shutil.copytree(self.__class__.base, fresh)
        self.base = fresh
        self.records = self.folder / (fresh.name + ".jsonl")
        self.deliver()
        self.agent = Agent(self.base)
        self.addCleanup(lambda: self.assertEqual(self.agent.end(), 0))

    def deliver(self, **changes):
        """The hourly import: all of it once more."""
        lines = [json.dumps(one) for one in ({**MILIEU, **changes}, STATION)]
        self.records.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.expect(0, "index", self.source, self.records)

    def soon(self, what, *arguments):
        """Holds within a second, without the searcher being told."""
        until = time.monotonic() + A_SECOND
        while not what(*arguments) and time.monotonic() < until:
            time.sleep(0.02)
        return what(*arguments)

    def test_a_question_without_an_answer_is_mended(self):
        self.assertEqual(self.agent.hits("zzqxjwv"), [])
        advice = self.expect(0, "waarom-niet", "zzqxjwv", "grofvuil-ophalen").out
        self.assertIn("zzqxjwv", advice)
        shown = self.expect(0, "herstellen", "zzqxjwv", "--artikel", "grofvuil-ophalen").out
        self.assertIn("grofvuil-ophalen", shown)
        self.assertEqual(self.agent.hits("zzqxjwv"), [])
        done = self.expect(0, "herstellen", "zzqxjwv", "--artikel", "grofvuil-ophalen", "--publiceer", "--reden", "gebeld").out
        self.assertTrue(self.soon(lambda: self.agent.hits("zzqxjwv") == ["grofvuil-ophalen"]))
        self.expect(0, *shlex.split(done.partition("Ongedaan maken:\n")[2].splitlines()[0])[3:])
        self.assertTrue(self.soon(lambda: self.agent.hits("zzqxjwv") == []))

    def test_a_wrong_term_is_blocked_and_stays_so_through_an_import(self):
        """Situation 9 of the ten: the misspelt word of the past that nobody could remove."""
        self.assertIn("omgevingsvergunning-milieu", self.agent.hits("milieustraat"))
        offered = lambda: [one["text"] for one in self.agent.ask(verb="complete", text="iepz")["completions"]]
        self.assertIn("iepziekte", offered())
        self.expect(0, "zoektermen", "blokkeren", "iepziekte", "--artikel", "omgevingsvergunning-milieu", "--rol", "webredactie", "--reden", "spelfout")
        self.expect(0, "zoektermen", "blokkeren", "milieustraat", "--artikel", "omgevingsvergunning-milieu", "--rol", "webredactie")
        self.expect(0, "lijsten", "publiceren", "--rol", "webredactie")

        def is_mended():
            return self.agent.hits("milieustraat") == ["afvalbrengstation"] and "iepziekte" not in offered()

        self.assertTrue(self.soon(is_mended))
        self.assertIn("omgevingsvergunning-milieu", self.agent.hits("iepziekte"))  # by the right word in its text
        self.assertIn("omgevingsvergunning-milieu", self.agent.hits("iepenziekte"))
        self.deliver(wijzigingSamenvatting="opnieuw aangeleverd")
        self.assertTrue(self.soon(is_mended))
        self.assertIn("omgevingsvergunning-milieu", self.agent.hits("iepziekte"))
        version = self.expect_json(0, "lists-history", "lijsten", "geschiedenis")["versions"][0]
        created = datetime.datetime.fromisoformat(version["created"]).astimezone()  # told in UTC: after midnight here it is another day there
        self.assertEqual((version["role"], str(created.date())), ("webredactie", TODAY))
        self.expect(0, "lijsten", "terugdraaien")
        self.assertTrue(self.soon(lambda: "omgevingsvergunning-milieu" in self.agent.hits("milieustraat") and "iepziekte" in offered()))

    def test_a_notice_is_there_and_gone(self):
        text = "De brug is dicht tot 14.30 uur."

        def is_told(clock):
            told = self.agent.ask(verb="search", query="grofvuil", date=f"{TODAY} {clock}")["notices"]
            return text in [one["text"] for one in told]

        self.assertFalse(is_told("13:00"))
        self.expect(0, "bericht", text, "--bij", "grofvuil", "--van", f"{TODAY} 12:00", "--tot", f"{TODAY} 14:30", "--publiceer")
        self.assertTrue(self.soon(is_told, "13:00"))
        for clock, told in (("11:59", False), ("12:00", True), ("14:29", True), ("14:30", False)):
            self.assertEqual(is_told(clock), told, clock)


if __name__ == "__main__":
    unittest.main()

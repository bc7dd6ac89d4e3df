# SPDX-License-Identifier: GPL-2.0-or-later
"""serve --stdio: one JSON request a line, one JSON answer a line."""
import json
import subprocess
import unittest

import jsonschema

from program import PROGRAM, SCHEMAS, TODAY, Case, check_shape, environment


class Serve(Case):
    def serve(self, *lines):
        text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
        done = self.expect(0, "serve", "--stdio", stdin=text)
        self.assertEqual(done.err, "")
        return [json.loads(line) for line in done.out.splitlines()]

    def ask(self, **request):
        schema = json.loads((SCHEMAS / "request.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(schema).validate(request)
        return self.serve(request)[0]

    def test_every_verb_answers_in_its_own_shape(self):
        record = "paspoort-aanvragen"
        for schema, request in (
            ("search", {"verb": "search", "query": "paspoort", "groups": ["kcc"], "date": TODAY, "limit": 1,
                        "offset": 1, "filters": ["soort=kennisartikel"], "facets": ["soort"], "explain": True}),
            ("why-not", {"verb": "why-not", "query": "fiets", "record": record, "date": TODAY}),
            ("record", {"verb": "show", "record": record, "date": TODAY, "groups": ["kcc"]}),
            ("related", {"verb": "related", "record": record, "date": TODAY}),
            ("search", {"verb": "search", "query": "paspoort", "date": TODAY, "choices": True}),
            ("offer", {"verb": "offer", "text": "Mijn paspoort is weg.\nEn mijn oude bank ook.", "limit": 3, "date": TODAY}),
            ("offer", {"verb": "offer", "date": TODAY, "groups": ["kcc"]}),
            ("complete", {"verb": "complete", "text": "pas", "limit": 3, "kinds": ["title", "word"], "date": TODAY}),
            ("changes", {"verb": "changes", "since": "vorige week", "limit": 3, "date": TODAY, "groups": ["kcc"]}),
            ("tokens", {"verb": "analyze", "text": "kinderen"}),
            ("health", {"verb": "health", "lang": "en"}),
        ):
            check_shape(schema, self.ask(**request))

    def test_an_answer_is_the_one_of_the_command_line(self):
        served = self.ask(verb="search", query="paspoort", date=TODAY, facets=["thema"], explain=True)
        asked = self.expect(0, "--json", "search", "paspoort", "--facet", "thema", "--explain").json
        self.assertEqual(served, asked)

    def test_what_was_sent_along_comes_back(self):
        answer = self.ask(verb="search", query="paspoort", id=17, request={"a": [1]})
        self.assertEqual((answer["id"], answer["request"]), (17, {"a": [1]}))
        answer = self.ask(verb="show", id="paspoort-kwijt", date=TODAY, request=3)
        self.assertEqual((answer["id"], answer["request"], answer["title"]), ("paspoort-kwijt", 3, "Paspoort kwijt"))
        answer = self.ask(verb="show", record="weg", id="x1")
        self.assertEqual((answer["id"], answer["error"]["code"]), ("x1", "unknown_record"))

    def test_a_bad_line_gets_an_error_and_the_next_one_an_answer(self):
        lines = ["geen json", "[1]", "{\"verb\":", "[" * 100_000, "{\"verb\":\"search\",\"query\":\"" + "x" * 1_100_000 + "\"}",
                 {"query": "x"}, {"verb": "index"}, {"verb": "search"}, {"verb": "search", "query": 3},
                 {"verb": "search", "query": "x", "limt": 3}, {"verb": "search", "query": "x", "limit": -1},
                 {"verb": "search", "query": "x", "groups": "kcc"}, {"verb": "search", "query": "x", "groups": ["nee"]},
                 {"verb": "search", "query": "x", "date": "morgen"}, {"verb": "search", "query": "x", "lang": "fr"},
                 {"verb": "complete"}, {"verb": "complete", "text": "x", "kinds": ["woord"]},
                 {"verb": "search", "query": "x", "filters": ["kleur=rood"]}, {"verb": "show", "record": ["x"]},
                 "{\"verb\":\"search\",\"query\":\"\\ud800\"}"]
        answers = self.serve(*lines, {"verb": "search", "query": "paspoort", "date": TODAY})
        self.assertEqual(len(answers), len(lines) + 1)
        for line, answer in zip(lines, answers):
            self.assertIn("error", answer, line)
            check_shape("error", answer)
        self.assertEqual(answers[-1]["total"]["value"], 3)

    def test_a_request_without_a_language_is_answered_in_that_of_the_command_line(self):
        for language, sentence in (("nl", "Deze regel is geen JSON-object."), ("en", "This line is not a JSON object.")):
            done = self.expect(0, "--lang", language, "serve", "--stdio", stdin='x\n{"verb":"show","id":"weg"}\n')
            first, second = (json.loads(line)["error"]["message"] for line in done.out.splitlines())
            self.assertEqual(first, sentence)
            self.assertIn("'weg' dat u kunt zien" if language == "nl" else "'weg' that you can see", second)

    def test_dutch_verbs_and_an_error_for_an_empty_line(self):
        answers = self.serve("", {"verb": "zoeken", "query": "paspoort", "date": TODAY}, "   ")
        self.assertEqual(answers[1]["total"]["value"], 3)
        self.assertEqual([answers[at]["error"]["code"] for at in (0, 2)], ["request_not_json"] * 2)

    def test_show_gives_one_section_or_the_terms(self):
        one = self.ask(verb="show", record="paspoort-aanvragen", section="Kosten", date=TODAY)
        self.assertEqual([section["key"] for section in one["sections"]], ["kosten"])
        terms = self.ask(verb="show", record="paspoort-aanvragen", terms=True, date=TODAY)
        self.assertIn("paspoort", terms["terms"])
        wrong = self.ask(verb="show", record="paspoort-aanvragen", section="nergens", date=TODAY)
        self.assertEqual(wrong["error"]["code"], "unknown_section")

    def test_each_answer_is_sent_at_once_and_sees_the_newest_version(self):
        process = subprocess.Popen([PROGRAM, "-b", self.base, "serve", "--stdio"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, env=environment(), text=True)
        def ask(query):
            process.stdin.write(json.dumps({"verb": "search", "query": query, "date": TODAY}) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())
        self.assertEqual(ask("fietsenstalling")["total"]["value"], 0)
        record = {"id": "vac-stalling", "soort": "vac", "titel": "Fietsenstalling", "antwoord": "Onder het plein."}
        self.expect(0, "put", "-", stdin=json.dumps(record))
        self.assertEqual(ask("fietsenstalling")["total"]["value"], 1)
        process.stdin.close()
        self.assertEqual(process.wait(timeout=30), 0)
        process.stdout.close()
        self.expect(0, "remove", "vac-stalling")


if __name__ == "__main__":
    unittest.main()

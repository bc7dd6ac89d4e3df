# SPDX-License-Identifier: GPL-2.0-or-later
"""Names, options, help and wrong usage."""
import json
import re
import unittest

from program import SOURCE, Case, check_shape, environment, vraagbaak


class Usage(Case):
    def refused(self, *arguments, says):
        done = vraagbaak(*arguments)
        self.assertEqual(done.status, 2, done.out + done.err)
        self.assertEqual(done.out, "")
        self.assertIn(says, done.err)
        self.assertEqual(done.err.count("\n"), 1, "one sentence")

    def test_a_mistyped_verb_or_option_gets_the_nearest_known_one(self):
        self.refused("serach", "x", says="'search'")
        self.refused("zoken", "x", says="'zoeken'")
        self.refused("search", "x", "--limt", "3", says="--limit")
        self.refused("zoeken", "x", "--bepark=3", says="--beperk")
        self.refused("zoeken", "x", "--limiet", "3", says="--beperk")
        self.refused("qqqqqqqqqq", says="vraagbaak hulp")
        self.refused("--lang", "en", "qqqqqqqqqq", says="vraagbaak help")

    def test_an_option_twice_is_said_to_be_there_twice(self):
        self.refused("-b", self.base, "bouwen", "--proef", "--proef", says="mag er maar één keer staan")
        self.refused("-b", self.base, "zoeken", "x", "--beperk", "1", "--beperk", "2", says="mag er maar één keer staan")

    def test_a_verb_by_its_name_in_other_programs_gets_ours(self):
        for typed, ours in (("indexeren", "bouwen"), ("import", "index"), ("delete", "remove"), ("exporteren", "uitvoeren")):
            self.refused(typed, "x", says=f"'{ours}'")
        source = (SOURCE / "tools" / "verbs.cpp").read_text(encoding="utf-8")
        names = json.loads(vraagbaak("help", "--all", "--json").out)["verbs"]
        known = {name for verb in names for name in (verb["name"], verb["dutch"])}
        table = re.findall(r'^    \{"([^"]+)", "([^"]+)"\},$', source, re.MULTILINE)
        self.assertGreater(len(table), 20)
        for typed, ours in table:
            self.assertIn(ours, known)
            self.assertNotIn(typed, known)

    def test_verbs_and_options_that_are_not_there_yet_are_wrong_usage(self):
        for words in (["words", "correct"]):
            self.assertEqual(vraagbaak("-b", self.base, *words).status, 2, words)

    def test_no_verb_no_base_and_too_few_words_are_wrong_usage(self):
        self.refused(says="vraagbaak hulp")
        self.refused("search", "paspoort", says="VRAAGBAAK_BASE")
        self.refused("-b", self.base, "show", says="show")
        self.refused("-b", self.base, "show", "a", "b", says="show")
        self.refused("-b", self.base, "search", says="woorden")
        self.refused("-b", self.base, "search", " ", says="Wat zoekt u?")
        self.refused("init", "", says="Geef een naam")
        self.refused("-b", self.base, "serve", says="--stdio")

    def test_values_that_make_no_sense_are_wrong_usage(self):
        search = ("-b", self.base, "search", "paspoort")
        self.refused(*search, "--limit", "veel", says="veel")
        self.refused(*search, "--limit", "-1", says="-1")
        self.refused(*search, "--limit", "1001", says="1000")
        self.refused(*search, "--limit", "99999999999999999999", says="1000")
        self.refused(*search, "--limit", "1", "--limit", "2", says="--limit")
        self.refused(*search, "--limit", says="--limit")
        self.refused(*search, "--limit=", says="--limit")
        self.refused(*search, "--quiet=ja", says="--quiet")
        self.refused(*search, "--date", "23-02-2027", says="23-02-2027")
        self.refused(*search, "--date", "2027-02-30", says="2027-02-30")
        self.refused(*search, "--filter", "vac", says="vac")
        self.refused(*search, "--filter", "kleur=rood", says="kleur")
        self.refused(*search, "--facet", "kleur", says="kleur")
        self.refused(*search, "--groups", "geheim", says="geheim")
        self.refused(*search, "--lang", "fr", says="fr")
        self.refused(*search, "--purge", says="--purge")
        self.refused("-b", self.base, "rollback", "nul", says="nul")
        self.refused("-b", self.base, "rollback", "0", says="0")

    def test_an_error_speaks_of_the_name_that_was_typed(self):
        self.refused("-b", self.base, "zoeken", "x", "--beperk", "veel", says="--beperk vraagt")
        self.refused("-b", self.base, "zoeken", "x", "--beperk=veel", says="--beperk vraagt")
        self.refused("-b", self.base, "tonen", says="'tonen'")
        self.refused("-b", self.base, "help", "zoekn", says="'zoeken'")

    def test_a_word_with_a_dash_asks_for_two_dashes(self):
        self.refused("-b", self.base, "search", "paspoort", "-bijstand", says="--")
        done = self.expect(0, "search", "--", "paspoort", "-kwijt")
        self.assertNotIn("paspoort-kwijt", done.out)

    def test_errors_in_json_have_one_shape(self):
        self.expect_error(2, "unknown_option_near", "search", "x", "--limt")
        self.expect_error(2, "unknown_verb_near", "serach", "x")
        self.expect_error(2, "unknown_filter_field", "search", "x", "--filter", "kleur=rood")
        self.expect_error(2, "asker_unknown_group", "search", "x", "--groepen", "geheim")

    def test_global_options_stand_before_or_after_the_verb(self):
        first = self.expect(0, "--json", "search", "paspoort").out
        last = self.expect(0, "search", "paspoort", "--json").out
        self.assertEqual(first, last)

    def test_dutch_and_english_names_do_the_same(self):
        pairs = [
            (["search", "paspoort", "--limit", "1", "--offset=1", "--facet", "soort", "--explain", "--without-lists"],
             ["zoeken", "paspoort", "--beperk", "1", "--vanaf=1", "--telling", "soort", "--uitleg", "--zonder-lijsten"]),
            (["show", "paspoort-kwijt", "--plain"], ["tonen", "paspoort-kwijt", "--eenvoudig"]),
            (["show", "paspoort-aanvragen", "--section", "kosten"], ["tonen", "paspoort-aanvragen", "--sectie", "kosten"]),
            (["why-not", "bank", "paspoort-kwijt"], ["waarom-niet", "bank", "paspoort-kwijt"]),
            (["related", "paspoort-aanvragen"], ["verwant", "paspoort-aanvragen"]),
            (["offer", "mijn paspoort is weg", "--limit", "2"], ["passend", "mijn paspoort is weg", "--beperk", "2"]),
            (["generations"], ["versies"]), (["verify", "--deep"], ["nagaan", "--diep"]),
            (["complete", "pas"], ["aanvullen", "pas"]), (["analyze", "kinderen"], ["ontleden", "kinderen"]), (["version"], ["versie"]),
            (["help", "--all"], ["hulp", "--alles"]), (["search", "bank", "--lang", "en"], ["zoeken", "bank", "--taal", "en"]),
        ]
        for english, dutch in pairs:
            self.assertEqual(self.expect(0, *english).out, self.expect(0, *dutch).out, english)

    def test_base_language_and_plain_come_from_the_environment_too(self):
        env = environment(VRAAGBAAK_BASE=str(self.base), VRAAGBAAK_PLAIN="1")
        done = vraagbaak("search", "paspoort", "--date", "2027-02-23", env=env)
        self.assertEqual(done.status, 0, done.err)
        self.assertTrue(done.out.splitlines()[1].startswith("Resultaat 1 van "), done.out)

    def test_the_locale_changes_nothing(self):
        words = ("search", "paspoort", "--explain", "--facet", "soort")
        plain = self.expect(0, *words).out
        for locale in ("nl_NL.UTF-8", "C.UTF-8", "POSIX"):
            self.assertEqual(self.expect(0, *words, env=environment(LANG=locale, LC_ALL=locale)).out, plain, locale)


class Help(unittest.TestCase):
    def setUp(self):
        self.document = vraagbaak("help", "--json").json

    def test_help_shows_the_daily_verbs_and_with_all_the_rest(self):
        check_shape("help", self.document)
        for language, index in (("nl", "dutch"), ("en", "name")):
            short = vraagbaak("help", "--lang", language).out
            whole = vraagbaak("help", "--all", "--lang", language).out
            for verb in self.document["verbs"]:
                self.assertIn("  " + verb[index], whole)
                self.assertEqual(("  " + verb[index] + " (") in short, verb["daily"], verb["name"])

    def test_help_of_a_verb_names_its_options_in_eighty_columns(self):
        for verb in self.document["verbs"]:
            for name in (verb["name"], verb["dutch"]):
                done = vraagbaak("help", name)
                self.assertEqual(done.status, 0)
                for option in verb["options"] + self.document["options"]:
                    self.assertIn("--" + option["name"], done.out)
                    self.assertIn("--" + option["dutch"], done.out)
                self.assertLessEqual(max(map(len, done.out.splitlines())), 80)
            self.assertEqual(vraagbaak(verb["name"], "--help").out, done.out)

    def test_every_sentence_of_help_is_there_in_both_languages(self):
        for language in ("nl", "en"):
            document = vraagbaak("help", "--json", "--lang", language).json
            for verb in document["verbs"]:
                for sentence in [verb["help"], *(option["help"] for option in verb["options"])]:
                    self.assertRegex(sentence, r"^[^_]+\.$")

    def test_the_man_pages_name_every_verb_and_option(self):
        for page in ("vraagbaak.1", "nl/vraagbaak.1"):
            text = (SOURCE / "docs/man" / page).read_text(encoding="utf-8").replace("\\-", "-")
            words = set(re.findall(r"[a-z0-9-]+", text))
            for verb in self.document["verbs"]:
                self.assertLessEqual({verb["name"], verb["dutch"]}, words, page)
                for option in verb["options"] + self.document["options"]:
                    self.assertLessEqual({"--" + option["name"], "--" + option["dutch"]}, words, page)

    def test_version_and_help_need_no_base(self):
        self.assertRegex(vraagbaak("version").out, r"^vraagbaak \d+\.\d+\.\d+\n$")
        self.assertEqual(vraagbaak("--version").out, vraagbaak("version").out)
        check_shape("version", vraagbaak("--json", "version").json)


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: GPL-2.0-or-later
"""The redacteur's desk from outside: one story a test, with the exit statuses and JSON of each verb."""
import json
import shlex
import shutil
import unittest

from program import SOURCE, TODAY, Case, vraagbaak, with_phone_books


class Desk(Case):
    """Each test on a base of its own."""

    def setUp(self):
        fresh = self.folder / self.id().rsplit(".", 1)[1]
        shutil.copytree(self.__class__.base, fresh)
        self.base = fresh

    def advised(self, label, text):
        """The command below a label."""
        lines = text.splitlines()
        return next(below.strip() for line, below in zip(lines, lines[1:]) if line.endswith(label + ":"))

    def hits(self, *question, **options):
        done = self.run_base("--json", "search", *question, **options)
        return [hit["id"] for hit in done.json["hits"]]

    def tree(self):
        return {path: path.read_bytes() for path in sorted(self.base.rglob("*")) if path.is_file() and path.name != "write.lock"}

    def test_a_question_without_an_answer_is_mended_in_one_command_and_undone_in_one(self):
        self.assertEqual(self.hits("zzqxjwv"), [])
        proposal = self.expect_json(0, "mend", "mend", "zzqxjwv", "--article", "grofvuil-ophalen")
        self.assertEqual(proposal["rank"], 0)
        self.assertIsNone(proposal["published"])
        self.assertEqual(self.hits("zzqxjwv"), [])
        done = self.expect_json(0, "mend", "herstellen", "zzqxjwv", "--artikel", "grofvuil-ophalen", "--publiceer")
        self.assertEqual(done["published"]["version"], 1)
        self.assertEqual(self.hits("zzqxjwv"), ["grofvuil-ophalen"])
        undone = self.expect_json(0, "lists-rollback", "lists", "rollback", str(done["published"]["previous"]))
        self.assertEqual((undone["version"], undone["from"], [note["code"] for note in undone["notes"]]), (2, 0, ["drafts_hold_one"]))
        self.assertEqual(self.hits("zzqxjwv"), [])

    def test_the_undo_that_is_printed_undoes(self):
        done = self.expect(0, "synoniemen", "erbij", "zzqxjwv", "grofvuil", "--publiceer", "--reden", "gebeld")
        line = self.advised("Ongedaan maken", done.out)
        self.assertEqual(self.hits("zzqxjwv"), ["grofvuil-ophalen"])
        back = self.expect(0, *shlex.split(line)[3:])
        self.assertEqual(self.hits("zzqxjwv"), [])
        self.assertIn("zijn leeg: zo zijn ze teruggedraaid", self.expect(1, "lijsten", "terugdraaien").err)
        self.expect(0, *shlex.split(self.advised("Ongedaan maken", back.out))[3:])
        self.assertEqual(self.hits("zzqxjwv"), ["grofvuil-ophalen"])

    def test_an_advised_command_is_one_line_that_a_shell_gives_back(self):
        folder = self.base.parent / "m'n map"
        shutil.copytree(self.base, folder)
        self.base = folder
        question = "zz'qxj's vvlmkkk zzqjjwvvx"
        done = self.expect(0, "herstellen", question, "--artikel", "grofvuil-ophalen", "--als", "vastzetten")
        words = shlex.split(self.advised("Doe het met", done.out))
        self.assertEqual(words, ["vraagbaak", "-b", str(folder), "vastzetten", "erbij", "--publiceer", question, "grofvuil-ophalen"])
        self.expect(0, *words[3:])
        self.assertEqual(self.hits(question), ["grofvuil-ophalen"])
        self.assertEqual(shlex.split(self.advised("Vraag dan waarom", self.expect(1, "zoeken", "zzx'jw").out))[3:], ["waarom-niet", "zzx'jw", "KENMERK"])
        done = self.expect(0, "synoniemen", "erbij", "zza => grofvuil", "--rol", "team 't Veer").out
        self.assertEqual(shlex.split(self.advised("live met", done))[3:], ["lijsten", "publiceren", "--rol", "team 't Veer"])

    def test_what_another_role_wrote_is_published_by_the_command_that_is_advised(self):
        self.expect(0, "synoniemen", "erbij", "zzqxjwv => grofvuil", "--rol", "kcc", "--publiceer")
        done = self.expect(0, "synoniemen", "weg", "zzqxjwv", "grofvuil").out
        self.expect(0, *shlex.split(self.advised("live met", done))[3:])
        self.assertEqual(self.hits("zzqxjwv"), [])

    def test_an_edit_that_makes_the_lists_wrong_is_refused(self):
        self.expect(0, "vastzetten", "erbij", "bank weg", "grofvuil-ophalen")
        before = self.tree()
        self.expect_error(1, "lint_shown_and_hidden", "vastzetten", "erbij", "bank weg", "grofvuil-ophalen", "--verberg")
        self.assertEqual(self.tree(), before)

    def test_terms_are_taken_out_and_unblocked_apart(self):
        self.expect(0, "zoektermen", "blokkeren", "zzreis", "--artikel", "paspoort-aanvragen")
        self.expect_error(1, "desk_term_is_blocked", "zoektermen", "weg", "zzreis")
        self.assertIn("paspoort-aanvragen", self.expect_error(1, "desk_blocked_at", "zoektermen", "deblokkeren", "zzreis")["message"])
        self.expect_error(1, "desk_no_such_block", "zoektermen", "deblokkeren", "zzanders")
        self.expect(0, "zoektermen", "blokkeren", "zzrug")
        self.expect(0, "zoektermen", "blokkeren", "zzrek")
        done = self.expect_json(0, "edit", "zoektermen", "deblokkeren", "--patroon", "zzr*")
        self.assertEqual(len(done["removed"]), 2)
        self.expect_error(1, "desk_blocked_at", "zoektermen", "deblokkeren", "--patroon", "zzr*")
        self.expect(0, "zoektermen", "deblokkeren", "--patroon", "zzr*", "--artikel", "paspoort-aanvragen")
        self.expect_error(2, "joker_alone", "zoektermen", "deblokkeren", "--patroon", "*")

    def test_a_rule_that_is_not_there_is_met_with_those_that_are(self):
        self.expect(0, "synoniemen", "erbij", "zzkliko => grofvuil")
        self.expect(0, "synoniemen", "erbij", "zzpoets", "zzramen", "--beide")
        self.assertIn("'zzkliko => grofvuil'", self.expect_error(1, "desk_rules_with_word", "synoniemen", "weg", "zzkliko")["message"])
        self.assertIn("--beide", self.expect_error(1, "desk_rule_is_both", "synoniemen", "weg", "zzpoets", "zzramen")["message"])
        self.expect_error(1, "desk_rule_is_other", "synoniemen", "weg", "grofvuil", "zzkliko")
        self.expect_error(1, "desk_no_such_line", "synoniemen", "weg", "zzniets")

    def test_history_names_lines_and_all_of_them_of_one_version(self):
        self.expect(0, "synoniemen", "inlezen", "-", "--publiceer", stdin="".join(f"zzw{n} => grofvuil\n" for n in range(5)))
        done = self.expect(0, "lijsten", "geschiedenis").out
        self.assertEqual(done.count("Erbij: zzw"), 3)
        self.assertIn("en nog 2;", done)
        self.assertEqual(self.expect(0, "lijsten", "geschiedenis", "1").out.count("Erbij: zzw"), 5)
        self.expect_error(1, "lists_no_such_version", "lijsten", "geschiedenis", "7")
        self.assertEqual(len(self.expect_json(0, "lists-history", "lijsten", "geschiedenis")["versions"][0]["changes"]), 5)

    def test_a_notice_with_a_number_of_a_person_is_published_only_when_that_is_said(self):
        words = ("bericht", "Bel Jan op 06-12345678.", "--bij", "paspoort", "--tot", "2027-02-24")
        report = self.expect_json(1, "edit", *words, "--publiceer")["published"]
        self.assertEqual((report["error"]["code"], report["version"]), ("notice_personal", 0))
        self.expect(0, *words)
        self.assertIn("Er is niets gepubliceerd.", self.expect(1, "lijsten", "publiceren").out)
        self.assertNotIn("niets gepubliceerd", self.expect(1, "lijsten", "effect").out)
        self.expect(0, "lijsten", "publiceren", "--met-persoonsgegevens")

    def test_going_back_to_a_build_says_what_stays_and_how_it_is_undone(self):
        self.expect(0, "index", self.source)
        done = self.expect(0, "terugdraaien").out
        self.assertIn("van de kennisbank", done)
        self.assertIn("lijsten zijn niet veranderd", " ".join(done.split()))
        self.expect(0, *shlex.split(self.advised("Ongedaan maken", done))[3:])

    def test_synonyms_from_draft_to_published(self):
        edit = self.expect_json(0, "edit", "synonyms", "add", "zzqxjwv", "grofvuil", "--both", "--why", "proef")
        self.assertEqual(edit["added"][0]["text"], "zzqxjwv, grofvuil")
        self.assertEqual(self.expect_json(0, "list", "synonyms", "list")["lines"][0]["why"], "proef")
        preview = self.expect_json(0, "publish", "lists", "preview")
        self.assertEqual((preview["version"], len(preview["changes"])), (0, 1))
        self.assertEqual(self.expect_json(0, "publish", "synonyms", "publish")["version"], 1)
        self.assertEqual(self.hits("zzqxjwv"), ["grofvuil-ophalen"])
        self.assertEqual(self.hits("zzqxjwv", "--without-lists"), [])
        self.assertEqual(self.expect_json(0, "lists-history", "lists", "history")["versions"][0]["added"], 1)
        self.assertIn("zzqxjwv, grofvuil", self.expect_json(0, "lists-export", "synonyms", "export")["text"])
        self.expect_json(0, "edit", "synonyms", "remove", "zzqxjwv", "grofvuil", "--both", "--publish")
        self.assertEqual(self.hits("zzqxjwv"), [])
        self.expect(0, "lijsten", "publiceren")  # nothing new is no error
        self.expect_json(1, "list", "synonyms", "list")
        self.expect_json(0, "edit", "synonyms", "import", "-", stdin="# kop\nzza => grofvuil\nzzb => paspoort\n")
        self.assertEqual(len(self.expect_json(0, "list", "synonyms", "list")["lines"]), 2)

    def test_an_edit_is_published_alone_and_says_what_else_waits(self):
        self.expect(0, "synoniemen", "erbij", "zzqxjwv => grofvuil", "--publiceer")
        undone = self.expect(0, "lijsten", "terugdraaien").out
        self.assertIn("nog 1 regel", undone)
        done = self.expect(0, "synoniemen", "erbij", "zzwvkk => paspoort", "--publiceer").out
        self.assertIn("Er staat nog 1 andere wijziging in de concepten.", " ".join(done.split()))
        self.assertEqual(self.hits("zzqxjwv"), [])
        done = self.expect_json(0, "mend", "herstellen", "zzjjkw", "--artikel", "grofvuil-ophalen", "--publiceer")["published"]
        self.assertEqual((len(done["changes"]), len(done["left"])), (1, 1))
        done = self.expect(0, "synoniemen", "erbij", "zzqxjwv => grofvuil", "--publiceer").out
        self.assertIn("Erbij: zzqxjwv => grofvuil", done)
        self.assertEqual(self.hits("zzqxjwv"), ["grofvuil-ophalen"])
        self.assertIn("niets nieuws", self.expect(0, "synoniemen", "erbij", "zzqxjwv => grofvuil", "--publiceer").out)
        self.expect(0, "synoniemen", "erbij", "zza => grofvuil")
        self.expect(0, "synoniemen", "erbij", "zzb => grofvuil", "--rol", "kcc")
        done = self.expect(0, "synoniemen", "erbij", "zzc => grofvuil", "--publiceer", "--alles").out
        for word in ("zza", "zzb", "zzc"):
            self.assertIn(f"Erbij: {word} => grofvuil", done)
            self.assertEqual(self.hits(word), ["grofvuil-ophalen"])

    def test_a_long_list_of_changes_is_counted_in_text_and_whole_in_json(self):
        folder = self.base / "redactie" / "synoniemen"
        folder.mkdir(parents=True)
        (folder / "lang.txt").write_text("".join(f"zz{number} => grofvuil\n" for number in range(25)), encoding="utf-8")
        tests = self.base / "redactie" / "toets"
        tests.mkdir()
        (tests / "topics.tsv").write_text("".join(f"q{number}\tvraag {number}\n" for number in range(30)), encoding="utf-8")
        done = self.expect(0, "lijsten", "effect").out
        self.assertEqual(sum(line.startswith("Erbij: zz") for line in done.splitlines()), 20)
        self.assertIn("en nog 5;", done)
        self.assertIn("Erbij: 30 regels met toetsvragen en oordelen", done)
        self.assertNotIn("vraag 7", done.partition("Erbij: 30")[0])
        self.assertEqual(len(self.expect_json(0, "publish", "lists", "preview")["changes"]), 55)

    def test_terms_are_seen_blocked_and_given(self):
        terms = self.expect_json(0, "search-terms", "terms", "list")["terms"]
        self.assertEqual([(term["term"], term["id"], term["origin"]) for term in terms if term["origin"] != "name"], [("reisdocument", "paspoort-aanvragen", "keyword")])
        self.expect_json(1, "search-terms", "zoektermen", "lijst", "--patroon", "xyz*")
        self.expect_json(0, "edit", "terms", "block", "reisdocument", "--article", "paspoort-aanvragen", "--publish")
        self.assertNotIn("paspoort-aanvragen", self.hits("trefwoorden:reisdocument"))
        self.expect(0, "index", self.source)
        self.assertNotIn("paspoort-aanvragen", self.hits("trefwoorden:reisdocument"))
        self.expect_json(0, "edit", "zoektermen", "deblokkeren", "reisdocument", "--artikel", "paspoort-aanvragen", "--publiceer")
        self.assertIn("paspoort-aanvragen", self.hits("trefwoorden:reisdocument"))
        self.expect_json(0, "edit", "terms", "add", "zzreis", "--article", "paspoort-aanvragen", "--publish")
        self.assertEqual(self.hits("zzreis"), ["paspoort-aanvragen"])
        self.expect_error(2, "terms_need_article", "terms", "add", "zzreis")

    def test_pins_and_notices(self):
        self.expect_json(0, "edit", "pins", "add", "nieuw paspoort", "grofvuil-ophalen", "--until", TODAY, "--publish")
        self.assertEqual(self.hits("nieuwe paspoorten")[0], "grofvuil-ophalen")
        self.expect_json(0, "edit", "vastzetten", "weg", "nieuw paspoort", "--publiceer")
        self.assertNotEqual(self.hits("nieuwe paspoorten")[0], "grofvuil-ophalen")
        self.expect(0, "bericht", "De balie is dicht.", "--bij", "paspoort", "--van", f"{TODAY} 12:00", "--tot", f"{TODAY} 14:30", "--publiceer")
        for moment, shown in ((f"{TODAY} 11:59", False), (f"{TODAY} 14:29", True), (f"{TODAY} 14:30", False), (TODAY, True)):
            done = vraagbaak("-b", self.base, "--date", moment, "search", "paspoort")
            self.assertEqual("De balie is dicht." in done.out, shown, moment)
        self.expect(0, "bericht", "Let op de vakantie.", "--artikel", "paspoort-kwijt", "--publiceer")
        self.assertIn("Let op de vakantie.", self.expect(0, "show", "paspoort-kwijt").out)
        self.assertEqual([one["text"] for one in self.expect_json(0, "record", "show", "paspoort-kwijt")["notices"]], ["Let op de vakantie."])
        self.expect_json(0, "edit", "notice", "remove", "Let op de vakantie.", "--publish")
        self.assertNotIn("Let op de vakantie.", self.expect(0, "show", "paspoort-kwijt").out)

    def test_a_time_that_counts_for_nothing_is_refused_and_one_that_is_over_is_told(self):
        self.expect_error(2, "day_with_time", "vastzetten", "erbij", "nieuw paspoort", "paspoort-aanvragen", "--tot", f"{TODAY} 14:30")
        over = self.expect_json(0, "edit", "bericht", "De balie is dicht.", "--bij", "paspoort", "--tot", "2027-02-20")
        self.assertEqual([note["code"] for note in over["notes"]], ["desk_over"])
        over = self.expect_json(0, "edit", "pins", "add", "nieuw paspoort", "paspoort-aanvragen", "--until", "2027-02-22")
        self.assertEqual([note["code"] for note in over["notes"]], ["desk_over"])
        for until in (TODAY, f"{TODAY} 23:59", "2028-01-01"):
            self.assertEqual(self.expect_json(0, "edit", "bericht", "Let op.", "--bij", f"brug {until}", "--tot", until)["notes"], [])

    def test_a_day_that_just_passed_is_not_next_years(self):
        def notice(*words, moment=f"{TODAY} 15:00"):
            done = vraagbaak("-b", self.base, "--json", "--date", moment, "bericht", "Let op.", "--bij", "brug " + words[-1], *words)
            self.assertEqual(done.status, 0, done.err)
            edit = json.loads(done.out)
            return edit["added"][0]["text"].split(" | ")[2:4], [note["code"] for note in edit["notes"]]

        self.assertEqual(notice("--tot", "22 februari"), (["", "2027-02-22"], ["desk_over"]))
        self.assertEqual(notice("--van", "20 februari", "--tot", "28 februari"), (["2027-02-20", "2027-02-28"], []))
        self.assertEqual(notice("--van", "deze maand", "--tot", "deze maand"), (["2027-02-01", "2027-02-28"], []))
        self.assertEqual(notice("--tot", "14:30"), (["", "2027-02-23 14:30"], ["desk_over"]))
        self.assertEqual(notice("--tot", "15:01"), (["", "2027-02-23 15:01"], []))
        self.assertEqual(notice("--tot", "dinsdag 17:00"), (["", "2027-02-23 17:00"], []))
        self.assertEqual(notice("--tot", "dinsdag 14:00"), (["", "2027-03-02 14:00"], []))
        self.assertEqual(notice("--tot", "1 november"), (["", "2027-11-01"], ["desk_far_end"]))
        self.assertEqual(notice("--tot", "1 november 2027"), (["", "2027-11-01"], []))
        self.expect_error(2, "not_a_moment_ahead", "bericht", "Let op.", "--bij", "brug", "--tot", "9.10")
        pin = self.expect_json(0, "edit", "vastzetten", "erbij", "nieuw paspoort", "paspoort-kwijt", "--van", "gisteren", "--tot", "1 november")
        self.assertIn("2027-02-22 | 2027-11-01", pin["added"][0]["text"])
        self.assertEqual([note["code"] for note in pin["notes"]], ["desk_far_end"])

    def test_word_forms_wait_for_the_next_build(self):
        self.assertEqual(self.hits("zzvuil"), [])
        edit = self.expect_json(0, "edit", "exceptions", "add", "stem", "zzvuil", "grofvuil", "--publish", "--why", "spreektaal")
        self.assertEqual([note["code"] for note in edit["published"]["notes"]], ["forms_wait"])
        self.assertEqual(self.expect_json(0, "list", "exceptions", "list")["lines"][0]["text"], "zzvuil | stam | grofvuil")
        self.assertEqual(self.hits("zzvuil"), [])
        self.assertIn("vraagbaak bouwen", self.expect(0, "health").out)
        self.expect(0, "index", self.source)
        self.assertEqual(self.hits("zzvuil"), ["grofvuil-ophalen"])
        self.assertIn("woordvormen", self.expect(0, "health").out)
        undone = self.expect_json(0, "lists-rollback", "woordvormen", "terugdraaien", "0")
        self.assertEqual([note["code"] for note in undone["notes"]], ["drafts_hold_one", "forms_wait"])
        self.assertEqual(self.hits("zzvuil"), ["grofvuil-ophalen"])
        self.expect(0, "index", self.source)
        self.assertEqual(self.hits("zzvuil"), [])
        self.expect_json(0, "edit", "woordvormen", "inlezen", "-", stdin="zwelkorf\tsplitsen\tzwel|korf\n")
        self.assertIn("zwel|korf", self.expect_json(0, "lists-export", "woordvormen", "uitvoeren")["text"])
        self.expect_json(0, "edit", "woordvormen", "weg", "zwelkorf")

    def test_people_of_two_phone_books_become_one_when_it_is_certain_or_said(self):
        with_phone_books(self.base, self.source)
        trial = self.expect_json(0, "build", "index", "--dry-run")
        built = self.expect_json(0, "build", "index")
        self.assertEqual(trial["merge"], built["merge"])
        self.assertEqual((built["merge"]["persons"], built["accepted"]), (1, 7))
        self.assertEqual([source["merged"] for source in built["merge"]["sources"]], [1, 1])
        self.assertEqual([(one["field"], one["lost_value"]) for one in built["merge"]["conflicts"]],
                         [("functie", "Adviseur"), ("titel", "Siets Fjildstrader")])
        self.assertEqual(self.expect_json(0, "record", "show", "c1")["merged_from"], ["c1"])
        self.assertEqual(self.expect_json(0, "record", "tonen", "c1")["id"], "g1")
        pairs = self.expect_json(0, "doubles", "doubles")["doubtful"]
        self.assertEqual([(pair["first"]["id"], pair["second"]["id"], pair["code"]) for pair in pairs], [("c2", "g2", "double_name_alone")])
        self.assertEqual(pairs, built["merge"]["doubtful"])
        edit = self.expect_json(0, "edit", "doubles", "confirm", "g2", "c2", "--publish", "--why", "gebeld")
        self.assertEqual([note["code"] for note in edit["published"]["notes"]], ["doubles_wait"])
        self.assertEqual(self.expect_json(1, "doubles", "dubbelen"), {"doubtful": []})
        self.assertEqual(self.expect_json(0, "build", "index")["merge"]["persons"], 2)
        self.assertEqual(self.expect_json(0, "record", "show", "c2")["id"], "g2")
        edit = self.expect_json(0, "edit", "dubbelen", "scheid", "c2", "g2", "--publiceer")
        self.assertEqual((len(edit["added"]), len(edit["removed"])), (1, 1))
        self.expect(0, "index")
        self.assertEqual(self.expect_json(0, "record", "show", "c2")["id"], "c2")
        self.assertEqual(self.expect_json(0, "list", "dubbelen", "lijst")["lines"][0]["text"], "c2 | g2 | een-ander")
        self.expect_json(0, "edit", "dubbelen", "weg", "g2", "c2")
        self.expect_json(1, "list", "doubles", "list")

    def test_judgements_follow_people_to_the_record_that_they_became(self):
        with_phone_books(self.base, self.source)
        self.expect(0, "index")
        topics, judgements = self.base / "vragen.tsv", self.base / "oordelen.txt"
        topics.write_text("q1\tsiets fjildstrader\n", encoding="utf-8")
        judgements.write_text("q1 0 c1 2\n", encoding="utf-8")
        done = self.expect_json(0, "evaluation", "evaluate", "--topics", topics, "--qrels", judgements)
        self.assertEqual(done["all"]["success@1"], 1)

    def test_a_question_that_must_keeps_its_answer(self):
        self.expect_json(0, "edit", "golden", "add", "paspoort kwijt", "paspoort-kwijt", "--must", "--tag", "gewoon", "--publish")
        self.expect_json(0, "evaluation", "evaluate")
        report = self.expect_json(1, "edit", "pins", "add", "paspoort kwijt", "paspoort-kwijt", "--hide", "--publish")["published"]
        self.assertEqual((report["error"]["code"], report["version"]), ("gate_lost", 0))
        self.assertIn("paspoort kwijt", report["error"]["message"])
        self.assertEqual(self.hits("paspoort kwijt")[0], "paspoort-kwijt")
        fewer = self.folder / "minder"
        if not fewer.exists():
            self.write_sources(fewer)
            (fewer / "kwijt.md").unlink()
        before = self.run_base("generations").out
        report = self.expect_refused("gate_lost", "index", fewer, "--allow-shrink", "--golden-gate")
        self.assertEqual(self.run_base("generations").out, before)
        self.expect(0, "index", self.source, "--toetspoort")

    def test_lint_tells_place_and_advice(self):
        (self.base / "redactie" / "synoniemen").mkdir(parents=True)
        (self.base / "redactie" / "synoniemen" / "fout.txt").write_text("# kop\nzza => zzb\nzzb => zza\n", encoding="utf-8")
        remarks = self.expect_json(1, "lint", "lists", "lint")["remarks"]
        self.assertEqual([(remark["code"], remark["line"]) for remark in remarks if remark["refuses"]], [("lint_circle", 2), ("lint_circle", 3)])
        done = self.expect(1, "lijsten", "nakijken")
        self.assertIn("redactie/synoniemen/fout.txt:2", done.out)
        report = self.expect_json(1, "publish", "lists", "publish")
        self.assertEqual(report["error"]["code"], "lists_faults")

    def test_wrong_use_is_one_dutch_sentence_and_changes_nothing(self):
        self.expect(0, "synonyms", "add", "zza", "zzb", "--publish")
        before = self.tree()
        for status, *words in (
            (1, "synoniemen", "erbij", "zzb", "zza"), (2, "synoniemen", "erbij", "a => b => c"), (2, "synoniemen", "maken", "a"),
            (1, "synoniemen", "weg", "bestaat => niet"), (2, "synoniemen", "erbij"), (2, "synoniemen", "inlezen", "-"),
            (1, "zoektermen", "blokkeren", "x", "--artikel", "bestaat-niet"), (1, "zoektermen", "deblokkeren", "x"),
            (1, "vastzetten", "erbij", "vraag", "bestaat-niet"), (2, "vastzetten", "erbij", "vraag", "paspoort-kwijt", "--van", "ooit"),
            (2, "vastzetten", "erbij", "?!", "paspoort-kwijt"), (2, "bericht", "Dicht"), (2, "bericht", "Dicht", "--bij", "brug", "--tot", "straks"),
            (2, "toetsvragen", "erbij", "vraag"), (2, "toetsvragen", "erbij", "vraag", "paspoort-kwijt=9"),
            (1, "lijsten", "terugdraaien", "99"), (2, "lijsten", "terugdraaien", "x"), (2, "lijsten", "erbij"),
            (2, "woordvormen", "erbij", "stam", "twee woorden"), (2, "woordvormen", "erbij", "splitsen", "grofvuil", "grofvuil"),
            (2, "woordvormen", "erbij", "soms", "grofvuil"), (2, "woordvormen", "erbij", "stam"), (2, "woordvormen", "erbij", "niet-splitsen", "grofvuil", "x"),
            (1, "woordvormen", "weg", "bestaat-niet"), (2, "woordvormen", "inlezen", "-"),
            (2, "dubbelen", "bevestig", "paspoort-kwijt"), (2, "dubbelen", "scheid", "mw-jansen", "mw-jansen"),
            (1, "dubbelen", "bevestig", "mw-jansen", "bestaat-niet"), (2, "dubbelen", "soms"), (1, "dubbelen", "weg", "a", "b"),
            (2, "herstellen", "paspoort"), (1, "herstellen", "paspoort", "--artikel", "bestaat-niet"),
            (2, "lijsten", "publiceren", "--rol", "Jan, redacteur"), (2, "lijsten", "publiceren", "--rol", "Jan de Vries"),
            (2, "synoniemen", "erbij", "zzc", "zzd", "--rol", "J. Jansen")):
            with self.subTest(words=words):
                done = self.expect(status, *words, stdin="a => b => c\n")
                self.assertEqual(done.out, "")
                self.assertRegex(done.err, r"^vraagbaak: [^\n]+\n$")
                self.expect(status, "--json", *words, stdin="a => b => c\n")
                self.assertEqual(self.tree(), before)

    def ids(self, question):
        return [hit["id"] for hit in self.run_base("--json", "search", question).json["hits"]]

    def test_what_was_hidden_is_mended_by_the_command_that_is_shown(self):
        self.expect(0, "vastzetten", "erbij", "paspoort kwijt", "paspoort-kwijt", "--verberg", "--publiceer")
        self.assertNotIn("paspoort-kwijt", self.ids("paspoort kwijt"))
        self.assertIn("vastzetten weg --publiceer 'paspoort kwijt' paspoort-kwijt verbergen", self.expect(0, "herstellen", "paspoort kwijt", "--artikel", "paspoort-kwijt").out.replace("\n", " "))
        self.expect_error(2, "mend_no_such_way", "herstellen", "paspoort kwijt", "--artikel", "paspoort-kwijt", "--als", "onzin")
        self.expect_error(1, "mend_not_so", "herstellen", "paspoort kwijt", "--artikel", "paspoort-kwijt", "--als", "zoekterm")
        self.expect_json(0, "mend", "mend", "paspoort kwijt", "--article", "paspoort-kwijt", "--as", "tonen", "--publish")
        self.assertIn("paspoort-kwijt", self.ids("paspoort kwijt"))

    def test_an_option_that_has_no_use_is_refused_and_days_are_read_as_they_are_said(self):
        for words in (("bericht", "weg", "Dicht.", "--tot", "14:30"), ("vastzetten", "weg", "brug", "paspoort-kwijt", "--van", "vandaag"), ("synoniemen", "weg", "a => b", "--alles", "--patroon", "x"),
                      ("zoektermen", "erbij", "x", "--artikel", "paspoort-kwijt", "--verdacht"), ("toetsvragen", "lijst", "--moet"), ("dubbelen", "--publiceer"), ("lijsten", "lijst", "--reden", "x"), ("lijsten", "terugdraaien", "--reden", "x"),
                      ("zoektermen", "blokkeren", "pas*"), ("rapport", "--html", "x.html")):
            self.expect(2, *words)
        self.expect(0, "bericht", "Dicht vandaag.", "--bij", "brug", "--tot", "23:59")
        self.expect(0, "bericht", "Dicht vandaag.", "--artikel", "paspoort-kwijt", "--tot", "vrijdag 14:30")
        self.assertIn("2027-02-23 23:59", self.expect(0, "bericht", "weg", "Dicht vandaag.", "--bij", "brug").out)
        self.assertIn("2027-02-26 14:30", self.expect(0, "bericht", "weg", "Dicht vandaag.", "--artikel", "paspoort-kwijt").out)
        self.assertIn("--rol kcc", self.expect(0, "bericht", "Dicht.", "--bij", "balie", "--tot", "morgen", "--rol", "kcc").out)

    def test_what_looks_wrong_is_told_with_a_draft(self):
        remark, = self.expect_json(0, "edit", "synoniemen", "erbij", "zzqxjwv", "zzergens")["remarks"]
        self.assertEqual((remark["code"], remark["refuses"]), ("lint_never_hit", False))
        self.assertIn("deze regel vindt niets", self.expect(0, "synoniemen", "erbij", "zzqxjwu", "zzergens").out.replace("\n", " "))
        self.assertIn("blijft staan tot u het weghaalt", self.expect(0, "bericht", "Dicht.", "--bij", "brug").out.replace("\n", " "))
        self.assertIn("bewaakt deze vraag niets", self.expect(0, "toetsvragen", "erbij", "zzvraag", "paspoort-kwijt", "--moet").out.replace("\n", " "))

    def test_a_wrong_file_is_named_with_its_line(self):
        self.expect(0, "synonyms", "add", "zza", "zzb")
        file = self.folder / "regels.txt"
        file.write_text("# kop\nzzc => zzd\nzzb => zza\n", encoding="utf-8")
        before = self.tree()
        self.assertIn(f"vraagbaak: {file}:3: ", self.expect(1, "synoniemen", "inlezen", file).err)
        error = self.expect_error(1, "rule_in_circle", "synoniemen", "inlezen", file)
        self.assertEqual((error["file"], error["line"]), (str(file), 3))
        self.assertIn("vraagbaak: -:1: ", self.expect(1, "zoektermen", "inlezen", "-", stdin="x\tbestaat-niet\terbij\n").err)
        self.assertIn("vraagbaak: -:2: ", self.expect(2, "synoniemen", "inlezen", "-", stdin="# kop\na => b => c\n").err)
        self.assertEqual(self.tree(), before)

    def test_health_knows_the_lists(self):
        self.expect(0, "synonyms", "add", "zza", "zzb", "--publish")
        self.assertIn("lijsten", self.expect(0, "health").out)
        self.assertEqual(self.run_base("--json", "search", "paspoort").json["version"].split(".")[1], "l1")

    def test_a_backup_takes_drafts_and_lists_along(self):
        self.expect(0, "synonyms", "add", "zzqxjwv", "grofvuil", "--publish")
        copy = self.base.parent / f"{self.base.name}.kopie"
        self.expect(0, "backup", copy)
        other = self.base.parent / f"{self.base.name}-terug"
        self.assertEqual(vraagbaak("-b", other, "restore", copy).status, 0)
        self.base = other
        self.assertEqual(self.hits("zzqxjwv"), ["grofvuil-ophalen"])
        self.expect(0, "lists", "rollback", "0")
        self.assertEqual(self.hits("zzqxjwv"), [])


if __name__ == "__main__":
    unittest.main()

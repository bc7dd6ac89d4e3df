# SPDX-License-Identifier: GPL-2.0-or-later
"""Who is there, who knows about it and what is announced: search, show, related, offer and serve, as people and programs get them."""
import json
import unittest

from program import Case, check_shape, environment, vraagbaak

RECORDS = [
    {"id": "mw-anna", "soort": "medewerker", "naam": "Anna Eerdewijk", "afdeling": "Publiekszaken", "telefoon": "020 011 2611", "mobiel": "06 0123 4511",
     "dagdelen": "maandag, dinsdag ochtend", "afwezig": [{"van": "2027-02-23", "tot": "2027-02-26", "vervanger": "mw-bram"}], "skills": "verhuizen, briefadres"},
    {"id": "mw-bram", "soort": "medewerker", "naam": "Bram Tweedehof", "afdeling": "Publiekszaken", "telefoon": "020 011 2612", "dagdelen": "dinsdag", "vervanging": "Anna Eerdewijk"},
    {"id": "mw-geheim", "soort": "medewerker", "naam": "Gijs Geheimhof", "afdeling": "Publiekszaken", "skills": "verhuizen", "zichtbaarheid": ["kcc"]},
    {"id": "afd-publiek", "soort": "afdeling", "naam": "Publiekszaken", "aliassen": ["Balie"], "telefoon": "020 011 2600", "openingstijden": "maandag tot en met vrijdag 9.00-16.00 uur",
     "doorverbinden": "warm", "doorverbindinstructie": "Noem de naam van de beller.", "leidinggevende": "mw-geheim"},
    {"id": "afd-stil", "soort": "afdeling", "naam": "Stilzaken", "telefoon": "020 011 2690", "openingstijden": "werkdagen 9.00-17.00 uur", "doorverbinden": "niet",
     "doorverbindinstructie": "Maak een contactverzoek."},
    {"id": "verhuizen", "soort": "kennisartikel", "titel": "Verhuizen doorgeven", "tekst": "Geef uw verhuizing door.", "kennishouder": "mw-anna", "afdeling": "Publiekszaken",
     "aankondiging": {"soort": "storing", "tekst": "Het formulier voor verhuizen werkt niet.", "van": "2027-02-23 08:00", "tot": "2027-02-23 12:00"}},
    {"id": "kade", "soort": "project", "naam": "Herstel kade", "status": "lopend", "eind": "2027-02-23", "samenvatting": "De kade wordt hersteld.",
     "contactpersonen": [{"naam": "Anna Eerdewijk", "rol": "omgeving", "volgorde": 1}], "terugval": {"afdeling": "Publiekszaken", "tel": "020 011 2609"}},
]


class Reach(Case):
    @staticmethod
    def write_sources(folder):
        folder.mkdir()
        (folder / "alles.jsonl").write_text("".join(json.dumps(record) + "\n" for record in RECORDS), encoding="utf-8")

    def at(self, moment, *words):
        return vraagbaak("-b", self.base, "--date", moment, *words)

    def json_at(self, moment, schema, *words):
        done = self.at(moment, "--json", *words)
        self.assertEqual((done.status, done.err), (0, ""), done.out)
        check_shape(schema, done.json)
        return done.json

    def test_a_hit_tells_whether_he_is_there_and_whom_to_call(self):
        hit = self.json_at("2027-02-23 10:00", "search", "search", "eerdewijk")["hits"][0]
        self.assertEqual([(one["id"], one["state"], one["reason"]) for one in hit["reach"]["line"]],
                         [("mw-anna", "absent", "away"), ("mw-bram", "present", ""), ("afd-publiek", "present", "")])
        self.assertEqual(hit["reach"]["first"], 1)
        text = self.at("2027-02-23 10:00", "search", "eerdewijk").out
        self.assertIn("afwezig tot en met 26-02-2027", text)
        self.assertIn("Bel: Bram Tweedehof", text)
        self.assertIn("020 011 2612", text)
        there = self.at("2027-03-01 10:00", "search", "eerdewijk", "--filter", "soort=medewerker").out
        self.assertIn("er nu", there)
        self.assertNotIn("Bel:", there)

    def test_a_hit_of_somebody_who_is_not_there_tells_when_others_are_again(self):
        text = self.at("2027-02-27 10:00", "search", "tweedehof", "--filter", "soort=medewerker").out  # a Saturday
        for part in ("er nu niet", "Anna Eerdewijk · er nu niet · weer vanaf 01-03-2027", "Publiekszaken · nu dicht · weer open vanaf 01-03-2027 09.00 uur",
                     "Nu is niemand bereikbaar."):
            self.assertIn(part, " ".join(text.split()))
        self.assertNotIn("Bel:", text)
        project = " ".join(self.at("2027-02-27 10:00", "search", "kade").out.split())
        self.assertIn("weer open vanaf 01-03-2027 09.00 uur", project)
        self.assertIn("Nu is niemand bereikbaar.", project)
        never = " ".join(self.at("2027-02-26 10:00", "search", "stilzaken").out.split())
        self.assertIn("Stilzaken · niet · Maak een contactverzoek.", never)
        self.assertNotIn("bereikbaar", never)

    def test_show_tells_who_is_there_and_what_hangs_together(self):
        record = self.json_at("2027-02-23 17:00", "record", "show", "mw-anna")
        self.assertEqual([(one["id"], one["state"]) for one in record["reach"]["line"]], [("mw-anna", "absent"), ("mw-bram", "present"), ("afd-publiek", "absent")])
        self.assertEqual({(link["relation"], link["id"]) for link in record["linked"]},
                         {("member-of", "afd-publiek"), ("replacement", "mw-bram"), ("owns", "verhuizen"), ("contact-of", "kade"), ("replaces", "mw-bram"), ("expert-in", "verhuizen")})
        department = self.json_at("2027-02-23 17:00", "record", "show", "afd-publiek")["reach"]["line"][0]
        self.assertEqual((department["state"], department["next"], department["transfer"]), ("absent", "2027-02-24 09:00", "warm"))
        text = self.at("2027-02-23 17:00", "show", "afd-publiek").out
        for part in ("Warm of koud: warm", "nu dicht", "weer open vanaf 24-02-2027 09.00 uur", "valt hieronder"):
            self.assertIn(part, text)

    def test_people_are_told_by_name_and_nobody_is_called_in_vain(self):
        anna = self.at("2027-02-23 10:00", "show", "mw-anna").out
        for part in ("tot en met 26-02-2027 · Bram Tweedehof", "er nu · vandaag: ochtend en middag", "Bram Tweedehof · vervangt deze persoon", "Bel: Bram Tweedehof · 020 011 2612 · warm · Noem de naam"):
            self.assertIn(part, " ".join(anna.split()))
        self.assertIn("wordt vervangen door deze persoon", " ".join(self.at("2027-02-23", "show", "mw-bram").out.split()))
        self.assertIn("Kennishouder: Anna Eerdewijk", self.at("2027-02-23", "show", "verhuizen").out)
        self.assertIn("Gijs Geheimhof", self.at("2027-02-23", "--groups", "kcc", "show", "afd-publiek").out.split("Hoort erbij")[0])
        night = self.at("2027-02-23 05:00", "show", "mw-anna").out
        self.assertIn("Nu is niemand bereikbaar.", night)
        self.assertNotIn("Bel:", night)
        never = self.at("2027-02-23 10:00", "show", "afd-stil").out
        self.assertIn("Doorverbinden: Stilzaken · niet · Maak een contactverzoek.", " ".join(never.split()))
        self.assertNotIn("Bel:", never)

    def test_who_may_not_see_a_colleague_does_not_meet_him(self):
        for words in (("show", "afd-publiek"), ("show", "verhuizen"), ("related", "verhuizen"), ("search", "verhuizen")):
            outside, inside = self.at("2027-02-23", "--json", *words), self.at("2027-02-23", "--json", "--groups", "kcc", *words)
            self.assertNotIn("heim", outside.out, words)
            self.assertIn("mw-geheim", inside.out, words)

    def test_what_is_announced_rises_until_its_last_minute(self):
        during = self.json_at("2027-02-23 11:59", "search", "search", "formulier verhuizen werkt niet")
        self.assertEqual(during["hits"][0]["badges"], ["announced"])
        self.assertEqual(during["notices"], [{"text": "Het formulier voor verhuizen werkt niet.", "id": "verhuizen", "until": "2027-02-23 12:00", "kind": "storing"}])
        self.assertIn("Aankondiging: storing · Het formulier", self.at("2027-02-23 11:59", "search", "verhuizen").out)
        self.assertIn("Hierover is nu een aankondiging", self.at("2027-02-23 11:59", "search", "formulier verhuizen", "--explain").out)
        self.assertEqual(self.json_at("2027-02-23 12:00", "search", "search", "verhuizen")["notices"], [])
        self.assertEqual([one["id"] for one in self.json_at("2027-02-23 09:00", "offer", "offer", "")["now"]["announced"]], ["verhuizen"])
        self.assertEqual(self.json_at("2027-02-22", "offer", "offer", "")["now"]["announced"], [])
        self.assertIn("Aankondiging", self.at("2027-02-23 09:00", "offer", "").out)

    def test_a_project_is_over_on_the_day_after_its_last(self):
        self.assertEqual(self.json_at("2027-02-23", "search", "search", "kade")["hits"][0]["badges"], [])
        hit = self.json_at("2027-02-24", "search", "search", "kade")["hits"][0]
        self.assertEqual(hit["badges"], ["finished"])
        self.assertEqual(hit["reach"]["line"][-1]["phones"], ["020 011 2609", "020 011 2600"])

    def test_serve_says_the_same(self):
        lines = [{"verb": "search", "query": "eerdewijk", "date": "2027-02-23 10:00"}, {"verb": "show", "record": "kade", "date": "2027-02-23 10:00"}]
        done = vraagbaak("-b", self.base, "serve", "--stdio", stdin="".join(json.dumps(line) + "\n" for line in lines), env=environment())
        search, show = (json.loads(line) for line in done.out.splitlines())
        check_shape("search", search)
        check_shape("record", show)
        self.assertEqual(search["hits"][0]["reach"]["first"], 1)
        self.assertEqual([one["id"] for one in show["reach"]["line"]], ["mw-anna", "mw-bram", "afd-publiek"])


if __name__ == "__main__":
    unittest.main()

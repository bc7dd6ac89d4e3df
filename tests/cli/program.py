# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs the program as a user would, and checks its JSON against the published schemas."""
import json
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

import jsonschema

PROGRAM = os.environ["VRAAGBAAK_PROGRAM"]
SOURCE = pathlib.Path(os.environ["VRAAGBAAK_SOURCE_DIR"])
SCHEMAS = SOURCE / "docs" / "schema"
TODAY = "2027-02-23"

# The days of the program are those of Amsterdam, whatever the zone of the machine; those of the tests too.
os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
time.tzset()

ARTICLES = {
    "paspoort.md": """---
id: paspoort-aanvragen
soort: kennisartikel
titel: Paspoort aanvragen
kortAntwoord: Maak een afspraak en neem een pasfoto mee.
trefwoorden: [reisdocument]
themas: [Reisdocumenten]
gerelateerd: [paspoort-kwijt]
gewijzigdOp: 2027-02-20
status: actief
---

Een paspoort vraagt u aan bij de balie. Het paspoort is tien jaar geldig.

## Kosten
Een paspoort kost 83 euro.

## Deskmemo
Vraag altijd of er haast bij is: spoedgeval kost meer.
""",
    "kwijt.md": """---
id: paspoort-kwijt
soort: kennisartikel
titel: Paspoort kwijt
themas: [Reisdocumenten]
gewijzigdOp: 2026-01-10
status: actief
---

Bent u uw paspoort kwijt? Meld de vermissing bij de balie.
""",
    "grofvuil.md": """---
id: grofvuil-ophalen
soort: kennisartikel
titel: Grofvuil laten ophalen
themas: [Afval]
gewijzigdOp: 2026-01-10
status: actief
---

Wij halen uw oude bank of kast op. Maak een afspraak voor grofvuil.
""",
}

PERSON = {
    "identificatie": "mw-jansen", "soort": "medewerker", "voornaam": "Jan", "achternaam": "Jansen",
    "functie": "Adviseur paspoorten", "telefoonnummers": [{"telefoonnummer": "020 123 4567"}],
    "emails": [{"email": "j.jansen@gemeente.example"}],
}


# Two phone books that overlap: who is in both for certain, who perhaps.
BOOKS = {
    "gids.csv": "id;naam;functie;afdeling;email;telefoon\n"
                "g1;Sytske Fjildstrader;Consulent;Wmo;s.fjildstrader@gemeente.example;020 011 2741\n"
                "g2;Jan Jansen;Taxateur;Belastingen;jan@gemeente.example;020 011 2742\n",
    "centrale.csv": "id;naam;functie;afdeling;email;telefoon\n"
                    "c1;Siets Fjildstrader;Adviseur;Wmo;S.Fjildstrader@gemeente.example;+31 20 011 2741\n"
                    "c2;Jan Jansen;Adviseur;Werk;;020 011 2999\n",
}
MERGING = """bronnen:
  - {pad: ../bron}
  - {pad: ../gids.csv, bron: Gids}
  - {pad: ../centrale.csv, bron: Centrale}
samenvoegen: [Gids, Centrale]
"""


def with_phone_books(base, source):
    """Settings and sources of a base with two phone books."""
    for name, text in BOOKS.items():
        (source.parent / name).write_text(text, encoding="utf-8")
    settings = base / "kennisbank.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n" + MERGING, encoding="utf-8")


class Result:
    def __init__(self, done):
        self.status = done.returncode
        self.raw = done.stdout
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.out)


def environment(**changes):
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH", "ASAN_OPTIONS") if name in os.environ}
    return {**keep, "LANG": "C", **changes}


def vraagbaak(*arguments, stdin=b"", env=None, cwd=None):
    """One run; standard input is `stdin`."""
    stdin = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
    return Result(subprocess.run([PROGRAM, *map(os.fspath, arguments)], input=stdin, capture_output=True, timeout=120,
                                 env=env or environment(), cwd=cwd))


def closed(schema):
    """The schema without room for keys that it does not name: what we write today must all be described."""
    if isinstance(schema, list):
        return [closed(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: closed(value) for key, value in schema.items()}
    if isinstance(out.get("properties"), dict) and "type" in out:
        out.setdefault("additionalProperties", False)
    return out


def check_shape(name, document):
    schema = closed(json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")))
    jsonschema.Draft202012Validator(schema).validate(document)


class Case(unittest.TestCase):
    """A small base of its own for each class: three articles and a person."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory(prefix="vraagbaak-cli-")
        cls.addClassCleanup(cls.scratch.cleanup)
        cls.folder = pathlib.Path(cls.scratch.name)
        cls.base = cls.folder / "gemeente"
        cls.source = cls.folder / "bron"
        cls.write_sources(cls.source)
        made = vraagbaak("init", cls.base)
        assert made.status == 0, made.err
        built = vraagbaak("-b", cls.base, "index", cls.source)
        assert built.status == 0, built.out + built.err

    @staticmethod
    def write_sources(folder):
        folder.mkdir()
        for name, text in ARTICLES.items():
            (folder / name).write_text(text, encoding="utf-8")
        (folder / "mensen.jsonl").write_text(json.dumps(PERSON) + "\n", encoding="utf-8")

    def run_base(self, *arguments, **options):
        return vraagbaak("-b", self.base, "--date", TODAY, *arguments, **options)

    def expect(self, status, *arguments, **options):
        done = self.run_base(*arguments, **options)
        self.assertEqual(done.status, status, done.out + done.err)
        return done

    def expect_json(self, status, schema, *arguments, **options):
        done = self.expect(status, "--json", *arguments, **options)
        self.assertEqual(done.err, "")
        self.assertEqual(done.out.count("\n"), 1, "one document on one line")
        check_shape(schema, done.json)
        return done.json

    def expect_refused(self, code, *arguments, **options):
        """A build that was refused: a report and an error in one."""
        report = self.expect_json(1, "build", *arguments, **options)
        self.assertEqual((report["error"]["code"], report["generation"]), (code, 0))
        return report

    def expect_error(self, status, code, *arguments, **options):
        document = self.expect_json(status, "error", *arguments, **options)
        self.assertEqual(document["error"]["code"], code, document)
        return document["error"]

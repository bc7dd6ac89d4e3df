# SPDX-License-Identifier: GPL-2.0-or-later
"""The files of the example kennisbank as text, read without the program that they are a test of."""
import html
import json
import pathlib
import re

import yaml

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"
PROSE = {"titel", "vraag", "kortAntwoord", "antwoord", "samenvatting", "tekst", "kop", "toelichting", "deskMemo", "content",
         "excerpt", "title", "question", "answer", "doorverbindinstructie", "openingstijden", "onderwerp", "wijzigingSamenvatting"}


def article_files():
    return sorted(file for folder in ("artikelen", "werkinstructies") for file in (CORPUS / folder).rglob("*.md"))


def split(file):
    _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def data_files():
    return sorted(file for pattern in ("*.jsonl", "*.json") for file in CORPUS.rglob(pattern))


def values(file):
    text = file.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()] if file.suffix == ".jsonl" else json.loads(text)


def plain(rich):
    """Text of HTML that may be escaped more than once, without what scripts and styles hold."""
    text = html.unescape(html.unescape(html.unescape(rich)))
    text = re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", text)
    return re.sub(r"<[^>]*>", " ", text)


def articles():
    """The fields of each article of ours, and the file it stands in."""
    for file in article_files():
        yield file.name, split(file)[0]
    for fields in values(CORPUS / "vac" / "vac.jsonl"):
        yield fields["id"], fields


def prose(value):
    if isinstance(value, list):
        for one in value:
            yield from prose(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, str) and key in PROSE:
                yield plain(one)
            else:
                yield from prose(one)


def texts():
    """What is read as running text in Dutch, a file at a time. English pages are left out."""
    for file in article_files():
        fields, body = split(file)
        if fields.get("taal", "nl") == "nl":
            shown = " ".join(str(fields.get(key, "")) for key in ("titel", "kortAntwoord", "wijzigingSamenvatting"))
            yield str(file.relative_to(CORPUS)), re.sub(r"\{#[^}]*\}|https?://\S+|\S+@\S+", " ", shown + "\n" + body)
    for file in data_files():
        if "mensen" not in file.parts:
            yield str(file.relative_to(CORPUS)), re.sub(r"https?://\S+|\S+@\S+", " ", "\n".join(prose(values(file))))


def all_files():
    """All bytes of all files, for what must stand in none."""
    for file in sorted(CORPUS.rglob("*")):
        if file.is_file() and file.suffix in {".md", ".jsonl", ".json", ".csv", ".ldif", ".tsv", ".yaml"}:
            yield str(file.relative_to(CORPUS)), file.read_text(encoding="utf-8", errors="replace")

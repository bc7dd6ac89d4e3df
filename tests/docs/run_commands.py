#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs what the documents show on the command line: the questions of the README and of docs/demo.md on the corpus, what the handbooks do with it, and
the records of docs/formats.md. With --update: takes the answers in README, demo, handbook and formats anew."""
import argparse
import datetime
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import tempfile
import time

from documents import README, ROOT, blocks, finish, read

SHOWN_PROGRAM = "build/bin/vraagbaak"
SHOWN_BASE = "build/oeverwaarde.kennisbank"
FORMATS = ROOT / "docs/formats.md"
DEMO = ROOT / "docs/demo.md"
HANDBOOK = ROOT / "docs/handleiding-redacteur.md"
SHOWN_DAY = datetime.date(2027, 2, 23)
AGENT = ROOT / "docs/handleiding-agent.md"
EXAMPLES = ROOT / "docs/voorbeelden-agent.md"
TOKEN = "0123456789abcdef0123456789abcdef"  # in place of one that is another each time
os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"  # the days of the program are those of Amsterdam, whatever the zone of the machine
time.tzset()
ARTICLE_SECTIONS = ["tekst", "kosten", "bewijs"]  # of paspoort-aanvragen in formats.md, as everyone sees it


def run(program, *words, cwd=None):
    plain = {name: value for name, value in os.environ.items() if not name.startswith("VRAAGBAAK_")}
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, timeout=120, check=False, env=plain, cwd=cwd)
    return done.returncode, done.stdout, done.stderr


def answer_of(program, base, line):
    """What a shown command prints; None when it is none on the base of the corpus."""
    words = shlex.split(line)
    if words[:4] != ["$", SHOWN_PROGRAM, "-b", SHOWN_BASE]:
        return None
    if not {"wijzigingen", "changes"} & set(words):
        _, output, problem = run(program, "-b", base, *words[4:], cwd=ROOT)
        # A command that is advised names the base: as the document calls it.
        return re.sub(r"\b[0-9a-f]{32}\b", TOKEN, (output + problem).replace(str(base), SHOWN_BASE))
    # Changes have the day of the clock, which stands for the day of the documents.
    now = datetime.date.today()
    _, output, problem = run(program, "-b", base, *(word.replace(SHOWN_DAY.isoformat(), now.isoformat()) for word in words[4:]), cwd=ROOT)
    return (output + problem).replace(now.strftime("%d-%m-%Y"), SHOWN_DAY.strftime("%d-%m-%Y"))


def check_shown(program, folder, update):
    """A block `console` is commands after $ and what each prints."""
    base = folder / "oeverwaarde.kennisbank"
    shutil.copytree(ROOT / "corpus", base)
    status, _, problem = run(program, "-b", base, "index")
    if status not in (0, 3):
        yield f"the corpus is not indexed: {problem}"
    for document, least in ((README, 1), (DEMO, 10), (AGENT, 1), (EXAMPLES, 5), (HANDBOOK, 15)):
        shown = blocks(read(document), "console")
        if len(shown) < least:
            yield f"{document.name}: {len(shown)} blocks console, {least} are expected"
        for block in shown:
            commands = [line for line in block.splitlines() if line.startswith("$ ")]
            answers = [answer_of(program, base, line) for line in commands]
            if None in answers:
                yield f"{document.name}: not a command on the corpus: {commands[answers.index(None)]}"
                continue
            now = "".join(f"{line}\n{answer}" for line, answer in zip(commands, answers))
            if update:
                document.write_text(read(document).replace(block, now), encoding="utf-8")
            elif now != block:
                yield f"{document.name}: it is now:\n{now}"


def check_formats(program, folder):
    """The blocks markdown, jsonl, csv and ldif of formats.md are whole files, the block yaml the settings they are read under."""
    text = read(FORMATS)
    base = folder / "voorbeeld.kennisbank"
    base.mkdir()
    (base / "kennisbank.yaml").write_text("".join(blocks(text, "yaml")), encoding="utf-8")
    source = base / "artikelen"
    source.mkdir()
    for language, suffix in (("markdown", "md"), ("jsonl", "jsonl"), ("csv", "csv"), ("ldif", "ldif")):
        for number, block in enumerate(blocks(text, language)):
            (source / f"{language}-{number}.{suffix}").write_text(block, encoding="utf-8")
    status, output, problem = run(program, "-b", base, "--json", "index")
    report = json.loads(output)
    if status != 0 or report["rejected"] or report["warnings"] or report["accepted"] < 5:
        yield f"formats.md: its examples are not accepted as they stand: {output}{problem}"
        return
    for groups, keys in ((), ARTICLE_SECTIONS), (("--groups", "kcc"), [*ARTICLE_SECTIONS, "deskMemo"]):
        seen = [section["key"] for section in json.loads(run(program, "-b", base, "--json", *groups, "show",
                                                             "paspoort-aanvragen")[1])["sections"]]
        if seen != keys:
            yield f"formats.md: {groups or 'everyone'} sees {seen} of its article, not {keys}"


def check_worked(program, folder, update):
    """The blocks of formats.md with the name of a file are that file; the block `console worked` is played on them."""
    place = folder / "werk"
    place.mkdir()
    run(program, "init", place / "kennisbank")
    text = read(FORMATS)
    files = re.findall(r"^```\w+ (\S+\.\w+)(?: (\S+))?\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for name, encoding, content in files:
        (place / name).write_bytes(content.encode(encoding or "utf-8"))
    shown = blocks(text, "console worked")
    if len(files) < 4 or len(shown) != 1:
        yield f"formats.md: {len(files)} named files and {len(shown)} blocks `console worked`"
        return
    now = ""
    for line in (line for line in shown[0].splitlines() if line.startswith("$ ")):
        words = shlex.split(line)[2:]
        words[words.index("kennisbank")] = str(place / "kennisbank")
        _, output, problem = run(program, "--date", "2027-02-23", *words)
        now += f"{line}\n{output}{problem}"
    if update:
        FORMATS.write_text(text.replace(shown[0], now), encoding="utf-8")
    elif now != shown[0]:
        yield f"formats.md: it is now:\n{now}"


def check_verdicts(program, folder):
    """A row of the tables of rules with a record in JSON: reading that record gives the code of the row."""
    rows = re.findall(r"^\| `(\w+)` \| `(\{.*?\})` \|", read(FORMATS), re.MULTILINE)
    base = folder / "oordelen.kennisbank"
    run(program, "init", base)
    file = folder / "oordelen.jsonl"
    good = '{"id": "goed", "soort": "vac", "titel": "Goed", "antwoord": "Ja."}'
    for code, line in rows:
        file.write_text(f"{good}\n{line}\n", encoding="utf-8")
        report = json.loads(run(program, "-b", base, "--json", "index", "--allow-shrink", file)[1])
        found = [finding["code"] for finding in report.get("rejected", []) + report.get("warnings", [])]
        if code not in found:
            yield f"formats.md: {line} gives {found}, not {code}"
    if len(rows) < 20:
        yield f"formats.md: only {len(rows)} rows with a record were recognised"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--update", action="store_true")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        failures = [*check_shown(given.program, folder, given.update), *check_formats(given.program, folder),
                    *check_worked(given.program, folder, given.update), *check_verdicts(given.program, folder)]
    finish(failures)


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs what the documents show on the command line: the question of the README on the starter corpus, and the records
of docs/formats.md. With --update: takes the answer in the README anew."""
import argparse
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import tempfile

from documents import README, ROOT, blocks, finish, read

SHOWN_PROGRAM = "build/bin/vraagbaak"
SHOWN_BASE = "build/oeverwaarde.kennisbank"
FORMATS = ROOT / "docs/formats.md"
ARTICLE_SECTIONS = ["tekst", "kosten", "bewijs"]  # of paspoort-aanvragen in formats.md, as everyone sees it


def run(program, *words):
    plain = {name: value for name, value in os.environ.items() if not name.startswith("VRAAGBAAK_")}
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, timeout=120, check=False, env=plain)
    return done.returncode, done.stdout, done.stderr


def check_readme(program, folder, update):
    """A block `console` is a command after $ and what it prints."""
    base = folder / "oeverwaarde.kennisbank"
    shutil.copytree(ROOT / "corpus", base)
    status, _, problem = run(program, "-b", base, "index")
    if status != 0:
        yield f"the starter corpus is not indexed: {problem}"
    shown = blocks(read(README), "console")
    if len(shown) != 1:
        yield "README.md: one block console is expected"
    for block in shown:
        line, _, answer = block.partition("\n")
        words = shlex.split(line)
        if words[:4] != ["$", SHOWN_PROGRAM, "-b", SHOWN_BASE]:
            yield f"README.md: not a command on the starter corpus: {line}"
            continue
        _, output, problem = run(program, "-b", base, *words[4:])
        if update:
            README.write_text(read(README).replace(block, f"{line}\n{output}"), encoding="utf-8")
        elif output != answer:
            yield f"README.md: the answer to {line} is now:\n{output}{problem}"


def check_formats(program, folder):
    """The blocks markdown and jsonl of formats.md are whole files, the block yaml the settings they are read under."""
    text = read(FORMATS)
    base = folder / "voorbeeld.kennisbank"
    base.mkdir()
    (base / "kennisbank.yaml").write_text("".join(blocks(text, "yaml")), encoding="utf-8")
    source = base / "artikelen"
    source.mkdir()
    for language, suffix in (("markdown", "md"), ("jsonl", "jsonl")):
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
        failures = [*check_readme(given.program, folder, given.update), *check_formats(given.program, folder),
                    *check_verdicts(given.program, folder)]
    finish(failures)


main()

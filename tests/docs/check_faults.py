#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Gives the program every fault of fault_rows.py and compares docs/faults.md with what it says: the message names file and
line, is the Dutch sentence of its code, and both good records are in. With --update: writes the page anew."""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from documents import ROOT, finish, read
from fault_rows import ROWS, text

PAGE = ROOT / "docs/faults.md"
GOOD = ("goed-1", "goed-2")
LEAST = 60
HEAD = """# Faults of input, and what is said about them

What can be wrong with files that are read, one row a fault: the sentence as the program prints it, its exit status, and
what is kept. Each row is a folder with two good records and one fault, made and run by a test (`docs_faults`), which looks
whether both good records are in and whether file and line are right. `tests/docs/check_faults.py --update --program
build/bin/vraagbaak` writes this page. Every code with its remedy: [errors.md](errors.md#records).
"""


def sentences():
    """Code → the Dutch sentence as a pattern."""
    found = {}
    for file in sorted((ROOT / "lib/base/messages").glob("*.tsv")):
        for line in read(file).splitlines():
            if line and not line.startswith("#"):
                code, dutch, _ = line.split("\t")
                found[code] = re.compile(re.sub(r"\\\{\d\\\}", ".*", re.escape(dutch)), re.DOTALL)
    return found


class Run:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("VRAAGBAAK_")}

    def __call__(self, *words):
        done = subprocess.run([self.program, "-b", "basis", "--date", "2027-02-23", *words], cwd=self.folder, capture_output=True, timeout=120,
                              check=False, env=self.environment, stdin=subprocess.DEVNULL)
        return done.returncode, (done.stdout + done.stderr).decode("utf-8")


def make(folder, files):
    folder.mkdir()
    for name, content in files.items():
        if callable(content):
            content(folder / name)
        else:
            (folder / name).write_bytes(content)


def findings(document):
    if "error" in document:
        return [document["error"]]
    return document["rejected"] + document["warnings"]


def notes(document):
    """What is said of files in which nothing is wrong."""
    return [note for source in document.get("sources", []) for note in source["notes"]]


class Row:
    def __init__(self, fault, program, template):
        self.fault = fault
        self.failures = []
        with tempfile.TemporaryDirectory(prefix="vraagbaak-fault-") as name:
            self.folder = pathlib.Path(name)
            shutil.copytree(template, self.folder / "basis")
            make(self.folder / "bron", fault.files)
            self.run = Run(program, self.folder)
            self.play()

    def fail(self, why):
        self.failures.append(f"{self.fault.group}: {self.fault.what}: {why}")

    def play(self):
        fault, settings = self.fault, self.folder / "basis" / "kennisbank.yaml"
        if fault.status == 2 and self.run("index", "bron")[0] != 0:
            self.fail("the good records alone do not go in")
        before = settings.read_bytes()
        if fault.settings:
            settings.write_bytes(text(fault.settings))
        words = ("index",) if fault.status == 2 and b"bronnen" in text(fault.settings) else ("index", "bron")
        status, printed = self.run(*words)
        document = json.loads(self.run("--json", *words)[1])
        if status != fault.status:
            self.fail(f"exit status {status}, not {fault.status}: {printed}")
        if fault.status == 2:
            settings.write_bytes(before)
        self.message = self.check_message(printed, document)
        for one in GOOD:
            if self.run("show", one)[0] != 0:
                self.fail(f"{one} is lost: {printed}")

    def check_message(self, printed, document):
        found = findings(document)
        codes = [(one["code"], one["line"]) for one in found]
        if not self.fault.code:
            if found:
                self.fail(f"nothing was to be said: {printed}")
            return ""
        wanted = [one for one in found + notes(document) if one["code"] == self.fault.code]
        if not wanted:
            self.fail(f"no {self.fault.code}: {codes}")
            return ""
        if {one["code"] for one in found} - {self.fault.code, *self.fault.also}:
            self.fail(f"more is said: {codes}")
        one = wanted[0]
        if one["line"] != self.fault.line:
            self.fail(f"line {one['line']}, not {self.fault.line}")
        if not (one["file"] or "").endswith(self.fault.file):
            self.fail(f"file {one['file']}, not {self.fault.file}")
        return self.shown(printed)

    def shown(self, printed):
        """The message with the file as it is called in its source."""
        said = [one for one in paragraphs(printed) if SENTENCES[self.fault.code].search(one)]
        if not said:
            self.fail(f"nothing printed is the Dutch sentence of {self.fault.code}: {printed}")
            return ""
        place = self.fault.file + (f":{self.fault.line}" if self.fault.line else "")
        if place not in said[0]:
            self.fail(f"the message names no {place}: {said[0]}")
        if self.fault.file:
            return said[0][said[0].find(place):]
        return said[0].partition("/bron/")[2] or said[0]


def paragraphs(printed):
    """What was printed, a remark of a list on one line again."""
    return re.sub(r"\n {4,}", " ", printed.replace("\n    - ", "\n")).replace("\n  - ", "\n").splitlines()


SENTENCES = sentences()


def shortened(whole, most=400):
    return whole if len(whole) <= most else whole[:most] + "…"


def cell(whole):
    return shortened(whole).replace("|", "\\|").replace("<", "&lt;").replace("\x00", "")


def page(rows):
    out, group = [HEAD], ""
    for row in rows:
        if row.fault.group != group:
            group = row.fault.group
            out.append(f"\n## {group}\n\n| Fault | Printed | Exit | Kept |\n|---|---|---|---|\n")
        out.append(f"| {cell(row.fault.what)} | {cell(row.message)} | {row.fault.status} | {row.fault.kept} |\n")
    return "".join(out)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--update", action="store_true")
    given = arguments.parse_args()
    program = os.path.abspath(given.program)
    with tempfile.TemporaryDirectory(prefix="vraagbaak-fault-") as name:
        template = pathlib.Path(name) / "basis"
        subprocess.run([program, "init", template], check=True, capture_output=True)
        rows = [Row(fault, program, template) for fault in ROWS]
    failures = [failure for row in rows for failure in row.failures]
    shown = page(rows)
    if len(rows) < LEAST:
        failures.append(f"{len(rows)} faults, {LEAST} are wanted")
    if given.update:
        PAGE.write_text(shown, encoding="utf-8")
    elif not PAGE.exists() or read(PAGE) != shown:
        failures.append("docs/faults.md is not what the program says now (--update writes it)")
    finish(failures)


main()

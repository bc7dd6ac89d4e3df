#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs the programs of docs/examples one after the other on a base of their own."""
import argparse
import pathlib
import subprocess
import tempfile

from documents import ROOT, finish


def run(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stdout + done.stderr


def steps(programs, folder):
    base = folder / "voorbeeld.kennisbank"
    source = ROOT / "corpus/artikelen"
    yield "a base is built, and what is wrong with a record is told", [programs.build, base, source], 0, [
        "The group 'burgerzaken' is not in kennisbank.yaml", "generation 1:", " 1 rejected"]
    yield "a base that is there is not overwritten", [programs.build, base, source], 1, ["already"]
    yield "a question is answered with highlights and reasons", [programs.search, base, "gekapte bomen"], 0, [
        "Boom kappen (boom-kappen)", "<mark>", "een vorm van 'gekapte'"]
    yield "a folder without a base is told", [programs.search, folder, "boom"], 1, ["kennisbank.yaml"]
    yield "a record that is put is found, and its desk memo by colleagues only", [programs.put, base], 0, [
        "generation 2: 1 added", "melding-balie-dicht: 1 sections", "melding-balie-dicht: 2 sections", "1 removed"]


def main():
    arguments = argparse.ArgumentParser()
    for program in ("search", "build", "put"):
        arguments.add_argument("--" + program, required=True)
    programs = arguments.parse_args()
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for name, command, status, parts in steps(programs, pathlib.Path(folder)):
            got, output = run(command)
            missing = [part for part in parts if part not in output]
            if got != status or missing:
                failures.append(f"{name}: status {got}, without {missing}:\n{output}")
    finish(failures)


main()

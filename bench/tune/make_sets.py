#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the bases that bench_tune asks, and the list of sets: OUT/sets.tsv.

    bench/tune/make_sets.py --program build/bin/vraagbaak --data DEVELOPMENT-DATA OUT

Bases that are there already are built anew. Half B of the golden questions is a hold-out."""
import argparse
import json
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
DAY = "2027-02-23"
SOME_REFUSED = 3  # exit status of index; the corpus has records to be refused, on purpose


def pages(source, target):
    """Help pages of {"id", "title", "body"}, as records of ours."""
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for page in map(json.loads, lines):
            record = {"id": page["id"], "soort": "pagina", "titel": page["title"] or page["id"], "tekst": page["body"]}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("out", type=pathlib.Path)
    given = parser.parse_args()
    program, data, out = given.program.resolve(), given.data.resolve(), given.out.resolve()
    out.mkdir(parents=True, exist_ok=True)

    def build(name, *sources):
        base = out / name
        if not base.exists():
            subprocess.run([program, "init", base], check=True, stdout=subprocess.DEVNULL)
        status = subprocess.run([program, "-b", base, "index", *sources], stdout=subprocess.DEVNULL).returncode
        if status not in (0, SOME_REFUSED):
            raise SystemExit(f"index {base}: exit status {status}")

    municipal, help_pages = data / "municipal-dev", data / "lohelp-dev"
    build("municipal", municipal / "artikelen.jsonl")
    build("published", municipal / "artikelen_faq.jsonl")
    pages(help_pages / "docs.jsonl", out / "pages.jsonl")
    build("lohelp", out / "pages.jsonl")
    if (out / "corpus").exists():
        shutil.rmtree(out / "corpus")
    shutil.copytree(ROOT / "corpus", out / "corpus")
    build("corpus")

    golden = ("corpus", "corpus/redactie/toets/topics.tsv", "corpus/redactie/toets/oordelen.tsv", DAY)
    callers = ("municipal", municipal / "topics.tsv", municipal / "qrels.tsv", DAY)
    own = ("published", municipal / "topics_faq.tsv", municipal / "qrels_faq.tsv", DAY)
    rows = [("municipal-dev", *callers, "lists", 1), ("municipal-dev, no lists", *callers, "plain", 1),
            ("published", *own, "lists", 1),
            ("lohelp-dev", "lohelp", help_pages / "queries.tsv", help_pages / "qrels.tsv", DAY, "lists", 1),
            ("half A", *golden, "lists", 1, "helft-a"), ("half B", *golden, "lists", "hold-out", "helft-b"),
            ("half B, no lists", *golden, "plain", "hold-out", "helft-b")]
    lines = ["\t".join(map(str, row)) for row in rows]
    (out / "sets.tsv").write_text("\n".join(["# name\tbase\ttopics\tjudgements\tdate\tlists\tshare\ttag", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

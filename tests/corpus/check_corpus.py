#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The example kennisbank says what it should: every record goes in but for the faults that are meant, links resolve,
dates play around the demonstration date, the Dutch is spelt as hunspell has it, nobody's real data stands in it, and
each golden question is judged by records that are there.

  tests/corpus/check_corpus.py --program build/bin/vraagbaak
"""
import argparse
import collections
import pathlib
import re
import shutil
import subprocess
import tempfile

import program
from sources import CORPUS, all_files, articles, texts

HERE = pathlib.Path(__file__).resolve().parent
DAY = "2027-02-23"
ARTICLES = {"vac", "kennisartikel", "pagina", "nieuws", "werkinstructie", "themapagina", "beslisboom"}
TAGS = {"gewoon", "typfout", "samenstelling", "vervoeging", "afkorting", "zin", "joker", "persoon", "afdeling", "project", "telefoon",
        "twee", "tweeling", "nietgemeente", "term", "engels", "mustnot", "valkuil"}
HALVES = {"helft-a": 150, "helft-b": 150, "helft-c": 100}  # and how many questions each has at least; c: traps
EXTRA_TAGS = HALVES.keys() | {"moet"}
MOST_UNANSWERED = 12  # half B was written without a look at the articles, so some of it has no answer there


def lines(name):
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


REAL_NUMBERS = {line.split("\t")[0] for line in lines("national_numbers.tsv")}
REAL_SITES = set(lines("national_sites.txt"))


def check_findings(report):
    """Exactly the intended faults, by file and code."""
    found = collections.Counter()
    for kind in ("rejected", "warnings"):
        for one in report[kind]:
            found[f"{kind}\t{one['file']}\t{one['code']}"] += 1
    intended = collections.Counter()
    for line in lines("intended_findings.tsv"):
        kind, file, code, count = line.split("\t")
        intended[f"{kind}\t{file}\t{code}"] = int(count)
    for key in sorted(found.keys() | intended.keys()):
        if found[key] != intended[key]:
            yield f"findings: {key.replace(chr(9), ' ')}: {found[key]} found, {intended[key]} intended"


def check_people(report):
    """Who is in several phone books becomes one, but for those about whom the redacteur is to decide."""
    merge = report["merge"]
    if merge["persons"] != 18:
        yield f"people: {merge['persons']} were made of several, 18 are meant"
    doubtful = {(pair["first"]["id"], pair["second"]["id"]) for pair in merge["doubtful"]}
    for pair in sorted(doubtful ^ {("sb-0052", "tc-c.kattenbroek"), ("sb-0012", "tc-w.meyendonk")}):
        yield f"people: {pair[0]} and {pair[1]}: doubtful and not meant to be, or the other way round"
    if merge["narrowed"] != ["sb-0048"]:
        yield f"people: {merge['narrowed']} are seen by fewer, sb-0048 is meant, who is away in one book"


def check_amounts(base):
    counts = {one["value"]: one["count"] for one in base.search("--filter", "taal=nl", "--facet", "soort")["facets"]["soort"]}
    articles = sum(count for kind, count in counts.items() if kind in ARTICLES)
    for what, count, least in (("articles", articles, 200), ("persons", counts.get("medewerker", 0), 80),
                               ("departments", counts.get("afdeling", 0), 14), ("projects", counts.get("project", 0), 18),
                               ("decision trees", counts.get("beslisboom", 0), 3),
                               ("English pages", base.search("--filter", "taal=en")["total"]["value"], 5)):
        if count < least:
            yield f"amounts: {count} {what}, {least} are wanted"


def check_dates():
    """Something is expired, something is to come, something is of now; and nothing was changed after the day."""
    seen = collections.Counter()
    for file, fields in articles():
        changed, review = str(fields.get("gewijzigdOp", "")), str(fields.get("controleVoor", ""))
        first, last = str(fields.get("publicatieVan", "")), str(fields.get("publicatieTot", ""))
        if not changed or changed > DAY:
            yield f"dates: {file}: gewijzigdOp is {changed or 'missing'}"
        if review and review <= changed:
            yield f"dates: {file}: controleVoor is not after gewijzigdOp"
        seen["overdue"] += bool(review) and review < DAY
        seen["expired"] += bool(last) and last < DAY
        seen["to come"] += first > DAY
        seen["only now"] += bool(first) and bool(last) and first <= DAY <= last
        seen["of last week"] += "2027-02-16" <= changed
    for what, least in (("overdue", 2), ("expired", 2), ("to come", 2), ("only now", 3), ("of last week", 8)):
        if seen[what] < least:
            yield f"dates: {seen[what]} articles {what}, {least} are wanted"


def words_of(text):
    """What a speller is asked: no sites, no numbers, no half of "fruit- en tuinafval"."""
    for word in re.findall(r"[^\W_][\w'.-]*", text):
        word = word.strip("'.-")
        if "." not in word and not re.search(r"\d", word):
            yield word


def check_spelling():
    allowed = set(lines("allowed_words.txt"))
    files = collections.defaultdict(set)
    for file, text in texts():
        for word in words_of(text):
            files[word].add(file)
    spelt = subprocess.run(["hunspell", "-d", "nl_NL", "-l"], input="\n".join(files), capture_output=True, text=True, check=True)
    for word in sorted(set(spelt.stdout.split()) - allowed):
        yield f"spelling: {word} ({', '.join(sorted(files[word])[:3])})"


# All numbers but those of national services follow the convention: after the area code comes a 0, so nobody has them.
def passes_eleven_test(digits):
    return len(digits) == 9 and sum(int(d) * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1))) % 11 == 0


def check_personal_data():
    for file, text in all_files():
        for match in re.finditer(r"(?<![\w-])(?:(?:\+|00)31 ?|0)[1-9]\d{0,3}[ -]?(?:\d[ -]?){5,7}\d(?![\w-])", text):
            digits = re.sub(r"\D", "", match[0])
            national = re.sub(r"^(00)?31", "0", digits)
            invented = re.match(r"0(6|[1-57]\d|[1-57]\d\d)0", national)
            if not invented and national not in REAL_NUMBERS:
                yield f"personal data: {file}: telephone number {match[0]}"
        for match in re.finditer(r"\b\d{9}\b", text):
            if passes_eleven_test(match[0]):
                yield f"personal data: {file}: {match[0]} could be a BSN"
        for match in re.finditer(r"\bNL\d\d ?[A-Z]{4} ?\d{4}", text):
            yield f"personal data: {file}: IBAN {match[0]}"
        for match in re.finditer(r"[\w.+-]+@([\w.-]+\w)", text):
            if match[1] != "gemeente.example":
                yield f"personal data: {file}: e-mail {match[0]}"
        for match in re.finditer(r"https?://([\w.-]+)", text):
            if not match[1].endswith(".example") and match[1].removeprefix("www.") not in REAL_SITES:
                yield f"personal data: {file}: site {match[1]}"
        for match in re.finditer(r"\b([1-9]\d{3}) ?[A-Z]{2}\b", text):
            if match[1] != "1010":
                yield f"personal data: {file}: postcode {match[0]}"


def check_questions(base):
    folder = CORPUS / "redactie" / "toets"
    topics = [line.split("\t") for line in (folder / "topics.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    judged = collections.defaultdict(dict)
    for line in (folder / "oordelen.tsv").read_text(encoding="utf-8").splitlines():
        qid, _, record, grade = line.split()
        judged[qid][record] = int(grade)
    halves, asked, unanswered = collections.Counter(), set(), 0
    for qid, question, tags in topics:
        names = set(tags.split(","))
        mine = names & HALVES.keys()
        halves.update(mine)
        if len(names & TAGS) != 1 or len(mine) != 1 or ("valkuil" in names) != ("helft-c" in names) or names - TAGS - EXTRA_TAGS:
            yield f"questions: {qid}: tags {tags}"
        half = min(mine, default="")
        if (half, question) in asked:
            yield f"questions: {qid} was asked before: {question}"
        asked.add((half, question))
        if half == "helft-c" and 0 not in judged[qid].values():
            yield f"questions: {qid} names no trap: {question}"
        if max(judged[qid].values(), default=0) < 1:
            unanswered += 1
            if half != "helft-b":
                yield f"questions: {qid} has no answer: {question}"
    if unanswered > MOST_UNANSWERED:
        yield f"questions: {unanswered} of half B have no answer, at most {MOST_UNANSWERED} are meant"
    for half, least in HALVES.items():
        if halves[half] < least:
            yield f"questions: {halves[half]} of {half}, {least} are wanted"
    for qid in judged.keys() - {topic[0] for topic in topics}:
        yield f"questions: {qid} is judged and never asked"
    for record in sorted({record for answers in judged.values() for record in answers} - base.ids()):
        yield f"questions: judged record {record} is not there"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", required=True)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "basis"
        shutil.copytree(CORPUS, folder)
        base = program.Base(given.program, folder, DAY, ("kcc", "burgerzaken"))
        report = base.index()
        failures = [*check_findings(report), *check_people(report), *check_amounts(base), *check_dates(), *check_spelling(),
                    *check_personal_data(), *check_questions(base)]
    for failure in failures:
        print(failure)
    raise SystemExit(1 if failures else 0)


if __name__ == "__main__":
    main()

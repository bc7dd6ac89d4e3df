#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compares the documents with the sources they tell of. With --update: brings docs/errors.md up to date."""
import re
import sys
import textwrap

from documents import DOCUMENTS, README, ROOT, blocks, finish, read, table_rows, without_blocks

ERRORS = ROOT / "docs/errors.md"


def sentences():
    """code → (Dutch, English), from all tables."""
    found = {}
    for table in sorted((ROOT / "lib/base/messages").glob("*.tsv")):
        for line in read(table).splitlines():
            if line and not line.startswith("#"):
                code, dutch, english = line.split("\t")
                found[code] = (dutch, english)
    return found


def cell(sentence):
    return sentence.replace("|", "\\|").replace("<", "&lt;")


def shown(code, dutch, english):
    return f"| `{code}` | {cell(dutch)}<br>{cell(english)} |"


def error_row(line):
    """The code of a row of errors.md and the rest of the row after the sentences; None for another line."""
    match = re.match(r"^\| `([a-z0-9_]+)` \| .*?<br>.*? \|((?: .*\|)?)$", line)
    return (match[1], match[2]) if match else None


def check_errors():
    known, lines, seen = sentences(), read(ERRORS).splitlines(), []
    for line in lines:
        row = error_row(line)
        if not row:
            continue
        seen.append(row[0])
        if row[0] not in known:
            yield f"errors.md: nobody says {row[0]}"
        elif not line.startswith(shown(row[0], *known[row[0]])):
            yield f"errors.md: other sentences than the table has: {row[0]} (check_docs.py --update takes them over)"
    for code in sorted(set(known) - set(seen)):
        yield f"errors.md: no row for {code}"
    for code in sorted({code for code in seen if seen.count(code) > 1}):
        yield f"errors.md: two rows for {code}"
    if len(seen) < 300:
        yield f"errors.md: only {len(seen)} rows were recognised"


def common_prefix(a, b):
    return next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))


def update_errors():
    """Takes over changed sentences, drops rows nobody says, and puts new words of the program beside their likes. A new
    error is left for somebody who knows what to do about it."""
    known, out = sentences(), []
    for line in read(ERRORS).splitlines():
        row = error_row(line)
        if not row:
            out.append(line)
        elif row[0] in known:
            out.append(shown(row[0], *known[row[0]]) + row[1])
    seen = {row[0] for line in out if (row := error_row(line))}
    for code in sorted(set(known) - seen):
        words = [i for i, line in enumerate(out) if (row := error_row(line)) and not row[1]]
        near = max(words, key=lambda i: (common_prefix(error_row(out[i])[0], code), i))
        if common_prefix(error_row(out[near])[0], code) > code.find("_") > 0:
            out.insert(near + 1, shown(code, *known[code]))
    ERRORS.write_text("\n".join(out) + "\n", encoding="utf-8")


def check_readme():
    lines = read(README).splitlines()
    if len(lines) > 120:
        yield f"README.md has {len(lines)} lines; the most is 120"
    program = read(ROOT / "docs/examples/search.cpp")
    found = blocks(read(README), "cpp")
    if len(found) != 1 or len(found[0].splitlines()) != 10:
        yield "README.md: one block of ten lines of C++ is expected"
    for block in found:
        if textwrap.indent(block, "    ") not in program:
            yield "README.md: its C++ does not stand in docs/examples/search.cpp"


def numbers_in_sources():
    """What ranking.md gives numbers of: name in the table → number in the code."""
    weights = read(ROOT / "lib/search/weights.tsv")
    schema = read(ROOT / "lib/index/schema.cpp")
    bounds = read(ROOT / "lib/search/resemblance.cpp") + read(ROOT / "lib/search/expansion.hpp")
    found = {name: float(value) for name, value in re.findall(r"^(\w+)\t([\d.]+)\t", weights, re.MULTILINE)}
    completion = read(ROOT / "lib/search/completion.hpp")
    found.update((name, float(value)) for name, value in re.findall(r"size_t (\w+) = (\d+);", completion))
    found.update((name, float(value)) for name, value in re.findall(r'\{+"(\w+)", (\d+)\}', schema))
    found.update((name, float(value)) for name, value in re.findall(r"size_t (most_\w+) = (\d+);", bounds))
    nearness = read(ROOT / "lib/search/nearness.hpp")
    found.update((name, float(value)) for name, value in re.findall(r"size_t (\w+) = (\d+);", nearness))
    return found


def check_ranking():
    told = {}
    for cells in table_rows(read(ROOT / "docs/ranking.md")):
        if len(cells) > 1 and re.fullmatch(r"`\w+`", cells[0]) and re.fullmatch(r"[\d.]+", cells[1]):
            told[cells[0].strip("`")] = float(cells[1])
    code = numbers_in_sources()
    for name in sorted(set(told) | set(code)):
        if told.get(name) != code.get(name):
            yield f"ranking.md: {name} is {code.get(name)} in the code, {told.get(name)} in the document"
    if len(code) < 14:
        yield f"ranking.md: only {len(code)} numbers were found in the sources"


def check_fields():
    """formats.md has a row for each field that a source may have, under its own name."""
    table = read(ROOT / "lib/record/fields.cpp")
    keys = re.findall(r'^    Field\{"(\w+)"', table, re.MULTILINE)
    told = {name for cells in table_rows(read(ROOT / "docs/formats.md")) for name in re.findall(r"`(\w+)`", cells[0])}
    for key in keys:
        if key not in told:
            yield f"formats.md: no row for the field {key}"
    if len(keys) < 60:
        yield f"formats.md: only {len(keys)} fields were found in the sources"


def check_prefixes():
    """index-format.md names every term prefix of the schema."""
    schema = read(ROOT / "lib/index/schema.hpp")
    document = read(ROOT / "docs/index-format.md")
    prefixes = re.findall(r'string_view \w+_prefix = "([A-Z]+:)"', schema)
    for prefix in prefixes:
        if f"`{prefix}" not in document:
            yield f"index-format.md: nothing about prefix {prefix}"
    if len(prefixes) < 9:
        yield f"index-format.md: only {len(prefixes)} prefixes were found in the sources"


def check_links():
    for document in DOCUMENTS:
        text = without_blocks(read(document))
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            path = target.split("#")[0]
            if path and "://" not in target and not (document.parent / path).exists():
                yield f"{document.relative_to(ROOT)}: {target} does not exist"


def main():
    if sys.argv[1:] == ["--update"]:
        update_errors()
    checks = [check_errors, check_readme, check_ranking, check_fields, check_prefixes, check_links]
    finish([failure for check in checks for failure in check()])


main()

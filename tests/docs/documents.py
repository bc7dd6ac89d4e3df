# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the documents are, and the pieces of Markdown that the tests read."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
DOCUMENTS = [README, *sorted((ROOT / "docs").rglob("*.md"))]


def read(path):
    return path.read_text(encoding="utf-8")


def blocks(text, language):
    """The contents of all fenced blocks in a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def without_blocks(text):
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def table_rows(text):
    """The cells of each row of each table; a bar in a cell is written \\|."""
    for line in without_blocks(text).splitlines():
        if line.startswith("|") and not re.match(r"^[|\s:-]+$", line):
            yield [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def finish(failures):
    for failure in failures:
        print(failure)
    raise SystemExit(1 if failures else 0)

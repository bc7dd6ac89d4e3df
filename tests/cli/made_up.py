# SPDX-License-Identifier: GPL-2.0-or-later
"""Articles of words of the example kennisbank, as many as wanted and the same each time: to measure with, never to judge answers by.

    made_up.py FILE MB [array] [active]      writes them, in a process of its own, and says how many there are
"""
import collections
import itertools
import json
import random
import re
import sys

from program import SOURCE

TEXTS = 2000  # that articles are cut from, since drawing words anew for each takes longer than reading them


class Articles:
    def __init__(self, seed=1):
        self.random = random.Random(seed)
        text = " ".join(path.read_text(encoding="utf-8") for path in sorted((SOURCE / "corpus").rglob("*.md")))
        counted = collections.Counter(re.findall(r"[a-zà-ÿ]{2,}", text))
        self.words = sorted(counted)
        self.shares = list(itertools.accumulate(counted[word] for word in self.words))
        self.texts = [self.draw(400) for _ in range(TEXTS)]

    def draw(self, count):
        return self.random.choices(self.words, cum_weights=self.shares, k=count)

    def __iter__(self):
        """Without an end, 2 KB each; one in sixty is active, as in an export with all versions of ten years."""
        for number in itertools.count():
            words = self.random.choice(self.texts)
            begin = self.random.randrange(80)
            yield {"id": f"artikel-{number:021}", "soort": "kennisartikel", "titel": " ".join(self.draw(5)),
                   "tekst": " ".join(words[begin:begin + 300]) + ".", "status": "concept" if number % 60 else "actief", "gewijzigdOp": "2026-11-01"}

    def write(self, file, size, array=False, only_active=False):
        """At least so many bytes of records, of which only the active may be written; how many records there are."""
        count = done = 0
        with open(file, "w", encoding="utf-8") as out:
            if array:
                out.write("[")
            for record in self:
                if done >= size:
                    break
                line = json.dumps(record, ensure_ascii=False)
                done += len(line) + 2
                if only_active and record["status"] != "actief":
                    continue
                out.write(((",\n" if count else "") + line) if array else line + "\n")
                count += 1
            if array:
                out.write("]")
        return count


if __name__ == "__main__":
    print(Articles().write(sys.argv[1], float(sys.argv[2]) * 1e6, "array" in sys.argv[3:], "active" in sys.argv[3:]))

# SPDX-License-Identifier: GPL-2.0-or-later
"""A base, asked by the program as another system would."""
import json
import os
import subprocess


class Base:
    def __init__(self, path, folder, day, groups):
        self.command = [path, "-b", folder, "--date", day, "--groups", ",".join(groups), "--json"]

    def run(self, *words):
        plain = {name: value for name, value in os.environ.items() if not name.startswith("VRAAGBAAK_")}
        done = subprocess.run([*self.command, *words], capture_output=True, text=True, timeout=120, check=False, env=plain)
        return done.returncode, json.loads(done.stdout)

    def index(self):
        return self.run("index")[1]

    def search(self, *words):
        """What passes the filters among the words; no question, so no order of relevance."""
        return self.run("search", "--limit", "1000", *words, "--", "")[1]

    def ids(self):
        """Of all that is found, and those that merged people have besides."""
        found = {hit["id"] for language in ("nl", "en") for hit in self.search("--filter", f"taal={language}")["hits"]}
        people = {hit["id"] for hit in self.search("--filter", "soort=medewerker")["hits"]}
        return found.union(*(self.run("show", person)[1].get("merged_from", []) for person in people))

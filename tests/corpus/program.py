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
        """Everything that passes the filters among the words; no question, so no order of relevance."""
        return self.run("search", "--limit", "1", *(words if "--filter" in words else ("--filter", "taal=nl", *words)), "--", "")[1]

    def has(self, record):
        return self.run("show", record)[0] == 0

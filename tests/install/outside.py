# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tests from outside share: where things are, running them, and asking a program made with the library."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
EXAMPLE = ROOT / "docs/examples/search.cpp"
BUILD, CMAKE, CXX = (os.environ[name] for name in ("BUILD", "CMAKE", "CXX"))
LIBRARY, PROGRAM = (pathlib.Path(os.environ[name]) for name in ("LIBRARY", "PROGRAM"))
REJECTS = 3  # exit status: done, and of the corpus one record is rejected, as is meant
DAMAGED = 5  # a part of vraagbaak itself, a base or an index
FULL = os.environ.get("VRAAGBAAK_TEST_FULL") == "1"


def run(*command, status=0, **variables):
    """What a command prints; fails with all of it when the command ends otherwise."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False, env={**os.environ, **{name: str(value) for name, value in variables.items()}})
    if done.returncode != status:
        raise AssertionError(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def needed(binary):
    """The shared libraries a binary names itself."""
    return [line.split("[")[1].rstrip("]") for line in run("readelf", "-d", binary).splitlines() if "(NEEDED)" in line]


class OutsideCase(unittest.TestCase):
    """A folder for the class, thrown away after it, with the corpus in it."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.base = cls.folder / "oeverwaarde.kennisbank"
        shutil.copytree(ROOT / "corpus", cls.base)

    def check_answers(self, program, **variables):
        """It finds, and it catches what the library throws: the exception is known on both sides."""
        self.assertIn("Grofvuil laten ophalen (grofvuil-ophalen)", run(program, self.base, "grofvuil ophalen", **variables))
        self.assertIn("kennisbank.yaml", run(program, self.folder, "grofvuil", status=1, **variables))

# SPDX-License-Identifier: GPL-2.0-or-later
"""Sources that are larger than what may be held of them, and Ctrl-C in the midst of one.

Some megabytes by default, sixty with VRAAGBAAK_TEST_FULL=1, and with VRAAGBAAK_TEST_LARGE=1 two gigabytes of JSON Lines and an array of
five hundred megabytes (ten minutes, 5 GB of disk). By itself it prints the figures:

    VRAAGBAAK_TEST_LARGE=1 VRAAGBAAK_PROGRAM=build/bin/vraagbaak VRAAGBAAK_SOURCE_DIR=. python3 tests/cli/large_test.py
"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from program import PROGRAM, environment, vraagbaak

LARGE = os.environ.get("VRAAGBAAK_TEST_LARGE") == "1"
FULL = os.environ.get("VRAAGBAAK_TEST_FULL") == "1"
LINES, ARRAY = (2000, 500) if LARGE else (60, 60) if FULL else (12, 12)  # MB
MOST = 300 if LARGE else 0.4 * LINES  # MB above what the active records take by themselves

# Starts the program from a small process: the most memory of a child begins with what its parent held.
MEASURE = """import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss, usage.ru_utime + usage.ru_stime)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@unittest.skipIf(os.environ.get("VRAAGBAAK_SANITIZE"), "a sanitizer has memory of its own")
class Large(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="vraagbaak-large-")
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def new_base(self, name):
        base = self.folder / name
        self.assertEqual(vraagbaak("init", base).status, 0)
        return base

    def write(self, file, *how):
        made = subprocess.run([sys.executable, "-B", pathlib.Path(__file__).with_name("made_up.py"), file, *map(str, how)], capture_output=True, check=True)
        return int(made.stdout)

    def cost(self, base, *arguments):
        """The most memory of a run in MB, and its seconds of processor time."""
        done = subprocess.run([sys.executable, "-I", "-S", "-c", MEASURE, PROGRAM, "-b", base, "-q", "index", *arguments], capture_output=True, env=environment(),
                              check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        kibibytes, seconds = done.stdout.split()
        return int(kibibytes) * 1024 / 1e6, float(seconds)

    def costs(self, name, size, array):
        """Peak memory of a trial and of a build of a source, both less than MOST above that of its active records alone."""
        source, active = self.folder / name, self.folder / "actief.jsonl"
        self.write(active, size, "active")
        alone, _ = self.cost(self.new_base("alleen-" + name), active)
        records = self.write(source, size, *(["array"] if array else []))
        base = self.new_base("basis-" + name)
        trial, trial_seconds = self.cost(base, "--dry-run", source)
        build, build_seconds = self.cost(base, source)
        print(f"\n{name}: {source.stat().st_size / 1e6:.0f} MB, {records:,} records; trial {trial:.0f} MB, {trial_seconds:.0f} s; index {build:.0f} MB, "
              f"{build_seconds:.0f} s; the active records alone {alone:.0f} MB, so {build - alone:.0f} MB above")
        self.assertLess(trial, MOST + 20)  # 16 MB without a source
        self.assertLess(build - alone, MOST)
        return source

    def test_lines_and_an_array_are_not_held(self):
        self.costs("veel.json", ARRAY, True).unlink()
        self.stop(self.costs("veel.jsonl", LINES, False))

    def stop(self, source):
        """Ctrl-C leaves all files of a base as they were."""
        base = self.new_base("gestopt")
        before = self.files(base)
        process = subprocess.Popen([PROGRAM, "-b", base, "index", source], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        self.addCleanup(process.kill)
        until = time.monotonic() + 60
        while not list((base / "index").glob("tmp-*/*")):
            self.assertLess(time.monotonic(), until)
            time.sleep(0.01)
        time.sleep(25 if LARGE else 0)
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGINT)
        begin = time.monotonic()
        _, err = process.communicate(timeout=60)
        print(f"Ctrl-C: status {process.returncode} after {time.monotonic() - begin:.1f} s: {err.decode('utf-8').strip()}")
        self.assertEqual(process.returncode, 1)
        self.assertIn("De kennisbank is niet veranderd", err.decode("utf-8"))
        self.assertEqual(self.files(base), before)

    def files(self, base):
        return {path.relative_to(base): path.read_bytes() for path in base.rglob("*") if path.is_file() and path.name != "write.lock"}


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: GPL-2.0-or-later
"""Our sources in a folder of another project: only the library is made, as that project wants it. In full also built,
statically, since an owner that says nothing gets a static library; and that library installed and found again."""
import json
import re
import unittest

from outside import CMAKE, CXX, EXAMPLE, FULL, HERE, OutsideCase, PROGRAM, REJECTS, ROOT, run

NOT_FORCED = re.compile(r"-W(?!l,)|-march|-O[0-3s]|-fsanitize|-g\b")


def configure(source, build, *settings):
    run(CMAKE, "-S", source, "-B", build, "-G", "Ninja", f"-DCMAKE_CXX_COMPILER={CXX}", *settings)


class SubprojectTest(OutsideCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.build = cls.folder / "owner"
        cls.prefix = cls.folder / "prefix"
        configure(HERE / "owner", cls.build, f"-DVRAAGBAAK_SOURCE={ROOT}", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
                  *(["-DVRAAGBAAK_INSTALL=ON"] if FULL else []))
        run(PROGRAM, "-b", cls.base, "index", status=REJECTS)

    def test_there_are_no_programs_and_tests_but_those_of_the_owner(self):
        targets = run(CMAKE, "--build", self.build, "--target", "help")
        self.assertIn("libvraagbaak.a", targets)
        ours = re.findall(r"\b(?:test|fuzz|example|bench)_\w+|vraagbaak_(?:program|bench|io_fault)|\w*_headers", targets)
        self.assertEqual(ours, [])
        self.assertIn("Total Tests: 0", run("ctest", "--test-dir", self.build, "--show-only"))

    def test_no_flags_are_forced_on_library_or_owner(self):
        commands = json.loads((self.build / "compile_commands.json").read_text(encoding="utf-8"))
        self.assertGreater(len(commands), 50)
        forced = {found[0] for entry in commands for found in NOT_FORCED.finditer(entry["command"].split(" -o ")[0])}
        self.assertEqual(forced, set())

    def test_settings_of_the_owner_stay_as_they_are(self):
        cache = (self.build / "CMakeCache.txt").read_text(encoding="utf-8")
        self.assertNotIn("BUILD_SHARED_LIBS", cache)
        self.assertRegex(cache, r"(?m)^CMAKE_BUILD_TYPE:STRING=$")

    @unittest.skipUnless(FULL, "builds the whole library: VRAAGBAAK_TEST_FULL=1")
    def test_the_static_library_is_built_used_installed_and_found(self):
        run(CMAKE, "--build", self.build)
        self.check_answers(self.build / "ask")
        run(CMAKE, "--install", self.build, "--prefix", self.prefix)
        with self.subTest("find_package finds the libraries that a static library leaves to its user"):
            found = self.folder / "found"
            configure(HERE / "consumer", found, f"-DCMAKE_PREFIX_PATH={self.prefix}", f"-DSOURCE={EXAMPLE}")
            run(CMAKE, "--build", found)
            self.check_answers(found / "ask")
        with self.subTest("pkg-config names them"):
            folder = next(self.prefix.rglob("vraagbaak.pc")).parent
            flags = run("pkg-config", "--cflags", "--libs", "vraagbaak", PKG_CONFIG_PATH=folder).split()
            run(CXX, "-std=c++20", EXAMPLE, "-o", self.folder / "by_pkg_config", *flags)
            self.check_answers(self.folder / "by_pkg_config")


if __name__ == "__main__":
    unittest.main()

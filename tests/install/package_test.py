# SPDX-License-Identifier: GPL-2.0-or-later
"""The installed package, found by CMake and by pkg-config; neither asks for what the library uses inside."""
import shutil
import unittest

from outside import BUILD, CMAKE, CXX, DAMAGED, EXAMPLE, HERE, OutsideCase, REJECTS, ROOT, needed, run

OURS = ("ICU", "LibArchive", "LibXml2", "PhoneNumber", "PkgConfig", "SQLite3", "fmt", "nlohmann_json", "yaml-cpp")


class PackageTest(OutsideCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.prefix = cls.folder / "prefix"
        run(CMAKE, "--install", BUILD, "--prefix", cls.prefix)
        cls.libraries = next(cls.prefix.rglob("libvraagbaak.so")).parent
        run(cls.prefix / "bin/vraagbaak", "-b", cls.base, "index", status=REJECTS)

    def test_find_package_gives_a_target_that_brings_nothing_else(self):
        build = self.folder / "found"
        run(CMAKE, "-S", HERE / "consumer", "-B", build, "-G", "Ninja", f"-DCMAKE_CXX_COMPILER={CXX}",
            f"-DCMAKE_PREFIX_PATH={self.prefix}", f"-DSOURCE={EXAMPLE}",
            *(f"-DCMAKE_DISABLE_FIND_PACKAGE_{name}=TRUE" for name in OURS))
        run(CMAKE, "--build", build)
        self.check_answers(build / "ask")

    def test_pkg_config_gives_flags_that_need_no_other_package(self):
        flags = run("pkg-config", "--cflags", "--libs", "vraagbaak", PKG_CONFIG_LIBDIR=self.libraries / "pkgconfig").split()
        program = self.folder / "by_pkg_config"
        run(CXX, "-std=c++20", EXAMPLE, "-o", program, *flags)
        self.check_answers(program, LD_LIBRARY_PATH=self.libraries)
        version = run("pkg-config", "--modversion", "vraagbaak", PKG_CONFIG_LIBDIR=self.libraries / "pkgconfig").strip()
        self.assertIn(version, run(self.prefix / "bin/vraagbaak", "version"))

    def test_the_program_links_to_the_library_and_to_none_of_its_libraries(self):
        found = needed(self.prefix / "bin/vraagbaak")
        self.assertIn("libvraagbaak.so.0", found)
        inner = ("libicu", "libxapian", "libarchive", "libxml2", "libsqlite3", "libyaml", "libcmark", "libxxhash", "libhunspell", "libnettle", "libphonenumber")
        self.assertEqual([name for name in found if name.startswith(inner)], [])

    def test_nobody_loads_what_only_a_build_needs(self):
        self.assertNotIn("libphonenumber", run("ldd", self.libraries / "libvraagbaak.so"))

    def test_without_the_part_that_reads_numbers_one_searches_but_builds_nothing(self):
        prefix = self.folder / "zonder deel"
        shutil.copytree(self.prefix, prefix, symlinks=True)
        part, = prefix.rglob("phone_plans.so")
        aside = part.rename(prefix / "opzij.so")
        program = prefix / "bin/vraagbaak"
        state = sorted(path.name for path in (self.base / "index").iterdir())
        for words in (("index",), ("index", "--dry-run"), ("put", self.base / "mensen/afdelingen.jsonl")):
            said = run(program, "--base", self.base, "--lang", "nl", *words, status=DAMAGED)
            self.assertRegex(said, r"^vraagbaak: [^\n]*phone_plans\.so[^\n]* Installeer vraagbaak opnieuw\.\n$")
        self.assertEqual(sorted(path.name for path in (self.base / "index").iterdir()), state)
        self.assertIn("grofvuil-ophalen", run(program, "--base", self.base, "search", "grofvuil ophalen"))
        with self.subTest("something else of that name"):
            part.write_text("geen bibliotheek\n", encoding="utf-8")
            self.assertIn("phone_plans.so", run(program, "--base", self.base, "index", status=DAMAGED))
        aside.replace(part)
        run(program, "--base", self.base, "index", status=REJECTS)

    def test_headers_manual_and_schemas_are_installed(self):
        installed = {str(path.relative_to(self.prefix)) for path in self.prefix.rglob("*") if path.is_file()}
        headers = {f"include/vraagbaak/{path.name}" for path in (ROOT / "include/vraagbaak").glob("*.h*")}
        self.assertEqual({name for name in installed if name.startswith("include/")}, headers)
        schemas = {f"share/vraagbaak/schema/{path.name}" for path in (ROOT / "docs/schema").glob("*.json")}
        self.assertLessEqual(schemas, installed)
        self.assertLessEqual({"share/man/man1/vraagbaak.1", "share/man/nl/man1/vraagbaak.1",
                              "share/man/man7/vraagbaak-query.7", "share/man/nl/man7/vraagbaak-zoektaal.7"}, installed)


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports from outside: text, JSON by its schema, and an HTML page that stands by itself and can be read by everybody."""
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from program import Case

AXE = os.environ.get("VRAAGBAAK_AXE")  # axe-core's axe.min.js: Debian has none
CHROMIUM = shutil.which("chromium")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]
RUN_AXE = """
document.addEventListener("DOMContentLoaded", () => axe.run({runOnly: TAGS}).then(found => parent.postMessage(JSON.stringify(
    {violations: found.violations, passes: found.passes.length, width: innerWidth, needed: document.documentElement.scrollWidth}), "*")));
"""
FRAME = """<!DOCTYPE html><title>a window of any width</title><iframe src="PAGE" style="border: 0; width: WIDTHpx; height: 900px"></iframe><script>
addEventListener("message", told => { const script = document.createElement("script"); script.type = "application/json";
    script.textContent = told.data; document.documentElement.replaceChildren(script); });
</script>"""

NAMES = ["week", "no-hits", "rephrased", "synonyms", "onboarding", "stale", "duplicates", "unused", "new-year"]
VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(html.parser.HTMLParser):
    """What the page is made of; raises for tags that do not fit."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.ids, self.targets, self.levels = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        for name in ("aria-labelledby", "href"):
            if name in attributes:
                self.targets.append(attributes[name].removeprefix("#"))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


def luminance(colour):
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def seen_by_axe(file, width):
    """What axe finds in the page at this width, and how wide the page wants to be."""
    script = pathlib.Path(AXE).read_text(encoding="utf-8") + RUN_AXE.replace("TAGS", json.dumps(TAGS))
    page = file.with_suffix(".axe.html")
    page.write_text(file.read_text(encoding="utf-8").replace("<head>", f"<head><script>{script}</script>", 1), encoding="utf-8")
    window = file.with_suffix(".window.html")
    window.write_text(FRAME.replace("PAGE", page.name).replace("WIDTH", str(width)), encoding="utf-8")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000", "--virtual-time-budget=30000", "--dump-dom", window.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', shown, re.DOTALL)[1])


class Reports(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        from program import vraagbaak
        for _ in range(6):
            for question in ("paspoort kwijt", "zwemles <b>"):
                vraagbaak("-b", cls.base, "--date", "2027-02-22", "search", "--record", question)

    def test_every_report_has_its_shape_in_both_names(self):
        for name in NAMES:
            with self.subTest(name):
                self.assertEqual(self.expect_json(0, "report", "report", name)["report"], name)
        self.assertEqual(self.expect_json(0, "report", "rapport", "jaarwisseling")["report"], "new-year")

    def test_the_names_are_told(self):
        told = self.expect(0, "rapport").out
        for name in ("week", "zonder-resultaat", "inwerken", "jaarwisseling"):
            self.assertIn(name, told)
        self.assertIn("no-hits", self.expect(0, "--lang", "en", "report").out)

    def test_a_question_without_a_result_is_there(self):
        rows = self.expect_json(0, "report", "report", "no-hits")["tables"][0]["rows"]
        self.assertEqual([row["missed"] for row in rows], [6])
        self.assertIn("zwemles", rows[0]["question"])
        self.assertIn("zwemles", self.expect(0, "rapport", "zonder-resultaat").out)

    def test_days_may_be_said_as_people_say_them(self):
        said = self.expect_json(0, "report", "rapport", "week", "--van", "vorige week", "--tot", "gisteren")
        self.assertEqual((said["from"], said["until"]), ("2027-02-15", "2027-02-22"))

    def test_wrong_input_is_one_sentence(self):
        for words in (["maand"], ["week", "--van", "gisteren-ochtend"], ["week", "--van", "2027-02-01 12:00"], ["week", "--beperk", "0"], ["week", "--van", "2027-03-01"], ["week", "--html", "/bestaat/niet/x.html"]):
            with self.subTest(words):
                done = self.run_base("rapport", *words)
                self.assertEqual(done.status, 6 if "--html" in words else 2, done.err)
                self.assertEqual(len(done.err.strip().splitlines()), 1, done.err)

    def test_the_page_can_be_read_by_everybody(self):
        for name in NAMES:
            for language in ("nl", "en"):
                with self.subTest(f"{name} {language}"):
                    file = self.folder / f"{name}-{language}.html"
                    self.expect(0, "--lang", language, "report", name, "--html", file)
                    text = file.read_text(encoding="utf-8")
                    page = Page(text)
                    self.assertEqual(page.open, [])
                    self.assertEqual(page.all("html")[0]["lang"], language)
                    self.assertEqual(len(page.ids), len(set(page.ids)), "one id each")
                    self.assertLessEqual(set(page.targets), set(page.ids), "links and labels lead somewhere")
                    self.assertEqual(page.levels[0], 1)
                    self.assertTrue(all(b - a <= 1 for a, b in zip(page.levels, page.levels[1:])), page.levels)
                    self.assertEqual(len(page.all("table")), len(page.all("caption")))
                    self.assertTrue(all("scope" in cell for cell in page.all("th")))
                    for wide in page.all("div"):
                        if wide.get("class") == "wide":
                            self.assertEqual((wide["role"], wide["tabindex"]), ("region", "0"))
                    self.assertTrue(all(figure.get("aria-hidden") == "true" for figure in page.all("figure")))
                    self.assertEqual([tag for tag, _ in page.tags if tag in ("script", "link", "img", "iframe")], [])
                    self.assertNotRegex(text, r"https?:|url\(|@import")
                    self.assertNotIn("<b>", text)

    @unittest.skipUnless(AXE and CHROMIUM, "VRAAGBAAK_AXE names no axe.min.js, or there is no chromium")
    def test_axe_finds_nothing_in_chromium(self):
        for name in NAMES:
            for language, width in (("nl", 1280), ("en", 320)):  # 320 is 1280 at 400 %
                with self.subTest(f"{name} {language} {width}"):
                    file = self.folder / f"axe-{name}-{language}.html"
                    self.expect(0, "--lang", language, "report", name, "--html", file)
                    found = seen_by_axe(file, width)
                    self.assertEqual([(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]], [])
                    self.assertGreater(found["passes"], 15)
                    self.assertEqual(found["width"], width)
                    self.assertLessEqual(found["needed"], found["width"], "nobody need scroll to both sides")

    def test_colours_can_be_told_from_their_ground(self):
        file = self.folder / "kleur.html"
        self.expect(0, "report", "week", "--html", file)
        text = file.read_text(encoding="utf-8")
        for colour in set(re.findall(r"(?:color|fill=\")[:]?(#[0-9a-f]{6})", text)) | {"#1f2328"}:
            for ground in ("#ffffff", "#fff8e6"):
                contrast = (luminance(ground) + 0.05) / (luminance(colour) + 0.05)
                self.assertGreaterEqual(contrast, 4.5, colour)

    def test_a_page_that_cannot_be_written_leaves_the_old_one(self):
        folder = self.folder / "vol"
        folder.mkdir()
        file = folder / "week.html"
        self.expect(0, "report", "week", "--html", file)
        before = file.read_bytes()
        done = self.run_base("report", "week", "--html", folder)
        self.assertEqual(done.status, 6, done.err)
        self.assertEqual(file.read_bytes(), before)
        self.assertEqual([entry.name for entry in folder.iterdir()], ["week.html"])
        self.assertEqual(sorted(path.name for path in self.folder.glob("vol*")), ["vol"])


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: GPL-2.0-or-later
"""The dynamic symbols of the shared library are what the public headers declare: no more, and no less."""
import re
import unittest

from outside import LIBRARY, ROOT, run

HEADERS = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "include/vraagbaak").glob("*.hpp"))
# VRAAGBAAK_API before a function, and between class and the name of one.
FUNCTIONS = set(re.findall(r"^VRAAGBAAK_API [^;(]*?(\w+)\(", HEADERS, re.MULTILINE))
CLASSES = set(re.findall(r"^(?:class|struct) VRAAGBAAK_API (\w+)", HEADERS, re.MULTILINE))
TYPE_INFORMATION = re.compile(r"^(?:vtable|typeinfo|typeinfo name) for vraagbaak::(\w+)$")
MEMBER = re.compile(r"^vraagbaak::(\w+)::(~?\w+|operator\W+)(?:\[abi:\w+\])?\(")
FUNCTION = re.compile(r"^vraagbaak::(\w+)(?:\[abi:\w+\])?\(")


def exported():
    for line in run("nm", "--dynamic", "--demangle", "--defined-only", LIBRARY).splitlines():
        yield line.split(" ", 2)[2]


def declared(symbol):
    """The function or class of the headers that a symbol belongs to; None: it is not for others."""
    if found := FUNCTION.match(symbol):
        return found[1] if found[1] in FUNCTIONS else None
    if found := MEMBER.match(symbol):
        member = re.escape(found[2])
        return found[1] if found[1] in CLASSES and re.search(rf"(?<!\w){member}\s*\(", HEADERS) else None
    if found := TYPE_INFORMATION.match(symbol):
        return found[1] if found[1] in CLASSES else None
    return None


class SymbolsTest(unittest.TestCase):
    def test_every_symbol_is_declared_in_a_public_header(self):
        self.assertEqual([symbol for symbol in exported() if declared(symbol) is None], [])

    def test_everything_the_public_headers_promise_is_there(self):
        self.assertGreater(len(FUNCTIONS), 10)
        self.assertEqual((FUNCTIONS | CLASSES) - {declared(symbol) for symbol in exported()}, set())

    def test_what_is_inside_would_be_noticed(self):
        for inner in ("vraagbaak::hash_bytes(std::basic_string_view<char, std::char_traits<char> >)",
                      "vraagbaak::KnowledgeBase::Impl::Impl(std::filesystem::path const&)",
                      "std::vector<vraagbaak::Hit, std::allocator<vraagbaak::Hit> >::_M_realloc_insert(int)",
                      "typeinfo for Xapian::Error", "Xapian::Error::get_type() const",
                      "vraagbaak::KnowledgeBase::no_such_member()"):
            self.assertIsNone(declared(inner), inner)


if __name__ == "__main__":
    unittest.main()

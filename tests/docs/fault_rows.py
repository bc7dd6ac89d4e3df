# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything that can be wrong with what a municipality feeds us: small folders with one fault beside two good records,
goed-1 and goed-2, and what must be said about it."""
import base64
import dataclasses
import json
import os

MIB = 1 << 20


@dataclasses.dataclass
class Fault:
    group: str
    what: str
    files: dict            # name → bytes, or a function that makes something at the path
    file: str              # that the message names, relative to the folder of the source; "" for none
    code: str
    line: int | None       # that it names; None: there is no line
    status: int = 3
    kept: str = "both good records"
    also: tuple = ()       # what is said of the same record besides
    settings: str = ""     # instead of the lines that init writes


ROWS = []
GROUP = ""


def text(value):
    return value if isinstance(value, bytes) else value.encode("utf-8")


def add(what, files, file, code, line, **more):
    ROWS.append(Fault(GROUP, what, {name: made if callable(made) else text(made) for name, made in files.items()}, file, code, line, **more))


def group(name):
    global GROUP
    GROUP = name


# --- Markdown ---
def article(number, front="", body="Kom langs."):
    return f"---\nid: goed-{number}\nsoort: vac\ntitel: Vraag {number}\n{front}---\n\n{body}\n"


GOOD_FILES = {"goed-1.md": article(1), "goed-2.md": article(2)}


def markdown(what, content, code, line, **more):
    add(what, {**GOOD_FILES, "fout.md": content}, "fout.md", code, line, **more)


def bad(front="", body="Tekst."):
    return f"---\nid: fout\nsoort: vac\ntitel: Fout\n{front}---\n\n{body}\n"


group("Markdown")
markdown("an empty file", "", "no_front_matter", 1)
markdown("no fields at the top", "# Paspoort\n\nKom langs.\n", "no_front_matter", 1)
markdown("the block of fields is not closed", "---\nid: fout\nsoort: vac\n\nTekst\n", "front_matter_open", 1)
markdown("a colon in a title without quotation marks", "---\nid: fout\nsoort: vac\ntitel: Let op: nieuw\n---\n\nTekst.\n", "yaml_syntax", 4)
markdown("a quotation mark that is not closed", '---\nid: fout\ntitel: "Fout\nsoort: vac\n---\n\nTekst.\n', "yaml_open_quote", 3)
markdown("a tab before a field", "---\nid: fout\n\tsoort: vac\n---\n\nTekst.\n", "yaml_syntax", 3)
markdown("an anchor", "---\nid: &a fout\nsoort: vac\n---\n\nTekst.\n", "yaml_alias", 2)
markdown("a field twice", bad("Titel: Nog een\n"), "field_twice", 5)
markdown("a date in another notation", bad("publicatieTot: 31-12-2027\n"), "expected_date", 5)
markdown("the last day before the first", bad("publicatieVan: 2027-03-01\npublicatieTot: 2027-02-01\n"), "dates_reversed", 6)
markdown("an unknown group", bad("zichtbaarheid: [kc]\n"), "unknown_group", 5)
markdown("zichtbaarheid misspelt", bad("zichtbaarhied: [kcc]\n"), "visibility_misspelt", 5)
markdown("a heading nearly Deskmemo", bad("", "Tekst.\n\n## Deskmeno\n\nGeheim."), "nearly_internal", 9)
markdown("attributes of a heading that nobody knows", bad("", "Tekst.\n\n## Kosten {kleur=rood}\n\nNiets."), "unknown_attribute", 9)
markdown("a status of another kind", bad("status: afgerond\n"), "unknown_status", 5)
markdown("bytes that are no UTF-8", text(bad("", "Caf")) + b"\xe9\n", "ill_formed_utf8", 8)
markdown("UTF-16", "\ufeff".encode("utf-16-le") + bad().encode("utf-16-le"), "ill_formed_utf8", 1)
markdown("nothing but NUL bytes", bytes(100), "no_front_matter", 1)
markdown("no text", "---\nid: fout\nsoort: vac\ntitel: Fout\n---\n", "no_text", 1)
markdown("a file of 17 MB", bad("", "x" * (17 * MIB)), "file_too_large", 1)
markdown("an unknown field", bad("trefworden: [tarief]\n"), "unknown_field_near", 5, status=0, kept="all three")
markdown("a BSN in the text", bad("", "Voorbeeld: bsn 999900006."), "personal_bsn", 7, status=0, kept="all three")


# --- JSON Lines ---
def record(number, **more):
    return json.dumps({"id": f"goed-{number}", "soort": "vac", "vraag": f"Vraag {number}?", "antwoord": "Ja.", **more}, ensure_ascii=False)


def faulty(**more):
    return json.dumps({"id": "fout", "soort": "vac", "vraag": "Fout?", "antwoord": "Nee.", **more}, ensure_ascii=False)


def lines(what, line, code, number=2, **more):
    add(what, {"fout.jsonl": text(record(1)) + b"\n" + text(line) + b"\n" + text(record(2)) + b"\n"}, "fout.jsonl", code, number, **more)


group("JSON Lines")
lines("a line that was cut off", '{"id": "fout", "soort": "vac", "vraag": "Fou', "json_syntax")
lines("a word without quotation marks", '{"id": "fout", "soort": vac}', "json_syntax")
lines("two records on one line", faulty() + faulty(), "json_syntax")
lines("a list where fields belong", '["fout"]', "expected_map")
lines("no id", '{"soort": "vac", "vraag": "Fout?", "antwoord": "Nee."}', "no_id")
lines("an id with a space", faulty(id="a b"), "bad_id")
lines("an id that came before", record(1, antwoord="Anders."), "duplicate_id")
lines("no kind", '{"id": "fout", "titel": "Fout", "antwoord": "Nee."}', "no_kind")
lines("an unknown kind", faulty(soort="vak"), "unknown_kind")
lines("no title", '{"id": "fout", "soort": "vac", "antwoord": "Nee."}', "no_title")
lines("a title of 301 characters", faulty(vraag="x" * 301), "title_too_long")
lines("a number that is none", '{"id": "fout", "soort": "project", "titel": "P", "status": "lopend", "contactpersonen": [{"naam": "N", "volgorde": "eerst"}]}', "expected_number")
lines("a list where text belongs", faulty(vraag=["Fout"]), "expected_text")
lines("neither ja nor nee", faulty(belangrijk="soms"), "expected_yes_or_no")
lines("openbaar beside a group", faulty(zichtbaarheid=["openbaar", "kcc"]), "openbaar_with_groups")
lines("a desk memo in text for all", faulty(antwoord="Nee.\n\nDeskmemo\nGeheim."), "desk_memo_in_text")
lines("eight kinds of visibility in one record", faulty(secties=[{"kop": f"K{i}", "tekst": "x", "zichtbaarheid": groups} for i, groups in enumerate(
    [["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"], ["a", "b", "c"]])]), "too_many_visibilities",
    settings="naam: b\ngroups: [kcc, a, b, c]\n")
lines("nested a hundred deep", '{"id": "fout", "x": ' + "[" * 100 + "]" * 100 + "}", "too_deep")
lines("300 fields", '{"id": "fout"' + "".join(f', "v{i}": 1' for i in range(300)) + "}", "too_many_keys")
lines("a line of 17 MB", '{"id": "fout", "antwoord": "' + "x" * (17 * MIB) + '"}', "line_too_long")
lines("9 MB of text", faulty(antwoord="x" * (9 * MIB)), "record_too_large")
lines("bytes that are no UTF-8", b'{"id": "fout", "vraag": "Caf\xe9"}', "ill_formed_utf8")
lines("a NUL byte", b'{"id": "fo\x00ut"}', "json_syntax")
lines("half a surrogate pair", '{"id": "fout", "soort": "vac", "vraag": "\\ud83d", "antwoord": "x"}', "json_syntax")
lines("markup that was escaped twice", faulty(antwoord="&amp;lt;p&amp;gt;Nee.&amp;lt;/p&amp;gt;"), "double_escaped", status=0, kept="all three")
lines("a link that runs a script", faulty(url="javascript:alert(1)"), "bad_url", status=0, kept="all three")
lines("a password", faulty(antwoord="Wachtwoord: Welkom01!"), "personal_secret", status=0, kept="all three")


# --- JSON ---
def elements(what, element, code, number=3, **more):
    add(what, {"fout.json": b"[\n" + text(record(1)) + b",\n" + text(element) + b",\n" + text(record(2)) + b"\n]\n"}, "fout.json", code, number, **more)


add("an empty file", {**GOOD_FILES, "leeg.jsonl": ""}, "leeg.jsonl", "file_without_records", None, status=0)

group("JSON: a list or a page")
elements("an element without its end", '{"id": "fout", "soort": "vac"', "json_syntax")
elements("an element cut off in a list", '{"id": "fout", "trefwoorden": ["a"', "json_syntax")
elements("a string without its end", '{"id": "fout, "soort": "vac"}', "json_syntax")
elements("a remark", "// opmerking", "json_syntax")
elements("an element of 17 MB", '{"id": "fout", "antwoord": "' + "x" * (17 * MIB) + '"}', "element_too_long")
elements("a NUL byte", b'{"id": \x00}', "json_syntax")
elements("fields of no known shape", '{"naam": "Fout"}', "no_kind", also=("no_id",))
elements("keys of two systems", '{"id": "x", "vraag": "v", "antwoord": "a", "title": "t", "post_status": "publish", "taxonomies": {}}', "two_shapes")
add("the list has no end", {"fout.json": "[\n" + record(1) + ",\n" + record(2) + "\n"}, "fout.json", "json_no_end", 4)
add("a bracket too many", {"fout.json": record(1) + "\n}\n" + record(2) + "\n"}, "fout.json", "json_stray", 2)
add("a page beside fields of a record", {"fout.json": '{"results": [\n' + record(1) + ",\n" + record(2) + '\n], "soort": "vac"}\n'}, "fout.json", "page_and_record", 4)
add("a page that is not the last", {"fout.json": '{"count": 9, "next": "https://x.example/?page=2", "results": [\n' + record(1) + ",\n" + record(2) + "\n]}\n"},
    "fout.json", "page_has_next", 1, status=0)
add("a page that is one of several", {"fout.json": '{"data": [\n' + record(1) + ",\n" + record(2) + '\n], "meta": {"pagination": {"page": 1, "pageCount": 4}}}\n'},
    "fout.json", "page_of_more", None, status=0)
add("an empty file", {**GOOD_FILES, "leeg.json": ""}, "leeg.json", "file_without_records", None, status=0)


# --- exports ---
def page(*elements_):
    return '{"count": 3, "next": null, "results": [\n' + ",\n".join(json.dumps(one, ensure_ascii=False) for one in elements_) + "\n]}\n"


def exported(what, good, fault, code, line=3, **more):
    add(what, {"fout.json": page(good(1), fault, good(2))}, "fout.json", code, line, **more)


def objecten(number, **data):
    return {"url": f"https://x.example/objects/{number}", "uuid": f"goed-{number}", "type": "https://x.example/vac", "record": {
        "startAt": "2026-01-01", "endAt": None, "data": {"uuid": f"goed-{number}", "vraag": f"Vraag {number}?", "antwoord": "Ja.", **data}}}


def fault_in(make, **data):
    element = make(3, **data)
    return json.loads(json.dumps(element).replace("goed-3", "fout").replace("413", "499"))


group("Objecten-API")
exported("no answer", objecten, fault_in(objecten, antwoord=""), "no_text")
exported("a date that is none", objecten, fault_in(objecten, publicatieTot="morgen"), "expected_date")
exported("an envelope with nothing in it", objecten, {**objecten(3), "uuid": "fout", "record": None}, "object_empty")
exported("an employee without a number", objecten, {**objecten(3), "uuid": "fout", "record": {"startAt": "2026-01-01", "data": {"voornaam": "An", "achternaam": "Fout", "afdelingen": []}}},
         "person_without_number")
add("an object that holds on no day", {"fout.json": page(objecten(1), {**objecten(3), "uuid": "fout", "record": {**objecten(3)["record"], "endAt": "2026-01-01"}}, objecten(2))},
    "fout.json", "object_never_valid", None, status=0)
exported("an unknown group", objecten, fault_in(objecten, zichtbaarheid=["weg"]), "unknown_group")
exported("the same object twice", objecten, objecten(1), "duplicate_id")
exported("an unknown field", objecten, fault_in(objecten, kleurtje="rood"), "unknown_field", status=0, kept="all three")


def sdg(number, **more):
    return {"uuid": f"goed-{number}", "upnLabel": f"product {number}", "upnUri": "http://x.example/p", "publicatieDatum": "2026-01-01", "productAanwezig": True,
            "doelgroep": "eu-burger", "vertalingen": [{"taal": "nl", "titel": f"Product {number}", "tekst": "Kom langs.", **more}]}


group("SDG")
exported("no text in any language", sdg, fault_in(sdg, tekst=""), "no_text")
exported("a translation in another language only", sdg, fault_in(sdg, taal="en"), "translation_missing", status=0, kept="all three")
exported("translations that are no list of fields", sdg, {**fault_in(sdg), "vertalingen": ["nl"]}, "no_text")


def openpdc(number, **more):
    return {"id": f"goed-{number}", "title": f"Product {number}", "content": "<p>Kom langs.</p>", "excerpt": "", "post_status": "publish",
            "date": "2026-01-01 08:00:00", "taxonomies": {}, **more}


group("OpenPDC")
exported("an item without text", openpdc, fault_in(openpdc, content=""), "no_text")
exported("an answer without a question", openpdc, fault_in(openpdc, faq=[{"question": "", "answer": "Ja."}]), "no_title", kept="both good records, and the item")
exported("a type that nobody knows", openpdc, fault_in(openpdc, taxonomies={"pdc-type": [{"name": "Medewerkers", "slug": "medewerkers"}]}), "pdc_type_unknown", status=0, kept="all three")
exported("an item without title", openpdc, fault_in(openpdc, title=""), "no_title")
exported("an audience that nobody knows", openpdc, fault_in(openpdc, taxonomies={"pdc-doelgroep": [{"name": "Katten", "slug": "katten"}]}), "unknown_audience",
         status=0, kept="all three")


def strapi(number, **more):
    return {"id": f"goed-{number}", "attributes": {"title": f"Product {number}", "locale": "nl", "publishedAt": "2026-01-01T08:00:00Z",
            "sections": [{"content": "<p>Kom langs.</p>"}], **more}}


group("Strapi and a crawler")
exported("a product without title", strapi, fault_in(strapi, title=""), "no_title")


def crawled(number, **more):
    return {"id": f"goed-{number}", "title": f"Pagina {number}", "url": f"https://x.example/{number}", "body_content": "Kom langs.", **more}


exported("a page without text", crawled, fault_in(crawled, body_content=""), "no_text")
exported("a page without title", crawled, fault_in(crawled, title=""), "no_title")


# --- CSV ---
def rows(what, row, code, number=3, header="id;vraag;antwoord", good="", **more):
    """`good`: what the good rows have in the other columns of the header."""
    table = "\n".join([header, f"goed-1;Vraag 1?;Ja.{good}", "{}", f"goed-2;Vraag 2?;Ja.{good}", ""]).encode()
    add(what, {"fout.csv": table.replace(b"{}", text(row))}, "fout.csv", code, number, **more)


group("CSV")
rows("a row that is too short", "fout;Fout?", "csv_width")
rows("a row that is too long", "fout;Fout?;Nee.;nog een", "csv_width")
rows("a quotation mark that is not closed", 'fout;"Fout?;Nee.', "csv_open_quote")
rows("a quotation mark that the next one closes", 'fout;"Fout?;Nee.\nook;"Fout?";Nee.', "csv_quote")
rows("an empty id", ";Fout?;Nee.", "no_id")
rows("an id twice", "goed-1;Fout?;Nee.", "duplicate_id")
rows("a row of 17 MB", "fout;Fout?;" + "x" * (17 * MIB), "element_too_long")
rows("bytes that are no UTF-8 among those that are", "fout;één twee drie café;".encode() + b"\xff", "ill_formed_utf8")
rows("a NUL byte in a text", b"fout;Fout?\x00;Nee.", "", None, status=0, kept="all three; it becomes a space")
add("an unknown column", {"fout.csv": "id;vraag;antwoord;kleurtje\ngoed-1;Vraag 1?;Ja.;rood\ngoed-2;Vraag 2?;Ja.;blauw\n"}, "fout.csv", "csv_columns_unknown", 1, status=0)
add("columns that tell nothing", {**GOOD_FILES, "fout.csv": "a;b\n1;2\n"}, "fout.csv", "csv_no_kind", 1)
add("a first row with a quotation mark that is not closed", {**GOOD_FILES, "fout.csv": '"id;vraag;antwoord\nfout;Fout?;Nee.\n'}, "fout.csv", "csv_open_quote", 1)
add("Windows-1252", {"fout.csv": "id;vraag;antwoord\ngoed-1;Café?;Ja.\ngoed-2;Coördinatie?;Ja.\n".encode("windows-1252")}, "fout.csv", "csv_read_as", None, status=0)
add("UTF-16 without a byte order mark", {"fout.csv": "id;vraag;antwoord\ngoed-1;Café?;Ja.\ngoed-2;Coördinatie?;Ja.\n".encode("utf-16-le")}, "fout.csv", "csv_read_as", None, status=0)
rows("a word in the column gepubliceerd that is no yes and no no", "fout;Fout?;Nee.;misschien", "csv_published_unknown", header="id;vraag;antwoord;gepubliceerd", good=";ja")
rows("an empty cell in the column gepubliceerd", "fout;Fout?;Nee.;", "csv_published_empty", header="id;vraag;antwoord;gepubliceerd", good=";ja", status=0, kept="all three; this one is not shown")
rows("a year of two digits", "fout;Fout?;Nee.;31-12-27", "expected_date", header="id;vraag;antwoord;publicatieTot", good=";31-12-2099")
add("an empty file", {**GOOD_FILES, "leeg.csv": ""}, "leeg.csv", "file_without_records", None, status=0)


# --- LDIF ---
def person(name, more=""):
    return f"dn: cn={name},dc=x,dc=example\nobjectClass: person\nuid: {name}\nsn: {name}\n{more}\n"


def entries(what, more, code, number, **options):
    add(what, {"fout.ldif": text(person("goed-1")) + text(person("fout"))[:-1] + text(more) + b"\n" + text(person("goed-2"))}, "fout.ldif", code, number, **options)


group("LDIF")
entries("a line without a colon", "geen attribuut\n", "ldif_line", 10)
entries("base64 that is none", "title:: ****\n", "ldif_base64", 10)
entries("base64 of bytes that are no UTF-8", "title:: " + base64.b64encode(b"\xff").decode() + "\n", "ill_formed_utf8", 10)
entries("a change", "changetype: delete\n", "ldif_change", 10)
entries("an entry of 17 MB", "title: " + "x" * (17 * MIB) + "\n", "element_too_long", 6)
entries("a value at a URL", "title:< file:///etc/passwd\n", "ldif_url", 10, status=0, kept="all three")
entries("attributes that nobody knows", "description: Balie 3\nhomePhone: 020 624 1111\n", "ldif_attributes_unknown", None, status=0, kept="all three")
entries("two functions of one person", "title: Adviseur\ntitle: Projectleider\n", "ldif_values_left_out", None, status=0, kept="all three")
entries("a group among the people", "\ndn: cn=balie,dc=x,dc=example\nobjectClass: group\ncn: balie\n", "ldif_entries_passed_over", None, status=0, kept="all three")
entries("a mobile number with a digit too few", "mobile: 06 1234 567\n", "phone_impossible", 10, status=0, kept="all three")
add("an empty file", {**GOOD_FILES, "leeg.ldif": ""}, "leeg.ldif", "file_without_records", None, status=0)
add("no people in the file", {**GOOD_FILES, "fout.ldif": "dn: cn=printer\nobjectClass: device\n"}, "fout.ldif", "ldif_no_people", 1)
add("UTF-16", {"fout.ldif": ("\ufeff" + person("goed-1") + person("goed-2")).encode("utf-16-le")}, "fout.ldif", "ldif_read_as", None, status=0)


# --- Samenwerkende Catalogi ---
def product(name, more="<t:abstract>Kom langs.</t:abstract>", title="Product"):
    return f"<p:scproduct><t:title>{title}</t:title><t:language>nl</t:language>{more}<p:productID>{name}</p:productID></p:scproduct>\n"


def feed(*products):
    return b'<?xml version="1.0" encoding="UTF-8"?>\n<f xmlns:p="urn:p" xmlns:t="urn:t">\n' + b"".join(text(one) for one in products) + b"</f>\n"


def products(what, one, code, number=4, **more):
    add(what, {"fout.xml": feed(product("goed-1"), one, product("goed-2"))}, "fout.xml", code, number, **more)


group("Samenwerkende Catalogi")
products("a name of HTML that XML does not know", product("fout", "<t:abstract>Kom&nbsp;langs.</t:abstract>"), "xml_product")
products("an & by itself", product("fout", "<t:abstract>Kom & ga.</t:abstract>"), "xml_product")
products("an element that is not closed", product("fout", "<t:abstract>Kom langs."), "xml_product")
products("a product that is not closed", "<p:scproduct><t:title>Fout</t:title>\n", "xml_product")
products("bytes that are no UTF-8", b"<p:scproduct><t:title>Caf\xe9</t:title><p:productID>fout</p:productID></p:scproduct>\n", "xml_product")
products("no id", "<p:scproduct><t:title>Fout</t:title></p:scproduct>\n", "no_id", also=("no_text",))
products("no text", product("fout", ""), "no_text")
products("no title", product("fout", title=""), "no_title")
add("the end of the file is gone", {"fout.xml": feed(product("goed-1"), product("goed-2"))[:-5]}, "fout.xml", "xml_syntax", 4)
add("a DOCTYPE", {**GOOD_FILES, "fout.xml": b'<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n' + feed(product("fout"))[39:]}, "fout.xml", "xml_doctype", 1)
add("other XML", {**GOOD_FILES, "fout.xml": "<html/>\n"}, "fout.xml", "xml_no_products", 1)
add("an empty file", {**GOOD_FILES, "fout.xml": ""}, "fout.xml", "xml_syntax", 1)

# --- files and folders ---
group("Files and folders")
add("a link to a folder above: a loop", {**GOOD_FILES, "kring": lambda path: os.symlink("..", path)}, "kring", "link_not_followed", None)
add("a link to nowhere", {**GOOD_FILES, "weg.md": lambda path: os.symlink("nergens.md", path)}, "weg.md", "link_not_followed", None)
add("a link to itself", {**GOOD_FILES, "zelf.md": lambda path: os.symlink("zelf.md", path)}, "zelf.md", "link_not_followed", None)
add("a link out of the source", {**GOOD_FILES, "uit.md": lambda path: os.symlink("/etc/hostname", path)}, "uit.md", "link_not_followed", None)
add("a pipe", {**GOOD_FILES, "pijp.md": os.mkfifo}, "pijp.md", "no_regular_file", None)
add("a folder with the name of a file", {**GOOD_FILES, "map.md": os.mkdir}, "", "", None, status=0, kept="both good records; a folder is a folder")
add("a line break and an escape in the name of a file", {**GOOD_FILES, "fout\n\x1b[31m.md": ""}, "", "no_front_matter", 1)
add("a file of another kind", {**GOOD_FILES, "brief.docx": b"PK\x03\x04"}, "", "", None, status=0, kept="both good records; other files are passed over")
add("one id in two files", {**GOOD_FILES, "later.md": article(1, "", "Anders.")}, "later.md", "duplicate_id", 1)
add("a reference to a record that is not there", {**GOOD_FILES, "wijst.md": "---\nid: wijst\nsoort: vac\ntitel: Wijst\ngerelateerd: [weg]\n---\n\nTekst.\n"}, "wijst.md",
    "related_unknown", 1, status=0, kept="all three")


# --- settings ---
def settings(what, content, code, line, **more):
    add(what, GOOD_FILES, "kennisbank.yaml", code, line, status=2, kept="the index as it was, with both good records", settings=content, **more)


group("Settings")
settings("a key that nobody knows", "naam: b\nstandaardZichtbarheid: openbaar\n", "unknown_field_near", 2)
settings("a colon in a text", "naam: Gemeente: oost\n", "yaml_syntax", 1)
settings("a number that is out of range", "naam: b\nladderMinimum: 0\n", "setting_range", 2)
settings("a language that nobody speaks", "taal: fr\n", "setting_language", 1)
settings("a group with a space", "groups: [kcc, 'burger zaken']\n", "setting_bad_group", 1)
settings("an internal group that is not among the groups", "groups: [kcc]\ninterneGroepen: [zorg]\n", "setting_unknown_group", 2)
settings("no internal group", "interneGroepen: []\n", "setting_no_internal_group", 1)
settings("a source without a path", "bronnen:\n  - bron: x\n", "setting_no_path", 2)
settings("a prefix that fits in no id", "bronnen:\n  - pad: bron\n    idVoorvoegsel: 'a b'\n", "setting_bad_prefix", 3)
settings("bytes that are no UTF-8", b"naam: b\nlagen: [caf\xe9]\n", "ill_formed_utf8", 2)
settings("a quotation mark that is not closed", 'naam: "b\ntaal: nl\n', "yaml_open_quote", 1)
settings("an anchor", "naam: &a b\n", "yaml_alias", 1)

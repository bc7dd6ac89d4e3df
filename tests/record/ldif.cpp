// SPDX-License-Identifier: GPL-2.0-or-later
// LDIF: which entries are people, what their attributes become, and what is refused.
#include <doctest/doctest.h>

#include <string>

#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

using Texts = std::vector<std::string>;

std::string outcome(std::string_view ldif) {
    std::string out;
    for (const auto& offered : test::read("ldif", ldif))
        out += (out.empty() ? "" : " ") +
               (offered.verdict.accepted() ? offered.record.id : '!' + test::first(offered.verdict.rejected));
    return out;
}

Record one(std::string_view ldif, const Source& source = {}) {
    auto offered = test::read("ldif", ldif, test::three_groups(), source);
    REQUIRE(offered.size() == 1);
    INFO(test::first(offered.front().verdict.rejected));
    REQUIRE(offered.front().verdict.accepted());
    return std::move(offered.front().record);
}

std::string person(const std::string& uid, const std::string& more = "") {
    return "dn: uid=" + uid + ",dc=example\nobjectClass: top\nobjectClass: inetOrgPerson\nuid: " + uid + "\nsn: Wit\n" + more + "\n";
}

}  // namespace

TEST_SUITE("record/ldif") {

TEST_CASE("an entry of a directory is a person") {
    const auto r = one("version: 1\n\n# export\n#  of today\ndn: CN=Zandvliedt\\, Wiebrich,OU=Zorg,DC=exam\n ple\nobjectClass: top\nobjectClass: user\n"
                       "cn: Zandvliedt, Wiebrich\nsn: Zandvliedt\ngivenName:: V2llYnJpY2g=\ndisplayName: Zandvliedt, Wiebrich\nmail: w@x.example\n"
                       "telephoneNumber: +31 20 011\n  2600\nTelephoneNumber: 020 2\nmobile: 06 1\ndepartment: Zorg, welzijn\ntitle: Team\n leider\n"
                       "sAMAccountName: wzand\nphysicalDeliveryOfficeName: Stadhuis\njpegPhoto:: !!!\nuserAccountControl: 512\n");
    CHECK(r.id == "wzand");
    CHECK(r.kind == "medewerker");
    CHECK(r.title == "Wiebrich Zandvliedt");
    CHECK(r.phones == Texts{"+31 20 011 2600", "020 2"});
    CHECK(r.mobile == "06 1");
    CHECK(r.departments == Texts{"Zorg, welzijn"});
    CHECK(r.function == "Teamleider");
    CHECK(r.work_location == "Stadhuis");
    CHECK(r.status == "actief");
}

TEST_CASE("the id is the employee number, else the account, the uid or the name") {
    const std::string begin = "dn: x\nobjectClass: person\ncn: Jan de Wit\n";
    CHECK(one(begin).id == "jan-de-wit");
    CHECK(one(begin).title == "Jan de Wit");
    CHECK(one(begin + "uid: jw\n").id == "jw");
    CHECK(one(begin + "uid: jw\nsAMAccountName: JanW\n").id == "JanW");
    CHECK(one(begin + "sAMAccountName: JanW\nemployeeNumber: 70012\nuid: jw\n").id == "70012");
}

TEST_CASE("entries that are no people are passed over, unless there is nobody at all") {
    const std::string unit = "dn: ou=x\nobjectClass: organizationalUnit\nou: x\n\n";
    const std::string machine = "dn: cn=pc\nobjectClass: person\nobjectClass: user\nobjectClass: computer\ncn: PC1\n\n";
    CHECK(outcome(unit + person("a") + machine + person("b") + unit) == "a b");
    CHECK(outcome(unit + machine) == "!ldif_no_people@1:");
    CHECK(outcome("") == "");
    CHECK(outcome("version: 1\n") == "");
    CHECK(outcome("version: 1\n" + person("a")) == "a");
    CHECK(outcome("# niets\n\n\n") == "");
}

TEST_CASE("changes to a directory are refused, for they are no list of who works here") {
    const auto all = test::read("ldif", person("a") + "dn: uid=b\nchangetype: delete\n\n" + person("c", "changetype: add\n"));
    REQUIRE(all.size() == 3);
    CHECK(all[0].verdict.accepted());
    CHECK(all[1].verdict.rejected.front().message == Message{"ldif_change", {"delete"}});
    CHECK(all[1].verdict.rejected.front().place.line == 8);
    CHECK(all[2].verdict.rejected.front().message == Message{"ldif_change", {"add"}});
}

TEST_CASE("a broken entry costs no other, and its line and attribute are told") {
    CHECK(outcome(person("a") + person("b", "geen attribuut\n") + person("c", "title:: a\n") + person("d", "title:: /w==\n") +
                  person("e", "title: \xFF \xC3\xA9 \xC3\xA9\n") + person("f")) ==
          "a !ldif_line@12: !ldif_base64@19:title !ill_formed_utf8@26:title !ill_formed_utf8@33:title f");
    CHECK(outcome(person("a", "x: " + std::string(17 << 20, 'x') + "\n") + person("b")) == "!element_too_long@1: b");
    CHECK(outcome("dn: x\n" + std::string(3'000'000, 'a') + "\n\n" + person("b")) == "b");
    CHECK(outcome(": x\n" + person("b")) == "b");
}

TEST_CASE("nothing is fetched from a URL") {
    const auto all = test::read("ldif", person("a", "title:< file:///etc/passwd\njpegPhoto:< file:///x\n"));
    REQUIRE(all.front().verdict.accepted());
    CHECK(all.front().record.function.empty());
    CHECK(test::first(all.front().verdict.warnings) == "ldif_url@6:title");
    CHECK(all.front().verdict.warnings.size() == 1);
}

TEST_CASE("an account that is switched off is kept and not shown") {
    CHECK(one(person("a", "userAccountControl: 514\n")).status == "non-actief");
}

TEST_CASE("options of attributes do not matter, and the settings name more of them") {
    Source source;
    source.columns = {{"extensionAttribute7", "skills"}, {"title", ""}};
    const auto r = one(person("a", "givenName;lang-nl: Jan\nextensionAttribute7: Wmo\ntitle: x\n"), source);
    CHECK(r.given_name == "Jan");
    CHECK(r.skills == "Wmo");
    CHECK(r.function.empty());
}

TEST_CASE("what is base64 is meant as what it says, also where it tells who is a person") {
    const std::string begin = "dn: x\nuid: a\nsn: Wit\n";
    CHECK(outcome(begin + "objectClass:: cGVyc29u\n") == "a");  // person
    CHECK(outcome(begin + "objectClass: user\nobjectClass:: Y29tcHV0ZXI=\n\n" + person("b")) == "b");  // computer
    CHECK(outcome(begin + "objectClass:: !\n\n" + person("b")) == "!ldif_base64@4:objectClass b");
    CHECK(outcome(begin + "objectClass:< file:///x\n\n" + person("b")) == "b");
    CHECK(one(person("a", "userAccountControl:: NTE0\n")).status == "non-actief");
    const auto change = test::read("ldif", begin + "changetype:: ZGVsZXRl\n");
    CHECK(change.front().verdict.rejected.front().message == Message{"ldif_change", {"delete"}});
}

TEST_CASE("every number is read, and a second mobile one is as mobile as the first") {
    const auto r = one(person("a", "telephoneNumber: 020 624 1111\nmobile: 06 1111 2222\ntelephoneNumber: 020 624 1112\nmobile: 06 4444 5555\n"
                                   "mobile: +31 6 11112222\notherMobile: 06 7777 8888\nipPhone: 1111\notherIpPhone: 1112\n"));
    CHECK(r.phones == Texts{"020 624 1111", "020 624 1112"});
    CHECK(r.mobile == "06 1111 2222, 06 4444 5555, 06 7777 8888");
    CHECK(r.extension == "1111, 1112");
    CHECK(test::notes("ldif", person("a", "mobile: 06 1\nmobile: 06 2\n")).size() == 1);
}

TEST_CASE("of a name in several languages the Dutch one is read") {
    const std::string plain = "givenName: John\n", dutch = "givenName;lang-nl: Johan\n", english = "givenName;lang-en: Jack\n";
    for (const auto& lines : {plain + dutch + english, english + dutch + plain, dutch + plain, english + dutch}) CHECK(one(person("a", lines)).given_name == "Johan");
    CHECK(one(person("a", english + plain)).given_name == "John");
    CHECK(one(person("a", english)).given_name == "Jack");
    CHECK(one(person("a", plain + "givenName;binary;LANG-NL-be: Jan\n")).given_name == "Jan");
    CHECK(one(person("a", plain + "givenName;language: Jan\n")).given_name == "John");
}

TEST_CASE("what is not read of a file is noted once: attributes, values and entries") {
    const std::string group = "dn: cn=g\nobjectClass: group\nmember: a\n\n";
    const auto notes = test::notes("ldif", person("a", "title: Een\ntitle: Twee\ntitle: een\ndescription: x\nhomePhone: 020 1\n") + group +
                                               person("b", "DESCRIPTION: y\ntitle: A\nTitle: B\ndisplayName: B Wit\nname: Wit, B\n") + group);
    const auto note = [](const char* code, const char* told) { return Finding{{code, {told}}, {"bestand", 0, ""}}; };
    CHECK(notes == std::vector<Finding>{note("ldif_read_as", "UTF-8"), note("ldif_attributes_unknown", "description, homePhone"),
                                        note("ldif_values_left_out", "title (2), name (1)"), note("ldif_entries_passed_over", "2")});
    // Nothing is lost where all is read.
    CHECK(test::notes("ldif", "version: 1\n" + person("a", "title: x\ntitle: X\nuserAccountControl: 512\nmail: a@x.example\nmail: b@x.example\n")).size() == 1);
}

TEST_CASE("very many unknown attributes are told in one sentence that ends") {
    std::string lines;
    for (int i = 0; i < 300; ++i) lines += "x" + std::to_string(i) + std::string(200, 'y') + ": 1\n";
    const auto notes = test::notes("ldif", person("a", lines));
    REQUIRE(notes.size() == 2);
    CHECK(notes[1].message.arguments.front().size() < 8000);
    CHECK(notes[1].message.arguments.front().ends_with(", …"));
}

TEST_CASE("an attribute that the settings leave out is no unknown one") {
    Source source;
    source.columns = {{"description", ""}};
    const auto read = read_text("ldif", person("a", "description: x\n"), "bestand", test::three_groups(), source, [](Offered&&) {});
    CHECK(read.notes.size() == 1);
}

TEST_CASE("ldifde writes UTF-16, and that is read as well") {
    std::string utf16 = "\xFF\xFE";
    for (const char c : person("a", "givenName: Jan\r\n")) utf16 += std::string{c, '\0'};
    const auto all = test::read("ldif", utf16);
    REQUIRE(all.size() == 1);
    CHECK(all.front().record.given_name == "Jan");
    CHECK(test::notes("ldif", utf16) == std::vector<Finding>{{{"ldif_read_as", {"UTF-16"}}, {"bestand", 0, ""}}});
}

}

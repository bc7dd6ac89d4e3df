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

TEST_CASE("ldifde writes UTF-16, and that is read as well") {
    std::string utf16 = "\xFF\xFE";
    for (const char c : person("a", "givenName: Jan\r\n")) utf16 += std::string{c, '\0'};
    const auto all = test::read("ldif", utf16);
    REQUIRE(all.size() == 1);
    CHECK(all.front().record.given_name == "Jan");
    CHECK(test::notes("ldif", utf16) == std::vector<Finding>{{{"ldif_read_as", {"UTF-16"}}, {"bestand", 0, ""}}});
}

}

// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <cstdlib>
#include <sstream>

#include "record/product_names.hpp"
#include "support.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::string_view list =
    "UniformeProductnaam,URI,Gemeente,Grondslaglabel\r\n"
    "paspoort,http://standaarden.overheid.nl/owms/terms/paspoort,X,Artikel 26 Paspoortwet\r\n"
    "paspoort,http://standaarden.overheid.nl/owms/terms/paspoort,X,Artikel 28 Paspoortwet\r\n"
    "\"afvalstoffenheffing, kwijtschelding\",http://standaarden.overheid.nl/owms/terms/afvalHeffKwijt,X,\r\n";

constexpr std::string_view passport = "http://standaarden.overheid.nl/owms/terms/paspoort";

ProductNames names(std::string_view text = list) {
    std::istringstream in{std::string(text)};
    return ProductNames(in);
}

struct Checked {
    Record record;
    std::string found;
};

Checked checked(std::string_view uri, std::string_view label) {
    Checked out;
    out.record.upn_uri = uri;
    out.record.upn_label = label;
    out.found = test::first(names().check(out.record));
    return out;
}

}  // namespace

TEST_SUITE("record: the list of product names") {

TEST_CASE("a name stands in it once, whatever its legal grounds") { CHECK(names().size() == 2); }

TEST_CASE("it is read in the encodings and with the delimiters of any CSV") {
    CHECK(names("sep=;\nURI;Uniforme_productnaam\nhttp://x/a;caf\xE9 vergunning\n").size() == 1);
    CHECK(names("\xEF\xBB\xBFuniforme_productnaam\turi\tkenmerken\na\tb\t\n").size() == 1);
}

TEST_CASE("what is no such list has no names") {
    CHECK(names("").size() == 0);
    CHECK(names("naam;uri\na;b\n").size() == 0);
    CHECK(names("UniformeProductnaam;URI\n;\n;b\na;\n").size() == 0);
}

TEST_CASE("name and reference that agree are right, whatever scheme, capitals and last slash") {
    CHECK(checked(passport, "Paspoort").found.empty());
    CHECK(checked("https://standaarden.overheid.nl/owms/terms/Paspoort/", "paspoort").found.empty());
    CHECK(checked("", "").found.empty());
}

TEST_CASE("what does not agree is told with its field") {
    CHECK(checked("http://standaarden.overheid.nl/owms/terms/paspoortje", "").found == "upn_uri_unknown@0:upnUri");
    CHECK(checked("http://x/UPL-naam_nog_niet_beschikbaar", "paspoort").found == "upn_uri_other@0:upnUri");
    CHECK(checked(passport, "rijbewijs").found == "upn_label_other@0:upnLabel");
    CHECK(checked("", "pasport").found == "upn_label_unknown@0:upnLabel");
}

TEST_CASE("the half that is missing is filled in, and only that") {
    CHECK(checked(passport, "").record.upn_label == "paspoort");
    CHECK(checked("", "Paspoort").record.upn_uri == passport);
    CHECK(checked("", "Paspoort").record.upn_label == "Paspoort");
    CHECK(checked("http://x/y", "").record.upn_label.empty());
}

TEST_CASE("a list that cannot be used is one warning") {
    const test::Folder folder;
    folder.write("leeg.csv", "naam;uri\n");
    for (const auto& [path, code] : {std::pair{"weg.csv", "upl_unreadable@0:"}, {".", "upl_unreadable@0:"}, {"leeg.csv", "upl_without_names@0:"}}) {
        Settings settings;
        settings.product_names = path;
        std::vector<Finding> warnings;
        CHECK_FALSE(product_names_of(settings, folder.path(), warnings));
        CHECK(warnings.size() == 1);
        CHECK(test::first(warnings) == code);
    }
}

TEST_CASE("the real list is read whole") {
    const char* shared = std::getenv("VRAAGBAAK_SHARED");
    if (!shared) {
        MESSAGE("skipped: VRAAGBAAK_SHARED is not set");
        return;
    }
    Settings settings;
    settings.product_names = "data/upl/upl.tsv";
    std::vector<Finding> warnings;
    const auto real = product_names_of(settings, shared, warnings);
    REQUIRE(real);
    CHECK(real->size() >= 1000);
    Record record;
    record.upn_label = "aanleunwoning";
    CHECK(real->check(record).empty());
    CHECK(record.upn_uri == "http://standaarden.overheid.nl/owms/terms/aanleunwoning");
}

}

}  // namespace vraagbaak::record

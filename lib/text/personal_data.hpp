// SPDX-License-Identifier: GPL-2.0-or-later
// What in a text says something about one person, or opens a door: for warnings about content and for taking it out of
// questions before they are kept. It is looked for by the form of things; a name, or a number that is spelt in words, is
// not found.
//
//   for (const auto& found : text::find_personal_data(question)) …   // found.range, found.kind
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "vraagbaak/question.hpp"

namespace vraagbaak::unicode {

enum class PersonalKind {
    bsn,  // nine digits that pass the 11-test; eight behind the word bsn
    iban,  // of any country, check digits right
    email,
    phone,  // not 0800, 0900, 14 and an area code, 112
    mobile,  // a phone number with 06
    address,  // a postcode with a house number
    licence_plate,  // only behind the word kenteken: by its form alone it may be the number of a form
    case_number,  // behind zaaknummer, kenmerk and the like
    secret,  // what follows wachtwoord, pincode, api key and the like; private keys, tokens
    card,  // this and what follows is told of questions alone (redaction.hpp)
    birth_date,
    name,
    number,  // so long that it may be one of a person
};

struct PersonalDatum {
    Range range;
    PersonalKind kind = PersonalKind::bsn;

    friend bool operator==(const PersonalDatum&, const PersonalDatum&) = default;
};

// In order, apart from each other. Any bytes may be given; linear time. Of what may be two things the first in this order
// is told: behind a label what the label says, phone number, address, BSN.
std::vector<PersonalDatum> find_personal_data(std::string_view text);

// The parts that it is made of. Each looks at one place, where no letter or digit stands before it, and gives the end of
// what it finds; in time that the length of what it finds bounds.

// 999990019, 9999.90.019, 999 990 019; not an amount, nor a part of a longer number. `labelled`: also eight digits, the
// zero before them being left out.
std::optional<std::size_t> match_bsn(std::string_view text, std::size_t begin, bool labelled);

// NL91 ABNA 0417 1643 00 and those of other countries, in capitals or not; two spaces, points or hyphens at most between
// characters.
std::optional<std::size_t> match_iban(std::string_view text, std::size_t begin);

// AB-12-CD, 12ABC3: six letters and digits in groups.
std::optional<std::size_t> match_licence_plate(std::string_view text, std::size_t begin);

// Postcode at `begin` with a house number behind it, or before it, not before `from`.
std::optional<Range> match_address(std::string_view text, std::size_t begin, std::size_t from);

// A token that is known by how it begins: AKIA…, ghp_…, eyJ….
std::optional<std::size_t> match_token(std::string_view text, std::size_t begin);

// A word that tells what stands behind it, and that; `kind` is empty when that is no personal datum though its form may
// look so ("RSIN 123456782").
struct Labelled {
    Range range;
    std::optional<PersonalKind> kind;
};
std::optional<Labelled> match_labelled(std::string_view text, std::size_t begin);

}  // namespace vraagbaak::unicode

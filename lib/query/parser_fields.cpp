// SPDX-License-Identifier: GPL-2.0-or-later
// The fields that a question may name. One that shields or is shielded (zichtbaarheid, deskMemo …) has no place here:
// a field is searched by everyone.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "query/query.hpp"

namespace vraagbaak::query {

namespace {

using Name = std::pair<std::string_view, std::string_view>;

constexpr std::array names = {
    Name{"titel", "titel"},           Name{"title", "titel"},
    Name{"trefwoorden", "trefwoorden"}, Name{"keywords", "trefwoorden"},
    Name{"kop", "kop"},               Name{"heading", "kop"},
    Name{"tekst", "tekst"},           Name{"body", "tekst"},
    Name{"id", "id"},
    Name{"soort", "soort"},           Name{"kind", "soort"},
    Name{"bron", "bron"},             Name{"source", "bron"},
    Name{"thema", "thema"},           Name{"theme", "thema"},
    Name{"afdeling", "afdeling"},     Name{"department", "afdeling"},
    Name{"doelgroep", "doelgroep"},   Name{"audience", "doelgroep"},
    Name{"taal", "taal"},             Name{"language", "taal"},
    Name{"status", "status"},
};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string_view canonical_field(std::string_view name) {
    const auto found = std::ranges::find_if(
        names, [&](const Name& known) { return std::ranges::equal(name, known.first, {}, lower); });
    return found == names.end() ? std::string_view{} : found->second;
}

}  // namespace vraagbaak::query

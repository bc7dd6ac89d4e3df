// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/id.hpp"

#include <algorithm>

#include "record/spot.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

bool id_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == ':' || c == '-';
}

bool good_id(std::string_view id) {
    return !id.empty() && id.size() <= max_id && std::ranges::all_of(id, id_character);
}

std::string clean_id(std::string_view name) {
    name = trim(name);
    if (good_id(name)) return std::string(name);
    std::string out;
    for (const char c : text::fold(text::clean(name))) {
        if (id_character(c)) out += c;
        else if (!out.empty() && !out.ends_with('-')) out += '-';
    }
    while (out.ends_with('-')) out.pop_back();
    return out;
}

std::string id_from_reference(std::string_view reference) {
    reference = trim(reference);
    if (reference.find("://") == reference.npos) return clean_id(reference);
    reference = reference.substr(0, reference.find_first_of("?#"));
    while (reference.ends_with('/')) reference.remove_suffix(1);
    return clean_id(reference.substr(reference.rfind('/') + 1));
}

std::string id_from_address(std::string_view url) {
    if (const auto scheme = url.find("://"); scheme != url.npos) url.remove_prefix(scheme + 3);
    return clean_id(url);
}

}  // namespace vraagbaak::record

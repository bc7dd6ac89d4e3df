// SPDX-License-Identifier: GPL-2.0-or-later
#include <string_view>

#include "record/settings.hpp"

namespace vraagbaak::data {
extern const std::string_view default_settings_nl, default_settings_en;
}

namespace vraagbaak::record {

namespace {

// A name as YAML in quotation marks, whatever is in it.
std::string in_quotes(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out + '"';
}

}  // namespace

std::string default_settings(const std::string& language, const std::string& name) {
    std::string text(language == "en" ? data::default_settings_en : data::default_settings_nl);
    constexpr std::string_view place = "{naam}";
    const auto at = text.find(place);
    return text.replace(at, place.size(), in_quotes(name));
}

}  // namespace vraagbaak::record

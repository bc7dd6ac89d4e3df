// SPDX-License-Identifier: GPL-2.0-or-later
// The uniforme productnamenlijst (UPL): the names that Dutch government gives its products, each with a URI. A base that
// names its copy of the list (`upl` in the settings) has the product names of its records checked against it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <istream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/record.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::record {

class ProductNames {
public:
    // CSV with a column UniformeProductnaam (or uniforme_productnaam) and a column URI, in any encoding and with any
    // delimiter that a source may have. A name stands in it once for each legal ground. Without these columns, or without
    // a row, there are no names.
    explicit ProductNames(std::istream& in);

    std::size_t size() const { return uri_by_name_.size(); }

    // Fills what the list knows and the record leaves out: the name that belongs to its URI, or the URI of its name.
    // Returns what does not agree with the list, without a place but the field: upnUri or upnLabel.
    std::vector<Finding> check(Record& record) const;

private:
    const std::string* name_of(std::string_view uri) const;
    const std::string* uri_of(std::string_view name) const;

    std::map<std::string, std::string, std::less<>> name_by_uri_;  // by what follows the scheme, in small letters
    std::map<std::string, std::string, std::less<>> uri_by_name_;  // by the name in small letters
};

// The list that the settings name, if they do. That it cannot be read or holds no names is a warning: what is checked
// against it can do without.
std::optional<ProductNames> product_names_of(const Settings& settings, const std::filesystem::path& base_folder,
                                             std::vector<Finding>& warnings);

// Checks a record and adds what was found to its verdict; `place` is where the record stands.
void check_product(Record& record, const ProductNames& names, const Place& place, Verdict& verdict);

}  // namespace vraagbaak::record

// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/product_names.hpp"

#include <algorithm>
#include <fstream>
#include <optional>

#include "record/columns.hpp"
#include "record/csv_rows.hpp"
#include "record/spot.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

// http and https, a slash at the end and capitals make no other product.
std::string plain_uri(std::string_view uri) {
    if (const auto scheme = uri.find("://"); scheme != uri.npos) uri.remove_prefix(scheme + 3);
    while (uri.ends_with('/')) uri.remove_suffix(1);
    return text::fold(trim(uri));
}

std::string plain(std::string_view name) { return text::fold(trim(name)); }

std::optional<std::size_t> column(const Row& header, std::string_view name) {
    const auto found = std::ranges::find_if(header.cells, [&](const Cell& cell) { return plain_name(cell.text) == name; });
    if (found == header.cells.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.cells.begin());
}

std::string cell(const Row& row, std::size_t index) {
    return index < row.cells.size() ? text::clean(trim(row.cells[index].text)) : std::string();
}

}  // namespace

ProductNames::ProductNames(std::istream& in) {
    const auto detected = detect_encoding(in);
    const auto delimiter = find_delimiter(Utf8Source(in, detected));
    Utf8Source source(in, detected);
    Rows rows(source, delimiter.sign);
    Row row;
    std::optional<std::size_t> name, uri;
    while (!(name && uri) && rows.next(row)) {  // "sep=;" and titles may stand above the columns
        name = column(row, "uniformeproductnaam");
        uri = column(row, "uri");
    }
    while (rows.next(row)) {
        const auto label = cell(row, *name), address = cell(row, *uri);
        if (row.broken || label.empty() || address.empty()) continue;
        name_by_uri_.emplace(plain_uri(address), label);
        uri_by_name_.emplace(plain(label), address);
    }
}

const std::string* ProductNames::name_of(std::string_view uri) const {
    const auto found = name_by_uri_.find(plain_uri(uri));
    return found == name_by_uri_.end() ? nullptr : &found->second;
}

const std::string* ProductNames::uri_of(std::string_view name) const {
    const auto found = uri_by_name_.find(plain(name));
    return found == uri_by_name_.end() ? nullptr : &found->second;
}

std::vector<Finding> ProductNames::check(Record& record) const {
    const auto* name = record.upn_uri.empty() ? nullptr : name_of(record.upn_uri);
    const auto* uri = record.upn_label.empty() ? nullptr : uri_of(record.upn_label);
    if (!record.upn_uri.empty() && !name) {
        if (uri) return {{{"upn_uri_other", {record.upn_uri, *uri}}, {"", 0, "upnUri"}}};
        return {{{"upn_uri_unknown", {record.upn_uri}}, {"", 0, "upnUri"}}};
    }
    if (!record.upn_label.empty() && name && plain(*name) != plain(record.upn_label))
        return {{{"upn_label_other", {record.upn_label, *name}}, {"", 0, "upnLabel"}}};
    if (!record.upn_label.empty() && !uri) return {{{"upn_label_unknown", {record.upn_label}}, {"", 0, "upnLabel"}}};
    if (name) record.upn_label = *name;
    if (uri && record.upn_uri.empty()) record.upn_uri = *uri;
    return {};
}

std::optional<ProductNames> product_names_of(const Settings& settings, const std::filesystem::path& base_folder,
                                             std::vector<Finding>& warnings) {
    if (settings.product_names.empty()) return std::nullopt;
    const auto file = base_folder / settings.product_names;
    const auto skip = [&](std::string code) {
        warnings.push_back({{std::move(code), {}}, {settings.product_names, 0, ""}});
        return std::nullopt;
    };
    std::error_code problem;
    if (!std::filesystem::is_regular_file(file, problem)) return skip("upl_unreadable");  // a pipe would be waited for
    std::ifstream in(file, std::ios::binary);
    if (!in) return skip("upl_unreadable");
    ProductNames names(in);
    if (in.bad()) return skip("upl_unreadable");
    if (names.size() == 0) return skip("upl_without_names");
    return names;
}

void check_product(Record& record, const ProductNames& names, const Place& place, Verdict& verdict) {
    for (auto& finding : names.check(record)) {
        finding.place.file = place.file;
        finding.place.line = place.line;
        verdict.warnings.push_back(std::move(finding));
    }
}

}  // namespace vraagbaak::record

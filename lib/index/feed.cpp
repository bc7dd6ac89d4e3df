// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/feed.hpp"

#include <utility>

#include "index/record_store.hpp"
#include "record/product_names.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

std::string source_name(std::string path) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
}

Feed feed_of(const std::vector<Source>& sources, const Settings& settings, const std::filesystem::path& base_folder,
             BuildReport& report) {
    Feed feed{"index", {}, {}};
    for (const auto& source : sources) {
        feed.sources.push_back(source_name(source.path));
        feed.bytes += record::source_bytes(source, base_folder);
    }
    feed.records = [&sources, &settings, &base_folder, &report](const auto& receive, const auto& unreadable, const auto& pulse) {
        const auto products = record::product_names_of(settings, base_folder, report.warnings);
        for (const auto& source : sources) {
            SourceCount count{source.path, 0, 0, 0, {}, 0};
            bool reading = true;  // false while the builder works: its disk errors are not the source's
            try {
                auto read = record::read_source(source, settings, base_folder, [&](record::Offered&& offered) {
                    reading = false;
                    if (products) record::check_product(offered.record, *products, offered.place, offered.verdict);
                    ++(receive(source_name(source.path), std::move(offered)) ? count.accepted : count.rejected);
                    reading = true;
                }, pulse);
                count.files = read.files;
                count.notes = std::move(read.notes);
                count.more_notes = read.more_notes;
            } catch (const Error& error) {
                if (!reading || error.kind() != ErrorKind::io) throw;
                unreadable(source_name(source.path), {error.message(), error.place()});
            }
            report.sources.push_back(std::move(count));
        }
    };
    return feed;
}

Feed feed_of(const std::filesystem::path& generation_folder, const Settings& settings, std::string reason) {
    Feed feed{std::move(reason), {}, {}, false};
    feed.records = [generation_folder, &settings](const auto& receive, const auto&, const auto&) {
        RecordStoreReader store{generation_folder};
        for (const auto& entry : store.entries()) {
            record::Offered offered{record::from_native_json(store.json(entry)), {}, {}};
            offered.verdict = record::check(offered.record, settings, {});
            offered.verdict.warnings.clear();  // told when the record was new
            receive({}, std::move(offered));
        }
    };
    return feed;
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// What a build changes: compared record by record with the generation it follows, and written beside the new one as
// changes.jsonl, so that the change journal can be caught up after a crash. What a record has become stands in the index; so a
// change carries what it was.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/record_store.hpp"
#include "record/reader.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

struct Change {
    std::string id;
    std::string kind;                   // added changed removed
    std::vector<std::string> sections;  // keys of what differs; "record" for anything outside the sections
    // The whole record as it was, of one that changed. Of one that was removed nothing in changes.jsonl, so that a purge
    // leaves no text behind; in the journal what tells who saw it, and its title.
    std::optional<Record> before;
    // Each a requirement of the record or a section that changed, before or after. Empty: everyone saw it.
    std::vector<Visibility> visibility;

    friend bool operator==(const Change&, const Change&) = default;
};

// What differs between two forms of one record.
Change change_between(const Record& before, const Record& after);

// Of a record that is gone: its kind, title, status, other ids and who saw it when.
Record remains_of(const Record& record);

std::string to_json(const Change& change);
Change change_from_json(std::string_view json);  // Error(unusable)

// Sees each record of the new generation go by and compares it with the old one.
class ChangeRecorder {
public:
    // `folder`: where changes.jsonl goes; nullopt: the changes are only counted. `previous`: nullopt when there is no
    // generation before; then nothing is written, since everything is new.
    ChangeRecorder(const std::optional<std::filesystem::path>& folder, std::optional<std::filesystem::path> previous);

    void see(const StoredRecord& entry, const Record& record);
    void finish();  // what was not seen is removed

    std::vector<std::string> added, changed, removed;  // ids

private:
    struct Previous {
        RecordStoreReader reader;
        std::unordered_map<std::string_view, const StoredRecord*> by_id;
    };

    Record before(const StoredRecord& entry) { return record::from_native_json(previous_->reader.json(entry)); }
    void write(const Change& change);

    std::optional<OutputFile> out_;
    std::optional<Previous> previous_;
};

}  // namespace vraagbaak::index

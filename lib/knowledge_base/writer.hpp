// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/record_store.hpp"
#include "knowledge_base/base_state.hpp"
#include "record/product_names.hpp"
#include "record/reader.hpp"

namespace vraagbaak {

class [[gnu::visibility("hidden")]] Writer::Impl {
public:
    // Error(locked) when another writer holds the base.
    Impl(std::shared_ptr<const KnowledgeBase::Impl> base, const std::string& moment);

    Verdict put(Record record);
    PutFile put_file(const std::filesystem::path& file);
    bool remove(const std::string& id);
    BuildReport commit(const BuildOptions& options, const std::string& reason);

private:
    // The records that the changes come on top of; read when first needed.
    struct Ground {
        explicit Ground(PinnedVersion pinned);

        PinnedVersion version;
        index::RecordStoreReader records;
        std::deque<std::string> other_ids;  // of merged records
        std::unordered_map<std::string_view, const index::StoredRecord*> by_id;
    };

    Ground* ground();
    bool known(const std::string& id);
    std::optional<Record> present(const std::string& id);
    void apply(const Record& record, const Verdict& verdict);
    void stand_in(Record& record, const std::optional<Record>& before, Verdict& verdict) const;
    void check_product(Record& record, const Place& place, Verdict& verdict);
    record::SourceRead read(const Source& source, std::vector<record::Offered>& all) const;
    std::vector<Visibility> read_with_other_default(Source source) const;
    bool shown() const;
    void published();

    std::shared_ptr<const KnowledgeBase::Impl> base_;
    WriterLock lock_;
    index::Additions additions_;
    std::optional<std::optional<record::ProductNames>> products_;  // read when first needed; there may be none
    std::unique_ptr<Ground> ground_;
    bool looked_ = false;  // for a ground, which there may not be
    bool changed_ = false;
};

}  // namespace vraagbaak

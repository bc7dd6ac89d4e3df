// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "knowledge_base/base_state.hpp"

namespace vraagbaak {

class [[gnu::visibility("hidden")]] Writer::Impl {
public:
    // Error(locked) when another writer holds the base.
    Impl(std::shared_ptr<const KnowledgeBase::Impl> base, const std::string& moment);

    Verdict put(Record record);
    std::vector<Verdict> put_file(const std::filesystem::path& file);
    bool remove(const std::string& id);
    BuildReport commit(const BuildOptions& options, const std::string& reason);

private:
    bool known(const std::string& id) const;
    bool shown() const;

    std::shared_ptr<const KnowledgeBase::Impl> base_;
    WriterLock lock_;
    index::Additions additions_;
    bool changed_ = false;
};

}  // namespace vraagbaak

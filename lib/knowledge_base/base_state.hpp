// SPDX-License-Identifier: GPL-2.0-or-later
// What the public handles share: the base's folder, settings, store, and the newest generation that was opened.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "base/immutable_store.hpp"
#include "index/additions.hpp"
#include "index/build_run.hpp"
#include "index/generation.hpp"
#include "search/applied_lists.hpp"
#include "search/finder.hpp"
#include "vraagbaak/knowledge_base.hpp"

namespace vraagbaak {

class [[gnu::visibility("hidden")]] KnowledgeBase::Impl {
public:
    // Error(unusable) when the folder or its settings are missing.
    explicit Impl(const std::filesystem::path& folder);

    const std::filesystem::path folder;  // absolute
    const std::shared_ptr<const Settings> settings;
    const std::shared_ptr<const DeskSettings> desk_settings;
    const ImmutableStore store;
    const ImmutableStore list_store;  // of the published lists

    // The newest sound generation; looks at CURRENT each time, which costs one stat. Every thread.
    std::shared_ptr<const index::Generation> newest() const;

    // The same, without a look whether this version can search it. Error(unusable) when there is none.
    PinnedVersion newest_version() const;

    // All that an asker can ask of the newest generation. Errors as of check_groups() and newest(). Every thread.
    search::Finder finder(const Asker& asker) const;

    // Error(usage) for a group that the settings do not name.
    void check_groups(const Asker& asker) const;

    // The newest sound published lists, made ready for a generation; costs one stat when neither is new. Without any that is
    // sound the layers alone: a search that works is worth more than its lists, and health() tells. Every thread.
    std::shared_ptr<const search::AppliedLists> lists_for(const std::shared_ptr<const index::Generation>& generation) const;

    WriterLock lock(const std::string& moment) const;

    // Builds with what put and remove left. The caller holds the lock.
    void build(const index::Feed& feed, const index::Additions& additions, const BuildOptions& options,
               BuildReport& report) const;

    // Takes out all traces of a record that is removed already: generations that hold it, texts in the journal, what was asked and
    // told of it, and of a person what the redacteur said of him and others. Warnings
    // purge_… say what is left; it may be repeated. `removed` of the report stays empty for an id that was never here.
    // The caller holds the lock.
    void purge(const std::string& id, const std::string& moment, BuildReport& report) const;

    // What put, remove and upgrade build on, also when this version cannot search it: the newest sound generation, or
    // none in a base that never had one. Error(unusable) when there are generations and none is sound: building on
    // nothing would lose every record that came from a source.
    std::optional<PinnedVersion> ground() const;

    // The records of ground().
    index::Feed present_records(std::string reason) const;

    // What the published lists do to the newest generation, for programs that start. Errors are nobody's concern.
    void keep_applied_lists() const;

    // What the redacteur published about people who may be the same. Errors as of the lists: without what he said others would be merged.
    index::PairRules pairs() const;

private:
    void purge_doubles(const std::set<std::string>& ids, const std::string& id, const std::string& moment, BuildReport& report) const;

    dutch::SharedForms forms_for(const index::Feed& feed) const;

    // Error(refused) when the generation in a folder loses answers that the one in use has.
    void golden_gate(const std::filesystem::path& generation, const BuildOptions& options) const;

    mutable std::mutex mutex_;
    mutable ChangeToken token_;                                   // guarded by mutex_
    mutable std::shared_ptr<const index::Generation> generation_;  // guarded by mutex_
    mutable std::mutex lists_mutex_;
    mutable std::optional<ChangeToken> lists_token_;                       // guarded by lists_mutex_, as what follows
    mutable std::shared_ptr<const lexicon::Lists> lists_;
    mutable dutch::SharedForms lists_forms_;  // of the generation that they were opened for
    mutable std::weak_ptr<const index::Generation> applied_to_;
    mutable std::shared_ptr<const search::AppliedLists> applied_;
};

// kennisbank.yaml of a base, and the folder of its index.
std::filesystem::path settings_file(const std::filesystem::path& folder);

// "a/b/" is a path without a file name, of which the parent is "a/b": so "a/b".
std::filesystem::path without_slash(std::filesystem::path path);

inline const VersionNames generation_names{"gen-", 7};

}  // namespace vraagbaak

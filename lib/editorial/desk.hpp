// SPDX-License-Identifier: GPL-2.0-or-later
// What the parts of the desk share: where drafts and published versions are, and what a search with some lists answers.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/immutable_store.hpp"
#include "editorial/compile.hpp"
#include "editorial/drafts.hpp"
#include "editorial/effect.hpp"
#include "editorial/lint.hpp"
#include "privacy/redaction.hpp"
#include "search/finder.hpp"
#include "vraagbaak/editorial.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak {

// What is in use: the drafts that it was made of, and the lists.
struct PublishedLists {
    std::uint64_t number = 0;  // 0: nothing was published
    editorial::Texts texts;
    std::shared_ptr<const lexicon::Lists> lists;
};

class [[gnu::visibility("hidden")]] Editorial::Impl {
public:
    // The newest generation; Error(unusable) when there is none.
    using Newest = std::function<std::shared_ptr<const index::Generation>()>;
    // What this asker may know was asked, the most asked first; Error when it cannot be read. Empty: nothing is looked at.
    using Asked = std::function<std::vector<editorial::AskedQuestion>(const Asker&)>;

    Impl(std::filesystem::path base_folder, std::shared_ptr<const Settings> base_settings, std::shared_ptr<const DeskSettings> desk_settings,
         Newest newest_generation, Asked asked_questions, DeskOptions given);

    const std::filesystem::path folder;
    const std::shared_ptr<const Settings> settings;
    const std::shared_ptr<const DeskSettings> desk_settings;
    const DeskOptions options;
    const ImmutableStore store;

    std::filesystem::path drafts() const { return folder / editorial::drafts_folder; }
    std::filesystem::path draft(ListKind list) const { return drafts() / editorial::file_of(list); }
    editorial::Texts draft_texts() const { return editorial::read_texts(drafts()); }
    editorial::Drafts read(const editorial::Texts& texts) const { return editorial::read_drafts(texts, *settings); }
    PublishedLists published() const;
    std::vector<ListRemark> lint(const editorial::Texts& texts, std::size_t most = editorial::most_remarks) const;  // as the drafts

    Date day() const;  // of the moment; Error(usage) without one
    privacy::Redacted reason(const std::string& why) const;  // as it may stand in files and history

    // Of the lists, and what is written under it. Nested calls of one thread share it. What a kill left beside the drafts goes when
    // it is taken.
    struct Held {
        WriterLock lock;
        editorial::DraftWrites drafts;
        bool publishes = false;  // lint is asked then, for what is published
    };
    std::shared_ptr<Held> lock() const;

    // All that `write` writes or, when it fails, nothing: Error(io, "draft_half_written") where a broken disk does not let it be undone.
    Edit edit(const std::function<Edit(editorial::DraftWrites&)>& write) const;

    std::shared_ptr<const index::Generation> generation() const { return newest(); }
    std::shared_ptr<const index::Generation> generation_if_any() const;

    // Whether the index has a record that can be found under this id. Without an index nobody can tell: true.
    bool has_record(const std::string& id) const;

    // Of the newest generation; without one of none. Made once for each.
    editorial::Ground ground() const;
    analysis::Analyzer analyzer() const { return analysis::Analyzer{ground().forms}; }

    // The desk sees all that anybody sees: what is judged there is judged for every asker.
    Asker asker() const { return {settings->groups, day(), settings->language}; }
    search::Finder finder(std::shared_ptr<const lexicon::Lists> lists) const;

    std::optional<std::vector<editorial::AskedQuestion>> asked() const;  // nullopt: the statistics cannot be read

    // Takes out for good what was said of people with these ids (dubbelen.tsv): of the drafts, of what is published, and with the older
    // versions that hold it. Nothing is made where nothing was said. False: something is left, since somebody reads it.
    bool forget_people(const std::set<std::string>& ids) const;

private:
    const Newest newest;
    const Asked asked_;
    mutable std::mutex mutex_;
    mutable std::optional<editorial::Ground> ground_;  // guarded by mutex_
    mutable std::weak_ptr<Held> held_;                 // guarded by mutex_
    mutable std::thread::id holder_;                   // guarded by mutex_
};

}  // namespace vraagbaak

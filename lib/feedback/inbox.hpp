// SPDX-License-Identifier: GPL-2.0-or-later
// <base>/meldingen.db: what was told, until some time after it was done (docs/index-format.md).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/database.hpp"
#include "search/finder.hpp"
#include "vraagbaak/feedback.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::feedback {

inline constexpr auto database_name = "meldingen.db";
inline constexpr DatabaseSentences sentences{"inbox_error", "inbox_newer"};

// Takes out for good what was told of a record, its quotes with it. Nothing is made where nothing was told. false: somebody
// reads, and keeps old bytes alive.
bool forget_record(const std::filesystem::path& base, const std::string& id);

}  // namespace vraagbaak::feedback

namespace vraagbaak {

class [[gnu::visibility("hidden")]] Inbox::Impl {
public:
    using FinderOf = std::function<search::Finder(const Asker&)>;

    Impl(std::filesystem::path folder, std::shared_ptr<const DeskSettings> settings, InboxOptions options, FinderOf finder_of);

    Receipt add(const Asker& asker, FeedbackDraft draft) const;
    FeedbackDraft suggestion(const Asker& asker, const std::string& question, std::string_view language) const;
    std::vector<Feedback> list(const Asker& asker, const FeedbackFilter& filter) const;
    std::optional<Feedback> find(const Asker& asker, std::uint64_t number) const;
    Feedback close(const Asker& asker, std::uint64_t number, FeedbackState state, const std::string& answer) const;
    Feedback take(const Asker& asker, std::uint64_t number) const;
    Feedback assign(const Asker& asker, std::uint64_t number, const std::string& to) const;
    bool knows(const Asker& asker, const std::string& to) const;
    std::optional<Reply> reply(const std::string& token) const;
    std::size_t expire() const;

private:
    Database write() const;
    std::optional<Database> read() const;
    std::string destination(const Asker& asker, FeedbackDraft& draft) const;
    std::optional<Feedback> find_in(const Database& database, const Asker& asker, std::uint64_t number) const;
    Feedback change(const Asker& asker, std::uint64_t number, const std::function<void(const Database&)>& how) const;
    Feedback open_one(const Database& database, const Asker& asker, std::uint64_t number) const;
    std::size_t expire(const Database& database) const;

    std::filesystem::path folder_;
    std::shared_ptr<const DeskSettings> settings_;
    InboxOptions options_;
    FinderOf finder_of_;
};

}  // namespace vraagbaak

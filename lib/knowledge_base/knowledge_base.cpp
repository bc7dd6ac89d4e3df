// SPDX-License-Identifier: GPL-2.0-or-later
#include "vraagbaak/knowledge_base.hpp"

#include <algorithm>
#include <ranges>

#include "base/file.hpp"
#include "editorial/check_run.hpp"
#include "editorial/desk.hpp"
#include "editorial/what_changed.hpp"
#include "feedback/inbox.hpp"
#include "index/document.hpp"
#include "knowledge_base/base_state.hpp"
#include "knowledge_base/searcher.hpp"
#include "knowledge_base/writer.hpp"
#include "record/settings.hpp"
#include "statistics/question_log.hpp"
#include "statistics/reading.hpp"

namespace vraagbaak {

namespace {

constexpr std::size_t most_asked = 1000;  // questions of the statistics that a change of the lists is tried on

// The newest generation below the one that CURRENT names which can be searched; below none when CURRENT is damaged.
std::optional<std::uint64_t> one_before(const ImmutableStore& store) {
    const auto current = store.current();
    const auto* named = std::get_if<Current>(&current);
    auto numbers = store.numbers();
    for (const auto number : std::views::reverse(numbers)) {
        if (named && number >= named->number) continue;
        if (const auto opened = store.open(number); opened.version && index::readable(opened.version->manifest)) return number;
    }
    return std::nullopt;
}

// Sources that a caller names are relative to where he is; those of the settings to the settings.
std::vector<Source> absolute(std::vector<Source> sources) {
    for (auto& source : sources) source.path = without_slash(std::filesystem::absolute(source.path).lexically_normal()).string();
    return sources;
}

std::vector<Source> sources_of(const Settings& settings, const std::vector<Source>& given) {
    const bool by_settings = !settings.sources.empty();
    if (by_settings && !given.empty()) throw Error(ErrorKind::usage, {"sources_in_settings", {}});
    if (!by_settings && given.empty()) throw Error(ErrorKind::usage, {"no_sources", {}});
    return by_settings ? settings.sources : absolute(given);
}

}  // namespace

KnowledgeBase::KnowledgeBase(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

KnowledgeBase KnowledgeBase::create(const std::filesystem::path& folder, const std::string& language) {
    std::error_code problem;
    if (std::filesystem::exists(settings_file(folder), problem))
        throw Error(ErrorKind::refused, {"base_exists", {folder.string()}}, {folder.string(), 0, {}});
    ensure_folder(folder);
    ensure_folder(folder / "bij");
    ensure_folder(folder / "index");
    auto name = without_slash(std::filesystem::absolute(folder).lexically_normal()).filename().stem().string();
    write_file_atomic(settings_file(folder), record::default_settings(language, name.empty() ? "kennisbank" : name));
    return open(folder);
}

KnowledgeBase KnowledgeBase::open(const std::filesystem::path& folder) {
    return KnowledgeBase{std::make_shared<Impl>(folder)};
}

const Settings& KnowledgeBase::settings() const { return *impl_->settings; }
const DeskSettings& KnowledgeBase::desk_settings() const { return *impl_->desk_settings; }
const std::filesystem::path& KnowledgeBase::folder() const { return impl_->folder; }

Searcher KnowledgeBase::searcher(const Asker& asker) const {
    return Searcher{std::make_shared<const Searcher::Impl>(impl_->finder(asker))};
}

Searcher KnowledgeBase::searcher(const Asker& asker, const OtherLists& other) const {
    impl_->check_groups(asker);
    const auto generation = impl_->newest();
    const auto ground = editorial::ground_for(*impl_->settings, generation->forms());
    auto lists = other.version ? editorial::lists_of_version(impl_->list_store, *other.version, *impl_->settings, ground)
                               : editorial::lists_of_drafts(impl_->folder / editorial::drafts_folder, *impl_->settings, ground);
    auto applied = std::make_shared<const search::AppliedLists>(*generation, *impl_->settings, std::move(lists));
    return Searcher{std::make_shared<const Searcher::Impl>(search::Finder{generation, impl_->settings, asker, std::move(applied)})};
}

Changes KnowledgeBase::changes(const Asker& asker, const ChangesQuery& query) const {
    impl_->check_groups(asker);
    if (!query.since.ok()) throw Error(ErrorKind::usage, {"bad_asker_date", {}}, {{}, 0, "since"});
    if (asker.date < query.since) throw Error(ErrorKind::usage, {"changes_later", {to_string(query.since)}}, {{}, 0, "since"});
    const auto generation = impl_->newest();
    const search::Finder finder{generation, impl_->settings, asker, impl_->lists_for(generation)};
    return editorial::what_changed(impl_->folder, generation->number(), finder, *impl_->settings, asker, query);
}

CheckReport KnowledgeBase::check(const CheckOptions& options) const {
    const auto version = impl_->newest_version();
    const auto lists = impl_->list_store.open_current();
    const auto published = lists.version ? editorial::read_texts(lists.version->folder / "bron") : editorial::Texts{};
    return editorial::check(version.folder, impl_->folder / editorial::drafts_folder, published, options, index::forms_in(version.folder));
}

Editorial KnowledgeBase::editorial(const DeskOptions& options) const {
    const auto asked = [base = impl_](const Asker& asker) {
        const Statistics::Impl counted{base->folder, base->desk_settings, asker, {}};
        std::vector<editorial::AskedQuestion> out;
        for (auto& one : counted.questions(Selection::all, {}, most_asked))
            if (one.question.find(statistics::unknown_word) == std::string::npos) out.push_back({std::move(one.question), one.asked});
        return out;
    };
    return Editorial{std::make_shared<Editorial::Impl>(impl_->folder, impl_->settings, impl_->desk_settings, [base = impl_] { return base->newest(); }, asked, options)};
}

QuestionLog KnowledgeBase::question_log(const LogOptions& options) const {
    return QuestionLog{std::make_unique<QuestionLog::Impl>(impl_->folder, impl_->desk_settings, options, [base = impl_] { return base->newest(); },
                                                           [base = impl_](const Asker& asker) { return base->finder(asker); })};
}

Statistics KnowledgeBase::statistics(const Asker& asker) const {
    impl_->check_groups(asker);
    const auto title_of = [base = impl_, asker](const std::string& id) -> std::optional<std::string> {
        auto record = base->finder(asker).show(id);
        return record ? std::optional{std::move(record->title)} : std::nullopt;
    };
    return Statistics{std::make_shared<const Statistics::Impl>(impl_->folder, impl_->desk_settings, asker, title_of)};
}

Inbox KnowledgeBase::inbox(const InboxOptions& options) const {
    return Inbox{std::make_shared<const Inbox::Impl>(impl_->folder, impl_->desk_settings, options, [base = impl_](const Asker& asker) { return base->finder(asker); })};
}

BuildReport KnowledgeBase::rebuild(const std::vector<Source>& sources, const BuildOptions& options) {
    const auto all = sources_of(*impl_->settings, sources);
    const auto lock = impl_->lock(options.moment);
    BuildReport report;
    const auto feed = index::feed_of(all, *impl_->settings, impl_->folder, report);
    impl_->build(feed, index::Additions{impl_->folder}, options, report);
    return report;
}

BuildReport KnowledgeBase::dry_run(const std::vector<Source>& sources, const BuildOptions& options) const {
    const auto all = sources_of(*impl_->settings, sources);
    BuildReport report;
    const auto feed = index::feed_of(all, *impl_->settings, impl_->folder, report);
    index::rehearse(impl_->store, *impl_->settings, feed, index::Additions{impl_->folder}, options, report, impl_->pairs());
    return report;
}

Writer KnowledgeBase::update() { return Writer{std::make_unique<Writer::Impl>(impl_, "")}; }

BuildReport KnowledgeBase::upgrade(const BuildOptions& options) {
    const auto lock = impl_->lock(options.moment);
    if (!impl_->ground())
        throw Error(ErrorKind::unusable, {"no_index", {impl_->folder.string()}}, {impl_->folder.string(), 0, {}});
    BuildReport report;
    impl_->build(impl_->present_records("upgrade"), index::Additions{impl_->folder}, options, report);
    return report;
}

namespace {

// Whose editor wrote a link to what is gone: as a build warns of it.
void warn_of_links(const index::Generation& generation, const std::string& id, BuildReport& report) {
    const auto& postings = generation.postings();
    postings.each_while(postings.find(index::link_term(id)), [&](std::uint32_t document, std::uint32_t) {
        report.warnings.push_back({{"related_unknown", {generation.texts().record(document).id, id}}, {}});
        return report.warnings.size() < most_findings;
    });
}

}  // namespace

BuildReport KnowledgeBase::remove(const std::string& id, bool purge, const BuildOptions& options) {
    Writer::Impl writer{impl_, options.moment};
    if (!impl_->ground()) throw Error(ErrorKind::unusable, {"no_index", {impl_->folder.string()}}, {impl_->folder.string(), 0, {}});
    BuildReport report;
    if (writer.remove(id)) report = writer.commit(options, "remove");
    if (!report.removed.empty()) warn_of_links(*impl_->newest(), id, report);
    if (purge && !report.refused) impl_->purge(id, options.moment, report);
    return report;
}

std::uint64_t KnowledgeBase::rollback(std::optional<std::uint64_t> number) {
    const auto lock = impl_->lock("");
    if (!number) number = one_before(impl_->store);
    if (!number) throw Error(ErrorKind::refused, {"no_earlier_generation", {}});
    const auto numbers = impl_->store.numbers();
    if (std::ranges::find(numbers, *number) == numbers.end())
        throw Error(ErrorKind::refused, {"no_such_generation", {std::to_string(*number)}});
    if (const auto opened = impl_->store.open(*number); opened.version && !index::readable(opened.version->manifest))
        throw Error(ErrorKind::unusable, {"index_incompatible", {opened.version->folder.string()}}, {opened.version->folder.string(), 0, {}});
    impl_->store.set_current(*number);
    impl_->keep_applied_lists();
    return *number;
}

}  // namespace vraagbaak

// SPDX-License-Identifier: GPL-2.0-or-later
#include "knowledge_base/base_state.hpp"

#include <algorithm>

#include "base/descriptor.hpp"
#include "base/file.hpp"
#include "editorial/compile.hpp"
#include "editorial/effect.hpp"
#include "record/settings.hpp"

namespace vraagbaak {

namespace {

std::filesystem::path existing(const std::filesystem::path& folder) {
    std::error_code problem;
    const bool there = std::filesystem::is_directory(folder, problem);
    if (problem == std::errc::permission_denied) throw_io("cannot_read", folder, problem.value());
    if (!there) throw Error(ErrorKind::unusable, {"no_base", {folder.string()}}, {folder.string(), 0, {}});
    return std::filesystem::absolute(folder);
}

}  // namespace

std::filesystem::path settings_file(const std::filesystem::path& folder) { return folder / "kennisbank.yaml"; }

std::filesystem::path without_slash(std::filesystem::path path) {
    return path.has_filename() || !path.has_relative_path() ? path : path.parent_path();
}

KnowledgeBase::Impl::Impl(const std::filesystem::path& path)
    : folder(existing(path)),
      settings(std::make_shared<const Settings>(record::read_settings(settings_file(folder)))),
      desk_settings(std::make_shared<const DeskSettings>(record::read_desk_settings(settings_file(folder)))),
      store(folder / "index", generation_names),
      list_store(folder / editorial::lists_folder, editorial::list_names) {}

std::shared_ptr<const index::Generation> KnowledgeBase::Impl::newest() const {
    const std::scoped_lock lock{mutex_};
    const auto token = store.token();
    if (generation_ && token == token_) return generation_;
    generation_ = std::make_shared<const index::Generation>(newest_version());
    token_ = token;
    return generation_;
}

namespace {

std::shared_ptr<const lexicon::Lists> newest_lists(const ImmutableStore& store, const Settings& settings, const editorial::Ground& ground) {
    try {
        const auto opened = store.open_current();
        if (opened.version) return editorial::open_lists(*opened.version, settings, ground);
    } catch (const Error&) {
    }
    return editorial::no_lists(ground);
}

}  // namespace

std::shared_ptr<const search::AppliedLists> KnowledgeBase::Impl::lists_for(const std::shared_ptr<const index::Generation>& generation) const {
    const std::scoped_lock lock{lists_mutex_};
    const auto token = list_store.token();
    if (!lists_token_ || *lists_token_ != token || lists_forms_ != generation->forms()) {
        lists_ = newest_lists(list_store, *settings, editorial::ground_for(*settings, generation->forms()));
        lists_token_ = token;
        lists_forms_ = generation->forms();
        applied_.reset();
    }
    if (!applied_ || applied_to_.lock() != generation) {
        applied_ = search::apply(*generation, *settings, lists_, list_store.folder());
        applied_to_ = generation;
    }
    return applied_;
}

PinnedVersion KnowledgeBase::Impl::newest_version() const {
    auto opened = store.open_current();
    if (opened.version) return std::move(*opened.version);
    if (opened.findings.empty() || opened.findings.front().message.code == "store_no_current")
        throw Error(ErrorKind::unusable, {"no_index", {folder.string()}}, {folder.string(), 0, {}});
    throw_finding(opened.findings.front());
}

search::Finder KnowledgeBase::Impl::finder(const Asker& asker) const {
    check_groups(asker);
    const auto generation = newest();
    return search::Finder{generation, settings, asker, lists_for(generation)};
}

void KnowledgeBase::Impl::check_groups(const Asker& asker) const {
    for (const auto& group : asker.groups)
        if (std::ranges::find(settings->groups, group) == settings->groups.end())
            throw Error(ErrorKind::usage, {"asker_unknown_group", {group}}, {{}, 0, "groups"});
    if (!asker.date.ok()) throw Error(ErrorKind::usage, {"bad_asker_date", {}}, {{}, 0, "date"});
}

WriterLock KnowledgeBase::Impl::lock(const std::string& moment) const {
    ensure_folder(store.folder());
    auto lock = WriterLock::take(store.folder() / "write.lock", moment);
    remove_temporaries(folder / "bij");
    return lock;
}

void KnowledgeBase::Impl::build(const index::Feed& feed, const index::Additions& additions,
                                const BuildOptions& options, BuildReport& report) const {
    if (!parse_date(options.moment)) throw Error(ErrorKind::usage, {"moment_missing", {}}, {{}, 0, "moment"});
    index::Gate gate;
    if (options.golden_gate) gate = [&](const std::filesystem::path& generation) { golden_gate(generation, options); };
    index::build(folder, store, *settings, feed, additions, options, report, gate, forms_for(feed), feed.compare_sources ? pairs() : index::PairRules{});
    if (!report.refused) keep_applied_lists();
}

void KnowledgeBase::Impl::keep_applied_lists() const {
    try {
        const auto generation = newest();
        const auto applied = lists_for(generation);
        if (applied->lists->number != 0) search::keep(*applied, *generation, *settings, list_store.folder());
    } catch (const Error&) {  // it only saves time
    }
}

// Whoever puts a record does not expect that others are found otherwise: word forms come with a build from the sources, or of all
// records anew. When the lists cannot be read the index keeps what it has.
dutch::SharedForms KnowledgeBase::Impl::forms_for(const index::Feed& feed) const {
    const auto kept = [&]() -> dutch::SharedForms {
        const auto opened = store.open_current();
        return opened.version ? index::forms_in(opened.version->folder) : nullptr;
    };
    if (feed.reason == "put" || feed.reason == "remove") return kept();
    const auto opened = list_store.open_current();
    if (opened.version) return editorial::published_forms(*opened.version, *settings);
    return list_store.numbers().empty() ? nullptr : kept();
}

index::PairRules KnowledgeBase::Impl::pairs() const {
    if (settings->merging.sources.empty()) return {};
    const auto opened = list_store.open_current();
    if (opened.version) return editorial::published_pairs(*opened.version, *settings);
    if (!list_store.numbers().empty() && !opened.findings.empty()) throw_finding(opened.findings.front());
    return {};
}

// Without a generation in use there is nothing to lose.
void KnowledgeBase::Impl::golden_gate(const std::filesystem::path& generation, const BuildOptions& options) const {
    const auto number = generation_names.number(generation.filename().string());
    auto opened = store.open(number.value_or(0));
    if (!opened.version) throw_finding(opened.findings.front());
    const Asker who{settings->groups, *parse_date(options.moment), settings->language};
    const auto finder = [&](std::shared_ptr<const index::Generation> of) {
        auto lists = newest_lists(list_store, *settings, editorial::ground_for(*settings, of->forms()));
        return search::Finder{of, settings, who, std::make_shared<const search::AppliedLists>(*of, *settings, std::move(lists))};
    };
    const auto after = finder(std::make_shared<const index::Generation>(std::move(*opened.version)));
    auto before = after;
    try {
        before = finder(newest());
    } catch (const Error&) {
    }
    const auto drafts = editorial::read_drafts(editorial::read_texts(folder / editorial::drafts_folder), *settings);
    const auto effect = editorial::EffectMeter{before, editorial::golden_of(drafts)}.effect(after);
    if (const auto refused = editorial::gate(effect, std::max(options.min_success3, desk_settings->golden_minimum))) throw Error(ErrorKind::refused, refused->message);
}

std::optional<PinnedVersion> KnowledgeBase::Impl::ground() const {
    auto opened = store.open_current();
    if (opened.version) return std::move(opened.version);
    const auto no_current = [](const Finding& finding) { return finding.message.code == "store_no_current"; };
    if (std::ranges::all_of(opened.findings, no_current) && store.numbers().empty()) return std::nullopt;
    const auto why = std::ranges::find_if_not(opened.findings, no_current);
    throw_finding(why == opened.findings.end() ? opened.findings.front() : *why);
}

index::Feed KnowledgeBase::Impl::present_records(std::string reason) const {
    if (const auto version = ground()) return index::feed_of(version->folder, *settings, std::move(reason));
    return {std::move(reason), [](const auto&, const auto&, const auto&) {}, {}, false};
}

}  // namespace vraagbaak

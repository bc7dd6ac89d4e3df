// SPDX-License-Identifier: GPL-2.0-or-later
#include "knowledge_base/writer.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "knowledge_base/shields.hpp"

namespace vraagbaak {

Writer::Impl::Impl(std::shared_ptr<const KnowledgeBase::Impl> base, const std::string& moment)
    : base_(std::move(base)), lock_(base_->lock(moment)), additions_(base_->folder) {}

Writer::Impl::Ground::Ground(PinnedVersion pinned) : version(std::move(pinned)), records(version.folder) {
    for (const auto& entry : records.entries()) by_id.emplace(entry.id, &entry);
    // A person who was made of several is meant by the id of each; what stands there by itself comes first.
    constexpr std::string_view key = "\"samengevoegdUit\"";
    for (const auto& entry : records.entries()) {
        const auto json = records.json(entry);
        if (json.find(key) == json.npos) continue;
        for (auto& id : record::from_native_json(json).merged_from) by_id.emplace(other_ids.emplace_back(std::move(id)), &entry);
    }
}

Writer::Impl::Ground* Writer::Impl::ground() {
    if (looked_) return ground_.get();
    if (auto version = base_->ground()) ground_ = std::make_unique<Ground>(std::move(*version));
    looked_ = true;
    return ground_.get();
}

// The record as it would be after a commit.
std::optional<Record> Writer::Impl::present(const std::string& id) {
    if (const auto found = additions_.entries().find(id); found != additions_.entries().end()) return found->second;
    if (!known(id)) return std::nullopt;
    return record::from_native_json(ground()->records.json(*ground()->by_id.at(id)));
}

// A person of several sources goes through the merge when the base is built from them; until then what is put stands by its id alone,
// or, under the id of a merged person, in his place.
void Writer::Impl::stand_in(Record& record, const std::optional<Record>& before, Verdict& verdict) const {
    if (before && before->id != record.id) {
        verdict.warnings.push_back({{"put_part_of", {record.id, before->id}}, {}});
        return;
    }
    if (before)
        for (const auto& id : before->merged_from)
            if (std::ranges::find(record.merged_from, id) == record.merged_from.end()) record.merged_from.push_back(id);
    const auto& source = record.source.empty() && before ? before->source : record.source;
    const auto& merged = base_->settings->merging.sources;
    if (record.kind == "medewerker" && std::ranges::find(merged, source) != merged.end()) verdict.warnings.push_back({{"put_not_merged", {record.id}}, {}});
}

// Against the list as it was when this writer first looked.
void Writer::Impl::check_product(Record& record, const Place& place, Verdict& verdict) {
    if (!products_) {
        std::vector<Finding> unread;
        products_.emplace(record::product_names_of(*base_->settings, base_->folder, unread));
        std::ranges::move(unread, std::back_inserter(verdict.warnings));
    }
    if (*products_) record::check_product(record, **products_, place, verdict);
}

Verdict Writer::Impl::put(Record record) {
    const auto said = record;
    auto verdict = record::check(record, *base_->settings, {});
    verdict.id = record.id;
    if (verdict.accepted()) check_product(record, {}, verdict);
    const auto before = present(record.id);
    if (verdict.accepted()) stand_in(record, before, verdict);
    if (before && verdict.accepted()) {
        const auto unsaid = [&](const std::string& key) {
            const auto section = std::ranges::find(said.sections, key, &Section::key);
            return section == said.sections.end() || !section->visibility;
        };
        keep_shields(record, *before, {[&] { return !said.visibility; }, unsaid}, *base_->settings, verdict);
    }
    apply(record, verdict);
    return verdict;
}

void Writer::Impl::apply(const Record& record, const Verdict& verdict) {
    if (!verdict.accepted()) return;
    additions_.put(record);
    changed_ = true;
}

// Applied when the whole file was read: half a file that cannot be read further puts nothing.
PutFile Writer::Impl::put_file(const std::filesystem::path& file) {
    const auto source = source_of(file, *base_->settings, base_->folder);
    std::vector<record::Offered> all;
    auto read = this->read(source, all);
    std::set<std::string> ids;
    std::optional<std::vector<Visibility>> otherwise;
    const auto unsaid = [&](std::size_t at) {
        if (!otherwise) otherwise = read_with_other_default(source);
        return otherwise->size() != all.size() || (*otherwise)[at] != all[at].record.visibility;
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& [record, verdict, place] = all[i];
        verdict.id = record.id;
        if (verdict.accepted() && !ids.insert(record.id).second)
            verdict.rejected.push_back({{"duplicate_id", {record.id}}, place});
        if (!verdict.accepted()) continue;
        check_product(record, place, verdict);
        // Whether the text of a section named everyone cannot be seen any more: its shield stays.
        const auto before = present(record.id);
        stand_in(record, before, verdict);
        if (before)
            keep_shields(record, *before, {[&] { return unsaid(i); }, [](const auto&) { return true; }}, *base_->settings, verdict);
    }
    PutFile out;
    out.source.source = file.string();
    out.source.files = read.files;
    out.source.notes = std::move(read.notes);
    out.source.more_notes = read.more_notes;
    for (auto& [record, verdict, place] : all) {
        apply(record, verdict);
        ++(verdict.accepted() ? out.source.accepted : out.source.rejected);
        out.verdicts.push_back(std::move(verdict));
    }
    return out;
}

record::SourceRead Writer::Impl::read(const Source& source, std::vector<record::Offered>& all) const {
    return record::read_source(source, *base_->settings, base_->folder, [&](record::Offered&& offered) { all.push_back(std::move(offered)); });
}

// What a text leaves unsaid is what another default changes.
std::vector<Visibility> Writer::Impl::read_with_other_default(Source source) const {
    const auto& fallback = source.visibility ? *source.visibility : base_->settings->default_visibility;
    if (fallback.empty()) source.visibility = base_->settings->groups;
    else source.visibility.emplace();
    std::vector<record::Offered> again;
    read(source, again);
    std::vector<Visibility> all;
    for (auto& offered : again) all.push_back(std::move(offered.record.visibility));
    return all;
}

bool Writer::Impl::remove(const std::string& id) {
    if (!known(id)) return false;
    // Whoever was made of several is gone under each of his ids: else the next build would bring back what is left of him.
    const auto record = present(id);
    additions_.remove(id);
    if (record) {
        additions_.remove(record->id);
        for (const auto& other : record->merged_from) additions_.remove(other);
    }
    changed_ = true;
    return true;
}

bool Writer::Impl::known(const std::string& id) {
    if (const auto found = additions_.entries().find(id); found != additions_.entries().end())
        return found->second.has_value();
    return ground() && ground()->by_id.contains(id);
}

// Does the current generation hold the additions? Then they stay, whatever went wrong after it was published.
bool Writer::Impl::shown() const {
    const auto opened = base_->store.open_current();
    if (!opened.version) return false;
    const auto made_with = opened.version->manifest.properties.find(index::property::additions);
    return made_with != opened.version->manifest.properties.end() && made_with->second == additions_.hash();
}

void Writer::Impl::published() {
    changed_ = looked_ = false;
    ground_.reset();
}

// First the additions, so that no power cut loses what was put; then the generation that shows them. When the build
// refuses, the additions on disk go back to what they were, and
// this writer still holds what was put: a second commit tries again. When the process dies in between, the next build shows them, and
// health() says that they wait.
BuildReport Writer::Impl::commit(const BuildOptions& options, const std::string& reason) {
    if (!changed_) return {};
    const index::Additions before{base_->folder};
    try {
        const auto feed = base_->present_records(reason);
        additions_.save();
        BuildReport report;
        base_->build(feed, additions_, options, report);
        if (report.refused) before.save();
        else published();
        return report;
    } catch (...) {
        if (shown()) published();
        else before.save();
        throw;
    }
}

Writer::Writer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Verdict Writer::put(const Record& record) { return impl_->put(record); }
PutFile Writer::put_file(const std::filesystem::path& file) { return impl_->put_file(file); }
bool Writer::remove(const std::string& id) { return impl_->remove(id); }
BuildReport Writer::commit(const BuildOptions& options) { return impl_->commit(options, "put"); }

}  // namespace vraagbaak

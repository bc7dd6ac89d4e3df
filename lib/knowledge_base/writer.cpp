// SPDX-License-Identifier: GPL-2.0-or-later
#include "knowledge_base/writer.hpp"

#include <algorithm>

#include "index/record_store.hpp"
#include "record/reader.hpp"

namespace vraagbaak {

Writer::Impl::Impl(std::shared_ptr<const KnowledgeBase::Impl> base, const std::string& moment)
    : base_(std::move(base)), lock_(base_->lock(moment)), additions_(base_->folder) {}

Verdict Writer::Impl::put(Record record) {
    auto verdict = record::check(record, *base_->settings, {});
    verdict.id = record.id;
    if (verdict.accepted()) {
        additions_.put(record);
        changed_ = true;
    }
    return verdict;
}

std::vector<Verdict> Writer::Impl::put_file(const std::filesystem::path& file) {
    std::vector<Verdict> verdicts;
    const Source source{std::filesystem::absolute(file).string(), {}, {}, {}};
    record::read_source(source, *base_->settings, base_->folder, [&](record::Offered&& offered) {
        offered.verdict.id = offered.record.id;
        if (offered.verdict.accepted()) {
            additions_.put(offered.record);
            changed_ = true;
        }
        verdicts.push_back(std::move(offered.verdict));
    });
    return verdicts;
}

bool Writer::Impl::remove(const std::string& id) {
    if (!known(id)) return false;
    additions_.remove(id);
    changed_ = true;
    return true;
}

bool Writer::Impl::known(const std::string& id) const {
    if (const auto found = additions_.entries().find(id); found != additions_.entries().end())
        return found->second.has_value();
    const auto opened = base_->store.open_current();
    if (!opened.version) return false;
    const index::RecordStoreReader store{opened.version->folder};
    return std::ranges::find(store.entries(), id, &index::StoredRecord::id) != store.entries().end();
}

// Does the current generation hold the additions? Then they stay, whatever went wrong after it was published.
bool Writer::Impl::shown() const {
    const auto opened = base_->store.open_current();
    if (!opened.version) return false;
    const auto made_with = opened.version->manifest.properties.find(index::property::additions);
    return made_with != opened.version->manifest.properties.end() && made_with->second == additions_.hash();
}

// First the additions, so that no power cut loses what was put; then the generation that shows them. When the build
// refuses, the additions go back to what they were. When the process dies in between, the next build shows them, and
// health() says that they wait.
BuildReport Writer::Impl::commit(const BuildOptions& options, const std::string& reason) {
    if (!changed_) return {};
    const index::Additions before{base_->folder};
    try {
        additions_.save();
        BuildReport report;
        base_->build(base_->present_records(reason), additions_, options, report);
        if (report.refused) before.save();
        changed_ = false;
        return report;
    } catch (...) {
        if (!shown()) before.save();
        throw;
    }
}

Writer::Writer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Verdict Writer::put(const Record& record) { return impl_->put(record); }
std::vector<Verdict> Writer::put_file(const std::filesystem::path& file) { return impl_->put_file(file); }
bool Writer::remove(const std::string& id) { return impl_->remove(id); }
BuildReport Writer::commit(const BuildOptions& options) { return impl_->commit(options, "put"); }

}  // namespace vraagbaak

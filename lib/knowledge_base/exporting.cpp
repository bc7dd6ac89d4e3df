// SPDX-License-Identifier: GPL-2.0-or-later
// Writing records out: filters, forms, and a file that appears whole.
#include <algorithm>
#include <map>

#include "base/descriptor.hpp"
#include "base/file.hpp"
#include "index/document.hpp"
#include "index/record_store.hpp"
#include "knowledge_base/base_state.hpp"
#include "record/exported.hpp"
#include "record/fields.hpp"
#include "record/reader.hpp"

namespace vraagbaak {

namespace {

using Sink = std::function<void(std::string_view)>;

constexpr mode_t owner_only = 0600;  // all that is shielded is in it
constexpr std::size_t piece = 1 << 20;

bool shields(const Visibility& visibility) { return visibility && !visibility->empty(); }

bool shielded(const Record& record) {
    return shields(record.visibility) ||
           std::ranges::any_of(record.sections, [](const Section& section) { return shields(section.visibility); });
}

std::string kind_asked_for(const ExportOptions& options) {
    if (options.kind.empty()) return {};
    auto kind = record::canonical_kind(options.kind);
    if (kind.empty()) throw Error(ErrorKind::usage, {"unknown_kind", {options.kind}}, {{}, 0, "kind"});
    return kind;
}

// The text around the records: none of JSON Lines. The count of a page comes last, when it is known.
class Text {
public:
    Text(ExportForm form, const Settings& settings, const Sink& sink) : form_(form), settings_(settings), sink_(sink) {
        if (paged()) sink_("{\"next\":null,\"previous\":null,\"results\":[");
    }

    // False: the form has no such kind.
    bool add(const Record& record) {
        const auto one = in_form(record);
        if (!one) return false;
        if (paged()) sink_(count_ == 0 ? "\n" : ",\n");
        sink_(*one);
        if (!paged()) sink_("\n");
        ++count_;
        return true;
    }

    std::size_t finish() {
        if (paged()) sink_("\n],\"count\":" + std::to_string(count_) + "}\n");
        return count_;
    }

private:
    bool paged() const { return form_ != ExportForm::native; }

    std::optional<std::string> in_form(const Record& record) const {
        switch (form_) {
            case ExportForm::vac: return record::to_vac_object(record, settings_);
            case ExportForm::pdc: return record::to_pdc_object(record, settings_);
            case ExportForm::native: break;
        }
        return record::to_exported_json(record);
    }

    ExportForm form_;
    const Settings& settings_;
    const Sink& sink_;
    std::size_t count_ = 0;
};

// A temporary file beside the target; gone with this unless it took the target's name.
class NewFile {
public:
    explicit NewFile(const std::filesystem::path& file)
        : file_(std::filesystem::absolute(file)),
          temporary_(file_.parent_path() / unique_name(".export-")),
          out_(create_beside(file, temporary_, owner_only)) {}
    ~NewFile() {
        std::error_code ignored;
        std::filesystem::remove(temporary_, ignored);
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void write(std::string_view bytes) {
        waiting_ += bytes;
        if (waiting_.size() >= piece) flush();
    }

    void keep() {
        flush();
        sync(out_, file_);
        move_durably(temporary_, file_);
    }

private:
    void flush() {
        write_all(out_, waiting_, file_);
        waiting_.clear();
    }

    std::filesystem::path file_, temporary_;
    Descriptor out_;
    std::string waiting_;
};

void check_place(const std::filesystem::path& file, bool replace) {
    std::error_code problem;
    const auto type = std::filesystem::symlink_status(file, problem).type();
    if (type == std::filesystem::file_type::not_found) return;
    if (problem) throw_io("cannot_write", file, problem.value());
    if (!replace) throw Error(ErrorKind::refused, {"export_exists", {file.string()}}, {file.string(), 0, {}});
    if (type != std::filesystem::file_type::regular)
        throw Error(ErrorKind::refused, {"export_no_file", {file.string()}}, {file.string(), 0, {}});
}

}  // namespace

ExportReport KnowledgeBase::export_records(const ExportOptions& options, const Sink& sink) const {
    const auto kind = kind_asked_for(options);
    const auto version = impl_->newest_version();
    ExportReport report{.generation = version.number};
    std::map<std::string, std::size_t> left_out;
    index::RecordStoreReader store{version.folder};
    Text text{options.form, *impl_->settings, sink};
    for (const auto& entry : store.entries()) {
        if (options.stop.stop_requested()) throw Error(ErrorKind::refused, {"cancelled", {}});
        const auto record = record::from_native_json(store.json(entry));
        if ((!kind.empty() && record.kind != kind) || (!options.source.empty() && record.source != options.source)) continue;
        if (!text.add(record)) {
            ++left_out[record.kind];
            continue;
        }
        report.shielded += shielded(record) ? 1 : 0;
        report.unpublished += index::searchable(record) ? 0 : 1;
    }
    report.records = text.finish();
    for (auto& [name, count] : left_out) report.left_out.push_back({name, count});
    return report;
}

ExportReport KnowledgeBase::export_file(const ExportOptions& options, const std::filesystem::path& file, bool replace) const {
    check_place(file, replace);
    NewFile out{file};
    auto report = export_records(options, [&](std::string_view bytes) { out.write(bytes); });
    if (report.records == 0) return report;
    check_place(file, replace);  // it took a while
    out.keep();
    return report;
}

}  // namespace vraagbaak

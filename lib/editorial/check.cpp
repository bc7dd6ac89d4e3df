// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/check.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "editorial/check_run.hpp"
#include "editorial/draft_files.hpp"
#include "editorial/spelling.hpp"
#include "index/document.hpp"
#include "index/record_store.hpp"
#include "record/fields.hpp"
#include "record/reader.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::editorial {

namespace {


class Check {
public:
    Check(const std::filesystem::path& generation, std::vector<std::string> lists, const CheckOptions& options, dutch::SharedForms forms)
        : options_(options), analyzer_(std::move(forms)), store_(generation) {
        for (const auto& text : lists) add_right_words(text);
        if (asks(CheckRule::spelling)) {
            spelling_ = Spelling::open(options.dictionary);
            if (!spelling_) report_.notes.push_back({"check_no_dictionary", {options.dictionary.string()}});
        }
    }

    CheckReport run() {
        each_record([&](const Record& record) { learn(record); });
        if (!options_.id.empty() && !around_.records.contains(options_.id)) throw Error(ErrorKind::refused, {"unknown_record", {options_.id}});
        each_record([&](const Record& record) {
            if (is_asked(record)) look_at(record);
        });
        const auto worst_first = [](const CheckedRecord& one) {
            return std::pair{-std::ranges::count_if(one.remarks, &CheckRemark::mend), std::string_view{one.id}};
        };
        std::ranges::sort(report_.records, {}, worst_first);
        return std::move(report_);
    }

private:
    bool asks(CheckRule rule) const { return options_.only.empty() || std::ranges::find(options_.only, rule) != options_.only.end(); }

    void each_record(const std::function<void(const Record&)>& visit) {
        for (const auto& entry : store_.entries()) visit(record::from_native_json(store_.json(entry)));
    }

    void add_right_words(const std::string& text) {
        std::vector<analysis::Token> tokens;
        analyzer_.analyze(text, tokens);
        for (auto& token : tokens) around_.right_words.insert(std::move(token.folded));
    }

    void learn(const Record& record) {
        around_.records[record.id] = {index::searchable(record), record.replaced_by};
        for (const auto& id : record.merged_from) around_.records[id] = around_.records[record.id];
        const auto group = record::group_of(record.kind);
        if (group == record::department)
            for (const auto* names : {&record.alternative_titles, &record.keywords})
                for (const auto& name : *names) around_.departments.insert(unicode::fold(name));
        if (group == record::department)
            for (const auto* name : {&record.title, &record.id}) around_.departments.insert(unicode::fold(*name));
        if (!asks(CheckRule::spelling) || !spelling_) return;
        if (group != record::article) {
            add_right_words(record.title);
            for (const auto& name : record.alternative_titles) add_right_words(name);
            for (const auto& place : record.locations) add_right_words(place.street + ' ' + place.district);
        }
        add_right_words(record.owner);
        std::set<std::string> in_this;
        each_written_word(record, analyzer_, [&](const WrittenWord& one) {
            if (one.capital && !one.first) around_.names.insert(one.folded);
            if (in_this.insert(one.folded).second) ++around_.used[one.folded];
        });
    }

    // What nobody finds any more is nobody's work; concepts are.
    bool is_asked(const Record& record) const {
        if (!options_.id.empty()) return record.id == options_.id;
        if (!options_.kinds.empty() && std::ranges::find(options_.kinds, record.kind) == options_.kinds.end()) return false;
        const bool gone = record.visible_until && std::chrono::sys_days{*record.visible_until} < std::chrono::sys_days{options_.date};
        return !gone && (index::searchable(record) || record.status == "concept");
    }

    void look_at(const Record& record) {
        ++report_.looked_at;
        CheckedRecord out{record.id, record.kind, record.title, {}};
        check_structure(record, around_, options_, out.remarks);
        if (asks(CheckRule::personal)) check_personal(record, out.remarks);
        const bool is_dutch = record.language.starts_with("nl") && record::group_of(record.kind) == record::article;
        if (is_dutch && asks(CheckRule::official)) check_official(record, analyzer_, out.remarks);
        if (is_dutch && spelling_) editorial::check_spelling(record, around_, analyzer_, *spelling_, out.remarks);
        if (is_dutch && asks(CheckRule::sentences)) keep_hardest(record);
        std::erase_if(out.remarks, [&](const CheckRemark& one) { return !asks(one.rule); });
        if (out.remarks.empty()) return;
        std::ranges::stable_partition(out.remarks, &CheckRemark::mend);
        report_.to_mend += static_cast<std::size_t>(std::ranges::count_if(out.remarks, &CheckRemark::mend));
        report_.records.push_back(std::move(out));
    }

    void keep_hardest(const Record& record) {
        find_hard_sentences(record, report_.hardest);
        if (report_.hardest.size() > options_.hardest) report_.hardest.resize(options_.hardest);
    }

    const CheckOptions& options_;
    analysis::Analyzer analyzer_;
    index::RecordStoreReader store_;
    std::unique_ptr<Spelling> spelling_;
    Surroundings around_;
    CheckReport report_;
};

// Without a kind of ours a slip of the pen would find all in order.
void need_kinds(const CheckOptions& options) {
    for (const auto& kind : options.kinds)
        if (record::canonical_kind(kind) != kind) throw Error(ErrorKind::usage, {"unknown_kind", {kind}}, {{}, 0, "kind"});
}

}  // namespace

CheckReport check(const std::filesystem::path& generation, const std::filesystem::path& drafts, const Texts& published,
                  const CheckOptions& options, const dutch::SharedForms& forms) {
    if (!options.date.ok()) throw Error(ErrorKind::usage, {"bad_asker_date", {}}, {{}, 0, "date"});
    need_kinds(options);
    std::vector<std::string> lists;
    for (const auto& [name, text] : published)
        if (list_of(name) != ListKind::golden) lists.push_back(text);
    if (auto own = read_file_if_there(drafts / good_words_file, largest_draft)) lists.push_back(std::move(*own));
    return Check{generation, std::move(lists), options, forms}.run();
}

}  // namespace vraagbaak::editorial

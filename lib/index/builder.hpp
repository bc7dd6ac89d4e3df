// SPDX-License-Identifier: GPL-2.0-or-later
// Writes one generation into a folder: xapian/ (compacted), records.jsonl, records.idx, views.json, changes.jsonl,
// texts.bin, postings.bin, facets.bin, words.bin, completions.bin, names.bin, and where there is something to say woordvormen.tsv,
// replacements.tsv, timed.tsv and unlisted.tsv.
//
// Documents go into small databases of 500 each, which are merged at the end: that is faster than one big one and needs
// a third of the memory (figures in docs/performance.md). A document that the engine refuses would cost the batch it
// stands in, so terms are bounded before they reach it (schema.hpp, document.hpp).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/changes.hpp"
#include "index/document.hpp"
#include "index/facets.hpp"
#include "index/forward_index.hpp"
#include "index/offered.hpp"
#include "index/people.hpp"
#include "index/postings.hpp"
#include "index/record_store.hpp"
#include "index/replacements.hpp"
#include "index/timed.hpp"
#include "index/unlisted.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::index {

// Compacts databases into one, in their order, with no more than `most_open` open at once; they are removed.
void merge_shards(std::vector<std::filesystem::path> shards, const std::filesystem::path& target, std::size_t most_open);

// Where the records of a build go.
class Intake {
public:
    Intake() = default;
    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;
    virtual ~Intake() = default;

    // The record came out of record::check with its id not seen before. Error(io) ends the build.
    virtual void add(const Record& record) = 0;
    virtual std::size_t records() const = 0;
};

// Only compares the records with those of the generation before, and writes nothing.
class Trial : public Intake {
public:
    explicit Trial(std::optional<std::filesystem::path> previous) : changes_(std::nullopt, std::move(previous)) {}

    void add(const Record& record) override;
    void finish() { changes_.finish(); }
    std::size_t records() const override { return records_; }
    const ChangeRecorder& changes() const { return changes_; }

private:
    ChangeRecorder changes_;
    std::size_t records_ = 0;
};

class Builder : public Intake {
public:
    // `folder` exists and is empty. `previous`: the folder of the generation that this one follows. `forms`: which the
    // generation is to have.
    Builder(std::filesystem::path folder, const Settings& settings, std::optional<std::filesystem::path> previous, dutch::SharedForms forms = {});
    ~Builder() override;

    void add(const Record& record) override;

    // Merges and writes the side files; `step` is called between the parts of the work and may throw to stop.
    void finish(const std::function<void()>& step);

    std::size_t records() const override { return store_.size(); }
    std::size_t documents() const { return documents_; }
    const ChangeRecorder& changes() const { return changes_; }

private:
    void add_document(const View& view, std::size_t view_class);
    void close_shard();
    void merge();
    void write_lists(const std::function<void()>& step);

    std::filesystem::path folder_;
    const Settings& settings_;
    FieldWeights weights_;
    analysis::Analyzer analyzer_;
    ViewClasses classes_;
    RecordStoreWriter store_;
    ForwardIndexWriter texts_;
    PostingsWriter postings_;
    FacetsWriter facets_;
    ChangeRecorder changes_;
    Replacements replacements_;
    Timed timed_;
    Unlisted unlisted_;
    lexicon::CompletionsWriter completions_;
    lexicon::NameTableWriter names_;
    std::optional<Xapian::WritableDatabase> shard_;
    std::size_t in_shard_ = 0;
    std::size_t documents_ = 0;
    std::vector<std::filesystem::path> shards_;
};

}  // namespace vraagbaak::index

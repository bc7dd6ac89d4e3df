// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/builder.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "index/audiences.hpp"
#include "index/engine_errors.hpp"
#include "index/generation.hpp"
#include "index/words.hpp"
#include "record/reader.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

constexpr std::size_t shard_size = 500;
constexpr std::size_t most_shards_open = 64;  // each takes several of the files that a process may have open

void compact(std::span<const std::filesystem::path> shards, const std::filesystem::path& target) {
    {
        Xapian::Database all;
        for (const auto& shard : shards) all.add_database(Xapian::Database(shard.string(), Xapian::DB_BACKEND_GLASS));
        all.compact(target.string(), Xapian::DBCOMPACT_MULTIPASS);
    }
    for (const auto& shard : shards) remove_tree(shard);
}

}  // namespace

void merge_shards(std::vector<std::filesystem::path> shards, const std::filesystem::path& target, std::size_t most_open) {
    for (std::size_t round = 0; shards.size() > most_open; ++round) {
        std::vector<std::filesystem::path> merged;
        for (std::size_t begin = 0; begin < shards.size(); begin += most_open) {
            merged.push_back(target.parent_path() / ("merge-" + std::to_string(round) + '-' + std::to_string(merged.size())));
            compact(std::span{shards}.subspan(begin, std::min(most_open, shards.size() - begin)), merged.back());
        }
        shards = std::move(merged);
    }
    compact(shards, target);
}

void Trial::add(const Record& record) {
    const auto json = record::to_native_json(record);
    changes_.see({record.id, 0, json.size(), hash_value(json)}, record);
    ++records_;
}

Builder::Builder(std::filesystem::path folder, const Settings& settings, std::optional<std::filesystem::path> previous, dutch::SharedForms forms)
    : folder_(std::move(folder)),
      settings_(settings),
      weights_(field_weights(settings)),
      analyzer_(std::move(forms)),
      store_(folder_),
      texts_(folder_),
      changes_(folder_, std::move(previous)) {}

Builder::~Builder() = default;

void Builder::add(const Record& record) {
    changes_.see(store_.add(record.id, record::to_native_json(record)), record);
    replacements_.add(record);
    if (!searchable(record)) return unlisted_.add(record);
    std::vector<std::uint32_t> classes;
    each_view(record, settings_, [&](const View& view) {
        classes.push_back(static_cast<std::uint32_t>(classes_.number_of(view.audience)));
        add_document(view, classes.back());
    });
    offer_titles(record, std::move(classes), analyzer_, completions_);
}

void Builder::add_document(const View& view, std::size_t view_class) {
    const auto indexed = index_view(view, weights_, analyzer_);
    translate_engine_errors(folder_, [&] {
        if (!shard_) {
            shards_.push_back(folder_ / ("shard-" + std::to_string(shards_.size())));
            shard_.emplace(shards_.back().string(),
                           Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
        }
        shard_->add_document(indexed.document);
    }, EngineUse::writing);
    texts_.add(indexed.stored);
    postings_.add_document(view.record, view_class);
    facets_.add_document(view.record);
    ++documents_;
    names_.add(name_entry(view.record, static_cast<std::uint32_t>(documents_)));
    timed_.add(view.record, static_cast<std::uint32_t>(documents_), analyzer_);
    if (++in_shard_ == shard_size) close_shard();
}

void Builder::close_shard() {
    if (!shard_) return;
    translate_engine_errors(folder_, [&] {
        shard_->commit();
        shard_->close();
    }, EngineUse::writing);
    shard_.reset();
    in_shard_ = 0;
}

// The engine fsyncs nothing here; the store fsyncs every file before it publishes.
void Builder::merge() {
    const auto target = folder_ / "xapian";
    translate_engine_errors(folder_, [&] {
        if (shards_.empty()) Xapian::WritableDatabase(target.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS).close();
        else merge_shards(std::exchange(shards_, {}), target, most_shards_open);
    }, EngineUse::writing);
}

// What the search reads instead of the engine's own lists, the words of the texts, and what of them and of the titles is offered while somebody types.
void Builder::write_lists(const std::function<void()>& step) {
    const auto database = open_database(folder_);
    translate_engine_errors(folder_, [&] { postings_.write(database, folder_); });
    step();
    const Postings postings{folder_};
    const Audiences audiences{postings};
    const auto bytes = translate_engine_errors(folder_, [&] { return word_table_of(database, postings, audiences, analyzer_); });
    write_new_file(folder_ / words_file, bytes);
    const lexicon::WordTable table{bytes};
    write_new_file(folder_ / completions_file, completions_.finish(table, seen_words(postings, audiences, table)));
}

void Builder::finish(const std::function<void()>& step) {
    close_shard();
    step();
    merge();
    write_lists(step);
    step();
    store_.finish();
    texts_.finish();
    facets_.write(folder_);
    changes_.finish();
    write_new_file(folder_ / names_file, names_.finish());
    write_new_file(folder_ / "views.json", classes_.to_json());
    if (!replacements_.empty()) write_new_file(folder_ / replacements_file, replacements_.text());
    if (!timed_.empty()) write_new_file(folder_ / timed_file, timed_.text());
    if (!unlisted_.empty()) write_new_file(folder_ / unlisted_file, unlisted_.text());
    if (analyzer_.forms()) write_new_file(folder_ / forms_file, analyzer_.forms()->text());
    step();
}

}  // namespace vraagbaak::index

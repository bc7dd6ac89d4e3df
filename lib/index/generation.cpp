// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/generation.hpp"

#include "base/file.hpp"
#include "index/engine_errors.hpp"
#include "index/offered.hpp"
#include "index/people.hpp"
#include "index/schema.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

constexpr std::uint64_t largest_views_file = 64 << 20;
constexpr std::uint64_t largest_forms_file = 64 << 20;
constexpr std::size_t most_sets = 200;  // combinations of groups and day, 12 kB each for 100,000 records

std::string property_of(const Manifest& manifest, const char* name) {
    const auto found = manifest.properties.find(name);
    return found == manifest.properties.end() ? std::string{} : found->second;
}

}  // namespace

// What the same code wrote need not be asked for its fingerprint.
bool readable(const Manifest& manifest) {
    if (property_of(manifest, property::schema) != std::to_string(schema_version)) return false;
    if (const auto code = analysis::code(); !code.empty() && property_of(manifest, property::code) == code) return true;
    const auto forms = property_of(manifest, property::forms);
    return property_of(manifest, property::analysis) == analysis::fingerprint() + (forms.empty() ? "" : "; forms " + forms);
}

dutch::SharedForms forms_in(const std::filesystem::path& folder) {
    const auto text = read_file_if_there(folder / forms_file, largest_forms_file);
    return text ? std::make_shared<const dutch::WordForms>(dutch::WordForms::from_text(*text)) : nullptr;
}

namespace {

PinnedVersion checked(PinnedVersion version) {
    if (!readable(version.manifest))
        throw Error(ErrorKind::unusable, {"index_incompatible", {version.folder.string()}}, {version.folder.string(), 0, {}});
    return version;
}

[[noreturn]] void throw_unusable(const char* code, const std::filesystem::path& file) {
    throw Error(ErrorKind::unusable, {code, {file.string()}}, {file.string(), 0, {}});
}

// A table in a mapped file. What is wrong with it is said with its name.
template <class Table>
Table table_of(std::string_view bytes, const std::filesystem::path& file) {
    try {
        return Table{bytes};
    } catch (const Error& error) {
        throw Error(error.kind(), error.message(), {file.string(), 0, {}});
    }
}

}  // namespace

// By path a stub file could run a program (remote :cmd), and reopen() over a swapped link mixes two indexes; so: always
// the glass backend, always a folder of ours whose hashes were checked.
Xapian::Database open_database(const std::filesystem::path& folder) {
    return translate_engine_errors(
        folder, [&] { return Xapian::Database((folder / "xapian").string(), Xapian::DB_BACKEND_GLASS); });
}

const Xapian::Database& Engine::database() {
    if (!database_) database_ = open_database(folder_);
    return *database_;
}

Generation::Generation(PinnedVersion version)
    : version_(checked(std::move(version))),
      texts_(version_.folder),
      postings_(version_.folder),
      facets_(version_.folder),
      word_bytes_(version_.folder / words_file),
      completion_bytes_(version_.folder / completions_file),
      name_bytes_(version_.folder / names_file),
      words_(table_of<lexicon::WordTable>(word_bytes_.bytes(), version_.folder / words_file)),
      completions_(table_of<lexicon::Completions>(completion_bytes_.bytes(), version_.folder / completions_file)),
      names_(table_of<lexicon::NameTable>(name_bytes_.bytes(), version_.folder / names_file)),
      forms_(forms_in(version_.folder)) {
    if (const auto text = read_file_if_there(version_.folder / replacements_file, largest_forms_file)) replacements_ = Replacements::from_text(*text);
    if (const auto text = read_file_if_there(version_.folder / timed_file, largest_views_file)) timed_ = Timed::from_text(*text, postings_.documents());
    if (const auto text = read_file_if_there(version_.folder / unlisted_file, largest_views_file)) unlisted_ = Unlisted::from_text(*text);
    if (completions_.ranks().size() != words_.size())
        throw_unusable("lexicon_damaged", version_.folder / completions_file);
    classes_ = ViewClasses::from_json(read_file(version_.folder / "views.json", largest_views_file, Links::refuse));
    if (postings_.documents() != texts_.size()) throw_unusable("texts_damaged", version_.folder / texts_file);
    if (postings_.documents() != facets_.documents()) throw_unusable("index_damaged", version_.folder / facets_file);
}

Generation::Lease Generation::lease() const {
    {
        const std::scoped_lock lock{mutex_};
        if (!idle_.empty()) {
            auto engine = std::move(idle_.back());
            idle_.pop_back();
            return {*this, std::move(engine)};
        }
    }
    return {*this, std::make_unique<Engine>(version_.folder, forms_)};
}

// Made outside the lock: two threads may make the same, and neither waits for the other.
std::shared_ptr<const DocumentSet> Generation::remember(const std::string& key, const std::function<DocumentSet()>& make) const {
    {
        const std::scoped_lock lock{mutex_};
        if (const auto found = sets_.find(key); found != sets_.end()) return found->second;
    }
    auto made = std::make_shared<const DocumentSet>(make());
    const std::scoped_lock lock{mutex_};
    if (sets_.size() >= most_sets) sets_.clear();
    sets_[key] = made;
    return made;
}

Generation::Lease::~Lease() {
    if (!engine_) return;
    const std::scoped_lock lock{generation_->mutex_};
    generation_->idle_.push_back(std::move(engine_));
}

}  // namespace vraagbaak::index

// SPDX-License-Identifier: GPL-2.0-or-later
// From draft to published version, and back.
#include "editorial/desk.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "dutch/role_words.hpp"
#include "editorial/effect.hpp"
#include "editorial/lint.hpp"
#include "editorial/pending.hpp"
#include "index/document.hpp"
#include "index/merging.hpp"
#include "text/trim.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace fs = std::filesystem;
using editorial::Texts;

namespace {

constexpr std::size_t most_kept = 500;  // published versions; they are small
constexpr auto source_folder = "bron";

// Word forms and doubles that are not those of the index. Without an index nothing waits: its first build takes them.
std::vector<Message> waiting_for(const editorial::Drafts& wanted, const Settings& settings, const index::Generation* generation) {
    if (!generation) return {};
    std::vector<Message> notes;
    const auto print = [](const dutch::SharedForms& forms) { return forms ? forms->fingerprint() : std::string{}; };
    if (print(editorial::forms_of(wanted)) != print(generation->forms())) notes.push_back({"forms_wait", {}});
    const auto& properties = generation->manifest().properties;
    const auto made_with = properties.find(index::property::pairs);
    if (index::fingerprint_of(editorial::pairs_of(wanted)) != (made_with == properties.end() ? std::string{} : made_with->second))
        notes.push_back({settings.merging.sources.empty() ? "doubles_unused" : "doubles_wait", {}});
    return notes;
}

// What is about to be published, and all there is to say of it.
struct Proposed {
    Texts texts;
    editorial::Drafts drafts;
    PublishReport report;
};

// An edit goes live alone, on top of what is published: nobody looked at what else waits. Else the drafts do, without what is left.
Proposed propose(const Editorial::Impl& desk, const PublishOptions& options, const Edit* edit = nullptr) {
    Proposed out;
    const auto published = desk.published();
    out.report.previous = published.number;
    const auto texts = desk.draft_texts();
    const auto drafts = desk.read(texts);
    const auto wanted = options.all ? [](const PendingChange&) { return true; } : edit ? editorial::of_edit(*edit) : editorial::of_role(desk.options.role);
    auto pending = editorial::part(editorial::differences(desk.read(published.texts), drafts), wanted);
    out.texts = edit && !options.all ? editorial::with_changes(published.texts, texts, pending.wanted) : editorial::without_changes(published.texts, texts, pending.left);
    out.drafts = desk.read(out.texts);
    editorial::place_as_in(drafts, out.drafts);
    out.report.changes = std::move(pending.wanted);
    out.report.left = std::move(pending.left);
    const auto generation = desk.generation_if_any();
    out.report.notes = waiting_for(out.drafts, *desk.settings, generation.get());
    out.report.remarks = editorial::lint(out.drafts, *desk.settings, desk.ground(), generation.get(), desk.day());
    const auto refusing = std::ranges::count_if(out.report.remarks, &ListRemark::refuses);
    if (refusing > 0) {
        const auto& first = *std::ranges::find_if(out.report.remarks, &ListRemark::refuses);
        out.report.refused = Finding{{refusing == 1 ? "lists_one_fault" : "lists_faults", {std::to_string(refusing)}}, first.finding.place};
        return out;
    }
    if (!options.personal)
        for (const auto& remark : out.report.remarks)
            if (remark.finding.message.code == "lint_personal" && std::ranges::any_of(out.report.changes, [&](const PendingChange& one) { return one.added && one.line.list == ListKind::notices && one.line.place == remark.finding.place; })) {
                out.report.refused = Finding{{"notice_personal", {}}, remark.finding.place};
                return out;
            }
    if (!generation || out.report.changes.empty()) return out;
    std::vector<Finding> findings;
    const auto lists = editorial::compile(out.drafts, desk.ground(), findings);
    const auto before = desk.finder(published.lists);
    const auto asked = desk.asked();
    if (!asked) out.report.notes.push_back({"effect_uncounted", {}});
    // Golden questions count as soon as somebody writes them down, published or not.
    out.report.effect = editorial::EffectMeter{before, editorial::golden_of(drafts), asked.value_or(std::vector<editorial::AskedQuestion>{})}.effect(desk.finder(lists), editorial::words_of(out.report.changes));
    out.report.refused = editorial::gate(out.report.effect, std::max(options.min_success3, desk.desk_settings->golden_minimum));
    return out;
}

ImmutableStore::Properties properties(const Editorial::Impl& desk, const char* reason, const std::string& why) {
    const auto forms = desk.ground().forms;
    return {{editorial::property::format, editorial::lists_format},
            {editorial::property::forms, forms ? forms->fingerprint() : std::string{}},
            {editorial::property::analysis, analysis::fingerprint()},
            {editorial::property::code, analysis::code()},
            {editorial::property::reason, reason},
            {editorial::property::role, desk.options.role},
            {editorial::property::why, desk.reason(why).text}};
}

// A hand may have named a file in any way; in a store names are plain.
Texts with_plain_names(const Texts& texts) {
    Texts out;
    for (const auto& [name, text] : texts) {
        auto& whole = out[is_stored_name(name) ? name : "synoniemen/" + hash_bytes(name) + ".txt"];
        if (!whole.empty() && !whole.ends_with('\n')) whole += '\n';
        whole += text;  // what was published of a file with another name stands under its plain one already
    }
    return out;
}

// It is published; this only saves time to who asks.
void keep_applied(const Editorial::Impl& desk) {
    try {
        const auto generation = desk.generation_if_any();
        if (generation) search::keep(search::AppliedLists{*generation, *desk.settings, desk.published().lists}, *generation, *desk.settings, desk.store.folder());
    } catch (const Error&) {
    }
}

std::uint64_t publish_texts(const Editorial::Impl& desk, const Texts& drafted, const editorial::Drafts& drafts,
                            ImmutableStore::Properties properties) {
    const auto texts = with_plain_names(drafted);
    auto staging = desk.store.stage();
    editorial::write_lists(staging.folder(), texts, drafts, desk.ground());
    const auto test = [&](const fs::path& version) {
        if (editorial::read_texts(version / source_folder) != texts) throw Error(ErrorKind::io, {"lists_damaged", {version.string()}}, {version.string(), 0, {}});
    };
    const auto number = desk.store.publish(std::move(staging), std::move(properties), desk.options.moment, test);
    try {
        desk.store.collect([&](const VersionInfo& info) { return info.number + most_kept > number; });
    } catch (const Error&) {  // it is live; the next publication collects what is left
    }
    keep_applied(desk);
    return number;
}

std::uint64_t whole(const Manifest& manifest, const char* name) {
    const auto found = manifest.properties.find(name);
    std::uint64_t value = 0;
    if (found != manifest.properties.end()) std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
    return value;
}

std::string text_of(const Manifest& manifest, const char* name) {
    const auto found = manifest.properties.find(name);
    return found == manifest.properties.end() ? std::string{} : found->second;
}

std::uint64_t current_number(const ImmutableStore& store) {
    const auto read = store.current();
    const auto* named = std::get_if<Current>(&read);
    return named ? named->number : 0;
}

void count_lines(ImmutableStore::Properties& about, const std::vector<PendingChange>& changes) {
    const auto added = static_cast<std::size_t>(std::ranges::count_if(changes, &PendingChange::added));
    about[editorial::property::added] = std::to_string(added);
    about[editorial::property::removed] = std::to_string(changes.size() - added);
}

PublishReport publish_proposed(const Editorial::Impl& desk, Proposed proposed, const std::string& why) {
    auto& report = proposed.report;
    if (report.refused || report.changes.empty()) return std::move(report);
    auto about = properties(desk, "publish", why);
    count_lines(about, report.changes);
    report.version = publish_texts(desk, proposed.texts, proposed.drafts, std::move(about));
    return std::move(report);
}

// The golden questions that must be answered and that the lists of now do not answer any more, by name.
std::string lost_between(const Editorial::Impl& desk, const std::shared_ptr<const lexicon::Lists>& before_lists, const editorial::Drafts& drafts) {
    auto golden = editorial::golden_of(drafts);
    std::erase_if(golden, [](const editorial::GoldenQuestion& one) { return std::ranges::find(one.topic.tags, editorial::must) == one.topic.tags.end(); });
    if (golden.empty() || !desk.generation_if_any()) return {};
    const auto before = desk.finder(before_lists);
    return editorial::names_of(lost_questions(editorial::EffectMeter{before, std::move(golden)}.effect(desk.finder(desk.published().lists))));
}

// Who undoes a change may think that it is gone, but the next publication brings it again. Golden questions are no part of what is live.
std::vector<Message> told_of_drafts(const std::vector<PendingChange>& changes) {
    const auto count = [&](bool added) { return std::ranges::count_if(changes, [&](const PendingChange& one) { return one.added == added && one.line.list != ListKind::golden; }); };
    std::vector<Message> notes;
    if (const auto held = count(true); held > 0) notes.push_back({held == 1 ? "drafts_hold_one" : "drafts_hold", {std::to_string(held)}});
    if (const auto lacked = count(false); lacked > 0) notes.push_back({lacked == 1 ? "drafts_lack_one" : "drafts_lack", {std::to_string(lacked)}});
    return notes;
}

}  // namespace

Editorial::Impl::Impl(fs::path base_folder, std::shared_ptr<const Settings> base_settings, std::shared_ptr<const DeskSettings> given_settings,
                      Newest newest_generation, Asked asked_questions, DeskOptions given)
    : folder(std::move(base_folder)),
      settings(std::move(base_settings)),
      desk_settings(std::move(given_settings)),
      options(std::move(given)),
      store(folder / editorial::lists_folder, editorial::list_names),
      newest(std::move(newest_generation)),
      asked_(std::move(asked_questions)) {
    if (dutch::looks_like_name(options.role)) throw Error(ErrorKind::usage, {"role_is_name", {options.role}}, {{}, 0, "role"});
    if (editorial::column(options.role) != options.role || options.role.empty() || options.role.find(',') != options.role.npos || options.role.size() > 100)
        throw Error(ErrorKind::usage, {"bad_role", {options.role}}, {{}, 0, "role"});
}

PublishedLists Editorial::Impl::published() const {
    auto opened = store.open_current();
    if (!opened.version) {
        if (!store.numbers().empty() && !opened.findings.empty()) throw_finding(opened.findings.front());
        return {0, {}, editorial::no_lists(ground())};
    }
    auto texts = editorial::read_texts(opened.version->folder / source_folder);
    auto lists = editorial::open_lists(*opened.version, *settings, ground());
    return {opened.version->number, std::move(texts), std::move(lists)};
}

Date Editorial::Impl::day() const {
    const auto date = parse_date(options.moment);
    if (!date) throw Error(ErrorKind::usage, {"moment_missing", {}}, {{}, 0, "moment"});
    return *date;
}

// As it was written when nothing is taken out: the redaction has spaces and letters of its own.
privacy::Redacted Editorial::Impl::reason(const std::string& why) const {
    auto redacted = privacy::redact(why, day(), 2 * why.size() + 64);
    return redacted.changed ? std::move(redacted) : privacy::Redacted{why, false};
}

std::shared_ptr<Editorial::Impl::Held> Editorial::Impl::lock() const {
    day();
    const std::scoped_lock guard{mutex_};
    if (auto held = held_.lock(); held && holder_ == std::this_thread::get_id()) return held;
    ensure_folder(store.folder());
    // A second name goes before the lock does: members are destroyed from the last to the first.
    std::shared_ptr<Held> taken{new Held{WriterLock::take(store.folder() / "write.lock", options.moment), editorial::DraftWrites{drafts()}}};
    editorial::remove_temporaries_of(drafts());
    held_ = taken;
    holder_ = std::this_thread::get_id();
    return taken;
}

namespace {

// "redactie/zoektermen.tsv" of "redactie/zoektermen.tsv:12": where a line stands changes by lines above it.
std::string without_numbers(std::string argument) {
    if (!argument.starts_with(std::string{editorial::drafts_folder} + '/')) return argument;
    for (auto colon = argument.find(':'); colon != argument.npos; colon = argument.find(':', colon + 1))
        argument.erase(colon, std::min(argument.find_first_not_of("0123456789", colon + 1), argument.size()) - colon);
    return argument;
}

// What lint says now and did not say before, wherever it says it: a new line may make an older one wrong.
std::vector<ListRemark> new_remarks(const std::vector<ListRemark>& before, std::vector<ListRemark> now) {
    const auto said = [](const ListRemark& one) {
        auto arguments = one.finding.message.arguments;
        for (auto& argument : arguments) argument = without_numbers(std::move(argument));
        return std::pair{one.finding.message.code, std::move(arguments)};
    };
    std::multiset<decltype(said(now.front()))> known;
    for (const auto& one : before) known.insert(said(one));
    std::erase_if(now, [&](const ListRemark& one) {
        const auto found = known.find(said(one));
        if (found == known.end()) return false;
        known.erase(found);
        return true;
    });
    if (now.size() > editorial::most_remarks) now.resize(editorial::most_remarks);
    return now;
}

}  // namespace

Edit Editorial::Impl::edit(const std::function<Edit(editorial::DraftWrites&)>& write) const {
    const auto held = lock();
    const auto before = held->publishes ? Texts{} : draft_texts();
    const auto mark = held->drafts.mark();
    try {
        auto out = write(held->drafts);
        if (held->publishes || out.added.empty()) return out;
        constexpr auto all = std::numeric_limits<std::size_t>::max();
        out.remarks = lint(draft_texts(), all);
        if (!out.remarks.empty()) out.remarks = new_remarks(lint(before, all), std::move(out.remarks));
        // A line with which nothing can be published is no draft to build on.
        for (const auto& one : out.remarks)
            if (one.refuses) throw Error(ErrorKind::refused, one.finding.message);
        return out;
    } catch (...) {
        if (const auto left = held->drafts.put_back(mark)) throw Error(ErrorKind::io, {"draft_half_written", {left->string()}}, {left->string(), 0, {}});
        throw;
    }
}

std::shared_ptr<const index::Generation> Editorial::Impl::generation_if_any() const {
    try {
        return newest();
    } catch (const Error& error) {
        if (error.message().code == "no_index") return nullptr;
        throw;
    }
}

bool Editorial::Impl::has_record(const std::string& id) const {
    const auto current = generation_if_any();
    return !current || current->postings().find(index::id_term(id)).frequency.all > 0;
}

editorial::Ground Editorial::Impl::ground() const {
    const auto current = generation_if_any();
    const auto forms = current ? current->forms() : nullptr;
    const std::scoped_lock lock{mutex_};
    if (!ground_ || ground_->forms != forms) ground_ = editorial::ground_for(*settings, forms);
    return *ground_;
}

search::Finder Editorial::Impl::finder(std::shared_ptr<const lexicon::Lists> lists) const {
    const auto current = generation();
    return {current, settings, asker(), std::make_shared<const search::AppliedLists>(*current, *settings, std::move(lists))};
}

std::optional<std::vector<editorial::AskedQuestion>> Editorial::Impl::asked() const {
    try {
        return asked_ ? asked_(asker()) : std::vector<editorial::AskedQuestion>{};
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::vector<ListRemark> Editorial::Impl::lint(const Texts& texts, std::size_t most) const {
    auto remarks = editorial::lint(read(texts), *settings, ground(), generation_if_any().get(), day(), most);
    for (const auto& [name, meant] : editorial::unread_files(drafts())) {
        if (remarks.size() >= most) break;
        ListRemark remark;
        remark.finding = {{"lint_unread_file", {name}}, {std::string{editorial::drafts_folder} + '/' + name, 0, {}}};
        remark.advice.code = meant.empty() ? "advice_unread_file" : "advice_rename_file";
        if (!meant.empty()) remark.advice.arguments = {meant};
        remarks.push_back(std::move(remark));
    }
    return remarks;
}

Editorial::Editorial(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

std::vector<PendingChange> Editorial::searched_changes() const {
    auto changes = editorial::differences(impl_->read(impl_->published().texts), impl_->read(impl_->draft_texts()));
    std::erase_if(changes, [](const PendingChange& change) {
        return change.line.list == ListKind::golden || change.line.list == ListKind::forms || change.line.list == ListKind::doubles;
    });
    return changes;
}

std::vector<ListRemark> Editorial::lint() const { return impl_->lint(impl_->draft_texts()); }

PublishReport Editorial::preview(const PublishOptions& options) const { return propose(*impl_, options).report; }

PublishReport Editorial::publish(const PublishOptions& options) {
    const auto lock = impl_->lock();
    return publish_proposed(*impl_, propose(*impl_, options), options.why);
}

EditAndPublication Editorial::publish_edit(const std::function<Edit(Editorial&)>& edit, const PublishOptions& options) {
    const auto held = impl_->lock();
    const auto mark = held->drafts.mark();
    held->publishes = true;
    // Where it cannot be undone that is told, before why it had to be.
    const auto put_back = [&] {
        if (const auto left = held->drafts.put_back(mark)) throw Error(ErrorKind::io, {"desk_left_in_draft", {left->string()}}, {left->string(), 0, {}});
    };
    EditAndPublication out;
    try {
        out.edit = edit(*this);
        out.report = publish_proposed(*impl_, propose(*impl_, options, &out.edit), options.why);
    } catch (...) {
        put_back();
        throw;
    }
    if (out.report.refused) put_back();
    return out;
}

std::vector<ListsVersion> Editorial::history() const {
    const auto current = current_number(impl_->store);
    std::vector<ListsVersion> out;
    editorial::Drafts before;  // of the version before it
    for (const auto& version : impl_->store.versions()) {
        ListsVersion info{.number = version.number, .current = version.number == current};
        if (version.manifest) {
            const auto& manifest = *version.manifest;
            info.created = manifest.created;
            info.role = text_of(manifest, editorial::property::role);
            info.reason = text_of(manifest, editorial::property::reason);
            info.why = text_of(manifest, editorial::property::why);
            info.from = whole(manifest, editorial::property::from);
            info.added = whole(manifest, editorial::property::added);
            info.removed = whole(manifest, editorial::property::removed);
            info.sound = impl_->store.check(version.number, false).empty();
            if (const auto opened = impl_->store.open(version.number); opened.version) {
                auto lists = impl_->read(editorial::read_texts(opened.version->folder / source_folder));
                info.changes = editorial::differences(before, lists);
                before = std::move(lists);
            }
        }
        out.push_back(std::move(info));
    }
    std::ranges::reverse(out);
    return out;
}

std::vector<Message> Editorial::waiting() const {
    return waiting_for(impl_->read(impl_->published().texts), *impl_->settings, impl_->generation_if_any().get());
}

namespace {

// Of a copy of an older version: what was before that one. 0: nothing was.
std::uint64_t before_in_use(const ImmutableStore& store) {
    auto number = current_number(store);
    if (number == 0) throw Error(ErrorKind::refused, {"lists_nothing_published", {}});
    const auto versions = store.versions();
    for (auto version = versions.rbegin(); version != versions.rend(); ++version)
        if (version->number == number && version->manifest && text_of(*version->manifest, editorial::property::reason) == "rollback")
            number = whole(*version->manifest, editorial::property::from);
    if (number == 0) {
        std::uint64_t held = 0;  // the newest with something in it: an empty one is a copy of nothing
        for (const auto& version : versions)
            if (version.manifest && (text_of(*version.manifest, editorial::property::reason) != "rollback" || whole(*version.manifest, editorial::property::from) > 0)) held = std::max(held, version.number);
        if (held == 0) throw Error(ErrorKind::refused, {"lists_nothing_before", {}});
        throw Error(ErrorKind::refused, {"lists_rolled_back_to_empty", {std::to_string(held)}});
    }
    std::uint64_t before = 0;
    for (const auto& version : versions)
        if (version.number < number) before = std::max(before, version.number);
    if (before == 0 && number > 1) throw Error(ErrorKind::refused, {"lists_nothing_before", {}});  // there was, and it is kept no more
    return before;
}

}  // namespace

// An emergency undo: what it costs is told, and nothing of it refuses.
RollbackReport Editorial::rollback(std::optional<std::uint64_t> number) {
    const auto lock = impl_->lock();
    const auto current = current_number(impl_->store);
    if (!number) number = before_in_use(impl_->store);
    Texts texts;
    if (*number != 0) {
        texts = editorial::read_texts(editorial::published_version(impl_->store, *number).folder / source_folder);
    } else if (current == 0) {
        throw Error(ErrorKind::refused, {"lists_nothing_published", {}});
    }
    const auto lists = impl_->read(texts);
    const auto before = impl_->published();
    auto about = properties(*impl_, "rollback", {});
    about[editorial::property::from] = std::to_string(*number);
    auto changes = editorial::differences(impl_->read(before.texts), lists);
    count_lines(about, changes);
    RollbackReport report{publish_texts(*impl_, texts, lists, std::move(about)), *number, current, std::move(changes), {}};
    try {
        const auto drafts = impl_->read(impl_->draft_texts());
        if (const auto names = lost_between(*impl_, before.lists, drafts); !names.empty()) report.notes.push_back({"rollback_lost", {names}});
        for (auto& note : told_of_drafts(editorial::differences(lists, drafts))) report.notes.push_back(std::move(note));
    } catch (const Error& error) {  // it is done, and a draft that cannot be read is told
        report.notes.push_back(error.message());
    }
    for (auto& note : waiting()) report.notes.push_back(std::move(note));
    return report;
}

namespace {

// Also a line that a hand put a # before.
bool names_one_of(std::string_view line, const std::set<std::string>& ids) {
    while (line.starts_with('#') || line.starts_with(' ')) line.remove_prefix(1);
    for (int column = 0; column < 2; ++column) {
        const auto end = std::min(line.find('\t'), line.size());
        if (ids.contains(std::string{unicode::trim(line.substr(0, end))})) return true;
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return false;
}

std::string without_people(const std::string& text, const std::set<std::string>& ids) {
    std::vector<std::size_t> numbers;
    for (const auto& line : editorial::lines_of(text))
        if (names_one_of(line.text, ids)) numbers.push_back(line.number);
    return numbers.empty() ? text : editorial::without_lines(text, numbers);
}

Texts without_people(Texts texts, const std::set<std::string>& ids) {
    for (auto& [name, text] : texts)
        if (editorial::list_of(name) == ListKind::doubles) text = without_people(text, ids);
    return texts;
}

}  // namespace

// A version never changes: that in use is published anew, and those before it go, as generations do.
bool Editorial::Impl::forget_people(const std::set<std::string>& ids) const {
    const auto file = draft(ListKind::doubles);
    if (store.numbers().empty() && !fs::exists(file)) return true;
    const auto held = lock();
    if (fs::exists(file)) editorial::rewrite(file, [&](const std::string& text) { return without_people(text, ids); });
    const auto holds = [&](std::uint64_t number) {
        const auto opened = store.open(number);
        if (!opened.version) return true;  // it may
        const auto texts = editorial::read_texts(opened.version->folder / source_folder);
        return without_people(texts, ids) != texts;
    };
    std::set<std::uint64_t> holding;
    for (const auto number : store.numbers())
        if (holds(number)) holding.insert(number);
    if (const auto now = published(); holding.contains(now.number)) {
        const auto texts = without_people(now.texts, ids);
        publish_texts(*this, texts, read(texts), properties(*this, "purge", {}));
    }
    store.collect([&](const VersionInfo& version) { return !holding.contains(version.number); });
    return std::ranges::none_of(store.numbers(), [&](auto number) { return holding.contains(number); });
}

}  // namespace vraagbaak

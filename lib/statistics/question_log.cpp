// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/question_log.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "record/audience_label.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

using namespace statistics;

namespace {

constexpr int moment_ms = 40;          // that a writing waits for others before it goes into a file of its own
constexpr int patience_ms = 10'000;    // of who purges
constexpr std::ptrdiff_t most_at_once = 256;  // in one transaction
constexpr int least_priority = 19;
constexpr std::size_t taken_at_once = 256 << 10;  // bytes of waiting files
constexpr std::size_t writings_between_looks = 32;  // for what others left

constexpr std::array<std::string_view, 6> channels{"telefoon", "balie", "e-mail", "chat", "website", "overig"};

// What is looked at of an answer, which may be long.
Answer brief(const Answer& answer) {
    Answer out;
    out.total = answer.total;
    out.interpretation.words = answer.interpretation.words;
    if (!answer.hits.empty()) out.hits.push_back({.kind = answer.hits.front().kind});
    return out;
}

Date months_before(const Date& day, std::size_t months) {
    auto out = day - std::chrono::months{static_cast<int>(months)};
    if (!out.ok()) out = out.year() / out.month() / std::chrono::last;
    return out;
}

bool holds_nothing(const std::string& text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

}  // namespace

QuestionLog::Impl::Impl(std::filesystem::path folder, std::shared_ptr<const DeskSettings> settings, LogOptions options, Newest newest,
                        FinderOf finder_of)
    : folder_(std::move(folder)), settings_(std::move(settings)), options_(options), newest_(std::move(newest)), finder_of_(std::move(finder_of)), spool_(folder_) {}

QuestionLog::Impl::~Impl() {
    {
        const std::scoped_lock lock{mutex_};
        stop_ = true;
    }
    handed_over_.notify_all();
    if (thread_.joinable()) thread_.join();
    flush();
}

void check_channel(const std::string& channel) {
    if (std::ranges::find(channels, channel) != channels.end()) return;
    std::string known;
    for (const auto one : channels) known += (known.empty() ? "" : ", ") + std::string(one);
    throw Error(ErrorKind::usage, {"log_unknown_channel", {channel, known}}, {{}, 0, "channel"});
}

void QuestionLog::Impl::asked(const Asker& asker, const Question& question, const Answer& answer, const Occasion& occasion) {
    check_channel(occasion.channel);
    if (holds_nothing(question.text)) return;
    hand_over({Event::asked, asker, question, brief(answer), {}, occasion});
}

std::string QuestionLog::Impl::question_of(const std::string& question, const Occasion& occasion) {
    if (!holds_nothing(question)) return question;
    const std::scoped_lock lock{mutex_};
    if (const auto* last = said_.last(occasion.contact, occasion.moment)) return last->asked;
    throw Error(ErrorKind::usage, {"log_no_question", {}}, {{}, 0, "query"});
}

void QuestionLog::Impl::opened(const Asker& asker, const std::string& question, const std::string& id, const Occasion& occasion) {
    check_channel(occasion.channel);
    Question about{.text = question_of(question, occasion)};
    const auto record = finder_of_(asker).show(id);
    if (!record) throw Error(ErrorKind::refused, {"unknown_record", {id}});
    // Whom somebody looked up says who he is.
    if (record->kind == "medewerker") return;
    hand_over({Event::opened, asker, std::move(about), std::nullopt, id, occasion});
}

void QuestionLog::Impl::outcome(const Asker& asker, const std::string& question, Found found, const Occasion& occasion) {
    check_channel(occasion.channel);
    const auto event = found == Found::yes ? Event::found_yes : found == Found::partly ? Event::found_partly : Event::found_no;
    Question about{.text = question_of(question, occasion)};
    finder_of_(asker);  // knows his groups
    hand_over({event, asker, std::move(about), std::nullopt, {}, occasion});
}

void QuestionLog::Impl::hand_over(Job job) {
    {
        const std::scoped_lock lock{mutex_};
        if (job.event == Event::asked) said_.asked(job.occasion.contact, job.question.text, {}, job.occasion.moment);
        if (options_.background && !thread_.joinable()) thread_ = std::thread{[this] { work(); }};
        jobs_.push_back(std::move(job));
    }
    handed_over_.notify_one();
}

LogState QuestionLog::Impl::flush() {
    std::unique_lock lock{mutex_};
    if (!options_.background) {
        idle_.wait(lock, [this] { return !working_; });
        work_off(lock);
    }
    idle_.wait(lock, [this] { return jobs_.empty() && !working_; });
    return state_;
}

// Counts when nothing else wants the processor: a search always goes first. So the lock is held for moments alone.
void QuestionLog::Impl::work() {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), least_priority);  // of this thread; without it all works as well
    std::unique_lock lock{mutex_};
    while (true) {
        handed_over_.wait(lock, [this] { return stop_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        work_off(lock);
    }
}

void QuestionLog::Impl::work_off(std::unique_lock<std::mutex>& lock) {
    std::deque<Job> jobs;
    jobs.swap(jobs_);
    working_ = true;
    lock.unlock();
    for (auto rest = jobs.cbegin(); rest != jobs.cend();) {
        const auto end = rest + std::min<std::ptrdiff_t>(jobs.cend() - rest, most_at_once);
        work_on({rest, end});
        rest = end;
    }
    lock.lock();
    working_ = false;
    idle_.notify_all();
}

void QuestionLog::Impl::tell(const std::function<void(LogState&)>& change) {
    const std::scoped_lock lock{mutex_};
    change(state_);
}

// Nothing that goes wrong here may end the program: a count is lost, and that is told.
void QuestionLog::Impl::work_on(Jobs jobs) {
    std::vector<Entry> entries;
    Letters letters;
    for (const auto& job : jobs) {
        try {
            entries_of(job, entries, letters);
        } catch (const Error& error) {
            tell([&](LogState& state) { ++state.lost, state.problem = error.message(); });
        } catch (const std::exception& error) {
            tell([&](LogState& state) { ++state.lost, state.problem = Message{"internal", {error.what()}}; });
        }
    }
    if (!entries.empty()) write(entries, letters);
    forget_old(*(jobs.end() - 1));
}

KeptQuestion QuestionLog::Impl::kept(const Job& job) {
    if (!hash_) hash_.emplace(folder_ / key_name);
    if (const auto newest = newest_(); newest != generation_ || words_day_ != job.asker.date || !words_) {
        words_.reset();
        generation_ = newest;
        words_.emplace(generation_, job.asker.date);
        words_day_ = job.asker.date;
    }
    const auto answer = job.answer ? *job.answer : finder_of_(job.asker).search({.text = job.question.text, .limit = 1});
    return statistics::kept(job.question, answer, job.asker.date, *words_, *hash_, analyzer_);
}

void QuestionLog::Impl::entries_of(const Job& job, std::vector<Entry>& entries, Letters& letters) {
    const auto& occasion = job.occasion;
    auto* last = contacts_.last(occasion.contact, occasion.moment);
    const bool of_last = last && last->asked == job.question.text;
    auto question = of_last && job.event != Event::asked ? KeptQuestion{last->kept, {}, {}} : kept(job);
    Entry entry{job.event, to_string(job.asker.date), occasion.channel, record::audience_label(job.asker), question.text, 0, false, job.id, {}, question.hashes};
    if (job.event != Event::asked) {
        if (of_last && job.event != Event::found_no) last->answered = true;
        if (!question.text.empty()) entries.push_back(std::move(entry));
        return;
    }
    if (question.text.empty()) {
        contacts_.asked(occasion.contact, job.question.text, {}, occasion.moment);
        entries.push_back({Event::withheld, entry.day, entry.channel, {}, {}, 0, false, {}, {}, {}});
        return tell([](LogState& state) { ++state.withheld; });
    }
    if (last && last->kept == question.text) {
        last->moment = occasion.moment;
        return tell([](LogState& state) { ++state.repeated; });
    }
    entry.hits = job.answer->total;
    entry.filtered = entry.hits == 0 && !job.question.filters.empty() && finder_of_(job.asker).search({.text = job.question.text, .limit = 0}).total > 0;
    letters.merge(question.letters);
    entries.push_back(entry);
    if (last && !last->kept.empty() && !last->answered) {
        entry.event = Event::rephrased;
        entry.before = last->kept;
        entries.push_back(std::move(entry));
    }
    contacts_.asked(occasion.contact, job.question.text, question.text, occasion.moment);
}

void QuestionLog::Impl::write(const std::vector<Entry>& entries, const Letters& letters) {
    try {
        if (store_ && !store_->is_still_there()) store_.reset();
        if (!store_) store_.emplace(folder_, moment_ms);
        store_->add(entries, letters);
        tell([&](LogState& state) { state.written += entries.size(); });
    } catch (const Error&) {
        store_.reset();
        std::vector<std::string> lines;
        for (const auto& entry : entries) lines.push_back(to_line(entry));
        try {
            spool_.append(lines);
            tell([&](LogState& state) { state.waiting += entries.size(); });
        } catch (const Error& error) {
            tell([&](LogState& state) { state.lost += entries.size(), state.problem = error.message(); });
        }
        return;
    }
    take_in();
}

// What others left, now and then; and what this process had to put aside.
void QuestionLog::Impl::take_in() {
    if (spool_.name().empty() && writings_++ % writings_between_looks != 0) return;
    try {
        store_->take_in(taken_at_once);
        if (!spool_.name().empty() && store_->taken_of(spool_.name()) == spool_.size()) spool_.done();
    } catch (const Error&) {  // later, or by another
    }
}

// By the clock of who calls, never by the day that he searches as if it were.
void QuestionLog::Impl::forget_old(const Job& job) {
    if (job.occasion.moment == std::chrono::system_clock::time_point{} || !store_) return;
    const auto first = to_string(months_before(date_in_amsterdam(job.occasion.moment), settings_->statistics_months));
    if (first == forgotten_before_) return;
    try {
        if (const auto oldest = store_->oldest_day(); !oldest.empty() && oldest < first) store_->forget_before(first);
        forgotten_before_ = first;
    } catch (const Error&) {  // at the next question
    }
}

PurgeReport QuestionLog::Impl::purge(const PurgeOptions& options) {
    const bool by_age = !options.everything && !options.until && options.words.empty();
    if (by_age && !options.today.ok()) throw Error(ErrorKind::usage, {"bad_asker_date", {}}, {{}, 0, "date"});
    flush();
    Store store{folder_, patience_ms};
    while (!store.take_in(taken_at_once)) {}
    PurgeReport report;
    const auto add = [&](const Forgotten& forgotten) {
        report.questions += forgotten.askings;
        report.uses += forgotten.uses;
    };
    if (options.everything) add(store.forget_all());
    else if (options.until) add(store.forget_until(to_string(*options.until)));
    else if (by_age) add(store.forget_before(to_string(months_before(options.today, settings_->statistics_months))));
    if (!options.everything && !options.words.empty()) add(store.forget_words(options.words));
    report.erased = store.erase() && waiting_files(folder_).empty();
    return report;
}

QuestionLog::QuestionLog(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
QuestionLog::QuestionLog(QuestionLog&&) noexcept = default;
QuestionLog& QuestionLog::operator=(QuestionLog&&) noexcept = default;
QuestionLog::~QuestionLog() = default;

void QuestionLog::asked(const Asker& asker, const Question& question, const Answer& answer, const Occasion& occasion) {
    impl_->asked(asker, question, answer, occasion);
}
void QuestionLog::opened(const Asker& asker, const std::string& question, const std::string& id, const Occasion& occasion) {
    impl_->opened(asker, question, id, occasion);
}
void QuestionLog::outcome(const Asker& asker, const std::string& question, Found found, const Occasion& occasion) {
    impl_->outcome(asker, question, found, occasion);
}
LogState QuestionLog::flush() { return impl_->flush(); }
PurgeReport QuestionLog::purge(const PurgeOptions& options) { return impl_->purge(options); }

}  // namespace vraagbaak

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <ranges>
#include <thread>

#include "analysis/analyzer.hpp"
#include "search/finder.hpp"
#include "statistics/contacts.hpp"
#include "statistics/kept_question.hpp"
#include "statistics/spool.hpp"
#include "statistics/store.hpp"
#include "vraagbaak/settings.hpp"
#include "vraagbaak/statistics.hpp"

namespace vraagbaak {

// The callers hand over what is to be counted; one thread works out what of it may be kept, and writes.
class [[gnu::visibility("hidden")]] QuestionLog::Impl {
public:
    using Newest = std::function<std::shared_ptr<const index::Generation>()>;
    using FinderOf = std::function<search::Finder(const Asker&)>;

    // What is given outlives this.
    Impl(std::filesystem::path folder, std::shared_ptr<const DeskSettings> settings, LogOptions options, Newest newest, FinderOf finder_of);
    ~Impl();

    void asked(const Asker& asker, const Question& question, const Answer& answer, const Occasion& occasion);
    void opened(const Asker& asker, const std::string& question, const std::string& id, const Occasion& occasion);
    void outcome(const Asker& asker, const std::string& question, Found found, const Occasion& occasion);
    LogState flush();
    PurgeReport purge(const PurgeOptions& options);

private:
    struct Job {
        statistics::Event event;
        Asker asker;
        Question question;
        std::optional<Answer> answer;  // as far as it is looked at; none: the question is asked again
        std::string id;
        Occasion occasion;
    };

    using Jobs = std::ranges::subrange<std::deque<Job>::const_iterator>;

    std::string question_of(const std::string& question, const Occasion& occasion);
    void hand_over(Job job);

    // Of the one who works: the thread, or who flushes.
    void work();
    void work_off(std::unique_lock<std::mutex>& lock);
    void work_on(Jobs jobs);
    void entries_of(const Job& job, std::vector<statistics::Entry>& entries, statistics::Letters& letters);
    statistics::KeptQuestion kept(const Job& job);
    void write(const std::vector<statistics::Entry>& entries, const statistics::Letters& letters);
    void take_in();
    void forget_old(const Job& job);
    void tell(const std::function<void(LogState&)>& change);

    const std::filesystem::path folder_;
    const std::shared_ptr<const DeskSettings> settings_;
    const LogOptions options_;
    const Newest newest_;
    const FinderOf finder_of_;

    std::mutex mutex_;
    std::condition_variable handed_over_, idle_;
    std::deque<Job> jobs_;           // guarded by mutex_, as what follows
    statistics::Contacts said_;      // what each contact asked last, as it came
    LogState state_;
    bool working_ = false, stop_ = false;
    std::thread thread_;

    analysis::Analyzer analyzer_;    // of the one who works, as what follows
    statistics::Contacts contacts_;
    std::optional<privacy::KeyedHash> hash_;
    std::shared_ptr<const index::Generation> generation_;
    std::optional<statistics::PublicWords> words_;
    Date words_day_{};
    std::optional<statistics::Store> store_;
    statistics::Spool spool_;
    std::size_t writings_ = 0;
    std::string forgotten_before_;
};

}  // namespace vraagbaak

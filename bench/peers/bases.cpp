// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "bench_base.hpp"
#include "child_process.hpp"
#include "peers/articles.hpp"
#include "peers/verbs.hpp"
#include "samples.hpp"

namespace vraagbaak::bench {

namespace {

constexpr std::size_t most_updates = 30;
constexpr double update_budget = 120;  // seconds, after the first few

template <class Visit>
void each_file(const std::filesystem::path& folder, Visit visit) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
        if (entry.is_regular_file()) visit(entry.path());
}

double megabytes_on_disk(const std::filesystem::path& folder) {
    double bytes = 0;
    each_file(folder, [&](const auto& file) {
        struct stat status {};
        if (::stat(file.c_str(), &status) == 0) bytes += 512.0 * static_cast<double>(status.st_blocks);
    });
    return bytes / 1e6;
}

// So that the next to read them waits for the disk.
void drop_from_memory(const std::filesystem::path& folder) {
    each_file(folder, [](const auto& file) {
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) return;
        ::fdatasync(descriptor);
        ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
        ::close(descriptor);
    });
}

std::vector<Record> first_articles(const std::filesystem::path& file, std::size_t count) {
    std::vector<Record> records;
    struct Enough {};
    try {
        each_article(file, Windows::left_out, [&](Record record) {
            records.push_back(std::move(record));
            if (records.size() == count) throw Enough{};
        });
    } catch (const Enough&) {
    }
    return records;
}

}  // namespace

void build(const Place& place) {
    const auto figures = place.figures();
    for (const auto windows : {Windows::left_out, Windows::kept}) {
        const auto base = windows == Windows::kept ? place.windows() : place.base;
        const auto source = std::filesystem::path{base} += ".jsonl";
        write_source(place.data / "docs.tsv", windows, source);
        std::size_t articles = 0;
        const auto seconds = seconds_of([&] {
            const auto built = build_base(source, base);
            articles = built.searcher(asker_on("20240601")).search({.text = "*", .limit = 0}).total;
        });
        if (windows == Windows::kept) break;
        figures.scalar("build_docs_s", static_cast<double>(read_lines(source).size()) / seconds);
        figures.scalar("build_peak_mb", peak_megabytes());
        figures.scalar("index_mb", megabytes_on_disk(base / "index"));
    }
}

void open(const Place& place, bool cold) {
    if (cold) drop_from_memory(place.base);
    const auto question = all_words(read_lines(place.data / "q_and.tsv").front());
    const auto begin = seconds_now(Clock::wall);
    const auto searcher = KnowledgeBase::open(place.base).searcher(bench_asker());
    const auto opened = seconds_now(Clock::wall);
    searcher.search(question);
    const auto answered = seconds_now(Clock::wall);
    const auto figures = place.figures();
    const std::string how = cold ? "cold_ms" : "warm_ms";
    figures.scalar("open_" + how, 1e3 * (opened - begin));
    figures.scalar("open_first_" + how, 1e3 * (answered - begin));
}

// Each with a word that nothing else has, by which it must be found.
void update(const Place& place) {
    auto base = KnowledgeBase::open(place.base);
    Samples milliseconds;
    std::vector<std::string> ids;
    const auto begin = seconds_now(Clock::wall);
    for (auto& record : first_articles(place.data / "docs.tsv", most_updates)) {
        if (ids.size() >= 3 && seconds_now(Clock::wall) - begin > update_budget) break;
        record.id = "nieuw" + std::to_string(ids.size());
        record.title += " uniekwoord" + record.id;
        milliseconds.add(1e3 * seconds_of([&] {
            auto writer = base.update();
            writer.put(record);
            writer.commit({.moment = build_moment});
            if (base.search(bench_asker(), {.text = "uniekwoord" + record.id}).total != 1) throw std::runtime_error("an update is not found");
        }));
        ids.push_back(record.id);
    }
    auto writer = base.update();
    for (const auto& id : ids) writer.remove(id);
    writer.commit({.moment = build_moment});
    const auto figures = place.figures();
    figures.scalar("update_ms_p50", milliseconds.percentile(0.5));
    figures.scalar("update_ms_p95", milliseconds.percentile(0.95));
}

}  // namespace vraagbaak::bench

// SPDX-License-Identifier: GPL-2.0-or-later
#include "base_files.hpp"

#include <cstdlib>

namespace vraagbaak::bench {

namespace {

std::filesystem::path data_folder() {
    const char* named = std::getenv("VRAAGBAAK_BENCH_DATA");
    return named ? std::filesystem::path{named} : std::filesystem::temp_directory_path() / "vraagbaak-bench";
}

}  // namespace

BaseFiles files_of(const Generator& generator) {
    const auto folder = data_folder() / std::to_string(generator.size());
    std::filesystem::create_directories(folder);
    BaseFiles files{folder, folder / "articles.jsonl", folder / "kennisbank"};
    if (!std::filesystem::exists(files.articles)) write_articles(generator, files.articles);
    return files;
}

KnowledgeBase ready_base(const BaseFiles& files) {
    try {
        auto base = KnowledgeBase::open(files.base);
        base.searcher(bench_asker());
        return base;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::unusable) throw;
        return build_base(files.articles, files.base);
    }
}

}  // namespace vraagbaak::bench

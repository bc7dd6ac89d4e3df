// SPDX-License-Identifier: GPL-2.0-or-later
// The articles and questions that other engines are measured with, as records and questions of ours.
//
// docs.tsv: id, title, keywords, category, department, from, to, groups, body, with tabs between. q_CLASS.tsv: a question a
// line. A category becomes bron, a department afdeling, groups thema: the fields that filter and count as theirs do.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "vraagbaak/question.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::bench {

// Publication windows hide a record on other days from whatever is asked; the classes without a date want them all.
enum class Windows { left_out, kept };

// std::runtime_error names file and line of what cannot be read.
void each_article(const std::filesystem::path& file, Windows windows, const std::function<void(Record)>& visit);

// The same as JSON Lines, when it is not there yet.
void write_source(const std::filesystem::path& articles, Windows windows, const std::filesystem::path& source);

std::vector<std::string> read_lines(const std::filesystem::path& file);
std::vector<std::string> cells_of(const std::string& line);

// "+a +b": all are required.
Question all_words(const std::string& words);
// "a OF b": any of them, best match.
Question any_words(const std::string& words);
// What q_filter.tsv asks of a base with windows: words, category, department, group, day, and which of the three filters.
Question filtered(const std::vector<std::string>& cells);
Asker asker_on(const std::string& day);  // 20240601

}  // namespace vraagbaak::bench

// SPDX-License-Identifier: GPL-2.0-or-later
// vraagbaak: type what the caller says, and the right answer of a Dutch municipality's kennisbank stands in the top
// three within a few milliseconds.
//
// A KnowledgeBase is a folder. Its index is a cache of its sources: a generation is built aside, checked, hashed and
// published by one rename, and never changed after that. A Searcher answers from one generation for one Asker: which
// groups, on which day, in which language. There is no default asker, because every answer depends on it.
//
//   #include <vraagbaak/vraagbaak.hpp>
//   #include <iostream>
//
//   int main() {
//       auto base = vraagbaak::KnowledgeBase::open("gemeente.kennisbank");
//       vraagbaak::Asker agent{.groups = {"kcc"}, .date = *vraagbaak::parse_date("2027-02-23"), .language = "nl"};
//       auto answer = base.search(agent, {.text = "nieuw paspoort", .facets = {"thema"}});
//       for (const auto& hit : answer.hits)
//           std::cout << hit.title << '\n' << vraagbaak::to_html(hit.snippet) << '\n';
//   }
//
// The library never prints, never exits, never forks and keeps no state behind your back. What people bring about in
// ordinary use is a value in the answer; the rest is thrown as vraagbaak::Error.
#pragma once

#include "vraagbaak/analysis.hpp"
#include "vraagbaak/build.hpp"
#include "vraagbaak/changes.hpp"
#include "vraagbaak/check.hpp"
#include "vraagbaak/choices.hpp"
#include "vraagbaak/completion.hpp"
#include "vraagbaak/date.hpp"
#include "vraagbaak/editorial.hpp"
#include "vraagbaak/error.hpp"
#include "vraagbaak/evaluation.hpp"
#include "vraagbaak/exporting.hpp"
#include "vraagbaak/feedback.hpp"
#include "vraagbaak/knowledge_base.hpp"
#include "vraagbaak/message.hpp"
#include "vraagbaak/offer.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/reach.hpp"
#include "vraagbaak/record.hpp"
#include "vraagbaak/render.hpp"
#include "vraagbaak/report.hpp"
#include "vraagbaak/settings.hpp"
#include "vraagbaak/spelling.hpp"
#include "vraagbaak/spoken_day.hpp"
#include "vraagbaak/statistics.hpp"

// SPDX-License-Identifier: GPL-2.0-or-later
// Answers as text, HTML and JSON. The only code that escapes. JSON shapes: docs/schema/*.json.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/analysis.hpp"
#include "vraagbaak/build.hpp"
#include "vraagbaak/changes.hpp"
#include "vraagbaak/check.hpp"
#include "vraagbaak/choices.hpp"
#include "vraagbaak/completion.hpp"
#include "vraagbaak/editorial.hpp"
#include "vraagbaak/error.hpp"
#include "vraagbaak/evaluation.hpp"
#include "vraagbaak/exporting.hpp"
#include "vraagbaak/feedback.hpp"
#include "vraagbaak/offer.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/record.hpp"
#include "vraagbaak/report.hpp"
#include "vraagbaak/statistics.hpp"

namespace vraagbaak {

// HTML with <mark> around highlights; everything else escaped.
VRAAGBAAK_API std::string to_html(const Snippet& snippet);

// One page that stands by itself: no script, no style, picture or letter from elsewhere. EN 301 549 (WCAG 2.2 AA).
VRAAGBAAK_API std::string to_html(const Report& report, std::string_view language);

// A cell as people read it: "23-02-2027", "83,3 %".
VRAAGBAAK_API std::string text(const ReportCell& cell, std::string_view language);

VRAAGBAAK_API std::string to_json(const Answer& answer, std::string_view language);
VRAAGBAAK_API std::string to_json(const Answer& answer, const Choices& choices, std::string_view language);
VRAAGBAAK_API std::string to_json(const Offer& offer, std::string_view language);
VRAAGBAAK_API std::string to_json(const WhyNot& why_not, std::string_view language);
VRAAGBAAK_API std::string to_json(const Record& record, const std::vector<Notice>& notices = {}, const Reach& reach = {},
                                  const std::vector<RecordLink>& links = {});
VRAAGBAAK_API std::string to_json(const BuildReport& report, std::string_view language);
VRAAGBAAK_API std::string to_json(const ExportReport& report);
VRAAGBAAK_API std::string to_json(const std::vector<RelatedRecord>& related);
VRAAGBAAK_API std::string to_json(const std::vector<Completion>& completions);
VRAAGBAAK_API std::string to_json(const std::vector<GenerationInfo>& generations);
VRAAGBAAK_API std::string to_json(const Health& health, std::string_view language);
VRAAGBAAK_API std::string to_json(const std::vector<AnalyzedToken>& tokens);
VRAAGBAAK_API std::string to_json(const Evaluation& evaluation);
VRAAGBAAK_API std::string to_json(const Comparison& comparison, const OtherLists& other);  // of what is published with those
VRAAGBAAK_API std::string to_json(const std::vector<ListLine>& lines);
VRAAGBAAK_API std::string to_json(const Edit& edit, const std::optional<PublishReport>& published, std::string_view language);
VRAAGBAAK_API std::string to_json(const std::vector<ListRemark>& remarks, std::string_view language);
VRAAGBAAK_API std::string to_json(const PublishReport& report, std::string_view language);
VRAAGBAAK_API std::string to_json(const std::vector<ListsVersion>& versions);
VRAAGBAAK_API std::string to_json(const RollbackReport& report, std::string_view language);
VRAAGBAAK_API std::string to_json(const std::vector<TermInfo>& terms);
VRAAGBAAK_API std::string to_json(const std::vector<DoubtfulPair>& pairs, std::string_view language);
VRAAGBAAK_API std::string to_json(const Mending& mending, const std::optional<PublishReport>& published, std::string_view language);
VRAAGBAAK_API std::string to_json(const Changes& changes);
VRAAGBAAK_API std::string to_json(const CheckReport& report, std::string_view language);
VRAAGBAAK_API std::string to_json(const std::vector<Feedback>& feedback);
VRAAGBAAK_API std::string to_json(const Feedback& feedback);
VRAAGBAAK_API std::string to_json(const Receipt& receipt);
VRAAGBAAK_API std::string to_json(const Reply& reply);
VRAAGBAAK_API std::string to_json(const PurgeReport& report);
VRAAGBAAK_API std::string to_json(const LogState& state, std::string_view language);
VRAAGBAAK_API std::string to_json(const Report& report, std::string_view language);
VRAAGBAAK_API std::string to_json(const Error& error, std::string_view language);

}  // namespace vraagbaak

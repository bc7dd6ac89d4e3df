// SPDX-License-Identifier: GPL-2.0-or-later
// A found record → a hit for people: best section, snippet with highlights, badges, reasons.
#pragma once

#include <functional>
#include <span>

#include "search/nearness.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::search {

class Presenter {
public:
    // `telling`: for each unit of the matcher how much it says (its idf); sections and snippets with telling words win.
    Presenter(const Matcher& matcher, std::vector<double> telling, const Asker& asker);

    // `blocked`: lines of keywords and other titles that are as if they were not there.
    Hit present(const SeenViews::Seen& seen, double score, bool explain, analysis::Analyzer& analyzer,
                const std::function<bool(std::string_view line)>& blocked = {});

private:
    struct Found {
        const index::TextPart* part;
        std::span<const Match> matches;
    };

    double worth(std::span<const Match> matches) const;
    double gain(const Match& match) const;
    std::size_t best_section(std::size_t sections, const std::vector<Found>& found) const;
    Snippet snippet(std::string_view text, std::span<const Match> matches) const;
    std::vector<Why> reasons(const std::vector<Found>& found) const;

    const Matcher& matcher_;
    std::vector<double> telling_;
    mutable std::vector<double> best_;  // what each unit tells so far: of the section or snippet that is looked at
    const Asker& asker_;
};

// changed: within the last seven days; expires: within the next seven; elsewhere: another organisation delivers it;
// finished: a project that is over.
std::vector<std::string> badges_of(const index::StoredView& view, const Date& today);

}  // namespace vraagbaak::search

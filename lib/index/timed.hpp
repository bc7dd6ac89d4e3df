// SPDX-License-Identifier: GPL-2.0-or-later
// What of the documents of a generation depends on the moment: which projects are over, and what is announced. Few records have any of it,
// so it stands apart from them: timed.tsv of a generation, in the order of the documents. Not there without any.
//
//     document TAB einde TAB day TAB words                   the last day of a project; - when it is over whatever the day, + when it has none
//     document TAB soort TAB from TAB until TAB words TAB text   an announcement; - for no beginning
//
// Words, between spaces: what an announcement is met by, and what a project is called by.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

inline constexpr auto timed_file = "timed.tsv";

// Words as they stand somewhere, their stems and those of their parts; no function words.
using MetWords = std::set<std::string, std::less<>>;
MetWords words_of(const Announcement& announcement, analysis::Analyzer& analyzer);  // what its kind is called too
MetWords names_of(const Record& project, analysis::Analyzer& analyzer);             // its titles, where it is, and what letters were about

class Timed {
public:
    void add(const Record& record, std::uint32_t document, analysis::Analyzer& analyzer);  // in the order of their numbers
    bool empty() const { return projects_.empty() && announced_.empty(); }

    struct Project {
        std::uint32_t document = 0;
        bool closed = false;           // it is over, whatever the day
        std::optional<Date> last_day;  // of one that is not
        MetWords names;

        bool over(const Date& today) const { return closed || (last_day && *last_day < today); }
    };
    struct Announced {
        std::uint32_t document = 0;
        Announcement announcement;
        MetWords words;
    };
    const std::vector<Project>& projects() const { return projects_; }
    const std::vector<Announced>& announced() const { return announced_; }
    const Project* project(std::uint32_t document) const;  // nullptr: it is none
    bool over(std::uint32_t document, const Date& today) const;

    std::string text() const;
    static Timed from_text(std::string_view text, std::uint32_t documents);  // what is not as it should be is left out

private:
    std::vector<Project> projects_;
    std::vector<Announced> announced_;
};

}  // namespace vraagbaak::index

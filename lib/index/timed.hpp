// SPDX-License-Identifier: GPL-2.0-or-later
// What of the documents of a generation depends on the moment: which projects are over, and what is announced. Few records have any of it,
// so it stands apart from them: timed.tsv of a generation, in the order of the documents. Not there without any.
//
//     document TAB einde TAB day                             the last day of a project; - when it is over whatever the day
//     document TAB soort TAB from TAB until TAB words TAB text   an announcement; - for no beginning. Words, between spaces: what it is met by
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

// The words that an announcement has: as they stand there, their stems and those of their parts, and what its kind is called.
using AnnouncedWords = std::set<std::string, std::less<>>;
AnnouncedWords words_of(const Announcement& announcement, analysis::Analyzer& analyzer);

class Timed {
public:
    void add(const Record& record, std::uint32_t document, analysis::Analyzer& analyzer);  // in the order of their numbers
    bool empty() const { return ends_.empty() && announced_.empty(); }

    struct End {
        std::uint32_t document = 0;
        std::optional<Date> last_day;  // none: it is over

        bool over(const Date& today) const { return !last_day || *last_day < today; }
    };
    struct Announced {
        std::uint32_t document = 0;
        Announcement announcement;
        AnnouncedWords words;
    };
    const std::vector<End>& ends() const { return ends_; }
    const std::vector<Announced>& announced() const { return announced_; }
    bool over(std::uint32_t document, const Date& today) const;

    std::string text() const;
    static Timed from_text(std::string_view text, std::uint32_t documents);  // what is not as it should be is left out

private:
    std::vector<End> ends_;
    std::vector<Announced> announced_;
};

}  // namespace vraagbaak::index

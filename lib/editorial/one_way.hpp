// SPDX-License-Identifier: GPL-2.0-or-later
// Where rules lead that go from one term to another only; what is written both ways is no circle.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "editorial/drafts.hpp"

namespace vraagbaak::editorial {

class OneWay {
public:
    explicit OneWay(const std::vector<Entry<std::string>>& rules);

    void add(const std::string& rule);

    // A term of its left side and one of its right side that leads back to it already; none: it closes no circle.
    std::optional<std::pair<std::string, std::string>> circle_with(const std::string& rule) const;

private:
    bool leads(const std::string& from, const std::string& to) const;

    std::map<std::string, std::set<std::string>> next_;
};

}  // namespace vraagbaak::editorial

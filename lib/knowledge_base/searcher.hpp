// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/finder.hpp"
#include "vraagbaak/knowledge_base.hpp"

namespace vraagbaak {

class [[gnu::visibility("hidden")]] Searcher::Impl {
public:
    explicit Impl(search::Finder f) : finder(std::move(f)) {}

    const search::Finder finder;
};

}  // namespace vraagbaak

// SPDX-License-Identifier: GPL-2.0-or-later
// Which words may be forms of a few stems? Whoever looks for those in a long text need not stem every word of it: most are
// told apart by their first two letters, some hundred times faster.
#pragma once

#include <bitset>
#include <string_view>

namespace vraagbaak::dutch {

// Immutable once its stems are in; then safe to share between threads.
class PossibleForms {
public:
    void add(std::string_view stem);

    // False: Stemmer::stem(folded) is none of the stems. True says nothing.
    bool may_be(std::string_view folded) const;

    // False: none of the stems is that of a part of the compound `folded`. True says nothing.
    bool may_be_within(std::string_view folded) const;

private:
    std::bitset<65536> beginnings_, part_beginnings_;
    bool numbers_ = false;
};

}  // namespace vraagbaak::dutch
